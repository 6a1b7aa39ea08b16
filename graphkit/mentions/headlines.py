"""Reads lines of title case, where every word looks like a name, with the names of the text below them."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import TYPE_CHECKING

from graphkit.mentions.candidates import Candidate

if TYPE_CHECKING:
    from graphkit.wording import Wording

__all__ = ["read_headlines"]

_TITLE_CASE_SHARE = 0.75
"""Share of a line's words, small words left out, that begin with a capital, from which it is in title case."""

_LOWER = 1
"""Words without a capital at most, small words left out, in a line that is in title case."""

_FEWEST_WORDS = 4
"""Words of a line in title case, small words left out; more with a full stop: "Ada Roe Defends Her Life Story."."""

_SMALL_WORDS = frozenset(
    "a an the and or but nor of in on at to for from by with as is are was vs via over amid".split()
)


def read_headlines(wording: Wording, candidates: list[Candidate]) -> list[Candidate]:
    """In lines of title case, believe only names that the running text or the gazetteer knows."""
    words = wording.words
    headlines = [(start, end) for start, end in wording.sentences if _is_title_case(words[start:end])]
    if not headlines:
        return candidates
    inside = {i for start, end in headlines for i in range(start, end)}
    body = [c for c in candidates if c.start not in inside]
    spoken = {wording.of(c.start, c.end): c for c in body}
    for candidate in body:
        if candidate.label == "PERSON":
            spoken.setdefault(words[candidate.end - 1], candidate)
    shouted = {name.upper(): twin for name, twin in spoken.items()} | spoken
    lower = {word for i, word in enumerate(words) if i not in inside and word.islower()}
    kept = list(body)
    for candidate in candidates:
        if candidate.start in inside:
            upper = wording.of(candidate.start, candidate.end).isupper()  # "LAVROV MEETS RUBIO"
            kept.extend(_headline_name(wording, candidate, shouted if upper else spoken, lower))
    return kept


def _headline_name(
    wording: Wording, candidate: Candidate, spoken: dict[str, Candidate], lower: set[str]
) -> list[Candidate]:
    """The parts of a headline's entity that are names: "Lavrov" of "Lavrov Signals Potential"."""
    if candidate.rule == "gazetteer":
        return [candidate]
    parts: list[Candidate] = []
    start = candidate.start
    while start < candidate.end:
        part = _longest_name(wording, candidate, start, spoken)
        if part is not None:
            parts.append(part)
        start = part.end if part else start + 1
    if parts:
        return parts
    words = [i for i in range(candidate.start, candidate.end) if wording.words[i].isalpha()]
    if any(wording.lower[i] in lower or wording.parts[i] in {"VERB", "AUX", "ADV"} for i in words):
        return []
    return [candidate]


def _longest_name(wording: Wording, candidate: Candidate, start: int, spoken: dict[str, Candidate]) -> Candidate | None:
    """The longest name of the running text that begins at ``start`` within a headline's entity."""
    for end in range(candidate.end, start, -1):
        twin = spoken.get(wording.of(start, end))
        if twin is not None and (twin.label != "GROUP" or candidate.label == "GROUP"):
            return dataclasses.replace(
                candidate, start=start, end=end, label=twin.label, canonical=twin.canonical, rule="headline"
            )
    return None


def _is_title_case(sentence: Sequence[str]) -> bool:
    """Whether a line is set like a headline: "Lavrov Signals Potential to Rebuild Ties"."""
    last = next((word for word in reversed(sentence) if not word.isspace()), None)
    if last is None or last in {";", ","}:
        return False
    stopped = last == "."  # "Sunil Rao resigned on Tuesday." is a sentence, however many of its words are names
    if stopped and any(word.islower() and word not in _SMALL_WORDS for word in sentence):
        return False
    words = [word for word in sentence if word.isalpha() and word.lower() not in _SMALL_WORDS]
    if len(words) < _FEWEST_WORDS + stopped:
        return False
    capitals = sum(word[0].isupper() for word in words)
    return capitals >= max(_TITLE_CASE_SHARE * len(words), len(words) - _LOWER)
