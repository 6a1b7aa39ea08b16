"""What every engine promises, shown by the one in this process."""

from __future__ import annotations

from contextlib import closing

import pytest
from conftest import ARTICLES

from graphkit.config import Config
from graphkit.engines import Serial
from graphkit.records import Document

pytestmark = [pytest.mark.model, pytest.mark.usefixtures("quick")]

DOCUMENTS = [Document(id=name, path=name, text=text) for name, text in ARTICLES.items()]


def test_one_outcome_for_every_document():
    with closing(Serial()) as engine:
        engine.start(Config())
        assert [outcome.document for outcome in engine.annotate(DOCUMENTS)] == DOCUMENTS


def test_no_document_no_outcome():
    with closing(Serial()) as engine:
        engine.start(Config())
        assert list(engine.annotate([])) == []


def test_the_identity_changes_with_what_changes_annotations_only():
    with closing(Serial()) as engine:
        engine.start(Config())
        first = engine.identity()
        engine.start(Config().override({"language": {"batch_size": 1}}))
        assert engine.identity() == first
        engine.start(Config().override({"documents": {"min_words": 1}}))
        other = engine.identity()
        assert (other.language, other.fingerprint != first.fingerprint) == (first.language, True)
