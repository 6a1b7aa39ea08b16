"""Many machines: documents are annotated by the workers of a Dask cluster.

Dask sends a task on when its worker dies, and gives it up when four workers died that had it, were it only to wait
there behind another one. The documents of such a task are tried again when all others are done, one by one and with
nothing else at work, which tells the offending one from those that only shared its fate. A task that takes too long
ends its worker, for Dask itself waits for ever. Tried out with Dask 2026.8; see docs/cluster.md for SLURM and
Kubernetes.
"""

from __future__ import annotations

import faulthandler
import importlib
import os
import socket
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import ExitStack, contextmanager, suppress
from typing import Any, TypeVar

from graphkit.config import Config
from graphkit.engines.annotator import Annotator, Identity
from graphkit.engines.machine import cores
from graphkit.engines.protocol import Outcome
from graphkit.engines.tasks import HOPELESS, READY, Task, Todo, allowance, given_up
from graphkit.errors import EngineError, GraphkitError, LanguageError
from graphkit.records import Document

__all__ = ["Cluster"]

_TASK = 32
"""Documents in a task at most: a task costs the scheduler about ten milliseconds."""

_AHEAD = 3
"""Tasks per thread of the cluster that are sent before outcomes are awaited, so that no worker waits for the next."""

_REACHED = 10.0
"""Seconds in which a scheduler must answer."""

_GREETING = 2**20
"""Bytes a scheduler's greeting is shorter than."""

_JOINED = 60.0
"""Seconds in which a first worker must join the cluster, or a new one after the last has gone."""

T = TypeVar("T")

_INSTALL = "Install it here and on every worker; in a clone of graphkit: pip install '.[dask]'."
_SMALLER = "Is there enough memory? Try with fewer workers, or with --engine local."
_SAME = "Every worker needs the same version of graphkit and of the language pipeline, installed as here."


