"""May a description with a state or kind in it mean a body of a certain name? "The Chinese firm" is none of Lagos."""

from __future__ import annotations

import functools

from graphkit.actors.bodies import BUSINESSES, CIVIC_WORDS, GOVERNING_WORDS, PUBLIC_WORDS, SIDES
from graphkit.actors.body_names import state_in
from graphkit.actors.cast import Member
from graphkit.gazetteer import cities, institutions, seats, state_adjectives, states

__all__ = ["ARMED", "body_fits", "is_national", "words_unlike"]

ARMED = frozenset({"army", "military", "navy", "air force", "armed forces", "defence forces", "defense forces"})
"""Nouns for forces that a state has one of, and others besides."""

_OF_A_STATES_FORCES = frozenset(
    "army military navy air force forces armed defence defense national royal people's people’s peoples liberation "
    "revolutionary imperial federal republic sea land ground marine self of the and".split()
)
"""Words in the names of a state's own forces, besides those for the state."""

_AGENCIES = frozenset("commission authority bureau office department council committee".split())
"""Words of the names of public bodies that are agencies."""

_COMPANIES = frozenset("bank motors airlines holdings industries company corporation group club".split())
"""Words of names that are no party's."""


def words_unlike(noun: str) -> frozenset[str]:
    """Words of the names of bodies that a noun does not mean, in lower case: "the company" is no ministry."""
    if noun == "agency":
        return PUBLIC_WORDS - _AGENCIES
    if noun == "party":
        return (PUBLIC_WORDS | CIVIC_WORDS | _COMPANIES) - {"union", "congress", "party"}
    more = CIVIC_WORDS if noun in BUSINESSES else GOVERNING_WORDS if noun in SIDES else frozenset()
    return PUBLIC_WORDS | more


def is_national(name: str) -> bool:
    """Whether a force may be a state's own: the Peruvian Army, the PLA Navy, not the Peru Democratic Front Army."""
    state, names = state_in(name), (*state_adjectives().items(), *states().items())
    known = {word for form, of in names if of == state for word in form.lower().split()}
    words = [word for word in name.replace("-", " ").split() if not word.isupper()]
    return all(word.lower() in _OF_A_STATES_FORCES or word.lower() in known for word in words)


def body_fits(body: str, member: Member) -> bool:
    """Whether a body may be one of a state or place: a name tells its own, "Lagos Metals" is not Chinese."""
    if not body:
        return True
    adjectives = [a for a, s in state_adjectives().items() if s == body]
    name = member.name.lower()
    if body.lower() in name or any(a in name for a in adjectives) or body in member.affiliations:
        return True
    if member.affiliations or member.name in institutions() or _names_state(name):
        return False
    return body not in states().values() or _states_of_towns(member.name) <= {body}


def _names_state(name: str) -> bool:
    return any(w in state_adjectives() for w in name.split()) or any(s.lower() in name for s in states().values())


@functools.lru_cache(maxsize=1 << 12)
def _states_of_towns(name: str) -> frozenset[str]:
    """The states of the towns in a body's name: "Esperance de Tunis" is of Tunisia."""
    words = name.split()
    runs = [" ".join(words[i : i + n]) for n in (1, 2) for i in range(len(words) - n + 1)]
    return frozenset(table[run] for run in runs for table in (seats(), cities()) if run in table)
