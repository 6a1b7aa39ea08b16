"""Teasers and broken crawls: a text may end, or be shuffled, anywhere."""

from __future__ import annotations

import pytest

from graphkit.pipeline import annotate_text

CUT_OFF = (
    "The ministry said the bridge was safe, warning",
    "Ada Roe said she was ready, adding",
    "Ada Roe said that",
    "Peter Novak told Interfax, a news agency, that",
    "Ada had Chile with Lindgren, Jonas said Ada along that said Berg to that at wait. with side, Berg,",
    "Union account Twitter of been that Roe Ada left page Rugby Poe Foundation out. the Facebook The come. Amsel The "
    "Jon the said said had would of Halden",
    "WARSAW, Poland — The NCP (SP) said on Monday that Poland was ready. The Polish president met NCP (SP) leaders in "
    "Warsaw, the Polish capital.",
    "m. Peru's Supreme Court ruled on Monday. Ana Ruiz read it. The Supreme Court said \n\n that Roe was wrong.",
)


@pytest.mark.model
@pytest.mark.parametrize("text", CUT_OFF)
def test_what_is_cut_off_costs_no_document(text, nlp):
    assert annotate_text(text, nlp).document.text == text
