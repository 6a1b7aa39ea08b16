"""``graphkit top``, ``graphkit model``, and what holds for every command."""

from __future__ import annotations

import json
import re
import subprocess
import sys

import pytest
from typer.main import get_command

from graphkit.cli import app
from graphkit.cli.terminal import printable, say_json
from graphkit.cli.top import top_cli
from graphkit.version import __version__

TABLE = """id,name,type,mentions,documents,degree,strength,betweenness
b,Bo\x1b[31m,PERSON,3,1,2,7,0.5
a,Al,ORG,9,2,3,7,0.25
c,Cy,GPE,1,1,0,0,0.0
"""


@pytest.fixture
def output(tmp_path):
    (tmp_path / "actors.csv").write_text(TABLE, encoding="utf-8", newline="")
    return tmp_path


def test_top_lists_equals_by_name_with_one_rank(graphkit, output):
    result = graphkit("top", output)
    assert (result.exit_code, result.stderr) == (0, "")
    heading, *lines = result.stdout.splitlines()
    assert heading.split() == ["rank", "actor", "type", "strength"]
    assert [line.split()[:2] for line in lines] == [["1", "Al"], ["1", "Bo<1B>[31m"], ["3", "Cy"]]


def test_top_as_json_keeps_numbers(graphkit, output):
    result = graphkit("top", output, "--by", "betweenness", "-n", 1, "--json")
    assert json.loads(result.stdout) == [
        {"rank": 1, "id": "b", "name": "Bo\x1b[31m", "type": "PERSON", "betweenness": 0.5}
    ]


def test_top_as_csv_is_what_a_spreadsheet_opens(graphkit, output):
    result = graphkit("top", output, "-n", 1, "--csv")
    assert result.stdout.splitlines() == ["rank,id,name,type,strength", "1,a,Al,ORG,7"]
    assert graphkit("top", output, "--csv", "--json").exit_code == 2


RANGES = """id,name,type,strength,strength_rank,strength_rank_low,strength_rank_high
a,Al,ORG,9,1,1,1
b,Bo,PERSON,7,2,2,13
"""


def test_top_shows_the_range_of_a_rank_where_it_is_known(graphkit, tmp_path):
    (tmp_path / "actors.csv").write_text(RANGES, encoding="utf-8-sig")
    lines = graphkit("top", tmp_path).stdout.splitlines()[1:]
    assert [line.split("  ")[-1] for line in lines] == ["1st", "2nd to 13th"]
    rows = json.loads(graphkit("top", tmp_path, "--json").stdout)
    assert [(row["low"], row["high"]) for row in rows] == [(1, 1), (2, 13)]
    assert graphkit("top", tmp_path, "--csv").stdout.splitlines()[0] == "rank,id,name,type,strength,low,high"


def test_top_is_a_table_on_a_terminal(output, monkeypatch, capsys):
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("NO_COLOR", "1")
    top_cli(output, number=2)
    printed = capsys.readouterr().out
    assert re.search("actor.*type.*strength", printed)
    assert "Bo<1B>[31m" in printed
    assert "\x1b[31m" not in printed


def test_top_says_that_a_measure_is_an_estimate(graphkit, output):
    estimates = {"measures": ["betweenness", "closeness"], "sources": 500}
    (output / "run.json").write_text(json.dumps({"estimates": estimates}), encoding="utf-8")
    result = graphkit("top", output, "--by", "betweenness")
    assert "500 actors drawn by chance" in result.stderr
    assert graphkit("top", output).stderr == ""


def test_json_for_programs_cannot_harm_a_terminal_and_loses_nothing(capsys):
    value = ["\x1b[2J", "a\u202eb", "Zürich 東京", "\x9b", "\ud800"]
    say_json(value)
    printed = capsys.readouterr().out
    assert json.loads(printed) == value
    assert "Zürich" in printed
    assert printed == printable(printed)


def test_top_of_nothing(graphkit, tmp_path):
    (tmp_path / "actors.csv").write_text(TABLE.splitlines()[0] + "\n", encoding="utf-8")
    assert graphkit("top", tmp_path).stdout == "no actors\n"


@pytest.mark.parametrize("table", [None, "", "x,y\n1,2\n", TABLE.replace("7,0.5", "many,0.5")])
def test_top_of_a_folder_without_a_build(graphkit, tmp_path, table):
    if table is not None:
        (tmp_path / "actors.csv").write_text(table, encoding="utf-8")
    result = graphkit("top", tmp_path)
    assert result.exit_code == (0 if table == "" else 1)
    assert table == "" or result.stderr.startswith("error: ")


def test_top_by_an_unknown_measure_names_the_known_ones(graphkit, output):
    result = graphkit("top", output, "--by", "fame")
    assert result.exit_code == 2
    assert "strength" in result.stderr


def test_model_prints_the_card_or_says_that_there_is_none(graphkit, tmp_path, monkeypatch):
    monkeypatch.setattr("graphkit.language.SHIPPED", tmp_path)
    result = graphkit("model")
    assert result.exit_code == 1
    assert "--model" in result.stderr
    (tmp_path / "README.md").write_text("# A pipeline\n", encoding="utf-8")
    assert graphkit("model").stdout == "# A pipeline\n"


def test_version(graphkit):
    assert graphkit("--version").stdout == f"graphkit {__version__}\n"


def test_every_command_and_option_has_help():
    for name, command in get_command(app).commands.items():
        assert command.help, name
        for parameter in command.params:
            assert parameter.name == "help" or getattr(parameter, "help", ""), f"{name} {parameter.name}"


def test_no_command_prints_a_traceback_for_an_unknown_one(graphkit):
    result = graphkit("biuld")
    assert result.exit_code == 2
    assert "No such command" in result.stderr


def test_python_dash_m_is_the_same_program():
    run = subprocess.run([sys.executable, "-m", "graphkit", "--version"], capture_output=True, text=True, check=True)
    assert run.stdout == f"graphkit {__version__}\n"


def test_help_imports_nothing_slow():
    command = [sys.executable, "-X", "importtime", "-m", "graphkit", "--help"]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    imported = {line.rsplit("|", 1)[-1].strip().split(".")[0] for line in run.stderr.splitlines()}
    assert imported.isdisjoint({"spacy", "networkx", "numpy", "scipy", "pyvis", "trafilatura", "dateparser", "sqlite3"})
    assert re.search(r"build .*\n(.*\n)*.*top .*\n(.*\n)*.*model", run.stdout)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Zürich 東京 🙂\n\t", "Zürich 東京 🙂\n\t"),
        ("\x1b[2J", "<1B>[2J"),
        ("\x9b1m", "<9B>1m"),
        ("a\u202eb", "a<202E>b"),
        ("\ud800", "<D800>"),
        ("\r", "<0D>"),
        ("\u200c\u200d\xad", "\u200c\u200d\xad"),
    ],
)
def test_what_a_terminal_would_obey_is_shown(text, shown):
    assert printable(text) == shown
