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
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

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
    """Processes that work on tasks; none is started before the first task.

    One that dies or hangs takes all others of its executor with it. What they had not done is done again by a process
    alone, one task at a time, which tells the task that did it.
    """

    def __init__(self, processes: int) -> None:
        self._processes = {"together": processes, "alone": 1}
        self._executors: dict[str, ProcessPoolExecutor] = {}
        self._works: bool | None = None

    def hand_out(self, task: Task) -> Callable[[], Iterable[Outcome]]:
        """Begin a task; what comes of it is returned when asked for."""
        if self._works is None:
            self._works = self._can_start()
        if not self._works:
            return task.outcomes
        try:
            future = self._begin("together", task)
        except BrokenProcessPool:
            self._end("together")
            future = self._begin("together", task)
        return partial(self._result, future, task)

    def close(self) -> None:
        """End the processes once what they are at is done."""
        for which in tuple(self._executors):
            self._end(which)

    def _can_start(self) -> bool:
        """Whether processes can be started: not from a script without ``if __name__ == "__main__"``."""
        try:
            self._begin("together", None).result()
        except (BrokenProcessPool, OSError):
            self._end("together")
            return False
        return True

    def _begin(self, which: Literal["together", "alone"], task: Task | None) -> Future[list[Outcome]]:
        if which not in self._executors:
            # "spawn" everywhere: a fork would inherit the pipes of the processes that annotate.
            context = multiprocessing.get_context("spawn")
            self._executors[which] = ProcessPoolExecutor(self._processes[which], context, _prepare)
        with without_interrupts():  # a process is started here
            return self._executors[which].submit(_outcomes_in_time, task, _PATIENCE)

    def _end(self, which: str) -> None:
        self._executors.pop(which).shutdown(cancel_futures=True)

    def _result(self, future: Future[list[Outcome]], task: Task) -> list[Outcome]:
        try:
            return future.result()
        except BrokenProcessPool:
            return self._done_alone(task)

    def _done_alone(self, task: Task) -> list[Outcome]:
        try:
            return self._begin("alone", task).result()
        except BrokenProcessPool:
            self._end("alone")
            message = f"the process that read it was killed, or took longer than {_PATIENCE} s"
            return [Failure(document_id=task.file.path, stage="documents", error="ReaderDied", message=message)]


def _outcomes_in_time(task: Task | None, seconds: float) -> list[Outcome]:
    """Run in another process, which ends where it takes longer; nothing to do only shows that it runs."""
    with open(os.devnull, "w", encoding="utf-8") as nowhere:  # noqa: PTH123 - on Windows it is no path
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
        try:
            return list(task.outcomes()) if task else []
        finally:
            faulthandler.cancel_dump_traceback_later()


def _prepare() -> None:
    """Make a process end at Ctrl-C without a word, and with its parent, however that ends."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    logging.basicConfig(level=logging.CRITICAL)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)
