"""A journalist corrects who is who: build, spot a wrong merge, fix it in actors.toml, assemble, go on."""

from __future__ import annotations

import csv
import json
import re

import pytest

pytestmark = [pytest.mark.model, pytest.mark.usefixtures("quick")]

MEETING = """Harbour talks go on

OSLO, March 3, 2025 - Johan Petersen met Ingrid Solberg on Monday to talk about the new harbour.

Johan Petersen said that Ingrid Solberg had promised to build the harbour by the end of the year.
"""
COURT = """Trial begins in Bergen

BERGEN, March 9, 2025 - Johann Petersen appeared in court on Sunday and denied that he had cheated Karin Olsen.

Johann Petersen said that Karin Olsen had signed the contract of her own free will.
"""
LATER = """Harbour delayed

OSLO, April 3, 2025 - Johann Petersen, a builder who was on trial last month, met Karin Olsen again on Thursday.

Karin Olsen said that Johann Petersen had apologised to her and had paid his debts.
"""
APART = """
[[never]]
names = ["Johan Petersen", "Johann Petersen"]
why = "a shipowner and a builder"
"""


@pytest.fixture
def newsroom(tmp_path):
    folder = tmp_path / "newsroom"
    folder.mkdir()
    (folder / "meeting.txt").write_text(MEETING, encoding="utf-8")
    (folder / "court.txt").write_text(COURT, encoding="utf-8")
    return folder


@pytest.fixture
def output(graphkit, newsroom, tmp_path):
    assert graphkit("build", newsroom, "-o", tmp_path / "out").exit_code == 0
    return tmp_path / "out"


def edit(output, text):
    (output / "actors.toml").write_text(text, encoding="utf-8")


