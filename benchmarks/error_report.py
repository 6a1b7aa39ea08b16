"""Which rule made which error, and how far the program's confidence can be trusted, as text."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Sequence

from graphkit.evaluation import Verdict

__all__ = ["error_report", "reliability"]

_BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)


def error_report(verdicts: Iterable[Verdict]) -> str:
    """Errors by rule, the most harmful rule first, with every error below its rule."""
    groups: dict[tuple[str, str], list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        groups[verdict.decision, verdict.rule].append(verdict)
    ranked = sorted(groups.items(), key=lambda item: (-_wrong(item[1]), item[0]))
    lines = [f"{'decision':12s} {'rule':44s} {'wrong':>6s} {'of':>6s}"]
    lines += [f"{d:12s} {r:44s} {_wrong(v):6d} {len(v):6d}" for (d, r), v in ranked if _wrong(v)]
    for (decision, rule), listed in ranked:
        if _wrong(listed):
            lines += ["", f"{decision}, {rule}: {_wrong(listed)} wrong of {len(listed)}"]
            lines += [f"   {verdict.where}" for verdict in listed if not verdict.right]
    return "\n".join(lines)


def reliability(verdicts: Iterable[Verdict]) -> str:
    """Share of right decisions by their confidence, as a Markdown table; for links without plain names too."""
    rows: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        if verdict.confidence is not None:
            rows[f"{verdict.decision}s"].append(verdict)
            if verdict.decision == "link" and "name" not in verdict.rule:
                rows["links of descriptions and pronouns"].append(verdict)
    lines = ["| decisions | confidence | number | mean confidence | share right |", "|---|---|---|---|---|"]
    for name, listed in sorted(rows.items()):
        for low, high in itertools.pairwise(_BINS):
            here = [v for v in listed if v.confidence is not None and low <= v.confidence < high]
            if here:
                mean = sum(v.confidence or 0 for v in here) / len(here)
                shown = f"{low:.2f}-{min(high, 1):.2f}"
                lines.append(f"| {name} | {shown} | {len(here)} | {mean:.2f} | {1 - _wrong(here) / len(here):.2f} |")
    return "\n".join(lines)


def _wrong(verdicts: Sequence[Verdict]) -> int:
    return sum(not verdict.right for verdict in verdicts)
