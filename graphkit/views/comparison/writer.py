"""What changed between two outputs as one HTML page that holds everything, requests nothing and runs no script."""

from __future__ import annotations

from importlib import resources

import jinja2
from markupsafe import Markup

from graphkit.inquiry import Comparison
from graphkit.views.figures import figure

__all__ = ["comparison_page"]


def comparison_page(comparison: Comparison, before: str, after: str, number: int) -> str:
    """The page, to be written in UTF-8; the same comparison gives the same bytes.

    Args:
        comparison: What changed.
        before: What to call the first output.
        after: What to call the second.
        number: Lines of a table at most; the rest is counted.
    """
    folder = resources.files("graphkit.views.comparison")
    environment = jinja2.Environment(autoescape=True)
    environment.filters.update(figure=figure, change=_change)
    template = environment.from_string(folder.joinpath("comparison.html.j2").read_text(encoding="utf-8"))
    return template.render(
        style=Markup(folder.joinpath("comparison.css").read_text(encoding="utf-8")),  # noqa: S704 - our own file
        c=comparison,
        before=before,
        after=after,
        number=number,
        measure=comparison.measure.replace("_", " "),
    )


def _change(pair: tuple[float | None, float | None]) -> str:
    """The difference with its sign: colour says nothing here."""
    before, after = pair
    if before is None or after is None or before == after:
        return ""
    return ("+" if after > before else "−") + figure(abs(after - before))
