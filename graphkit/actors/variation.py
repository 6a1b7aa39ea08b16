"""Descriptions that no role in the document explains: who is meant is told by where they stand.

News avoids repeating a name: "Zelensky will not leave his office. The Ukrainian president made that clear" says by
position alone who the president is.
"""

from __future__ import annotations

from collections.abc import Sequence

from graphkit.actors.cast import Member
from graphkit.actors.descriptions import body_of, is_unique_office, role_of
from graphkit.actors.pronouns import Salience
from graphkit.actors.scene import Place
from graphkit.gazetteer import roles, states
from graphkit.records import Mention

__all__ = ["described_again"]

_REACH = 3
"""Sentences back in which the one person who may hold a unique office is sought."""

_CROWD = frozenset("man woman boy girl teenager official resident worker member victim witness suspect".split())
"""Nouns that fit anybody and mostly mean somebody who is not named."""

_TO_COME = frozenset({"next", "future", "new", "first", "last", "eventual", "incoming"})
"""Words of descriptions that mean whoever it will be: "the next president"."""


def described_again(mention: Mention, place: Place, members: Sequence[Member], salience: Salience) -> Member | None:
    """The person a definite description repeats, None where position does not tell.

    Candidates are persons without a role so far who were named outside quotations in the sentence before, or earlier in
    this one under another verb. A subject is taken for the last subject; the holder of a unique office ("the Ukrainian
    president") for the only candidate, wherever both stand.

    Args:
        mention: A title or nominal mention of a person that no role explains.
        place: Where it stands.
        members: All members.
        salience: What came before.
    """
    words = mention.text.lower().split()
    if words[0] != "the" or mention.label != "PERSON" or not mention.titles or place.quote >= 0:
        return None
    if role_of(mention.titles[0]).split(" ")[-1] in _CROWD or _TO_COME & set(words):
        return None
    told = is_unique_office(role_of(mention.titles[0])) and body_of(mention.titles[0]) in states().values()
    seen = {n: [p for p in salience.places(n)[-6:] if _before(place, p)] for n in salience.members()}
    fitting = [n for n in seen if _may_be(mention, members[n]) and not _acts_here(place, salience.places(n)[-6:])]
    subjects = [n for n in fitting if any(_led_on(place, p) for p in seen[n])]
    if len(subjects) == 1 and _carries_on(place):
        return members[subjects[0]]
    for back in (1, _REACH):
        near = [n for n in fitting if any(place.sentence - p.sentence <= back for p in seen[n])]
        if near:
            return members[near[0]] if len(near) == 1 and told else None
    return None


def _may_be(mention: Mention, member: Member) -> bool:
    """Whether nothing is known of a person that contradicts a description; a known gender shows that it is a person."""
    return (
        member.label == "PERSON"
        and bool(member.names)
        and member.gender in {"male", "female"}
        and not any(role_of(t).split(" ")[-1] in roles() for t in member.titles)
        and not (mention.gender and member.gender and mention.gender != member.gender)
    )


def _led_on(place: Place, seen: Place) -> bool:
    """Whether somebody was the subject of the last sentence, or spoke in it."""
    return (seen.subject or seen.speaks) and place.sentence - seen.sentence <= 1


def _carries_on(place: Place) -> bool:
    """Whether a description opens its sentence as the subject or is who speaks."""
    return (place.subject and place.opens) or place.speaks


def _before(place: Place, seen: Place) -> bool:
    """Whether somebody was named in the sentences before, or in this one under another verb."""
    distance = place.sentence - seen.sentence
    if seen.quote >= 0 or seen.modifies or seen.possessor:
        return False
    return 0 < distance <= _REACH or (distance == 0 and seen.verb not in place.chain)


def _acts_here(place: Place, seen: Sequence[Place]) -> bool:
    """Whether somebody is the subject of the clause: in "he asked the mayor", he is not the mayor."""
    return any(p.subject and p.sentence == place.sentence and p.verb in place.chain for p in seen)
