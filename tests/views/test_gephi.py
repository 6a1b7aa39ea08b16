from __future__ import annotations

import dataclasses
from datetime import date
from pathlib import Path

import networkx as nx
import pytest
from gephi_checker import GEXF, GRAPHML, findings
from lxml import etree
from networks import make_actor, make_edge, synthetic

from graphkit.config import GraphConfig
from graphkit.errors import ExportError
from graphkit.graph import build_graph, measure
from graphkit.records import Actor, Alias, Corpus, Evidence, Network
from graphkit.views.gephi import gexf_lines, graphml_lines, write_graphml

HOSTILE = [
    "EU & <Rat>",
    "a ]]> b ]]]]> c",
    "line\nbreak\r\nand\ttab",
    "control \x00\x01\x1b\x7f \ufffe\uffff",
    "lone \ud800 surrogate \udc00",
    "emoji 🏳️‍🌈 and 𝔘nicode",
    "‮right to left‬ \u200bzero\u200dwidth שלום مرحبا",
    "  outer blanks  ",
    '"quoted", \\back\\slash, a|b',
    "<script>alert(1)</script>",
    "&amp; already",
    " ",
    "",
]


def hostile_network() -> Network:
    actors = [
        Actor(id=f"a{n:02}", name=name, label="PERSON", aliases=(Alias(name, 2), Alias("x", 1)), mentions=2**70)
        for n, name in enumerate(HOSTILE)
    ]
    text = "".join(HOSTILE) * 20
    evidence = (Evidence(document_id="d", path="d", start=0, end=len(text), text=text),)
    edges = [make_edge("a00", a.id, evidence=evidence, npmi=float("nan")) for a in actors[1:]]
    edges += [make_edge("a01", a.id, "quote", weight=2**40) for a in actors[2:]]
    edges += [make_edge("a02", "a01", "quote", weight=10**400)]
    return measure(Corpus(title=HOSTILE[0]), actors, [e for e in edges if e.weight < 2**70], GraphConfig())


NETWORKS = {
    "synthetic": synthetic(40, 120),
    "hostile": hostile_network(),
    "empty": measure(Corpus(), [], [], GraphConfig()),
    "one actor": measure(Corpus(), [make_actor("a")], [], GraphConfig()),
    "one edge": measure(Corpus(), [make_actor("a"), make_actor("b")], [make_edge("a", "b")], GraphConfig()),
    "namesakes": measure(Corpus(), [make_actor("a", "N"), make_actor("b", "N")], [make_edge("a", "b")], GraphConfig()),
}


@pytest.mark.parametrize("name", NETWORKS)
def test_the_files_keep_the_rules(name: str) -> None:
    network = NETWORKS[name]
    for lines in (
        graphml_lines(network),
        graphml_lines(network, "portable"),
        graphml_lines(network, "split", "quote"),
        graphml_lines(network, "split", "cooccurrence"),
        gexf_lines(network),
    ):
        assert findings("".join(lines)) == []


@pytest.mark.parametrize("name", NETWORKS)
def test_nothing_is_left_out(name: str) -> None:
    network = NETWORKS[name]
    kinds = [e.kind for e in network.edges]
    graphml = etree.fromstring("".join(graphml_lines(network)).encode())
    assert [e.get("label") for e in graphml.iter(f"{GRAPHML}edge")] == kinds
    assert [e.get("directed") for e in graphml.iter(f"{GRAPHML}edge")] == [str(k == "quote").lower() for k in kinds]
    gexf = etree.fromstring("".join(gexf_lines(network)).encode())
    assert [e.get("kind") for e in gexf.iter(f"{GEXF}edge")] == kinds
    assert len(list(gexf.iter(f"{GEXF}node"))) == len(network.actors)


def test_names_come_back_as_they_were_but_for_what_xml_forbids() -> None:
    network = NETWORKS["hostile"]
    expected = [
        "".join(
            c if c in "\t\n\r" or 0x20 <= ord(c) < 0xD800 or 0xE000 <= ord(c) < 0xFFFE or ord(c) > 0xFFFF else "�"
            for c in n
        )
        for n in HOSTILE
    ]
    expected[-1] = "a12"  # an actor without a name shows its id
    graphml = etree.fromstring("".join(graphml_lines(network)).encode())
    assert [d.text for d in graphml.iter(f"{GRAPHML}data") if d.get("key") == "label"] == expected
    gexf = etree.fromstring("".join(gexf_lines(network)).encode())
    assert [n.get("label") for n in gexf.iter(f"{GEXF}node")] == expected


def test_the_portable_file_loses_nothing_in_networkx() -> None:
    network = NETWORKS["synthetic"]
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


def test_split_files_load_in_networkx(tmp_path: Path) -> None:
    network = NETWORKS["synthetic"]
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
    assert 'mode="static">' in "".join(gexf_lines(NETWORKS["one edge"]))


def test_aliases_are_a_list_in_gexf_and_joined_in_graphml() -> None:
    network = measure(Corpus(), [make_actor("a", aliases=['T. "Bo" X', "b, c"])], [], GraphConfig())
    gexf = etree.fromstring("".join(gexf_lines(network)).encode())
    cell = next(v.get("value") for v in gexf.iter(f"{GEXF}attvalue") if v.get("for") == "aliases")
    assert cell == '["T. \\"Bo\\" X", "b, c"]'
    assert 'T. "Bo" X|b, c' in "".join(graphml_lines(network))


def test_a_failed_export_leaves_no_file(tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    with pytest.raises(ExportError):
        write_graphml(NETWORKS["one edge"], tmp_path / "taken")
    assert [p.name for p in tmp_path.iterdir()] == ["taken"]
