"""Who is told by an age, "the 54-year-old", by being a family, "the siblings", or by what it issued."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from graphkit.gazetteer import roles, state_adjectives
from graphkit.mentions.candidates import Candidate
from graphkit.mentions.pairs import FAMILIES

if TYPE_CHECKING:
    from graphkit.tokens import Token
    from graphkit.wording import Wording

__all__ = ["aged", "find_families", "issuers", "nationals"]

_ISSUED = frozenset("statement announcement communique communiqué report".split())
"""What a body issues under its own name."""

_AGE = re.compile(r"the (?:now[- ])?(\d{1,3})[- ]?-?[- ]?year[- ]?-?[- ]?old")
_LONGEST_AGE = 8
"""Tokens of an age at most: "the", "now", "-", "71", "-", "year", "-", "old"."""

_SAID = frozenset("said says added adds told tells admitted insisted explained".split())
_OF_ONE = ("an", "ine", "eek", "zech", "ri", "li", "qi", "ni")
"""How adjectives of states end that mean one person behind "the"; "the French said" means all."""

_TOGETHER = frozenset("siblings brothers sisters duo trio pair couple twins".split())
"""Nouns for several people who were named together."""

_MODIFIERS = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "PUNCT", "VERB"})
_NOT_A_HEAD = frozenset({"NOUN", "PROPN", "NUM", "ADJ"})


def issuers(doc: list[Token], wording: Wording, taken: dict[int, Candidate]) -> Iterator[Candidate]:
    """The body whose statement it is: "an agency statement", "in a company press release"."""
    lower = wording.lower
    for behind in wording.where((*_ISSUED, "press")):
        i = behind - 1
        if i < 1 or i in taken or (lower[behind] == "press" and lower[behind + 1 : behind + 2] != ["release"]):
            continue
        role = roles().get(lower[i])
        if role is not None and role.label == "ORG" and lower[i - 1] in {"a", "an", "the", "this"}:
            yield Candidate(
                start=i, end=i + 1, form="nominal", label="ORG", gender="neuter", role=role.noun, rule="role noun"
            )


def aged(doc: list[Token], wording: Wording) -> Iterator[Candidate]:
    """A person told by age alone: "they freed the 71-year-old", "the now-71-year-old"."""
    for i in wording.where(["old", "year-old"]):
        if i < 2:
            continue
        start = i
        while (
            start and i - start < _LONGEST_AGE and not wording.words[start].isspace() and wording.lower[start] != "the"
        ):
            start -= 1
        age = wording.of(start, i + 1).lower()
        match = _AGE.fullmatch(age)
        following = doc[i + 1] if i + 1 < len(doc) else None
        if match is None or (following is not None and _goes_on(following)):
            continue
        yield _somebody(start, i + 1, f"{match[1]}-year-old", "age")


def nationals(doc: list[Token], wording: Wording) -> Iterator[Candidate]:
    """Somebody who speaks by where he is from: '"He was fantastic," the Argentine said'."""
    for verb in wording.where(_SAID):
        i = verb - 1
        state = state_adjectives().get(wording.lower[i], "") if i > 0 and wording.lower[i - 1] == "the" else ""
        if state and wording.lower[i].endswith(_OF_ONE) and doc[verb].tag_ in {"VBD", "VBZ"}:
            yield _somebody(i - 1, i + 1, f"national of {state}", "role noun")


def _somebody(start: int, end: int, role: str, rule: str) -> Candidate:
    """One person whom the text does not name there, at the tokens from ``start`` up to ``end``."""
    return Candidate(start=start, end=end, form="nominal", label="PERSON", number="singular", role=role, rule=rule)


def _goes_on(following: Token) -> bool:
    """Whether an age only tells of the noun behind it: "the 54-year-old man", not "The 54-year-old replaces Roe"."""
    if following.is_space or following.pos_ not in _NOT_A_HEAD:
        return False
    third = following.doc[following.i + 1] if following.i + 1 < len(following.doc) else None
    verb = following.tag_ == "NNS" and third is not None and third.pos_ in {"DET", "PROPN", "PRON"}
    return not verb


def find_families(wording: Wording, *, named: bool) -> Iterator[Candidate]:
    """A family or pair by what its members are to each other: "the siblings", "the duo".

    Args:
        wording: The words of the document.
        named: Whether it names families; else two who were named together are meant, see ``pairs``.
    """
    for i in wording.where(_TOGETHER if named else _TOGETHER - FAMILIES):
        if not i:
            continue
        start, word = i - 1, wording.lower[i]
        while start and i - start <= 3 and wording.parts[start] in _MODIFIERS:
            start -= 1
        if wording.lower[start] != "the" or wording.parts[start] != "DET" or not wording.words[i].islower():
            continue
        yield Candidate(
            start=start, end=i + 1, form="nominal", label="GROUP", number="plural", role=word, rule="role noun"
        )
