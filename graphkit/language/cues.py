"""What stands in a name and next to it tells its type: "Minister X", "CEO of X", "X village", "the daily X", "X Party".

The recogniser has seen these words too, but it weighs them against a name it never met; here they decide. A cue speaks
for one mention; what it says of the others is for the document to decide (`graphkit.language.consistency`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from graphkit.gazetteer import (
    ADDRESSES,
    BODY_HEADS,
    BODY_OPENERS,
    COMPANY_FORMS,
    PLACE_HEADS,
    TRADES,
    cities,
    first_names,
    institutions,
    peoples,
    regions,
    roles,
    seats,
    state_adjectives,
    states,
)
from graphkit.gazetteer.kin import KIN

__all__ = [
    "BODIES_BEFORE",
    "CALENDAR",
    "CREEDS",
    "NAME_TYPES",
    "QUOTES",
    "THINGS",
    "TITLES",
    "Name",
    "typed_by_cues",
    "typed_by_lists",
]

NAME_TYPES = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "MISC"})
"""The types the rules know; entities of other types (dates, amounts) are none of theirs."""

CALENDAR = frozenset(
    "January February March April May June July August September October November December "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
)
"""Words that are seldom the name they may be elsewhere in the text: "Theresa May ... in May"."""

CREEDS = frozenset(
    "Buddhist Buddhists Catholic Catholics Christian Christians Hindu Hindus Islamic Jew Jewish Jews Muslim Muslims "
    "Nazi Nazis Orthodox Protestant Protestants Shia Shiite Sikh Sikhs Sunni".split()
)
"""Adjectives and names of those who share a belief."""

TITLES = frozenset(
    "President Minister Premier Chancellor Senator Sen. Rep. Governor Gov. Gov Mayor Ambassador Chairman Chairwoman "
    "Chairperson Spokesman Spokeswoman Spokesperson Commissioner Secretary Legislator Speaker Envoy PM MP CEO "
    "General Gen. Gen Lt. Lt Col. Col Colonel Maj. Capt. Capt Captain Sgt. Sgt Adm. Admiral Brigadier "
    "Judge Justice Advocate Professor Prof. Prof Dr. Dr Mr. Mr Mrs. Mrs Ms. Ms Miss Madam Sir Dame Lord "
    "Emperor King Queen Prince Princess Sheikh Imam Pope Father Archbishop Bishop Rabbi Shri Sri Smt".split()
)
"""What stands before a person: nineteen in twenty names after these words are persons in Worldwide Newswire's train."""

_WORK_HEADS = frozenset(
    "Act Agreement Award Awards Bill Championship Championships Cup Day Festival Games Prize Program Programme Report "
    "Summit Treaty War".split()
)
"""Last words of laws, prizes and events, which are no bodies: "National Reading Day"."""

_LONGEST_PERSON = 6
"""Words that a person's name has fewer of, hyphens counted."""

_QUARTERS = frozenset("NE NW SE SW UK UN US EU".split())
"""Two capitals that open no club's name, as those of "AS Amsel" do."""

_AIR_RANKS = frozenset({"Chief", "Commodore", "Marshal", "Vice"})
"""What stands behind "Air" in an officer's rank and in no airline's name."""

_ARTICLES = frozenset({"Te", "La", "Le", "El", "O", "A", "Die", "Das"})
"""Articles before them: "Te Rūnanga o Amsel"."""

_SUFFIXES = frozenset({"Jr", "Jr.", "Sr", "Sr.", "Júnior"})
"""What ends the names of a son and his father: "RFK Jr."."""

_SITE_HEADS = frozenset(
    "Airport Avenue Bridge Cathedral Dam Highway Monastery Museum Square Stadium Street Tower".split()
)
"""Last words of buildings and roads."""

_VOTES = 3
"""What a mention with a cue counts against mentions without; 2 to 5 make no difference, more does harm in train."""

THINGS = frozenset(
    "Bible Christmas Diwali Easter Eid Gospel Gospels Hanukkah Koran Passover Quran Ramadan Torah".split()
)
"""Scriptures and feasts."""

_ABBREVIATED = re.compile(r"[A-Z]{3,}[a-z]{2,}")
"""Initials and the beginning of a word, as bodies spell themselves: "HERFund"."""

_DOCTRINE = re.compile(r"[A-Z][a-z]{3,}ism")
"""Beliefs, which act through those who share them: "Hinduism"."""

