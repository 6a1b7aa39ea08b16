"""A journalist's hour, from a folder of articles to a comparison: every command in its place, one after the other."""

from __future__ import annotations

import csv
import json
import shutil

import networkx as nx
import pytest

pytestmark = [pytest.mark.model, pytest.mark.usefixtures("quick")]

FIRST = {
    "meeting.txt": """Harbour talks go on

OSLO, March 3, 2025 - Johan Petersen met Ingrid Solberg on Monday to talk about the new harbour.

Johan Petersen said that Ingrid Solberg had promised to build the harbour by the end of the year.
""",
    "court.txt": """Trial begins in Bergen

BERGEN, March 9, 2025 - Johann Petersen appeared in court on Sunday and denied that he had cheated Karin Olsen.

Johann Petersen said that Karin Olsen had signed the contract of her own free will.
""",
}
LATER = {
    "debts.txt": """Builder pays his debts

OSLO, April 3, 2025 - Johann Petersen, a builder who was on trial last month, met Karin Olsen again on Thursday.

Karin Olsen said that Johann Petersen had apologised to her and had paid his debts.
""",
    "minister.txt": """Minister opens the harbour

OSLO, April 9, 2025 - Transport Minister Astrid Lund opened the harbour on Wednesday together with Ingrid Solberg.

"Ingrid Solberg has kept her word," Astrid Lund said.
""",
}


def put(folder, articles):
    folder.mkdir(exist_ok=True)
    for name, text in articles.items():
        (folder / name).write_text(text, encoding="utf-8")


def actors(output):
    with (output / "actors.csv").open(encoding="utf-8", newline="") as file:
        return {row["name"] for row in csv.DictReader(file)}


def test_a_journalists_hour(graphkit, tmp_path):
    articles, output, before = tmp_path / "articles", tmp_path / "output", tmp_path / "before"

    def run(*arguments):
        done = graphkit(*arguments)
        assert done.exit_code == 0, done.output
        return done.output

    put(articles, FIRST)
    assert "3 actors" in run("build", articles, "-o", output)

    # Two men have become one: the log of merges says why, and the article shows it in context.
    run("curate", output)
    assert "Johan" in (output / "actors.suggested.toml").read_text(encoding="utf-8")
    assert "Johann Petersen" in run("read", output, "court.txt")
    assert {"Johan Petersen", "Johann Petersen"} - actors(output)

    (output / "actors.toml").write_text('[[never]]\nnames = ["Johan Petersen", "Johann Petersen"]\n', encoding="utf-8")
    assert "4 actors" in run("assemble", output)
    assert {"Johan Petersen", "Johann Petersen"} <= actors(output)

    # Who said what of whom, with the sentence and its place.
    evidence = run("explain", output, "Johann Petersen", "Olsen")
    assert "had signed the contract of her own free will" in evidence
    assert "court.txt:5" in evidence
    assert "Solberg" not in evidence
    assert "denied" in run("show", output, "Johann Petersen")
    (quote,) = json.loads(run("quotes", output, "--about", "Solberg", "--json"))
    assert quote["speaker"]["name"] == "Johan Petersen"

    run("export", output, "--format", "graphml", "--graphml-style", "portable", "-o", tmp_path / "gephi.graphml")
    names = nx.get_node_attributes(nx.read_graphml(tmp_path / "gephi.graphml"), "label")
    assert set(names.values()) == actors(output)

    # Two more articles: the correction holds, and the difference is what they say.
    shutil.copytree(output, before)
    put(articles, LATER)
    assert "(2 unchanged)" in run("build", articles, "-o", output)
    assert {"Johan Petersen", "Johann Petersen", "Astrid Lund"} <= actors(output)
    changes = json.loads(run("diff", before, output, "--json"))
    assert [actor["name"] for actor in changes["actors"]["new"]] == ["Astrid Lund"]
    assert changes["actors"]["gone"] == []
    assert "Astrid Lund" in run("diff", before, output)
