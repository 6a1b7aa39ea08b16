"""The words that pages print around their articles, read from ``web_words.txt`` beside this file."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import resources
from itertools import groupby

__all__ = ["OPENING_LETTERS", "WebWords", "any_of", "load_web_words", "normal_form"]

OPENING_LETTERS = 5
"""By so many letters most paragraphs are told from those that speak to the visitor, whose beginnings all have more."""

_NUMBER = re.compile(r"\d[\d,.]*")
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\xa0": " "})
_ENDS = " \t.,;:!?-–—|•·*_~<>«»›‹→←↓↑»[](){}'\"…/\\#+=©®™▶►▼▲"
_FIRST_WORD = re.compile(r"[\W_]*([^\W_]+)")


def normal_form(text: str) -> str:
    """``text`` as the list compares it: lower case, straight quotes, single blanks, every number a 9.

    >>> normal_form("  3 Min  read |")
    '9 min read'
    """
    words = " ".join(text.translate(_STRAIGHT).casefold().split())
    return _NUMBER.sub("9", words).strip(_ENDS)


def any_of(phrases: Iterable[str]) -> str:
    r"""A pattern of alternatives that is tried letter by letter, not phrase by phrase.

    >>> any_of(["photo credit", "photo courtesy", "file photo"])
    '(?:file\\ photo|photo\\ c(?:ourtesy|redit))'
    """
    branches = [
        re.escape(letter) + any_of(phrase[1:] for phrase in alike) if letter else ""
        for letter, alike in groupby(sorted(set(phrases)), key=lambda phrase: phrase[:1])
    ]
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"


@dataclass(frozen=True, slots=True)
class WebWords:
    """Phrases by the part they play; see the comments in ``web_words.txt``.

    Attributes:
        lines: What a line that equals the phrase is: "end", "section", "label" or "line"; in normal form.
        sections: Beginnings of lines that announce a list of other stories; of their normal form.
        ends: Beginnings of lines after which nothing of the article follows; of their normal form.
        starts: Beginnings of lines without a full stop: by-lines, stamps, credits; of their normal form.
        first_words: With which phrases of these four begin.
        first_letters: The first letters of ``openings``, so many as ``OPENING_LETTERS``; apostrophes in both forms.
        openings: Beginnings of paragraphs that speak to the visitor; of the paragraph in lower case.
        links: Labels before a colon and another story's headline.
        captions: Words that only captions, editors' notes and footers contain.
    """

    lines: dict[str, str]
    sections: re.Pattern[str]
    ends: re.Pattern[str]
    starts: re.Pattern[str]
    first_words: frozenset[str]
    first_letters: frozenset[str]
    openings: re.Pattern[str]
    links: frozenset[str]
    captions: tuple[str, ...]

    def may_list(self, line: str) -> bool:
        """Whether a line's first word is one of the list's; most are not, and need no normal form."""
        first = line.partition(" ")[0]
        if not first.isalpha():
            found = _FIRST_WORD.match(line)
            first = found[1] if found else ""
        return first[:1].isdigit() or first.casefold() in self.first_words


@functools.cache
def load_web_words() -> WebWords:
    """Read the list once per process."""
    text = resources.files(__package__).joinpath("web_words.txt").read_text(encoding="utf-8")
    phrases: dict[str, list[str]] = {}
    beginnings: dict[str, list[str]] = {}
    part = ""
    for line in text.splitlines():
        if line.startswith("["):
            part = line.strip("[]")
        elif line and not line.startswith("# "):
            if line.endswith("…"):
                beginnings.setdefault(part, []).append(line[:-1].strip().lower().lstrip("("))
            elif form := normal_form(line):
                phrases.setdefault(part, []).append(form)
    lines = {phrase: part for part in ("line", "label", "section", "end") for phrase in phrases[part]}
    listed = [*lines, *beginnings["section"], *beginnings["end"], *beginnings["start"]]
    return WebWords(
        lines=lines,
        sections=_beginning(beginnings["section"]),
        ends=_beginning(beginnings["end"]),
        starts=_beginning(beginnings["start"]),
        first_words=frozenset(found[1] for found in map(_FIRST_WORD.match, listed) if found),
        first_letters=frozenset(
            phrase[:OPENING_LETTERS].replace("'", mark) for phrase in beginnings["opening"] for mark in "'’"
        ),
        openings=_beginning(beginnings["opening"]),
        links=frozenset(phrases["link"]),
        captions=(*phrases["credit"], *phrases["note"]),
    )


def _beginning(phrases: Iterable[str]) -> re.Pattern[str]:
    """Matches a text that begins with a phrase; "date:" may run into the next word, "more in" may not."""
    found = any_of(phrases).replace(r"\ ", r"\s+").replace("'", "['’]")
    return re.compile(rf"[(*\[ ]*{found}(?:(?<=:)|(?![^\W_]))")
