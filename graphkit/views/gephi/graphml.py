"""GraphML, streaming."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from graphkit.config import GraphmlStyle
from graphkit.records import EdgeKind, Network
from graphkit.views.columns import (
    Column,
    EdgeRow,
    NodeRow,
    Value,
    edge_columns,
    edge_rows,
    joined,
    node_columns,
    node_rows,
    number_text,
)
from graphkit.views.files import write_atomically
from graphkit.views.gephi.xml import content

__all__ = ["graphml_files", "graphml_lines", "write_graphml"]

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
)
_LOOKS = (
    ("label", "string"),
    ("x", "float"),
    ("y", "float"),
    ("size", "float"),
    ("r", "int"),
    ("g", "int"),
    ("b", "int"),
)
_EDGE_LOOKS = (("e_label", "label", "string"), ("e_weight", "weight", "double"))


def graphml_files(path: str | Path, style: GraphmlStyle = "mixed") -> dict[Path, EdgeKind | None]:
    """The files a style needs, and the only kind of edge each holds, None for both.

    >>> [file.name for file in graphml_files("graph.graphml", "split")]
    ['graph.cooccurrence.graphml', 'graph.quote.graphml']
    """
    path = Path(path)
    if style != "split":
        return {path: None}
    kinds: tuple[EdgeKind, ...] = ("cooccurrence", "quote")
    return {path.with_name(f"{path.stem}.{kind}{path.suffix}"): kind for kind in kinds}


def write_graphml(network: Network, path: str | Path, style: GraphmlStyle = "mixed") -> list[Path]:
    """Write ``path``; with style "split" two files beside it, see ``graphml_files``.

    Returns:
        The files written.

    Raises:
        ExportError: A file cannot be written.
    """
    files = graphml_files(path, style)
    return [write_atomically(file, graphml_lines(network, style, kind)) for file, kind in files.items()]


def graphml_lines(network: Network, style: GraphmlStyle = "mixed", kind: EdgeKind | None = None) -> Iterator[str]:
    """The lines of a GraphML file, each with its line end.

    Args:
        network: What to write.
        style: See ``GraphmlStyle``.
        kind: The only kind of edge to write; with style "split" the one this file is for.

    Raises:
        ValueError: Style "split" without a kind.
    """
    if style == "split" and kind is None:
        raise ValueError("style 'split' needs the kind of edge this file is for")
    columns, columns_of_edges = node_columns(network), edge_columns(network)
    directed = style == "portable" or kind == "quote"
    yield _HEAD
    yield from _keys(columns, columns_of_edges)
    yield f'  <graph id="graphkit" edgedefault="{"directed" if directed else "undirected"}">\n'
    for node in node_rows(network):
        yield f'    <node id="{node.id}">{"".join(_node_data(node, columns))}</node>\n'
    for edge in edge_rows(network, kind):
        direction = f' directed="{str(edge.directed).lower()}"' if style == "mixed" else ""
        yield (
            f'    <edge id="{edge.id}" source="{edge.source}" target="{edge.target}"{direction} label="{edge.kind}">'
            f"{''.join(_edge_data(edge, columns_of_edges))}</edge>\n"
        )
    yield "  </graph>\n</graphml>\n"


def _keys(columns: Iterable[Column], edge_columns: Iterable[Column]) -> Iterator[str]:
    keys = [("node", name, name, kind) for name, kind in _LOOKS]
    keys += [("node", c.id, c.title, _type_name(c)) for c in columns]
    keys += [("edge", *look) for look in _EDGE_LOOKS]
    keys += [("edge", c.id, c.title, _type_name(c)) for c in edge_columns]
    for owner, identifier, title, kind in keys:
        yield f'  <key id="{identifier}" for="{owner}" attr.name="{title}" attr.type="{kind}"/>\n'


def _type_name(column: Column) -> str:
    return "string" if column.type == "list" else column.type


def _node_data(node: NodeRow, columns: Iterable[Column]) -> Iterator[str]:
    red, green, blue = node.colour
    yield _data("label", content(node.label))
    for key, number in (("x", node.x), ("y", node.y), ("size", node.size), ("r", red), ("g", green), ("b", blue)):
        yield _data(key, str(number))
    yield from _values(columns, node.values)


def _edge_data(edge: EdgeRow, columns: Iterable[Column]) -> Iterator[str]:
    yield _data("e_label", edge.kind)
    yield _data("e_weight", repr(edge.weight))
    yield from _values(columns, edge.values)


def _values(columns: Iterable[Column], values: Iterable[Value]) -> Iterator[str]:
    for column, value in zip(columns, values, strict=True):
        text = _text(column, value)
        if text:
            yield _data(column.id, text)


def _text(column: Column, value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return content(joined(value, "|"))
    return content(value) if isinstance(value, str) else number_text(value, column.type)


def _data(key: str, text: str) -> str:
    return f'<data key="{key}">{text}</data>'
