"""Runs the pipeline over documents: boilerplate blanked, sentences never across paragraphs, offsets unchanged."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from graphkit.language.paragraphs import blanked, paragraph_starts
from graphkit.language.schemes import to_universal

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from graphkit.records import Document

__all__ = ["analyse"]

_CLOSING = frozenset(".!?…:;\"”’')]}—–»|*•")
"""Characters after which a sentence may begin within a line."""


def analyse(nlp: Language, documents: Iterable[Document], *, batch_size: int = 32) -> Iterator[tuple[Document, Doc]]:
    """Analyse documents, in order.

    Every character of a ``Doc`` stands where it stands in ``Document.text``; boilerplate has become white space.
    ``token.is_sent_start`` is set at every paragraph's first token before the parser runs, so no sentence and no
    entity crosses a paragraph border.

    Args:
        nlp: A pipeline from ``graphkit.language.load``.
        documents: The documents; read lazily, one batch ahead.
        batch_size: Documents per batch.
    """
    pairs = ((_prepared(nlp, document), document) for document in documents)
    for doc, document in nlp.pipe(pairs, as_tuples=True, batch_size=batch_size):
        to_universal(doc)
        yield document, doc


def _prepared(nlp: Language, document: Document) -> Doc:
    text = blanked(document.text, document.excluded)
    doc = nlp.make_doc(text)
    starts = paragraph_starts(text)
    current, previous = -1, ""
    for token in doc:
        if token.is_space:
            continue
        paragraph = bisect_right(starts, token.idx)
        if paragraph != current:
            token.is_sent_start = True
            current = paragraph
        elif not _may_begin(token.text, previous):
            token.is_sent_start = False
        previous = token.text
    return doc


def _may_begin(word: str, previous: str) -> bool:
    """Whether a sentence can begin with ``word`` after ``previous``: never in mid-line without a closing mark.

    "Sports Minister Datuk | Seri Ti" is cut by a parser that has not seen the title; this forbids it.
    """
    return previous[-1:] in _CLOSING and not word[:1].islower()
