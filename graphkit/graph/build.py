"""The only writer of networkx graphs: the two graphs the measures run on, and one with everything for users.

Node keys are actor ids, inserted in sorted order, so that no result depends on the order of the input.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from typing import Any

import networkx as nx

from graphkit.records import Actor, Edge, Network

__all__ = ["DISTANCE_SCALE", "build_graph", "cooccurrence_graph", "distance", "quote_graph"]

DISTANCE_SCALE = 16 * 5040 * 11 * 13 * 17 * 19
"""The distance of an edge of weight 1. A multiple of every weight to 20 and of most usual ones above, because floats do
not add up: 1/3 + 1/6 is not 1/2, so two equally short paths would count as one and betweenness would be wrong."""


def distance(weight: int) -> int:
    """The length of an edge on a path: a whole number that falls with the weight, at least 1."""
    return max(1, round(DISTANCE_SCALE / weight))


def cooccurrence_graph(actors: Iterable[Actor], edges: Iterable[Edge]) -> nx.Graph:
    """The undirected graph of who is mentioned with whom.

    Every actor is a node, also one without a tie. Edges carry ``weight`` (independent pieces of evidence, 1 or more)
    and ``distance`` (a whole number that falls with the weight, for measures over paths). Quote edges are left out.
    """
    graph = nx.Graph()
    graph.add_nodes_from(sorted(a.id for a in actors))
    for edge in sorted((e for e in edges if e.kind == "cooccurrence"), key=_ends):
        graph.add_edge(edge.source, edge.target, weight=edge.weight, distance=distance(edge.weight))
    return graph


def quote_graph(actors: Iterable[Actor], edges: Iterable[Edge]) -> nx.DiGraph:
    """The directed graph of who speaks about whom: speaker to target, with ``weight``; co-occurrences are left out."""
    graph = nx.DiGraph()
    graph.add_nodes_from(sorted(a.id for a in actors))
    for edge in sorted((e for e in edges if e.kind == "quote"), key=_ends):
        graph.add_edge(edge.source, edge.target, weight=edge.weight)
    return graph


def build_graph(network: Network) -> nx.MultiDiGraph:
    """The whole network as one networkx graph, for further analysis.

    Node keys are actor ids; attributes are the fields of ``Actor`` and ``Measures``, with ``aliases`` joined by "|" and
    dates in ISO form. Edge keys are the kinds. A quote runs from speaker to target; a co-occurrence, which has no
    direction, is stored once, from the smaller id to the larger. All attributes are scalars and none is None, so the
    graph can be written in any format; ``cooccurrence_graph`` and ``quote_graph`` give the graphs measures run on.

    >>> from graphkit.records import Corpus
    >>> len(build_graph(Network(corpus=Corpus())))
    0
    """
    graph = nx.MultiDiGraph()
    for actor, measures in zip(network.actors, network.measures, strict=True):
        attributes = {k: v for k, v in asdict(measures).items() if k != "actor"}
        graph.add_node(
            actor.id,
            **_scalars(
                name=actor.name,
                label=actor.label,
                aliases="|".join(a.surface for a in actor.aliases),
                mentions=actor.mentions,
                documents=actor.documents,
                first=actor.first,
                last=actor.last,
                **attributes,
            ),
        )
    for edge in network.edges:
        graph.add_edge(
            edge.source,
            edge.target,
            key=edge.kind,
            **_scalars(
                kind=edge.kind,
                weight=edge.weight,
                weight_raw=edge.weight_raw,
                documents=edge.documents,
                stories=edge.stories,
                outlets=edge.outlets,
                npmi=edge.npmi,
                significance=edge.significance,
                proximity=edge.proximity,
                first=edge.first,
                last=edge.last,
            ),
        )
    return graph


def _ends(edge: Edge) -> tuple[str, str]:
    return edge.source, edge.target


def _scalars(**attributes: Any) -> dict[str, Any]:
    """Attributes without None, dates as ISO text."""
    return {
        key: value.isoformat() if isinstance(value, date) else value
        for key, value in attributes.items()
        if value is not None
    }
