"""The roles printed beside a name, and what they tell."""

from __future__ import annotations

import pytest
from annotated import mentions_in


def titles(text: str, name: str, **entities: str) -> tuple[str, ...]:
    (found,) = [m for m in mentions_in(text, **entities) if m.text == name]
    return found.titles


@pytest.mark.parametrize(
    ("text", "held"),
    [
        # to the left
        ("Minister Anna Hale left .", "minister"),
        ("Russian Foreign Minister Anna Hale left .", "foreign minister of Russia"),
        ("US President Anna Hale left .", "president of United States"),
        ("US Secretary of/case>State State/nmod>Secretary Anna Hale left .", "secretary of state of United States"),
        ("Fox News host Anna Hale left .", "host of Fox News"),
        ("The Russian President , Anna Hale/appos>President , left .", "president of Russia"),
        ("Deputy Foreign Minister Anna Hale left .", "deputy foreign minister"),
        ("Deputy Mayor Anna Hale left .", "deputy mayor"),
        ("Former US President Anna Hale left .", "former president of United States"),
        ("Youth and Sports Minister Anna Hale left .", "youth and sports minister"),
        # to the right
        ("Anna Hale , the foreign/JJ minister/appos>Hale , left .", "foreign minister"),
        ("Anna Hale , Russia ’s deputy foreign/JJ minister/appos>Hale , left .", "deputy foreign minister of Russia"),
        ("Anna Hale , the mayor/appos>Hale of Amsel Town , left .", "mayor of Amsel Town"),
        ("Anna Hale , a former president/appos>Hale of France , left .", "former president of France"),
        ("Anna Hale ( minister/appos>Hale ) left .", "minister"),
        ("Anna Hale , a host/appos>Hale at Fox News , left .", "host of Fox News"),
        # the sentence says it
        ("Anna Hale/nsubj>president is/cop>president the president/ROOT of France .", "president of France"),
        # negative
        ("Anna Hale left .", ""),
        ("Anna Hale met the president .", ""),
        ("The president met Anna Hale .", ""),
        ("Anna Hale/nsubj>president is/cop>president not/advmod>president the president/ROOT of France .", ""),
        ("Russian friend Anna Hale left .", ""),
        ("Anna Hale , Russia , left .", ""),
        pytest.param("North/NNP Korean/JJ leader Anna Hale left .", "leader of North Korea"),
        pytest.param("South/NNP Sudanese/JJ President Anna Hale left .", "president of South Sudan"),
        pytest.param("Sri/NNP Lankan/JJ President Anna Hale left .", "president of Sri Lanka"),
        ("South/NNP Africa ’s President Anna Hale left .", "president of South Africa"),
    ],
)
def test_roles(text, held):
    entities = {"PERSON": "Anna Hale", "ORG": "Fox News", "GPE": "US; Russia; France; Amsel Town; South Africa"}
    assert titles(text, "Anna Hale", **entities) == ((held,) if held else ())


def test_a_person_may_have_several():
    text = "Senator Anna Hale , the former president/appos>Hale of France , left ."
    assert titles(text, "Anna Hale", PERSON="Anna Hale", GPE="France") == ("former president of France", "senator")


def test_the_role_of_one_is_not_the_others():
    text = "Russian President Ivan Orlov met Anna Hale ."
    assert titles(text, "Anna Hale", PERSON="Ivan Orlov; Anna Hale") == ()


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("Mr Hale left .", "male"),
        ("Mrs Hale left .", "female"),
        ("Ms. Hale left .", "female"),
        ("Spokeswoman Hale left .", "female"),
        ("King Hale left .", "male"),
        ("Dr Hale left .", ""),
        ("President Hale left .", ""),
        ("Hale left .", ""),
    ],
)
def test_gender_from_titles(text, gender):
    (found,) = mentions_in(text, PERSON="Hale")
    assert (found.text, found.gender) == ("Hale", gender)


@pytest.mark.parametrize(
    ("name", "gender"),
    [("Sergey Hale", "male"), ("Olena Hale", "female"), ("Andrea Hale", ""), ("Qwer Hale", ""), ("Olena", "")],
)
def test_gender_from_given_names(name, gender):
    (found,) = mentions_in(f"{name} left .", PERSON=name)
    assert found.gender == gender


@pytest.mark.parametrize(
    ("text", "name", "held"),
    [
        ("The TASS agency left .", "TASS", "agency"),
        ("Herbert Trust , a charity/appos>Trust , left .", "Herbert Trust", "charity"),
        ("TASS left .", "TASS", ""),
        ("TASS , the minister/appos>TASS , left .", "TASS", ""),
    ],
)
def test_what_a_body_is(text, name, held):
    assert titles(text, name, ORG="TASS; Herbert Trust") == ((held,) if held else ())


@pytest.mark.parametrize(
    ("text", "phrase", "role"),
    [
        ("The minister left .", "The minister", "minister"),
        ("The Ukrainian leader left .", "The Ukrainian leader", "leader of Ukraine"),
        ("The former lawmaker left .", "The former lawmaker", "former lawmaker"),
        ("Russia ’s foreign/JJ minister left .", "Russia’s foreign minister", "foreign minister of Russia"),
        ("The Russian defence ministry left .", "The Russian defence ministry", "defence ministry of Russia"),
    ],
)
def test_roles_that_stand_alone(text, phrase, role):
    assert titles(text, phrase, GPE="Russia") == (role,)


@pytest.mark.parametrize("office", ["president", "foreign minister"])
def test_the_president_of_russia_is_no_other_president(office):
    found = mentions_in(f"The {office} of Russia/nmod>{office.split()[-1]} left .", GPE="Russia")
    assert [m.titles for m in found if m.form == "title"] == [(f"{office} of Russia",)]
