"""How many workers there are, on this machine and of few documents."""

from __future__ import annotations

import pytest

from graphkit.engines import cores, fitting_pool, machine


def test_no_more_workers_than_cores():
    assert fitting_pool(99_999)._most == cores()
    assert fitting_pool(1)._most == 1


@pytest.mark.parametrize(("cores", "gib", "workers"), [(8, 64, 8), (8, 3.5, 3), (2, 0.5, 1)])
def test_a_gigabyte_for_every_worker(monkeypatch, cores, gib, workers):
    monkeypatch.setattr(machine, "cores", lambda: cores)
    monkeypatch.setattr(machine.os, "sysconf", lambda name: {"SC_PAGE_SIZE": 4096}.get(name, gib * 2**18))
    assert machine.available_workers() == workers
