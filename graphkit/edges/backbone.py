"""Which edges stand out: the disparity filter."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

__all__ = ["Weighed", "alphas"]


class Weighed(NamedTuple):
    """An edge with its weight; ``source`` and ``target`` are keys of actors in the store."""

    kind: str
    source: int
    target: int
    weight: int


def alphas(edges: Sequence[Weighed]) -> list[float]:
    """How likely each edge is to be this heavy by chance, 0 to 1, given the weights of its ends: the disparity filter.

    An edge with share p of the weight of an actor with k edges has alpha = (1 - p) ** (k - 1) there; of its two ends
    the smaller counts. Both kinds are judged apart, and so are quotes given (at the speaker) and received (at the
    target). An end with one edge says nothing (1). Rounded to 9 decimals. Source: Serrano, Boguñá and Vespignani 2009,
    doi:10.1073/pnas.0808904106, equation 2.
    """
    count, weight = Counter[tuple[str, int]](), Counter[tuple[str, int]]()
    for edge in edges:
        for end in _ends(edge):
            count[end] += 1
            weight[end] += edge.weight

    def at(end: tuple[str, int], share: int) -> float:
        return math.pow(1 - share / weight[end], count[end] - 1) if count[end] > 1 else 1.0

    return [round(min(at(end, edge.weight) for end in _ends(edge)), 9) for edge in edges]


def _ends(edge: Weighed) -> tuple[tuple[str, int], tuple[str, int]]:
    if edge.kind == "quote":
        return ("speaker", edge.source), ("target", edge.target)
    return ("together", edge.source), ("together", edge.target)
