"""Which names of one document are one actor."""

from __future__ import annotations

import pytest
from annotated import story


def resolves(text: str, *chains: str, **more: str) -> None:
    assert story(text, **more).chains() == list(chains)


@pytest.mark.parametrize(
    ("text", "chains"),
    [
        # one actor
        ("[Sergey Lavrov] left . [Lavrov] smiled .", ["Sergey Lavrov; Lavrov"]),
        ("[Lavrov] left . [Sergey Lavrov] smiled .", ["Lavrov; Sergey Lavrov"]),
        ("[Sergey Lavrov] left . [Sergei Lavrov] smiled .", ["Sergey Lavrov; Sergei Lavrov"]),
        ("[Volodymyr Zelensky] left . [Zelenskyy] smiled .", ["Volodymyr Zelensky; Zelenskyy"]),
        ("[Xi Jinping] left . [Xi] smiled .", ["Xi Jinping; Xi"]),
        ("[Fox News|ORG] left . [Fox|ORG] smiled .", ["Fox News; Fox"]),
        ("[Ministry of Defence|ORG] left . [Defence Ministry|ORG] smiled .", ["Ministry of Defence; Defence Ministry"]),
        ("[US|GPE =United States] left . [America|GPE =United States] smiled .", ["US; America"]),
        ("[Moscow|GPE metonym =Russia] left . [Russia|GPE =Russia] smiled .", ["Moscow; Russia"]),
        # two
        ("[Donald Trump] met [Melania Trump] .", ["Donald Trump", "Melania Trump"]),
        ("[Lavrov] met [Rubio] .", ["Lavrov", "Rubio"]),
        ("[Kremlin|ORG =Kremlin] warned [Russia|GPE =Russia] .", ["Kremlin", "Russia"]),
        ("[United Nations|ORG =United Nations] met [United|ORG] .", ["United Nations", "United"]),
        ("[Jordan|GPE =Jordan] met [Jordan] .", ["Jordan", "Jordan"]),
    ],
)
def test_names(text, chains):
    assert story(text).chains() == chains


# Namesakes ------------------------------------------------------------------------------------------------------------


def test_a_lone_surname_of_two_bearers_belongs_to_neither():
    resolves("[John Smith] met [Mary Smith] . [Smith] left .", "John Smith", "Mary Smith", "Smith")


def test_a_courtesy_title_decides_between_two_bearers():
    resolves(
        "[John Smith|male] met [Mary Smith|female] . Mrs/compound>Smith [Smith|female] left .",
        "John Smith",
        "Mary Smith; Smith",
    )


def test_a_man_is_not_the_woman_of_his_surname():
    resolves("[Mary Smith|female] left . Mr/compound>Smith [Smith|male] smiled .", "Mary Smith", "Smith")


def test_a_couple_named_by_surname_only_stays_two():
    resolves("Mr [Tan|male] left . Mrs [Tan|female] smiled .", "Tan", "Tan")


def test_an_initial_of_the_other_gender_is_somebody_else():
    resolves("[John Smith|male] left . Mrs [J. Smith|female] smiled .", "John Smith", "J. Smith")


def test_a_junior_is_not_his_father():
    resolves("[Donald Trump] left . [Donald Trump Jr] smiled .", "Donald Trump", "Donald Trump Jr")


# Acronyms -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "chains"),
    [
        (
            "[Bank of Ghana|ORG] ( [BoG|ORG] ) left . [BoG|ORG] smiled .",
            ["Bank of Ghana; BoG; BoG"],
        ),
        (
            "[National Welfare Foundation|ORG] ( [Tarvo|ORG] ) left . [Tarvo|ORG] smiled .",
            ["National Welfare Foundation; Tarvo; Tarvo"],
        ),
        (
            "[BoG|ORG] left . [Bank of Ghana|ORG] ( [BoG|ORG] ) smiled .",
            ["BoG; Bank of Ghana; BoG"],
        ),
        ("[Bank of Ghana|ORG] left . [BoG|ORG] smiled .", ["Bank of Ghana; BoG"]),
        ("[Bank of Ghana|ORG] left . [BBC|ORG] smiled .", ["Bank of Ghana", "BBC"]),
        ("[Bank of Ghana|ORG] ( [Accra|GPE] ) left .", ["Bank of Ghana", "Accra"]),
        ("[Sergey Lavrov] ( [TASS|ORG] ) left .", ["Sergey Lavrov", "TASS"]),
    ],
)
def test_acronyms_in_brackets(text, chains):
    assert story(text).chains() == chains


def test_the_rule_is_kept_with_the_link():
    rules = story("[Bank of Ghana|ORG] ( [BoG|ORG] ) left . [Sergey Lavrov] met [Lavrov] .").rules()
    assert rules == {
        "Bank of Ghana": "name",
        "BoG": "acronym introduced",
        "Sergey Lavrov": "name",
        "Lavrov": "part of the name",
    }


# Types ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "chains"),
    [
        ("[Amsel|ORG] left . [Amsel|GPE] smiled .", ["Amsel; Amsel"]),  # a recogniser that wavers
        ("[Amsel|GPE] left . [Amsel Rail|ORG] smiled .", ["Amsel", "Amsel Rail"]),
        ("[Ford|ORG] left . [Ford] smiled .", ["Ford", "Ford"]),
        ("[Poland|GPE =Poland] left . [Poles|NORP =Poles] smiled .", ["Poland", "Poles"]),
    ],
)
def test_types(text, chains):
    assert story(text).chains() == chains


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("[Lavrov] met [Sergey Lavrov] .", ["Sergey Lavrov"]),
        ("[Moscow|GPE metonym =Russia] left .", ["Russia"]),
        ("[BoG|ORG] left . [Bank of Ghana|ORG] ( [BoG|ORG] ) left .", ["Bank of Ghana"]),
    ],
)
def test_the_fullest_name_is_shown(text, names):
    assert [chain.name for chain in story(text).resolved()[1]] == names


@pytest.mark.parametrize(
    "text",
    [
        "It rained in [Istanbul|GPE place] .",
        "The [Ukraine|GPE other =Ukraine] conflict stopped .",
        "[He] left .",
        "[The minister] left .",
        "[the agency] left .",
        "It rained .",
    ],
)
def test_who_never_acts_under_a_name_is_no_actor(text):
    assert story(text).chains() == []


def test_a_place_joins_the_actor_of_its_name():
    resolves(
        "[Ukraine|GPE =Ukraine] left . It rained in [Ukraine|GPE place =Ukraine] .",
        "Ukraine; Ukraine",
    )
