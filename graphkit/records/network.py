"""What ``graph`` measures and every view shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from graphkit.records.actors import Actor
from graphkit.records.edges import Edge

__all__ = ["Community", "Corpus", "Measures", "Network", "RankIntervals"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """What the graph says about one actor; every value is finite.

    Attributes:
        actor: Actor id.
        degree: Actors it co-occurs with.
        strength: Sum of the weights of its co-occurrence edges.
        betweenness: Share of shortest paths between other actors that pass through it, over distances that fall with
            the weight, on the co-occurrence graph, 0 to 1.
        closeness: Harmonic closeness over the same distances scaled so that the shortest possible is 1, 0 to 1.
        eigenvector: Eigenvector centrality on the largest component of the co-occurrence graph, 0 to 1, 0 elsewhere.
        core: Core number on the co-occurrence graph.
        quotes_given: Sum of the weights of its outgoing quote edges; a quote about three actors counts three.
        quotes_received: Sum of the weights of its incoming quote edges.
        pagerank: PageRank on the quote graph; sums to 1 over all actors, 0 where there are no quotes.
        community: Index into ``Network.communities``.
        x: Position, -1000 to 1000, growing to the right.
        y: Position, -1000 to 1000, growing upwards.
    """

    actor: str
    degree: int = 0
    strength: int = 0
    betweenness: float = 0.0
    closeness: float = 0.0
    eigenvector: float = 0.0
    core: int = 0
    quotes_given: int = 0
    quotes_received: int = 0
    pagerank: float = 0.0
    community: int = 0
    x: float = 0.0
    y: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Community:
    """A group of actors that hang together; label: its strongest actors' names; size: how many actors."""

    id: int
    label: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """What a network was made from: documents, outlets, documents whose date is known, and the span of those dates.

    ``window`` says within what two actors had to be mentioned to co-occur: "sentence", "paragraph", "document" or
    a number of words; ``left_out`` counts the documents that the asked days leave out, and ``undated`` those of them
    whose date is not known.
    """

    title: str = ""
    window: str = "sentence"
    documents: int = 0
    outlets: int = 0
    dated: int = 0
    first: date | None = None
    last: date | None = None
    left_out: int = 0
    undated: int = 0


class RankIntervals(NamedTuple):
    """The rank of every actor by one measure, and the range in which 95 of 100 resampled graphs have it.

    Attributes:
        measure: A field of ``Measures``.
        rank: 1 for the largest value; equals share the best rank. In the order of ``Network.actors``, as the others.
        low: The best rank of the range, at most ``rank``.
        high: The worst one, at least ``rank``.
    """

    measure: str
    rank: tuple[int, ...]
    low: tuple[int, ...]
    high: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """The measured graph: what every view shows.

    Attributes:
        corpus: What it was made from.
        actors: Sorted by id.
        measures: One per actor, in the same order.
        edges: Sorted by kind, source and target; both ends are in ``actors``.
        communities: Largest first; ``communities[i].id == i``.
        modularity: Of the communities on the co-occurrence graph, 0 where there is no edge.
        estimates: Names of the measures that are estimates from a sample, sorted.
        sources: How many actors that sample holds; 0 where every measure is exact.
        total_actors: Actors of the chosen types in the store; more than ``actors`` where the graph had to be pruned.
        total_edges: Edges in the store that are heavy enough, likewise.
        rank_intervals: How far ranks hang on single stories, by measure; empty unless it was asked for.
    """

    corpus: Corpus
    actors: tuple[Actor, ...] = ()
    measures: tuple[Measures, ...] = ()
    edges: tuple[Edge, ...] = ()
    communities: tuple[Community, ...] = ()
    modularity: float = 0.0
    estimates: tuple[str, ...] = ()
    sources: int = 0
    total_actors: int = 0
    total_edges: int = 0
    rank_intervals: tuple[RankIntervals, ...] = ()
