"""Where paragraphs begin: every line is one, unless the text is wrapped to a fixed width."""

from __future__ import annotations

import itertools
import re

from graphkit.records import CharSpan

__all__ = ["blanked", "paragraph_starts"]

_BREAKS = re.compile(r"\r(?!\n)|[\x0b\x0c\x85\u2028\u2029]")
"""Line breaks other than those of Unix and Windows; each becomes one "\\n", so that no stage overlooks it."""

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_WRAP_WIDTHS = range(40, 101)
"""Line lengths, in characters, that speak for text wrapped to a fixed width (72 or 80 columns, some slack)."""

_LONG_LINE = 150
"""Characters of a line that is no headline and no standfirst."""

_FEW_CLOSE = 0.2
"""Share of lines with another right below them, up to which blank lines part the paragraphs of a page."""

_WRAPPED_SHARE = 0.6
"""Share of lines of such length, last lines of paragraphs not counted, from which a text counts as wrapped."""


def blanked(text: str, excluded: tuple[CharSpan, ...]) -> str:
    """The text with everything in ``excluded`` turned to spaces, line breaks kept and made alike; offsets unchanged."""
    text = _BREAKS.sub("\n", text)
    parts, position = [], 0
    for start, end in excluded:
        parts.append(text[position:start])
        parts.append(re.sub(r"[^\r\n]", " ", text[start:end]))
        position = end
    parts.append(text[position:])
    return "".join(parts)


def paragraph_starts(text: str) -> list[int]:
    """Offsets at which a paragraph begins, ascending; empty for a text of white space only.

    A line is a paragraph, as in a page saved as text. Where most lines have nearly one length and run on in the
    next, as in wire copy of 72 columns, only a blank line ends a paragraph. Where blank lines part the paragraphs of a
    page, a long line that stops within a sentence was broken by mistake.
    """
    lines = [m.span() for m in _LINE.finditer(text) if m.end() > m.start()]
    filled = [(start, end) for start, end in lines if text[start:end].strip()]
    if not _is_wrapped(text, filled):
        broken = _broken(text, filled)
        return [start for start, _ in filled if start not in broken]
    starts, after_blank = [], True
    for start, end in lines:
        blank = not text[start:end].strip()
        if not blank and after_blank:
            starts.append(start)
        after_blank = blank
    return starts


def _broken(text: str, filled: list[tuple[int, int]]) -> set[int]:
    """Where lines begin that go on with the one above, of a page whose paragraphs are parted by blank lines."""
    close = [(start, end) for (start, end), (following, _) in itertools.pairwise(filled) if following == end]
    if len(close) > _FEW_CLOSE * len(filled):
        return set()
    above = ((text[start:end].rstrip(), end) for start, end in close)
    return {end for line, end in above if len(line) >= _LONG_LINE and (line[-1].isalpha() or line[-1] == ",")}


def _is_wrapped(text: str, filled: list[tuple[int, int]]) -> bool:
    if len(filled) < 5:
        return False
    running = [
        (start, end)
        for (start, end), (following, _) in itertools.pairwise(filled)
        if following == end and text[start:end].rstrip()[-1] not in '.!?"”’:'
    ]
    if len(running) < len(filled) * 0.4:
        return False
    fitting = sum(1 for start, end in running if len(text[start:end].rstrip()) in _WRAP_WIDTHS)
    return fitting >= _WRAPPED_SHARE * len(running)
