"""Sentences whose only verb was taken for a participle."""

from __future__ import annotations

import pytest

from graphkit.language import analyse
from graphkit.records import Document


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("Martin Smith, 61, called on Alice Cooper to concede.", ["called"]),
        ("Martin Smith, the mayor, called on Chile to act.", ["called"]),
        ("Martin Smith, called to the bar in May, left Lima.", ["left"]),
        ("Martin Smith, mayor of Lima", []),
        ("Martin Smith shot back: “Talks have failed.”", ["shot"]),
        ("Martin Smith took a shot back home.", ["took"]),
    ],
)
def test_a_sentence_has_its_verb(nlp, text, verbs):
    ((_, doc),) = analyse(nlp, [Document(id="a", path="a", text=text)])
    assert [token.text for token in doc if token.tag_ == "VBD"] == verbs
    assert [token.text for token in doc if token.head == token and token.pos_ == "VERB"] == verbs


def test_two_joined_by_but_have_a_verb_each(nlp):
    text = "The mayor, Labour's Tom Birch, called for calm, but the council's leader, Janet Firth, rejected the idea."
    ((_, doc),) = analyse(nlp, [Document(id="a", path="a", text=text)])
    subjects = {token.text: token.head.text for token in doc if token.dep_ == "nsubj"}
    assert subjects == {"mayor": "called", "leader": "rejected"}
