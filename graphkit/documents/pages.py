"""The article in a web page saved as HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from graphkit.documents.dates import parse_date
from graphkit.documents.encoding import decode

__all__ = ["Page", "extract_page"]

_CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]+)", re.I)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


@dataclass(frozen=True, slots=True)
class Page:
    """What an HTML page says.

    Attributes:
        text: The article's text, one paragraph a line, "" where there is none.
        title: Its title, "" where unknown.
        outlet: The site's name, else "".
        url: Its address, else "".
        published: Its date, else None.
        notice: How it was decoded, where that was not as declared, else "".
    """

    text: str
    title: str = ""
    outlet: str = ""
    url: str = ""
    published: date | None = None
    notice: str = ""


def extract_page(data: bytes) -> Page:
    """Extract the article from HTML; offsets of everything found in it go into ``Page.text``."""
    from trafilatura import bare_extraction  # here, because most corpora hold no HTML

    html, notice = _decode_page(data)
    found = bare_extraction(
        html,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        # The search is kept to the page's own fields; the limit is fixed, so that today's date never matters.
        date_extraction_params={"extensive_search": False, "original_date": True, "max_date": "2100-12-31"},
    )
    if found is None:
        return Page("", notice=notice)
    known = found if isinstance(found, dict) else found.as_dict()
    return Page(
        text=known.get("text") or "",
        title=known.get("title") or "",
        outlet=known.get("sitename") or known.get("hostname") or "",
        url=known.get("url") or "",
        published=parse_date(known.get("date") or ""),
        notice=notice,
    )


def _decode_page(data: bytes) -> tuple[str, str]:
    """Decode a page as it declares, else like any other text."""
    declared = _CHARSET.search(data[:4096])
    name = declared[1].decode("ascii", "replace").lower() if declared else ""
    if name and not name.startswith(("utf-16", "utf-32")):  # a declaration that can be read at all is in ASCII
        try:
            return _DECLARATION.sub("", data.decode(name).lstrip("\ufeff")), ""
        except (LookupError, UnicodeError):  # also names such as "undefined", which are codecs that refuse
            pass
    text, notice = decode(data)
    return _DECLARATION.sub("", text.lstrip("\ufeff")), notice
