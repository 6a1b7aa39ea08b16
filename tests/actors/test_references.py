"""Who "the minister", "the agency" or "the country" is: accepted only where one candidate remains."""

from __future__ import annotations

import pytest
from annotated import story

from graphkit.actors.home import home_state
from graphkit.pipeline import annotate_text
from graphkit.records import CharSpan

LAVROV = "[Sergey Lavrov|male: foreign minister of Russia]"
KULEBA = "[Dmytro Kuleba|male: foreign minister of Ukraine]"
GRAHAM = "[Lindsey Graham|male: senator of United States]"
RUBIO = "[Marco Rubio|male: secretary of state of United States]"


def resolves(text: str, *chains: str, **more: str) -> None:
    assert story(text, **more).chains() == list(chains)


# Persons --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "chains"),
    [
        (f"{LAVROV} left . [The minister] said [he] agreed .", ["Sergey Lavrov; The minister; he"]),
        (f"{GRAHAM} left . [The lawmaker] smiled .", ["Lindsey Graham; The lawmaker"]),
        (f"{GRAHAM} left . [The senator] smiled . [Graham] came .", ["Lindsey Graham; The senator; Graham"]),
        (
            f"{LAVROV} met {KULEBA} . [The Ukrainian minister|: minister of Ukraine] smiled .",
            ["Sergey Lavrov", "Dmytro Kuleba; The Ukrainian minister"],
        ),
        (
            "[Russia|GPE =Russia] ’s [Vladimir Putin|male: president of Russia] left . [The leader] smiled .",
            ["Russia", "Vladimir Putin; The leader"],
        ),
        # negative: the role is another one, or nobody's
        (f"{GRAHAM} left . [The minister] smiled .", ["Lindsey Graham"]),
        (f"{LAVROV} left . [The spokeswoman] smiled .", ["Sergey Lavrov"]),
        (
            "[Esther Cole|female] left . [Sergey Lavrov|male] stayed . [The spokeswoman] smiled .",
            ["Esther Cole", "Sergey Lavrov"],
        ),
        (f"[The minister] smiled . {LAVROV} left .", ["Sergey Lavrov"]),
        (f"{LAVROV} left . [His lawyer] smiled .", ["Sergey Lavrov; His"]),
        (f"{GRAHAM} left . [The congresswoman] smiled .", ["Lindsey Graham"]),
    ],
)
def test_one_candidate_is_taken(text, chains):
    assert story(text).chains() == chains


def test_an_office_of_a_state_with_its_state():
    resolves(
        f"{RUBIO} left . [The US secretary of state|: secretary of state of United States] smiled .",
        "Marco Rubio; The US secretary of state",
    )


@pytest.mark.parametrize("role", ["secretary of state", "diplomat"])
def test_an_office_with_of_in_its_name(role):
    resolves(f"{RUBIO} left . [The {role}] smiled .", f"Marco Rubio; The {role}")


def test_of_two_ministers_in_one_sentence_neither_is_taken():
    resolves(f"{LAVROV} met {KULEBA} . [The minister] smiled .", "Sergey Lavrov", "Dmytro Kuleba")


def test_of_two_ministers_the_one_spoken_of_near_by_is_taken():
    resolves(
        f"{LAVROV} left . It rained . It rained . It rained . {KULEBA} came . [The minister] smiled .",
        "Sergey Lavrov",
        "Dmytro Kuleba; The minister",
    )


@pytest.mark.parametrize(
    ("description", "holder"),
    [
        ("[The president]", "Joe Biden"),
        ("[The former president|: former president]", "Donald Trump"),
        ("[The former US president|: former president of United States]", "Donald Trump"),
    ],
)
def test_former_holders_are_told_from_present_ones(description, holder):
    text = (
        "[Joe Biden|male: president of United States] met "
        f"[Donald Trump|male: former president of United States] . {description} smiled ."
    )
    words = description[1:].split("|")[0].rstrip("]")
    assert f"{holder}; {words}" in story(text).chains()


def test_a_former_holder_is_not_the_president():
    resolves("[Donald Trump|male: former president of United States] left . [The president] smiled .", "Donald Trump")


def test_the_ukrainian_leader_is_no_russian_president():
    text = "[Vladimir Putin|male: president of Russia] left . [The Ukrainian leader|: leader of Ukraine] smiled ."
    assert not any("Putin" in chain and "leader" in chain for chain in story(text).chains())


