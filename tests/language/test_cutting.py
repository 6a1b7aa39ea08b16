"""What is too long to be a sentence is cut: between names, into pieces with a tree of their own."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc

from graphkit.language.cutting import cut_long_sentences
from graphkit.wording import LONGEST_SENTENCE

VOCAB = spacy.blank("en").vocab


def listed(names: int) -> Doc:
    """``Ana Roe , Ana Roe , ... met .``, every name hanging on the first one, that on the verb."""
    words, heads, deps, ents = [], [], [], []
    for _ in range(names):
        start = len(words)
        words += ["Ana", "Roe", ","]
        heads += [3 * names if start == 0 else 0, start, start]
        deps += ["conj" if start else "nsubj", "flat", "punct"]
        ents += ["B-PERSON", "I-PERSON", "O"]
    words += ["met", "."]
    heads += [3 * names, 3 * names]
    deps += ["ROOT", "punct"]
    return Doc(VOCAB, words=words, heads=heads, deps=deps, ents=[*ents, "O", "O"])


def test_a_list_of_a_thousand_names_is_cut_behind_its_commas():
    doc = listed(1_000)
    before = [(e.start, e.end, e.label_) for e in doc.ents]
    assert len(list(doc.sents)) == 1
    cut_long_sentences(doc)
    sentences = list(doc.sents)
    assert max(map(len, sentences)) <= LONGEST_SENTENCE
    assert {s[-1].text for s in sentences[:-1]} == {","}
    assert [(e.start, e.end, e.label_) for e in doc.ents] == before


def test_every_piece_has_one_root_on_which_all_its_words_hang():
    doc = listed(500)
    cut_long_sentences(doc)
    for sentence in doc.sents:
        assert [t.dep_ for t in sentence if t.head == t] == ["ROOT"]
        assert all(sentence.start <= t.head.i < sentence.end for t in sentence)
        assert (sentence.root.left_edge.i, sentence.root.right_edge.i + 1) == (sentence.start, sentence.end)
    assert {t.dep_ for t in doc if t.text == "Roe"} == {"flat"}  # what hangs within its piece hangs there still


def test_no_name_is_cut_where_there_is_no_comma():
    words = ["so", *["Ana", "Roe"] * LONGEST_SENTENCE]  # an odd one first, so that the limit falls within a name
    ents = ["O", *["B-PERSON", "I-PERSON"] * LONGEST_SENTENCE]
    doc = Doc(VOCAB, words=words, heads=[0] * len(words), deps=["ROOT", *["dep"] * (len(words) - 1)], ents=ents)
    cut_long_sentences(doc)
    assert max(len(s) for s in doc.sents) <= LONGEST_SENTENCE
    assert all(s[0].ent_iob_ != "I" for s in doc.sents)


def test_sentences_as_people_write_them_stay_as_they_are():
    doc = listed(LONGEST_SENTENCE // 3 - 1)
    before = doc.to_bytes()
    cut_long_sentences(doc)
    assert doc.to_bytes() == before


def test_a_document_without_words_has_nothing_to_cut():
    doc = Doc(VOCAB)
    cut_long_sentences(doc)
    assert not len(doc)
