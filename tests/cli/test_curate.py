"""``graphkit curate`` as a user meets it."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from contextlib import closing

import pytest

pytestmark = [pytest.mark.model, pytest.mark.usefixtures("quick")]

ARTICLES = {
    "meeting.txt": "OSLO, March 3, 2025 - Johan Petersen met Ingrid Solberg on Monday to talk about the new harbour. "
    "Johan Petersen said that Ingrid Solberg had promised to build it by the end of the year.\n",
    "court.txt": "BERGEN, March 9, 2025 - Johann Petersen appeared in court on Sunday and denied that he had cheated "
    "Karin Olsen. Johann Petersen said that Karin Olsen had signed the contract of her own free will.\n",
}


@pytest.fixture
def output(graphkit, tmp_path):
    folder = tmp_path / "newsroom"
    folder.mkdir()
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    assert graphkit("build", folder, "-o", tmp_path / "out").exit_code == 0
    return tmp_path / "out"


def test_writes_what_to_look_at_and_says_where(graphkit, output):
    result = graphkit("curate", output)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"1 suggestion, 0 in doubt; see {output / 'actors.suggested.toml'}\n"
    text = (output / "actors.suggested.toml").read_text(encoding="utf-8")
    assert '#[[never]]\n#names = ["Johan Petersen", "Johann Petersen"]\n' in text
    assert "# See court.txt\n" in text
    assert not (output / "actors.toml").exists()


def test_the_answers_to_one_doubt_are_one_suggestion(graphkit, tmp_path):
    folder = tmp_path / "newsroom"
    folder.mkdir()
    for number, name in enumerate(("Anna Petersen", "Johan Petersen", "Petersen")):
        text = f"OSLO, March 3, 2025 - {name} met Ingrid Solberg on Monday to talk about the harbour in the north. "
        text += f"{name} said that Ingrid Solberg had promised to build it by the end of the year.\n"
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    graphkit("build", folder, "-o", tmp_path / "out")
    result = graphkit("curate", tmp_path / "out")
    suggested = (tmp_path / "out" / "actors.suggested.toml").read_text(encoding="utf-8")
    assert "# One of these at most:\n" in suggested
    assert suggested.count("#[[same]]") == 2
    assert result.stderr.startswith("1 suggestion, 1 in doubt; see ")


def test_a_suggestion_can_be_followed_by_uncommenting_it(graphkit, output):
    assert graphkit("curate", output, "--append").exit_code == 0
    path = output / "actors.toml"
    path.write_text(re.sub(r"^#(?! )", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE), encoding="utf-8")
    assert graphkit("assemble", output).exit_code == 0
    assert "4 actors" in graphkit("assemble", output).stderr
    assert graphkit("curate", output).stderr.startswith("0 suggestions")


def test_a_persons_file_is_only_added_to(graphkit, output):
    (output / "actors.toml").write_text("# mine", encoding="utf-8")
    graphkit("curate", output)
    assert (output / "actors.toml").read_text(encoding="utf-8") == "# mine"
    graphkit("curate", output, "--append")
    assert (output / "actors.toml").read_text(encoding="utf-8").startswith("# mine\n# Suggestions by graphkit")


def test_suggestions_that_a_person_worked_on_are_not_lost(graphkit, output):
    graphkit("curate", output)
    assert graphkit("curate", output).exit_code == 0
    path = output / "actors.suggested.toml"
    path.write_text(path.read_text(encoding="utf-8") + "# mine\n", encoding="utf-8")
    result = graphkit("curate", output)
    assert result.exit_code == 1
    assert "was changed after graphkit wrote it" in result.stderr
    assert path.read_text(encoding="utf-8").endswith("# mine\n")


def test_suggestions_are_added_to_a_file_once(graphkit, output):
    path = output / "actors.toml"
    graphkit("curate", output, "--append")
    first = path.read_text(encoding="utf-8")
    assert "written anew" not in first
    assert graphkit("curate", output, "--append").exit_code == 0
    assert path.read_text(encoding="utf-8") == first


def test_suggestions_are_written_anew_after_a_build_from_scratch(graphkit, output):
    graphkit("curate", output)
    assert graphkit("build", output.parent / "newsroom", "-o", output, "--force").exit_code == 0
    assert graphkit("curate", output).exit_code == 0


def test_the_log_names_every_merge_with_its_rule(graphkit, output):
    result = graphkit("curate", output, "--log")
    assert result.stdout == "same      Johann Petersen / Johan Petersen  (spelling: two spellings of one name)\n"
    (entry,) = json.loads(graphkit("curate", output, "--log", "--json").stdout)
    assert (entry["verdict"], entry["actors"]) == ("same", ["johan-petersen.person"])
    (row,) = csv.DictReader(io.StringIO(graphkit("curate", output, "--log", "--csv").stdout))
    assert (row["name"], row["rule"]) == ("Johann Petersen", "spelling")


def test_what_is_no_build_cannot_be_curated(graphkit, tmp_path):
    result = graphkit("curate", tmp_path)
    assert result.exit_code == 1
    assert "Name the output folder of a finished graphkit build." in result.stderr


def test_how_to_print_needs_something_to_print(graphkit, output):
    assert graphkit("curate", output, "--csv").exit_code == 2


def test_the_log_for_spreadsheets_runs_no_formula(graphkit, output):
    with closing(sqlite3.connect(output / "graphkit.sqlite")) as store:
        store.execute("UPDATE decision SET name = '=HYPERLINK(1)'")
        store.commit()
    (row,) = csv.DictReader(io.StringIO(graphkit("curate", output, "--log", "--csv").stdout))
    assert row["name"] == "'=HYPERLINK(1)"
