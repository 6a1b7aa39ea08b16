"""Eigenvector centrality on graphs that are no news: it has a value, the known one, and never stops a build."""

from __future__ import annotations

import math

import networkx as nx
import pytest
from scipy.sparse.linalg import ArpackNoConvergence

from graphkit.graph import centrality
from graphkit.graph.centrality import eigenvector


def weighted(graph: nx.Graph) -> nx.Graph:
    named = nx.Graph()
    named.add_nodes_from(f"{node:05}" for node in graph)
    named.add_edges_from((f"{u:05}", f"{v:05}", {"weight": 1}) for u, v in graph.edges)
    return named


def never(*_: object, **__: object) -> None:
    raise ArpackNoConvergence("no convergence", [], [])


@pytest.fixture(params=["Lanczos", "power method"])
def method(request, monkeypatch):
    """By either method; a component of a few hundred is already a large one."""
    if request.param == "power method":
        monkeypatch.setattr(centrality, "eigsh", never)


@pytest.mark.usefixtures("method")
def test_a_star_and_what_is_apart_from_it():
    values = eigenvector(weighted(nx.disjoint_union(nx.star_graph(400), nx.complete_graph(20))))
    assert values.pop("00000") == pytest.approx(1 / math.sqrt(2), abs=1e-9)
    assert [values[f"{n:05}"] for n in (1, 400)] == pytest.approx([1 / math.sqrt(800)] * 2, abs=1e-9)
    assert {values[f"{n:05}"] for n in range(401, 421)} == {0.0}


@pytest.mark.usefixtures("method")
def test_a_bipartite_graph():
    values = eigenvector(weighted(nx.complete_bipartite_graph(100, 300)))
    assert [values["00000"], values["00399"]] == pytest.approx([1 / math.sqrt(200), 1 / math.sqrt(600)], abs=1e-9)


@pytest.mark.usefixtures("method")
def test_two_groups_that_one_tie_joins():
    values = eigenvector(weighted(nx.barbell_graph(150, 0)))
    assert values["00000"] == pytest.approx(values["00299"], abs=1e-9)
    assert sum(value**2 for value in values.values()) == pytest.approx(1)


def test_a_chain_too_long_for_lanczos(monkeypatch):
    monkeypatch.setattr(centrality, "_RESTARTS", 20)
    graph = weighted(nx.path_graph(3_000))
    values = list(eigenvector(graph).values())
    assert values == list(eigenvector(graph).values())
    assert values[:1_400] == sorted(values[:1_400])
    assert (min(values) > 0, sum(value**2 for value in values)) == (True, pytest.approx(1))