class Cluster:
    """Annotates on the workers of a Dask cluster.

    Args:
        scheduler: The address of its scheduler, "tcp://host:8786"; "" for a cluster on this machine, which ends with
            the engine.
        workers: Processes of a cluster on this machine.
        timeout: Seconds a document may take, and one more per 1,000 characters; then its worker is ended.
    """

    _annotator: Callable[[Config], Annotator] = Annotator

    def __init__(self, scheduler: str = "", *, workers: int = 2, timeout: float = 60.0) -> None:
        self.readers = cores() if scheduler else workers
        self._scheduler, self._workers, self._timeout = scheduler, workers, timeout
        self._config = Config()
        self._client: Any = None
        self._own = ExitStack()
        self._identity: Identity | None = None
        self._suspects: deque[Document] = deque()
        self._hopeless = 0

    def start(self, config: Config) -> None:
        """Connect, and let every worker load the language pipeline; what annotates must be the same everywhere."""
        self._config, self._identity = config, None  # another pipeline may be asked for than last time
        try:
            self._connect()
        except OSError as error:
            there = "Check the address, that the scheduler runs, and that this machine may connect to it."
            raise EngineError(
                f"{self._named()} cannot be reached: {_one_line(error)}", there if self._scheduler else _SMALLER
            ) from error
        self._meet()

    def identity(self) -> Identity:
        """What annotates."""
        return self._agree(self._identity)

    def annotate(self, documents: Iterable[Document]) -> Iterator[Outcome]:
        """Annotate documents, in the order in which they are done."""
        if self._identity is None:
            raise RuntimeError("annotate was called before start")
        todo = Todo(documents, min(_TASK, self._config.language.batch_size))
        sent: dict[Any, Task] = {}
        while self._send(todo, sent):
            for future in self._done(sent):
                yield from self._take(future, sent.pop(future))

    def close(self) -> None:
        """Cancel what the cluster still works on and leave it; end it where it is our own."""
        self._client = None
        self._own.close()

    def _connect(self) -> None:
        """Connect to the scheduler, or to a cluster that is started here, and wait for a first worker.

        Raises:
            OSError: The scheduler or the cluster does not answer.
            EngineError: The address is none, the cluster cannot be started, or no worker joins it.
        """
        distributed = _distributed()
        if self._scheduler:
            _reach(self._scheduler)
        place = self._scheduler or self._start_own()
        client = distributed.Client(place, timeout=_REACHED, set_as_default=False)
        self._client = self._own.enter_context(client)
        try:
            self._client.wait_for_workers(1, timeout=_JOINED)
        except TimeoutError as error:
            message = f"{self._named()} has no worker after {_JOINED:.0f} s"
            hint = "Start workers first: dask worker ADDRESS." if self._scheduler else _SMALLER
            raise EngineError(message, hint) from error

    def _meet(self) -> None:
        """Ask every worker what annotates there.

        One that goes meanwhile is not waited for, and one that is slow not for ever: each says it again with every
        task, as those do that join later.

        Raises:
            EngineError: They differ, one cannot annotate, or none has answered.
        """
        asked: dict[Any, str] = {}
        end = time.monotonic() + READY
        while time.monotonic() < end:
            there = self._threads()
            asked = {future: address for future, address in asked.items() if address in there}
            if not asked and self._identity is not None:
                return
            asked = asked or {self._ask(address): address for address in sorted(there)}
            if not asked:
                time.sleep(1.0)  # for the worker that comes in place of the last one
            for future in self._wait(asked):
                address = asked.pop(future)
                if not _killed(future.exception()):
                    self._agree(_answer(future, address))
            if self._client.status != "running":
                raise _lost()
        if self._identity is None:
            message = f"no worker of {self._named()} has loaded the language pipeline in {READY:.0f} s"
            raise EngineError(message, "Are they busy, their disk slow, or their memory small? See their logs.")

    def _ask(self, address: str) -> Any:
        return self._client.submit(_identify, self._annotator, self._config, workers=[address], pure=False)

    def _start_own(self) -> Any:
        try:
            return self._own.enter_context(_here(self._workers))
        except (OSError, RuntimeError) as error:  # "Cluster failed to start: ..."
            raise EngineError(f"{self._named()} cannot be started: {_one_line(error)}", _SMALLER) from error

    def _named(self) -> str:
        return f"the scheduler {self._scheduler}" if self._scheduler else "the cluster on this machine"

    def _send(self, todo: Todo, sent: dict[Any, Task]) -> bool:
        """Keep every worker supplied; False where everything is done."""
        threads = sum(self._threads().values()) if todo else 0
        while todo and len(sent) < _AHEAD * max(1, threads):
            self._submit(todo.take(), sent)
        if not sent and self._suspects:
            self._submit(Task((self._suspects.popleft(),), one_by_one=True), sent)
        return bool(sent)

    def _submit(self, task: Task, sent: dict[Any, Task]) -> None:
        seconds = allowance(task.documents, self._timeout)
        sent[self._client.submit(_annotate, self._annotator, self._config, task, seconds, pure=False)] = task

    def _done(self, sent: dict[Any, Task]) -> list[Any]:
        """The futures that are done; waits until there are some.

        Raises:
            EngineError: The connection is lost, or no worker has been there for a while.
        """
        last_seen = time.monotonic()
        while True:
            if done := self._wait(sent):
                return done
            if self._client.status != "running":
                raise _lost()
            if self._threads():
                last_seen = time.monotonic()
            elif time.monotonic() - last_seen > _JOINED:
                message = f"{self._named()} has had no worker for {_JOINED:.0f} s"
                start = "Start workers again" if self._scheduler else "Free memory"
                raise EngineError(message, f"{start}, and run the same command again to go on.")

    def _threads(self) -> dict[str, int]:
        """The threads of every worker, by its address."""
        try:
            threads: dict[str, int] = self._client.nthreads()
        except OSError as error:
            raise _lost() from error
        return threads

    def _wait(self, futures: Iterable[Any]) -> list[Any]:
        """Those of the futures that are done, or cancelled as all are when the scheduler goes; a second at most."""
        with suppress(TimeoutError, CancelledError), self._client.as_current():
            _distributed().wait(list(futures), timeout=1.0, return_when="FIRST_COMPLETED")
        return [future for future in futures if future.done()]

    def _take(self, future: Any, task: Task) -> Iterator[Outcome]:
        """The outcomes of a task; of one that failed as a whole, the documents are tried again at the end."""
        if future.status == "finished":
            identity, outcomes = future.result()
            self._agree(identity)
            self._hopeless = 0
            yield from outcomes
            return
        if future.status == "cancelled":
            raise _lost()
        error = future.exception()
        if isinstance(error, GraphkitError):
            raise error
        if not task.one_by_one:
            self._suspects += task.documents
            return
        self._hopeless += 1
        if self._hopeless == HOPELESS:
            message = f"each of {HOPELESS} documents failed on the cluster; the last one: {_one_line(error)}"
            raise EngineError(message, "Is there enough memory on the workers? See their logs.")
        if _killed(error):
            yield given_up(task.documents[0], "WorkerDied", "its workers died, or it took too long")
        else:
            yield given_up(task.documents[0], type(error).__name__, _one_line(error))

    def _agree(self, identity: Identity | None) -> Identity:
        """Make sure that all workers are of one identity, and return it."""
        if identity is None or self._identity not in {None, identity}:
            raise EngineError("the workers of the cluster differ in their program or language pipeline", _SAME)
        self._identity = identity
        return identity


