"""What the formats for other programs hold, read back by those programs' own readers where there are any."""

from __future__ import annotations

import csv
import io
import json
import re

import networkx as nx
import pytest
from cypher_reader import graph, statements
from extremes import ALIASES, NAMES, networks

from graphkit.records import Network
from graphkit.views.columns import EDGE_COLUMNS, NODE_COLUMNS, edge_rows, node_rows, number
from graphkit.views.cypher import cypher_lines
from graphkit.views.gephi import write_edge_list, write_evidence_list, write_node_list
from graphkit.views.nodelink import cytoscape_lines, node_link_lines

RELATIONSHIPS = {"CO_OCCURS_WITH": "cooccurrence", "SPEAKS_ABOUT": "quote"}


def json_value(value):
    if isinstance(value, int | float):
        return number(value)
    return list(value) if isinstance(value, tuple) else value


def fields(columns, values):
    found = {column.name: json_value(value) for column, value in zip(columns, values, strict=True)}
    return {name: value for name, value in found.items() if value not in (None, "", [])}


def nodes_of(network):
    """What every format must hold of the actors, by id."""
    return {
        node.actor: {"name": node.label, "x": node.x, "y": node.y, "size": node.size}
        | fields(NODE_COLUMNS, node.values)
        for node in node_rows(network)
    }


def edges_of(network):
    """What every format must hold of the edges, by source, target and kind."""
    return {
        (*edge.actors, edge.kind): {"id": edge.id, "weight": number(edge.record.weight)}
        | fields(EDGE_COLUMNS, edge.values)
        for edge in edge_rows(network)
    }


def without(attributes, *names):
    return {key: value for key, value in attributes.items() if key not in names}


def no_constant(name):
    raise AssertionError(f"{name} is no JSON")


def read_json(lines):
    text = "".join(lines)
    text.encode("utf-8")  # no half characters
    return json.loads(text, parse_constant=no_constant)


@pytest.mark.parametrize("name", NAMES)
def test_networkx_reads_node_link_whole(name: str) -> None:
    network = networks()[name]
    read = nx.node_link_graph(read_json(node_link_lines(network)), edges="edges")
    assert (read.is_directed(), read.is_multigraph()) == (True, True)
    assert {i: without({"id": i, **a}, "color") for i, a in read.nodes(data=True)} == nodes_of(network)
    found = {(u, v, k): without(a, "evidence") for u, v, k, a in read.edges(keys=True, data=True)}
    assert found == edges_of(network)


def test_node_link_has_the_evidence_with_its_place() -> None:
    network = networks()["usual"]
    read = nx.node_link_graph(read_json(node_link_lines(network)), edges="edges")
    for edge in network.edges:
        pieces = read.edges[edge.source, edge.target, edge.kind]["evidence"]
        assert [(p["text"], p["path"], p["start"], p["end"], p["kind"]) for p in pieces] == [
            (p.text, p.path, p.start, p.end, p.kind) for p in edge.evidence
        ]
        assert [p.get("published") for p in pieces] == [
            p.published.isoformat() if p.published else None for p in edge.evidence
        ]
        assert all(p["text"][s:e] for p in pieces for s, e in p["highlights"])
    assert read.graph["title"] == network.corpus.title
    assert read.graph["first"] == network.corpus.first.isoformat()


@pytest.mark.parametrize("name", NAMES)
def test_networkx_reads_cytoscape_whole(name: str) -> None:
    network = networks()[name]
    data = read_json(cytoscape_lines(network))
    read = nx.cytoscape_graph(data)
    assert {i: without(a, "color", "value") for i, a in read.nodes(data=True)} == nodes_of(network)
    found = {
        (u, v, k): without(a, "interaction", "source", "target", "key")
        for u, v, k, a in read.edges(keys=True, data=True)
    }
    assert found == edges_of(network)
    places = [(node["data"]["x"], -node["data"]["y"]) for node in data["elements"]["nodes"]]
    assert [(node["position"]["x"], node["position"]["y"]) for node in data["elements"]["nodes"]] == places


