"""Acronyms and the words they stand for: bodies' names, and kinds of things that are no names."""

from __future__ import annotations

import dataclasses
import itertools
import re
import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING

from graphkit.gazetteer import states
from graphkit.mentions.candidates import Candidate

if TYPE_CHECKING:
    from graphkit.wording import Wording

__all__ = ["abbreviated", "spelt_out", "typed_by_spelling"]

_ACRONYM = re.compile(r"[A-Z][A-Z&]{2,7}")
_MIXED = re.compile(r"(?=.*[a-z])[A-Z][A-Za-z]*[A-Z]")
_POSSESSIVES = frozenset({"'s", "’s"})
_SMALL = 3
"""Letters of the longest word that an acronym may pass over: "of", "for", "and"."""

_SHORTEST = 2
"""Words of a person's name that is called by its initials, at least one more than these."""

_SMALL_BETWEEN = 4
"""Such words at most."""


def spelt_out(wording: Wording, entities: list[Candidate]) -> list[Candidate]:
    """Take the words that an acronym in brackets abbreviates for one body, however the recogniser cut them.

    "Board of Control for Cricket in India (BCCI)" (after Schwartz and Hearst 2003, A Simple Algorithm for Identifying
    Abbreviation Definitions: from the bracket backwards, a letter for each word, small words may go without).
    """
    words, found = wording.words, list(entities)
    for index in wording.where(["("]):
        if index < 2 or words[index + 2 : index + 3] != [")"] or not _ACRONYM.fullmatch(words[index + 1]):
            continue
        start = _spelt_from(words, index, words[index + 1])
        end = index - (words[index - 1] in _POSSESSIVES)
        if start is None or end - start < 3:
            continue
        inside = [e for e in found if start < e.end and e.start < index]
        if any(e.start < start or (e.start == start and e.end == end) for e in inside):
            continue  # found whole, or a part of a longer name
        if not any(e.label == "ORG" for e in inside):
            continue  # "Comprehensive Test Ban Treaty (CTBT)" has no part that is a body
        found = [e for e in found if e not in inside]
        found.append(Candidate(start=start, end=end, form="named", label="ORG", number="singular", rule="entity:ORG"))
    return sorted(found, key=lambda c: c.start)


def typed_by_spelling(wording: Wording, entities: list[Candidate]) -> list[Candidate]:
    """Take an acronym for what it abbreviates: "the BoE" for the Bank of England, "JRD" for Juan Ramon Diaz."""
    organisations = [e for e in entities if e.label == "ORG" and e.end - e.start > _SHORTEST]
    capitals = {_initials(wording, e, small=False) for e in organisations} - states().keys()  # not "USA"
    bodies = {_initials(wording, e) for e in organisations}
    named = [e for e in entities if e.label == "PERSON" and e.end - e.start > _SHORTEST]
    persons = {_initials(wording, e).upper() for e in named} - bodies  # "OBL" for Osman bin Lund
    found = []
    for entity in entities:
        word = wording.words[entity.start] if entity.end - entity.start == 1 else ""
        mixed = _MIXED.fullmatch(word) and word in bodies
        if entity.label != "ORG" and (mixed or (word in capitals and _ACRONYM.fullmatch(word))):
            entity = dataclasses.replace(entity, label="ORG", gender="", rule="entity:ORG")
        elif entity.label != "PERSON" and word in persons and _ACRONYM.fullmatch(word):
            entity = dataclasses.replace(entity, label="PERSON", rule="entity:PERSON")
        found.append(entity)
    return found


def _initials(wording: Wording, entity: Candidate, *, small: bool = True) -> str:
    """The first letters of a name's words, without accents; with or without those of its small words."""
    words = wording.words[entity.start : entity.end]
    letters = "".join([word[0] for word in words if small or not word.islower()])
    if letters.isascii():
        return letters
    return "".join(c for c in unicodedata.normalize("NFKD", letters) if not unicodedata.combining(c))


def abbreviated(wording: Wording) -> dict[str, list[list[str]]]:
    """What each acronym of a document stands for, as far as the document says so.

    In brackets, "African Trade Week (ATW)" and "IPP (independent power producer)"; for an acronym without them all
    words in capitals that have its letters.
    """
    words = wording.words
    found: dict[str, list[list[str]]] = {}
    for i in wording.where(["("]):
        if i and i + 1 < len(words) and _ACRONYM.fullmatch(word := words[i - 1]):
            spelt = itertools.takewhile(lambda w: w != ")", words[i + 1 : i + 2 * len(word) + 1])
            if _abbreviate(plain := [w for w in spelt if w.isalpha()], word):
                found.setdefault(word, [plain])
        if words[i + 2 : i + 3] == [")"] and _ACRONYM.fullmatch(short := words[i + 1]):
            start = _spelt_from(words, i, short)
            plain = words[max(0, i - len(short)) if start is None else start : i]
            if start is not None or _abbreviate(plain, short):
                found.setdefault(short, [plain])
    unexplained = {word for word in words if word.isupper() and _ACRONYM.fullmatch(word)} - found.keys()
    if unexplained:
        capital = [word[0].isupper() for word in words]
        ends = [i for i in range(1, len(words)) if capital[i - 1] and not capital[i] and words[i] != "("]
        for length in sorted({len(word) for word in unexplained}):
            for run in (words[end - length : end] for end in ends if end >= length and capital[end - length]):
                if (short := "".join(w[0] for w in run).upper()) in unexplained:  # "Freedom of Information Act"
                    found.setdefault(short, []).append(run)
    return found


def _abbreviate(words: Sequence[str], acronym: str) -> bool:
    """Whether words without capitals have an acronym's letters."""
    return all(w.islower() for w in words) and [w[0] for w in words] == list(acronym.lower())


def _spelt_from(words: Sequence[str], end: int, acronym: str) -> int | None:
    """Where the words begin that end before token ``end`` and whose initials are the acronym; None where none are."""
    letters = [c.lower() for c in acronym if c.isalpha()]
    index = end - 1
    while letters and index >= 0 and end - index <= len(acronym) + _SMALL_BETWEEN:
        word = words[index]
        if word[0].lower() == letters[-1] and (word[0].isupper() or (word.islower() and len(letters) > 1)):
            letters.pop()
            if not letters:
                return index if word[0].isupper() else None
        elif not (word.islower() and len(word) <= _SMALL):
            return None
        index -= 1
    return None