_YOUNGEST, _OLDEST = 13, 110
"""Ages in years that tell a person: "Tamsin, 34,"."""

_SITES_AFTER = frozenset(
    "constituency county district governorate municipality oblast prefecture province provincial residents subcounty "
    "taluk tehsil town upazila village".split()
)
"""What follows the name of a place: "X village"."""

_DWELLERS = frozenset("businessman businesswoman man mayor resident teenager woman".split())
"""Who is told by the place in front: "a X woman"."""

_SITES_BEFORE = frozenset(
    "city cities county district districts governorate hamlet municipality neighborhood neighbourhood prefecture "
    "province suburb town towns village villages".split()
)
"""What "of" joins to the name of a place: "the town of X"."""

BODIES_BEFORE = frozenset(
    "agency airline bank brand broadcaster channel channels club company daily developer firm giant group insurer "
    "magazine newspaper newspapers party NGO NGOs outlet retailer startup union website".split()
)
"""What a body is called right before its name: "the daily X"."""

_CLUBS = frozenset("Albion Athletic Hotspur Rangers Rovers United Wanderers".split())
"""Last words of the names of clubs that are called after their town."""

_PARTISANS = frozenset({"Democrats", "Republicans"})
"""Last words of names for those in a state who share a party: "Ohio Democrats"."""

_NOT_PERSONAL = BODY_HEADS | TRADES | COMPANY_FORMS | PLACE_HEADS | _CLUBS
"""Words that no person's name holds: "Tavir United"."""

_ADDRESSES = ADDRESSES - {"miss", "sri"}
"""Forms of address with which no place's name begins."""

_PARTS_OF_BODIES = frozenset(
    "CEO executive founder co-founder cofounder chairman chairperson chairwoman owner shareholder subsidiary".split()
)
"""What "of" joins to a body's name: "the CEO of X"."""

_AFTER_BODIES = frozenset(
    "CEO CFO chairman co-founder striker midfielder defender goalkeeper subsidiary shares shareholders".split()
)
"""What follows a body's name: "X shares". Persons have spokesmen, founders, presidents and guards of theirs, too."""

_PAIRED = frozenset({"chief", "managing"})
"""First words of the offices of two words in firms."""

_HELD = frozenset("shares Shares stake stakes shareholding stock".split())
"""What "of" and "in" join to a firm's name."""

_OWNED_BY_BODIES = frozenset(
    "CEO chairman chairperson correspondent editor goalkeeper headquarters midfielder newsroom shareholders shares "
    "squad striker subsidiary "
    "subsidiaries".split()
) | {"chief executive", "chief financial", "managing director"}
"""What bodies have, and hardly anybody else: "X's shares"."""

_DONE_BY_BODIES = frozenset(
    "developed issued managed operated organised organized owned presented provided published sponsored".split()
)
"""What is done by bodies and seldom by places: "figures presented by X"."""

QUOTES = frozenset("\"“‘'«")
"""Marks that open a quotation or a title."""

_POSSESSIVES = frozenset(("'s", "’s", "'", "’"))

_HYPHENATED = 3
"""Tokens of a word with a hyphen in it: "Sibanye-Stillwater"."""

_PREPOSITIONS = frozenset("at by for from in of on to with".split())
"""What may stand before "which"."""

_WAS = frozenset("was is has had served finished led died heads leads chairs works lives".split())
"""Verbs of one person behind "who"; clubs "were" and "have"."""

_LOCATIVE = frozenset("In across at between from in near of to".split())
"""What may stand before a list of places."""

_TRUST = frozenset(
    "belief believe believed believes confidence confident disappointed disappointment faith hope interest interested "
    "pride trust".split()
)
"""Words after which "in" leads to a person as well: "confidence in X"."""

_WENT = frozenset(
    "came commute drive driven drove fled flew flight fly flying go goes going gone headed moved relocated return "
    "returned returning road sailed travel traveled travelled travelling trip went".split()
)
"""Words after which "to" leads to a place."""

_JOINED = {(",",): False, ("and",): True, ("or",): True, ("&",): True, (",", "and"): True, (",", "or"): True}
"""What stands between two names of a list, and whether the second is its last."""


@dataclass(slots=True)  # not frozen: many are made, and freezing makes them three times as dear
class Name:
    """An entity: its tokens, half open, its words, its type, and how many votes it has on its spelling's type.

    ``text`` is its words with a space between them.
    """

    start: int
    end: int
    words: tuple[str, ...]
    label: str
    votes: int = 1
    text: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        self.text = " ".join(self.words)


