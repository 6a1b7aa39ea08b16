"""A passage of an article as an answer: where it stands, what in it matters, and how its actors were identified."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from graphkit.records import Annotations, CharSpan, CueClass, Form, Quote, QuoteKind
from graphkit.store import Assembled

__all__ = ["Identified", "Mark", "Named", "Passage", "around", "quote_passage", "window_passage"]

_LONG = 1500
"""Characters from which a quote is shown only as far as it takes to see who speaks about whom; an expert on a panel
may speak for a page."""

Role = Literal["speaker", "target", "actor", "other", "cue", "content", "match"]
"""What a marked piece is: the speaker or the one spoken about; of two actors that are mentioned together, the first or
the other one asked for; the words that report; what was said; words that were searched for."""


class Named(NamedTuple):
    """An actor by id and name."""

    id: str
    name: str


class Mark(NamedTuple):
    """A piece of a passage; offsets count characters of ``Passage.text``."""

    start: int
    end: int
    role: Role


class Identified(NamedTuple):
    """How a mention that is no name came to stand for an actor: "he" for Sergey Lavrov, by the rule "gender"."""

    actor: str
    name: str
    text: str
    form: Form
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Whole sentences of an article that tie actors.

    Attributes:
        document: The document's id.
        path: Its file, relative to the input folder.
        outlet: Who published it, "" where unknown.
        published: When, None where unknown.
        copy_of: Id of the first document that tells the same story, None where it is this one.
        line: Line of the file on which the passage begins, from 1.
        start: Its first character in the file.
        end: One past its last.
        text: The passage as printed.
        marks: What matters in it, sorted; marks may overlap.
        identified: Its marked mentions that are no names.
        kind: "direct", "indirect" or "mixed" for a quote, None where actors are only mentioned together.
        cue: The reporting words, "" without.
        cue_class: What they say the speaker did; None where nothing is quoted.
        content: What was said, without quotation marks; the parts of a discontinuous quote joined by " … ".
        speaker: Who is quoted, None where unnamed, unresolved, or nobody.
        together_with: Those who say it with the speaker, in the order of the text.
        printed_speaker: The words that name the source, "" without.
        targets: Whom the quote is about, or the actors mentioned together; sorted by id.
        confidence: 0 to 1, of a quote: that content and speaker are right; 1 else.
    """

    document: str
    path: str
    outlet: str
    published: date | None
    copy_of: str | None
    line: int
    start: int
    end: int
    text: str
    marks: tuple[Mark, ...]
    identified: tuple[Identified, ...]
    kind: QuoteKind | None = None
    cue: str = ""
    cue_class: CueClass | None = None
    content: str = ""
    speaker: Named | None = None
    together_with: tuple[Named, ...] = ()
    printed_speaker: str = ""
    targets: tuple[Named, ...] = ()
    confidence: float = 1.0

    @property
    def speakers(self) -> tuple[Named, ...]:
        """All who are quoted, the speaker first."""
        return () if self.speaker is None else (self.speaker, *self.together_with)


def quote_passage(
    article: Assembled,
    number: int,
    names: Mapping[str, str],
    copy_of: str | None = None,
    about: Iterable[str] | None = None,
    matches: Iterable[CharSpan] = (),
) -> Passage:
    """A quote in the sentences that hold it and its attribution.

    Args:
        article: Its document.
        number: Of the quote in the document.
        names: Names of actors by id.
        copy_of: See ``Passage``.
        about: Ids of the targets to mark; all where left out.
        matches: Further pieces to mark, in characters of the document.
    """
    found = article.annotations
    quote = found.quotes[number]
    speakers, targets = quote.ends(article.actors)
    source = _source(article, quote)
    spoken = _spoken(article, quote, set(targets if about is None else about))
    sources = [found.mentions[index].span for index in source]
    names_in_content = [found.mentions[index].span for index in spoken]
    window = around(found, _needed(quote, sources, names_in_content))
    if not sources and quote.speaker_span:
        sources = [quote.speaker_span]
    marks: list[tuple[CharSpan, Role]] = [(span, "content") for span in quote.content]
    marks += [(span, "cue") for span in filter(None, (quote.cue,))]
    marks += [(span, "speaker") for span in sources]
    marks += [(span, "target") for span in names_in_content]
    marks += [(span, "match") for span in matches]
    return dataclasses.replace(
        _passage(found, window, marks, _identified(article, {**source, **spoken}, names), copy_of),
        kind=quote.kind,
        cue=_words(found, quote.cue),
        cue_class=quote.cue_class,
        content=" … ".join(_words(found, span) for span in quote.content),
        speaker=next((Named(speaker, names[speaker]) for speaker in speakers), None),
        together_with=tuple(Named(speaker, names[speaker]) for speaker in speakers[1:]),
        printed_speaker=_words(found, quote.speaker_span),
        targets=tuple(Named(target, names[target]) for target in targets),
        confidence=quote.confidence,
    )


