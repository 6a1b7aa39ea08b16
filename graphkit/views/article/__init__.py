"""One article with what was found in it, so that a person can check the machine in context."""

from graphkit.views.article.segments import Segment, segments
from graphkit.views.article.writer import actor_numbers, article_page

__all__ = ["Segment", "actor_numbers", "article_page", "segments"]
