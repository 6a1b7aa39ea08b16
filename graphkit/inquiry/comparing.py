"""What changed between two output folders: of two dates, two outlets or two settings."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from graphkit.errors import InquiryError
from graphkit.folding import fold
from graphkit.inquiry.measures import MEASURES, Ranked, read_measures
from graphkit.inquiry.output import Output
from graphkit.records import EdgeKind
from graphkit.store import read_settings

__all__ = ["ActorChange", "Comparison", "EdgeChange", "Setting", "Totals", "compare"]


class Totals(NamedTuple):
    """How much one output holds, and the span of its dates as YYYY-MM-DD, None where none is known."""

    documents: int
    actors: int
    edges: int
    quotes: int
    first: str | None
    last: str | None


class Setting(NamedTuple):
    """A setting that differs."""

    name: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorChange:
    """An actor in both, or in one only.

    Attributes:
        before: Its id in the first output, None where it is new.
        after: Its id in the second, None where it is gone.
        name: Its name; the first of the alphabet where the outputs differ.
        label: What it is.
        values: What it is ranked by, before and after; 0 where it is not there.
        ranks: Its rank before and after, None where it is not there.
    """

    before: str | None
    after: str | None
    name: str
    label: str
    values: tuple[float, float]
    ranks: tuple[int | None, int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class EdgeChange:
    """An edge in both, or in one only, with its weights before and after, 0 where it is not there.

    For a quote ``source`` is the speaker; a co-occurrence has its actors in the order of their ids.
    """

    source: str
    target: str
    kind: EdgeKind
    weights: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two outputs side by side; compared the other way round, both sides are swapped and nothing else.

    Attributes:
        before: What the first holds.
        after: What the second holds.
        measure: What actors are ranked by.
        settings: Settings that differ, by name.
        new: Actors of the second only, the highest value first.
        gone: Actors of the first only.
        moved: Actors of both whose value changed, the largest change first.
        climbed: Actors of both whose rank changed, the largest change first; the rank of a value that is 0 on both
            sides says how many are above 0, and is left out.
        new_edges: Edges of the second only, the heaviest first.
        gone_edges: Edges of the first only.
        changed_edges: Edges of both whose weight changed, the largest change first.
    """

    before: Totals
    after: Totals
    measure: str
    settings: tuple[Setting, ...]
    new: tuple[ActorChange, ...]
    gone: tuple[ActorChange, ...]
    moved: tuple[ActorChange, ...]
    climbed: tuple[ActorChange, ...]
    new_edges: tuple[EdgeChange, ...]
    gone_edges: tuple[EdgeChange, ...]
    changed_edges: tuple[EdgeChange, ...]

    @property
    def same(self) -> bool:
        """Whether actors, edges and their values are equal; settings may differ."""
        lists = (self.new, self.gone, self.moved, self.climbed, self.new_edges, self.gone_edges, self.changed_edges)
        return not any(lists) and self.before == self.after


class _Side(NamedTuple):
    """One output: name and label of the graph's actors, their spellings folded, their measure, the edges."""

    actors: dict[str, tuple[str, str]]
    spellings: dict[str, set[str]]
    measures: dict[str, Ranked]
    edges: dict[tuple[EdgeKind, str, str], int]
    totals: Totals


def compare(before: Output, after: Output, measure: str = "strength") -> Comparison:
    """Compare two outputs.

    Actors are matched by id, the others where exactly one of each output is of the same type and shares a name or
    alias, letter case and diacritics aside, and then where exactly one of each has the same name, whatever its type.
    Only actors and edges of the graphs count, as in actors.csv and edges.csv.

    Args:
        before: The one output.
        after: The other one.
        measure: What actors are ranked by, a column of actors.csv.

    Raises:
        InquiryError: Actors are not ranked by ``measure``.
    """
    if measure not in MEASURES:
        raise InquiryError(f'actors are not ranked by "{measure}"', f"Choose one of {', '.join(MEASURES)}.")
    one, other = _side(before, measure), _side(after, measure)
    partner = _matched(one, other)
    changes = [_actor(one, other, id_, partner.get(id_)) for id_ in one.actors]
    changes += [_actor(one, other, None, id_) for id_ in other.actors if id_ not in set(partner.values())]
    both = [change for change in changes if change.before is not None and change.after is not None]
    edges = _edges(one, other, partner)
    return Comparison(
        before=one.totals,
        after=other.totals,
        measure=measure,
        settings=_settings(before, after),
        new=_largest([c for c in changes if c.before is None]),
        gone=_largest([c for c in changes if c.after is None]),
        moved=_largest([c for c in both if c.values[0] != c.values[1]]),
        climbed=tuple(sorted((c for c in both if _climb(c)), key=lambda c: (-_climb(c), _order(c)))),
        new_edges=tuple(edge for edge in edges if not edge.weights[0]),
        gone_edges=tuple(edge for edge in edges if not edge.weights[1]),
        changed_edges=tuple(edge for edge in edges if all(edge.weights)),
    )


