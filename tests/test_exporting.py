"""A finished build in every other format: the same network as the build's, whole, and nothing of others replaced."""

from __future__ import annotations

import csv
import json

import networkx as nx
import pytest

from graphkit import outputs
from graphkit.building import build
from graphkit.config import Config
from graphkit.errors import ExportError, StoreError
from graphkit.exporting import export, export_lines, load_network
from graphkit.store import open_store
from graphkit.views.page import page

pytestmark = [pytest.mark.model, pytest.mark.usefixtures("quick")]


@pytest.fixture
def output(articles, tmp_path):
    build([articles], tmp_path / "output")
    return tmp_path / "output"


def names(files):
    return [file.name for file in files]


@pytest.mark.parametrize(
    "settings",
    [
        {"views": {"title": "Talks"}},
        {"edges": {"window": "paragraph", "min_weight": 2}},
        {"edges": {"types": ["PERSON"], "max_evidence": 1}, "graph": {"max_actors": 3}},
        {"time": {"first": "2025-03-26", "last": "2025-03-26"}, "graph": {"isolated": False}},
    ],
    ids=["usual", "paragraphs", "pruned", "one day"],
)
def test_the_store_gives_the_network_of_the_build_back(settings, articles, tmp_path, monkeypatch):
    seen = []
    monkeypatch.setattr(outputs, "page", lambda network, *rest: (seen.append(network), page(network, *rest))[1])
    build([articles], tmp_path / "output", Config().override(settings))
    assert load_network(tmp_path / "output") == seen[0]


def test_the_gephi_files_are_those_of_the_build(output):
    before = {name: (output / name).read_bytes() for name in ("graph.graphml", "graph.gexf")}
    for form in ("graphml", "gexf"):
        network, files = export(output, form)
        assert names(files) == [f"graph.{form}"]
    assert {name: (output / name).read_bytes() for name in before} == before
    assert network.actors


def test_each_style_of_graphml_has_its_own_file(output):
    assert names(export(output, "graphml", style="portable")[1]) == ["graph.portable.graphml"]
    assert names(export(output, "graphml", style="split")[1]) == ["graph.cooccurrence.graphml", "graph.quote.graphml"]
    read = nx.read_graphml(output / "graph.portable.graphml", force_multigraph=True)
    assert read.number_of_edges() == len(load_network(output).edges)


def test_spreadsheets_with_a_byte_order_mark(output, tmp_path):
    _, files = export(output, "csv", tmp_path / "talks.csv", csv_bom=True)
    assert names(files) == ["talks.nodes.csv", "talks.edges.csv", "talks.evidence.csv"]
    assert all(
        file.read_bytes().startswith(b"\xef\xbb\xbfI" if "nodes" in file.name else b"\xef\xbb\xbf") for file in files
    )
    with files[0].open(encoding="utf-8-sig", newline="") as file:
        assert next(csv.reader(file))[:2] == ["Id", "Label"]
    _, files = export(output, "csv")
    assert names(files) == ["graph.nodes.csv", "graph.edges.csv", "graph.evidence.csv"]
    assert files[0].read_bytes().startswith(b"Id,Label,")


@pytest.mark.parametrize(
    ("form", "name"),
    [("json", "graph.json"), ("cytoscape", "graph.cytoscape.json"), ("cypher", "graph.cypher")],
)
def test_other_formats_take_a_folder_a_file_or_a_pipe(output, tmp_path, form, name):
    (tmp_path / "here").mkdir()
    _, (inside,) = export(output, form)
    _, (beside,) = export(output, form, tmp_path / "here")
    _, (named,) = export(output, form, tmp_path / "deep" / "mine.txt")
    assert (inside, beside, named.name) == (output / name, tmp_path / "here" / name, "mine.txt")
    text = "".join(export_lines(output, form)).encode()
    assert inside.read_bytes() == beside.read_bytes() == named.read_bytes() == text


def test_a_file_of_somebody_else_is_not_replaced(output, tmp_path):
    for folder in (output, tmp_path):
        (folder / "graph.json").write_text("mine", encoding="utf-8")
        with pytest.raises(ExportError, match="not written by graphkit"):
            export(output, "json", None if folder == output else folder)
        assert (folder / "graph.json").read_text(encoding="utf-8") == "mine"
    export(output, "json", force=True)
    export(output, "json")  # now it is ours
    assert json.loads((output / "graph.json").read_text(encoding="utf-8"))["nodes"]


def test_a_named_file_is_replaced_while_it_is_as_graphkit_wrote_it(output, articles, tmp_path):
    mine = tmp_path / "mine.gexf"
    mine.write_text("by hand", encoding="utf-8")
    with pytest.raises(ExportError, match="not written by graphkit"):
        export(output, "gexf", mine)
    assert mine.read_text(encoding="utf-8") == "by hand"
    export(output, "gexf", mine, force=True)
    (articles / "lavrov.txt").unlink()
    build([articles], output)
    export(output, "gexf", mine)
    assert mine.read_bytes() == (output / "graph.gexf").read_bytes()
    mine.write_text(mine.read_text(encoding="utf-8") + "<!-- moved in Gephi -->", encoding="utf-8")
    with pytest.raises(ExportError, match="changed since"):
        export(output, "gexf", mine)


def test_a_store_that_somebody_writes_to_can_be_exported(output, tmp_path):
    with open_store(output / "graphkit.sqlite"):
        _, (file,) = export(output, "json", tmp_path / "talks.json")
    assert json.loads(file.read_text(encoding="utf-8"))["nodes"]
    with pytest.raises(ExportError, match="not written by graphkit"):  # which could not be noted
        export(output, "json", tmp_path / "talks.json")


def test_tables_beside_each_other_are_asked_for_one_by_one(output, tmp_path):
    (tmp_path / "talks.edges.csv").write_text("mine", encoding="utf-8")
    with pytest.raises(ExportError, match=r"talks\.edges\.csv"):
        export(output, "csv", tmp_path / "talks.csv")
    assert sorted(path.name for path in tmp_path.glob("talks*")) == ["talks.edges.csv"]


def test_a_build_goes_on_after_an_export(output, articles):
    export(output, "graphml")
    assert build([articles], output).kept == 3


def test_several_files_do_not_fit_into_a_pipe(output):
    for form, style in (("csv", None), ("graphml", "split")):
        with pytest.raises(ExportError, match="several files"):
            export_lines(output, form, style)
    assert "".join(export_lines(output, "graphml", "portable")).startswith("<?xml")


def test_an_unfinished_build_cannot_be_exported(output, tmp_path):
    with open_store(output / "graphkit.sqlite") as store:
        store.connection.execute("DELETE FROM network")
    with pytest.raises(StoreError, match="never finished"):
        export(output, "json")
    with pytest.raises(StoreError, match="no evidence store"):
        load_network(tmp_path)


def test_new_articles_make_the_stored_network_void(output, articles):
    with open_store(output / "graphkit.sqlite") as store:
        assert store.connection.execute("SELECT count(*) FROM measure").fetchone()[0] > 0
    (articles / "lavrov.txt").unlink()
    build([articles], output)
    assert {actor.name for actor in load_network(output).actors}.isdisjoint({"Marco Rubio"})
