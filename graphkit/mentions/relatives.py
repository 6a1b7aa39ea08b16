"""Somebody by what he is to another: "his late wife", "Roe’s younger brother", "the prosecutor’s mother"."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING

from graphkit.gazetteer import roles
from graphkit.gazetteer.kin import KIN
from graphkit.mentions.candidates import Candidate
from graphkit.records import RELATIVE

if TYPE_CHECKING:
    from graphkit.tokens import Token
    from graphkit.wording import Wording

__all__ = ["find_relatives", "relative_end"]

_POSSESSIVES = frozenset("his her my their our".split())
_MODIFIERS = frozenset({"ADJ", "NOUN", "NUM", "ADV", "PUNCT"})
_LONGEST = 5
"""Words between the possessive and the noun at most: "six-month-old" has five."""

_COUNTED = frozenset({",", ".", ";", ":", "first", "second", "third", "fourth", "last", "next"})
"""What ends the phrase, and words that tell of several: "Roe’s second wife"."""

_NO_LONGER = frozenset({"former", "ex", "future", "then"})
"""Words before a noun for a relative that make it another relation."""

_LONGEST_NAME = 4
"""Words of a relative's name at most."""

_OWNER = 4
"""Words of a description that owns at most: "the former prosecutor’s wife"."""


def find_relatives(wording: Wording, taken: Mapping[int, Candidate]) -> Iterator[Candidate]:
    """A candidate for every noun for one relative with whose relative it is, and for one that an "and" joins to it.

    Args:
        wording: The words of the document.
        taken: The names, by the tokens that they hold.
    """
    ends: set[int] = set()
    for i in wording.where(KIN):
        if wording.parts[i] not in {"NOUN", "PROPN"} or wording.tags[i] == "NNS" or i in taken:
            continue
        if _is_part(wording, i):
            continue
        joined = i >= 2 and wording.lower[i - 1] == "and" and i - 1 in ends
        start = i if joined else _start(wording, i, taken)
        if start is None:
            continue
        ends.add(i + 1)
        yield Candidate(
            start=start,
            end=i + 1,
            form="nominal",
            label="PERSON",
            gender=KIN[wording.lower[i]][1],
            number="singular",
            role=wording.lower[i],
            rule=RELATIVE,
        )


def _start(wording: Wording, noun: int, taken: Mapping[int, Candidate]) -> int | None:
    """Where the words begin that tell whose relative it is, None where none do."""
    for position in range(noun - 1, max(noun - _LONGEST - 2, -1), -1):
        word = wording.lower[position]
        if word in _POSSESSIVES:
            return position
        if wording.tags[position] == "POS":
            owner = taken.get(position - 1)
            return (
                _described(wording, position - 1) if owner is None else owner.start if owner.label == "PERSON" else None
            )
        if wording.parts[position] not in _MODIFIERS or word in _COUNTED:
            return None
    return None


def _is_part(wording: Wording, noun: int) -> bool:
    """Whether a noun is a part of another: "her father figure", "his ex-wife", "his mother-in-law"."""
    if noun and (wording.words[noun - 1] in {"-", "–"} or wording.lower[noun - 1] in _NO_LONGER):
        return True
    if noun + 1 == len(wording.words):
        return False
    behind = wording.words[noun + 1]
    return behind == "-" or (wording.parts[noun + 1] == "NOUN" and behind.islower())


def _described(wording: Wording, head: int) -> int | None:
    """Where a description of a person begins, "the former prosecutor", None where its last word is none."""
    role = roles().get(wording.lower[head]) if head >= 0 else None
    if role is None or role.label != "PERSON":
        return None
    for position in range(head - 1, max(head - _OWNER, -1), -1):
        if wording.lower[position] == "the":
            return position
        if wording.parts[position] not in _MODIFIERS:
            return None
    return None


def relative_end(doc: list[Token], wording: Wording, start: int, taken: Collection[int]) -> int:
    """Where a name ends that stands behind a noun for a relative, "whose son Matan is held"; its start where none does.

    Args:
        doc: The document.
        wording: Its words.
        start: The token behind the noun.
        taken: Tokens of names that were found.
    """
    end = start
    while end < min(len(doc), start + _LONGEST_NAME) and end not in taken and doc[end].tag_ == "NNP":
        if not doc[end].text.istitle() or doc[end].is_sent_start:
            break
        end += 1
    known = any(word.endswith("day") or word.lower() in roles() for word in wording.words[start:end])
    continued = end < len(doc) and (end in taken or wording.words[end][:1].isupper())
    return start if known or continued else end
