"""Who published an article, as far as its page says so."""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = ["outlet_of_address", "outlet_on_lines"]

_HOST = re.compile(r"^\s*(?:https?://)?(?:www\d?\.|m\.|amp\.|edition\.)?((?:[\w-]+\.)+[a-z]{2,})(?::\d+)?(?:/|$)", re.I)
_DESK = re.compile(r"^([A-Z][\w&.' -]{1,40}?)\s+(?:News|Web|Online|Digital) (?:Desk|Bureau|Service)\b")
_SOURCE = re.compile(r"^source\s*:\s*(.{2,60})$", re.I)
_COPYRIGHT = re.compile(
    r"^\W*(?:©|copyright|\(c\))(?:\s*(?:©|copyright|\(c\)))?\s*(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:(?:19|20)\d\d|present))?)?[\s,.|-]*"
    r"(?:by\s+)?([A-Z][^.|,©]{1,50})",
    re.I,
)
# Each with the words one of which it needs.
_NAMED_BY = (
    (_DESK, ("desk", "bureau", "service")),
    (_SOURCE, ("source",)),
    (_COPYRIGHT, ("©", "copyright", "(c)")),
)
_NO_NAME = re.compile(r"^(?:all rights|copyright|terms|privacy|the (?:author|writer)|this )", re.I)


def outlet_of_address(url: str) -> str:
    """The host of an address, without "www.", in lower case; "" where there is none.

    >>> outlet_of_address("https://www.example.org/2025/03/talks")
    'example.org'
    """
    found = _HOST.match(url)
    return found[1].lower() if found else ""


def outlet_on_lines(lines: Sequence[str]) -> str:
    """The outlet that a page's furniture names: a desk's by-line, a source line, a copyright line, in this order.

    >>> outlet_on_lines(["Harbour Post News Desk | Updated: 2025-03-09", "© 2025 Harbour Media Ltd"])
    'Harbour Post'
    """
    # Hardly any page names its outlet, and a plain search is much quicker than the patterns.
    printed = "\n".join(lines).lower()
    for pattern, words in _NAMED_BY:
        if any(map(printed.__contains__, words)):
            for line in lines:
                found = pattern.match(line)
                if found and not _NO_NAME.match(found[1]):
                    return found[1].strip(" -–|")
    return ""
