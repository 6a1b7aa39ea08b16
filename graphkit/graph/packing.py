"""Sets the separate pieces of a network beside each other: the largest in the middle, the others close around it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import binary_dilation

__all__ = ["pack", "rows"]

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

_GAP = 34.0  # kept free around every node of another piece, in units of the picture
_GRID = 160  # cells in each direction


def pack(pieces: Sequence[Floats], rooms: Sequence[Floats], aspect: float) -> list[Floats]:
    """Move each piece, as it is, to where it touches no other; the first in the middle, the others as near as they can.

    Args:
        pieces: Positions of the nodes of each piece, shape (nodes, 2), the largest piece first.
        rooms: Half the width and height of each node, in the same shape.
        aspect: Width over height of the picture.
    """
    centred = [piece - (piece.min(axis=0) + piece.max(axis=0)) / 2 for piece in pieces]
    if len(pieces) < 2:
        return centred
    extents = [
        np.ptp(piece, axis=0) + 2 * room.max(axis=0) + 2 * _GAP for piece, room in zip(pieces, rooms, strict=False)
    ]
    side = float(max(extents[0])) + 2 * float(sum(e[0] * e[1] for e in extents[1:])) ** 0.5 + float(np.max(extents[1:]))
    cell = side / _GRID
    up, across = np.indices((_GRID, _GRID)) - _GRID // 2
    nearest = np.argsort(np.hypot(across, up * aspect).ravel(), kind="stable")
    taken = np.zeros((_GRID, _GRID), dtype=bool)
    moved: list[Floats] = []
    for piece, room in zip(centred, rooms, strict=False):
        shape = _footprint(piece, room, cell)
        blocked = binary_dilation(taken, structure=shape[::-1, ::-1]) if moved else taken
        spot = int(nearest[np.argmin(blocked.ravel()[nearest])])
        offset = np.array([across.flat[spot], up.flat[spot]])
        moved.append(piece + offset * cell)
        here = np.argwhere(shape) - shape.shape[0] // 2 + offset[::-1] + _GRID // 2
        here = here[((here >= 0) & (here < _GRID)).all(axis=1)]
        taken[here[:, 0], here[:, 1]] = True
    return moved


def _footprint(piece: Floats, room: Floats, cell: float) -> Bools:
    """The cells a piece covers, as a square with the piece's origin in its middle cell, hollows filled."""
    low = np.floor((piece - room - _GAP / 2) / cell).astype(int)
    high = np.ceil((piece + room + _GAP / 2) / cell).astype(int)
    reach = int(max(-low.min(), high.max())) + 1
    shape = np.zeros((2 * reach + 1, 2 * reach + 1), dtype=bool)
    for (left, bottom), (right, top) in zip(low + reach, high + reach, strict=True):
        shape[bottom : top + 1, left : right + 1] = True
    return shape | (_between(shape, 0) & _between(shape, 1))


def _between(shape: Bools, axis: int) -> Bools:
    """Cells with a covered cell on either side along ``axis``."""
    before = np.logical_or.accumulate(shape, axis=axis)
    after = np.flip(np.logical_or.accumulate(np.flip(shape, axis), axis=axis), axis)
    return np.asarray(before & after, dtype=np.bool_)


def rows(above: Sequence[Floats], room: Floats, aspect: float) -> Floats:
    """Nodes without a tie in centred rows below all others; their names get room where all of them have it.

    Args:
        above: Positions of all other nodes, piece by piece.
        room: Half the width and height of each node that is to be placed.
        aspect: Width over height that the rows take where nothing stands above them.
    """
    if not len(room):
        return np.zeros((0, 2))
    named = float(room[:, 1].min()) == float(room[:, 1].max())
    wide, high = 2 * (room.max(axis=0) if named else room.min(axis=0)) + (_GAP, _GAP / 4)
    others = np.vstack([*above, np.zeros((0, 2))])
    width = max(float(np.ptp(others[:, 0])) if len(others) else 0.0, float(len(room) * wide * high * aspect) ** 0.5)
    columns = max(1, min(len(room), int(width // wide)))
    number = np.arange(len(room))
    in_row = np.minimum(columns, len(room) - number // columns * columns)
    places = np.column_stack([(number % columns - (in_row - 1) / 2) * wide, -(number // columns) * high])
    if not len(others):
        return places
    middle = (others[:, 0].min() + others[:, 0].max()) / 2
    return np.asarray(places + np.array([middle, others[:, 1].min() - high - _GAP]), dtype=np.float64)
