"""Countable evidence in one document: who is mentioned with whom, who speaks about whom.

For co-occurrence only mentions that act count (``use == "actor"``): a place ("talks in Istanbul") and an attribute
("the Ukraine conflict") say nothing about two actors' relation. A quote is about attributes, too.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations, product
from typing import NamedTuple

from graphkit.config import EdgesConfig
from graphkit.records import Annotations, EdgeKind, Quote

__all__ = [
    "End",
    "Meeting",
    "Meetings",
    "Presence",
    "Tie",
    "acting",
    "meetings",
    "presence",
    "spoken_of",
    "ties",
    "window_of",
    "window_of_sentence",
]

_WORD = re.compile(r"\w+(?:['’-]\w+)*")


class Presence(NamedTuple):
    """How often something can be in a document, and how often each actor is: what association is computed from.

    Attributes:
        windows: Sentences, paragraphs or documents (1), those without actors included; words where the window is a
            number of words.
        actors: Windows in which each actor acts; its mentions where the window is a number of words.
    """

    windows: int
    actors: Mapping[str, int]


class Tie(NamedTuple):
    """One piece of evidence that ties two actors.

    Attributes:
        kind: "cooccurrence" or "quote".
        source: Actor id; the speaker, or the smaller id of the two.
        target: Actor id, never equal to ``source``.
        number: Of the sentence or paragraph, 0 where the window is the document; of the later mention where the window
            is a number of words; of the quote in its document.
        gap: Words from one mention to the other, 1 for neighbours; 0 where the window is no number of words.
    """

    kind: EdgeKind
    source: str
    target: str
    number: int
    gap: int = 0


class End(NamedTuple):
    """A mention of one end of a tie: its actor, its chain and its number in the document."""

    actor: str
    chain: int
    mention: int


class Meeting(NamedTuple):
    """Two mentions of different actors within the window of words, and how many words apart: 1 for neighbours."""

    earlier: End
    later: End
    gap: int


Meetings = dict[tuple[str, str], list[Meeting]]
"""Every meeting of two actors in a document, by pair, the smaller id first."""


def presence(found: Annotations, actors: Mapping[int, str], config: EdgesConfig) -> Presence:
    """Count a document's windows and those of each actor.

    Args:
        found: What was found in the document.
        actors: Actor id by chain number; chains left out make no evidence.
        config: Says which window, and which mentions are too uncertain.
    """
    seen = list(acting(found, actors, config))
    if config.words:
        words = max(len(_word_starts(found)), len(seen))  # a name of symbols only is no word
        return Presence(words, Counter(end.actor for end in seen))
    windows = {"sentence": len(found.sentences), "paragraph": len(set(found.paragraphs)), "document": 1}[config.window]
    inside = {(end.actor, window_of(found, end, config)) for end in seen}
    return Presence(windows, Counter(actor for actor, _ in inside))


def ties(
    found: Annotations, actors: Mapping[int, str], config: EdgesConfig, met: Meetings | None = None
) -> Iterator[Tie]:
    """All evidence in a document, each tie once.

    A pair co-occurs once per window, however often the two are mentioned in it. Where the window is a number of words,
    each meeting counts (``meetings``). A quote ties its speaker, and each of several who say it together, to each
    other actor that its content mentions.

    Arguments as for ``presence``; ``met`` is what ``meetings`` gives, where the caller has it.
    """
    if config.words:
        for (source, target), times in (meetings(found, actors, config) if met is None else met).items():
            for meeting in times:
                yield Tie("cooccurrence", source, target, meeting.later.mention, meeting.gap)
    else:
        present: dict[int, set[str]] = {}
        for end in acting(found, actors, config):
            present.setdefault(window_of(found, end, config), set()).add(end.actor)
        for window in sorted(present):
            for source, target in combinations(sorted(present[window]), 2):
                yield Tie("cooccurrence", source, target, window)
    for number, quote in enumerate(found.quotes):
        speakers, _ = quote.ends(actors)
        if not speakers or quote.confidence < config.min_confidence:
            continue
        about = (chain for chain in quote.targets if chain in actors and spoken_of(found, quote, chain, config))
        targets = sorted({actors[chain] for chain in about}.difference(speakers))
        for speaker, target in product(speakers, targets):
            yield Tie("quote", speaker, target, number)


def meetings(found: Annotations, actors: Mapping[int, str], config: EdgesConfig) -> Meetings:
    """Where two actors are mentioned at most ``config.words`` words apart, by pair, the smaller id first.

    Neighbouring words are one apart. A mention meets the nearest one of the other actor before it, and each mention is
    in one meeting of a pair at most: "A met B. B thanked A." with a window of 10 has two, "A met B and B's wife" one.
    So a pair meets no more often than the rarer of the two is mentioned, and the work grows with the mentions times
    the actors in a window. Sentences and paragraphs do not matter; boilerplate is skipped.
    """
    starts = _word_starts(found)
    places = []
    for end in acting(found, actors, config):
        span = found.mentions[end.mention].span
        places.append((bisect_left(starts, span.start), bisect_left(starts, span.end), end))
    places.sort(key=lambda place: (place[0], place[1], place[2].mention))
    met: Meetings = {}
    used: dict[tuple[str, str], int] = {}
    for later, (start, _, end) in enumerate(places):
        near = {end.actor}
        for earlier in range(later - 1, -1, -1):
            first_start, first_end, first = places[earlier]
            if start - first_start > config.words + _LONGEST_NAME:
                break
            gap = max(1, start - first_end + 1)  # a mention inside another is next to it
            if first.actor in near or gap > config.words:
                continue
            near.add(first.actor)
            pair = (first.actor, end.actor) if first.actor < end.actor else (end.actor, first.actor)
            if earlier > used.get(pair, -1):
                met.setdefault(pair, []).append(Meeting(first, end, gap))
                used[pair] = later
    return met


_LONGEST_NAME = 20  # words, so that a long name that began before the window is still looked at


def acting(found: Annotations, actors: Mapping[int, str], config: EdgesConfig) -> Iterator[End]:
    """The mentions that count."""
    for number, chain in enumerate(found.chains):
        if number not in actors:
            continue
        for index in chain.mentions:
            mention = found.mentions[index]
            if mention.use == "actor" and mention.confidence >= config.min_confidence:
                yield End(actors[number], number, index)


def window_of(found: Annotations, end: End, config: EdgesConfig) -> int:
    """The number of the sentence or paragraph a mention stands in; 0 where the window is the document."""
    return window_of_sentence(found, found.mentions[end.mention].sentence, config)


def window_of_sentence(found: Annotations, sentence: int, config: EdgesConfig) -> int:
    """The number of the window that a sentence is, or is a part of."""
    if config.window == "sentence":
        return sentence
    return found.paragraphs[sentence] if config.window == "paragraph" else 0


def _word_starts(found: Annotations) -> list[int]:
    text = found.document.text
    return [word.start() for start, end in found.sentences for word in _WORD.finditer(text, start, end)]


def spoken_of(found: Annotations, quote: Quote, chain: int, config: EdgesConfig) -> list[int]:
    """The mentions of a chain that a quote is about and that are certain enough, those of places left out.

    They are those in its content; of an actor whom only the attribution names, "said of Roe", the nearest.
    """
    own, mentions = found.chains[chain].mentions, found.mentions
    about = [index for index in own if any(content.contains(mentions[index].span) for content in quote.content)]
    if not about:
        about = [min(own, key=lambda index: (abs(mentions[index].span.start - quote.content[-1].end), index))]
    return [i for i in about if mentions[i].use != "place" and mentions[i].confidence >= config.min_confidence]
