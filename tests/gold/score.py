"""Score a build against gold articles and print every measure.

Usage::

    python tests/gold/score.py OUTPUT [--gold DIR] [--texts DIR] [--detail] [--json FILE]

OUTPUT is the folder a build wrote. The measures are defined in ``graphkit/evaluation.py``.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
from pathlib import Path

from graphkit.errors import GraphkitError
from graphkit.evaluation import Evaluation, evaluate

HERE = Path(__file__).resolve().parent


def report(evaluation: Evaluation, *, detail: bool) -> str:
    """The scores as lines of text, with the errors behind them where asked for."""
    lines = [f"{name:24s} {value}" for name, value in evaluation.scores.as_json().items()]
    if detail:
        for errors in dataclasses.fields(evaluation.errors):
            listed = getattr(evaluation.errors, errors.name)
            lines += [f"-- {errors.name.replace('_', ' ')}: {len(listed)}", *(f"   {line}" for line in listed)]
    return "\n".join(lines)


def main() -> int:
    """Score and print; exit code 1 when there is nothing to score."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("output", type=Path, metavar="OUTPUT")
    parser.add_argument("--gold", type=Path, default=HERE / "annotations")
    parser.add_argument("--texts", type=Path, default=HERE.parent.parent / "seeds")
    parser.add_argument("--detail", action="store_true", help="list the errors")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the scores here as well")
    arguments = parser.parse_args()
    try:
        evaluation = evaluate(arguments.gold, arguments.output, arguments.texts)
    except GraphkitError as error:
        print(f"{error}. {error.hint or ''}", file=sys.stderr)  # noqa: T201 (a command's message)
        return 1
    print(report(evaluation, detail=arguments.detail))  # noqa: T201
    if arguments.json:
        arguments.json.write_text(json.dumps(evaluation.scores.as_json(), indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
