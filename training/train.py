"""From the corpora to the packaged pipeline in one command, resumable and seeded.

    python training/train.py --corpora PATH            # everything; finished steps are skipped
    python training/train.py --corpora PATH evaluate   # one step

A step is finished when its outputs are there and its inputs (code, configs, corpora, outputs of earlier steps) have
the checksums they had when it ran. The training steps (names, teacher, shipped) go on from their last checkpoint when
they were stopped.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import logging
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import corpora

HERE = Path(__file__).resolve().parent
WORK = HERE / "work" / "run"
MODEL = HERE.parent / "graphkit" / "language" / "models" / "en_graphkit_news"
RULES = tuple(
    MODEL.parents[1] / f"{name}.py"
    for name in ("consistency", "cues", "features", "network", "spans", "syntax", "trees")
)
"""Code of graphkit that the packaged pipeline runs."""
SCORES = HERE / "scores.json"
DATA_CODE = ("corpora.py", "examples.py", "lexicon.py", "loop.py", "measure.py", "lists")
NAMES_LATE = ("names/best", "names/last")
"""Checkpoints of the name recogniser whose mean is shipped."""
log = logging.getLogger("training")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step: what it reads, what it writes, and the function that does it."""

    name: str
    inputs: tuple[Path, ...]
    outputs: tuple[Path, ...]
    work: Callable[[Path], None]


def digest(paths: tuple[Path, ...], folder: Path) -> str:
    """Checksum of the inputs of a step: files, folders and, always, the corpora by their declared checksums."""
    total = hashlib.sha256(json.dumps([source.files for source in corpora.SOURCES]).encode())
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file() and file.name != "README.md":
                total.update(corpora.checksum(file).encode())
    return total.hexdigest()


def vectors(folder: Path) -> None:
    """Build the table of lexical classes."""
    from vectors import save_vectors

    save_vectors(WORK / "vectors")


def names(folder: Path) -> None:
    """Train the name recogniser in a process of its own: it changes how matrices are multiplied."""
    command = [sys.executable, str(HERE / "loop.py"), str(HERE / "configs" / "names.cfg"), "--corpora", str(folder)]
    command += ["--vectors", str(WORK / "vectors"), "--out", str(WORK / "names")]
    environment = {**os.environ, "OMP_NUM_THREADS": os.environ.get("OMP_NUM_THREADS", "1"), "PYTHONHASHSEED": "0"}
    subprocess.run(command, check=True, env=environment)


def run_syntax(part: str, folder: Path) -> None:
    """Run one part of the training of tags and parse in a process of its own: PyTorch takes all cores."""
    command = [sys.executable, str(HERE / "syntax.py"), part, "--corpora", str(folder)]
    command += ["--vectors", str(WORK / "vectors"), "--out", str(WORK / part)]
    subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": "0"})


def names_mean(folder: Path) -> None:
    """Average the late checkpoints of the name recogniser."""
    from average import average

    average([WORK / part for part in NAMES_LATE], HERE / "configs" / "names.cfg", WORK / "names_mean")


def assemble(folder: Path) -> None:
    """Write the pipeline folder inside the package."""
    from assemble import assemble as put_together

    configs = HERE / "configs"
    put_together(
        WORK / "names_mean",
        configs / "names.cfg",
        WORK / "shipped" / "network",
        WORK / "vectors",
        folder,
        MODEL,
    )


def evaluate(folder: Path) -> None:
    """Score the packaged pipeline on every held-out set."""
    from evaluate import evaluate as score

    score(MODEL, folder, SCORES)


def card(folder: Path) -> None:
    """Write the model card from the scores."""
    from card import write_card

    write_card(MODEL, SCORES)


def code(*names: str) -> tuple[Path, ...]:
    """Paths of files of this folder."""
    return tuple(HERE / name for name in names)


SYNTAX_CODE = (
    *code("corpora.py", "examples.py", "speech.py", "lexicon.py", "syntax.py", "syntax_net.py", "configs/syntax.cfg"),
    *(MODEL.parents[1] / f"{name}.py" for name in ("features", "network", "trees")),
)
"""Code of the network of tags and parse; its inventory of letters and its decoding are the package's own."""

STEPS = (
    Step(
        name="vectors",
        inputs=code("lexicon.py", "vectors.py", "lists"),
        outputs=(WORK / "vectors" / "vectors",),
        work=vectors,
    ),
    Step(
        name="names",
        inputs=(*code(*DATA_CODE, "configs/names.cfg"), WORK / "vectors"),
        outputs=(WORK / "names" / "done", WORK / "names" / "best"),
        work=names,
    ),
    Step(
        name="names_mean",
        inputs=(*code("average.py", "train.py"), *(WORK / part for part in NAMES_LATE)),
        outputs=(WORK / "names_mean" / "meta.json",),
        work=names_mean,
    ),
    Step(
        name="teacher",
        inputs=(*SYNTAX_CODE, WORK / "vectors"),
        outputs=(WORK / "teacher" / "done",),
        work=lambda folder: run_syntax("teacher", folder),
    ),
    Step(
        name="silver",
        inputs=(*SYNTAX_CODE, WORK / "vectors", WORK / "teacher"),
        outputs=(WORK / "silver" / "passages.jsonl.gz",),
        work=lambda folder: run_syntax("silver", folder),
    ),
    Step(
        name="shipped",
        inputs=(*SYNTAX_CODE, WORK / "vectors", WORK / "silver"),
        outputs=(WORK / "shipped" / "done", WORK / "shipped" / "network"),
        work=lambda folder: run_syntax("shipped", folder),
    ),
    Step(
        name="assemble",
        inputs=(
            *code("assemble.py", "lemmas.py", "configs"),
            WORK / "names_mean",
            WORK / "shipped" / "network",
            WORK / "vectors",
        ),
        outputs=(MODEL / "config.cfg",),
        work=assemble,
    ),
    Step(
        name="evaluate",
        inputs=(*code("evaluate.py", "measure.py"), *RULES, MODEL),
        outputs=(SCORES,),
        work=evaluate,
    ),
    Step(name="card", inputs=(*code("card.py"), SCORES), outputs=(MODEL / "README.md",), work=card),
)


def run(step: Step, folder: Path, *, force: bool) -> None:
    """Run a step unless it is finished."""
    stamp = WORK / f"{step.name}.json"
    now = digest(step.inputs, folder)
    if (
        not force
        and stamp.exists()
        and json.loads(stamp.read_text(encoding="utf-8")) == now
        and all(p.exists() for p in step.outputs)
    ):
        log.info("%s: finished, skipped", step.name)
        return
    log.info("%s: running", step.name)
    step.work(folder)
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(json.dumps(now), encoding="utf-8")


def main() -> int:
    """Read the command line and run the steps; 1 when a corpus is missing or changed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("steps", nargs="*", choices=[[], "verify", *(step.name for step in STEPS)], help="default: all")
    parser.add_argument(
        "--corpora", type=Path, required=True, help="the folder that holds worldwide_newswire, ud_ewt, ..."
    )
    parser.add_argument("--force", action="store_true", help="run the steps even if they are finished")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    try:
        corpora.verify(arguments.corpora)
    except corpora.CorpusError as error:
        log.error("%s", error)
        return 1
    for step in STEPS:
        if not arguments.steps or step.name in arguments.steps:
            run(step, arguments.corpora.resolve(), force=arguments.force)
    return 0


if __name__ == "__main__":
    sys.exit(main())
