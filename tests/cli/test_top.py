"""``graphkit top`` on articles of letters: A and B lead by strength, C only gives the interview D is in."""

from __future__ import annotations

import json
import re

import pytest
from letters import found

from graphkit.cli.top import Measure, top_cli
from graphkit.config import Config
from graphkit.inquiry import MEASURES, open_output
from graphkit.pipeline import assemble
from graphkit.store import STORE, open_store, put_annotations

ARTICLES = [
    found("1", "A met B. A met C."),
    found("2", "B met A. B praised C."),
    found("3", "D slept."),
]
HOSTILE = "Bo\x1b[31m"


@pytest.fixture
def built(tmp_path):
    """Assemble the articles with settings of the graph: ``built(bootstrap=20)``; B has a hostile name."""

    def build(articles=ARTICLES, **graph):
        with open_store(tmp_path / STORE) as store:
            put_annotations(store, articles, "pipeline")
            assemble(store, Config().override({"graph": graph}))
            store.connection.execute("UPDATE actor SET name = ? WHERE name = 'B'", (HOSTILE,))
            store.connection.commit()
        return tmp_path

    return build


def test_equals_are_listed_by_name_with_one_rank(graphkit, built):
    result = graphkit("top", built())
    assert (result.exit_code, result.stderr) == (0, "")
    heading, *lines = result.stdout.splitlines()
    assert heading.split() == ["rank", "actor", "type", "strength"]
    assert [line.split() for line in lines] == [
        ["1", "A", "PERSON", "3"],
        ["1", "Bo<1B>[31m", "PERSON", "3"],
        ["3", "C", "PERSON", "2"],
        ["4", "D", "PERSON", "0"],
    ]


def test_json_keeps_numbers(graphkit, built):
    (row,) = json.loads(graphkit("top", built(), "--by", "pagerank", "-n", 1, "--json").stdout)
    assert isinstance(row["pagerank"], float)
    rows = json.loads(graphkit("top", built(), "-n", 2, "--json").stdout)
    assert rows[1] == {"rank": 1, "id": "b.person", "name": HOSTILE, "type": "PERSON", "strength": 3}


def test_csv_is_what_a_spreadsheet_opens(graphkit, built):
    result = graphkit("top", built(), "-n", 1, "--csv")
    assert result.stdout.splitlines() == ["rank,id,name,type,strength", "1,a.person,A,PERSON,3"]
    assert graphkit("top", built(), "--csv", "--json").exit_code == 2


def test_the_range_of_a_rank_is_shown_where_it_is_known(graphkit, built):
    folder = built(bootstrap=20)
    heading, *lines = graphkit("top", folder).stdout.splitlines()
    assert heading.endswith("rank, 95 %")
    assert all(re.search(r"\d(st|nd|rd|th)( to \dth| to \d(st|nd|rd))?$", line) for line in lines)
    for row in json.loads(graphkit("top", folder, "--json").stdout):
        assert row["low"] <= row["rank"] <= row["high"]
    assert graphkit("top", folder, "--csv").stdout.splitlines()[0] == "rank,id,name,type,strength,low,high"


def test_a_terminal_gets_a_table(built, monkeypatch, capsys):
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("NO_COLOR", "1")
    top_cli(built(), number=2)
    printed = capsys.readouterr().out
    assert re.search("actor.*type.*strength", printed)
    assert "Bo<1B>[31m" in printed
    assert "\x1b[31m" not in printed


def test_an_estimate_is_called_one(graphkit, built):
    folder = built(exact_up_to=1, samples=2)
    assert "2 actors drawn by chance" in graphkit("top", folder, "--by", "betweenness").stderr
    assert graphkit("top", folder).stderr == ""


def test_the_store_is_asked_whatever_became_of_the_tables(graphkit, built):
    folder = built()
    (folder / "actors.csv").write_text("x,y\n1,2\n", encoding="utf-8")
    assert graphkit("top", folder, "-n", 1, "--csv").stdout.splitlines()[1] == "1,a.person,A,PERSON,3"


def test_nobody(graphkit, built):
    assert graphkit("top", built([found("1", "nobody came.")])).stdout == "no actors\n"


def test_a_folder_without_a_build(graphkit, tmp_path):
    result = graphkit("top", tmp_path)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("error: ")
    assert "finished graphkit build" in result.stderr


def test_an_unknown_measure_names_the_known_ones(graphkit, built):
    result = graphkit("top", built(), "--by", "fame")
    assert result.exit_code == 2
    assert "strength" in result.stderr


def test_every_measure_can_be_ranked_by(graphkit, built):
    assert {measure.value for measure in Measure} == set(MEASURES)
    with open_output(built()) as output:
        stored = {name for (name,) in output.store.connection.execute("SELECT DISTINCT name FROM measure")}
    assert stored - {"community", "x", "y"} == set(MEASURES) - {"mentions", "documents"}
