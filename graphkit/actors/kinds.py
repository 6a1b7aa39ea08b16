"""What kind of body a name is of that only its surroundings tell: a party by its members, a firm by who heads it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graphkit.actors.descriptions import body_of, role_of
from graphkit.records import Mention

__all__ = ["camp_of", "camps", "parties", "with_firms"]

_OF_A_PARTY = re.compile(
    r"[\s-]+(?:(?:senior|former|state|ex|legislature|legislative|parliamentary)[\s-]+)?(?:party|MP|MLA|MLC|MEP|TD|MSP|lawmaker|legislator|senator|minister"
    r"|congress(?:man|woman)|councillor|councilor|candidate|nominee|parliamentarian|politician|whip)s?\b"
)
"""What stands behind the name of a party: "a Congress MLA", "the BJP leader"."""

_LED = re.compile(r"[\s-]+(?:(?:senior|former|state|national|provincial)[\s-]+)?(?:leader|supporter)s?\b")
"""What stands behind the name of a party or of another movement: "the BJP leader"."""

_WITH_WING = re.compile(r".*[A-Z]\w*(?: ?\([A-Z][^()]*\)|-[A-Z])")
"""Names with the wing of a party: "CPI(M)", "Communist Party of Nepal (Maoist Centre)", "PDI-P"."""

_CAMP = re.compile(r"\b(?:(?P<rules>ruling|governing)|opposition)\s+(?:party,?\s+)?(?:the\s+)?$", re.IGNORECASE)
"""What stands before the name of a party that governs, or of one that does not: "the ruling Civic Union"."""

_LONGEST_CAMP = 25

_HEADING = frozenset(
    "ceo|chief executive|chief executive officer|managing director|chief financial officer|co-founder|founder".split(
        "|"
    )
)
"""Offices that a firm has and a person has not."""


def parties(mentions: Sequence[Mention], text: str) -> frozenset[str]:
    """Names of bodies whose politicians the text tells: "Congress" after "a Congress MLA".

    Where there are none, of those that have leaders.

    Args:
        mentions: All mentions of the document.
        text: Its text.
    """
    bodies = [m for m in mentions if m.form == "named" and m.label == "ORG"]
    found = (m.text for m in bodies if _OF_A_PARTY.match(text, m.span.end) or _WITH_WING.fullmatch(m.text))
    return frozenset(found) or frozenset(m.text for m in bodies if _LED.match(text, m.span.end))


def camps(mentions: Sequence[Mention], text: str) -> dict[str, str]:
    """Names of bodies that the text calls ruling or opposition parties, each to "ruling" or "opposition".

    Args:
        mentions: All mentions of the document.
        text: Its text.
    """
    bodies = (m for m in mentions if m.form == "named" and m.label == "ORG")
    before = ((m.text, camp_of(text[max(0, m.span.start - _LONGEST_CAMP) : m.span.start])) for m in bodies)
    return {name: camp for name, camp in before if camp}


def camp_of(words: str) -> str:
    """The camp that some words end with: "ruling" for "the ruling party", "opposition", or ""."""
    found = _CAMP.search(f"{words.rstrip()} ")
    return "" if found is None else "ruling" if found["rules"] else "opposition"


def with_firms(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, with firms in the place of persons of whom somebody is chief executive: "Peter Lund Partners".

    Args:
        mentions: All mentions of the document.
    """
    headed = {
        body_of(title) for m in mentions if m.label == "PERSON" for title in m.titles if role_of(title) in _HEADING
    }
    if not headed:
        return list(mentions)
    return [
        m._replace(label="ORG", gender="neuter", titles=())
        if m.form == "named" and m.label == "PERSON" and m.text in headed
        else m
        for m in mentions
    ]
