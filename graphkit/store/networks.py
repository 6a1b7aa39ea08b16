"""The measured network in the store, so that it can be exported and asked without being measured again."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from graphkit.errors import StoreError
from graphkit.records import Actor, Alias, Community, Edge, Measures, Network, RankIntervals
from graphkit.store.actors import shown_actors
from graphkit.store.contents import corpus, count_edges
from graphkit.store.days import read_day
from graphkit.store.opening import Store

__all__ = ["put_network", "read_actors", "read_network", "read_settings"]

_MEASURES = [field.name for field in dataclasses.fields(Measures) if field.name != "actor"]


def put_network(store: Store, network: Network, settings: Mapping[str, Any]) -> None:
    """Keep what was measured; actors and edges are in the store since assembling.

    Args:
        store: Assembled; the network is made from it.
        network: With measures and communities. Edges of the store that it lacks are marked as not shown.
        settings: The configuration, as plain values.
    """
    keys = dict(store.connection.execute("SELECT id, actor FROM actor"))
    with store.transaction() as connection:
        for table in ("network", "community", "measure", "rank_interval"):
            connection.execute(f"DELETE FROM {table}")  # noqa: S608 - names from this line only
        connection.executemany(
            "INSERT INTO community VALUES (?, ?, ?)", ((c.id, c.label, c.size) for c in network.communities)
        )
        connection.executemany("INSERT INTO measure VALUES (?, ?, ?)", _measure_rows(network, keys))
        connection.executemany("INSERT INTO rank_interval VALUES (?, ?, ?, ?, ?)", _rank_rows(network, keys))
        _show(store, network.edges, keys)
        estimates = json.dumps(network.estimates)
        row = (network.corpus.title, json.dumps(settings, sort_keys=True), network.modularity, estimates)
        connection.execute("INSERT INTO network VALUES (?, ?, ?, ?, ?)", (*row, network.sources))


def _measure_rows(network: Network, keys: Mapping[str, int]) -> Iterator[tuple[int, str, Any]]:
    for measures in network.measures:
        for name in _MEASURES:
            value = getattr(measures, name)
            yield keys[measures.actor], name, json.dumps(value) if isinstance(value, tuple) else value


def _rank_rows(network: Network, keys: Mapping[str, int]) -> Iterator[tuple[int, str, int, int, int]]:
    for intervals in network.rank_intervals:
        for actor, rank, low, high in zip(network.actors, *intervals[1:], strict=True):
            yield keys[actor.id], intervals.measure, rank, low, high


def _show(store: Store, edges: Sequence[Edge], keys: Mapping[str, int]) -> None:
    (shown,) = store.connection.execute("SELECT count(*) FROM edge WHERE shown").fetchone()
    if shown == len(edges):
        return
    store.connection.execute("UPDATE edge SET shown = 0")
    store.connection.executemany(
        "UPDATE edge SET shown = 1 WHERE kind = ? AND source = ? AND target = ?",
        ((edge.kind, keys[edge.source], keys[edge.target]) for edge in edges),
    )


def read_settings(store: Store) -> dict[str, Any]:
    """The configuration of the build that made the network.

    Raises:
        StoreError: The build never finished.
    """
    row = store.connection.execute("SELECT settings FROM network").fetchone()
    if row is None:
        raise StoreError(f"the build of {store.path.parent} never finished", "Run the same graphkit build again.")
    settings: dict[str, Any] = json.loads(row[0])
    return settings


def read_network(store: Store, edges: Sequence[Edge]) -> Network:
    """The network as ``put_network`` was given it.

    Args:
        store: With a network in it, which ``read_settings`` makes sure of.
        edges: From ``edges.read_edges``, which knows what evidence is.
    """
    query = "SELECT title, settings, modularity, estimates, sources FROM network"
    title, settings, modularity, estimates, sources = store.connection.execute(query).fetchone()
    actors = tuple(read_actors(store, measured=True))
    chosen = json.loads(settings)["edges"]
    communities = store.connection.execute("SELECT community, label, size FROM community ORDER BY community")
    return Network(
        corpus=corpus(store, title, chosen["window"]),
        actors=actors,
        measures=tuple(_measures(store)),
        edges=tuple(edges),
        communities=tuple(Community(id=id_, label=label, size=size) for id_, label, size in communities),
        modularity=modularity,
        estimates=tuple(json.loads(estimates)),
        sources=sources,
        rank_intervals=tuple(_rank_intervals(store)),
        total_actors=len(shown_actors(store)),
        total_edges=count_edges(store, chosen["min_weight"]),
    )


def read_actors(store: Store, *, measured: bool = False) -> Iterator[Actor]:
    """The actors of the graph, by id, read one by one.

    Args:
        store: With its actors chosen.
        measured: Only those of the measured network; of a huge corpus, it holds the strongest.
    """
    chosen = "actor IN (SELECT actor FROM measure)" if measured else "shown"
    columns = "actor, id, name, label, mentions, documents, first, last, wikidata"
    query = f"SELECT {columns} FROM actor WHERE {chosen} ORDER BY actor"  # noqa: S608
    spelt = "SELECT surface, count FROM alias WHERE actor = ? ORDER BY count DESC, surface"
    for key, id_, name, label, mentions, documents, first, last, wikidata in store.connection.execute(query):
        yield Actor(
            id=id_,
            name=name,
            label=label,
            aliases=tuple(Alias(*row) for row in store.connection.execute(spelt, (key,))),
            mentions=mentions,
            documents=documents,
            first=read_day(first),
            last=read_day(last),
            wikidata=wikidata,
        )


def _measures(store: Store) -> Iterator[Measures]:
    query = "SELECT a.id, m.name, m.value FROM measure m JOIN actor a USING (actor) ORDER BY m.actor"
    values: dict[str, dict[str, Any]] = {}
    for actor, name, value in store.connection.execute(query):
        listed = isinstance(value, str) and value.startswith("[")
        values.setdefault(actor, {})[name] = tuple(json.loads(value)) if listed else value
    return (Measures(actor=actor, **found) for actor, found in values.items())


def _rank_intervals(store: Store) -> Iterator[RankIntervals]:
    query = "SELECT measure, rank, low, high FROM rank_interval ORDER BY actor"
    found: dict[str, list[tuple[int, int, int]]] = {}
    for measure, *ranks in store.connection.execute(query):
        found.setdefault(measure, []).append((ranks[0], ranks[1], ranks[2]))
    for measure in (name for name in _MEASURES if name in found):
        rank, low, high = zip(*found[measure], strict=True)
        yield RankIntervals(measure, rank, low, high)