def typed_by_cues(words: Sequence[str], names: Sequence[Name]) -> list[Name]:
    """Give each name the type that its own words and its neighbours tell; without a cue it keeps its own.

    Args:
        words: All words of the document.
        names: Its names, in order, all of ``NAME_TYPES``.
    """
    persons = {word for name in names if name.label == "PERSON" and len(name.words) > 1 for word in name.words}
    found = []
    for name in names:
        second, previous = ("", "", *words[max(0, name.start - 2) : name.start])[-2:]
        after = words[name.end] if name.end < len(words) else ""
        known = name.text in states() or name.text in seats() or name.text in cities()
        label = (
            _of_its_words(name)
            or (_of_a_title(name) if previous in TITLES or (not known and _is_kin(second, previous, after)) else "")
            or _of_several(name, previous)
            or ("" if known else _of_a_role(name, previous))
            or ("" if known else _of_a_clause(name, previous, words[name.end : name.end + 3]))
            or ("" if known else _of_an_age(name, previous, words[name.end : name.end + 3]))
            or _of_the_gazetteer(name, persons, known)
            or ("" if known else _of_a_body(name, second, previous, words[name.end : name.end + 3]))
            or _of_a_site(name, second, previous, after)
        )
        if label not in {"", name.label}:
            name = replace(name, label=label, votes=_VOTES)
        elif not label and _stands_in(name, second, previous, after, persons):
            name = replace(name, label="GPE")
        found.append(name)
    return found


def _of_its_words(name: Name) -> str:
    """Last words tell bodies ("Azam University", "Amber Assets Bhd"), events ("Reading Day"), buildings; "HERFund"."""
    last = name.words[-1]
    if len(name.words) > 1:
        burmese = name.words[0] == "U" and len(name.words) > 2 and all(word.istitle() for word in name.words)
        initial = len(name.words) > 2 and len(name.words[-2].rstrip(".")) == 1 and name.words[-2].isupper()
        if last in COMPANY_FORMS or (last in BODY_HEADS | TRADES and name.label != "FAC"):
            return "ORG"
        if name.label == "ORG" and (burmese or last in _SUFFIXES or (initial and last.istitle())):
            return "PERSON"  # "EAM S Amsel", "U Tin Amsel", not "Hepatitis B Foundation"
        if name.label in {"PERSON", "GPE"} and (_opens_a_body(name) or last in _CLUBS):
            return "ORG"
        if name.label == "GPE" and name.words[0].lower().rstrip(".") in _ADDRESSES and name.text not in states():
            return "PERSON"  # "Datuk Seri Azlan"
        if (last in _WORK_HEADS and name.label == "ORG") or (last == "Show" and name.label == "PERSON"):
            return "MISC"
        if last in _SITE_HEADS and name.label not in {"ORG", "LOC"}:
            return "FAC"
        return "GPE" if last in PLACE_HEADS and name.label in {"PERSON", "GPE"} else ""
    if last in {"Islam", "Christianity"} or _DOCTRINE.fullmatch(last):
        return "MISC"
    if name.label not in {"PERSON", "GPE", "ORG"}:
        return ""
    return "MISC" if last in THINGS else "ORG" if _ABBREVIATED.fullmatch(last) else ""


def _is_kin(second: str, previous: str, after: str) -> bool:
    """Whether a noun for a relative stands before a name: "her brother Doug"; not "her son, Lund Councillor Doug"."""
    return (second if previous == "," else previous) in KIN and not after[:1].isupper()


def _opens_a_body(name: Name) -> bool:
    """Whether a name begins like a club's or a body's in another language: "FC Amsel", "Te Rūnanga o Amsel"."""
    first = name.words[1] if name.words[0] in _ARTICLES and len(name.words) > 2 else name.words[0]
    capitals = name.label == "GPE" and len(first) == 2 and first.isupper() and first not in _QUARTERS
    airline = first == "Air" and name.words[1] not in _AIR_RANKS
    return airline or (capitals and name.words[1] != "-") or first in BODY_OPENERS


def _of_a_title(name: Name) -> str:
    """What follows a title is a person: "Gen Somchai"."""
    whole = name.words[0].istitle() and len(name.words) < 5 and all(word[:1].isalpha() for word in name.words)
    return "PERSON" if whole and name.label not in {"PERSON", "FAC"} else ""


