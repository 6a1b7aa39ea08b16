"""Who a source is whose name and office stand side by side: "the head of the bank, Ada Roe", "Ada Roe, a judge"."""

from __future__ import annotations

from graphkit.quotes.reading import Reading, Source
from graphkit.quotes.subjects import subject_at, subject_by_words
from graphkit.records import CharSpan
from graphkit.tokens import Token

__all__ = ["described"]

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def described(reading: Reading, verb: Token, source: Source) -> Source:
    """A source with the office before its name: "the head of the bank, Ada Roe", where the parse has only the name.

    Where it has only what somebody is, "Ada Roe, a former judge, said", the source is who is named before it.
    """
    if reading.doc[source.head].ent_type_ != "PERSON":
        return _named_before(reading, verb, source) or source
    found = subject_by_words(reading, verb) if verb.tag_ in _FINITE else None
    if found is None or found.i != source.head:
        return source
    start = reading.starts[subject_at(reading, verb) or 0]
    return source if start >= source.span.start else Source(source.head, CharSpan(start, source.span.end))


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
