"""Whatever happens to a worker costs the offending document only."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import time
from contextlib import closing
from pathlib import Path

import pytest
from faulty import IDENTITY, OTHER, QuickPool, document, documents

from graphkit.config import Config, LanguageConfig
from graphkit.errors import EngineError, LanguageError
from graphkit.records import Annotations, Failure

pytestmark = pytest.mark.skipif(os.name == "nt", reason="no SIGKILL")


def outcomes(given, workers=2, **limits):
    """What comes of the documents, by id; each exactly once."""
    found = {}
    with closing(QuickPool(workers, **limits)) as pool:
        pool.start(Config())
        assert pool.identity() == IDENTITY
        for outcome in pool.annotate(given):
            name = outcome.document_id if isinstance(outcome, Failure) else outcome.document.id
            assert name not in found
            found[name] = outcome
    assert sorted(found) == [d.id for d in given]
    return found


def failed(found):
    return {name: (o.error, o.message) for name, o in found.items() if isinstance(o, Failure)}


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_every_document_has_its_outcome(workers):
    given = documents(40)
    found = outcomes(given, workers)
    assert [found[d.id].document for d in given] == given


def test_nothing_to_do():
    assert outcomes([]) == {}


def test_a_worker_that_is_killed_once_costs_nothing(tmp_path):
    assert failed(outcomes(documents(40, _20=f"!once={tmp_path / 'died'} !die"))) == {}


@pytest.mark.parametrize(
    ("order", "error", "message"),
    [
        ("!die", "WorkerDied", "its worker was killed"),
        ("!exit", "WorkerDied", "its worker ended with exit code 3"),
        ("!raise", "ValueError", "a rule failed"),
    ],
)
def test_a_document_that_ends_its_worker_is_named_and_alone(order, error, message):
    ((name, told),) = failed(outcomes(documents(40, _20=order))).items()
    assert (name, told[0]) == ("020", error)
    assert message in told[1]


def test_a_document_that_hangs_is_named_and_alone():
    given = documents(12, _5="!hang")
    ((name, told),) = failed(outcomes(given, timeout=1.0)).items()
    assert (name, told) == ("005", ("Timeout", "could not be annotated (took longer than 1 s)"))


def test_whoever_takes_the_outcomes_may_take_long():
    seen = set()
    with closing(QuickPool(2, timeout=0.4)) as pool:
        pool.start(Config())
        for outcome in pool.annotate([document(number, "!slow" * (number % 2)) for number in range(8)]):
            assert isinstance(outcome, Annotations)
            time.sleep(0.6)  # as a slow disk does
            seen |= {process.pid for process in multiprocessing.active_children()}
    assert len(seen) == 2  # none was taken for one that hangs


def test_one_worker_is_supervised_too():
    given = documents(6, _1="!hang", _4="!die")
    told = failed(outcomes(given, workers=1, timeout=0.5))
    assert {name: error for name, (error, _) in told.items()} == {"001": "Timeout", "004": "WorkerDied"}


@pytest.mark.parametrize(("number", "workers"), [(5, 1), (12, 2)])
def test_few_documents_are_for_one_worker(number, workers):
    seen = set()
    with closing(QuickPool(2, few=6)) as pool:
        pool.start(Config())
        for _ in pool.annotate([document(n, "!slow") for n in range(number)]):
            seen |= {process.pid for process in multiprocessing.active_children()}
    assert len(seen) == workers


def test_few_documents_leave_no_mark_on_a_pool_that_is_started_again():
    seen = []
    with closing(QuickPool(2, few=6)) as pool:
        for number in (5, 12):
            pool.start(Config())
            running = set()
            for _ in pool.annotate([document(n, "!slow") for n in range(number)]):
                running |= {process.pid for process in multiprocessing.active_children()}
            seen.append(len(running))
            pool.close()
    assert seen == [1, 2]


def test_a_pool_may_be_started_again_with_another_pipeline():
    told = []
    with closing(QuickPool(1)) as pool:
        for model in ("", "other"):
            pool.start(Config(language=LanguageConfig(model=model)))
            told.append(pool.identity())
            pool.close()
    assert told == [IDENTITY, OTHER]


def test_several_bad_documents_among_good_ones():
    given = documents(30, _0="!die", _1="!hang", _2="!raise", _29="!exit")
    assert sorted(failed(outcomes(given, timeout=1.0))) == ["000", "001", "002", "029"]


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is limited on Linux only")
def test_a_document_that_needs_too_much_memory():
    (name,) = failed(outcomes(documents(8, _3="!grow"), memory=2**29))
    assert name == "003"


def test_workers_are_replaced_after_so_many_documents():
    seen = set()
    with closing(QuickPool(1, recycle=8)) as pool:
        pool.start(Config())
        for _ in pool.annotate(documents(20)):
            seen |= {process.pid for process in multiprocessing.active_children()}
    assert len(seen) >= 2


@pytest.mark.parametrize("seed", range(2))
def test_workers_killed_at_random(seed):
    dice = random.Random(seed)
    found = []
    with closing(QuickPool(2)) as pool:
        pool.start(Config())
        for outcome in pool.annotate(documents(120)):
            found.append(outcome)
            if dice.random() < 0.03:
                os.kill(dice.choice(multiprocessing.active_children()).pid, signal.SIGKILL)
    assert sorted(outcome.document.id for outcome in found) == [d.id for d in documents(120)]


def test_no_more_is_read_than_there_is_work_for():
    read = []

    def source():
        for number in range(1000):
            read.append(number)
            yield document(number)

    with closing(QuickPool(2)) as pool:
        pool.start(Config())
        for done, outcome in enumerate(pool.annotate(source())):
            assert isinstance(outcome, Annotations)
            assert len(read) <= done + 4 * 16
            if done == 200:
                break


def test_no_worker_is_left_behind():
    pool = QuickPool(2)
    pool.start(Config())
    next(pool.annotate(documents(40)))
    pool.close()
    assert not multiprocessing.active_children()
    pool.close()


def test_a_language_pipeline_that_cannot_be_loaded_is_told_as_ever():
    with closing(QuickPool(2)) as pool:
        pool.start(Config().override({"language": {"model": "missing"}}))
        with pytest.raises(LanguageError, match="is missing"):
            pool.identity()


def test_workers_that_cannot_start_are_given_up():
    with closing(QuickPool(2)) as pool:
        pool.start(Config().override({"language": {"model": "dies"}}))
        with pytest.raises(EngineError, match="5 workers in a row"):
            pool.identity()


def test_a_machine_on_which_every_document_ends_its_worker_is_given_up(monkeypatch):
    monkeypatch.setattr("graphkit.engines.pool.HOPELESS", 2)
    monkeypatch.setattr("graphkit.engines.pool._DEATHS", 1)
    with closing(QuickPool(1)) as pool:
        pool.start(Config())
        with pytest.raises(EngineError, match="each of 2 documents"):
            list(pool.annotate([document(number, "!die") for number in range(5)]))


def test_at_least_one_worker():
    with pytest.raises(ValueError, match="at least one"):
        QuickPool(0)
