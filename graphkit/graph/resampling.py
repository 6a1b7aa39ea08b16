"""How sure a rank is: the bootstrap over stories.

Another press would have printed other stories. Drawing as many stories from those there are, with replacement, gives a
graph that could have been; the ranks an actor has in many of them show how far its rank hangs on single stories (Efron
1979, doi:10.1214/aos/1176344552, percentile intervals).
"""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from graphkit.config import GraphConfig
from graphkit.graph.build import cooccurrence_graph, quote_graph
from graphkit.graph.centrality import centralities
from graphkit.records import Actor, Edge, Network, RankIntervals, StoryShare

__all__ = ["rank_intervals"]

_OUTSIDE = 0.025  # share of the draws beyond each end of an interval of 95 %

Ranks = NDArray[np.int64]


def rank_intervals(
    network: Network, shares: Iterable[StoryShare], stories: int, config: GraphConfig
) -> tuple[RankIntervals, ...]:
    """The range of ranks that each actor has in 95 of 100 resampled graphs, for every centrality.

    The actors and edges are those of ``network``; what is drawn anew is how much each edge weighs. An edge whose
    stories are not drawn is missing in that graph. The rank in ``network`` itself always lies within the range.

    Args:
        network: Measured.
        shares: What each story adds to the weight of each edge; those of other edges are ignored.
        stories: How many stories the corpus has, those without an edge included; ``StoryShare.story`` is below it.
        config: ``bootstrap`` is the number of draws, 1 or more; ``seed`` makes them the same again.
    """
    index = {(edge.kind, edge.source, edge.target): i for i, edge in enumerate(network.edges)}
    rows = sorted((index[s[:3]], s.story, s.pieces) for s in shares if s[:3] in index)
    edge, story, pieces = np.array(rows, dtype=np.int64).reshape(-1, 3).T
    rng = random.Random(config.seed)  # noqa: S311 - not a secret
    drawn: dict[str, list[Ranks]] = {}
    for _ in range(config.bootstrap):
        times = np.bincount(rng.choices(range(stories), k=stories) if stories else [], minlength=stories)
        counts = times[story]
        weights = np.bincount(edge, weights=pieces * counts, minlength=len(network.edges)).astype(np.int64)
        for measure, ranks in _ranks(network.actors, network.edges, weights.tolist(), config).items():
            drawn.setdefault(measure, []).append(ranks)
    observed = _ranks(network.actors, network.edges, [e.weight for e in network.edges], config)
    return tuple(_interval(name, ranks, observed[name]) for name, ranks in drawn.items())


def _interval(measure: str, drawn: Sequence[Ranks], observed: Ranks) -> RankIntervals:
    ranks = np.sort(np.stack(drawn), axis=0)
    beyond = int(_OUTSIDE * len(ranks))
    low, high = np.minimum(ranks[beyond], observed), np.maximum(ranks[len(ranks) - 1 - beyond], observed)
    return RankIntervals(measure, tuple(observed.tolist()), tuple(low.tolist()), tuple(high.tolist()))


def _ranks(
    actors: Sequence[Actor], edges: Sequence[Edge], weights: Sequence[int], config: GraphConfig
) -> Mapping[str, Ranks]:
    """For each centrality the rank of each actor: 1 and how many have more, so equals share the best rank."""
    weighed = zip(edges, weights, strict=True)
    present = [dataclasses.replace(edge, weight=weight) for edge, weight in weighed if weight]
    together, quotes = cooccurrence_graph(actors, present), quote_graph(actors, present)
    found = {}
    for measure, values in centralities(together, quotes, config)[0].items():
        column = np.array([values[actor.id] for actor in actors], dtype=np.float64)
        found[measure] = len(column) + 1 - np.searchsorted(np.sort(column), column, side="right")
    return found
