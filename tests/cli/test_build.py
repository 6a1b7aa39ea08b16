"""``graphkit build`` as a user meets it."""

from __future__ import annotations

import csv
import io
import json
import logging
import os
import re
import sqlite3
from contextlib import closing

import pytest

from graphkit.cli import build as build_command
from graphkit.outputs import FILES, STORE

pytestmark = [pytest.mark.model, pytest.mark.usefixtures("quick")]


@pytest.fixture
def output(tmp_path):
    return tmp_path / "output"


@pytest.fixture
def built(graphkit, articles, output):
    assert graphkit("build", articles, "-o", output, "-q").output == ""
    return output


def run_json(output):
    return json.loads((output / "run.json").read_text(encoding="utf-8"))


def lines(result):
    """What stands on standard error, which is one error and one hint."""
    error, hint = result.stderr.strip().split("\n")
    assert error.startswith("error: ")
    assert hint.startswith("hint: ")
    return error, hint


def test_writes_every_file_and_says_where(graphkit, articles, output):
    result = graphkit("build", articles, "-o", output)
    assert result.exit_code == 0
    assert sorted(p.name for p in output.iterdir() if not p.name.startswith(".")) == sorted([*FILES, STORE])
    assert re.fullmatch(r"\d+ actors, \d+ edges and \d+ quotes in 3 articles; open .*graph\.html\n", result.stderr)
    assert result.stdout == ""


