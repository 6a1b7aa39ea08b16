"""``graphkit curate``: what to look at before trusting who is who."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from graphkit.cli.options import OutputFolder
from graphkit.cli.terminal import one_format, say, say_csv, say_json, tell
from graphkit.counting import counted

if TYPE_CHECKING:
    from graphkit.records import Decision

__all__ = ["curate_cli"]


def curate_cli(
    output: OutputFolder,
    append: Annotated[
        bool, typer.Option("--append", help="Add the suggestions to actors.toml itself, as comments.")
    ] = False,
    log: Annotated[
        bool, typer.Option("--log", help="List what was made one, kept apart or left in doubt, with the rule.")
    ] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="With --log: print CSV for spreadsheets.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="With --log: print JSON for programs.")] = False,
) -> None:
    """Suggest corrections of who is who, for actors.toml; apply them with graphkit assemble."""
    if (as_csv or as_json) and not log:
        raise typer.BadParameter("--csv and --json say how to print the --log.")
    one_format(json=as_json, csv=as_csv)
    from graphkit.curating import linking_log, write_suggestions

    if log:
        _print_log(linking_log(output), as_csv=as_csv, as_json=as_json)
        return
    found = write_suggestions(output, append=append)
    tell(f"{counted(found.suggestions, 'suggestion')}, {found.doubts:,} in doubt; see {found.path}")


def _print_log(decisions: Sequence[Decision], *, as_csv: bool, as_json: bool) -> None:
    if as_json:
        say_json([dataclasses.asdict(decision) for decision in decisions])
    elif as_csv:
        header = ("verdict", "name", "other", "rule", "reason", "actors")
        say_csv(header, ((d.verdict, d.name, d.other, d.rule, d.reason, d.actors) for d in decisions))
    elif not decisions:
        say("nothing was made one, and nothing is in doubt")
    for decision in () if as_json or as_csv else decisions:
        say(f"{decision.verdict:<8}  {decision.name} / {decision.other}  ({decision.rule}: {decision.reason})")
