"""Betweenness and harmonic closeness on weighted graphs, in scipy and numpy.

The algorithm is Brandes (2001), doi:10.1080/0022250X.2001.9990249, for many sources at once: scipy's Dijkstra gives the
distances, the edges on shortest paths form one sparse matrix per batch of sources, and counting paths and collecting
dependencies are repeated products with it. Values equal networkx's to rounding; ``benchmarks/measures.md`` has the
times of both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

__all__ = ["PathSums", "networkx_path_sums", "path_sums"]

_BATCH_CELLS = 3_000_000  # sources times edges handled at once: about 100 MB

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class PathSums:
    """Sums over the given sources, one value per node.

    Attributes:
        dependency: How many shortest paths from the sources pass through the node, each pair counting 1 in total.
        nearness: Sum of 1 / distance from the sources; unreachable ones and the node itself add nothing.
    """

    dependency: Floats
    nearness: Floats


def path_sums(
    nodes: int,
    ends: Sequence[tuple[int, int]],
    distances: Sequence[int],
    sources: Sequence[int],
    *,
    directed: bool = False,
) -> PathSums:
    """Add up shortest-path dependencies and inverse distances from ``sources``.

    Args:
        nodes: Number of nodes, which are 0 to ``nodes - 1``.
        ends: The two nodes of each edge, each pair once; from and to, if ``directed``.
        distances: Length of each edge, whole and at least 1, so that sums are exact and equal paths are seen as equal.
        sources: Nodes to start from; all of them for exact values.
        directed: Whether edges lead one way only.
    """
    dependency, nearness = np.zeros(nodes), np.zeros(nodes)
    if not ends:
        return PathSums(dependency, nearness)
    pairs = np.array(ends, dtype=np.int64)
    tails, heads, lengths = pairs[:, 0], pairs[:, 1], np.array(distances, dtype=np.float64)
    if not directed:
        tails, heads, lengths = np.concatenate([tails, heads]), np.concatenate([heads, tails]), np.tile(lengths, 2)
    matrix = csr_array((lengths, (tails, heads)), shape=(nodes, nodes))
    size = max(1, _BATCH_CELLS // len(tails))
    for start in range(0, len(sources), size):
        batch = np.array(sources[start : start + size], dtype=np.int64)
        reach = dijkstra(matrix, directed=True, indices=batch)
        nearness += _inverse(reach).sum(axis=0)
        dependency += _dependencies(reach, batch, tails, heads, lengths)
    return PathSums(dependency, nearness)


def networkx_path_sums(graph: nx.Graph, sources: Sequence[str]) -> PathSums:
    """The same sums by networkx, over the edges' ``distance``; values are in the order of the graph's nodes."""
    through = nx.betweenness_centrality_subset(graph, sources, list(graph), weight="distance")
    ways = 1 if graph.is_directed() else 2  # networkx halves what is undirected
    nearness = dict.fromkeys(graph, 0.0)
    for source in sources:
        for node, reach in nx.single_source_dijkstra_path_length(graph, source, weight="distance").items():
            nearness[node] += 1 / reach if reach else 0.0
    return PathSums(np.array([ways * through[n] for n in graph], dtype=float), np.array([nearness[n] for n in graph]))


def _inverse(reach: Floats) -> Floats:
    """1 / distance, 0 for the source itself and for nodes out of reach."""
    inverse = np.zeros_like(reach)
    np.divide(1.0, reach, out=inverse, where=reach > 0)
    return inverse


def _dependencies(reach: Floats, batch: Ints, tails: Ints, heads: Ints, lengths: Floats) -> Floats:
    """Brandes' dependencies of a batch of sources, added up per node.

    Node v as seen from source number b is row ``b * nodes + v``, so the batch is one graph of separate parts.
    """
    count, nodes = reach.shape
    from_tail = reach[:, tails]
    on_path = np.isfinite(from_tail) & (from_tail + lengths == reach[:, heads])
    which, edge = np.nonzero(on_path)
    before, after = which * nodes + tails[edge], which * nodes + heads[edge]
    rows = count * nodes
    starts = np.zeros(rows)
    starts[np.arange(count) * nodes + batch] = 1.0
    paths = _add_up(csr_array((np.ones(len(edge)), (after, before)), shape=(rows, rows)), starts)
    shares = csr_array((paths[before] / paths[after], (before, after)), shape=(rows, rows))
    passing = (_add_up(shares, np.ones(rows)) - 1.0).reshape(count, nodes)
    passing[np.arange(count), batch] = 0.0
    return np.asarray(passing.sum(axis=0), dtype=np.float64)


def _add_up(matrix: csr_array, start: Floats) -> Floats:
    """``start + M start + M M start + ...`` until nothing is left; M is nilpotent, because paths only move away."""
    total, term = start.copy(), start
    while True:
        term = matrix @ term
        if not term.any():
            return total
        total += term
