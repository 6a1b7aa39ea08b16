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
    for statement in _ADD_UP:
        store.connection.execute(statement)


def _rounded(measure: Callable[[float, float, float, float], float]) -> Callable[[int, int, int, int], float]:
    return lambda *units: round(measure(*(unit / _UNIT for unit in units)), _DIGITS)


# Nothing here looks up a row that does not lie beside the last one: rows are sorted, in files where they are many, and
# read in order. Joins of subqueries would search tables on disk through a cache of two megabytes, for days.
_ADD_UP = (
    "DELETE FROM edge",
    "DELETE FROM edge_class",
    "DROP TABLE IF EXISTS temp.share",
    """
    CREATE TEMP TABLE share (
        doc INTEGER PRIMARY KEY, position INTEGER, published TEXT, outlet TEXT, story INTEGER, unit INTEGER
    )
    """,
    # The position of its story's first document, and what a window of each document counts where copies of a story
    # share one document's place.
    f"""
    INSERT INTO temp.share
    WITH copies AS (SELECT story, count(*) AS n FROM document JOIN counted USING (doc) GROUP BY story)
    SELECT d.doc, d.position, d.published, nullif(d.outlet, ''), s.position, {_UNIT} / n
    FROM document d JOIN counted USING (doc) JOIN copies USING (story) JOIN document s ON s.doc = d.story
    """,  # noqa: S608 - a number of ours
    "DROP TABLE IF EXISTS temp.occurrence",
    "CREATE TEMP TABLE occurrence (actor INTEGER PRIMARY KEY, windows INTEGER NOT NULL)",
    """
    INSERT INTO temp.occurrence
    SELECT actor, sum(windows * unit) FROM temp.presence JOIN temp.share USING (doc) GROUP BY actor
    """,
    """
    INSERT INTO edge
        (kind, source, target, weight, weight_raw, documents, stories, outlets, npmi, significance, gap, first, last)
    WITH everything AS (
        SELECT kind, source, target, count(*) AS weight_raw, count(DISTINCT position) AS documents, sum(unit) AS both,
               count(DISTINCT outlet) AS outlets, sum(gap) AS gaps, min(published) AS first, max(published) AS last
        FROM tie CROSS JOIN temp.share USING (doc) GROUP BY kind, source, target
    ),
    total AS (SELECT sum(windows * unit) AS windows FROM temp.extent JOIN temp.share USING (doc))
    SELECT kind, source, target, 0, weight_raw, documents, 0, outlets,
           CASE kind WHEN 'cooccurrence' THEN npmi(t.windows, a.windows, b.windows, both) END,
           CASE kind WHEN 'cooccurrence' THEN log_likelihood(t.windows, a.windows, b.windows, both) END,
           nullif(1.0 * gaps / weight_raw, 0), first, last
    FROM total t CROSS JOIN everything
    LEFT JOIN temp.occurrence a ON a.actor = source LEFT JOIN temp.occurrence b ON b.actor = target
    """,
    "DROP TABLE IF EXISTS temp.fullest",
    """
    -- A passage printed in several stories belongs to the first of them. A story counts as much as its fullest copy.
    CREATE TEMP TABLE fullest AS
    WITH piece AS (
        SELECT kind, source, target, digest, position, story,
               min(story) OVER (PARTITION BY kind, source, target, digest) AS owner
        FROM tie CROSS JOIN temp.share USING (doc)
    ),
    copy AS (
        SELECT kind, source, target, story, position, count(DISTINCT digest) AS pieces FROM piece WHERE story = owner
        GROUP BY kind, source, target, story, position
    )
    SELECT kind, source, target, story, max(pieces) AS pieces FROM copy GROUP BY kind, source, target, story
    """,
    """
    INSERT INTO edge (kind, source, target, weight, weight_raw, documents, stories, outlets)
    SELECT kind, source, target, sum(pieces), 0, 0, count(*), 0 FROM temp.fullest WHERE true
    GROUP BY kind, source, target
    ON CONFLICT DO UPDATE SET weight = excluded.weight, stories = excluded.stories
    """,
    """
    -- The same pieces, those of the first of a story's fullest copies, by the class of their first quote.
    INSERT INTO edge_class (source, target, cue_class, weight)
    WITH piece AS (
        SELECT source, target, digest, doc, number, position, story,
               min(story) OVER (PARTITION BY source, target, digest) AS owner
        FROM tie CROSS JOIN temp.share USING (doc) WHERE kind = 'quote'
    ),
    printed AS (
        SELECT *, row_number() OVER (PARTITION BY source, target, story, position, digest ORDER BY number) AS time
        FROM piece WHERE story = owner
    ),
    copy AS (
        SELECT *, count(*) OVER (PARTITION BY source, target, story, position) AS pieces FROM printed WHERE time = 1
    ),
    chosen AS (
        SELECT *, first_value(position) OVER (
            PARTITION BY source, target, story ORDER BY pieces DESC, position
        ) AS fullest FROM copy
    )
    SELECT source, target, cue_class, count(*) FROM chosen JOIN quote USING (doc, number) WHERE position = fullest
    GROUP BY source, target, cue_class
    """,
)
