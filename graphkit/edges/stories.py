"""Which documents tell the same story: copies of one wire report, republished pages, lightly edited versions.

Two documents tell one story when at least ``SHARED`` of the longer one's words (measured in characters) stand in
sentences that both print, letter case and punctuation aside. Short sentences ("He did not elaborate.") prove nothing
and are left out. A document is compared with the first document, by date and then id, that prints each of its
sentences, so the work grows with the number of sentences, not of pairs of documents.

The measure looks at whole sentences; a copy in which every sentence was reworded is a story of its own.
"""

from __future__ import annotations

import sqlite3

from graphkit.store import Store

__all__ = ["SHARED", "mark_stories"]

SHARED = 0.6
"""Share of the longer document that the two have in common. Below it lie reports that quote the same statement at
length; a wire report with two paragraphs of its own added to ten lies above."""

_LONG_ENOUGH = 40
"""Characters of the shortest sentence that counts; about seven words."""


def mark_stories(store: Store) -> None:
    """Set ``document.position`` and ``document.story``; the caller holds the transaction."""
    connection = store.connection
    ranked = "SELECT doc FROM document ORDER BY published IS NULL, published, id"
    docs = [doc for (doc,) in connection.execute(ranked)]
    connection.executemany("UPDATE document SET position = ?, story = doc WHERE doc = ?", enumerate(docs))
    story: dict[int, int] = {}
    for copy, original in _copies(connection):
        story.setdefault(copy, story.get(original, original))
    connection.executemany(
        "UPDATE document SET story = ? WHERE doc = ?", ((docs[first], docs[copy]) for copy, first in story.items())
    )


def _copies(connection: sqlite3.Connection) -> list[tuple[int, int]]:
    """Positions of a document and an earlier one it shares enough with; the nearest original of each comes first."""
    # One statement at a time: executescript would commit the caller's transaction.
    connection.execute("DROP TABLE IF EXISTS temp.printed")
    connection.execute(
        "CREATE TEMP TABLE printed (digest INTEGER, position INTEGER, length INTEGER, PRIMARY KEY (digest, position)) "
        "WITHOUT ROWID"
    )
    connection.execute(
        "INSERT OR IGNORE INTO temp.printed SELECT digest, position, end_char - start_char "
        "FROM sentence JOIN document USING (doc) WHERE end_char - start_char >= ?",
        (_LONG_ENOUGH,),
    )
    query = """
        WITH size AS (SELECT position, sum(length) AS length FROM temp.printed GROUP BY position),
        first AS (SELECT digest, min(position) AS position FROM temp.printed GROUP BY digest HAVING count(*) > 1),
        shared AS (
            SELECT p.position AS copy, f.position AS original, sum(p.length) AS length
            FROM temp.printed p JOIN first f USING (digest) WHERE p.position > f.position GROUP BY copy, original
        )
        SELECT copy, original FROM shared s
        JOIN size a ON a.position = s.copy JOIN size b ON b.position = s.original
        WHERE s.length >= ? * max(a.length, b.length) ORDER BY copy, s.length DESC, original
    """
    return connection.execute(query, (SHARED,)).fetchall()
