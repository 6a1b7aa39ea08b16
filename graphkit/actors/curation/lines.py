"""Where things stand in a TOML file, which the parser of the standard library does not tell."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right

__all__ = ["Lines"]

_TEXT = re.compile(
    r'"""(?:\\.|[^\\])*?"""' + r"|'''.*?'''" + r'|"(?:\\.|[^"\\\n])*"' + r"|'[^'\n]*'" + r"|\#[^\n]*", re.DOTALL
)
"""Strings and comments, in which brackets mean nothing."""

_HEADER = re.compile(r"^[ \t]*\[{1,2}[ \t]*([\w-]+)[ \t]*\]{1,2}[ \t]*$", re.MULTILINE)


class Lines:
    """The lines of the blocks of a TOML file.

    Args:
        source: The whole file, valid TOML.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._ends = [match.start() for match in re.finditer("\n", source)]
        self._bare = _TEXT.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), source)
        headers = list(_HEADER.finditer(self._bare))
        self._blocks: dict[str, list[tuple[int, int]]] = {}
        for header, after in itertools.zip_longest(headers, headers[1:]):
            end = after.start() if after else len(source)
            self._blocks.setdefault(header[1], []).append((header.start(1), end))

    def block(self, kind: str, number: int) -> int:
        """The line of the header of the ``number``-th block of a kind, both from 0; of its key where it has none."""
        return self._line(self._extent(kind, number)[0])

    def key(self, kind: str, number: int, key: str) -> int:
        """The line of a key of a block, of the block where it is not found."""
        start, end = self._extent(kind, number)
        found = re.compile(rf"\b{re.escape(key)}\b[ \t]*=").search(self._bare, start, end)
        return self._line(found.start() if found else start)

    def text(self, kind: str, number: int, text: str) -> int:
        """The line of a string of a block, of the block where it is not found as it is (an escape in it)."""
        start, end = self._extent(kind, number)
        for quoted in (f'"{text}"', f"'{text}'"):
            found = self._source.find(quoted, start, end)
            if found >= 0:
                return self._line(found)
        return self._line(start)

    def _extent(self, kind: str, number: int) -> tuple[int, int]:
        blocks = self._blocks.get(kind, [])
        if number < len(blocks):
            return blocks[number]
        found = re.compile(rf"^[ \t]*[\"']?{re.escape(kind)}\b", re.MULTILINE).search(self._source)
        return (found.end() if found else 0), len(self._source)

    def _line(self, position: int) -> int:
        return bisect_right(self._ends, position - 1) + 1
