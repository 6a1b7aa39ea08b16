"""What stays of a graph that is too large."""

from __future__ import annotations

from networks import make_actor, make_edge

from graphkit.config import GraphConfig
from graphkit.graph import pruning_notices, strongest
from graphkit.records import Corpus, Network

ACTORS = [make_actor(name) for name in "abcd"]
EDGES = [make_edge("a", "b", weight=1), make_edge("b", "c", weight=5), make_edge("d", "c", "quote", weight=2)]


def ids(actors):
    return "".join(actor.id for actor in actors)


def test_a_graph_that_is_small_enough_stays_as_it_is():
    assert strongest(ACTORS, EDGES, GraphConfig(max_actors=4)) == (ACTORS, EDGES)


def test_the_actors_with_the_most_weight_of_both_kinds_stay_and_the_edges_among_them():
    actors, edges = strongest(ACTORS, EDGES, GraphConfig(max_actors=3))
    assert (ids(actors), edges) == ("bcd", EDGES[1:])


def test_of_equals_the_first_by_id_stays():
    assert ids(strongest(reversed(ACTORS), [], GraphConfig(max_actors=2))[0]) == "ba"


def test_the_user_is_told_what_is_left_out():
    network = Network(corpus=Corpus(), actors=tuple(ACTORS), edges=tuple(EDGES[1:]), total_actors=4, total_edges=3)
    (notice,) = pruning_notices(network)
    assert "2 of 3 edges, of weight 2 or more (max_edges" in notice.message
    assert "actors" not in notice.message
    assert pruning_notices(Network(corpus=Corpus())) == ()


def test_actors_without_an_edge_are_left_out_on_request():
    kept, edges = strongest(ACTORS, EDGES[:1], GraphConfig(isolated=False))
    assert (ids(kept), edges) == ("ab", EDGES[:1])
    assert ids(strongest(ACTORS, EDGES[:1], GraphConfig())[0]) == "abcd"
    assert strongest(ACTORS, [], GraphConfig(isolated=False)) == ([], [])