def test_mentions_and_quotes_point_into_the_files(built, articles):
    found = [json.loads(line) for line in (built / "mentions.jsonl").read_text(encoding="utf-8").splitlines()]
    assert found
    for mention in found:
        text = (articles / mention["doc"]).read_text(encoding="utf-8")
        assert text[mention["start"] : mention["end"]] == mention["text"]
        assert list(mention) == [
            "doc",
            "start",
            "end",
            "text",
            "form",
            "use",
            "type",
            "actor",
            "name",
            "rule",
            "link",
            "confidence",
        ]
    assert found == sorted(found, key=lambda m: (m["doc"], m["start"]))
    quotes = [json.loads(line) for line in (built / "quotes.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {tuple(quote) for quote in quotes} == {
        ("doc", "kind", "content", "cue", "cue_class", "speaker_span", "speaker", "targets", "rule", "confidence")
    }
    actors = {row["id"] for row in csv.DictReader(io.StringIO((built / "actors.csv").read_text(encoding="utf-8")))}
    assert {mention["actor"] for mention in found} >= actors  # peoples are listed, but not in the graph
    assert {quote["speaker"] for quote in quotes if quote["speaker"]} <= {mention["actor"] for mention in found}


def test_run_json_describes_the_run_without_clock_or_machine(built, articles):
    run = run_json(built)
    assert run["counts"]["documents"] == 3
    assert sorted(run["inputs"]) == ["lavrov.txt", "macron.txt", "more/starmer.txt"]
    assert sorted(run["outputs"]) == sorted(set(FILES) - {"run.json"})
    assert run["skipped"] == run["notices"] == []
    assert str(articles) not in json.dumps(run)


def test_a_second_build_changes_no_byte_and_annotates_nothing(graphkit, articles, built, contents):
    before = contents(built)
    result = graphkit("build", articles, "-o", built)
    assert "(3 unchanged)" in result.stderr
    assert contents(built) == before


def test_a_build_after_changes_equals_a_fresh_one(graphkit, articles, built, contents, tmp_path):
    (articles / "lavrov.txt").unlink()
    (articles / "macron.txt").write_text("Angela Merkel met Olaf Scholz in Berlin. " * 5, encoding="utf-8")
    (articles / "new.txt").write_text("Viktor Orban met Robert Fico and praised Donald Trump. " * 3, encoding="utf-8")
    result = graphkit("build", articles, "-o", built)
    assert "(1 unchanged)" in result.stderr
    graphkit("build", articles, "-o", tmp_path / "fresh")
    assert contents(built) == contents(tmp_path / "fresh")
    assert "lavrov" not in str(contents(built)).lower()


def test_options_reach_the_run(graphkit, articles, output):
    options = ["--window", "document", "--types", "person, org", "--min-weight", 2, "--min-confidence", 0.5]
    options += ["--backbone", 0.9, "--max-nodes", 5, "--drop-isolated", "--page-nodes", 7, "--title", "My title"]
    assert graphkit("build", articles, "-o", output, *options).exit_code == 0
    config = run_json(output)["config"]
    asked = {"window": "document", "types": ["PERSON", "ORG"], "min_weight": 2, "min_confidence": 0.5, "backbone": 0.9}
    assert config["edges"] == config["edges"] | asked
    assert (config["graph"]["max_actors"], config["graph"]["isolated"]) == (5, False)
    assert (config["views"]["max_nodes"], config["views"]["title"]) == (7, "My title")
    assert "My title" in (output / "graph.html").read_text(encoding="utf-8")
    types = {row["type"] for row in csv.DictReader(io.StringIO((output / "actors.csv").read_text(encoding="utf-8")))}
    assert types <= {"PERSON", "ORG"}


def test_what_options_leave_out_is_told_unless_quiet(graphkit, articles, output):
    result = graphkit("build", articles, "-o", output, "--min-weight", 99)
    assert result.stderr.startswith("note: graph: holds none of ")
    assert "(--min-weight 99), of which the heaviest has weight " in result.stderr
    result = graphkit("build", articles, "-o", output, "--types", "GPE", "--min-confidence", 0.99)
    assert "of other types (--types GPE)" in result.stderr
    assert "less certain (--min-confidence 0.99)" in result.stderr
    assert graphkit("build", articles, "-o", output, "--types", "GPE", "-q").stderr == ""


def test_options_come_before_the_configuration_file(graphkit, articles, output, tmp_path):
    settings = tmp_path / "settings.toml"
    settings.write_text('[edges]\nwindow = "paragraph"\nmin_weight = 3\n', encoding="utf-8")
    graphkit("build", articles, "-o", output, "--config", settings, "--min-weight", 1)
    edges = run_json(output)["config"]["edges"]
    assert (edges["window"], edges["min_weight"]) == ("paragraph", 1)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--window", "page"], "edges.window cannot be 'page'"),
        (["--types", "PERSON,PLACE"], "edges.types cannot be 'PLACE'"),
        (["--min-weight", "0"], "must be at least 1"),
        (["--min-confidence", "2"], "between 0 and 1"),
        (["--max-nodes", "many"], "valid int"),
        (["--max-nodes", "0"], "at least 1"),
        (["--max-nodes", "-3"], "at least 1"),
        (["--bootstrap", "0"], "greater than or equal to 1"),
        (["--bootstrap", "-2"], "greater than or equal to 1"),
        (["--backbone", "0"], "above 0 and at most 1"),
        (["--backbone", "1.5"], "above 0 and at most 1"),
        (["--backbone", "nan"], "above 0 and at most 1"),
        (["--from", "March"], "Write it as 2025-03-31"),
        (["--to", "2025-02-30"], "Write it as 2025-03-31"),
        (["--from", "20250301"], "Write it as 2025-03-31"),
        (["--from", "2025-03-02", "--to", "2025-03-01"], "Exchange them"),
        (["--from", "2025-13-01"], "the first day (--from)"),
        (["--slice", "day"], "Use one of: week, month, year"),
        (["--window", "tokens:0"], "tokens:25"),
        (["--window", "tokens:-5"], "tokens:25"),
        (["--window", "tokens:many"], "tokens:25"),
        (["--colour", "red"], "No such option"),
    ],
)
def test_wrong_usage_is_exit_code_2(graphkit, articles, output, options, told):
    result = graphkit("build", articles, "-o", output, *options)
    assert result.exit_code == 2
    assert told in result.stderr
    assert not output.exists()


@pytest.fixture
def dated(articles):
    """The three articles as records with a date each: the 25th, 26th and 27th of March 2025."""
    texts = [(articles / name).read_text(encoding="utf-8") for name in ("lavrov.txt", "macron.txt", "more/starmer.txt")]
    records = [{"text": text, "date": f"2025-03-{day}"} for day, text in enumerate(texts, start=25)]
    path = articles.parent / "dated.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


