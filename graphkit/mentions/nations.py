"""Nations and states by what they are: "the American people", "the Indian side" of talks, "the Israeli enemy"."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from graphkit.gazetteer import people_of, state_adjectives, states
from graphkit.mentions.candidates import Candidate

if TYPE_CHECKING:
    from graphkit.tokens import Token
    from graphkit.wording import Wording

__all__ = ["find_nations"]

_NEGOTIATING = frozenset(
    "accept add agree announce answer argue ask assure call confirm declare demand deny emphasise emphasize explain "
    "express insist note object point promise propose raise reaffirm reiterate reject request respond say state "
    "stress submit suggest tell thank urge voice warn".split()
)
"""Lemmas of what a state does in talks, and a team that plays does not."""

_WITH = frozenset({"with", "to", "from", "by", "between", "against", "of"})
"""Prepositions that lead to a side of talks; on a side of a border one only is."""

_HOSTILE = frozenset({"enemy", "entity", "regime"})
"""Nouns for a state among those who do not speak with it."""

_CREEDS = {"zionist": "Israel"}
"""Adjectives of a creed by which those call a state that do not speak its name."""

_HALVES = (("North", "South"), ("South", "North"), ("East", "West"), ("West", "East"))
"""Words before the names of states that were one, each with that of the other."""

_WITHOUT_PLURAL = ("ese", "ish", "ch", "ss", "elsh")
"""Ends of the adjectives of states that name the people as well, with an article: "the Chinese", "the French"."""

_STANDS = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss", "conj"})
"""Relations of what stands for itself; an adjective depends on its noun."""

_WHICH = frozenset({"nmod", "acl", "acl:relcl"})
"""Relations of what tells which of a people are meant: "the Chinese who work there"."""

_DESCRIBED = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
"""Parts of speech before which an adjective of a state describes something."""

_PLAYED = frozenset(
    "match goal goals coach league cup striker midfielder goalkeeper captain tournament wicket batsman innings squad "
    "scored scorer scorers team football soccer cricket rugby hockey basketball".split()
)
"""Words of reports on sports, where a side is a team."""


def find_nations(doc: list[Token], wording: Wording, taken: Mapping[int, Candidate]) -> Iterator[Candidate]:
    """A candidate for every nation and every side of talks that an adjective or a state's name tells.

    Args:
        doc: The analysed document.
        wording: Its words.
        taken: The names, by the tokens that they hold.
    """
    yield from _nations(doc, wording, taken)
    yield from _nationals(doc, wording, taken)
    yield from _sides(doc, wording, taken)
    yield from _enemies(wording, taken)
    yield from _halves(wording, taken)


def _nations(doc: list[Token], wording: Wording, taken: Mapping[int, Candidate]) -> Iterator[Candidate]:
    """A nation by another name: "the American people", "(the) people of Ukraine"."""
    for i in wording.where(["people"]):
        if i in taken:
            continue
        before = doc[i - 1] if i else doc[i]
        state, start, end = state_adjectives().get(before.lower_, ""), i - 1, i + 1
        if not state and i + 2 < len(doc) and doc[i + 1].lower_ == "of":
            place = taken.get(i + 2) or taken.get(min(i + 3, len(doc) - 1))
            if place is not None and place.label == "GPE" and not place.seat:
                state, start, end = place.canonical, i, place.end
        if state not in people_of():
            continue
        if start and doc[start - 1].lower_ == "the":
            start -= 1
        yield Candidate(
            start=start,
            end=end,
            form="nominal",
            label="NORP",
            canonical=people_of()[state],
            number="plural",
            rule="people of a state",
        )


def _nationals(doc: list[Token], wording: Wording, taken: Mapping[int, Candidate]) -> Iterator[Candidate]:
    """A state by its people's adjective, "the Chinese want talks", as "the Americans" are the United States."""
    peoples = _peoples_by_adjective()
    for i in wording.where(peoples):
        if not i or i in taken or wording.lower[i - 1] != "the" or doc[i].dep_ not in _STANDS:
            continue
        if doc[i].head.lemma_.lower() in {"translate", "translation"}:
            continue  # "translated from the French"
        described = wording.parts[i + 1 : i + 2] and wording.parts[i + 1] in _DESCRIBED
        told = any(child.dep_ in _WHICH and child.tag_ != "VBG" for child in doc[i].rights)  # "accused them of lying"
        if not described and not told:
            yield _state_by(i - 1, i + 1, peoples[wording.lower[i]])


