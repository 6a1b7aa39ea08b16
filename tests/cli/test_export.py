"""``graphkit export`` as a user meets it."""

from __future__ import annotations

import pytest

pytestmark = [pytest.mark.model, pytest.mark.usefixtures("quick")]


def test_the_command_says_what_it_wrote_where(graphkit, articles, tmp_path):
    output = tmp_path / "output"
    graphkit("build", articles, "-o", output)
    result = graphkit("export", output, "--format", "json")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.endswith(f"written to {output / 'graph.json'}\n")
    piped = graphkit("export", output, "-f", "json", "-o", "-")
    assert (piped.exit_code, piped.stderr) == (0, "")
    assert piped.stdout == (output / "graph.json").read_text(encoding="utf-8")
    for mine in ("graphkit.sqlite", "actors.toml"):
        (output / "actors.toml").write_text("# mine", encoding="utf-8")
        before = (output / mine).read_bytes()
        assert graphkit("export", output, "-f", "json", "-o", output / mine).exit_code == 1
        assert (output / mine).read_bytes() == before
    result = graphkit("export", output, "-f", "json", "-o", output / "graphkit.sqlite", "--force")
    assert "is an evidence store" in result.stderr
    assert graphkit("export", output, "-f", "pdf").exit_code == 2
    result = graphkit("export", articles, "-f", "json")
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 2


def test_a_folder_for_several_files_is_made(graphkit, articles, tmp_path):
    output = tmp_path / "output"
    graphkit("build", articles, "-o", output)
    for form, more, names in (
        ("csv", (), {"graph.nodes.csv", "graph.edges.csv", "graph.evidence.csv"}),
        ("graphml", ("--graphml-style", "split"), {"graph.cooccurrence.graphml", "graph.quote.graphml"}),
    ):
        folder = tmp_path / "new" / form
        assert graphkit("export", output, "-f", form, *more, "-o", folder).exit_code == 0
        assert {path.name for path in folder.iterdir()} == names


def test_a_build_that_changes_the_graph_tells_of_exports_of_the_earlier_one(graphkit, articles, tmp_path):
    output = tmp_path / "output"
    graphkit("build", articles, "-o", output)
    graphkit("export", output, "-f", "json", "-q")
    assert "earlier graph" not in graphkit("build", articles, "-o", output).stderr
    told = graphkit("build", articles, "-o", output, "--window", "document").stderr
    assert "graph.json may show an earlier graph; run graphkit export again" in told
    (output / "graph.json").write_text("mine")
    assert "earlier graph" not in graphkit("build", articles, "-o", output).stderr
