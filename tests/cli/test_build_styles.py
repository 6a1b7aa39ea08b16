"""The forms of the GraphML and of the tables that ``graphkit build`` writes on request."""

from __future__ import annotations

import csv
import json

import networkx as nx
import pytest

pytestmark = [pytest.mark.model, pytest.mark.usefixtures("quick")]


def test_a_build_in_another_style_leaves_no_file_of_the_first(graphkit, articles, tmp_path):
    output = tmp_path / "output"
    result = graphkit("build", articles, "-o", output, "--graphml-style", "split", "--csv-bom")
    assert result.exit_code == 0, result.stderr
    assert not (output / "graph.graphml").exists()
    together, quotes = (nx.read_graphml(output / f"graph.{kind}.graphml") for kind in ("cooccurrence", "quote"))
    assert (together.is_directed(), quotes.is_directed()) == (False, True)
    run = json.loads((output / "run.json").read_text(encoding="utf-8"))
    assert {"graph.cooccurrence.graphml", "graph.quote.graphml"} < set(run["outputs"])
    for table in ("actors.csv", "edges.csv", "quotes.csv"):
        assert (output / table).read_bytes().startswith(b"\xef\xbb\xbf")
    assert graphkit("top", output).exit_code == 0

    result = graphkit("build", articles, "-o", output, "--graphml-style", "portable")
    assert result.exit_code == 0, result.stderr
    assert sorted(path.name for path in output.glob("*.graphml")) == ["graph.graphml"]
    assert nx.read_graphml(output / "graph.graphml", force_multigraph=True).is_directed()
    with (output / "actors.csv").open(encoding="utf-8", newline="") as file:
        assert next(csv.reader(file))[0] == "id"


def test_a_style_that_is_not_known(graphkit, articles, tmp_path):
    result = graphkit("build", articles, "-o", tmp_path / "output", "--graphml-style", "gephi")
    assert result.exit_code == 2
    assert "portable" in result.stderr
