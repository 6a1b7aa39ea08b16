"""Chains of all documents to actors.

Names are compared only within blocks of equal surname or equal words, so the work grows with the number of different
names and not with its square. A link is made only where one candidate remains; every decision is logged.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from graphkit.actors.aliases import body_key, fold, person_relation, respelt_surname, same_body, words_of
from graphkit.actors.descriptions import body_of, describes, role_of
from graphkit.records import Actor, Alias, Decision, Gender, Label, Link, LinkableChain, Linking

__all__ = ["link"]

_LONGEST_ACRONYM = 8
"""Letters below which a name in capitals is taken for an acronym."""

_CONFIDENCE = {"exact name": 1.0, "same words": 0.97, "acronym": 0.95, "spelling": 0.95, "surname": 0.85, "office": 0.8}


@dataclass(slots=True, eq=False)
class _Group:
    """Chains that are one actor: one name at first, more as groups are merged."""

    label: Label
    names: Counter[str] = field(default_factory=Counter)
    spellings: Counter[str] = field(default_factory=Counter)
    genders: set[Gender] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    members: list[tuple[str, int, str]] = field(default_factory=list)
    documents: set[str] = field(default_factory=set)
    dates: list[date] = field(default_factory=list)
    mentions: int = 0

    @property
    def name(self) -> str:
        """The fullest of its frequent names: most words, then most documents, then the alphabet."""
        top = max(self.names.values())
        common = [n for n, c in self.names.items() if c * 4 >= top]
        return min(common, key=lambda n: (-min(len(n.split()), 3), -self.names[n], n))

    def add(self, item: LinkableChain, rule: str) -> None:
        chain = item.chain
        self.titles.update(t for t in chain.titles if rule != "office" and body_of(t))
        if rule not in {"surname", "office"}:  # a lone surname is a spelling, never the name to show
            self.names[chain.name] += 1
        for alias in item.spellings:
            self.spellings[alias.surface] += alias.count
        if chain.gender in {"male", "female"}:
            self.genders.add(chain.gender)
        self.members.append((item.document_id, item.number, rule))
        self.documents.add(item.document_id)
        if item.published is not None:
            self.dates = [min([*self.dates, item.published]), max([*self.dates, item.published])]
        self.mentions += item.mentions

    def absorb(self, other: _Group, rule: str) -> None:
        self.names.update(other.names)
        self.spellings.update(other.spellings)
        self.genders |= other.genders
        self.titles |= other.titles
        self.members.extend((d, n, rule) for d, n, _ in other.members)
        self.documents |= other.documents
        self.dates = [min(both), max(both)] if (both := [*self.dates, *other.dates]) else []
        self.mentions += other.mentions


def link(chains: Iterable[LinkableChain]) -> Linking:
    """Make one actor of every set of chains that name the same person, body or state.

    Persons: equal full names; spellings of one name ("Sergey", "Sergei"); then lone surnames, where the corpus holds
    one bearer only; then offices whose holder a document does not name ("the US president"). Bodies: equal words in
    any order of "Ministry of X" and "X Ministry"; acronyms that some document introduces. States and peoples: their
    usual name.

    Args:
        chains: One per chain of the corpus, sorted by document id and number.

    Returns:
        Actors, links and the log. An empty corpus gives an empty result.
    """
    exact: dict[tuple[Label, str], _Group] = {}
    lone: list[LinkableChain] = []
    offices: list[LinkableChain] = []
    for item in chains:
        label, name = item.chain.label, item.chain.name
        if label == "PERSON" and not item.chain.aliases:
            offices.append(item)
            continue
        if label == "PERSON" and len(words_of(name)) == 1:
            lone.append(item)
            continue
        key = (label, _key(label, name))
        exact.setdefault(key, _Group(label=label)).add(item, "exact name")
    groups = list(exact.values())
    decisions: list[Decision] = []
    groups = _merge_spellings(groups, decisions)
    groups = _merge_acronyms(groups, decisions)
    groups = _place_lone_names(groups, lone, decisions)
    _place_offices(groups, offices)
    return _result(groups, decisions)


def _key(label: Label, name: str) -> str:
    return " ".join(body_key(name)) if label == "ORG" else fold(name)


def _merge_spellings(groups: Sequence[_Group], decisions: list[Decision]) -> list[_Group]:
    """Join persons whose names are spellings of one, where that leaves no doubt."""
    blocks: dict[str, list[_Group]] = defaultdict(list)
    for group in groups:
        if group.label == "PERSON":
            blocks[respelt_surname(group.name)].append(group)
    gone: set[int] = set()
    for key in sorted(blocks):
        block = sorted(blocks[key], key=lambda g: (-len(g.documents), g.name))
        for index, group in enumerate(block):
            candidates = [g for g in block[:index] if id(g) not in gone and _one_person(g, group)]
            if len(candidates) == 1:
                _log(decisions, "same", group, candidates, "spelling", "two spellings of one name")
                candidates[0].absorb(group, "spelling")
                gone.add(id(group))
            elif candidates:
                _log(decisions, "doubtful", group, candidates, "spelling", "the name fits several persons")
    return [g for g in groups if id(g) not in gone]


def _one_person(a: _Group, b: _Group) -> bool:
    if len(a.genders | b.genders) > 1:
        return False
    return any(person_relation(x, y) in {"same", "spelling", "part"} for x in sorted(a.names) for y in sorted(b.names))


def _merge_acronyms(groups: Sequence[_Group], decisions: list[Decision]) -> list[_Group]:
    """Join bodies where a document uses one's name and the other's acronym for the same body.

    Also two names that share an acronym, where one is a shorter form of the other: "Russian Federal Security Service
    (FSB)" and "Federal Security Service (FSB)".
    """
    by_alias: dict[str, list[_Group]] = defaultdict(list)
    for group in groups:
        if group.label == "ORG":
            for surface in sorted({*group.spellings, *group.names}):
                if len(surface) > 2 or surface.isupper():
                    by_alias[_key("ORG", surface)].append(group)
    gone: set[int] = set()
    for group in sorted((g for g in groups if g.label == "ORG"), key=lambda g: (len(g.documents), g.name)):
        others = _same_bodies(group, by_alias, gone)
        if len(others) == 1:
            _log(decisions, "same", group, others, "acronym", "a document uses both names for one body")
            others[0].absorb(group, "acronym")
            gone.add(id(group))
    return [g for g in groups if id(g) not in gone]


def _same_bodies(group: _Group, by_alias: Mapping[str, Sequence[_Group]], gone: set[int]) -> list[_Group]:
    """The other groups that a document calls by this one's name, or that share its acronym and part of its name."""
    found = [g for g in by_alias[_key("ORG", group.name)] if _key("ORG", g.name) != _key("ORG", group.name)]
    for surface in sorted(group.spellings):
        if surface.isupper() and len(surface) < _LONGEST_ACRONYM:
            found += [g for g in by_alias[_key("ORG", surface)] if same_body(group.name, g.name)]
    return [g for g in dict.fromkeys(found) if g is not group and id(g) not in gone]


