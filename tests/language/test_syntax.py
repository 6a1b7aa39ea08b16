"""The component that tags and parses, within spaCy."""

from __future__ import annotations

import pytest
import spacy

from graphkit.errors import LanguageError
from graphkit.language import load
from graphkit.language.syntax import FACTORY, Syntax

pytestmark = pytest.mark.model
TEXT = "Ada Roe said on Monday that Peru would pay. She left the room."


@pytest.fixture(scope="module")
def nlp():
    return load()


def annotation(doc):
    return [(t.text, t.tag_, t.pos_, t.dep_, t.head.i, str(t.morph), t.is_sent_start) for t in doc]


def test_words_have_tags_heads_labels_and_features(nlp):
    doc = nlp(TEXT)
    said = doc[2]
    assert (said.tag_, said.pos_, said.dep_) == ("VBD", "VERB", "ROOT")
    assert {child.dep_ for child in said.children} >= {"nsubj", "obl", "ccomp", "punct"}
    assert said.morph.get("Tense") == ["Past"]
    assert [sentence.text for sentence in doc.sents] == [TEXT[:43], TEXT[44:]]


def test_white_space_hangs_on_the_word_before_it(nlp):
    doc = nlp("\n Ada Roe said   that Peru would pay. \n\n")
    spaces = [token for token in doc if token.is_space]
    assert len(spaces) == 3
    assert {(token.tag_, token.dep_) for token in spaces} == {("_SP", "dep")}
    assert [token.head.text for token in spaces] == ["Ada", "said", "."]


def test_white_space_changes_nothing_else(nlp):
    plain = [(t.text, t.tag_, t.dep_, t.head.text) for t in nlp(TEXT)]
    spaced = [(t.text, t.tag_, t.dep_, t.head.text) for t in nlp(TEXT.replace(" ", "  ")) if not t.is_space]
    assert spaced == plain


def test_a_sentence_ends_at_an_empty_line_unless_it_must_not(nlp):
    doc = nlp("Minister of Works\n\nRoe left the room.")
    assert [sentence.text.strip() for sentence in doc.sents] == ["Minister of Works", "Roe left the room."]
    prepared = nlp.make_doc(doc.text)
    prepared[4].is_sent_start = False
    assert len(list(nlp(prepared).sents)) == 1


@pytest.mark.parametrize("text", ["", " ", "\n\n\t", "\u200b", "\ufeff", "…", "😀" * 50, "a" * 5_000, "\u0301"])
def test_texts_that_are_none_are_annotated_all_the_same(nlp, text):
    doc = nlp(text)
    assert all(token.tag_ and token.dep_ for token in doc)


def test_a_document_is_read_alike_whatever_stands_beside_it(nlp):
    other = "Prices rose 3.5 percent in March, Gov. Lena Hartog said. Wages did not. " * 20
    together = list(nlp.pipe([other, TEXT, other], batch_size=3))
    assert annotation(together[1]) == annotation(nlp(TEXT))


def test_without_weights_it_says_so():
    nlp = spacy.blank("en")
    nlp.add_pipe(FACTORY)
    with pytest.raises(LanguageError, match="no weights"):
        nlp("Ada Roe left.")


def test_it_is_written_and_read_by_spacy(nlp, tmp_path):
    nlp.to_disk(tmp_path)
    assert annotation(spacy.load(tmp_path)(TEXT)) == annotation(nlp(TEXT))


def test_its_labels_are_shown(nlp):
    assert {"VBD", "nsubj", "ROOT"} <= set(nlp.pipe_labels[FACTORY])
    assert Syntax(spacy.blank("en").vocab).labels == ()
