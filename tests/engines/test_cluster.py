"""A Dask cluster gives what one process gives, also when its workers die."""

from __future__ import annotations

import logging
import os
import signal
import socket
import threading
import time
from contextlib import closing, contextmanager, suppress
from types import SimpleNamespace

import pytest
from faulty import IDENTITY, TEXT, Faulty, FaultySerial, document, documents

from graphkit.building import build
from graphkit.config import Config
from graphkit.engines import Cluster, cluster
from graphkit.engines.tasks import Task
from graphkit.errors import EngineError
from graphkit.records import Annotations, Failure

dask = pytest.importorskip("dask")
pytest.importorskip("distributed")

pytestmark = pytest.mark.skipif(os.name == "nt", reason="no SIGKILL")


class FaultyCluster(Cluster):
    """A cluster whose workers obey their documents."""

    _annotator = Faulty


@pytest.fixture(scope="module", autouse=True)
def quiet():
    """Dask logs from threads of its own, also when the stream of the test it began in is closed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(logging.getLogger("distributed"), "handlers", [logging.NullHandler()])
        yield


@pytest.fixture(scope="module")
def scheduler():
    """The address of a cluster of two workers that gives up whatever a dead worker had."""
    with dask.config.set({"distributed.scheduler.allowed-failures": 0}), cluster._here(workers=2) as running:
        yield running.scheduler_address


class Done:
    """A future of Dask as it is after a task has failed."""

    def __init__(self, error=None, status="error"):
        self.error, self.status = error, status

    def exception(self):
        return self.error


class KilledWorker(Exception):
    """Dask's, by name."""


def test_a_cluster_that_loses_a_worker_writes_the_same_bytes_as_one_process(scheduler, tmp_path, contents):
    articles, killed = tmp_path / "articles", []
    articles.mkdir()
    for n in range(40):
        (articles / f"{n:04}.txt").write_text(TEXT.format("EFGH"[n % 4]) + f"Item {n}.", encoding="utf-8")
    engine = FaultyCluster(scheduler)

    def kill_one(stage, done, total):
        if stage == "annotating" and not killed:
            killed.append(next(iter(engine._client.run(os.getpid).values())))
            os.kill(killed[0], signal.SIGKILL)

    report = build([articles], tmp_path / "dask", engine=engine, progress=kill_one)
    assert (bool(killed), report.skipped) == (True, ())
    build([articles], tmp_path / "serial", engine=FaultySerial())
    assert contents(tmp_path / "dask") == contents(tmp_path / "serial")


def test_only_the_document_that_ends_its_workers_is_named(scheduler, tmp_path):
    given = documents(60, _20="!die", _40=f"!once={tmp_path / 'died'} !exit")
    with closing(FaultyCluster(scheduler)) as engine:
        engine.start(Config())
        outcomes = list(engine.annotate(given))
    (failure,) = (outcome for outcome in outcomes if isinstance(outcome, Failure))
    assert (failure.document_id, failure.error) == ("020", "WorkerDied")
    done = [outcome.document.id for outcome in outcomes if isinstance(outcome, Annotations)]
    assert sorted([*done, "020"]) == [d.id for d in given]


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


