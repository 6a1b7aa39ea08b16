"""Pronouns to members, by what they agree with and how prominent each candidate is at that point.

The scores follow the salience factors of Lappin and Leass (1994, An Algorithm for Pronominal Anaphora Resolution):
recency, subject before object, parallel role; to which news adds who is speaking. ``it`` and ``they`` mostly stand for
things that are no actors and are resolved only where the syntax leaves little doubt.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import Protocol

from graphkit.actors.bystanders import Kind
from graphkit.actors.cast import Member
from graphkit.actors.scene import Place
from graphkit.records import Gender, Mention, Number

__all__ = ["CLEAR", "Salience", "is_first_person", "resolve_pronoun"]

CLEAR = "pronoun"
"""The rule of a person's pronoun whose best candidate leads clearly."""

_CLEAR_LEAD = 1.0
"""Lead over the second candidate from which nobody doubts."""

_WINDOW = 3
"""Sentences back in which an antecedent of "he" or "she" is sought."""

_LONG_QUOTATION = 12
"""Sentences back to which "he added" may reach for the last speaker, over the quotation in between."""

_FIRST = frozenset("i me my mine myself".split())
_FIRST_PLURAL = frozenset("we us our ours ourselves".split())
_REFLEXIVE = frozenset("himself herself itself themselves".split())
_THINGS = frozenset({"ORG", "GPE", "GROUP"})
_OUTDONE = 0.4
"""Lead of somebody unnamed over the best actor from which the pronoun does not mean the actor."""

_MINIMUM = 0.2
"""Least lead of the best candidate over the second, below which "he" stays unresolved."""


class Unnamed(Protocol):
    """Looks up who else was spoken of, see ``graphkit.actors.bystanders``."""

    def __call__(self, *, back: int, kind: Kind) -> Iterator[tuple[Gender, Place]]: ...


class Salience:
    """Who was spoken of where, up to the current point of the text."""

    def __init__(self) -> None:
        self.last: dict[int, int] = {}
        self._places: dict[int, list[Place]] = {}
        self._latest: dict[int, int] = {}

    def note(self, member: int, place: Place) -> None:
        """Record that a member was mentioned at a place."""
        self._places.setdefault(member, []).append(place)
        self._latest.pop(member, None)  # so that who was mentioned last comes last
        self._latest[member] = place.sentence
        if place.quote < 0:
            self.last.pop(member, None)  # so that the dictionary is in the order of the last mentions
            self.last[member] = place.sentence
        else:
            self.last.setdefault(member, place.sentence)

    def places(self, member: int) -> Sequence[Place]:
        """Where a member was mentioned so far, in order."""
        return self._places.get(member, ())

    def since(self, sentence: int) -> list[int]:
        """Members mentioned in a sentence or after it, ascending."""
        latest = reversed(self._latest.items())
        return sorted(member for member, _ in takewhile(lambda seen: seen[1] >= sentence, latest))


def is_first_person(text: str) -> Number:
    """Return "singular" for "I" and its forms, "plural" for "we", "" for anything else."""
    word = text.lower()
    return "singular" if word in _FIRST else "plural" if word in _FIRST_PLURAL else ""


def resolve_pronoun(
    mention: Mention,
    place: Place,
    quotation: tuple[int, int] | None,
    described: int | None,
    members: Sequence[Member],
    salience: Salience,
    speakers: Mapping[int, int],
    last_speaker: int | None,
    unnamed: Unnamed,
) -> tuple[int, str] | None:
    """The member a third-person pronoun stands for.

    Args:
        mention: The pronoun.
        place: Where it stands.
        quotation: Where it says a quotation that stands before it ("...," he said), that quote's index and the sentence
            it begins in: who is meant was spoken of before the quotation, and not in it.
        described: The member whose description it opens ("her lawyer"), who is not meant.
        members: All members.
        salience: What came before.
        speakers: Quote index to the member that speaks, as far as known.
        unnamed: What else was spoken of before the pronoun, by sentences back and kind.
        last_speaker: Where the pronoun itself is a quote's speaker ("he added"), who spoke last.

    Returns:
        Member and rule, or None where no candidate stands out.
    """
    word = mention.text.lower()
    if mention.label == "PERSON":
        if quotation is not None:
            place = dataclasses.replace(place, sentence=quotation[1])
        found = _person(mention, place, quotation, described, members, salience, speakers, last_speaker)
        if found is None or (quotation is None and last_speaker is None and _outdone(mention, place, found, unnamed)):
            return None
        return found[0], found[1]
    if mention.number == "plural":
        return _group(place, members, salience, unnamed)
    said = last_speaker if place.subject or (place.speaks and word == "it") else None
    seen = salience.places(said) if said is not None else ()
    near = bool(seen) and place.sentence - seen[-1].sentence <= _LONG_QUOTATION
    if said is not None and near and members[said].label in _THINGS:
        return said, "pronoun of the last speaker"  # '"...," it said'
    return _thing(word, place, members, salience, unnamed)


