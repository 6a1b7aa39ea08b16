"""What an assembled store holds that settings may keep out of the graph, in numbers."""

from __future__ import annotations

from typing import NamedTuple

from graphkit.store.opening import Store

__all__ = ["Withheld", "withheld"]


class Withheld(NamedTuple):
    """How much there is besides the graph.

    Attributes:
        edges: Edges of any weight.
        heaviest: Weight of the heaviest; 0 without edges.
        actors: Actors that act, of types that were not asked for.
        mentions: Mentions of actors that are less certain than was asked for.
        quotes: Quotes with a speaker, likewise.
    """

    edges: int = 0
    heaviest: int = 0
    actors: int = 0
    mentions: int = 0
    quotes: int = 0


def withheld(store: Store, min_confidence: float) -> Withheld:
    """Count, in the documents that count."""
    edges, heaviest = store.connection.execute("SELECT count(*), coalesce(max(weight), 0) FROM edge").fetchone()
    counted = (
        ("SELECT count(*) FROM actor WHERE acts AND NOT shown", ()),
        (
            "SELECT count(*) FROM mention m JOIN counted USING (doc) "
            "JOIN link l ON l.doc = m.doc AND l.chain = m.chain "
            "JOIN actor a USING (actor) WHERE a.shown AND m.use = 'actor' AND m.confidence < ?",
            (min_confidence,),
        ),
        (
            "SELECT count(*) FROM quote JOIN counted USING (doc) WHERE speaker NOT NULL AND confidence < ?",
            (min_confidence,),
        ),
    )
    actors, mentions, quotes = (int(store.connection.execute(*query).fetchone()[0]) for query in counted)
    return Withheld(edges, heaviest, actors, mentions, quotes)
