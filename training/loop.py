"""The training loop of names: seeded, checkpointed, with averaged weights; it goes on where it was stopped."""

from __future__ import annotations

import argparse
import json
import logging
import random
import shutil
import time
from pathlib import Path
from typing import Any

import fast
import numpy as np
from confection import Config
from examples import name_examples, name_passages
from measure import name_records, score_names
from spacy.language import Language
from spacy.training import Example
from spacy.util import load_model_from_config
from thinc.api import Adam, fix_random_seed, warmup_linear
from vectors import load_vectors

SHOWN = 1000
"""Passages that show the labels of names; all seven are among them."""
log = logging.getLogger("training")


def batches(stream: Any, words: int) -> Any:
    """Group a stream of examples into lists of about ``words`` tokens."""
    batch: list[Example] = []
    size = 0
    for example in stream:
        batch.append(example)
        size += len(example.predicted)
        if size >= words:
            yield batch
            batch, size = [], 0


def prepare(nlp: Language, recipe: dict[str, Any], folder: Path, generator: random.Random) -> tuple[Any, Any, Any]:
    """Return the examples that show every label, the endless stream of varied ones, and the dev scorer."""
    sources = {name: tuple(splits) for name, splits in recipe["sources"].items()}
    passages = name_passages(folder, sources)
    plain = {**recipe, "rename": {}, "case": {"headline": 0, "upper": 0, "lower": 0}, "quotes": 0}
    stream = name_examples(nlp, passages, plain, random.Random(0))
    first = [next(stream) for _ in range(min(len(passages), SHOWN))]
    records = name_records(folder, "worldwide_newswire", "dev")

    def score(model: Language) -> tuple[float, dict[str, Any]]:
        result = score_names(model, records)
        return result["actors"]["f"], {k: v["f"] for k, v in result.items()}

    return first, name_examples(nlp, passages, recipe, generator), score


def train(config_path: Path, folder: Path, vectors: Path, out: Path, overrides: dict[str, Any]) -> None:
    """Train the components of one config; ``out`` gets ``best``, ``last``, ``log.jsonl`` and, at the end, ``done``."""
    config = Config().from_disk(config_path)
    recipe = config.pop("recipe")
    recipe.update(overrides)
    fix_random_seed(recipe["seed"])
    out.mkdir(parents=True, exist_ok=True)
    state_path, last = out / "state.json", out / "last"
    state: dict[str, Any] = (
        json.loads(state_path.read_text(encoding="utf-8"))
        if state_path.exists()
        else {"step": 0, "best": -1.0, "seconds": 0.0}
    )
    nlp = load_model_from_config(config, auto_fill=True)
    nlp.vocab.vectors = load_vectors(vectors)
    # The generator depends on the step, so that a run resumed does not see the first examples twice.
    generator = random.Random(recipe["seed"] * 1_000_003 + state["step"])
    first, stream, score = prepare(nlp, recipe, folder, generator)
    optimizer = nlp.initialize(lambda: first)
    schedule: Any = warmup_linear(recipe["learn_rate"], recipe["warmup"], recipe["steps"])
    optimizer = Adam(schedule, L2=0.01, L2_is_weight_decay=True, grad_clip=1.0, use_averages=True)
    if state["step"]:
        nlp.from_disk(last, exclude=["vocab", "tokenizer"])
    elif start := recipe.get("start"):
        nlp.from_disk(Path(start), exclude=["vocab", "tokenizer"])
    for _ in range(state["step"]):
        optimizer.step_schedules()
    log.info("%s: %d examples, from step %d to %d", config_path.name, len(first), state["step"], recipe["steps"])
    losses: dict[str, float] = {}
    began = time.perf_counter() - state["seconds"]
    for batch in batches(stream, recipe["batch_words"]):
        if state["step"] >= recipe["steps"]:
            break
        nlp.update(batch, drop=recipe["dropout"], sgd=optimizer, losses=losses)
        optimizer.step_schedules()
        state["step"] += 1
        if state["step"] % recipe["evaluate_every"] == 0 or state["step"] == recipe["steps"]:
            with nlp.use_params(optimizer.averages):
                value, detail = score(nlp)
                if value > state["best"]:
                    state["best"] = value
                    nlp.to_disk(out / "best", exclude=["vocab"])
            state["seconds"] = time.perf_counter() - began
            line = {"step": state["step"], "seconds": round(state["seconds"]), "score": round(value, 3), **detail}
            line["losses"] = {k: round(v) for k, v in losses.items()}
            with (out / "log.jsonl").open("a", encoding="utf-8") as file:
                file.write(json.dumps(line) + "\n")
            log.info("%s", line)
            losses = {}
            with nlp.use_params(optimizer.averages):
                nlp.to_disk(out / "next", exclude=["vocab"])
            shutil.rmtree(last, ignore_errors=True)
            (out / "next").rename(last)
            state_path.write_text(json.dumps(state), encoding="utf-8")
    (out / "done").write_text(str(state["best"]), encoding="utf-8")


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("config", type=Path)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--vectors", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--set", action="append", default=[], metavar="KEY=VALUE", help="override a value of [recipe]")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    overrides = {key: json.loads(value) for key, value in (item.split("=", 1) for item in arguments.set)}
    np.seterr(all="ignore")
    fast.install()
    train(arguments.config, arguments.corpora, arguments.vectors, arguments.out, overrides)


if __name__ == "__main__":
    main()
