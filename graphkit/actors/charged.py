"""Who is charged, so that "the accused" means them: told by the words around a name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graphkit.records import Mention

__all__ = ["CHARGED", "charged"]

CHARGED = frozenset({"accused", "defendant"})
"""Nouns for who is charged."""

_DEED = (
    r"(?:charged|arrested|indicted|convicted|sentenced|jailed|remanded|arraigned|detained|acquitted|prosecuted|booked"
    r"|tried)"
)

_BEFORE = re.compile(
    rf"\b(?:{_DEED}|(?:case|charges?|complaint|FIR|proceedings|trial|charge\s?sheet)\s+(?:[\w-]+\s+){{0,3}}?(?:against|of))"
    r"\s+(?!of\s)(?:the\s+|an?\s+)?(?:(?!(?:by|with|for|over|after|in|on|\w{3,}ing)\s)[\w-]+,?\s+){0,3}$"
)
"""What stands before a name that is charged: "jailed the trader Roe", "a case against Roe"; who arrests him is named
behind "by", whom he wronged behind what he did: "charged with killing Roe".
"""

_BEHIND = re.compile(
    rf"""
    (?:,[^,.;"“”]{{1,60}},)?
    (?: (?:,?\s+who)? \s+ (?:is|was|has\s+been|had\s+been|stands|stood) \s+ (?:[\w-]+\s+){{0,2}}? (?:{_DEED}|accused)
      | , \s+ (?:{_DEED} \s+ (?:with|over|for|on)|accused \s+ of)
      | (?:,?\s+who)? \s+ (?:faces|faced|is\s+facing) \s+ (?:[\w-]+\s+){{0,3}}? (?:charges?|trial\s+(?:on|over)|jail)
      | ,\s+who \s+ (?:denies|denied|admits|admitted)
      | (?:,?\s+who)? \s+ (?:(?:pleaded|pled)\s+(?:not\s+)?guilty|appeared\s+in\s+court\s+(?:on|over|charged))
    ) \b
    """,
    re.VERBOSE,
)
"""What stands behind one: "Roe, 34, was charged", "Roe, who faces charges", "Roe pleaded guilty"."""

_HEARD = re.compile(r"\bcourt\s+(?:heard|was\s+told)\s+(?:that\s+|how\s+)?$", re.IGNORECASE)
"""What stands before the one a court hears of first: "Leeds Crown Court heard that Roe had sent messages"."""

_REACH = 80
"""Characters before a name that are looked at."""


def charged(mentions: Sequence[Mention], text: str) -> frozenset[int]:
    """The names of persons of whom the words beside them say that they are charged, as indices.

    Args:
        mentions: All mentions of the document.
        text: Its text.
    """
    return frozenset(
        index
        for index, mention in enumerate(mentions)
        if mention.form == "named"
        and mention.label == "PERSON"
        and (
            _BEHIND.match(text, mention.span.end)
            or _BEFORE.search(before := text[max(0, mention.span.start - _REACH) : mention.span.start])
            or _HEARD.search(before)
        )
    )
