"""What the inquiry says of a graph that holds a part of its store only: some days, types, weights or numbers."""

from __future__ import annotations

import json

import pytest
from conftest import DATED

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def limited(nlp, tmp_path_factory):
    """Builds the dated articles, and one without a date, with options; each folder is built once."""
    from graphkit import Config, build, language

    folder = tmp_path_factory.mktemp("limited")
    undated = {"undated.txt": "Olaf Scholz met Viktor Orban in Prague. Viktor Orban thanked Olaf Scholz. " * 3}
    for name, text in (DATED | undated).items():
        path = folder / "articles" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def built(name, **sections):
        if not (folder / name).exists():
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(language, "load", lambda model="": nlp)
                build([folder / "articles"], folder / name, Config().override(sections))
        return folder / name

    return built


@pytest.fixture
def days(limited):
    return limited("days", time={"first": "2025-03-26"})


def test_an_actor_of_other_days_is_said_to_be(graphkit, days):
    shown = graphkit("show", days, "Rubio").stdout
    assert "not in the graph: no article of the days asked for (--from 2025-03-26) mentions it\n" in shown
    assert "document, 2025-03-25; in the whole store\n" in shown
    assert "also called, in the whole store: " in shown
    answer = json.loads(graphkit("show", days, "Scholz", "--json").stdout)
    assert (answer["in_graph"], answer["dated"], answer["whole_store"]) == (False, 0, True)
    assert "(--from 2025-03-26)" in answer["not_in_graph"]


def test_an_actor_of_the_days_has_their_numbers(graphkit, days):
    shown = graphkit("show", days, "Macron").stdout
    assert "in 1 document, 2025-03-26; of the days asked for (--from 2025-03-26)\n" in shown
    assert "not in the graph" not in shown


def test_no_tie_in_the_days_is_said_to_be(graphkit, days):
    shown = graphkit("explain", days, "Rubio", "Lavrov").stdout
    assert shown.startswith("nothing ties Marco Rubio and Sergey Lavrov in the articles of the days asked for")
    assert "Marco Rubio is not in the graph: no article of the days" in shown


def test_a_tie_too_light_is_said_to_be(graphkit, limited):
    output = limited("heavy", edges={"min_weight": 50})
    shown = graphkit("explain", output, "Rubio", "Lavrov").stdout
    assert "; not in the graph: lighter than --min-weight 50\n" in shown
    answer = json.loads(graphkit("explain", output, "Rubio", "Lavrov", "--json").stdout)
    assert answer["not_in_graph"]["together"] == "lighter than --min-weight 50"
    shown = graphkit("show", output, "Rubio").stdout
    assert "Sergey Lavrov  (not in the graph)" in shown.replace("said 1  ", "")


def test_actors_beyond_the_number_or_without_an_edge_or_of_another_type_are_said_to_be(graphkit, limited):
    few = limited("few", graph={"max_actors": 1})
    absent = [graphkit("show", few, name).stdout for name in ("Rubio", "Macron", "Orban")]
    assert sum("it is not among the 1 strongest actors (--max-nodes)" in shown for shown in absent) >= 2
    assert "is not there" in graphkit("explain", few, "Rubio", "Lavrov").stdout
    alone = limited("alone", edges={"min_weight": 50}, graph={"isolated": False})
    assert "has no edge there, and actors without one were left out" in graphkit("show", alone, "Rubio").stdout
    states = limited("states", edges={"types": ["GPE"]})
    assert "not in the graph: its type, PERSON, was left out (--types)" in graphkit("show", states, "Rubio").stdout
    chance = limited("chance", edges={"backbone": 0.000001})
    assert (
        "no heavier than chance may have it (--backbone 1e-06)" in graphkit("explain", chance, "Rubio", "Lavrov").stdout
    )


def test_a_whole_graph_has_no_such_words(graphkit, limited):
    whole = limited("whole")
    for shown in (graphkit("show", whole, "Rubio").stdout, graphkit("explain", whole, "Rubio", "Lavrov").stdout):
        assert "not in the graph" not in shown
        assert "whole store" not in shown


def test_undated_documents_are_not_counted_as_dated(graphkit, limited):
    whole = limited("whole")
    assert "in 1 document, undated\n" in graphkit("show", whole, "Orban").stdout


def test_mentions_that_only_name_a_place_are_counted_apart(graphkit, limited):
    whole = limited("whole")
    rows = [json.loads(line) for line in (whole / "mentions.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {row["use"] for row in rows} <= {"actor", "other"}
    for name in ("russia.gpe", "marco-rubio.person"):
        answer = json.loads(graphkit("show", whole, name, "--json").stdout)
        acts = [row for row in rows if row["actor"] == name and row["use"] == "actor"]
        assert len(acts) == answer["mentions"] <= answer["mentions_of_any_use"]
