"""Pages extracted in other processes: the same, in the same order, whatever happens to a process."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time

import pytest

from graphkit.config import DocumentsConfig
from graphkit.documents import ahead, read_documents
from graphkit.documents.ahead import Task, in_turn
from graphkit.records import Failure, Notice, SourceFile

PAGE = """<html><head><title>Council closes pier {0}</title></head><body><article><h1>Council closes pier {0}</h1>
<p>The council of Lund closed its pier number {0} on Tuesday after engineers had warned of storms for years.</p>
<p>"We had no choice," Mayor Nils Berg said. "The ferries will land in Marlow until the spring."</p></article></body>"""


@pytest.fixture
def at_once(monkeypatch):
    """Other processes are started for the first page."""
    monkeypatch.setattr(ahead, "_FEW", 0)


def say(word):
    """What a task does here; some words are orders."""
    if word == "die":
        os._exit(3)
    if word == "raise":
        raise ValueError(word)
    if word == "slow":
        time.sleep(60)
    yield Notice(path=word, message=word)


def end_at_once(*_):
    os._exit(1)


def task(word):
    return Task(say, (word,), SourceFile(path=f"{word}.html", sha256=""))


def told(items, processes=2):
    """What comes of items, each done file aside: a word, or the error and the file."""
    found = [one for one in in_turn(items, processes) if not isinstance(one, SourceFile)]
    return [one.path if isinstance(one, Notice) else f"{one.error} {one.document_id}" for one in found]


def test_everything_comes_in_its_turn(at_once):
    items = [task(str(number)) if number % 3 else Notice(path=str(number), message="") for number in range(60)]
    assert told(items) == told(items, 1) == [str(number) for number in range(60)]
    files = [one.path for one in in_turn(items, 2) if isinstance(one, SourceFile)]
    assert files == [f"{number}.html" for number in range(60) if number % 3]


def test_a_page_that_ends_its_process_is_named_and_alone(at_once):
    words = ["a", "b", "die", "c", "raise", *"defghijklmnopqrstuvwxyz", "die", "last"]
    errors = {"die": "ReaderDied die.html", "raise": "ValueError raise.html"}
    assert told(map(task, words)) == [errors.get(word, word) for word in words]


def test_a_page_that_takes_too_long_is_named_and_alone(at_once, monkeypatch):
    monkeypatch.setattr(ahead, "_PATIENCE", 2)
    assert told(map(task, ("a", "slow", "b"))) == ["a", "ReaderDied slow.html", "b"]


def test_processes_that_die_all_the_time_keep_nobody_waiting(at_once):
    words = [word for number in range(25) for word in (f"a{number}", "die", f"b{number}")]
    assert told(map(task, words), 4) == [word if word != "die" else "ReaderDied die.html" for word in words]


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL")
def test_processes_that_are_killed_while_they_wait_cost_no_page(at_once):
    outcomes = in_turn(map(task, map(str, range(100))), 2)
    found = [next(outcomes) for _ in range(4)]
    time.sleep(0.2)  # they have done what was ahead
    for child in multiprocessing.active_children():
        os.kill(child.pid, signal.SIGKILL)
    found += outcomes
    assert [one.path for one in found if isinstance(one, Notice)] == list(map(str, range(100)))


def test_where_no_further_process_can_be_started_this_one_goes_on(at_once, monkeypatch):
    outcomes = in_turn(map(task, "abcdefgh"), 2)
    first = next(outcomes)

    def no_process(*_):
        raise OSError("too many open files")

    monkeypatch.setattr(ahead, "_Reader", no_process)
    for child in multiprocessing.active_children():
        child.kill()
    rest = [one.path for one in outcomes if isinstance(one, Notice)]
    assert [first.path, *rest] == list("abcdefgh")


def test_few_pages_are_done_in_this_process():
    assert told([task("a"), task("b")], 8) == ["a", "b"]
    assert not multiprocessing.active_children()


def test_where_no_process_can_be_started_this_one_does_all(at_once, monkeypatch):
    monkeypatch.setattr(ahead, "_serve", end_at_once)
    assert told([task("a"), task("b"), task("c")]) == ["a", "b", "c"]


def test_no_more_is_read_than_is_wanted_soon(at_once):
    read = []
    outcomes = in_turn((read.append(number) or task(str(number)) for number in range(500)), 2)
    next(outcomes)
    next(outcomes)
    assert len(read) < 20
    outcomes.close()
    assert not multiprocessing.active_children()


def test_files_of_all_kinds_are_read_alike(at_once, tmp_path):
    for number in range(12):
        (tmp_path / f"page{number:02}.html").write_text(PAGE.format(number))
        story = (
            f"The council of Lund closed pier {number} on Tuesday, after years of storms had made it unsafe to land. "
            * 3
        )
        (tmp_path / f"story{number:02}.txt").write_text(story)
        (tmp_path / f"records{number:02}.jsonl").write_text(f'{{"text": "{story}"}}\nno record\n')
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 20)
    config, files, same_files = DocumentsConfig(min_words=10), [], []
    found = list(read_documents([tmp_path], config, files.append, processes=2))
    assert found == list(read_documents([tmp_path], config, same_files.append))
    assert files == same_files
    assert len(files) == 36
    assert sum(isinstance(one, Failure) for one in found) == 14


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL")
def test_no_process_outlives_its_parent(tmp_path):
    script = tmp_path / "script.py"
    script.write_text(
        "import multiprocessing, sys, time\n"
        "from graphkit.documents import ahead\n"
        "from graphkit.documents.ahead import Task, in_turn\n"
        "if __name__ == '__main__':\n"
        "    ahead._FEW = 0\n"
        "    outcomes = in_turn([Task(iter, ([],), None), Task(iter, ([None],), None)], 2)\n"
        "    next(outcomes)\n"
        "    print(*(child.pid for child in multiprocessing.active_children()), flush=True)\n"
        "    time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, text=True) as parent:
        children = [int(pid) for pid in parent.stdout.readline().split()]
        assert children
        parent.send_signal(signal.SIGKILL)
        deadline = time.monotonic() + 20
        while any(map(is_alive, children)) and time.monotonic() < deadline:
            time.sleep(0.05)
    assert not any(map(is_alive, children))


def is_alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