class _Station:
    """A worker process's annotator; one document is in work at a time, however many threads the process has."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.config: Config | None = None
        self.annotator: Annotator | None = None


def _identify(make: Callable[[Config], Annotator], config: Config) -> Identity:
    """Run on a worker: what annotates there."""
    return _at_station(make, config, lambda annotator: annotator.identity)


def _annotate(
    make: Callable[[Config], Annotator], config: Config, task: Task, seconds: float
) -> tuple[Identity, list[Outcome]]:
    """Run on a worker: annotate a task's documents; beyond ``seconds`` the process is ended."""

    def work(annotator: Annotator) -> tuple[Identity, list[Outcome]]:
        with open(os.devnull, "w", encoding="utf-8") as nowhere:  # noqa: PTH123 - on Windows it is no path
            faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
            try:
                return annotator.identity, list(annotator.annotate(task.documents))
            finally:
                faulthandler.cancel_dump_traceback_later()

    return _at_station(make, config, work)


def _at_station(make: Callable[[Config], Annotator], config: Config, work: Callable[[Annotator], T]) -> T:
    station: _Station = vars(_distributed().get_worker()).setdefault("graphkit_station", _Station())
    with station.lock:
        if station.annotator is None or station.config != config:
            station.annotator, station.config = make(config), config
        return work(station.annotator)


def _answer(future: Any, address: str) -> Identity:
    """What a worker says it is."""
    if future.status == "cancelled":
        raise _lost()
    try:
        identity: Identity = future.result()
    except LanguageError as error:
        raise LanguageError(f"the worker {address}: {error.message}", error.hint or _SAME) from error
    except Exception as error:  # whatever a worker without graphkit, or with another one, comes up with
        raise EngineError(f"the worker {address} cannot annotate: {_one_line(error)}", _SAME) from error
    return identity


def _reach(scheduler: str) -> None:
    """Make sure that a scheduler listens there: Dask tries for long, and leaves threads behind when it gives up.

    A scheduler speaks first, and says how long its greeting is. A web server waits to be asked.

    Raises:
        OSError: Nobody listens, or somebody else.
        EngineError: It is no address.
    """
    addressing = importlib.import_module("distributed.comm.addressing")
    try:
        scheme, place = addressing.parse_address(scheduler)
        if scheme not in {"tcp", "tls"}:
            raise ValueError("only tcp:// and tls:// are known")
        host_and_port = addressing.parse_host_port(place, 8786)
    except ValueError as error:
        message = f"{scheduler} is no address of a scheduler: {_one_line(error)}"
        raise EngineError(message, "Write tcp://host:8786.") from error
    with socket.create_connection(host_and_port, timeout=_REACHED) as connection:
        if scheme == "tcp" and not 0 < int.from_bytes(connection.recv(8), "little") < _GREETING:
            raise OSError("what answers there is no Dask scheduler")


@contextmanager
def _here(workers: int) -> Iterator[Any]:
    """A cluster on this machine, which serves no dashboard.

    Its scheduler serves a page of its state all the same. No address would mean port 8787 on every interface, which
    another cluster may hold; any free port will do, and only this machine has to reach it. Dask would send a worker
    away for good that is not there 15 s after it died, be it only that it has died again.
    """
    patience = {"distributed.deploy.lost-worker-timeout": "1 day"}
    distributed = _distributed()
    with (
        importlib.import_module("dask").config.set(patience),
        distributed.LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            memory_limit=0,
            dashboard_address="127.0.0.1:0",
            scheduler_kwargs={"dashboard": False},
        ) as running,
    ):
        yield running


def _distributed() -> Any:
    try:
        return importlib.import_module("distributed")  # only now: it comes with an extra, and takes a second
    except ImportError as error:
        raise EngineError("Dask is not installed", _INSTALL) from error


def _killed(error: BaseException | None) -> bool:
    """Whether a task failed because the workers that had it died; Dask is not imported for its class."""
    return type(error).__name__ == "KilledWorker"


def _lost() -> EngineError:
    message = "the connection to the scheduler was lost; what was annotated is kept"
    return EngineError(message, "Run the same command again to go on.")


def _one_line(error: BaseException) -> str:
    return " ".join(str(error).split()) or type(error).__name__
