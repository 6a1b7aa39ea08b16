"""Pronouns to members.

"He" and "she" mean whom ``antecedents`` holds likeliest, where that is likely enough. ``it`` and ``they`` mostly stand
for things that are no actors and are resolved only where the syntax leaves little doubt.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from graphkit.actors.antecedents import LONG_QUOTATION, Candidate, Pronoun, candidates, likelihoods
from graphkit.actors.cast import Member
from graphkit.actors.salience import Salience, Unnamed
from graphkit.actors.scene import Place
from graphkit.records import Label, Number

__all__ = ["CLEAR", "SURE", "is_first_person", "resolve_pronoun"]

CLEAR = "pronoun"
"""The rule of a person's pronoun whose best candidate is clearly meant."""

LAST_SPEAKER = "pronoun of the last speaker"
"""The rule of a pronoun that speaks on, as in "... ," he added."""

JUST_SPOKE = "pronoun of who just spoke"
"""The rule of a pronoun that goes on with who spoke: '"Poe has no plan," said Roe. He expects'."""

SURE = frozenset({CLEAR, LAST_SPEAKER})
"""Rules by which somebody's gender is learnt from a pronoun."""

_CLEARLY = 0.8
"""Likelihood from which nobody doubts."""

_LIKELY = 0.4
"""Likelihood above which "he" is resolved."""

_LEAD = 0.02
"""Least lead in likelihood over the second candidate: of two who are as likely, neither is meant."""

_JUDGING = frozenset(
    "praise commend laud hail congratulate thank applaud criticise criticize condemn blame fault denounce slam rebuke "
    "chide berate sanction punish".split()
)
"""Lemmas of what is done for what its object did: "praised Peru for its reforms"."""

_ADDRESSING = _JUDGING | frozenset("accuse urge ask tell order warn call describe remind beg press force".split())
"""Lemmas of what is said to or of somebody, and of no thing: "accusing it of a lie"."""

_LATEST = 4
"""Mentions of a body, the last ones, that are looked at."""

_FIRST = frozenset("i me my mine myself".split())
_FIRST_PLURAL = frozenset("we us our ours ourselves".split())
_THINGS: frozenset[Label] = frozenset({"ORG", "GPE", "GROUP"})
_PERSONS: frozenset[Label] = frozenset({"PERSON"})


def is_first_person(text: str) -> Number:
    """Return "singular" for "I" and its forms, "plural" for "we", "" for anything else."""
    word = text.lower()
    return "singular" if word in _FIRST else "plural" if word in _FIRST_PLURAL else ""


def resolve_pronoun(pronoun: Pronoun) -> tuple[int, str] | None:
    """The member a third-person pronoun stands for.

    Returns:
        Member and rule, or None where no candidate stands out.
    """
    word, place, last_speaker = pronoun.mention.text.lower(), pronoun.place, pronoun.last_speaker
    members, salience, unnamed = pronoun.members, pronoun.salience, pronoun.unnamed
    if pronoun.mention.label == "PERSON":
        if last_speaker is not None and (
            _taken_over(last_speaker, pronoun, _PERSONS) or _in_clause_of_another(pronoun)
        ):
            pronoun = replace(pronoun, last_speaker=None)  # who spoke last no longer speaks
        found, said = candidates(pronoun), pronoun.last_speaker
        if said is not None and place.subject and any(one.member == said for one in found):
            return said, LAST_SPEAKER  # '"...," he added'
        told = _just_spoke(pronoun, found)
        return (told, JUST_SPOKE) if told is not None else _person(found)
    if pronoun.mention.number == "plural":
        return _group(place, members, salience, unnamed) or _several(pronoun)
    said = last_speaker if place.subject or (place.speaks and word == "it") else None
    seen = salience.places(said) if said is not None else ()
    near = bool(seen) and place.sentence - seen[-1].sentence <= LONG_QUOTATION
    near = near and said is not None and not _taken_over(said, pronoun, _THINGS)
    if said is not None and near and members[said].label in _THINGS and not _thing_since(place, seen[-1], unnamed):
        return said, LAST_SPEAKER  # '"...," it said'
    return _thing(word, place, members, salience, unnamed)


