"""Cuts an entity down to the name: no article, honorific, office, nationality, possessive or stray punctuation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.gazetteer import HONORIFICS, roles, state_adjectives, states
from graphkit.records import Label

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["trimmed"]

_LINKS = frozenset("at of in for and on the to by with".split())

_OF_OFFICE = frozenset({"Presidential", "Vice-Presidential", "Parliamentary", "Gubernatorial", "Mayoral", "Senatorial"})
"""Adjectives before a candidate or an aide, in capitals where headlines are."""

_BEHIND_NAMES = frozenset({"saheb", "sahib", "ji"})
"""Forms of address that follow a name, lower case."""


def trimmed(doc: Doc, start: int, end: int, label: Label) -> tuple[int, int] | None:
    """The tokens of the name in ``doc[start:end]``, or None where nothing is left.

    "the Kremlin’s" -> "Kremlin"; "National Alliance party" -> "National Alliance"; "US Senator Lindsey Graham"
    -> "Lindsey Graham"; "Datuk Seri Ti" -> "Ti".
    """
    while end > start and (_is_edge(doc[end - 1]) or doc[end - 1].is_space or doc[end - 1].lower_ in _LINKS):
        end -= 1
    while start < end and (_is_edge(doc[start]) or doc[start].is_space or doc[start].lower_ in {"the", "a", "an"}):
        start += 1
    if label == "ORG":
        if end - start > 1 and doc[end - 1].text in _OF_OFFICE and end < len(doc) and doc[end].lower_ in roles():
            end -= 1  # "Roots Party Presidential" candidate
        while end - start > 1 and doc[end - 1].text.islower() and doc[end - 1].lower_ in roles():
            end -= 1
    if label in {"PERSON", "GPE"}:
        end = _name_end(doc, start, end, label)
    if label == "GPE":
        while start < end - 1 and _is_lower(doc[start]) and doc[start + 1].text != "-":
            start += 1  # "southern Burma"
    if label == "PERSON":
        start = _after_titles(doc, start, end)
        while start < end and _is_edge(doc[start]):
            start += 1
    return (start, end) if start < end else None


def _is_edge(token: Token) -> bool:
    return token.tag_ == "POS" or not any(c.isalnum() for c in token.text)


def _is_lower(token: Token) -> bool:
    return token.text.islower() and any(c.isalpha() for c in token.text)


def _name_end(doc: Doc, start: int, end: int, label: Label) -> int:
    """Where a person's or place's name ends: before a bracket or comma, "Oak Creek, Ohio"; lower case is no part of it.

    "Hillary ca n’t", "Rao saheb", "Barron 9", "Georgia committeeman".
    """
    opening = next((i for i in range(start + 1, end) if "(" in doc[i].text), end)
    if ")" not in doc[start:end].text:
        end = opening
    if label == "GPE":
        end = next((i for i in range(start + 1, end) if doc[i].text == ","), end)
    while end - start > 1 and doc[end - 2].text != "-" and _is_no_name(doc[end - 1]):
        end -= 1
    return end


def _is_no_name(token: Token) -> bool:
    lower = _is_lower(token) or not any(c.isalpha() for c in token.text)
    return lower or token.lower_ in _BEHIND_NAMES


def _after_titles(doc: Doc, start: int, end: int) -> int:
    """Where the name begins behind the words of office; the last word always belongs to the name."""
    known = roles()
    while start < end - 1:
        word = doc[start].lower_.rstrip(".")
        pair = f"{word} {doc[start + 1].lower_}"
        office = word in known and (known[word].kind == "office" or start < end - 2)  # "Rebel Wilson" is a name
        if start + 2 < end and pair in known:
            start += 2
        elif (
            office
            or word in HONORIFICS
            or word in state_adjectives()
            or (doc[start].text in states() and _is_title_word(doc[start + 1]))
            or (doc[start].text.islower() and doc[start].pos_ not in {"PROPN", "ADP", "DET", "PART"})
        ):
            start += 1
        else:
            break
    return start


def _is_title_word(token: Token) -> bool:
    """Whether an office follows: "Israel Defence Minister Katz" has a state before it, "Israel Katz" a given name."""
    return (
        token.lower_ in roles() or token.lower_.rstrip(".") in HONORIFICS or token.pos_ == "ADJ" or token.lower_ == "’s"
    )
