"""Nouns and words of names that tell which kind of body is meant: "the company", "the parliament"."""

from __future__ import annotations

import functools
import re

from graphkit.folding import fold
from graphkit.gazetteer import cities, regions, roles, state_adjectives, states

__all__ = [
    "ANY_BODY",
    "BUSINESSES",
    "CIVIC_WORDS",
    "GOVERNING_WORDS",
    "MANY_FORCES",
    "OF_A_STATE",
    "PUBLIC_WORDS",
    "SIDES",
    "STATE_BODIES",
    "goes_without_state",
    "has_the_body",
    "owners_of",
]

ANY_BODY = frozenset(
    "company firm club team group agency organisation organization newspaper outlet airline charity startup retailer "
    "manufacturer lender conglomerate publication magazine militia movement corporation brand giant utility operator "
    "developer supplier automaker carmaker insurer carrier contractor faction outfit".split()
)
"""Nouns for bodies whose names seldom tell what they are: "Racing Ribeira", "the club"."""

PUBLIC_WORDS = frozenset(
    "ministry department court commission committee parliament council police army forces university party office "
    "authority senate assembly bureau government".split()
)
"""Words of names that are no company and no club."""

BUSINESSES = frozenset(
    "company firm startup retailer manufacturer lender conglomerate brand giant utility operator developer supplier "
    "automaker carmaker insurer carrier contractor airline corporation".split()
)
"""Nouns for bodies that are in business."""

CIVIC_WORDS = frozenset(
    "administration agency embassy navy force troops secretariat directorate university college school institute union "
    "federation association nations courts tribunal congress league hospital foundation".split()
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

MANY_FORCES = frozenset({
    *("United States", "Canada", "Mexico", "Brazil", "Argentina", "Germany", "Switzerland", "Austria"),
    *("United Kingdom", "Australia", "India", "Belgium"),
})
"""States whose cities or provinces each have a police of their own."""

STATE_BODIES = {
    "parliament": "parliament",
    "house": "parliament",
    "foreign ministry": "foreign ministry",
    "ministry of foreign affairs": "foreign ministry",
    "defence ministry": "defence ministry",
    "defense ministry": "defence ministry",
    "interior ministry": "interior ministry",
    "finance ministry": "finance ministry",
    "central bank": "central bank",
    "senate": "senate",
    "cabinet": "cabinet",
    "army": "army",
    "military": "military",
    "supreme court": "supreme court",
    "police": "police",
}
"""Bodies every state has one of, which "the parliament" means for the home state."""

_ONE_A_STATE = frozenset(
    "parliament|senate|cabinet|national assembly|house of representatives|council of ministers|federal government"
    "|congress|supreme court|constitutional court|federal court|court of cassation|council of state|central bank"
    "|reserve bank|federal reserve|army|navy|air force|armed forces|national guard|coast guard|national police"
    "|federal police|election commission|electoral commission|national election commission"
    "|independent electoral commission|central election commission|state department|justice department"
    "|department of state|department of justice|department of defence|department of defense|department of health"
    "|department of education|department of energy|department of labor|department of labour|department of agriculture"
    "|department of transport|department of transportation|department of commerce|department of home affairs"
    "|department of homeland security|foreign office|home office|treasury|presidency".split("|")
)
"""Names of bodies that every state has at most one of, folded."""

_MINISTRY = re.compile(r"(?:federal |national )?(?:ministry (?:of|for) (?:the )?[a-z ]+|[a-z ]+ ministry)")
_OFFICE = re.compile(r"(?:office of the )?([a-z ]+?)s?(?: office)?")


_OWNERS = {
    "congress": (
        "United States|Argentina|Brazil|Chile|Colombia|Dominican Republic|Guatemala|Honduras|Mexico|Micronesia|Palau"
        "|Paraguay|Peru|Philippines|Spain"
    ),
    "department of homeland security": "United States",
    "department of justice": "United States|Australia|Canada|Ireland|Philippines|South Africa",
    "department of state": "United States",
    "federal reserve": "United States",
    "foreign office": "United Kingdom|Germany|Pakistan",
    "home office": "United Kingdom",
    "justice department": "United States|Australia|Canada|Ireland|Philippines|South Africa",
    "state department": "United States",
}
"""States that have a body so called, by names that few have one of: in Iran "Congress" is that of another state."""

_WITHOUT_PRIME_MINISTER = frozenset(
    "United States|Afghanistan|Angola|Argentina|Benin|Bolivia|Botswana|Brazil|Chile|Colombia|Costa Rica|Cyprus"
    "|Dominican Republic|Ecuador|El Salvador|Gambia|Ghana|Guatemala|Honduras|Indonesia|Iran|Kenya|Liberia|Malawi"
    "|Maldives|Mexico|Nicaragua|Nigeria|Panama|Paraguay|Philippines|Seychelles|Sierra Leone|South Africa|Switzerland"
    "|Turkey|Uruguay|Venezuela|Zambia|Zimbabwe".split("|")
)
"""States that no prime minister governs."""


def owners_of(name: str) -> tuple[str, ...]:
    """The states that have a body so called, where few have one; none named where most have."""
    owners = _OWNERS.get(fold(name).removeprefix("the "), "")
    return tuple(owners.split("|")) if owners else ()


def has_the_body(state: str, name: str) -> bool:
    """Whether a state may have a body so called: in India "Congress" is a party, in Iran that of another state."""
    if "prime minister" in fold(name):
        return state not in _WITHOUT_PRIME_MINISTER
    return not owners_of(name) or state in owners_of(name)


@functools.lru_cache(maxsize=1 << 14)
def goes_without_state(name: str) -> bool:
    """Whether a body's name is one that most states have a body of, so that the state it is of goes without saying.

    >>> goes_without_state("Supreme Court"), goes_without_state("Finance Ministry"), goes_without_state("Hydro Board")
    (True, True, False)
    """
    folded = fold(name).removeprefix("the ")
    if folded in _ONE_A_STATE:
        return True
    placed = any(word in states() or word in cities() or word in regions() for word in name.split())
    if placed or any(f" {adjective} " in f" {folded} " for adjective in state_adjectives()):
        return False
    if _MINISTRY.fullmatch(folded):
        return True
    office = _OFFICE.fullmatch(folded) if "office" in folded.split() else None
    role = roles().get(office[1]) if office else None
    return role is not None and role.label == "PERSON"
