"""Where the lines break makes no difference, and everything found stands where the file has it."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.language.unwrapping import unwrap
from graphkit.pipeline import annotate_documents, annotate_text
from graphkit.records import Annotations, CharSpan, Document

STORY = [
    "The bridge over the Tavir will not open before winter, transport minister Otto Vane told parliament on Wednesday. "
    "He blamed the contractor, Amsel Works, for a string of delays that have cost the state millions since the summer.",
    "“Amsel Works has failed Peru,” Mr Vane said at the ministry in Lima. “We will not pay for its mistakes, and the "
    "engineers of Chile have told us the same.” The company rejected the charge, and its chairman, Karim Soto, said on "
    "Thursday that Vane had changed the plans four times in a single year.",
    "Foreign Minister Ada Maria Roe called on Chile to send more engineers to the Tavir before the end of the month.",
]


def wrapped(newline: str, width: int = 72, indent: str = "") -> str:
    paragraphs = [newline.join(textwrap.wrap(text, width, subsequent_indent=indent)) for text in STORY]
    return (newline * 2).join(paragraphs)


def unseen(text: str) -> str:
    return text.replace("\u00ad", "").replace("\u200b", "").replace("\ufeff", "")


def in_words(found: Annotations) -> tuple[list[tuple[str, ...]], list[tuple[object, ...]]]:
    """Chains and quotes, white space as single spaces."""
    text = found.document.text

    def words(span: CharSpan) -> str:
        return " ".join(unseen(text[span.start : span.end]).split())

    chains = [(chain.name, *(words(found.mentions[i].span) for i in chain.mentions)) for chain in found.chains]
    quotes = [(quote.speaker, quote.targets, *map(words, quote.content)) for quote in found.quotes]
    return chains, quotes


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(wrapped("\n"), id="lines of 72 characters"),
        pytest.param(wrapped("\r\n"), id="Windows lines"),
        pytest.param(wrapped("\n", 60, "     "), id="indented lines"),
        pytest.param("\n\n".join(STORY).replace(". ", ".  "), id="two spaces behind a full stop"),
        pytest.param("\r\n\r\n".join(STORY), id="Windows paragraphs"),
        pytest.param("   \n\n    ".join(STORY), id="indented paragraphs, blanks behind them"),
        pytest.param("\n\n".join(STORY).replace("Mr ", "Mr\u00a0").replace("Ada ", "Ada\u2009"), id="hard spaces"),
        pytest.param("\n\n".join(STORY).replace("min", "mi\u00adn").replace("Vane", "\u200bVa\ufeffne"), id="unseen"),
    ],
)
def test_where_the_lines_break_makes_no_difference(nlp, text):
    plain, found = annotate_text("\n\n".join(STORY), nlp), annotate_text(text, nlp)
    assert found.document.text == text
    assert in_words(found) == in_words(plain)
    assert all(mention.text == text[mention.span.start : mention.span.end] for mention in found.mentions)


def test_the_lines_of_a_page_stay_apart(nlp):
    page = "Rain stops play\nPeru wins\n\nChile lost to Peru on Monday, Ada Roe said.\nThe match was short."
    assert unwrap(Document(id="a", path="a", text=page)).document.text == page


def test_a_line_that_was_broken_by_mistake_goes_on():
    broken = "\n\n".join(STORY).replace("the contractor, Amsel Works", "the contractor, Amsel\nWorks")
    assert "Amsel Works" in unwrap(Document(id="a", path="a", text=broken)).document.text
    heading = "\n\n".join(["Rain stops play in the second hour\nPeru wins", *STORY])
    assert unwrap(Document(id="a", path="a", text=heading)).document.text == heading


def test_what_is_excluded_and_the_headline_keep_their_words():
    text = wrapped("\r\n") + "\r\n\r\nSign up  here\r\n\r\n" + wrapped("\r\n")
    sign, title = text.index("Sign up"), CharSpan(0, len("The bridge"))
    document = Document(
        id="a", path="a", text=text, title_span=title, excluded=(CharSpan(sign, sign + len("Sign up  here")),)
    )
    read = unwrap(document).document
    assert read.title_span == title
    ((start, end),) = read.excluded
    assert read.text[start:end] == "Sign up  here"
    assert "Otto Vane" in read.text


def test_a_document_with_wrapped_lines_is_annotated_among_others(nlp):
    texts = [wrapped("\n"), "\n\n".join(STORY), wrapped("\r\n")]
    documents = [Document(id=str(i), path=str(i), text=text) for i, text in enumerate(texts)]
    found = list(annotate_documents(documents, nlp, batch_size=2))
    assert [annotations.document for annotations in found] == documents
    assert in_words(found[0]) == in_words(found[1]) == in_words(found[2])


@given(
    st.lists(st.sampled_from(["Otto", "Vane", " ", "  ", "\n", "\r\n", "\r", "\t", "\u00a0", "\u00ad", "\n\n", "."]))
)
def test_every_character_has_its_place_in_the_file(pieces):
    text = "".join(pieces)
    unwrapped = unwrap(Document(id="a", path="a", text=text))
    read = unwrapped.document.text
    spans = [CharSpan(i, i + 1) for i, char in enumerate(read) if not char.isspace()]
    put_back = unwrapped.put_back(Annotations(document=unwrapped.document, sentences=tuple(spans)))
    assert [text[start:end] for start, end in put_back.sentences] == [read[start:end] for start, end in spans]
    assert read.split() == text.replace("\u00ad", "").split()
