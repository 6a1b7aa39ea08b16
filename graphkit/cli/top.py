"""``graphkit top``: the leading actors of a finished build."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from graphkit.cli.options import AsCsv, AsJson, OutputFolder
from graphkit.cli.terminal import one_format, printable, say, say_csv, say_json, tell
from graphkit.views.figures import figure

if TYPE_CHECKING:
    from graphkit.inquiry import Leader

__all__ = ["Measure", "top_cli"]


class Measure(StrEnum):
    """What actors can be ranked by: ``inquiry.MEASURES``, which the help of the command cannot wait for."""

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
    output: OutputFolder,
    by: Annotated[Measure, typer.Option("--by", help="What to rank by.")] = Measure.strength,
    number: Annotated[int, typer.Option("-n", "--number", min=1, help="How many actors to show.")] = 20,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """List the actors that lead by a measure, with the range of their ranks after build --bootstrap."""
    one_format(json=as_json, csv=as_csv)
    from graphkit.inquiry import leaders, open_output, sample_of

    with open_output(output) as opened:
        rows = [_record(leader, by) for leader in leaders(opened, by.value, number)]
        sample = sample_of(opened, by.value)
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
    if sample:
        tell(f"note: {by.value} is an estimate from paths that begin at {sample:,} actors drawn by chance")


def _record(leader: Leader, by: Measure) -> dict[str, Any]:
    facts = {"rank": leader.rank, "id": leader.id, "name": leader.name, "type": leader.label, by.value: leader.value}
    return facts if leader.low is None else {**facts, "low": leader.low, "high": leader.high}


def _print_lines(rows: list[dict[str, Any]], by: Measure) -> None:
    """Aligned columns without frames, for pipes and files."""
    width = max(len(row["name"]) for row in rows)
    ranges = "  rank, 95 %" if any("low" in row for row in rows) else ""
    say(f"{'rank':>4}  {'actor':<{width}}  {'type':<6}  {by.value}{ranges}")
    for row in rows:
        line = f"{row['rank']:>4}  {row['name']:<{width}}  {row['type']:<6}  {figure(row[by.value])}"
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
        cells = [str(row["rank"]), Text(printable(row["name"])), row["type"], figure(row[by.value])]
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
