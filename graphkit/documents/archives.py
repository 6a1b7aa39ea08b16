"""Articles as the press archives hand them out: many in one file, each with its own lines around it.

Nexis prints "2 of 40 DOCUMENTS" above or "End of Document" below an article, Factiva "Document LBA00002020…" below,
ProQuest "Document 2 of 40" above. The lines around the story ("LENGTH: 512 words", "LOAD-DATE: March 6, 2020") say what
it is, but are no part of it; and the day an article was loaded is not the day it was published.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from graphkit.documents.dates import date_on_lines
from graphkit.documents.paragraphs import Paragraphs

__all__ = ["Archived", "find_archived"]

_ABOVE = re.compile(r"document \d+ of \d+|\d+ of \d+ documents?", re.I)
_BELOW = re.compile(r"end of document|document [a-z]{1,8}\d{8,}\w*", re.I)
_RULE = re.compile(r"[_=*-]{5,}")
_FIELD = re.compile(
    r"(?:abstract|author|byline|classification|company|copyright|correction-date|country|credit|database|dateline"
    r"|document type|document url|geographic|graphic|highlight|identifier / keyword|industry|issn|issue|journal-code"
    r"|language(?: of publication)?|last updated|length|links|load-date|location|notes|organization|pages|people|person"
    r"|place of publication|country of publication|proquest document id|publication (?:date|info|title|year)"
    r"|publication-type|publisher|section|series|source type|subject|ticker|title|type|url|volume)\s?:.*",
    re.I,
)
# A collection's own header, which ``headers`` reads
_HEADED = re.compile(r"(?:title|headline|url|link|date|source)\s?:", re.I)
_FULL_TEXT = re.compile(r"full text:\s*", re.I)
_BODY = re.compile(r"body", re.I)
_CLOSING = re.compile(r"graphic|classification", re.I)
_OWNED = re.compile(r"(?:copyright\b|\(c\)|©|all rights reserved).*", re.I)
_WORDS = re.compile(r"\d[\d,]* words", re.I)
_TIME = re.compile(r"\d{1,2}:\d\d\b.*")
_PUBLICATION = re.compile(r"publication (title|info|date)\s?:\s*(.*)", re.I)
# Characters: "March 5, 2020 Thursday 8:15 AM EST"; longer lines with a date are sentences.
_LONGEST_DATE = 60
# Lines of an archive's record in which its story begins, a cover page included.
_HEAD = 60


@dataclass(frozen=True, slots=True)
class Archived:
    """One article of an archive, by the indexes of its paragraphs.

    Attributes:
        start: The first of its record.
        headline: Its headline, or None.
        body: The first of the story; the lines between are the archive's.
        end: One past the last of the story; what follows up to the next record is the archive's.
        outlet: Who published it, "" where nothing says so.
        published: When, or None.
        story: Characters before the story in its first paragraph: "Full text: ".
    """

    start: int
    headline: int | None
    body: int
    end: int
    outlet: str
    published: date | None
    story: int


def find_archived(paragraphs: Paragraphs) -> list[Archived]:
    """The articles between the marks of an archive, in order; empty where a text has no such marks.

    A record whose lines cannot be told from its story is left whole.
    """
    above = [i for i, text in enumerate(paragraphs.texts) if _ABOVE.fullmatch(text)]
    below = [i + 1 for i, text in enumerate(paragraphs.texts) if _BELOW.fullmatch(text)]
    borders = sorted({0, *above, *below, len(paragraphs)})
    found = [_read(paragraphs, start, end) for start, end in pairwise(borders)]
    return found if any(record.body > record.start for record in found) else []


def _read(paragraphs: Paragraphs, start: int, end: int) -> Archived:
    texts = paragraphs.texts
    body, story = _body(texts, start, end)
    opening = next((text for text in texts[start:body] if not (_RULE.fullmatch(text) or _ABOVE.fullmatch(text))), "")
    if body == start or _HEADED.match(opening):
        return Archived(start, None, start, end, "", None, 0)
    closing = next((i for i in range(body, end) if _CLOSING.fullmatch(texts[i])), end)
    last = max((i for i in range(body, closing) if _is_story(paragraphs, i)), default=body)
    tail = next((i for i in range(last + 1, closing) if _is_archives(texts[i])), closing)
    head = [i for i in range(start, body) if not _is_archives(texts[i])]
    above = _ABOVE.fullmatch(texts[start]) is not None
    found = _of_fields(texts[start:end], head) or _of_lines(paragraphs, head, above=above)
    return Archived(start, found.headline, body, tail, found.outlet, found.published, story)


class _Origin(NamedTuple):
    headline: int | None
    outlet: str
    published: date | None


def _of_fields(record: Sequence[str], head: Sequence[int]) -> _Origin | None:
    """What ProQuest's fields say; None where there are none of them."""
    named = {key.lower(): value for text in record for key, value in _PUBLICATION.findall(text)}
    if not named:
        return None
    source = named.get("title") or named.get("info", "")
    published = date_on_lines([named.get("date", "")]) or date_on_lines([named.get("info", "")])
    return _Origin(head[0] if head else None, re.split(r"\s?[;(]", source)[0].strip(), published)


