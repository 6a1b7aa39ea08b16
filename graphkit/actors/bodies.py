"""Nouns and words of names that tell which kind of body is meant: "the company", "the parliament"."""

from __future__ import annotations

import functools
import re

from graphkit.folding import fold
from graphkit.gazetteer import (
    StateBody,
    cities,
    regions,
    roles,
    state_adjectives,
    state_bodies,
    states,
    states_with_article,
)

__all__ = [
    "ANY_BODY",
    "BODY_KINDS",
    "BUSINESSES",
    "CIVIC_WORDS",
    "GOVERNING_WORDS",
    "OF_A_STATE",
    "PUBLIC_WORDS",
    "SIDES",
    "body_by_noun",
    "goes_without_state",
    "has_the_body",
    "is_of_a_state",
    "owners_of",
    "with_state",
]

ANY_BODY = frozenset(
    "company firm club team group agency organisation organization newspaper outlet airline charity startup retailer "
    "manufacturer lender conglomerate publication magazine militia movement corporation brand giant utility operator "
    "developer supplier automaker carmaker insurer carrier contractor faction outfit broadcaster daily paper "
    "shipbuilder station steelmaker planemaker chipmaker drugmaker brewer tabloid website weekly".split()
)
"""Nouns for bodies whose names seldom tell what they are: "Racing Ribeira", "the club"."""

PUBLIC_WORDS = frozenset(
    "ministry department court commission committee parliament council police army forces university party office "
    "authority senate assembly bureau government".split()
)
"""Words of names that are no company and no club."""

BODY_KINDS = (
    frozenset(
        "newspaper outlet publication magazine daily paper tabloid weekly website broadcaster station channel".split()
    ),
    frozenset({"airline", "carrier"}),
    frozenset({"club", "team"}),
    frozenset({"lender", "bank"}),
    frozenset({"automaker", "carmaker"}),
    frozenset({"planemaker"}),
    frozenset({"drugmaker"}),
    frozenset({"brewer"}),
    frozenset({"shipbuilder"}),
    frozenset({"steelmaker"}),
    frozenset({"insurer"}),
    frozenset({"retailer"}),
    frozenset({"charity"}),
    frozenset({"militia"}),
    frozenset({"utility"}),
)
"""Nouns for bodies of one kind: what is an airline is no newspaper."""

BUSINESSES = frozenset(
    "company firm startup retailer manufacturer lender conglomerate brand giant utility operator developer supplier "
    "automaker carmaker insurer carrier contractor airline corporation planemaker chipmaker drugmaker brewer".split()
)
"""Nouns for bodies that are in business."""

CIVIC_WORDS = frozenset(
    "administration agency embassy navy force troops secretariat directorate university college school institute union "
    "federation association nations courts tribunal congress league hospital foundation nato opec opec+ brics asean g7 "
    "g20 g77 ecowas mercosur caricom sadc".split()
)
"""Words of names that are no business."""

SIDES = frozenset({"club", "team"})
"""Nouns for those who play."""

GOVERNING_WORDS = frozenset({"association", "federation", "confederation", "league"})
"""Words of names that no side has, but who lets it play: the Football Association is no club."""

OF_A_STATE = PUBLIC_WORDS | frozenset(
    "house bank cabinet military embassy consulate navy mission administration service agency troops intelligence "
    "regulator judiciary".split()
)
"""Words for bodies that a state has, unlike "the American team"."""

_MINISTRY = re.compile(r"(?:federal |national )?(?:ministry (?:of|for) (?:the )?[a-z ]+|[a-z ]+ ministry)")
_OFFICE = re.compile(r"(?:office of the )?([a-z ]+?)s?(?: office)?")
_OF_A_PRIME_MINISTER = "prime ministers office"


def with_state(name: str, state: str) -> str:
    """A body's name with the state or place it is of: "Senate of the Philippines"."""
    return f"{name} of the {state}" if state in states_with_article() else f"{name} of {state}"


def owners_of(name: str) -> frozenset[str]:
    """The states that have a body so called, where few have one; none named where most have."""
    body = _state_body(name)
    return body.owners if body else frozenset()


def has_the_body(state: str, name: str) -> bool:
    """Whether a state may have a body so called: in India "Congress" is a party, in Iran that of another state."""
    body = _state_body(name)
    if body is None:
        return True
    return state in body.owners if body.owners else state not in body.others


@functools.lru_cache(maxsize=1 << 10)
def body_by_noun(noun: str, state: str) -> str:
    """The name of the body of a state that a noun means: "house" is the parliament of some; "" of other nouns."""
    found = [body.name for body in state_bodies().values() if noun in body.nouns]
    return next((name for name in found if has_the_body(state, name)), found[0] if found else "")


def is_of_a_state(noun: str) -> bool:
    """Whether a noun without capitals is the name of a body that a state has one of: "the constitutional court"."""
    return fold(noun) in state_bodies()


def _state_body(name: str) -> StateBody | None:
    folded = fold(name).removeprefix("the ")
    return state_bodies().get(_OF_A_PRIME_MINISTER if "prime minister" in folded else folded)


@functools.lru_cache(maxsize=1 << 14)
def goes_without_state(name: str) -> bool:
    """Whether a body's name is one that most states have a body of, so that the state it is of goes without saying.

    >>> goes_without_state("Supreme Court"), goes_without_state("Finance Ministry"), goes_without_state("Hydro Board")
    (True, True, False)
    """
    folded = fold(name).removeprefix("the ")
    if folded in state_bodies():
        return True
    placed = any(word in states() or word in cities() or word in regions() for word in name.split())
    if placed or any(f" {adjective} " in f" {folded} " for adjective in state_adjectives()):
        return False
    if _MINISTRY.fullmatch(folded):
        return True
    office = _OFFICE.fullmatch(folded) if "office" in folded.split() else None
    role = roles().get(office[1]) if office else None
    return role is not None and role.label == "PERSON"
