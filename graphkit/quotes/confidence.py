"""How often each rule is right."""

from __future__ import annotations

from functools import cache
from pathlib import Path

__all__ = ["confidence_of"]

_FILE = Path(__file__).parent / "rule_confidence.tsv"
_UNKNOWN = 0.5
"""For a rule that never fired on the articles the table was counted on."""


def confidence_of(rule: str) -> float:
    """Share of a rule's quotes whose content and speaker are right, 0 to 1; see the data file for its source."""
    return _table().get(rule, _UNKNOWN)


@cache
def _table() -> dict[str, float]:
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {rule: float(share) for rule, share in rows}
