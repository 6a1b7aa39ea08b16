from __future__ import annotations

import pytest

from graphkit import Config, GraphkitError, build
from graphkit.errors import EmptyCorpusError, ExportError

pytestmark = [pytest.mark.model, pytest.mark.usefixtures("quick")]


def test_reports_what_it_did_and_prints_nothing(articles, tmp_path, capfd):
    report = build([str(articles)], str(tmp_path / "output"))
    assert (report.read, report.annotated, report.kept, report.skipped) == (3, 3, 0, ())
    assert report.exit_code == 0
    counts = dict(report.counts)
    assert counts["documents"] == 3
    assert counts["actors"] > 5
    assert counts["quotes"] > 2
    assert tuple(capfd.readouterr()) == ("", "")


def test_tells_how_far_it_is(articles, tmp_path):
    told = []
    build([articles], tmp_path / "output", progress=lambda stage, done, total: told.append((stage, done, total)))
    assert list(dict.fromkeys(stage for stage, *_ in told)) == [
        "loading the language pipeline",
        "annotating",
        "assembling",
        "writing",
    ]
    assert [done for stage, done, _ in told if stage == "annotating"] == [1, 2, 3]
    assert told[-1][1:] == (3, 3)
    told.clear()
    build([articles], tmp_path / "output", progress=lambda stage, done, total: told.append((stage, done, total)))
    assert [done for stage, done, _ in told if stage == "annotating"] == [1, 2, 3]


def test_a_copy_of_an_article_changes_the_raw_weights_only(articles, tmp_path):
    def edges(output):
        lines = (output / "edges.csv").read_text(encoding="utf-8").splitlines()[1:]
        return [line.split(",")[:6] for line in lines]

    build([articles], tmp_path / "alone")
    # Another name of another length, so that it is no copy of the file but of the story.
    text = (articles / "macron.txt").read_text(encoding="utf-8")
    (articles / "republished.txt").write_text(text + "\nReported by our own staff in Paris.\n", encoding="utf-8")
    build([articles], tmp_path / "twice")
    assert edges(tmp_path / "alone") == edges(tmp_path / "twice")


def test_the_library_raises_and_does_not_exit(articles, tmp_path):
    (tmp_path / "nothing").mkdir()
    with pytest.raises(EmptyCorpusError) as empty:
        build([tmp_path / "nothing"], tmp_path / "output")
    assert isinstance(empty.value, GraphkitError)
    with pytest.raises(ExportError, match="is also an input"):
        build([articles], articles, Config())
