"""Two outputs side by side on one page."""

from graphkit.views.comparison.writer import comparison_page

__all__ = ["comparison_page"]
