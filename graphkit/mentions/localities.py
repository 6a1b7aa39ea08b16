"""Towns and provinces that speak by what they are: "the city said", after "the City of Amsel"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from graphkit.mentions.candidates import Candidate
from graphkit.mentions.shortened import speaks
from graphkit.mentions.use import governs
from graphkit.records import LOCALITY

if TYPE_CHECKING:
    from graphkit.tokens import Token
    from graphkit.wording import Wording

__all__ = ["find_localities"]

_KINDS = frozenset("city town province county municipality district region territory village borough canton".split())
"""What a place below a state is; "the state" is mostly the state itself."""


def find_localities(doc: list[Token], wording: Wording, taken: Mapping[int, Candidate]) -> Iterator[Candidate]:
    """Definite nouns for places that speak: "The city said", "according to the province".

    And where a government is named by the noun, "City of Amsel", those that act or are dealt with.

    Args:
        doc: The analysed document.
        wording: Its words.
        taken: The named mentions, by each of their tokens.
    """
    nouns = wording.where(_KINDS)
    if not nouns:
        return
    named = {wording.of(name.start, name.end).lower() for name in taken.values()}
    governments = {wording.lower[i] for i, name in taken.items() if name.label in {"GPE", "ORG"}} & _KINDS
    for i in nouns:
        if not i or i in taken or wording.lower[i - 1] != "the" or wording.parts[i] not in {"NOUN", "PROPN"}:
            continue
        place = taken.get(i + 2) if wording.lower[i + 1 : i + 2] == ["of"] else None
        if place is not None and wording.of(i, place.end).lower() not in named:
            continue  # "the city of Amsel" is not the town spoken of before
        if speaks(doc[i]) or (wording.lower[i] in governments and governs(doc[i])):
            yield Candidate(
                start=i - 1,
                end=i + 1,
                form="nominal",
                label="GPE",
                number="singular",
                role=wording.lower[i],
                rule=LOCALITY,
            )
