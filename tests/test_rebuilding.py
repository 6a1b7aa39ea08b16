"""A second build reads only the files that have changed, and its files are those of a fresh one."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from graphkit import Config, build
from graphkit.config import DocumentsConfig
from graphkit.documents import readers

pytestmark = [pytest.mark.model, pytest.mark.usefixtures("quick")]

STORY = "Mayor {0} of Lund met Governor Ada Brandt on Tuesday. “We will rebuild the pier of {1},” she said. " * 3


@pytest.fixture
def corpus(tmp_path):
    """A folder with a file of every kind and some that cannot be used."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a_story.txt").write_text(STORY.format("Nils Berg", "Lund"), "utf-8")
    (folder / "b_western.txt").write_bytes(STORY.format("Jörg Maß", "Köln").encode("cp1252"))
    (folder / "c_page.html").write_text(
        f"<html><body><article><p>{STORY.format('Eva Roe', 'Malmö')}</p></article></body></html>", "utf-8"
    )
    parts = "\n=====\n".join(f"Pier {n} closes\n{STORY.format('Tom Poe', n)}" for n in range(3))
    (folder / "d_dump.txt").write_text(f"{parts}\n", "utf-8")
    records = [json.dumps({"id": f"r{n}", "text": STORY.format("Mia Tal", n)}) for n in range(4)]
    (folder / "e_records.jsonl").write_text("\n".join([*records, "{broken", ""]), "utf-8")
    (folder / "f_rows.csv").write_text(
        "id,text\n1," + json.dumps(STORY.format("Ole Pass", "Halden")).replace('\\"', '""') + "\n", "utf-8"
    )
    (folder / "g_empty.txt").write_text("", "utf-8")
    (folder / "h_copy.txt").write_bytes((folder / "d_dump.txt").read_bytes())
    return folder


@pytest.fixture
def reads(monkeypatch):
    """The names of what is read, files and records, once or twice each."""
    names = []

    def noted(read):
        def reading(*arguments):
            names.append(arguments[1])
            return read(*arguments)

        return reading

    for name in ("_check_text", "document_in_text"):
        monkeypatch.setattr(readers, name, noted(getattr(readers, name)))
    return names


def same_as_fresh(corpus, tmp_path, contents, config=None, **options):
    """Whether a build into the folder of the one before gives the files of a fresh one; returns its result."""
    result = build([corpus], tmp_path / "output", config, **options)
    build([corpus], tmp_path / "fresh", config, force=True)
    assert contents(tmp_path / "output") == contents(tmp_path / "fresh")
    return result


def test_nothing_is_read_again_where_nothing_changed(corpus, tmp_path, contents, reads):
    first = build([corpus], tmp_path / "output")
    assert len(first.skipped) > 1
    assert len(first.notices) == 2
    reads.clear()
    second = build([corpus], tmp_path / "output")
    assert reads == ["g_empty.txt"]
    assert (second.annotated, second.kept, second.read) == (0, first.annotated, first.read)
    assert (second.skipped, second.notices) == (first.skipped, first.notices)
    assert same_as_fresh(corpus, tmp_path, contents).annotated == 0


@pytest.mark.parametrize(
    "name", ["a_story.txt", "b_western.txt", "c_page.html", "d_dump.txt", "e_records.jsonl", "f_rows.csv"]
)
def test_only_the_file_that_changed_is_read_again(corpus, tmp_path, contents, reads, name):
    build([corpus], tmp_path / "output")
    changed = corpus / name
    changed.write_bytes(changed.read_bytes().replace(b"rebuild", b"repaint"))
    reads.clear()
    build([corpus], tmp_path / "output")
    again = {"h_copy.txt"} if name == "d_dump.txt" else set()  # it is a copy no longer
    assert {read.partition("#")[0] for read in reads} == {name, "g_empty.txt"} | again
    assert same_as_fresh(corpus, tmp_path, contents).annotated == 0