def test_days_and_slices(graphkit, dated, output, contents):
    result = graphkit("build", dated, "-o", output, "--from", "2025-03-26", "--slice", "week")
    assert "leaves out 1 article of other days and none without a date" in result.stderr
    first = contents(output)
    quotes = len(list(csv.DictReader(io.StringIO(first["quotes.csv"].decode()))))
    edges = len(list(csv.DictReader(io.StringIO(first["edges.csv"].decode()))))
    told = f"{edges} edges and {quotes} quotes in 2 of 3 articles; open {output / 'graph.html'}\n"
    assert result.stderr.endswith(f"actors, {told}")
    assert graphkit("assemble", output).stderr.endswith(f"actors, {told}")
    graphkit("annotate-sample", output, "-o", output.parent / "sample")
    scores = json.loads(graphkit("evaluate", output.parent / "sample", output, "--json").stdout)
    assert scores["mentions"]["f"] == 1.0
    files = {f"slices/2025-W13/{name}" for name in ("actors.csv", "edges.csv", "graph.gexf", "graph.graphml")}
    assert {name for name in first if name.startswith("slices/")} == files | {"slices/measures.csv"}
    rows = list(csv.DictReader(io.StringIO(first["slices/measures.csv"].decode())))
    assert {row["slice"] for row in rows} == {"2025-W13"}
    assert "Marco Rubio" not in {row["name"] for row in rows}
    assert "Rubio" not in first["quotes.csv"].decode()
    graphkit("build", dated, "-o", output, "--from", "2025-03-26", "--slice", "week")
    assert contents(output) == first
    graphkit("build", dated, "-o", output)
    assert not (output / "slices").exists()


def test_ranges_of_ranks(graphkit, articles, output, contents):
    assert graphkit("build", articles, "-o", output, "--bootstrap", 30).exit_code == 0
    first = contents(output)
    rows = list(csv.DictReader(io.StringIO(first["actors.csv"].decode())))
    for row in rows:
        low, rank, high = (int(row[f"strength_rank{end}"]) for end in ("_low", "", "_high"))
        assert 1 <= low <= rank <= high <= len(rows)
    assert " to " in graphkit("top", output, "--by", "betweenness").stdout
    graphkit("build", articles, "-o", output, "--bootstrap", 30)
    assert contents(output) == first


def test_articles_without_a_date_are_told(graphkit, articles, output):
    result = graphkit("build", articles, "-o", output, "--slice", "month")
    assert result.exit_code == 0
    assert result.stderr.startswith("note: slices: 3 articles without a date are in no slice\n")
    result = graphkit("build", articles, "-o", output, "--to", "2025-12-31")
    assert "no articles of other days and 3 without a date" in result.stderr
    assert "No actors found in 0 of 3 articles" in result.stderr


def test_slices_replace_no_strangers_file(graphkit, articles, output):
    (output / "slices" / "2025-W13").mkdir(parents=True)
    (output / "slices" / "2025-W13" / "actors.csv").write_text("mine", encoding="utf-8")
    result = graphkit("build", articles, "-o", output, "--slice", "week")
    assert result.exit_code == 1
    assert (output / "slices" / "2025-W13" / "actors.csv").read_text(encoding="utf-8") == "mine"


def test_no_input_is_wrong_usage(graphkit):
    assert graphkit("build").exit_code == 2


def test_quiet_says_nothing(graphkit, articles, output):
    result = graphkit("build", articles, "-o", output, "-q")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")


def test_reads_standard_input(graphkit, articles, output):
    result = graphkit("build", "-", "-o", output, text=(articles / "lavrov.txt").read_text(encoding="utf-8"))
    assert result.exit_code == 0
    assert list(run_json(output)["inputs"]) == ["stdin"]


def test_opens_the_page_when_asked(graphkit, articles, output, monkeypatch):
    opened = []
    monkeypatch.setattr("typer.launch", opened.append)
    graphkit("build", articles, "-o", output, "--open")
    assert opened == [str(output / "graph.html")]


def test_an_output_folder_inside_the_input_is_no_input(graphkit, articles, contents):
    graphkit("build", articles, "-o", articles / "output")
    first = contents(articles / "output")
    assert graphkit("build", articles, "-o", articles / "output").exit_code == 0
    assert contents(articles / "output") == first


def test_the_input_folder_cannot_be_the_output_folder(graphkit, articles):
    assert "is also an input" in lines(graphkit("build", articles, "-o", articles / "more" / ".."))[0]


