"""Speech that another passes on: "Reuters quoted Moreno as saying that ...", "..., Moreno was quoted as saying"."""

from __future__ import annotations

from typing import NamedTuple

from graphkit.quotes.positions import left_subject
from graphkit.quotes.sources import TIME_WORDS, is_passive, top
from graphkit.tokens import Token

__all__ = ["Citation", "citation", "citation_before"]

_CITING = frozenset("quote quotes quoted quoting cite cites cited citing".split())
_SAYING = frozenset({"saying", "telling", "stating", "adding"})
_REACH = 16
"""Tokens between "quoted" and "as saying": a name with its titles, or "by" and who quotes."""


class Citation(NamedTuple):
    """Who is quoted, and by which words: the verb that quotes and the "saying" behind it."""

    verb: Token
    speaker: Token | None
    saying: Token


def citation(verb: Token) -> Citation | None:
    """What a verb that quotes leads in, or None where it is none: "quoted Moreno as saying", "was cited as saying"."""
    if verb.lower_ not in _CITING:
        return None
    doc = verb.doc
    for position in range(verb.i + 1, min(verb.i + _REACH, len(doc) - 1)):
        token = doc[position]
        if token.lower_ == "as" and doc[position + 1].lower_ in _SAYING:
            return Citation(verb, _quoted(verb, position), doc[position + 1])
        if token.text in {".", ";", ":"}:
            return None
    return None


def citation_before(saying: Token) -> Citation | None:
    """The citation that a "saying" belongs to, None for any other participle."""
    doc = saying.doc
    if saying.lower_ not in _SAYING or not saying.i or doc[saying.i - 1].lower_ != "as":
        return None
    for position in range(saying.i - 2, max(saying.i - _REACH, -1), -1):
        found = citation(doc[position])
        if found is not None:
            return found if found.saying == saying else None
    return None


def _quoted(verb: Token, limit: int) -> Token | None:
    """Who is quoted: the object before "as", else the subject of the passive."""
    if limit == verb.i + 1 or is_passive(verb):
        patient = next((child for child in verb.lefts if child.dep_.startswith("nsubj")), None)
        return patient if patient is not None else left_subject(verb)
    found = next((child for child in verb.rights if child.dep_ == "obj" and child.i < limit), None)
    for token in verb.doc[verb.i + 1 : limit] if found is None else ():
        if token.is_punct or (found is not None and token.pos_ == "ADP"):
            break
        if token.pos_ in {"PROPN", "NOUN", "PRON"} and token.lower_ not in TIME_WORDS:
            found = token
    return None if found is None else top(found, verb)
