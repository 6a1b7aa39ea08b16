"""What a page shows of a network too large to read: its backbone, not a random or merely the heaviest part."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from graphkit.records import Network

__all__ = ["Selection", "select"]

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
    that are least likely by chance (``Edge.alpha``), so that a small but tight group is not crowded out by the
    neighbours of the strong. Of the ties among the chosen, the least likely by chance are drawn.
    """
    if len(network.actors) <= max_actors and len(network.edges) <= max_actors * _EDGES_PER_ACTOR * 2:
        return Selection(tuple(range(len(network.actors))), tuple(range(len(network.edges))), complete=True)
    weight = Counter[str]()
    for edge in network.edges:
        weight[edge.source] += edge.weight
        weight[edge.target] += edge.weight
    strongest = sorted((actor.id for actor in network.actors), key=lambda actor: (-weight[actor], actor))
    chosen = set(strongest[: max(1, int(max_actors * _SURE))])
    chance = [edge.alpha for edge in network.edges]
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
