"""How two written names are compared: letter case, diacritics and punctuation say nothing."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Sequence

__all__ = ["fold", "is_made_of", "words_of"]

_FOLDED = str.maketrans("łđøßæœðþı", "ldosaodti")


@functools.lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """Lower case without diacritics or punctuation: "Łukasz “Luk” O’Neil-Żak" -> "lukasz luk oneil zak"."""
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(c for c in decomposed if not unicodedata.combining(c)).lower().translate(_FOLDED)
    return " ".join(re.sub(r"['’.\"“”„«»()]", "", bare.replace("-", " ").replace(",", " ")).split())


def words_of(name: str) -> list[str]:
    """The folded words of a name."""
    return fold(name).split()


_OPENING = 3
"""First letters of a word that an acronym has, at most."""


def is_made_of(acronym: str, words: Sequence[str]) -> bool:
    """Whether an acronym is made of some words: the first letters of each, one to three, or one from inside as well.

    >>> is_made_of("tepco", ["tokyo", "electric", "power", "company"]), is_made_of("teco", ["tokyo", "power"])
    (True, False)
    >>> is_made_of("kalpa", ["kenya", "airline", "pilots", "association"])
    True
    """
    if not words:
        return not acronym
    word = words[0]
    shared = 0
    while shared < min(_OPENING, len(acronym), len(word)) and acronym[shared] == word[shared]:
        shared += 1
    if any(is_made_of(acronym[length:], words[1:]) for length in range(1, shared + 1)):
        return True
    return shared == 1 and acronym[1:2] in word[2:] and bool(acronym[1:]) and is_made_of(acronym[2:], words[1:])
