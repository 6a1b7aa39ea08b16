"""Nodes and edges as rows of typed columns: the same names and values in every format that is written row by row."""

from __future__ import annotations

import dataclasses
import math
import operator
import re
import sys
import typing
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from graphkit.records import Actor, Edge, EdgeKind, Measures, Network
from graphkit.views.colours import community_colours

__all__ = [
    "EDGE_COLUMNS",
    "NODE_COLUMNS",
    "Column",
    "EdgeRow",
    "NodeRow",
    "Type",
    "Value",
    "edge_columns",
    "edge_rows",
    "hexadecimal",
    "joined",
    "node_columns",
    "node_rows",
    "number",
    "number_text",
    "whole",
]

Value = str | int | float | bool | tuple[str, ...] | None
Type = Literal["string", "list", "boolean", "int", "long", "double"]

_EXAMPLE_LENGTH = 300
_SMALLEST, _LARGEST = 10.0, 60.0  # diameter of nodes, for a picture of 2000 units
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Column:
    """A data column.

    Attributes:
        name: What the value is called in tables and in JSON.
        type: Of its values; ``node_columns`` says which of the whole numbers need more room.
        id: Unique over both columns of nodes and of edges, and none of those that Gephi takes for something else or
            calculates itself ("degree").
        title: What Gephi, NetworkX and igraph show; the name, unless that is reserved.
    """

    name: str
    type: Type
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class NodeRow:
    """One node: how it looks and its values, in the order of ``NODE_COLUMNS``."""

    id: str
    actor: str
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
    """One edge and its values, in the order of ``EDGE_COLUMNS``; ``record`` is where they come from."""

    id: str
    source: str
    target: str
    kind: EdgeKind
    weight: float
    values: tuple[Value, ...]
    record: Edge

    @property
    def directed(self) -> bool:
        """Whether it runs from source to target."""
        return self.kind == "quote"

    @property
    def actors(self) -> tuple[str, str]:
        """Ids of the actors it runs between, where ``source`` and ``target`` are those of the nodes."""
        return whole(self.record.source), whole(self.record.target)


_TYPES: Mapping[Any, Type] = {str: "string", bool: "boolean", int: "int", float: "double", date: "string"}


def _columns(record: type, leave_out: Iterable[str], ids: Mapping[str, str], prefix: str = "") -> tuple[Column, ...]:
    """A column for every field of a record, so that what a stage adds to it reaches every format."""
    hints = {name: hint for name, hint in typing.get_type_hints(record).items() if name not in leave_out}
    return tuple(Column(name, _type_of(hint), prefix + ids.get(name, name), name) for name, hint in hints.items())


def _type_of(hint: Any) -> Type:
    if typing.get_origin(hint) is tuple:
        return "list"
    plain = [part for part in typing.get_args(hint) or (hint,) if part is not type(None)]
    return _TYPES[plain[0]]


_MEASURES = _columns(Measures, ("actor", "x", "y"), {"degree": "cooccurrence_degree", "pagerank": "quote_pagerank"})
_EDGE_FIELDS = _columns(Edge, ("source", "target", "kind", "weight", "evidence"), {}, "e_")
_of_measures = operator.attrgetter(*(column.name for column in _MEASURES))
_of_edge = operator.attrgetter(*(column.name for column in _EDGE_FIELDS))

NODE_COLUMNS = (
    Column("id", "string", "actor_id", "actor_id"),
    Column("type", "string", "entity_type", "entity_type"),
    Column("aliases", "list", "aliases", "aliases"),
    Column("mentions", "int", "mentions", "mentions"),
    Column("documents", "int", "documents", "documents"),
    Column("first", "string", "first_date", "first"),
    Column("last", "string", "last_date", "last"),
    Column("wikidata", "string", "wikidata", "wikidata"),
    *_MEASURES,
    Column("community_label", "string", "community_label", "community_label"),
)

EDGE_COLUMNS = (
    Column("kind", "string", "e_kind", "kind"),
    *_EDGE_FIELDS,
    Column("example", "string", "e_example", "example"),
)


def node_rows(network: Network) -> Iterator[NodeRow]:
    """The nodes n0, n1, ... in the order of the actors' ids."""
    colours = [(int(c[1:3], 16), int(c[3:5], 16), int(c[5:7], 16)) for c in community_colours(network)]
    labels = [_plain(community.label) for community in network.communities]
    heaviest = max((m.strength for m in network.measures), default=0)
    for position, (actor, m) in enumerate(zip(network.actors, network.measures, strict=True)):
        share = math.sqrt(m.strength / heaviest) if heaviest else 0.0
        yield NodeRow(
            id=f"n{position}",
            actor=whole(actor.id),
            label=whole(actor.name or actor.id),
            x=m.x,
            y=m.y,
            size=round(_SMALLEST + (_LARGEST - _SMALLEST) * share, 2),
            colour=colours[m.community],
            first=actor.first,
            last=actor.last,
            values=(*_of_actor(actor), *map(_plain, _of_measures(m)), labels[m.community]),
        )


