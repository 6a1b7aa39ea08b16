"""Where each actor stands in the picture: communities apart, names readable, loose pieces packed around the largest.

Positions are whole-picture coordinates from -1000 to 1000, y growing upwards. They depend on the network only, not on
the order of its actors, and on no random number.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from graphkit.graph.forces import GOLDEN_ANGLE, Piece, place, separate, spiral

__all__ = ["layout"]

Floats = NDArray[np.float64]

_ASPECT = 1.3  # width over height of the picture
_FULL_FORCES_UP_TO = 1_500  # nodes placed by forces; weaker ones then stand beside their neighbours
_GAP = 1.4  # between pieces, in the unit of the forces, where neighbours are about 1 apart
_FILLED = 0.4  # share of the picture that marks and names may take up
_LETTER, _LINE, _DOT = 12.0, 48.0, 36.0  # width of a letter, height of a mark with its name, size of a bare mark
_LETTERS_AT_MOST = 30


def layout(graph: nx.Graph, community: Mapping[str, int], names: Mapping[str, str]) -> dict[str, tuple[float, float]]:
    """Place every node of ``graph``.

    Args:
        graph: All ties between actors, undirected, with ``weight``.
        community: Number of each actor's community.
        names: Printed name of each actor; room is left for those of the strongest.

    Returns:
        x and y per actor, rounded to 1 decimal. A single actor stands at the origin; actors without a tie stand in rows
        below the rest.
    """
    strength = dict(graph.degree(weight="weight"))
    order = sorted(graph, key=lambda node: (-strength[node], node))
    pieces = [
        sorted(piece, key=lambda node: (-strength[node], node))
        for piece in nx.connected_components(graph)
        if len(piece) > 1
    ]
    pieces.sort(key=lambda piece: (-len(piece), piece[0]))
    tied = [(piece, _place_piece(graph.subgraph(piece), piece, community, strength)) for piece in pieces]
    loose = [node for node in order if not strength[node]]
    nodes, places = _pack(tied, loose)
    if not nodes:
        return {}
    places = _fit(places)
    if len(nodes) <= _FULL_FORCES_UP_TO:
        places = _make_room(nodes, places, order, names)
    return {
        node: (round(float(x), 1) + 0.0, round(float(y), 1) + 0.0) for node, (x, y) in zip(nodes, places, strict=True)
    }


def _place_piece(
    graph: nx.Graph, nodes: Sequence[str], community: Mapping[str, int], strength: Mapping[str, int]
) -> Floats:
    """Positions of a connected piece, about 1 apart; ``nodes`` are ordered from strong to weak."""
    strong, weak = nodes[:_FULL_FORCES_UP_TO], nodes[_FULL_FORCES_UP_TO:]
    if len(nodes) == 2:
        return np.array([[0.0, 0.0], [1.0, 0.0]])
    groups = sorted({community[node] for node in strong})
    piece = _piece(graph, strong, community)
    centres = _centres(piece, groups, community, strong)
    start = np.zeros((len(strong), 2))
    for number, group in enumerate(groups):
        members = [i for i, node in enumerate(strong) if community[node] == group]
        start[members] = centres[number] + spiral(len(members))
    places = _gather(place(piece, start))
    return np.vstack([places, _beside(graph, strong, weak, places)]) if weak else places


def _gather(places: Floats) -> Floats:
    """Bring stragglers in and give the crowded middle air: distances from the centre grow less than in proportion."""
    distances = np.hypot(places[:, 0], places[:, 1])
    usual = float(np.quantile(distances, 0.85))
    if usual <= 0:
        return places
    share = np.maximum(distances / usual, 1e-9)
    wanted = np.where(share <= 1, share**0.85, 1 + 0.45 * np.log1p(np.maximum(share - 1, 0)))
    return np.asarray(places * (wanted / share)[:, None], dtype=np.float64)


def _piece(graph: nx.Graph, nodes: Sequence[str], community: Mapping[str, int]) -> Piece:
    index = {node: i for i, node in enumerate(nodes)}
    ties = sorted(
        (min(index[u], index[v]), max(index[u], index[v]), w)
        for u, v, w in graph.edges(nodes, data="weight")
        if u in index and v in index
    )
    ends = np.array([(u, v) for u, v, _ in ties], dtype=np.int64).reshape(-1, 2)
    return Piece(
        ends=ends,
        pull=np.log2(1.0 + np.array([w for _, _, w in ties], dtype=float)),
        mass=1.0 + np.bincount(ends.ravel(), minlength=len(nodes)).astype(np.float64) ** 0.7,
        group=np.array([community[node] for node in nodes], dtype=np.int64),
    )


def _centres(piece: Piece, groups: Sequence[int], community: Mapping[str, int], nodes: Sequence[str]) -> Floats:
    """Where the communities start: placed by forces themselves, as far apart as their sizes ask."""
    number = {group: i for i, group in enumerate(groups)}
    sizes = np.bincount([number[community[node]] for node in nodes], minlength=len(groups)).astype(float)
    between: dict[tuple[int, int], float] = {}
    for (u, v), pull in zip(piece.ends.tolist(), piece.pull.tolist(), strict=True):
        a, b = sorted((number[community[nodes[u]]], number[community[nodes[v]]]))
        if a != b:
            between[a, b] = between.get((a, b), 0.0) + pull
    ties = sorted(between)
    quotient = Piece(
        ends=np.array(ties, dtype=np.int64).reshape(-1, 2),
        pull=np.array([between[tie] for tie in ties], dtype=float),
        mass=np.sqrt(sizes),
        group=np.arange(len(groups)),
    )
    return place(quotient) * float(np.sqrt(sizes.mean())) * 1.5


def _beside(graph: nx.Graph, placed: Sequence[str], others: Sequence[str], places: Floats) -> Floats:
    """Put each further node around the middle of its placed neighbours: weak actors ring the strong ones they know."""
    at = {node: places[i] for i, node in enumerate(placed)}
    spots = np.empty((len(others), 2))
    for number, node in enumerate(others):
        known = [at[n] for n in sorted(graph[node]) if n in at]
        middle = np.mean(known, axis=0) if known else np.zeros(2)
        angle, radius = GOLDEN_ANGLE * number, 0.6 + 1.4 * (number / len(others)) ** 0.5
        spots[number] = middle + radius * np.array([np.cos(angle), np.sin(angle)])
        at[node] = spots[number]
    return spots


def _pack(tied: Sequence[tuple[Sequence[str], Floats]], loose: Sequence[str]) -> tuple[list[str], Floats]:
    """Set the pieces in centred rows: the largest first, the others below it, actors without a tie at the bottom."""
    blocks = [(list(nodes), places - places.min(axis=0)) for nodes, places in tied]
    widest = max((float(places[:, 0].max()) for _, places in blocks), default=0.0)
    limit = max(widest, float(sum(len(nodes) for nodes, _ in blocks) + len(loose)) ** 0.5 * _ASPECT)
    rows: list[list[tuple[list[str], Floats]]] = []
    room = 0.0
    for number, (nodes, places) in enumerate(blocks):
        width = float(places[:, 0].max()) + _GAP
        if number <= 1 or width > room:
            rows.append([])
            room = limit + _GAP
        rows[-1].append((nodes, places))
        room -= width
    if loose:
        columns = max(1, min(len(loose), round(limit / _GAP)))
        grid = np.array([(i % columns * _GAP, -(i // columns) * _GAP * 0.6) for i in range(len(loose))])
        rows.append([(list(loose), grid - grid.min(axis=0))])
    return _stack(rows)


def _stack(rows: Sequence[Sequence[tuple[list[str], Floats]]]) -> tuple[list[str], Floats]:
    """Each row below the one before it, centred on one axis."""
    nodes: list[str] = []
    parts: list[Floats] = []
    y = 0.0
    for row in rows:
        x = -(sum(float(places[:, 0].max()) for _, places in row) + _GAP * (len(row) - 1)) / 2
        height = max(float(places[:, 1].max()) for _, places in row)
        for members, places in row:
            nodes += members
            parts.append(places + np.array([x, y - height / 2 - float(places[:, 1].max()) / 2]))
            x += float(places[:, 0].max()) + _GAP
        y -= height + _GAP
    return nodes, np.vstack(parts) if parts else np.zeros((0, 2))


def _fit(places: Floats) -> Floats:
    """Centre the picture and scale it to 2000 units in its larger extent, the height counted 1.3 times."""
    low, high = places.min(axis=0), places.max(axis=0)
    centred = places - (low + high) / 2
    extent = max(float(high[0] - low[0]), float(high[1] - low[1]) * _ASPECT)
    return np.asarray(centred * (2000.0 / extent if extent > 0 else 1.0), dtype=np.float64)


def _make_room(nodes: Sequence[str], places: Floats, order: Sequence[str], names: Mapping[str, str]) -> Floats:
    """Push nodes apart until neither marks nor names overlap, with as many names as the picture has room for.

    ``order`` lists the nodes from strong to weak, in which they are given room for their names.
    """
    picture = 2000 * 2000 / _ASPECT
    mark = _DOT * min(1.0, (_FILLED * picture / len(nodes)) ** 0.5 / _DOT)
    width = dict.fromkeys(nodes, mark)
    left = _FILLED * picture - len(nodes) * mark * mark
    for node in order:
        wanted = max(mark, len(names[node][:_LETTERS_AT_MOST]) * _LETTER)
        left -= wanted * _LINE
        if left < 0:
            break
        width[node] = wanted
    half_width = np.array([width[node] / 2 for node in nodes])
    half_height = np.where(half_width > mark / 2, _LINE, mark) / 2
    rounds = int(min(300, max(30, 3e7 / len(nodes) ** 2)))
    for _ in range(4):
        places = _fit(separate(places, half_width, half_height, rounds))
    return places
