"""``graphkit export``: a finished build in another format."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from graphkit.cli.options import CsvBom, OutputFolder, Quiet, StyleOfGraphml
from graphkit.cli.terminal import tell
from graphkit.counting import counted
from graphkit.views import Format

__all__ = ["export_cli"]


def export_cli(
    output: OutputFolder,
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
    graphml_style: StyleOfGraphml = None,
    csv_bom: CsvBom = None,
    decimal_comma: Annotated[
        bool,
        typer.Option("--csv-decimal-comma", help="CSV with decimal commas and semicolons, for spreadsheets only."),
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace files that graphkit did not write.")] = False,
    quiet: Quiet = False,
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
        held = f"{counted(len(network.actors), 'actor')} and {counted(len(network.edges), 'edge')}"
        tell(f"{held} written to {', '.join(map(str, files))}")
