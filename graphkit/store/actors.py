"""The actors of the store: their names, which of them act, which the graph shows, and what they do."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from graphkit.store.days import read_day
from graphkit.store.opening import Store

__all__ = [
    "Activity",
    "acting_actors",
    "active_actors",
    "chain_names",
    "names_in_use",
    "shared_names",
    "shown_actors",
    "spelled",
]


def names_in_use(store: Store) -> set[tuple[str, str]]:
    """Every name and label that chains and actors go by; the further spellings of actors have the label ""."""
    query = "SELECT name, label FROM chain UNION SELECT name, label FROM actor UNION SELECT surface, '' FROM alias"
    return set(store.connection.execute(query))


def chain_names(store: Store) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The document and the names of every chain that goes by several in its document, by document id."""
    query = "SELECT d.id, c.aliases FROM chain c JOIN document d USING (doc) WHERE c.aliases LIKE '%,%' ORDER BY d.id"
    for document, aliases in store.connection.execute(query):
        yield document, tuple(json.loads(aliases))


def shared_names(store: Store) -> set[str]:
    """Names that more than one actor is shown by."""
    return {name for (name,) in store.connection.execute("SELECT name FROM actor GROUP BY name HAVING count(*) > 1")}


def spelled(store: Store) -> dict[str, set[str]]:
    """For every spelling of an actor's name, the names of the actors that go by it."""
    found: dict[str, set[str]] = {}
    for surface, name in store.connection.execute("SELECT surface, name FROM alias JOIN actor USING (actor)"):
        found.setdefault(surface, set()).add(name)
    return found


def shown_actors(store: Store) -> set[str]:
    """Ids of the actors that the graph shows."""
    return {actor for (actor,) in store.connection.execute("SELECT id FROM actor WHERE shown")}


def acting_actors(store: Store) -> dict[str, tuple[str, str]]:
    """Name and label of every actor that acts, of whatever type, by id."""
    query = "SELECT id, name, label FROM actor WHERE acts"
    return {actor: (name, label) for actor, name, label in store.connection.execute(query)}


class Activity(NamedTuple):
    """What an actor does in the documents that count; the fields are those of ``Actor``."""

    mentions: int
    documents: int
    first: date | None
    last: date | None


def active_actors(store: Store) -> dict[str, Activity]:
    """The graph's actors that act in the documents that count, by id."""
    query = """
        SELECT a.id, sum(m.use = 'actor'), count(DISTINCT l.doc), min(d.published), max(d.published)
        FROM counted JOIN document d USING (doc) JOIN link l USING (doc) JOIN actor a USING (actor)
        JOIN mention m ON m.doc = l.doc AND m.chain = l.chain WHERE a.shown GROUP BY a.id
    """
    return {
        actor: Activity(mentions, documents, read_day(first), read_day(last))
        for actor, mentions, documents, first, last in store.connection.execute(query)
    }
