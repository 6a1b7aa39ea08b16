"""What edits mean for linking.

A name means every actor of that name, whatever its type; an id ("ford.org") means one of them. Before linking, chains
get what is said of their names (``Edits.prepared``): one actor with others, apart from others, of another type. After
it, actors are renamed or put aside (``Edits.named``).
"""

from __future__ import annotations

import dataclasses
import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatchcase
from typing import cast

from graphkit.actors.body_names import body_key
from graphkit.actors.curation.contradictions import same_as
from graphkit.actors.curation.edits import Curation, Edit, Role, actor_id, handle, is_id
from graphkit.actors.descriptions import body_of, describes, role_of
from graphkit.actors.groups import Group
from graphkit.folding import fold
from graphkit.records import Label, LinkableChain

__all__ = ["Edits", "Roll"]


class Edits:
    """The edits of a file, by the names they are about."""

    def __init__(self, curation: Curation) -> None:
        self._roots = same_as(curation.edits)
        self._renamed = [(e.names[0], e.to) for e in curation.of("rename")]
        self._renames = {handle(to): handle(name) for name, to in self._renamed if handle(to) not in self._roots}
        self._shown = {handle(e.names[0]): e.names[0] for e in curation.of("same", "known")}
        self._apart = self._marks(curation)
        self._labels = {self._root(e.names[0]): cast(Label, e.to) for e in curation.of("type", "known") if e.to}
        self._scoped = [e for e in curation.of("known") if e.documents]
        self._known = {self._root(e.names[0]): e for e in curation.of("known")}
        self._retyped = [(e.names[0], cast(Label, e.to)) for e in curation.of("type")]
        self._aside = {kind: _all_names(curation.of(kind)) for kind in ("ignore", "places", "observers")}
        self._never = curation.of("never")
        self._lines = {handle(e.names[0]): f"line {e.line} of {curation.file}" for e in curation.of("same", "known")}
        self._file = curation.file
        self._groups: dict[str, Group] = {}
        self._holders_of: dict[str, list[tuple[str, Role]]] = {}
        self._types: dict[str, Counter[tuple[bool, Label]]] = defaultdict(Counter)
        self._bodies = {" ".join(body_key(name)): root for name, root in self._roots.items()}

    def _root(self, name: str) -> str:
        key = self._renames.get(handle(name), handle(name))
        return self._roots.get(key, key)

    def _marks(self, curation: Curation) -> dict[str, frozenset[tuple[int, str]]]:
        """For every root the sides it stands on; two sides of one number are never one actor."""
        found: dict[str, set[tuple[int, str]]] = defaultdict(set)
        for number, edit in enumerate(curation.of("never")):
            for name in edit.names:
                found[self._root(name)].add((number, self._root(name)))
        for edit in curation.of("known"):
            root = self._root(edit.names[0])
            found[root].add((-1, root))  # whoever is known by himself is nobody else who is known
        return {root: frozenset(sides) for root, sides in found.items()}

    def prepared(self, chains: Iterable[LinkableChain]) -> Iterator[LinkableChain]:
        """Every chain with what the edits say of it."""
        if not (self._shown or self._apart or self._labels):
            yield from chains
            return
        for item in chains:
            root = self._root_of(item)
            label = self._labels.get(root, item.chain.label)
            if label != item.chain.label:
                item = dataclasses.replace(item, chain=dataclasses.replace(item.chain, label=label))
            shown = root if root in self._shown else ""
            apart = self._apart.get(root, frozenset()) | self._namesakes(item)
            yield dataclasses.replace(item, known_as=shown, apart=apart)

    def _namesakes(self, item: LinkableChain) -> frozenset[tuple[int, str]]:
        """Sides that keep a known actor of some documents from the bearers of its names in others."""
        return frozenset(
            (-2 - number, edit.names[0] if _is_in(item.document_id, edit) else "")
            for number, edit in enumerate(self._scoped)
            if handle(item.chain.name) in map(handle, edit.names)
        )

    def _root_of(self, item: LinkableChain) -> str:
        name, label = item.chain.name, item.chain.label
        for edit in self._scoped:
            if _is_in(item.document_id, edit) and handle(name) in map(handle, edit.names):
                return self._root(edit.names[0])
        by_id, by_name = handle(actor_id(name, label)), handle(name)
        for key in (by_id, by_name):
            if key in self._roots or key in self._apart or key in self._labels:
                return self._roots.get(key, key)
        return self._bodies.get(" ".join(body_key(name)), by_name) if label == "ORG" else by_name

    def take(self, item: LinkableChain) -> Group:
        """The group of a chain that edits make part of an actor, with the chain in it."""
        root = item.known_as
        group = self._groups.get(root) or self.make_known(root, Group(label=item.chain.label))
        group.add(item, "curated")
        self._types[root][handle(item.chain.name) == root, item.chain.label] += 1
        return group

    def make_known(self, root: str, group: Group) -> Group:
        """Make a group the actor that edits know under a name."""
        shown = self._shown[root]
        group.known_as = "" if is_id(shown) else shown
        group.apart |= self._apart.get(root, frozenset())
        group.label = self._labels.get(root, group.label)
        self._groups[root] = group
        return group

    def groups(self) -> dict[str, Group]:
        """The actors that edits make and the corpus names, by root; their type is that of the name that is shown."""
        for root, types in self._types.items():
            own = Counter({label: count for (is_root, label), count in types.items() if is_root})
            every = own or Counter({label: count for (_, label), count in types.items()})
            self._groups[root].label = self._labels.get(root, max(sorted(every), key=every.__getitem__))
        return self._groups

    def spellings(self) -> dict[str, list[str]]:
        """For every root the handles of the names that are made one with it."""
        found: dict[str, list[str]] = defaultdict(list)
        for name, root in self._roots.items():
            found[root].append(name)
        return found

    def retype(self, roll: Roll) -> None:
        """Give groups the types that edits say."""
        for name, label in self._retyped:
            for group in roll.named(self._before(name)):
                group.label = label

    def renamed(self, roll: Roll) -> dict[Group, str]:
        """The new names of groups."""
        return {group: to for name, to in self._renamed for group in roll.named(name)}

    def aside(self, kind: str, roll: Roll) -> set[Group]:
        """The groups that are ignored, places or observers."""
        return {group for name in self._aside[kind] for group in roll.named(self._before(name))}

    def _before(self, name: str) -> str:
        """The name before renaming, so that edits may use either."""
        return self._renames.get(handle(name), name)

    def kept_apart(self) -> Iterator[tuple[str, str, str]]:
        """Two names that are never one actor, and where that is said."""
        for edit in self._never:
            for name, other in itertools.combinations(edit.names, 2):
                yield name, other, f"line {edit.line} of {self._file}"

    def reason(self, root: str) -> str:
        """Where names are made one."""
        return self._lines.get(root, self._file)

    def wikidata(self, group: Group) -> str:
        """The Wikidata id of a known actor, else ""."""
        edit = self._known.get(handle(group.known_as)) if group.known_as else None
        return edit.wikidata if edit else ""

    def holder(self, titles: Iterable[str], item: LinkableChain) -> Group | None:
        """The one known actor who held one of the offices on the day of a document; None where several may have."""
        held = [pair for title in titles for pair in self._holders(title)]
        roots = {root for root, role in held if role.covers(item.published)}
        if len(roots) != 1:
            return None
        (root,) = roots
        group = (self._groups.get(root) or Group(label=self._labels.get(root, "PERSON"))).standing
        if not group.may_be(item.apart):
            return None
        return group if root in self._groups else self.make_known(root, group)

    def _holders(self, title: str) -> list[tuple[str, Role]]:
        """Who is known to have held an office, and when; a corpus has few titles."""
        if title not in self._holders_of:
            known = [(root, role) for root, edit in self._known.items() for role in edit.roles]
            self._holders_of[title] = [(root, role) for root, role in known if _fits(title, role.title)]
        return self._holders_of[title]

    def may_hold(self, group: Group, title: str, item: LinkableChain) -> bool:
        """Whether an actor is not known to have held an office at another time only."""
        edit = self._known.get(handle(group.known_as)) if group.known_as else None
        roles = [role for role in edit.roles if _fits(title, role.title)] if edit else []
        return not roles or item.published is None or any(role.covers(item.published) for role in roles)


