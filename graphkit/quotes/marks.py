"""Pairs quotation marks: straight and typographic, double and single, within a paragraph and across paragraphs.

A mark that has no partner costs nothing but itself: pairing starts afresh in every paragraph. Two layouts of long
quotations cross paragraphs: every paragraph opens with a mark and only the last one closes, or only the first one
opens and only the last one closes (expert panels).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graphkit.records import CharSpan

__all__ = ["Quotation", "find_quotations", "stripped"]

_MARK = re.compile(r"``|''|[\"“”„‟«»‘’'‹›]")
_OPENERS = frozenset("“„‟«")
_CLOSERS = frozenset("”»")
_BEFORE_OPENING = frozenset(" \t\n\r\u00a0\u2009([{—–-/…:")
_AFTER_CLOSING = frozenset(" \t\n\r\u00a0\u2009)]}—–-/….,;:!?")

_SAID = re.compile(r"\b(?:said|says|saying|added|adds|told|asked|wrote)\b")
"""Words for who speaks, within which the mark that closes was forgotten."""

_SHORTEST = 8
"""Words of a paragraph that one mark makes a quotation."""

MAX_PARAGRAPHS = 40
"""Paragraphs that one quotation may run over; a longer one is a forgotten mark."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between a pair of quotation marks.

    Attributes:
        start: Offset of the opening mark.
        end: One past the closing mark.
        parts: What stands between the marks, without them and without outer white space; one span per paragraph.
    """

    start: int
    end: int
    parts: tuple[CharSpan, ...]


@dataclass(slots=True)
class _Paragraph:
    """The marks of one paragraph: pairs (open, inner start, inner end, close), and what found no partner."""

    span: CharSpan
    pairs: list[tuple[int, int, int, int]]
    unclosed: tuple[int, int] | None = None
    unopened: tuple[int, int] | None = None
    opens: bool = False


def find_quotations(text: str, paragraphs: Sequence[CharSpan]) -> list[Quotation]:
    """All outermost quotations, sorted by position and disjoint.

    Args:
        text: The document's text.
        paragraphs: Its paragraphs, sorted and disjoint.
    """
    pages = [_paired(text, span) for span in paragraphs]
    found: list[Quotation] = []
    position = 0
    while position < len(pages):
        page = pages[position]
        last = _continuation(pages, position) if page.unclosed else None
        if page.unclosed is None or last is None:
            found.extend(_quotation(text, *pair) for pair in page.pairs)
            found.extend(_never_closed(text, page))
            position += 1
            continue
        found.extend(_quotation(text, *pair) for pair in page.pairs if pair[0] < page.unclosed[0])
        long = _long_quotation(text, pages, position, last)
        found.append(long)
        closing = pages[last]
        closing.pairs = [pair for pair in closing.pairs if pair[0] >= long.end]
        closing.unopened = None
        position = last
    return found


def _quotation(text: str, start: int, inner_start: int, inner_end: int, end: int) -> Quotation:
    return Quotation(start, end, (stripped(text, inner_start, inner_end),))


def stripped(text: str, start: int, end: int) -> CharSpan:
    """A span without its outer white space; empty, at its start, where there is nothing else."""
    inner = text[start:end]
    kept = inner.strip()
    begin = start + len(inner) - len(inner.lstrip()) if kept else start
    return CharSpan(begin, begin + len(kept))


def _never_closed(text: str, page: _Paragraph) -> Iterator[Quotation]:
    """A paragraph of prose that a mark opens and none closes, as long as it does not tell who speaks."""
    if page.unclosed is None or page.unclosed[0] != page.span.start or page.pairs or page.unopened is not None:
        return
    words = stripped(text, page.unclosed[1], page.span.end)
    said = text[words.start : words.end]
    if len(said.split()) >= _SHORTEST and said[-1] in ".!?…" and _SAID.search(said) is None:
        yield Quotation(page.span.start, page.span.end, (words,))


def _continuation(pages: list[_Paragraph], first: int) -> int | None:
    """The paragraph in which the quotation left open in paragraph ``first`` closes, or None.

    Either every paragraph opens anew or none does; anything else is a forgotten mark.
    """
    following = pages[first + 1 : first + MAX_PARAGRAPHS]
    for position, page in enumerate(following, start=first + 1):
        if page.opens != following[0].opens:
            return None
        if page.opens and page.unclosed is None:
            return position if page.pairs else None
        if page.opens and page.pairs:
            return None
        if not page.opens and (page.unopened or page.unclosed):
            return position if page.unopened else None
    return None


def _long_quotation(text: str, pages: list[_Paragraph], first: int, last: int) -> Quotation:
    opening = pages[first].unclosed or (0, 0)
    parts = [stripped(text, opening[1], pages[first].span.end)]
    for position in range(first + 1, last + 1):
        page = pages[position]
        start = page.span.start
        if page.opens:
            match = _MARK.match(text, start)
            start = match.end() if match else start
        if position < last:
            parts.append(stripped(text, start, page.span.end))
            continue
        inner_end, end = page.unopened or page.pairs[0][2:]
        parts.append(stripped(text, start, inner_end))
    return Quotation(opening[0], end, tuple(part for part in parts if part.end > part.start))


def _paired(text: str, span: CharSpan) -> _Paragraph:
    marks = list(_MARK.finditer(text, span.start, span.end))
    if not marks:
        return _Paragraph(span, [])
    double = _double_pairs(text, span, marks)
    covered = [pair[0] for pair in double.pairs]
    lone = double.unclosed
    for pair in _single_pairs(text, span, marks):
        crossing = [other for other in double.pairs if other[0] < pair[3] and pair[0] < other[3]]
        if lone and pair[3] > lone[0]:
            continue
        if all(pair[0] < other[0] and other[3] < pair[3] for other in crossing):
            double.pairs = [other for other in double.pairs if other not in crossing]
            double.pairs.append(pair)
    if covered != [pair[0] for pair in double.pairs]:
        double.pairs.sort()
    return double


def _double_pairs(text: str, span: CharSpan, marks: Sequence[re.Match[str]]) -> _Paragraph:
    """Double marks, matched as brackets; an inner pair disappears in its outer one."""
    page = _Paragraph(span, [])
    stack: list[tuple[int, int]] = []
    for match in marks:
        mark, here = match.group(), match.span()
        if mark in "‘’'‹›":
            continue
        before = text[here[0] - 1] if here[0] > span.start else " "
        after = text[here[1]] if here[1] < span.end else " "
        opening = _opens(mark, before, after, bool(stack))
        if opening:
            if here[0] == span.start:
                page.opens = True
            if stack and mark in {'"', "''", "``"}:
                stack.pop()  # straight marks do not nest: the earlier one was a slip
            stack.append(here)
        elif stack:
            start = stack.pop()
            page.pairs = [pair for pair in page.pairs if pair[0] < start[0]]
            page.pairs.append((start[0], start[1], here[0], here[1]))
        else:
            page.unopened = here
    if stack:
        inner = [pair for pair in page.pairs if pair[0] > stack[0][0]]
        if not inner or stack[0][0] == span.start:
            page.unclosed = stack[0]
    return page


def _opens(mark: str, before: str, after: str, is_open: bool) -> bool:
    if mark in _OPENERS:
        return not (is_open and before not in _BEFORE_OPENING and after in _AFTER_CLOSING)
    if mark in _CLOSERS:
        # a closing mark that opens is a common slip: ”We will,” he said
        return not is_open and before in _BEFORE_OPENING and after not in _AFTER_CLOSING
    can_open = before in _BEFORE_OPENING or before in "‘'(" or before in "“"
    can_open = can_open and not after.isspace()
    can_close = not before.isspace() and (after in _AFTER_CLOSING or after in "’'")
    if can_open != can_close:
        return can_open
    return not is_open


def _single_pairs(text: str, span: CharSpan, marks: Sequence[re.Match[str]]) -> list[tuple[int, int, int, int]]:
    """Single marks that embrace words: ‘no way’, 'a first step'; apostrophes are left alone."""
    openings: list[int] = []
    closings: list[int] = []
    for match in marks:
        if match.group() not in "‘’'":
            continue
        here = match.start()
        before = text[here - 1] if here > span.start else " "
        after = text[here + 1] if here + 1 < span.end else " "
        if (
            match.group() != "’"
            and (before in _BEFORE_OPENING or before in '“"')
            and (after.isalnum() or after in '“"@#$£€')
        ):
            openings.append(here)
        elif match.group() != "‘" and not before.isspace() and not after.isalnum():
            closings.append(here)
    pairs: list[tuple[int, int, int, int]] = []
    floor = -1
    for index, opening in enumerate(openings):
        if opening < floor:
            continue
        limit = openings[index + 1] if index + 1 < len(openings) else span.end
        reachable = closings[bisect_right(closings, opening) : bisect_right(closings, limit)]
        closing = _closing(text, reachable)
        if closing is not None:
            pairs.append((opening, opening + 1, closing, closing + 1))
            floor = closing
    return pairs


def _closing(text: str, candidates: list[int]) -> int | None:
    """The first mark that is no possessive: 'the aides' view' closes after "view"."""
    for position, candidate in enumerate(candidates):
        possessive = text[candidate - 1] in "sS" and re.match(r".\s+[a-z]", text[candidate : candidate + 4], re.DOTALL)
        if not possessive or position == len(candidates) - 1:
            return candidate
    return None
