"""From the store's annotations to edges: write the ties, add them up, choose those of the graph.

Memory stays bounded by the edges that are kept: ties go to the store one document at a time, and the sums are the
database's work.
"""

from __future__ import annotations

import hashlib
import sqlite3
import struct
from collections.abc import Iterator

from graphkit.config import EdgesConfig
from graphkit.edges.backbone import Weighed, alphas
from graphkit.edges.reading import read_edges
from graphkit.edges.sums import add_up
from graphkit.edges.ties import Meeting, Meetings, Tie, meetings, presence, ties, window_of_sentence
from graphkit.records import Annotations, Edge
from graphkit.store import Assembled, Store, assembled

__all__ = ["assemble_edges", "put_ties"]


def put_ties(store: Store, config: EdgesConfig) -> None:
    """Derive every tie of the documents that count; the caller holds the transaction.

    Args:
        store: After ``mark_stories``, ``put_linking``, ``choose_documents`` and ``choose_actors``.
        config: Window and least confidence.
    """
    connection = store.connection
    keys = dict(connection.execute("SELECT id, actor FROM actor"))
    for statement in _PREPARE:
        connection.execute(statement)
    for document in assembled(store, "id"):
        doc, found, actors = document
        windows, present = presence(found, actors, config)
        connection.execute("INSERT INTO temp.extent VALUES (?, ?)", (doc, windows))
        rows = ((keys[actor], doc, count) for actor, count in present.items())
        connection.executemany("INSERT INTO temp.presence VALUES (?, ?, ?)", rows)
        connection.executemany(
            "INSERT INTO temp.found VALUES (?, ?, ?, ?, ?, ?, ?)", _ties(store, document, keys, config)
        )
    for statement in _SORT_TIES:
        connection.execute(statement)


def assemble_edges(store: Store, config: EdgesConfig) -> list[Edge]:
    """Add the ties of the documents that count up to edges; the caller holds the transaction.

    Args:
        store: After ``put_ties``; since then ``choose_documents`` may have chosen fewer documents.
        config: Least weight, largest number of edges, backbone, pieces of evidence to keep.

    Returns:
        The edges of at least ``min_weight``, sorted by kind, source and target; where these are more than
        ``max_edges``, those above the weight at which they are not; of these those whose ``alpha`` is at most
        ``backbone``. The store keeps every edge.
    """
    add_up(store)
    least = _least_weight(store, config)
    query = "SELECT kind, source, target, weight FROM edge WHERE weight >= ? ORDER BY kind, source, target"
    weighed = [Weighed(*row) for row in store.connection.execute(query, (least,))]
    store.connection.executemany(
        "UPDATE edge SET alpha = ?, shown = ? WHERE kind = ? AND source = ? AND target = ?",
        ((alpha, alpha <= config.backbone, *edge[:3]) for edge, alpha in zip(weighed, alphas(weighed), strict=True)),
    )
    return read_edges(store, config)


def _ties(
    store: Store, document: Assembled, keys: dict[str, int], config: EdgesConfig
) -> Iterator[tuple[str, int, int, int, int, int, int]]:
    """A document's ties as rows of the store."""
    doc, found, actors = document
    met = meetings(found, actors, config) if config.words else {}
    digest_of = _Digests(store.connection, document, config, met)
    for tie in ties(found, actors, config, met):
        yield tie.kind, keys[tie.source], keys[tie.target], doc, tie.number, digest_of.tie(tie), tie.gap


class _Digests:
    """What each tie of a document has in common with its copies: the words of its window, its quote, or its meeting."""

    def __init__(self, connection: sqlite3.Connection, document: Assembled, config: EdgesConfig, met: Meetings) -> None:
        doc, found, _ = document
        query = "SELECT digest FROM {} WHERE doc = ? ORDER BY number"
        self._sentences, self._quotes = (
            [int(digest) for (digest,) in connection.execute(query.format(table), (doc,))]
            for table in ("sentence", "quote")
        )
        self._windows: dict[int, list[int]] = {}
        self._of_window: dict[int, int] = {}
        self._of_meeting: dict[tuple[str, str, int], int] = {}
        if config.words:
            for pair, times in met.items():
                self._of_meeting |= {(*pair, m.later.mention): digest for m, digest in self._meetings(found, times)}
        else:
            for number, digest in enumerate(self._sentences):
                self._windows.setdefault(window_of_sentence(found, number, config), []).append(digest)

    def tie(self, tie: Tie) -> int:
        if tie.kind == "quote":
            return self._quotes[tie.number]
        if self._of_meeting:
            return self._of_meeting[tie.source, tie.target, tie.number]
        if tie.number not in self._of_window:
            self._of_window[tie.number] = _combined(self._windows[tie.number])
        return self._of_window[tie.number]

    def _meetings(self, found: Annotations, met: list[Meeting]) -> Iterator[tuple[Meeting, int]]:
        """Each meeting with a digest of its sentences and of how many met in the same sentences before it."""
        before: dict[tuple[int, int], int] = {}
        for meeting in met:
            first, last = sorted(found.mentions[end.mention].sentence for end in (meeting.earlier, meeting.later))
            before[first, last] = before.get((first, last), -1) + 1
            yield meeting, _combined([*self._sentences[first : last + 1], before[first, last]])


def _combined(digests: list[int]) -> int:
    """One digest for several sentences in a row; a single one stays as it is."""
    if len(digests) == 1:
        return digests[0]
    packed = struct.pack(f">{len(digests)}q", *digests)
    return int.from_bytes(hashlib.blake2b(packed, digest_size=8).digest(), "big", signed=True)


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


_PREPARE = (
    "DELETE FROM tie",
    "DROP TABLE IF EXISTS temp.extent",
    "CREATE TEMP TABLE extent (doc INTEGER PRIMARY KEY, windows INTEGER NOT NULL)",
    "DROP TABLE IF EXISTS temp.presence",
    "CREATE TEMP TABLE presence (actor INTEGER, doc INTEGER, windows INTEGER NOT NULL)",
    "DROP TABLE IF EXISTS temp.found",
    """
    CREATE TEMP TABLE found (
        kind TEXT, source INTEGER, target INTEGER, doc INTEGER, number INTEGER, digest INTEGER, gap INTEGER
    )
    """,
)

# Rows that come in the order of their key are appended; millions of them in the order of documents would each be sought
# a place in a table larger than memory.
_SORT_TIES = (
    "DROP INDEX tie_doc",
    "INSERT INTO tie SELECT kind, source, target, doc, number, digest, gap FROM temp.found ORDER BY 1, 2, 3, 4, 5",
    "DROP TABLE temp.found",
    "CREATE INDEX tie_doc ON tie (doc)",
)
