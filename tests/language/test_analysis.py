"""Every character of an analysed text stands where it stood; boilerplate is blank; sentences keep to paragraphs."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from graphkit.language import analyse
from graphkit.records import CharSpan, Document

BLANK = spacy.blank("en")


def document(text: str, *excluded: str, name: str = "a") -> Document:
    spans = sorted(CharSpan(text.index(part), text.index(part) + len(part)) for part in excluded)
    return Document(id=name, path=name, text=text, excluded=tuple(spans))


def analysed(text: str, *excluded: str, nlp=BLANK):
    ((_, doc),) = analyse(nlp, [document(text, *excluded)])
    return doc


def paragraphs(text: str, *excluded: str) -> list[str]:
    """With a pipeline that finds no sentences, every sentence is one paragraph."""
    found = [" ".join(sentence.text.split()) for sentence in analysed(text, *excluded).sents]
    return [sentence for sentence in found if sentence]


# Boilerplate ----------------------------------------------------------------------------------------------------------


def test_boilerplate_is_blank_and_offsets_stay():
    text = "Lavrov left.\nShare this page\nRubio stayed."
    doc = analysed(text, "Share this page")
    assert doc.text == "Lavrov left.\n               \nRubio stayed."
    assert [(t.text, t.idx) for t in doc if not t.is_space][3] == ("Rubio", text.index("Rubio"))


@pytest.mark.parametrize(
    ("text", "excluded", "left"),
    [
        ("Lavrov left.", (), "Lavrov left."),
        ("Menu\nLavrov left.", ("Menu",), "    \nLavrov left."),
        ("Lavrov left.\r\nMenu\r\nShare", ("Menu\r\nShare",), "Lavrov left.\r\n    \r\n     "),
        ("Menu", ("Menu",), "    "),
        ("Lavrov (see photo) left.", ("(see photo)",), "Lavrov             left."),
        ("", (), ""),
    ],
)
def test_what_is_left(text, excluded, left):
    assert analysed(text, *excluded).text == left


@given(st.text(max_size=80), st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=4))
def test_tokens_stand_where_they_stood_and_never_in_boilerplate(text, cuts):
    spans, position = [], 0
    for start, end in sorted((min(c), max(c)) for c in cuts):
        if position <= start < end <= len(text):
            spans.append(CharSpan(start, end))
            position = end
    ((_, doc),) = analyse(BLANK, [Document(id="a", path="a", text=text, excluded=tuple(spans))])
    assert len(doc.text) == len(text)
    for token in doc:
        span = CharSpan(token.idx, token.idx + len(token))
        if not token.is_space:
            assert text[span.start : span.end] == token.text
            assert not any(span.overlaps(cut) for cut in spans)


# Paragraphs -----------------------------------------------------------------------------------------------------------

WRAPPED = """\
The delegation arrived in the capital on Monday evening and was received
by the foreign minister, who said that the talks would take several days
and that both sides had agreed on most of the points before the meeting.

