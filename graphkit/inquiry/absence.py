"""Why an actor or a tie of the store is not in the graph: the days, types, weights or numbers that were asked for."""

from __future__ import annotations

from typing import Any

from graphkit.inquiry.names import Candidate
from graphkit.inquiry.output import Output
from graphkit.store import read_settings

__all__ = ["days_asked", "why_no_actor", "why_no_edge"]


def days_asked(output: Output) -> str:
    """The days the graph is limited to, as they were asked for, "--from 2025-03-01"; "" where it has all articles."""
    time = read_settings(output.store)["time"]
    return " ".join(f"{option} {time[name]}" for option, name in (("--from", "first"), ("--to", "last")) if time[name])


def why_no_actor(output: Output, actor: Candidate) -> str:
    """Why the graph lacks an actor, in words that go on from "not in the graph: "; "" where it is in the graph."""
    if _ask(output, "SELECT EXISTS (SELECT 1 FROM measure WHERE actor = ?)", actor.key):
        return ""
    place, observer, acts = output.store.connection.execute(
        "SELECT place, observer, acts FROM actor WHERE actor = ?", (actor.key,)
    ).fetchone()
    config, days = read_settings(output.store), days_asked(output)
    if not _ask(output, "SELECT EXISTS (SELECT 1 FROM link JOIN counted USING (doc) WHERE actor = ?)", actor.key):
        return f"no article of the days asked for ({days}) mentions it"
    if not acts:
        within = f" in the articles of the days asked for ({days})" if days else ""
        return f"it only {'reports' if observer and not place else 'names a place'}{within}"
    if not actor.shown:
        return f"its type, {actor.label}, was left out (--types)"
    return _why_left_out(output, actor, config["graph"])


def _why_left_out(output: Output, actor: Candidate, config: dict[str, Any]) -> str:
    known = int(output.store.connection.execute("SELECT count(*) FROM actor WHERE shown").fetchone()[0])
    tied = "SELECT EXISTS (SELECT 1 FROM edge WHERE shown AND ? IN (source, target))"
    reasons = []
    if known > config["max_actors"]:
        reasons.append(f"it is not among the {config['max_actors']:,} strongest actors (--max-nodes)")
    if not config["isolated"] and not _ask(output, tied, actor.key):
        reasons.append("it has no edge there, and actors without one were left out (--drop-isolated)")
    return ", or ".join(reasons)


def why_no_edge(output: Output, kind: str, source: Candidate, target: Candidate) -> str:
    """Why the graph lacks an edge of the store, in words likewise; "" where it is in the graph, or there is none."""
    query = "SELECT weight, shown FROM edge WHERE kind = ? AND source = ? AND target = ?"
    row = output.store.connection.execute(query, (kind, source.key, target.key)).fetchone()
    if row is None or row[1]:
        return ""
    config = read_settings(output.store)["edges"]
    if row[0] < config["min_weight"]:
        return f"lighter than --min-weight {config['min_weight']}"
    for actor in (source, target):
        if why_no_actor(output, actor):
            return f"{actor.name} is not there"
    if config["backbone"] < 1:
        return f"no heavier than chance may have it (--backbone {config['backbone']:g})"
    return f"others are heavier, and it holds {config['max_edges']:,} edges at most (max_edges under [edges])"


def _ask(output: Output, query: str, key: int) -> bool:
    return bool(output.store.connection.execute(query, (key,)).fetchone()[0])
