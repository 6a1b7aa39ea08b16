"""``graphkit build`` of some days, in slices, and with ranges of ranks."""

from __future__ import annotations

import csv
import io
import json

import pytest

pytestmark = [pytest.mark.model, pytest.mark.usefixtures("quick")]


@pytest.fixture
def dated(articles):
    """The three articles as records with a date each: the 25th, 26th and 27th of March 2025."""
    texts = [(articles / name).read_text(encoding="utf-8") for name in ("lavrov.txt", "macron.txt", "more/starmer.txt")]
    records = [{"text": text, "date": f"2025-03-{day}"} for day, text in enumerate(texts, start=25)]
    path = articles.parent / "dated.jsonl"
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


def test_days_and_slices(graphkit, dated, output, contents):
    result = graphkit("build", dated, "-o", output, "--from", "2025-03-26", "--slice", "week")
    assert "leaves out 1 article of other days and none without a date" in result.stderr
    first = contents(output)
    quotes = len(list(csv.DictReader(io.StringIO(first["quotes.csv"].decode()))))
    edges = len(list(csv.DictReader(io.StringIO(first["edges.csv"].decode()))))
    told = f"{edges} edges and {quotes} quotes in 2 of 3 articles; open {output / 'graph.html'}\n"
    assert result.stderr.endswith(f"actors, {told}")
    assert graphkit("assemble", output).stderr.endswith(f"actors, {told}")
    graphkit("annotate-sample", output, "-o", output.parent / "sample")
    scores = json.loads(graphkit("evaluate", output.parent / "sample", output, "--json").stdout)
    assert scores["mentions"]["f"] == 1.0
    files = {f"slices/2025-W13/{name}" for name in ("actors.csv", "edges.csv", "graph.gexf", "graph.graphml")}
    assert {name for name in first if name.startswith("slices/")} == files | {"slices/measures.csv"}
    rows = list(csv.DictReader(io.StringIO(first["slices/measures.csv"].decode())))
    assert {row["slice"] for row in rows} == {"2025-W13"}
    assert "Marco Rubio" not in {row["name"] for row in rows}
    assert "Rubio" not in first["quotes.csv"].decode()
    graphkit("build", dated, "-o", output, "--from", "2025-03-26", "--slice", "week")
    assert contents(output) == first
    graphkit("build", dated, "-o", output)
    assert not (output / "slices").exists()


def test_ranges_of_ranks(graphkit, articles, output, contents):
    assert graphkit("build", articles, "-o", output, "--bootstrap", 30).exit_code == 0
    first = contents(output)
    rows = list(csv.DictReader(io.StringIO(first["actors.csv"].decode())))
    for row in rows:
        low, rank, high = (int(row[f"strength_rank{end}"]) for end in ("_low", "", "_high"))
        assert 1 <= low <= rank <= high <= len(rows)
    assert " to " in graphkit("top", output, "--by", "betweenness").stdout
    graphkit("build", articles, "-o", output, "--bootstrap", 30)
    assert contents(output) == first


def test_articles_without_a_date_are_told(graphkit, articles, output):
    result = graphkit("build", articles, "-o", output, "--slice", "month")
    assert result.exit_code == 0
    assert result.stderr.startswith("note: slices: 3 articles without a date are in no slice\n")
    result = graphkit("build", articles, "-o", output, "--to", "2025-12-31")
    assert "no articles of other days and 3 without a date" in result.stderr
    assert "No actors found in 0 of 3 articles" in result.stderr


def test_slices_replace_no_strangers_file(graphkit, articles, output):
    (output / "slices" / "2025-W13").mkdir(parents=True)
    (output / "slices" / "2025-W13" / "actors.csv").write_text("mine", encoding="utf-8")
    result = graphkit("build", articles, "-o", output, "--slice", "week")
    assert result.exit_code == 1
    assert (output / "slices" / "2025-W13" / "actors.csv").read_text(encoding="utf-8") == "mine"
