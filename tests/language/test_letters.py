"""A letter before a full stop: an initial, or the last word of a sentence."""

from __future__ import annotations

import pytest
import spacy

from graphkit.language.letters import part_last_letters


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("Hobart wrote on X. Pryce answered.", True),
        ("“No,” Hobart wrote on X.", True),
        ("There was no Plan B. The minister left.", True),
        ("She had hepatitis C. “He knew,” Roe said.", True),
        ("It was hepatitis B. Doctor Roe was worried.", True),
        ("J. Roe met Malcolm X. Dunn.", False),
        ("It was written by J. A. Roe.", False),
        ("George W. Hale came.", False),
        ("He lives in the U.S. The city is small.", False),
    ],
)
def test_a_letter_that_ends_a_sentence_is_no_initial(text: str, parted: bool) -> None:
    before = spacy.blank("en").make_doc(text)
    words = [token.text for token in before]
    doc = part_last_letters(before)
    assert doc.text == text
    assert ([token.text for token in doc] != words) is parted
    assert all(doc.text[token.idx : token.idx + len(token)] == token.text for token in doc)
