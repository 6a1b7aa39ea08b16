"""``graphkit quotes``: who said what, by speaker, target, words, date and kind."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from graphkit.cli.actors import asked_actor
from graphkit.cli.options import AsCsv, AsJson, OutputFolder
from graphkit.cli.passages import PASSAGE_COLUMNS, passage_record, passage_row, show_passage
from graphkit.cli.terminal import one_format, say, say_csv, say_json, show, styled, tell
from graphkit.counting import counted

if TYPE_CHECKING:
    from graphkit.inquiry import Passage

__all__ = ["quotes_cli"]


class Kind(StrEnum):
    """How speech is given."""

    direct = "direct"
    indirect = "indirect"
    mixed = "mixed"


class Cue(StrEnum):
    """What a reporting word may say the speaker did; ``records.CueClass``."""

    said = "said"
    claimed = "claimed"
    agreed = "agreed"
    admitted = "admitted"
    denied = "denied"
    rejected = "rejected"
    accused = "accused"
    criticised = "criticised"
    praised = "praised"
    called = "called"
    called_for = "called for"
    asked = "asked"
    warned = "warned"
    predicted = "predicted"
    promised = "promised"
    threatened = "threatened"


def quotes_cli(
    output: OutputFolder,
    speaker: Annotated[str | None, typer.Option(help="Who is quoted: name, alias or id.")] = None,
    about: Annotated[str | None, typer.Option(help="Whom the quote is about: name, alias or id.")] = None,
    text: Annotated[
        str | None,
        typer.Option(help='Words in what was said, all of them; "a phrase" in quotation marks, begin* of a word.'),
    ] = None,
    first: Annotated[str | None, typer.Option("--from", metavar="DATE", help="2025, 2025-03 or 2025-03-25.")] = None,
    last: Annotated[str | None, typer.Option("--to", metavar="DATE", help="Likewise; that day included.")] = None,
    kind: Annotated[Kind | None, typer.Option(help="How the speech is given.")] = None,
    cue_class: Annotated[Cue | None, typer.Option(help="What the reporting word says was done.")] = None,
    number: Annotated[int | None, typer.Option("-n", "--number", min=1, help="At most so many, the earliest.")] = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Search what was said, in order of date."""
    one_format(json=as_json, csv=as_csv)
    from graphkit.inquiry import Search, open_output, search_quotes, undated_quotes

    since, until = _day(first, "--from", end=False), _day(last, "--to", end=True)
    if since and until and since > until:
        raise typer.BadParameter(f"--from {first} is after --to {last}")
    with open_output(output) as opened:
        search = Search(
            speaker=None if speaker is None else asked_actor(opened, speaker),
            about=None if about is None else asked_actor(opened, about),
            text=text,
            first=since,
            last=until,
            kind=kind.value if kind else None,
            cue_class=cue_class.value if cue_class else None,
            limit=number,
        )
        found = list(search_quotes(opened, search))
        left_out = undated_quotes(opened, search) if since or until else 0
    if left_out:
        tell(f"note: {counted(left_out, 'quote')} of undated articles left out")
    if as_json:
        say_json([passage_record(passage) for passage in found])
    elif as_csv:
        say_csv(PASSAGE_COLUMNS, map(passage_row, found))
    else:
        _print(found)


def _print(found: Sequence[Passage]) -> None:
    if not found:
        say("no quotes")
    for passage in found:
        name = " and ".join(speaker.name for speaker in passage.speakers)
        name = name or f"{passage.printed_speaker} (not resolved)".lstrip()
        whom = ", ".join(target.name for target in passage.targets)
        show(styled(name, bold=True, fg="cyan") + styled(f" about {whom}" if whom else "", fg="yellow"))
        show_passage(passage)


def _day(text: str | None, option: str, *, end: bool) -> date | None:
    """A day, or the first or last one of a month or year."""
    if text is None:
        return None
    match = re.fullmatch(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?", text.strip(), re.ASCII)
    try:
        if match is None:
            raise ValueError
        year = int(match[1])
        month = int(match[2] or (12 if end else 1))
        return date(year, month, int(match[3] or (calendar.monthrange(year, month)[1] if end else 1)))
    except ValueError as error:  # calendar's own error is one too
        raise typer.BadParameter(
            f"{text!r} is no date; write 2025, 2025-03 or 2025-03-25", param_hint=option
        ) from error
