"""What a person does with the page, in a headless browser."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from browser.browsed import Page
from lxml import etree
from networks import make_actor, make_edge
from selenium.webdriver.common.keys import Keys

from graphkit.config import GraphConfig, ViewsConfig
from graphkit.graph import measure
from graphkit.records import Actor, CharSpan, Corpus, Evidence, Network, Reference

Show = Callable[..., Page]

DRAWN = """
const canvas = document.querySelector('#graph canvas'), context = canvas.getContext('2d');
const {data} = context.getImageData(0, 0, canvas.width, canvas.height);
let ink = 0;
for (let i = 3; i < data.length; i += 4) if (data[i] > 0) ink += 1;
return ink;
"""


EDGE_WITH_ROOM = """
// a straight edge, the heaviest that has a place where a click can mean nothing else, and that place on the screen
const box = byId('graph').getBoundingClientRect(), corners = [[0, 0], [2, 2], [-2, 2], [2, -2], [-2, -2]];
for (const edge of edges.filter((e) => e.kind === 0).sort((a, b) => b.weight - a.weight)) {
  const a = places[edge.source], b = places[edge.target];
  for (let t = 0.1; t < 0.9; t += 0.02) {
    const p = network.canvasToDOM({ x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t });
    const sure = corners.every(([dx, dy]) => edgeAt({ x: p.x + dx, y: p.y + dy }) === edge.number);
    if (sure && actorAt(p) === null) return [edge.number, p.x + box.left, p.y + box.top];
  }
}
"""


def search(page: Page, text: str) -> list[str]:
    box = page.one("#search")
    box.clear()
    box.send_keys(text)
    return [item.text.split("\n")[0] for item in page.all("#hits [role=option]")]


def test_it_draws_its_actors_asks_for_nothing_and_says_nothing(show: Show, network: Network) -> None:
    page = show(network)
    assert page.js(DRAWN) > 5_000
    assert page.js("return network.body.nodeIndices.length") == 40
    assert page.text("#status") == "All 40 actors and 120 ties are shown."
    assert page.text("h1") == "Norland and its neighbours"
    assert "40 actors and 120 ties · from 120 articles in 4 outlets · 1 Jan" in page.text("#facts")
    assert "mentioned in one sentence" in page.text("#guide")
    for button in (
        "[data-view=table]",
        "[data-view=graph]",
        "#theme",
        "[data-zoom=in]",
        "[data-zoom=shake]",
        "[data-zoom=fit]",
    ):
        page.one(button).click()
    assert page.requests() == []
    assert page.complaints() == []


def test_search_folds_diacritics_and_opens_the_dossier_by_keyboard(show: Show, network: Network) -> None:
    page = show(network)
    assert "Türkiye" in search(page, "turkiye")
    name = next(a.name for a in network.actors if "Ł" in a.name or "Ş" in a.name)
    plain = name.replace("Ł", "L").replace("ł", "l").replace("Ş", "S").lower()
    assert search(page, plain)[0] == name
    page.one("#search").send_keys(Keys.ENTER)
    assert page.text("#details h2") == name
    assert "Tied to" in page.text("#details")
    assert "Position in the network" in page.text("#details")


def test_words_in_the_sentences_are_found(show: Show, network: Network) -> None:
    page = show(network)
    assert search(page, "joint letter")[-1].startswith("Read ")
    page.one("#search").send_keys(Keys.ENTER)
    passages = [q.text for q in page.all(".evidence blockquote")]
    assert passages
    assert all("joint letter" in text for text in passages)
    assert "words=joint+letter" in page.driver.current_url
    page.one(".source .link").click()
    assert page.text("#details .kicker") == "Tie between"
    assert page.js("return document.activeElement.id") == "details"
    page.one("#details .back").click()
    assert len(page.all(".evidence blockquote")) == len(passages)


def test_shaking_moves_the_marks_and_ends(show: Show, network: Network) -> None:
    page = show(network)
    places = "return JSON.stringify(places)"
    before = page.js(places)
    page.one("[data-zoom=shake]").click()
    page.wait(lambda: page.js(places) != before, "the marks to move")
    page.wait(lambda: page.js("return !network.physics.physicsEnabled"), "the springs to rest")
    assert all(abs(v) < 5_000 for p in json.loads(page.js(places)) for v in p.values())


def test_paper_gets_vectors_on_white(show: Show, network: Network) -> None:
    page = show(network, fragment="#actor=nobody")
    page.driver.execute_cdp_cmd("Page.printToPDF", {})
    assert len(page.all("#printed svg text")) > 10
    assert page.one("#printed svg rect").get_attribute("fill") == "#ffffff"
    assert page.complaints() == []


def test_filters_leave_out_and_say_how_many(show: Show, network: Network) -> None:
    page = show(network)
    quotes = sum(e.kind == "quote" for e in network.edges)
    page.one("#kind-1").click()
    assert f"{120 - quotes} ties of 120 are shown" in page.text("#status")
    page.one("#type-PERSON").click()
    people = {a.id for a in network.actors if a.label == "PERSON"}
    left = [e for e in network.edges if e.kind != "quote" and not {e.source, e.target} & people]
    assert f"{len(left)} ties of 120" in page.text("#status")
    page.one("#clear").click()
    assert page.text("#status").startswith("All 40")


def test_the_weight_slider_keeps_the_focus(show: Show, network: Network) -> None:
    page = show(network)
    page.one("#least").send_keys(Keys.ARROW_RIGHT)
    least = sorted({e.weight for e in network.edges})[1]
    page.one("#least")  # still there
    assert page.js("return document.activeElement.id") == "least"
    assert f"{sum(e.weight >= least for e in network.edges)} ties" in page.text("#status")


def test_a_date_range_keeps_ties_with_evidence_inside(show: Show, network: Network) -> None:
    page = show(network, fragment="#from=2025-03-01&to=2025-03-31")
    shown = page.js("return visible.edgeCount")
    assert 0 < shown < 120
    assert "Mar 2025" in page.text("#controls")


def test_a_click_on_an_edge_shows_its_sentences(show: Show, network: Network) -> None:
    page = show(network)
    number, x, y = page.js(EDGE_WITH_ROOM)
    edge = network.edges[number]
    page.click_at(x, y)
    sentence = edge.evidence[0]
    page.wait(lambda: page.all(".evidence blockquote"), "the evidence")
    assert sentence.text in [q.text for q in page.all(".evidence blockquote")]
    marked = {m.text for m in page.all(".evidence mark")}
    assert {a.name for a in network.actors if a.id in {edge.source, edge.target}} <= marked
    assert f"{sentence.path} : {sentence.start}–{sentence.end}" in page.text(".evidence")
    assert "tie=" in page.driver.current_url


def test_the_evidence_says_how_each_actor_was_identified(show: Show) -> None:
    evidence = Evidence(
        document_id="d",
        path="d.txt",
        start=0,
        end=35,
        text="“I spoke to Moscow”, Ana Weiss said.",
        kind="direct",
        rule="after",
        confidence=0.8,
        together=("Ana Weiss", "Jon Berg"),
        highlights=(CharSpan(1, 2), CharSpan(12, 18)),
        references=(
            Reference("ana", "pronoun", "first person", "spelling", 0.9),
            Reference("norland", "metonym", "same name"),
        ),
    )
    edges = [make_edge("ana", "norland", "quote", evidence=(evidence,))]
    people = [make_actor("ana", "Ana Weiss"), make_actor("norland", "Norland", "GPE")]
    page = show(measure(Corpus(), people, edges, GraphConfig()), fragment="#tie=ana~norland")
    assert page.text(".means").split("\n") == [
        "“I” is Ana Weiss: pronoun, the speaker, across articles by spelling (0.90)",
        "“Moscow” is Norland: seat of government",
    ]
    assert "said together by Ana Weiss and Jon Berg" in page.text(".evidence .source")
    assert [m.text for m in page.all(".evidence mark")] == ["I", "Moscow"]
    assert "direct quote" in page.text(".source")
    assert "certainty 0.80" in page.text(".source")


def test_a_click_on_an_actor_and_one_step_around(show: Show, network: Network) -> None:
    page = show(network)
    strongest = max(range(40), key=lambda i: network.measures[i].strength)
    page.click_at(*page.point_of(strongest))
    page.wait(lambda: page.text("#details h2") == network.actors[strongest].name)
    page.all("#details .actions button")[1].click()
    near = {network.actors[strongest].id}
    for e in network.edges:
        if network.actors[strongest].id in {e.source, e.target}:
            near |= {e.source, e.target}
    assert page.text("#status").startswith(f"{len(near)} actors of 40")
    assert "steps=1" in page.driver.current_url


def test_a_view_is_restored_from_its_address(show: Show, network: Network) -> None:
    page = show(network)
    actor = network.actors[3]
    page.js(
        "change({ actor: arguments[0], steps: 2, least: 2, kinds: new Set([1]), colour: 'type', size: 'betweenness' })",
        3,
    )
    fragment, before = page.js("return location.hash"), page.text("#status")
    again = show(network, fragment=fragment)
    assert again.text("#status") == before
    assert again.text("#details h2") == actor.name
    assert again.js("return [state.colour, state.size, state.steps, state.least]") == ["type", "betweenness", 2, 2]
    page.driver.get("about:blank")
    broken = show(network, fragment="#actor=nobody&tie=a~b&steps=9&least=x&size=__proto__&without-types=constructor")
    assert broken.text("#status").startswith("All 40")
    assert broken.complaints() == []


def test_the_tables_hold_what_the_graph_shows(show: Show, network: Network) -> None:
    page = show(network, fragment="#view=table")
    assert len(page.all("#tables tbody tr")) == 100
    page.one("#tables .more").click()
    assert len(page.all("#tables tbody tr")) == 120
    weights = [int(c.text.replace(",", "")) for c in page.all("#tables tbody td:nth-child(4)")]
    assert weights == sorted((e.weight for e in network.edges), reverse=True)
    page.js("byId('tables').scrollTop = 0")
    page.one("#tables tbody tr td:nth-child(2) button").click()
    assert page.all(".evidence blockquote")
    page.all("#tables [role=tab]")[1].click()
    assert len(page.all("#tables tbody tr")) == 40


HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "constructor",
    "__proto__",
    "<!--<script>",
    "‮right to left‬ שלום",
    "zero\u200bwidth\u200d",
    "🏳️‍🌈 href",
    "=HYPERLINK(1)",
    "lone \ud800 surrogate \x00\x1b",
    "{{ 7 * 7 }}",
    "&lt;b&gt;",
    " ",
)


def hostile_network() -> Network:
    actors = [Actor(id=name or "empty", name=name, label="PERSON") for name in HOSTILE]
    text = "🙂 “" + "very " * 1_000 + HOSTILE[0] + HOSTILE[1] + "” said " + HOSTILE[3]
    start = text.index(HOSTILE[0])
    evidence = Evidence(
        document_id="<b>d</b>",
        path="</script>",
        start=0,
        end=9,
        text=text,
        kind="direct",
        highlights=(CharSpan(start, start + len(HOSTILE[0])),),
        outlet="<i>Post</i>",
    )
    edges = [make_edge(HOSTILE[0], name, evidence=(evidence,)) for name in HOSTILE[1:]]
    edges.append(make_edge(HOSTILE[1], HOSTILE[0], "quote", evidence=(evidence,) * 3))
    return measure(Corpus(title=HOSTILE[1]), actors, edges, GraphConfig())


def test_hostile_text_is_shown_and_never_run(show: Show) -> None:
    network = hostile_network()
    page = show(network)
    assert page.text("h1") == HOSTILE[1]
    assert page.driver.title == HOSTILE[1]
    assert search(page, "<img")[0] == HOSTILE[0]
    page.one("#search").send_keys(Keys.ENTER)
    assert page.text("#details h2") == HOSTILE[0]
    page.one("#details .bars button").click()
    page.wait(lambda: page.all(".evidence mark"))
    assert page.text(".evidence mark") == HOSTILE[0]
    page.one(".evidence .link").click()
    assert len(page.text(".evidence blockquote")) > 5_000
    page.one("[data-view=table]").click()
    assert "'=HYPERLINK(1)" in page.js("return actorsCsv()")
    etree.fromstring(page.js("return graphmlText()").encode())
    etree.fromstring(page.js("return svgText()").encode())
    assert page.js("return [document.scripts.length, document.images.length, document.links.length - 1]") == [5, 0, 0]
    assert page.requests() == []
    assert page.complaints() == []


def test_ten_thousand_pieces_of_evidence_come_in_pages(show: Show) -> None:
    pieces = tuple(
        Evidence(document_id=f"{n}", path=f"{n}.txt", start=n, end=n + 9, text=f"Sentence {n} with a and b.")
        for n in range(10_000)
    )
    edge = make_edge("a", "b", weight=10_000, evidence=pieces)
    network = measure(Corpus(), [make_actor("a"), make_actor("b")], [edge], GraphConfig())
    page = show(network, ViewsConfig(max_evidence=10_000), fragment="#tie=a~b")
    assert len(page.all(".evidence > li")) == 50
    page.one("#details .more").click()
    assert len(page.all(".evidence > li")) == 100
    assert page.text("#details .more") == "Show 50 more of 9,900"


@pytest.mark.parametrize("count", [0, 1, 2])
def test_tiny_networks_open(show: Show, count: int) -> None:
    page = show(measure(Corpus(), [make_actor(str(n)) for n in range(count)], [], GraphConfig()))
    assert page.js("return actors.length") == count
    assert page.one("#empty").is_displayed() == (count == 0)
    assert page.complaints() == []


def test_a_part_says_that_it_is_one(show: Show, network: Network) -> None:
    corpus = dataclasses.replace(network.corpus, window="25 words")
    page = show(dataclasses.replace(network, corpus=corpus), ViewsConfig(max_nodes=20))
    assert "mentioned within 25 words" in page.text("#guide")
    assert page.js("return actors.length") == 20
    assert "20 of 40 actors" in page.text("#banner")


def test_on_a_small_screen_nothing_sticks_out(show: Show, network: Network) -> None:
    page = show(network, wide=390)
    assert page.js("return document.documentElement.scrollWidth") <= 390
    assert page.js(DRAWN) > 1_000


def test_keyboard_on_the_graph(show: Show, network: Network) -> None:
    page = show(network)
    graph = page.one("#graph")
    graph.send_keys("n")
    strongest = max(range(40), key=lambda i: network.measures[i].strength)
    assert page.text("#details h2") == network.actors[strongest].name
    graph.send_keys(Keys.ESCAPE)
    assert page.text("#details h2") == "At a glance"
    assert json.loads(page.js("return JSON.stringify(state.actor)")) is None


def test_the_file_holds_no_address_to_fetch(network: Network, tmp_path: Path) -> None:
    from graphkit.views.page import page

    text = page(network, ViewsConfig())
    own = text.split('<script type="application/json"')[0]
    assert " src=" not in own
    assert "http" not in own.replace("http-equiv", "")
    assert text == page(network, ViewsConfig())


def test_in_a_sandboxed_frame(chromium: Any, network: Network, tmp_path: Path) -> None:
    from graphkit.views.page import page, page_frame

    path = tmp_path / "notebook.html"
    path.write_text(f"<!doctype html><title>n</title>{page_frame(page(network, ViewsConfig()))}", encoding="utf-8")
    chromium.get_log("browser")
    chromium.get(path.as_uri())
    chromium.switch_to.frame(0)
    opened = Page(chromium, path)
    opened.wait(lambda: opened.js("return document.documentElement.dataset.ready"), "the frame")
    opened.js("change({ actor: 3 })")
    assert opened.text("#details h2") == network.actors[3].name
    assert opened.complaints() == []
    chromium.switch_to.default_content()