def _of_lines(paragraphs: Paragraphs, head: Sequence[int], *, above: bool) -> _Origin:
    """What the lines around the one with the date say, by their order; ``above`` as where the mark stands."""
    texts = paragraphs.texts
    dates = [i for i in head if len(texts[i]) <= _LONGEST_DATE and date_on_lines([texts[i]])]
    if not dates:
        return _Origin(head[0] if head else None, "", None)
    dated = dates[0] if above else dates[-1]  # the day of the download stands on a cover page above
    published = date_on_lines([texts[dated]])
    before = [i for i in head if i < dated]
    counted = next((i for i in before if _WORDS.fullmatch(texts[i])), None)
    if counted is not None:  # Factiva: headline, author, words, date, time, outlet
        lines = [i for i in before if i < counted and not texts[i].lower().startswith("by ")]
        outlets = (texts[i] for i in head if i > dated and not _TIME.fullmatch(texts[i]))
        return _Origin(lines[-1] if lines else None, next(outlets, ""), published)
    outlet = texts[before[-1]] if before else ""
    if above:  # outlet, date and edition set close together, then the headline
        headlines = (i for i in head if i > dated and paragraphs.apart[i])
        return _Origin(next(headlines, None), outlet, published)
    return _Origin(before[-2] if len(before) > 1 else None, outlet, published)


def _body(texts: Sequence[str], start: int, end: int) -> tuple[int, int]:
    """Where the story of a record begins, and behind how many characters; its start where nothing tells."""
    head = range(start, min(start + _HEAD, end))
    for i in head:
        if _BODY.fullmatch(texts[i]) and any(_FIELD.fullmatch(texts[j]) for j in range(start, i)):
            return i + 1, 0
        if full := _FULL_TEXT.match(texts[i]):
            return i, full.end()
    fields = [i for i in head if _FIELD.fullmatch(texts[i])]
    counted = next((i for i in head if _WORDS.fullmatch(texts[i])), None)
    if counted is not None:
        owned = next((i for i in head if i > counted and _OWNED.fullmatch(texts[i])), None)
        return (owned + 1, 0) if owned is not None else (start, 0)
    if not fields:
        return start, 0
    last = fields[0]
    while last + 1 < end and _is_archives(texts[last + 1]):
        last += 1
    return last + 1, 0


def _is_archives(text: str) -> bool:
    """Whether a line is the archive's: a field, a notice of rights, a mark."""
    return any(kind.fullmatch(text) for kind in (_FIELD, _OWNED, _ABOVE, _BELOW, _RULE))


def _is_story(paragraphs: Paragraphs, i: int) -> bool:
    """Whether a paragraph has sentences and is no field of the archive."""
    text = paragraphs.texts[i]
    return text[-1] in '.!?"”’)' and paragraphs.words[i] > 3 and not _is_archives(text)
