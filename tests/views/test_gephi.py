from __future__ import annotations

import dataclasses
from datetime import date
from pathlib import Path

import igraph
import networkx as nx
import pytest
from extremes import HOSTILE, NAMES, networks
from gephi_checker import GEXF, GRAPHML, findings
from lxml import etree
from networks import make_actor, make_edge

from graphkit.config import GraphConfig, GraphmlStyle
from graphkit.errors import ExportError
from graphkit.graph import build_graph, measure
from graphkit.records import Corpus
from graphkit.views.columns import node_rows
from graphkit.views.gephi import gexf_lines, graphml_lines, write_graphml


@pytest.mark.parametrize("name", NAMES)
def test_the_files_keep_the_rules(name: str) -> None:
    network = networks()[name]
    for lines in (
        graphml_lines(network),
        graphml_lines(network, "portable"),
        graphml_lines(network, "split", "quote"),
        graphml_lines(network, "split", "cooccurrence"),
        gexf_lines(network),
    ):
        assert findings("".join(lines)) == []


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_left_out(name: str) -> None:
    network = networks()[name]
    kinds = [e.kind for e in network.edges]
    graphml = etree.fromstring("".join(graphml_lines(network)).encode())
    assert [e.get("label") for e in graphml.iter(f"{GRAPHML}edge")] == kinds
    assert [e.get("directed") for e in graphml.iter(f"{GRAPHML}edge")] == [str(k == "quote").lower() for k in kinds]
    gexf = etree.fromstring("".join(gexf_lines(network)).encode())
    assert [e.get("kind") for e in gexf.iter(f"{GEXF}edge")] == kinds
    assert len(list(gexf.iter(f"{GEXF}node"))) == len(network.actors)


def test_names_come_back_as_they_were_but_for_what_xml_forbids() -> None:
    network = networks()["hostile"]
    expected = [
        "".join(
            c if c in "\t\n\r" or 0x20 <= ord(c) < 0xD800 or 0xE000 <= ord(c) < 0xFFFE or ord(c) > 0xFFFF else "�"
            for c in n
        )
        for n in HOSTILE
    ]
    expected[-1] = f"a{len(HOSTILE) - 1}"  # an actor without a name shows its id
    graphml = etree.fromstring("".join(graphml_lines(network)).encode())
    assert [d.text for d in graphml.iter(f"{GRAPHML}data") if d.get("key") == "label"] == expected
    gexf = etree.fromstring("".join(gexf_lines(network)).encode())
    assert [n.get("label") for n in gexf.iter(f"{GEXF}node")] == expected


def test_the_portable_file_loses_nothing_in_networkx() -> None:
    network = networks()["usual"]
    read = nx.parse_graphml("".join(graphml_lines(network, "portable")), force_multigraph=True)
    ours = build_graph(network)
    assert read.is_directed()
    ids = nx.get_node_attributes(read, "actor_id")
    assert set(ids.values()) == set(ours)
    for node, actor in ids.items():
        for key in ("mentions", "degree", "strength", "betweenness", "eigenvector", "pagerank", "community", "aliases"):
            assert read.nodes[node][key] == ours.nodes[actor][key]
        assert read.nodes[node]["label"] == ours.nodes[actor]["name"]
    found = {(ids[u], ids[v], d["kind"]): d["weight"] for u, v, d in read.edges(data=True)}
    assert found == {(u, v, k): d["weight"] for u, v, k, d in ours.edges(keys=True, data=True)}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("style", ["portable", "split"])
def test_the_other_styles_load_whatever_they_hold(name: str, style: GraphmlStyle, tmp_path: Path) -> None:
    network = networks()[name]
    files = write_graphml(network, tmp_path / "graph.graphml", style)
    read = [nx.read_graphml(file, force_multigraph=True) for file in files]
    assert sum(graph.number_of_edges() for graph in read) == len(network.edges)
    assert {len(graph) for graph in read} == {len(network.actors)}
    ids = {node.actor for node in node_rows(network)}
    assert all(set(nx.get_node_attributes(graph, "actor_id").values()) == ids for graph in read)
    loaded = [igraph.Graph.Read_GraphML(str(file)) for file in files]
    assert sum(graph.ecount() for graph in loaded) == len(network.edges)
    assert all({*graph.vs["actor_id"]} == ids for graph in loaded)