def _of_several(name: Name, previous: str) -> str:
    """What would be a person is a club or band behind "the" as a plural: "the Tavir Panthers"; partisans are a people.

    None of 324 such names in Worldwide Newswire's train and dev is a person but two who have a given name in front.
    """
    plural = len(name.words) > 1 and name.words[-1].endswith("s") and all(word.istitle() for word in name.words)
    if plural and name.label in {"PERSON", "GPE"} and name.words[-1] in _PARTISANS:
        return "NORP"
    club = plural and previous.lower() == "the" and name.label == "PERSON"
    return "ORG" if club and name.words[0] not in first_names() else ""


_OPENING_PLACES = frozenset(
    "North South East West Central New Old Upper Lower Greater Mount Lake Port San Santa".split()
)
"""First words of the names of places."""


def _of_a_role(name: Name, previous: str) -> str:
    """What would be an unknown place of some words is a person behind what he is: "Tavir official Omar al-Roe"."""
    if name.label != "GPE" or not 1 < len(name.words) < _LONGEST_PERSON or not previous.islower():
        return ""
    role = roles().get(previous)
    placed = name.words[0] in _OPENING_PLACES  # "told the governor South Tavir was flooded"
    return "PERSON" if role is not None and role.label == "PERSON" and not placed else ""


def _of_a_clause(name: Name, previous: str, after: Sequence[str]) -> str:
    """A name of some words, no known place, is a person in "Helen Marsh, director of"; none is "X, on which"."""
    if len(after) < 3 or after[0] != ",":
        return ""
    described = after[1] == "who" and after[2] in _WAS and previous.lower() != "the"
    if described and name.label in {"GPE", "ORG"} and _may_be_a_persons(name):
        return "PERSON"  # "Gachora, who was in hospital"
    lone = len(name.words) == 1 or (len(name.words) == _HYPHENATED and name.words[1] == "-")
    if name.label == "PERSON" and lone:
        return "ORG" if after[1] == "which" or (after[1] in _PREPOSITIONS and after[2] == "which") else ""
    if name.label != "GPE" or not 1 < len(name.words) < 4:
        return ""
    role = roles().get(after[1])
    return "PERSON" if role is not None and role.label == "PERSON" and after[2] in {"of", "at", "for"} else ""


def _may_be_a_persons(name: Name) -> bool:
    """Whether nothing in a name tells that it is a body's: "Tavir United, who are second", is a club."""
    plain = len(name.words) < _LONGEST_PERSON and all(word.istitle() for word in name.words)
    return plain and _NOT_PERSONAL.isdisjoint(name.words)


def _of_an_age(name: Name, previous: str, after: Sequence[str]) -> str:
    """A name with an age behind it is a person: "Tamsin, 34, and Oren, 32"."""
    if name.label not in {"GPE", "ORG"} or len(after) < 3 or after[0] != "," or not after[1].isdigit():
        return ""
    person = all(word.istitle() for word in name.words) and previous not in _LOCATIVE
    aged = _YOUNGEST <= int(after[1]) <= _OLDEST and after[2] in {",", ";", ".", ")"}
    return "PERSON" if person and aged and len(name.words) < 4 else ""


def _of_the_gazetteer(name: Name, persons: set[str], known: bool) -> str:
    """A state or city is no person ("Kyiv") unless it is a given name or part of a full name; nor is a region."""
    if name.label == "MISC" and name.text in institutions():
        return institutions()[name.text].label
    if name.label in {"MISC", "ORG"} and (name.text in peoples() or name.text in CREEDS):
        return "NORP"
    if name.label in {"PERSON", "MISC", "ORG"} and name.text in regions():
        return "LOC"
    person = name.text in persons or name.text in first_names() or name.text.lower() in state_adjectives()
    return "GPE" if known and name.label in {"PERSON", "MISC"} and not person else ""


