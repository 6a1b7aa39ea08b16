"""Texts whose names are marked, for the tests of what corrects them."""

from __future__ import annotations

from graphkit.language.cues import Name


def marked(text: str) -> tuple[list[str], list[Name]]:
    """Return words and names of a text with tokens set off by spaces: "Gen [Somchai|ORG] spoke"."""
    words: list[str] = []
    names: list[Name] = []
    start = 0
    for piece in text.split():
        if piece.startswith("["):
            start, piece = len(words), piece[1:]
        word, mark, label = piece.removesuffix("]").partition("|")
        words.append(word)
        if mark:
            names.append(Name(start, len(words), tuple(words[start:]), label))
    return words, names
