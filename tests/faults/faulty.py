"""Workers that obey their documents, in place of the language pipeline: quick to start, and as bad as wanted.

A document's text is an article of capital letters (see ``letters``), and may hold orders: ``!die`` kills the worker,
``!exit`` ends it, ``!hang`` never returns, ``!raise`` raises in a rule, ``!grow`` takes all memory,
 ``!once=PATH`` makes the next order a single one, ``!slow`` takes a worker a tenth of a second.
"""

from __future__ import annotations

import multiprocessing
import os
import re
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path

import letters

from graphkit.engines import Identity, Pool, worker
from graphkit.errors import LanguageError
from graphkit.records import Annotations, Document, Failure

IDENTITY = Identity("en_letters", "1", "letters", "letters")
OTHER = Identity("en_letters", "2", "letters", "letters")
TEXT = "A met B in C@. B told D and {0} about it. " * 2


def annotated(document: Document) -> Annotations | Failure:
    once = re.search(r"!once=(\S+)", document.text)
    if not once or not Path(once[1]).exists():
        if once:
            Path(once[1]).touch()
        for order in re.findall(r"!(\w+)", document.text):
            obey(order)
        if "!raise" in document.text:
            return Failure(document_id=document.id, stage="annotate", error="ValueError", message="a rule failed")
    found = letters.found(document.id, document.text)
    return Annotations(
        document=document,
        sentences=found.sentences,
        paragraphs=found.paragraphs,
        mentions=found.mentions,
        chains=found.chains,
        words=len(document.text.split()),
    )


def obey(order: str) -> None:
    match order:
        case "die":
            os.kill(os.getpid(), signal.SIGKILL)
        case "exit":
            os._exit(3)
        case "hang":
            time.sleep(3600)
        case "slow" if multiprocessing.parent_process():  # in a worker: so long that a test can come between
            time.sleep(0.1)
        case "grow":
            kept = []
            while True:
                kept.append(bytearray(2**26))


class Faulty:
    """Instead of ``graphkit.engines.Annotator``."""

    def __init__(self, config):
        if config.language.model == "missing":
            raise LanguageError("the language pipeline is missing", "Install it.")
        if config.language.model == "dies":
            obey("die")
        if (mark := Path(config.language.model)).is_absolute():  # the first worker dies, and leaves its mark
            with suppress(FileExistsError):
                mark.touch(exist_ok=False)
                obey("die")
        self.identity = OTHER if config.language.model == "other" else IDENTITY

    def annotate(self, documents, *, batch_size=0):
        return map(annotated, documents)


def work(*arguments) -> None:
    worker.Annotator = Faulty
    worker.work(*arguments)


class FaultyPool(Pool):
    """A pool of such workers."""

    _work = staticmethod(work)


class QuickPool(FaultyPool):
    """Its workers are forked, in milliseconds, from a process that has imported everything."""

    _start_method = "forkserver"

    def _hire(self):
        os.environ["PYTHONPATH"] = os.pathsep.join(sys.path)  # for that process, which imports this module
        multiprocessing.set_forkserver_preload(["faulty"])
        super()._hire()


class FaultySerial:
    """The same in this process."""

    readers = 1

    def start(self, config):
        pass

    def identity(self):
        return IDENTITY

    def annotate(self, documents):
        return map(annotated, documents)

    def close(self):
        pass


def run() -> None:
    """``graphkit build`` with such workers, for a process of its own: ``python -c "import faulty; faulty.run()"``."""
    from graphkit import cli
    from graphkit.cli import build

    build._engine = lambda engine, scheduler, workers, timeout, **_: QuickPool(int(workers), timeout=timeout)
    cli.main()


def documents(number: int, **orders: str) -> list[Document]:
    """So many documents; ``_7="!die"`` gives the seventh an order."""
    return [document(n, orders.get(f"_{n}", "")) for n in range(number)]


def document(number: int, order: str = "") -> Document:
    name = f"{number:03}"
    return Document(id=name, path=name, text=f"{TEXT.format('EFGH'[number % 4])}{order}")
