"""``graphkit read``, and what the commands that ask a finished build answer to a wrong one."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing

import pytest
from conftest import DATED, UGLY
from lxml import html

from graphkit.store import SCHEMA_VERSION, open_store

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    "name", ["more/starmer.txt", "starmer.txt", "./more/starmer.txt", "/my/articles/more/starmer.txt"]
)
def test_an_article_is_named_by_its_path_or_the_end_of_it(graphkit, finished, name):
    result = graphkit("read", finished, name)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "2025-03-27 · more/starmer.txt" in result.stdout.splitlines()[0]
    assert "Keir Starmer[" in result.stdout
    assert "\x1b" not in result.stdout


def test_an_article_that_is_not_there_names_the_nearest(graphkit, finished):
    result = graphkit("read", finished, "lavrow.txt")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith('error: the store has no article "lavrow.txt"\nhint: Did you mean lavrov.txt')
    assert "has, for example" in graphkit("read", finished, "zzzzzzzz").stderr


def test_json_has_offsets_into_the_file_and_the_text_as_it_is(graphkit, finished):
    for name, text in (DATED | UGLY).items():
        (article,) = json.loads(graphkit("read", finished, name, "--json").stdout)
        assert article["text"] == text[slice(*article["span"])]
        assert article["mentions"]
        for mention in article["mentions"]:
            assert text[slice(*mention["span"])] == mention["text"]
        for quote in article["quotes"]:
            assert all(text[slice(*content)].strip() for content in quote["content"])


def test_the_page_holds_the_original_text(graphkit, finished, tmp_path):
    (name, text), = UGLY.items()  # fmt: skip
    path = tmp_path / "new" / "page.html"
    result = graphkit("read", finished, name, "--html", path)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", f"1 article of {name}; open {path}\n")
    tree = html.document_fromstring(path.read_bytes())
    assert tree.find_class("text")[0].text_content() == text.rstrip()
    first = path.read_bytes()
    assert graphkit("read", finished, name, "--html", path).exit_code == 0
    assert path.read_bytes() == first


def test_a_file_of_somebody_else_is_not_replaced(graphkit, finished, tmp_path):
    path = tmp_path / "mine.html"
    path.write_text("mine")
    result = graphkit("read", finished, "lavrov.txt", "--html", path)
    assert result.exit_code == 1
    assert "is no page of graphkit read" in result.stderr
    assert path.read_text() == "mine"
    assert graphkit("read", finished, "lavrov.txt", "--html", path, "--force").exit_code == 0


def test_the_page_of_the_build_is_not_replaced(graphkit, finished):
    before = (finished / "graph.html").read_bytes()
    assert graphkit("read", finished, "lavrov.txt", "--html", finished / "graph.html").exit_code == 1
    assert (finished / "graph.html").read_bytes() == before


def test_the_terminal_obeys_nothing_an_article_says(graphkit, finished):
    shown = graphkit("read", finished, next(iter(UGLY))).stdout
    assert "<1B>[31m" in shown
    assert "<202E>" in shown
    assert "\r" not in shown


def test_a_folder_without_a_store(graphkit, tmp_path):
    result = graphkit("read", tmp_path, "a.txt")
    assert result.exit_code == 1
    assert result.stderr.startswith(f"error: {tmp_path} holds no evidence store\nhint: Name the output folder")
    assert "is a file" in graphkit("read", __file__, "a.txt").stderr


def test_an_empty_store_and_one_whose_build_never_finished(graphkit, finished, tmp_path):
    with open_store(tmp_path / "graphkit.sqlite"):
        pass
    result = graphkit("read", tmp_path, "a.txt")
    assert (result.exit_code, "is empty" in result.stderr) == (1, True)
    (tmp_path / "graphkit.sqlite").write_bytes((finished / "graphkit.sqlite").read_bytes())
    with closing(sqlite3.connect(tmp_path / "graphkit.sqlite")) as connection, connection:
        connection.execute("DELETE FROM network")
    assert "never finished" in graphkit("read", tmp_path, "a.txt").stderr


def test_a_store_of_another_version_or_damaged(graphkit, finished, tmp_path):
    store = tmp_path / "graphkit.sqlite"
    store.write_bytes((finished / "graphkit.sqlite").read_bytes())
    with closing(sqlite3.connect(store)) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION - 1}")
    result = graphkit("read", tmp_path, "lavrov.txt")
    assert (result.exit_code, "another version" in result.stderr, "--force" in result.stderr) == (1, True, True)
    store.write_bytes(b"no database")
    assert "is not graphkit's evidence store" in graphkit("read", tmp_path, "lavrov.txt").stderr
    store.write_bytes((finished / "graphkit.sqlite").read_bytes()[:5000])
    assert "is damaged" in graphkit("read", tmp_path, "lavrov.txt").stderr


def test_asking_changes_nothing(graphkit, finished):
    before = {path.name: path.read_bytes() for path in finished.iterdir()}
    graphkit("read", finished, "lavrov.txt")
    assert {path.name: path.read_bytes() for path in finished.iterdir()} == before


def test_terminal_and_page_number_actors_alike(graphkit, finished, tmp_path):
    printed = graphkit("read", finished, "lavrov.txt").stdout
    listed = re.findall(r"^  \[(\d+)\] (.+) \(\w+\)$", printed, re.MULTILINE)
    graphkit("read", finished, "lavrov.txt", "--html", tmp_path / "page.html")
    legend = html.document_fromstring((tmp_path / "page.html").read_bytes()).find_class("legend")[0]
    assert listed == [(li.find("mark").text, li.find("bdi").text_content()) for li in legend.iter("li")]
    assert listed
