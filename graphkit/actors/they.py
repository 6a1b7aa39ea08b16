"""Which two "they" and "both" mean: those named together just before, or the only two persons spoken of lately.

"Roe and Poe were charged. They denied it", "Roe met Poe in Lima, where they signed", "Roe said no. Poe said yes. Both".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from graphkit.actors.bystanders import Kind
from graphkit.actors.cast import Member
from graphkit.actors.salience import Unnamed
from graphkit.actors.scene import Place
from graphkit.records import PAIR, Mention

__all__ = ["is_they", "they_two"]

_REACH = 2
"""Sentences back in which two persons may have spoken apart; those named together stand in this one or the last."""

_TOGETHER = re.compile(r",?\s+and\s+(?:(?:his|her|its|their)\s+[\w-]+,\s+)?(?:[\w’'-]+\s+){0,6}")
"""What stands between two who are named together: "Roe and her husband, pilot Poe"."""

_LISTED = re.compile(r"\w,\s+(?:[\w’']+\s+){0,4}\Z")
_LONGEST_LISTED = 40
"""Characters before the first of two in which a comma shows that they are the last of three or more."""

_FULL_ROLES = frozenset({"subject", "object", "oblique"})


def is_they(mention: Mention) -> bool:
    """Whether a mention of two is a word that tells nothing of them: "they", "both", not "the two countries"."""
    return mention.rule == PAIR and (mention.form == "pronoun" or mention.text.lower() == "both")


def they_two(
    index: int,
    mentions: Sequence[Mention],
    places: Sequence[Place],
    member_of: Mapping[int, Member],
    text: str,
    unnamed: Unnamed,
) -> tuple[Member, Member] | None:
    """The two members whom "they", "their" or "both" means, sorted by name; None where others may be meant.

    Those named together last come first ("Roe and Poe", "the two countries"): before "they" in the clause whose subject
    they are, or where it opens the next sentence. Else it is the only two persons of the sentence, or of those before
    one that it opens. Others who are several come in between: "Roe and Poe met the miners. They had struck".

    Args:
        index: The mention.
        mentions: All mentions, sorted by position.
        places: Where each stands.
        member_of: The member of each mention resolved by now.
        text: The document's text.
        unnamed: Who else was spoken of before the mention.
    """
    spoken_of = list(_spoken_of(index, mentions, places, member_of))
    others = _several(places[index], unnamed, both=mentions[index].form != "pronoun")
    together = next(_together(index, spoken_of, mentions, text), None)
    if together is not None:
        first, second = together
        two = member_of[first] is not member_of[second]
        meant = two and _carries_on(index, first, second, mentions, places)
        told = places[second].subject or mentions[first].span == mentions[second].span
        since = places[second].sentence, places[second].head if told else -1
        return _sorted(member_of[first], member_of[second]) if meant and max(others, default=since) <= since else None
    if not places[index].opens and mentions[index].form != "pronoun":
        return None  # "..., a lawyer, and the late Bishop Poe, both encouraged him"
    return _apart(index, spoken_of, places, member_of, others)


def _spoken_of(
    index: int, mentions: Sequence[Mention], places: Sequence[Place], member_of: Mapping[int, Member]
) -> Iterator[int]:
    """The mentions before of members who act, the last one first, as far as "they" may reach back."""
    here = places[index]
    for number in range(index - 1, -1, -1):
        there = places[number]
        if here.sentence - there.sentence > _REACH:
            break
        if number in member_of and there.quote == here.quote and mentions[number].use == "actor" and not there.modifies:
            yield number


def _several(here: Place, unnamed: Unnamed, *, both: bool) -> Iterator[tuple[int, int]]:
    """Sentence and head of others who are several: people, and for "they" also things that were a subject.

    "The fall of the port and the loss of Roe and Poe have cost much. They have": one thing and another.
    """
    for _, there in unnamed(back=_REACH, kind="people"):
        yield there.sentence, there.head
    kinds: tuple[Kind, ...] = () if both else ("several", "thing")
    for kind in kinds:
        for _, there in unnamed(back=_REACH, kind=kind):
            if there.subject and there.head < here.head and (there.joined or kind == "several"):
                yield there.sentence, there.head


def _together(
    index: int, spoken_of: Sequence[int], mentions: Sequence[Mention], text: str
) -> Iterator[tuple[int, int]]:
    """Two mentions that stand together in this sentence or the last, the last two first; not the last of three."""
    for second, first in pairwise(spoken_of):
        if mentions[index].sentence - mentions[first].sentence > 1:
            break
        start, end = mentions[first].span
        if mentions[first].span == mentions[second].span:
            yield first, second
        elif _TOGETHER.fullmatch(text[end : mentions[second].span.start]):
            if _LISTED.search(text[max(0, start - _LONGEST_LISTED) : start]):
                return
            yield first, second


def _carries_on(index: int, first: int, second: int, mentions: Sequence[Mention], places: Sequence[Place]) -> bool:
    """Whether "they" stands where it goes on about those two."""
    here, there = places[index], places[second]
    both = mentions[first].span == mentions[second].span
    if there.sentence < here.sentence:
        told = mentions[index].form != "pronoun" and here.subject and here.reported >= 0 and here.quote < 0
        if told and there.role in _FULL_ROLES:
            return True  # "Lima asked Peru and Chile for help. Roe said both had promised tents"
        return here.opens and (here.subject or here.possessor) and (both or there.subject or len(there.chain) <= 1)
    return both or (there.subject and (there.verb in here.chain or here.speaks))


def _apart(
    index: int,
    spoken_of: Sequence[int],
    places: Sequence[Place],
    member_of: Mapping[int, Member],
    others: Iterable[tuple[int, int]],
) -> tuple[Member, Member] | None:
    """The only two persons lately spoken of, of whom one is a subject, in the last sentence at that."""
    here = places[index]
    for back in range(_REACH + 1 if here.opens else 1):
        seen = [
            i
            for i in spoken_of
            if here.sentence - places[i].sentence <= back
            and member_of[i].label == "PERSON"
            and places[i].role in _FULL_ROLES
        ]
        persons = list(dict.fromkeys(member_of[i] for i in seen))
        if len(persons) < 2:
            continue
        acts = any(places[i].role == "subject" and here.sentence - places[i].sentence <= 1 for i in seen)
        if not acts or len(persons) > 2 or not here.subject:
            return None
        alone = max(others, default=(-1, -1)) < min((places[i].sentence, places[i].head) for i in seen)
        return _sorted(*persons) if alone else None
    return None


def _sorted(one: Member, other: Member) -> tuple[Member, Member]:
    return (one, other) if one.name <= other.name else (other, one)
