"""``graphkit build`` beside what lies in its output folder already."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing

import pytest

from graphkit.outputs import STORE

pytestmark = [pytest.mark.model, pytest.mark.usefixtures("quick")]


def test_a_strangers_file_is_never_replaced_without_force(graphkit, articles, output, lines):
    output.mkdir()
    (output / "edges.csv").write_text("my own table", encoding="utf-8")
    result = graphkit("build", articles, "-o", output)
    assert result.exit_code == 1
    error, hint = lines(result)
    assert str(output / "edges.csv") in error
    assert "--force" in hint
    assert [p.name for p in output.iterdir()] == ["edges.csv"]
    assert (output / "edges.csv").read_text(encoding="utf-8") == "my own table"
    assert graphkit("build", articles, "-o", output, "--force").exit_code == 0
    assert (output / "edges.csv").read_text(encoding="utf-8").startswith("source,")


def test_files_of_other_names_are_never_touched(graphkit, articles, built):
    (built / "notes.txt").write_text("mine", encoding="utf-8")
    (built / "deep").mkdir()
    for force in ([], ["--force"]):
        assert graphkit("build", articles, "-o", built, *force).exit_code == 0
        assert (built / "notes.txt").read_text(encoding="utf-8") == "mine"
        assert (built / "deep").is_dir()


def test_a_file_of_ours_that_was_changed_by_hand_is_not_lost(graphkit, articles, built, lines):
    (built / "actors.csv").write_text("hours of work", encoding="utf-8")
    result = graphkit("build", articles, "-o", built)
    assert result.exit_code == 1
    assert "changed after graphkit wrote it" in lines(result)[0]
    assert (built / "actors.csv").read_text(encoding="utf-8") == "hours of work"


def test_a_missing_file_of_ours_comes_back(graphkit, articles, built, contents):
    before = contents(built)
    (built / "graph.gexf").unlink()
    assert graphkit("build", articles, "-o", built).exit_code == 0
    assert contents(built) == before


def test_our_files_are_known_by_run_json_when_the_store_is_gone(graphkit, articles, built, contents):
    before = contents(built)
    (built / STORE).unlink()
    assert graphkit("build", articles, "-o", built).exit_code == 0
    assert contents(built) == before


def test_another_programs_database_is_not_touched(graphkit, articles, output, lines):
    output.mkdir()
    with closing(sqlite3.connect(output / STORE)) as connection:
        connection.execute("CREATE TABLE mine (x)")
    before = (output / STORE).read_bytes()
    assert "is not graphkit's evidence store" in lines(graphkit("build", articles, "-o", output))[0]
    assert (output / STORE).read_bytes() == before


def test_a_damaged_store_is_rebuilt_with_force(graphkit, articles, built, contents, lines):
    before = contents(built)
    damaged = (built / STORE).read_bytes()
    (built / STORE).write_bytes(damaged[:100] + b"\xff" * 5000 + damaged[5100:])
    error, hint = lines(graphkit("build", articles, "-o", built))
    assert "is damaged" in error
    assert "--force" in hint
    assert graphkit("build", articles, "-o", built, "--force").exit_code == 0
    assert contents(built) == before


def test_two_builds_into_one_folder(graphkit, articles, built, lines):
    from graphkit.store import open_store

    with open_store(built / STORE):
        assert "another build is writing" in lines(graphkit("build", articles, "-o", built))[0]


def test_the_output_is_a_file(graphkit, articles, tmp_path, lines):
    (tmp_path / "file").touch()
    assert "is a file" in lines(graphkit("build", articles, "-o", tmp_path / "file"))[0]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the administrator may write everywhere")
def test_a_folder_without_the_right_to_write(graphkit, articles, output, lines):
    output.mkdir(mode=0o500)
    assert "cannot" in lines(graphkit("build", articles, "-o", output))[0]


def test_an_error_while_writing_leaves_the_old_files(graphkit, articles, built, monkeypatch, contents, lines):
    from graphkit import outputs

    before = contents(built)

    def full(*_):
        raise OSError(28, "No space left on device")

    (articles / "lavrov.txt").unlink()
    monkeypatch.setattr(outputs, "write_quotes", full)
    result = graphkit("build", articles, "-o", built)
    assert "No space left on device" in lines(result)[0]
    assert contents(built) == before
    assert not (built / ".graphkit-writing").exists()


def test_a_build_killed_between_two_files_can_be_repeated(graphkit, articles, built, monkeypatch, contents, tmp_path):
    from graphkit import outputs

    (articles / "lavrov.txt").unlink()
    move, moved = outputs._move, []

    def killed(source, target):
        if len(moved) == 3:
            raise KeyboardInterrupt
        moved.append(target)
        move(source, target)

    monkeypatch.setattr(outputs, "_move", killed)
    assert graphkit("build", articles, "-o", built).exit_code == 130
    monkeypatch.setattr(outputs, "_move", move)
    assert graphkit("build", articles, "-o", built).exit_code == 0
    graphkit("build", articles, "-o", tmp_path / "fresh")
    assert contents(built) == contents(tmp_path / "fresh")
