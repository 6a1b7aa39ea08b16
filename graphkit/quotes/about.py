"""Whom a quote is about by its attribution: "said of Roe", and who made the remarks that somebody rejects."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from graphkit.quotes.answered import ACCUSING
from graphkit.quotes.lexicon import reporting_nouns
from graphkit.quotes.reading import Candidate, Reading
from graphkit.quotes.sources import base, phrase
from graphkit.quotes.speakers import mention_of
from graphkit.records import Mention, Quote

__all__ = ["with_those_meant"]

_REACTING = frozenset({"denied", "rejected", "criticised", "accused", "praised"})
_SAME = frozenset({"the", "this", "that", "these", "those", "such"})
_OF_A_HEARER = frozenset({"verb-hearer+on", "verb-hearer+about"})
"""Rules of what somebody is asked: "pressed Roe on visas"."""

_COMPLETED = frozenset("of that by from about against made to in on".split())
"""Words behind such a noun that tell whose or which words they are."""

_JUST_BEFORE = 3
"""Sentences before in which somebody has spoken just before."""


def with_those_meant(
    reading: Reading,
    found: Sequence[tuple[Candidate, Quote]],
    mentions: Sequence[Mention],
    at: Mapping[int, Sequence[int]],
) -> list[tuple[Candidate, Quote]]:
    """Give quotes whom they are about where what is said does not name him.

    Args:
        reading: The document.
        found: Its quotes with the candidates they come from, in order of the text.
        mentions: All mentions.
        at: For each token the indices of the mentions over it.
    """
    made: list[tuple[Candidate, Quote]] = []
    for candidate, quote in found:
        about = _said_of(reading, candidate, mentions, at)
        if not about and quote.cue_class in _REACTING and _means_words(reading, candidate):
            about = _who_spoke_before(reading, candidate, [one for one in made if not _by_same(one[1], quote)])
        made.append((candidate, replace(quote, about=about) if about else quote))
    return made


def _said_of(
    reading: Reading, candidate: Candidate, mentions: Sequence[Mention], at: Mapping[int, Sequence[int]]
) -> tuple[int, ...]:
    """Whom it is said of behind the verb: '"Let him show a photo," she said of Roe'."""
    if candidate.rule in _OF_A_HEARER:
        heard = next((child for child in reading.doc[candidate.cue_token].rights if child.dep_ == "obj"), None)
        meant = None if heard is None else mention_of(reading, phrase(reading, heard), mentions, at)
        return () if meant is None else (meant,)
    if candidate.cue_token < 0 or not candidate.quotations:
        return ()
    for child in reading.doc[candidate.cue_token].rights:
        of = any(case.lower_ in {"of", "about"} for case in child.lefts if base(case.dep_) == "case")
        if of and base(child.dep_) in {"obl", "nmod"} and not reading.quoted(child):
            meant = mention_of(reading, phrase(reading, child), mentions, at)
            return () if meant is None else (meant,)
    return ()


def _means_words(reading: Reading, candidate: Candidate) -> bool:
    """Whether somebody reacts to words told before: "rejected the remarks", not "rejected the claim that ..."."""
    first = reading.token_at(candidate.content[0].start)
    words = reading.wording.lower
    apposed = words[first] in {"a", "an"} and reading.doc[first].head.i == reading.doc[candidate.cue_token].head.i
    if not candidate.rule.startswith("verb-obj") or first + 2 >= len(words):
        return False
    if words[first] not in _SAME and not apposed:
        return False
    noun = first + 1
    while reading.wording.parts[noun] == "ADJ" and noun + 2 < len(words):
        noun += 1
    lemma = reading.doc[noun].lemma_.lower()
    return (lemma in reporting_nouns() or lemma in ACCUSING) and (apposed or words[noun + 1] not in _COMPLETED)


def _who_spoke_before(
    reading: Reading, candidate: Candidate, before: Sequence[tuple[Candidate, Quote]]
) -> tuple[int, ...]:
    """Those who have spoken just before; none where one of them is not known."""
    here = reading.sentence_number(candidate.cue_token)
    found: list[int] = []
    after = reading.sentence_starts[here - 1]
    beside = False
    for other, quote in reversed(before):
        place = other.cue_token if other.cue_token >= 0 else reading.token_at(other.content[0].start)
        number = reading.sentence_number(place)
        if here - number > _JUST_BEFORE or (beside and number < here):
            break
        beside = beside or number == here
        if quote.speaker_mention is None or _another_speaks(reading, number, after):
            return ()
        after = min(after, reading.sentence_starts[number - 1])
        found += [quote.speaker_mention, *quote.co_speaker_mentions]
    return tuple(sorted(set(found)))


def _by_same(one: Quote, other: Quote) -> bool:
    """Whether a verb goes on with the speaker of another quote: "Roe denied it and rejected the claims"."""
    return one.speaker_mention is not None and one.speaker_mention == other.speaker_mention


def _another_speaks(reading: Reading, sentence: int, end: int) -> bool:
    """Whether a verb behind a sentence tells of what is no quote, before a word: "Roe said the same"."""
    start = reading.sentence_starts[sentence] if sentence < len(reading.sentence_starts) else end
    later = bisect_left(reading.reporting, start)
    return later < len(reading.reporting) and reading.reporting[later] < end
