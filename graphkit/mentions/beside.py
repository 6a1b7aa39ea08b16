"""Names that stand with a person's: "Ada Roe and Tendai Moyo were freed" are two persons."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import TYPE_CHECKING

from graphkit.gazetteer import cities

if TYPE_CHECKING:
    from graphkit.mentions.candidates import Candidate
    from graphkit.wording import Wording

__all__ = ["beside_persons"]

_PLACING = frozenset({"in", "at", "near", "from"})
"""Words that lead to places."""

_SYLLABLES = 3
"""Words of a person's name at most that is taken for a place's."""

_OPEN_PLACES = frozenset(
    "New Old North South East West Upper Lower Central Greater San Santa Santo São Saint St Port Fort Cape Mount Lake "
    "El Los Las La Le Puerto Tel Rio Río Villa Ciudad Nova Nueva Isla Banda Kota Kuala Bandar Al Ain Wadi Deir".split()
)
_CLOSE_PLACES = frozenset(
    "City Town County Province State District Island Islands Springs Beach Bay Valley Falls Hills Heights Park Point "
    "Pradesh Nadu Bengal Coast Region Territory Creek Village".split()
)
"""First and last words of places' names."""


def beside_persons(wording: Wording, candidates: Sequence[Candidate]) -> set[int]:
    """Where names begin that are taken for places and stand with a person's: "Ada Roe and Tendai Moyo were freed"."""
    found: set[int] = set()
    for first, second in itertools.pairwise(candidates):
        if wording.lower[first.end : second.start] != ["and"] or {first.label, second.label} != {"PERSON", "GPE"}:
            continue
        person, place = (first, second) if first.label == "PERSON" else (second, first)
        names = wording.words[place.start : place.end]
        full = person.end - person.start > 1 and 2 <= len(names) <= _SYLLABLES and not place.canonical
        words = full and all(word.isalpha() and word.istitle() for word in names) and names[0] not in _OPEN_PLACES
        known = " ".join(names) in cities() or names[-1] in _CLOSE_PLACES
        if words and not known and wording.lower[max(first.start - 1, 0)] not in _PLACING:
            found.add(place.start)
    return found
