"""Who acts, what only locates: the syntax around a name decides.

"Moscow said", "between Moscow and Washington", "Russia’s stance" act; "talks in Moscow", "a trip to Kyiv" locate;
"the Ukraine conflict" only modifies. A seat of government acts for its state (a metonym) or is a place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.gazetteer import KINDS_OF_PLACES, roles
from graphkit.mentions.candidates import Candidate
from graphkit.mentions.channels import is_channel
from graphkit.mentions.context import is_called
from graphkit.mentions.datelines import is_dateline
from graphkit.mentions.places import (
    LOCATING,
    is_among_places,
    is_river,
    opens_an_event,
    opens_an_office,
    tells_nationality,
)
from graphkit.mentions.sites import GIFTS, MOTION, is_location, is_site
from graphkit.records import Form, Use

if TYPE_CHECKING:
    from graphkit.tokens import Token
    from graphkit.wording import Wording

__all__ = ["governs", "use_of"]

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "obl:agent", "csubj", "vocative"})
_MOVING = frozenset("to from toward towards through over for".split())
_ACTING = frozenset("by with between against among amongst under alongside versus v including unlike like".split())

_VISITED = frozenset("visit leave reach enter tour cross flee exit quit inhabit occupy storm shell bomb span".split())
"""Verbs whose object is a place when it is a city or country: "he visited Kyiv"."""

_DEALT_WITH = frozenset(
    "accuse address advise allow ask assist back bar beat blame censure challenge charge compensate condemn "
    "congratulate consult convince criticise criticize defeat defend elect face fine force fund help inform "
    "instruct invite join meet name notify oppose order pay permit persuade play praise prevent promise punish "
    "relegate represent require sanction select stop sue support task tell thank threaten unite urge warn "
    "welcome wish".split()
)
"""Verbs of what is done to somebody, and seldom to a mere place: "the court told Amsel to pay"."""

_LYING = frozenset(
    "lie sit stand border overlook straddle span stretch cover boast feature abound comprise consist contain "
    "experience witness record log register house remain become grow shrink belong resemble flood".split()
)
"""Verbs of what land and towns do: "Amsel lies on a river", "Brisk recorded two cases"."""

_MEASURES = frozenset("size area population big large small length".split())
"""Words after which a country is a measure: "an area the size of Belgium", "bigger than Portugal"."""

_IN_A_CITY = frozenset(
    "airport area avenue centre center cathedral circle club coast court district downtown hospital hotel jail museum "
    "neighborhood neighbourhood outskirt park port prison quarter resident road school square stadium station street "
    "suburb university zoo".split()
)
"""Nouns of what a city has, and no government: "Seoul’s streets"."""

_DESKS = frozenset("Department Directorate Division Section Bureau Desk Unit Office".split())
"""Last words of the names of parts of bodies."""

_SITE_NAMES = frozenset(
    "School Hospital Center Centre Church Stadium Museum Hotel Mall Library Theatre Theater".split()
)
"""Last words of bodies that one goes to and that are built."""

_PARTS = frozenset(
    "center centre heart middle coast part parts corner outskirts rest north south east west northeast "
    "northwest southeast southwest edge border".split()
)
"""Words after which a country is land: "in the heart of Honduras"."""

_DEEPEST = 4
"""Coordinations and appositions around a name that are looked through."""

_EXAMPLES = frozenset({"including", "like", "as", "such"})
_SITES = frozenset("area city town suburb district region place location centre center destination village".split())
"""Nouns whose examples are places: "growth in areas including Auckland"."""

_GIVING = frozenset(
    "aid support help assistance loan weapon arms say tell offer warn warning message signal call appeal respond "
    "reply response supply provide sell hand give write speak talk listen complain protest bow yield surrender "
    "concession loyal close opposed hostile answer lend pledge commit commitment apologise apologize subordinate "
    "according".split()
)
"""Lemmas after which "to" leads to a recipient, even where a seat of government is named: "a signal to Moscow"."""

_TAKING = frozenset(
    "support demand aid money get receive want pressure assistance help guarantee signal message response buy "
    "seek concession hear learn expect request approval permission gas oil loan order instruction independence".split()
)
"""Lemmas after which "from" leads to a source: "guarantees from Washington"."""

_BOUND = frozenset({"bound", "late", "ready", "due", "famous"})
"""Adjectives after which "for" leads to a place: "bound for Moscow"."""

_OF_THE_WILLING = frozenset(
    "position stance policy line interest demand goal aim ambition intention view opinion decision choice proposal "
    "offer response reaction answer reply rejection approval consent permission support backing help assistance "
    "influence pressure behalf attitude approach rhetoric strategy tactic patience goodwill ally enemy adversary "
    "rival partner foe friend backer sponsor critic opponent supporter leader accusation claim promise pledge "
    "refusal defeat victory concern fear trust tool puppet proxy agent instrument hand spy envoy representative".split()
)
"""Nouns of what only somebody who acts has: "the positions of Lima and Oslo"."""

_FELT_BY = frozenset(
    "disaster setback blow defeat victory win success failure triumph boost opportunity chance problem challenge "
    "risk threat danger humiliation embarrassment lesson warning message signal gift gain loss relief "
    "disappointment priority support aid help assistance money weapon arms sympathy guarantee concession condition "
    "demand backing consequence headache dilemma wait speak".split()
)
"""Nouns of what is good or bad, after which "for" leads to whom: "a disaster for Kyiv"."""

_MINDED = frozenset(
    "ready willing unwilling able unable capable incapable open opposed prepared determined keen eager reluctant "
    "interested convinced confident committed aware concerned worried afraid angry furious happy unhappy glad "
    "satisfied dissatisfied disappointed responsible guilty wrong right serious sincere loyal hostile grateful "
    "cautious wary sceptical skeptical adamant certain sure likely unlikely silent ally partner adversary enemy "
    "rival foe friend neighbour neighbor brother sponsor backer supplier guarantor aggressor mediator broker donor "
    "creditor lender signatory party player loser winner threat".split()
)
"""What somebody who acts is said to be: "Kyiv is ready for talks"; of a city it is said that it is old."""

_CONTINENTS = frozenset({"Africa", "America", "Americas", "Asia", "Oceania", "Indo-Pacific", "Pacific", "East"})
"""Last words of the names of parts of the world: "the Middle East"."""

_PORTFOLIO_BEFORE = (["minister", "of"], ["minister", "for"])

_VERBAL = frozenset({"VERB", "AUX"})


def use_of(doc: list[Token], wording: Wording, candidate: Candidate) -> tuple[Use, Form, str]:
    """How a mention is used, its form (a seat that acts is a metonym) and the name it stands for."""
    if candidate.label == "NORP" and wording.tags[candidate.start - 1 : candidate.start] == ["CD"]:
        return "other", candidate.form, candidate.canonical  # "three Koreans" are not the people
    if candidate.label not in {"GPE", "ORG", "GROUP"} or candidate.form in {"pronoun", "title", "nominal"}:
        return "actor", candidate.form, candidate.canonical
    use = _use(doc, wording, candidate)
    if candidate.seat:
        if use == "actor":
            return "actor", "metonym", candidate.canonical
        return use, "metonym" if use == "other" else "named", candidate.canonical
    return use, "named", candidate.canonical


def _use(doc: list[Token], wording: Wording, candidate: Candidate) -> Use:
    head = doc[wording.root(candidate.start, candidate.end)]
    if is_dateline(doc, wording, candidate):
        return "place"
    if candidate.label == "ORG" and (is_channel(head) or _is_region(wording, candidate)):
        return "place"
    if candidate.label != "GPE" and not _is_building(candidate):
        located = not _is_possessive(wording, candidate) and is_location(head)
        if located or (wording.words[candidate.end - 1] in _SITE_NAMES and is_site(head)):
            return "place"
        if candidate.label == "GROUP" and _is_among_continents(wording, candidate):
            return "place"
        return "other" if _is_part_of_title(doc, wording, candidate, head) else "actor"
    if _is_base(wording, candidate) or (candidate.seat and _is_described(wording, candidate, head)):
        return "place"
    if tells_nationality(doc, wording, candidate):
        return "place"
    if _is_building(candidate) and _only_modifies(wording, candidate, head):
        return "place"
    if _is_possessive(wording, candidate):
        return "actor" if candidate.canonical else "place"
    before = wording.lower[candidate.start - 1] if candidate.start else ""
    behind = wording.words[candidate.end] if candidate.end < len(wording.words) else ""
    if before == "from" and behind.lower() == "to":
        return "place"  # "from Argentina to France"
    if not candidate.canonical and behind.islower() and wording.tags[candidate.end] == "NNS":
        return "other"  # "Amsel tribesmen", "Brisk officials"
    if _only_modifies(wording, candidate, head) or (not candidate.seat and _is_before_office(wording, candidate)):
        return "other"
    return _by_syntax(wording, head, candidate, depth=0)


def _is_part_of_title(doc: list[Token], wording: Wording, candidate: Candidate, head: Token) -> bool:
    """Whether a body only tells whose office somebody holds: "Fox News host Bret Baier", "Minister of Public Works"."""
    if wording.lower[max(0, candidate.start - 2) : candidate.start] in _PORTFOLIO_BEFORE:
        return True
    if opens_an_office(wording.words, candidate.end):
        return True
    for end in range(candidate.end + 1, min(candidate.end + 3, len(wording.words)) + 1):
        role = roles().get(wording.of(candidate.end, end).lower())
        if role is not None and role.label == "PERSON" and wording.parts[candidate.end] not in _VERBAL:
            return True  # not "Brisk accused", "Brisk judges"
    return _is_desk(doc, wording, candidate, head) or (
        bool(candidate.canonical) and opens_an_event(wording.words, candidate.end)
    )


def _is_desk(doc: list[Token], wording: Wording, candidate: Candidate, head: Token) -> bool:
    """Whether a part of a body tells what somebody heads: "the chief of the Foreign Ministry’s Asia Department"."""
    owner = candidate.start - 2
    if head.text not in _DESKS or owner < 0 or wording.tags[owner + 1] != "POS" or doc[owner].ent_type_ != "ORG":
        return False
    role = roles().get(head.head.lemma_.lower())
    return role is not None and role.label == "PERSON"


def _is_region(wording: Wording, candidate: Candidate) -> bool:
    """Whether a department is the land a district lies in: "the district of Amsel, Department of Brisk"."""
    words, start = wording.words, candidate.start
    if words[start : start + 2] not in (["Department", "of"], ["Region", "of"]) or words[start - 1 : start] != [","]:
        return False
    first = start - 1
    while first > 1 and words[first - 1][0].isupper():
        first -= 1
    return is_called(wording, first)


def _is_among_continents(wording: Wording, candidate: Candidate) -> bool:
    """Whether Europe stands beside another part of the world: "sailors from Europe, Asia and Africa"."""
    behind = wording.words[candidate.end : candidate.end + 3]
    return not _CONTINENTS.isdisjoint([*wording.words[max(0, candidate.start - 3) : candidate.start], *behind])


def _is_base(wording: Wording, candidate: Candidate) -> bool:
    """Whether a name tells where something is from: "the Lima-based firm", "a Ghana-born nurse"."""
    behind = wording.lower[candidate.end : candidate.end + 2]
    return behind[:1] == ["-"] and behind[1:] in (["based"], ["born"], ["bound"], ["made"], ["registered"], ["listed"])


def _is_described(wording: Wording, candidate: Candidate, head: Token) -> bool:
    """Whether a seat is spoken of as a city: "the capital Lima", "Lima’s Miraflores district", "Lima’s Diario"."""
    if candidate.start and wording.lower[candidate.start - 1] in {"capital", "city", "town", "port"}:
        return True
    if candidate.end + 1 >= len(wording.words) or not _is_possessive(wording, candidate):
        return False
    thing = head.head
    return thing.i > candidate.end and (thing.lemma_.lower() in _IN_A_CITY or thing.pos_ == "PROPN")


def _is_before_office(wording: Wording, candidate: Candidate) -> bool:
    """Whether a place tells whose office follows at once: "Former Kent police chief asked to resign"."""
    end = candidate.end
    if (
        wording.lower[end : end + 1] == ["and"]
        and wording.words[end + 1 : end + 2]
        and wording.words[end + 1].istitle()
    ):
        end += 2  # "Trinidad and Tobago police chief"
    role = roles().get(wording.of(end, end + 2).lower()) if end + 2 <= len(wording.words) else None
    return role is not None and role.label == "PERSON" and wording.parts[end] not in _VERBAL


def _is_building(candidate: Candidate) -> bool:
    """Whether an organisation's name is also that of a building one meets in."""
    return candidate.canonical in {"White House", "Kremlin", "Pentagon", "Capitol"}


