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

_EDGE = frozenset([
    "'s",
    "’s",
    "'",
    "’",
    '"',
    "“",
    "”",
    "‘",
    ",",
    ".",
    ";",
    ":",
    "-",
    "–",
    "—",
    "(",
    ")",
    "[",
    "]",
    "…",
])


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
    if label == "PERSON":
        start = _after_titles(doc, start, end)
        while start < end and _is_edge(doc[start]):
            start += 1
    return (start, end) if start < end else None


def _is_edge(token: Token) -> bool:
    return token.text in _EDGE or token.tag_ == "POS"


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
