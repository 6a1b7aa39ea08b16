"""The page by keyboard alone, and what a screen reader is told."""

from __future__ import annotations

from collections.abc import Callable

from browser.browsed import Page
from selenium.webdriver.common.keys import Keys

from graphkit.records import Network

Show = Callable[..., Page]


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.driver.switch_to.active_element.send_keys(key)


def focused(page: Page) -> str:
    """What has the focus, by its name; its outline has to be visible."""
    name, outline = page.js(
        """const at = document.activeElement, style = getComputedStyle(at);
        return [at.id || at.getAttribute('aria-label') || at.textContent, style.outlineStyle + style.outlineWidth];"""
    )
    assert outline == "solid2px", name
    return str(name)


def test_from_the_first_key_to_a_sentence_and_back(show: Show, network: Network) -> None:
    page = show(network)
    press(page, Keys.TAB)
    assert focused(page) == "Skip to the details"
    press(page, Keys.TAB)
    assert focused(page) == "search"
    reached = []
    for _ in range(8):
        press(page, Keys.TAB)
        reached.append(focused(page))
    assert reached[:4] == ["Graph", "Tables", "Save▾", "theme"] or reached[:2] == ["Graph", "Tables"]
    page.one(".skip").send_keys(Keys.ENTER)
    press(page, Keys.TAB, Keys.ENTER)  # the first actor of the list
    name = page.text("#details h2")
    assert page.text("#status").endswith(f"Chosen: {name}.")
    while "bars" not in page.js("return document.activeElement.closest('ul')?.className || ''"):
        press(page, Keys.TAB)
        focused(page)
    press(page, Keys.ENTER)
    assert page.text("#details .kicker") == "Tie between"
    assert page.all(".evidence blockquote")
    assert "Tie between" in page.text("#status")
    press(page, Keys.TAB, Keys.ENTER)  # back
    assert page.text("#details h2") == "At a glance"


def test_the_table_says_what_the_picture_says(show: Show, network: Network) -> None:
    page = show(network, fragment="#view=table")
    heads = page.all("#tables th")
    assert [h.get_attribute("scope") for h in heads] == ["col"] * len(heads)
    assert sum(h.get_attribute("aria-sort") is not None for h in heads) == 1
    page.one("#tables [role=tab][aria-selected=true]").send_keys(Keys.ARROW_RIGHT)
    assert page.js("return document.activeElement.textContent") == "Actors (40)"
    assert len(page.all("#tables tbody tr")) == 40
    first = page.one("#tables tbody button")
    name = first.text
    first.send_keys(Keys.ENTER)
    assert page.text("#details h2") == name


def test_everything_that_can_be_used_has_a_name_and_the_picture_says_its_keys(show: Show, network: Network) -> None:
    page = show(network)
    nameless = page.js(
        """return [...document.querySelectorAll('button, input, select, summary, [role], [tabindex]')]
        .filter((e) => !(e.textContent.trim() || e.getAttribute('aria-label') || e.labels?.length))
        .map((e) => e.outerHTML.slice(0, 80));"""
    )
    assert [n for n in nameless if 'id="hits"' not in n and "status" not in n] == []
    assert "Arrow keys move it" in page.js("return byId(byId('graph').getAttribute('aria-describedby')).textContent")


def test_who_asked_for_less_motion_gets_none(show: Show, network: Network) -> None:
    page = show(network)
    features = [{"name": "prefers-reduced-motion", "value": "reduce"}]
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    page.one("[data-zoom=in]").click()
    before = page.js("return network.getScale()")
    page.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    assert page.js("return network.getScale()") == before


def test_on_a_phone_the_ties_fit_and_a_tie_leads_to_its_sentences(show: Show, network: Network) -> None:
    page = show(network, wide=390, fragment="#view=table")
    assert page.js("return document.documentElement.scrollWidth") <= 390
    assert page.js("return byId('tables').scrollWidth <= byId('tables').clientWidth")
    page.one("#tables tbody td:nth-child(2) button").click()
    assert page.all(".evidence blockquote")
    page.wait(
        lambda: page.js("return document.querySelector('.evidence li').getBoundingClientRect().bottom < innerHeight"),
        "the sentences to come into view",
    )
