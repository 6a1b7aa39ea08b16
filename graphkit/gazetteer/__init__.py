"""What the world calls its states, institutions, roles and people: tables beside the code, read once on first use.

The tables hold general knowledge only (states and their capitals, alliances, companies the world knows, nouns of
office, given names); no person, local place or outlet is in them.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from typing import cast

from graphkit.folding import fold
from graphkit.gazetteer.words import (
    ADDRESSES,
    BELIEFS,
    BODY_HEADS,
    BODY_OPENERS,
    COMMON_SURNAMES,
    COMPANY_FORMS,
    CONTINENTAL,
    HONORIFICS,
    KINDS_OF_BODIES,
    KINDS_OF_PLACES,
    NAMED_TOGETHER,
    PLACE_HEADS,
    REGIONAL,
    TRADES,
)
from graphkit.records import Gender, Label

__all__ = [
    "ADDRESSES",
    "BELIEFS",
    "BODY_HEADS",
    "BODY_OPENERS",
    "COMMON_SURNAMES",
    "COMPANY_FORMS",
    "CONTINENTAL",
    "HONORIFICS",
    "KINDS_OF_BODIES",
    "KINDS_OF_PLACES",
    "NAMED_TOGETHER",
    "PLACE_HEADS",
    "REGIONAL",
    "TRADES",
    "Institution",
    "Role",
    "StateBody",
    "agencies_of_the_un",
    "broader_roles",
    "cities",
    "ethnic_groups",
    "family_names_first",
    "first_names",
    "full_names",
    "given_name_genders",
    "institutions",
    "name_variants",
    "nouns_for",
    "ordinary_names",
    "organisations",
    "party_families",
    "party_names",
    "people_of",
    "peoples",
    "regions",
    "roles",
    "seats",
    "state_adjectives",
    "state_bodies",
    "state_groups",
    "states",
    "states_with_article",
]


_UN = frozenset({
    *("World Health Organization", "World Food Programme", "UNESCO", "International Atomic Energy Agency"),
    *("International Labour Organization", "Food and Agriculture Organization", "International Maritime Organization"),
    *("International Organization for Migration", "International Civil Aviation Organization"),
})
"""Agencies of the United Nations whose names do not say so."""

_OWNERS = {
    "UN": ("UN's", "UN’s", "U.N.", "U.N.'s", "U.N.’s", "United Nations", "United Nations'", "United Nations’"),
    "EU": ("EU's", "EU’s", "E.U.", "E.U.'s", "E.U.’s", "European Union's", "European Union’s"),
}
"""Spellings of those whose bodies the world describes: "the U.N.’s refugee agency"."""

_NO_AGENCIES = frozenset({"United Nations", "UN Security Council", "UN General Assembly"})

_ARTICLED = frozenset({"United", "Republic", "Islands", "Emirates"})
"""Words of the names of states that have an article before them."""


@dataclass(frozen=True, slots=True)
class Institution:
    """An alliance, bloc or body that acts under its own name."""

    name: str
    label: Label


@dataclass(frozen=True, slots=True)
class Role:
    """A noun that can stand for an actor.

    Attributes:
        noun: Lower case ("foreign minister").
        label: What it denotes.
        gender: Where the noun tells it ("spokeswoman").
        kind: "office" (public function, "the minister"), "person" (any description) or "body" ("the agency").
    """

    noun: str
    label: Label
    gender: Gender
    kind: str


@dataclass(frozen=True, slots=True)
class StateBody:
    """A body that a state has one of, so that its name goes without the state.

    Attributes:
        name: Lower case ("supreme court").
        nouns: By which the home state's is meant, besides the name itself where it is one of them.
        owners: The only states that have one; none where most have.
        others: States that have none, or several.
    """

    name: str
    nouns: tuple[str, ...]
    owners: frozenset[str]
    others: frozenset[str]


def _rows(table: str) -> Iterator[list[str]]:
    text = resources.files(__package__).joinpath(table).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


@functools.cache
def states() -> Mapping[str, str]:
    """Every name of a state to its usual English one: "U.S." -> "United States"; names keep their case."""
    names: dict[str, str] = {}
    for name, others, *_ in _rows("states.tsv"):
        for surface in (name, *filter(None, others.split("|"))):
            for mark in "'’":
                names[_without_article(surface).replace("'", mark)] = name
    return names


@functools.cache
def states_with_article() -> frozenset[str]:
    """States before whose usual name stands an article: "the Philippines"."""
    plain = frozenset(name for name, others, *_ in _rows("states.tsv") if f"the {name}" in others.split("|"))
    return plain | {name for name in states().values() if not _ARTICLED.isdisjoint(name.split())}


@functools.cache
def seats() -> Mapping[str, str]:
    """Seats of government to the state or bloc they can stand for: "Moscow" -> "Russia", "Brussels" -> the EU."""
    found = {seat: row[0] for row in _rows("states.tsv") if len(row) > 4 for seat in row[4].split("|") if seat}
    found |= {seat: row[0] for row in _rows("institutions.tsv") for seat in row[3].split("|") if seat}
    return found


@functools.cache
def cities() -> Mapping[str, str]:
    """Large cities and regions that are no seats of government to their state: "Lviv" -> "Ukraine"."""
    return {city: state for state, names in _rows("cities.tsv") for city in names.split("|")}


@functools.cache
def state_adjectives() -> Mapping[str, str]:
    """Adjectives in lower case to the state: "ukrainian" -> "Ukraine"; those of two states ("congolese") left out."""
    found: dict[str, str] = {}
    shared: set[str] = set()
    for name, _, adjectives, *_ in _rows("states.tsv"):
        for adjective in filter(None, adjectives.lower().split("|")):
            if adjective in found:
                shared.add(adjective)
            found[adjective] = name
    return {adjective: name for adjective, name in found.items() if adjective not in shared}


@functools.cache
def peoples() -> Mapping[str, str]:
    """Names of peoples to the state: "Poles" -> "Poland"; names that are only adjectives ("French") are left out."""
    adjectives = state_adjectives()
    found: dict[str, str] = {}
    shared: set[str] = set()
    for row in _rows("states.tsv"):
        for people in row[3].split("|"):
            if people and people.lower() not in adjectives and found.setdefault(people, row[0]) != row[0]:
                shared.add(people)
    return {people: state for people, state in found.items() if people not in shared}


@functools.cache
def people_of() -> Mapping[str, str]:
    """States to the name of their people: "Ukraine" -> "Ukrainians"; the first name where there are several."""
    return {row[0]: people for row in _rows("states.tsv") if (people := row[3].split("|")[0])}


@functools.cache
def institutions() -> Mapping[str, Institution]:
    """Every name of an institution to it: "UN" -> United Nations; names keep their case."""
    found: dict[str, Institution] = {}
    for name, others, label, *_ in _rows("institutions.tsv"):
        for surface in (name, *filter(None, others.split("|"))):
            for spelling in _spellings(_without_article(surface)):
                found[spelling] = Institution(name, cast(Label, label))
    return found


def _spellings(name: str) -> Iterator[str]:
    """A name as it is; a description by whose body it is also with a possessive: "UN refugee agency", "UN’s ..."."""
    yield name
    owner, _, rest = name.partition(" ")
    if rest.islower():
        for spelt in _OWNERS.get(owner, ()):
            yield f"{spelt} {rest}"


@functools.cache
def organisations() -> Mapping[str, str]:
    """Every name of a company, party, force or charity the world knows to its usual one: "Exxon" -> "ExxonMobil"."""
    rows = [(name, (name, *filter(None, others.split("|")))) for name, others, *_ in _rows("organisations.tsv")]
    return {spelt: name for name, surfaces in rows for surface in surfaces for spelt in _spellings(surface)}


@functools.cache
def ordinary_names() -> frozenset[str]:
    """The names of organisations that are ordinary words, or names of other things, too: "Shell", "Amazon"."""
    return frozenset(name for _, _, names, _ in _rows("organisations.tsv") for name in names.split("|") if name)


def nouns_for(body: str) -> frozenset[str]:
    """What a body that the world knows is called where its name does not tell: "airline" for Ryanair, else nothing."""
    return _nouns().get(body, frozenset())


@functools.cache
def _nouns() -> Mapping[str, frozenset[str]]:
    rows = ((n, others, last) for t in ("institutions.tsv", "organisations.tsv") for n, others, *_, last in _rows(t))
    return {
        surface: frozenset(nouns.split("|"))
        for name, others, nouns in rows
        if nouns
        for surface in (name, *filter(None, others.split("|")))
    }


def full_names(institution: str) -> tuple[str, ...]:
    """The names in full that an institution is not known by: "IMF" -> "International Monetary Fund"; () for others."""
    return _full_names().get(institution, ())


@functools.cache
def _full_names() -> Mapping[str, tuple[str, ...]]:
    rows = ((name, others.split("|")) for name, others, *_ in _rows("institutions.tsv"))
    return {name: full for name, others in rows if (full := tuple(other for other in others if " " in other))}


@functools.cache
def agencies_of_the_un() -> Mapping[str, frozenset[str]]:
    """The agencies of the United Nations to the words of all their names, in lower case."""
    found: dict[str, set[str]] = {}
    for name, institution in institutions().items():
        found.setdefault(institution.name, set()).update(name.lower().split())
    own = {name: words for name, words in found.items() if not words.isdisjoint({"un", "united"}) or name in _UN}
    return {name: frozenset(words) for name, words in own.items() if name not in _NO_AGENCIES}


@functools.cache
def state_bodies() -> Mapping[str, StateBody]:
    """Folded names of bodies that a state has one of, to what is known of them."""
    found = {}
    for name, *cells in _rows("state_bodies.tsv"):
        nouns, owners, others = (tuple(filter(None, cell.split("|"))) for cell in cells)
        found[fold(name)] = StateBody(name, nouns, frozenset(owners), frozenset(others))
    return found


@functools.cache
def state_groups() -> Mapping[str, frozenset[str]]:
    """Adjectives of parts of the world and kinds of states, in lower case, to the states; the longest come first."""
    rows = _rows("state_groups.tsv")
    found = {word: frozenset(states.split("|")) for words, states in rows for word in words.split("|")}
    return {word: found[word] for word in sorted(found, key=lambda word: (-len(word), word))}


@functools.cache
def party_families() -> Mapping[str, frozenset[str]]:
    """Folded names of parties that several states have one of, to these states."""
    rows = list(_rows("party_families.tsv"))
    return {fold(name): frozenset(states.split("|")) for names, states in rows for name in names.split("|")}


@functools.cache
def party_names() -> Mapping[str, str]:
    """The same folded names to the usual one: "labor" to "Labour Party"."""
    rows = (names.split("|") for names, _ in _rows("party_families.tsv"))
    return {fold(name): names[0] for names in rows for name in names}


@functools.cache
def roles() -> Mapping[str, Role]:
    """Role nouns in lower case, one to three words."""
    return {
        noun.lower(): Role(noun.lower(), cast(Label, label), cast(Gender, gender), kind)
        for noun, label, gender, kind in _rows("roles.tsv")
    }


@functools.cache
def regions() -> frozenset[str]:
    """Parts of the world that are places and no actors: "Africa", "Black Sea"."""
    return frozenset(name for (name,) in _rows("regions.txt"))


@functools.cache
def first_names() -> Mapping[str, Gender]:
    """Given names to the gender they tell; names given to both ("Andrea", "Kim") are left out."""
    found: dict[str, Gender] = {}
    shared: set[str] = set()
    for gender, names in _rows("first_names.tsv"):
        for name in names.split():
            if found.setdefault(name, cast(Gender, gender)) != gender:
                shared.add(name)
    return {name: gender for name, gender in found.items() if name not in shared}


@functools.cache
def given_name_genders() -> Mapping[str, Gender]:
    """Given names to the gender they tell: those of ``first_names`` and many rarer ones, too rare to tell a person."""
    rare = {name: cast(Gender, gender) for gender, names in _rows("given_names.tsv") for name in names.split()}
    return {**rare, **first_names()}


@functools.cache
def family_names_first() -> frozenset[str]:
    """Chinese, Korean and Vietnamese family names, which stand before the given name: "Park", "Tsai", "Nguyen"."""
    return frozenset(name for (names,) in _rows("family_names_first.txt") for name in names.split())


@functools.cache
def ethnic_groups() -> frozenset[str]:
    """Peoples without a state of their name and communities of faith: "Māori", "Kurds", "Rohingya"."""
    return frozenset(name for (names,) in _rows("ethnic_groups.tsv") for name in names.split("|"))


def _without_article(name: str) -> str:
    return name.removeprefix("the ")


@functools.cache
def name_variants() -> Mapping[str, frozenset[int]]:
    """Given names in lower case to the numbers of the groups of equivalent names they belong to."""
    groups: dict[str, set[int]] = {}
    for number, (names,) in enumerate(_rows("name_variants.tsv")):
        for name in names.lower().split():
            groups.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in groups.items()}


@functools.cache
def broader_roles() -> Mapping[str, frozenset[str]]:
    """Role nouns to the wider nouns that can stand for them: "senator" -> {"lawmaker", "politician"}."""
    wider: dict[str, set[str]] = {}
    for broad, narrow in _rows("broader_roles.tsv"):
        for role in narrow.split("|"):
            wider.setdefault(role, set()).add(broad)
    return {role: frozenset(nouns) for role, nouns in wider.items()}
