"""What is no name but tells a party: "Virginia Democratic" voters, "Democratic Vermont", "Republican of Iowa"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.gazetteer import cities, states

if TYPE_CHECKING:
    from graphkit.tokens import Token
    from graphkit.wording import Wording

__all__ = ["is_lawmaker", "without_party"]

_OF_A_PARTY = frozenset({"Democratic", "Republican"})
"""Adjectives of parties; "Labour" and "Liberal" are what the parties are called, too."""

_PARTISANS = frozenset({"Democrat", "Republican"})
"""What the parties' people are called, one of them."""

_OF_EITHER = _OF_A_PARTY | _PARTISANS
"""Words of which neither is a name by itself."""

_HOUSES = (["Congress"], ["House"], ["Senate"])
"""Bodies that the party rules which stands before them."""

_OF_LAWMAKERS = frozenset({"rep", "sen", "gov"})
"""How headlines write the offices of those who stand for a party: "GOP Rep Roe"."""


def without_party(doc: list[Token], wording: Wording, start: int, end: int) -> tuple[int, int] | None:
    """Where a name begins and ends without the words that tell a party, None where it is nothing but these.

    Args:
        doc: The document.
        wording: Its words.
        start: Index of the name's first token.
        end: One past its last.
    """
    words = wording.words
    if end - start == 1:
        return None if words[start] in _OF_EITHER else (start, end)
    if words[start] in _PARTISANS and words[start + 1] == "of":
        return None  # "Ada Roe, Republican of Iowa"
    if words[start] in _OF_A_PARTY and (_is_place(wording.of(start + 1, end)) or words[start + 1 : end] in _HOUSES):
        return start + 1, end  # "Democratic Vermont", "a Republican Senate"
    if end < len(doc) and words[end - 1] in _OF_EITHER:
        noun = words[end].islower() and wording.parts[end] in {"NOUN", "ADJ"} and words[end - 1] in _OF_A_PARTY
        if noun or doc[end].ent_type_ == "PERSON":
            return without_party(doc, wording, start, end - 1)  # "Virginia Democratic primary", "Iowa Democrat Ada Roe"
    return start, end


def is_lawmaker(wording: Wording, start: int, end: int) -> bool:
    """Whether a name's last word is that of a lawmaker whose party or state stands before: "GOP Rep Roe"."""
    return end - start > 1 and wording.lower[end - 2] in _OF_LAWMAKERS


def _is_place(name: str) -> bool:
    return name in cities() or name in states()
