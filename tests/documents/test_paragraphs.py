"""Paragraphs in texts with any line ends, and in wrapped copy."""

from __future__ import annotations

import pytest

from graphkit.documents.paragraphs import Paragraphs, split_paragraphs

WRAPPED = """\
Ministers from Arland and Bessia signed a treaty on the sharing of the
river Tane on Tuesday, ending eleven years of talks that had twice
brought the neighbours close to war, officials said.
   "This is a good day for farmers," said Hanna Brandt, who had led the
delegation of Arland since January.
Nobody answered.
Bessia's government said in a statement that the treaty had closed a
chapter."""


def _words_in(source: str, paragraphs: Paragraphs) -> list[list[str]]:
    """The words that stand in the source where each paragraph does."""
    return [source[start:end].split() for start, end in zip(paragraphs.starts, paragraphs.ends, strict=True)]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\u2028", "\n\n", "\r\n\r\n", "\n \t\n"])
def test_each_line_is_a_paragraph(newline: str) -> None:
    paragraphs = split_paragraphs(newline.join(["One two.", "  Three four.  ", "Five."]))
    assert paragraphs.texts == ["One two.", "Three four.", "Five."]
    apart = len(newline) > 2 or newline == "\n\n"
    assert paragraphs.apart == [True, apart, apart]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_lines_of_wrapped_copy_are_joined(newline: str) -> None:
    source = WRAPPED.replace("\n", newline)
    paragraphs = split_paragraphs(source)
    assert [text.split()[0] for text in paragraphs.texts] == ["Ministers", '"This', "Nobody", "Bessia's"]
    assert _words_in(source, paragraphs) == [text.split() for text in paragraphs.texts]


def test_short_paragraphs_are_not_taken_for_wrapped_copy() -> None:
    lines = [
        "Yes, he said.",
        "No, she said.",
        "They waited for an hour.",
        "Then it rained.",
        "Nobody spoke.",
        "He left.",
    ]
    assert split_paragraphs("\n".join(lines)).texts == lines


def test_offsets_count_from_the_sources_beginning() -> None:
    source = "\ufeff \tOne.\n\n\u200bTwo.\n"
    assert _words_in(source, split_paragraphs(source)) == [["One."], ["Two."]]


def test_nothing_has_no_paragraphs() -> None:
    assert split_paragraphs("").texts == split_paragraphs(" \n\ufeff\n").texts == []
