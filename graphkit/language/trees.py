"""The best tree of a sentence: which word governs which, from a score for every pair."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Integers = NDArray[np.int64]
    Floats = NDArray[np.float64]

__all__ = ["best_tree"]


def best_tree(scores: NDArray[np.float32]) -> NDArray[np.int64]:
    """Return the head of every word in the projective tree with one root whose scores have the highest sum.

    No two branches of it cross, which holds for nearly every English sentence: where the best head of each word by
    itself gives crossing branches ("after President Roe said" with Roe outside the clause), one of them is wrong. The
    best heads are such a tree most of the time; where they are not, the algorithm of Eisner (1996) finds it, in time
    that grows with the cube of the words.

    Args:
        scores: n rows, one for each word, and n + 1 columns, one for each head it may have: column 0 is the root,
            column i + 1 word i. Any finite numbers. A word is never its own head, whatever its score says.

    Returns:
        n heads, numbered as the columns are; exactly one of them is 0. Of equal scores the first column wins. Empty
        for no words.
    """
    words = len(scores)
    if words == 0:
        return np.zeros(0, dtype=np.int64)
    table = scores.astype(np.float64)
    table[np.arange(words), np.arange(words) + 1] = -np.inf
    greedy: Integers = table.argmax(axis=1)
    if np.count_nonzero(greedy == 0) == 1 and _reaches_root(greedy) and not _crosses(greedy):
        return greedy
    return _projective(table[:, 0], table[:, 1:].T)


def _reaches_root(heads: Integers) -> bool:
    """Whether every word comes to the root, which jumping on in double steps shows."""
    above = np.concatenate([[0], heads])
    for _ in range(len(above).bit_length()):
        above = above[above]
    return not above.any()


def _crosses(heads: Integers) -> bool:
    """Whether two branches cross; the root stands before the first word."""
    words = np.arange(1, len(heads) + 1)
    first, last = np.minimum(words, heads), np.maximum(words, heads)
    inside = (first[:, None] < first) & (first < last[:, None]) & (last[:, None] < last)
    return bool(inside[:, heads > 0].any()) or bool(inside[heads == 0].any())


def _projective(roots: Floats, arcs: Floats) -> Integers:
    """Eisner's algorithm; ``arcs[h, d]`` is the score of word h as head of word d.

    A span is complete when its head has all its words on that side, incomplete when it is the branch between its two
    ends. All spans of one length are made at once; they are kept by their first word, or by their last, and length.
    """
    n = len(roots)
    shape = (n, n)
    right_first, right_last = np.zeros(shape), np.zeros(shape)  # complete, headed by the first word
    left_first, left_last = np.zeros(shape), np.zeros(shape)  # complete, headed by the last word
    branch_right, branch_left = np.zeros(shape), np.zeros(shape)  # incomplete: by first word, and by last word
    split, from_left, from_right = (np.zeros(shape, dtype=np.int64) for _ in range(3))
    for length in range(1, n):
        first, last = np.arange(n - length), np.arange(length, n)
        joined = right_first[: n - length, :length] + left_last[length:, :length][:, ::-1]
        split[first, length] = joined.argmax(axis=1)
        best = joined.max(axis=1)
        branch_left[last, length] = best + arcs[last, first]
        branch_right[first, length] = best + arcs[first, last]
        left = left_first[: n - length, :length] + branch_left[length:, 1 : length + 1][:, ::-1]
        from_left[first, length] = left.argmax(axis=1)
        left_first[first, length] = left_last[last, length] = left.max(axis=1)
        right = branch_right[: n - length, 1 : length + 1] + right_last[length:, :length][:, ::-1]
        from_right[first, length] = right.argmax(axis=1) + 1
        right_first[first, length] = right_last[last, length] = right.max(axis=1)
    words = np.arange(n)
    root = int((roots + left_first[0, words] + right_first[words, n - 1 - words]).argmax())
    heads = np.zeros(n, dtype=np.int64)
    spans = [(0, root, True, True), (root, n - 1, False, True)]  # first, last, headed by the last, complete
    while spans:
        start, end, leftward, complete = spans.pop()
        if start == end:
            continue
        length = end - start
        if not complete:
            heads[start if leftward else end] = (end if leftward else start) + 1
            middle = start + int(split[start, length])
            spans += [(start, middle, False, True), (middle + 1, end, True, True)]
        elif leftward:
            middle = start + int(from_left[start, length])
            spans += [(start, middle, True, True), (middle, end, True, False)]
        else:
            middle = start + int(from_right[start, length])
            spans += [(start, middle, False, False), (middle, end, False, True)]
    return heads
