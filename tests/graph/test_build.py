from datetime import date

import networkx as nx
from networks import make_actor, make_edge, synthetic

from graphkit.config import GraphConfig
from graphkit.graph import build_graph, cooccurrence_graph, measure
from graphkit.records import Corpus


def test_the_whole_graph_has_both_kinds_and_only_scalars() -> None:
    actors = [make_actor("b", "B"), make_actor("a", "A", aliases=["A.", "Aa"])]
    edges = [make_edge("a", "b", weight=2, npmi=0.5, first=date(2025, 1, 2)), make_edge("b", "a", "quote", 3)]
    graph = build_graph(measure(Corpus(), actors, edges, GraphConfig()))
    assert list(graph) == ["a", "b"]
    assert graph.nodes["a"]["aliases"] == "A.|Aa"
    assert graph.edges["a", "b", "cooccurrence"] == {
        "kind": "cooccurrence", "weight": 2, "weight_raw": 2, "documents": 1,
        "stories": 1, "outlets": 0, "npmi": 0.5, "first": "2025-01-02",
    }  # fmt: skip
    assert graph.edges["b", "a", "quote"]["weight"] == 3
    values = [v for _, d in graph.nodes(data=True) for v in d.values()]
    assert all(isinstance(v, str | int | float) for v in values)


def test_it_can_be_written_by_networkx(tmp_path: object) -> None:
    text = "\n".join(nx.generate_graphml(build_graph(synthetic(20, 50))))
    assert nx.parse_graphml(text).number_of_nodes() == 20


def test_the_cooccurrence_graph_keeps_actors_without_ties() -> None:
    graph = cooccurrence_graph([make_actor("a"), make_actor("b")], [make_edge("a", "b", "quote")])
    assert (len(graph), graph.number_of_edges()) == (2, 0)
