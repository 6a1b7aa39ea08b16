"""Which bodies' names go without the state they are of."""

from __future__ import annotations

import pytest

from graphkit.actors.bodies import goes_without_state, has_the_body, with_state


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


@pytest.mark.parametrize(
    ("state", "name", "has"),
    [
        ("United States", "Congress", True),
        ("Kenya", "High Court", True),
        ("Jamaica", "Office of the Prime Minister", True),
        # negative
        ("India", "Congress", False),
        ("India", "High Court", False),
        ("Kenya", "Prime Minister's Office", False),
    ],
)
def test_no_state_gets_a_body_it_has_not(state, name, has):
    assert has_the_body(state, name) is has


def test_a_state_with_an_article_keeps_it_in_the_names_of_its_bodies():
    assert [with_state("Senate", state) for state in ("Philippines", "United States", "Chile")] == [
        "Senate of the Philippines",
        "Senate of the United States",
        "Senate of Chile",
    ]
