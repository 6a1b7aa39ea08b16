"""Corrects names by the words beside them: roles, brackets, cut names, constituencies."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from graphkit.gazetteer import (
    BODY_HEADS,
    COMPANY_FORMS,
    PLACE_HEADS,
    TRADES,
    Role,
    cities,
    first_names,
    roles,
    state_adjectives,
)
from graphkit.mentions.beside import beside_persons
from graphkit.mentions.businesses import clubs_that_played, companies_meant, is_traded, says_of_itself, signs_a_player
from graphkit.mentions.candidates import Candidate
from graphkit.mentions.conduct import (
    BODY_WORDS,
    NAMED_BODIES,
    deals,
    is_apposed_to_body,
    is_described_as_body,
    is_example_of_bodies,
    is_told_that,
    is_workplace,
    kinds_of_bodies,
    plays,
    reports,
    reports_on,
    speaks_for_body,
)
from graphkit.records import Label

if TYPE_CHECKING:
    from graphkit.tokens import Token
    from graphkit.wording import Wording

__all__ = [
    "BODY_WORDS",
    "OPENING_HEADS",
    "bodies_joined",
    "families",
    "is_called",
    "is_placed",
    "typed_by_context",
]

_FAMILIES = frozenset("brothers sisters siblings family twins couple clan".split())
"""Nouns that make a surname the name of several people."""

OPENING_HEADS = frozenset("Board Bank House Chamber Ministry Department Office Directorate Secretariat".split())
"""First words of bodies' names, besides those that may also be their last."""

_OF_PLACES = frozenset("city town village municipality province county district region department canton".split())
"""Words whose "of" leads to a place's name, in lower case."""

_LAWMAKERS = frozenset("mp mla mna mca lawmaker legislator senator congressman congresswoman deputy".split())
"""Offices that "for" and a constituency follow."""

_HEADS = frozenset(
    "chief boss CEO CFO COO chairman chairwoman chairperson co-founder founder striker midfielder goalkeeper defender "
    "winger skipper".split()
)
"""Who is at the head of a body, or plays for it, and is of no person."""

_NOBLES = frozenset({"Prince", "Princess", "Duke", "Duchess", "Queen", "King"})
"""Whom bodies are called after with their lands: "Prince of Wales Museum"."""

_LONGEST_TAIL = 3
"""Words of a body's name behind the part that was found."""

_POSTS = frozenset({"Embassy", "Consulate", "Mission", "Delegation"})
"""Last words of bodies that a state or alliance has many of, each in another place."""

_COURTS = frozenset("High Supreme District Appeal Appeals Constitutional Federal Magistrates".split())
_LONGEST_SEAT = 6
"""Words before the last ones of a lawmaker's seat among which its bracket opens: "(", "PH", "-" and three at most."""

_LONGEST_OFFICE = 10
"""Words of a description before the comma and the name: "the general director of harbour schools"."""


def _in_an_office(doc: list[Token], wording: Wording, index: int) -> bool:
    """Whether the word for a body ends an office with its holder behind it: "minister in the presidency Ada Roe"."""
    for position in range(index - 1, max(index - _LONGEST_OFFICE, 0), -1):
        if doc[position].is_sent_start or wording.words[position] == ",":
            return False
        role = roles().get(wording.lower[position - 1])
        if wording.lower[position] in {"for", "of", "in", "at"} and role is not None and role.label == "PERSON":
            return True
    return False


def bodies_joined(doc: list[Token], wording: Wording, entities: list[Candidate]) -> list[Candidate]:
    """Join a body's name that was cut at an apostrophe, or before the words that tell what it is.

    "National Athletes' Welfare Foundation"; "Te Puna" of "Te Puna Teachers Association".
    """
    joined: list[Candidate] = []
    starts = {entity.start for entity in entities}
    for cut in entities:
        start, end = _body_start(wording, cut, joined[-1].end if joined else 0), _body_end(doc, wording, cut, starts)
        same = (start, end) == (cut.start, cut.end)
        entity = cut if same else dataclasses.replace(cut, start=start, end=end, label="ORG", gender="neuter")
        last = joined[-1] if joined else None
        if last and entity.start == last.end + 1 and _is_and(wording, last, entity):
            joined[-1] = dataclasses.replace(last, end=entity.end, label="ORG", gender="neuter")  # "Lord & Taylor"
            continue
        near = last is not None and last.label == entity.label == "ORG" and last.end + 1 == entity.start
        if last and near and doc[last.end].tag_ == "POS" and wording.words[last.end - 1].endswith("s"):
            joined[-1] = dataclasses.replace(last, end=entity.end)
            continue
        joined.append(entity)
    return joined


