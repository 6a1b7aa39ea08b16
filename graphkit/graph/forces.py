"""A force-directed placement of one connected piece, in numpy: ties pull, all nodes push, and boxes do not overlap.

After ForceAtlas2 (Jacomy et al. 2014, doi:10.1371/journal.pone.0098679): repulsion in proportion to both nodes' ties,
divided by distance; attraction in proportion to distance; a gravity that is stronger upright, because screens and pages
are wider than high. Only sums over whole rows are used, never a random number, so the same input gives the same place.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["GOLDEN_ANGLE", "Piece", "place", "separate", "spiral"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

GOLDEN_ANGLE = np.pi * (3 - 5**0.5)
_GRAVITY = (0.10, 0.16)  # across and upright: a cloud about 1.3 times as wide as high
_COHESION = 0.10  # pull of every node to the middle of its group
_WORK = 60_000_000  # pairs of nodes looked at in all: about 2 seconds


@dataclass(frozen=True, slots=True)
class Piece:
    """What is to be placed.

    Attributes:
        ends: The two nodes of each tie, shape (ties, 2).
        pull: How strongly each tie pulls, above 0.
        mass: How strongly each node pushes, 1 or more.
        group: Community of each node; a tie inside one pulls more strongly than its weight says.
    """

    ends: Ints
    pull: Floats
    mass: Floats
    group: Ints


def place(piece: Piece, start: Floats | None = None) -> Floats:
    """Positions of shape (nodes, 2) around the origin, about 1 apart; ``start`` is moved on from where it is given."""
    count = len(piece.mass)
    places = spiral(count) if start is None else start.copy()
    if count < 2 or not len(piece.ends):
        return places
    steps = int(min(400, 30 + 10 * count, max(60, _WORK / count**2)))
    mass = piece.mass / piece.mass.mean()
    inside = piece.group[piece.ends[:, 0]] == piece.group[piece.ends[:, 1]]
    across = min(0.4, max(0.12, 6.0 / count**0.75))  # groups part the more clearly the more actors there are
    pull = piece.pull * np.where(inside, 1.0, across) / piece.pull.mean()
    loads = np.bincount(piece.ends.ravel(), minlength=count) + 1.0
    pull = pull / (loads[piece.ends[:, 0]] * loads[piece.ends[:, 1]]) ** 0.35  # else a clique would be one clot
    spread, sizes = float(count) ** 0.5, np.bincount(piece.group).astype(float)
    for step in range(steps):
        force = _push(places, mass) + _pull(places, piece.ends, pull) - places * _GRAVITY * mass[:, None]
        force += (_middles(places, piece.group, sizes) - places) * (_COHESION * mass[:, None])
        limit = spread * 0.12 * (1 - step / steps) ** 1.3 + 0.004
        length = np.hypot(force[:, 0], force[:, 1])
        move = force / mass[:, None] * 0.35
        moved = np.hypot(move[:, 0], move[:, 1])
        shrink = np.minimum(1.0, limit / np.maximum(moved, 1e-9))
        places += move * shrink[:, None]
        if float(length.max()) < 1e-4:
            break
    return np.asarray(places - places.mean(axis=0), dtype=np.float64)


def spiral(count: int) -> Floats:
    """The seeds of a sunflower: evenly spread, the first in the middle, about 1 apart."""
    number = np.arange(count)
    radius, angle = np.sqrt(number + 0.5) * 0.6, number * GOLDEN_ANGLE
    return np.column_stack([radius * np.cos(angle), radius * np.sin(angle)])


def _middles(places: Floats, group: Ints, sizes: Floats) -> Floats:
    """For each node the middle of its group."""
    sums = [np.bincount(group, weights=places[:, axis]) / np.maximum(sizes, 1) for axis in (0, 1)]
    return np.column_stack([s[group] for s in sums])


def _push(places: Floats, mass: Floats) -> Floats:
    across = np.subtract.outer(places[:, 0], places[:, 0])
    up = np.subtract.outer(places[:, 1], places[:, 1])
    strength = across * across
    strength += up * up
    strength += 0.01
    np.divide(mass[None, :], strength, out=strength)
    across *= strength
    up *= strength
    return np.column_stack([across.sum(axis=1), up.sum(axis=1)]) * mass[:, None]


def _pull(places: Floats, ends: Ints, pull: Floats) -> Floats:
    apart = (places[ends[:, 1]] - places[ends[:, 0]]) * pull[:, None]
    force = np.empty_like(places)
    for axis in (0, 1):
        toward = np.bincount(ends[:, 0], weights=apart[:, axis], minlength=len(places))
        force[:, axis] = toward - np.bincount(ends[:, 1], weights=apart[:, axis], minlength=len(places))
    return force


def separate(places: Floats, half_width: Floats, half_height: Floats, rounds: int = 120) -> Floats:
    """Move nodes as little as needed until they no longer overlap, or ``rounds`` are over.

    A node as wide as high is round, and two round nodes part along the line between them; every other node is a box,
    and parts from others sideways or upright, whichever is shorter.

    Args:
        places: Centres.
        half_width: Half the width of each node.
        half_height: Half the height of each node.
        rounds: Largest number of rounds.
    """
    places = places.copy()
    first, second = np.triu_indices(len(places), k=1)
    wide, high = half_width[first] + half_width[second], half_height[first] + half_height[second]
    is_round = half_width == half_height
    both_round = is_round[first] & is_round[second]
    for _ in range(rounds):
        across, up = places[second, 0] - places[first, 0], places[second, 1] - places[first, 1]
        hit = np.nonzero((np.abs(across) < wide - 1e-6) & (np.abs(up) < high - 1e-6))[0]
        if not len(hit):
            break
        dx, dy = across[hit], up[hit]
        apart = np.hypot(dx, dy)
        lack_round = np.maximum(wide[hit] - apart, 0.0)
        lack_x, lack_y = wide[hit] - np.abs(dx), high[hit] - np.abs(dy)
        sideways = lack_x < lack_y
        box_x = np.where(sideways, np.where(dx >= 0, lack_x, -lack_x), 0.0)
        box_y = np.where(sideways, 0.0, np.where(dy >= 0, lack_y, -lack_y))
        unit_x = np.where(apart > 1e-9, dx / np.maximum(apart, 1e-9), 1.0)
        unit_y = np.where(apart > 1e-9, dy / np.maximum(apart, 1e-9), 0.0)
        shift_x = 0.26 * np.where(both_round[hit], unit_x * lack_round, box_x)
        shift_y = 0.26 * np.where(both_round[hit], unit_y * lack_round, box_y)
        for axis, shift in ((0, shift_x), (1, shift_y)):
            places[:, axis] -= np.bincount(first[hit], weights=shift, minlength=len(places))
            places[:, axis] += np.bincount(second[hit], weights=shift, minlength=len(places))
    return places
