"""Cuts what is too long to be a sentence: a list without a full stop, a mark that was never closed, a table.

Rules look at pairs of words of a sentence, and everybody named in one is taken to appear together: a "sentence" of ten
thousand words would take minutes and tie a thousand names to each other.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from graphkit.wording import LONGEST_SENTENCE

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["cut_long_sentences"]

_LOOSE = "dep"
"""How a word hangs whose head stands in another piece: the unspecified dependency of Universal Dependencies."""


def cut_long_sentences(doc: Doc) -> None:
    """Cut sentences of more than ``LONGEST_SENTENCE`` tokens in place, behind the last comma of a piece if it has one.

    No name is cut. In each piece the first word whose head stands in another becomes the root, and other such words
    hang on it.

    Args:
        doc: A parsed document; one without long sentences is left as it is.
    """
    begins = np.flatnonzero(doc.to_array("SENT_START")[1:] == 1) + 1
    sentences = pairwise([0, *begins.tolist(), len(doc)])
    long = [(start, end) for start, end in sentences if end - start > LONGEST_SENTENCE]
    if not long:
        return
    columns = doc.to_array(["HEAD", "DEP"])
    loose = doc.vocab.strings.add(_LOOSE)
    for start, end in long:
        root = columns[start:end, 1][columns[start:end, 0] == 0][0]
        for first, after in pairwise(_borders(doc, start, end)):
            tokens = np.arange(first, after)
            heads = tokens + columns[first:after, 0].view("int64")
            free = tokens[(heads < first) | (heads >= after) | (heads == tokens)]
            columns[free, 0] = (free[0] - free).view("uint64")
            columns[free, 1] = loose
            columns[free[0], 1] = root
    doc.from_array(["HEAD", "DEP"], columns)  # type: ignore[arg-type]


def _borders(doc: Doc, start: int, end: int) -> list[int]:
    """Where the pieces of a sentence begin, and its end."""
    borders = [start]
    while end - borders[-1] > LONGEST_SENTENCE:
        last = borders[-1] + LONGEST_SENTENCE
        between = [i for i in range(last, borders[-1] + LONGEST_SENTENCE // 2, -1) if doc[i].ent_iob_ != "I"]
        borders.append(next((i for i in between if doc[i - 1].text == ","), between[0] if between else last))
    return [*borders, end]
