"""Lone surnames that speak, where several people of a document bear them.

A surname alone is mostly the first one's who bore it. Where he has said nothing so far, and another bearer has just
been named in full and speaks, it is the other: "Bo Lind is dead. His brother Ola Lind said so. 'I saw it,' Lind said".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graphkit.actors.cast import Member
from graphkit.actors.scene import Place
from graphkit.records import Mention

__all__ = ["give_to_speakers"]

_NEAR = 2
"""Sentences after somebody was named in full within which his surname is his: one, and one of a quotation."""


def give_to_speakers(
    mentions: Sequence[Mention], places: Sequence[Place], members: Sequence[Member], member_of: dict[int, Member]
) -> None:
    """Give each lone surname that speaks to the bearer who was named in full last, if he spoke or acted there.

    Args:
        mentions: All mentions of the document.
        places: Their places.
        members: The members; changed where a surname goes over to another.
        member_of: The member of each named mention; changed likewise.
    """
    bearers = _bearers(members)
    spoken: set[Member] = set()
    for index, (mention, place) in enumerate(zip(mentions, places, strict=True)):
        member = member_of.get(index)
        if member is None or not place.speaks:
            continue
        several = bearers.get(mention.text, ())
        if mention.form == "named" and len(several) > 1 and member not in spoken:
            other = _named_last(index, several, mentions, places)
            if other is not None and other is not member and _fits(mention, other):
                _give(index, mention, member, other)
                member_of[index] = member = other
        spoken.add(member)


def _bearers(members: Sequence[Member]) -> Mapping[str, list[Member]]:
    """The people whose full names hold a word, by the word."""
    found: dict[str, list[Member]] = {}
    for member in members:
        words = {word for name in member.names for word in name.split() if " " in name}
        for word in sorted(words) if member.label == "PERSON" else ():
            found.setdefault(word, []).append(member)
    return found


def _named_last(
    index: int, several: Sequence[Member], mentions: Sequence[Mention], places: Sequence[Place]
) -> Member | None:
    """Of several the one whose full name stands last before a mention, where he speaks there or acts right before.

    Of two in one sentence the only one who speaks, "Doug Hanley died, his wife Ruth Hanley said"; nobody where both do.
    """
    full = sorted((i, n) for n, m in enumerate(several) for i in m.mentions if i < index and " " in mentions[i].text)
    if not full:
        return None
    last, number = full[-1]
    beside = {(i, n) for i, n in full if places[i].sentence == places[last].sentence}
    if len({n for _, n in beside}) > 1:
        speaking = {n for i, n in beside if places[i].speaks}
        return several[speaking.pop()] if len(speaking) == 1 else None
    acts = places[last].subject and places[index].sentence - places[last].sentence <= _NEAR
    return several[number] if places[last].speaks or acts else None


def _fits(mention: Mention, member: Member) -> bool:
    return not mention.gender or not member.gender or mention.gender == member.gender


def _give(index: int, mention: Mention, giver: Member, taker: Member) -> None:
    del giver.mentions[index]
    giver.names[mention.text] -= 1
    if not giver.names[mention.text]:
        del giver.names[mention.text]
    taker.mentions[index] = "part of the name"
    taker.names[mention.text] += 1
