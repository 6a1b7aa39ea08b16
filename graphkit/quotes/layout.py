"""Attribution by layout: name lines over quotations, dash bylines under them, transcripts, posts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from graphkit.quotes.reading import Candidate, Reading
from graphkit.quotes.sources import phrase
from graphkit.records import CharSpan, Mention
from graphkit.tokens import Token

__all__ = ["head_in", "is_teaser", "name_lines", "signed_posts", "transcripts"]

_NAME_LINE_WORDS = 25
_BYLINE = re.compile(r"^\s*[—–-]{1,2}\s*(?=\w)")
_TURN = re.compile(r"^([^:“”\"\n]{1,60}):\s+(?=\S)")
"""A speaker's turn: "MODERATOR: Good evening", "Lavrov: We have not decided"."""

_ANSWER = frozenset({"A", "Answer", "ANSWER"})
_TEASER = re.compile(
    r"(?:most read|must read|read (?:more|also|next)|(?:also|now|people also) read|see also|also see|recommended"
    r"|related|more on this)(?: stories| story| articles?)?\s?[:|]\s",
    re.I,
)
"""What leads from a text to another one: "Most read: Senator says tax is dead"."""


def is_teaser(reading: Reading, candidate: Candidate) -> bool:
    """Whether a quote is the headline of another story that the text leads to: "Read also: Roe says tax is dead"."""
    first = reading.doc[
        candidate.cue_token if candidate.cue_token >= 0 else reading.token_at(candidate.content[0].start)
    ]
    return _TEASER.match(reading.text, reading.starts[reading.sentence_of(first).start]) is not None


def name_lines(reading: Reading, mentions: Sequence[Mention]) -> Iterator[Candidate]:
    """Quotations that fill paragraphs under a line that names the speaker, as in a panel of experts."""
    for index, quotation in enumerate(reading.quotations):
        paragraph = reading.paragraph_at(quotation.start)
        span = reading.paragraphs[paragraph]
        end = reading.paragraphs[reading.paragraph_at(quotation.end - 1)].end
        if paragraph < 1 or quotation.start != span.start or end - quotation.end > 1:
            continue
        line = reading.paragraphs[paragraph - 1]
        head = _name_line(reading, line, mentions)
        if head is not None:
            yield Candidate(
                content=quotation.parts,
                source=phrase(reading, head),
                rule="name-line",
                quotations=(index,),
            )


def _name_line(reading: Reading, line: CharSpan, mentions: Sequence[Mention]) -> Token | None:
    text = reading.text[line.start : line.end]
    if len(text.split()) > _NAME_LINE_WORDS or text.rstrip()[-1] in '.!?…”"':
        return None
    for mention in mentions:
        if (
            mention.form == "named"
            and mention.label == "PERSON"
            and line.start <= mention.span.start <= line.start + 40
        ):
            rest = text[mention.span.end - line.start :].lstrip()
            if mention.span.start - line.start <= 30 and (not rest or rest[0] in ",:;(-–—"):
                return head_in(reading, mention.span)
            return None
        if mention.span.start > line.end:
            break
    return None


def head_in(reading: Reading, span: CharSpan) -> Token:
    """The head of the words in a span."""
    first = reading.token_at(span.start)
    last = max(first, reading.token_at(span.end) - 1)
    return reading.doc[reading.wording.root(first, last + 1) if last < len(reading.doc) else first]


def signed_posts(reading: Reading, mentions: Sequence[Mention]) -> Iterator[Candidate]:
    """A paragraph signed on the next line: "— Secretary Marco Rubio (@SecRubio) February 22, 2025"."""
    quotation_at = {reading.paragraph_at(q.start): i for i, q in reversed(list(enumerate(reading.quotations)))}
    for position, line in enumerate(reading.paragraphs):
        text = reading.text[line.start : line.end]
        match = _BYLINE.match(text)
        if not position or match is None or len(text.split()) > 16:
            continue
        named = [
            m
            for m in mentions
            if m.form == "named"
            and m.label in {"PERSON", "ORG"}
            and line.start + match.end() <= m.span.start <= line.start + match.end() + 40
        ]
        if not named:
            continue
        above = reading.paragraphs[position - 1]
        index = quotation_at.get(position - 1)
        quotation = reading.quotations[index] if index is not None else None
        whole = quotation is not None and quotation.start == above.start
        if not whole and "(@" not in text:
            continue
        yield Candidate(
            content=quotation.parts if quotation is not None and whole else (above,),
            source=phrase(reading, head_in(reading, named[0].span)),
            rule="byline" if whole else "post",
            quotations=(index,) if index is not None and whole else (),
        )


def transcripts(reading: Reading, mentions: Sequence[Mention]) -> Iterator[Candidate]:
    """Turns of an interview or debate: paragraphs that begin with a speaker and a colon, at least two of them."""
    turns: list[tuple[CharSpan, CharSpan]] = []
    answers: list[CharSpan] = []
    for line in reading.paragraphs:
        match = _TURN.match(reading.text[line.start : line.end])
        if match is None or len(match.group(1).split()) > 5:
            continue
        name = CharSpan(line.start, line.start + match.end(1))
        if match.group(1) in _ANSWER:
            answers.append(CharSpan(line.start + match.end(), line.end))
        elif (match.group(1).isupper() and len(match.group(1)) > 1) or any(
            m.span.end == name.end and m.label == "PERSON" and m.span.start >= name.start for m in mentions
        ):
            turns.append((name, CharSpan(line.start + match.end(), line.end)))
    counts = Counter(reading.text[name.start : name.end] for name, _ in turns)
    turns = [turn for turn in turns if not _once(reading.text[turn[0].start : turn[0].end], counts)]
    asked = _who_is_asked(answers[0].start, mentions) if len(answers) > 1 else None
    if asked is not None:
        turns = [(asked, answer) for answer in answers]
    if len(turns) < 2:
        return
    for name, content in turns:
        yield Candidate(content=(content,), source=phrase(reading, head_in(reading, name)), rule="turn")


def _who_is_asked(start: int, mentions: Sequence[Mention]) -> CharSpan | None:
    """The name of whom the answers of an interview are: the only person named before the first of them."""
    named = [m for m in mentions if m.form == "named" and m.label == "PERSON" and m.span.end <= start]
    alone = len({m.text.split()[-1] for m in named}) == 1
    return max(named, key=lambda m: (m.span.end - m.span.start, -m.span.start)).span if alone else None


def _once(name: str, counts: Counter[str]) -> bool:
    """Whether capitals before a colon occur once only: a dateline or a notice, no speaker."""
    return name.isupper() and counts[name] == 1
