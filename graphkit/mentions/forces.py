"""Police forces by the place they are of, which have a name without capitals: "Osaka prefectural police"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.mentions.candidates import Candidate

if TYPE_CHECKING:
    from graphkit.wording import Wording

__all__ = ["forces"]

_LOCAL = frozenset(
    "city county district metro metropolitan municipal prefectural prefecture provincial regional state town".split()
)
"""Words between a place and its police."""

_WHOLE = frozenset({"department", "force", "service"})
"""Nouns behind "police" that are the force."""

_NOUNS = frozenset({"NOUN", "PROPN", "NUM"})


def forces(wording: Wording, candidates: list[Candidate]) -> list[Candidate]:
    """Take a place and the police behind it for the name of a body.

    "Dallas police said", "the Cebu city police", "Tokyo police"; not "Dallas police chief Ada Roe", nor the police of
    a state, which are told by an adjective.

    Args:
        wording: The words of the document.
        candidates: Its names, disjoint.
    """
    lower = wording.lower
    places = {c.end: c for c in candidates if c.label == "GPE" and (c.seat or not c.canonical)}
    found: dict[int, Candidate] = {}
    for i in wording.where(["police"]) if places else ():
        start, end = i, i + 1
        while start and start not in places and lower[start - 1] in _LOCAL:
            start -= 1
        place = places.get(start)
        if place is None or wording.words[i] != "police":
            continue
        if lower[end : end + 1] and lower[end] in _WHOLE:
            end += 1
        if wording.parts[end : end + 1] and wording.parts[end] in _NOUNS and not wording.words[end].isspace():
            continue
        found[place.start] = Candidate(
            start=place.start, end=end, form="named", label="ORG", gender="neuter", number="singular", rule="police"
        )
    return [found.get(c.start, c) for c in candidates]
