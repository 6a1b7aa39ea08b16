"""Measure a network: the one entry of this stage."""

from __future__ import annotations

from collections.abc import Sequence

import networkx as nx

from graphkit.config import GraphConfig
from graphkit.graph.build import cooccurrence_graph, quote_graph
from graphkit.graph.centrality import centralities
from graphkit.graph.communities import find_communities
from graphkit.graph.layout import layout
from graphkit.records import Actor, Corpus, Edge, Measures, Network

__all__ = ["measure"]


def measure(corpus: Corpus, actors: Sequence[Actor], edges: Sequence[Edge], config: GraphConfig) -> Network:
    """Compute every measure, the communities and the positions.

    The result depends on neither the order of ``actors`` and ``edges`` nor the interpreter's hash seed. An empty graph
    gives an empty network; what has no meaning for an actor is 0, see ``Measures``.

    Args:
        corpus: What the actors were found in; passed on.
        actors: Each id once.
        edges: One per pair and kind; both ends are in ``actors``.
        config: Seed, resolution, and from when on betweenness is sampled.
    """
    actors = sorted(actors, key=lambda actor: actor.id)
    edges = sorted(edges, key=lambda edge: (edge.kind, edge.source, edge.target))
    names = {actor.id: actor.name for actor in actors}
    together, quotes = cooccurrence_graph(actors, edges), quote_graph(actors, edges)
    communities, member_of, modularity = find_communities(together, names, config)
    central, sources = centralities(together, quotes, config)
    cores = nx.core_number(together)
    places = layout(_all_ties(together, quotes), member_of, names)
    measures = tuple(
        Measures(
            actor=actor,
            degree=int(central["degree"][actor]),
            strength=int(central["strength"][actor]),
            betweenness=central["betweenness"][actor],
            closeness=central["closeness"][actor],
            eigenvector=central["eigenvector"][actor],
            core=cores[actor],
            quotes_given=int(central["quotes_given"][actor]),
            quotes_received=int(central["quotes_received"][actor]),
            pagerank=central["pagerank"][actor],
            community=member_of[actor],
            x=places[actor][0],
            y=places[actor][1],
        )
        for actor in names
    )
    return Network(
        corpus=corpus,
        actors=tuple(actors),
        measures=measures,
        edges=tuple(edges),
        communities=tuple(communities),
        modularity=modularity,
        estimates=("betweenness", "closeness") if sources else (),
        sources=sources,
    )


def _all_ties(together: nx.Graph, quotes: nx.DiGraph) -> nx.Graph:
    """Both kinds of edges as one undirected graph, weights added up: what pulls actors together in the picture."""
    ties = nx.Graph()
    ties.add_nodes_from(together)
    for graph in (together, quotes):
        for source, target, weight in graph.edges(data="weight"):
            before = ties.get_edge_data(source, target, {"weight": 0})["weight"]
            ties.add_edge(source, target, weight=before + weight)
    return ties
