"""``graphkit assemble``: the output folder anew, with a person's edits of actors."""

from __future__ import annotations

from typing import Annotated

import typer

from graphkit.cli.options import OutputFolder, Quiet
from graphkit.cli.progress import closing_line, progress_bar
from graphkit.cli.terminal import tell

__all__ = ["assemble_cli"]


def assemble_cli(
    output: OutputFolder,
    actors: Annotated[
        str | None,
        typer.Option(help="File of edits to use from now on; without it, that of the last run, or OUTPUT/actors.toml."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace output files that were changed since.")] = False,
    quiet: Quiet = False,
) -> None:
    """Apply actors.toml to a finished build: link, measure and write again, without reading the articles."""
    from graphkit.assembling import assemble_folder

    with progress_bar(quiet=quiet) as progress:
        report = assemble_folder(output, actors=actors, force=force, progress=progress)
    for notice in () if quiet else report.notices:
        tell(f"note: {notice.path}: {notice.message}")
    if not quiet:
        tell(closing_line(dict(report.counts), output / "graph.html"))
