"""From the store's annotations to edges: write the ties, add them up in SQL, show what each rests on.

Memory stays bounded by the edges that are kept: ties go to the store one document at a time, and the sums are the
database's work.
"""

from __future__ import annotations

import hashlib
import itertools
import struct
from collections.abc import Callable
from datetime import date

from graphkit.config import EdgesConfig
from graphkit.edges.ties import Tie, evidence, ties, windows
from graphkit.edges.weights import log_likelihood, npmi
from graphkit.records import CueCount, Edge, EdgeKind, Evidence
from graphkit.store import Assembled, Store, assembled, assembled_document, chain_links

__all__ = ["assemble_edges", "read_edges"]

_DIGITS = 6
"""Decimals of the association measures: more would differ between mathematics libraries."""

_MOST_EVIDENCE = 300_000
"""Pieces of evidence in memory, about 250 MB. Where there are more, the heaviest edges have all that ``max_evidence``
allows, the others one document's."""

_Key = tuple[str, str, str]

_DIGESTS = {
    "sentence": "SELECT digest FROM sentence WHERE doc = ? AND number = ?",
    "paragraph": "SELECT digest FROM sentence WHERE doc = ? AND paragraph = ? ORDER BY number",
    "document": "SELECT digest FROM sentence WHERE doc = ? AND number >= ? ORDER BY number",
    "quote": "SELECT digest FROM quote WHERE doc = ? AND number = ?",
}


def assemble_edges(store: Store, config: EdgesConfig) -> list[Edge]:
    """Derive ties and edges from the linked store; the caller holds the transaction.

    Args:
        store: After ``mark_stories`` and ``put_linking``.
        config: Window, least confidence, least weight, pieces of evidence to keep.

    Returns:
        The edges of at least ``min_weight``, sorted by kind, source and target; where these are more than
        ``max_edges``, those above the weight at which they are not. The store keeps the lighter ones too.
    """
    keys = dict(store.connection.execute("SELECT id, actor FROM actor"))
    for statement in _PREPARE:
        store.connection.execute(statement)
    total = 0
    for document in assembled(store, "id"):
        total += _put_ties(store, document, keys, config)
    for statement in _SORT_TIES:
        store.connection.execute(statement)
    store.connection.execute(_ADD_UP)
    store.connection.execute(_ADD_UP_CLASSES)
    _put_measures(store, total)
    store.connection.execute("UPDATE edge SET shown = weight >= ?", (_least_weight(store, config),))
    return read_edges(store, config)


def _put_ties(store: Store, document: Assembled, keys: dict[str, int], config: EdgesConfig) -> int:
    """Write one document's ties and count its windows, which are returned, and each actor's."""
    connection, (doc, found, actors) = store.connection, document
    seen = list(windows(found, actors, config))
    connection.executemany(
        "INSERT INTO temp.occurrence VALUES (?, 1) ON CONFLICT DO UPDATE SET windows = windows + 1",
        ((keys[actor],) for window in seen for actor in window.actors),
    )
    for tie in ties(found, actors, config):
        query = _DIGESTS["quote" if tie.kind == "quote" else config.window]
        digest = _combined([digest for (digest,) in connection.execute(query, (doc, tie.number))])
        row = (tie.kind, keys[tie.source], keys[tie.target], doc, tie.number, digest)
        connection.execute("INSERT INTO temp.found VALUES (?, ?, ?, ?, ?, ?)", row)
    return len(seen)


def _combined(digests: list[int]) -> int:
    """One digest for several sentences in a row; a single one stays as it is."""
    if len(digests) == 1:
        return digests[0]
    packed = struct.pack(f">{len(digests)}q", *digests)
    return int.from_bytes(hashlib.blake2b(packed, digest_size=8).digest(), "big", signed=True)


def _put_measures(store: Store, total: int) -> None:
    measures = {"npmi": npmi, "log_likelihood": log_likelihood}  # called by the database, which holds the edges
    for name, measure in measures.items():
        store.connection.create_function(name, 4, _rounded(measure), deterministic=True)
    windows_of = "(SELECT windows FROM temp.occurrence WHERE actor = edge.{})"
    table = f":total, {windows_of.format('source')}, {windows_of.format('target')}, weight_raw"
    store.connection.execute(
        f"UPDATE edge SET npmi = npmi({table}), significance = log_likelihood({table}) "  # noqa: S608 - our own names
        "WHERE kind = 'cooccurrence'",
        {"total": total},
    )


def _rounded(measure: Callable[[int, int, int, int], float]) -> Callable[[int, int, int, int], float]:
    return lambda *table: round(measure(*table), _DIGITS)


