"""What a page shows of a network too large to read: its backbone, not a random or merely the heaviest part."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass

from graphkit.records import Edge, Network

__all__ = ["Selection", "alphas", "select"]

_EDGES_PER_ACTOR = 5
_SURE = 0.1  # share of the places that go to the strongest actors, whatever their ties are worth


@dataclass(frozen=True, slots=True)
class Selection:
    """The part to draw: indices into ``Network.actors`` and ``Network.edges``, ascending; ``complete`` if it is all."""

    actors: tuple[int, ...]
    edges: tuple[int, ...]
    complete: bool


def select(network: Network, max_actors: int) -> Selection:
    """Choose at most ``max_actors`` actors and five times as many edges.

    A tenth of the places go to the actors with the most weight. The others go, tie by tie, to both ends of the ties
    that are least likely by chance (``alphas``), so that a small but tight group is not crowded out by the neighbours
    of the strong. Of the ties among the chosen, the least likely by chance are drawn.
    """
    if len(network.actors) <= max_actors and len(network.edges) <= max_actors * _EDGES_PER_ACTOR * 2:
        return Selection(tuple(range(len(network.actors))), tuple(range(len(network.edges))), complete=True)
    weight = Counter[str]()
    for edge in network.edges:
        weight[edge.source] += edge.weight
        weight[edge.target] += edge.weight
    strongest = sorted((actor.id for actor in network.actors), key=lambda actor: (-weight[actor], actor))
    chosen = set(strongest[: max(1, int(max_actors * _SURE))])
    chance = alphas(network.edges)
    by_chance = sorted(range(len(network.edges)), key=lambda i: (chance[i], -network.edges[i].weight, i))
    for i in by_chance:
        ends = {network.edges[i].source, network.edges[i].target}
        if len(chosen | ends) <= max_actors:
            chosen |= ends
    chosen.update(strongest[: max(0, max_actors - len(chosen))])
    inside = [i for i in by_chance if network.edges[i].source in chosen and network.edges[i].target in chosen]
    return Selection(
        actors=tuple(i for i, actor in enumerate(network.actors) if actor.id in chosen),
        edges=tuple(sorted(inside[: max_actors * _EDGES_PER_ACTOR])),
        complete=False,
    )


def alphas(edges: tuple[Edge, ...]) -> list[float]:
    """How likely each tie is to be this heavy by chance, 0 to 1, given its ends' weights: the disparity filter.

    A tie with share p of the weight of an actor with k ties of its kind has alpha = (1 - p) ** (k - 1) there; of both
    ends the smaller counts. An actor with one tie says nothing (1). Serrano et al. 2009, doi:10.1073/pnas.0808904106.
    """
    ties, weight = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for edge in edges:
        for end in (edge.source, edge.target):
            ties[edge.kind, end] += 1
            weight[edge.kind, end] += edge.weight

    def at(edge: Edge, end: str) -> float:
        count, total = ties[edge.kind, end], weight[edge.kind, end]
        return math.pow(1 - edge.weight / total, count - 1) if count > 1 else 1.0

    return [min(at(edge, edge.source), at(edge, edge.target)) for edge in edges]
