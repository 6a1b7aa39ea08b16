"""The tokens that rules walk about in say what spaCy's say, of parses and of texts without one."""

from __future__ import annotations

import gc

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

from graphkit.tokens import Token, release, text_of, tokens_of

VOCAB = English().vocab
PLAIN = (
    "i idx text lower_ tag_ pos_ dep_ lemma_ ent_type_ ent_iob_ whitespace_ is_punct is_space is_quote like_num "
    "is_sent_start"
).split()


@pytest.fixture
def doc() -> Doc:
    """Two sentences; in the first "today" hangs on "met", across the words that hang on "Roe"."""
    return Doc(
        VOCAB,
        words=["Ada", "Roe", "met", "today", "who", "led", "\n\n", "“", "Ten", "won", "."],
        spaces=[True, True, True, True, True, False, False, False, True, False, False],
        heads=[1, 2, 2, 2, 5, 1, 5, 9, 9, 9, 9],
        deps=["flat", "nsubj", "ROOT", "obl", "nsubj", "acl", "dep", "punct", "nsubj", "ROOT", "punct"],
        tags=["NNP", "NNP", "VBD", "NN", "WP", "VBD", "_SP", "``", "CD", "VBD", "."],
        pos=["PROPN", "PROPN", "VERB", "NOUN", "PRON", "VERB", "SPACE", "PUNCT", "NUM", "VERB", "PUNCT"],
        lemmas=["Ada", "Roe", "meet", "today", "who", "lead", "\n\n", "“", "ten", "win", "."],
        ents=["B-PERSON", "I-PERSON", "O", "B-DATE", "O", "O", "O", "O", "O", "O", "O"],
    )


def test_a_token_has_the_attributes_of_spacy_s(doc: Doc):
    for own, theirs in zip(tokens_of(doc), doc, strict=True):
        assert {name: getattr(own, name) for name in PLAIN} == {name: getattr(theirs, name) for name in PLAIN}


def test_it_hangs_where_it_hangs_there_even_across_other_words(doc: Doc):
    for own, theirs in zip(tokens_of(doc), doc, strict=True):
        assert own.head.i == theirs.head.i
        assert (own.left_edge.i, own.right_edge.i) == (theirs.left_edge.i, theirs.right_edge.i)
        assert [t.i for t in own.lefts] == [t.i for t in theirs.lefts]
        assert [t.i for t in own.rights] == [t.i for t in theirs.rights]
        assert [t.i for t in own.children] == [t.i for t in theirs.children]
        assert (own.sent.start, own.sent.stop) == (theirs.sent.start, theirs.sent.end)


def test_its_neighbours_are_those_of_the_document(doc: Doc):
    tokens = tokens_of(doc)
    assert tokens[1].nbor() is tokens[2]
    assert tokens[1].nbor(-1) is tokens[0] is tokens[5].doc[0]
    with pytest.raises(IndexError):
        tokens[-1].nbor()


def test_without_a_parse_every_token_is_its_own_head():
    doc = Doc(VOCAB, words=["Ada", "Roe"])
    assert [(t.head.i, t.tag_, t.children, t.sent) for t in tokens_of(doc)] == [
        (0, "", [], range(2)),
        (1, "", [], range(2)),
    ]


def test_an_empty_document_has_none():
    doc = Doc(VOCAB, words=[])
    assert tokens_of(doc) == []


def test_the_stages_share_them_until_they_are_released(doc: Doc):
    tokens = tokens_of(doc)
    assert tokens_of(doc) is tokens
    release(doc)
    assert tokens_of(doc) is not tokens
    assert [token.text for token in tokens_of(doc)] == [token.text for token in doc]


def test_released_tokens_do_not_wait_for_the_garbage_collector(doc: Doc):
    tokens_of(doc)
    gc.collect()
    gc.disable()
    try:
        release(doc)
        assert not any(isinstance(thing, Token) for thing in gc.get_objects())
    finally:
        gc.enable()
    release(doc)  # of none: nothing happens


def test_the_text_between_two_of_them_is_that_of_the_document(doc: Doc):
    tokens = tokens_of(doc)
    assert text_of(tokens[1], tokens[1]) == "Roe"
    assert text_of(tokens[3], tokens[7]) == doc[3:8].text == "today who led\n\n“"
