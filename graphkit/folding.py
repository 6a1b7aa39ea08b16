"""How two written names are compared: letter case, diacritics and punctuation say nothing."""

from __future__ import annotations

import functools
import re
import unicodedata

__all__ = ["fold", "words_of"]

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
