"""One self-contained page: the network to look at, search, filter and question.

``writer`` puts template, style, script and data together; ``selection`` decides what a large network shows; ``payload``
is the data, ``omissions`` what the settings keep out of it.

The page asks the network for nothing and executes nothing that comes from an article.
"""

from graphkit.views.page.omissions import omissions
from graphkit.views.page.writer import page, page_frame, page_notices

__all__ = ["omissions", "page", "page_frame", "page_notices"]
