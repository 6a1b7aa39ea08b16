"""Which names a text holds: the entity layer, repaired."""

from __future__ import annotations

import pytest
from annotated import mentions_in, parsed

from graphkit.records import CharSpan


def names(text: str, **entities: str) -> list[str]:
    """The named mentions of a text with their labels: ``PERSON Lavrov``."""
    return [f"{m.label} {m.text}" for m in mentions_in(text, **entities) if m.form in {"named", "metonym"}]


def test_a_text_without_names():
    assert mentions_in("it rained .") == []


# Trimming -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "label", "entity", "name"),
    [
        ("The Kremlin ’s stance stopped .", "ORG", "The Kremlin’s", "ORG Kremlin"),
        ("The National Alliance party left .", "ORG", "The National Alliance party", "ORG National Alliance"),
        ("US Senator Lindsey Graham left .", "PERSON", "US Senator Lindsey Graham", "PERSON Lindsey Graham"),
        ("Datuk Seri Ti Lian Ker left .", "PERSON", "Datuk Seri Ti Lian Ker", "PERSON Ti Lian Ker"),
        ("Mr. Hale left .", "PERSON", "Mr. Hale", "PERSON Hale"),
        ("“ Hale ” left .", "PERSON", "“Hale”", "PERSON Hale"),
        ("Pope Francis left .", "PERSON", "Pope Francis", "PERSON Francis"),
        ("Prime Minister Hale left .", "PERSON", "Prime Minister Hale", "PERSON Hale"),
        ("Russian tycoon Ivan Orlov left .", "PERSON", "Russian tycoon Ivan Orlov", "PERSON Ivan Orlov"),
        # nothing is cut
        ("Sergey Lavrov left .", "PERSON", "Sergey Lavrov", "PERSON Sergey Lavrov"),
        ("General Motors left .", "ORG", "General Motors", "ORG General Motors"),
        ("Labour Party left .", "ORG", "Labour Party", "ORG Labour Party"),
        ("Ursula von/NNP der/NNP Leyen left .", "PERSON", "Ursula von der Leyen", "PERSON Ursula von der Leyen"),
        pytest.param(*("Israel Katz left .", "PERSON", "Israel Katz", "PERSON Israel Katz")),
        pytest.param(*("Jordan Bardella left .", "PERSON", "Jordan Bardella", "PERSON Jordan Bardella")),
    ],
)
def test_titles_articles_and_marks_are_no_part_of_a_name(text, label, entity, name):
    found = names(text, **{label: entity})
    assert [n for n in found if not n.startswith("GPE")] == [name]


# What is no name ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("LOC", "Black Sea"),
        ("LOC", "Amsel Valley"),
        ("FAC", "Amsel Bridge"),
        ("GPE", "Africa"),
        ("ORG", "Paris Agreement"),
        ("ORG", "Nobel Prize"),
        ("ORG", "Afghan War"),
        ("ORG", "@kremlin"),
        ("ORG", "#Amsel"),
        ("ORG", "www.amsel.com"),
        ("PERSON", "J"),
        ("ORG", "2025"),
        ("ORG", "president"),
        ("PERSON", "Minister"),
        ("NORP", "Russian"),
        ("MISC", "Amsel"),
    ],
)
def test_places_treaties_handles_and_titles_are_no_names(label, name):
    assert names(f"It rained near {name} .", **{label: name}) == []


def test_the_west_bank_is_nobody():
    assert mentions_in("The West Bank stopped .", LOC="West Bank") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Poles/NNPS left .", ["NORP Poles"]),
        ("Ukrainians/NNPS praised it .", ["NORP Ukrainians"]),
        ("Russian officials/NNS left .", []),
        ("Polish voters/NNS left .", []),
        ("The Ukraine war stopped .", ["GPE Ukraine"]),
    ],
)
def test_demonyms_before_a_noun_are_no_names(text, found):
    assert names(text, NORP="Poles; Ukrainians; Russian; Polish", GPE="Ukraine") == found


