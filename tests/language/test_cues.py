"""The words in a name and next to it correct its type; other words leave it alone."""

from __future__ import annotations

import pytest
from marked import marked

from graphkit.language.cues import Name, typed_by_cues, typed_by_lists


def types(names: list[Name]) -> dict[str, str]:
    return {name.text: name.label for name in names}


@pytest.mark.parametrize(
    ("text", "label"),
    [
        pytest.param("at [Ali Azam University|GPE] ,", "ORG", id="a body's noun ends the name"),
        pytest.param("the [City Court|MISC] sat", "ORG", id="a body's noun ends a name of no type"),
        pytest.param("to mark [Reading Day|ORG] .", "MISC", id="an event"),
        pytest.param("at [Silver Monastery|GPE] ,", "FAC", id="a building"),
        pytest.param("[Amber Assets Bhd|GPE] fell", "ORG", id="a legal form"),
        pytest.param("while [Eurasia|PERSON] has", "LOC", id="a part of the world"),
        pytest.param("[Helen Marsh|GPE] , director of the lake", "PERSON", id="a role behind a comma"),
        pytest.param("disable [Skynet|PERSON] , on which troops", "ORG", id="persons are no which"),
        pytest.param("the [Nazi|ORG] collaborator", "NORP", id="a creed"),
        pytest.param("killed [Poles|MISC] in", "NORP", id="a people of the gazetteer"),
        pytest.param("Gen [Somchai|ORG] spoke", "PERSON", id="a title before"),
        pytest.param("Minister [Ana Petrova|GPE] spoke", "PERSON", id="an office before"),
        pytest.param("[Kyiv|PERSON] ’s mayor", "GPE", id="a seat of government is no person"),
        pytest.param("the [United Nations|MISC] met", "ORG", id="an institution of the gazetteer"),
        pytest.param("in [Kisaro|NORP] village", "GPE", id="a village"),
        pytest.param("the [Eastern Cape|LOC] provincial chair", "GPE", id="a province"),
        pytest.param("a [Park Home|PERSON] woman", "GPE", id="where somebody lives"),
        pytest.param("that [Albert Municipality|PERSON] owes", "GPE", id="a place's noun ends the name"),
        pytest.param("spent by [HERFund|PERSON] ,", "ORG", id="capitals and small letters"),
        pytest.param("at [Easter|PERSON] we", "MISC", id="a feast"),
        pytest.param("the town of [Kisaro|ORG] ,", "GPE", id="a town"),
        pytest.param("fighting in [Kisaro|PERSON] , and", "GPE", id="in a lone word"),
        pytest.param("the CEO of [Amber Stone|PERSON] said", "ORG", id="what a chief executive leads"),
        pytest.param("[Blue Kites|PERSON] striker Lee", "ORG", id="what a player plays for"),
        pytest.param("as [Amber|PERSON] shares fell", "ORG", id="what has shares"),
        pytest.param("the retailer [Amber|PERSON] said", "ORG", id="a trade before a lone word"),
        pytest.param("told the daily [Rayana|GPE] that", "ORG", id="a newspaper"),
        pytest.param("the newspaper “ [El Alba|PERSON] ”", "ORG", id="a newspaper in quotation marks"),
        pytest.param("according to [Vigila|GPE] ,", "ORG", id="a source that is no known place"),
    ],
)
def test_a_cue_types_a_name(text, label):
    words, names = marked(text)
    assert [name.label for name in typed_by_cues(words, names)] == [label]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        pytest.param("the [West Bank|GPE] is", "GPE", id="a bank that is no body"),
        pytest.param("the [Kisaro Police|FAC] is", "FAC", id="a building keeps its type"),
        pytest.param("said [Cup|ORG] of", "ORG", id="an event's noun alone"),
        pytest.param("[New York|GPE] , director of", "GPE", id="a known city before a role"),
        pytest.param("[Helen Marsh|GPE] , director Ana said", "GPE", id="a role of the next name"),
        pytest.param("met [Marsh|PERSON] , on whom he", "PERSON", id="persons are whom"),
        pytest.param("[Robert Day|PERSON] left", "PERSON", id="a person called like an event"),
        pytest.param("the [Amber Group|ORG] county", "ORG", id="a body before a county"),
        pytest.param("Minister [A.G. 5 Ward|ORG] spoke", "ORG", id="a title before what is no person's name"),
        pytest.param("Prime Minister [the Party|ORG] said", "ORG", id="a title before lower case"),
        pytest.param("Her daughter [Victoria|PERSON] left", "PERSON", id="a place that is a given name"),
        pytest.param("traditional [Thai|MISC] dress", "MISC", id="a people that is no place"),
        pytest.param("an [Amhara|NORP] woman", "NORP", id="a woman of a people"),
        pytest.param("[McKay|PERSON] left", "PERSON", id="a capital within a surname"),
        pytest.param("the [IPPs|GPE] are", "GPE", id="a plural of capitals"),
        pytest.param("the [Indian|NORP] village", "NORP", id="a village of a people"),
        pytest.param("the killing of [Umberto|PERSON] here", "PERSON", id="of without a town"),
        pytest.param("trust in [Petrova|PERSON] 's word", "PERSON", id="in somebody's"),
        pytest.param("drove in [Tom Weaver|PERSON] and", "PERSON", id="in a name of two words"),
        pytest.param("according to [Kyiv|GPE] ,", "GPE", id="a source that is a seat of government"),
        pytest.param("the party [Poland|GPE] gave", "GPE", id="a state after a party"),
        pytest.param("said [Anna Smith|PERSON] .", "PERSON", id="no cue"),
        pytest.param("A [Weaver|PERSON] spokesman said", "PERSON", id="a person's spokesman"),
        pytest.param("game developer [Taro Mori|PERSON] left", "PERSON", id="a trade before a full name"),
        pytest.param("the company [Jane Weaver|PERSON] founded", "PERSON", id="a founder's company"),
        pytest.param("Confidence in [Weaver|PERSON] grew", "PERSON", id="confidence in somebody"),
    ],
)
def test_no_cue_no_change(text, label):
    words, names = marked(text)
    assert [name.label for name in typed_by_cues(words, names)] == [label]


