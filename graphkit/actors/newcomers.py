"""Who has just come into an office: "named Ada Roe to replace her", so that "the new minister" is Roe."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graphkit.actors.cast import Member
from graphkit.actors.scene import Place
from graphkit.records import Mention

__all__ = ["newcomer", "newly_held"]

_PUT = frozenset("name appoint nominate elect pick choose select install promote tap designate".split())
"""What is done to somebody who gets an office."""

_FOLLOWS = frozenset({"replace", "succeed"})
"""What somebody does who gets an office; who it is done to loses his."""

_NEW = ("the new ", "the newly ", "the incoming ")
"""How descriptions of somebody begin who has just come into an office."""

_LATELY = 6
"""Sentences back in which he got it."""


def newly_held(mention: Mention) -> bool:
    """Whether a description is of somebody who has just come into an office."""
    return mention.label == "PERSON" and mention.text.lower().startswith(_NEW)


def newcomer(
    index: int, mentions: Sequence[Mention], places: Sequence[Place], member_of: Mapping[int, Member], text: str
) -> Member | None:
    """Whom the text has put into an office last, in the sentences before a description; None where nobody or two were.

    Args:
        index: The description.
        mentions: All mentions.
        places: Where each stands.
        member_of: The member of each mention resolved by now.
        text: The document's text.
    """
    here = places[index].sentence
    found: dict[Member, int] = {}
    for other in range(index - 1, -1, -1):
        if here - places[other].sentence > _LATELY:
            break
        member = member_of.get(other)
        if member is None or member.label != "PERSON" or mentions[other].form != "named":
            continue
        if _gets_an_office(places[other], text[: mentions[other].span.start][-4:].lower()):
            found.setdefault(member, places[other].sentence)
    last = max(found.values(), default=-1)
    latest = [member for member, sentence in found.items() if sentence == last]
    return latest[0] if len(latest) == 1 else None


def _gets_an_office(place: Place, before: str) -> bool:
    """Whether somebody who stands there is put into an office, or follows another in his.

    Args:
        place: Where his name stands.
        before: The letters before it.
    """
    if place.does in _PUT:
        return place.suffers or place.role == "object"
    if place.does in _FOLLOWS:
        return before == " by " or (place.subject and not place.suffers)
    return False
