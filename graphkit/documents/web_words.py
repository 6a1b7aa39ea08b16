"""The words that pages print around their articles, read from ``web_words.txt`` beside this file."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import resources

__all__ = ["WebWords", "load_web_words", "normal_form"]

_NUMBER = re.compile(r"\d[\d,.]*")
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\xa0": " "})
_ENDS = " \t.,;:!?-–—|•·*_~<>«»›‹→←↓↑»[](){}'\"…/\\#+=©®™▶►▼▲"


def normal_form(text: str) -> str:
    """``text`` as the list compares it: lower case, straight quotes, single blanks, every number a 9.

    >>> normal_form("  3 Min  read |")
    '9 min read'
    """
    words = " ".join(text.translate(_STRAIGHT).casefold().split())
    return _NUMBER.sub("9", words).strip(_ENDS)


@dataclass(frozen=True, slots=True)
class Beginnings:
    """Phrases that lines begin with, found by their first word.

    Attributes:
        phrases: The phrases, lower case, by first word.
    """

    phrases: dict[str, tuple[str, ...]]

    @classmethod
    def of(cls, phrases: Iterable[str]) -> Beginnings:
        """Sort phrases by their first words."""
        by_word: dict[str, list[str]] = {}
        for phrase in phrases:
            by_word.setdefault(_first_word(phrase), []).append(phrase)
        return cls({word: tuple(found) for word, found in by_word.items()})

    def begin(self, form: str) -> bool:
        """Whether ``form`` begins with a phrase; "date:" may run into the next word, "more in" may not."""
        found = self.phrases.get(_first_word(form))
        if not found or not form.startswith(found):
            return False
        for phrase in found:
            if form.startswith(phrase) and (phrase[-1] == ":" or not form[len(phrase) : len(phrase) + 1].isalnum()):
                return True
        return False


def _first_word(form: str) -> str:
    return form.partition(" ")[0].partition(":")[0].rstrip(",.")


@dataclass(frozen=True, slots=True)
class WebWords:
    """Phrases by the part they play; see the comments in ``web_words.txt``.

    Attributes:
        lines: What a line that equals the phrase is: "end", "section", "label" or "line".
        sections: Beginnings of lines that announce a list of other stories.
        ends: Beginnings of lines after which nothing of the article follows.
        openings: Beginnings of paragraphs that speak to the visitor.
        starts: Beginnings of lines without a full stop: by-lines, stamps, credits.
        links: Labels before a colon and another story's headline.
        captions: Words that only captions, editors' notes and footers contain.
    """

    lines: dict[str, str]
    sections: Beginnings
    ends: Beginnings
    openings: Beginnings
    starts: Beginnings
    links: frozenset[str]
    captions: tuple[str, ...]


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
    return WebWords(
        lines={phrase: part for part in ("line", "label", "section", "end") for phrase in phrases[part]},
        sections=Beginnings.of(beginnings["section"]),
        ends=Beginnings.of(beginnings["end"]),
        openings=Beginnings.of(beginnings["opening"]),
        starts=Beginnings.of(beginnings["start"]),
        links=frozenset(phrases["link"]),
        captions=(*phrases["credit"], *phrases["note"]),
    )
