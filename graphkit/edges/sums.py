"""Ties added up to edges, by the database, which holds them."""

from __future__ import annotations

from collections.abc import Callable

from graphkit.edges.weights import log_likelihood, npmi
from graphkit.store import Store

__all__ = ["add_up"]

_DIGITS = 6
"""Decimals of the association measures: more would differ between mathematics libraries."""

_UNIT = 2**32
"""A window of a document without copies, in whole numbers, so that no sum depends on its order: of n copies of a story
each window counts ``_UNIT // n``."""


def add_up(store: Store) -> None:
    """Fill the tables of edges from the ties of the documents that count.

    Args:
        store: With ties, and with the windows of each document (``temp.extent``) and of each actor in it
            (``temp.presence``).
    """
    for name, measure in {"npmi": npmi, "log_likelihood": log_likelihood}.items():
        store.connection.create_function(name, 4, _rounded(measure), deterministic=True)
    for statement in (*_ADD_UP, _ADD_UP_CLASSES):
        store.connection.execute(statement)


def _rounded(measure: Callable[[float, float, float, float], float]) -> Callable[[int, int, int, int], float]:
    return lambda *units: round(measure(*(unit / _UNIT for unit in units)), _DIGITS)


_ADD_UP = (
    "DELETE FROM edge",
    "DELETE FROM edge_class",
    "DROP TABLE IF EXISTS temp.share",
    # What a window of each document counts where copies of a story share one document's place.
    f"""
    CREATE TEMP TABLE share AS
    WITH copies AS (SELECT story, count(*) AS n FROM document JOIN counted USING (doc) GROUP BY story)
    SELECT doc, position, published, nullif(outlet, '') AS outlet, story, {_UNIT} / n AS unit
    FROM document JOIN counted USING (doc) JOIN copies USING (story)
    """,  # noqa: S608 - a number of ours
    "CREATE UNIQUE INDEX temp.share_doc ON share (doc)",
    "DROP TABLE IF EXISTS temp.occurrence",
    "CREATE TEMP TABLE occurrence (actor INTEGER PRIMARY KEY, windows INTEGER NOT NULL)",
    """
    INSERT INTO temp.occurrence
    SELECT actor, sum(windows * unit) FROM temp.presence JOIN temp.share USING (doc) GROUP BY actor
    """,
    "DROP TABLE IF EXISTS temp.fullest",
    """
    -- A passage printed in several stories belongs to the first of them. A story counts as much as its fullest copy.
    CREATE TEMP TABLE fullest AS
    WITH piece AS (
        SELECT t.kind, t.source, t.target, t.digest, d.position, d.published, d.outlet, d.unit, s.position AS story
        FROM tie t JOIN temp.share d USING (doc) JOIN document s ON s.doc = d.story
    ),
    owner AS (
        SELECT kind, source, target, digest, min(story) AS story FROM piece GROUP BY kind, source, target, digest
    ),
    copy AS (
        SELECT p.kind, p.source, p.target, p.story, p.position, count(DISTINCT p.digest) AS pieces
        FROM piece p JOIN owner o USING (kind, source, target, digest, story)
        GROUP BY p.kind, p.source, p.target, p.story, p.position
    )
    SELECT kind, source, target, story, max(pieces) AS pieces FROM copy GROUP BY kind, source, target, story
    """,
    """
    INSERT INTO edge
        (kind, source, target, weight, weight_raw, documents, stories, outlets, npmi, significance, first, last)
    WITH piece AS (
        SELECT t.kind, t.source, t.target, t.digest, d.position, d.published, d.outlet, d.unit, s.position AS story
        FROM tie t JOIN temp.share d USING (doc) JOIN document s ON s.doc = d.story
    ),
    independent AS (
        SELECT kind, source, target, sum(pieces) AS weight, count(*) AS stories FROM temp.fullest
        GROUP BY kind, source, target
    ),
    everything AS (
        SELECT kind, source, target, count(*) AS weight_raw, count(DISTINCT position) AS documents, sum(unit) AS both,
               count(DISTINCT outlet) AS outlets, min(published) AS first, max(published) AS last
        FROM piece GROUP BY kind, source, target
    ),
    total AS (SELECT sum(windows * unit) AS windows FROM temp.extent JOIN temp.share USING (doc))
    SELECT e.kind, e.source, e.target, weight, weight_raw, documents, stories, outlets,
           CASE e.kind WHEN 'cooccurrence' THEN npmi(t.windows, a.windows, b.windows, both) END,
           CASE e.kind WHEN 'cooccurrence' THEN log_likelihood(t.windows, a.windows, b.windows, both) END, first, last
    FROM everything e JOIN independent USING (kind, source, target) JOIN total t
    LEFT JOIN temp.occurrence a ON a.actor = e.source LEFT JOIN temp.occurrence b ON b.actor = e.target
    """,
)

_ADD_UP_CLASSES = """
-- The same pieces as above, those of the first of a story's fullest copies, by the class of their first quote.
INSERT INTO edge_class (source, target, cue_class, weight)
WITH piece AS (
    SELECT t.source, t.target, t.digest, t.number, q.cue_class, d.position, s.position AS story
    FROM tie t JOIN temp.share d USING (doc) JOIN document s ON s.doc = d.story JOIN quote q USING (doc, number)
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
