"""Runs the pipeline over documents: boilerplate blanked, sentences never across paragraphs, offsets unchanged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from graphkit.language.cutting import cut_long_sentences
from graphkit.language.letters import part_last_letters
from graphkit.language.paragraphs import blanked, paragraph_starts
from graphkit.language.predicates import find_predicates
from graphkit.language.schemes import to_universal

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from graphkit.records import Document

__all__ = ["analyse"]

_TOGETHER = 100_000
"""Characters analysed together at most; a longer document is cut."""

_PIECE = 50_000
"""Characters of a piece, at least."""

_CLOSING = frozenset(".!?…:;\"”’')]}—–»|*•")
"""Characters after which a sentence may begin within a line; never with a lower-case letter."""


def analyse(nlp: Language, documents: Iterable[Document], *, batch_size: int = 32) -> Iterator[tuple[Document, Doc]]:
    """Analyse documents, in order.

    Every character of a ``Doc`` stands where it stands in ``Document.text``; boilerplate has become white space.
    ``token.is_sent_start`` is set at every paragraph's first token before the parser runs, so no sentence and no
    entity crosses a paragraph border.

    A long document is analysed in pieces, cut where a paragraph begins, and comes out as one ``Doc``: the pipeline
    needs about a gigabyte for 100,000 characters at once.

    Args:
        nlp: A pipeline from ``graphkit.language.load``.
        documents: The documents; read lazily, one batch ahead.
        batch_size: Documents per batch, fewer where they are long.
    """
    for batch in _batches(documents, batch_size):
        texts = [blanked(document.text, document.excluded) for document in batch]
        pieces = [_pieces(text) for text in texts]
        prepared = (
            _prepared(nlp, text[start:end], [first - start for first in starts if start <= first < end])
            for text, cuts in zip(texts, pieces, strict=True)
            for starts in [paragraph_starts(text)]
            for start, end in cuts
        )
        analysed = nlp.pipe(prepared, batch_size=batch_size if all(len(cuts) == 1 for cuts in pieces) else 1)
        for document, cuts in zip(batch, pieces, strict=True):
            doc = _joined([next(analysed) for _ in cuts])
            to_universal(doc)
            _empty_space(doc)
            find_predicates(doc)
            cut_long_sentences(doc)
            yield document, doc


def _batches(documents: Iterable[Document], size: int) -> Iterator[list[Document]]:
    """As many documents at a time as the pipeline has memory for."""
    batch: list[Document] = []
    characters = 0
    for document in documents:
        characters += len(document.text)
        if batch and (len(batch) == size or characters > _TOGETHER):
            yield batch
            batch, characters = [], len(document.text)
        batch.append(document)
    if batch:
        yield batch


def _pieces(text: str) -> list[tuple[int, int]]:
    """Where to cut a text: at the first paragraph that begins after each so many characters; mostly nowhere.

    Inside a paragraph that is longer than a piece itself, at white space, because memory has to be bounded.
    """
    cuts = [0]
    if len(text) > _TOGETHER:
        for start in [*paragraph_starts(text), len(text)]:
            while start > cuts[-1] + 2 * _PIECE:
                space = text.find(" ", cuts[-1] + _PIECE, start)
                if space < 0:
                    break
                cuts.append(space + 1)
            if cuts[-1] + _PIECE <= start < len(text):
                cuts.append(start)
    return list(pairwise([*cuts, len(text)]))


def _joined(pieces: list[Doc]) -> Doc:
    return pieces[0] if len(pieces) == 1 else type(pieces[0]).from_docs(pieces, ensure_whitespace=False)


def _empty_space(doc: Doc) -> None:
    """White space says nothing: a line break that the parser took for a word ("the minister said" it) is none."""
    for i in np.flatnonzero(doc.to_array("IS_SPACE")).tolist():
        token = doc[i]
        if token.head != token:
            for child in list(token.children):
                child.head = token.head
            token.dep_, token.tag_, token.pos_ = "dep", "_SP", "SPACE"


def _prepared(nlp: Language, text: str, starts: list[int]) -> Doc:
    doc = part_last_letters(nlp.make_doc(text))
    begins = [0] * len(doc)  # as spaCy has it: 1 for yes, -1 for no, 0 for the parser to say
    paragraphs = iter([*starts, len(text)])
    border, before = -1, ""
    for i, (start, length, is_space) in enumerate(doc.to_array(["IDX", "LENGTH", "IS_SPACE"]).tolist()):
        if is_space:
            continue
        if start >= border:
            begins[i] = 1
            border = next(paragraph for paragraph in paragraphs if paragraph > start)
        elif before not in _CLOSING or text[start].islower():
            # "Sports Minister Datuk | Seri Ti" is cut by a parser that has not seen the title; this forbids it
            begins[i] = -1
        before = text[start + length - 1]
    # all at once: setting token.is_sent_start looks each time at every token for a parse
    return doc.from_array(["SENT_START"], np.array(begins, dtype=np.int64).view(np.uint64))  # type: ignore[arg-type]
