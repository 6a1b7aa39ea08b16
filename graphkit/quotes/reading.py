"""What the rules look at: the parsed document with its paragraphs and quotations, and what a rule proposes."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from graphkit.quotes.lexicon import verb_forms
from graphkit.quotes.marks import Quotation, find_quotations
from graphkit.records import CharSpan
from graphkit.tokens import Token, tokens_of
from graphkit.wording import LONGEST_SENTENCE, Wording, wording_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["Candidate", "Reading", "Sentence", "Source", "Subject", "read"]

_DATELINE = re.compile(r"[A-Z][A-Z.,' -]{2,40}(?:\([^)\n]{2,20}\))?\s*(?:[—–:-]|--)\s+(?=\S)")
"""Where a report was filed: "MOSCOW: ", "WASHINGTON (AP) — "."""

_CLOSING = frozenset({"”", '"', "’", "'", "''", "»"})


@dataclass(frozen=True, slots=True)
class Source:
    """Who speaks, as the text puts it.

    Attributes:
        head: Index of the head token of the phrase.
        span: The phrase: titles, name and complements, without relative clauses.
    """

    head: int
    span: CharSpan


class Subject(NamedTuple):
    """The head of a subject, and where the words begin that describe it: "| the head of the bank, Ada | Roe"."""

    head: Token
    start: int


class Sentence(NamedTuple):
    """A sentence: indices of its first token, of one past its last, and of its (first) root."""

    start: int
    end: int
    root: int


@dataclass(slots=True, kw_only=True)  # not frozen: many are made, and freezing makes them three times as dear
class Candidate:
    """What one rule proposes.

    Attributes:
        content: What was said; quotation marks may still be inside.
        cue: The words that report it, or None.
        cue_token: Index of the reporting verb or noun, -1 without a cue.
        source: Who speaks, or None.
        rule: Name of the rule and the frame.
        attitude: Whether a thought is reported instead of speech.
        quotations: Indices of the quotations that are its content as a whole; empty for syntactic rules.
        nested: Whether it stands inside another quote.
    """

    content: tuple[CharSpan, ...]
    cue: CharSpan | None = None
    cue_token: int = -1
    source: Source | None = None
    rule: str
    attitude: bool = False
    quotations: tuple[int, ...] = ()
    nested: bool = False

    def moved(self, **changes: object) -> Candidate:
        """A copy with some attributes changed."""
        return replace(self, **changes)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Reading:
    """A parsed document as the rules see it.

    Attributes:
        doc: Its tokens.
        wording: Its words.
        text: Its text, boilerplate blanked.
        paragraphs: Spans of its paragraphs, sorted and disjoint.
        paragraph_starts: The first character of each.
        quotations: Outermost quotations, sorted and disjoint.
        quotation_at: For each token the index of the quotation around it, -1 outside; marks count as inside.
        starts: For each token its offset.
        reporting: Indices of the forms of reporting verbs, whatever they are here.
        nouns: Indices of the common nouns.
        sentence_starts: Indices of the first tokens of sentences, ascending.
        roots: For each token the (first) root of its sentence as the parser has it.
        subjects: The subjects of verbs that the words before them tell, None where they tell none; as asked for by now.
    """

    doc: list[Token]
    wording: Wording
    text: str
    paragraphs: list[CharSpan]
    paragraph_starts: list[int]
    quotations: list[Quotation]
    quotation_at: list[int]
    starts: list[int]
    reporting: list[int]
    nouns: list[int]
    sentence_starts: list[int]
    roots: list[int]
    subjects: dict[int, Subject | None] = field(default_factory=dict)

    def sentence_of(self, token: Token) -> Sentence:
        """The sentence around a token; one that the parser broke at a quotation mark is whole again."""
        place = self.sentence_number(token.i)
        start = self.sentence_starts[place - 1] if place else 0
        end = self.sentence_starts[place] if place < len(self.sentence_starts) else len(self.doc)
        dateline = _DATELINE.match(self.text, self.starts[start]) if self.begins_paragraph(start) else None
        if dateline is not None and dateline.end() <= token.idx:
            start = self.token_at(dateline.end())
        return Sentence(start, end, self.roots[token.i])

    def sentence_number(self, index: int) -> int:
        """Which sentence a token stands in, from 1; 0 before the first."""
        return bisect_right(self.sentence_starts, index)

    def begins_paragraph(self, index: int) -> bool:
        """Whether a token is the first of its paragraph."""
        offset = self.starts[index]
        return self.paragraphs[self.paragraph_at(offset)].start == offset

    def token_at(self, offset: int) -> int:
        """Index of the first token that begins at or after a character."""
        return bisect_left(self.starts, offset)

    def paragraph_at(self, offset: int) -> int:
        """Index of the paragraph that holds a character, -1 before the first."""
        return bisect_right(self.paragraph_starts, offset) - 1

    def quotations_in(self, span: CharSpan) -> list[Quotation]:
        """The quotations that share a character with a span, in order."""
        first = bisect_right(self.quotations, span.start, key=lambda quotation: quotation.end)
        last = bisect_left(self.quotations, span.end, key=lambda quotation: quotation.start)
        return self.quotations[first:last]

    def quoted(self, token: Token) -> bool:
        """Whether a token stands in quotation marks."""
        return self.quotation_at[token.i] >= 0

    def span(self, start: int, end: int) -> CharSpan:
        """Characters of the tokens ``start`` to ``end`` (exclusive), outer white space left out."""
        words = self.wording.words
        while end > start and words[end - 1].isspace():
            end -= 1
        while start < end and words[start].isspace():
            start += 1
        return self.wording.span(start, end) if start < end else CharSpan(0, 0)


def read(doc: Doc) -> Reading:
    """Find paragraphs and quotations in an analysed document."""
    wording = wording_of(doc)
    text, starts = wording.text, wording.starts
    tokens = tokens_of(doc)
    sentence_starts = [start for start, _ in wording.sentences]
    paragraphs = _paragraphs(wording, sentence_starts)
    quotations = [q for q in find_quotations(text, paragraphs) if any(part.end > part.start for part in q.parts)]
    quotation_at = [-1] * len(tokens)
    for index, quotation in enumerate(quotations):
        for position in range(bisect_left(starts, quotation.start), bisect_left(starts, quotation.end)):
            quotation_at[position] = index
    return Reading(
        tokens,
        wording,
        text,
        paragraphs,
        [paragraph.start for paragraph in paragraphs],
        quotations,
        quotation_at,
        starts,
        wording.where(verb_forms().keys() & wording.places.keys()),
        [i for i, part in enumerate(wording.parts) if part == "NOUN"],
        _sentence_starts(tokens, text, sentence_starts, quotations, starts),
        _roots(wording),
    )


def _roots(wording: Wording) -> list[int]:
    found: list[int] = []
    for start, end in wording.sentences:
        found += [next(i for i in range(start, end) if wording.heads[i] == i)] * (end - start)
    return found


def _sentence_starts(
    doc: list[Token], text: str, found: list[int], quotations: list[Quotation], starts: list[int]
) -> list[int]:
    """The parser's sentences, whole where a mark broke them, and parted where a quotation ended with a stop."""
    whole: list[int] = []
    for start in found:
        if not whole or start - whole[-1] >= LONGEST_SENTENCE or not _is_broken(doc, text, start):
            whole.append(start)
    kept = set(whole)
    for quotation in quotations:
        following = bisect_left(starts, quotation.end)
        if text[quotation.parts[-1].end - 1] == "." and following < len(doc) and doc[following].text[0].isupper():
            kept.add(following)
    return sorted(kept)


