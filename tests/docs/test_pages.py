"""What the pages of the site say can be done, is done here."""

from __future__ import annotations

import re
import shlex
import sqlite3
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from graphkit.actors import read_curation
from graphkit.cli import app

ROOT = Path(__file__).parents[2]
PAGES = sorted((ROOT / "docs").glob("*.md"))


def blocks(page: Path, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def with_blocks(language: str) -> list[object]:
    return [pytest.param(page, id=page.name) for page in PAGES if blocks(page, language)]


@pytest.fixture(scope="module")
def built(nlp, tmp_path_factory):
    """A folder with ``seeds`` and the ``output`` of a build of them."""
    from graphkit import build, language

    folder = tmp_path_factory.mktemp("site")
    (folder / "seeds").symlink_to(ROOT / "seeds")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(language, "load", lambda model="": nlp)
        build([folder / "seeds"], folder / "output")
    return folder


@pytest.mark.model
@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("page", with_blocks("console"))
def test_every_command_runs(page, built, monkeypatch):
    monkeypatch.chdir(built)
    for line in "".join(blocks(page, "console")).splitlines():
        program, *arguments = shlex.split(line, comments=True)
        assert program == "graphkit", f"boxes marked console hold commands the tests run, not {line!r}: mark it sh"
        done = CliRunner().invoke(app, arguments)
        assert done.exit_code == 0, f"{line}\n{done.output}"
        assert done.output.strip() != "no quotes", line


@pytest.mark.model
@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("page", with_blocks("python"))
def test_every_example_in_python_runs(page, built, monkeypatch):
    monkeypatch.chdir(built)
    for block in blocks(page, "python"):
        exec(compile(block, page.name, "exec"), {})


def test_the_edits_of_actors_can_be_read(tmp_path):
    (tmp_path / "actors.toml").write_text("".join(blocks(ROOT / "docs" / "curation.md", "toml")), encoding="utf-8")
    kinds = {edit.kind for edit in read_curation(tmp_path / "actors.toml").edits}
    assert kinds == {"same", "never", "rename", "type", "ignore", "places", "observers", "known"}


@pytest.mark.model
@pytest.mark.parametrize("page", with_blocks("sql"))
def test_every_query_finds_something(page, built):
    with sqlite3.connect(f"file:{built / 'output' / 'graphkit.sqlite'}?mode=ro", uri=True) as store:
        for query in blocks(page, "sql"):
            assert store.execute(query).fetchall()
    store.close()


def test_every_page_is_in_the_menu_and_every_link_leads_somewhere():
    menu = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["nav"]
    named = set(re.findall(r"[\w/-]+\.md", str(menu)))
    assert {page.name for page in PAGES} <= named
    made = {"reference/commands.md", "reference/settings.md"}
    assert {name for name in named if not (ROOT / "docs" / name).exists()} == made
    for page in PAGES:
        for link in re.findall(r"\]\((?!http)([^)#]+)", page.read_text(encoding="utf-8")):
            assert link in made or (ROOT / "docs" / link).exists(), f"{page.name}: {link}"
