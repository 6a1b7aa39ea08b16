"""A text in pieces: wherever a mention, a quote, a cue or boilerplate begins or ends, a new piece begins."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from graphkit.records import Annotations, CharSpan

__all__ = ["Segment", "segments"]

_Layer = Literal["mention", "quote", "cue", "source", "boilerplate"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A piece of a text to which the same applies throughout.

    Attributes:
        span: Where it stands in ``Document.text``.
        text: Its characters; all segments in a row are the text.
        mention: The shortest mention around it, an index into ``Annotations.mentions``, None outside of mentions.
        second: The other mention with the same words ("the two countries"), an index as well, None mostly.
        quotes: Quotes whose content it belongs to, the outermost first, indices into ``Annotations.quotes``.
        begins: Those of ``quotes`` whose first words it holds.
        ends_mention: Whether it ends with its mention.
        cue: Whether it reports speech ("said").
        source: Whether it names who speaks.
        boilerplate: Whether it is no part of the article itself.
    """

    span: CharSpan
    text: str
    mention: int | None = None
    second: int | None = None
    quotes: tuple[int, ...] = ()
    begins: tuple[int, ...] = ()
    ends_mention: bool = False
    cue: bool = False
    source: bool = False
    boilerplate: bool = False


def segments(found: Annotations) -> Iterator[Segment]:
    """The whole text of a document in segments, in order; none where it is empty."""
    text = found.document.text
    layers = list(_layers(found))
    begins: dict[int, list[int]] = {}
    ends: dict[int, list[int]] = {}
    for index, (_, _, span) in enumerate(layers):
        begins.setdefault(span.start, []).append(index)
        ends.setdefault(span.end, []).append(index)
    borders = sorted({0, len(text), *begins, *ends})
    open_: set[int] = set()
    for start, end in itertools.pairwise(borders):
        open_.difference_update(ends.get(start, ()))
        open_.update(begins.get(start, ()))
        yield _segment(text, CharSpan(start, end), [layers[index] for index in sorted(open_)], found)


def _layers(found: Annotations) -> Iterator[tuple[_Layer, int, CharSpan]]:
    """Everything that covers a part of the text: what, which one, where."""
    for index, mention in enumerate(found.mentions):
        yield "mention", index, mention.span
    for index, quote in enumerate(found.quotes):
        for span in quote.content:
            yield "quote", index, span
        if quote.cue is not None:
            yield "cue", index, quote.cue
        if quote.speaker_span is not None:
            yield "source", index, quote.speaker_span
    for index, span in enumerate(found.document.excluded):
        yield "boilerplate", index, span


def _segment(text: str, span: CharSpan, layers: list[tuple[_Layer, int, CharSpan]], found: Annotations) -> Segment:
    mentions = sorted((s.end - s.start, index) for layer, index, s in layers if layer == "mention")
    mention = mentions[0][1] if mentions else None
    same = len(mentions) > 1 and found.mentions[mentions[0][1]].span == found.mentions[mentions[1][1]].span
    quotes = sorted((s.start - s.end, index) for layer, index, s in layers if layer == "quote")
    kinds = {layer for layer, _, _ in layers}
    return Segment(
        span=span,
        text=text[span.start : span.end],
        mention=mention,
        second=mentions[1][1] if same else None,
        quotes=tuple(index for _, index in quotes),
        begins=tuple(index for _, index in quotes if found.quotes[index].content[0].start == span.start),
        ends_mention=mention is not None and found.mentions[mention].span.end == span.end,
        cue="cue" in kinds,
        source="source" in kinds,
        boilerplate="boilerplate" in kinds,
    )
