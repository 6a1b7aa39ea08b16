"""Paragraphs of a plain text, found without touching it.

A page saved as text has one paragraph on each line, with or without blank lines between; old wire copy is wrapped at a
fixed width and its lines are no paragraphs. ``split_paragraphs`` tells the two apart, so that everything after it
sees whole paragraphs and half a sentence is never taken for a headline.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from operator import add

__all__ = ["Paragraphs", "split_paragraphs"]

# White space, zero-width characters and a byte order mark say nothing: "\ufeff March 3" starts with the M. Most texts
# have white space alone, which is stripped in half the time where it need not be listed.
_UNSEEN = "\x00\u200b\ufeff"
_BLANK = "".join(chr(code) for code in range(0x3001) if chr(code).isspace()) + _UNSEEN

# Wrapped copy is set between a newspaper column's 40 and a terminal's 100 characters.
_NARROWEST, _WIDEST = 40, 100
# Below this many line pairs nothing can be told from their lengths.
_FEWEST_PAIRS = 4
# Lines that are looked at to tell whether a text is wrapped.
_SAMPLE = 2000
# A line that could have held the next word ends its paragraph; a ragged right margin gets this many characters.
_RAGGED = 3


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """The paragraphs of a source, a list for each thing known of them: a dump of a gigabyte has ten million.

    Attributes:
        starts: First character of each in the source, white space left out.
        ends: One past the last.
        texts: ``source[start:end]``; where the source is wrapped, its line breaks are single spaces here.
        words: How many words each has, by its single spaces.
        apart: Whether a blank line (or the source's beginning) stands before it.
    """

    starts: list[int]
    ends: list[int]
    texts: list[str]
    words: list[int]
    apart: list[bool]

    def __len__(self) -> int:
        return len(self.texts)

    def part(self, start: int, end: int) -> Paragraphs:
        """Those from ``start`` up to ``end``."""
        cut = slice(start, end)
        return Paragraphs(self.starts[cut], self.ends[cut], self.texts[cut], self.words[cut], self.apart[cut])


def split_paragraphs(source: str) -> Paragraphs:
    r"""Find the paragraphs of a text.

    >>> split_paragraphs("Rain stops play\n\nThe match was abandoned.").texts
    ['Rain stops play', 'The match was abandoned.']
    """
    lines = _split_lines(source)
    width = _wrap_width(lines)
    return _unwrap(lines, width) if width else lines


def _split_lines(source: str) -> Paragraphs:
    starts, texts, apart = [], [], []
    blank = _BLANK if any(mark in source for mark in _UNSEEN) else None
    position, after_blank = 0, True
    for line in source.splitlines(keepends=True):
        text = line.strip(blank)
        if text:
            starts.append(position if line[0] == text[0] else position + line.index(text[0]))
            texts.append(text)
            apart.append(after_blank)
        after_blank = not text
        position += len(line)
    ends = list(map(add, starts, map(len, texts)))
    return Paragraphs(starts, ends, texts, [text.count(" ") + 1 for text in texts], apart)


def _wrap_width(lines: Paragraphs) -> int:
    """The column at which the lines are wrapped, or 0 where each line is a paragraph.

    Wrapped lines are all short, nearly all of those followed by another could not have held its first word, and many
    break off in mid-sentence before a small letter.
    """
    sample = zip(pairwise(lines.texts[:_SAMPLE]), lines.apart[1:_SAMPLE], strict=False)
    pairs = [pair for pair, apart in sample if not apart]
    if len(pairs) < _FEWEST_PAIRS:
        return 0
    lengths = sorted(len(line) for line, _ in pairs)
    width = lengths[-1 - len(lengths) // 50]  # one line in fifty may be a long address
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    full = sum(_is_full(line, following, width) for line, following in pairs)
    running = sum(following[0].islower() for _, following in pairs)
    return width if full >= 0.5 * len(pairs) and running >= 0.25 * len(pairs) else 0


def _is_full(line: str, following: str, width: int) -> bool:
    """Whether the next line's first word would not have fitted on this one."""
    return len(line) + 1 + len(following.split(maxsplit=1)[0]) > width - _RAGGED


def _unwrap(lines: Paragraphs, width: int) -> Paragraphs:
    whole = Paragraphs([], [], [], [], [])
    last = ""
    for start, end, text, words, apart in zip(
        lines.starts, lines.ends, lines.texts, lines.words, lines.apart, strict=True
    ):
        if last and not apart and (text[0].islower() or _is_full(last, text, width)):
            whole.ends[-1] = end
            whole.texts[-1] += f" {text}"
            whole.words[-1] += words
        else:
            whole.starts.append(start)
            whole.ends.append(end)
            whole.texts.append(text)
            whole.words.append(words)
            whole.apart.append(apart)
        last = text
    return whole
