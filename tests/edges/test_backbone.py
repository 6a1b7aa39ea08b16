from __future__ import annotations

import pytest

from graphkit.edges import Weighed, alphas


def test_a_star_by_hand():
    edges = [Weighed("cooccurrence", 1, other, weight) for other, weight in ((2, 8), (3, 1), (4, 1))]
    # 1 has 3 edges of weight 10: (1 - 0.8) ** 2 and (1 - 0.1) ** 2; the other ends have one edge and say nothing
    assert alphas(edges) == pytest.approx([0.04, 0.81, 0.81])


def test_the_end_at_which_an_edge_stands_out_counts():
    edges = [Weighed("cooccurrence", a, b, w) for a, b, w in ((1, 2, 6), (1, 3, 2), (2, 4, 30), (2, 5, 30))]
    # 1-2 has 6 of 8 at 1 with 2 edges: 0.25; at 2 it has 6 of 66 with 3 edges: (1 - 1 / 11) ** 2 = 0.826
    assert alphas(edges)[0] == pytest.approx(0.25)


def test_what_is_said_and_what_is_said_about_one_are_judged_apart():
    edges = [Weighed("quote", 1, 2, 3), Weighed("quote", 1, 3, 1), Weighed("quote", 2, 1, 5)]
    # 1 gives 4 to two: 1 - 3 / 4 and 1 - 1 / 4; the quote it receives is the only one there and says nothing
    assert alphas(edges) == pytest.approx([0.25, 0.75, 1.0])


def test_kinds_are_judged_apart():
    edges = [Weighed("quote", 1, 2, 3), Weighed("cooccurrence", 1, 2, 3)]
    assert alphas(edges) == [1.0, 1.0]


def test_no_edges():
    assert alphas([]) == []
