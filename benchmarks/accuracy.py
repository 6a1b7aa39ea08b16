"""Accuracy of the whole pipeline on hand-annotated articles, as one table.

    python benchmarks/accuracy.py NAME=GOLD:TEXTS [NAME=GOLD:TEXTS ...] [--model NAME] [--detail] [--json FILE]
        [--polnear FILE] [--errors FILE]

GOLD is a folder of annotations as in ``tests/gold/annotations``, TEXTS the folder of articles they describe. Without
arguments the project's own seeds are measured. The measures are defined in ``graphkit/evaluation/``. ``--polnear`` adds
the table of that attribution corpus (see quote_accuracy.py), ``--errors`` writes every error under the rule that made
it, the most harmful rule first, and how far the program's confidence can be trusted.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

import quote_accuracy
from error_report import error_report, reliability

from graphkit.evaluation import Evaluation, Verdict, evaluate

ROOT = Path(__file__).parent.parent
ROWS = (
    ("mentions F", "mentions"),
    ("actors F", "actors"),
    ("link accuracy", "link_accuracy"),
    ("B-cubed F", "b_cubed"),
    ("type accuracy", "type_accuracy"),
    ("quotes found (content F)", "quote_content"),
    ("quotes with right speaker F", "quote_full"),
    ("quote edges F", "quote_edges"),
    ("co-occurrence edges F", "cooccurrence_edges"),
    ("boilerplate leaks", "boilerplate_leaks"),
)


def measure(gold: Path, texts: Path, model: str = "", *, detail: bool = False) -> Evaluation:
    """Build ``texts`` in a folder of its own and score the result; print the errors where ``detail`` asks for them."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "graphkit", "build", str(texts), "-o", folder, "-q"]
        done = subprocess.run([*command, *(["--model", model] if model else [])], check=False)
        if done.returncode not in {0, 3}:
            raise SystemExit(f"the build of {texts} failed")
        evaluation = evaluate(gold, Path(folder), texts)
    if detail:
        for kind in fields(evaluation.errors):
            errors = getattr(evaluation.errors, kind.name)
            print(f"-- {kind.name}: {len(errors)}", *(f"   {error}" for error in errors), sep="\n", file=sys.stderr)
    return evaluation


def folders(entry: str) -> tuple[str, Path, Path]:
    """Take ``NAME=GOLD:TEXTS`` apart."""
    name, _, rest = entry.partition("=")
    gold, _, texts = rest.partition(":")
    return name, Path(gold), Path(texts)


def value(scores: dict[str, Any], key: str) -> str:
    """One cell: the F of a measure with precision and recall, else the number itself."""
    found = scores.get(key, 0)
    if isinstance(found, dict):
        found = found["f"]
    if found is None:
        return "-"
    return f"{found:.2f}" if isinstance(found, float) else str(found)


def main() -> None:
    """Measure every set and print the table as Markdown."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", metavar="NAME=GOLD:TEXTS")
    parser.add_argument("--model", default="", help="spaCy pipeline; without it, the one that comes with graphkit")
    parser.add_argument("--detail", action="store_true", help="list every error on standard error")
    parser.add_argument("--json", type=Path, help="write the scores here as well")
    parser.add_argument("--polnear", type=Path, metavar="FILE", help="articles of PolNeAR, with score.py beside them")
    parser.add_argument("--errors", type=Path, metavar="FILE", help="write every error under its rule")
    arguments = parser.parse_args()
    sets = arguments.sets or [f"seeds={ROOT / 'tests/gold/annotations'}:{ROOT / 'seeds'}"]
    results: dict[str, Any] = {}
    verdicts: dict[str, Sequence[Verdict]] = {}
    for name, gold, texts in map(folders, sets):
        evaluation = measure(gold, texts, arguments.model, detail=arguments.detail)
        results[name] = dict(evaluation.scores.as_json())
        verdicts[name] = evaluation.verdicts
    print("| measure |", " | ".join(results), "|")
    print("|---|" + "---|" * len(results))
    for title, key in ROWS:
        print(f"| {title} |", " | ".join(value(scores, key) for scores in results.values()), "|")
    if arguments.polnear:
        measured = quote_accuracy.measure(arguments.polnear, arguments.model)
        print(f"\n{measured.table}")
        verdicts["PolNeAR"] = measured.verdicts
    if arguments.json:
        arguments.json.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    if arguments.errors:
        parts = [f"# {name}\n\n{reliability(v)}\n\n{error_report(v)}\n" for name, v in verdicts.items()]
        arguments.errors.write_text("\n".join(parts), encoding="utf-8")
        print(f"errors by rule in {arguments.errors}", file=sys.stderr)


if __name__ == "__main__":
    main()
