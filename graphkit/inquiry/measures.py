"""The measures of a finished build and each actor's rank by them."""

from __future__ import annotations

import bisect
import json
from typing import NamedTuple

from graphkit.inquiry.names import actor_names
from graphkit.inquiry.output import Output
from graphkit.records import Measures

__all__ = ["MEASURES", "Leader", "Ranked", "leaders", "read_measures", "sample_of"]

MEASURES = (
    "mentions",
    "documents",
    *(name for name in Measures.__dataclass_fields__ if name not in {"actor", "community", "x", "y"}),
)
"""What actors are ranked by, columns of actors.csv."""


class Ranked(NamedTuple):
    """A measure of an actor and how many actors have a higher value, plus 1."""

    name: str
    value: int | float
    rank: int


class Leader(NamedTuple):
    """An actor, its value and rank by one measure, and the range of its rank where resampling was asked for."""

    id: str
    name: str
    label: str
    value: int | float
    rank: int
    low: int | None = None
    high: int | None = None


def leaders(output: Output, measure: str, number: int) -> tuple[Leader, ...]:
    """The actors that lead the graph by one of ``MEASURES``, ``number`` of them, equals by name."""
    place = MEASURES.index(measure)
    names = actor_names(output)
    query = "SELECT id, low, high FROM rank_interval JOIN actor USING (actor) WHERE measure = ?"
    ranges = {actor: (low, high) for actor, low, high in output.store.connection.execute(query, (measure,))}
    found = (
        Leader(actor, *names[actor], ranked[place].value, ranked[place].rank, *ranges.get(actor, ()))
        for actor, ranked in read_measures(output).items()
    )
    return tuple(sorted(found, key=lambda leader: (leader.rank, leader.name, leader.id))[:number])


def sample_of(output: Output, measure: str) -> int:
    """How many actors the paths of an estimated measure begin at; 0 where it is exact."""
    estimates, sources = output.store.connection.execute("SELECT estimates, sources FROM network").fetchone()
    return int(sources) if measure in json.loads(estimates) else 0


def read_measures(output: Output) -> dict[str, tuple[Ranked, ...]]:
    """All measures of every actor of the graph by id, as the store has them; places have none."""
    found: dict[str, dict[str, int | float]] = {}
    query = "SELECT id, m.name, value FROM measure AS m JOIN actor USING (actor) ORDER BY id, m.name"
    for actor, name, value in output.store.connection.execute(query):
        found.setdefault(actor, {})[name] = value
    query = "SELECT id, mentions, documents FROM actor WHERE actor IN (SELECT actor FROM measure)"
    for actor, mentions, documents in output.store.connection.execute(query):
        found[actor] |= {"mentions": mentions, "documents": documents}
    values = {actor: [measures[name] for name in MEASURES] for actor, measures in found.items()}
    ordered = [sorted(-row[place] for row in values.values()) for place in range(len(MEASURES))]
    return {
        actor: tuple(
            Ranked(name, value, bisect.bisect_left(column, -value) + 1)
            for name, value, column in zip(MEASURES, row, ordered, strict=True)
        )
        for actor, row in values.items()
    }
