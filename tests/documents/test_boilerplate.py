"""What blank lines tell of a page that parts its paragraphs by them."""

from __future__ import annotations

import pytest

from graphkit.documents.boilerplate import lay_out
from graphkit.documents.paragraphs import split_paragraphs
from graphkit.documents.signals import kinds_of

ABOVE = """Ferry Firm Fined Over Winter Timetable

The council of Halden fined a ferry firm on Monday for leaving three islands without a boat in January.

The firm, Sund Line, said ice had made the crossings unsafe.

Mayor Grete Moen said the firm had been warned twice before the winter began."""
BOX = "The dress for a wet regatta\nBrass band set for Arland tour in December\nNew campaign aims to save the clock"
BELOW = """Sund Line must pay within thirty days, the council said in its decision.

The islanders want the firm to run two boats a day next year.

Moen said the council would see to it."""


def own(text: str) -> str:
    paragraphs = split_paragraphs(text)
    keep = lay_out(paragraphs, kinds_of(paragraphs.texts)).keep
    return "\n".join(line for line, kept in zip(paragraphs.texts, keep, strict=True) if kept)


def test_lines_set_close_together_between_parted_paragraphs_are_other_stories():
    assert own(f"{ABOVE}\n\n{BOX}\n{BELOW}") == own(f"{ABOVE}\n\n{BELOW}")


@pytest.mark.parametrize(
    "listed",
    [
        "It named three faults:\n\n" + BOX,
        BOX.replace("\n", "\n- "),
        BOX.replace("\n", "\n\n"),
        "What comes next",
    ],
    ids=["announced", "bullets", "apart", "subhead"],
)
def test_a_list_of_the_article_stays(listed):
    assert listed.splitlines()[-1].removeprefix("- ") in own(f"{ABOVE}\n\n{listed}\n\n{BELOW}")


CARD = """Why do piers break?
Engineer Ada Roe explains what salt water does to iron over the years.

Waves over the old pier of Halden
Read more
"""


def test_the_card_of_another_story_is_left_out():
    assert own(f"{ABOVE}\n\n{CARD}{BELOW}") == own(f"{ABOVE}\n\n{BELOW}")


def test_a_subhead_with_its_paragraph_stays():
    without_picture = CARD.replace("Waves over the old pier of Halden\n", "")
    assert "Why do piers break?" in own(f"{ABOVE}\n\n{without_picture}{BELOW}")


HEADLINE, STORY = ABOVE.split("\n\n", 1)


@pytest.mark.parametrize(
    "authors",
    [
        "Jane Mwangi and Tom Ellery",
        "Jane Mwangi in Halden",
        "Jane Mwangi, Tom Ellery and Ana Ruiz",
        "Jane Mwangi and Tom Ellery in New Halden",
        "Jane Mwangi and agencies",
        "Jane Mwangi with ANA",
    ],
)
def test_who_is_named_beside_the_stamp_wrote_the_story(authors):
    for top in (f"{authors}\n12 March 2024", f"12 March 2024\n\n{authors}"):
        assert own(f"{HEADLINE}\n\n{top}\n\n{STORY}\n\n{BELOW}") == own(f"{ABOVE}\n\n{BELOW}")


@pytest.mark.parametrize(
    "caption",
    [
        "Grete Moen at the quay of Halden in March. Ana Ruiz / ANA - Coastal Pictures",
        "Moen speaks at the quay. © ANA",
        "Loaded: 0%",
        "Video Player is loading.",
        "end of list",
        "Ads by Google",
    ],
)
def test_pictures_and_players_within_a_story_are_no_part_of_it(caption):
    assert own(f"{ABOVE}\n\n{caption}\n\n{BELOW}") == own(f"{ABOVE}\n\n{BELOW}")


@pytest.mark.parametrize(
    "note",
    [
        "Jane Mwangi covers the coast for the Halden Courier.",
        "Jane Mwangi is the Courier’s correspondent in Sund.",
        "Jane Mwangi is editor of the Courier.",
        "You can reach Jane Mwangi at jane@courier.example.",
        "To contact the author of this story: Jane Mwangi in Sund at jane@courier.example",
        "Correction: An earlier version of this story misspelled the name of Grete Moen.",
        "Our Standards: The Courier Principles.",
    ],
)
def test_notes_of_the_editors_below_a_story_are_no_part_of_it(note):
    assert own(f"{ABOVE}\n\n{BELOW}\n\n{note}") == own(f"{ABOVE}\n\n{BELOW}")


@pytest.mark.parametrize(
    "sentence",
    ["Moen is the mayor of Halden.", "The union covers crews of both firms for free.", "Moen corrected the editor."],
)
def test_a_last_sentence_of_somebody_else_stays(sentence):
    assert sentence in own(f"{ABOVE}\n\n{BELOW}\n\n{sentence}")
