"""The shipped pipeline reaches its floors on the seeds, and floors do not fall by accident."""

from __future__ import annotations

import dataclasses

import gate
import pytest

from graphkit.evaluation import Counts, KindRecall, Rates, Scores


@pytest.mark.model
def test_the_shipped_pipeline_reaches_every_floor():
    pins = gate.read_pins(gate.FLOORS)
    if not pins.floors:
        pytest.skip("no floors are pinned yet: python tests/gold/gate.py --update")
    assert gate.complaints(gate.build_and_score(), pins, gate.fingerprint(gate.SEEDS, gate.ANNOTATIONS)) == []


USUAL = Counts(8, 2, 2)


def scores(quote_edges: Counts = USUAL, leaks: int = 0) -> Scores:
    same = Counts(9, 1, 1)
    return Scores(
        mentions=same,
        mention_recall={"named": 0.9},
        boilerplate_leaks=leaks,
        actors=same,
        b_cubed=Rates(0.9, 0.9),
        link_accuracy=0.9,
        quote_content=same,
        quote_full=same,
        quote_named_speaker=same,
        speaker_accuracy=0.9,
        quote_recall_by_kind={"direct": KindRecall(0.9, 0.9, 10)},
        quote_edges=quote_edges,
        cooccurrence_edges=same,
        type_accuracy=0.9,
    )


PINS = gate.pinned_anew(scores(), gate.Pins(), "print")


def test_what_was_pinned_passes():
    assert gate.complaints(scores(), PINS, "print") == []


def test_noise_passes_and_a_fall_does_not():
    assert gate.complaints(scores(Counts(796, 204, 204)), PINS, "print") == []
    assert gate.complaints(scores(Counts(78, 22, 22)), PINS, "print") == ["quote edges: 0.7800, floor 0.8000"]


def test_a_leak_is_told():
    assert gate.complaints(scores(leaks=1), PINS, "print") == ["boilerplate leaks: 1, allowed 0"]


def test_a_measure_that_vanished_fails():
    without = dataclasses.replace(scores(), mention_recall={})
    assert gate.complaints(without, PINS, "print") == ["recall of named mentions: 0.0000, floor 0.9000"]


def test_other_gold_needs_new_floors():
    assert "changed since the floors were pinned" in gate.complaints(scores(), PINS, "other")[0]


def test_noise_does_not_wear_a_floor_down():
    assert gate.pinned_anew(scores(Counts(796, 204, 204)), PINS, "print").floors["quote edges"] == 0.8
    assert gate.pinned_anew(scores(Counts(9, 1, 1)), PINS, "print").floors["quote edges"] == 0.9
    assert gate.pinned_anew(scores(Counts(7, 3, 3)), PINS, "print").floors["quote edges"] == 0.7


@pytest.mark.parametrize(("extra", "code", "floor"), [([], 1, 0.8), (["--allow-regression"], 0, 0.7)])
def test_update_lowers_a_floor_only_when_told_to(tmp_path, monkeypatch, capsys, extra, code, floor):
    path = tmp_path / "floors.json"
    gate.write_pins(PINS, path)
    monkeypatch.setattr(gate, "build_and_score", lambda: scores(Counts(7, 3, 3)))
    monkeypatch.setattr(gate, "FLOORS", path)
    monkeypatch.setattr("sys.argv", ["gate.py", "--update", *extra])
    assert gate.main() == code
    assert gate.read_pins(path).floors["quote edges"] == floor
    assert ("quote edges: 0.7000" in capsys.readouterr().err) == bool(code)


def test_fingerprint_sees_names_and_bytes(tmp_path):
    (tmp_path / "a.txt").write_text("one", encoding="utf-8")
    first = gate.fingerprint(tmp_path)
    (tmp_path / "a.txt").write_text("two", encoding="utf-8")
    second = gate.fingerprint(tmp_path)
    (tmp_path / "a.txt").rename(tmp_path / "b.txt")
    assert len({first, second, gate.fingerprint(tmp_path)}) == 3
