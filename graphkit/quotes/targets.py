"""After coreference: the speaker's chain, and the actors the content is about."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence, Set

from graphkit.gazetteer import seats
from graphkit.records import Chain, Mention, Quote

__all__ = ["attribute"]


def attribute(quotes: Sequence[Quote], mentions: Sequence[Mention], chains: Sequence[Chain]) -> tuple[Quote, ...]:
    """Fill in ``speaker`` and ``targets``; a quote is as certain as its rule and as the link of its speaker.

    Args:
        quotes: From ``find_quotes``.
        mentions: The document's mentions, sorted by position.
        chains: Who is who among them.

    Returns:
        The quotes, in the same order. Who says it is never a target, nor is a chain that acts nowhere in the document:
        the "Vietnam" of "moved from China to Vietnam", in an article about China.
    """
    chain_of = {index: position for position, chain in enumerate(chains) for index in chain.mentions}
    acting = {position for index, position in chain_of.items() if mentions[index].use != "place"}
    starts = [mention.span.start for mention in mentions]
    found = []
    for quote in quotes:
        voices: dict[int, int] = {}
        for index in (quote.speaker_mention, *quote.co_speaker_mentions):
            if index is not None and index in chain_of:
                voices.setdefault(chain_of[index], index)
        targets = {
            chain_of[index]
            for span in quote.content
            for index in range(bisect_left(starts, span.start), bisect_left(starts, span.end))
            if index in chain_of and mentions[index].span.end <= span.end and not _is_city(mentions[index])
        }
        targets = (targets | _meant(quote, chain_of, voices.keys())) & acting - voices.keys()
        linked = min((mentions[index].confidence for index in voices.values()), default=1.0)
        sure = quote.confidence * linked
        found.append(quote.said_by(list(voices.items()), about=(), targets=tuple(sorted(targets)), confidence=sure))
    return tuple(found)


def _meant(quote: Quote, chain_of: Mapping[int, int], voices: Set[int]) -> set[int]:
    """The one actor besides the speaker whom the attribution says that it is about; none where it may be several."""
    meant = {chain_of.get(index, -1) for index in quote.about} - voices
    return meant if len(meant) == 1 else set()


def _is_city(mention: Mention) -> bool:
    """Whether a seat of government is named as the city it is, and not for its state: "talks in Moscow"."""
    return mention.use == "place" and mention.text in seats()