def test_articles_without_actors_give_valid_empty_outputs(graphkit, tmp_path, output):
    (tmp_path / "rain.txt").write_text("It rained all day and the wind was cold. " * 6, encoding="utf-8")
    result = graphkit("build", tmp_path / "rain.txt", "-o", output)
    assert result.exit_code == 0
    warning, told = result.stderr.splitlines()
    assert warning.startswith("warning: no actor was found; ")
    assert told.startswith("No actors found in 1 article")
    assert (output / "mentions.jsonl").read_bytes() == b""
    assert len((output / "actors.csv").read_text(encoding="utf-8").splitlines()) == 1
    assert "</html>" in (output / "graph.html").read_text(encoding="utf-8")


# What cannot be read


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
def test_bad_input_alone_is_one_line_that_names_it(graphkit, tmp_path, output, make):
    path = make(tmp_path)
    result = graphkit("build", path, "-o", output)
    assert result.exit_code == 1
    error, hint = lines(result)
    assert path.name in error + hint
    assert not output.exists()


@pytest.mark.parametrize("make", BAD[2:])
def test_bad_input_among_others_costs_only_itself(graphkit, articles, output, make):
    path = make(articles)
    result = graphkit("build", articles, "-o", output)
    assert result.exit_code == 3
    line, told = result.stderr.strip().split("\n")
    assert line.startswith(f"skipped: {path.name}")
    assert " in 3 articles; open " in told
    run = run_json(output)
    assert [failure["document_id"].split("#")[0] for failure in run["skipped"]] == [path.name]
    assert len(run["inputs"]) == 3


def test_many_skipped_documents_are_counted(graphkit, articles, output):
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


def test_a_duplicate_file_is_read_once_and_told(graphkit, articles, output):
    (articles / "copy.txt").write_bytes((articles / "lavrov.txt").read_bytes())
    result = graphkit("build", articles, "-o", output)
    assert result.exit_code == 0
    assert "the same bytes as copy.txt" in result.stderr
    assert len(run_json(output)["inputs"]) == 3


def test_half_characters_cost_one_record(graphkit, articles, output):
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
    graphkit, articles, output, monkeypatch
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


def test_a_changed_document_that_fails_is_not_represented_by_its_old_text(graphkit, articles, built, monkeypatch):
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


def test_a_model_that_is_not_installed(graphkit, articles, output):
    error, hint = lines(graphkit("build", articles, "-o", output, "--model", "en_core_web_huge"))
    assert "en_core_web_huge" in error
    assert "download" in hint
    assert not output.exists()


def test_an_unknown_configuration_key(graphkit, articles, output, tmp_path):
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


# The output folder


def test_a_strangers_file_is_never_replaced_without_force(graphkit, articles, output):
    output.mkdir()
    (output / "edges.csv").write_text("my own table", encoding="utf-8")
    result = graphkit("build", articles, "-o", output)
    assert result.exit_code == 1
    error, hint = lines(result)
    assert str(output / "edges.csv") in error
    assert "--force" in hint
    assert [p.name for p in output.iterdir()] == ["edges.csv"]
    assert (output / "edges.csv").read_text(encoding="utf-8") == "my own table"
    assert graphkit("build", articles, "-o", output, "--force").exit_code == 0
    assert (output / "edges.csv").read_text(encoding="utf-8").startswith("source,")


def test_files_of_other_names_are_never_touched(graphkit, articles, built):
    (built / "notes.txt").write_text("mine", encoding="utf-8")
    (built / "deep").mkdir()
    for force in ([], ["--force"]):
        assert graphkit("build", articles, "-o", built, *force).exit_code == 0
        assert (built / "notes.txt").read_text(encoding="utf-8") == "mine"
        assert (built / "deep").is_dir()


def test_a_file_of_ours_that_was_changed_by_hand_is_not_lost(graphkit, articles, built):
    (built / "actors.csv").write_text("hours of work", encoding="utf-8")
    result = graphkit("build", articles, "-o", built)
    assert result.exit_code == 1
    assert "changed after graphkit wrote it" in lines(result)[0]
    assert (built / "actors.csv").read_text(encoding="utf-8") == "hours of work"


def test_a_missing_file_of_ours_comes_back(graphkit, articles, built, contents):
    before = contents(built)
    (built / "graph.gexf").unlink()
    assert graphkit("build", articles, "-o", built).exit_code == 0
    assert contents(built) == before


def test_our_files_are_known_by_run_json_when_the_store_is_gone(graphkit, articles, built, contents):
    before = contents(built)
    (built / STORE).unlink()
    assert graphkit("build", articles, "-o", built).exit_code == 0
    assert contents(built) == before


