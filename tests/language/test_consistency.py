"""What a document says elsewhere corrects the entity recogniser; what it does not say stays."""

from __future__ import annotations

import pytest
import spacy
from marked import marked
from spacy.tokens import Doc, Span

from graphkit.language.consistency import FACTORY, ConsistentNames

BLANK = spacy.blank("en")


def annotated(text: str) -> Doc:
    """A text whose names are marked: "[Sergey Lavrov|PERSON] met [Lavrov|GPE]", tokens set off by spaces."""
    words, names = marked(text)
    doc = Doc(BLANK.vocab, words=words)
    doc.ents = [Span(doc, name.start, name.end, label=name.label) for name in names]
    return doc


def corrected(text: str) -> list[tuple[str, str]]:
    return [(e.text, e.label_) for e in ConsistentNames()(annotated(text)).ents]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(
            "[Qatar Red Crescent Society|ORG] ( QRCS ) met . [QRCS|PERSON] praised it . Jordan thanked QRCS .",
            [("Qatar Red Crescent Society", "ORG"), ("QRCS", "ORG"), ("QRCS", "ORG"), ("QRCS", "ORG")],
            id="an acronym is what its brackets follow",
        ),
        pytest.param(
            "[Ana Petrova|PERSON] left . [Petrova|GPE] said so .",
            [("Ana Petrova", "PERSON"), ("Petrova", "PERSON")],
            id="a lone surname is its bearer",
        ),
        pytest.param(
            "[Alford Hughes Homes|ORG] grew . [Alford Hughes|PERSON] sells houses .",
            [("Alford Hughes Homes", "ORG"), ("Alford Hughes", "ORG")],
            id="the beginning of a body's name is the body",
        ),
        pytest.param(
            "[Tegray|GPE] fell . [Tegray|GPE] rose . [Tegray|PERSON] burned .",
            [("Tegray", "GPE"), ("Tegray", "GPE"), ("Tegray", "GPE")],
            id="the type of most mentions",
        ),
        pytest.param(
            "[Soul Zhang|PERSON] spoke . Later Soul Zhang left .",
            [("Soul Zhang", "PERSON"), ("Soul Zhang", "PERSON")],
            id="a name of two words is found again",
        ),
        pytest.param(
            "The CEO of [Amber Stone|PERSON] left . [Amber Stone|PERSON] grew . [Amber Stone|PERSON] fell .",
            [("Amber Stone", "ORG")] * 3,
            id="one cue outweighs two mentions without",
        ),
        pytest.param(
            "[Leow Hui|PERSON] asked . He told [Leow|GPE] so .",
            [("Leow Hui", "PERSON"), ("Leow", "PERSON")],
            id="a lone forename, or a surname that comes first",
        ),
        pytest.param("[Berjaya Assets Bhd|GPE] fell .", [("Berjaya Assets Bhd", "ORG")], id="a legal form"),
        pytest.param("the [FAES|PERSON] unit fired .", [("FAES", "ORG")], id="a word of capitals is no person"),
        pytest.param("some [USDP|NORP] members said", [("USDP", "ORG")], id="a word of capitals is no people"),
        pytest.param("a reporter for [WFTV9|PERSON] .", [("WFTV9", "ORG")], id="a word of capitals with a number"),
        pytest.param("The home of [mountain gorillas|GPE] .", [], id="no capital letter, no name"),
        pytest.param(
            "[Brown Energy Wind Association|ORG] ( Bewa ) met . [Bewa|PERSON] grew .",
            [("Brown Energy Wind Association", "ORG"), ("Bewa", "ORG"), ("Bewa", "ORG")],
            id="a short form in brackets that has the letters of the long one",
        ),
        pytest.param(
            "[Ana Mwangi|PERSON] leads . Ruto beat Mwangi there .",
            [("Ana Mwangi", "PERSON"), ("Mwangi", "PERSON")],
            id="a surname is found again",
        ),
        pytest.param(
            "fighting in [Kisaro|PERSON] . [Kisaro|GPE] fell .",
            [("Kisaro", "GPE"), ("Kisaro", "GPE")],
            id="in a lone word that is a place elsewhere",
        ),
        pytest.param("[Wu Mei|PERSON] ( [吳美|ORG] ) won .", [("Wu Mei", "PERSON")], id="a name in its own script"),
    ],
)
def test_a_document_corrects_its_names(text, names):
    assert corrected(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(
            "[Ana Eastern|PERSON] rode . [Eastern|ORG] won . [Eastern Bank|ORG] lost .",
            [("Ana Eastern", "PERSON"), ("Eastern", "ORG"), ("Eastern Bank", "ORG")],
            id="a surname that is also part of another name",
        ),
        pytest.param(
            "[Kisaro|GPE] won . [Kisaro|PERSON] lost .", [("Kisaro", "GPE"), ("Kisaro", "PERSON")], id="one vote each"
        ),
        pytest.param(
            "[Jim Jordan|PERSON] flew to [Jordan|GPE] . [Jordan|GPE] welcomed him .",
            [("Jim Jordan", "PERSON"), ("Jordan", "GPE"), ("Jordan", "GPE")],
            id="a surname that is a state",
        ),
        pytest.param(
            "[Paris Brown|PERSON] sang . [Paris|GPE] cheered .",
            [("Paris Brown", "PERSON"), ("Paris", "GPE")],
            id="a forename that is a city",
        ),
        pytest.param(
            "[Nusa Brown|PERSON] sang . [Nusa|GPE] cheered . [Nusa|GPE] danced .",
            [("Nusa Brown", "PERSON"), ("Nusa", "GPE"), ("Nusa", "GPE")],
            id="a forename that is more often something else",
        ),
        pytest.param(
            "[May|PERSON] spoke . [May|PERSON] left . In May it rained .",
            [("May", "PERSON"), ("May", "PERSON")],
            id="a month",
        ),
        pytest.param("[PUTIN|PERSON] MEETS [XI|PERSON]", [("PUTIN", "PERSON"), ("XI", "PERSON")], id="a shouted line"),
        pytest.param(
            "[Rose|PERSON] came . A Rose is a Rose .", [("Rose", "PERSON")], id="a word that was a name only once"
        ),
        pytest.param("[kyiv|GPE] met [putin|PERSON] .", [("kyiv", "GPE"), ("putin", "PERSON")], id="all lower case"),
        pytest.param("[Ministry|ORG] ( Mumbai ) .", [("Ministry", "ORG")], id="brackets that hold no acronym"),
        pytest.param("[Kenyans|NORP] ( KE ) .", [("Kenyans", "NORP")], id="brackets after a people"),
        pytest.param(
            "[Quito Airport Center|ORG] ( [Quito|GPE] ) .",
            [("Quito Airport Center", "ORG"), ("Quito", "GPE")],
            id="brackets that hold a word of the name",
        ),
        pytest.param(
            "[Ana Rice|PERSON] cooks . Rice is white rice .", [("Ana Rice", "PERSON")], id="a surname that is a word"
        ),
        pytest.param(
            "[Ana Mwangi|PERSON] leads . The Mwangi Tower fell .",
            [("Ana Mwangi", "PERSON")],
            id="a surname inside a longer name",
        ),
        pytest.param(
            "[Jane Weaver|PERSON] spoke . The [Jane Weaver Foundation|ORG] paid .",
            [("Jane Weaver", "PERSON"), ("Jane Weaver Foundation", "ORG")],
            id="a person whose name a foundation bears",
        ),
        pytest.param(
            "A [Weaver|PERSON] spokesman said . [Weaver|PERSON] left . [Weaver|PERSON] won .",
            [("Weaver", "PERSON")] * 3,
            id="a person with a spokesman",
        ),
        pytest.param(
            "He works in [Weaver|PERSON] . [Weaver|PERSON] left . [Weaver|PERSON] won .",
            [("Weaver", "PERSON")] * 3,
            id="in a person, against two mentions",
        ),
    ],
)
def test_what_the_document_does_not_say_stays(text, names):
    assert corrected(text) == names


