"""The command line: one command a file; ``x_cli`` parses and prints, the library works.

Results go to files or standard output, everything else to standard error. Exit codes: 0 done, 1 an error that is
told in one line with a hint, 2 wrong usage, 3 done but some documents were skipped, 130 interrupted.
"""

from __future__ import annotations

from typing import Annotated

import typer

from graphkit.cli.assemble import assemble_cli
from graphkit.cli.build import build_cli
from graphkit.cli.curate import curate_cli
from graphkit.cli.diff import diff_cli
from graphkit.cli.errors import Commands
from graphkit.cli.evaluate import annotate_sample_cli, evaluate_cli
from graphkit.cli.explain import explain_cli
from graphkit.cli.export import export_cli
from graphkit.cli.model import model_cli
from graphkit.cli.quotes import quotes_cli
from graphkit.cli.read import read_cli
from graphkit.cli.show import show_cli
from graphkit.cli.top import top_cli
from graphkit.version import __version__

__all__ = ["app", "main"]

app = typer.Typer(
    name="graphkit",
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    pretty_exceptions_show_locals=False,  # locals are article text, which belongs in no terminal and no log
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"graphkit {__version__}")
        raise typer.Exit


@app.callback()
def graphkit(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Turn news text into a graph of who appears with whom and who speaks about whom."""


app.command("build")(build_cli)
app.command("assemble")(assemble_cli)
app.command("curate")(curate_cli)
app.command("top")(top_cli)
app.command("explain")(explain_cli)
app.command("quotes")(quotes_cli)
app.command("show")(show_cli)
app.command("diff")(diff_cli)
app.command("read")(read_cli)
app.command("export")(export_cli)
app.command("evaluate")(evaluate_cli)
app.command("annotate-sample")(annotate_sample_cli)
app.command("model")(model_cli)


def main() -> None:
    """Run the command line; the entry point of the ``graphkit`` command."""
    app(prog_name="graphkit")
