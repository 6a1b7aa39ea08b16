"""Bodies by the noun beside their names that says what they are: "Swiss drugmaker Novaro", "Amsel, an insurer"."""

from __future__ import annotations

import dataclasses
import functools
from typing import TYPE_CHECKING

from graphkit.gazetteer import ADDRESSES, HONORIFICS, cities, first_names, roles, state_adjectives, states
from graphkit.mentions.candidates import Candidate
from graphkit.mentions.conduct import is_told_that

if TYPE_CHECKING:
    from graphkit.tokens import Token
    from graphkit.wording import Wording

__all__ = ["KIND_OF_BODY", "firms"]

_KINDS = frozenset(
    "airline automaker broadcaster carmaker chipmaker conglomerate consultancy distributor drugmaker exporter insurer "
    "lender manufacturer newspaper planemaker refiner retailer shipbuilder shipper startup start-up steelmaker "
    "supplier utility".split()
)
"""Nouns for bodies that open sentences, too: "Lender Tavoro said"."""

_LOWER = _KINDS | frozenset("agency bank company developer firm giant group maker operator outlet tank union".split())
"""Those that stand before names inside sentences."""

_DATES = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
    "September October November December Christmas Easter".split()
)
"""What the day of an event is called: "the company Monday said"."""

_BY_SOUND = frozenset({"entity:PERSON", "entity:ORG", "entity:FAC"})
"""Rules by which a name was found whose type its sound told."""

KIND_OF_BODY = "kind of body"
"""The rule of a name whose type the noun beside it told."""

_LINKS = {1: (["of"], ["for"]), 2: (["of", "the"], ["for", "the"])}
"""What may stand inside a name, by its length."""

_LONGEST_NAME = 6


def firms(doc: list[Token], wording: Wording, entities: list[Candidate]) -> list[Candidate]:
    """The names, with those of bodies that were missed, and without the noun in those that took it in.

    "Lender Tavoro" is Tavoro, a body; "Swiss drugmaker Novaro bought it" names Novaro.

    Args:
        doc: The document's tokens.
        wording: Their words.
        entities: Disjoint names.
    """
    nouns, described = wording.where(_LOWER), wording.where(_bodies())
    if not nouns and not described:
        return entities
    at = {i: entity for entity in entities for i in range(entity.start, entity.end)}
    found = {entity.start: entity for entity in entities}
    for noun in nouns:
        start = noun + 1
        if start >= len(wording.words) or not _says_what_follows(wording, noun):
            continue
        entity = at.get(noun) or at.get(start)
        if entity is None:
            end = _name_end(wording, start, at)
            body = _body(start, end)
            if end > start and not _is_person(wording, start, end) and not is_told_that(doc, wording, body):
                found[start] = body
        elif entity.start in {noun, start} and entity.end > start and entity.rule in _BY_SOUND:
            told = noun == wording.sentence(noun)[0] or entity.rule == "entity:FAC"  # "property developer Vista Garden"
            if told and not entity.canonical and not _is_person(wording, start, entity.end):
                found.pop(entity.start)
                found[start] = dataclasses.replace(entity, start=start, label="ORG", gender="neuter", rule=KIND_OF_BODY)
    for noun in described:
        start, end = _name_described(doc, wording, noun, at)
        if end > start and not _is_person(wording, start, end):
            found[start] = _body(start, end)
    return sorted(found.values(), key=lambda entity: entity.start)


def _body(start: int, end: int) -> Candidate:
    return Candidate(
        start=start, end=end, form="named", label="ORG", gender="neuter", number="singular", rule=KIND_OF_BODY
    )


@functools.cache
def _bodies() -> frozenset[str]:
    """Nouns of one word for bodies."""
    return frozenset(noun for noun, role in roles().items() if role.kind == "body" and " " not in noun)


def _name_described(doc: list[Token], wording: Wording, noun: int, taken: dict[int, Candidate]) -> tuple[int, int]:
    """The words of a name that nothing else tells before its apposition: "Amsel, an insurer,"; no words without one."""
    named = doc[noun].head
    comma = next((i for i in range(noun - 1, named.i, -1) if wording.words[i] == ","), named.i)
    if doc[noun].dep_ != "appos" or comma == named.i or wording.lower[comma + 1] not in {"a", "an"}:
        return noun, noun
    start = comma
    while (
        start and start - 1 not in taken and wording.parts[start - 1] == "PROPN" and _is_name_word(wording, start - 1)
    ):
        start -= 1
    known = start - 1 in taken or start > named.i or wording.words[comma - 1] in cities()
    return (noun, noun) if known else (start, comma)


def _says_what_follows(wording: Wording, noun: int) -> bool:
    """Whether a noun in lower case, or the first of its sentence, has a name right behind it."""
    word, name = wording.words[noun], wording.words[noun + 1]
    if not name[:1].isupper() or noun + 1 == wording.sentence(noun + 1)[0]:
        return False
    return word.islower() or (word.istitle() and word.lower() in _KINDS and noun == wording.sentence(noun)[0])


def _name_end(wording: Wording, start: int, taken: dict[int, Candidate]) -> int:
    """One past the capitalised words of a name that nothing else tells; ``start`` where there is none."""
    end = start
    while end < min(start + _LONGEST_NAME, len(wording.words)) and end not in taken:
        if not _is_name_word(wording, end):
            link = next((n for n in (2, 1) if end > start and wording.lower[end : end + n] in _LINKS[n]), 0)
            if not link or end + link >= len(wording.words) or not _is_name_word(wording, end + link):
                break
            end += link  # "Friends of the Pier"
        end += 1
    longer = end < len(wording.words) and (end in taken or wording.words[end][:1].isupper())
    return start if longer else end


def _is_name_word(wording: Wording, index: int) -> bool:
    word = wording.words[index]
    lower = word.lower().rstrip(".")
    plain = lower in roles() or lower in HONORIFICS or lower in ADDRESSES or lower in state_adjectives()
    return word[0].isupper() and word[-1].isalnum() and not plain and word not in _DATES and word not in states()


def _is_person(wording: Wording, start: int, end: int) -> bool:
    """Whether a name of some words begins with a given name: "Broadcaster Ada Roe"."""
    return end - start > 1 and wording.words[start] in first_names()