def test_other_types_stay():
    assert corrected("On [Monday|DATE] [three|CARDINAL] came .") == [("Monday", "DATE"), ("three", "CARDINAL")]


def test_names_take_no_words_of_other_types():
    text = "[Theresa May|PERSON] left . [May|PERSON] won . [May|PERSON] spoke in [May|DATE] and in [late May|DATE] ."
    assert corrected(text) == [
        ("Theresa May", "PERSON"),
        ("May", "PERSON"),
        ("May", "PERSON"),
        ("May", "DATE"),
        ("late May", "DATE"),
    ]


def test_other_types_have_no_votes():
    text = (
        "[Kisaro|GPE] won . [Kisaro|PERSON] lost . [Kisaro|GPE] fell . [Kisaro|PRODUCT] sold . [Kisaro|PRODUCT] ran ."
    )
    assert [label for _, label in corrected(text)] == ["GPE", "GPE", "GPE", "PRODUCT", "PRODUCT"]


def test_a_document_without_names_stays_empty():
    assert corrected("Nothing happened .") == []
    assert not ConsistentNames()(Doc(BLANK.vocab)).ents


def test_spacy_finds_the_component_by_its_name():
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "GPE", "pattern": "Berjaya Bhd"}])
    nlp.add_pipe(FACTORY)
    assert [e.label_ for e in nlp("Berjaya Bhd fell.").ents] == ["ORG"]