def _place_lone_names(groups: list[_Group], lone: Sequence[LinkableChain], decisions: list[Decision]) -> list[_Group]:
    """Give chains of a lone surname to the one person who bears it: in the same story, else in the corpus."""
    bearers: dict[str, list[_Group]] = defaultdict(list)
    for group in groups:
        if group.label == "PERSON":
            for word in {respelt_surname(n) for n in group.names}:
                bearers[word].append(group)
    own: dict[str, _Group] = {}
    for item in lone:
        name = item.chain.name
        fitting = [g for g in bearers.get(respelt_surname(name), ()) if _gender_fits(item, g)]
        in_story = [g for g in fitting if item.story in g.documents]
        chosen = in_story if len(in_story) == 1 else fitting
        if len(chosen) == 1:
            chosen[0].add(item, "surname")
            continue
        group = own.setdefault(fold(name), _Group(label="PERSON"))
        group.add(item, "exact name")
        if fitting:
            _log(decisions, "doubtful", group, fitting, "surname", "several persons bear the name")
    return [*groups, *own.values()]


def _place_offices(groups: Sequence[_Group], offices: Sequence[LinkableChain]) -> None:
    """Give "the US president" to the one person the corpus calls so, one of the same document before others."""
    holders: dict[str, list[_Group]] = defaultdict(list)
    for group in groups:
        for title in group.titles:
            holders[title].append(group)
    for item in offices:
        fitting = list(dict.fromkeys(g for title in item.chain.titles for g in _holding(title, holders)))
        fitting = [g for g in fitting if _gender_fits(item, g)]
        here = [g for g in fitting if item.document_id in g.documents]
        chosen = here if len(here) == 1 else fitting
        if len(chosen) == 1:
            chosen[0].add(item, "office")


def _holding(title: str, holders: dict[str, list[_Group]]) -> list[_Group]:
    """Groups that hold a title, or one it is a wider word for: "leader of Ukraine" and a president of Ukraine."""
    if title in holders:
        return holders[title]
    role, body = role_of(title), body_of(title)
    return [
        g
        for held in sorted(holders)
        if body_of(held) == body and describes(role, [role_of(held)], ())
        for g in holders[held]
    ]


def _gender_fits(item: LinkableChain, group: _Group) -> bool:
    gender = item.chain.gender
    return gender not in {"male", "female"} or not group.genders or gender in group.genders


def _log(
    decisions: list[Decision], verdict: str, group: _Group, others: Sequence[_Group], rule: str, reason: str
) -> None:
    name = group.name
    for other in others:
        decisions.append(
            Decision(
                verdict="same" if verdict == "same" else "doubtful",
                name=name,
                other=other.name,
                actors=(),
                rule=rule,
                reason=reason,
            )
        )


def _result(groups: Sequence[_Group], decisions: Sequence[Decision]) -> Linking:
    actors: list[Actor] = []
    links: list[Link] = []
    used: Counter[str] = Counter()
    for group in sorted(groups, key=lambda g: (_slug(g.name, g.label), min(g.members))):
        base = _slug(group.name, group.label)
        used[base] += 1
        actor_id = base if used[base] == 1 else f"{base}-{used[base]}"
        aliases = [Alias(s, c) for s, c in sorted(group.spellings.items(), key=lambda p: (-p[1], p[0]))]
        actors.append(
            Actor(
                id=actor_id,
                name=group.name,
                label=group.label,
                aliases=tuple(aliases),
                mentions=group.mentions,
                documents=len(group.documents),
                first=min(group.dates, default=None),
                last=max(group.dates, default=None),
            )
        )
        links.extend(
            Link(document_id=d, number=n, actor=actor_id, rule=rule, confidence=_CONFIDENCE[rule])
            for d, n, rule in group.members
        )
    return Linking(
        actors=tuple(sorted(actors, key=lambda a: a.id)),
        links=tuple(sorted(links, key=lambda x: (x.document_id, x.number))),
        decisions=tuple(sorted(set(decisions), key=lambda d: (d.name, d.other, d.rule))),
    )


def _slug(name: str, label: Label) -> str:
    return f"{fold(name).replace(' ', '-') or 'unnamed'}.{label.lower()}"
