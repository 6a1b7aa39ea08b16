"""What README.md promises holds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.main import get_command

from graphkit.cli import app
from graphkit.config import Config
from graphkit.outputs import FILES, STORE

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("name", ["build", "test"])
def test_each_command_is_one_line_that_ci_finds(name):
    block = re.search(rf"<!-- command: {name} -->\n```console\n(.*?)```", README, re.DOTALL)
    assert block
    assert block[1].count("\n") == 1
    assert "pip install" in block[1]


def test_every_output_file_is_explained():
    table = "".join(line for line in README.splitlines() if line.startswith("| `"))
    assert {name for name in (*FILES, STORE) if f"`{name}`" not in table} == set()


def test_every_command_and_option_in_an_example_exists():
    known = {
        name: {option for parameter in command.params for option in parameter.opts}
        for name, command in get_command(app).commands.items()
    }
    for line in "".join(blocks("console")).splitlines():
        for command, rest in re.findall(r"graphkit (\w+) (.*)", line):
            assert command in known, line
            assert set(re.findall(r"(?<=\s)--?[a-z][a-z-]*", f" {rest}")) <= known[command], line


def test_every_setting_in_an_example_is_known(tmp_path):
    for block in blocks("toml"):
        (tmp_path / "settings.toml").write_text(block, encoding="utf-8")
        assert Config.from_toml(tmp_path / "settings.toml") != Config()


@pytest.mark.model
@pytest.mark.usefixtures("quick")
def test_the_python_example_runs(tmp_path, monkeypatch, capsys):
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    monkeypatch.chdir(tmp_path)
    for block in blocks("python"):
        exec(compile(block, "README.md", "exec"), {})
    assert "actors" in capsys.readouterr().out
    assert (tmp_path / "output" / "graph.html").exists()