def _of_actor(actor: Actor) -> tuple[Value, ...]:
    values = (actor.id, actor.label, tuple(alias.surface for alias in actor.aliases), actor.mentions, actor.documents)
    return *map(_plain, values), _plain(actor.first), _plain(actor.last), actor.wikidata or None


def edge_rows(network: Network, kind: EdgeKind | None = None) -> Iterator[EdgeRow]:
    """The edges, c0, c1, ... for co-occurrences and q0, q1, ... for quotes; only those of ``kind`` if it is given."""
    node = {actor.id: f"n{position}" for position, actor in enumerate(network.actors)}
    counts = {"cooccurrence": 0, "quote": 0}
    for edge in network.edges:
        position = counts[edge.kind]
        counts[edge.kind] += 1
        if kind in {None, edge.kind}:
            yield EdgeRow(
                id=f"{edge.kind[0]}{position}",
                source=node[edge.source],
                target=node[edge.target],
                kind=edge.kind,
                weight=_as_float(edge.weight),
                values=(edge.kind, *map(_plain, _of_edge(edge)), _example(edge)),
                record=edge,
            )


def _example(edge: Edge) -> str:
    """The first sentence behind an edge, cut to what a table cell can show."""
    text = whole(edge.evidence[0].text) if edge.evidence else ""
    return text if len(text) <= _EXAMPLE_LENGTH else text[: _EXAMPLE_LENGTH - 1] + "…"


def _plain(value: Any) -> Value:
    """A field of a record as a value of a column."""
    if value is None or isinstance(value, int | float):  # most are
        return value
    if isinstance(value, str):
        return whole(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return tuple(whole(str(item)) for item in value)
    raise TypeError(f"no format has a column for {type(value).__name__}")


def whole(text: str) -> str:
    """``text`` with U+FFFD in place of each half character, which no file can hold."""
    return _HALF_CHARACTER.sub("\N{REPLACEMENT CHARACTER}", text)


def node_columns(network: Network) -> tuple[Column, ...]:
    """``NODE_COLUMNS``, with "int" widened to "long" or "double" where a value does not fit."""
    return _sized(NODE_COLUMNS, (network.actors, network.measures))


def edge_columns(network: Network) -> tuple[Column, ...]:
    """``EDGE_COLUMNS``, with "int" widened as in ``node_columns``."""
    return _sized(EDGE_COLUMNS, (network.edges,))


def _sized(columns: Iterable[Column], records: Iterable[Sequence[object]]) -> tuple[Column, ...]:
    filled = [rows for rows in records if rows]
    return tuple(
        dataclasses.replace(column, type=_room_for(_largest(column.name, filled))) if column.type == "int" else column
        for column in columns
    )


def _largest(name: str, records: Iterable[Sequence[object]]) -> int:
    for rows in records:
        if hasattr(rows[0], name):
            return max(abs(value) for row in rows if isinstance(value := getattr(row, name), int))
    return 0


def _room_for(largest: int) -> Type:
    return "int" if largest < 2**31 else "long" if largest < 2**63 else "double"


def hexadecimal(colour: tuple[int, int, int]) -> str:
    """A colour as "#rrggbb"."""
    red, green, blue = colour
    return f"#{red:02x}{green:02x}{blue:02x}"


def number(value: int | float) -> int | float | None:
    """A number as 64 bits hold it: a whole one beyond becomes a float, NaN and infinity become None."""
    if isinstance(value, int):
        return value if abs(value) < 2**63 else _as_float(value)
    return value if math.isfinite(value) else None


def number_text(value: int | float, kind: Type) -> str:
    """A number as GraphML and GEXF write it, "" for what they cannot hold (NaN and infinity)."""
    if kind == "boolean":
        return str(bool(value)).lower()
    if kind == "double":
        found = _as_float(value)
        return repr(found) if math.isfinite(found) else ""
    return str(int(value))


def joined(texts: Iterable[str], separator: str) -> str:
    r"""A list as one text; a separator inside an item gets a backslash in front, as does a backslash.

    >>> print(joined(["a|b", "c"], "|"))
    a\|b|c
    """
    return separator.join([text.replace("\\", "\\\\").replace(separator, f"\\{separator}") for text in texts])


def _as_float(value: int | float) -> float:
    try:
        return float(value)
    except OverflowError:
        return sys.float_info.max if value > 0 else -sys.float_info.max
