"""A Dask cluster gives what one process gives, also when its workers die."""

from __future__ import annotations

import logging
import os
import signal
import socket
from contextlib import closing, suppress

import pytest
from conftest import ARTICLES

from graphkit.building import build
from graphkit.config import Config
from graphkit.engines import Cluster, cluster
from graphkit.engines.tasks import Task, Todo
from graphkit.errors import EngineError
from graphkit.records import Document, Failure

pytest.importorskip("distributed")

DOCUMENTS = [Document(id=name, path=name, text=text) for name, text in ARTICLES.items()]


@pytest.fixture(autouse=True)
def quiet(monkeypatch):
    """Dask logs from threads of its own, also when the stream of the test it began in is closed."""
    monkeypatch.setattr(logging.getLogger("distributed"), "handlers", [logging.NullHandler()])


class Done:
    """A future of Dask as it is after a task has failed."""

    def __init__(self, error=None, status="error"):
        self.error, self.status = error, status

    def exception(self):
        return self.error


class KilledWorker(Exception):
    """Dask's, by name."""


@pytest.mark.model
@pytest.mark.usefixtures("quick")
def test_a_cluster_that_loses_a_worker_writes_the_same_bytes_as_one_process(articles, tmp_path, contents):
    for number in range(6):
        (articles / f"more{number}.txt").write_text(ARTICLES["lavrov.txt"].replace("25", str(10 + number)))
    build([articles], tmp_path / "serial")
    engine, killed = Cluster(workers=2), []

    def kill_one(stage, done, total):
        if stage == "annotating" and not killed:
            killed.append(next(iter(engine._client.run(os.getpid).values())))
            os.kill(killed[0], signal.SIGKILL)

    report = build([articles], tmp_path / "dask", engine=engine, progress=kill_one)
    assert (bool(killed), report.skipped) == (True, ())
    assert contents(tmp_path / "dask") == contents(tmp_path / "serial")


def test_another_cluster_on_this_machine_is_not_in_the_way():
    with socket.socket() as another:
        with suppress(OSError):  # somebody does hold it
            another.bind(("0.0.0.0", 8787))
            another.listen()
        with cluster._here(workers=0) as own:
            assert own.scheduler_address


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "127.0.0.1:9"])
def test_a_scheduler_that_is_not_there(monkeypatch, address):
    monkeypatch.setattr(cluster, "_REACHED", 0.5)
    with closing(Cluster(address)) as engine, pytest.raises(EngineError, match="cannot be reached") as caught:
        engine.start(Config())
    assert caught.value.hint


def test_an_address_that_is_none(monkeypatch):
    with closing(Cluster("nosuch://host:1")) as engine, pytest.raises(EngineError, match="no address"):
        engine.start(Config())


def test_a_scheduler_without_workers(monkeypatch):
    monkeypatch.setattr(cluster, "_JOINED", 0.5)
    with (
        cluster._here(workers=0) as empty,
        closing(Cluster(empty.scheduler_address)) as engine,
        pytest.raises(EngineError, match="no worker"),
    ):
        engine.start(Config())


def test_the_documents_of_a_task_that_killed_its_workers_are_sent_one_by_one():
    engine, todo = Cluster(), Todo([], 1)
    assert list(engine._take(Done(KilledWorker()), Task(tuple(DOCUMENTS)), todo)) == []
    assert [todo.take().documents for _ in DOCUMENTS] == [(document,) for document in DOCUMENTS]


def test_a_document_that_kills_its_workers_fails_alone():
    (failure,) = Cluster()._take(Done(KilledWorker()), Task((DOCUMENTS[0],)), Todo([], 1))
    assert isinstance(failure, Failure)
    assert (failure.document_id, failure.error) == (DOCUMENTS[0].id, "WorkerDied")


def test_a_lost_connection_ends_the_run():
    with pytest.raises(EngineError, match="lost"):
        list(Cluster()._take(Done(status="cancelled"), Task((DOCUMENTS[0],)), Todo([], 1)))


def test_workers_that_differ_are_refused():
    engine = Cluster()
    engine._agree(cluster.Identity("a", "1", "x", "y"))
    with pytest.raises(EngineError, match="differ"):
        engine._agree(cluster.Identity("a", "2", "x", "z"))


def test_without_the_extra_the_error_says_what_to_install(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    with pytest.raises(EngineError, match="not installed") as caught:
        Cluster().start(Config())
    assert "'.[dask]'" in caught.value.hint
