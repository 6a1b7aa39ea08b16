"""Which bodies' names go without the state they are of."""

from __future__ import annotations

import pytest

from graphkit.actors.bodies import goes_without_state


@pytest.mark.parametrize(
    "name",
    [
        "Supreme Court",
        "the Ministry of Finance",
        "Foreign Ministry",
        "Federal Ministry of Health",
        "Prime Minister's Office",
        "Office of the President",
        "National Assembly",
    ],
)
def test_most_states_have_one(name):
    assert goes_without_state(name)


@pytest.mark.parametrize(
    "name",
    ["Supreme Court of Kenya", "Russian Foreign Ministry", "Hydro Board", "Post Office", "Ministry of Sound 3"],
)
def test_a_name_that_tells_whose_it_is_or_is_one_bodys_alone(name):
    assert not goes_without_state(name)