def test_split_files_load_in_networkx(tmp_path: Path) -> None:
    network = networks()["usual"]
    files = write_graphml(network, tmp_path / "graph.graphml", "split")
    assert [f.name for f in files] == ["graph.cooccurrence.graphml", "graph.quote.graphml"]
    together, quotes = (nx.read_graphml(f) for f in files)
    assert not together.is_directed()
    assert quotes.is_directed()
    assert together.number_of_edges() + quotes.number_of_edges() == len(network.edges)
    assert len(together) == len(quotes) == 40
    with pytest.raises(ValueError, match="split"):
        next(graphml_lines(network, "split"))


def test_gexf_has_time_only_where_dates_are_known() -> None:
    actors = [make_actor("a"), dataclasses.replace(make_actor("b"), first=date(2025, 1, 2), last=date(2025, 3, 4))]
    edges = [make_edge("a", "b", first=date(2025, 1, 2), last=date(2025, 1, 2))]
    text = "".join(gexf_lines(measure(Corpus(), actors, edges, GraphConfig())))
    assert 'mode="dynamic" timeformat="date"' in text
    assert '<spell start="2025-01-02" end="2025-03-04"/>' in text
    assert 'mode="static">' in "".join(gexf_lines(networks()["namesakes"]))


def test_aliases_are_a_list_in_gexf_and_joined_in_graphml() -> None:
    network = measure(Corpus(), [make_actor("a", aliases=['T. "Bo" X', "b, c"])], [], GraphConfig())
    gexf = etree.fromstring("".join(gexf_lines(network)).encode())
    cell = next(v.get("value") for v in gexf.iter(f"{GEXF}attvalue") if v.get("for") == "aliases")
    assert cell == '["T. \\"Bo\\" X", "b, c"]'
    assert 'T. "Bo" X|b, c' in "".join(graphml_lines(network))


def test_a_failed_export_leaves_no_file(tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    with pytest.raises(ExportError):
        write_graphml(networks()["namesakes"], tmp_path / "taken")
    assert [p.name for p in tmp_path.iterdir()] == ["taken"]


def test_igraph_reads_portable_files_whole(tmp_path: Path) -> None:
    network = networks()["usual"]
    (path,) = write_graphml(network, tmp_path / "graph.graphml", "portable")
    read = igraph.Graph.Read_GraphML(str(path))
    assert read.is_directed()
    ours = build_graph(network)
    for vertex in read.vs:
        node = ours.nodes[vertex["actor_id"]]
        assert vertex["label"] == node["name"]
        assert vertex["entity_type"] == node["label"]
        for key in ("mentions", "degree", "strength", "betweenness", "pagerank", "community", "x", "aliases", "first"):
            assert vertex[key] == node[key]
    ids = read.vs["actor_id"]
    found = {(ids[e.source], ids[e.target], e["kind"]): (e["weight"], e["documents"], e["example"]) for e in read.es}
    assert found == {
        (e.source, e.target, e.kind): (e.weight, e.documents, e.evidence[0].text if e.evidence else "")
        for e in network.edges
    }


def test_igraph_reads_split_files_with_their_directions(tmp_path: Path) -> None:
    network = networks()["usual"]
    files = write_graphml(network, tmp_path / "graph.graphml", "split")
    together, quotes = (igraph.Graph.Read_GraphML(str(file)) for file in files)
    assert (together.is_directed(), quotes.is_directed()) == (False, True)
    assert together.ecount() + quotes.ecount() == len(network.edges)
    assert together.vs["actor_id"] == quotes.vs["actor_id"] == [actor.id for actor in network.actors]
