from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from extremes import NAMES, networks
from networks import make_actor, make_edge

from graphkit.config import GraphConfig
from graphkit.graph import measure
from graphkit.records import Actor, Alias, Corpus, Edge, Evidence, Network
from graphkit.views.tables import QuoteRow, write_actors, write_edges, write_quotes


def written(write, what):
    file = io.StringIO(newline="")
    write(what, file)
    return file.getvalue()


def rows(write, what):
    return list(csv.DictReader(io.StringIO(written(write, what), newline="")))


def network(actors, edges=()):
    return measure(Corpus(documents=1), actors, list(edges), GraphConfig())


ACTORS = [
    Actor(
        id="a",
        name="Al, “the” Wise",
        label="PERSON",
        aliases=(Alias("Al", 3), Alias("Al W.", 1)),
        mentions=4,
        documents=2,
        first=date(2025, 3, 1),
        last=date(2025, 4, 1),
    ),
    Actor(id="b", name="Bo", label="ORG", mentions=9),
]
EDGE = Edge(
    source="a",
    target="b",
    kind="cooccurrence",
    weight=2,
    weight_raw=3,
    documents=2,
    npmi=-0.25,
    significance=1.5,
    first=date(2025, 3, 1),
    evidence=(Evidence(document_id="1", path="1", start=0, end=9, text="Al met\n  Bo."),),
)


def test_actors_have_every_measure_and_the_strongest_come_first():
    table = rows(write_actors, network([*ACTORS, make_actor("z")], [EDGE]))
    assert [row["id"] for row in table] == ["b", "a", "z"]
    assert table[1]["name"] == "Al, “the” Wise"
    assert table[1]["aliases"] == "Al; Al W."
    assert (table[1]["first"], table[1]["last"], table[2]["first"]) == ("2025-03-01", "2025-04-01", "")
    assert list(table[0])[8:] == [
        *("degree", "strength", "betweenness", "closeness", "eigenvector", "core"),
        *("quotes_given", "quotes_received", "pagerank", "community", "community_label", "wikidata"),
    ]
    assert table[0]["community_label"]


def test_edges_carry_names_numbers_and_an_example():
    (row,) = rows(write_edges, network(ACTORS, [EDGE]))
    assert (row["source_name"], row["target_name"], row["weight"], row["npmi"]) == (
        "Al, “the” Wise",
        "Bo",
        "2",
        "-0.25",
    )
    assert row["example"] == "Al met Bo."
    assert row["last"] == ""


def test_the_heaviest_edges_come_first():
    edges = [make_edge("a", "b", weight=1), make_edge("a", "c", weight=5)]
    table = rows(write_edges, network([make_actor(name) for name in "abc"], edges))
    assert [row["target"] for row in table] == ["c", "b"]


def quote(**fields):
    usual = {
        "speaker": "Al", "together_with": ("Di",), "targets": ("Bo", "Cy"), "kind": "direct",
        "cue": "said", "cue_class": "said", "content": "Yes", "sentence": "Yes.", "document": "1",
        "published": None, "outlet": "", "confidence": 0.9,
    }  # fmt: skip
    return QuoteRow(**{**usual, **fields})


def test_quotes_keep_their_order():
    table = rows(write_quotes, [quote(content="two"), quote(content="one", published=date(2025, 1, 2))])
    assert [row["content"] for row in table] == ["two", "one"]
    assert (table[0]["targets"], table[1]["date"]) == ("Bo; Cy", "2025-01-02")
    assert (table[0]["speaker"], table[0]["together_with"]) == ("Al", "Di")


@pytest.mark.parametrize("evil", ["=HYPERLINK(1)", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", " =1"])
def test_no_text_is_a_formula(evil):
    (row,) = rows(write_quotes, [quote(content=evil)])
    assert row["content"][0] == "'"


@pytest.mark.parametrize(
    "text", ['say "no", twice', "two\nlines\r\nhere", "nul\x00 bell\x07", "\u2028", "", "'quoted'"]
)
def test_every_text_is_one_field_of_one_line(text):
    table = written(write_quotes, [quote(content=text)])
    assert table.count("\r\n") == table.count("\n") == 2
    assert "\x00" not in table
    (row,) = csv.DictReader(io.StringIO(table, newline=""))
    assert len(row) == 12


def test_tables_of_an_empty_network_have_their_header():
    for write in (write_actors, write_edges):
        assert written(write, Network(corpus=Corpus())).count("\r\n") == 1
    assert written(write_quotes, []).startswith(
        "speaker,together_with,targets,kind,cue,cue_class,content,sentence,document,date,outlet,confidence\r\n"
    )


@pytest.mark.parametrize("name", NAMES)
def test_tables_hold_a_line_for_everything(name):
    network = networks()[name]
    csv.field_size_limit(10_000_000)
    actors, edges = rows(write_actors, network), rows(write_edges, network)
    assert {row["id"] for row in actors} == {actor.id for actor in network.actors}
    assert len(edges) == len(network.edges)
    for row in (*actors, *edges):
        assert None not in row
        assert not {"nan", "inf", "-inf"} & set(row.values())
        "".join(row.values()).encode("utf-8")


@pytest.mark.parametrize("evil", ["'=1", "''@x", "＝1+1", "＋1", "－1", "＠x"])
def test_apostrophes_and_wide_signs_hide_no_formula(evil):
    (row,) = rows(write_quotes, [quote(content=evil)])
    assert row["content"] == f"'{evil}"
