"""Which words are a name: ordinary words leave, forenames and initials join, two names in one come apart."""

from __future__ import annotations

import pytest
from marked import marked

from graphkit.language.spans import corrected_spans


def found(text: str) -> list[tuple[str, str]]:
    return [(name.text, name.label) for name in corrected_spans(*marked(text))]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("He left . [Permissiveness|PERSON] ruled .", [], id="an abstract noun opens the sentence"),
        pytest.param("He said : “ [Extradition|ORG] is slow .", [], id="an abstract noun opens a quotation"),
        pytest.param("The region slept . [Region|PERSON] ’s peace .", [], id="a word the text has in lower case"),
        pytest.param("some of the [Kings|NORP] and [Sheikhs|GPE]", [], id="offices in the plural"),
        pytest.param("against the [Sheriff|PERSON] .", [], id="an office"),
        pytest.param("Mr [Speaker|PERSON] , we", [], id="an office that is addressed"),
        pytest.param("in a post on [X.|PERSON] It", [], id="a lone initial"),
        pytest.param(
            "the [Muslim Quran|MISC] and [Coptic Christian|MISC] and [Greek Orthodox|MISC] faith",
            [
                ("Muslim", "NORP"),
                ("Quran", "MISC"),
                ("Coptic Christian", "MISC"),
                ("Greek", "NORP"),
                ("Orthodox", "NORP"),
            ],
            id="a people and a creed or its scripture",
        ),
        pytest.param("the [Swiss Alps|ORG] ,", [("Swiss", "NORP"), ("Alps", "LOC")], id="a people's part of a land"),
        pytest.param("see [Appendix|GPE] 2C", [], id="a part of a document"),
        pytest.param("see [Table|ORG] A .", [], id="a part of a document with a letter"),
        pytest.param(
            "the [School of Art of the|ORG] city", [("School of Art", "ORG")], id="words left over at the end"
        ),
        pytest.param("The home of [mountain gorillas|GPE] .", [], id="no capital letter"),
        pytest.param(
            "[Wu Mei|PERSON] ( [吳美|ORG] ) won .", [("Wu Mei", "PERSON")], id="a name in its own script in brackets"
        ),
        pytest.param("Suddenly , J.D. [Weaver|PERSON] came .", [("J.D. Weaver", "PERSON")], id="initials"),
        pytest.param(
            "the writer Francisco [Javier Soto|PERSON] said", [("Francisco Javier Soto", "PERSON")], id="a given name"
        ),
        pytest.param(
            "[Biden|PERSON] flew . In [Saudi Arabia Biden|GPE] spoke .",
            [("Biden", "PERSON"), ("Saudi Arabia", "GPE"), ("Biden", "PERSON")],
            id="a state and a person in one span",
        ),
        pytest.param(
            "[Ana Weaver|PERSON] left . He left . [Poland Ana Weaver|GPE] spoke .",
            [("Ana Weaver", "PERSON"), ("Poland", "GPE"), ("Ana Weaver", "PERSON")],
            id="a state and a full name in one span",
        ),
        pytest.param(
            "[Biden|PERSON] flew . In [Georgia Biden|PERSON] spoke .",
            [("Biden", "PERSON"), ("Georgia", "GPE"), ("Biden", "PERSON")],
            id="a state that is a given name, and a person",
        ),
        pytest.param(
            "[Ana Weaver|PERSON] left for [Weaver 's Senate|ORG] race",
            [("Ana Weaver", "PERSON"), ("Weaver", "PERSON"), ("Senate", "ORG")],
            id="a person and what is hers",
        ),
        pytest.param(
            "[AMMAN — Jordan|GPE] will", [("AMMAN", "GPE"), ("Jordan", "GPE")], id="a dateline and who acts first"
        ),
        pytest.param(
            "said [Allard|PERSON] [Blom|PERSON] .", [("Allard Blom", "PERSON")], id="two words of one person's name"
        ),
        pytest.param(
            "the [Lugansk People|ORG] ’s Republics", [("Lugansk People ’s Republics", "GPE")], id="a people's republic"
        ),
    ],
)
def test_names_are_set_right(text, names):
    assert found(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(
            "[Ana King|PERSON] met the [King|PERSON] .", [("Ana King", "PERSON"), ("King", "PERSON")], id="King"
        ),
        pytest.param("the [Moroccan FA|ORG] and", [("Moroccan FA", "ORG")], id="a people's body"),
        pytest.param("a [Polish Jew|NORP] left", [("Polish Jew", "NORP")], id="a people already"),
        pytest.param("the [Amber Alps|ORG] firm", [("Amber Alps", "ORG")], id="a land without a people"),
        pytest.param("against [Sheriff|PERSON] .", [("Sheriff", "PERSON")], id="an office without an article"),
        pytest.param("the [Democrats|NORP] lost", [("Democrats", "NORP")], id="members are no office"),
        pytest.param("He left . [Holness|PERSON] said so .", [("Holness", "PERSON")], id="an ending of a speaker"),
        pytest.param("He left . [Clements|PERSON] has won .", [("Clements", "PERSON")], id="an ending of who has won"),
        pytest.param("He left . [Page|PERSON] said so .", [("Page", "PERSON")], id="a part of a document that speaks"),
        pytest.param("We met [Page|PERSON] there .", [("Page", "PERSON")], id="a part of a document without number"),
        pytest.param("We met [Clement|PERSON] .", [("Clement", "PERSON")], id="an ending within the sentence"),
        pytest.param("[Clement Soto|PERSON] left .", [("Clement Soto", "PERSON")], id="a name of two words"),
        pytest.param("He met [Rose|PERSON] with a rose", [("Rose", "PERSON")], id="a name within the sentence"),
        pytest.param("the army . [Army|ORG] units .", [("Army", "ORG")], id="a body that is a word"),
        pytest.param("[obama|PERSON] said obama won", [("obama", "PERSON")], id="a post in lower case"),
        pytest.param("the [kyiv|GPE] army", [("kyiv", "GPE")], id="a text in lower case"),
        pytest.param("The word [吳美|ORG] stays", [("吳美", "ORG")], id="a foreign name without brackets"),
        pytest.param("H.E. [Weaver|PERSON] came", [("Weaver", "PERSON")], id="excellency is no initial"),
        pytest.param("He left . Mark [Weaver|PERSON] did", [("Weaver", "PERSON")], id="a given name that is a verb"),
        pytest.param("in May [Weaver|PERSON] left", [("Weaver", "PERSON")], id="a month that is a given name"),
        pytest.param("near Paris [Weaver & Co|ORG] fell", [("Weaver & Co", "ORG")], id="a body has no forename"),
        pytest.param("The [Lugansk People|ORG] fled", [("Lugansk People", "ORG")], id="a people without a republic"),
        pytest.param(
            "[Ada Roe|PERSON] saw [Roe|PERSON] [Weaver|PERSON] left",
            [("Ada Roe", "PERSON"), ("Roe", "PERSON"), ("Weaver", "PERSON")],
            id="a surname beside another",
        ),
        pytest.param(
            "[Ann|PERSON] [Weaver|ORG] left", [("Ann", "PERSON"), ("Weaver", "ORG")], id="a forename in a name"
        ),
    ],
)
def test_other_names_stay(text, names):
    assert found(text) == names


def test_an_empty_document_has_no_names():
    assert corrected_spans([], []) == []
