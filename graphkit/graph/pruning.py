"""A graph that measures, layout and Gephi can still hold, of a corpus whose actors and edges they cannot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from graphkit.config import GraphConfig
from graphkit.records import Actor, Edge, Network, Notice

__all__ = ["GRAPH", "pruning_notices", "strongest"]

GRAPH = "graph"
"""What notices of what was left out are about, in place of a file's path."""


def strongest(actors: Iterable[Actor], edges: Sequence[Edge], config: GraphConfig) -> tuple[list[Actor], list[Edge]]:
    """The ``max_actors`` actors with the most weight, and the edges among them; everything where there are no more.

    Weight is that of an actor's edges of both kinds; of equals the more mentioned comes first, then the alphabet. Both
    lists keep the order they had. Unless ``isolated``, actors without an edge are left out at last.
    """
    known, edges = list(actors), list(edges)
    if len(known) <= config.max_actors:
        return _connected(known, edges, config), edges
    weight = Counter[str]()
    for edge in edges:
        weight[edge.source] += edge.weight
        weight[edge.target] += edge.weight
    ranked = sorted(known, key=lambda actor: (-weight[actor.id], -actor.mentions, actor.id))
    chosen = {actor.id for actor in ranked[: config.max_actors]}
    inside = [edge for edge in edges if edge.source in chosen and edge.target in chosen]
    return _connected([actor for actor in known if actor.id in chosen], inside, config), inside


def _connected(actors: list[Actor], edges: Sequence[Edge], config: GraphConfig) -> list[Actor]:
    if config.isolated:
        return actors
    ends = {end for edge in edges for end in (edge.source, edge.target)}
    return [actor for actor in actors if actor.id in ends]


def pruning_notices(network: Network) -> tuple[Notice, ...]:
    """What the user must know about a graph that holds a part of its corpus only; nothing where it holds all."""
    actors, edges = len(network.actors), len(network.edges)
    left_out = []
    if actors < network.total_actors:
        left_out.append(f"{actors:,} of {network.total_actors:,} actors (max_actors and isolated under [graph])")
    if edges < network.total_edges:
        least = min((edge.weight for edge in network.edges), default=0)
        what = f"{edges:,} of {network.total_edges:,} edges, of weight {least} or more"
        left_out.append(f"{what} (max_edges and backbone under [edges])")
    notices = []
    if left_out:
        notices.append(f"holds {' and '.join(left_out)}; the store holds all")
    if network.corpus.left_out:
        other, undated = network.corpus.left_out - network.corpus.undated, network.corpus.undated
        articles = "1 article" if other == 1 else f"{other or 'no'} articles"
        what = f"{articles} of other days and {undated or 'none'} without a date"
        notices.append(f"leaves out {what} (--from, --to); the store holds them")
    return tuple(Notice(path=GRAPH, message=message) for message in notices)
