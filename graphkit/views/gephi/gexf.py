"""GEXF 1.3, streaming, with time where dates are known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from graphkit.records import Network
from graphkit.views.columns import (
    Column,
    Value,
    edge_columns,
    edge_rows,
    node_columns,
    node_rows,
    number_text,
)
from graphkit.views.gephi.xml import attribute

__all__ = ["gexf_lines"]

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">\n'
)
_TYPE_NAMES = {"list": "liststring", "int": "integer"}  # the others are called as ours


def gexf_lines(network: Network) -> Iterator[str]:
    """The lines of a GEXF file, each with its line end.

    Co-occurrences are undirected and quotes directed, each edge carrying its direction and, as ``kind``, its type.
    Where any date is known the graph is dynamic: actors and edges with dates exist from their first day to their last,
    those without always. The file names no moment of writing, so the same network gives the same bytes.
    """
    columns, columns_of_edges = node_columns(network), edge_columns(network)
    dynamic = any(a.first or a.last for a in network.actors) or any(e.first or e.last for e in network.edges)
    time = ' mode="dynamic" timeformat="date" timerepresentation="interval"' if dynamic else ' mode="static"'
    yield _HEAD
    yield from _meta(network)
    yield f"  <graph{time}>\n"
    yield from _attributes("node", columns)
    yield from _attributes("edge", columns_of_edges)
    yield "    <nodes>\n"
    for node in node_rows(network):
        red, green, blue = node.colour
        yield (
            f'      <node id="{node.id}" label="{attribute(node.label)}">{_attvalues(columns, node.values)}'
            f'<viz:size value="{node.size}"/><viz:position x="{node.x}" y="{node.y}" z="0.0"/>'
            f'<viz:color r="{red}" g="{green}" b="{blue}"/>{_spells(node.first, node.last)}</node>\n'
        )
    yield "    </nodes>\n    <edges>\n"
    for edge in edge_rows(network):
        yield (
            f'      <edge id="{edge.id}" source="{edge.source}" target="{edge.target}" '
            f'type="{"directed" if edge.directed else "undirected"}" kind="{edge.kind}" label="{edge.kind}" '
            f'weight="{edge.weight!r}">{_attvalues(columns_of_edges, edge.values)}'
            f"{_spells(edge.record.first, edge.record.last)}</edge>\n"
        )
    yield "    </edges>\n  </graph>\n</gexf>\n"


def _meta(network: Network) -> Iterator[str]:
    title = attribute(network.corpus.title)
    yield (
        f"  <meta><creator>graphkit</creator><title>{title}</title></meta>\n"
        if title
        else ("  <meta><creator>graphkit</creator></meta>\n")
    )


def _attributes(owner: str, columns: Iterable[Column]) -> Iterator[str]:
    yield f'    <attributes class="{owner}" mode="static">\n'
    for column in columns:
        kind = _TYPE_NAMES.get(column.type, column.type)
        yield f'      <attribute id="{column.id}" title="{column.title}" type="{kind}"/>\n'
    yield "    </attributes>\n"


def _attvalues(columns: Iterable[Column], values: Iterable[Value]) -> str:
    cells = [
        f'<attvalue for="{column.id}" value="{text}"/>'
        for column, value in zip(columns, values, strict=True)
        if (text := _text(column, value))
    ]
    return f"<attvalues>{''.join(cells)}</attvalues>"


def _text(column: Column, value: Value) -> str:
    if value is None or value == ():
        return ""
    if isinstance(value, tuple):
        return attribute(f"[{', '.join(map(_quoted, value))}]")
    return attribute(value) if isinstance(value, str) else number_text(value, column.type)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _spells(first: date | None, last: date | None) -> str:
    """When it exists: from the first day to the last, open where one is unknown."""
    if not first and not last:
        return ""
    start = f' start="{first.isoformat()}"' if first else ""
    end = f' end="{last.isoformat()}"' if last else ""
    return f"<spells><spell{start}{end}/></spells>"
