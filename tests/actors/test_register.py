"""Which chain is in which group, kept small."""

from __future__ import annotations

from corpora import corpus

from graphkit.actors.groups import Group
from graphkit.actors.register import Register


def entered(*documents: str, stories: dict[str, str] | None = None) -> Register:
    register = Register()
    for item in corpus(*documents, stories=stories):
        register.enter(item)
    return register


def test_a_chain_without_a_group_has_no_link():
    register = entered("1: Ann Lee, Bob Ray")
    register.put(1, bob := Group(label="PERSON"), "exact name")
    assert list(register.links()) == [("1", 1, bob, "exact name")]


def test_a_merged_group_s_chains_have_the_rule_of_the_last_merger():
    register = entered("1: Ann Lee", "2: Anne Lee", "3: Lee")
    first, second, third = (Group(label="PERSON") for _ in range(3))
    for number, group in enumerate((first, second, third)):
        register.put(number, group, "exact name")
    third.absorb(second, "spelling")
    first.absorb(third, "acronym")
    assert [(d, g, rule) for d, _, g, rule in register.links()] == [
        ("1", first, "exact name"),
        ("2", first, "acronym"),
        ("3", first, "acronym"),
    ]
    assert register.documents_by_group() == {first: 3}


def test_the_tellers_of_a_story_are_its_original_and_all_copies():
    register = entered("1: Ann Lee, Bob Ray", "2: Bob Ray", "3: Ann Lee", stories={"3": "1"})
    assert [register.tellers(chain) for chain in range(4)] == [(0, 2), (0, 2), (1,), (0, 2)]


def test_an_original_without_a_chain_tells_nothing():
    register = entered("2: Ann Lee", "3: Bob Ray", stories={"2": "1", "3": "1"})
    assert register.tellers(0) == register.tellers(1) == (0, 1)
