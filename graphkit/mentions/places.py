"""Names that are no town's and no body's: rivers, examples of countries, the first words of an event or an office."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import TYPE_CHECKING

from graphkit.gazetteer import KINDS_OF_PLACES
from graphkit.mentions.candidates import Candidate
from graphkit.mentions.things import THING_HEADS

if TYPE_CHECKING:
    from graphkit.tokens import Token
    from graphkit.wording import Wording

__all__ = ["LOCATING", "is_among_places", "is_river", "opens_an_event", "opens_an_office", "tells_nationality"]

LOCATING = frozenset("in at near across around outside inside within into throughout off beyond via".split())
"""Prepositions that lead to where something is."""

_QUALIFYING = frozenset({"ADJ", "CCONJ", "DET", "NUM", "PROPN"})
"""What stands between a preposition and a noun."""


def opens_an_event(words: Sequence[str], end: int) -> bool:
    """Whether words in capitals behind a known body make it the first of an event's or a law's: "Asean Para Games"."""
    following = list(itertools.takewhile(lambda word: word[:1].isupper(), words[end : end + 3]))
    return not THING_HEADS.isdisjoint(following)


def is_river(wording: Wording, candidate: Candidate) -> bool:
    """Whether an unknown place has an article, as rivers and regions have, and towns only as "the City of Amsel"."""
    article = candidate.start > 0 and wording.lower[candidate.start - 1] == "the"
    return article and "of" not in wording.lower[candidate.start : candidate.end]


def is_among_places(head: Token, word: str) -> bool:
    """Whether a list of examples tells where something is: "in countries like Amsel", however the parser hangs it."""
    doc = head.doc
    index = max((c.i for c in head.children if c.dep_ == "case" and c.lower_ == word), default=0)
    index -= index > 1 and doc[index].lower_ == "as"  # "such as"
    index -= index > 1 and doc[index - 1].text == ","
    kind = doc[index - 1]
    if index < 2 or kind.lemma_.lower() not in KINDS_OF_PLACES | {"country", "nation", "place", "area", "emirate"}:
        return False
    index -= 1
    while index > 0 and (doc[index - 1].pos_ in _QUALIFYING or doc[index - 1].lower_ in {"as", "well", ","}):
        index -= 1  # "across Amsel, as well as countries like"
    return index > 0 and doc[index - 1].lower_ in LOCATING | {"from", "to"}


def opens_an_office(words: Sequence[str], end: int) -> bool:
    """Whether words in capitals up to "Minister" follow at once: "Crown-Amsel Relations Minister Ada Roe"."""
    following = list(itertools.takewhile(lambda word: word[:1].isupper(), words[end : end + 3]))
    return any(word in {"Minister", "Secretary", "Commissioner"} for word in following[1:])


def tells_nationality(doc: list[Token], wording: Wording, candidate: Candidate) -> bool:
    """Whether brackets tell what country somebody is of: "Ada Roe (Senegal) beat Lea Poe (Norway)"."""
    start, end = candidate.start, candidate.end
    enclosed = start > 1 and wording.words[start - 1] == "(" and wording.words[end : end + 1] == [")"]
    return enclosed and doc[start - 2].ent_type_ == "PERSON"
