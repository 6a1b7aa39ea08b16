from __future__ import annotations

import pytest
from conftest import ARTICLES

from graphkit import Document, annotate_documents, annotate_text
from graphkit.records import Annotations, CharSpan

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def annotated(nlp):
    documents = [Document(id=name, path=name, text=text) for name, text in ARTICLES.items()]
    return list(annotate_documents(documents, nlp, batch_size=2))


def test_every_document_comes_back_in_order(annotated):
    assert [found.document.id for found in annotated] == list(ARTICLES)


def test_what_is_found_stands_where_it_says(annotated):
    for found in annotated:
        text = found.document.text
        assert found.mentions
        assert all(text[m.span.start : m.span.end] == m.text for m in found.mentions)


def test_every_mention_stands_in_its_sentence(annotated):
    for found in annotated:
        assert all(found.sentences[m.sentence].contains(m.span) for m in found.mentions)


def test_sentences_are_sorted_disjoint_and_without_white_space_around(annotated):
    for found in annotated:
        texts = [found.document.text[s:e] for s, e in found.sentences]
        assert all(text == text.strip() != "" for text in texts)
        assert all(a.end <= b.start for a, b in zip(found.sentences, found.sentences[1:], strict=False))
        assert list(found.paragraphs) == sorted(found.paragraphs)
        assert len(found.paragraphs) == len(found.sentences)


def test_chains_and_quotes_point_at_what_exists(annotated):
    for found in annotated:
        used = [index for chain in found.chains for index in chain.mentions]
        assert len(used) == len(set(used))
        assert all(0 <= index < len(found.mentions) for index in used)
        for quote in found.quotes:
            assert {quote.speaker, *quote.targets} - {None} <= set(range(len(found.chains)))
            assert quote.content == tuple(sorted(quote.content))


def test_boilerplate_is_in_no_sentence(nlp):
    text = "MENU Sergey Lavrov\n\nMarco Rubio met Emmanuel Macron in Paris."
    document = Document(id="1", path="1", text=text, excluded=(CharSpan(0, 18),))
    (found,) = annotate_documents([document], nlp)
    assert isinstance(found, Annotations)
    assert [text[s:e] for s, e in found.sentences] == ["Marco Rubio met Emmanuel Macron in Paris."]
    assert found.mentions[0].text == "Marco Rubio"


@pytest.mark.parametrize("text", ["", " \n\n ", "…", "\x00"])
def test_texts_without_words_have_no_annotations(nlp, text):
    found = annotate_text(text, nlp)
    assert (found.mentions, found.chains, found.quotes) == ((), (), ())


def test_annotating_a_text_alone_is_annotating_it_among_others(nlp, annotated):
    for found in annotated:
        assert annotate_text(found.document.text, nlp).mentions == found.mentions
