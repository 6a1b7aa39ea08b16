from __future__ import annotations

import dataclasses
from datetime import date

import pytest
from letters import found

from graphkit.config import Config, EdgesConfig, TimeConfig
from graphkit.pipeline import assemble
from graphkit.records import Period
from graphkit.slicing import slice_around, slices
from graphkit.store import open_store, put_annotations

ARTICLES = [
    found("1", "A met B. A met C.", published=date(2025, 3, 30)),
    found("2", "A met B. A saw B.", published=date(2025, 3, 31)),
    found("3", "B met C.", published=date(2025, 5, 2)),
    found("4", "C met D."),
]


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path / "store.sqlite") as opened:
        put_annotations(opened, ARTICLES, "pipeline")
        yield opened


def settings(**time):
    return Config(edges=EdgesConfig(types=("PERSON",)), time=TimeConfig(**time))


def names(network):
    return "".join(actor.name for actor in network.actors)


def weights(network):
    return {(edge.source[0] + edge.target[0]): edge.weight for edge in network.edges}


@pytest.mark.parametrize(
    ("day", "kind", "name", "first", "last"),
    [
        (date(2024, 2, 10), "month", "2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        (date(2025, 12, 31), "month", "2025-12", date(2025, 12, 1), date(2025, 12, 31)),
        (date(2024, 12, 31), "week", "2025-W01", date(2024, 12, 30), date(2025, 1, 5)),
        (date(2025, 7, 1), "year", "2025", date(2025, 1, 1), date(2025, 12, 31)),
    ],
)
def test_the_calendar(day, kind, name, first, last):
    assert slice_around(day, kind) == (name, Period(first, last))


def test_each_month_with_articles_has_a_graph(store):
    config = settings(slices="month")
    whole = assemble(store, config)
    march, may = slices(store, config, whole)
    assert (march.name, names(march.network), weights(march.network)) == ("2025-03", "ABC", {"ab": 2, "ac": 1})
    assert (may.name, names(may.network), weights(may.network)) == ("2025-05", "BC", {"bc": 1})
    assert next((a.mentions, a.documents, a.first) for a in march.network.actors) == (4, 2, date(2025, 3, 30))
    places = {m.actor: (m.x, m.y) for m in whole.measures}
    assert all(places[m.actor] == (m.x, m.y) for m in march.network.measures)
    assert march.network.corpus.documents == 2


def test_slicing_leaves_the_store_as_it_was(store):
    config = settings(slices="week")
    whole = assemble(store, config)
    before = list(store.connection.iterdump())
    assert [part.name for part in slices(store, config, whole)] == ["2025-W13", "2025-W14", "2025-W18"]
    assert list(store.connection.iterdump()) == before


def test_without_slices_there_are_none(store):
    whole = assemble(store, settings())
    assert list(slices(store, settings(), whole)) == []


def test_days_leave_articles_out_of_the_graph_and_not_of_the_store(store):
    network = assemble(store, settings(first="2025-03-31", last="2025-04-30"))
    assert (names(network), weights(network)) == ("AB", {"ab": 2})
    assert [(a.mentions, a.documents, a.first, a.last) for a in network.actors] == [
        (2, 1, date(2025, 3, 31), date(2025, 3, 31))
    ] * 2
    corpus = network.corpus
    assert (corpus.documents, corpus.left_out, corpus.undated) == (1, 3, 1)
    assert store.connection.execute("SELECT count(*) FROM document").fetchone() == (4,)
    again = assemble(store, settings())
    assert (names(again), again.corpus.left_out) == ("ABCD", 0)


def test_slices_keep_within_the_days(store):
    config = settings(first="2025-03-31", slices="month")
    parts = list(slices(store, config, assemble(store, config)))
    assert [(part.name, part.period.first, weights(part.network)) for part in parts] == [
        ("2025-03", date(2025, 3, 31), {"ab": 2}),
        ("2025-05", date(2025, 5, 1), {"bc": 1}),
    ]


def test_days_without_articles_give_an_empty_graph(store):
    config = settings(first="2030-01-01", slices="year")
    network = assemble(store, config)
    assert (network.actors, network.edges, list(slices(store, config, network))) == ((), (), [])


def test_a_limit_on_actors_holds_in_slices(store):
    config = settings(slices="month")
    config = dataclasses.replace(config, graph=dataclasses.replace(config.graph, max_actors=2))
    march, may = slices(store, config, assemble(store, config))
    assert (names(march.network), names(may.network)) == ("AB", "B")
