"""What linking found: groups become actors with ids, chains get their links, the log its names."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graphkit.actors.curation import Edits, Roll, actor_id
from graphkit.actors.groups import Group
from graphkit.actors.log import Notes
from graphkit.actors.register import Register
from graphkit.records import Actor, Alias, Decision, Link, Linking

__all__ = ["result_of"]

_CONFIDENCE = {
    "curated": 1.0,
    "exact name": 1.0,
    "same words": 0.97,
    "acronym": 0.95,
    "spelling": 0.95,
    "known office": 0.9,
    "surname": 0.85,
    "office": 0.8,
}
"""Certainty of a link by its rule, 0 to 1."""


def result_of(groups: Sequence[Group], register: Register, notes: Notes, edits: Edits) -> Linking:
    """Name the groups, put aside what edits say, and tell which chain is whose."""
    edits.retype(Roll(groups))
    documents = register.documents_by_group()
    ids = _ids(groups)
    roll = Roll(groups, ids)
    for name, other, reason in edits.kept_apart():
        for a, b in itertools.product(roll.named(name), roll.named(other)):
            notes["apart", a, b, name, "curated", reason] = None
    renamed, ignored = edits.renamed(roll), edits.aside("ignore", roll)
    kept = {group: actor for group, actor in ids.items() if group not in ignored}
    actors = [
        _actor(group, kept[group], documents[group], renamed.get(group, group.name), edits.wikidata(group))
        for group in kept
    ]
    decisions = {
        Decision(
            verdict=verdict,
            name=name,
            other=renamed.get(other.standing, other.name),
            actors=tuple(sorted({ids[group.standing], ids[other.standing]})),
            rule=rule,
            reason=reason,
        )
        for verdict, group, other, name, rule, reason in notes
    }
    return Linking(
        actors=tuple(sorted(actors, key=lambda a: a.id)),
        links=_Links(register, kept),
        decisions=tuple(sorted(decisions, key=lambda d: (d.name, d.other, d.rule, d.verdict, d.actors, d.reason))),
        places=frozenset(kept[group] for group in edits.aside("places", roll) & kept.keys()),
        observers=frozenset(kept[group] for group in edits.aside("observers", roll) & kept.keys()),
    )


def _ids(groups: Iterable[Group]) -> dict[Group, str]:
    """Ids by name and type, whatever an actor is renamed to; namesakes are numbered."""
    ids: dict[Group, str] = {}
    used: Counter[str] = Counter()
    for group in sorted(groups, key=lambda g: (actor_id(g.name, g.label), g.first)):
        base = actor_id(group.name, group.label)
        used[base] += 1
        ids[group] = base if used[base] == 1 else f"{base}-{used[base]}"
    return ids


@dataclass(frozen=True, slots=True)
class _Links:
    """The links, made one by one each time they are asked for: a large corpus has millions."""

    register: Register
    ids: Mapping[Group, str]

    def __iter__(self) -> Iterator[Link]:
        for document_id, number, group, rule in self.register.links():
            actor = self.ids.get(group)
            if actor is not None:
                yield Link(document_id=document_id, number=number, actor=actor, rule=rule, confidence=_CONFIDENCE[rule])


def _actor(group: Group, actor: str, documents: int, name: str, wikidata: str) -> Actor:
    spellings = sorted(group.spellings.items(), key=lambda pair: (-pair[1], pair[0]))
    return Actor(
        id=actor,
        name=name,
        label=group.label,
        aliases=tuple(Alias(surface, count) for surface, count in spellings),
        mentions=group.mentions,
        documents=documents,
        first=min(group.dates, default=None),
        last=max(group.dates, default=None),
        wikidata=wikidata,
    )
