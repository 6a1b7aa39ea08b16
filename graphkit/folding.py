"""How two written names are compared: letter case, diacritics and punctuation say nothing."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Sequence

__all__ = ["fold", "is_made_of", "words_of"]

_FOLDED = str.maketrans("łŁđĐøØßæÆœŒðÐþÞıİ", "lLdDoOsaAoOdDtTiI")


@functools.lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """Lower case without diacritics or punctuation: "Łukasz “Luk” O’Neil-Żak" -> "lukasz luk oneil zak"."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_FOLDED))
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(re.sub(r"['’.\"“”„«»()]", "", bare.lower().replace("-", " ").replace(",", " ")).split())


def words_of(name: str) -> list[str]:
    """The folded words of a name."""
    return fold(name).split()


_OPENING = 3
"""First letters of a word that an acronym has, at most."""


def is_made_of(acronym: str, words: Sequence[str]) -> bool:
    """Whether an acronym is made of the first letters of each of some words, one to three: "LASWA", "TEPCO".

    >>> is_made_of("tepco", ["tokyo", "electric", "power", "company"]), is_made_of("teco", ["tokyo", "power"])
    (True, False)
    """
    if not words:
        return not acronym
    shared = 0
    while shared < min(_OPENING, len(acronym), len(words[0])) and acronym[shared] == words[0][shared]:
        shared += 1
    return any(is_made_of(acronym[length:], words[1:]) for length in range(1, shared + 1))