def test_another_programs_database_is_not_touched(graphkit, articles, output):
    output.mkdir()
    with closing(sqlite3.connect(output / STORE)) as connection:
        connection.execute("CREATE TABLE mine (x)")
    before = (output / STORE).read_bytes()
    assert "is not graphkit's evidence store" in lines(graphkit("build", articles, "-o", output))[0]
    assert (output / STORE).read_bytes() == before


def test_a_damaged_store_is_rebuilt_with_force(graphkit, articles, built, contents):
    before = contents(built)
    damaged = (built / STORE).read_bytes()
    (built / STORE).write_bytes(damaged[:100] + b"\xff" * 5000 + damaged[5100:])
    error, hint = lines(graphkit("build", articles, "-o", built))
    assert "is damaged" in error
    assert "--force" in hint
    assert graphkit("build", articles, "-o", built, "--force").exit_code == 0
    assert contents(built) == before


def test_two_builds_into_one_folder(graphkit, articles, built):
    from graphkit.store import open_store

    with open_store(built / STORE):
        assert "another build is writing" in lines(graphkit("build", articles, "-o", built))[0]


def test_the_output_is_a_file(graphkit, articles, tmp_path):
    (tmp_path / "file").touch()
    assert "is a file" in lines(graphkit("build", articles, "-o", tmp_path / "file"))[0]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the administrator may write everywhere")
def test_a_folder_without_the_right_to_write(graphkit, articles, output):
    output.mkdir(mode=0o500)
    assert "cannot" in lines(graphkit("build", articles, "-o", output))[0]


def test_an_error_while_writing_leaves_the_old_files(graphkit, articles, built, monkeypatch, contents):
    from graphkit import outputs

    before = contents(built)

    def full(*_):
        raise OSError(28, "No space left on device")

    (articles / "lavrov.txt").unlink()
    monkeypatch.setattr(outputs, "write_quotes", full)
    result = graphkit("build", articles, "-o", built)
    assert "No space left on device" in lines(result)[0]
    assert contents(built) == before
    assert not (built / ".graphkit-writing").exists()


def test_a_build_killed_between_two_files_can_be_repeated(graphkit, articles, built, monkeypatch, contents, tmp_path):
    from graphkit import outputs

    (articles / "lavrov.txt").unlink()
    move, moved = outputs._move, []

    def killed(source, target):
        if len(moved) == 3:
            raise KeyboardInterrupt
        moved.append(target)
        move(source, target)

    monkeypatch.setattr(outputs, "_move", killed)
    assert graphkit("build", articles, "-o", built).exit_code == 130
    monkeypatch.setattr(outputs, "_move", move)
    assert graphkit("build", articles, "-o", built).exit_code == 0
    graphkit("build", articles, "-o", tmp_path / "fresh")
    assert contents(built) == contents(tmp_path / "fresh")


@pytest.mark.parametrize(
    ("options", "what"),
    [
        (["--engine", "spark"], "local or dask"),
        (["--scheduler", "tcp://host:8786"], "--engine dask"),
        (["--engine", "dask", "--workers", "none"], "--workers"),
        (["--engine", "dask", "--scheduler", "tcp://host:8786", "--workers", "8"], "leave it out"),
    ],
)
def test_engine_options_that_make_no_sense(graphkit, articles, options, what):
    result = graphkit("build", articles, *options)
    assert result.exit_code == 2
    assert what in " ".join(result.stderr.replace("│", " ").split())


def test_more_workers_than_cores_are_not_started(graphkit, articles, tmp_path):
    result = graphkit("build", articles, "-o", tmp_path / "output", "--workers", "99999")
    assert result.exit_code == 0
    assert result.stderr.startswith("note: --workers 99999 is more than the cores of this machine;")


@pytest.mark.parametrize(("verbose", "told"), [(0, ""), (2, "distributed.scheduler: State start\n")])
def test_what_other_packages_log_is_told_to_who_asks_for_it(monkeypatch, capsys, verbose, told):
    others = logging.getLogger("distributed.scheduler")
    monkeypatch.setattr(others, "level", logging.INFO)  # of its own, as Dask has it
    build_command._set_up_logging(verbose)
    others.info("State start")
    logging.getLogger("graphkit.language").warning("made for another spaCy")
    assert capsys.readouterr().err == f"{told}graphkit.language: made for another spaCy\n"