@pytest.mark.parametrize("name", NAMES)
def test_the_cypher_script_holds_everything(name: str) -> None:
    network = networks()[name]
    script = "".join(cypher_lines(network))
    nodes, edges = graph(script)
    assert {i: without(a, "color") for i, a in nodes.items()} == nodes_of(network)
    assert {(s, t, RELATIONSHIPS[r]): a for (s, t, r), a in edges.items()} == edges_of(network)


def test_no_text_leaves_its_string_in_a_cypher_script() -> None:
    script = "".join(cypher_lines(networks()["hostile"]))
    assert len(statements(script)) == 4  # constraint, actors, two kinds of edges
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\ud800-\udfff]", script)
    outside = re.sub(r"'(?:[^'\\]|\\.)*'", "''", script, flags=re.DOTALL)
    assert "DETACH" not in outside
    # Versions that resolve \uXXXX before parsing must find none in the text's own words.
    assert "\\u0027" not in script


def test_the_cypher_script_can_run_twice() -> None:
    script = "".join(cypher_lines(networks()["usual"]))
    assert "IF NOT EXISTS" in script
    assert not re.search(r"^\s*CREATE (?!CONSTRAINT)", script, re.MULTILINE)
    assert script.count("MERGE") == script.count("UNWIND")
    assert "$" not in re.sub(r"'(?:[^'\\]|\\.)*'", "", script)


def table(write, network: Network):
    file = io.StringIO(newline="")
    write(network, file)
    text = file.getvalue()
    text.encode("utf-8")
    csv.field_size_limit(10_000_000)
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def cell(value):
    """A value as the CSV shows it, by the rules of the table."""
    if isinstance(value, tuple | list):
        value = "; ".join(item.replace("\\", "\\\\").replace("; ", "\\; ") for item in value)
    if isinstance(value, int | float):
        found = number(value)
        return "" if found is None else str(found)
    text = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", "�", " ".join((value or "").split()))
    return f"'{text}" if re.match("'*[=+@-]", text) else text


@pytest.mark.parametrize("name", NAMES)
def test_gephis_spreadsheets_hold_everything(name: str) -> None:
    network = networks()[name]
    nodes = {row["Id"]: row for row in table(write_node_list, network)}
    for node in node_rows(network):
        row = nodes.pop(node.actor)
        assert row["Label"] == cell(node.label)
        assert [row[c.title] for c in NODE_COLUMNS[1:]] == [cell(v) for v in node.values[1:]]
        assert (float(row["x"]), float(row["y"]), float(row["size"])) == (node.x, node.y, node.size)
    edges = {row["Id"]: row for row in table(write_edge_list, network)}
    for edge in edge_rows(network):
        row = edges.pop(edge.id)
        assert (row["Source"], row["Target"], row["Kind"]) == (*edge.actors, edge.kind)
        assert row["Type"] == ("Directed" if edge.kind == "quote" else "Undirected")
        assert float(row["Weight"]) == edge.weight
        assert [row[c.title] for c in EDGE_COLUMNS[1:]] == [cell(v) for v in edge.values[1:]]
    assert not nodes
    assert not edges


def test_every_piece_of_evidence_is_a_line() -> None:
    network = networks()["usual"]
    lines = table(write_evidence_list, network)
    assert len(lines) == sum(len(edge.evidence) for edge in network.edges)
    first = network.edges[0].evidence[0]
    assert (lines[0]["edge"], lines[0]["edge_kind"]) == ("c0", "cooccurrence")
    assert (lines[0]["text"], lines[0]["path"], lines[0]["start"]) == (first.text, first.path, str(first.start))


def test_a_hundred_thousand_aliases_are_all_there() -> None:
    network = networks()["many aliases"]
    (node,) = read_json(node_link_lines(network))["nodes"]
    assert len(node["aliases"]) == ALIASES
    (row,) = table(write_node_list, network)
    assert row["aliases"].count("; ") == ALIASES - 1


def test_decimal_commas_come_with_semicolons() -> None:
    file = io.StringIO(newline="")
    write_node_list(networks()["usual"], file, decimal_comma=True)
    rows = list(csv.DictReader(io.StringIO(file.getvalue(), newline=""), delimiter=";"))
    for row, node in zip(rows, node_rows(networks()["usual"]), strict=True):
        assert float(row["x"].replace(",", ".")) == node.x
        assert "." not in row["betweenness"]
        assert row["aliases"] == cell(node.values[2])