def _is_and(wording: Wording, first: Candidate, second: Candidate) -> bool:
    """Whether a sign joins two halves of a firm's name, and not two firms known by their acronyms.

    Nor two persons, whom the document also names apart: "Roe & Poe meet", and then "Ada Roe told Jon Poe".
    """
    if wording.words[first.end] != "&":
        return False
    if first.label == second.label == "PERSON":
        halves = wording.words[first.start : first.end] + wording.words[second.start : second.end]
        apart = any("&" not in wording.words[max(i - 1, 0) : i + 2] for i in wording.where(map(str.lower, halves)))
        return len(halves) == 2 and not apart and first_names().keys().isdisjoint(halves)
    acronyms = wording.words[first.end - 1].isupper() and wording.words[second.start].isupper()
    return "ORG" in {first.label, second.label} and not acronyms


def posted(wording: Wording, entities: list[Candidate]) -> list[Candidate]:
    """Take where an embassy stands for a part of its name, which tells it from others: "US Embassy in Kabul"."""
    joined: list[Candidate] = []
    for entity in entities:
        last = joined[-1] if joined else None
        if last is not None and last.label == "ORG" and entity.label in {"GPE", "ORG"}:
            between = wording.lower[last.end : entity.start]
            post = wording.words[last.end - 1] in _POSTS
            if post and between[:1] in (["in"], ["to"]) and between[1:] in ([], ["the"]):
                joined[-1] = dataclasses.replace(last, end=entity.end)
                continue
        joined.append(entity)
    return joined


def families(wording: Wording, entities: list[Candidate]) -> list[Candidate]:
    """A surname and what makes it several people, "the Varma brothers", "the Varmas", as a group, no single person."""
    words = wording.words
    surnames = {words[e.end - 1] for e in entities if e.label == "PERSON"}
    found = []
    for entity in entities:
        lone = not entity.canonical and entity.end - entity.start == 1
        many = words[entity.end] if entity.end < len(words) else ""
        name = words[entity.start]
        if lone and entity.label == "PERSON" and many in _FAMILIES:
            entity = dataclasses.replace(entity, end=entity.end + 1, label="GROUP", gender="", number="plural")
        elif (
            lone
            and name.endswith("s")
            and name[:-1] in surnames
            and entity.start
            and words[entity.start - 1].lower() == "the"
        ):
            entity = dataclasses.replace(entity, label="GROUP", gender="", number="plural")
        found.append(entity)
    return found


def _body_start(wording: Wording, entity: Candidate, first: int) -> int:
    """Where a body's name begins whose first word, of which the rest is a part, was left out: "Board of" what."""
    words, start = wording.words, entity.start
    if entity.label != "ORG" or start - 2 < first:
        return start
    if words[start - 1] == "-" and {wording.lower[start], wording.lower[start - 2]} <= state_adjectives().keys():
        return start - 2  # "the Peruvian-Chilean Business Association"
    if words[start - 1] not in {"of", "for"}:
        return start
    return start - 2 if words[start - 2] in BODY_HEADS | OPENING_HEADS | _NOBLES else start


def _body_end(doc: list[Token], wording: Wording, entity: Candidate, starts: Collection[int]) -> int:
    """Where a body's name ends whose last words, all in capitals, no name recogniser took for a part of it."""
    following = wording.words[entity.end] if entity.end < len(doc) else ""
    if following == "court" and wording.words[entity.end - 1] in _COURTS:
        return entity.end + 1  # "the Delhi High court"
    if following == "Rights" and wording.words[entity.end - 1] == "Human" and entity.end not in starts:
        return entity.end + 1  # "High Commissioner for Human Rights Ada Roe"
    for index in range(entity.end, min(entity.end + _LONGEST_TAIL, len(doc))):
        word = wording.words[index]
        if not word[0].isupper() or index in starts or doc[index].is_sent_start:
            break
        if word in BODY_HEADS | COMPANY_FORMS | TRADES:
            return index + 1
        role = roles().get(wording.lower[index])
        if role is not None and role.label == "PERSON":
            break
    return entity.end


