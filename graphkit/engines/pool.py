"""A supervised pool of workers on this machine: whatever happens to a worker costs the offending document only.

One pipe per worker and no shared queue: a process killed while it holds a queue's lock blocks all others. The parent
knows which documents each worker holds and when it last heard of it. What a dead or hanging worker has not answered is
given to another one by one, which tells the offending document from those that only shared its fate.

The pools of the standard library, loky, billiard and pebble were tried: each loses the batch, or all that is pending,
when a worker is killed, and the first two wait for ever for one that hangs.
"""

from __future__ import annotations

import itertools
import logging
import multiprocessing
import os
import signal
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any

from graphkit.config import Config
from graphkit.engines.annotator import Identity
from graphkit.engines.protocol import Outcome
from graphkit.engines.tasks import HOPELESS, READY, Todo, allowance, given_up
from graphkit.engines.worker import Rested, Stillborn, work
from graphkit.errors import EngineError, LanguageError
from graphkit.interrupts import without_interrupts
from graphkit.records import Document

__all__ = ["Pool"]

_TASK = 16
"""Documents in a task at most: enough that sending them costs nothing, few enough that no worker idles at the end."""

_STILLBORN = 5
"""Workers in a row that may end before they are ready, while nothing is done."""

_DEATHS = 3
"""Workers that must die over one document, working on it alone, before it is given up: some are killed from outside."""


_MEMORY = 4 * 2**30
"""Bytes; the language pipeline takes a quarter of a gigabyte, and a long document one."""

_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
"""How linear algebra libraries are told to take one thread: all cores in every worker would slow them all down."""

_GUARD = "A script that uses workers needs to start from: if __name__ == '__main__'."


class Pool:
    """Annotates in several processes of this machine.

    Args:
        workers: How many, 1 or more.
        timeout: Seconds a document may take, and one more per 1,000 characters; then it is given up.
        memory: Bytes a worker may hold. One that holds half of them after its task is replaced; a document that needs
            more than all fails. On Linux; elsewhere only ``recycle`` bounds the memory.
        recycle: Documents after which a worker is replaced: spaCy keeps every word it ever saw.
        few: Of fewer documents than these, the first worker does all, and no other is started.
    """

    _work = staticmethod(work)
    _start_method = "spawn"  # everywhere: a fork would inherit the pipes of the others, and see no end of them

    def __init__(
        self, workers: int, *, timeout: float = 60.0, memory: int = _MEMORY, recycle: int = 5_000, few: int = 0
    ) -> None:
        if workers < 1:
            raise ValueError(f"a pool needs at least one worker, not {workers}")
        self.readers = workers
        self._most, self._timeout, self._memory, self._recycle = workers, timeout, memory, recycle
        self._few = few
        self._config = Config()
        self._identity: Identity | None = None
        self._workers: list[_Worker] = []
        self._stillborn = 0
        self._hopeless = 0

    def start(self, config: Config) -> None:
        """Start the workers, only one where there may be little to do; they take seconds to get ready."""
        self._config, self._identity = config, None  # another pipeline may be asked for than last time
        for _ in range(1 if self._few else self._most):
            self._hire()

    def identity(self) -> Identity:
        """What annotates, as the first worker tells once it is ready."""
        nothing = Todo((), 1)
        while self._identity is None:
            if not self._workers:
                self._hire()  # the one before did not live
            list(self._hear(nothing))
        return self._identity

    def annotate(self, documents: Iterable[Document]) -> Iterator[Outcome]:
        """Annotate documents, in the order in which they are done."""
        self.identity()
        rest = iter(documents)
        first = list(itertools.islice(rest, self._few))
        most = 1 if len(first) < self._few else self._most
        todo = Todo(itertools.chain(first, rest), min(_TASK, self._config.language.batch_size))
        while self._hand_out(todo, most):
            yield from self._hear(todo)

    def close(self) -> None:
        """Kill the workers: they hold nothing that cannot be done again."""
        for worker in self._workers:
            worker.end()
        self._workers.clear()

    def _hire(self) -> None:
        ours, theirs = multiprocessing.Pipe()
        process = multiprocessing.get_context(self._start_method).Process(  # type: ignore[attr-defined]
            target=self._work,
            args=(theirs, self._config, self._memory, 2 * _TASK * self._timeout + READY, self._loudness()),
            name="graphkit worker",
            daemon=True,
        )
        with _to_be_inherited():
            process.start()
        theirs.close()  # else the end of the worker would not be seen
        self._workers.append(_Worker(process, ours, deadline=time.monotonic() + READY))

    def _loudness(self) -> int:
        """The level of a worker's log: that of this process, but of what all workers would say the first one tells."""
        level = logging.getLogger("graphkit").getEffectiveLevel()
        first = self._identity is None and not self._workers
        return level if first or level <= logging.DEBUG else logging.CRITICAL

    def _hand_out(self, todo: Todo, most: int) -> bool:
        """Give every worker that waits a task, and hire one if there are fewer; False where everything is done."""
        for worker in self._workers:
            if worker.waits and todo:
                task = todo.take()
                worker.holds, worker.alone, worker.waits = deque(task.documents), task.one_by_one, False
                worker.deadline = time.monotonic() + self._allowance(worker)
                with suppress(OSError):  # it died while it waited: the end of its pipe will be heard
                    worker.pipe.send(task)
        if todo and len(self._workers) < most:
            self._hire()
        return bool(todo) or any(worker.holds for worker in self._workers)

    def _hear(self, todo: Todo) -> Iterator[Outcome]:
        """Wait until workers say something, end or are late, and deal with it."""
        busy = {worker.pipe: worker for worker in self._workers if not worker.waits}
        patience = min(worker.deadline for worker in busy.values()) - time.monotonic()
        heard: list[Any] = wait(list(busy), max(0.0, patience))
        now = time.monotonic()  # whoever takes the outcomes below may take long, and the others answer meanwhile
        for worker in map(busy.__getitem__, heard):
            message = worker.listen()
            yield from self._take(worker, message) if message else self._lose(worker, todo, late=False)
        for pipe, worker in busy.items():
            if pipe not in heard and worker.deadline <= now:
                yield from self._lose(worker, todo, late=True)

    def _take(self, worker: _Worker, message: Any) -> Iterator[Outcome]:
        if isinstance(message, Stillborn):
            raise (LanguageError if message.language else EngineError)(message.message, message.hint)
        if isinstance(message, Identity):
            if self._identity not in {None, message}:
                raise EngineError("the program or its language pipeline was changed during the run", "Run it again.")
            self._identity, self._stillborn, worker.starts, worker.waits = message, 0, False, True
        elif isinstance(message, Rested):
            worker.waits = True
            if worker.served >= self._recycle or message.memory > self._memory / 2:
                self._dismiss(worker)
        else:
            worker.holds.popleft()
            worker.served += 1
            worker.deadline = time.monotonic() + self._allowance(worker)
            self._hopeless = self._stillborn = 0
            yield message

    def _lose(self, worker: _Worker, todo: Todo, *, late: bool) -> Iterator[Outcome]:
        """Dismiss a worker that died or is late; its documents go back, except one that has proved to be the reason."""
        fate = f"took longer than {READY if worker.starts else self._allowance(worker):.0f} s" if late else worker.fate
        self._dismiss(worker)
        if worker.starts:
            self._stillborn += 1
            if self._stillborn == _STILLBORN:
                raise EngineError(
                    f"{_STILLBORN} workers in a row ended before they were ready; the last {fate}", _GUARD
                )
        elif worker.alone and worker.holds and (late or todo.count_death(worker.holds[0]) == _DEATHS):
            self._hopeless += not late
            if self._hopeless == HOPELESS:
                message = f"each of {HOPELESS} documents ended its workers; the last one {fate}"
                raise EngineError(message, "Is there enough memory? Try with fewer workers.")
            document = worker.holds.popleft()
            yield (
                given_up(document, "Timeout", fate) if late else given_up(document, "WorkerDied", f"its worker {fate}")
            )
        todo.put_back(tuple(worker.holds))

    def _dismiss(self, worker: _Worker) -> None:
        worker.end()
        self._workers.remove(worker)

    def _allowance(self, worker: _Worker) -> float:
        """Seconds until its next answer is due: one by one, after the next document, else perhaps after all."""
        awaited = list(worker.holds)[: 1 if worker.alone else None]
        return allowance(awaited, self._timeout)