def _side(output: Output, measure: str) -> _Side:
    connection = output.store.connection
    measures = read_measures(output)  # of the graph's actors; the store has those it leaves out for their number, too
    rows = connection.execute("SELECT id, name, label FROM actor WHERE shown ORDER BY id")
    actors = {id_: (name, label) for id_, name, label in rows if id_ in measures}
    spellings = {id_: {fold(name)} for id_, (name, _) in actors.items()}
    aliases = "SELECT a.id, s.surface FROM alias s JOIN actor a USING (actor) WHERE a.shown"
    for id_, surface in connection.execute(aliases):
        if id_ in spellings:
            spellings[id_].add(fold(surface))
    ranked = {id_: next(m for m in found if m.name == measure) for id_, found in measures.items()}
    query = """
        SELECT e.kind, s.id, t.id, e.weight FROM edge e JOIN actor s ON s.actor = e.source
        JOIN actor t ON t.actor = e.target WHERE e.shown
    """
    edges = {
        (kind, source, target): weight
        for kind, source, target, weight in connection.execute(query)
        if source in actors and target in actors
    }
    documents, first, last = connection.execute(
        "SELECT count(*), min(published), max(published) FROM document JOIN counted USING (doc)"
    ).fetchone()
    (quotes,) = connection.execute("SELECT count(*) FROM quote JOIN counted USING (doc)").fetchone()
    totals = Totals(documents, len(actors), len(edges), quotes, first, last)
    return _Side(actors, spellings, ranked, edges, totals)


def _matched(one: _Side, other: _Side) -> dict[str, str]:
    """For each actor of the first output that the second has too, its id there."""
    partner = {id_: id_ for id_ in one.actors if id_ in other.actors}
    partner |= _paired(_keys(one, partner.keys()), _keys(other, set(partner.values())))
    # What is left may have another type by now; an alias tells too little then: "Washington" is many.
    return partner | _paired(_names(one, partner.keys()), _names(other, set(partner.values())))


def _keys(side: _Side, matched: Collection[str]) -> dict[str, set[str]]:
    """Type and spelling, for each spelling of the actors that are not matched yet."""
    labels = {id_: label for id_, (_, label) in side.actors.items() if id_ not in matched}
    return {id_: {f"{label} {spelling}" for spelling in side.spellings[id_]} for id_, label in labels.items()}


def _names(side: _Side, matched: Collection[str]) -> dict[str, set[str]]:
    """The name of the actors that are not matched yet."""
    return {id_: {fold(name)} for id_, (name, _) in side.actors.items() if id_ not in matched}


def _paired(left: Mapping[str, set[str]], right: Mapping[str, set[str]]) -> dict[str, str]:
    """Actors of both sides that share a key with one of the other side, and that with them, only."""
    holders: dict[str, list[str]] = {}
    for id_, keys in right.items():
        for key in keys:
            holders.setdefault(key, []).append(id_)
    candidates = {id_: {holder for key in keys for holder in holders.get(key, ())} for id_, keys in left.items()}
    partner: dict[str, str] = {}
    suitors: dict[str, int] = {}
    for found in candidates.values():
        for id_ in found:
            suitors[id_] = suitors.get(id_, 0) + 1
    for id_, found in candidates.items():
        if len(found) == 1 and suitors[next(iter(found))] == 1:
            partner[id_] = next(iter(found))
    return partner


def _actor(one: _Side, other: _Side, before: str | None, after: str | None) -> ActorChange:
    known = [one.actors.get(before or ""), other.actors.get(after or "")]
    name, label = min(actor for actor in known if actor is not None)
    first = one.measures.get(before or "")
    second = other.measures.get(after or "")
    return ActorChange(
        before=before,
        after=after,
        name=name,
        label=label,
        values=(first.value if first else 0, second.value if second else 0),
        ranks=(first.rank if first else None, second.rank if second else None),
    )


def _edges(one: _Side, other: _Side, partner: Mapping[str, str]) -> list[EdgeChange]:
    """The edges whose weight differs, the largest difference first."""
    back = {after: before for before, after in partner.items()}
    weights: dict[tuple[EdgeKind, tuple[str, ...]], list[int]] = {}
    for side, edges in enumerate((one.edges, other.edges)):
        for (kind, source, target), weight in edges.items():
            ends = [_end(id_, side, partner, back) for id_ in (source, target)]
            key = (kind, tuple(sorted(ends) if kind == "cooccurrence" else ends))
            weights.setdefault(key, [0, 0])[side] = weight
    names: dict[str, str] = {}
    for side, actors in enumerate((one.actors, other.actors)):
        for id_, (name, _) in actors.items():
            end = _end(id_, side, partner, back)
            names[end] = min(name, names.get(end, name))
    changed = [
        (key, EdgeChange(source=names[key[1][0]], target=names[key[1][1]], kind=key[0], weights=(first, second)))
        for key, (first, second) in weights.items()
        if first != second
    ]
    changed.sort(key=lambda pair: (-abs(pair[1].weights[0] - pair[1].weights[1]), pair[0]))
    return [edge for _, edge in changed]


def _end(id_: str, side: int, partner: Mapping[str, str], back: Mapping[str, str]) -> str:
    """One key for an actor in both outputs, whichever of them comes first."""
    match = (back if side else partner).get(id_)
    return id_ if match is None else min(id_, match)


def _settings(before: Output, after: Output) -> tuple[Setting, ...]:
    one, other = _named_settings(before), _named_settings(after)
    names = sorted(one.keys() | other.keys())
    return tuple(Setting(name, one.get(name), other.get(name)) for name in names if one.get(name) != other.get(name))


def _named_settings(output: Output) -> dict[str, Any]:
    """The settings of a build by section and name, as "edges.window"."""
    sections = read_settings(output.store)
    return {f"{section}.{name}": value for section, values in sections.items() for name, value in values.items()}


def _largest(changes: list[ActorChange]) -> tuple[ActorChange, ...]:
    return tuple(sorted(changes, key=lambda change: (-abs(change.values[1] - change.values[0]), _order(change))))


def _climb(change: ActorChange) -> int:
    before, after = change.ranks
    return 0 if before is None or after is None or not any(change.values) else abs(before - after)


def _order(change: ActorChange) -> str:
    return min(id_ for id_ in (change.before, change.after) if id_ is not None)
