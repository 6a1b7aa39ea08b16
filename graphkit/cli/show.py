"""``graphkit show``: the dossier of an actor."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from graphkit.cli.actors import asked_actor
from graphkit.cli.options import AsCsv, AsJson, OutputFolder
from graphkit.cli.passages import passage_record, show_passage
from graphkit.cli.terminal import one_format, say_csv, say_json, show, styled
from graphkit.counting import counted
from graphkit.views.figures import figure

if TYPE_CHECKING:
    from graphkit.inquiry import Dossier, Neighbour

__all__ = ["show_cli"]

_EDGES = (
    ("Mentioned with", "neighbours"),
    ("Speaks about", "speaks_about"),
    ("Spoken about by", "spoken_about_by"),
)
_QUOTES = (("What it said", "said"), ("What was said of it", "said_of_it"))


def show_cli(
    output: OutputFolder,
    actor: Annotated[str, typer.Argument(metavar="ACTOR", help="Name, alias or id of an actor.")],
    number: Annotated[int, typer.Option("-n", "--number", min=1, help="At most so many lines of each list.")] = 5,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Show the dossier of an actor: who it is, how central, with whom, what it said and what was said of it."""
    one_format(json=as_json, csv=as_csv)
    from graphkit.inquiry import dossier, open_output

    with open_output(output) as opened:
        found = dossier(opened, asked_actor(opened, actor), number)
    if as_json:
        say_json(_record(found))
    elif as_csv:
        say_csv(("section", "name", "value", "detail"), _rows(found))
    else:
        _print(found)


def _print(found: Dossier) -> None:
    actor = found.actor
    show(styled(actor.name, bold=True) + styled(f"  {actor.label}  {actor.id}", dim=True))
    show(styled(f"{_mentions(found)} in {_documents(found)}{_limits(found)}"))
    if found.absence:
        show(styled(f"not in the graph: {found.absence}"))
    called = "also called, in the whole store" if found.days else "also called"
    for title, items, section in (
        (called, found.aliases, ""),
        ("described as", found.roles, "roles"),
        ("mentioned by", found.forms, ""),
    ):
        if items:
            listed = [f"{item.surface} ({item.count})" for item in items]
            more = _more(found, section) if section else ""
            show(f"{title}: " + styled(", ".join(filter(None, (*listed, more)))))
    if found.measures:
        _heading(f"Measures, with the rank among {found.ranked} actors")
        for measure in found.measures:
            show(f"  {measure.name:<16} {figure(measure.value):>10}  {measure.rank:>6}.")
    for title, section in _EDGES:
        _listed(found, title, section, _neighbour)
    for title, section in _QUOTES:
        _listed(found, title, section, show_passage)


def _more(found: Dossier, section: str) -> str:
    """How many a list leaves out, and the option that shows them; "" where it has all."""
    in_all = found.in_all[section]
    left = in_all - len(getattr(found, section))
    return f"and {left:,} more (-n {in_all} shows all)" if left else ""


def _listed(found: Dossier, title: str, section: str, show_one: Callable[[Any], None]) -> None:
    """A list under its heading, and how many it leaves out; nothing where it is empty."""
    if items := getattr(found, section):
        _heading(title)
        for item in items:
            show_one(item)
        if more := _more(found, section):
            show(styled(f"  {more}", dim=True))


def _mentions(found: Dossier) -> str:
    """What counts: an actor is mentioned where it acts; a spelling or a list of files may hold more."""
    mentions = found.actor.mentions
    number = counted(mentions, "mention")
    if found.uses <= mentions:
        return number
    return f"{number} in which it acts ({found.uses:,} with those that only name a place, describe something or report)"


def _documents(found: Dossier) -> str:
    documents = counted(found.documents, "document")
    if not found.first:
        return f"{documents}, {'undated' if found.documents == 1 else 'all undated'}"
    days = found.first if found.first == found.last else f"{found.first} to {found.last}"
    return documents + (f", {found.dated:,} of them dated" if found.dated < found.documents else "") + f", {days}"


def _limits(found: Dossier) -> str:
    """Where not all articles count, what the numbers are of."""
    if not found.days:
        return ""
    return "; in the whole store" if found.whole else f"; of the days asked for ({found.days})"


def _heading(text: str) -> None:
    show("")
    show(styled(text, bold=True))


def _neighbour(neighbour: Neighbour) -> None:
    absent = "" if neighbour.shown else "  (not in the graph)"
    show(f"  {neighbour.weight:>5}  {styled(neighbour.name)}{styled(_classes(neighbour) + absent, dim=True)}")


def _classes(neighbour: Neighbour) -> str:
    return "  " + ", ".join(f"{cue} {count}" for cue, count in neighbour.cue_classes) if neighbour.cue_classes else ""


def _detail(neighbour: Neighbour) -> str:
    return "; ".join(filter(None, (_classes(neighbour).strip(), "" if neighbour.shown else "not in the graph")))


def _record(found: Dossier) -> dict[str, Any]:
    return {
        "id": found.actor.id,
        "name": found.actor.name,
        "type": found.actor.label,
        "in_graph": not found.absence,
        "not_in_graph": found.absence,
        "days": found.days,
        "whole_store": found.whole,
        "mentions": found.actor.mentions,
        "mentions_of_any_use": found.uses,
        "documents": found.documents,
        "dated": found.dated,
        "first": found.first,
        "last": found.last,
        **{name: [dataclasses.asdict(item) for item in getattr(found, name)] for name in ("aliases", "roles", "forms")},
        "measures": {m.name: {"value": m.value, "rank": m.rank} for m in found.measures},
        "ranked": found.ranked,
        **{
            name: [{**n._asdict(), "cue_classes": dict(n.cue_classes)} for n in getattr(found, name)]
            for name in ("neighbours", "speaks_about", "spoken_about_by")
        },
        "said": [passage_record(passage) for passage in found.said],
        "said_of_it": [passage_record(passage) for passage in found.said_of_it],
        "in_all": dict(found.in_all),
    }


def _rows(found: Dossier) -> Iterator[tuple[object, ...]]:
    """Section, name, value and detail of everything in the dossier."""
    actor = found.actor
    facts = {"id": actor.id, "name": actor.name, "type": actor.label, "mentions": actor.mentions}
    facts |= {"documents": found.documents, "dated": found.dated, "first": found.first, "last": found.last}
    facts |= {"mentions of any use": found.uses, "days": found.days, "not in graph": found.absence}
    yield from (("actor", name, value, "") for name, value in facts.items())
    for section in ("aliases", "roles", "forms"):
        yield from ((section, item.surface, item.count, "") for item in getattr(found, section))
    yield from (("measures", m.name, m.value, f"rank {m.rank} of {found.ranked}") for m in found.measures)
    for section in ("neighbours", "speaks_about", "spoken_about_by"):
        yield from ((section, n.name, n.weight, _detail(n)) for n in getattr(found, section))
    for section in ("said", "said_of_it"):
        for passage in getattr(found, section):
            yield (
                section,
                passage.speaker and passage.speaker.name,
                passage.content,
                f"{passage.path}:{passage.line} ({passage.start}-{passage.end})",
            )
