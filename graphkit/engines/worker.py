"""One worker of the pool: a process that loads the language pipeline once and annotates what its parent sends.

It has no other effect, so that killing it at any moment loses nothing but its answers. It ends when its parent does.
"""

from __future__ import annotations

import faulthandler
import gc
import logging
import os
import signal
import sys
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from graphkit.config import Config
from graphkit.engines.annotator import Annotator
from graphkit.engines.tasks import Task
from graphkit.errors import LanguageError

__all__ = ["Rested", "Stillborn", "work"]


@dataclass(frozen=True, slots=True)
class Rested:
    """A task is done; the worker holds so many bytes of memory, 0 where the system does not tell."""

    memory: int


@dataclass(frozen=True, slots=True)
class Stillborn:
    """The worker cannot start; ``language`` tells whether the language pipeline is to blame."""

    message: str
    hint: str | None
    language: bool


def work(pipe: Connection, config: Config, memory: int, seconds: float, loudness: int = logging.CRITICAL) -> None:
    """Send who annotates; then, for every task, an outcome per document, in order, and ``Rested``.

    Args:
        pipe: To the parent.
        config: The settings.
        memory: Bytes beyond which an allocation fails, where the system can limit them: then the document in work
            fails and not the machine.
        seconds: What any task may take. The parent is sooner to end a worker that hangs, unless it is gone itself.
        loudness: The least level of what it logs to standard error.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the parent too, which decides
    logging.basicConfig(format="%(name)s: %(message)s", level=logging.CRITICAL)
    logging.getLogger("graphkit").setLevel(loudness)
    _limit_memory(memory)
    with suppress(EOFError, OSError):  # the parent is gone
        try:
            annotator = Annotator(config)
        except LanguageError as error:
            pipe.send(Stillborn(error.message, error.hint, language=True))
            return
        except Exception as error:  # what it is, only the parent can tell the user
            pipe.send(Stillborn(f"a worker cannot start: {error!r}", None, language=False))
            return
        gc.freeze()  # the pipeline stays: looking through it for garbage again and again costs 3 % of all time
        pipe.send(annotator.identity)
        with open(os.devnull, "w", encoding="utf-8") as nowhere:  # noqa: PTH123 - on Windows it is no path
            while True:
                task: Task = pipe.recv()
                faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
                for outcome in annotator.annotate(task.documents, batch_size=1 if task.one_by_one else 0):
                    pipe.send(outcome)
                faulthandler.cancel_dump_traceback_later()
                pipe.send(Rested(_memory()))


def _limit_memory(memory: int) -> None:
    if sys.platform != "linux":
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (memory if hard == resource.RLIM_INFINITY else min(memory, hard), hard))
    with suppress(OSError):  # where memory runs out all the same, the system is to end a worker and not its parent
        Path("/proc/self/oom_score_adj").write_text("500", encoding="ascii")


def _memory() -> int:
    if sys.platform != "linux":
        return 0
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")
