"""Who a source is whose name and office stand side by side: "the head of the bank, Ada Roe", "Ada Roe, a judge"."""

from __future__ import annotations

import itertools

from graphkit.gazetteer import roles
from graphkit.quotes.reading import Reading, Source
from graphkit.quotes.subjects import subject_at, subject_by_words
from graphkit.records import CharSpan
from graphkit.tokens import FINITE, Token

__all__ = ["behind_apposition", "described"]

_RELATIVE = frozenset({"who", "which", "whose"})
_LONGEST = 18
"""Tokens between the commas around what somebody is."""

_PARTS = 3
"""Appositions behind one name: "Ada Roe, 43, head of the union, who lives in Lima, "."""


def described(reading: Reading, verb: Token, source: Source) -> Source:
    """A source with the office before its name: "the head of the bank, Ada Roe", where the parse has only the name.

    Where it has only what somebody is, "Ada Roe, a former judge, said", the source is who is named before it.
    """
    if reading.doc[source.head].ent_type_ != "PERSON":
        return _named_before(reading, verb, source) or source
    found = subject_by_words(reading, verb) if verb.tag_ in FINITE else None
    if found is None or found.i != source.head:
        return source
    start = reading.starts[subject_at(reading, verb) or 0]
    return source if start >= source.span.start else Source(source.head, CharSpan(start, source.span.end))


def behind_apposition(head: Token, comma: int, end: int) -> int:
    """Which comma closes what tells who a source is, of those behind it: "according to Roe, head of the union, pay".

    "the minister, Ada Roe, " and "Roe, who leads the union, " end there, too; "police, Ada Roe, a teacher, was robbed"
    tells of somebody else.

    Args:
        head: The head of the source.
        comma: Where the first comma behind it stands.
        end: One past the sentence.

    Returns:
        Its position, ``comma`` where nothing is set beside the source.
    """
    for _ in range(_PARTS):
        closing = _closing_comma(head, comma, end)
        if closing == comma:
            break
        comma = closing
    return comma


def _closing_comma(head: Token, comma: int, end: int) -> int:
    doc = head.doc
    if comma >= end or doc[comma].text != ",":
        return comma
    closing = next((i for i in range(comma + 2, min(comma + _LONGEST, end - 2)) if doc[i].text == ","), comma)
    inside, rest = doc[comma + 1 : closing], doc[closing + 1 : end]
    if not inside or rest[0].tag_ in FINITE or rest[0].lower_ in {*_RELATIVE, "and"}:
        return comma
    if rest[0].pos_ == "NUM" and len(rest) > 1 and rest[1].text == ",":
        return comma  # "a man, 45, was robbed"
    if not any(token.tag_ in FINITE for token in rest):
        return comma
    finite = any(token.tag_ in FINITE for token in inside)
    told = finite if inside[0].lower_ in _RELATIVE else not finite and _tells_who(head, inside)
    return closing if told else comma


def _tells_who(head: Token, words: list[Token]) -> bool:
    """Whether words between commas are the name of somebody described, or what somebody named is, or his age."""
    role = roles().get(head.lower_)
    if all(token.ent_type_ == "PERSON" for token in words):
        return role is not None and role.label == "PERSON" and head.tag_ in {"NN", "NNP"}
    if head.ent_type_ not in {"PERSON", "ORG"}:
        return False
    before_of = itertools.takewhile(lambda token: token.pos_ not in {"ADP", "SCONJ"}, words)
    found = (roles().get(token.lower_) for token in before_of)
    aged = head.ent_type_ == "PERSON" and len(words) == 1 and words[0].text.isdigit()
    return aged or any(one is not None and one.label == head.ent_type_ for one in found)


def _named_before(reading: Reading, verb: Token, source: Source) -> Source | None:
    """Whose name opens the sentence before what the parse took for the source, set off by commas; None without."""
    doc = reading.doc
    first, behind = reading.token_at(source.span.start), reading.token_at(source.span.end)
    if first < 2 or doc[first].lower_ not in {"a", "an", "the"} or doc[first - 1].text != ",":
        return None
    if behind >= verb.i or doc[behind].text != ",":
        return None
    last = start = first - 2
    while start and doc[start].ent_iob_ == "I":
        start -= 1
    named = doc[last].ent_type_ == "PERSON" and doc[start].is_sent_start
    return Source(last, reading.span(start, last + 1)) if named else None