@functools.cache
def _peoples_by_adjective() -> Mapping[str, str]:
    """The adjectives that name the people of a state as well, to the state: "french" to France."""
    return {word: state for word, state in state_adjectives().items() if word.endswith(_WITHOUT_PLURAL)}


def _sides(doc: list[Token], wording: Wording, taken: Mapping[int, Candidate]) -> Iterator[Candidate]:
    """A state that negotiates: "the Indian side agreed", "a protest with the Indian side"; one that plays is a team."""
    sports = not _PLAYED.isdisjoint(wording.places)
    for i in wording.where(["side", "delegation"]):
        state = state_adjectives().get(wording.lower[i - 1], "") if i > 1 else ""
        if not state or i in taken or wording.lower[i - 2] != "the" or wording.lower[i + 1 : i + 2] == ["of"]:
            continue
        talks = doc[i].dep_ == "nsubj" and doc[i].head.lemma_ in _NEGOTIATING
        if talks or (wording.lower[i] == "side" and not sports and _is_party(doc[i])):
            yield _state_by(i - 2, i + 1, state)


def _enemies(wording: Wording, taken: Mapping[int, Candidate]) -> Iterator[Candidate]:
    """A state by what its enemies call it: "the Zionist regime", "the Israeli enemy"; "the Polish regime" is a role."""
    for i in wording.where(_HOSTILE):
        word = wording.lower[i - 1] if i else ""
        state = _CREEDS.get(word, "") or (state_adjectives().get(word, "") if wording.lower[i] == "enemy" else "")
        if i < 2 or wording.lower[i - 2] not in {"the", "this", "that"}:
            continue  # "a Chinese entity" is a firm
        if not state or i in taken or i - 1 in taken or wording.parts[i + 1 : i + 2] in (["NOUN"], ["PROPN"]):
            continue
        yield _state_by(i - 2, i + 1, state)


def _halves(wording: Wording, taken: Mapping[int, Candidate]) -> Iterator[Candidate]:
    """Half of what was one state, where the text names it in full somewhere: "the North" is North Korea."""
    named = {name.canonical for name in taken.values()}
    for half, other in _HALVES:
        whole = {state.removeprefix(f"{half} ") for state in named if state.startswith(f"{half} ")}
        state = next((f"{half} {name}" for name in sorted(whole) if f"{other} {name}" in states()), "")
        if not state:
            continue
        for i in wording.where([half.lower()]):
            alone = wording.words[i] == half and i and wording.lower[i - 1] == "the" and i not in taken
            following = wording.words[i + 1 : i + 2]
            if alone and not (following and (following[0] in {"of", "-"} or following[0][:1].isupper())):
                yield _state_by(i - 1, i + 1, state)


def _state_by(start: int, end: int, state: str) -> Candidate:
    """A state by another expression than its name, at the tokens from ``start`` up to ``end``."""
    return Candidate(
        start=start,
        end=end,
        form="nominal",
        label="GPE",
        canonical=state,
        gender="neuter",
        number="singular",
        rule="people for its state",
    )


def _is_party(side: Token) -> bool:
    """Whether a side does something, has something or is dealt with: "the Indian side has no answer"."""
    cases = [child.lower_ for child in side.lefts if child.dep_ == "case"]
    if side.dep_ == "conj":
        return not cases
    if cases:
        return cases[-1] in _WITH
    return side.dep_ in {"nsubj", "obj", "iobj", "nmod:poss"} or any(c.tag_ == "POS" for c in side.rights)
