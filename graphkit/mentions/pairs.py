"""Phrases that mean two actors at once ("the two countries", "both companies", "the two"), or one: "the latter"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from graphkit.gazetteer import NAMED_TOGETHER
from graphkit.mentions.candidates import Candidate
from graphkit.records import ONE_OF_TWO, PAIR, Label

if TYPE_CHECKING:
    from graphkit.tokens import Token
    from graphkit.wording import Wording

__all__ = ["FAMILIES", "find_pairs"]

_NOUNS: dict[str, Label | Literal[""]] = {
    **dict.fromkeys("countries nations states governments powers".split(), "GPE"),
    **dict.fromkeys("companies firms clubs parties banks teams groups agencies unions organisations".split(), "ORG"),
    **dict.fromkeys(
        "leaders presidents ministers politicians diplomats chiefs rulers monarchs premiers".split(), "PERSON"
    ),
    **dict.fromkeys(NAMED_TOGETHER, "PERSON"),
    "sides": "",
}
"""Plural nouns to what they mean two of; "sides" may be anybody."""

FAMILIES = frozenset("siblings brothers sisters duo pair couple twins".split())
"""Nouns for two who belong together, or for a family that a text names as one."""

_ALONE = frozenset({"women", "men"})
"""Nouns of which the article alone says that they were named: "the women" after "Roe and Poe"."""

_TELLING = frozenset({"of", "who", "whose", "in", "from", "with", "at", "and", "'s", "’s", "'", "’"})
"""Words behind a noun that tell which people it means."""

_DEFINITE = frozenset({"the", "these", "those"})
_MODIFIERS = frozenset({"ADJ", "NOUN", "PROPN"})
_ORDER = frozenset({"latter", "former"})
_ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "obl"})
"""What "both" is where it stands for two: "Both declined", not "Roe and Poe both declined"."""

_LONGEST = 4
"""Words between "two" and the noun, and the noun."""


def find_pairs(doc: list[Token], wording: Wording, *, families: bool) -> Iterator[Candidate]:
    """Two candidates for every phrase that means two actors, both with its words; one for "the latter".

    Args:
        doc: The analysed document.
        wording: Its words.
        families: Whether it names families, who are "the brothers" and "the couple".
    """
    label: Label | Literal[""]
    for i in wording.where((*_NOUNS, *_ORDER, *(() if families else FAMILIES), "two", "both")):
        word = wording.lower[i]
        if word in _ORDER and i and wording.lower[i - 1] == "the" and _stands_alone(doc, i):
            yield Candidate(start=i - 1, end=i + 1, form="nominal", label="", number="singular", rule=ONE_OF_TWO)
            continue
        if (word in _ALONE and not _goes_on(wording, i)) or word in FAMILIES:
            start, label = _start(wording, i, counted=False), "PERSON"
        elif word in _NOUNS:
            start, label = _start(wording, i), _NOUNS[word]
        elif word == "both" and doc[i].dep_ in _ARGUMENTS and _stands_alone(doc, i):
            start, label = i, ""
        elif word == "two" and i and wording.lower[i - 1] in _DEFINITE and _stands_alone(doc, i):
            start, label = i - 1, ""
        else:
            continue
        if start is not None:
            for _ in range(2):
                yield Candidate(start=start, end=i + 1, form="nominal", label=label, number="plural", rule=PAIR)


def _goes_on(wording: Wording, noun: int) -> bool:
    """Whether what follows tells which people are meant: "the men’s team", "the women of Peru", "the men who"."""
    following = wording.lower[noun + 1 : noun + 2]
    return following != [] and (following[0] in _TELLING or wording.parts[noun + 1] in {"NOUN", "PROPN", "PART"})


def _start(wording: Wording, noun: int, *, counted: bool = True) -> int | None:
    """Where the phrase begins, None where it does not say which, and, where that is asked, that there are just two."""
    for position in range(noun - 1, max(noun - _LONGEST, -1), -1):
        word = wording.lower[position]
        if word == "both":
            return position
        if word in _DEFINITE and not counted:
            return position
        if word == "two":
            return position - 1 if position and wording.lower[position - 1] in _DEFINITE else None
        if wording.parts[position] not in _MODIFIERS:
            return None
    return None


def _stands_alone(doc: list[Token], two: int) -> bool:
    """Whether no noun follows: "the two had talked", not "the two men" or "the two-day visit"."""
    following = doc[two + 1] if two + 1 < len(doc) else None
    if following is None or following.tag_ == "POS":
        return True
    return following.tag_ != "HYPH" and following.pos_ in {"VERB", "AUX", "ADV", "PUNCT"}