def typed_by_context(doc: list[Token], wording: Wording, candidates: list[Candidate]) -> list[Candidate]:
    """Correct a name's type by the words beside it: "media outlet TV3" is a body, "Minister Ti" a person."""
    ordered = sorted(candidates, key=lambda c: c.start)
    retyped = _introduced(wording, ordered)
    full = [c for c in ordered if c.label == "PERSON" and c.end - c.start > 1]
    bearers = {word for c in full for word in wording.words[c.start : c.end]}
    kinds = kinds_of_bodies(doc, wording)
    beside, meant = (
        beside_persons(wording, ordered),
        clubs_that_played(wording, ordered) | companies_meant(wording, ordered),
    )
    for candidate in ordered:
        if candidate.canonical or candidate.label not in {"PERSON", "ORG", "GPE"}:
            continue
        if candidate.start in beside:
            retyped[wording.of(candidate.start, candidate.end)] = "PERSON"
            continue
        is_bearer = wording.words[candidate.start] in bearers
        if candidate.start in meant and not is_bearer:
            retyped[wording.of(candidate.start, candidate.end)] = "ORG"
            continue
        told = _context_label(doc, wording, candidate, kinds, is_bearer=is_bearer)
        if told is not None and told != candidate.label:
            text = wording.of(candidate.start, candidate.end)
            retyped[text] = told
            if candidate.label == "GPE" and told == "ORG":  # "Racing Ribeira has signed": "Ribeira" is the club, too
                shorter = (" ".join(text.split()[-n:]) for n in range(1, text.count(" ") + 1))
                retyped.update(dict.fromkeys(shorter, told))
    named = [(c, wording.of(c.start, c.end)) for c in ordered]
    bodies = {i for c, text in named if retyped.get(text, c.label) == "ORG" for i in range(c.start, c.end)}
    for candidate, text in named:
        if candidate.label == "GPE" and not candidate.canonical and plays(doc, wording, candidate, bodies):
            retyped[text] = "ORG"
    kept = []
    for candidate, text in named:
        if _is_constituency(wording, candidate):
            continue
        label = retyped.get(text, candidate.label)
        same = candidate.canonical or label == candidate.label
        kept.append(candidate if same else dataclasses.replace(candidate, label=label))
    return kept


def _introduced(wording: Wording, candidates: Sequence[Candidate]) -> dict[str, Label]:
    """Short names that brackets introduce behind a body's or person's: "National Welfare Foundation (Tarvo)"."""
    found: dict[str, Label] = {}
    for candidate in candidates:
        bracket = wording.words[candidate.end : candidate.end + 3]
        enclosed = len(bracket) == 3 and bracket[0] == "(" and bracket[2] == ")"
        if candidate.label == "ORG" and enclosed and bracket[1][0].isupper():
            found[bracket[1]] = "ORG"
        elif candidate.label == "PERSON" and enclosed and candidate.end - candidate.start > 2:
            initials = "".join(word[0] for word in wording.words[candidate.start : candidate.end] if word[0].isalpha())
            if bracket[1].isupper() and initials.upper() == bracket[1]:
                found[bracket[1]] = "PERSON"  # "Andres Miguel Lopez Ortega (AMLO)"
    return found


def _context_label(
    doc: list[Token], wording: Wording, candidate: Candidate, kinds: Collection[int], *, is_bearer: bool
) -> Label | None:
    if candidate.label != "PERSON" and speaks_for_body(doc, wording, candidate):
        return "PERSON"
    if candidate.label == "PERSON" and _is_represented(wording, candidate):
        return "GPE"
    if candidate.label == "GPE" and deals(doc, wording, candidate):
        return "ORG"
    lone = candidate.end - candidate.start == 1 and wording.words[candidate.start] not in first_names()
    if candidate.label == "PERSON" and not (lone and is_bearer) and _is_a_firm(doc, wording, candidate, lone=lone):
        return "ORG"
    if (candidate.label == "GPE" or (candidate.label == "PERSON" and lone)) and reports(doc, wording, candidate):
        return "ORG"
    if kinds and candidate.label in {"PERSON", "GPE"} and is_example_of_bodies(doc, wording, candidate, kinds):
        return "ORG"
    if candidate.label == "ORG" and _holds_office(wording, candidate):
        return "PERSON"
    if candidate.label == "PERSON" and lone and _is_led(doc, wording, candidate):
        return "ORG"
    if candidate.label != "ORG" and is_described_as_body(wording, candidate):
        return "ORG"
    if candidate.label == "PERSON" and is_workplace(doc, wording, candidate):
        return "ORG"
    if candidate.label != "ORG" and lone and is_apposed_to_body(wording, candidate):
        return "ORG"
    role = _role_before(wording, candidate.start)
    if role is None or doc[candidate.start].is_sent_start:
        return None
    before = wording.words[candidate.start - 1]
    if wording.tags[candidate.start - 1] in {"NNS", "NNPS"} or (role.kind == "person" and candidate.label == "ORG"):
        return None
    if role.label == "ORG" and before.islower():
        named = candidate.label == "PERSON" or (
            role.noun in NAMED_BODIES and wording.of(candidate.start, candidate.end) not in cities()
        )
        person = candidate.label == "PERSON" and not lone and wording.words[candidate.start] in first_names()
        if person or role.noun.split(" ")[-1] in _SELDOM_NAMED:
            return None  # "outside the prison Ada Roe told"
        office = _in_an_office(doc, wording, candidate.start - 1)
        return "ORG" if named and not office and not is_told_that(doc, wording, candidate) else None
    words = wording.words[candidate.start : candidate.end]
    named = not any(word.isupper() or word in BODY_WORDS for word in words) and len(words) <= 3
    placed = role.kind == "person" and wording.of(candidate.start, candidate.end) in cities()  # "Republican Ohio"
    named = named and not placed and words[-1] not in PLACE_HEADS
    if role.label == "PERSON" and candidate.label != "PERSON" and before[0].isupper() and named:
        return "PERSON"
    return None


