"""Actors and edges to a measured network: graphs, centrality, communities, positions."""

from graphkit.graph.build import build_graph, cooccurrence_graph, quote_graph
from graphkit.graph.network import measure
from graphkit.graph.pruning import GRAPH, pruning_notices, strongest
from graphkit.graph.resampling import rank_intervals

__all__ = [
    "GRAPH",
    "build_graph",
    "cooccurrence_graph",
    "measure",
    "pruning_notices",
    "quote_graph",
    "rank_intervals",
    "strongest",
]
