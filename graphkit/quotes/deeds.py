"""Verbs of speech that tell a deed: "Peru attacked Chile", "welcomed 200 tourists", "admitted Roe to hospital"."""

from __future__ import annotations

import itertools

from graphkit.gazetteer import roles
from graphkit.quotes.lexicon import verb_lemma
from graphkit.quotes.objects import is_person
from graphkit.quotes.sources import base
from graphkit.tokens import Token

__all__ = ["is_deed"]

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_PRONOUNS = frozenset({"him", "her", "them", "me", "us", "you"})
_AROUND = frozenset({"outside", "inside", "near"})

_WEAPONS = frozenset(
    "acid axe bat blade bottle bomb bombs drone drones fists grenade gun guns hammer iron knife knives machete missile "
    "missiles pistol rifle rifles rocket rockets scissors spear stick sticks stones sword troops weapon weapons".split()
)
_ATTACKERS = frozenset(
    "army assailant attacker bandit crowd dog drone driver fighter force gang gunman gunmen insurgent intruder man "
    "militant militia mob navy passenger police prisoner raider rebel robber settler shark soldier teenager terrorist "
    "troop woman youth".split()
)
"""Lemmas of who attacks with other means than words."""

_GUESTS = frozenset(
    "child customer delegate evacuee fan guest immigrant migrant passenger patient pilgrim pupil refugee shopper "
    "student survivor tourist traveller visitor volunteer worker".split()
)
"""Lemmas of who is welcomed when they come."""

_THINGS = {
    "concede": frozenset({"goal", "goals", "penalty", "points", "tries", "try"}),
    "defend": frozenset("border borders championship crown goal medal title titles".split()),
    "deny": frozenset("access asylum bail entry parole permission visa visas".split()),
    "slam": frozenset({"brakes", "door", "doors"}),
}
"""What is done, by the verb: its objects."""

_TO = {
    "admit": frozenset({"college", "hospital", "jail", "prison", "university"}),
    "condemn": frozenset({"death", "jail", "prison"}),
}
"""What stands behind "to" then: "condemned him to death", and not "condemned the death threat"."""

_TO_PERSONS = frozenset({"admit", "confirm", "deny", "report", "welcome"})
"""Verbs that tell a deed where their object is a person: "The Senate confirmed Roe"; "welcomed Roe's words" is said."""

_BEHIND = 3
"""Words behind an object that tell with it what is done: "condemned him to a long death"."""

_WORDS = 14
"""Words from an object that are looked at."""


def is_deed(verb: Token, frame: str, start: int, end: int) -> bool:
    """Whether a verb that may report speech tells what somebody does.

    Args:
        verb: The verb.
        frame: The frame that its complement fills ("obj", "obj+as"); clauses are always said.
        start: First token of the complement.
        end: One past its last token.
    """
    if frame in {"clause", "inf", "ing"}:
        return False
    lemma, doc = verb_lemma(verb.lower_), verb.doc
    thing = next((token for token in doc[start:end] if not start <= token.head.i < end), doc[start])
    near = {token.lower_ for token in itertools.takewhile(lambda t: t.text != ".", doc[start : start + _WORDS])}
    if lemma == "attack":
        return frame == "obj" and _with_force(verb, thing, near)
    if lemma in _TO_PERSONS and frame == "obj" and (thing.lower_ in _PRONOUNS or is_person(thing, end)):
        return True
    if lemma == "welcome":
        return thing.lemma_.lower() in _GUESTS
    if lemma == "dismiss" and frame == "obj+as":
        return _from_office(doc, start, end)
    if lemma in {"order", "recall"} and doc[start].pos_ == "NUM":
        return True  # "recalled 2,000 cars"
    behind = itertools.pairwise(doc[max(start - 1, verb.i + 1) : end + _BEHIND])
    where = {place.lower_ for to, place in behind if to.lower_ == "to"}
    return thing.lower_ in _THINGS.get(lemma, ()) or not where.isdisjoint(_TO.get(lemma, ()))


def _with_force(verb: Token, thing: Token, near: set[str]) -> bool:
    """Whether an attack is none by words: on a place, by soldiers, with a knife, outside a house."""
    if thing.ent_type_ in _PLACES or near & (_WEAPONS | _AROUND):
        return True
    subject = next((child for child in verb.lefts if base(child.dep_) == "nsubj"), None)
    return subject is not None and (subject.ent_type_ in _PLACES or subject.lemma_.lower() in _ATTACKERS)


def _from_office(doc: list[Token], start: int, end: int) -> bool:
    """Whether "as" leads to an office: "dismissed him as finance minister"; "as a fool" is what he was called."""
    behind = next((i + 1 for i in range(start, end - 1) if doc[i].lower_ == "as"), end)
    office = roles().get(doc[end - 1].lower_) if behind < end else None
    return office is not None and office.kind == "office" and doc[behind].pos_ != "DET"
