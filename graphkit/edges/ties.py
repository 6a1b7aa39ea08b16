"""Countable evidence in one document: who is mentioned with whom, who speaks about whom.

Only mentions that act count (``use == "actor"``): a place ("talks in Istanbul") and an attribute ("the Ukraine
conflict") say nothing about two actors' relation.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import NamedTuple

from graphkit.config import EdgesConfig
from graphkit.records import Annotations, CharSpan, EdgeKind, Evidence, Mention, Quote, Reference
from graphkit.store import ChainLink

__all__ = ["Tie", "Window", "evidence", "ties", "windows"]

_LONG = 600
"""Characters from which a quote is shown only as far as it takes to see who speaks about whom; an expert on a panel
may speak for a page."""


class Window(NamedTuple):
    """One sentence, paragraph or document, as the configuration asks.

    Attributes:
        number: Of the sentence or paragraph in its document; 0 for a document.
        actors: Ids of the actors that act in it, sorted, each once; may be empty.
    """

    number: int
    actors: tuple[str, ...]


class Tie(NamedTuple):
    """One piece of evidence that ties two actors.

    Attributes:
        kind: "cooccurrence" or "quote".
        source: Actor id; the speaker, or the smaller id of the two.
        target: Actor id, never equal to ``source``.
        number: Of the window, or of the quote in its document.
    """

    kind: EdgeKind
    source: str
    target: str
    number: int


def windows(found: Annotations, actors: Mapping[int, str], config: EdgesConfig) -> Iterator[Window]:
    """All windows of a document, those without actors included.

    Args:
        found: What was found in the document.
        actors: Actor id by chain number; chains left out make no evidence.
        config: Says which window, and which mentions are too uncertain.
    """
    present: dict[int, set[str]] = {number: set() for number in _window_numbers(found, config)}
    for actor, _, index in _acting(found, actors, config):
        present[_window_of(found, found.mentions[index], config)].add(actor)
    for number, members in present.items():
        yield Window(number, tuple(sorted(members)))


def ties(found: Annotations, actors: Mapping[int, str], config: EdgesConfig) -> Iterator[Tie]:
    """All evidence in a document, each tie once.

    A pair co-occurs once per window, however often the two are mentioned in it. A quote ties its speaker to each other
    actor that its content mentions. Arguments as for ``windows``.
    """
    for window in windows(found, actors, config):
        for source, target in combinations(window.actors, 2):
            yield Tie("cooccurrence", source, target, window.number)
    for number, quote in enumerate(found.quotes):
        speaker = None if quote.speaker is None else actors.get(quote.speaker)
        if speaker is None or quote.confidence < config.min_confidence:
            continue
        targets = {actors[chain] for chain in quote.targets if chain in actors and _inside(found, quote, chain)}
        for target in sorted(targets - {speaker}):
            yield Tie("quote", speaker, target, number)


def evidence(
    found: Annotations, actors: Mapping[int, str], links: Mapping[int, ChainLink], tie: Tie, config: EdgesConfig
) -> Evidence:
    """The words a tie rests on: whole sentences that hold a mention of both actors, which are highlighted.

    ``links`` says for each chain why it is its actor; the other arguments are as for ``windows``.
    """
    if tie.kind == "quote":
        quote = found.quotes[tie.number]
        ends = _quote_ends(found, actors, tie, quote)
        highlights = [found.mentions[end.mention].span for end in ends]
        spans = [*quote.content, *highlights, *([quote.cue] if quote.cue else [])]
        if max(s.end for s in spans) - min(s.start for s in spans) > _LONG:
            spans = highlights
        return _evidence(found, links, spans, ends, quote)
    places: dict[str, list[_End]] = {tie.source: [], tie.target: []}
    for end in _acting(found, actors, config):
        mention = found.mentions[end.mention]
        if end.actor in places and _window_of(found, mention, config) == tie.number:
            places[end.actor].append(end)
    ends = min(
        ([a, b] for a in places[tie.source] for b in places[tie.target]),
        key=lambda pair: _apart(*(found.mentions[end.mention].span for end in pair)),
    )
    return _evidence(found, links, [found.mentions[end.mention].span for end in ends], ends)


class _End(NamedTuple):
    """A mention of one end of a tie: its actor, its chain and its index."""

    actor: str
    chain: int
    mention: int


def _apart(first: CharSpan, second: CharSpan) -> tuple[int, CharSpan, CharSpan]:
    return abs(first.start - second.start), first, second


def _acting(found: Annotations, actors: Mapping[int, str], config: EdgesConfig) -> Iterator[_End]:
    for number, chain in enumerate(found.chains):
        if number not in actors:
            continue
        for index in chain.mentions:
            mention = found.mentions[index]
            if mention.use == "actor" and mention.confidence >= config.min_confidence:
                yield _End(actors[number], number, index)


def _window_numbers(found: Annotations, config: EdgesConfig) -> list[int]:
    if config.window == "sentence":
        return list(range(len(found.sentences)))
    if config.window == "paragraph":
        return sorted(set(found.paragraphs))
    return [0]


def _window_of(found: Annotations, mention: Mention, config: EdgesConfig) -> int:
    if config.window == "sentence":
        return mention.sentence
    return found.paragraphs[mention.sentence] if config.window == "paragraph" else 0


def _inside(found: Annotations, quote: Quote, chain: int) -> bool:
    spans = (found.mentions[index].span for index in found.chains[chain].mentions)
    return any(content.contains(span) for span in spans for content in quote.content)


def _quote_ends(found: Annotations, actors: Mapping[int, str], tie: Tie, quote: Quote) -> list[_End]:
    """The speaker as the attribution names it, and the mention of the target in the content that is nearest to it.

    Where the attribution names nobody ("..." in a new paragraph of the same speech), the speaker's nearest mention
    before the content stands in for it, else the nearest after.
    """
    about = [
        _End(tie.target, number, index)
        for number, actor in actors.items()
        if actor == tie.target
        for index in found.chains[number].mentions
        if any(content.contains(found.mentions[index].span) for content in quote.content)
    ]
    chain = quote.speaker or 0
    if quote.speaker_mention is not None:
        mention = quote.speaker_mention
    else:
        start, taken = quote.content[0].start, {end.mention for end in about}
        mention = min(
            found.chains[chain].mentions,
            key=lambda i: (i in taken, (at := found.mentions[i].span.start) >= start, abs(at - start)),
        )
    at = found.mentions[mention].span.start
    nearest = min(about, key=lambda end: (abs(found.mentions[end.mention].span.start - at), end.mention))
    return [_End(tie.source, chain, mention), nearest]


def _evidence(
    found: Annotations,
    links: Mapping[int, ChainLink],
    spans: list[CharSpan],
    ends: list[_End],
    quote: Quote | None = None,
) -> Evidence:
    document = found.document
    start, end = min(s.start for s in spans), max(s.end for s in spans)
    start = min([start, *(s.start for s in found.sentences if s.start <= start < s.end)])
    end = max([end, *(s.end for s in found.sentences if s.start < end <= s.end)])
    ends = sorted(ends, key=lambda e: found.mentions[e.mention].span)
    mentions = [found.mentions[e.mention] for e in ends]
    return Evidence(
        document_id=document.id,
        path=document.path,
        start=document.offset + start,
        end=document.offset + end,
        text=document.text[start:end],
        kind=quote.kind if quote else "sentence",
        highlights=tuple(CharSpan(m.span.start - start, m.span.end - start) for m in mentions),
        references=tuple(_reference(found, links, e) for e in ends),
        rule=quote.rule if quote else "",
        published=document.published,
        outlet=document.outlet,
        confidence=quote.confidence if quote else min(m.confidence for m in mentions),
    )


def _reference(found: Annotations, links: Mapping[int, ChainLink], end: _End) -> Reference:
    chain, mention = found.chains[end.chain], found.mentions[end.mention]
    rules = dict(zip(chain.mentions, chain.links, strict=False))
    link = links.get(end.chain, ChainLink("", 1.0))
    confidence = min(mention.confidence, link.confidence)
    return Reference(end.actor, mention.form, rules.get(end.mention, "name"), link.rule, confidence)