@dataclass(slots=True, eq=False)
class _Worker:
    """A worker as its parent knows it.

    Attributes:
        process: The process.
        pipe: The way to it.
        deadline: When it must have said something, by the monotonic clock.
        starts: Whether it is not ready yet.
        waits: Whether it waits for a task.
        alone: Whether it works on its documents one by one.
        holds: Documents it has and has not answered, in the order of its work.
        served: Documents it has answered.
    """

    process: BaseProcess
    pipe: Connection
    deadline: float
    starts: bool = True
    waits: bool = False
    alone: bool = False
    holds: deque[Document] = field(default_factory=deque)
    served: int = 0

    def listen(self) -> Any:
        """What it says, when it says something; None where it has ended."""
        try:
            return self.pipe.recv()
        except (EOFError, OSError):
            return None

    @property
    def fate(self) -> str:
        """How it ended, in words; its pipe has ended, so it has or will in a moment."""
        self.process.join(5)
        code = self.process.exitcode or 0
        if code >= 0:
            return f"ended with exit code {code}"
        if -code == getattr(signal, "SIGKILL", 9):
            return "was killed, as happens where memory runs out"
        return f"crashed with signal {-code}"

    def end(self) -> None:
        """End the process, however it is."""
        self.process.kill()
        self.process.join()
        self.pipe.close()


@contextmanager
def _to_be_inherited() -> Iterator[None]:
    """What a process must have from its very start: no Ctrl-C, of which it would die with a traceback; one thread."""
    unset = [name for name in _THREADS if name not in os.environ]
    os.environ.update(dict.fromkeys(unset, "1"))  # read when NumPy is imported, which the user's own script may do
    try:
        with without_interrupts():
            yield
    finally:
        for name in unset:
            del os.environ[name]
