"""A graph that measures, layout and Gephi can still hold, of a corpus whose actors and edges they cannot."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from graphkit.config import Config, EdgesConfig, GraphConfig
from graphkit.counting import counted
from graphkit.records import Actor, Edge, Network, Notice
from graphkit.store import Withheld

__all__ = ["GRAPH", "pruning_notices", "strongest"]

GRAPH = "graph"
"""What notices of what was left out are about, in place of a file's path."""


def strongest(actors: Iterable[Actor], edges: Sequence[Edge], config: GraphConfig) -> tuple[list[Actor], list[Edge]]:
    """The ``max_actors`` actors with the most weight, and the edges among them; everything where there are no more.

    Weight is that of an actor's edges of both kinds; of equals the more mentioned comes first, then the alphabet. Both
    lists keep the order they had. Unless ``isolated``, actors without an edge are left out at last. ``actors`` is read
    once, and no more of them are held than stay.
    """
    weight = Counter[str]()
    for edge in edges:
        weight[edge.source] += edge.weight
        weight[edge.target] += edge.weight
    ranked = heapq.nsmallest(
        config.max_actors,
        enumerate(actors),
        key=lambda placed: (-weight[placed[1].id], -placed[1].mentions, placed[1].id),
    )
    chosen = [actor for _, actor in sorted(ranked, key=lambda placed: placed[0])]
    ids = {actor.id for actor in chosen}
    inside = [edge for edge in edges if edge.source in ids and edge.target in ids]
    return _connected(chosen, inside, config), inside


def _connected(actors: list[Actor], edges: Sequence[Edge], config: GraphConfig) -> list[Actor]:
    if config.isolated:
        return actors
    ends = {end for edge in edges for end in (edge.source, edge.target)}
    return [actor for actor in actors if actor.id in ends]


def pruning_notices(network: Network, config: Config, besides: Withheld | None = None) -> tuple[Notice, ...]:
    """What the user must know about a graph that holds a part of its corpus only; nothing where it holds all.

    Args:
        network: The graph.
        config: The settings, which are named as the options of ``graphkit build``.
        besides: What the store holds; nothing more where left out.
    """
    besides = besides or Withheld()
    held = [*_actors_left(network, config), *_edges_left(network, config, besides)]
    notices = [f"holds {' and '.join(held)}; the store holds all"] if held else []
    if besides.actors and config.edges.types != EdgesConfig().types:
        types = ",".join(config.edges.types)
        notices.append(f"leaves out {counted(besides.actors, 'actor')} of other types (--types {types})")
    if besides.mentions or besides.quotes:
        what = f"{counted(besides.mentions, 'mention')} and {counted(besides.quotes, 'quote')}"
        notices.append(f"leaves out {what} that are less certain (--min-confidence {config.edges.min_confidence:g})")
    if network.corpus.left_out:
        other, undated = network.corpus.left_out - network.corpus.undated, network.corpus.undated
        articles = counted(other, "article") if other else "no articles"
        what = f"{articles} of other days and {undated or 'none'} without a date"
        notices.append(f"leaves out {what} (--from, --to); the store holds them")
    return tuple(Notice(path=GRAPH, message=message) for message in notices)


def _actors_left(network: Network, config: Config) -> Iterator[str]:
    left, most = len(network.actors), config.graph.max_actors
    if left < network.total_actors:
        options = [f"--max-nodes {most}"] if most < network.total_actors else []
        options += [] if config.graph.isolated else ["--drop-isolated"]
        yield f"{left:,} of {network.total_actors:,} actors ({', '.join(options)})"


def _edges_left(network: Network, config: Config, besides: Withheld) -> Iterator[str]:
    left, total = len(network.edges), max(besides.edges, network.total_edges)
    if left >= total:
        return
    edges = config.edges
    options = [f"--min-weight {edges.min_weight}"] if edges.min_weight > 1 else []
    options += [f"--backbone {edges.backbone:g}"] if edges.backbone < 1 else []
    options += [f"--max-nodes {config.graph.max_actors}"] if config.graph.max_actors < network.total_actors else []
    options += [f"max_edges {edges.max_edges} under [edges]"] if network.total_edges > edges.max_edges else []
    reason = f" ({', '.join(options)})" if options else ""
    if left:
        yield f"{left:,} of {total:,} edges{reason}"
    else:
        yield f"none of {total:,} edges{reason}, of which the heaviest has weight {besides.heaviest}"
