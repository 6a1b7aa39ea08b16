"""What stays of a graph that is too large."""

from __future__ import annotations

from networks import make_actor, make_edge

from graphkit.config import Config, GraphConfig
from graphkit.graph import pruning_notices, strongest
from graphkit.records import Corpus, Network
from graphkit.store import Withheld

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
    few = Config().override({"edges": {"max_edges": 2}})
    (notice,) = pruning_notices(network, few)
    assert notice.message == "holds 2 of 3 edges (max_edges 2 under [edges]); the store holds all"
    assert pruning_notices(Network(corpus=Corpus()), Config()) == ()


def test_what_is_left_out_is_told_by_the_option_that_leaves_it_out():
    network = Network(corpus=Corpus(), actors=tuple(ACTORS[:3]), edges=tuple(EDGES[1:2]), total_actors=4, total_edges=2)
    asked = {"edges": {"min_weight": 2, "backbone": 0.05, "min_confidence": 0.5, "types": ["GPE"]}}
    asked["graph"] = {"max_actors": 3, "isolated": False}
    besides = Withheld(edges=9, heaviest=5, actors=1, mentions=2, quotes=1)
    assert [notice.message for notice in pruning_notices(network, Config().override(asked), besides)] == [
        "holds 3 of 4 actors (--max-nodes 3, --drop-isolated) and 1 of 9 edges (--min-weight 2, --backbone 0.05, "
        "--max-nodes 3); the store holds all",
        "leaves out 1 actor of other types (--types GPE)",
        "leaves out 2 mentions and 1 quote that are less certain (--min-confidence 0.5)",
    ]


def test_a_least_weight_above_all_is_told_with_the_heaviest():
    network = Network(corpus=Corpus(), actors=tuple(ACTORS), total_actors=4)
    config = Config().override({"edges": {"min_weight": 99}})
    (notice,) = pruning_notices(network, config, Withheld(edges=9, heaviest=5))
    assert notice.message.startswith("holds none of 9 edges (--min-weight 99), of which the heaviest has weight 5")


def test_actors_without_an_edge_are_left_out_on_request():
    kept, edges = strongest(ACTORS, EDGES[:1], GraphConfig(isolated=False))
    assert (ids(kept), edges) == ("ab", EDGES[:1])
    assert ids(strongest(ACTORS, EDGES[:1], GraphConfig())[0]) == "abcd"
    assert strongest(ACTORS, [], GraphConfig(isolated=False)) == ([], [])
