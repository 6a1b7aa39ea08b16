"""The network as JSON: node-link data for NetworkX, D3 and programs, and Cytoscape's form.

Both are written one node or edge a line. Values keep the names they have in the tables; what has no value (an unknown
date) is left out. The graph is a directed multigraph whose edge keys are the kinds; a co-occurrence, which has no
direction, stands once, from the smaller id to the larger.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from graphkit.records import Evidence, Network
from graphkit.views.columns import (
    EDGE_COLUMNS,
    NODE_COLUMNS,
    Column,
    EdgeRow,
    NodeRow,
    Value,
    edge_rows,
    hexadecimal,
    node_rows,
    number,
    whole,
)

__all__ = ["cytoscape_lines", "node_link_lines"]

Fields = dict[str, Any]
Row = TypeVar("Row")

_OF_EVIDENCE = [field.name for field in dataclasses.fields(Evidence) if field.name != "highlights"]


def node_link_lines(network: Network) -> Iterator[str]:
    """The lines of a node-link file: "directed", "multigraph", "graph", "nodes", "edges", as NetworkX reads and writes.

    Each edge has its whole evidence: text, kind, file, position, date and outlet of every piece that the network keeps.
    ``networkx.node_link_graph(json.load(file), edges="edges")`` gives the graph.
    """
    yield f'{{"directed": true, "multigraph": true, "graph": {_json(_of_graph(network))},\n"nodes": [\n'
    yield from _list(node_rows(network), _node)
    yield '],\n"edges": [\n'
    yield from _list(edge_rows(network), _edge_with_evidence)
    yield "]}\n"


def cytoscape_lines(network: Network) -> Iterator[str]:
    """The lines of a file for Cytoscape and Cytoscape.js, with positions; of the evidence it has the first sentence.

    Cytoscape's y grows downwards, ours upwards. ``networkx.cytoscape_graph(json.load(file))`` gives the graph.
    """
    yield f'{{"data": {_json(_of_graph(network))}, "directed": true, "multigraph": true, "elements": {{\n"nodes": [\n'
    yield from _list(node_rows(network), _cytoscape_node)
    yield '],\n"edges": [\n'
    yield from _list(edge_rows(network), _cytoscape_edge)
    yield "]}}\n"


def _of_graph(network: Network) -> Fields:
    corpus = {name: _json_value(value) for name, value in dataclasses.asdict(network.corpus).items()}
    whole = {name: getattr(network, name) for name in ("modularity", "sources", "total_actors", "total_edges")}
    return _known({**corpus, **whole, "estimates": list(network.estimates)})


def _node(node: NodeRow) -> Fields:
    looks = {"x": node.x, "y": node.y, "size": node.size, "color": hexadecimal(node.colour)}
    return {"id": node.actor, "name": node.label, **_values(NODE_COLUMNS[1:], node.values[1:]), **looks}


def _edge(edge: EdgeRow) -> Fields:
    source, target = edge.actors
    ends = {"source": source, "target": target, "key": edge.kind, "id": edge.id}
    return {**ends, "weight": number(edge.record.weight), **_values(EDGE_COLUMNS, edge.values)}


def _edge_with_evidence(edge: EdgeRow) -> Fields:
    return {**_edge(edge), "evidence": [_piece(piece) for piece in edge.record.evidence]}


def _piece(piece: Evidence) -> Fields:
    fields = {name: _json_value(getattr(piece, name)) for name in _OF_EVIDENCE}
    return {**_known(fields), "highlights": [list(span) for span in piece.highlights]}


def _cytoscape_node(node: NodeRow) -> Fields:
    return {"data": {**_node(node), "value": node.actor}, "position": {"x": node.x, "y": -node.y}}


def _cytoscape_edge(edge: EdgeRow) -> Fields:
    return {"data": {**_edge(edge), "interaction": edge.kind}}


def _values(columns: Iterable[Column], values: Iterable[Value]) -> Fields:
    return _known({c.name: _json_value(value) for c, value in zip(columns, values, strict=True)})


def _json_value(value: Any) -> Any:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return number(value)
    return value.isoformat() if hasattr(value, "isoformat") else value


def _known(fields: Fields) -> Fields:
    return {name: value for name, value in fields.items() if value not in (None, "", ())}


def _list(rows: Iterable[Row], fields: Callable[[Row], Fields]) -> Iterator[str]:
    separator = ""
    for row in rows:
        yield f"{separator}{_json(fields(row))}"
        separator = ",\n"
    if separator:
        yield "\n"


def _json(fields: Fields) -> str:
    return whole(json.dumps(fields, ensure_ascii=False, allow_nan=False))