def _by_syntax(wording: Wording, head: Token, candidate: Candidate, depth: int) -> Use:
    prepositions = [c.lower_ for c in head.children if c.dep_ == "case"]
    if head.dep_ in {"conj", "appos", "flat"} and depth < _DEEPEST and not prepositions:
        return _by_syntax(wording, head.head, candidate, depth + 1)
    if not candidate.canonical and is_river(wording, candidate):
        return "place"
    if head.dep_ in _SUBJECTS:
        return "actor" if _does_something(head, candidate) else "place"
    governor = head.head
    if prepositions and prepositions[-1] in _EXAMPLES and is_among_places(head, prepositions[-1]):
        return "place"
    if prepositions and prepositions[-1] in _EXAMPLES and governor.pos_ == "NOUN":
        around = [c.lower_ for c in governor.children if c.dep_ == "case"]
        if around and (around[-1] == "from" or _by_preposition(around[-1], governor.head, candidate) == "place"):
            return "place"  # "factories in countries such as Vietnam", "smuggled from states including Cambodia"
    if prepositions and prepositions[-1] == "of" and governor.lemma_.lower() in KINDS_OF_PLACES and depth < _DEEPEST:
        return _by_syntax(wording, governor, candidate, depth + 1)
    if prepositions:
        return _by_preposition(prepositions[-1], governor, candidate)
    if candidate.seat and _is_before_verb(head.doc, wording, candidate):
        return "actor"
    if head.dep_ in GIFTS:
        dealt_with = candidate.canonical or governor.lemma_ in _DEALT_WITH
        return "actor" if dealt_with and governor.lemma_ not in _VISITED else "place"
    if head.dep_ in {"obl:unmarked", "nmod:unmarked"}:
        asked = candidate.canonical and wording.tags[candidate.end : candidate.end + 2] == ["TO", "VB"]
        return "actor" if asked else "place"  # "urged Chile to leave, Peru to talk"
    return "place" if candidate.seat or not candidate.canonical else "actor"


