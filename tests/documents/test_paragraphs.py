"""Paragraphs in texts with any line ends, and in wrapped copy."""

from __future__ import annotations

import pytest

from graphkit.documents.paragraphs import split_paragraphs

WRAPPED = """\
Ministers from Arland and Bessia signed a treaty on the sharing of the
river Tane on Tuesday, ending eleven years of talks that had twice
brought the neighbours close to war, officials said.
   "This is a good day for farmers," said Hanna Brandt, who had led the
delegation of Arland since January.
Nobody answered.
Bessia's government said in a statement that the treaty had closed a
chapter."""


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\u2028", "\n\n", "\r\n\r\n", "\n \t\n"])
def test_each_line_is_a_paragraph(newline: str) -> None:
    paragraphs = split_paragraphs(newline.join(["One two.", "  Three four.  ", "Five."]))
    assert [p.text for p in paragraphs] == ["One two.", "Three four.", "Five."]
    apart = len(newline) > 2 or newline == "\n\n"
    assert [p.apart for p in paragraphs] == [True, apart, apart]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_lines_of_wrapped_copy_are_joined(newline: str) -> None:
    source = WRAPPED.replace("\n", newline)
    paragraphs = split_paragraphs(source)
    assert [p.text.split()[0] for p in paragraphs] == ["Ministers", '"This', "Nobody", "Bessia's"]
    assert all(source[p.start : p.end].split() == p.text.split() for p in paragraphs)


def test_short_paragraphs_are_not_taken_for_wrapped_copy() -> None:
    lines = [
        "Yes, he said.",
        "No, she said.",
        "They waited for an hour.",
        "Then it rained.",
        "Nobody spoke.",
        "He left.",
    ]
    assert [p.text for p in split_paragraphs("\n".join(lines))] == lines


def test_offsets_count_from_the_sources_beginning() -> None:
    source = "\ufeff \tOne.\n\n\u200bTwo.\n"
    assert [source[p.start : p.end] for p in split_paragraphs(source)] == ["One.", "Two."]


def test_nothing_has_no_paragraphs() -> None:
    assert split_paragraphs("") == split_paragraphs(" \n\ufeff\n") == []
