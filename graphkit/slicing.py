"""One graph per week, month or year, of a store that is assembled."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from graphkit import graph
from graphkit.config import Config, Slices
from graphkit.edges import assemble_edges
from graphkit.records import Actor, Network, Period
from graphkit.store import Store, active_actors, choose_actors, choose_documents, corpus, counted_days

__all__ = ["Slice", "slice_around", "slices"]


class Slice(NamedTuple):
    """A part of the time and its graph; ``name`` is "2025", "2025-03" or "2025-W13" (the week of ISO 8601)."""

    name: str
    period: Period
    network: Network


def slices(store: Store, config: Config, whole: Network) -> Iterator[Slice]:
    """The graph of each week, month or year that has a document, the earliest first; the store stays as it is.

    Args:
        store: Assembled with ``config``; nothing else may use it between two slices.
        config: Its section ``time`` says how to slice, ``edges`` and ``graph`` apply to each slice by itself.
        whole: The graph of all documents. A slice has those of its actors that act in it, at the same places of the
            picture, so that slices can be compared. A document without a date is in no slice.
    """
    if not config.time.slices:
        return
    days = counted_days(store)
    parts = dict(sorted({slice_around(day, config.time.slices) for day in days}))
    places = {m.actor: m for m in whole.measures}
    for name, period in parts.items():
        inside = Period(_later(period.first, config.time.period.first), _earlier(period.last, config.time.period.last))
        with store.draft():
            choose_documents(store, inside)
            choose_actors(store, config.edges.types)
            edges = assemble_edges(store, config.edges)
            known = _acting(store, whole.actors)
            about = corpus(store, f"{whole.corpus.title}, {name}", config.edges.window)
        ids = {actor.id for actor in known}
        edges = [edge for edge in edges if edge.source in ids and edge.target in ids]
        known, edges = graph.strongest(known, edges, config.graph)
        network = graph.measure(about, known, edges, config.graph)
        moved = (dataclasses.replace(m, x=places[m.actor].x, y=places[m.actor].y) for m in network.measures)
        yield Slice(name, inside, dataclasses.replace(network, measures=tuple(moved)))


def slice_around(day: date, kind: Slices) -> tuple[str, Period]:
    """Name and days of the week, month or year that a day is in.

    >>> slice_around(date(2025, 1, 1), "week")[0]
    '2025-W01'
    """
    if kind == "week":
        year, week, weekday = day.isocalendar()
        monday = day - timedelta(days=weekday - 1)
        return f"{year:04}-W{week:02}", Period(monday, monday + timedelta(days=6))
    if kind == "month":
        following = date(day.year + day.month // 12, day.month % 12 + 1, 1)
        return f"{day.year:04}-{day.month:02}", Period(day.replace(day=1), following - timedelta(days=1))
    return f"{day.year:04}", Period(date(day.year, 1, 1), date(day.year, 12, 31))


def _acting(store: Store, actors: tuple[Actor, ...]) -> list[Actor]:
    """Those that act in the documents that count, with their numbers there."""
    active = active_actors(store)
    return [dataclasses.replace(actor, **active[actor.id]._asdict()) for actor in actors if actor.id in active]


def _later(day: date | None, other: date | None) -> date | None:
    return max((d for d in (day, other) if d is not None), default=None)


def _earlier(day: date | None, other: date | None) -> date | None:
    return min((d for d in (day, other) if d is not None), default=None)
