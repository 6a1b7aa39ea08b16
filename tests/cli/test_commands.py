"""``graphkit model``, and what holds for every command."""

from __future__ import annotations

import json
import re
import subprocess
import sys

import pytest
from typer.main import get_command

from graphkit.cli import app
from graphkit.cli.terminal import printable, say_json
from graphkit.version import __version__


def test_json_for_programs_cannot_harm_a_terminal_and_loses_nothing(capsys):
    value = ["\x1b[2J", "a\u202eb", "Zürich 東京", "\x9b", "\ud800"]
    say_json(value)
    printed = capsys.readouterr().out
    assert json.loads(printed) == value
    assert "Zürich" in printed
    assert printed == printable(printed)


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