class Roll:
    """Groups by their names.

    Args:
        groups: All that stand.
        ids: Their ids, where they are known.
    """

    def __init__(self, groups: Iterable[Group], ids: Mapping[Group, str] | None = None) -> None:
        self._groups = list(groups)
        self._ids = ids or {}
        self._called: dict[str, list[Group]] | None = None
        self._spelled: dict[str, list[Group]] = {}

    def named(self, name: str) -> list[Group]:
        """The groups that a name or id means: those so called; else the only one that is so spelled."""
        called, spelled = self._index()
        found = called.get(name, []) if is_id(name) else []
        return found or called.get(handle(name)) or _only(spelled.get(handle(name), []))

    def _index(self) -> tuple[dict[str, list[Group]], dict[str, list[Group]]]:
        """Built when it is first asked for: most runs have no edits."""
        if self._called is None:
            self._called = {}
            for group in self._groups:
                names = [*group.names, *([group.known_as] if group.known_as else [])]
                ids = {self._ids[group]} if group in self._ids else {actor_id(name, group.label) for name in names}
                for key in {*map(handle, names), *ids, *(actor_id(name, group.label) for name in group.names)}:
                    self._called.setdefault(key, []).append(group)
                for key in {handle(surface) for surface in group.spellings}:
                    self._spelled.setdefault(key, []).append(group)
        return self._called, self._spelled


def _only(groups: list[Group]) -> list[Group]:
    return groups if len(groups) == 1 else []


def _all_names(edits: Iterable[Edit]) -> list[str]:
    return [name for edit in edits for name in edit.names]


def _is_in(document: str, edit: Edit) -> bool:
    return any(fnmatchcase(document, pattern) or document.split("#")[0] == pattern for pattern in edit.documents)


def _fits(title: str, held: str) -> bool:
    """Whether an office named in a text is the one that is known: "leader of Ukraine" and a president of Ukraine."""
    same = fold(title) == fold(held)
    return same or (body_of(title) == body_of(held) and describes(role_of(title), [role_of(held)], ()))
