"""Attribution by layout, and texts that are no prose at all: documents without tags and parse."""

from __future__ import annotations

import pytest
from quotes.parsing import unparsed

from graphkit.quotes import find_quotes
from graphkit.records import CharSpan, Document, Mention, Quote


def people(text: str, names: list[str]) -> list[Mention]:
    found = [
        Mention(span=CharSpan(text.index(name), text.index(name) + len(name)), text=name, form="named", label="PERSON")
        for name in names
    ]
    return sorted(found, key=lambda mention: mention.span)


def quotes_in(text: str, names: list[str], title: str = "") -> list[tuple[str, list[str], str]]:
    doc = unparsed(text)
    span = CharSpan(text.index(title), text.index(title) + len(title)) if title else None
    mentions = people(text, names)
    found = find_quotes(doc, Document(id="text", path="text", text=text, title_span=span), mentions)
    return [(speaker(quote, mentions), [text[s.start : s.end] for s in quote.content], quote.kind) for quote in found]


def speaker(quote: Quote, mentions: list[Mention]) -> str:
    return "nobody" if quote.speaker_mention is None else mentions[quote.speaker_mention].text


def test_experts_under_their_name_lines() -> None:
    text = (
        "Helena Marsh, director of the Lake Institute\n“A quick end is wanted.\nNobody will wait.”\n"
        "Jonas Lindqvist, retired ambassador\n“They hold the keys.”"
    )
    assert quotes_in(text, ["Helena Marsh", "Jonas Lindqvist"]) == [
        ("Helena Marsh", ["A quick end is wanted.", "Nobody will wait."], "direct"),
        ("Jonas Lindqvist", ["They hold the keys."], "direct"),
    ]


def test_a_sentence_with_a_name_is_no_name_line() -> None:
    text = "Helena Marsh left the room.\n“A quick end is wanted.”"
    assert quotes_in(text, ["Helena Marsh"]) == []


def test_a_signed_quotation() -> None:
    text = "“Peace cannot be imposed on anyone.”\n— Pedro Sanchez"
    assert quotes_in(text, ["Pedro Sanchez"]) == [("Pedro Sanchez", ["Peace cannot be imposed on anyone."], "direct")]


def test_an_embedded_post() -> None:
    text = "We will propose a landmark resolution.\n— Marco Rubio (@SecRubio) February 22, 2025"
    assert quotes_in(text, ["Marco Rubio"]) == [("Marco Rubio", ["We will propose a landmark resolution."], "indirect")]


def test_a_dash_alone_signs_nothing() -> None:
    assert quotes_in("They met on Friday.\n— Marco Rubio was there", ["Marco Rubio"]) == []


def test_turns_of_an_interview() -> None:
    text = "MODERATOR: Good evening.\nRubio: Thank you.\nMODERATOR: Shall we?"
    assert [content for _, content, _ in quotes_in(text, ["Rubio"])] == [
        ["Good evening."],
        ["Thank you."],
        ["Shall we?"],
    ]


def test_one_colon_is_no_interview() -> None:
    assert quotes_in("Update: The road is closed.\nIt opens on Monday.", []) == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n",
        '"',
        "“”",
        '"""',
        "‘",
        "“We will win, he said",
        "قال “نعم” ثم ذهب",
        "1234 5678",
        "“" * 50,
        "-- — –",
    ],
)
def test_ugly_texts_give_no_quotes(text: str) -> None:
    assert quotes_in(text, []) == []


def test_a_long_quotation_is_found_whole() -> None:
    speech = ("It will hold, and nobody doubts it. " * 140).strip()
    (found,) = quotes_in(f"Helena Marsh\n“{speech}”", ["Helena Marsh"])
    assert found == ("Helena Marsh", [speech], "direct")