def window_passage(
    article: Assembled,
    window: CharSpan,
    actors: tuple[str, str],
    names: Mapping[str, str],
    copy_of: str | None = None,
) -> Passage:
    """Two actors mentioned together.

    Args:
        article: Their document.
        window: Where they are mentioned together; a long one is cut to the nearest two mentions.
        actors: Their ids; mentions of the first are marked "actor", those of the second "other".
        names: Names of actors by id.
        copy_of: See ``Passage``.
    """
    found = article.annotations
    inside = {
        index: actor
        for index, actor in _mentions(article).items()
        if actor in actors and found.mentions[index].use == "actor" and window.contains(found.mentions[index].span)
    }
    if window.end - window.start > _LONG:
        window = around(found, _nearest(found, inside, actors))
    marks: list[tuple[CharSpan, Role]] = [
        (found.mentions[index].span, "actor" if actor == actors[0] else "other") for index, actor in inside.items()
    ]
    seen = {index: actor for index, actor in inside.items() if window.contains(found.mentions[index].span)}
    passage = _passage(found, window, marks, _identified(article, seen, names), copy_of)
    return dataclasses.replace(passage, targets=tuple(Named(actor, names[actor]) for actor in sorted(actors)))


def _passage(
    found: Annotations,
    span: CharSpan,
    marks: Iterable[tuple[CharSpan, Role]],
    identified: tuple[Identified, ...],
    copy_of: str | None,
) -> Passage:
    document = found.document
    inside = {
        Mark(max(s.start, span.start) - span.start, min(s.end, span.end) - span.start, role)
        for s, role in marks
        if s.overlaps(span)
    }
    return Passage(
        document=document.id,
        path=document.path,
        outlet=document.outlet,
        published=document.published,
        copy_of=copy_of,
        line=document.line + document.text.count("\n", 0, span.start),
        start=document.offset + span.start,
        end=document.offset + span.end,
        text=document.text[span.start : span.end],
        marks=tuple(sorted(inside)),
        identified=identified,
    )


def _mentions(article: Assembled) -> dict[int, str]:
    """The actor of every resolved mention, by the mention's index."""
    chains = article.annotations.chains
    pairs = ((index, actor) for chain, actor in article.actors.items() for index in chains[chain].mentions)
    return dict(sorted(pairs))


def _source(article: Assembled, quote: Quote) -> dict[int, str]:
    """The mentions that name who speaks; where the attribution names nobody, the speaker's last one before."""
    source: dict[int, str] = {}
    for chain, mention in quote.voices:
        speaker = article.actors.get(chain)
        if speaker is not None:
            source[_last_before(article, quote, speaker) if mention is None else mention] = speaker
    return source


def _last_before(article: Assembled, quote: Quote, speaker: str) -> int:
    start = quote.content[0].start
    own = [index for index, actor in _mentions(article).items() if actor == speaker]
    mentions = article.annotations.mentions
    return min(own, key=lambda i: (mentions[i].span.start >= start, abs(mentions[i].span.start - start)))


def _spoken(article: Assembled, quote: Quote, wanted: Set[str]) -> dict[int, str]:
    """The mentions of the wanted actors in what is said; of one whom only the attribution names, the nearest."""
    mentions, end = article.annotations.mentions, quote.content[-1].end
    own = {index: actor for index, actor in _mentions(article).items() if actor in wanted}
    inside = {i: a for i, a in own.items() if any(content.contains(mentions[i].span) for content in quote.content)}
    for actor in sorted(wanted - set(inside.values())):
        outside = [i for i in own if own[i] == actor]
        inside |= {min(outside, key=lambda i: abs(mentions[i].span.start - end)): actor} if outside else {}
    return dict(sorted(inside.items()))


def _needed(quote: Quote, sources: list[CharSpan], targets: list[CharSpan]) -> list[CharSpan]:
    """What a passage has to show of a quote: all of it, or of a long one who speaks and the first it speaks about."""
    spans = [*quote.content, *filter(None, (quote.cue, quote.speaker_span))]
    if max(s.end for s in spans) - min(s.start for s in spans) <= _LONG:
        return spans
    begin = CharSpan(quote.content[0].start, quote.content[0].start + 1)
    return [*sources, min(targets, default=begin), *filter(None, (quote.cue,))]


def _identified(article: Assembled, marked: Mapping[int, str], names: Mapping[str, str]) -> tuple[Identified, ...]:
    """Each way of speaking of an actor once, in the order of the text."""
    found = article.annotations
    links = {index: link for chain in found.chains for index, link in zip(chain.mentions, chain.links, strict=False)}
    ways = (
        Identified(actor, names[actor], found.mentions[index].text, found.mentions[index].form, links.get(index, ""))
        for index, actor in sorted(marked.items())
        if found.mentions[index].form != "named"
    )
    return tuple(dict.fromkeys(ways))


def _nearest(found: Annotations, inside: Mapping[int, str], actors: tuple[str, str]) -> list[CharSpan]:
    one, other = ([found.mentions[i].span for i, actor in inside.items() if actor == wanted] for wanted in actors)
    pairs = [(a, b) for a in one for b in other]
    nearest: tuple[CharSpan, CharSpan] = min(pairs, key=lambda pair: (abs(pair[0].start - pair[1].start), pair))
    return list(nearest)


def around(found: Annotations, spans: Sequence[CharSpan]) -> CharSpan:
    """The sentences that hold all spans, and what stands between them."""
    start, end = min(s.start for s in spans), max(s.end for s in spans)
    start = min([start, *(s.start for s in found.sentences if s.start <= start < s.end)])
    return CharSpan(start, max([end, *(s.end for s in found.sentences if s.start < end <= s.end)]))


def _words(found: Annotations, span: CharSpan | None) -> str:
    return "" if span is None else found.document.text[span.start : span.end]