def table(output, name):
    with (output / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def neighbours(output, name):
    """Whom an actor co-occurs with."""
    edges = [(e["source_name"], e["target_name"]) for e in table(output, "edges.csv") if e["kind"] == "cooccurrence"]
    return sorted({b if a == name else a for a, b in edges if name in {a, b}})


def test_a_wrong_merge_is_undone_without_reading_the_articles_and_stays_undone(graphkit, newsroom, output):
    (merged,) = {a["name"] for a in table(output, "actors.csv")} & {"Johan Petersen", "Johann Petersen"}
    assert neighbours(output, merged) == ["Ingrid Solberg", "Karin Olsen"]

    edit(output, APART)
    for article in newsroom.iterdir():
        article.rename(article.with_suffix(".gone"))
    result = graphkit("assemble", output)
    assert (result.exit_code, result.stdout) == (0, "")
    assert re.fullmatch(r"4 actors, \d+ edges and \d+ quotes in 2 articles; open .*graph\.html\n", result.stderr)
    assert neighbours(output, "Johan Petersen") == ["Ingrid Solberg"]
    assert neighbours(output, "Johann Petersen") == ["Karin Olsen"]

    for article in newsroom.iterdir():
        article.rename(article.with_suffix(".txt"))
    (newsroom / "later.txt").write_text(LATER, encoding="utf-8")
    assert "(2 unchanged)" in graphkit("build", newsroom, "-o", output).stderr
    assert neighbours(output, "Johan Petersen") == ["Ingrid Solberg"]
    assert neighbours(output, "Johann Petersen") == ["Karin Olsen"]


def test_assembling_gives_the_same_bytes_as_building(graphkit, newsroom, output, contents):
    edit(output, APART + '[[rename]]\nname = "Karin Olsen"\nto = "Karin O."\n')
    assert graphkit("assemble", output).exit_code == 0
    assembled = contents(output)
    assert graphkit("build", newsroom, "-o", output).exit_code == 0
    assert contents(output) == assembled


def test_without_the_edits_all_is_as_before(graphkit, output, contents):
    before = contents(output)
    edit(output, APART)
    assert graphkit("assemble", output).exit_code == 0
    assert contents(output)["actors.csv"] != before["actors.csv"]
    (output / "actors.toml").unlink()
    assert graphkit("assemble", output).exit_code == 0
    assert contents(output) == before


def test_edits_may_lie_elsewhere_and_are_found_again(graphkit, newsroom, tmp_path):
    elsewhere, output = tmp_path / "mine.toml", tmp_path / "out"
    elsewhere.write_text(APART, encoding="utf-8")
    assert graphkit("build", newsroom, "-o", output, "--actors", elsewhere).exit_code == 0
    assert neighbours(output, "Johan Petersen") == ["Ingrid Solberg"]
    assert graphkit("assemble", output).exit_code == 0
    assert neighbours(output, "Johan Petersen") == ["Ingrid Solberg"]
    run = json.loads((output / "run.json").read_text(encoding="utf-8"))
    assert (run["curation"]["file"], run["curation"]["edits"]) == ("mine.toml", 1)


def test_what_an_observer_reports_is_no_act_of_its_own(graphkit, newsroom, output):
    text = "DENVER, May 2, 2025 - The Associated Press said that Ingrid Solberg would resign on Friday. "
    text += "Karin Olsen told the Associated Press that she had praised Ingrid Solberg in many letters of hers.\n"
    (newsroom / "wire.txt").write_text(text, encoding="utf-8")
    assert graphkit("build", newsroom, "-o", output).exit_code == 0
    agency = next(a["name"] for a in table(output, "actors.csv") if "Associated" in a["name"])
    edit(output, f'[[observers]]\nnames = ["{agency}"]\n')
    assert graphkit("assemble", output).exit_code == 0
    assert agency not in {a["name"] for a in table(output, "actors.csv")}
    reported = [q for q in table(output, "quotes.csv") if "would resign" in q["content"]]
    assert [q["speaker"] for q in reported] == [""]


@pytest.mark.parametrize(("kind", "gone"), [("ignore", True), ("places", True)])
def test_who_is_put_aside_is_in_no_table(graphkit, output, kind, gone):
    edit(output, f'[[{kind}]]\nnames = ["Karin Olsen"]\n')
    assert graphkit("assemble", output).exit_code == 0
    assert ("Karin Olsen" not in {a["name"] for a in table(output, "actors.csv")}) == gone
    assert "Karin Olsen" not in (output / "mentions.jsonl").read_text(encoding="utf-8")


def test_unknown_names_are_told_and_cost_nothing(graphkit, output):
    edit(output, '[[ignore]]\nnames = ["Karin Olson"]\n')
    result = graphkit("assemble", output)
    assert result.exit_code == 0
    assert result.stderr.startswith(
        "note: actors.toml: line 2: nobody is called 'Karin Olson' in this corpus; the nearest: Karin Olsen\n"
    )


def test_a_mistake_stops_before_anything_is_written(graphkit, newsroom, output, contents):
    before = contents(output)
    edit(output, "[[nevr]]\n")
    for command in (["assemble", output], ["build", newsroom, "-o", output]):
        result = graphkit(*command)
        assert result.exit_code == 1
        assert result.stderr == "error: actors.toml, line 1: unknown key 'nevr'\nhint: Did you mean 'never'?\n"
    (output / "actors.toml").unlink()
    assert contents(output) == before


@pytest.mark.parametrize("folder", ["nothing", "empty"])
def test_what_is_no_build_cannot_be_assembled(graphkit, tmp_path, folder):
    (tmp_path / "empty").mkdir()
    result = graphkit("assemble", tmp_path / folder)
    assert result.exit_code == 1
    assert "Name the output folder of a finished graphkit build." in result.stderr
    assert not (tmp_path / "nothing").exists()


def test_a_file_that_is_not_there_is_told(graphkit, output, tmp_path):
    result = graphkit("assemble", output, "--actors", tmp_path / "none.toml")
    assert result.exit_code == 1
    assert "none.toml" in result.stderr
