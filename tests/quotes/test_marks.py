"""Which marks make a pair: contents by paragraph, one paragraph a line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.quotes.marks import find_quotations
from graphkit.records import CharSpan


def lines(text: str) -> list[CharSpan]:
    spans, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append(CharSpan(start, start + len(line)))
        start += len(line) + 1
    return spans


def contents(text: str) -> list[list[str]]:
    return [[text[part.start : part.end] for part in q.parts] for q in find_quotations(text, lines(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"It is," he said. "No."', [["It is,"], ["No."]]),
        ("“It is,” he said.", [["It is,"]]),
        ("«Non», he said.", [["Non"]]),
        ("''It is,'' he said. ``No.''", [["It is,"], ["No."]]),
        ("Talks 'useful,' UN to join", [["useful,"]]),
        ("held ‘challenging but productive’ talks", [["challenging but productive"]]),
        ("“He told me ‘go’ and I went,” she said.", [["He told me ‘go’ and I went,"]]),
        ("‘He said “go” to me,’ she said.", [["He said “go” to me,"]]),
        ("'the aides' view' was", [["the aides' view"]]),
        ("”We will,” he said.", [["We will,"]]),
    ],
)
def test_pairs(text: str, expected: list[list[str]]) -> None:
    assert contents(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Trump's aides' view of voters' ire",
        "the ’90s and rock ’n’ roll",
        "It's John's, isn't it",
        'The board is 40" long.',
        "“We will win, he said.",
        "We will win,” he said.",
        '"',
        "“”",
        '""',
        "",
    ],
)
def test_no_pairs(text: str) -> None:
    assert [parts for parts in contents(text) if any(parts)] == []


def test_every_paragraph_opens_and_the_last_closes() -> None:
    assert contents("“One.\n“Two.\n“Three,” he said.") == [["One.", "Two.", "Three,"]]


def test_only_the_first_paragraph_opens_and_the_last_closes() -> None:
    assert contents("“One.\nTwo ‘x’ and “y”.\nThree.”\nHe left.") == [["One.", "Two ‘x’ and “y”.", "Three."]]


def test_a_forgotten_mark_costs_only_itself() -> None:
    assert contents("“One, he said.\nShe left.\n“Two,” she said.") == [["Two,"]]


def test_a_lone_opening_mark_does_not_hide_the_pair_after_it() -> None:
    assert contents('"A "b" c') == [["b"]]


def test_a_quotation_of_five_thousand_characters() -> None:
    speech = "word " * 1000
    assert contents(f"“{speech.strip()},” he said.") == [[speech.strip() + ","]]


def test_right_to_left_text() -> None:
    assert contents("قال “نعم” ثم ذهب") == [["نعم"]]


@given(st.text(alphabet="ab .,'\"“”‘’«»`\n", max_size=60))
def test_quotations_are_disjoint_sorted_and_inside_the_text(text: str) -> None:
    position = 0
    for quotation in find_quotations(text, lines(text)):
        assert position <= quotation.start < quotation.end <= len(text)
        position = quotation.end
        for part in quotation.parts:
            assert quotation.start <= part.start <= part.end <= quotation.end