def _person(
    mention: Mention,
    place: Place,
    quotation: tuple[int, int] | None,
    described: int | None,
    members: Sequence[Member],
    salience: Salience,
    speakers: Mapping[int, int],
    last_speaker: int | None,
) -> tuple[int, str, float] | None:
    scores: dict[int, float] = {}
    speaks_on = last_speaker is not None and place.subject and not _taken_over(last_speaker, place, members, salience)
    near = {*salience.since(place.sentence - _WINDOW), *([] if last_speaker is None else [last_speaker])}
    for number in sorted(near):
        member = members[number]
        if number == described or member.label != "PERSON" or not _agrees(mention.gender, member.gender):
            continue
        if place.quote >= 0 and speakers.get(place.quote) == number:
            continue  # inside a quotation the speaker is "I"
        seen = salience.places(number)
        if quotation is not None:
            seen = [p for p in seen if p.quote != quotation[0]]
        if not seen:
            continue
        score = _score(mention, place, seen, speakers.get(place.reported) == number)
        if score is None and number == last_speaker and place.sentence - seen[-1].sentence <= _LONG_QUOTATION:
            score = 0.5  # who speaks on after a quotation of many sentences was last named before it
        if score is not None:
            continued = 1.0 if number == last_speaker and speaks_on else 0.0
            if continued and seen[-1].speaks and not seen[-1].subject:
                continued += 0.9  # as prominent as a subject: "a response from Roe, who called it a lie. She also"
            scores[number] = score + continued + (0.3 if member.gender == mention.gender else 0.0)
    if not scores:
        return None
    ranked = sorted(scores, key=lambda n: (-scores[n], n))
    lead = scores[ranked[0]] - scores[ranked[1]] if len(ranked) > 1 else 2.0
    if lead < _MINIMUM:
        return None
    return ranked[0], CLEAR if lead >= _CLEAR_LEAD else "pronoun, slight lead", scores[ranked[0]]


def _taken_over(last_speaker: int, place: Place, members: Sequence[Member], salience: Salience) -> bool:
    """Whether the story has gone on to somebody else since: "Roe said no. Poe has been called a saint. He has"."""
    seen = salience.places(last_speaker)
    since = seen[-1].sentence if seen else -1
    return any(
        members[number].label == "PERSON" and p.subject and p.reported < 0 and since < p.sentence < place.sentence
        for number in salience.since(since + 1)
        if number != last_speaker
        for p in salience.places(number)[-2:]
    )


def _outdone(mention: Mention, place: Place, found: tuple[int, str, float], unnamed: Unnamed) -> bool:
    """Whether somebody unnamed is a likelier antecedent than the best actor: "The suspect claimed that he ..."."""
    for gender, there in unnamed(back=1, kind="person"):
        if not _agrees(mention.gender, gender):
            continue
        speaks = there.subject and place.reported >= 0 and there.reported < 0 and there.verb in place.chain[1:2]
        score = _score(mention, place, [there], speaks)
        if score is not None and score + (0.3 if gender == mention.gender else 0.0) > found[2] + _OUTDONE:
            return True
    return False


def _agrees(asked: Gender, known: Gender) -> bool:
    return not asked or not known or asked == known


def _score(mention: Mention, place: Place, seen: Sequence[Place], speaks: bool) -> float | None:
    """How likely the pronoun means somebody who was mentioned at ``seen``; None where it cannot."""
    near = [p for p in seen[-12:] if place.sentence - p.sentence <= _WINDOW]
    if not near:
        return None
    last = near[-1]
    if _same_clause_object(mention, place, last):
        return None
    distance = place.sentence - last.sentence
    best = max(_prominence(place, p) for p in near)
    score = best + 0.1 * min(len(seen), 5)
    if place.asked and place.subject and last.verb in place.chain[1:2]:
        score += -1.0 if last.subject else 1.2  # "Baier asked Zelensky whether he would resign"
    elif speaks and place.quote < 0:
        # "Trump said he would go" is Trump more often than not; "said it seemed as though she was neglected" may not be
        score += 1.2 if last.verb in place.chain[:2] else 0.4
    if distance == 0 and place.possessor and last.subject and last.verb in place.chain[:1]:
        score += 0.8  # "Zelensky ... his demand"
    return score


