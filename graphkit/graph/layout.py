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
from graphkit.graph.packing import pack, rows

__all__ = ["layout"]

Floats = NDArray[np.float64]

_ASPECT = 1.3  # width over height of the picture
_FULL_FORCES_UP_TO = 1_500  # nodes placed by forces; weaker ones then stand beside their neighbours
_FILLED = 0.55  # share of the picture that marks and names may take up
_LETTER, _LINE, _DOT = 12.0, 48.0, 46.0  # width of a letter, height of a mark with its name, size of a bare mark
_LARGER_LETTER, _LARGER_LINE = 10.0, 70.0  # what the strongest actor needs more
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
    loose = [node for node in order if not strength[node]]
    nodes = [node for piece in (*pieces, loose) for node in piece]
    if not nodes:
        return {}
    placed = [_place_piece(graph.subgraph(piece), piece, community, strength) for piece in pieces]
    room = _room(order, names, strength)
    rooms = [np.array([room[node] for node in piece]) for piece in (*pieces, loose) if piece]
    places = _arrange(placed, rooms)
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


def _room(
    order: Sequence[str], names: Mapping[str, str], strength: Mapping[str, int]
) -> dict[str, tuple[float, float]]:
    """Half the width and height that each mark takes up with its name, in units of the picture.

    There is room for every mark, and for as many names as fit, those of the strong first: ``order`` lists the nodes
    from strong to weak. The strong have larger marks and letters.
    """
    picture = 2000 * 2000 / _ASPECT
    mark = _DOT * min(1.0, (_FILLED * picture / len(order)) ** 0.5 / _DOT)
    room = dict.fromkeys(order, (mark / 2, mark / 2))
    left, most = _FILLED * picture - len(order) * mark * mark, max(1, *strength.values())
    for node in order:
        share = (strength[node] / most) ** 0.5
        wide = max(mark, len(names[node][:_LETTERS_AT_MOST]) * (_LETTER + _LARGER_LETTER * share))
        high = _LINE + _LARGER_LINE * share
        left -= wide * high
        if left < 0:
            break
        room[node] = (wide / 2, high / 2)
    return room


def _arrange(pieces: Sequence[Floats], rooms: Sequence[Floats]) -> Floats:
    """Positions of all nodes, piece by piece, those without a tie last; ``rooms`` has one entry more for these.

    The scale of the picture follows from the room its pieces take up, which in turn depends on the scale; a few rounds
    settle it.
    """
    count = sum(map(len, rooms))
    loose = rooms[len(pieces)] if len(rooms) > len(pieces) else np.zeros((0, 2))
    few = count <= _FULL_FORCES_UP_TO
    scale = 2000 / (1.2 * count**0.5 * _ASPECT)
    placed = [piece * scale for piece in pieces]
    fitted = np.zeros((0, 2))
    for _ in range(4 if few else 1):
        if few:
            turns = int(min(300, max(30, 3e7 / count**2)))
            placed = [separate(p, room[:, 0], room[:, 1], turns) for p, room in zip(placed, rooms, strict=False)]
        packed = pack(placed, rooms, _ASPECT)
        fitted, scale = _fit(np.vstack([*packed, rows(packed, loose, _ASPECT)]))
        placed = [piece * scale for piece in placed]
    return fitted


def _fit(places: Floats) -> tuple[Floats, float]:
    """Centre the picture and scale it to 2000 units in its larger extent, the height counted 1.3 times; the scale."""
    low, high = places.min(axis=0), places.max(axis=0)
    extent = max(float(high[0] - low[0]), float(high[1] - low[1]) * _ASPECT)
    scale = 2000.0 / extent if extent > 0 else 1.0
    return np.asarray((places - (low + high) / 2) * scale, dtype=np.float64), scale
