"""``graphkit assemble``: the output folder anew, with a person's edits of actors."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from graphkit.cli.build import closing_line, progress_bar
from graphkit.cli.terminal import complain, say

__all__ = ["assemble_cli"]


def assemble_cli(
    output: Annotated[Path, typer.Argument(metavar="OUTPUT", help="The output folder of graphkit build.")],
    actors: Annotated[
        str | None,
        typer.Option(help="File of edits to use from now on; without it, that of the last run, or OUTPUT/actors.toml."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace output files that were changed since.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Tell only what went wrong.")] = False,
) -> None:
    """Apply actors.toml to a finished build: link, measure and write again, without reading the articles."""
    from graphkit.assembling import assemble_folder

    with progress_bar(quiet=quiet) as progress:
        report = assemble_folder(output, actors=actors, force=force, progress=progress)
    for notice in () if quiet else report.notices:
        complain(f"note: {notice.path}: {notice.message}")
    if not quiet:
        say(closing_line(dict(report.counts), output / "graph.html"))