def _prominence(place: Place, seen: Place) -> float:
    distance = place.sentence - seen.sentence
    score = 2.0 - 0.8 * distance
    if seen.subject:
        score += 0.9
    if place.subject and seen.subject and distance == 1:
        score += 0.3
    if seen.quote >= 0 and place.quote != seen.quote:
        score -= 1.5  # who is named only inside a quotation is seldom meant outside it
    elif place.opens and seen.reported >= 0 and place.reported != seen.reported:
        score -= 0.7  # "Putin said Zelensky would lose. His government ..." is Putin's
    if seen.possessor:
        score -= 0.3
    return score


def _same_clause_object(mention: Mention, place: Place, seen: Place) -> bool:
    """Whether the pronoun is an object beside that subject: in "Trump told him", "him" is not Trump."""
    if mention.text.lower() in _REFLEXIVE or place.possessor or place.subject:
        return False
    return seen.verb in place.agents and seen.sentence == place.sentence and seen.subject


def _group(place: Place, members: Sequence[Member], salience: Salience, unnamed: Unnamed) -> tuple[int, str] | None:
    """They, their: a people or a group that is the subject of the same clause.

    Else a family (for "their", also a people) named in this or the last sentence, as long as nothing else that is
    several was spoken of after it.
    """
    lately = salience.since(place.sentence - 1)
    found = [
        number
        for number in lately
        if members[number].label in {"NORP", "GROUP"}
        for p in salience.places(number)[-2:]
        if (place.subject or place.possessor)
        and p.subject
        and p.sentence == place.sentence
        and place.quote == p.quote
        and p.verb in place.chain
    ]
    peoples = [n for n in dict.fromkeys(found) if members[n].label == "NORP"] or list(dict.fromkeys(found))
    if len(peoples) == 1:
        return peoples[0], "plural pronoun"
    near = [
        (p.head, number)
        for number in lately
        if (members[number].label == "GROUP" and not members[number].canonical)
        or (members[number].label == "NORP" and place.possessor)
        for p in salience.places(number)[-2:]
        if place.sentence - p.sentence <= 1 and p.quote == place.quote and p.head < place.head
    ]
    others = [there.head for _, there in unnamed(back=1, kind="several")]
    if not near or max(near)[0] < max(others, default=-1) or len({n for _, n in near}) > 1:
        return None
    return max(near)[1], "plural pronoun, last of several"


def _earlier_here(place: Place, seen: Place) -> bool:
    return seen.sentence == place.sentence and seen.quote == place.quote and seen.head < place.head


def _thing(
    word: str, place: Place, members: Sequence[Member], salience: Salience, unnamed: Unnamed
) -> tuple[int, str] | None:
    """It, its: a body or state that is the subject of the same clause.

    Where "it" or "its" opens the sentence, also the subject of the sentence before, unless a thing was one there.
    """
    same: dict[int, int] = {}
    before = []
    lately = [n for n in salience.since(place.sentence - 1) if members[n].label in _THINGS]
    for number in lately:
        last = salience.places(number)[-1]
        above = last.subject and last.verb in place.chain[1:]  # "Washington said it was open to talks"
        if word != "its" and not (place.subject and (place.acts or above)):
            continue  # "it was useful": most often a thing
        if _earlier_here(place, last):
            if last.subject and last.verb in place.chain:
                same[number] = place.chain.index(last.verb)
            elif place.asked and last.verb == place.chain[1]:
                same[number] = 0  # "urge Moscow to withdraw its forces"
            elif last.possessor:
                same[number] = len(place.chain)
        elif place.sentence - last.sentence == 1 and last.subject and last.quote == place.quote:
            before.append(number)
    things = [there for _, there in unnamed(back=0, kind="thing") if _earlier_here(place, there)]
    nearer = [place.chain.index(t.verb) for t in things if t.subject and t.verb in place.chain]
    if same and min(nearer, default=len(place.chain)) < min(same.values()):
        return None
    nearest = [number for number, depth in same.items() if depth == min(same.values())]
    if len(nearest) == 1:
        return nearest[0], "pronoun of the clause"
    if not same and word == "its":
        inside = [n for n in lately if _earlier_here(place, salience.places(n)[-1])]
        if len(inside) == 1:
            return inside[0], "only body of the sentence"
    if not same and len(before) == 1 and place.opens and (place.subject or word == "its"):
        last = salience.places(before[0])[-1]
        if not any(t.subject and len(t.chain) <= len(last.chain) for _, t in unnamed(back=1, kind="thing")):
            return before[0], "pronoun of the last subject"
    return None
