"""Bodies as sites: where a body, a school or a centre is only the place at which something happens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.gazetteer import roles

if TYPE_CHECKING:
    from graphkit.tokens import Token

__all__ = ["GIFTS", "MOTION", "is_location", "is_site"]

_BELONGING = frozenset("figure member voice majority minority faction".split())
"""Nouns of who is part of a body, besides roles: "a senior figure in the Church"."""

_EVENTS = frozenset(
    "meeting conference speech ceremony event game match exhibition concert talk lecture fire explosion shooting "
    "arrival press hearing trial session summit debate rally protest graduation class student degree course".split()
)
"""Nouns after which "at" leads to where something happens."""

MOTION = frozenset(
    "travel trip visit flight fly go return come arrive arrival depart departure head drive move tour journey "
    "flee bring escape emigrate migrate relocate migration tourism transport transportation export import ship "
    "shipment deport deploy deployment send land route road border way expel expulsion withdraw withdrawal "
    "evacuate extradite live extradition cross embassy ambassador walk march pilgrimage transfer commute ticket "
    "welcome hail emerge smuggle trade dispatch".split()
)
"""Lemmas after which "to", "from", "for" lead to a place: "a trip to Ukraine", "flee from Syria"."""

_TRUST = frozenset(
    "confidence trust faith belief disappointment interest stake share investment pride fund money corruption "
    "misappropriation".split()
)
"""Nouns after which "in" leads to a body itself: "her disappointment in the assembly"."""

_WORKING = frozenset("teach work study serve lecture train intern enrol enroll".split())
"""Verbs after which "at" leads to a body that somebody belongs to: "she teaches at Amsel University"."""

_BROUGHT = MOTION | frozenset("take rush admit carry airlift enrol enroll refer admission confine".split())
"""Lemmas after which "to" leads to a school or hospital as a place: "was rushed to Mayo Hospital"."""

_BUILDING = frozenset("construction building opening closure renovation attend visit reach enter leave build".split())
"""Lemmas whose object or "of" is a site: "the construction of the Amsel Centre", "attended Brisk School"."""

GIFTS = frozenset({"obj", "iobj"})
"""Relations of the two things a verb of giving has: "left the hospital a gift"."""


def is_location(head: Token) -> bool:
    """Whether a body is only where something happens: "said in the Dewan Rakyat", "came to Bukit Bintang"."""
    preposition = next((c for c in head.children if c.dep_ == "case"), None)
    case = preposition.lower_ if preposition is not None else ""
    if case == "at":
        if head.head.lemma_ in _WORKING:
            return False
        return head.head.pos_ != "NOUN" or head.head.lemma_.lower() in _EVENTS  # "the problems at Amsel Power" are its
    if case == "in" and preposition is not None:
        if preposition.i and head.doc[preposition.i - 1].lemma_ in _TRUST:
            return False  # "sell its stake in Brisk", whatever the parse hangs it on
        governor = head.head
        role = roles().get(governor.lemma_.lower())
        belongs = governor.lemma_.lower() in _BELONGING or (role is not None and role.label == "PERSON")
        return governor.lemma_.lower() not in _TRUST and not (governor.pos_ == "NOUN" and belongs)
    return case == "to" and head.head.lemma_.lower() in MOTION


def is_site(head: Token) -> bool:
    """Whether a school or centre is only gone to or built: "heads to Amsel School", "the opening of the Centre"."""
    case = next((c.lower_ for c in head.children if c.dep_ == "case"), "")
    lemma = head.head.lemma_.lower()
    if case == "to":
        return lemma in _BROUGHT  # "gave a case to Mayo Hospital"
    if case in {"into", "near", "outside", "inside"}:
        return True
    given = sum(c.dep_ in GIFTS for c in head.head.children) > 1
    return lemma in _BUILDING and not given and (case == "of" or (not case and head.dep_ == "obj"))
