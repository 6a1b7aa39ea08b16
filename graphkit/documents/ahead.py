"""Articles are extracted from web pages in other processes, ahead of their turn, and handed on in their turn.

This process reads the files and splits texts, which is sooner done than sent elsewhere. A web page takes fifty times as
long: extracted here, a corpus of them would keep the workers waiting who annotate its articles.
"""

from __future__ import annotations

import faulthandler
import logging
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection, wait
from typing import Any

from graphkit.documents.addresses import without_keys
from graphkit.errors import DocumentError
from graphkit.interrupts import without_interrupts
from graphkit.records import Document, Failure, Notice, Reading, SourceFile

__all__ = ["Outcome", "Task", "failure", "in_turn"]

Outcome = Document | Failure | Notice | Reading | SourceFile

# Pages extracted here before others are asked: a second's work, as much as it takes to start them.
_FEW = 20
# Pages and other outcomes, for each process, that are ahead of their turn.
_AHEAD = 8
# Seconds that a page may take; the largest takes some.
_PATIENCE = 300
# Processes that must end over one page before it is given up: some are killed from outside.
_DEATHS = 2


@dataclass(frozen=True, slots=True)
class Task:
    """A page to extract, in whatever process.

    Attributes:
        read: What yields the outcomes; known to other processes by its module and name.
        arguments: Its arguments.
        file: The page's file; comes after the outcomes unless the work fails.
    """

    read: Callable[..., Iterator[Outcome]]
    arguments: tuple[Any, ...]
    file: SourceFile

    def outcomes(self) -> Iterator[Outcome]:
        """Do the work; whatever it raises becomes a ``Failure``."""
        try:
            yield from self.read(*self.arguments)
        except Exception as error:  # a library that fails on one hostile page must not cost the others
            yield failure(self.file.path, error)
        else:
            yield self.file


def failure(document_id: str, error: Exception) -> Failure:
    """What is said of a document, or of a whole file, that cannot be read."""
    if isinstance(error, DocumentError):
        message = f"{error.message}. {error.hint}" if error.hint else error.message
        return Failure(document_id=error.document_id, stage="documents", error="DocumentError", message=message)
    kind = type(error).__name__
    message = f"could not be read ({kind}: {without_keys(str(error))})"
    return Failure(document_id=document_id, stage="documents", error=kind, message=message)


def in_turn(items: Iterable[Outcome | Task], processes: int) -> Iterator[Outcome]:
    """The outcomes among the items, and those of the tasks among them, in order.

    Args:
        items: Asked for in this process, somewhat ahead of their turn.
        processes: How many work at once, 1 or more; with one, it is this process.
    """
    crew = _Crew(processes)
    ahead: deque[Callable[[], Iterable[Outcome]]] = deque()
    tasks = 0
    try:
        for item in items:
            if isinstance(item, Task):
                tasks += 1
                ahead.append(crew.hand_out(item) if processes > 1 and tasks > _FEW else item.outcomes)
            else:
                ahead.append(partial(iter, (item,)))
            while len(ahead) > (_AHEAD * processes if processes > 1 and tasks > _FEW else 0):
                yield from ahead.popleft()()
        while ahead:
            yield from ahead.popleft()()
    finally:
        crew.close()


