"""What a build gives back: the report, which knows where the files are and shows the page in a notebook."""

from __future__ import annotations

import dataclasses
import html
from dataclasses import dataclass
from pathlib import Path

from graphkit.outputs import PAGE
from graphkit.records import Report
from graphkit.views.page import page_frame

__all__ = ["Result"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result(Report):
    """A report and the folder its files are in.

    In a notebook it shows the page, in a frame that can run the page's own script and reach nothing outside.

    Attributes:
        output: The output folder.
    """

    output: Path

    @classmethod
    def of(cls, report: Report, output: Path) -> Result:
        """The result of a build that wrote to ``output``."""
        fields = {field.name: getattr(report, field.name) for field in dataclasses.fields(report)}
        return cls(**fields, output=output)

    @property
    def page(self) -> Path:
        """The page's file."""
        return self.output / PAGE

    def _repr_html_(self) -> str:
        """The page in a sandboxed frame; a line in its place where the file is gone."""
        try:
            text = self.page.read_text(encoding="utf-8")
        except OSError as error:
            return f"<p>The page {html.escape(str(self.page))} cannot be shown: {html.escape(str(error.strerror))}</p>"
        return page_frame(text)
