"""May a role describe somebody? Roles are written as the mentions stage writes them: "foreign minister of Russia"."""

from __future__ import annotations

import pytest

from graphkit.actors.descriptions import body_of, describes, names_body, role_of


@pytest.mark.parametrize(
    ("phrase", "holds", "fits"),
    [
        # one office, or a wider word for it
        ("senator", "senator of United States", True),
        ("lawmaker", "senator of United States", True),
        ("politician", "mayor", True),
        ("minister", "foreign minister of Russia", True),
        ("minister", "deputy foreign minister of Russia", True),
        ("diplomat", "ambassador of France", True),
        ("leader", "president of Ukraine", True),
        ("prime minister", "premier", True),
        ("ceo", "chief executive of Amsel Rail", True),
        ("secretary", "treasury secretary of United States", True),
        # a body on both sides must agree
        ("leader of Ukraine", "president of Ukraine", True),
        ("leader of Ukraine", "president", True),
        ("leader of Ukraine", "president of Russia", False),
        ("minister of Russia", "foreign minister of Ukraine", False),
        ("president of United States", "president of Russia", False),
        # other offices
        ("senator", "lawmaker", False),
        ("finance minister", "foreign minister", False),
        ("foreign minister", "deputy foreign minister", False),
        ("prime minister", "deputy prime minister", False),
        ("president", "vice president", False),
        ("president", "prime minister", False),
        ("politician", "journalist", False),
        ("general", "secretary general", False),
        ("minister", "", False),
        pytest.param("mayor", "deputy mayor", False),
        pytest.param("coach", "assistant coach", False),
        pytest.param("deputy mayor", "mayor", False),
        # former holders
        ("former president", "former president of United States", True),
        ("former lawmaker", "former senator", True),
        ("president", "former president of United States", False),
        ("ambassador", "former ambassador", False),
        # offices with "of" in them
        ("secretary of state of United States", "secretary of state of United States", True),
        ("secretary", "secretary of state of United States", True),
        ("president", "secretary of state of United States", False),
        pytest.param("secretary of state", "secretary of state of United States", True),
        pytest.param("chief of staff", "chief of staff of White House", True),
        pytest.param("head of state", "president of France", True),
        pytest.param("diplomat", "secretary of state of United States", True),
    ],
)
def test_a_role_fits(phrase, holds, fits):
    held = [holds] if holds else []
    assert describes(phrase, held, [body_of(h) for h in held if body_of(h)]) is fits


def test_somebody_of_another_state_is_not_meant_even_where_his_office_names_none():
    assert describes("leader of Ukraine", ["president"], [])
    assert not describes("leader of Ukraine", ["president"], ["Russia"])


def test_one_of_several_roles_is_enough():
    assert describes("author", ["novelist", "senator of France"], ["France"])


@pytest.mark.parametrize(
    ("phrase", "role", "body"),
    [
        ("minister", "minister", ""),
        ("minister of Russia", "minister", "Russia"),
        ("host of Bank of Ghana", "host", "Bank of Ghana"),
        ("president of Democratic Republic of the Congo", "president", "Democratic Republic of the Congo"),
        pytest.param("secretary of state", "secretary of state", ""),
        pytest.param("secretary of state of United States", "secretary of state", "United States"),
        pytest.param("chief of staff of White House", "chief of staff", "White House"),
    ],
)
def test_a_role_and_its_body(phrase, role, body):
    assert (role_of(phrase), body_of(phrase)) == (role, body)


@pytest.mark.parametrize(
    ("role", "name", "fits"),
    [
        ("council", "National Sports Council", True),
        ("news agency", "Anadolu News Agency", True),
        ("party", "National Alliance", True),
        ("charity", "Herbert Foundation", True),
        ("alliance", "NATO", True),
        ("council", "Ministry of Sports", False),
        ("bank", "Bankstown Council", False),
        ("party", "", False),
        ("publisher", "Amsel Publishing Co", True),
        ("insurer", "Halden Insurance", True),
        ("developer", "Halden Development Bank", False),
        ("land guardians", "Riga Land Guardians", True),
        ("sea guardians", "Riga Land Guardians", False),
    ],
)
def test_a_bodys_name_shows_what_it_is(role, name, fits):
    assert names_body(role, name) is fits
