"""Which words are a name and where it begins: ordinary words out, forenames and initials in, two names apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from graphkit.gazetteer import first_names, states
from graphkit.language.cues import CALENDAR, QUOTES, Name

__all__ = ["bounded"]

_ABSTRACT = re.compile(r"[A-Z][a-z]{2,}(?:ness|tions?|isms?|ships?|ments?|archy)")
_INITIALS = re.compile(r"(?:[A-Z]\.){1,3}")
_SENTENCE_ENDS = frozenset(".!?:…")
_DASHES = frozenset("(-—–")
_REPUBLICS = frozenset({"Republic", "Republics"})


def bounded(words: Sequence[str], names: Sequence[Name]) -> list[Name]:
    """Leave out what is no name, and set right where a name begins and ends.

    Args:
        words: All words of the document.
        names: Its names, in order; they do not overlap, nor do those returned.
    """
    lower = {word for word in words if word.islower()}
    shouted_or_lower = not any(word[:1].isupper() for word in words)
    persons = {name.words for name in names if name.label == "PERSON"}
    found: list[Name] = []
    for name in names:
        if (_uncapitalised(name) and not shouted_or_lower) or _spelling(words, name) or _ordinary(words, name, lower):
            continue
        after_last = found[-1].end if found else 0
        for part in _parted(name, persons):
            found.append(_extended(words, part, after_last))
    return [name for i, name in enumerate(found) if i == 0 or name.start >= found[i - 1].end]


def _uncapitalised(name: Name) -> bool:
    """Whether a name has letters but no capital: "mountain gorillas"."""
    text = name.text
    return name.label in {"PERSON", "ORG", "GPE"} and any(map(str.islower, text)) and not any(map(str.isupper, text))


def _spelling(words: Sequence[str], name: Name) -> bool:
    """Whether brackets hold a name in its own script: "Wu Mei (吳美)"."""
    letters = any(c.islower() or c.isupper() for c in name.text)
    return not letters and name.start > 0 and words[name.start - 1] == "("


def _ordinary(words: Sequence[str], name: Name, lower: set[str]) -> bool:
    """Whether a lone word owes its capital to the sentence: "Permissiveness played a joke", "Region ... the region"."""
    if len(name.words) > 1 or name.label not in {"PERSON", "ORG", "GPE"} or not _opens_sentence(words, name.start):
        return False
    return bool(_ABSTRACT.fullmatch(name.text)) or (name.label == "PERSON" and name.text.lower() in lower)


def _opens_sentence(words: Sequence[str], i: int) -> bool:
    while i > 0 and (words[i - 1] in QUOTES or words[i - 1] in _DASHES):
        i -= 1
    return i == 0 or words[i - 1] in _SENTENCE_ENDS or words[i - 1].isspace()


def _parted(name: Name, persons: set[tuple[str, ...]]) -> Iterator[Name]:
    """Part a state from a person of the document: "in [Saudi Arabia Biden] said"."""
    for cut in range(1, len(name.words)):
        if name.words[cut:] in persons and " ".join(name.words[:cut]) in states():
            yield Name(name.start, name.start + cut, name.words[:cut], "GPE")
            yield Name(name.start + cut, name.end, name.words[cut:], "PERSON")
            return
    yield name


def _extended(words: Sequence[str], name: Name, first: int) -> Name:
    """Take in forenames and initials from word ``first`` on, and what makes "Lugansk People" a republic."""
    start, end = name.start, name.end
    if name.label == "PERSON":
        while start > first and _forename(words, start - 1):
            start -= 1
    elif name.words[-1] == "People" and len(words) > end + 1 and words[end + 1] in _REPUBLICS:
        return Name(start, end + 2, tuple(words[start : end + 2]), "GPE")
    return name if start == name.start else replace(name, start=start, words=tuple(words[start:end]))


def _forename(words: Sequence[str], i: int) -> bool:
    """Whether "J.D." or a given name; "H.E." is a title, and what opens a sentence may be a word ("Said Xulu: ...")."""
    if _INITIALS.fullmatch(words[i]):
        return words[i] != "H.E."
    return words[i] in first_names() and words[i] not in CALENDAR and not _opens_sentence(words, i)
