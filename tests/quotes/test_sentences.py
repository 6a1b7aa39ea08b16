"""Sentences parsed by hand: who says what, and what is no quote."""

from __future__ import annotations

from pathlib import Path

import pytest
from quotes.parsing import Case, document, names, parsed, read_cases

from graphkit.quotes import find_quotes
from graphkit.records import CharSpan, Mention, Quote

CASES = read_cases(Path(__file__).parent / "sentences.txt")


def words(text: str, span: CharSpan | None) -> str:
    return "" if span is None else text[span.start : span.end]


def told(text: str, quote: Quote, mentions: list[Mention]) -> str:
    """A quote in the words of the case file."""
    if quote.speaker_mention is not None:
        speaker = mentions[quote.speaker_mention].text
    else:
        speaker = f"nobody ({words(text, quote.speaker_span)})"
    content = " ## ".join(words(text, span) for span in quote.content)
    return f"{speaker} | {words(text, quote.cue)} | {quote.kind} | {content}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text[:40])
def test_sentence(case: Case) -> None:
    doc = parsed(case.text, case.parse)
    mentions = names(doc)
    found = find_quotes(doc, document(doc), mentions)
    assert [told(case.text, quote, mentions) for quote in found] == case.quotes


def test_a_third_of_the_sentences_hold_no_quote() -> None:
    assert sum(not case.quotes for case in CASES) >= len(CASES) / 3


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text[:40])
def test_quotes_are_sorted_and_sure_of_themselves_within_bounds(case: Case) -> None:
    doc = parsed(case.text, case.parse)
    found = find_quotes(doc, document(doc), names(doc))
    assert [quote.content[0] for quote in found] == sorted(quote.content[0] for quote in found)
    for quote in found:
        assert 0 < quote.confidence <= 1
        assert quote.rule
        assert quote.speaker is None
        assert quote.targets == ()
