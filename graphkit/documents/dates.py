"""When an article was published: dates on stamp lines, in addresses and in paths.

Only full dates count, and only where a page prints its own (never in the running text of a story, which is full of
other dates). Nothing here depends on today's date.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Literal

__all__ = ["date_in_path", "date_on_lines", "is_stamp", "parse_date"]

Order = Literal["DMY", "MDY"]

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_ISO = r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}"
_NAMED = (
    rf"\d{{1,2}}(?:st|nd|rd|th)?[ \-/]+(?:of )?{_MONTH}[ \-/,]+\d{{4}}"
    rf"|{_MONTH}[ \-]+\d{{1,2}}(?:st|nd|rd|th)?,?[ \-]+\d{{4}}"
)
_NUMERIC = r"\d{1,2}([-/.])\d{1,2}\1(?:\d{4}|\d\d)"
_DATE = re.compile(rf"(?<![\w/])(?:{_ISO}(?=T|\b)|{_NAMED}|{_NUMERIC})(?!\d)", re.I)
_TIME = re.compile(
    r"T?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\.\d+)?\s*(?:[ap]\.?m\.?)?(?:Z\b|\s*[+-]\d{2}:?\d{2})?|\b\d{1,2}\s*[ap]\.?m\b\.?",
    re.I,
)
# What a stamp consists of beside the date itself; anything else on the line counts as its other words.
_STAMP_WORDS = re.compile(
    r"\b(?:date|dated|updated?|published|posted|created|modified|edited|issued|uploaded|first|last|original|on|at|time"
    r"|hrs?|hours|am|pm|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday"
    r"|sunday|utc|gmt|bst|cet|cest|eet|eest|msk|ist|pkt|bdt|sgt|hkt|jst|kst|wib|pst|pdt|mst|mdt|cst|cdt|est|edt|et"
    r"|ct|mt|pt|aest|aedt|nzst|nzdt|sast|wat|eat|cat|local|min|mins|minutes?|read|by|since|in|and|is|the)\b\.?",
    re.I,
)
_LABEL = re.compile(r"\b(?:updated?|published|posted|created|modified|edited|issued|date|uploaded)\b\s*[:|]?|\|", re.I)
_LATER = re.compile(r"\b(?:updated?|modified|edited)\b[^|\d]*$", re.I)
_FIRST = re.compile(r"\b(?:published|created|posted|date|issued)\b[^|\d]*$", re.I)
# Every date holds one of these, a year or two numbers; looking for them first is quicker than for a date.
_DATED = re.compile(r"[0-9](?:[-/.][0-9]|(?<=1)[89][0-9]{2}|(?<=2)[01][0-9]{2})")
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST_STAMP = 160  # characters; longer lines are text
# "Devdesk News Desk | Updated: ... | Created: ..." has three other words; a labelled stamp may name desk and place.
_OTHER_WORDS, _OTHER_WORDS_LABELLED = 1, 6

# Zones of countries that write the month first; every other zone's write the day first.
_MONTH_FIRST_ZONE = re.compile(r"\b(?:E[SD]?T|C[SD]T|M[SD]T|P[SD]?T)\b")
_DAY_FIRST_ZONE = re.compile(r"\b(?:IST|GMT|BST|CES?T|EES?T|MSK|PKT|BDT|SGT|AE[SD]T|NZ[SD]T|SAST|WAT|EAT|CAT|WIB)\b")

_EARLIEST, _LATEST = 1800, 2100
_IN_PATH = re.compile(
    r"(?<!\d)((?:18|19|20)\d\d)(?:[-/_.](0[1-9]|1[0-2]|[1-9])[-/_.](0[1-9]|[12]\d|3[01]|[1-9])|(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01]))(?!\d)"
)
_ONLY_NUMBERS = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d\d)")
_MONTH_IN_PATH = re.compile(r"(?:^|/)((?:18|19|20)\d\d)/(0[1-9]|1[0-2])(?=/)")


def is_stamp(text: str) -> bool:
    """Whether a line only says when (and by which desk) the page was published.

    >>> is_stamp("Updated: 03-09-2025 04:44 IST"), is_stamp("The treaty of March 3, 1918 ended the war")
    (True, False)
    """
    if len(text) > _LONGEST_STAMP or not _DATED.search(text) or not _DATE.search(text):
        return False
    rest = _STAMP_WORDS.sub(" ", _TIME.sub(" ", _DATE.sub(" ", text)))
    others = len(_WORD.findall(rest))
    labelled = _LABEL.search(text) or _TIME.search(_DATE.sub(" ", text))
    return others <= (_OTHER_WORDS_LABELLED if labelled else _OTHER_WORDS)


def date_on_lines(lines: Sequence[str]) -> date | None:
    """The publication date that a page's stamp lines give, or None.

    The day it was first published goes before the day it was updated, and otherwise the first date wins. Days and
    months written as numbers are told apart by the other dates on the lines, then by the time zone, then as the date
    parser does by default (month first).

    >>> date_on_lines(["date 2025-09-03", "Updated: 03-09-2025 04:44 IST"])
    datetime.date(2025, 9, 3)
    """
    ranked: list[tuple[int, int, str]] = []
    if not _DATED.search("\n".join(lines)):
        return None
    for position, line in enumerate(lines):
        if len(line) > _LONGEST_STAMP or not _DATED.search(line):
            continue
        for match in _DATE.finditer(line):
            before = line[max(0, match.start() - 30) : match.start()]
            rank = 2 if _LATER.search(before) else 0 if _FIRST.search(before) else 1
            ranked.append((rank, position, match.group()))
    if not ranked:
        return None
    order = _day_order([text for *_, text in ranked], "\n".join(lines))
    for _, _, text in sorted(ranked, key=lambda found: found[:2]):
        if found := parse_date(text, order):
            return found
    return None


def date_in_path(path: str) -> date | None:
    """The date in an address or a file's path: ``news/2025/03/25/talks``, ``2025-03-25.txt``.

    A path that gives only year and month, ``archive/2025/03/talks.txt``, stands for the first of that month.
    """
    for match in _IN_PATH.finditer(path):
        year, month, day = match[1], match[2] or match[4], match[3] or match[5]
        if found := _safe_date(int(year), int(month), int(day)):
            return found
    month_only = _MONTH_IN_PATH.search(path)
    return _safe_date(int(month_only[1]), int(month_only[2]), 1) if month_only else None


def parse_date(text: str, order: Order | None = None) -> date | None:
    """Read one full date; None where ``text`` is none or lies outside 1800 to 2100.

    Args:
        text: A date as a page or a record prints it, possibly with a time.
        order: Whether 03-09-2025 begins with the day or the month; None leaves it to the date parser.
    """
    text = text.strip()
    if not text:
        return None
    iso = re.match(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)", text) or re.match(r"(\d{4})(\d\d)(\d\d)(?!\d)", text)
    if iso:
        return _safe_date(int(iso[1]), int(iso[2]), int(iso[3]))
    if not 6 <= len(text) <= 80 or not re.search(r"\d", text):
        return None
    found = _parse_words(text, order or ("DMY" if re.match(r"\d+\.\d+\.", text) else None))
    return found if found and _EARLIEST <= found.year <= _LATEST else None


@functools.lru_cache(maxsize=4096)
def _parse_words(text: str, order: Order | None) -> date | None:
    import dateparser  # here, because loading it takes longer than reading a thousand articles

    settings: dict[str, object] = {
        "REQUIRE_PARTS": ["day", "month", "year"],
        "STRICT_PARSING": True,
        "PARSERS": ["absolute-time"],
        "RELATIVE_BASE": datetime(2000, 1, 1),  # never today
        "RETURN_AS_TIMEZONE_AWARE": False,
    }
    if order:
        settings["DATE_ORDER"] = order
    found = dateparser.parse(text, languages=["en"], settings=settings)
    return found.date() if found else None


def _day_order(candidates: Sequence[str], text: str) -> Order | None:
    """Whether numbers on this page begin with the day, as far as anything on it tells."""
    numeric = [match for candidate in candidates if (match := _ONLY_NUMBERS.fullmatch(candidate))]
    if not numeric:
        return None
    others = {parse_date(candidate) for candidate in candidates if not _ONLY_NUMBERS.fullmatch(candidate)}
    for match in numeric:
        first, second, year = int(match[1]), int(match[2]), int(match[3])
        if first > 12:
            return "DMY"
        if second > 12:
            return "MDY"
        day_first, month_first = _safe_date(year, second, first), _safe_date(year, first, second)
        if (day_first in others) != (month_first in others):
            return "DMY" if day_first in others else "MDY"
    if _DAY_FIRST_ZONE.search(text):
        return "DMY"
    return "MDY" if _MONTH_FIRST_ZONE.search(text) else None


def _safe_date(year: int, month: int, day: int) -> date | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if _EARLIEST <= year <= _LATEST else None
