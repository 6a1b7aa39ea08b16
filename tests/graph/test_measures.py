"""Known networks: our measures equal networkx's own."""

from __future__ import annotations

import dataclasses
import math
import random

import networkx as nx
import pytest
from networks import from_pairs, make_actor, make_edge, synthetic_records

from graphkit.config import GraphConfig
from graphkit.graph import cooccurrence_graph, measure, quote_graph
from graphkit.graph.build import DISTANCE_SCALE, distance
from graphkit.graph.centrality import path_measures
from graphkit.records import Corpus, Edge, Measures, Network

KNOWN = {
    "kite": nx.krackhardt_kite_graph(),
    "florentine": nx.florentine_families_graph(),
    "karate": nx.karate_club_graph(),
    "two pieces": nx.disjoint_union(nx.path_graph(4), nx.star_graph(5)),
}


def of(network: Network) -> dict[str, Measures]:
    return {m.actor: m for m in network.measures}


def as_network(graph: nx.Graph) -> Network:
    return from_pairs([(str(u), str(v), d.get("weight", 1)) for u, v, d in graph.edges(data=True)])


@pytest.mark.parametrize("name", KNOWN)
def test_equals_networkx(name: str) -> None:
    network = as_network(KNOWN[name])
    graph = cooccurrence_graph(network.actors, network.edges)
    ours = of(network)
    betweenness = nx.betweenness_centrality(graph, weight="distance")
    harmonic = nx.harmonic_centrality(graph, distance="distance")
    nearest = min(d for _, _, d in graph.edges(data="distance"))
    core = nx.core_number(graph)
    largest = graph.subgraph(max(nx.connected_components(graph), key=len))
    central = nx.eigenvector_centrality_numpy(largest, weight="weight")
    for actor, m in ours.items():
        assert m.degree == graph.degree(actor)
        assert m.strength == graph.degree(actor, weight="weight")
        assert m.betweenness == pytest.approx(betweenness[actor], abs=1e-11)
        assert m.closeness == pytest.approx(harmonic[actor] * nearest / (len(graph) - 1), abs=1e-11)
        assert m.core == core[actor]
        assert m.eigenvector == pytest.approx(central.get(actor, 0.0), abs=1e-9)


def test_the_kite_has_its_published_values() -> None:
    kite = of(as_network(KNOWN["kite"]))
    # Krackhardt 1990: "Heather" (7) has the highest betweenness, 14 of 36 pairs; "Diane" (3) the highest degree, 6
    assert kite["7"].betweenness == pytest.approx(14 / 36)
    assert max(kite.values(), key=lambda m: m.degree).actor == "3"


@pytest.mark.parametrize("directed", [False, True], ids=["undirected", "directed"])
@pytest.mark.parametrize("exact_up_to", [1_000, 50], ids=["exact", "estimated"])
def test_both_engines_give_the_same_values(exact_up_to: int, directed: bool) -> None:
    actors, edges = synthetic_records(120, 400, seed=3)
    graph = cooccurrence_graph(actors, edges)
    graph = nx.DiGraph(graph) if directed else graph
    ours, theirs = (
        path_measures(graph, GraphConfig(exact_up_to=exact_up_to, samples=20, paths=engine))
        for engine in ("scipy", "networkx")
    )
    assert ours.sources == theirs.sources == (0 if exact_up_to == 1_000 else 20)
    assert ours.betweenness == pytest.approx(theirs.betweenness, abs=1e-9)
    assert ours.closeness == pytest.approx(theirs.closeness, abs=1e-9)


def test_the_medici_stand_between() -> None:
    assert of(as_network(KNOWN["florentine"]))["Medici"].betweenness == pytest.approx(0.521978, abs=1e-6)


def test_equally_short_paths_of_different_weights_are_seen_as_equal() -> None:
    # 1/3 + 1/6 = 1/2: two ways from a to b, over c and directly; with floats only one would count
    network = from_pairs([("a", "b", 2), ("a", "c", 3), ("c", "b", 6)])
    assert of(network)["c"].betweenness == pytest.approx(0.5)
    assert distance(3) + distance(6) == distance(2)
    assert distance(10 * DISTANCE_SCALE) == 1


def test_a_random_weighted_network_equals_networkx() -> None:
    actors, edges = synthetic_records(120, 400, seed=7)
    network = measure(Corpus(), actors, edges, GraphConfig())
    graph = cooccurrence_graph(actors, edges)
    expected = nx.betweenness_centrality(graph, weight="distance")
    ranks = nx.pagerank(quote_graph(actors, edges).subgraph(speakers(edges)), tol=1e-12, max_iter=1000)
    for actor, m in of(network).items():
        assert m.betweenness == pytest.approx(expected[actor], abs=1e-10)
        assert m.pagerank == pytest.approx(ranks.get(actor, 0.0), abs=1e-9)


