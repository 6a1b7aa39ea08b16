"""Names of which the recogniser has found a part: "Amsel Square Sdn Bhd", "Lindbank Namibia", "Cuna con Amor Law"."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import TYPE_CHECKING

from graphkit.gazetteer import COMPANY_FORMS, cities, first_names, roles, state_adjectives, states
from graphkit.mentions.candidates import Candidate
from graphkit.mentions.things import THING_HEADS

if TYPE_CHECKING:
    from graphkit.wording import Wording

__all__ = ["wholes"]

_LONGEST_REST = 4
"""Words behind a name that may belong to it."""

_LINKS = frozenset("con de del della di da do dos das du des der y e et und für pour la el le".split())
"""Small words inside names in other languages."""

_PARTS_OF_STATES = frozenset(
    "Constituency District County Province Municipality Ward Region Township Subdistrict Governorate Prefecture Oblast "
    "Voivodeship Canton Precinct".split()
)
"""Last words of the names of parts of a state."""

_BEFORE_STATES = frozenset(
    "North South East West Northern Southern Eastern Western Central Upper Lower Inner Outer Greater Mainland Latin "
    "New Old All Team Miss Mister Cup Copa Black White Red Soviet Nazi Imperial Communist Islamic Arab Ottoman "
    "Colonial Occupied Post Anti Pro Modern Ancient Free Global Rural Urban Royal Christian Muslim Jewish".split()
)
"""Words before a state's name that tell which part or age of it is meant, or an event."""


_STOPS = frozenset({".", "”", "!", "?"})


def wholes(wording: Wording, found: Iterable[Candidate]) -> list[Candidate]:
    """The names, with whole ones in the place of their parts, and without parts of laws and districts.

    Args:
        wording: The document's words.
        found: Disjoint names.
    """
    found = list(found)
    alone = {c.start: c for c in found if c.end - c.start == 1}
    kept: dict[int, Candidate] = {}
    past = 0
    for candidate in sorted(found, key=lambda c: c.start):
        if candidate.start < past:
            continue  # the rest of the one before
        if candidate.label == "GPE" and candidate.canonical:
            if _is_branch(wording, candidate, alone):
                kept.pop(candidate.start - 1, None)
                candidate = _as_body(candidate, candidate.start - 1, candidate.end)
        elif candidate.label == "ORG" and not candidate.canonical:
            end = _end_of_firm(wording, candidate.end)
            candidate = _as_body(candidate, candidate.start, end) if end else candidate
        past = candidate.end
        if candidate.canonical or not _opens_a_thing(wording, candidate):
            kept[candidate.start] = candidate
    return list(kept.values())


def _as_body(candidate: Candidate, start: int, end: int) -> Candidate:
    return dataclasses.replace(
        candidate, start=start, end=end, form="named", label="ORG", gender="neuter", canonical="", seat=False
    )


def _is_branch(wording: Wording, state: Candidate, alone: dict[int, Candidate]) -> bool:
    """Whether a word before a state's name makes it that of a body there: "Lindbank Namibia", "Health Canada"."""
    at, words = state.start - 1, wording.words
    if at < 1 or state.seat or state.end - state.start > 1 or words[state.start] not in states():
        return False
    word, lower = words[at], wording.lower[at]
    if not (word.istitle() and word.isalpha() and len(word) > 2 and wording.tags[at] in {"NNP", "NNPS", "NN"}):
        return False
    opens = wording.tags[at] in {"NNP", "NNPS"} and words[at - 1] in _STOPS
    if not (words[at - 1].islower() or opens) or wording.tags[state.end : state.end + 1] in (["NNP"], ["NNPS"]):
        return False  # a headline, or a longer name
    plain = word in _BEFORE_STATES or lower in roles() or lower in state_adjectives()
    if plain or word in first_names() or word in cities() or word in states():
        return False
    part = alone.get(at)
    return part is None or part.label in {"ORG", "GPE"}


def _end_of_firm(wording: Wording, end: int) -> int:
    """One past the company form that the capitalised words behind a firm's name end in: "Amsel | Square Sdn Bhd"."""
    last = 0
    for at in range(end, min(end + _LONGEST_REST, len(wording.words))):
        if not wording.words[at][:1].isupper():
            break
        if wording.words[at] in COMPANY_FORMS:
            last = at + 1
    return last


def _opens_a_thing(wording: Wording, candidate: Candidate) -> bool:
    """Whether a name goes on to be a law's, "the Cuna con Amor Law", or a district's: "Lusa Asin Constituency"."""
    words, at, linked = wording.words, candidate.end, False
    while at < len(words) and at < candidate.end + _LONGEST_REST and (words[at].istitle() or words[at] in _LINKS):
        linked = linked or words[at] in _LINKS
        at += 1
    if at == candidate.end:
        return False
    last = words[at - 1]
    return (linked and last in THING_HEADS) or (candidate.label != "GPE" and last in _PARTS_OF_STATES)
