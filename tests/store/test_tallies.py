"""What of an actor the graph lacks: quotes about nobody in it, articles without a date."""

from __future__ import annotations

from datetime import date

from letters import found

from graphkit.config import Config, EdgesConfig
from graphkit.pipeline import assemble
from graphkit.records import Tally
from graphkit.store import open_store, put_annotations, tallies

ARTICLES = [
    found("1", "“B and C lie”, A said. “It rains”, A said.", quotes=(("A", "B and C lie"), ("A", "It rains"))),
    found("2", "“A is here”, A said. “A naps”, B said.", quotes=(("A", "A is here"), ("B", "A naps"))),
    found("3", "A met B.", published=date(2025, 3, 1)),
]


def tallied(tmp_path, **edges):
    with open_store(tmp_path / "store.sqlite") as store:
        put_annotations(store, ARTICLES, "pipeline")
        assemble(store, Config(edges=EdgesConfig(**edges)))
        return {actor[0]: tally for actor, tally in tallies(store).items()}


def test_a_quote_counts_once_whatever_it_is_about(tmp_path):
    assert tallied(tmp_path) == {
        "a": Tally(dated=1, quotes=3, tied=1, quotes_about=1, tied_about=1),
        "b": Tally(dated=1, quotes=1, tied=1, quotes_about=1, tied_about=1),
        "c": Tally(dated=0, quotes=0, tied=0, quotes_about=1, tied_about=1),
    }


def test_a_quote_whose_edge_is_too_light_makes_no_tie(tmp_path):
    found = tallied(tmp_path, min_weight=2)
    assert found["a"][1:] == (3, 0, 1, 0)
