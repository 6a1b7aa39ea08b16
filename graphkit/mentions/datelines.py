"""Datelines: the place and the agency in front of a story, "KYIV, Ukraine (AP) — ..."."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from graphkit.gazetteer import cities
from graphkit.mentions.candidates import Candidate

if TYPE_CHECKING:
    from graphkit.tokens import Token
    from graphkit.wording import Wording

__all__ = ["is_dateline"]

_STORY_OPENS, _SHORTEST_LEAD, _LONGEST_LEAD = 40, 12, 120
"""Words from the start in which a dateline stands, and words that the paragraph behind it has."""

_DASHES = frozenset({"–", "—", "--"})


def is_dateline(doc: list[Token], wording: Wording, candidate: Candidate) -> bool:
    """Whether the name opens a story: "MOSCOW: ...", "KYIV, Ukraine (AP) — ..."."""
    if candidate.label != "GPE":
        return False
    words = wording.words
    if not doc[candidate.start].is_sent_start:
        return _is_dateline_country(wording, candidate)
    if candidate.start and not words[candidate.start - 1].isspace():
        return False
    marks = words[candidate.end : candidate.end + 8]
    if not marks:
        return False
    if marks[0].startswith("/") and candidate.start == 0:
        return True  # "HANOI /AGENCY/ The ..."
    shouted = all(word.isupper() for word in words[candidate.start : candidate.end] if word.isalpha())
    spaced = doc[candidate.end - 1].whitespace_ and doc[candidate.end].whitespace_
    if (marks[0] == ":" or (marks[0] == "-" and spaced)) and _opens_prose(wording, candidate):
        return True  # "Cape Town - The ..."
    if shouted and marks[0] in {":", "-", "–", "—", ",", "("}:
        return len(words[candidate.start]) > 3 or marks[0] != ":"
    dash = next((i for i, mark in enumerate(marks) if mark in _DASHES), None)
    if dash is None or marks[0] not in {",", "(", *_DASHES}:
        return False
    return not marks[dash + 1 : dash + 2] or not marks[dash + 1][0].islower()  # "Iran — a country of ... — said"


def _opens_prose(wording: Wording, candidate: Candidate) -> bool:
    """Whether a city before a mark opens an article's first paragraph of prose: "Doha: A firm has said so."."""
    city = candidate.seat or wording.of(candidate.start, candidate.end) in cities()
    first = candidate.start == 0 and not candidate.canonical  # a town that no list has, as the first word of all
    if candidate.end > _STORY_OPENS or not (city or first):
        return False
    words = wording.words[candidate.end + 1 : candidate.end + _LONGEST_LEAD]
    line = list(itertools.takewhile(lambda word: "\n" not in word, words))
    return len(line) >= _SHORTEST_LEAD and line[0][0].isupper() and "." in line


def _is_dateline_country(wording: Wording, candidate: Candidate) -> bool:
    """Whether the name follows a dateline's city: "Ukraine" in "KYIV, Ukraine (AP) — ..."."""
    words, start = wording.words, candidate.start
    if start < 2 or words[start - 1] != "," or not _DASHES & set(words[candidate.end : candidate.end + 6]):
        return False
    before = words[wording.sentence(start)[0] : start]
    return 2 <= len(before) <= 5 and all(word.isupper() for word in before[:-1] if word.isalpha())
