"""Average the weights of late checkpoints of one network: the middle is often better than each of them."""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from assemble import trained


def average(checkpoints: Sequence[Path], config: Path, out: Path) -> None:
    """Write a checkpoint whose weights are the mean of those of ``checkpoints``, each of the same weight."""
    models = [trained(folder, config) for folder in checkpoints]
    for name in models[0].pipe_names:
        pipes: list[Any] = [nlp.get_pipe(name) for nlp in models]
        for nodes in zip(*(pipe.model.walk() for pipe in pipes), strict=True):
            for parameter in nodes[0].param_names:
                if nodes[0].has_param(parameter):
                    mean = sum(node.get_param(parameter) for node in nodes) / len(nodes)
                    nodes[0].set_param(parameter, mean)
    shutil.rmtree(out, ignore_errors=True)
    models[0].to_disk(out, exclude=["vocab"])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoints", type=Path, nargs="+")
    parser.add_argument("--config", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    average(arguments.checkpoints, arguments.config, arguments.out)