# The gazetteer --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kyiv left .", ["GPE Kyiv"]),
        ("NATO left .", ["ORG NATO"]),
        ("The West left .", ["GROUP West"]),
        ("KUALA LUMPUR : It rained .", ["GPE KUALA LUMPUR"]),
        ("US voters/NNS left .", ["GPE US"]),
        # believed only where the entity layer agrees
        ("Chad left .", []),
        ("Georgia left .", []),
        ("WHO left .", []),
        ("He told us that it rained .", []),
        ("Who left ?", []),
        ("The west left .", []),
        ("Kanye West left .", []),
        ("nato left .", []),
        ("Moscowian left .", []),
    ],
)
def test_known_names_the_recogniser_missed(text, found):
    assert names(text) == found


def test_known_names_keep_their_type_whatever_the_recogniser_says():
    assert names("Kyiv left .", PERSON="Kyiv") == ["GPE Kyiv"]
    assert names("NATO left .", GPE="NATO") == ["ORG NATO"]


def test_names_that_are_also_given_names_follow_the_recogniser():
    assert names("Jordan left .", PERSON="Jordan") == ["PERSON Jordan"]
    assert names("Jordan left .", GPE="Jordan") == ["GPE Jordan"]


def test_an_acronym_in_a_line_of_capitals_is_a_word():
    assert names("WHO IS HE ?") == []


@pytest.mark.parametrize("label", ["GPE", "NORP", "ORG"])
@pytest.mark.parametrize(
    ("pair", "first", "second"), [("Russia - US", "Russia", "US"), ("Latvia - Belarus", "Latvia", "Belarus")]
)
def test_pairs_are_two_states(label, pair, first, second):
    joined = pair.replace(" - ", "-")
    assert names(f"{pair} talks/NNS stopped .", **{label: joined}) == [f"GPE {first}", f"GPE {second}"]


def test_a_hyphenated_surname_is_no_pair():
    assert names("Anna Hale - Orlov left .", PERSON="Anna Hale-Orlov") == ["PERSON Anna Hale-Orlov"]


# Types ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "entities", "found"),
    [
        ("Stepan Bandera left .", {"ORG": "Stepan Bandera"}, ["PERSON Stepan Bandera"]),
        ("Stepan Foundation left .", {"ORG": "Stepan Foundation"}, ["ORG Stepan Foundation"]),
        ("The agency Amsel left .", {"PERSON": "Amsel"}, ["ORG Amsel"]),
        ("Minister Amsel left .", {"GPE": "Amsel"}, ["PERSON Amsel"]),
        ("The head of harbours , Zarvo Penn , left .", {"ORG": "Zarvo Penn"}, ["PERSON Zarvo Penn"]),
        ("The head of harbours , Sol Company , left .", {"ORG": "Sol Company"}, ["ORG Sol Company"]),
        ("The port of call , Zarvo Penn , closed .", {"ORG": "Zarvo Penn"}, ["ORG Zarvo Penn"]),
        (  # the majority
            "Amsel left . Amsel said it . Amsel smiled .",
            {"GPE": "Amsel"},
            ["GPE Amsel", "GPE Amsel", "GPE Amsel"],
        ),
        (  # the majority of what is left of the names
            "The Amsel party left . Amsel said it . Amsel smiled .",
            {"ORG": "The Amsel party", "GPE": "Amsel"},
            ["GPE Amsel", "GPE Amsel", "GPE Amsel"],
        ),
        (  # a lone surname has the type of the full name
            "Anna Amsel left . Amsel said it .",
            {"PERSON": "Anna Amsel"},
            ["PERSON Anna Amsel", "PERSON Amsel"],
        ),
        (  # a short name in brackets has the type of the long one
            "Herbert Welfare Foundation ( Tarvo ) left . Tarvo agreed .",
            {"ORG": "Herbert Welfare Foundation", "GPE": "Tarvo"},
            ["ORG Herbert Welfare Foundation", "ORG Tarvo", "ORG Tarvo"],
        ),
    ],
)
def test_types(text, entities, found):
    assert names(text, **entities) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Anna Amsel left . It rained on Amsel .", ["PERSON Anna Amsel", "PERSON Amsel"]),
        ("Anna Amsel left . Amsel ’s friend left .", ["PERSON Anna Amsel", "PERSON Amsel"]),
        ("Anna Amsel left . An amsel left .", ["PERSON Anna Amsel"]),
        ("Anna Amsel left . The Amselian left .", ["PERSON Anna Amsel"]),
        ("Anna Will left . Will/MD it rained ?", ["PERSON Anna Will"]),
    ],
)
def test_repetitions_the_recogniser_missed(text, found):
    assert names(text, PERSON="Anna Amsel; Anna Will") == found


