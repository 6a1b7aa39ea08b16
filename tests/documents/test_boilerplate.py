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
