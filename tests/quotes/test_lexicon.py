from __future__ import annotations

import pytest

from graphkit.quotes.lexicon import reporting_nouns, reporting_verbs, verb_lemma


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("said", "say"), ("SAID", "say"), ("says", "say"), ("saying", "say"), ("told", "tell"), ("denied", "deny"),
        ("denies", "deny"), ("denying", "deny"), ("begged", "beg"), ("urging", "urge"), ("stresses", "stress"),
        ("wrote", "write"), ("written", "write"), ("vowed", "vow"), ("criticised", "criticise"), ("put", "put"),
    ],
)  # fmt: skip
def test_forms(form: str, lemma: str) -> None:
    assert verb_lemma(form) == lemma


@pytest.mark.parametrize("form", ["", "table", "ate", "walked", "is", "had"])
def test_other_words(form: str) -> None:
    assert verb_lemma(form) == ""


def test_thoughts_are_kept_apart_from_speech() -> None:
    believe = reporting_verbs()["believe"]
    assert believe.frames == frozenset()
    assert "clause" in believe.attitudes


def test_particles_make_verbs_of_their_own() -> None:
    assert "clause" in reporting_verbs()["point_out"].frames
    assert "clause" not in reporting_verbs()["point"].frames


def test_every_word_has_a_class_and_a_frame() -> None:
    for word in (*reporting_verbs().values(), *reporting_nouns().values()):
        assert word.classes
        assert word.frames | word.attitudes
        assert not word.frames & word.attitudes
