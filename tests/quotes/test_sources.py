"""Climbing a parse to who speaks ends at its root, whatever the root is labelled.

Pipelines differ in what they call a root, and a parse cut out of a longer one keeps the label the token had there.
"""

from __future__ import annotations

import pytest
from quotes.parsing import document, names, parsed, tokens

from graphkit.quotes import find_quotes
from graphkit.quotes.sources import name_head, resolved, subject, top
from graphkit.quotes.unsaid import unsaid


@pytest.mark.parametrize("label", ["flat", "compound"])
def test_the_head_of_a_name_is_the_root_that_is_called_a_part_of_a_name(label: str) -> None:
    doc = tokens("Ana Reyes", f"Ana//NNP/compound/2 Reyes//NNP/{label}/2")
    assert name_head(doc[0]).text == "Reyes"


@pytest.mark.parametrize("label", ["flat", "compound", "nmod", "appos"])
def test_the_top_of_a_noun_phrase_is_the_root_that_is_called_a_part_of_it(label: str) -> None:
    doc = tokens("Ana Reyes said", f"Ana//NNP/compound/2 Reyes//NNP/{label}/2 said/say/VBD/ROOT/3")
    assert top(doc[0], doc[2]).text == "Reyes"


@pytest.mark.parametrize("label", ["conj", "xcomp", "advcl", "ccomp", "parataxis"])
def test_a_root_verb_has_nobody_else_s_subject(label: str) -> None:
    doc = tokens("Then said this", f"Then//RB/advmod/2 said/say/VBD/{label}/2 this//DT/obj/2")
    assert subject(doc[1]) is None


@pytest.mark.parametrize("label", ["conj", "xcomp", "aux"])
def test_a_relative_pronoun_whose_verb_is_the_root_stands_for_the_noun_before_it(label: str) -> None:
    doc = tokens("Officials that said", f"Officials//NNS/nsubj/3 that//WDT/nsubj/3 said/say/VBD/{label}/3")
    speaker = resolved(doc[1], doc[2])
    assert speaker is not None
    assert speaker.text == "Officials"


@pytest.mark.parametrize("label", ["conj", "xcomp", "ccomp"])
def test_whether_a_root_verb_was_said_depends_on_itself_alone(label: str) -> None:
    doc = tokens("To say so", f"To//TO/mark/2 say//VB/{label}/2 so//RB/advmod/2")
    assert not unsaid(doc[1])


@pytest.mark.parametrize("label", ["compound", "flat", "nmod", "amod"])
def test_the_source_of_according_to_may_be_the_root(label: str) -> None:
    doc = parsed(
        "It rained, according to Ana Reyes.",
        "It//PRP/nsubj/2 rained/rain/VBD/nmod/7 ,//,/punct/2 according/accord/VBG/case/2 to//IN/fixed/4 "
        f"Ana//NNP/compound/7 Reyes//NNP/{label}/7 .//./punct/7",
    )
    mentions = names(doc)
    (quote,) = find_quotes(doc, document(doc), mentions)
    assert quote.speaker_mention is not None
    assert mentions[quote.speaker_mention].text == "Ana Reyes"