def _is_a_firm(doc: list[Token], wording: Wording, candidate: Candidate, *, lone: bool) -> bool:
    """Whether a name that sounds like a person's does or has what only bodies do or have."""
    if lone and (reports_on(doc, wording, candidate) or says_of_itself(doc, wording, candidate)):
        return True
    return is_traded(wording, candidate) or signs_a_player(doc, wording, candidate)


_SELDOM_NAMED = frozenset(
    "airport body broadcaster daily division jail paper port portal precinct prison railway shipyard station tabloid "
    "unit website weekly".split()
)
"""Nouns for bodies that seldom stand right before their names, and often before somebody else's."""


def _role_before(wording: Wording, start: int) -> Role | None:
    """The role of up to three words that ends right before a name, or a body: "the chamber of commerce Amsel"."""
    words = wording.lower[max(start - 3, 0) : start]
    kind = roles().get(words[0]) if words[1:2] == ["of"] else None
    if kind is not None and kind.label == "ORG" and words[-1].isalpha():
        return kind
    phrases = (wording.of(i, start).lower() for i in range(start - len(words), start))
    return next((role for phrase in phrases if (role := roles().get(phrase)) is not None), None)


def _is_led(doc: list[Token], wording: Wording, candidate: Candidate) -> bool:
    """Whether a name has somebody at its head: "Brisk chief Ada Roe"; advisers and lawyers persons have, too."""
    name = candidate.end + 1
    return name < len(wording.words) and wording.words[name - 1] in _HEADS and doc[name].ent_type_ == "PERSON"


def _holds_office(wording: Wording, candidate: Candidate) -> bool:
    """Whether a name between commas is that of somebody described: "The head of jails, Mauro Sol, said"."""
    words, start = wording.words, candidate.start
    name = words[start : candidate.end]
    if start < 3 or words[start - 1] != "," or words[candidate.end : candidate.end + 1] != [","]:
        return False
    if not 2 <= len(name) <= 4 or not all(word.isalpha() and word.istitle() for word in name):
        return False
    if not BODY_HEADS.isdisjoint(name) or not BODY_WORDS.isdisjoint(name):
        return False
    described = wording.lower[max(wording.sentence(start)[0], start - _LONGEST_OFFICE) : start - 1]
    whose = [i for i, word in enumerate(described) if word in {"his", "her", "its", "their"}]
    if "," in described or not (whose or "the" in described):
        return False
    described = described[(described.index("the") if "the" in described else whose[-1]) + 1 :]
    office = described[: described.index("of")] if "of" in described else described
    role = roles().get(office[-1]) if office else None
    return role is not None and role.label == "PERSON"


def _is_represented(wording: Wording, candidate: Candidate) -> bool:
    """Whether a lawmaker sits for what a name is of: "the MP for Amsel", "the member for Port Brisk"."""
    office, words = wording.lower[max(candidate.start - 2, 0) : candidate.start], wording.words
    seat = office[1:] in (["for"], ["from"]) and office[0] in _LAWMAKERS
    return seat and words[candidate.start] not in first_names()


def _is_constituency(wording: Wording, candidate: Candidate) -> bool:
    """Whether a name is the seat a lawmaker sits for: "Steven Sim (PH-Bukit Mertajam)", "Bill Cassidy (R-La.)"."""
    words, start = wording.words, candidate.start
    if "(" not in words[max(0, start - _LONGEST_SEAT) : start]:
        return False
    while start > max(0, candidate.start - 3) and words[start - 1][0].isupper():
        start -= 1
    return start >= 3 and words[start - 1] in {"-", "–"} and words[start - 3] == "("


def is_placed(wording: Wording, start: int) -> bool:
    """Whether a name stands behind a word that leads to places: "a landscaping business in Mackay"."""
    return start > 0 and wording.lower[start - 1] in {"in", "at", "near", "from"}


def is_called(wording: Wording, start: int) -> bool:
    """Whether a name stands behind the kind of place that it is the name of: "the district of Juan Roe"."""
    return start > 1 and wording.lower[start - 1] == "of" and wording.words[start - 2] in _OF_PLACES
