"""Names in the picture: the leading ones are there, and none lies over another or hides a mark."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence

import pytest
from browser.browsed import Page
from networks import from_pairs, synthetic

from graphkit.records import Network

Show = Callable[..., Page]
Box = Sequence[float]

LETTERED = "return lettering.map(({ actor, box }) => [actor, box])"
MARKS = """
const view = cameraView();
return places.map(({ x, y }, i) => {
  const r = radii[i] * view.scale * 0.9, at = network.canvasToDOM({ x, y });
  return [at.x - r, at.y - r, at.x + r, at.y + r];
});
"""


def overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] - 0.5 and b[0] < a[2] - 0.5 and a[1] < b[3] - 0.5 and b[1] < a[3] - 0.5


def two_hubs() -> Network:
    leaves = [(hub, f"{hub} neighbour {n:02}", 1) for hub in ("Russia", "United States") for n in range(25)]
    return from_pairs([*leaves, ("Russia", "United States", 9)])


@pytest.mark.parametrize("made", [two_hubs, lambda: synthetic(110, 330)])
@pytest.mark.parametrize("wide", [1440, 390])
def test_leading_names_are_there_and_no_name_lies_over_another(
    show: Show, made: Callable[[], Network], wide: int
) -> None:
    network = made()
    page = show(network, wide=wide)
    lettered = dict(page.js(LETTERED))
    marks = page.js(MARKS)
    by_strength = sorted(range(len(network.actors)), key=lambda i: -network.measures[i].strength)
    assert set(by_strength[:2]) <= set(lettered)
    assert len(set(by_strength[:12]) & set(lettered)) >= (10 if wide > 1000 else 5)
    assert not [(a, b) for a, b in itertools.combinations(lettered.values(), 2) if overlap(a, b)]
    hidden = {
        other
        for actor, box in lettered.items()
        for other, mark in enumerate(marks)
        if other != actor and actor not in by_strength[:12] and overlap(box, mark)
    }
    assert not hidden
    assert len(lettered) > (25 if wide > 1000 else 8)