def _is_broken(doc: list[Token], text: str, start: int) -> bool:
    """Whether the parser began a sentence in the midst of one: 'it would be "remarkable" | because ...'."""
    if not start:
        return False
    token, before = doc[start], doc[start - 1]
    if "\n" in text[before.idx : token.idx]:
        return False
    if before.text == ",":
        return True  # "the ban has deterred crime, | Ada Roe said"
    if before.text in _CLOSING and start > 1 and before.whitespace_ and doc[start - 2].text[-1].isalnum():
        return True  # 'the deal “doesn’t concern” | Moscow'
    return token.text[0].islower() or (
        token.text in _CLOSING and token.whitespace_ != "" and before.text[-1] not in ".!?"
    )


def _paragraphs(wording: Wording, sentence_starts: list[int]) -> list[CharSpan]:
    """A sentence that begins on a new line begins a paragraph: sentences never cross paragraphs."""
    spans: list[CharSpan] = []
    begin = end = -1
    begins = set(sentence_starts)
    for i, (word, start) in enumerate(zip(wording.words, wording.starts, strict=True)):
        if word[0].isspace():
            continue
        if begin < 0:
            begin = start
        elif i in begins and "\n" in wording.text[end:start]:
            spans.append(CharSpan(begin, end))
            begin = start
        end = start + len(word)
    if begin >= 0:
        spans.append(CharSpan(begin, end))
    return spans
