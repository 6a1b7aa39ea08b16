"""The words that pages print around their articles, read from ``web_words.txt`` beside this file."""

from __future__ import annotations

import functools
import re
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
        first_words: First words of ``openings``, for a quick look before the slow one.
    """

    lines: dict[str, str]
    sections: re.Pattern[str]
    ends: re.Pattern[str]
    openings: re.Pattern[str]
    starts: re.Pattern[str]
    links: frozenset[str]
    captions: tuple[str, ...]
    first_words: frozenset[str]


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
                beginnings.setdefault(part, []).append(line[:-1].lower().lstrip("("))
            elif form := normal_form(line):
                phrases.setdefault(part, []).append(form)
    return WebWords(
        lines={phrase: part for part in ("line", "label", "section", "end") for phrase in phrases[part]},
        sections=_any_of(beginnings["section"]),
        ends=_any_of(beginnings["end"]),
        openings=_any_of(beginnings["opening"]),
        starts=_any_of(beginnings["start"]),
        links=frozenset(phrases["link"]),
        captions=(*phrases["credit"], *phrases["note"]),
        first_words=frozenset(opening.split()[0].strip(_ENDS) for opening in beginnings["opening"]),
    )


def _any_of(phrases: list[str]) -> re.Pattern[str]:
    """A pattern for whole phrases; "date:" may run into the next word, "more in" may not ("More investments")."""
    ends = ("" if phrase.endswith(":") else r"(?!\w)" for phrase in phrases)
    return re.compile("|".join(rf"(?<!\w){re.escape(p.strip())}{end}" for p, end in zip(phrases, ends, strict=True)))
