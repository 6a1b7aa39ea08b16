"""Who says which quote, as far as it is resolved by now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from graphkit.actors.scene import Place
from graphkit.records import Mention, Quote

__all__ = ["Speech"]


class Speech:
    """The quotes of one document and their speakers.

    Args:
        mentions: All mentions, sorted by position.
        places: Their places.
        quotes: The quotes, speakers as mention indices.

    Attributes:
        quotes: The quotes.
        speakers: Quotes whose speaker is resolved by now, by index, to the member's number.
        begins: Quotations in quotation marks to the sentence they begin in, as far as they hold mentions.
    """

    def __init__(self, mentions: Sequence[Mention], places: Sequence[Place], quotes: Sequence[Quote]) -> None:
        self.quotes = quotes
        self.speakers: dict[int, int] = {}
        self.begins: dict[int, int] = {}
        self._mentions = mentions
        self._said_by: dict[int, list[int]] = defaultdict(list)
        for number, quote in enumerate(quotes):
            if quote.speaker_mention is not None:
                self._said_by[quote.speaker_mention].append(number)
        self._named_as = {q.speaker_span.start: q.speaker_mention for q in quotes if q.speaker_span is not None}
        for place in places:
            if place.quote >= 0:
                self.begins.setdefault(place.quote, place.sentence)

    def note(self, index: int, member: int) -> None:
        """Record which member a mention is, by number, for the quotes that it says."""
        for number in self._said_by.get(index, ()):
            self.speakers[number] = member

    def of(self, index: int) -> Sequence[int]:
        """The quotes that a mention says, ascending."""
        return self._said_by.get(index, ())

    def speaker_of(self, quote: int) -> int | None:
        """The mention that says a quote, None where none does, or where the quote is -1."""
        return self.quotes[quote].speaker_mention if quote >= 0 else None

    def named_in_source(self, start: int) -> int | None:
        """The mention that speaks in the words for a source that begin at a character: "the head of the bank Roe"."""
        return self._named_as.get(start)

    def quotation_before(self, index: int) -> tuple[int, int] | None:
        """The quotation a mention says, where it begins before the mention, with the sentence it begins in."""
        start, sentence = self._mentions[index].span.start, self._mentions[index].sentence
        before = [number for number in self.of(index) if self.quotes[number].content[0].start < start]
        return (before[0], min(self.begins.get(before[0], sentence), sentence)) if before else None

    def last_speaker(self, index: int) -> int | None:
        """Who spoke last before a mention that is itself a speaker, None where nobody did or it is none."""
        own = self.of(index)
        if not own:
            return None
        start = self._mentions[index].span.start
        earlier = (n for n in self.speakers if self.quotes[n].content[0].start < start and n not in own)
        last = max(earlier, key=lambda n: (self.quotes[n].content[0].start, n), default=None)
        return None if last is None else self.speakers[last]
