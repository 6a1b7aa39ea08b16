"""``graphkit explain``: why two actors are tied."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from graphkit.cli.actors import asked_actor
from graphkit.cli.options import AsCsv, AsJson, OutputFolder
from graphkit.cli.passages import PASSAGE_COLUMNS, passage_record, passage_row, show_passage
from graphkit.cli.terminal import one_format, say, say_csv, say_json, show, styled
from graphkit.counting import counted
from graphkit.errors import InquiryError

if TYPE_CHECKING:
    from graphkit.inquiry import Explanation, Passage

__all__ = ["explain_cli"]


def explain_cli(
    output: OutputFolder,
    first: Annotated[str, typer.Argument(metavar="ACTOR", help="Name, alias or id of an actor.")],
    second: Annotated[str, typer.Argument(metavar="OTHER", help="Name, alias or id of another one.")],
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Show all evidence between two actors: what one said of the other, and where both are mentioned."""
    one_format(json=as_json, csv=as_csv)
    from graphkit.inquiry import explain, open_output

    with open_output(output) as opened:
        one, other = asked_actor(opened, first), asked_actor(opened, second)
        if one == other:
            raise InquiryError(f'"{first}" and "{second}" are both {one.name} ({one.id})', "Name two different actors.")
        found = explain(opened, one, other)
    if as_json:
        say_json({
            "first": {"id": one.id, "name": one.name, "type": one.label},
            "second": {"id": other.id, "name": other.name, "type": other.label},
            "weights": {"said": found.said, "answered": found.answered, "together": found.together},
            "not_in_graph": dict(found.absent),
            "quotes": [passage_record(passage) for passage in found.quotes],
            "sentences": [passage_record(passage) for passage in found.sentences],
        })
    elif as_csv:
        say_csv(PASSAGE_COLUMNS, map(passage_row, (*found.quotes, *found.sentences)))
    else:
        _print(found)


def _print(found: Explanation) -> None:
    one, other = found.first.name, found.second.name
    if not found.quotes and not found.sentences:
        within = f" in the articles of the days asked for ({found.days})" if found.days else ""
        say(f"nothing ties {one} and {other}{within}: no quote of one about the other, no mention together")
        _absent_ends(found)
        return
    quoted: dict[str, list[Passage]] = {}
    for quote in found.quotes:
        quoted.setdefault(quote.document, []).append(quote)
    documents = {passage.document for passage in (*found.quotes, *found.sentences)}
    show(styled(f"{one} and {other}, {counted(len(documents), 'document')}", bold=True))
    _absent_ends(found)
    for title, key, weight, passages in (
        (
            f"{one} about {other}",
            "said",
            found.said,
            [p for p in found.quotes if found.first.id in {speaker.id for speaker in p.speakers}],
        ),
        (
            f"{other} about {one}",
            "answered",
            found.answered,
            [p for p in found.quotes if found.second.id in {speaker.id for speaker in p.speakers}],
        ),
        ("Mentioned together", "together", found.together, found.sentences),
    ):
        if passages:
            copies = f", {len(passages)} with copies" if len(passages) > weight else ""
            show("")
            absent = f"; not in the graph: {found.absent[key]}" if key in found.absent else ""
            show(styled(f"{title}: weight {weight}{copies}{absent}", bold=True))
            for passage in passages:
                show_passage(passage, shown_above=passages is found.sentences and _is_in(quoted, passage))


def _absent_ends(found: Explanation) -> None:
    for key, actor in (("first", found.first), ("second", found.second)):
        if key in found.absent:
            show(styled(f"{actor.name} is not in the graph: {found.absent[key]}"))


def _is_in(quoted: Mapping[str, Sequence[Passage]], passage: Passage) -> bool:
    """Whether a passage stands in that of a quote: in "Lavrov thanked Rubio" both are mentioned, too."""
    quotes = quoted.get(passage.document, ())
    return any(quote.start <= passage.start and passage.end <= quote.end for quote in quotes)