def test_an_office_nobody_in_the_document_holds_is_an_actor_of_its_own():
    resolves(
        "[The US president|: president of United States] left . [He] smiled . "
        "[The US president|: president of United States] agreed .",
        "The US president; He; The US president",
    )


@pytest.mark.parametrize(
    ("text", "chains"),
    [
        (
            "[Keir Starmer|male] left . [The British prime minister|: prime minister of United Kingdom] smiled .",
            ["Keir Starmer; The British prime minister"],
        ),
        (
            "[Keir Starmer|male] met [Rishi Sunak|male] . [The ambassador] smiled . [The lawyer] smiled .",
            ["Keir Starmer; The ambassador", "Rishi Sunak"],
        ),
        (  # several are named, and none of them acted
            "Letters for [Keir Starmer|male] and [Rishi Sunak|male] arrived . "
            "[The British prime minister|: prime minister of United Kingdom] smiled .",
            ["Keir Starmer", "Rishi Sunak", "The British prime minister"],
        ),
        (  # not known to be a person
            "[Starmer] left . [The British ambassador|: ambassador of United Kingdom] smiled .",
            ["Starmer"],
        ),
        ("[Keir Starmer|male] asked [the minister] .", ["Keir Starmer"]),
        ("[Keir Starmer|male] left . [The next minister] smiled .", ["Keir Starmer"]),
        ("[Keir Starmer|male] left . Everyone liked [the minister] .", ["Keir Starmer"]),
    ],
)
def test_a_description_without_a_role_repeats_the_last_subject(text, chains):
    assert story(text).chains() == chains


def test_a_headline_announces_somebody_the_text_names_later():
    resolves(
        "[A Russian senator|: senator of Russia] left . [Oleg Ivanov|male: senator of Russia] smiled .",
        "A Russian senator; Oleg Ivanov",
    )


def test_somebody_announced_and_never_named_is_nobody():
    resolves(
        "[Oleg Ivanov|male: senator of Russia] left . [A Russian senator|: senator of Russia] smiled .", "Oleg Ivanov"
    )


def test_an_office_with_its_holder_behind_a_comma():
    resolves("[The minister] , [Esther Chepkoria|female] , declined .", "The minister; Esther Chepkoria")


# Bodies ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "chains"),
    [
        ("[NATO|ORG =NATO] left . [The alliance] smiled .", ["NATO; The alliance"]),
        ("[National Sports Council|ORG] left . [The council] smiled .", ["National Sports Council; The council"]),
        ("[Anadolu|ORG: agency] left . [The agency] smiled .", ["Anadolu; The agency"]),
        ("[Racing Ribeira|ORG] left . [The club] smiled .", ["Racing Ribeira; The club"]),
        ("[TASS|ORG: news agency] left . [The agency] smiled .", ["TASS; The agency"]),
        ("[Racing Ribeira|ORG] left . It rained . It rained . It rained . [The club] smiled .", ["Racing Ribeira"]),
        ("[NATO|ORG =NATO] left . [The club] smiled .", ["NATO"]),
        ("[National Sports Council|ORG] left . [The party] smiled .", ["National Sports Council"]),
        ("[Sergey Lavrov] left . [The agency] smiled .", ["Sergey Lavrov"]),
        (
            "[Sports Council|ORG] met [Arts Council|ORG] . [The council] smiled .",
            ["Sports Council", "Arts Council"],
        ),
        ("[The council] smiled . [Arts Council|ORG] left .", ["Arts Council"]),
    ],
)
def test_kinds_of_bodies(text, chains):
    assert story(text).chains() == chains


def test_of_several_bodies_of_unknown_kind_none_is_taken():
    resolves("[Racing Ribeira|ORG] and [Amsel Rail|ORG] met . [The club] smiled .", "Racing Ribeira", "Amsel Rail")


PARTIES = "[National Alliance|ORG] met [Green Alliance|ORG] ."


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (f"[Nikolai Ivanov|male: leader of National Alliance] left . {PARTIES}", "National Alliance; his party"),
        (f"[Nikolai Ivanov|male] left . {PARTIES}", ""),
    ],
)
def test_his_party_is_the_one_he_belongs_to(text, chain):
    found = [c for c in story(f"{text} [Ivanov|male] left [his party|his] .").chains() if "party" in c]
    assert found == ([chain] if chain else [])


