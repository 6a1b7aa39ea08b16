"""Every file and every column is explained."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest

from graphkit.outputs import FILES, STORE

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
GOLDEN = ROOT / "tests" / "views" / "golden"
EXPLAINED = set(re.findall(r"`([^`\n]+)`", TEXT))


def section(title):
    return set(re.findall(r"`([^`\n]+)`", TEXT.split(f"\n## {title}\n", 1)[1].split("\n## ", 1)[0]))


@pytest.mark.parametrize(
    ("table", "title"),
    [
        ("actors.csv", "Actors"),
        ("graph.nodes.csv", "Actors"),
        ("edges.csv", "Edges"),
        ("graph.edges.csv", "Edges"),
        ("graph.evidence.csv", "Evidence"),
        ("quotes.csv", "Quotes"),
    ],
)
def test_every_column_of_every_table_is_explained(table, title):
    with (GOLDEN / table).open(encoding="utf-8", newline="") as file:
        header = next(csv.reader(file))
    own = {"Source", "Target"}  # the edge's source and target, as Gephi spells them
    assert set(header) - own - section(title) == set()


def test_every_value_in_json_is_explained():
    data = json.loads((GOLDEN / "graph.json").read_text(encoding="utf-8"))
    assert {name for node in data["nodes"] for name in node} <= section("Actors")
    assert {name for edge in data["edges"] for name in edge} - {"key", "evidence"} <= section("Edges")
    pieces = [piece for edge in data["edges"] for piece in edge["evidence"]]
    assert {name for piece in pieces for name in piece} <= section("Evidence")


def test_every_file_is_explained():
    exports = {path.name for path in GOLDEN.iterdir()} - {
        "graph.portable.graphml",
        "graph.cooccurrence.graphml",
        "graph.quote.graphml",
    }
    assert {*FILES, STORE, *exports} - EXPLAINED <= {"graph.html"}
