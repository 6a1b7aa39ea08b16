"""Days in the store: text such as 2025-03-25, NULL where none is known."""

from __future__ import annotations

from datetime import date

__all__ = ["read_day", "written_day"]


def read_day(text: str | None) -> date | None:
    """The day that a column of the store tells."""
    return None if text is None else date.fromisoformat(text)


def written_day(day: date | None) -> str | None:
    """A day for a column of the store."""
    return None if day is None else day.isoformat()
