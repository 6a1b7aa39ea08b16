"""What a person saves, copies and prints, as files that land on the disk."""

from __future__ import annotations

import csv
import io
import struct
import time
from collections.abc import Callable
from pathlib import Path

import networkx as nx
from browser.browsed import Page
from lxml import etree
from selenium.webdriver.common.keys import Keys

from graphkit.records import Network

Show = Callable[..., Page]


def saved(page: Page, folder: Path, title: str) -> tuple[str, bytes]:
    """Name and content of the file that an entry of the menu "Save" makes."""
    page.driver.execute_cdp_cmd(
        "Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(folder), "eventsEnabled": False}
    )
    before = set(folder.iterdir())
    page.one("#save summary").click()
    next(b for b in page.all("#save-items button") if b.text.startswith(title)).click()

    def finished() -> list[Path]:
        return [p for p in folder.iterdir() if p not in before and p.suffix not in {".crdownload", ".tmp"}]

    (path,) = page.wait(finished, f"{title} to be saved")
    end = time.monotonic() + 10
    while not path.stat().st_size and time.monotonic() < end:
        time.sleep(0.05)
    return path.name, path.read_bytes()


def test_every_entry_saves_the_visible_part(show: Show, network: Network, tmp_path: Path) -> None:
    page = show(network, fragment="#without-kinds=1")
    folder = tmp_path / "saved"
    folder.mkdir()
    together = [e for e in network.edges if e.kind == "cooccurrence"]

    name, png = saved(page, folder, "Picture for print")
    assert name == "norland-and-its-neighbours.png"
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">I", png[16:20]) == (4200,)

    name, svg = saved(page, folder, "Picture to edit")
    root = etree.fromstring(svg)
    assert name.endswith(".svg")
    assert len(root.findall("{*}text")) > 10
    assert not root.xpath("//*[local-name()='script' or local-name()='image']")

    _, table = saved(page, folder, "Ties as a table")
    rows = list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"))))
    assert {(r["source"], r["target"], int(r["weight"])) for r in rows} == {
        (e.source, e.target, e.weight) for e in together
    }
    _, table = saved(page, folder, "Actors as a table")
    present = {end for e in together for end in (e.source, e.target)}
    assert {r["id"] for r in csv.DictReader(io.StringIO(table.decode("utf-8-sig")))} == present

    name, graphml = saved(page, folder, "For Gephi")
    assert name.endswith(".graphml")
    graph = nx.parse_graphml(graphml.decode())
    assert (len(graph), graph.number_of_edges()) == (len(present), len(together))
    assert page.complaints() == []


def test_a_sentence_is_copied_with_its_source(show: Show, network: Network) -> None:
    edge = max(network.edges, key=lambda e: e.weight)
    page = show(network, fragment=f"#tie={edge.source}~{edge.target}")
    box = page.one(".evidence > li")
    sentence = box.find_element("css selector", "blockquote").text
    box.find_element("css selector", ".copy").click()
    page.wait(lambda: "Copied" in page.text("#status"), "the copy")
    page.one("#search").send_keys(Keys.CONTROL, "v")
    pasted = page.one("#search").get_property("value")
    piece = next(e for e in edge.evidence if e.text == sentence)
    assert sentence in pasted
    assert f"{piece.path}, characters {piece.start}–{piece.end}" in pasted


def test_paper_gets_the_picture_and_the_details_without_the_controls(show: Show, network: Network) -> None:
    page = show(network)
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    page.js("preparePrint()")
    shown = {name: page.one(name).is_displayed() for name in ("h1", "#printed svg", "#details", "#controls", ".tools")}
    legend = page.text("#printed .legend")
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert page.all("#controls .check .name")[2].text in legend
    assert shown == {"h1": True, "#printed svg": True, "#details": True, "#controls": False, ".tools": False}


def test_back_returns_to_the_view_before(show: Show, network: Network) -> None:
    page = show(network)
    page.all("#details .bars button")[0].click()
    name = page.text("#details h2")
    page.all("#details .bars button")[0].click()
    assert page.text("#details .kicker") == "Tie between"
    page.driver.back()
    page.wait(lambda: page.text("#details h2") == name)
    page.driver.back()
    page.wait(lambda: page.text("#details h2") == "At a glance")
