"""The rules a file must keep so that Gephi imports it whole; each finding is one sentence."""

from __future__ import annotations

import math
import re
from collections import Counter

from lxml import etree

GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"
GEXF = "{http://gexf.net/1.3}"
VIZ = "{http://gexf.net/1.3/viz}"
SPECIAL = {"label", "x", "y", "z", "size", "r", "g", "b", "color", "weight", "type", "id", "kind", "degree"}


def findings(text: str) -> list[str]:
    """What is wrong with a GraphML or GEXF file, empty where nothing is."""
    if "\r" in text or not text.startswith('<?xml version="1.0" encoding="UTF-8"?>\n'):
        return ["no declaration, or line ends other than LF"]
    root = etree.fromstring(text.encode("utf-8"))
    return list(_graphml(root) if root.tag == f"{GRAPHML}graphml" else _gexf(root))


def _ids(nodes: list[etree._Element], edges: list[etree._Element]) -> list[str]:
    found = []
    node_ids, edge_ids = [n.get("id") for n in nodes], [e.get("id") for e in edges]
    if len(set(node_ids)) < len(node_ids) or len(set(edge_ids)) < len(edge_ids):
        found.append("ids repeat")
    if not all(re.fullmatch("n[0-9]+", i or "") for i in node_ids):
        found.append("a node id is not synthetic")
    if not all(re.fullmatch("[cq][0-9]+", i or "") for i in edge_ids):
        found.append("an edge id is not synthetic")
    known = set(node_ids)
    if any(e.get("source") not in known or e.get("target") not in known for e in edges):
        found.append("an edge has an unknown end")
    return found


def _fits(kind: str, value: str) -> bool:
    if kind in {"int", "integer"}:
        return bool(re.fullmatch("-?[0-9]+", value)) and abs(int(value)) < 2**31
    if kind == "long":
        return bool(re.fullmatch("-?[0-9]+", value)) and abs(int(value)) < 2**63
    if kind in {"float", "double"}:
        return math.isfinite(float(value))
    return bool(value)


def _graphml(root: etree._Element) -> list[str]:
    graph = root.find(f"{GRAPHML}graph")
    nodes, edges = graph.findall(f"{GRAPHML}node"), graph.findall(f"{GRAPHML}edge")
    found = _ids(nodes, edges)
    keys = {k.get("id"): k for k in root.findall(f"{GRAPHML}key")}
    if len({i.lower() for i in keys}) < len(root.findall(f"{GRAPHML}key")):
        found.append("key ids repeat")
    for key in keys.values():
        if key.get("for") not in {"node", "edge"} or key.get("attr.type") not in {
            "int",
            "long",
            "float",
            "double",
            "string",
        }:
            found.append(f"key {key.get('id')} has a wrong owner or type")
    if root.findall(f".//{GRAPHML}desc") or len(root.findall(f".//{GRAPHML}graph")) != 1:
        found.append("has a description or several graphs")
    for owner in (*nodes, *edges):
        for data in owner.findall(f"{GRAPHML}data"):
            key = keys[data.get("key")]
            if not _fits(key.get("attr.type"), data.text or ""):
                found.append(f"{owner.get('id')}: {key.get('attr.name')} is {data.text!r}")
    positioned = [n for n in nodes if {"x", "y", "size", "r", "g", "b", "label"} <= {d.get("key") for d in n}]
    if len(positioned) != len(nodes):
        found.append("a node lacks a name, place, size or colour")
    weights = [float(next(d.text for d in e if d.get("key") == "e_weight")) for e in edges]
    if not all(w > 0 and math.isfinite(w) for w in weights):
        found.append("a weight is not positive")
    if not all(e.get("label") in {"cooccurrence", "quote"} for e in edges):
        found.append("an edge has no type")
    default = graph.get("edgedefault") == "directed"
    pairs = []
    for e in edges:
        directed = {"true": True, "false": False}.get(e.get("directed"), default)
        ends = (e.get("source"), e.get("target"))
        pairs.append((e.get("label"), ends if directed else tuple(sorted(ends))))
    return found + [f"parallel edges {p}" for p, count in Counter(pairs).items() if count > 1]


def _gexf(root: etree._Element) -> list[str]:
    graph = root.find(f"{GEXF}graph")
    nodes, edges = root.findall(f".//{GEXF}node"), root.findall(f".//{GEXF}edge")
    found = _ids(nodes, edges)
    if graph.get("defaultedgetype"):
        found.append("a default edge type drops the others")
    if "lastmodifieddate" in {a for m in root.iter(f"{GEXF}meta") for a in m.attrib}:
        found.append("names the day of writing")
    types = {}
    for table in root.findall(f".//{GEXF}attributes"):
        for column in table:
            types[table.get("class"), column.get("id")] = column.get("type")
            if column.get("id") in SPECIAL:
                found.append(f"column {column.get('id')} is reserved")
    for owner in (*nodes, *edges):
        name = "node" if owner.tag.endswith("node") else "edge"
        for value in owner.iter(f"{GEXF}attvalue"):
            if not _fits(types[name, value.get("for")], value.get("value")):
                found.append(f"{owner.get('id')}: {value.get('for')} is {value.get('value')!r}")
    for node in nodes:
        colour, place, size = node.find(f"{VIZ}color"), node.find(f"{VIZ}position"), node.find(f"{VIZ}size")
        if colour is None or place is None or size is None or "a" in colour.attrib or not node.get("label"):
            found.append(f"{node.get('id')} lacks a name, place, size or colour, or has an alpha")
    for edge in edges:
        if edge.get("type") not in {"directed", "undirected"} or edge.get("kind") not in {"cooccurrence", "quote"}:
            found.append(f"{edge.get('id')} has no direction or kind")
        if not float(edge.get("weight")) > 0:
            found.append(f"{edge.get('id')} has no weight")
    dynamic = graph.get("mode") == "dynamic"
    if dynamic != bool(root.findall(f".//{GEXF}spell")) or (dynamic and graph.get("timeformat") != "date"):
        found.append("time is not declared as it is used")
    return found
