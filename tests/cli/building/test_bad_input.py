"""``graphkit build`` of what cannot be read, or fails on the way."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing

import pytest

from graphkit.outputs import STORE

pytestmark = [pytest.mark.model, pytest.mark.usefixtures("quick")]


def missing(folder):
    return folder / "nowhere"


def empty_folder(folder):
    (folder / "empty").mkdir()
    return folder / "empty"


def file_without_article(folder):
    (folder / "short.txt").write_text("Three words only.", encoding="utf-8")
    return folder / "short.txt"


def empty_file(folder):
    (folder / "empty.txt").touch()
    return folder / "empty.txt"


def binary_file(folder):
    (folder / "picture.txt").write_bytes(bytes(range(256)) * 20)
    return folder / "picture.txt"


def html_without_text(folder):
    (folder / "page.html").write_text("<html><head><script>1</script></head><body></body></html>", encoding="utf-8")
    return folder / "page.html"


def malformed_jsonl(folder):
    (folder / "list.jsonl").write_text('{"text": "half a rec\n', encoding="utf-8")
    return folder / "list.jsonl"


BAD = [missing, empty_folder, file_without_article, empty_file, binary_file, html_without_text, malformed_jsonl]


@pytest.mark.parametrize("make", BAD)
def test_bad_input_alone_is_one_line_that_names_it(graphkit, tmp_path, output, make, lines):
    path = make(tmp_path)
    result = graphkit("build", path, "-o", output)
    assert result.exit_code == 1
    error, hint = lines(result)
    assert path.name in error + hint
    assert not output.exists()


@pytest.mark.parametrize("make", BAD[2:])
def test_bad_input_among_others_costs_only_itself(graphkit, articles, output, make, run_json):
    path = make(articles)
    result = graphkit("build", articles, "-o", output)
    assert result.exit_code == 3
    line, told = result.stderr.strip().split("\n")
    assert line.startswith(f"skipped: {path.name}")
    assert " in 3 articles; open " in told
    run = run_json(output)
    assert [failure["document_id"].split("#")[0] for failure in run["skipped"]] == [path.name]
    assert len(run["inputs"]) == 3


def test_many_skipped_documents_are_counted(graphkit, articles, output, run_json):
    for number in range(14):
        (articles / f"empty{number}.txt").touch()
    result = graphkit("build", articles, "-o", output, "-q")
    skipped = result.stderr.strip().split("\n")
    assert len(skipped) == 11
    assert skipped[-1] == f"skipped: 4 more, see {output / 'run.json'}"
    assert len(run_json(output)["skipped"]) == 14


def test_another_encoding_is_read_and_told(graphkit, articles, output):
    (articles / "old.txt").write_bytes("Präsident Macron traf in Zürich den Kanzler. ".encode("cp1252") * 6)
    result = graphkit("build", articles, "-o", output)
    assert result.exit_code == 0
    assert result.stderr.startswith("note: old.txt: ")


def test_files_of_other_kinds_are_always_named(graphkit, articles, output):
    (articles / "old.txt").write_bytes("Präsident Macron traf in Zürich den Kanzler. ".encode("cp1252") * 6)
    for name in ("minutes.docx", "report.pdf"):
        (articles / name).touch()
    told = graphkit("build", articles, "-o", output).stderr.split("\n")
    assert told[0].endswith("files of other kinds were left out: .docx (1), .pdf (1): minutes.docx, report.pdf")
    assert told[1].startswith("note: old.txt: ")


def test_a_duplicate_file_is_read_once_and_told(graphkit, articles, output, run_json):
    (articles / "copy.txt").write_bytes((articles / "lavrov.txt").read_bytes())
    result = graphkit("build", articles, "-o", output)
    assert result.exit_code == 0
    assert "the same bytes as copy.txt" in result.stderr
    assert len(run_json(output)["inputs"]) == 3


def test_half_characters_cost_one_record(graphkit, articles, output, run_json):
    text = "Sergey Lavrov met Marco Rubio in Riyadh on Tuesday for talks. " * 4
    records = [json.dumps({"text": text + half}) for half in ("\ud800", "")]
    (articles / "records.jsonl").write_text("\n".join(records), encoding="utf-8")
    result = graphkit("build", articles, "-o", output)
    assert result.exit_code in {0, 3}  # skipped here, or repaired where it was read
    assert len(run_json(output)["inputs"]) >= 4


def test_a_document_whose_annotation_fails_costs_only_itself(graphkit, articles, output, monkeypatch, contents):
    from graphkit import pipeline

    annotate = pipeline.annotate

    def fails(doc, document):
        if document.id == "macron.txt":
            raise ZeroDivisionError("no reason")
        return annotate(doc, document)

    monkeypatch.setattr(pipeline, "annotate", fails)
    result = graphkit("build", articles, "-o", output, "-q")
    assert result.exit_code == 3
    assert result.stderr == "skipped: macron.txt: could not be annotated (ZeroDivisionError: no reason)\n"
    monkeypatch.undo()


def test_a_document_that_the_language_pipeline_cannot_analyse_costs_only_itself(
    graphkit, articles, output, monkeypatch, run_json
):
    from graphkit import language

    analyse = language.analyse

    def fails(nlp, documents, *, batch_size=32):
        documents = list(documents)
        if any(document.id == "macron.txt" for document in documents):
            raise ValueError("too long")
        return analyse(nlp, documents, batch_size=batch_size)

    monkeypatch.setattr(language, "analyse", fails)
    result = graphkit("build", articles, "-o", output)
    assert result.exit_code == 3
    assert len(run_json(output)["inputs"]) == 2
    assert run_json(output)["skipped"][0]["stage"] == "language"


def test_a_changed_document_that_fails_is_not_represented_by_its_old_text(
    graphkit, articles, built, monkeypatch, run_json
):
    from graphkit import pipeline

    annotate = pipeline.annotate

    def fails(doc, document):
        if document.id == "macron.txt":
            raise ZeroDivisionError
        return annotate(doc, document)

    monkeypatch.setattr(pipeline, "annotate", fails)
    (articles / "macron.txt").write_text("Angela Merkel met Olaf Scholz in Berlin. " * 5, encoding="utf-8")
    assert graphkit("build", articles, "-o", built).exit_code == 3
    assert sorted(run_json(built)["inputs"]) == ["lavrov.txt", "more/starmer.txt"]


def test_ctrl_c_keeps_what_is_done(graphkit, articles, output, monkeypatch, tmp_path, contents):
    from graphkit import pipeline

    annotate = pipeline.annotate

    def interrupted(doc, document):
        if document.id == "more/starmer.txt":
            raise KeyboardInterrupt
        return annotate(doc, document)

    monkeypatch.setattr(pipeline, "annotate", interrupted)
    result = graphkit("build", articles, "-o", output)
    assert result.exit_code == 130
    assert result.stderr.startswith("interrupted")
    assert "Traceback" not in result.output
    with closing(sqlite3.connect(output / STORE)) as connection:
        assert connection.execute("SELECT count(*) FROM document").fetchone() == (2,)
    monkeypatch.setattr(pipeline, "annotate", annotate)
    assert "(2 unchanged)" in graphkit("build", articles, "-o", output).stderr
    graphkit("build", articles, "-o", tmp_path / "fresh")
    assert contents(output) == contents(tmp_path / "fresh")


def test_a_model_that_is_not_installed(graphkit, articles, output, lines):
    error, hint = lines(graphkit("build", articles, "-o", output, "--model", "en_core_web_huge"))
    assert "en_core_web_huge" in error
    assert "download" in hint
    assert not output.exists()


def test_an_unknown_configuration_key(graphkit, articles, output, tmp_path, lines):
    (tmp_path / "settings.toml").write_text("[edges]\nmin_wieght = 2\n", encoding="utf-8")
    result = graphkit("build", articles, "-o", output, "--config", tmp_path / "settings.toml")
    assert result.exit_code == 1
    error, hint = lines(result)
    assert "min_wieght" in error
    assert "min_weight" in hint


def test_escape_sequences_in_names_are_shown_not_obeyed(graphkit, articles, output):
    (articles / "evil\x1b[2J.txt").touch()
    result = graphkit("build", articles, "-o", output)
    assert "\x1b" not in result.output
    assert "evil<1B>[2J.txt" in result.stderr