def _taken_over(last_speaker: int, pronoun: Pronoun, labels: Collection[Label]) -> bool:
    """Whether the story has gone on to somebody else since: "Roe said no. Poe has been called a saint. He has"."""
    members, salience = pronoun.members, pronoun.salience
    heard = (p for p in salience.places(last_speaker) if p.speaks or (p.subject and len(p.chain) <= 1))
    since = max((p.sentence for p in heard), default=-1)
    return any(
        members[number].label in labels and p.subject and p.reported < 0 and since < p.sentence < pronoun.sentence
        for number in salience.since(since + 1)
        if number != last_speaker
        for p in salience.places(number)[-2:]
    )


def _just_spoke(pronoun: Pronoun, found: Sequence[Candidate]) -> int | None:
    """Who is named as the speaker of the sentence before, where everybody else there is only in what was said."""
    place, salience = pronoun.place, pronoun.salience
    if not (place.subject and place.opens) or place.quote >= 0 or pronoun.quotation is not None:
        return None
    before = [(one.member, p) for one in found if one.member is not None for p in salience.places(one.member)]
    last = [(member, p) for member, p in before if p.sentence == place.sentence - 1]
    spoke = {member for member, p in last if p.speaks and p.quote < 0}
    others = [p for member, p in last if member not in spoke]
    if len(spoke) != 1 or not others or any(p.quote < 0 for p in others):
        return None
    return spoke.pop()


def _in_clause_of_another(pronoun: Pronoun) -> bool:
    """Whether somebody else is the subject around it: "Poe said no. Roe praised what he called a good plan"."""
    place, members, salience = pronoun.place, pronoun.members, pronoun.salience
    return any(
        members[number].label in _PERSONS and p.subject and _earlier_here(place, p) and p.verb in place.chain[1:]
        for number in salience.since(place.sentence)
        if number != pronoun.last_speaker
        for p in salience.places(number)[-2:]
    )


def _thing_since(place: Place, last: Place, unnamed: Unnamed) -> bool:
    """Whether the sentence before is about a thing: "The port said no. The mill is shut. It said"."""
    return (
        place.opens
        and last.sentence < place.sentence - 1
        and any(
            there.subject and there.quote < 0 and there.sentence == place.sentence - 1 and len(there.chain) <= 1
            for _, there in unnamed(back=1, kind="thing")
        )
    )


def _person(found: Sequence[Candidate]) -> tuple[int, str] | None:
    """He, she: the likeliest candidate, where it is likely enough; nobody, where that is somebody unnamed."""
    shares = likelihoods(found)
    best = max(range(len(shares)), key=shares.__getitem__)
    second = max((share for i, share in enumerate(shares) if i != best), default=0.0)
    if best == len(found) or shares[best] <= _LIKELY or shares[best] - second < _LEAD:
        return None
    member = found[best].member
    return None if member is None else (member, CLEAR if shares[best] >= _CLEARLY else "pronoun, slight lead")


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


def _several(pronoun: Pronoun) -> tuple[int, str] | None:
    """They, their: a body that speaks on, or whose noun is a plural ("the authorities"), the subject around or before.

    Unless others who are several were spoken of after it: "The police met the miners. They".
    """
    place, members, salience = pronoun.place, pronoun.members, pronoun.salience
    people = [there for _, there in pronoun.unnamed(back=1, kind="people")]
    several = [there for _, there in pronoun.unnamed(back=1, kind="several") if there.subject]
    others = max((t.head for t in (*people, *several) if t.head < place.head and t.quote == place.quote), default=-1)
    said = pronoun.last_speaker if place.subject else None
    spoken = salience.places(said) if said is not None else ()
    if said is not None and spoken and members[said].label in _THINGS and not _taken_over(said, pronoun, _THINGS):
        last = spoken[-1]
        return (said, LAST_SPEAKER) if others < last.head and place.sentence - last.sentence <= LONG_QUOTATION else None
    around: dict[int, int] = {}  # bodies to where they were last the subject of a clause around
    before: dict[int, int] = {}  # or of the sentence before
    for number in salience.since(place.sentence - 1):
        for seen in salience.places(number)[-_LATEST:]:
            if members[number].label not in _THINGS or not (seen.plural and seen.subject and seen.quote == place.quote):
                continue
            if _earlier_here(place, seen) and seen.verb in place.chain:
                around[number] = seen.head
            elif place.opens and place.sentence - seen.sentence == 1 and len(seen.chain) <= 1:
                before[number] = seen.head
    found = around or before
    if len(found) == 1 and others < min(found.values()):
        return min(found), "plural pronoun of a body"
    return None


