"""Ranges of ranks: wide where few stories carry a rank, narrow where many do."""

from __future__ import annotations

import pytest
from networks import from_pairs, synthetic

from graphkit.config import GraphConfig
from graphkit.graph import rank_intervals
from graphkit.records import Corpus, Network, RankIntervals, StoryShare


def spread(network: Network, stories: int) -> list[StoryShare]:
    """Each piece of evidence of an edge in a story of its own, going round."""
    return [
        StoryShare(edge.kind, edge.source, edge.target, (number * 7 + piece) % stories, 1)
        for number, edge in enumerate(network.edges)
        for piece in range(edge.weight)
    ]


def of(found: tuple[RankIntervals, ...], measure: str) -> RankIntervals:
    return next(intervals for intervals in found if intervals.measure == measure)


STAR = from_pairs([("a", "b", 40), ("a", "c", 30), ("b", "d", 1)])


def test_ranks_that_many_stories_carry_are_sure() -> None:
    found = of(rank_intervals(STAR, spread(STAR, 70), 70, GraphConfig(bootstrap=100)), "strength")
    assert found.rank == (1, 2, 3, 4)
    assert (found.low[0], found.high[0]) == (1, 1)


def test_a_rank_that_hangs_on_one_story_is_not() -> None:
    shares = [
        StoryShare("cooccurrence", "a", "b", 0, 40),
        *(StoryShare("cooccurrence", "a", "c", 1 + n, 1) for n in range(30)),
        StoryShare("cooccurrence", "b", "d", 31, 1),
    ]
    found = of(rank_intervals(STAR, shares, 32, GraphConfig(bootstrap=200)), "strength")
    assert found.rank[1] == 2
    assert found.low[1] <= 2
    assert found.high[1] >= 3  # without its one story it has next to nothing


def test_the_rank_itself_is_always_within() -> None:
    network = synthetic(30, 90)
    found = rank_intervals(network, spread(network, 25), 25, GraphConfig(bootstrap=20))
    assert {i.measure for i in found} >= {"strength", "betweenness", "closeness", "pagerank", "quotes_given"}
    for intervals in found:
        assert len(intervals.rank) == len(network.actors)
        for low, rank, high in zip(intervals.low, intervals.rank, intervals.high, strict=True):
            assert 1 <= low <= rank <= high <= len(network.actors)


def test_the_same_seed_gives_the_same_ranges() -> None:
    network = synthetic(20, 60)
    shares = spread(network, 15)
    first = rank_intervals(network, shares, 15, GraphConfig(bootstrap=10))
    assert rank_intervals(network, reversed(shares), 15, GraphConfig(bootstrap=10)) == first


def test_equals_share_the_best_rank() -> None:
    network = from_pairs([("a", "b"), ("c", "d")])
    assert of(rank_intervals(network, spread(network, 2), 2, GraphConfig(bootstrap=5)), "strength").rank == (1,) * 4


@pytest.mark.parametrize("network", [Network(corpus=Corpus()), from_pairs([], ["a", "b"])], ids=["empty", "no edges"])
def test_without_edges_nothing_is_drawn(network: Network) -> None:
    for intervals in rank_intervals(network, [], 0, GraphConfig(bootstrap=3)):
        assert intervals.low == intervals.high == (1,) * len(network.actors)
