"""What was found in one document, all of it."""

from __future__ import annotations

from dataclasses import dataclass

from graphkit.records.actors import Chain
from graphkit.records.documents import Document
from graphkit.records.mentions import Mention
from graphkit.records.quotes import Quote
from graphkit.records.spans import CharSpan

__all__ = ["Annotations"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotations:
    """Everything found in one document; what a worker returns and the store keeps.

    Attributes:
        document: The document, its text included.
        sentences: Sentence spans, sorted and disjoint, boilerplate left out.
        paragraphs: For each sentence, the number of its paragraph, ascending from 0.
        mentions: Sorted by position.
        chains: Sorted by first mention; a mention is in at most one chain.
        quotes: Sorted by first content span.
        words: Number of tokens that were analysed, white space left out.
    """

    document: Document
    sentences: tuple[CharSpan, ...] = ()
    paragraphs: tuple[int, ...] = ()
    mentions: tuple[Mention, ...] = ()
    chains: tuple[Chain, ...] = ()
    quotes: tuple[Quote, ...] = ()
    words: int = 0
