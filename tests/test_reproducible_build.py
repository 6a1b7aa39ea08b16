"""Same input, same bytes: twice, in another order, in batches of another size, with another hash seed."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from conftest import MODEL

from graphkit import Config, build

pytestmark = [pytest.mark.model, pytest.mark.usefixtures("quick")]


@pytest.fixture
def first(articles, tmp_path, contents):
    build([articles], tmp_path / "first")
    return contents(tmp_path / "first")


FACTS = [
    "SELECT * FROM sentence_text",
    "SELECT * FROM actor_mention",
    "SELECT id, name, label, mentions, documents, first, last, shown FROM actor",
    "SELECT a.id, surface, count FROM alias JOIN actor a USING (actor)",
    "SELECT d.id, d.sha256, d.position, s.id FROM document d JOIN document s ON s.doc = d.story",
    "SELECT e.kind, s.id, t.id, weight, weight_raw, npmi FROM edge e JOIN actor s ON s.actor = source "
    "JOIN actor t ON t.actor = target",
    "SELECT kind, d.id, number, digest FROM tie JOIN document d USING (doc)",
    "SELECT * FROM decision",
]


def facts(folder):
    """What the store says, its internal keys aside."""
    with closing(sqlite3.connect(folder / "graphkit.sqlite")) as connection:
        return [sorted(map(repr, connection.execute(query))) for query in FACTS]


def test_another_run(articles, tmp_path, contents, first):
    build([articles], tmp_path / "again")
    assert contents(tmp_path / "again") == first


def test_files_named_one_by_one_in_another_order(articles, tmp_path, contents):
    files = sorted(path for path in articles.rglob("*") if path.is_file())
    build(files, tmp_path / "sorted")
    build(files[::-1], tmp_path / "reversed")
    assert contents(tmp_path / "sorted") == contents(tmp_path / "reversed")


def test_files_that_came_in_another_order_over_several_builds(articles, tmp_path, contents, first):
    aside = (articles / "lavrov.txt").rename(tmp_path / "aside.txt")
    build([articles], tmp_path / "grown")
    aside.rename(articles / "lavrov.txt")
    build([articles], tmp_path / "grown")
    assert contents(tmp_path / "grown") == first
    assert facts(tmp_path / "grown") == facts(tmp_path / "first")


def test_another_batch_size(articles, tmp_path, contents, first):
    build([articles], tmp_path / "small", Config().override({"language": {"batch_size": 1}}))
    files = contents(tmp_path / "small")
    assert {name for name in files if files[name] != first[name]} == {"run.json"}  # which tells the batch size


@pytest.mark.parametrize("seed", ["0", "12345"])
def test_another_hash_seed(articles, tmp_path, contents, first, seed):
    command = [sys.executable, "-m", "graphkit", "build", str(articles), "-o", str(tmp_path / seed), "-q"]
    model = ["--model", MODEL] if MODEL else []
    subprocess.run([*command, *model], check=True, env={**os.environ, "PYTHONHASHSEED": seed})
    files = contents(tmp_path / seed)
    assert {name for name in files if files[name] != first[name]} <= ({"run.json"} if MODEL else set())
