"""The figures that a page says, which somebody will print: what they count, and of which days."""

from __future__ import annotations

import csv
import dataclasses
import io
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from browser.browsed import Page
from networks import make_actor, make_edge

from graphkit.config import GraphConfig
from graphkit.graph import measure
from graphkit.records import Corpus, Edge, Evidence, Network, Tally

Show = Callable[..., Page]


def piece(day: date | None, text: str = "A met B.", kind: Any = "sentence") -> Evidence:
    return Evidence(document_id="d", path="d.txt", start=0, end=len(text), text=text, kind=kind, published=day)  # type: ignore[arg-type]


def dated_edge(source: str, target: str, days: Sequence[int | None], kind: Any = "cooccurrence", **more: Any) -> Edge:
    """An edge with a piece of evidence of each of these days of March, None for an undated one."""
    pieces = tuple(piece(day and date(2025, 3, day), f"{source} and {target}, {i}") for i, day in enumerate(days))
    known = [e.published for e in pieces if e.published]
    dates = {"first": min(known, default=None), "last": max(known, default=None)}
    edge = make_edge(source, target, kind, weight=len(days), evidence=pieces, **dates)  # type: ignore[arg-type]
    return dataclasses.replace(edge, **more)


def test_weights_under_a_date_filter_are_those_of_its_days(show: Show) -> None:
    edges = [
        dated_edge("a", "b", [1, 2, 3, None]),
        dated_edge("a", "c", [None, None]),
        dated_edge("a", "d", [2, 9], weight=7, weight_raw=7),
    ]
    network = measure(Corpus(), [make_actor(n) for n in "abcd"], edges, GraphConfig())
    page = show(network, fragment="#actor=a&from=2025-03-02&to=2025-03-03")
    assert page.js("return edges.map((e, i) => [weightOf(e), visible.edges[i]])") == [[2, True], [0, False], [7, True]]
    notes = page.text("#controls")
    assert "1 tie without a date is hidden." in notes
    assert "The weight of 1 tie is that of all days" in notes
    saved = list(csv.DictReader(io.StringIO(page.js("return edgesCsv()").removeprefix("\ufeff"))))
    assert [(row["target"], row["weight"], row["weight_in_days"]) for row in saved] == [("b", "4", "2"), ("d", "7", "")]
    assert page.js("return graphmlText()").count('<data key="e_days">2</data>') == 1
    page.js("change({ tie: [0, 1] })")
    details = page.text("#details")
    assert "weight 2 of 4, in these days" in details
    assert "1 piece of evidence of other days left out." in details
    assert page.text("#details h4").startswith("Undated")
    assert [q.text for q in page.all(".evidence blockquote")] == ["a and b, 1", "a and b, 2", "a and b, 3"]
    page.js("change({ tie: [0, 3] })")
    assert "weight 7, of all days" in page.text("#details")
    page.js("change({ tie: [0, 1], from: '', to: '' })")
    assert "weight 4" in page.text("#details")


def test_copies_of_a_story_count_once_within_days(show: Show) -> None:
    copied = dated_edge("a", "b", [1, 2, 3], weight=2)
    pieces = [dataclasses.replace(e, text="the same" if i else "another") for i, e in enumerate(copied.evidence)]
    network = measure(
        Corpus(),
        [make_actor(n) for n in "ab"],
        [dataclasses.replace(copied, evidence=tuple(pieces))],
        GraphConfig(),
    )
    assert show(network, fragment="#from=2025-03-02&to=2025-03-03").js("return weightOf(edges[0])") == 1


def test_a_dossier_says_what_the_weight_of_a_tie_is_made_of(show: Show) -> None:
    edges = [
        dated_edge("a", "b", [1, 2]),
        dated_edge("a", "b", [1], "quote"),
        dated_edge("b", "a", [1, 2], "quote"),
        dated_edge("a", "c", [1], "quote"),
    ]
    page = show(measure(Corpus(), [make_actor(n) for n in "abc"], edges, GraphConfig()), fragment="#actor=a")
    assert [figure.text for figure in page.all("#details .figure")] == ["2 together, 3 quotes", "1 quote"]
    details = page.text("#details")
    assert "Mentioned with 1" in details
    assert "Speaks about others (a quote about two actors counts twice) 2" in details
    assert "Spoken about (a quote about two actors counts for both) 2" in details


def test_a_dossier_counts_what_the_graph_lacks(show: Show) -> None:
    edges = [dated_edge("a", "b", [1], "quote"), dated_edge("a", "c", [None], "quote")]
    people = [dataclasses.replace(make_actor(n), documents=5, first=date(2025, 3, 1)) for n in "abc"]
    tallies = {"a": Tally(1, 6, 2, 3, 0), "b": Tally(5, 0, 0, 1, 1)}
    page = show(measure(Corpus(), people, edges, GraphConfig()), fragment="#actor=a", tallies=tallies)
    details = page.text("#details")
    assert "in 5 articles · 1 Mar 2025 (1 of 5 dated)" in details
    assert "WHAT THEY SAID\n6 quotes".casefold() in details.casefold()
    assert "4 more quotes tie them to nobody in the graph; quotes.csv has them." in details
    assert "3 quotes tie nobody to them in the graph; quotes.csv has them." in details
    assert "Speaks about others (6 quotes; a quote about two actors counts twice) 2" in details
    page.js("change({ actor: 1 })")
    assert "dated)" not in page.text("#details")
    assert "quotes.csv" not in page.text("#details")


def test_the_header_says_what_the_settings_leave_out(show: Show) -> None:
    network = Network(corpus=Corpus())
    assert not show(network).one("#left-out").is_displayed()
    page = show(network, left_out=["peoples", "3 ties of a weight below 2"])
    assert page.text("#left-out") == "Left out of this graph: peoples; 3 ties of a weight below 2."
