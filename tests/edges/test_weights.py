from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.edges import log_likelihood, npmi

# The two-by-two table of Dunning's article (1993, table 2): "the swiss" in 31777 bigrams.
SWISS = {"windows": 31777, "first": 110 + 2442, "second": 110 + 111, "both": 110}


def test_log_likelihood_of_a_published_table():
    assert log_likelihood(**SWISS) == pytest.approx(270.72, abs=0.01)


def test_npmi_at_its_ends_and_at_chance():
    assert npmi(100, 10, 10, 0) == -1
    assert npmi(100, 10, 10, 10) == pytest.approx(1)
    assert npmi(100, 10, 10, 1) == pytest.approx(0)
    assert npmi(5, 5, 5, 5) == 1


@st.composite
def tables(draw):
    both, only_first, only_second, neither = (draw(st.integers(0, 500)) for _ in range(4))
    both = max(both, 1)
    return both + only_first + only_second + neither, both + only_first, both + only_second, both


@given(tables())
def test_measures_are_finite_and_in_range(table):
    assert -1 <= npmi(*table) <= 1 + 1e-12
    assert 0 <= log_likelihood(*table) < math.inf


@given(tables())
def test_measures_do_not_depend_on_which_actor_comes_first(table):
    windows, first, second, both = table
    assert npmi(windows, first, second, both) == pytest.approx(npmi(windows, second, first, both))
    assert log_likelihood(windows, first, second, both) == pytest.approx(log_likelihood(windows, second, first, both))


@given(st.integers(1, 40), st.integers(1, 40), st.integers(1, 20))
def test_log_likelihood_is_zero_where_the_two_are_independent(a, b, scale):
    assert log_likelihood(a * b * scale, a * scale, b * scale, scale) == pytest.approx(0, abs=1e-6)