def _does_something(head: Token, candidate: Candidate) -> bool:
    """Whether the subject of a clause acts or is dealt with: not "Kyiv is a city", "Amsel lies on a river"."""
    verb = head.head
    copula = next((c for c in verb.children if c.dep_ == "cop"), None)
    if copula is not None and (candidate.seat or not candidate.canonical) and verb.lemma_.lower() not in _MINDED:
        # "Kyiv is weighing sanctions", read as "sanctions that weigh"
        return copula.i + 1 < len(head.doc) and head.doc[copula.i + 1].tag_ == "VBG"
    if candidate.canonical:
        return True
    if head.dep_ == "nsubj:pass":
        return verb.lemma_ in _DEALT_WITH
    return verb.pos_ in {"VERB", "AUX", "ADJ", "NOUN"} and verb.lemma_ not in _LYING


def governs(noun: Token) -> bool:
    """Whether a noun for a town or province means its government: "the city is studying the plan"."""
    verb = noun.head
    if noun.dep_ == "nsubj":
        return verb.pos_ == "VERB" and verb.lemma_ not in _LYING
    if noun.dep_ in {"nsubj:pass", "obj"}:
        return verb.lemma_ in _DEALT_WITH and verb.lemma_ not in _VISITED
    return any(child.dep_ == "case" and child.lower_ in {"by", "against"} for child in noun.lefts)


