"""Groups of actors that hang together more than chance would have it."""

from __future__ import annotations

from collections.abc import Mapping

import networkx as nx

from graphkit.config import GraphConfig
from graphkit.records import Community

__all__ = ["find_communities"]

_NAMES_IN_LABEL = 3


def find_communities(
    graph: nx.Graph, names: Mapping[str, str], config: GraphConfig
) -> tuple[list[Community], dict[str, int], float]:
    """Partition the actors by Louvain modularity (Blondel et al. 2008, doi:10.1088/1742-5468/2008/10/P10008).

    Args:
        graph: The co-occurrence graph, with ``weight``.
        names: Name of each actor.
        config: Seed and resolution.

    Returns:
        The communities, largest first (ties by their first actor id) and labelled by their three strongest actors; the
        community of each actor; and the modularity, -0.5 to 1, 0 for a graph without edges. An actor without a tie is a
        community of its own.
    """
    nodes = list(graph)
    numbers = {node: i for i, node in enumerate(nodes)}
    plain = nx.Graph()  # of whole numbers: sets of text are ordered by the interpreter's hash seed
    plain.add_nodes_from(range(len(nodes)))
    plain.add_edges_from((numbers[u], numbers[v], {"weight": w}) for u, v, w in graph.edges(data="weight"))
    groups: list[list[int]] = [[n] for n in plain]
    modularity = 0.0
    if plain.number_of_edges():
        found = nx.community.louvain_communities(plain, resolution=config.resolution, seed=config.seed)
        groups = [sorted(group) for group in found]
        modularity = round(float(nx.community.modularity(plain, groups, resolution=config.resolution)), 12)
    groups.sort(key=lambda group: (-len(group), group[0]))
    strength = dict(graph.degree(weight="weight"))
    communities, member_of = [], {}
    for number, group in enumerate(groups):
        members = [nodes[n] for n in group]
        strongest = sorted(members, key=lambda actor: (-strength[actor], actor))[:_NAMES_IN_LABEL]
        label = ", ".join(names[actor] for actor in strongest)
        communities.append(Community(id=number, label=label, size=len(members)))
        member_of.update(dict.fromkeys(members, number))
    return communities, member_of, modularity
