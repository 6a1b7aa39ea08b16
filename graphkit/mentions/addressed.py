"""Persons that the recogniser missed, told by what stands before them: a form of address, a relative, an initial."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from graphkit.gazetteer import ADDRESSES, HONORIFICS, cities, regions, roles, states
from graphkit.gazetteer.kin import KIN
from graphkit.mentions.candidates import Candidate
from graphkit.mentions.relatives import relative_end

if TYPE_CHECKING:
    from graphkit.tokens import Token
    from graphkit.wording import Wording

__all__ = ["titled"]

_LONGEST_OFFICE = 10
"""Words of a description before the name: "Assistant Secretary for Central Europe"."""

_INITIALLED = re.compile(r"(?:[A-Z]\.)+([A-Z][a-z]{2,})")
_REGION_ENDS = frozenset("Europe Asia Africa America East Caucasus Sahel Pacific Balkans".split())
"""Last words of the names of regions that offices are held for."""


def titled(doc: list[Token], wording: Wording, entities: list[Candidate], known: list[Candidate]) -> list[Candidate]:
    """Add persons the recogniser missed: behind a form of address, "Dr Roe", or a relative, or an initial: "U.Roe"."""
    taken = {i for e in (*entities, *known) for i in range(e.start, e.end)}
    dotted = [(i, word) for i, word in enumerate(wording.words) if "." in word and _INITIALLED.fullmatch(word)]
    persons = {word for i, word in dotted if _is_person(doc, i)} - {word for i, word in dotted if _is_thing(doc, i)}
    found = list(entities)
    leading = {word for word in wording.places if word.rstrip(".") in ADDRESSES}
    for i in wording.where(leading | KIN.keys() | set(map(str.lower, persons | _REGION_ENDS))):
        word = wording.words[i]
        if i + 1 == len(wording.words):
            break
        initialled = word in persons and i not in taken and _INITIALLED.fullmatch(word)
        if initialled and initialled[1] not in states() and initialled[1] not in cities():  # "N.Korea"
            found.append(_person(i, i + 1, "initial"))
            continue
        if word in KIN and i not in taken and (end := relative_end(doc, wording, i + 1, taken)) > i + 1:
            found.append(_person(i + 1, end, "relative"))
            taken |= set(range(i + 1, end))
            continue
        region = word in _REGION_ENDS and _of_an_envoy(doc, wording, i)
        if not word[0].isupper() or (word.lower().rstrip(".") not in ADDRESSES and not region):
            continue
        start = end = i + 1
        while end < len(doc) and end - start < 4 and end not in taken and _is_name_word(doc[end]):
            end += 1
        while start < end and doc[start].lower_.rstrip(".") in HONORIFICS:
            start += 1
        if word == "Sri" and doc[start].lower_ in {"lanka", "lankan", "lankans"}:
            continue
        if word == "Miss" and wording.lower[end : end + 1] == ["of"]:
            continue  # "Miss Pearl of the Ocean": a pageant
        if region and end - start < 2:
            continue
        if start < end and doc[start].lower_ not in roles():  # "Mr Speaker" is an office
            found.append(_person(start, end, "address"))
            taken |= set(range(start, end))
    return sorted(found, key=lambda c: c.start)


def _of_an_envoy(doc: list[Token], wording: Wording, index: int) -> bool:
    """Whether a region ends an office with a name behind it: "Assistant Secretary for Central Europe Ada Roe"."""
    if not any(wording.of(start, index + 1) in regions() for start in range(max(index - 1, 0), index + 1)):
        return False
    for position in range(index - 1, max(index - _LONGEST_OFFICE, 0), -1):
        if doc[position].is_sent_start or wording.words[position] == ",":
            return False
        if wording.lower[position] in {"for", "of"}:
            role = roles().get(wording.lower[position - 1])
            if role is not None and role.label == "PERSON":
                return True
    return False


def _is_person(doc: list[Token], index: int) -> bool:
    """Whether a word with an initial follows a title or does something: "President U.Ganzorig", "A.Roe said"."""
    token = doc[index]
    before = doc[index - 1].lower_.rstrip(".") if index and not token.is_sent_start else ""
    return before in roles() or before in HONORIFICS or (token.dep_ == "nsubj" and token.head.pos_ == "VERB")


def _is_thing(doc: list[Token], index: int) -> bool:
    """Whether a word with an initial tells of which kind a thing is: "an E.Coli outbreak"."""
    token = doc[index]
    return token.dep_ in {"compound", "amod"} and token.head.pos_ == "NOUN" and token.head.lower_ not in roles()


def _person(start: int, end: int, rule: str) -> Candidate:
    return Candidate(start=start, end=end, form="named", label="PERSON", number="singular", rule=rule)


def _is_name_word(token: Token) -> bool:
    return token.text[:1].isupper() and token.pos_ in {"PROPN", "NOUN", "ADJ", "X"} and not token.is_sent_start
