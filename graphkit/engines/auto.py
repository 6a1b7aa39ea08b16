"""As many workers as the machine and the input are worth."""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterable, Iterator

from graphkit.config import Config
from graphkit.engines.annotator import Identity
from graphkit.engines.pool import Pool
from graphkit.engines.protocol import Outcome
from graphkit.engines.serial import Serial
from graphkit.records import Document

__all__ = ["Auto", "available_workers"]

_FEW = 64
"""Documents that are annotated in this process before workers would have got ready."""

_GIB_PER_WORKER = 1.0
"""Memory that has to be there for each worker."""


class Auto:
    """Annotates few documents in this process, many in a pool.

    Args:
        pool: The pool for many.
    """

    def __init__(self, pool: Pool) -> None:
        self._serial, self._pool = Serial(), pool
        self._config = Config()

    def start(self, config: Config) -> Identity:
        """Load the language pipeline here; how much there is to do is not known yet."""
        self._config = config
        return self._serial.start(config)

    def annotate(self, documents: Iterable[Document]) -> Iterator[Outcome]:
        """Annotate documents, in any order."""
        rest = iter(documents)
        first = list(itertools.islice(rest, _FEW))
        if len(first) < _FEW:
            yield from self._serial.annotate(first)
            return
        self._serial.close()  # frees its memory
        self._pool.start(self._config)
        yield from self._pool.annotate(itertools.chain(first, rest))

    def close(self) -> None:
        """End the workers, where there are any."""
        self._serial.close()
        self._pool.close()


def available_workers() -> int:
    """How many workers this machine is good for: one per core this process may use, if each has 1 GB of memory."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if not hasattr(os, "sysconf") or "SC_PHYS_PAGES" not in os.sysconf_names:
        return cores
    gib = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30
    return max(1, min(cores, int(gib / _GIB_PER_WORKER)))
