"""``graphkit top``: the leading actors of a finished build."""

from __future__ import annotations

import csv
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from graphkit.cli.terminal import say, say_json
from graphkit.errors import ExportError

__all__ = ["Measure", "top", "top_cli"]


class Measure(StrEnum):
    """What actors can be ranked by: columns of actors.csv."""

    strength = "strength"
    degree = "degree"
    betweenness = "betweenness"
    closeness = "closeness"
    eigenvector = "eigenvector"
    core = "core"
    quotes_given = "quotes_given"
    quotes_received = "quotes_received"
    pagerank = "pagerank"
    mentions = "mentions"
    documents = "documents"


def top_cli(
    output: Annotated[Path, typer.Argument(metavar="OUTPUT", help="The output folder of graphkit build.")],
    by: Annotated[Measure, typer.Option("--by", help="What to rank by.")] = Measure.strength,
    number: Annotated[int, typer.Option("-n", "--number", min=1, help="How many actors to show.")] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON for programs.")] = False,
) -> None:
    """List the actors that lead by a measure."""
    rows = top(output, by, number)
    if as_json:
        say_json(rows)
    elif not rows:
        say("no actors")
    else:
        width = max(len(row["name"]) for row in rows)
        for row in rows:
            say(f"{row['rank']:>4}  {row['name']:<{width}}  {row['type']:<6}  {_shown(row[by.value])}")


def top(output: Path, by: Measure, number: int) -> list[dict[str, Any]]:
    """The ``number`` actors with the highest values, equal ones by name.

    Raises:
        ExportError: The folder holds no actors.csv of a build.
    """
    path = output / "actors.csv"
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        ranked = sorted(rows, key=lambda row: (-float(row[by.value]), row["name"], row["id"]))
    except OSError as error:
        raise ExportError(
            f"cannot read {path}: {error.strerror}", "Name the output folder of a finished graphkit build."
        ) from error
    except (KeyError, ValueError, TypeError, csv.Error) as error:
        raise ExportError(f"{path} is not a table that graphkit wrote", "Run graphkit build again.") from error
    return [
        {"rank": rank, **{key: row[key] for key in ("id", "name", "type")}, by.value: _number(row[by.value])}
        for rank, row in enumerate(ranked[:number], start=1)
    ]


def _number(text: str) -> int | float:
    return int(text) if text.lstrip("-").isdigit() else float(text)


def _shown(value: float) -> str:
    return str(value) if isinstance(value, int) else f"{value:.4f}"
