"""Makes one consistent set of quotes out of what the rules propose."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from graphkit.quotes.marks import stripped
from graphkit.quotes.reading import Candidate, Reading
from graphkit.records import CharSpan

__all__ = ["choose", "pieces"]

_CALLED = "verb-what"
_CLAUSES = frozenset({"verb-clause", "preposed", "interrupted"})
"""Rules of quotes that are clauses, and may hold what their speaker calls something."""


def choose(reading: Reading, proposals: Iterable[Candidate], *, nested: bool = True) -> list[Candidate]:
    """Keep the proposals that do not contradict each other, sorted by position.

    Args:
        reading: The document.
        proposals: Candidates, the most trusted rule first.
        nested: Whether a quote inside another one is kept where a different, named source says it.
    """
    kept: list[tuple[Candidate, set[int]]] = []
    held: dict[int, list[int]] = defaultdict(list)  # sentence -> indices in ``kept`` of the quotes in it
    cues: set[int] = set()
    for proposal in _told(reading, list(proposals)):
        candidate = _snapped(reading, proposal)
        if candidate.cue_token in cues:
            others = [other for other, _ in kept if other.cue_token == candidate.cue_token]
            candidate = _before_colon(reading, candidate, others)
        tokens = _tokens(reading, candidate)
        if not tokens:
            continue
        sentences = range(reading.sentence_number(min(tokens)), reading.sentence_number(max(tokens)) + 1)
        near = {index for sentence in sentences for index in held[sentence]}
        over = [kept[index] for index in near if not tokens.isdisjoint(kept[index][1])]
        if any(_conflict(reading, candidate, tokens, *other, nested) for other in over):
            continue
        for sentence in sentences:
            held[sentence].append(len(kept))
        if any(candidate.cue_token in theirs for _, theirs in over):
            candidate = candidate.moved(nested=True)
        kept.append((candidate, tokens))
        if candidate.cue_token >= 0:
            cues.add(candidate.cue_token)
    chosen = [candidate for candidate, _ in kept]
    return sorted(chosen, key=lambda c: (c.content[0], c.content[-1].end, c.cue_token))


def _told(reading: Reading, proposals: list[Candidate]) -> list[Candidate]:
    """The proposals without words that somebody uses in what he says: 'Roe said Peru paid for what she called "theft"'.

    What another calls it is a quote of its own.
    """
    calling = [p for p in proposals if p.rule == _CALLED and p.source is not None]
    own = [p for p in calling if p.source is not None and reading.doc[p.source.head].pos_ == "PRON"]
    within = [p for p in own if any(_holds(reading, other, p) for other in proposals if other.rule != _CALLED)]
    return [p for p in proposals if p not in within] if within else proposals


def _holds(reading: Reading, outer: Candidate, inner: Candidate) -> bool:
    """Whether a clause with its own source holds another quote's cue and words."""
    if inner.cue is None or outer.source is None or outer.rule not in _CLAUSES:
        return False
    words = (inner.cue, *inner.content)
    return all(any(span.start <= start and end <= span.end + 1 for span in outer.content) for start, end in words)


def _before_colon(reading: Reading, candidate: Candidate, others: list[Candidate]) -> Candidate:
    """What one verb reports before the colon of a quotation: 'Roe said that Poe had lied: "It is over."'.

    Nothing is left of it where the verb reports something else already.
    """
    first = min((other.content[0].start for other in others if other.rule == "colon"), default=0)
    opening = reading.doc[reading.token_at(candidate.content[0].start)]
    told = candidate.rule.startswith("verb-") and opening.pos_ != "ADP"  # not 'told of the plan: "..."'
    if len(others) > 1 or not told or candidate.content[0].start > first:
        return candidate.moved(content=())
    end = reading.text.rfind(":", candidate.content[0].start, first)
    return candidate.moved(
        content=tuple(CharSpan(s.start, min(s.end, end)) for s in candidate.content if s.start < end)
    )


def _tokens(reading: Reading, candidate: Candidate) -> set[int]:
    found: set[int] = set()
    for span in candidate.content:
        found.update(range(reading.token_at(span.start), reading.token_at(span.end)))
    return found


def _snapped(reading: Reading, candidate: Candidate) -> Candidate:
    """Content never begins or ends in the midst of a quotation that its cue stands outside of."""
    if candidate.quotations:
        return candidate
    around = reading.quotation_at[candidate.cue_token] if candidate.cue_token >= 0 else -1
    if around >= 0:  # nor does it leave the quotation that its cue stands in: '“He said: ‘I am tired.’”'
        first, last = reading.quotations[around].parts[0].start, reading.quotations[around].parts[-1].end
        inside = (CharSpan(max(span.start, first), min(span.end, last)) for span in candidate.content)
        return candidate.moved(content=tuple(span for span in inside if span.start < span.end))
    spans = []
    for span in candidate.content:
        start, end = span
        first = reading.token_at(start)
        last = reading.token_at(end) - 1
        if first < len(reading.doc) and (index := reading.quotation_at[first]) >= 0:
            start = min(start, reading.quotations[index].start)
        if 0 <= last < len(reading.doc) and (index := reading.quotation_at[last]) >= 0:
            end = max(end, reading.quotations[index].end)
        spans.append(CharSpan(start, end))
    return candidate if spans == [*candidate.content] else candidate.moved(content=tuple(spans))


def _conflict(
    reading: Reading, candidate: Candidate, tokens: set[int], other: Candidate, theirs: set[int], nested: bool
) -> bool:
    """Whether two overlapping proposals cannot both stand."""
    cue_inside = candidate.cue_token in theirs
    other_inside = other.cue_token in tokens
    if not nested:
        return True
    if cue_inside and tokens <= theirs:
        return not _other_speaker(reading, candidate, other)
    if other_inside and theirs <= tokens:
        return not _other_speaker(reading, other, candidate)
    return True


def _other_speaker(reading: Reading, inner: Candidate, outer: Candidate) -> bool:
    """Whether the inner quote surely has a source of its own: a noun or name that is not the outer one's."""
    if inner.source is None or outer.source is None:
        return False
    head = reading.doc[inner.source.head]
    return head.pos_ != "PRON" and head.lower_ != reading.doc[outer.source.head].lower_


def pieces(reading: Reading, spans: tuple[CharSpan, ...]) -> tuple[CharSpan, ...]:
    """Content without the quotation marks inside it: 'talks were "useful" to all' gives three pieces."""
    found: list[CharSpan] = []
    for span in spans:
        position = span.start
        for quotation in reading.quotations_in(span):
            found.append(CharSpan(position, max(position, quotation.start)))
            found.extend(CharSpan(max(span.start, part.start), min(span.end, part.end)) for part in quotation.parts)
            position = quotation.end
        found.append(CharSpan(position, max(position, span.end)))
    text = reading.text
    kept = (stripped(text, start, end) for start, end in found if start < end)
    return tuple(sorted(piece for piece in kept if any(letter.isalnum() for letter in text[piece.start : piece.end])))
