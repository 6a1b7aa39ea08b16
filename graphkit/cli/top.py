"""``graphkit top``: the leading actors of a finished build."""

from __future__ import annotations

import bisect
import csv
import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from graphkit.cli.terminal import complain, one_format, printable, say, say_csv, say_json
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
    as_csv: Annotated[bool, typer.Option("--csv", help="Print a table for spreadsheets.")] = False,
) -> None:
    """List the actors that lead by a measure, with the range of their ranks after build --bootstrap."""
    one_format(json=as_json, csv=as_csv)
    rows = top(output, by, number)
    if as_json:
        say_json(rows)
    elif as_csv:
        _print_csv(rows, by)
    elif not rows:
        say("no actors")
    elif sys.stdout.isatty():
        _print_table(rows, by)
    else:
        _print_lines(rows, by)
    sample = _sample(output, by)
    if sample:
        complain(f"note: {by.value} is an estimate from paths that begin at {sample:,} actors drawn by chance")


def top(output: Path, by: Measure, number: int) -> list[dict[str, Any]]:
    """The ``number`` actors with the highest values, equals by name; ranks, and their range where known.

    Raises:
        ExportError: The folder holds no actors.csv of a build.
    """
    path = output / "actors.csv"
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        ranked = sorted(rows, key=lambda row: (-float(row[by.value]), row["name"], row["id"]))
        values = [-float(row[by.value]) for row in ranked]
        return [
            {"rank": rank, **{key: row[key] for key in ("id", "name", "type")}, by.value: _number(row[by.value])}
            | {end: int(row[column]) for end in ("low", "high") if row.get(column := f"{by.value}_rank_{end}")}
            for row in ranked[:number]
            for rank in [1 + bisect.bisect_left(values, -float(row[by.value]))]
        ]
    except OSError as error:
        raise ExportError(
            f"cannot read {path}: {error.strerror}", "Name the output folder of a finished graphkit build."
        ) from error
    except (KeyError, ValueError, TypeError, csv.Error) as error:
        raise ExportError(f"{path} is not a table that graphkit wrote", "Run graphkit build again.") from error


def _sample(output: Path, by: Measure) -> int:
    """How many actors an estimated measure was sampled from; 0 where it is exact, or run.json does not tell."""
    try:
        estimates = json.loads((output / "run.json").read_text(encoding="utf-8"))["estimates"]
        return int(estimates["sources"]) if by.value in estimates["measures"] else 0
    except (OSError, ValueError, KeyError, TypeError):
        return 0


def _print_lines(rows: list[dict[str, Any]], by: Measure) -> None:
    """Aligned columns without frames, for pipes and files."""
    width = max(len(row["name"]) for row in rows)
    ranges = "  rank, 95 %" if any("low" in row for row in rows) else ""
    say(f"{'rank':>4}  {'actor':<{width}}  {'type':<6}  {by.value}{ranges}")
    for row in rows:
        line = f"{row['rank']:>4}  {row['name']:<{width}}  {row['type']:<6}  {_shown(row[by.value])}"
        say(f"{line}  {_range(row)}".rstrip())


def _print_table(rows: list[dict[str, Any]], by: Measure) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("", justify="right")
    table.add_column("actor", overflow="fold")
    table.add_column("type")
    table.add_column(by.value, justify="right")
    ranges = any("low" in row for row in rows)
    if ranges:
        table.add_column("rank, 95 %")
    for row in rows:
        cells = [str(row["rank"]), Text(printable(row["name"])), row["type"], _shown(row[by.value])]
        table.add_row(*cells, *([_range(row)] if ranges else []))
    Console().print(table)


def _print_csv(rows: list[dict[str, Any]], by: Measure) -> None:
    columns = ["rank", "id", "name", "type", by.value]
    columns += ["low", "high"] if any("low" in row for row in rows) else []
    say_csv(columns, ([row.get(column) for column in columns] for row in rows))


def _range(row: dict[str, Any]) -> str:
    if "low" not in row:
        return ""
    return _ordinal(row["low"]) if row["low"] == row["high"] else f"{_ordinal(row['low'])} to {_ordinal(row['high'])}"


def _ordinal(rank: int) -> str:
    """``1st``, ``2nd``, ``11th``."""
    ending = "th" if rank % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(rank % 10, "th")
    return f"{rank}{ending}"


def _number(text: str) -> int | float:
    return int(text) if text.lstrip("-").isdigit() else float(text)


def _shown(value: float) -> str:
    return str(value) if isinstance(value, int) else f"{value:.4f}"
