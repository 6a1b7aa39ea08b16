"""The words a tie rests on, as the page and the tables print them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from graphkit.config import EdgesConfig
from graphkit.edges.ties import End, Tie, acting, meetings, spoken_of, window_of
from graphkit.records import Annotations, CharSpan, Evidence, Quote, Reference
from graphkit.store import ChainLink

__all__ = ["evidence"]

_LONG = 600
"""Characters from which a passage is shown only as far as it takes to see who and whom: an expert on a panel may speak
for a page, and two actors of one document may stand pages apart."""

_GAP = " … "


def evidence(
    found: Annotations,
    actors: Mapping[int, str],
    links: Mapping[int, ChainLink],
    wanted: Iterable[Tie],
    config: EdgesConfig,
) -> list[Evidence]:
    """Whole sentences that hold a mention of both actors, which are highlighted; one piece for each tie wanted.

    Of a wide window these are the two mentions that are nearest to each other, or more certain ones in the same
    sentences: of "Roe said he had met Poe" the name, and not "he". Where they stand far apart, only their two sentences
    are shown, joined by " … ", and ``start`` and ``end`` still span both.

    Args:
        found: The document.
        actors: Actor id by chain number.
        links: Why each chain is its actor.
        wanted: Ties of this document, as ``ties`` gives them.
        config: As it was for ``ties``.
    """
    passages, nearest = _Passages(found, actors, links), _Nearest(found, actors, config)
    pieces = []
    for tie in wanted:
        if tie.kind == "quote":
            quote = found.quotes[tie.number]
            ends = _quote_ends(found, actors, tie, quote, config)
            highlights = [found.mentions[end.mention].span for end in ends]
            spans = [*quote.content, *highlights, *([quote.cue] if quote.cue else [])]
            if max(s.end for s in spans) - min(s.start for s in spans) > _LONG:
                spans = highlights
            pieces.append(passages.around(spans, ends, quote))
        else:
            pieces.append(passages.of_two(nearest.ends(tie)))
    return pieces


class _Nearest:
    """Which two mentions of a co-occurrence to show."""

    def __init__(self, found: Annotations, actors: Mapping[int, str], config: EdgesConfig) -> None:
        self._found = found
        self._spans = [mention.span for mention in found.mentions]
        self._meetings: dict[tuple[str, str, int], list[End]] = {}
        self._places: dict[tuple[str, int], list[End]] = defaultdict(list)
        if config.words:
            for pair, met in meetings(found, actors, config).items():
                self._meetings |= {(*pair, m.later.mention): [m.earlier, m.later] for m in met}
            return
        for end in acting(found, actors, config):
            self._places[end.actor, window_of(found, end, config)].append(end)
        for ends in self._places.values():
            ends.sort(key=lambda end: self._spans[end.mention])

    def ends(self, tie: Tie) -> list[End]:
        """Of a meeting the two that met; of other windows the nearest, or surer ones in their sentences."""
        if self._meetings:
            return self._meetings[tie.source, tie.target, tie.number]
        sources, targets = self._places[tie.source, tie.number], self._places[tie.target, tie.number]
        starts = [self._spans[end.mention].start for end in targets]
        pairs = []
        for end in sources:
            at = bisect_left(starts, self._spans[end.mention].start)
            pairs += [[end, target] for target in targets[max(0, at - 1) : at + 1]]
        source, target = min(pairs, key=self._apart)
        return [_surest(self._found, source, sources), _surest(self._found, target, targets)]

    def _apart(self, ends: Sequence[End]) -> tuple[int, CharSpan, CharSpan]:
        first, second = (self._spans[end.mention] for end in ends)
        return abs(first.start - second.start), first, second


def _surest(found: Annotations, end: End, others: Iterable[End]) -> End:
    """Of an actor's mentions in the sentence of one, that which most certainly is the actor; the one where none is."""
    sentence = found.mentions[end.mention].sentence
    beside = (other for other in others if found.mentions[other.mention].sentence == sentence)
    return max((end, *beside), key=lambda other: found.mentions[other.mention].confidence)


