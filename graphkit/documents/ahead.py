"""Articles are found in other processes, ahead of their turn, and handed on in their turn.

This process reads the files; what takes time is to extract an article from a web page and to split a text. As that is
done for many at once, a corpus of web pages does not keep the workers waiting who annotate its articles.
"""

from __future__ import annotations

import faulthandler
import logging
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import resource_tracker
from typing import Any

from graphkit.documents.addresses import without_keys
from graphkit.errors import DocumentError
from graphkit.records import Document, Failure, Notice, Reading, SourceFile

__all__ = ["Outcome", "Task", "failure", "in_turn"]

Outcome = Document | Failure | Notice | Reading | SourceFile

# Bytes, or characters, after which other processes are started: as much plain text takes a second, as many pages five.
_ENOUGH = 8 * 2**20
# Bytes and tasks that travel together; and batches for each process that are ahead of their turn.
_BATCH, _MOST, _AHEAD = 2**19, 200, 3
# A larger text is split in this process: five times its size in memory is enough once.
_LARGE = 32 * 2**20
# Seconds that a batch may take; the largest page takes some.
_PATIENCE = 300


@dataclass(frozen=True, slots=True)
class Task:
    """Work for some process.

    Attributes:
        read: What yields the outcomes; known to other processes by its module and name.
        arguments: Its arguments.
        document_id: What it is about.
        size: In bytes or characters.
        file: Comes after the outcomes unless the work fails.
    """

    read: Callable[..., Iterator[Outcome]]
    arguments: tuple[Any, ...]
    document_id: str
    size: int
    file: SourceFile | None = None

    def outcomes(self) -> Iterator[Outcome]:
        """Do the work; whatever it raises becomes a ``Failure``."""
        try:
            yield from self.read(*self.arguments)
        except Exception as error:  # a library that fails on one hostile text must not cost the others
            yield failure(self.document_id, error)
        else:
            if self.file:
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
    rest = iter(items)
    size = 0
    for item in rest:
        yield from _done(item)
        size += item.size if isinstance(item, Task) else 0
        if processes > 1 and size > _ENOUGH:
            break
    else:
        return
    crew = _Crew(processes)
    if not crew.works():
        for item in rest:
            yield from _done(item)
        return
    try:
        ahead: deque[Callable[[], Iterable[Outcome]]] = deque()
        for batch in _batches(rest):
            ahead.append(crew.hand_out(batch))
            if len(ahead) > _AHEAD * processes:
                yield from ahead.popleft()()
        while ahead:
            yield from ahead.popleft()()
    finally:
        crew.close()


def _batches(items: Iterable[Outcome | Task]) -> Iterator[list[Outcome | Task]]:
    batch: list[Outcome | Task] = []
    size = 0
    for item in items:
        new = item.size if isinstance(item, Task) else 0
        if batch and (size + new > _BATCH or len(batch) == _MOST):
            yield batch
            batch, size = [], 0
        batch.append(item)
        size += new
    if batch:
        yield batch


class _Crew:
    """Processes that work on batches.

    One that dies or hangs takes all others of its executor with it; their batches are done again, one task at a time,
    which tells the task that did it.
    """

    def __init__(self, processes: int) -> None:
        self._processes = processes
        self._executor: ProcessPoolExecutor | None = None

    def works(self) -> bool:
        """Whether processes can be started: not from a script without ``if __name__ == "__main__"``."""
        try:
            self.begin([]).result()
        except (BrokenProcessPool, OSError):
            self.close()
            return False
        return True

    def hand_out(self, batch: Sequence[Outcome | Task]) -> Callable[[], Iterable[Outcome]]:
        """Begin a batch; what comes of it is returned when asked for."""
        if any(isinstance(item, Task) and item.size > _LARGE for item in batch):
            return lambda: (outcome for item in batch for outcome in _done(item))
        try:
            future = self.begin(batch)
        except BrokenProcessPool:
            self.close()
            future = self.begin(batch)
        return lambda: self._wait_for(future, batch)

    def close(self) -> None:
        """End the processes once what they are at is done."""
        if self._executor:
            self._executor.shutdown(cancel_futures=True)
            self._executor = None

    def begin(self, batch: Sequence[Outcome | Task]) -> Future[list[Outcome]]:
        """Begin a batch; the executor is broken once a process has died."""
        if self._executor is None:
            # "spawn" everywhere: a fork would inherit the pipes of the processes that annotate.
            context = multiprocessing.get_context("spawn")
            self._executor = ProcessPoolExecutor(self._processes, context, _begin)
        with _without_interrupts():  # a process is started here
            return self._executor.submit(_done_in_time, batch, _PATIENCE)

    def _wait_for(self, future: Future[list[Outcome]], batch: Sequence[Outcome | Task]) -> Iterator[Outcome]:
        try:
            yield from future.result()
        except BrokenProcessPool:
            yield from _one_by_one(batch)


def _one_by_one(batch: Sequence[Outcome | Task]) -> Iterator[Outcome]:
    alone = _Crew(1)
    try:
        for item in batch:
            if not isinstance(item, Task):
                yield item
                continue
            try:
                yield from alone.begin([item]).result()
            except BrokenProcessPool:
                alone.close()
                message = f"the process that read it was killed, or took longer than {_PATIENCE} s"
                yield Failure(document_id=item.document_id, stage="documents", error="ReaderDied", message=message)
    finally:
        alone.close()


def _done(item: Outcome | Task) -> Iterable[Outcome]:
    return item.outcomes() if isinstance(item, Task) else (item,)


def _done_in_time(batch: Sequence[Outcome | Task], seconds: float) -> list[Outcome]:
    """Run in another process, which ends where it takes longer."""
    with open(os.devnull, "w", encoding="utf-8") as nowhere:  # noqa: PTH123 - on Windows it is no path
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
        try:
            return [outcome for item in batch for outcome in _done(item)]
        finally:
            faulthandler.cancel_dump_traceback_later()


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """A process that is being started would show a traceback at Ctrl-C."""
    masks = hasattr(signal, "pthread_sigmask")
    if masks:
        resource_tracker.ensure_running()  # else it is started with the process, and lets Ctrl-C through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT}) if masks else ()
    try:
        yield
    finally:
        if masks:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin() -> None:
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
