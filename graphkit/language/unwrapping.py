r"""Texts whose lines break within paragraphs are read as if they did not, and what is found is put back in its place.

To a tokenizer, the break of "Minister Otto\nVane said" is a word between two others: names and sentences part there. So
the stages read each paragraph on one line, every gap in it as one space, a Windows line break as one of Unix, and
nothing where there is nothing to be seen.
"""

from __future__ import annotations

import dataclasses
import re
from bisect import bisect_right
from itertools import accumulate

from graphkit.language.paragraphs import blanked, paragraph_starts
from graphkit.records import Annotations, CharSpan, Document

__all__ = ["Unwrapped", "unwrap"]

_GAP = re.compile(r"(?<=\S)(?:\s*[\r\n]\s*|[^\S\r\n]{2,}|[^\S\r\n ])(?=\S)")
"""White space between two words, but for a single space."""

_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]+")
"""Soft hyphens and characters without width: "the mini\u00adster"."""

_BREAK = re.compile(r"\r\n|[\r\n]")


class Unwrapped:
    """A document as the stages read it, and the way back to the one it was made from.

    Attributes:
        document: The same article, one space in place of every line break and gap within a paragraph.
    """

    def __init__(self, original: Document, gaps: dict[CharSpan, str]) -> None:
        """Take the spans of ``original`` that become one character or none, disjoint, and what they become."""
        self._original, self._gaps = original, sorted(gaps)
        self._lost = [0, *accumulate(gap.end - gap.start - len(gaps[gap]) for gap in self._gaps)]
        self._behind = [gap.end - lost for gap, lost in zip(self._gaps, self._lost[1:], strict=True)]
        self.document = original if not gaps else self._read(gaps)

    def _read(self, gaps: dict[CharSpan, str]) -> Document:
        text, pieces, position = self._original.text, list[str](), 0
        for gap in self._gaps:
            pieces += text[position : gap.start], gaps[gap]
            position = gap.end
        return dataclasses.replace(
            self._original,
            text="".join([*pieces, text[position:]]),
            title_span=self._original.title_span and self._there(self._original.title_span),
            excluded=tuple(map(self._there, self._original.excluded)),
        )

    def put_back(self, found: Annotations) -> Annotations:
        """What was found in ``document``, in the places of the original."""
        if not self._gaps:
            return found
        text = self._original.text
        mentions = []
        for mention in found.mentions:
            span = self._back(mention.span)
            mentions.append(mention._replace(span=span, text=text[span.start : span.end]))
        quotes = (
            dataclasses.replace(
                quote,
                content=tuple(map(self._back, quote.content)),
                cue=quote.cue and self._back(quote.cue),
                speaker_span=quote.speaker_span and self._back(quote.speaker_span),
            )
            for quote in found.quotes
        )
        return dataclasses.replace(
            found,
            document=self._original,
            sentences=tuple(map(self._back, found.sentences)),
            mentions=tuple(mentions),
            quotes=tuple(quotes),
        )

    def _back(self, span: CharSpan) -> CharSpan:
        return CharSpan(self._offset(span.start), self._offset(span.end - 1) + 1)

    def _offset(self, offset: int) -> int:
        """Where a character of ``document`` stands in the original."""
        return offset + self._lost[bisect_right(self._behind, offset)]

    def _there(self, span: CharSpan) -> CharSpan:
        """A span of the original that parts no gap, in ``document``."""
        start, end = (offset - self._lost[bisect_right(self._gaps, (offset, -1))] for offset in span)
        return CharSpan(start, end)


def unwrap(document: Document) -> Unwrapped:
    """Take out the line breaks and gaps within paragraphs, as ``paragraph_starts`` finds these, and what has no width.

    What is excluded stays as it is. Between paragraphs is left a line break, or two where there are more.
    """
    text = blanked(document.text, document.excluded)
    starts = paragraph_starts(text)
    gaps = {CharSpan(*gap.span()): " " for gap in _GAP.finditer(text)}
    for gap in gaps:
        if bisect_right(starts, gap.start) < bisect_right(starts, gap.end):
            gaps[gap] = "\n\n"[: len(_BREAK.findall(text, *gap))]
    for excluded in document.excluded:
        gaps = {gap: read for gap, read in gaps.items() if not gap.overlaps(excluded)}
    if "\r\n" in text:
        within = {offset for gap in gaps for offset in range(*gap)}
        breaks = (CharSpan(*match.span()) for match in _BREAK.finditer(text) if match.group() != "\n")
        gaps |= {span: "\n" for span in breaks if span.start not in within}
    gaps |= {CharSpan(*match.span()): "" for match in _UNSEEN.finditer(text)}
    return Unwrapped(document, {gap: read for gap, read in gaps.items() if text[gap.start : gap.end] != read})
