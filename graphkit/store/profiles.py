"""What the store tells about every actor as a whole, for a person who judges whether the actors are the right ones."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass

from graphkit.records import Decision, Label
from graphkit.store.opening import Store

__all__ = ["Profile", "read_decisions", "read_outlets", "read_profiles"]

_EXAMPLES = 3
"""Documents that are named as examples."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """An actor that acts, as a person would judge it.

    Attributes:
        id: Its id.
        name: The name it is shown by.
        label: What it is.
        mentions: How often it acts.
        documents: In how many documents it is named.
        examples: Ids of the first of them.
        titles: Its offices, and the ids of the documents that give it them.
        names: What its chains are called, and the ids of the first documents that call it so.
        reports: How many quotes it is the source of, alone or with others.
        observer: Whether a person said that it only reports.
    """

    id: str
    name: str
    label: Label
    mentions: int
    documents: int
    examples: tuple[str, ...] = ()
    titles: tuple[tuple[str, frozenset[str]], ...] = ()
    names: tuple[tuple[str, tuple[str, ...]], ...] = ()
    reports: int = 0
    observer: bool = False


def read_profiles(store: Store) -> list[Profile]:
    """Every actor that acts, by id."""
    titles: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    names: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    examples: dict[str, list[str]] = defaultdict(list)
    query = (
        "SELECT a.id, d.id, c.name, c.titles FROM link l JOIN actor a USING (actor) "
        "JOIN document d USING (doc) JOIN chain c ON c.doc = l.doc AND c.number = l.chain "
        "WHERE a.acts OR a.observer ORDER BY d.position, c.number"
    )
    for actor, document, name, held in store.connection.execute(query):
        for listed in (examples[actor], names[actor][name]):
            if len(listed) < _EXAMPLES and document not in listed:
                listed.append(document)
        for title in json.loads(held):
            titles[actor][title].add(document)
    reports = (
        "SELECT a.id, count(DISTINCT s.doc << 20 | s.quote) FROM speaker s JOIN link l USING (doc, chain) "
        "JOIN actor a USING (actor) GROUP BY a.id"
    )
    said = dict(store.connection.execute(reports))
    query = "SELECT id, name, label, mentions, documents, observer FROM actor WHERE acts OR observer ORDER BY id"
    return [
        Profile(
            id=id_,
            name=name,
            label=label,
            mentions=mentions,
            documents=documents,
            examples=tuple(examples[id_]),
            titles=tuple((title, frozenset(where)) for title, where in sorted(titles[id_].items())),
            names=tuple((called, tuple(where)) for called, where in sorted(names[id_].items())),
            reports=said.get(id_, 0),
            observer=bool(observer),
        )
        for id_, name, label, mentions, documents, observer in store.connection.execute(query)
    ]


def read_decisions(store: Store) -> list[Decision]:
    """The log of linking, as it was put in."""
    query = "SELECT verdict, name, other, actors, rule, reason FROM decision ORDER BY rowid"
    return [
        Decision(verdict=verdict, name=name, other=other, actors=tuple(json.loads(ids)), rule=rule, reason=reason)
        for verdict, name, other, ids, rule, reason in store.connection.execute(query)
    ]


def read_outlets(store: Store) -> set[str]:
    """Who published the documents, as far as they tell."""
    return {outlet for (outlet,) in store.connection.execute("SELECT DISTINCT outlet FROM document WHERE outlet <> ''")}
