"""``graphkit export``: a finished build in another format."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from graphkit.cli.terminal import complain
from graphkit.config import GraphmlStyle
from graphkit.views import Format

__all__ = ["export_cli"]


def export_cli(
    output: Annotated[Path, typer.Argument(metavar="OUTPUT", help="The output folder of graphkit build.")],
    form: Annotated[
        Format,
        typer.Option(
            "--format",
            "-f",
            help="graphml, gexf: Gephi. csv: spreadsheets, three files. json: node-link, with all evidence. "
            "cytoscape: Cytoscape. cypher: Neo4j.",
        ),
    ],
    target: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", metavar="PATH", help="File or folder to write to, - for a pipe; without it, OUTPUT."
        ),
    ] = None,
    graphml_style: Annotated[
        GraphmlStyle | None,
        typer.Option(help="GraphML for Gephi (mixed), or for NetworkX and igraph (portable, split: a file per kind)."),
    ] = None,
    csv_bom: Annotated[
        bool | None,
        typer.Option("--csv-bom/--no-csv-bom", help="Begin CSV files with a byte order mark, for Excel."),
    ] = None,
    decimal_comma: Annotated[
        bool,
        typer.Option("--csv-decimal-comma", help="CSV with decimal commas and semicolons, for spreadsheets only."),
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace files that graphkit did not write.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Tell only what went wrong.")] = False,
) -> None:
    """Write a finished graph in another format, from its store; no article is read again."""
    from graphkit.exporting import export, export_lines

    if target == "-":
        for line in export_lines(output, form, graphml_style):
            sys.stdout.buffer.write(line.encode("utf-8"))
        sys.stdout.buffer.flush()
        return
    network, files = export(
        output, form, target, style=graphml_style, csv_bom=csv_bom, decimal_comma=decimal_comma, force=force
    )
    if not quiet:
        counted = f"{len(network.actors):,} actors and {len(network.edges):,} edges"
        complain(f"{counted} written to {', '.join(map(str, files))}")
