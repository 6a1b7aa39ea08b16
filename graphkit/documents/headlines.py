"""Which line of a page is its headline."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from graphkit.documents.paragraphs import Paragraphs
from graphkit.documents.signals import Kind, is_bullet

__all__ = ["find_headline"]

# Above more lines than this stands a menu, whose entries may be printed twice, too.
_FEW_CANDIDATES = 3
# The copy of a headline follows it closely; further up the same words are an entry of the menu.
_FEW_COPIES = 12
# "Who owns the water?" may be a headline; a longer question is a story's first sentence.
_EXCLAIMED_WORDS = 15
# Characters; standfirsts that stand for a headline in dumps have up to 200.
_LONGEST_HEADLINE = 250
# Paragraphs of the body that a headline is compared with.
_LEAD = 4
_WORD = re.compile(r"[^\W\d_]{4,}")


def find_headline(paragraphs: Paragraphs, kinds: Sequence[Kind], keep: Sequence[bool], body: int) -> int | None:
    """The line above the body that reads like its headline, or None.

    Of a few lines it is the one that the page prints twice, else the first. Below a whole menu it is the one that
    shares most words with the story, the nearest of equals.
    """
    candidates = [i for i in range(body) if keep[i] and _like_headline(paragraphs.texts[i])]
    first = paragraphs.texts[body]
    if not candidates:
        exclaimed = first[-1] in "?!" and first.count(" ") < _EXCLAIMED_WORDS and body + 1 < len(paragraphs)
        return body if exclaimed else None
    if len(candidates) == 1:
        return candidates[0]
    copies = Counter(text.casefold() for text, kind in zip(paragraphs.texts, kinds, strict=True) if kind == "line")
    if len(candidates) <= _FEW_CANDIDATES:
        twice = [i for i in candidates if copies[paragraphs.texts[i].casefold()] > 1]
        return twice[0] if twice else _without_site_name(paragraphs, candidates)
    lead = " ".join(paragraphs.texts[body : body + _LEAD]).lower()
    story = set(_WORD.findall(lead))
    shared = {i: len(story & set(_WORD.findall(paragraphs.texts[i].lower()))) for i in candidates}
    best = max(candidates, key=lambda i: (shared[i], i))
    return next(i for i in candidates if i > best - _FEW_COPIES and paragraphs.texts[i] == paragraphs.texts[best])


def _without_site_name(paragraphs: Paragraphs, candidates: Sequence[int]) -> int:
    """The first candidate, or the next where that repeats it without a site's name ("Rain stops play | Site")."""
    first, *rest = candidates
    if rest and paragraphs.texts[first].startswith(paragraphs.texts[rest[0]]):
        return rest[0]
    return first


def _like_headline(text: str) -> bool:
    words = text.split()
    if len(words) < 3 or len(text) > _LONGEST_HEADLINE or text[-1] == ":" or (text[0].isdigit() and is_bullet(text)):
        return False
    # Three capitalised words are a name, a place or a section ("Ellen Marsh"); a headline has more.
    return len(words) > 3 or any(word[0].islower() and len(word) > 3 for word in words)
