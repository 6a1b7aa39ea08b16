"""Who "the two countries" are, and "both companies"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence

from graphkit.actors.cast import Member
from graphkit.records import Mention

__all__ = ["pair_of"]

_WINDOW = 3
"""Sentences back in which the two were named."""

_FARTHEST = 500
"""Mentions back that are looked at, so that a long document takes no longer than it must."""

_JOINED = re.compile(r"(?:,?\s+and|\s+with|\s*[-–])\s*(?:the\s+|its\s+)?")
"""What stands between two names that are named together: "Japan and Ireland", "US-Russia"."""


def pair_of(
    index: int, mentions: Sequence[Mention], member_of: Mapping[int, Member], text: str
) -> tuple[Member, Member] | None:
    """The two members that a phrase like "the two countries" means, sorted by name.

    They are those last named together ("Japan and Ireland") in the sentences before, else the only two of their kind
    there, else the only two that the document has named together so far.

    Args:
        index: The mention.
        mentions: All mentions, sorted by position.
        member_of: The member of each mention resolved by now.
        text: The document's text.
    """
    before = list(_before(index, mentions, member_of))
    near = [(m, n) for m, n in before if mentions[index].sentence - mentions[n].sentence <= _WINDOW]
    together = list(_together(near, mentions, text))
    if together:
        return together[0]
    acting = {
        member for member, number in near if mentions[number].use != "place" and not _owns(mentions[number], text)
    }
    if len(acting) == 2 and mentions[index].label:
        return _sorted(*acting)
    ever = set(_together(before, mentions, text))
    return ever.pop() if len(ever) == 1 else None


def _together(
    named: Sequence[tuple[Member, int]], mentions: Sequence[Mention], text: str
) -> Iterator[tuple[Member, Member]]:
    """The pairs named together, the last one first."""
    for (last, second), (first, other) in itertools.pairwise(named):
        between = text[mentions[other].span.end : mentions[second].span.start]
        if first is not last and first.label == last.label and _JOINED.fullmatch(between):
            yield _sorted(first, last)


def _owns(mention: Mention, text: str) -> bool:
    """Whether a name only tells whose somebody is: "Trump's envoy"."""
    return text[mention.span.end : mention.span.end + 2] in {"’s", "'s"}


def _sorted(one: Member, other: Member) -> tuple[Member, Member]:
    return (one, other) if one.name <= other.name else (other, one)


def _before(index: int, mentions: Sequence[Mention], member_of: Mapping[int, Member]) -> Iterator[tuple[Member, int]]:
    """The members named before who can be meant, the last one first, with their mentions."""
    here = mentions[index]
    for number in range(index - 1, max(index - _FARTHEST, -1), -1):
        member = member_of.get(number)
        if member is not None and mentions[number].rule != here.rule and here.label in {"", member.label}:
            yield member, number
