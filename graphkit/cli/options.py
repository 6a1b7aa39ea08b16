"""Arguments and options that several commands have, each with its words of help."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from graphkit.config import GraphmlStyle

__all__ = ["AsCsv", "AsJson", "CsvBom", "OutputFolder", "PagePath", "Quiet", "ReplacePage", "StyleOfGraphml"]

OutputFolder = Annotated[Path, typer.Argument(metavar="OUTPUT", help="The output folder of graphkit build.")]

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
AsCsv = Annotated[bool, typer.Option("--csv", help="Print a table for spreadsheets.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Tell only what went wrong.")]

PagePath = Annotated[
    Path | None,
    typer.Option("--html", metavar="PATH", help="Write a self-contained page instead of printing.", dir_okay=False),
]
ReplacePage = Annotated[bool, typer.Option("--force", help="Replace a file that stands at PATH.")]

StyleOfGraphml = Annotated[
    GraphmlStyle | None,
    typer.Option(help="GraphML for Gephi (mixed), or for NetworkX and igraph (portable, split: a file per kind)."),
]
CsvBom = Annotated[
    bool | None,
    typer.Option("--csv-bom/--no-csv-bom", help="Begin CSV files with a byte order mark, for Excel."),
]