def _is_before_verb(doc: list[Token], wording: Wording, candidate: Candidate) -> bool:
    """Whether a finite verb follows at once, "the aid Washington has provided", whatever the parser made of it."""
    finite = wording.tags[candidate.end : candidate.end + 1] in (["MD"], ["VBZ"], ["VBD"], ["VBP"])
    return finite and not doc[candidate.end].is_sent_start


def _by_preposition(preposition: str, governor: Token, candidate: Candidate) -> Use:
    if preposition in LOCATING:
        return "place"
    if preposition in {"including", "like"} and (not candidate.canonical or governor.lemma_.lower() in _SITES):
        return "place"
    if preposition in _ACTING:
        return "actor"
    if preposition in {"of", "than"} and governor.lemma_.lower() in _MEASURES | _PARTS:
        return "place"
    role = roles().get(governor.lemma_.lower())
    if preposition == "from" and role is not None and role.label == "PERSON":
        return "other"  # "a journalist from Ukraine"
    if preposition in {"of", "from"} and governor.ent_type_ == "PERSON":
        return "place"  # "Ada Roe of Argentina"
    if governor.pos_ == "ADV":  # "came briefly to Kuala Lumpur"
        governor = governor.head
    lemma = governor.lemma_.lower()
    if preposition in _MOVING and lemma in MOTION:
        return "place"
    if preposition in {"on", "about", "of"} and lemma in {"talk", "war", "conflict", "talks"}:
        return "other"
    if not candidate.canonical:
        return "place"
    if preposition == "from" and not candidate.seat:
        return "actor" if lemma in _TAKING or governor.pos_ == "ADJ" else "place"  # "bookings from the UK"
    if candidate.seat:
        given = preposition == "to" and lemma in _GIVING
        taken = preposition == "from" and lemma in _TAKING
        willing = preposition in {"of", "toward", "towards"} and lemma in _OF_THE_WILLING
        felt = preposition == "for" and (lemma in _FELT_BY or (governor.pos_ == "ADJ" and lemma not in _BOUND))
        return "actor" if given or taken or willing or felt or preposition == "on" else "place"
    return "actor"


def _is_possessive(wording: Wording, candidate: Candidate) -> bool:
    return wording.tags[candidate.end : candidate.end + 1] == ["POS"]


def _only_modifies(wording: Wording, candidate: Candidate, head: Token) -> bool:
    """Whether the name stands before a noun it only qualifies: "US President", "the Ukraine conflict"."""
    if head.dep_ not in {"compound", "amod", "nmod:desc", "nmod:unmarked", "nmod"} or head.head.i < candidate.end:
        return False
    if any(c.dep_ == "case" for c in head.children):
        return False
    between = wording.words[candidate.end : head.head.i]
    return {",", "and", "-", ";", ":"}.isdisjoint(between) or head.head.lemma_.lower() in roles()
