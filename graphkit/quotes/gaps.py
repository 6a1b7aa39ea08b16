"""The words between quotations: where an attribution stands if there is one."""

from __future__ import annotations

from dataclasses import dataclass

from graphkit.quotes.complements import reporting_word
from graphkit.quotes.lexicon import ReportingWord
from graphkit.quotes.marks import Quotation
from graphkit.quotes.reading import Reading
from graphkit.tokens import Token

__all__ = [
    "CLOSING_MARKS",
    "TERMINATORS",
    "Attribution",
    "begins_sentence",
    "ends_sentence",
    "first_sentence",
    "gap_after",
    "gap_before",
    "last_sentence",
    "last_speech_verb",
    "speech_word",
]

CLOSING_MARKS = frozenset({"”", '"', "’", "'", "''", "»"})
TERMINATORS = frozenset(".!?…")
_SPEECH_FRAMES = frozenset({"clause", "quote"})


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says a quotation, as read off the words beside it; ``last`` is the last token of those words."""

    verb: Token | None
    source: Token | None
    rule: str
    last: int


def gap_before(reading: Reading, quotation: Quotation, earlier: Quotation | None) -> list[Token]:
    """The words before a quotation, back to the quotation or paragraph before it.

    A quotation that fills its paragraph belongs to a line before it that ends with a colon: "He added:".
    """
    paragraph = reading.paragraph_at(quotation.start)
    start = reading.paragraphs[paragraph].start
    if paragraph and start == quotation.start and reading.text[reading.paragraphs[paragraph - 1].end - 1] == ":":
        start = reading.paragraphs[paragraph - 1].start
    return words(reading, max(start, earlier.end if earlier else 0), quotation.start)


def gap_after(reading: Reading, quotation: Quotation, later: Quotation | None) -> list[Token]:
    """The words after a quotation, up to the next one or the paragraph's end."""
    end = reading.paragraphs[reading.paragraph_at(quotation.end - 1)].end
    return words(reading, quotation.end, min(end, later.start) if later else end)


def words(reading: Reading, start: int, end: int) -> list[Token]:
    doc, written = reading.doc, reading.wording.words
    return [doc[i] for i in range(reading.token_at(start), reading.token_at(end)) if not written[i].isspace()]


def last_sentence(gap: list[Token]) -> list[Token]:
    """The words after the last stop: what a quotation that follows continues."""
    for position in range(len(gap) - 1, -1, -1):
        if gap[position].text[-1] in TERMINATORS and len(gap[position].text) <= 3:
            return gap[position + 1 :]
    return gap


def first_sentence(gap: list[Token]) -> list[Token]:
    """The words up to the first stop: what belongs to the quotation before."""
    for position, token in enumerate(gap):
        if token.text in {".", "!", "?", "…", ";"} or (
            position and token.is_sent_start and gap[position - 1].text[-1] in ".!?"
        ):
            return gap[:position]
    return gap


def ends_sentence(reading: Reading, quotation: Quotation) -> bool:
    """Whether a sentence ends with the quotation: before its closing mark or right after it."""
    text = reading.text
    if text[quotation.parts[-1].end - 1] in ".!?…":
        return True
    behind = text[quotation.end : quotation.end + 2].lstrip(" ")  # '... high” .'
    return not behind or behind[0] in ".!?\n"


def begins_sentence(reading: Reading, quotation: Quotation, before: list[Token]) -> bool:
    """Whether a sentence begins with the quotation."""
    letter = reading.text[quotation.parts[0].start]
    return (not before or before[-1].text[-1] in TERMINATORS) and not letter.islower()


def speech_word(token: Token) -> ReportingWord | None:
    """The lexicon's entry where a token is a verb that can report a quotation in marks, else None."""
    if token.pos_ not in {"VERB", "AUX"} and token.tag_ not in {"VBD", "VBZ", "VBP"}:
        return None
    word = reporting_word(token)
    return word if word is not None and word.frames & _SPEECH_FRAMES else None


def last_speech_verb(group: list[Token]) -> Token | None:
    """The last verb of speech among some words, or None."""
    for token in reversed(group):
        if token.dep_ != "amod" and speech_word(token) is not None:  # not in "told us in a written statement"
            return token
    return None
