"""What the reporting word says the speaker did, in the frame it stands in."""

from __future__ import annotations

import typing

import pytest

from graphkit import annotate_text
from graphkit.quotes.lexicon import reporting_nouns, reporting_verbs
from graphkit.records import CueClass


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("Lavrov said that Russia was ready.", ["said"]),
        ("Lavrov denied that Russia had attacked.", ["denied"]),
        ("Slesers dismissed the plan as nonsense.", ["rejected"]),
        ("Orban rejected the idea of a truce with Ukraine.", ["rejected"]),
        ("Rubio accused China of stealing jobs.", ["accused"]),
        ("Merkel criticised Trump for leaving.", ["criticised"]),
        ("Merkel praised Macron for his courage.", ["praised"]),
        ("Macron urged Russia to stop.", ["called for"]),
        ("“Stop the war,” urged Macron.", ["called for"]),
        ("Merkel told Macron to leave.", ["called for"]),
        ("Orban called for a boycott of Ukraine.", ["called for"]),
        ("Putin suggested that Kyiv was lying.", ["claimed"]),
        ("Putin suggested holding talks.", ["called for"]),
        ("“He is a dictator,” Orban insisted.", ["claimed"]),
        ("Trump threatened to leave NATO.", ["threatened"]),
        ("Orban promised that Hungary would pay.", ["promised"]),
        ("Merkel warned that Trump would lose.", ["warned"]),
        ("Merkel predicted that Trump would lose.", ["predicted"]),
        ("Orban admitted that Hungary had lost.", ["admitted"]),
        ("Merkel agreed that Trump was late.", ["agreed"]),
        ("“Will he come?” asked Merkel.", ["asked"]),
        ("According to Merkel, Trump is late.", ["said"]),
        ("Orban did not rule out leaving the EU.", []),
        ("Orban never accused Ukraine of lying.", []),
    ],
)
def test_the_class_of_a_quote(nlp, text, classes):
    assert [quote.cue_class for quote in annotate_text(text, nlp).quotes] == classes


def test_every_class_of_the_table_is_a_known_one():
    known = set(typing.get_args(CueClass))
    for word in (*reporting_verbs().values(), *reporting_nouns().values()):
        assert {*word.class_in.values()} <= known
        assert {*word.classes} - {"attitude"} <= known


def test_a_frame_that_any_reporting_word_may_have_says_nothing_of_the_act():
    urge = reporting_verbs()["urge"]
    assert "quote" in urge.frames
    assert set(urge.class_in.values()) == {"called for"}
