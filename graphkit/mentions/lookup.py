"""Finds the gazetteer's names in a text, token by token."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from graphkit.gazetteer import ethnic_groups, institutions, organisations, peoples, seats, states
from graphkit.mentions.candidates import Candidate

if TYPE_CHECKING:
    from graphkit.wording import Wording

__all__ = ["AMBIGUOUS", "find_known"]

AMBIGUOUS = frozenset(
    "Chad Georgia Jordan Niger Guinea Male Victoria Lima Santiago Rome Sofia Bern Berne Praia Lome Bissau "
    "Dominica Congress Capitol West Jerusalem Panama Cuba Mali Togo Paris London Stormont Westminster Rada Duma "
    "CAR AU SCO WHO PNG SADC EAC WFP ICC GCC Europe Emirates Trinidad Moroni Malabo Colombo Lao Seoul Doha "
    "Tripoli Kingstown Nassau Suva Apia Wellington Georgetown Amman".split()
)
"""Names that are also a given name, a surname or an ordinary word: believed only where the entity layer agrees."""

_SHOUTED = 4
"""Letters of a state's name that is known in capitals, too."""

_OPENING = 5
"""Letters of a word by which most words are seen to begin no name."""


@functools.cache
def _known() -> tuple[Mapping[str, Candidate], Mapping[str, list[int]]]:
    """Every name with a candidate to copy; and how long names are by their first letters, two to ``_OPENING``."""
    names: dict[str, Candidate] = {}
    add = names.setdefault

    for name, institution in institutions().items():
        add(name, Candidate(start=0, end=0, form="named", label=institution.label, canonical=institution.name))
    several = {usual for name, usual in organisations().items() if name != usual}
    for name, usual in organisations().items():
        # where it has one name, that may be short for another that no table has, "Toyota Motor Corporation"
        add(name, Candidate(start=0, end=0, form="named", label="ORG", canonical=usual if usual in several else ""))
    for name, state in states().items():
        named = Candidate(start=0, end=0, form="named", label="GPE", canonical=state)
        for spelling in (name, f"Government of {name}", f"Government of the {name}"):
            add(spelling, named)
        if len(name) >= _SHOUTED and name not in AMBIGUOUS:
            add(name.upper(), named)  # "WHERE JAPAN IS HEADED"
    for name, state in seats().items():
        label = institutions()[state].label if state in institutions() else "GPE"
        seat = Candidate(start=0, end=0, form="metonym", label=label, canonical=state, seat=True)
        for spelling in dict.fromkeys((name, name.upper())):  # "KUALA LUMPUR:" in a dateline
            add(spelling, seat)
    for name in peoples():
        add(name, Candidate(start=0, end=0, form="named", label="NORP", canonical=name, number="plural"))
    for name in ethnic_groups():
        add(name, Candidate(start=0, end=0, form="named", label="NORP", canonical=name, number="plural"))
    lengths: dict[str, set[int]] = defaultdict(set)
    for name in names:
        for letters in range(2, _OPENING + 1):  # of a word that has no more, and of any longer one
            lengths[name[:letters]].add(len(name))
    return names, {opening: sorted(found, reverse=True) for opening, found in lengths.items()}


def find_known(wording: Wording) -> Iterator[Candidate]:
    """Every name of the gazetteer in a document, left to right, the longest at each place, whole tokens only."""
    names, lengths = _known()
    past, text, ends = 0, wording.text, wording.ends
    known = [(i, opening) for i, word in enumerate(wording.words) if (opening := word[:_OPENING]) in lengths]
    for i, opening in known:
        if i < past:
            continue
        start = wording.starts[i]
        for length in lengths[opening]:
            end = ends.get(start + length)
            if end is not None and (candidate := names.get(text[start : start + length])) is not None:
                past = end
                described = wording.words[end - 1].islower() and i > 0 and wording.lower[i - 1] == "the"
                yield Candidate(
                    start=i - described,  # "the UN refugee agency"
                    end=end,
                    form=candidate.form,
                    label=candidate.label,
                    canonical=candidate.canonical,
                    seat=candidate.seat,
                    number=candidate.number,
                    rule="gazetteer",
                )
                break