@pytest.mark.parametrize("answer", [b"", b"HTTP/1.1 400 Bad Request\r\n"], ids=["silence", "a web server"])
def test_somebody_else_at_the_address(monkeypatch, answer):
    monkeypatch.setattr(cluster, "_REACHED", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as server:
        place = f"tcp://127.0.0.1:{server.getsockname()[1]}"
        accepting = threading.Thread(target=_answer, args=(server, answer))
        accepting.start()
        with closing(Cluster(place)) as engine, pytest.raises(EngineError, match="cannot be reached"):
            engine.start(Config())
        accepting.join()


def _answer(server, answer):
    with server.accept()[0] as connection:
        connection.sendall(answer)
        time.sleep(0 if answer else 0.6)


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


def test_a_worker_that_dies_while_it_loads_the_pipeline(scheduler, tmp_path):
    dies_once = tmp_path / "died"
    with closing(FaultyCluster(scheduler)) as engine:
        engine.start(Config().override({"language": {"model": str(dies_once)}}))
        assert dies_once.exists()
        assert engine.identity() == IDENTITY


@pytest.mark.parametrize("future", [Done(status="pending"), Done(KilledWorker())], ids=["slow", "killed"])
def test_no_worker_gets_the_pipeline_loaded(monkeypatch, future):
    client = SimpleNamespace(status="running", nthreads=lambda: {"tcp://worker": 1}, submit=lambda *_, **__: future)
    engine = Cluster("tcp://here")
    monkeypatch.setattr(engine, "_client", client)
    monkeypatch.setattr(engine, "_wait", lambda futures: [] if future.status == "pending" else list(futures))
    monkeypatch.setattr(cluster, "READY", 0.1)
    with pytest.raises(EngineError, match="no worker of the scheduler tcp://here has loaded the language pipeline"):
        engine._meet()


@pytest.fixture
def own_cluster(monkeypatch):
    """Stands in for a cluster on this machine, and tells when it has ended."""
    fate = []

    @contextmanager
    def here(workers):
        try:
            yield "cluster"
        finally:
            fate.append("cluster ended")

    monkeypatch.setattr(cluster, "_here", here)
    return fate


class Connection:
    """A client of Dask with a cluster that has no workers and that it cannot take leave of."""

    def __init__(self, place, **_):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *_):
        raise OSError("the connection is gone")

    def wait_for_workers(self, number, timeout):
        raise TimeoutError


def test_our_own_cluster_ends_whatever_becomes_of_the_connection(monkeypatch, own_cluster):
    monkeypatch.setattr(cluster._distributed(), "Client", Connection)
    engine = Cluster()
    with pytest.raises(EngineError, match="the cluster on this machine has no worker"):
        engine.start(Config())
    assert own_cluster == []
    with pytest.raises(OSError, match="gone"):
        engine.close()
    assert own_cluster == ["cluster ended"]


def test_our_own_cluster_does_not_answer(monkeypatch, own_cluster):
    def silent(place, **_):
        raise TimeoutError("timed out")

    monkeypatch.setattr(cluster._distributed(), "Client", silent)
    with (
        closing(Cluster()) as engine,
        pytest.raises(EngineError, match="the cluster on this machine cannot be reached"),
    ):
        engine.start(Config())
    assert own_cluster == ["cluster ended"]


def test_our_own_cluster_cannot_be_started(monkeypatch):
    def here(workers):
        raise RuntimeError("Cluster failed to start: no port")

    monkeypatch.setattr(cluster, "_here", here)
    with (
        closing(Cluster()) as engine,
        pytest.raises(EngineError, match="this machine cannot be started: Cluster failed"),
    ):
        engine.start(Config())


def test_a_document_that_fails_alone_is_named_with_the_reason():
    (failure,) = Cluster()._take(Done(MemoryError("no memory")), Task((document(7),), one_by_one=True))
    assert (failure.document_id, failure.error) == ("007", "MemoryError")
    assert failure.message == "could not be annotated (no memory)"


def test_a_cluster_on_which_every_document_fails_is_given_up(monkeypatch):
    monkeypatch.setattr(cluster, "HOPELESS", 2)
    engine = Cluster()
    list(engine._take(Done(KilledWorker()), Task((document(1),), one_by_one=True)))
    with pytest.raises(EngineError, match="each of 2 documents"):
        list(engine._take(Done(KilledWorker()), Task((document(2),), one_by_one=True)))


def test_a_scheduler_that_goes_ends_the_run():
    with cluster._here(workers=0) as running, closing(Cluster("tcp://here")) as engine:
        client = cluster._distributed().Client(running, set_as_default=False)
        engine._client, sent = engine._own.enter_context(client), {}
        engine._submit(Task((document(1),)), sent)
        running.close()
        with pytest.raises(EngineError, match="lost"):
            list(engine._take(engine._done(sent)[0], sent.popitem()[1]))


def test_a_lost_connection_ends_the_run():
    with pytest.raises(EngineError, match="lost"):
        list(Cluster()._take(Done(status="cancelled"), Task((document(1),))))
    with pytest.raises(EngineError, match="lost"):
        cluster._answer(Done(status="cancelled"), "tcp://worker")


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
