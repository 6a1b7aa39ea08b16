"""Numbers as people read them."""

from __future__ import annotations

__all__ = ["figure"]


def figure(value: float | None) -> str:
    """A number with thousands separated, a fraction with four digits, "–" for none."""
    if value is None:
        return "–"
    return f"{value:,.0f}" if value == int(value) else f"{value:.4f}"
