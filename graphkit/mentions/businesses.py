"""Firms and clubs that a recogniser takes for persons: what they say of themselves, what they have, whom they sign.

A person says "I" or "he", has no shareholders, and is called by a first name or a title somewhere; a lone word that
never is, and that speaks of itself as "it", is a body's name.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from graphkit.gazetteer import HONORIFICS, cities, first_names, roles

if TYPE_CHECKING:
    from graphkit.mentions.candidates import Candidate
    from graphkit.tokens import Token
    from graphkit.wording import Wording

__all__ = ["clubs_that_played", "companies_meant", "is_traded", "says_of_itself", "signs_a_player"]

_SAYING = frozenset("say tell announce confirm add state warn disclose declare insist promise pledge".split())

_ONLY_BY_BODIES = frozenset(
    "acquire agree aim appeal apologise apologize appoint bid buy cancel comply consider cooperate decide deny donate "
    "employ expect file hire hope import intend invest investigate lend negotiate offer oppose order own plan purchase "
    "refuse regret reject review seek sell sue supply support welcome withdraw".split()
)
"""Verbs that neither a plan nor a law is the subject of, so that "it" before them is somebody."""

_ALSO_BY_THINGS = frozenset(
    "build close cut discover drill expand find halt increase launch lose lower make open pay post produce raise "
    "receive record reduce report resume return sign spend stop suspend".split()
)
"""Verbs that things are the subject of as well: "it would raise prices" is said of a tax, where one was spoken of."""

_HAD = frozenset(
    "shares stock shareholders subsidiary subsidiaries headquarters customers shareholder investors revenue revenues "
    "takeover".split()
)
"""What firms have and persons seldom do."""

_HEADS = frozenset({"chief", "CEO", "CFO", "chairman", "chairwoman", "chairperson", "managing", "board"})
"""Words that open the office of who heads a firm: "Brisk's chief executive"."""

_BEFORE = frozenset("shares stake stock shareholders shareholder subsidiary customers investors".split())
"""What "in" or "of" and a firm's name follow: "shares in Brisk"."""

_SEATED = (["-", "based"], ["-", "headquartered"])
"""What stands between a town and a firm's name of one word; somebody "based" there has two, or a noun before them."""

_PLAYERS = frozenset(
    "striker midfielder forward defender goalkeeper keeper winger fullback player batsman bowler coach".split()
)
"""Whom clubs sign."""

_COMPANIES = frozenset("company firm miner carmaker retailer lender airline manufacturer insurer startup".split())
"""Nouns for firms whose names seldom tell that they are one."""

_BEATING = frozenset("beat beats defeated thrashed edged drew lost held hammered stunned".split())
_SCORE = re.compile(r"\b\d{1,3} ?[-–] ?\d{1,3}\b")
_OF_CLUBS = frozenset("club clubs goal goals league striker midfielder goalkeeper fans penalty".split())
"""Words of texts in which clubs play."""

_FAR = 6
"""Tokens between the names of two clubs that played."""

_SIGNING = frozenset("sign loan release sack".split())
_NEAR = 3


def says_of_itself(doc: list[Token], wording: Wording, candidate: Candidate) -> bool:
    """Whether a lone name says what "it" will do, with nothing before that "it" may mean: "Brisk said it would buy"."""
    root = wording.root(candidate.start, candidate.end)
    verb = wording.heads[root]
    if wording.labels[root] != "nsubj" or verb < root or doc[verb].lemma_ not in _SAYING:
        return False
    if _is_titled(wording, candidate):
        return False
    said = {c.lemma_ for c in doc[verb].rights if c.dep_ == "ccomp" and _is_of_it(c)}
    if said.isdisjoint(_ONLY_BY_BODIES):
        return not said.isdisjoint(_ALSO_BY_THINGS) and _opens(wording, candidate)
    return not _has_a_body_before(doc, wording, candidate.start)


def is_traded(wording: Wording, candidate: Candidate) -> bool:
    """Whether a name has what firms have: "shares in Brisk", "Brisk's chief executive", "Paris-listed Brisk"."""
    words, start, end = wording.lower, candidate.start, candidate.end
    if _is_titled(wording, candidate):
        return False
    seated = words[max(start - 2, 0) : start]
    if seated == ["-", "listed"] or (seated in _SEATED and end - start == 1):
        return True
    if start > 1 and words[start - 1] in {"in", "of"} and words[start - 2] in _BEFORE:
        return True
    behind = words[end : end + 1 + _NEAR]
    if not behind or wording.tags[end] != "POS":
        return behind[:1] in (["shares"], ["shareholders"])
    had = wording.words[end + 1 : end + 2]
    return not _HAD.isdisjoint(behind[1:]) or (bool(had) and had[0] in _HEADS)