def speakers(edges: list[Edge]) -> set[str]:
    return {end for e in edges if e.kind == "quote" for end in (e.source, e.target)}


def test_above_the_limit_betweenness_is_sampled_and_named() -> None:
    actors, edges = synthetic_records(120, 400, seed=7)
    exact = measure(Corpus(), actors, edges, GraphConfig())
    sampled = measure(Corpus(), actors, edges, GraphConfig(exact_up_to=50, samples=60))
    assert (exact.estimates, exact.sources) == ((), 0)
    assert (sampled.estimates, sampled.sources) == (("betweenness", "closeness"), 60)
    graph = cooccurrence_graph(actors, edges)
    total, estimate = (sum(m.betweenness for m in n.measures) for n in (exact, sampled))
    assert estimate == pytest.approx(total, rel=0.2)
    assert measure(Corpus(), actors, edges, GraphConfig(exact_up_to=50, samples=500)).estimates == ()
    assert len(graph) == 120


@pytest.mark.parametrize("name", [*KNOWN, "random"])
@pytest.mark.parametrize("directed", [False, True])
@pytest.mark.parametrize("weighted", [False, True])
def test_paths_equal_networkx_whether_weighted_or_directed(name: str, directed: bool, weighted: bool) -> None:
    graph = nx.gnm_random_graph(80, 240, seed=2) if name == "random" else KNOWN[name].copy()
    graph = graph.to_directed() if directed else graph
    rng = random.Random(5)
    for u, v in list(graph.edges):
        graph.edges[u, v]["distance"] = distance(rng.randint(1, 6)) if weighted else DISTANCE_SCALE
        if directed and rng.random() < 0.3:
            graph.remove_edge(u, v)
    ours = path_measures(graph, GraphConfig())
    nearest = min(d for *_, d in graph.edges(data="distance"))
    between = nx.betweenness_centrality(graph, weight="distance")
    harmonic = nx.harmonic_centrality(graph, distance="distance")
    assert ours.betweenness == pytest.approx(between, abs=1e-9)
    assert ours.closeness == pytest.approx({n: h * nearest / (len(graph) - 1) for n, h in harmonic.items()}, abs=1e-9)


def test_quotes_have_a_direction() -> None:
    actors = [make_actor(n) for n in "abc"]
    edges = [make_edge("a", "b", "quote", 3), make_edge("b", "a", "quote", 1), make_edge("c", "b", "quote", 1)]
    ours = of(measure(Corpus(), actors, edges, GraphConfig()))
    assert (ours["a"].quotes_given, ours["a"].quotes_received) == (3, 1)
    assert (ours["b"].quotes_given, ours["b"].quotes_received) == (1, 4)
    assert ours["b"].pagerank > ours["c"].pagerank > 0
    assert sum(m.pagerank for m in ours.values()) == pytest.approx(1.0)
    assert all(m.degree == m.strength == 0 for m in ours.values())


@pytest.mark.parametrize(
    ("pairs", "isolated"),
    [((), ()), ((), ("a",)), ((), ("a", "b", "c")), ((("a", "b"),), ()), ((("a", "b"), ("c", "d")), ("e",))],
    ids=["empty", "one actor", "no edges", "one edge", "pieces"],
)
def test_small_networks_are_defined(pairs: tuple[tuple[str, str], ...], isolated: tuple[str, ...]) -> None:
    network = from_pairs(pairs, isolated)
    assert len(network.measures) == len(network.actors) == len({n for p in pairs for n in p} | set(isolated))
    assert sum(c.size for c in network.communities) == len(network.actors)
    assert [c.id for c in network.communities] == list(range(len(network.communities)))
    for m in network.measures:
        assert all(math.isfinite(v) for v in dataclasses.astuple(m)[1:])
        assert m.pagerank == m.quotes_given == 0


def test_the_order_of_the_input_does_not_matter() -> None:
    actors, edges = synthetic_records(60, 200, seed=3)
    expected = measure(Corpus(), actors, edges, GraphConfig())
    rng = random.Random(1)
    rng.shuffle(actors)
    rng.shuffle(edges)
    assert measure(Corpus(), actors, edges, GraphConfig()) == expected


def test_communities_are_named_by_their_strongest() -> None:
    triangle = [("a", "b", 9), ("b", "c", 5), ("a", "c", 1), ("x", "y", 2), ("y", "z", 2), ("x", "z", 2), ("w", "x", 2)]
    network = from_pairs([*triangle, ("c", "x", 1)])
    assert [(c.label, c.size) for c in network.communities] == [("x, y, z", 4), ("b, a, c", 3)]
    assert network.modularity > 0.3
