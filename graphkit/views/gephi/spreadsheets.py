"""The network as the spreadsheets Gephi imports: a table of nodes, a table of edges, and one of the evidence.

Gephi knows the columns Id, Label, Source, Target, Type (the direction), Kind (the edge type) and Weight by their names.
With ``decimal_comma`` the tables are for other spreadsheets only, see ``tables.write_rows``.
"""

from __future__ import annotations

from typing import TextIO

from graphkit.records import Network
from graphkit.views.columns import EDGE_COLUMNS, NODE_COLUMNS, edge_rows, hexadecimal, node_rows
from graphkit.views.tables import write_rows

__all__ = ["write_edge_list", "write_evidence_list", "write_node_list"]

_NODE_VALUES = [column.title for column in NODE_COLUMNS[1:]]  # the actor's id is the Id
_EDGE_VALUES = [column.title for column in EDGE_COLUMNS[1:]]  # the kind is the Kind
_EVIDENCE = ("kind", "text", "path", "start", "end", "document_id", "published", "outlet", "confidence")


def write_node_list(network: Network, file: TextIO, *, decimal_comma: bool = False) -> None:
    """Write one line per actor, by id: Id, Label, place, size, colour ("#rrggbb"), then every other column."""
    rows = (
        (node.actor, node.label, node.x, node.y, node.size, hexadecimal(node.colour), *node.values[1:])
        for node in node_rows(network)
    )
    write_rows(file, ["Id", "Label", "x", "y", "size", "color", *_NODE_VALUES], rows, decimal_comma=decimal_comma)


def write_edge_list(network: Network, file: TextIO, *, decimal_comma: bool = False) -> None:
    """Write one line per edge, by kind and ends; Source and Target are the nodes' Ids."""
    rows = (
        (
            *(*edge.actors, "Directed" if edge.directed else "Undirected", edge.kind),
            *(edge.id, edge.kind, edge.record.weight, *edge.values[1:]),
        )
        for edge in edge_rows(network)
    )
    write_rows(
        file,
        ["Source", "Target", "Type", "Kind", "Id", "Label", "Weight", *_EDGE_VALUES],
        rows,
        decimal_comma=decimal_comma,
    )


def write_evidence_list(network: Network, file: TextIO, *, decimal_comma: bool = False) -> None:
    """Write one line per piece of evidence; "edge" is the Id of the edge it stands behind. Not for Gephi."""
    names = {actor.id: actor.name for actor in network.actors}
    rows = (
        (
            *(edge.id, edge.kind, names[edge.record.source], names[edge.record.target]),
            *(getattr(piece, name) for name in _EVIDENCE),
        )
        for edge in edge_rows(network)
        for piece in edge.record.evidence
    )
    header = ["edge", "edge_kind", "source_name", "target_name", *_EVIDENCE]
    write_rows(file, header, rows, decimal_comma=decimal_comma)
