"""How many workers this machine is good for."""

from __future__ import annotations

import os

from graphkit.engines.pool import Pool

__all__ = ["available_workers", "cores", "fitting_pool"]

_FEW = 64
"""Documents that one worker has annotated before others would have got ready."""

_GIB_PER_WORKER = 1.0
"""Memory that has to be there for each worker."""


def fitting_pool(workers: int = 0, *, timeout: float = 60.0) -> Pool:
    """A pool for this machine.

    Args:
        workers: How many work at most, but no more than there are cores, where more would only take memory; 0 for as
            many as the machine is good for, and one where there is little to do.
        timeout: Seconds a document may take, and one more per 1,000 characters; then it is given up.
    """
    if workers:
        return Pool(min(workers, cores()), timeout=timeout)
    return Pool(available_workers(), few=_FEW, timeout=timeout)


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def available_workers() -> int:
    """How many workers this machine is good for: one per core this process may use, if each has 1 GiB of memory."""
    if not hasattr(os, "sysconf") or "SC_PHYS_PAGES" not in os.sysconf_names:
        return cores()
    gib = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30
    return max(1, min(cores(), int(gib / _GIB_PER_WORKER)))
