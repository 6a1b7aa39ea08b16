"""The header that a collection prints above each of its articles: "URL: …", "Title: …", "Date: …", each on a line.

One such line alone may be anything ("Source: ..." below a table); several together, one of them an address or a title,
are no sentences of the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graphkit.documents.paragraphs import Paragraphs

__all__ = ["find_headers"]

_NAMES = {
    "title": ("title", "headline", "heading"),
    "url": ("url", "link"),
    "outlet": ("outlet", "source", "publisher", "publication", "newspaper"),
    "date": ("date", "published", "publication date", "pubdate"),
    "": ("author", "authors", "byline", "section", "category", "language", "country", "id", "keywords", "tags"),
}
_FIELDS = {name: field for field, names in _NAMES.items() for name in names}
_LINE = re.compile(rf"({'|'.join(_FIELDS)})\s*:\s*(\S.*)", re.I)
_LONGEST_NAME = 20  # characters up to the colon


def find_headers(paragraphs: Paragraphs) -> dict[int, tuple[int, dict[str, str]]]:
    """Headers by the index of their first paragraph: one past their last, and their title, url, outlet and date.

    Where the line above a header looks like one of its own (the source that an article ends with), the header begins
    with what the first one begins with.
    """
    found: dict[int, tuple[int, dict[str, str]]] = {}
    first = ""
    for start, lines in _runs(paragraphs):
        names = [name for name, _ in lines]
        skipped = names.index(first) if first in names else 0
        fields = {field: value for name, value in reversed(lines[skipped:]) if (field := _FIELDS[name])}
        if len(set(names[skipped:])) > 1 and ("title" in fields or "url" in fields):
            first = first or names[0]
            found[start + skipped] = (start + len(lines), fields)
    return found


def _runs(paragraphs: Paragraphs) -> Iterator[tuple[int, list[tuple[str, str]]]]:
    """Paragraphs in a row that are lines of a header: the index of the first, and the name and value of each."""
    start, run = 0, list[tuple[str, str]]()
    for i in [i for i, text in enumerate(paragraphs.texts) if ":" in text[:_LONGEST_NAME]]:
        line = _LINE.fullmatch(paragraphs.texts[i])
        if line is None:
            continue
        if run and i != start + len(run):
            yield start, run
            run = []
        start = i - len(run)
        run.append((line[1].lower(), line[2]))
    if run:
        yield start, run
