"""Offices as bodies: "the Prime Minister’s Office", "the Office of the President", "her office"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from graphkit.gazetteer import roles
from graphkit.mentions.candidates import Candidate
from graphkit.mentions.roles import role_phrase
from graphkit.records import OFFICE

if TYPE_CHECKING:
    from graphkit.tokens import Token
    from graphkit.wording import Wording

__all__ = ["find_offices", "named_offices"]

_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_LOCATING = frozenset({"in", "at", "to", "inside", "outside", "near", "into", "around", "for"})
"""Prepositions that lead to the rooms."""

_LONGEST_OFFICE = 4
"""Words of an office in capitals: "High Commissioner for Refugees"."""

_LONGEST_PHRASE = 6
"""Words between the article and the office whose it is: "the Polish deputy foreign minister’s office"."""


def named_offices(wording: Wording, entities: list[Candidate]) -> list[Candidate]:
    """Add who works for the holder of an office, in capitals: "Prime Minister’s Office", "Office of the President"."""
    found = list(entities)
    for start, end in _named(wording):
        inside = [e for e in found if e.start < end and start < e.end]
        if any((e.start <= start and end <= e.end) or e.start < start for e in inside):
            continue  # found whole, or a part of a longer name
        found = [e for e in found if e not in inside or e.end > end]
        found.append(Candidate(start=start, end=end, form="named", label="ORG", rule=OFFICE))
    return sorted(found, key=lambda c: c.start)


def _named(wording: Wording) -> Iterator[tuple[int, int]]:
    words, lower = wording.words, wording.lower
    for i in wording.where(["office"]):
        if words[i] != "Office":
            continue
        if i > 1 and words[i - 1] in _POSSESSIVES:
            start = i - 1
            while start and words[start - 1][0].isupper() and " ".join(lower[start - 1 : i - 1]) in roles():
                start -= 1
            if start < i - 1:
                yield start, i + 1
        elif lower[i + 1 : i + 2] == ["of"]:
            first = i + 2 + (lower[i + 2 : i + 3] == ["the"])
            last = first
            while last < min(first + _LONGEST_OFFICE, len(words)) and words[last][0].isupper():
                last += 1
            ends = (n for n in range(last, first, -1) if _is_office(lower[first:n]))
            if (end := next(ends, None)) is not None:
                yield i, end


def _is_office(words: Sequence[str]) -> bool:
    """Whether words are an office that a person holds: "auditor general", "deputy president"."""
    role = next((roles()[tail] for n in (3, 2, 1) if (tail := " ".join(words[-n:])) in roles()), None)
    return role is not None and role.label == "PERSON" and role.kind == "office"


def find_offices(doc: list[Token], wording: Wording, taken: Mapping[int, Candidate]) -> Iterator[Candidate]:
    """Who works for somebody, without capitals: "the Norwegian prime minister’s office", "Roe’s office", "her office".

    Not the rooms: "in her office".

    Args:
        doc: The analysed document.
        wording: Its words.
        taken: The named mentions, by each of their tokens.
    """
    for i in wording.where(["office"]):
        token = doc[i]
        if not i or i in taken or token.pos_ not in {"NOUN", "PROPN"} or token.dep_ in {"compound", "obj"}:
            continue
        if any(child.dep_ == "case" and child.lower_ in _LOCATING for child in token.lefts):
            continue
        start, role = _holder(doc, wording, i, taken)
        if start is not None:
            yield Candidate(
                start=start,
                end=i + 1,
                form="nominal",
                label="ORG",
                gender="neuter",
                number="singular",
                role=role,
                rule=OFFICE,
            )


def _holder(doc: list[Token], wording: Wording, office: int, taken: Mapping[int, Candidate]) -> tuple[int | None, str]:
    """Where the phrase for an office begins, and the role whose office it is; no role where somebody is named."""
    if doc[office - 1].tag_ == "PRP$":
        return office - 1, "office"
    if wording.words[office - 1] not in _POSSESSIVES or office < 2:
        return None, ""
    name = taken.get(office - 2)
    if name is not None:
        return (name.start, "office") if name.label == "PERSON" else (None, "")
    start = office - 1
    while start > 0 and office - start <= _LONGEST_PHRASE and not doc[start].is_sent_start:
        before = doc[start - 1]
        if before.pos_ not in {"ADJ", "NOUN", "PROPN"} and before.tag_ != "POS" and before.lower_ != "the":
            break
        start -= 1
        if before.lower_ == "the":
            break
    role = role_phrase(doc[start : office - 1])
    held, _, body = role.partition(" of ")
    if not held or not _is_office(held.split()) or " of " in body:
        return None, ""
    return start, f"{held}'s office of {body}" if body else f"{held}'s office"
