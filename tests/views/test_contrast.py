"""Contrast by WCAG 2.2, level AA: text 4.5 to 1, what must be seen but not read 3 to 1, in both themes."""

from __future__ import annotations

import re
from importlib import resources

import pytest

from graphkit.views.colours import DARK_PALETTE, OTHER, PALETTE, TYPE_COLOURS

PAGE = resources.files("graphkit.views.page")
CSS = PAGE.joinpath("style", "frame.css").read_text(encoding="utf-8")
SCENE = PAGE.joinpath("script", "scene.js").read_text(encoding="utf-8")


def css_colours(theme: str) -> dict[str, str]:
    def block(selector: str) -> dict[str, str]:
        body = CSS.split(f"{selector} {{", 1)[1].split("}", 1)[0]
        return dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6});", body))

    return {**block(":root"), **(block(":root[data-theme='dark']") if theme == "dark" else {})}


def canvas_colours(theme: str) -> dict[str, str]:
    body = re.search(rf"{theme}: {{(.*?)}}", SCENE, re.DOTALL)
    assert body is not None
    return dict(re.findall(r"(\w+): '(#[0-9a-f]{6})'", body[1]))


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def deepened(colour: str) -> str:
    """As ``deepen`` in scene.js draws the rim of a mark."""
    return "#" + "".join(f"{round(int(colour[i : i + 2], 16) * 0.58):02x}" for i in (1, 3, 5))


def test_contrast_by_the_ends_of_the_scale() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#777777") == 1


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_can_be_read(theme: str) -> None:
    c = css_colours(theme)
    pairs = [(text, ground) for text in ("ink", "muted", "accent") for ground in ("paper", "panel", "soft")]
    pairs += [("said", "panel"), ("ink", "actor"), ("said", "actor"), ("paper", "ink")]
    assert {f"{a} on {b}": contrast(c[a], c[b]) for a, b in pairs if contrast(c[a], c[b]) < 4.5} == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_controls_and_focus_can_be_seen(theme: str) -> None:
    c = css_colours(theme)
    pairs = [(a, b) for a in ("edge", "focus", "ink") for b in ("paper", "panel")]
    assert {f"{a} on {b}": contrast(c[a], c[b]) for a, b in pairs if contrast(c[a], c[b]) < 3} == {}


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
def test_names_lines_and_arrows_can_be_seen(theme: str) -> None:
    c = canvas_colours(theme)
    assert contrast(c["ink"], c["paper"]) >= 4.5
    assert min(contrast(c[a], c["paper"]) for a in ("line", "quote")) >= 3


def test_marks_can_be_seen() -> None:
    paper = canvas_colours("light")["paper"], canvas_colours("dark")["paper"]
    rims = [deepened(colour) for colour in (*PALETTE, *TYPE_COLOURS.values(), OTHER)]
    assert min(contrast(rim, paper[0]) for rim in rims) >= 3
    assert min(contrast(colour, paper[1]) for colour in (*DARK_PALETTE, *TYPE_COLOURS.values(), OTHER)) >= 3
