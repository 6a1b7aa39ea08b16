"""Store the lexical classes as a spaCy vectors table whose keys are hashes, so that no string needs to be shipped."""

from __future__ import annotations

from pathlib import Path

from lexicon import build
from spacy.strings import get_string_id
from spacy.vectors import Vectors


def build_vectors() -> Vectors:
    """Return the table of lexical classes; words of one class share a row."""
    rows, table = build()
    vectors = Vectors(shape=table.shape, name="lexical_classes")
    vectors.data = table
    for word, row in rows.items():
        vectors.add(get_string_id(word), row=row)
    return vectors


def save_vectors(folder: Path) -> None:
    """Write the table where :func:`load_vectors` finds it."""
    folder.mkdir(parents=True, exist_ok=True)
    build_vectors().to_disk(folder)


def load_vectors(folder: Path) -> Vectors:
    """Read the table written by :func:`save_vectors`."""
    return Vectors(name="lexical_classes").from_disk(folder)
