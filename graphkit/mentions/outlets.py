"""Papers and stations by their kind: "the Lebanese Al-Rafidain TV station", "Chile's Sabal newspaper", "Lima Post"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.gazetteer import state_adjectives
from graphkit.mentions.candidates import Candidate

if TYPE_CHECKING:
    from graphkit.wording import Wording

__all__ = ["outlets"]

_KINDS = frozenset({"newspaper", "daily", "weekly", "tabloid", "broadcaster", "magazine"})
"""Nouns behind the name of an outlet."""

_PAPERS = frozenset("chronicle courier gazette gleaner guardian herald monitor observer post telegraph tribune".split())
"""Last words of the names of papers that begin with a place's."""

_PRINTED = frozenset({"newspaper", "daily", "weekly", "tabloid"})
"""Nouns before the name of a paper: "the Kuwaiti daily Al-Noor"."""

_RULE = "name of an outlet"

_MEDIA = frozenset({"tv", "television", "radio", "news"})
_BY_MEDIUM = frozenset({"station", "channel", "agency", "network", "website", "broadcaster", "portal", "outlet"})
"""Nouns that mean an outlet behind its medium: "TV station", and neither "power station" nor "travel agency"."""


def outlets(wording: Wording, found: list[Candidate]) -> list[Candidate]:
    """Take what stands before "newspaper" or "TV station" for its name, where a state tells whose outlet it is.

    Without a state, "the London newspaper", it may be where the paper is printed. A place's name goes on to be a
    paper's in "Samoa Herald".

    Args:
        wording: The document's words.
        found: The named mentions, disjoint.
    """
    at = {i: candidate for candidate in found for i in range(candidate.start, candidate.end)}
    kept = {(candidate.start, candidate.end): candidate for candidate in found}
    for paper in wording.where(_PAPERS):
        place = at.get(paper - 1)
        if place is not None and place.label == "GPE" and paper not in at and _ends_a_name(wording, paper):
            kept.pop((place.start, place.end), None)
            kept[place.start, paper + 1] = _outlet(place.start, paper + 1)
    for kind in wording.where(_KINDS | _BY_MEDIUM):
        end = kind - 1 if kind and wording.lower[kind - 1] in _MEDIA else kind
        if end == kind and wording.lower[kind] not in _KINDS:
            continue
        start = _start_of_name(wording, end)
        if start == end or not _is_a_states(wording, start):
            continue
        inside = {(c.start, c.end): c for i in range(start, end) if (c := at.get(i)) is not None}
        if any(c.start < start or c.end > end or c.label == "ORG" for c in inside.values()):
            continue
        for key in inside:
            kept.pop(key, None)
        kept[start, end] = _outlet(start, end)
    kept |= {(c.start, c.end): _outlet(c.start, c.end) for c in _taken_for_persons(wording, at)}
    return sorted(kept.values(), key=lambda candidate: candidate.start)


def _outlet(start: int, end: int) -> Candidate:
    return Candidate(start=start, end=end, form="named", label="ORG", number="singular", rule=_RULE)


def _taken_for_persons(wording: Wording, at: dict[int, Candidate]) -> list[Candidate]:
    """Papers that a recogniser takes for persons: "The Gleaner", "the Kuwaiti daily Al-Noor"."""
    articled = [at.get(i) for i in wording.where(_PAPERS) if i and wording.lower[i - 1] == "the"]
    behind = [at.get(i + 1) for i in wording.where(_PRINTED) if i and _is_state(wording, i - 1)]
    return [
        c
        for c in (*articled, *behind)
        if c is not None
        and c.label == "PERSON"
        and (c.end == c.start + 1 or wording.words[c.start + 1] == "-")
        and (wording.lower[c.start - 1] == "the" or wording.lower[c.start - 1] in _PRINTED)
    ]


def _ends_a_name(wording: Wording, index: int) -> bool:
    """Whether a capitalised word is the last of a name: of "Amsel Observer", not of "Amsel Post Office"."""
    behind = wording.words[index + 1] if index + 1 < len(wording.words) else "."
    return wording.words[index].istitle() and not (behind[:1].isupper() or behind == "-")


def _start_of_name(wording: Wording, end: int) -> int:
    """Where the capitalised words before a noun begin, hyphens included, a state's adjective left out."""
    start = end
    while start:
        word = wording.words[start - 1]
        named = (
            wording.parts[start - 1] in {"PROPN", "NOUN"} and word[:1].isupper() and not _is_state(wording, start - 1)
        )
        if not named and (word != "-" or start == end):
            break
        start -= 1
    return start + (start < end and wording.words[start] == "-")


def _is_state(wording: Wording, index: int) -> bool:
    return wording.lower[index] in state_adjectives()


def _is_a_states(wording: Wording, start: int) -> bool:
    """Whether a state's adjective or a possessive stands before a name: "the Peruvian", "Peru's"."""
    return start > 0 and (_is_state(wording, start - 1) or wording.tags[start - 1] == "POS")
