r"""The network as a Cypher script for Neo4j 4.4 or newer: ``cypher-shell -f graph.cypher``.

The script needs no parameters and no plugin and may be run again: nodes and relationships are merged, by the actor's
id and by the two ends, and their properties set anew. Texts are escaped: nothing in them ends a string, begins a
comment or a command of the shell, or is read as an escape (``\u0027``) before the query is parsed.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping

from graphkit.records import EdgeKind, Network
from graphkit.views.columns import (
    EDGE_COLUMNS,
    NODE_COLUMNS,
    EdgeRow,
    NodeRow,
    Value,
    edge_rows,
    hexadecimal,
    node_rows,
    number,
)

__all__ = ["cypher_lines"]

_ROWS = 500
"""Nodes or relationships per statement, which is one transaction."""

_RELATIONSHIPS: Mapping[EdgeKind, str] = {"cooccurrence": "CO_OCCURS_WITH", "quote": "SPEAKS_ABOUT"}

_ESCAPED = re.compile("[\\\\'\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_ESCAPES = {"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t"}

_HEAD = """\
// Actors, who appears with whom (CO_OCCURS_WITH, without direction, stored from the smaller id to the larger)
// and who speaks about whom (SPEAKS_ABOUT, from the speaker). Safe to run again.
CREATE CONSTRAINT actor_id IF NOT EXISTS FOR (a:Actor) REQUIRE a.id IS UNIQUE;
"""
_NODES = """\
] AS row
MERGE (a:Actor {id: row.id})
SET a += row;
"""
_EDGES = """\
] AS row
MATCH (s:Actor {{id: row[0]}}), (t:Actor {{id: row[1]}})
MERGE (s)-[r:{relationship}]->(t)
SET r += row[2];
"""


def cypher_lines(network: Network) -> Iterator[str]:
    """The lines of the script, each with its line end; a property without a value is null, which removes it."""
    yield _HEAD
    yield from _statements((_map(_node(node)) for node in node_rows(network)), _NODES)
    for kind, relationship in _RELATIONSHIPS.items():
        rows = (_edge(edge) for edge in edge_rows(network, kind))
        yield from _statements(rows, _EDGES.format(relationship=relationship))


def _statements(rows: Iterable[str], end: str) -> Iterator[str]:
    rest = iter(rows)
    while batch := list(itertools.islice(rest, _ROWS)):
        yield "UNWIND [\n  " + ",\n  ".join(batch) + "\n"
        yield end


def _node(node: NodeRow) -> dict[str, Value]:
    values = {column.name: value for column, value in zip(NODE_COLUMNS, node.values, strict=True)}
    looks: dict[str, Value] = {"x": node.x, "y": node.y, "size": node.size, "color": hexadecimal(node.colour)}
    return {"id": node.actor, "name": node.label, **values, **looks}


def _edge(edge: EdgeRow) -> str:
    values = {column.name: value for column, value in zip(EDGE_COLUMNS, edge.values, strict=True)}
    properties = _map({"id": edge.id, "weight": edge.record.weight, **values})
    source, target = edge.actors
    return f"[{_literal(source)}, {_literal(target)}, {properties}]"


def _map(values: Mapping[str, Value]) -> str:
    return f"{{{', '.join(f'{name}: {_literal(value)}' for name, value in values.items())}}}"


def _literal(value: Value) -> str:
    """A value as Cypher writes it; what is empty or no number is null."""
    if value in {None, "", ()}:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        found = number(value)
        return "null" if found is None else repr(found).replace("e+", "e")
    if isinstance(value, tuple):
        return f"[{', '.join(map(_string, value))}]"
    return _string(str(value))


def _string(text: str) -> str:
    r"""A text in single quotes.

    Some versions of Neo4j resolve ``\uXXXX`` before they parse the query, so a backslash and a "u" of the text never
    stand side by side.
    """
    escaped = _ESCAPED.sub(lambda found: _ESCAPES.get(found[0]) or f"\\u{ord(found[0]):04x}", text)
    return "'" + re.sub(r"(\\\\)(?=u)", r"\1' + '", escaped) + "'"
