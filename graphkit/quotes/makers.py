"""Who made the document that speaks: "the report said" is whoever's report the text told of before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from graphkit.quotes.reading import Candidate, Reading
from graphkit.quotes.speakers import PAPERS, owner_of
from graphkit.records import Mention, Quote

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["with_makers"]

_DEFINITE = frozenset({"the", "this", "that"})


def with_makers(
    reading: Reading,
    found: Sequence[tuple[Candidate, Quote]],
    mentions: Sequence[Mention],
    at: Mapping[int, Sequence[int]],
) -> list[Quote]:
    """Give the quotes of a document that only says "the report", "the statement" the mention of its maker.

    The maker is told where the same noun stood before with its owner ("The Amnesty report", "a survey by Norstat"),
    or is who spoke in it ("Weber said in a joint statement"). Nearest first; without one the quote stays as it is.

    Args:
        reading: The document.
        found: Its quotes with the candidates they come from, in order of the text.
        mentions: All mentions.
        at: For each token the indices of the mentions over it.
    """
    quotes: list[Quote] = []
    for candidate, quote in found:
        noun = reading.doc[candidate.source.head] if candidate.source is not None else None
        if noun is not None and quote.speaker_mention is None and _is_cited_again(noun):
            maker = _maker(reading, noun, [*zip((c for c, _ in found), quotes, strict=False)], mentions, at)
            quote = replace(quote, speaker_mention=maker)
        quotes.append(quote)
    return quotes


def _is_cited_again(noun: Token) -> bool:
    """Whether a noun is a document known from before: "the report", not "a report" nor "the UN report"."""
    return noun.lemma_.lower() in PAPERS and any(child.lower_ in _DEFINITE for child in noun.lefts)


def _maker(
    reading: Reading,
    noun: Token,
    earlier: Sequence[tuple[Candidate, Quote]],
    mentions: Sequence[Mention],
    at: Mapping[int, Sequence[int]],
) -> int | None:
    for index in range(noun.i - 1, -1, -1):
        token = reading.doc[index]
        if token.lemma_ != noun.lemma_ or token.pos_ != "NOUN":
            continue
        owner = owner_of(token, mentions, at)
        if owner is not None:
            return owner
        for candidate, quote in earlier:
            cue = candidate.cue_token
            if quote.speaker_mention is not None and cue >= 0 and reading.doc[cue].sent.start == token.sent.start:
                return quote.speaker_mention
    return None