def _of_a_body(name: Name, second: str, previous: str, after: Sequence[str]) -> str:
    """Where a body is spoken of: "CEO of X", "X shares", "X's board", "the daily X", "according to X", "goals for X".

    Full names follow such words as well: "game developer Jane Roe", "the company Jane Roe founded".
    """
    if name.label not in {"PERSON", "GPE", "MISC"}:
        return ""
    full = name.label == "PERSON" and len(name.words) > 1
    kind = second if previous in QUOTES else "" if full else previous
    part = (previous == "of" and second in _PARTS_OF_BODIES) or (previous in {"in", "of"} and second in _HELD)
    owned = after[1] if len(after) > 1 and after[0] in _POSSESSIVES else ""
    owned = f"{owned} {after[2]}" if owned in _PAIRED and len(after) > 2 else owned
    owner = owned in _OWNED_BY_BODIES or (owned == "board" and name.label == "PERSON")  # towns have school boards
    followed = name.label == "PERSON" and not _AFTER_BODIES.isdisjoint(after[:1])
    source = name.label == "GPE" and previous == "to" and second.lower() == "according"
    scored = previous == "for" and second in {"goal", "goals"}
    made = name.label == "GPE" and previous == "by" and second in _DONE_BY_BODIES
    told = part or owner or followed or source or scored or made
    return "ORG" if told or (kind in BODIES_BEFORE and name.label != "MISC") else ""


def _of_a_site(name: Name, second: str, previous: str, after: str) -> str:
    """Where a place is spoken of: "X village", "the town of X", "an X woman"."""
    if name.label in {"GPE", "FAC"}:
        return ""
    if (after in _SITES_AFTER and not _people(name)) or (previous == "of" and second in _SITES_BEFORE):
        return "GPE"
    return "GPE" if after in _DWELLERS and name.label in {"PERSON", "LOC"} else ""


def _stands_in(name: Name, second: str, previous: str, after: str, persons: set[str]) -> bool:
    """Whether a lone word that is no surname stands in "in X": the weakest cue, which has no more votes than none."""
    lone = name.label == "PERSON" and len(name.words) == 1 and name.text not in persons
    place = previous in {"in", "In"} and second.lower() not in _TRUST
    place = place or (previous == "to" and second in _WENT)
    return lone and place and after not in _POSSESSIVES


def _people(name: Name) -> bool:
    """Whether the last word is the adjective of a state ("Indian villages") or ends like one."""
    word = name.words[-1].lower()
    return name.label == "NORP" and (word in state_adjectives() or word.endswith(("an", "ese", "ish", "ic", "i")))


def typed_by_lists(words: Sequence[str], names: Sequence[Name]) -> list[Name]:
    """Names in one list share a type: "Carmen, Ivonne, Maritza and X" are persons where all but X are.

    A list has three names or more and ends with "and" or "or", or it has four or more; one of places needs only a word
    before it that says so ("at Badeq, Kesara, X, Y") and two places at its head. Places and bodies that the gazetteer
    knows keep their type.
    """
    found: list[Name] = []
    items: list[Name] = []
    closed = False
    for name in names:
        gap = tuple(words[items[-1].end : name.start]) if items and name.start - items[-1].end < 3 else ()
        if closed or gap not in _JOINED:
            found += _alike(words, items, closed)
            items, closed = [name], False
        else:
            items.append(name)
            closed = _JOINED[gap]
    return found + _alike(words, items, closed)


def _alike(words: Sequence[str], items: list[Name], closed: bool) -> list[Name]:
    if len(items) < (3 if closed else 4):
        return items
    label = _label_of_most(items) or _label_of_places(words, items)
    return [replace(name, label=label) if _unsure(name) else name for name in items] if label else items


def _label_of_most(items: list[Name]) -> str:
    """Type of two thirds of the names; states tell nothing of a person beside them ("Germany, France and X")."""
    (label, most), *others = Counter(name.label for name in items).most_common()
    if len(others) != 1 or most < 2 * others[0][1] or label not in {"PERSON", "GPE", "NORP"}:
        return ""
    sure = not all(_unsure(name) for name in items if name.label == label)
    return "" if sure and others[0][0] == "PERSON" else label


def _label_of_places(words: Sequence[str], items: list[Name]) -> str:
    """GPE where a word that leads to places stands before four names, and the first two are places."""
    start = items[0].start
    placed = len(items) > 3 and start > 0 and words[start - 1] in _LOCATIVE
    return "GPE" if placed and items[0].label == items[1].label == "GPE" else ""


def _unsure(name: Name) -> bool:
    """Whether a name may be of another type: no body or building, nor what the gazetteer knows."""
    known_names = (states(), seats(), cities(), regions(), institutions())
    adjective = name.words[-1].lower() in state_adjectives()
    given = len(name.words) == 1 and name.text in first_names()  # "Bill, Hillary and Chelsea"
    body = name.label == "FAC" or (name.label == "ORG" and not given)
    return not body and not adjective and not any(name.text in names for names in known_names)