def _judged(place: Place, lately: Sequence[int], salience: Salience) -> int | None:
    """Who is praised or blamed in the clause of "its", as its object: "Rome thanked Peru for its help"."""
    found = {
        number
        for number in lately
        for seen in salience.places(number)[-2:]
        if _earlier_here(place, seen)
        and seen.role == "object"
        and seen.does in _JUDGING
        and seen.verb in place.chain[:1]
    }
    return found.pop() if len(found) == 1 else None


def _done_to(place: Place, members: Sequence[Member], salience: Salience) -> int | None:
    """The object of the clause around what its subject also accuses or asks: "took Peru to court, accusing it"."""
    if place.role != "object" or place.does not in _ADDRESSING or len(place.chain) < 2:
        return None
    around = {
        number: seen.role
        for number in salience.since(place.sentence)
        for seen in salience.places(number)[-_LATEST:]
        if _earlier_here(place, seen) and seen.verb in place.chain[1:3] and members[number].label in _THINGS
    }
    objects = [number for number, role in around.items() if role == "object"]
    return objects[0] if len(objects) == 1 and "subject" in around.values() else None


def _earlier_here(place: Place, seen: Place) -> bool:
    return seen.sentence == place.sentence and seen.quote == place.quote and seen.head < place.head


def _thing(
    word: str, place: Place, members: Sequence[Member], salience: Salience, unnamed: Unnamed
) -> tuple[int, str] | None:
    """It, its: a body or state that is the subject of the same clause.

    Where "it" or "its" opens the sentence, also the subject of the sentence before, unless a thing was one there.
    """
    if word == "it" and (done_to := _done_to(place, members, salience)) is not None:
        return done_to, "pronoun of the clause"
    same: dict[int, int] = {}
    before: dict[int, int] = {}  # subjects of the sentence before, to the clauses around them
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
            elif last.possessor:  # "Peru had exceeded its powers when it froze funds"
                here = (seen for seen in salience.places(number)[-_LATEST:] if _earlier_here(place, seen))
                depths = [place.chain.index(seen.verb) for seen in here if seen.subject and seen.verb in place.chain]
                same[number] = min(depths, default=len(place.chain))
            continue
        for seen in salience.places(number)[-_LATEST:]:
            if place.sentence - seen.sentence == 1 and seen.subject and seen.quote == place.quote:
                before[number] = min(before.get(number, len(seen.chain)), len(seen.chain))
    if same:
        things = [there for _, there in unnamed(back=0, kind="thing") if _earlier_here(place, there)]
        nearer = [place.chain.index(t.verb) for t in things if t.subject and t.verb in place.chain]
        if min(nearer, default=len(place.chain)) < min(same.values()):
            return None
        done = {t.verb for t in things if t.suffers}  # "It was bought by the US Navy after its launch"
        same = {n: depth for n, depth in same.items() if salience.places(n)[-1].verb not in done}
    if not place.subject and (judged := _judged(place, lately, salience)) is not None:
        return judged, "pronoun of the clause"
    nearest = [number for number, depth in same.items() if depth == min(same.values())]
    if len(nearest) == 1:
        return nearest[0], "pronoun of the clause"
    if not same and word == "its":
        inside = [n for n in lately if _earlier_here(place, salience.places(n)[-1])]
        things = [there for _, there in unnamed(back=0, kind="thing") if _earlier_here(place, there)]
        if len(inside) == 1 and not any(t.suffers and t.verb in place.chain for t in things):
            return inside[0], "only body of the sentence"
    if not same and before and (place.opens or place.speaks) and (place.subject or word == "its"):
        main = [number for number, depth in before.items() if depth == min(before.values())]
        things = [
            t
            for _, t in unnamed(back=1, kind="thing")
            if t.subject
            and len(t.chain) <= before[main[0]]
            and not (place.speaks and t.sentence == place.sentence)  # "Inflation fell, it said"
        ]
        if len(main) == 1 and not things:
            return main[0], "pronoun of the last subject"
    return None
