"""The edges of an assembled store, with what each rests on."""

from __future__ import annotations

import itertools
from datetime import date

from graphkit.config import EdgesConfig
from graphkit.edges.evidence import evidence
from graphkit.edges.ties import Tie
from graphkit.records import CueCount, Edge, EdgeKind, Evidence, StoryShare
from graphkit.store import Store, chain_links, read_document

__all__ = ["read_edges", "story_shares"]

_MOST_EVIDENCE = 300_000
"""Pieces of evidence in memory, some 600 MB. Where there are more, the heaviest edges have all that ``max_evidence``
allows, the others one document's."""

_Key = tuple[str, str, str]

_DIGITS = 6


def read_edges(store: Store, config: EdgesConfig) -> list[Edge]:
    """The edges that the graph shows, as the last assembling left them, sorted by kind, source and target.

    Args:
        store: Assembled with the same configuration.
        config: Says what of the store is evidence, and how many pieces to read.
    """
    shown, classes = _evidence(store, config), _cue_classes(store)
    query = """
        SELECT e.kind, s.id, t.id, e.weight, e.weight_raw, e.documents, e.stories, e.outlets, e.npmi,
               e.significance, e.first, e.last, e.alpha, e.gap
        FROM edge e JOIN actor s ON s.actor = e.source JOIN actor t ON t.actor = e.target
        WHERE e.shown ORDER BY e.kind, s.id, t.id
    """
    return [
        Edge(
            kind=row[0],
            source=row[1],
            target=row[2],
            weight=row[3],
            weight_raw=row[4],
            documents=row[5],
            stories=row[6],
            outlets=row[7],
            npmi=row[8],
            significance=row[9],
            first=_date(row[10]),
            last=_date(row[11]),
            alpha=row[12],
            proximity=_proximity(row[3], row[13], config),
            cue_classes=tuple(classes.get(row[1:3], ())) if row[0] == "quote" else (),
            evidence=tuple(shown.get(row[:3], ())),
        )
        for row in store.connection.execute(query)
    ]


def _proximity(weight: int, gap: float | None, config: EdgesConfig) -> float | None:
    return None if gap is None else round(weight * (config.words + 1 - gap) / config.words, _DIGITS)


def story_shares(store: Store) -> tuple[list[StoryShare], int]:
    """What each story adds to the weight of each edge of the graph, and how many stories there are."""
    stories = store.connection.execute("SELECT DISTINCT story FROM temp.share ORDER BY story")
    number = {story: n for n, (story,) in enumerate(stories)}
    query = """
        SELECT f.kind, s.id, t.id, f.story, f.pieces FROM temp.fullest f JOIN edge e USING (kind, source, target)
        JOIN actor s ON s.actor = f.source JOIN actor t ON t.actor = f.target WHERE e.shown
    """
    shares = [
        StoryShare(_kind(kind), source, target, number[story], pieces)
        for kind, source, target, story, pieces in store.connection.execute(query)
    ]
    return shares, len(number)


def _cue_classes(store: Store) -> dict[tuple[str, str], list[CueCount]]:
    """By speaker and target, each class with its part of the weight, the largest first."""
    query = """
        SELECT s.id, t.id, c.cue_class, c.weight FROM edge_class c
        JOIN edge e ON e.kind = 'quote' AND e.source = c.source AND e.target = c.target
        JOIN actor s ON s.actor = c.source JOIN actor t ON t.actor = c.target
        WHERE e.shown ORDER BY c.weight DESC, c.cue_class
    """
    found: dict[tuple[str, str], list[CueCount]] = {}
    for source, target, cue_class, weight in store.connection.execute(query):
        found.setdefault((source, target), []).append(CueCount(cue_class, weight))
    return found


def _evidence(store: Store, config: EdgesConfig) -> dict[_Key, list[Evidence]]:
    """The first pieces of evidence of each edge that is kept, in order of date, document and place."""
    kept: dict[_Key, list[Evidence]] = {}
    for statement in _PLACES:
        store.connection.execute(statement)
    limits = {"each": config.max_evidence, "all": _MOST_EVIDENCE}
    shown = store.connection.execute(_SHOWN, limits)
    for doc, rows in itertools.groupby(shown, key=lambda row: int(row[0])):
        _, found, actors = read_document(store, doc)
        wanted = [Tie(_kind(kind), source, target, number) for _, kind, source, target, number in rows]
        pieces = zip(wanted, evidence(found, actors, chain_links(store, doc), wanted, config), strict=True)
        for tie, piece in sorted(pieces, key=lambda pair: (pair[0][:3], pair[1].start, pair[1].end)):
            of_edge = kept.setdefault((tie.kind, tie.source, tie.target), [])
            if len(of_edge) < config.max_evidence:
                of_edge.append(piece)
    return kept


def _kind(text: str) -> EdgeKind:
    return "quote" if text == "quote" else "cooccurrence"


def _date(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


# Small, unlike the table of documents, where each tie's would be looked up between the texts.
_PLACES = (
    "DROP TABLE IF EXISTS temp.place",
    "CREATE TEMP TABLE place (doc INTEGER PRIMARY KEY, position INTEGER)",
    "INSERT INTO temp.place SELECT doc, position FROM document JOIN counted USING (doc)",
)

_SHOWN = """
-- The ties that can be among the first of their edge, document by document; of a document all or none.
WITH kept AS (
    SELECT kind, source, target,
           sum(min(weight_raw, :each)) OVER (ORDER BY weight DESC, kind, source, target ROWS UNBOUNDED PRECEDING) AS sum
    FROM edge WHERE shown
),
ranked AS (
    SELECT t.doc, t.kind, t.source, t.target, t.number, d.position, iif(k.sum <= :all, :each, 1) AS pieces,
           rank() OVER (PARTITION BY t.kind, t.source, t.target ORDER BY d.position) AS place
    FROM kept k JOIN tie t USING (kind, source, target) JOIN temp.place d USING (doc)
)
SELECT r.doc, r.kind, s.id, o.id, r.number FROM ranked r
JOIN actor s ON s.actor = r.source JOIN actor o ON o.actor = r.target
WHERE r.place <= r.pieces ORDER BY r.position
"""