def signs_a_player(doc: list[Token], wording: Wording, candidate: Candidate) -> bool:
    """Whether a name takes on a player, in a text that speaks of a club: "Al Brisk signed the striker Ada Roe"."""
    if "club" not in wording.places or _is_titled(wording, candidate):
        return False
    root = wording.root(candidate.start, candidate.end)
    verb = doc[wording.heads[root]]
    if wording.labels[root] != "nsubj" or verb.lemma_ not in _SIGNING:
        return False
    return any(c.dep_ == "obj" and not _PLAYERS.isdisjoint(_words_of(c)) for c in verb.rights)


def clubs_that_played(wording: Wording, candidates: Sequence[Candidate]) -> set[int]:
    """Where the names of two begin that no list knows as places and that played: "Amsel beat Brisk 2-0".

    Two persons may as well have, "Roe beat Poe 6-4", where the text does not speak of clubs or goals.

    Args:
        wording: The words of the document.
        candidates: Its names, in order.
    """
    clubs: set[str] = set()
    sport = not _OF_CLUBS.isdisjoint(wording.places)
    for first, second in itertools.pairwise(candidates) if not _BEATING.isdisjoint(wording.places) else ():
        between = wording.lower[first.end : second.start]
        if len(between) > _FAR or _BEATING.isdisjoint(between) or not {first.label, second.label} <= {"GPE", "PERSON"}:
            continue
        scored = _SCORE.search(wording.of(first.end, min(second.end + _NEAR, len(wording.words))))
        persons = first.label == second.label == "PERSON"
        named = [wording.of(c.start, c.end) for c in (first, second)]
        unknown = not (first.canonical or second.canonical or any(name in cities() for name in named))
        if scored and unknown and (sport or not persons) and not any(_is_titled(wording, c) for c in (first, second)):
            clubs.update(named, (name.split()[0] for name in named))
    return {c.start for c in candidates if wording.of(c.start, c.end) in clubs}


def companies_meant(wording: Wording, candidates: Sequence[Candidate]) -> set[int]:
    """Where names begin of which "the company" speaks next, with nobody else whom it may mean.

    "Sadiola was suspended. The mining company said it would appeal."

    Args:
        wording: The words of the document.
        candidates: Its names, in order.
    """
    found: set[int] = set()
    starts = [c.start for c in candidates]
    for noun in wording.where(_COMPANIES):
        article = next((i for i in range(noun - 1, max(noun - 1 - _NEAR, -1), -1) if wording.lower[i] == "the"), -1)
        if article < 0 or wording.tags[noun] != "NN" or wording.parts[noun + 1 : noun + 2] in (["NOUN"], ["PROPN"]):
            continue
        first, _ = wording.sentence(article)
        if article != first or not all(wording.parts[i] in {"ADJ", "NOUN", "PROPN"} for i in range(article + 1, noun)):
            continue
        before, _ = wording.sentence(max(first - 1, 0))
        near = candidates[bisect_left(starts, before) : bisect_left(starts, first)]
        unknown = {wording.of(c.start, c.end): c for c in near if not c.canonical and c.label != "NORP"}
        lone = [c for c in unknown.values() if c.label == "PERSON" and c.end - c.start == 1]
        if (
            len(unknown) == len(lone) == 1
            and not _is_titled(wording, lone[0])
            and not _is_said_before(wording, lone[0])
        ):
            found.add(lone[0].start)
    return found


def _is_said_before(wording: Wording, name: Candidate) -> bool:
    """Whether a body that "the company" may mean was spoken of before a name: "A company sued Roe. The company"."""
    here = wording.where(_COMPANIES)
    return any(i < name.start for i in here)


def _words_of(head: Token) -> set[str]:
    """A noun and what stands right before it in its phrase."""
    return {head.lemma_, *(c.lower_ for c in head.lefts)}


def _is_of_it(clause: Token) -> bool:
    return any(c.lower_ == "it" and c.dep_ in {"nsubj", "expl"} for c in clause.lefts)


def _is_titled(wording: Wording, candidate: Candidate) -> bool:
    """Whether a name has a given name, or an office or form of address before it."""
    before = wording.lower[candidate.start - 1].rstrip(".") if candidate.start else ""
    role = roles().get(before)
    titled = before in HONORIFICS - {"the"} or (role is not None and role.label == "PERSON")
    words = wording.words[candidate.start : candidate.end]
    return titled or not first_names().keys().isdisjoint(words[: len(words) - 1] if words[0] != "Al" else ())


def _opens(wording: Wording, candidate: Candidate) -> bool:
    """Whether a name is the first word of the text, or of a text below its headline."""
    return not any(map(str.isalnum, wording.words[: candidate.start]))


def _has_a_body_before(doc: list[Token], wording: Wording, name: int) -> bool:
    """Whether a body or state that "it" may mean was spoken of in this sentence or the one before."""
    first, _ = wording.sentence(name)
    first, _ = wording.sentence(max(first - 1, 0))
    for token in doc[first:name]:
        role = roles().get(token.lower_)
        if token.ent_type_ in {"ORG", "GPE", "NORP", "FAC"} or (role is not None and role.label in {"ORG", "GPE"}):
            return True
    return False
