"""Paragraphs of a plain text, found without touching it.

A page saved as text has one paragraph on each line, with or without blank lines between; old wire copy is wrapped at a
fixed width and its lines are no paragraphs. ``split_paragraphs`` tells the two apart, so that everything after it
sees whole paragraphs and half a sentence is never taken for a headline.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

__all__ = ["Paragraph", "split_paragraphs"]

# White space, zero-width characters and a byte order mark say nothing: "\ufeff March 3" starts with the M.
_BLANK = "".join(chr(code) for code in range(0x3001) if chr(code).isspace()) + "\x00\u200b\ufeff"

# Wrapped copy is set between a newspaper column's 40 and a terminal's 100 characters.
_NARROWEST, _WIDEST = 40, 100
# Below this many line pairs nothing can be told from their lengths.
_FEWEST_PAIRS = 4
# Lines that are looked at to tell whether a text is wrapped.
_SAMPLE = 2000
# A line that could have held the next word ends its paragraph; a ragged right margin gets this many characters.
_RAGGED = 3


@dataclass(slots=True)
class Paragraph:
    """One paragraph of a source.

    Attributes:
        start: First character in the source, white space left out.
        end: One past the last.
        text: ``source[start:end]``; where the source is wrapped, its line breaks are single spaces here.
        words: How many words it has, by its single spaces.
        apart: Whether a blank line (or the source's beginning) stands before it.
    """

    start: int
    end: int
    text: str
    words: int
    apart: bool = False


def split_paragraphs(source: str) -> list[Paragraph]:
    r"""Find the paragraphs of a text.

    >>> [p.text for p in split_paragraphs("Rain stops play\n\nThe match was abandoned.")]
    ['Rain stops play', 'The match was abandoned.']
    """
    lines = _split_lines(source)
    width = _wrap_width(lines)
    return _unwrap(lines, width) if width else lines


def _split_lines(source: str) -> list[Paragraph]:
    lines = []
    position, apart = 0, True
    for line in source.splitlines(keepends=True):
        text = line.strip(_BLANK)
        if text:
            start = position if line[0] == text[0] else position + line.index(text[0])
            lines.append(Paragraph(start, start + len(text), text, text.count(" ") + 1, apart))
        apart = not text
        position += len(line)
    return lines


def _wrap_width(lines: list[Paragraph]) -> int:
    """The column at which the lines are wrapped, or 0 where each line is a paragraph.

    Wrapped lines are all short, nearly all of those followed by another could not have held its first word, and many
    break off in mid-sentence before a small letter.
    """
    pairs = [(a, b) for a, b in pairwise(lines[:_SAMPLE]) if not b.apart]
    if len(pairs) < _FEWEST_PAIRS:
        return 0
    lengths = sorted(len(a.text) for a, _ in pairs)
    width = lengths[-1 - len(lengths) // 50]  # one line in fifty may be a long address
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    full = sum(_is_full(a, b, width) for a, b in pairs)
    running = sum(b.text[0].islower() for _, b in pairs)
    return width if full >= 0.5 * len(pairs) and running >= 0.25 * len(pairs) else 0


def _is_full(line: Paragraph, following: Paragraph, width: int) -> bool:
    """Whether the next line's first word would not have fitted on this one."""
    return len(line.text) + 1 + len(following.text.split(maxsplit=1)[0]) > width - _RAGGED


def _unwrap(lines: list[Paragraph], width: int) -> list[Paragraph]:
    paragraphs: list[Paragraph] = []
    last: Paragraph | None = None
    for line in lines:
        continues = last is not None and not line.apart and (line.text[0].islower() or _is_full(last, line, width))
        if continues:
            whole = paragraphs[-1]
            words = whole.words + line.words
            paragraphs[-1] = Paragraph(whole.start, line.end, f"{whole.text} {line.text}", words, whole.apart)
        else:
            paragraphs.append(line)
        last = line
    return paragraphs
