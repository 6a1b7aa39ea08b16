"""Pronouns whose name stands where only it can be meant, so that nothing has to be weighed.

"the Colliery and its owners", "In its statement, the federation said".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from graphkit.actors.cast import Member
from graphkit.actors.scene import Place
from graphkit.records import Mention

__all__ = ["GLOSSED", "agrees", "described_behind", "named_beside"]

GLOSSED = "name in brackets"
"""The rule of a pronoun that the text itself explains."""

_BRACKET = re.compile(r"\s?[(\[]")
_ARTICLE = re.compile(r"(?:[Tt]he\s)?(?:[A-Z][\w.]*\s){0,2}")
"""What may stand between the bracket and the name: an article, a title."""


_OPENING = re.compile(
    r"(?:^|[.!?][”\"’]?\s+|\n\s*)"
    r"(?:In|At|During|After|Before|With|On|Despite|Following|Throughout|For|Through|Since|Upon|Under|Amid|By)\s$"
)
"""The text before a pronoun that stands in the phrase that opens a sentence."""

_OPENING_REACH = 16
_BEHIND_NAME = re.compile(r"(?:\s\([^()]{1,30}\)|,\s\d{1,3})?,\s(?:one of\s)?")
"""What stands between a name and a description of its bearer that begins with whose he is."""

_WHOSE = re.compile(r"(?:his|her|its|their)(?: (?!and )[^\W\dA-Z][\w’'-]*){1,6}(?=[.;)”\"]|,(?! and | or ))")
"""Such a description; "Roe, his wife and two aides fled" and "Roe, his wife Ada, a guard" are lists."""

_TOGETHER = re.compile(r" (?:and|or|as well as|along with|together with) ")
"""What joins a name to what belongs to it."""


def named_beside(index: int, mentions: Sequence[Mention], places: Sequence[Place], text: str) -> tuple[int, str] | None:
    """Which mention a pronoun means by the words right around it.

    Args:
        index: The pronoun, of the third person.
        mentions: All mentions, sorted by position.
        places: Where each stands.
        text: The document's text.

    Returns:
        The mention, which may follow the pronoun, and the rule; None where the words around tell nothing.
    """
    if (glossed := _glossed(index, mentions, text)) is not None:
        return glossed, GLOSSED
    if not places[index].possessor:
        return None
    if (owner := _joined(index, mentions, text)) is not None:
        return owner, "name and what is its"
    if (ahead := _subject_ahead(index, mentions, places, text)) is not None:
        return ahead, "pronoun before its name"
    return None


def described_behind(index: int, mentions: Sequence[Mention], text: str) -> int | None:
    """The name whose bearer is described right behind it by whose he is: "Roe, his lawyer", "Roe, one of her sons".

    Args:
        index: The description, or the possessive it begins with.
        mentions: All mentions, sorted by position.
        text: The document's text.
    """
    start = mentions[index].span.start
    if not _WHOSE.match(text, start):
        return None
    for other in range(index - 1, max(index - 4, -1), -1):
        named = mentions[other]
        if named.form == "named" and named.label == "PERSON" and _BEHIND_NAME.fullmatch(text, named.span.end, start):
            return other
    return None


def _glossed(index: int, mentions: Sequence[Mention], text: str) -> int | None:
    """Whom brackets right behind a pronoun name: "they (the miners' union) will march", "He [Roe] lied"."""
    opening = _BRACKET.match(text, mentions[index].span.end)
    if opening is None:
        return None
    for other in range(index + 1, min(index + 4, len(mentions))):
        start, end = mentions[other].span
        if (
            opening.end() <= start
            and _ARTICLE.fullmatch(text, opening.end(), start)
            and text[end : end + 1] in {")", "]"}
        ):
            return other
    return None


def agrees(pronoun: Mention, member: Member) -> bool:
    """Whether a pronoun may mean a member by its number, kind and gender."""
    if pronoun.number == "plural":
        return member.label in {"GROUP", "NORP"}
    if pronoun.label != "PERSON":
        return member.label in {"ORG", "GPE", "GROUP"}
    return member.label == "PERSON" and not (member.gender and member.gender != pronoun.gender)


def _joined(index: int, mentions: Sequence[Mention], text: str) -> int | None:
    """Whose a possessive is that an "and" joins to a name: "the Colliery and its owners"."""
    start = mentions[index].span.start
    for other in range(index - 1, max(index - 4, -1), -1):
        if _TOGETHER.fullmatch(text[mentions[other].span.end : start]):
            return other
    return None


def _subject_ahead(index: int, mentions: Sequence[Mention], places: Sequence[Place], text: str) -> int | None:
    """Whom a possessive in an opening phrase means: "In its statement, the federation said"."""
    pronoun, place = mentions[index], places[index]
    start = pronoun.span.start
    if not _OPENING.search(text[max(0, start - _OPENING_REACH) : start]):
        return None
    for other in range(index + 1, len(mentions)):
        following, there = mentions[other], places[other]
        if following.sentence != pronoun.sentence or there.quote != place.quote:
            return None
        if there.subject and there.verb in place.chain:
            return other
    return None
