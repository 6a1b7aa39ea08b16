"""Actors and edges to a measured network: graphs, centrality, communities, positions."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from graphkit.graph.pruning import GRAPH, pruning_notices, strongest

if TYPE_CHECKING:
    from graphkit.graph.build import build_graph, cooccurrence_graph, quote_graph
    from graphkit.graph.network import measure
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

_HOMES = {
    "build_graph": "graphkit.graph.build",
    "cooccurrence_graph": "graphkit.graph.build",
    "measure": "graphkit.graph.network",
    "quote_graph": "graphkit.graph.build",
    "rank_intervals": "graphkit.graph.resampling",
}
"""What needs NetworkX and SciPy, and is loaded when it is asked for: they take a second."""


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'graphkit.graph' has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES[name]), name)
