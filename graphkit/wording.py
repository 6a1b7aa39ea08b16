"""A document's words as plain lists, read once for all stages.

Whatever is asked of a spaCy token makes it, and its string, anew; rules that look at every word of a document ask here.
"""

from __future__ import annotations

import itertools
import operator
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.records import CharSpan

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["LONGEST_SENTENCE", "Wording", "wording_of", "words_of"]

LONGEST_SENTENCE = 400
"""Tokens that no sentence has more of; the longest of 5,700 in 190 articles has 104. What is longer is none."""

_KEPT = "graphkit.wording"
"""Key in ``Doc.user_data`` under which the words of a document are kept."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What stands in a document.

    Attributes:
        text: The document's text.
        words: For each token its characters.
        lower: For each token its characters in lower case.
        places: For each word in lower case the tokens that are it, ascending.
        starts: For each token its offset.
        ends: Offsets one past a token to the index of the next one.
        tags: For each token its Penn tag.
        parts: For each token its part of speech.
        labels: For each token how it hangs on its head.
        heads: For each token the index of its head, its own for a root.
        sentences: For each sentence, of ``LONGEST_SENTENCE`` tokens at most, its first token and one past its last; all
            tokens are in one.
        counted: Those of them that are not white space only (boilerplate): ``Mention.sentence`` counts these.
    """

    text: str
    words: list[str]
    lower: list[str]
    places: Mapping[str, list[int]]
    starts: list[int]
    ends: Mapping[int, int]
    tags: list[str]
    parts: list[str]
    labels: list[str]
    heads: list[int]
    sentences: list[tuple[int, int]]
    counted: list[tuple[int, int]]

    def where(self, words: Iterable[str]) -> list[int]:
        """The tokens that are one of some words in lower case, each given once; ascending."""
        here = self.places.keys() & words
        return sorted(itertools.chain.from_iterable(map(self.places.__getitem__, here)))

    def span(self, start: int, end: int) -> CharSpan:
        """The characters of the tokens ``start`` to ``end`` (exclusive), at least one."""
        return CharSpan(self.starts[start], self.starts[end - 1] + len(self.words[end - 1]))

    def sentence(self, index: int) -> tuple[int, int]:
        """The sentence around a token."""
        return self.sentences[bisect_right(self.sentences, index, key=operator.itemgetter(0)) - 1]

    def number(self, index: int) -> int:
        """The number of the sentence around a token among those that are counted; one that is not has that before."""
        return max(0, bisect_left(self.counted, (index + 1, 0)) - 1)

    def root(self, start: int, end: int) -> int:
        """Of the tokens ``start`` to ``end`` (exclusive), at least one, the first nearest to its sentence's root."""
        if end - start == 1:
            return start
        highest = [i for i in range(start, end) if (head := self.heads[i]) == i or not start <= head < end]
        return highest[0] if len(highest) == 1 else min(highest, key=self._depth)

    def _depth(self, index: int) -> int:
        depth = 0
        while (head := self.heads[index]) != index:
            index, depth = head, depth + 1
        return depth

    def of(self, start: int, end: int) -> str:
        """The text of the tokens ``start`` to ``end`` (exclusive), at least one."""
        if end - start == 1:
            return self.words[start]
        return self.text[self.starts[start] : self.starts[end - 1] + len(self.words[end - 1])]


def wording_of(doc: Doc) -> Wording:
    """The words of an analysed document, which must not change any more: they are read at the first call."""
    wording: Wording | None = doc.user_data.get(_KEPT)
    if wording is None:
        wording = doc.user_data[_KEPT] = _read(doc)
    return wording


def words_of(doc: Doc) -> list[str]:
    """The words of a document, whatever is done to it later; ``token.text`` makes every one of them anew."""
    codes, strings = doc.to_array("ORTH").tolist(), doc.vocab.strings
    written = {code: strings[code] for code in set(codes)}
    return list(map(written.__getitem__, codes))


def _read(doc: Doc) -> Wording:
    strings, words = doc.vocab.strings, words_of(doc)
    columns = doc.to_array(["IDX", "LENGTH", "SPACY", "HEAD", "SENT_START", "TAG", "POS", "DEP"])
    starts, lengths, spaces, heads, begins = columns[:, :5].view("int64").T.tolist()
    ends = list(map(operator.add, starts, lengths))
    borders = [0, *(i for i, begin in enumerate(begins) if begin == 1 and i)]
    sentences = list(itertools.pairwise([*borders, len(starts)])) if starts else []
    lower = list(map(str.lower, words))
    places: dict[str, list[int]] = {}
    for i, word in enumerate(lower):
        places.setdefault(word, []).append(i)
    coded = columns[:, 5:].T.tolist()
    names = {code: strings[code] for code in set().union(*coded)}
    tags, parts, labels = (list(map(names.__getitem__, codes)) for codes in coded)
    return Wording(
        "".join([word + " " if space else word for word, space in zip(words, spaces, strict=True)]),
        words,
        lower,
        places,
        starts,
        dict(zip(ends, range(1, len(ends) + 1), strict=True)),
        tags,
        parts,
        labels,
        list(map(operator.add, heads, range(len(heads)))),
        sentences,
        [(start, end) for start, end in sentences if not all(map(str.isspace, words[start:end]))],
    )
