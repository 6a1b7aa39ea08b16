"""A reader corrects who is who with clicks, and takes an actors.toml away."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest
from browser.browsed import Page
from networks import make_actor, make_edge
from selenium.webdriver.common.keys import Keys

from graphkit.actors import read_curation
from graphkit.config import GraphConfig
from graphkit.graph import measure
from graphkit.records import Corpus, Network

Show = Callable[..., Page]

HOSTILE = '"]\n[[ignore]]\nnames = ["Lee </script>\\'


@pytest.fixture
def doubtful() -> Network:
    actors = [
        make_actor("ford.org", "Ford", label="ORG"),
        make_actor("ford.person", "Ford"),
        make_actor("hostile.person", HOSTILE),
        make_actor("sergei-lavrov.person", "Sergei Lavrov"),
        make_actor("sergey-lavrov.person", "Sergey Lavrov"),
    ]
    edges = [make_edge(a.id, b.id) for a, b in itertools.pairwise(actors)]
    return measure(Corpus(title="Who is who\n[[same]]"), actors, edges, GraphConfig())


def open_dossier(page: Page, actor: str) -> None:
    page.js("chooseActor(byActorId.get(arguments[0]))", actor)


def press(page: Page, text: str) -> None:
    page.js(
        "[...document.querySelectorAll('#details .actions button, #corrections button')]"
        ".find((b) => b.textContent.startsWith(arguments[0])).click()",
        text,
    )


def edits(page: Page, folder: Path) -> list[tuple[str, ...]]:
    """What the file that the page would save says."""
    path = folder / "actors.toml"
    path.write_text(page.js("return correctionsText()"), encoding="utf-8")
    return [(edit.kind, *edit.names) for edit in read_curation(path).edits]


def test_two_actors_are_made_one_and_the_file_can_be_read(show: Show, doubtful: Network, tmp_path: Path) -> None:
    page = show(doubtful)
    assert not page.one("#corrections").is_displayed()
    open_dossier(page, "sergey-lavrov.person")
    open_dossier(page, "sergei-lavrov.person")
    assert page.one("#correct-other").get_property("value") == "Sergey Lavrov"
    press(page, "One actor")
    assert edits(page, tmp_path) == [("same", "Sergey Lavrov", "Sergei Lavrov")]
    assert page.text("#corrections summary") == "Corrections (1)"
    assert page.text("#status") == "Noted: Sergey Lavrov and Sergei Lavrov are one actor. See Corrections."
    press(page, "Never one")
    assert edits(page, tmp_path) == [("never", "Sergey Lavrov", "Sergei Lavrov")]
    assert page.requests() == []
    assert page.complaints() == []


def test_namesakes_are_written_by_id_and_no_name_can_break_out(show: Show, doubtful: Network, tmp_path: Path) -> None:
    page = show(doubtful)
    open_dossier(page, "ford.org")
    press(page, "Only reports")
    open_dossier(page, "hostile.person")
    press(page, "No actor")
    press(page, "Never one")
    name = " ".join(HOSTILE.split())
    assert edits(page, tmp_path) == [("observers", "ford.org"), ("ignore", name), ("never", "ford.org", name)]


def test_a_correction_can_be_taken_back_and_the_file_saved(show: Show, doubtful: Network, tmp_path: Path) -> None:
    page = show(doubtful)
    open_dossier(page, "ford.org")
    press(page, "No actor")
    open_dossier(page, "ford.person")
    press(page, "No actor")
    page.one("#corrections summary").click()
    page.one("#save-corrections").click()
    assert page.text("#status") == "Saved actors.toml."
    press(page, "Ford is no actor")
    assert edits(page, tmp_path) == [("ignore", "ford.person")]
    press(page, "Ford is no actor")
    assert not page.one("#corrections").is_displayed()


def test_nobody_can_be_made_one_with_nobody(show: Show, doubtful: Network) -> None:
    page = show(doubtful)
    open_dossier(page, "ford.org")
    disabled = "return [...document.querySelectorAll('#details .actions button')].map((b) => b.disabled).slice(-2)"
    assert page.js(disabled) == [True, True]
    page.one("#correct-other").send_keys("sergei lavrov")
    assert page.js(disabled) == [False, False]
    page.one("#correct-other").send_keys(Keys.BACKSPACE)
    assert page.js(disabled) == [True, True]