Officials of both countries declined to say what the agreement contained
although people close to the talks said that it covered trade, transport
and the exchange of prisoners who had been held since the spring of last
year."""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\nTwo.", ["One.", "Two."]),
        ("One.\r\nTwo.", ["One.", "Two."]),
        ("One.\rTwo.", ["One.", "Two."]),
        ("One\n\n\nTwo", ["One", "Two"]),
        ("  One  \n \t \n Two ", ["One", "Two"]),
        ("One two.", ["One two."]),
        (" \n\t\n", []),
        ("", []),
        ("Lavrov meets Rubio\nRIYADH - They met.", ["Lavrov meets Rubio", "RIYADH - They met."]),
    ],
)
def test_every_line_is_a_paragraph(text, expected):
    assert paragraphs(text) == expected


def test_lines_wrapped_to_a_width_are_no_paragraphs():
    assert [p.split()[0] for p in paragraphs(WRAPPED)] == ["The", "Officials"]
    assert [p.split()[0] for p in paragraphs(WRAPPED.replace("\n", "\r\n"))] == ["The", "Officials"]


@pytest.mark.parametrize(
    "text",
    [
        # sentences of nearly one length, each a line of its own
        "\n".join(["The delegation arrived in the capital on Monday evening and was received."] * 8),
        # a list
        "\n".join(["The first of many points"] * 8),
        # two wrapped lines say nothing yet
        "\n".join(WRAPPED.splitlines()[:3]),
        # long paragraphs
        "\n".join(["The delegation arrived in the capital and was received by the minister " * 4] * 8),
    ],
    ids=["sentences", "list", "few", "long"],
)
def test_other_lines_are_paragraphs(text):
    assert len(paragraphs(text)) == len(text.splitlines())


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), min_size=1, max_size=40), max_size=8))
def test_a_sentence_begins_with_every_paragraph(lines):
    doc = analysed("\n\n".join(lines))
    words = [t for t in doc if not t.is_space]
    for before, word in zip([None, *words], words, strict=False):
        if before is None or "\n\n" in doc.text[before.idx : word.idx]:
            assert word.is_sent_start or word.i == 0


@pytest.mark.parametrize(
    ("text", "word", "may_begin"),
    [
        ("Sports Minister Datuk Seri Ti left.", "Seri", False),
        ("He left. She stayed.", "She", True),
        ("He left. she stayed.", "she", False),
        ("“He left.” She stayed.", "She", True),
        ("He asked: Who left?", "Who", True),
        ("Foreign Minister\nSergey Lavrov", "Sergey", True),
    ],
)
def test_where_a_sentence_may_begin(text, word, may_begin):
    token = next(t for t in analysed(text) if t.text == word)
    assert (token.is_sent_start is not False) is may_begin


# Many documents -------------------------------------------------------------------------------------------------------


def test_documents_come_back_in_order_with_their_docs():
    documents = [document(f"Number {n}.", name=str(n)) for n in range(7)]
    found = list(analyse(BLANK, documents, batch_size=2))
    assert [d.id for d, _ in found] == [str(n) for n in range(7)]
    assert all(doc.text == d.text for d, doc in found)


def test_no_documents_give_nothing():
    assert list(analyse(BLANK, [])) == []


def test_documents_are_read_as_they_are_needed():
    read = []

    def documents():
        for n in range(100):
            read.append(n)
            yield document("One.", name=str(n))

    next(analyse(BLANK, documents(), batch_size=4))
    assert len(read) < 20


# With the shipped pipeline --------------------------------------------------------------------------------------------


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "Lavrov praises Rubio\nMarco Rubio left for Riyadh on Monday.",
        "Talks with the Bank of\n\nGhana Rail Works said it would pay.",
        WRAPPED,
    ],
    ids=["headline", "name cut by a blank line", "wrapped"],
)
def test_sentences_and_names_never_cross_paragraphs(nlp, text):
    doc = analysed(text, nlp=nlp)
    assert doc.text == text
    for span in (*doc.sents, *doc.ents):
        assert "\n\n" not in span.text.strip()
        assert "Rubio\nMarco" not in span.text


@pytest.mark.model
def test_a_wrapped_sentence_is_one(nlp):
    first = next(iter(analysed(WRAPPED, nlp=nlp).sents))
    assert first.text.split()[-1] == "meeting."


@pytest.mark.model
@pytest.mark.parametrize(
    "text", ["", " \n ", "...", "🎉🎉", "مرحبا بالعالم", "a" * 10_000, "\x00\x01", "(" * 500, "I.\n" * 50], ids=ascii
)
def test_hostile_texts_are_analysed(nlp, text):
    assert analysed(text, nlp=nlp).text == text


# Long documents -------------------------------------------------------------------------------------------------------


def test_a_long_document_is_cut_where_paragraphs_begin_and_comes_out_whole(monkeypatch):
    lines = [f"Minister {n} met envoy {n} in Riyadh.\n" + "\n" * (n % 3) for n in range(40)]
    text = "".join(lines)
    whole = analysed(text)
    seen = []
    pipe = BLANK.pipe

    def spied(docs, **options):
        return pipe((seen.append(doc.text) or doc for doc in docs), **options)

    monkeypatch.setattr("graphkit.language.analysis._TOGETHER", 200)
    monkeypatch.setattr("graphkit.language.analysis._PIECE", 100)
    monkeypatch.setattr(BLANK, "pipe", spied)
    cut = analysed(text)
    assert len(seen) > 5
    assert max(map(len, seen)) < 200
    assert "".join(seen) == cut.text == whole.text
    words = [[(t.text, t.idx, t.is_sent_start) for t in doc if not t.is_space] for doc in (cut, whole)]
    assert words[0] == words[1]


def test_short_and_long_documents_keep_their_order(monkeypatch):
    monkeypatch.setattr("graphkit.language.analysis._TOGETHER", 60)
    monkeypatch.setattr("graphkit.language.analysis._PIECE", 30)
    documents = [document("Envoy left.\n" * times, name=str(n)) for n, times in enumerate((1, 9, 1, 1, 20, 0, 2))]
    found = list(analyse(BLANK, documents, batch_size=2))
    assert [d.id for d, _ in found] == list("0123456")
    assert [doc.text for _, doc in found] == [d.text for d in documents]


def test_a_long_text_without_paragraphs_is_cut_at_white_space():
    from graphkit.language.analysis import _pieces

    text = "Ana met Bo. " * 30_000
    cuts = _pieces(text)
    assert "".join(text[start:end] for start, end in cuts) == text
    assert max(end - start for start, end in cuts) <= 100_001
    assert all(text[start - 1] == " " for start, _ in cuts[1:])
    assert _pieces("x" * 300_000) == [(0, 300_000)]  # nothing to cut at
