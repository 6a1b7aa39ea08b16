"""How messages count things."""

from __future__ import annotations

__all__ = ["counted"]


def counted(number: int, thing: str) -> str:
    """A number of things whose plural ends in "s".

    >>> counted(1, "article"), counted(1200, "edge"), counted(0, "quote")
    ('1 article', '1,200 edges', '0 quotes')
    """
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"