def test_a_surname_that_is_also_a_title():
    assert names("Stephen King left . King smiled .", PERSON="Stephen King; King") == [
        "PERSON Stephen King",
        "PERSON King",
    ]


def test_persons_behind_a_form_of_address():
    assert names("Dr Kuma met Datuk Seri Wong .") == ["PERSON Kuma", "PERSON Wong"]


def test_the_constituency_of_a_lawmaker_is_no_mention():
    found = names("Steven Sim ( PH - Bukit Mertajam ) left .", PERSON="Steven Sim", GPE="Bukit Mertajam")
    assert "GPE Bukit Mertajam" not in found


# Headlines ------------------------------------------------------------------------------------------------------------

BODY = "¶ Sergey Lavrov met Marco Rubio on Monday in the old town ."


@pytest.mark.parametrize(
    ("headline", "entity", "found"),
    [
        ("Lavrov Signals/VBZ Potential to Rebuild/VB Ties/NNS", "Lavrov Signals Potential", ["Lavrov"]),
        ("Lavrov Meets/VBZ Rubio in Old Town", "Lavrov Meets Rubio", ["Lavrov"]),
        ("Sergey Lavrov Signals/VBZ New Hope", "Sergey Lavrov Signals New", ["Sergey Lavrov"]),
        ("Old Town Signals/VBZ New Hope", "Old Town", []),  # words the running text has in small letters
        ("Hope Stays/VBZ High as/IN Talks/NNS Go/VB On/RB", "Stays High", []),
        ("Anna Hale Signals/VBZ New Hope", "Anna Hale", ["Anna Hale"]),  # known from nowhere else, yet a name
    ],
)
def test_headlines_in_title_case_are_read_with_the_names_of_the_text(headline, entity, found):
    end = len(parsed(headline).text)
    mentions = mentions_in(f"{headline} {BODY}", PERSON=f"{entity}; Sergey Lavrov; Marco Rubio")
    assert [m.text for m in mentions if m.span.end <= end and m.form == "named"][: len(found) or None] == found


def test_a_line_with_few_capitals_is_no_headline():
    assert names(
        f"Sergey Lavrov came for long talks in Old Town {BODY}", PERSON="Sergey Lavrov; Marco Rubio", ORG="Old Town"
    ) == [
        "PERSON Sergey Lavrov",
        "ORG Old Town",
        "PERSON Sergey Lavrov",
        "PERSON Marco Rubio",
    ]


def test_a_person_in_a_headline_is_not_cut_to_a_bloc():
    text = "Kanye West Meets/VBZ Old Friends ¶ The West warned Russia on Monday in the old town ."
    assert "PERSON Kanye West" in names(text, PERSON="Kanye West", GPE="Russia")


# Spans ----------------------------------------------------------------------------------------------------------------


def test_mentions_are_sorted_and_their_text_is_the_documents():
    text = "Russian Foreign Minister Sergey Lavrov told the minister of Ukraine that he left . ¶ His party agreed ."
    doc = parsed(text, PERSON="Sergey Lavrov", GPE="Ukraine")
    mentions = mentions_in(text, PERSON="Sergey Lavrov", GPE="Ukraine")
    assert [m.text for m in mentions] == [doc.text[m.span.start : m.span.end] for m in mentions]
    assert [m.span.start for m in mentions] == sorted(m.span.start for m in mentions)
    for a in mentions:
        for b in mentions:
            nested = CharSpan.contains(a.span, b.span) or CharSpan.contains(b.span, a.span)
            assert nested or not a.span.overlaps(b.span)


def test_sentences_are_counted_without_blank_ones():
    mentions = mentions_in("Sergey Lavrov left . ¶ ¶ He smiled . ¶ She came .", PERSON="Sergey Lavrov")
    assert [(m.text, m.sentence) for m in mentions] == [("Sergey Lavrov", 0), ("He", 1), ("She", 2)]
