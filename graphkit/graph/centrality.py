"""What position an actor has in the network: every measure, its graph, its range and its special cases.

On the co-occurrence graph: degree, strength, betweenness, harmonic closeness, eigenvector centrality, core number. On
the quote graph: quotes given and received, PageRank. Nothing is ever NaN: a measure without meaning (no edges, another
component) is 0. Values are rounded to 12 decimals, so that the last bits of a sum never show in a file.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.linalg import ArpackError, eigsh

from graphkit.config import GraphConfig
from graphkit.graph.paths import networkx_path_sums, path_sums

__all__ = ["PathMeasures", "centralities", "eigenvector", "pagerank", "path_measures"]

_DECIMALS = 12
_DENSE_UP_TO = 200  # below, all eigenvectors of the full matrix are cheaper and steadier than an iteration

_RESTARTS = 1_000
"""Of Lanczos' method, in which news graphs need some ten: a bound for graphs on which it hardly gets nearer."""

_STEPS = 1_000
"""Of the power method, where Lanczos' fails."""


@dataclass(frozen=True, slots=True)
class PathMeasures:
    """Betweenness and closeness by actor id.

    Attributes:
        betweenness: 0 to 1.
        closeness: 0 to 1.
        sources: Size of the sample they are estimated from; 0 where they are exact.
    """

    betweenness: dict[str, float]
    closeness: dict[str, float]
    sources: int = 0


def centralities(
    together: nx.Graph, quotes: nx.DiGraph, config: GraphConfig
) -> tuple[dict[str, Mapping[str, float]], int]:
    """All measures by which actors are ranked, by name and actor; and the size of the sample that paths began at, or 0.

    Args:
        together: The co-occurrence graph.
        quotes: The quote graph, of the same actors.
        config: From when on paths are sampled.
    """
    paths = path_measures(together, config)
    found: dict[str, Mapping[str, float]] = {
        "strength": dict(together.degree(weight="weight")),
        "degree": dict(together.degree),
        "betweenness": paths.betweenness,
        "closeness": paths.closeness,
        "eigenvector": eigenvector(together),
        "quotes_given": dict(quotes.out_degree(weight="weight")),
        "quotes_received": dict(quotes.in_degree(weight="weight")),
        "pagerank": pagerank(quotes),
    }
    return found, paths.sources


def path_measures(graph: nx.Graph, config: GraphConfig) -> PathMeasures:
    """Betweenness and harmonic closeness over the edges' ``distance``, in an undirected or a directed graph.

    Betweenness is the share of the shortest paths between two other actors that pass through an actor, over all pairs,
    0 to 1; pairs without a path count as not passing. Closeness is the mean over the other actors of (shortest edge in
    the graph) / (distance), 0 for those out of reach, so 1 means tied to everybody by the heaviest edge (Boldi and
    Vigna 2014, doi:10.1080/15427951.2013.865686). In a directed graph the distance is that from the others to it.
    Above ``config.exact_up_to`` actors both are estimated from ``config.samples`` sources drawn with the seed, without
    bias.
    """
    nodes = list(graph)
    count = len(nodes)
    index = {node: i for i, node in enumerate(nodes)}
    estimated = count > config.exact_up_to and config.samples < count
    sources: Sequence[int] = range(count)
    if estimated:
        sources = sorted(random.Random(config.seed).sample(sources, config.samples))  # noqa: S311 - not a secret
    lengths = [d for _, _, d in graph.edges(data="distance")]
    if config.paths == "networkx":
        sums = networkx_path_sums(graph, [nodes[i] for i in sources])
    else:
        ends = [(index[u], index[v]) for u, v in graph.edges]
        sums = path_sums(count, ends, lengths, sources, directed=graph.is_directed())
    nearest = min(lengths, default=1)
    drawn = set(sources)
    betweenness, closeness = {}, {}
    for i, node in enumerate(nodes):
        others = len(drawn) - (i in drawn)  # the sources that tell something about this node
        scale = 1 / others if others else 0.0
        betweenness[node] = round(float(sums.dependency[i]) * scale / (count - 2), _DECIMALS) if count > 2 else 0.0
        closeness[node] = round(float(sums.nearness[i]) * scale * nearest, _DECIMALS)
    return PathMeasures(betweenness, closeness, len(sources) if estimated else 0)


def eigenvector(graph: nx.Graph) -> dict[str, float]:
    """Eigenvector centrality by ``weight`` on the largest component, of Euclidean length 1; 0 for all other actors.

    Only inside one component is it defined; of equally large components the one with more weight is taken. A graph
    without edges gives 0 everywhere. Of a component so drawn out that Lanczos' method does not come to an end (a chain
    of thousands of actors), it is approximate: what a fixed number of steps of the power method gives. Source: Bonacich
    1987, doi:10.1086/228631.
    """
    values = dict.fromkeys(graph, 0.0)
    if graph.number_of_edges() == 0:
        return values
    component = sorted(min(nx.connected_components(graph), key=lambda piece: _largest_first(graph, piece)))
    matrix = nx.to_scipy_sparse_array(graph, nodelist=component, weight="weight", dtype=float)
    if len(component) <= _DENSE_UP_TO:
        vector = np.linalg.eigh(matrix.toarray())[1][:, -1]
    else:
        start = np.asarray(matrix.sum(axis=1), dtype=float).ravel()
        try:
            vector = eigsh(matrix, k=1, which="LA", v0=start, tol=1e-13, maxiter=_RESTARTS)[1][:, 0]
        except ArpackError:
            vector = _after_steps(matrix, start)
    for actor, value in zip(component, np.abs(vector), strict=True):
        values[actor] = round(float(value), _DECIMALS)
    return values


def _after_steps(matrix: csr_array, start: NDArray[np.float64]) -> NDArray[np.float64]:
    """The power method's vector after ``_STEPS`` steps, of length 1 and never negative.

    Half of the largest strength is added to the diagonal, so that the values of a bipartite graph do not swing.
    """
    shift, vector = start.max() / 2, start / np.linalg.norm(start)
    for _ in range(_STEPS):
        vector = matrix @ vector + shift * vector
        vector /= np.linalg.norm(vector)
    return vector


def _largest_first(graph: nx.Graph, component: Iterable[str]) -> tuple[int, int, str]:
    members = list(component)
    weight = sum(weight for _, weight in graph.degree(members, weight="weight"))
    return -len(members), -weight, min(members)


def pagerank(graph: nx.DiGraph) -> dict[str, float]:
    """PageRank by ``weight`` (damping 0.85) among the actors who quote or are spoken of; all others get 0.

    High for actors that much-spoken-of actors speak about. Sums to 1, or is 0 everywhere in a graph without edges.
    """
    values = dict.fromkeys(graph, 0.0)
    linked = graph.subgraph([n for n in graph if graph.degree(n)])
    if linked.number_of_edges() == 0:
        return values
    ordered = nx.DiGraph()  # a subgraph view lists its nodes in the order of a set
    ordered.add_nodes_from(n for n in graph if n in linked)
    ordered.add_edges_from(linked.edges(data=True))
    ranks = nx.pagerank(ordered, weight="weight", tol=1e-12, max_iter=1_000)
    return values | {actor: round(float(rank), _DECIMALS) for actor, rank in ranks.items()}