def test_a_surname_of_the_document_is_no_place():
    words, names = marked("[Kamau Kisaro|PERSON] spoke . Trust in [Kisaro|PERSON] grew")
    assert types(typed_by_cues(words, names)) == {"Kamau Kisaro": "PERSON", "Kisaro": "PERSON"}


def test_a_list_of_places_has_places():
    words, names = marked("at [Badeq|GPE] , [Kesara|GPE] , [Mako Sela|PERSON] , [Walam|MISC] , and")
    assert set(types(typed_by_lists(words, names)).values()) == {"GPE"}


def test_one_list_one_type():
    words, names = marked("of [Carmen|PERSON] , [Ivonne|PERSON] , [Miyela|NORP] and [Maritza|PERSON] .")
    assert set(types(typed_by_lists(words, names)).values()) == {"PERSON"}


def test_a_person_among_places_nobody_knows_is_one_of_them():
    words, names = marked("[Badeq|GPE] , [Kesara|GPE] and [Walam|PERSON] fell .")
    assert set(types(typed_by_lists(words, names)).values()) == {"GPE"}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("in [Baghdad|GPE] , [Iraq|GPE] , [Smith|PERSON] said", id="an open row of three"),
        pytest.param("[Ana|PERSON] , [Ivo|PERSON] and [Poland|GPE] won", id="a state among persons"),
        pytest.param("[Ana|PERSON] , [Ivo|PERSON] and [Senegalese|NORP] friends", id="a people among persons"),
        pytest.param("In [Kyiv|GPE] , [Ivo|PERSON] , [Ana|ORG] , [Tom|MISC] met", id="one place before others"),
        pytest.param("saw [Badeq|GPE] , [Kesara|GPE] , [Ivo|PERSON] , [Tom|MISC]", id="places without a word before"),
        pytest.param("[Ana|PERSON] saw [Ivo|PERSON] and met [Eva|GPE]", id="no list"),
        pytest.param("[Germany|GPE] , [France|GPE] and [Weaver|PERSON] met", id="a person among states"),
        pytest.param("[Ana|PERSON] , [Ivo|PERSON] and [Acme|ORG] met", id="a body among persons"),
    ],
)
def test_what_is_no_list_stays(text):
    words, names = marked(text)
    assert typed_by_lists(words, names) == names


def test_an_empty_document_has_no_names():
    assert typed_by_cues([], []) == []
    assert typed_by_lists([], []) == []


def test_a_mention_with_a_cue_weighs_more():
    words, names = marked("in [Kisaro|NORP] village and [Kisaro|NORP] left")
    assert [name.votes > 1 for name in typed_by_cues(words, names)] == [True, False]


def test_a_lone_in_weighs_no_more_than_a_mention_without_a_cue():
    words, names = marked("fighting in [Kisaro|PERSON] , and")
    assert [(name.label, name.votes) for name in typed_by_cues(words, names)] == [("GPE", 1)]
