"""Text inside XML 1.0 that every parser reads back, and Gephi's with its blanks."""

from __future__ import annotations

import re

__all__ = ["attribute", "content", "legal"]

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MARKUP = re.compile("[&<>\r]")
_NOT_IN_ATTRIBUTE = re.compile('["&<>\t\n\r]')
_IN_ATTRIBUTE = {'"': "&quot;", "&": "&amp;", "<": "&lt;", ">": "&gt;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}


def legal(text: str) -> str:
    """``text`` with U+FFFD in place of each character XML cannot hold: controls, U+FFFE, U+FFFF, lone surrogates."""
    return _ILLEGAL.sub("�", text)


def attribute(text: str) -> str:
    """``text`` for between double quotation marks; line ends and tabs become references, or they turn to blanks."""
    return _NOT_IN_ATTRIBUTE.sub(lambda found: _IN_ATTRIBUTE[found[0]], legal(text))


def content(text: str) -> str:
    """``text`` for between tags.

    CDATA where it has markup, because Gephi's GraphML reader drops blanks next to entities ("EU & Rat" would arrive as
    "EU &Rat"); ``]]>`` is split over two of them. A carriage return can only be a reference.
    """
    text = legal(text)
    if not _MARKUP.search(text):
        return text
    inside = text.replace("]]>", "]]]]><![CDATA[>").replace("\r", "]]>&#13;<![CDATA[")
    return f"<![CDATA[{inside}]]>"