class _Passages:
    """Sentences of one document, cut out of its text."""

    def __init__(self, found: Annotations, actors: Mapping[int, str], links: Mapping[int, ChainLink]) -> None:
        self._found, self._actors, self._links = found, actors, links
        self._starts = [sentence.start for sentence in found.sentences]
        self._rules = [dict(zip(chain.mentions, chain.links, strict=False)) for chain in found.chains]

    def of_two(self, ends: Sequence[End]) -> Evidence:
        """The sentences of two mentions and what stands between them, unless that is long."""
        first, second = sorted(self._found.mentions[end.mention].span for end in ends)
        left, right = self._sentence(first), self._sentence(second)
        if right.end - left.start <= _LONG or right.start <= left.end:
            return self.around([first, second], ends)
        text = self._found.document.text
        shown = text[left.start : left.end] + _GAP + text[right.start : right.end]
        moved = left.end - left.start + len(_GAP) - right.start
        highlights = (
            CharSpan(first.start - left.start, first.end - left.start),
            CharSpan(second.start + moved, second.end + moved),
        )
        return self._piece(CharSpan(left.start, right.end), shown, highlights, ends)

    def around(self, spans: Sequence[CharSpan], ends: Sequence[End], quote: Quote | None = None) -> Evidence:
        """All from the beginning of the first to the end of the last sentence that ``spans`` touch."""
        start, end = min(s.start for s in spans), max(s.end for s in spans)
        start = min(start, self._sentence(CharSpan(start, start + 1)).start)
        end = max(end, self._sentence(CharSpan(end - 1, end)).end)
        marked = sorted(self._found.mentions[e.mention].span for e in ends)
        highlights = tuple(CharSpan(s.start - start, s.end - start) for s in marked)
        return self._piece(CharSpan(start, end), self._found.document.text[start:end], highlights, ends, quote)

    def _sentence(self, span: CharSpan) -> CharSpan:
        """The sentence that ``span`` begins in; itself where it begins in none."""
        at = bisect_right(self._starts, span.start) - 1
        inside = at >= 0 and span.start < self._found.sentences[at].end
        return self._found.sentences[at] if inside else span

    def _piece(
        self,
        span: CharSpan,
        text: str,
        highlights: tuple[CharSpan, ...],
        ends: Sequence[End],
        quote: Quote | None = None,
    ) -> Evidence:
        document, mentions = self._found.document, self._found.mentions
        ends = sorted(ends, key=lambda end: mentions[end.mention].span)
        return Evidence(
            document_id=document.id,
            path=document.path,
            start=document.offset + span.start,
            end=document.offset + span.end,
            text=text,
            kind=quote.kind if quote else "sentence",
            highlights=highlights,
            references=tuple(map(self._reference, ends)),
            rule=quote.rule if quote else "",
            together=self._together(quote) if quote else (),
            published=document.published,
            outlet=document.outlet,
            confidence=quote.confidence if quote else min(mentions[end.mention].confidence for end in ends),
        )

    def _together(self, quote: Quote) -> tuple[str, ...]:
        names = {self._actors[c]: self._found.chains[c].name for c in quote.speakers if c in self._actors}
        return tuple(names.values()) if len(names) > 1 else ()

    def _reference(self, end: End) -> Reference:
        mention = self._found.mentions[end.mention]
        link = self._links.get(end.chain, ChainLink("", 1.0))
        rule = self._rules[end.chain].get(end.mention, "name")
        return Reference(end.actor, mention.form, rule, link.rule, min(mention.confidence, link.confidence))


def _quote_ends(
    found: Annotations, actors: Mapping[int, str], tie: Tie, quote: Quote, config: EdgesConfig
) -> list[End]:
    """The tie's speaker as the attribution names it, and the target in the content, nearest to it or surer beside that.

    Where the attribution names nobody ("..." in a new paragraph of the same speech), the speaker's nearest mention
    before the content stands in for it, else the nearest after.
    """
    about = [
        End(tie.target, number, index)
        for number, actor in actors.items()
        if actor == tie.target
        for index in spoken_of(found, quote, number, config)
    ]
    chain, mention = next(voice for voice in quote.voices if actors.get(voice[0]) == tie.source)
    if mention is None:
        start, taken = quote.content[0].start, {end.mention for end in about}
        mention = min(
            found.chains[chain].mentions,
            key=lambda i: (i in taken, (at := found.mentions[i].span.start) >= start, abs(at - start)),
        )
    at = found.mentions[mention].span.start
    nearest = min(about, key=lambda end: (abs(found.mentions[end.mention].span.start - at), end.mention))
    return [End(tie.source, chain, mention), _surest(found, nearest, about)]
