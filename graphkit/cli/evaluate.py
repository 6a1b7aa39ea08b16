"""``graphkit evaluate`` and ``graphkit annotate-sample``: how right the machine is on the user's own articles."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graphkit.cli.options import AsJson, OutputFolder
from graphkit.cli.terminal import say, say_json, tell
from graphkit.counting import counted

if TYPE_CHECKING:
    from graphkit.evaluation import Evaluation

__all__ = ["annotate_sample_cli", "evaluate_cli"]

_COUNTED = {
    "mentions": "mentions",
    "actors": "actors",
    "quote_content": "quotes",
    "quote_full": "quotes with their speaker",
    "quote_edges": "quote edges",
    "cooccurrence_edges": "co-occurrence edges",
}


def evaluate_cli(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Folder of hand-checked articles, one JSON each.")],
    output: OutputFolder,
    texts: Annotated[
        Path | None, typer.Option(help="Folder of the texts; without it, they are taken from the output folder.")
    ] = None,
    detail: Annotated[bool, typer.Option("--detail", help="List every error as well.")] = False,
    as_json: AsJson = False,
) -> None:
    """Measure a build on hand-checked articles: precision, recall and F of mentions, actors, quotes and edges."""
    from graphkit.evaluation import evaluate

    evaluation = evaluate(gold, output, texts)
    if as_json:
        errors = {"errors": dataclasses.asdict(evaluation.errors)} if detail else {}
        say_json({**evaluation.scores.as_json(), **errors})
        return
    _print_table(evaluation)
    for kind in dataclasses.fields(evaluation.errors) if detail else ():
        listed = getattr(evaluation.errors, kind.name)
        say(f"\n{kind.name.replace('_', ' ')}: {len(listed)}")
        for error in listed:
            say(f"  {error}")


def _print_table(evaluation: Evaluation) -> None:
    scores = evaluation.scores
    say(f"{'':26} precision  recall       F   right  wrong  missed")
    for name, title in _COUNTED.items():
        counts = getattr(scores, name)
        rates = counts.rates
        shown = f"{_shown(rates.precision):>9}  {_shown(rates.recall):>6}  {_shown(rates.f):>6}"
        say(f"{title:<26} {shown}  {counts.right:>6}  {counts.spurious:>5}  {counts.missed:>6}")
    shares = {"linking": scores.link_accuracy, "types": scores.type_accuracy, "speakers": scores.speaker_accuracy}
    for title, share in shares.items():
        say(f"{title + ', share right':<26} {_shown(share):>9}")
    say(f"{'mentions in boilerplate':<26} {scores.boilerplate_leaks:>9}")


def _shown(value: float | None) -> str:
    """A rate, or a dash where there was nothing to score."""
    return "-" if value is None else f"{value:.2f}"


def annotate_sample_cli(
    output: OutputFolder,
    folder: Annotated[Path, typer.Option("--output", "-o", help="Folder to write the sample to.")],
    number: Annotated[int, typer.Option("-n", "--number", min=1, help="How many articles.")] = 20,
    seed: Annotated[int, typer.Option(help="Another number gives another sample.")] = 1,
) -> None:
    """Write a random sample of articles to correct by hand, for graphkit evaluate."""
    from graphkit.evaluation import write_sample

    written = write_sample(output, folder, number=number, seed=seed)
    articles = counted(len(written), "article")
    tell(f"{articles} to correct in {folder}, each with a page to look at; then: graphkit evaluate {folder} {output}")