# Countries ------------------------------------------------------------------------------------------------------------

GHANA = "[Ghana|GPE =Ghana] left . [Ghana|GPE =Ghana] smiled ."


@pytest.mark.parametrize(
    ("description", "chain"),
    [
        ("[The country]", "Ghana; Ghana; The country"),
        ("[The government]", "Ghana; Ghana; The government"),
        ("[The Polish government|: government of Poland]", "The Polish government"),
        ("[the parliament]", "the parliament"),
    ],
)
def test_the_home_state(description, chain):
    assert chain in story(f"{GHANA} {description} agreed .").chains()


@pytest.mark.parametrize("description", ["[The country]", "[The government]", "[the parliament]"])
def test_without_a_home_state_nothing_is_meant(description):
    resolves(f"[Ghana|GPE =Ghana] met [Togo|GPE =Togo] . {description} agreed .", "Ghana", "Togo")


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("Supreme Court", "Supreme Court of Ghana"),
        ("Ministry of Finance", "Ministry of Finance of Ghana"),
        ("Togo Supreme Court", "Togo Supreme Court"),
        ("Hydro Board", "Hydro Board"),
    ],
)
def test_a_court_named_without_its_state_is_the_home_states(body, name):
    _, chains = story(f"{GHANA} [{body}|ORG] agreed .").resolved()
    assert name in {chain.name for chain in chains}


def test_without_a_home_state_a_court_is_called_as_the_text_calls_it():
    _, chains = story("[Ghana|GPE =Ghana] met [Togo|GPE =Togo] . [Supreme Court|ORG] agreed .").resolved()
    assert "Supreme Court" in {chain.name for chain in chains}


def test_the_people_of_a_state():
    resolves(
        "[Ukraine|GPE =Ukraine] left . [Ukrainians|NORP =Ukrainians] came . "
        "[the Ukrainian people|NORP =Ukrainians] agreed .",
        "Ukraine",
        "Ukrainians; the Ukrainian people",
    )


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("ACCRA [Ghana|GPE =Ghana] left . [Ghana|GPE =Ghana] met [Togo|GPE =Togo] .", "Ghana"),
        ("[ACCRA|GPE place metonym =Ghana] : [Togo|GPE =Togo] left . [Togo|GPE =Togo] came .", "Ghana"),
        ("[Bank of Ghana|ORG] left .", "Ghana"),
        ("Ghanaian voters left .", "Ghana"),
        ("[Ghana|GPE =Ghana] met [Togo|GPE =Togo] .", ""),
        ("[Sergey Lavrov] left .", ""),
        ("It rained .", ""),
        pytest.param("South Sudanese voters left .", "South Sudan"),
        pytest.param("North Korean voters left .", "North Korea"),
    ],
)
def test_where_a_document_is_at_home(text, state):
    told = story(text)
    assert home_state(told.mentions, told.doc.text) == state


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("NEW DELHI, May 3 (ANA) - Voters left.", "India"),
        ("MANAGUA (ANA) - Voters left.", "Nicaragua"),
        ("HALDEN, May 3 - Voters left.", ""),
        ("BRUSSELS, May 3 (ANA) - Voters left.", ""),
        ("Lima voters - a picture\nVoters left.", ""),
    ],
)
def test_a_dateline_that_was_set_apart_tells_the_home_state(text, state):
    assert home_state([], text, [CharSpan(0, text.index("Voters"))]) == state


# With the shipped pipeline --------------------------------------------------------------------------------------------


def chain_with(text: str, words: str, nlp) -> str:
    """The name of the chain that holds a mention with these words, "" where none does."""
    found = annotate_text(text, nlp)
    return next((c.name for c in found.chains if any(found.mentions[i].text == words for i in c.mentions)), "")


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "means"),
    [
        (
            "Russian Foreign Minister Sergey Lavrov arrived on Friday. The minister met reporters.",
            "The minister",
            "Sergey Lavrov",
        ),
        (
            "US President Joe Biden spoke on Friday. The former minister met reporters.",
            "The former minister",
            "",
        ),
        pytest.param(
            "US President Joe Biden spoke in Berlin on Friday. The president of Russia answered on Saturday.",
            "The president",
            "",
        ),
    ],
)
def test_descriptions_in_running_text(nlp, text, words, means):
    assert chain_with(text, words, nlp) == means
