"""Where something stands in a text or in time."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

__all__ = ["CharSpan", "Period"]


class CharSpan(NamedTuple):
    """A half-open span of characters, ``text[start:end]``."""

    start: int
    end: int

    def overlaps(self, other: CharSpan) -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: CharSpan) -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


class Period(NamedTuple):
    """The days from ``first`` to ``last``, both included; None where there is no bound."""

    first: date | None = None
    last: date | None = None
