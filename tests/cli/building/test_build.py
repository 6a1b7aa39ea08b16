"""``graphkit build`` as a user meets it."""

from __future__ import annotations

import csv
import io
import json
import logging
import re

import pytest

from graphkit.cli import build as build_command
from graphkit.outputs import FILES, STORE

pytestmark = [pytest.mark.model, pytest.mark.usefixtures("quick")]


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
    fields = "doc kind content cue cue_class speaker_span speaker together_with targets rule confidence"
    assert {" ".join(quote) for quote in quotes} == {fields}
    actors = {row["id"] for row in csv.DictReader(io.StringIO((built / "actors.csv").read_text(encoding="utf-8")))}
    assert {mention["actor"] for mention in found} >= actors  # peoples are listed, but not in the graph
    assert {quote["speaker"] for quote in quotes if quote["speaker"]} <= {mention["actor"] for mention in found}


def test_run_json_describes_the_run_without_clock_or_machine(built, articles, run_json):
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


def test_options_reach_the_run(graphkit, articles, output, run_json):
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


def test_options_come_before_the_configuration_file(graphkit, articles, output, tmp_path, run_json):
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


def test_no_input_is_wrong_usage(graphkit):
    assert graphkit("build").exit_code == 2


def test_quiet_says_nothing(graphkit, articles, output):
    result = graphkit("build", articles, "-o", output, "-q")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")


def test_reads_standard_input(graphkit, articles, output, run_json):
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


def test_the_input_folder_cannot_be_the_output_folder(graphkit, articles, lines):
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
