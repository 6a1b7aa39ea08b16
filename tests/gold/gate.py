"""The gate: what the shipped pipeline gets on the seeds may not get worse.

Usage::

    python tests/gold/gate.py                               # build seeds/, score, compare with the floors
    python tests/gold/gate.py --update                      # the same, then raise the floors to what was reached
    python tests/gold/gate.py --update --allow-regression   # also lower them; say why in the commit

``floors.json`` holds the value of every measure when it was last pinned, the most leaks allowed, and a fingerprint of
the seeds and their gold: floors say nothing about other texts, so when those change the floors must be pinned anew.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass, field
from pathlib import Path

from graphkit.evaluation import Scores, evaluate

HERE = Path(__file__).resolve().parent
SEEDS = HERE.parent.parent / "seeds"
ANNOTATIONS = HERE / "annotations"
FLOORS = HERE / "floors.json"

NOISE = 0.01
"""How far below its floor a measure may lie.

The same versions give the same bytes on one machine, but another processor or another build of the linear algebra
rounds differently, and that can turn a borderline parse. One quote of the gold is 0.006 of a quote measure, so this
lets one or two such turns pass. It cannot add up: pinning keeps the old floor when the new value is lower within it.
"""


@dataclass(frozen=True)
class Pins:
    """What is pinned.

    Attributes:
        fingerprint: Of the seeds and their gold, see :func:`fingerprint`.
        leaks: The most mentions that may leak from boilerplate, None where nothing is pinned yet.
        floors: Measure to the least value it may have, before noise.
    """

    fingerprint: str = ""
    leaks: int | None = None
    floors: dict[str, float] = field(default_factory=dict)


def read_pins(path: Path) -> Pins:
    """The pins as last written."""
    return Pins(**json.loads(path.read_text(encoding="utf-8")))


def write_pins(pins: Pins, path: Path) -> None:
    """Replace the pins."""
    path.write_text(json.dumps(asdict(pins), indent=1) + "\n", encoding="utf-8")


def fingerprint(*folders: Path) -> str:
    """SHA-256 over the names and bytes of the texts and annotations in these folders."""
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted([*folder.glob("*.txt"), *folder.glob("*.json")]):
            for part in (path.name.encode(), path.read_bytes()):
                digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()


def build_and_score() -> Scores:
    """Build the seeds with the command a user types, and score what it wrote."""
    with tempfile.TemporaryDirectory() as temporary:
        output = Path(temporary) / "output"
        command = [sys.executable, "-m", "graphkit", "build", str(SEEDS), "-o", str(output), "-q"]
        finished = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
        if finished.returncode:
            raise RuntimeError(f"graphkit build ended with {finished.returncode}: {finished.stderr}")
        return evaluate(ANNOTATIONS, output, SEEDS).scores


def complaints(scores: Scores, pins: Pins, current: str) -> list[str]:
    """Why the gate stays shut, a line each; empty when it opens."""
    found = []
    if pins.fingerprint != current:
        found.append("the seeds or their gold have changed since the floors were pinned; pin them anew with --update")
    if pins.leaks is not None and scores.boilerplate_leaks > pins.leaks:
        found.append(f"boilerplate leaks: {scores.boilerplate_leaks}, allowed {pins.leaks}")
    measures = scores.measures()
    for name, floor in pins.floors.items():
        value = measures.get(name, 0.0)
        if value < floor - NOISE:
            found.append(f"{name}: {value:.4f}, floor {floor:.4f}")
    return found


def regressions(scores: Scores, pins: Pins) -> list[str]:
    """The complaints about measures only."""
    return complaints(scores, pins, pins.fingerprint)


def pinned_anew(scores: Scores, pins: Pins, current: str) -> Pins:
    """The pins after an update: the new values, but the old floor where the new value is lower only by noise."""
    floors = {}
    for name, value in scores.measures().items():
        old = pins.floors.get(name, 0.0)
        floors[name] = old if old - NOISE <= value < old else round(value, 4)
    return Pins(fingerprint=current, leaks=scores.boilerplate_leaks, floors=floors)


def main() -> int:
    """Open or shut the gate; exit code 1 when it stays shut."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--update", action="store_true", help="pin what was reached")
    parser.add_argument("--allow-regression", action="store_true", help="with --update: lower floors where needed")
    arguments = parser.parse_args()
    scores, pins, current = build_and_score(), read_pins(FLOORS), fingerprint(SEEDS, ANNOTATIONS)
    for name, value in scores.measures().items():
        print(f"{name:32s} {value:.4f}   floor {pins.floors.get(name, 0.0):.4f}")  # noqa: T201 (a command's message)
    print(f"{'boilerplate leaks':32s} {scores.boilerplate_leaks}")  # noqa: T201
    if arguments.update:
        lowered = regressions(scores, pins)
        if lowered and not arguments.allow_regression:
            print("\n".join(["not pinned, floors would fall:", *lowered]), file=sys.stderr)  # noqa: T201
            return 1
        write_pins(pinned_anew(scores, pins, current), FLOORS)
        return 0
    found = complaints(scores, pins, current)
    if found:
        print("\n".join(found), file=sys.stderr)  # noqa: T201
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
