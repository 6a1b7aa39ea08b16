"""How many workers there are, on this machine and of few documents."""

from __future__ import annotations

import multiprocessing
import os
from contextlib import closing

import pytest
from faulty import QuickPool

from graphkit.config import Config
from graphkit.engines import fitting_pool, machine


@pytest.mark.skipif(os.name == "nt", reason="no fork server")
@pytest.mark.parametrize(("asked", "started"), [(99_999, 2), (1, 1)])
def test_no_more_workers_than_cores(monkeypatch, asked, started):
    monkeypatch.setattr(machine, "Pool", QuickPool)
    monkeypatch.setattr(machine, "cores", lambda: 2)
    with closing(fitting_pool(asked)) as pool:
        pool.start(Config())
        assert len(multiprocessing.active_children()) == started


@pytest.mark.parametrize(("cores", "gib", "workers"), [(8, 64, 8), (8, 3.5, 3), (2, 0.5, 1)])
def test_a_gibibyte_for_every_worker(monkeypatch, cores, gib, workers):
    monkeypatch.setattr(machine, "cores", lambda: cores)
    monkeypatch.setattr(machine.os, "sysconf", lambda name: {"SC_PAGE_SIZE": 4096}.get(name, gib * 2**18))
    assert machine.available_workers() == workers
