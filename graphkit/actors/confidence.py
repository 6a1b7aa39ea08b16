"""How often a link of each form and rule is right."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from graphkit.records import Form

__all__ = ["confidence_of"]

_FILE = Path(__file__).parent / "link_confidence.tsv"
_ANY_RULE = "*"


def confidence_of(form: Form, rule: str) -> float:
    """Share of the links of a rule that are right, 0 to 1; see the data file for its source.

    Args:
        form: How the mention refers.
        rule: Which rule says whose it is, or for the first name of an actor, which rule found the name. A rule that
            never fired where the table was counted has the share of its form.
    """
    shares = _table()
    return shares.get((form, rule), shares[form, _ANY_RULE])


@cache
def _table() -> dict[tuple[str, str], float]:
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {(form, rule): float(share) for form, rule, _, share in rows}
