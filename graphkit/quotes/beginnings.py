"""Where what is said begins: behind whom it was told to, and behind when."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from graphkit.quotes.reading import Candidate, Reading
from graphkit.quotes.sources import OCCASIONS
from graphkit.records import CharSpan, Mention

__all__ = ["without_hearer", "without_time"]

_TELLING = frozenset({"told", "tells", "tell", "telling"})

_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:\s+(?:night|morning|afternoon|evening))?"
_SPAN = r"(?:week|month|year|night|morning|afternoon|evening|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
_TIME = re.compile(
    rf"(?:(?:earlier|later)(?:\s+(?:today|(?:in\s+the|this|that|the\s+same)\s+(?:{_SPAN}|day)|on\s+{_DAY}))?"
    rf"|today|yesterday|tonight|earlier\s+(?:this|last)\s+{_SPAN}|(?:on\s+)?{_DAY})\s+"
    r"(?=(?:the|an?|his|her|its|their|our|my|this|these|he|she|it|they|we|there|no|some|all|both)\s|[A-Z])"
)
"""When somebody spoke, between his verb and the subject of what he said."""

_OCCASION = re.compile(
    rf"(?:in|at|during|on)\s+(?:an?|the|his|her|its|their)\s+(?:\w+\s+)?(?:{'|'.join(sorted(OCCASIONS))})\s+"
    r"(?=(?:the|his|her|its|their|he|she|it|they|we|there|no|some|all|both)\s|[A-Z])"
)
"""Where or in what he did: "said in a joint letter they would not serve"."""


def without_hearer(
    reading: Reading,
    cue: CharSpan | None,
    content: tuple[CharSpan, ...],
    mentions: Sequence[Mention],
    at: Mapping[int, Sequence[int]],
) -> tuple[CharSpan, ...]:
    """Cut off whom it was told to, where no "that" parts them: "told AFP the company had done nothing wrong"."""
    text, doc = reading.text, reading.doc
    if cue is None or not content or text[cue.start : cue.end].lower() not in _TELLING:
        return content
    if text[cue.end : content[0].start].strip():
        return content
    here = (mentions[i] for i in at.get(reading.token_at(content[0].start), ()))
    hearer = next((m for m in here if m.form == "named" and m.span.start == content[0].start), None)
    after = reading.token_at(hearer.span.end) if hearer is not None else len(doc)
    if after >= reading.token_at(content[0].end) or doc[after].pos_ not in {"DET", "PRON", "PROPN", "NOUN"}:
        return content
    return (CharSpan(doc[after].idx, content[0].end), *content[1:])


def without_time(reading: Reading, candidate: Candidate, content: tuple[CharSpan, ...]) -> tuple[CharSpan, ...]:
    """Cut off when or where it was said, where no "that" parts them: "said earlier its forces had struck"."""
    if candidate.rule != "verb-clause" or candidate.cue is None or not content or candidate.quotations:
        return content
    first = content[0]
    if first.start < candidate.cue.end or "that" in reading.text[candidate.cue.end : first.start].lower().split():
        return content
    time = _TIME.match(reading.text, first.start, first.end)
    if time is not None and reading.doc[behind := reading.token_at(time.end())].text[:1].isupper():
        named = reading.doc[behind].ent_iob_ == "B" or reading.doc[behind].pos_ in {"DET", "PRON"}
        time = time if named else None  # "Sunday School would move"
    time = time or _OCCASION.match(reading.text, first.start, first.end)
    return content if time is None else (CharSpan(time.end(), first.end), *content[1:])
