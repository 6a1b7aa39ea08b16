"""``graphkit diff``: what changed between two output folders."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from graphkit.cli.options import AsCsv, AsJson, PagePath, ReplacePage
from graphkit.cli.terminal import one_format, say, say_csv, say_json, show, styled, tell
from graphkit.cli.top import Measure
from graphkit.counting import counted
from graphkit.views.figures import figure

if TYPE_CHECKING:
    from graphkit.inquiry import ActorChange, Comparison, EdgeChange

__all__ = ["diff_cli"]


def diff_cli(
    before: Annotated[Path, typer.Argument(metavar="BEFORE", help="The output folder of one graphkit build.")],
    after: Annotated[Path, typer.Argument(metavar="AFTER", help="The output folder of another one.")],
    by: Annotated[Measure, typer.Option("--by", help="What actors are ranked by.")] = Measure.strength,
    number: Annotated[int, typer.Option("-n", "--number", min=1, help="Lines of each list; JSON has all.")] = 20,
    page: PagePath = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
    force: ReplacePage = False,
) -> None:
    """Compare two builds, of two dates, outlets or settings: what is new, what is gone, what changed most."""
    one_format(html=page, json=as_json, csv=as_csv)
    from graphkit.inquiry import compare, open_output

    with open_output(before) as one, open_output(after) as other:
        found = compare(one, other, by.value)
    if page is not None:
        from graphkit.cli.pages import write_page
        from graphkit.views.comparison import comparison_page

        write_page(page, comparison_page(found, str(before), str(after), number), force=force)
        tell(f"compared {before} with {after}; open {page}")
    elif as_json:
        say_json(_record(found))
    elif as_csv:
        say_csv(("what", "change", "name", "kind", "before", "after", "rank_before", "rank_after"), _rows(found))
    else:
        _print(found, number)


def _print(found: Comparison, number: int) -> None:
    for setting in found.settings:
        show(styled(f"{setting.name}: {setting.before} before, {setting.after} after"))
    if found.same:
        say(f"the two outputs are equal: {counted(found.after.actors, 'actor')}, {counted(found.after.edges, 'edge')}")
        return
    pairs = zip(("documents", "actors", "edges", "quotes"), found.before, found.after, strict=False)
    say(", ".join(f"{name} {one:,} → {other:,}" for name, one, other in pairs))
    measure = found.measure
    _list("New actors", [_actor(change, measure) for change in found.new], number)
    _list("Gone actors", [_actor(change, measure) for change in found.gone], number)
    _list(f"Largest changes of {measure}", [_actor(change, measure) for change in found.moved], number)
    _list("Largest changes of rank", [_actor(change, measure) for change in found.climbed], number)
    _list("New edges", list(map(_edge, found.new_edges)), number)
    _list("Gone edges", list(map(_edge, found.gone_edges)), number)
    _list("Largest changes of weight", list(map(_edge, found.changed_edges)), number)


def _list(title: str, lines: list[str], number: int) -> None:
    if not lines:
        return
    show("")
    show(styled(f"{title}: {len(lines):,}", bold=True))
    for line in lines[:number]:
        show(styled(f"  {line}"))
    if len(lines) > number:
        show(f"  and {len(lines) - number:,} more")


def _actor(change: ActorChange, measure: str) -> str:
    values, ranks = change.values, change.ranks
    if change.before is None or change.after is None:
        side = 0 if change.after is None else 1
        return f"{change.name} ({change.label}), {measure} {figure(values[side])}, rank {ranks[side]}"
    return f"{change.name}, {measure} {figure(values[0])} → {figure(values[1])}, rank {ranks[0]} → {ranks[1]}"


def _edge(change: EdgeChange) -> str:
    arrow = "→" if change.kind == "quote" else "–"
    one, other = change.weights
    weight = f"{one} → {other}" if one and other else str(one or other)
    kind = "speaks about" if change.kind == "quote" else "together"
    return f"{change.source} {arrow} {change.target} ({kind}), weight {weight}"


def _record(found: Comparison) -> dict[str, Any]:
    def records(changes: tuple[ActorChange, ...] | tuple[EdgeChange, ...]) -> list[dict[str, Any]]:
        return [dataclasses.asdict(change) for change in changes]

    return {
        "same": found.same,
        "measure": found.measure,
        "before": found.before._asdict(),
        "after": found.after._asdict(),
        "settings": [setting._asdict() for setting in found.settings],
        "actors": {name: records(getattr(found, name)) for name in ("new", "gone", "moved", "climbed")},
        "edges": {
            "new": records(found.new_edges),
            "gone": records(found.gone_edges),
            "changed": records(found.changed_edges),
        },
    }


def _rows(found: Comparison) -> Iterator[tuple[object, ...]]:
    """Every actor and edge that changed, once."""
    both = {change.after: change for change in (*found.moved, *found.climbed)}.values()
    for word, changes in (("new", found.new), ("gone", found.gone), ("changed", both)):
        for change in changes:
            yield "actor", word, change.name, change.label, *change.values, *change.ranks
    for word, edges in (("new", found.new_edges), ("gone", found.gone_edges), ("changed", found.changed_edges)):
        for edge in edges:
            yield "edge", word, f"{edge.source} / {edge.target}", edge.kind, *edge.weights, None, None
