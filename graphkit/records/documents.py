"""What ``documents`` reads: articles, and the files they stand in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from graphkit.records.spans import CharSpan

__all__ = ["Document", "SourceFile"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article.

    Attributes:
        id: Stable identity: the source's relative path, plus ``#n`` (from 1) where the source holds several articles.
        path: The source's path relative to the input folder, with forward slashes; the ``doc`` of every output. A
            record of a JSONL or CSV file is a source of its own: its ``path`` is its ``id``.
        offset: Where ``text`` begins in the source, in characters.
        line: The line of the source on which ``text`` begins, from 1; line feeds end a line.
        text: The article's region of the source, verbatim, boilerplate included.
        title: The headline as printed, or "" where none was found.
        title_span: Where the headline stands in ``text``, or None.
        outlet: Who published it, as far as the page or record tells, else "".
        url: Its address, else "".
        published: Its date, else None.
        excluded: Spans that are not the article's own text (menus, teasers, share links, captions, repeated
            headlines), sorted and disjoint. They never yield a mention.
    """

    id: str
    path: str
    text: str
    offset: int = 0
    line: int = 1
    title: str = ""
    title_span: CharSpan | None = None
    outlet: str = ""
    url: str = ""
    published: date | None = None
    excluded: tuple[CharSpan, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """A file that was read to its end.

    Attributes:
        path: As ``Document.path`` has it.
        sha256: Of its bytes on disk.
        share: How much of all input is read with it, by size, 0 to 1.
    """

    path: str
    sha256: str
    share: float = 0.0