def test_a_file_as_it_was_two_builds_ago_is_read_again(corpus, tmp_path, contents):
    story = corpus / "d_dump.txt"
    before = story.read_bytes()
    build([corpus], tmp_path / "output")
    story.write_bytes(before.replace(b"Pier 1", b"Port 1"))
    build([corpus], tmp_path / "output")
    story.write_bytes(before)
    assert same_as_fresh(corpus, tmp_path, contents).annotated == 1


def test_a_file_that_was_gone_is_read_again(corpus, tmp_path, contents):
    records = corpus / "e_records.jsonl"
    before = records.read_bytes()
    build([corpus], tmp_path / "output")
    records.unlink()
    assert len(same_as_fresh(corpus, tmp_path, contents).dropped) == 4
    records.write_bytes(before)
    assert same_as_fresh(corpus, tmp_path, contents).annotated == 4


def test_what_was_said_of_a_file_goes_with_it(corpus, tmp_path, contents):
    build([corpus], tmp_path / "output")
    (corpus / "b_western.txt").write_text(STORY.format("Jörg Maß", "Köln"), "utf-8")
    result = same_as_fresh(corpus, tmp_path, contents)
    assert not any(notice.path == "b_western.txt" for notice in result.notices)


def test_a_document_that_was_not_annotated_is_tried_again(corpus, tmp_path, contents, reads, monkeypatch):
    from graphkit import pipeline

    real = pipeline.annotate

    def failing(doc, document):
        if document.id == "d_dump.txt#2":
            raise ValueError("a rule failed")
        return real(doc, document)

    monkeypatch.setattr(pipeline, "annotate", failing)
    assert len(build([corpus], tmp_path / "output").skipped) > 2
    monkeypatch.setattr(pipeline, "annotate", real)
    reads.clear()
    assert same_as_fresh(corpus, tmp_path, contents).annotated == 1


def test_a_file_without_articles_is_read_again_with_other_settings(corpus, tmp_path, contents):
    records = [json.dumps({"id": f"r{n}", "prose": STORY.format("Mia Tal", n)}) for n in range(2)]
    (corpus / "i_prose.jsonl").write_text("\n".join(records), "utf-8")
    build([corpus], tmp_path / "output")
    config = Config(documents=DocumentsConfig(text_field="prose"))
    assert same_as_fresh(corpus, tmp_path, contents, config=config, prune=True).annotated > 0
    assert build([corpus], tmp_path / "output", config, prune=True).kept > 0


def test_a_record_whose_reader_died_is_read_again(corpus, tmp_path, contents, monkeypatch):
    real = readers.document_in_text

    def dying(text, name, *rest):
        if name.endswith("#r2"):
            raise MemoryError
        return real(text, name, *rest)

    monkeypatch.setattr(readers, "document_in_text", dying)
    build([corpus], tmp_path / "output")
    monkeypatch.setattr(readers, "document_in_text", real)
    assert same_as_fresh(corpus, tmp_path, contents).annotated == 1


@pytest.mark.parametrize("name", [b"0_\xff.txt", b"z_\xff.txt"])
def test_a_file_whose_name_no_store_can_hold_is_skipped_in_every_build(corpus, tmp_path, contents, name):
    try:
        Path(os.fsdecode(bytes(corpus) + b"/" + name)).write_text(STORY.format("Eva Roe", "Lund"), "utf-8")
    except OSError:
        pytest.skip("names are UTF-8 here")
    first = build([corpus], tmp_path / "output")
    assert any("half a character" in failure.message for failure in first.skipped)
    assert same_as_fresh(corpus, tmp_path, contents).skipped == first.skipped


def test_an_input_without_articles_leaves_the_output_as_it_was(corpus, tmp_path, contents):
    from graphkit.errors import EmptyCorpusError

    build([corpus], tmp_path / "output")
    before = contents(tmp_path / "output")
    with pytest.raises(EmptyCorpusError):
        build([corpus / "g_empty.txt"], tmp_path / "output", prune=True)
    assert contents(tmp_path / "output") == before
    assert build([corpus], tmp_path / "output").annotated == 0
