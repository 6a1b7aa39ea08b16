"""The columns of nodes and edges: names, types and values, the same in both formats."""

from __future__ import annotations

import math
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from graphkit.records import Actor, Edge, EdgeKind, Network
from graphkit.views.colours import community_colours

__all__ = [
    "EDGE_COLUMNS",
    "NODE_COLUMNS",
    "Column",
    "EdgeRow",
    "NodeRow",
    "Value",
    "edge_rows",
    "node_rows",
    "number_text",
    "typed",
]

Value = str | int | float | tuple[str, ...] | None
Type = Literal["string", "list", "int", "long", "double"]

_EXAMPLE_LENGTH = 300
_SMALLEST, _LARGEST = 10.0, 60.0  # diameter of nodes, for a picture of 2000 units


@dataclass(frozen=True, slots=True)
class Column:
    """A data column; ``id`` is unique over the file and none of Gephi's own (it calculates a "degree" itself)."""

    id: str
    title: str
    type: Type


NODE_COLUMNS = (
    Column("actor_id", "actor_id", "string"),
    Column("entity_type", "entity_type", "string"),
    Column("aliases", "aliases", "list"),
    Column("mentions", "mentions", "int"),
    Column("documents", "documents", "int"),
    Column("first_date", "first", "string"),
    Column("last_date", "last", "string"),
    Column("cooccurrence_degree", "degree", "int"),
    Column("cooccurrence_strength", "strength", "int"),
    Column("betweenness", "betweenness", "double"),
    Column("closeness", "closeness", "double"),
    Column("eigenvector", "eigenvector", "double"),
    Column("core", "core", "int"),
    Column("quotes_given", "quotes_given", "int"),
    Column("quotes_received", "quotes_received", "int"),
    Column("quote_pagerank", "pagerank", "double"),
    Column("community", "community", "int"),
    Column("community_label", "community_label", "string"),
)

EDGE_COLUMNS = (
    Column("e_kind", "kind", "string"),
    Column("e_weight_raw", "weight_raw", "int"),
    Column("e_documents", "documents", "int"),
    Column("e_npmi", "npmi", "double"),
    Column("e_significance", "significance", "double"),
    Column("e_first", "first", "string"),
    Column("e_last", "last", "string"),
    Column("e_example", "example", "string"),
)


@dataclass(frozen=True, slots=True)
class NodeRow:
    """One node: how it looks and its values, in the order of ``NODE_COLUMNS``."""

    id: str
    label: str
    x: float
    y: float
    size: float
    colour: tuple[int, int, int]
    first: date | None
    last: date | None
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class EdgeRow:
    """One edge and its values, in the order of ``EDGE_COLUMNS``."""

    id: str
    source: str
    target: str
    kind: EdgeKind
    weight: float
    first: date | None
    last: date | None
    values: tuple[Value, ...]

    @property
    def directed(self) -> bool:
        """Whether it runs from source to target."""
        return self.kind == "quote"


def node_rows(network: Network) -> Iterator[NodeRow]:
    """The nodes n0, n1, ... in the order of the actors' ids."""
    colours = [(int(c[1:3], 16), int(c[3:5], 16), int(c[5:7], 16)) for c in community_colours(network)]
    heaviest = max((m.strength for m in network.measures), default=0)
    for number, (actor, m) in enumerate(zip(network.actors, network.measures, strict=True)):
        share = math.sqrt(m.strength / heaviest) if heaviest else 0.0
        yield NodeRow(
            id=f"n{number}",
            label=actor.name or actor.id,
            x=m.x,
            y=m.y,
            size=round(_SMALLEST + (_LARGEST - _SMALLEST) * share, 2),
            colour=colours[m.community],
            first=actor.first,
            last=actor.last,
            values=(
                *_of_actor(actor),
                m.degree,
                m.strength,
                m.betweenness,
                m.closeness,
                m.eigenvector,
                m.core,
                m.quotes_given,
                m.quotes_received,
                m.pagerank,
                m.community,
                network.communities[m.community].label,
            ),
        )


def _of_actor(actor: Actor) -> tuple[Value, ...]:
    aliases = tuple(alias.surface for alias in actor.aliases)
    return actor.id, actor.label, aliases, actor.mentions, actor.documents, _iso(actor.first), _iso(actor.last)


def edge_rows(network: Network, kind: EdgeKind | None = None) -> Iterator[EdgeRow]:
    """The edges, c0, c1, ... for co-occurrences and q0, q1, ... for quotes; only those of ``kind`` if it is given."""
    node = {actor.id: f"n{number}" for number, actor in enumerate(network.actors)}
    counts = {"cooccurrence": 0, "quote": 0}
    for edge in network.edges:
        number = counts[edge.kind]
        counts[edge.kind] += 1
        if kind in {None, edge.kind}:
            yield EdgeRow(
                id=f"{edge.kind[0]}{number}",
                source=node[edge.source],
                target=node[edge.target],
                kind=edge.kind,
                weight=_as_float(edge.weight),
                first=edge.first,
                last=edge.last,
                values=(
                    edge.kind,
                    edge.weight_raw,
                    edge.documents,
                    edge.npmi,
                    edge.significance,
                    _iso(edge.first),
                    _iso(edge.last),
                    _example(edge),
                ),
            )


def _example(edge: Edge) -> str:
    """The first sentence behind an edge, cut to what a table cell can show."""
    text = edge.evidence[0].text if edge.evidence else ""
    return text if len(text) <= _EXAMPLE_LENGTH else text[: _EXAMPLE_LENGTH - 1] + "…"


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def typed(columns: Sequence[Column], rows: Sequence[tuple[Value, ...]]) -> tuple[Column, ...]:
    """The columns with ``int`` widened to ``long`` or ``double`` where a value does not fit."""
    widened = []
    for position, column in enumerate(columns):
        kind = column.type
        if kind == "int":
            largest = max((abs(v) for row in rows if isinstance(v := row[position], int)), default=0)
            kind = "int" if largest < 2**31 else "long" if largest < 2**63 else "double"
        widened.append(Column(column.id, column.title, kind))
    return tuple(widened)


def number_text(value: int | float, kind: Type) -> str:
    """A number as both formats write it, "" for what they cannot hold (NaN and infinity)."""
    if kind == "double":
        number = _as_float(value)
        return repr(number) if math.isfinite(number) else ""
    return str(int(value))


def _as_float(value: int | float) -> float:
    try:
        return float(value)
    except OverflowError:
        return sys.float_info.max
