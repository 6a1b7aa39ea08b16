"""What resolution asks of the syntax: for every mention its clause, its role in it, and the quotation it stands in."""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING

from graphkit.records import CharSpan, Mention, Quote

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["Place", "places_of"]

_DEEPEST = 6
"""Clauses (and coordinations) around a mention that are looked at, innermost first."""

_ASKING = frozenset("ask press urge question invite order accuse warn remind beg advise instruct".split())
"""Lemmas of verbs whose object does what their complement says."""

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "obl:agent"})


@dataclass(frozen=True, slots=True)
class Place:
    """Where a mention stands.

    Attributes:
        sentence: Number of its sentence.
        subject: Whether it is the subject of its clause.
        possessor: Whether it is a possessive ("his", "Russia’s").
        verb: Token index of the verb of its clause, -1 where there is none.
        chain: Token indices of the verbs of the clauses around it, innermost first.
        agents: Those of them whose subject does what the innermost verb says: of "Lavrov praised Trump, describing
            him", both "describing" and "praised".
        quote: Index of the innermost quotation in quotation marks that holds it, -1 where it stands outside.
        reported: Index of the innermost quote of any kind that holds it, -1 where none does.
        head: Token index of its head word.
        asked: Whether the clause above asks or urges somebody ("asked him whether he would"), so that a subject here is
            whom it asks rather than who asks.
        modifies: Whether it only tells which thing is meant ("the Trump administration"); nobody is spoken of then.
        opens: Whether it begins its sentence.
        speaks: Whether a quote has it as its speaker.
        acts: Whether that verb is a full verb, not a form of "be".
    """

    sentence: int
    subject: bool
    possessor: bool
    verb: int
    chain: tuple[int, ...]
    agents: tuple[int, ...]
    quote: int
    reported: int
    head: int
    asked: bool
    modifies: bool
    opens: bool
    acts: bool
    speaks: bool


def places_of(doc: Doc, text: str, mentions: Sequence[Mention], quotes: Sequence[Quote]) -> list[Place]:
    """A place for every mention, in order; ``text`` is the document's."""
    spans = sorted((span, number) for number, quote in enumerate(quotes) for span in quote.content)
    marked = [(s, n) for s, n in spans if quotes[n].kind == "direct" or _in_marks(text, s)]
    speakers = {quote.speaker_mention for quote in quotes}
    return [
        _place(doc, mention, quote, reported, speaks=number in speakers)
        for number, (mention, quote, reported) in enumerate(
            zip(mentions, _innermost(marked, mentions), _innermost(spans, mentions), strict=True)
        )
    ]


def _place(doc: Doc, mention: Mention, quote: int, reported: int, *, speaks: bool) -> Place:
    span = doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
    head, first = (doc[0], doc[0]) if span is None else (span.root, span[0])
    top = _coordination_top(head)
    verbs = _verbs_above(top)
    return Place(
        sentence=mention.sentence,
        subject=top.dep_ in _SUBJECTS,
        possessor=head.dep_ == "nmod:poss" or head.tag_ == "PRP$",
        verb=verbs[0] if verbs else -1,
        chain=verbs,
        agents=_agents(doc, verbs),
        quote=quote,
        reported=reported,
        head=head.i,
        asked=len(verbs) > 1 and doc[verbs[1]].lemma_ in _ASKING,
        modifies=head.dep_ == "compound" and head.head.pos_ == "NOUN" and head.head.i > head.i,
        opens=bool(first.is_sent_start)
        or (first.i > 0 and bool(doc[first.i - 1].is_sent_start) and not doc[first.i - 1].is_alpha),
        acts=bool(verbs) and doc[verbs[0]].pos_ == "VERB" and not any(c.dep_ == "cop" for c in doc[verbs[0]].children),
        speaks=speaks,
    )


def _coordination_top(token: Token) -> Token:
    for _ in range(_DEEPEST):
        if token.dep_ not in {"conj", "appos", "flat"} or token.pos_ not in {"PROPN", "NOUN"}:
            break
        token = token.head
    return token


def _verbs_above(token: Token) -> tuple[int, ...]:
    clauses = (
        t.i for t in token.ancestors if t.pos_ in {"VERB", "AUX"} or any(c.dep_ in {"cop", "nsubj"} for c in t.children)
    )
    return tuple(itertools.islice(clauses, _DEEPEST))


def _agents(doc: Doc, verbs: tuple[int, ...]) -> tuple[int, ...]:
    """The innermost verb, and the verbs above it as long as those below have no subject of their own."""
    for depth, verb in enumerate(verbs):
        if any(c.dep_ in _SUBJECTS for c in doc[verb].children):
            return verbs[: depth + 1]
    return verbs[:1]


def _in_marks(text: str, span: CharSpan) -> bool:
    """Whether quotation marks open right before the span."""
    return text[max(0, span.start - 1) : span.start] in {'"', "“", "‘", "«", "'", "„"}


def _innermost(spans: Sequence[tuple[CharSpan, int]], mentions: Sequence[Mention]) -> Iterator[int]:
    """For each mention the number of the shortest span that holds it, -1 where none does; both sorted by position."""
    begun: list[tuple[CharSpan, int]] = []
    coming = deque(spans)
    for mention in mentions:
        while coming and coming[0][0].start <= mention.span.start:
            begun.append(coming.popleft())
        begun = [(span, number) for span, number in begun if span.end > mention.span.start]
        holding = [(span.end - span.start, number) for span, number in begun if span.contains(mention.span)]
        yield min(holding, key=itemgetter(0), default=(0, -1))[1]
