"""The measures of a finished build and each actor's rank by them."""

from __future__ import annotations

import bisect
from typing import NamedTuple

from graphkit.inquiry.output import Output
from graphkit.records import Measures

__all__ = ["MEASURES", "Ranked", "read_measures"]

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