class _Crew:
    """Processes that work on tasks, one at a time each; none is started before the first task.

    A thread of this process waits for each, as there is no pool in the standard library that a dying process cannot
    block: in Python 3.11 ``ProcessPoolExecutor`` waits for ever where one dies while another is started.
    """

    def __init__(self, processes: int) -> None:
        self._threads = ThreadPoolExecutor(processes, "graphkit reader")
        self._lock = threading.Lock()
        self._all: list[_Reader] = []
        self._idle: list[_Reader] = []
        self._closed = False
        self._works: bool | None = None

    def hand_out(self, task: Task) -> Callable[[], Iterable[Outcome]]:
        """Begin a task; what comes of it is returned when asked for."""
        if self._works is None:
            self._works = self._can_start()
        return self._threads.submit(self._done, task).result if self._works else task.outcomes

    def close(self) -> None:
        """End the processes, whatever they are at."""
        with self._lock:
            self._closed = True
            for reader in self._all:
                reader.kill()
        self._threads.shutdown(cancel_futures=True)
        for reader in self._all:
            reader.end()

    def _can_start(self) -> bool:
        """Whether processes can be started: not from a script without ``if __name__ == "__main__"``."""
        try:
            self._work_on(None)
        except (_NoProcessError, EOFError, OSError):
            return False
        return True

    def _done(self, task: Task) -> list[Outcome]:
        for death in range(_DEATHS):
            with suppress(EOFError, OSError):
                try:
                    # One that waited may be dying already, which shows only now; a new one dies of the page.
                    return self._work_on(task, new=death > 0)
                except _NoProcessError:
                    return list(task.outcomes())
        message = f"the process that read it was killed, or took longer than {_PATIENCE} s"
        return [Failure(document_id=task.file.path, stage="documents", error="ReaderDied", message=message)]

    def _work_on(self, task: Task | None, *, new: bool = False) -> list[Outcome]:
        """Have a process do a task; nothing to do only shows that it runs.

        Raises:
            EOFError, OSError: The process ended; it is replaced with the next task.
            _NoProcessError: None can be started.
        """
        with self._lock:
            if self._closed:
                return []
            reader = self._take(new=new)
        try:
            outcomes = reader.work_on(task)
        except (EOFError, OSError):
            with self._lock:
                self._drop(reader)
            raise
        self._idle.append(reader)
        return outcomes

    def _take(self, *, new: bool) -> _Reader:
        """An idle process that lives, or a new one; under the lock."""
        while self._idle and not new:
            reader = self._idle.pop()
            if reader.is_alive():
                return reader
            self._drop(reader)  # killed while it waited, which is no page's fault
        try:
            reader = _Reader()
        except (AssertionError, OSError) as error:  # AssertionError: this process is a daemon, which has no children
            raise _NoProcessError from error
        self._all.append(reader)
        return reader

    def _drop(self, reader: _Reader) -> None:
        self._all.remove(reader)
        reader.end()


class _NoProcessError(Exception):
    """No process can be started."""


class _Reader:
    """A process that works on tasks, and the way to it."""

    def __init__(self) -> None:
        self._pipe, theirs = multiprocessing.Pipe()
        # "spawn" everywhere: a fork would inherit the pipes of the other processes, and see no end of them.
        context = multiprocessing.get_context("spawn")
        self._process = context.Process(target=_serve, args=(theirs, _PATIENCE), name="graphkit reader", daemon=True)
        with without_interrupts():
            self._process.start()
        theirs.close()  # else the end of the process would not be seen

    def is_alive(self) -> bool:
        return self._process.is_alive()

    def work_on(self, task: Task | None) -> list[Outcome]:
        self._pipe.send(task)
        if self._pipe not in wait([self._pipe, self._process.sentinel]):  # on Windows the pipe may outlive the process
            raise EOFError
        outcomes: list[Outcome] = self._pipe.recv()
        return outcomes

    def kill(self) -> None:
        self._process.kill()

    def end(self) -> None:
        """Kill it, if it is not dead, and leave nothing behind."""
        self.kill()
        self._process.join()
        self._pipe.close()


def _serve(pipe: Connection, seconds: float) -> None:
    """Answer tasks with their outcomes until there is nobody to ask; a task that takes longer ends the process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the parent too, which decides
    logging.basicConfig(level=logging.CRITICAL)
    nowhere = os.devnull  # on Windows it is no path
    with suppress(EOFError, OSError), open(nowhere, "w", encoding="utf-8") as log:  # noqa: PTH123
        while True:
            task: Task | None = pipe.recv()
            faulthandler.dump_traceback_later(seconds, exit=True, file=log)
            outcomes = list(task.outcomes()) if task else []
            faulthandler.cancel_dump_traceback_later()
            pipe.send(outcomes)
