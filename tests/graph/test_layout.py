from __future__ import annotations

import itertools
import math
import time

import pytest
from networks import from_pairs, synthetic, synthetic_records

from graphkit.graph import cooccurrence_graph
from graphkit.graph.layout import layout
from graphkit.records import Network


def distance(network: Network, a: int, b: int) -> float:
    first, second = network.measures[a], network.measures[b]
    return math.hypot(first.x - second.x, first.y - second.y)


def test_positions_are_finite_and_inside_the_picture() -> None:
    for m in synthetic(80, 240).measures:
        assert -1000 <= m.x <= 1000
        assert -1000 <= m.y <= 1000


def test_communities_stand_apart() -> None:
    cliques = [[f"{c}{i}" for i in range(6)] for c in "abc"]
    pairs = [p for c in cliques for p in itertools.combinations(c, 2)] + [("a0", "b0"), ("b1", "c1")]
    network = from_pairs(pairs)
    group = [m.community for m in network.measures]
    pairs_of = list(itertools.combinations(range(18), 2))
    inside = [distance(network, a, b) for a, b in pairs_of if group[a] == group[b]]
    across = [distance(network, a, b) for a, b in pairs_of if group[a] != group[b]]
    assert sum(across) / len(across) > 2 * sum(inside) / len(inside)


def test_no_two_actors_stand_on_each_other() -> None:
    network = synthetic(120, 400)
    nearest = min(distance(network, a, b) for a, b in itertools.combinations(range(120), 2))
    assert nearest > 10


def test_actors_without_ties_stand_below_the_rest() -> None:
    network = from_pairs([("a", "b"), ("b", "c")], isolated=["x", "y"])
    at = {m.actor: m.y for m in network.measures}
    assert max(at["x"], at["y"]) < min(at["a"], at["b"], at["c"])


@pytest.mark.parametrize("count", [0, 1, 2])
def test_the_smallest_networks(count: int) -> None:
    network = from_pairs([], isolated=[str(n) for n in range(count)])
    assert len({(m.x, m.y) for m in network.measures}) == count


def test_a_large_network_takes_seconds() -> None:
    actors, edges = synthetic_records(5_000, 15_000)
    graph = cooccurrence_graph(actors, edges)
    start = time.process_time()
    places = layout(graph, dict.fromkeys(graph, 0), {a.id: a.name for a in actors})
    assert time.process_time() - start < 20
    assert len(places) == 5_000