def read_edges(store: Store, config: EdgesConfig) -> list[Edge]:
    """The edges that the graph shows, as the last assembling left them, sorted by kind, source and target.

    Args:
        store: Assembled with the same configuration.
        config: Says what of the store is evidence, and how many pieces to read.
    """
    shown, classes = _evidence(store, config), _cue_classes(store)
    query = """
        SELECT e.kind, s.id, t.id, e.weight, e.weight_raw, e.documents, e.stories, e.outlets, e.npmi,
               e.significance, e.first, e.last
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
            cue_classes=tuple(classes.get(row[1:3], ())) if row[0] == "quote" else (),
            evidence=tuple(shown.get(row[:3], ())),
        )
        for row in store.connection.execute(query)
    ]


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
    limits = {"each": config.max_evidence, "all": _MOST_EVIDENCE}
    shown = store.connection.execute(_SHOWN, limits)
    for doc, rows in itertools.groupby(shown, key=lambda row: int(row[0])):
        _, found, actors = assembled_document(store, doc)
        ties = [Tie(_kind(kind), source, target, number) for _, kind, source, target, number in rows]
        links = chain_links(store, doc)
        pieces = [((tie.kind, tie.source, tie.target), evidence(found, actors, links, tie, config)) for tie in ties]
        for key, piece in sorted(pieces, key=lambda pair: (pair[0], pair[1].start, pair[1].end)):
            if len(kept.setdefault(key, [])) < config.max_evidence:
                kept[key].append(piece)
    return kept


def _least_weight(store: Store, config: EdgesConfig) -> int:
    """``min_weight``, or the first weight above it that no more than ``max_edges`` edges have."""
    query = "SELECT weight, count(*) FROM edge WHERE weight >= ? GROUP BY weight ORDER BY weight DESC"
    least, edges = 0, 0
    for weight, count in store.connection.execute(query, (config.min_weight,)):
        edges += count
        if edges > config.max_edges and least:  # the heaviest stay in any case
            break
        least = weight
    return max(least, config.min_weight)


def _kind(text: str) -> EdgeKind:
    return "quote" if text == "quote" else "cooccurrence"


def _date(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


_PREPARE = (
    "DELETE FROM tie",
    "DELETE FROM edge",
    "DELETE FROM edge_class",
    "DROP TABLE IF EXISTS temp.occurrence",
    "CREATE TEMP TABLE occurrence (actor INTEGER PRIMARY KEY, windows INTEGER NOT NULL)",
    "DROP TABLE IF EXISTS temp.found",
    "CREATE TEMP TABLE found (kind TEXT, source INTEGER, target INTEGER, doc INTEGER, number INTEGER, digest INTEGER)",
)

# Rows that come in the order of their key are appended; millions of them in the order of documents would each be sought
# a place in a table larger than memory.
_SORT_TIES = (
    "DROP INDEX tie_doc",
    "INSERT INTO tie SELECT kind, source, target, doc, number, digest FROM temp.found ORDER BY 1, 2, 3, 4, 5",
    "DROP TABLE temp.found",
    "CREATE INDEX tie_doc ON tie (doc)",
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
    FROM kept k JOIN tie t USING (kind, source, target) JOIN document d USING (doc)
)
SELECT r.doc, r.kind, s.id, o.id, r.number FROM ranked r
JOIN actor s ON s.actor = r.source JOIN actor o ON o.actor = r.target
WHERE r.place <= r.pieces ORDER BY r.position
"""

_ADD_UP = """
-- A passage printed in several stories belongs to the first of them. A story counts as much as its fullest copy.
INSERT INTO edge (kind, source, target, weight, weight_raw, documents, stories, outlets, first, last)
WITH piece AS (
    SELECT t.kind, t.source, t.target, t.digest, d.position, d.published, nullif(d.outlet, '') AS outlet,
           s.position AS story
    FROM tie t JOIN document d USING (doc) JOIN document s ON s.doc = d.story
),
owner AS (
    SELECT kind, source, target, digest, min(story) AS story FROM piece GROUP BY kind, source, target, digest
),
copy AS (
    SELECT p.kind, p.source, p.target, p.story, p.position, count(DISTINCT p.digest) AS pieces
    FROM piece p JOIN owner o USING (kind, source, target, digest, story)
    GROUP BY p.kind, p.source, p.target, p.story, p.position
),
fullest AS (
    SELECT kind, source, target, story, max(pieces) AS pieces FROM copy GROUP BY kind, source, target, story
),
independent AS (
    SELECT kind, source, target, sum(pieces) AS weight, count(*) AS stories FROM fullest GROUP BY kind, source, target
),
everything AS (
    SELECT kind, source, target, count(*) AS weight_raw, count(DISTINCT position) AS documents,
           count(DISTINCT outlet) AS outlets, min(published) AS first, max(published) AS last
    FROM piece GROUP BY kind, source, target
)
SELECT kind, source, target, weight, weight_raw, documents, stories, outlets, first, last
FROM everything JOIN independent USING (kind, source, target);
"""

_ADD_UP_CLASSES = """
-- The same pieces as above, those of the first of a story's fullest copies, by the class of their first quote.
INSERT INTO edge_class (source, target, cue_class, weight)
WITH piece AS (
    SELECT t.source, t.target, t.digest, t.number, q.cue_class, d.position, s.position AS story
    FROM tie t JOIN document d USING (doc) JOIN document s ON s.doc = d.story JOIN quote q USING (doc, number)
    WHERE t.kind = 'quote'
),
owner AS (
    SELECT source, target, digest, min(story) AS story FROM piece GROUP BY source, target, digest
),
own AS (
    SELECT p.* FROM piece p JOIN owner o USING (source, target, digest, story)
),
copy AS (
    SELECT source, target, story, position,
           row_number() OVER (
               PARTITION BY source, target, story ORDER BY count(DISTINCT digest) DESC, position
           ) AS place
    FROM own GROUP BY source, target, story, position
),
counted AS (
    SELECT own.source, own.target, own.cue_class,
           row_number() OVER (
               PARTITION BY own.source, own.target, story, own.digest ORDER BY own.number
           ) AS place
    FROM own JOIN copy USING (source, target, story, position) WHERE copy.place = 1
)
SELECT source, target, cue_class, count(*) FROM counted WHERE place = 1 GROUP BY source, target, cue_class;
"""
