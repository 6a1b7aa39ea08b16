"""Which documents tell the same story: copies of one wire report, republished pages, edited or shortened versions.

Two documents tell one story when their own words agree to at least ``OF_SHORTER`` of the shorter and ``OF_LONGER`` of
the longer one, and so do two that are each a copy of a third. Compared are runs of four words, by the signatures in
the store; no text is read. Only documents that agree in a band of three values of their signatures are compared
(locality-sensitive hashing, Indyk and Motwani 1998, doi:10.1145/276698.276876), each with its neighbour and with the
first in its band, so the work grows with the number of documents, not of pairs.

Two reports on one event that quote the same statements stay two stories, and so do two that share a footer only.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from graphkit.store import Store
from graphkit.store.signatures import HASHES

__all__ = ["OF_LONGER", "OF_SHORTER", "mark_stories"]

OF_SHORTER = 0.6
"""Share of the shorter document that the longer one repeats. Below it lie reports that quote one statement at length;
above it a report with a changed word in every sentence, or with three sentences of ten replaced."""

OF_LONGER = 0.4
"""Share of the longer document. A brief inside a long report is below it; what the two print alike counts once
nevertheless, see ``assembling``."""

_ENOUGH = 20
"""Runs that a document must have: a few short sentences ("He did not elaborate.") are nobody's copy."""

_BAND = 3  # values: 42 bands find 94 of 100 pairs that agree to 40 %, and 1 of 24,000 that agree to 1 %
_AT_ONCE = 65_536  # pairs compared together: 66 MB

Ints = NDArray[np.int64]


def mark_stories(store: Store) -> None:
    """Set ``document.position`` and ``document.story``; the caller holds the transaction.

    The story is named by its first document by date and then id. Memory: 0.6 KB a document, most of it signatures.
    """
    connection = store.connection
    ranked = "SELECT doc FROM document ORDER BY published IS NULL, published, id"
    docs = [doc for (doc,) in connection.execute(ranked)]
    connection.executemany("UPDATE document SET position = ?, story = doc WHERE doc = ?", enumerate(docs))
    query = "SELECT position, runs, signature FROM document WHERE runs >= ? ORDER BY position"
    count = connection.execute("SELECT count(*) FROM document WHERE runs >= ?", (_ENOUGH,)).fetchone()[0]
    positions, runs = np.zeros(count, dtype=np.int64), np.zeros(count, dtype=np.int64)
    signatures = np.zeros((count, HASHES), dtype=np.uint32)
    for row, (position, size, values) in enumerate(connection.execute(query, (_ENOUGH,))):
        positions[row], runs[row] = position, size
        signatures[row] = np.frombuffer(values, dtype="<u4")
    first = _first_of_story(count, _copies(signatures, runs))
    connection.executemany(
        "UPDATE document SET story = ? WHERE doc = ?",
        ((docs[positions[first[row]]], docs[positions[row]]) for row in range(count) if first[row] != row),
    )


def _copies(signatures: NDArray[np.uint32], runs: Ints) -> Ints:
    """Pairs of rows (earlier, later) that tell one story, each once, as an array of two columns."""
    count = len(signatures)
    compared = np.zeros(0, dtype=np.int64)  # pairs as single numbers; copies meet in most of the bands
    found = [compared]
    for start in range(0, HASHES, _BAND):
        pairs = _neighbours(signatures[:, start : start + _BAND])
        numbers = _distinct(pairs[:, 0] * count + pairs[:, 1])
        new = numbers[~np.isin(numbers, compared, assume_unique=True, kind="sort")]
        for at in range(0, len(new), _AT_ONCE):
            a, b = np.divmod(new[at : at + _AT_ONCE], count)
            found.append(new[at : at + _AT_ONCE][_alike(signatures[a], signatures[b], runs[a], runs[b])])
        compared = np.concatenate([compared, new])
    return np.column_stack(np.divmod(np.concatenate(found), max(1, count)))


def _distinct(numbers: Ints) -> Ints:
    """Whole numbers from 0, sorted and each once; ``np.unique`` hashes them, which takes ten times as long."""
    ordered = np.sort(numbers)
    return ordered[np.diff(ordered, prepend=-1) > 0]


def _neighbours(band: NDArray[np.uint32]) -> Ints:
    """Of the rows that are equal in a band, each with the one before it and with the first of them."""
    order = np.lexsort((*band.T[::-1],))  # a stable sort: equal rows keep the order of dates
    equal = (band[order[1:]] == band[order[:-1]]).all(axis=1)
    begins = np.concatenate([[True], ~equal])[: len(order)]
    leader = order[np.maximum.accumulate(np.where(begins, np.arange(len(order)), 0))]
    later = np.flatnonzero(~begins)
    beside = np.column_stack([order[later - 1], order[later]])
    leading = np.column_stack([leader[later], order[later]])
    return np.concatenate([beside, leading])


def _alike(a: NDArray[np.uint32], b: NDArray[np.uint32], size_a: Ints, size_b: Ints) -> NDArray[np.bool_]:
    """Whether two documents share enough: of Jaccard's index j and the sizes follow j (a + b) / (1 + j) shared runs."""
    jaccard = (a == b).mean(axis=1)
    shared = jaccard * (size_a + size_b) / (1 + jaccard)
    shorter, longer = np.minimum(size_a, size_b), np.maximum(size_a, size_b)
    return np.asarray((shared >= OF_SHORTER * shorter) & (shared >= OF_LONGER * longer))


def _first_of_story(count: int, pairs: Ints) -> list[int]:
    """For each row the first row it is connected with, itself where with none."""
    first = list(range(count))

    def root(row: int) -> int:
        while first[row] != row:
            first[row] = row = first[first[row]]
        return row

    for earlier, later in pairs.tolist():
        a, b = root(earlier), root(later)
        first[max(a, b)] = min(a, b)
    return [root(row) for row in range(count)]
