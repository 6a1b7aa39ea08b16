"""Same input, same bytes: twice, in another order, in batches of another size, with another hash seed."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from conftest import MODEL

from graphkit import Config, build

pytestmark = [pytest.mark.model, pytest.mark.usefixtures("quick")]


@pytest.fixture
def first(articles, tmp_path, contents):
    build([articles], tmp_path / "first")
    return contents(tmp_path / "first")


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
