"""Which paragraphs of a page belong to its article.

A page is read as head (menus, headline, standfirst, stamps), body, and tail (lists of other stories, footer). The
article's own paragraphs are kept, everything else is marked, nothing is rewritten. In doubt a paragraph of the body is
kept; in doubt a line of the head or tail is not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from graphkit.documents.headlines import find_headline
from graphkit.documents.paragraphs import Paragraphs
from graphkit.documents.signals import Kind, is_bullet

__all__ = ["Layout", "lay_out"]

_OWN: frozenset[Kind] = frozenset({"prose", "open", "line"})
_PROSE: frozenset[Kind] = frozenset({"prose", "open"})

# A list of other stories is over when the article goes on for this many finished paragraphs and words.
_RESUME_PARAGRAPHS, _RESUME_WORDS = 3, 60
# So many lines in a row stand between an article and something else, if one of the two has little prose.
_GAP = 6
# An island of prose with less than this share of the largest one's words is none of the article.
_SMALL_ISLAND = 0.15
# Words of an average line in a menu, at most ("Sport", "What's on").
_MENU_WORDS = 4
# "Leave a comment" ends an article only after this many words of it; the same link may stand under its headline.
_WORDS_BEFORE_END = 80
# Other stories' headlines have five words or more, the subhead after an advertisement has fewer ("Early migration").
_HEADLINE_WORDS = 5
# "Read more" is followed by a few headlines at most.
_LABELLED = 4
# The headline of a card inside an article has no more words.
_LONGEST_CARD_HEADLINE = 15
# A last line of the article may lack its full stop; a leftover link has fewer words than this.
_LAST_LINE_WORDS = 12
# So many other stories with a sentence each are a list; fewer may be an article's last sections.
_SUMMARIES = 3
# Lines that a standfirst may have.
_STANDFIRSTS = 2
# So many paragraphs, and this share of them, tell that blank lines part the paragraphs of a page.
_PARTED, _MOST = 5, 0.8
# Characters by which nearly all paragraphs of a page differ.
_BEGINNING = 32

# Lines below the headline among which authors are named.
_NEAR = 8
_OFFICE = re.compile(r"\b(?:writer|reporter|columnist|contributor|correspondent|editor)s?\b", re.I)
_BIOGRAPHY = re.compile(
    r"^\W*(?:[A-Z][\w.’'-]*,? ){1,5}(?:is (?:an?|the|[A-Z]\w*['’]s?)\b.{0,80}?"
    r"\b(?:reporter|writer|correspondent|columnist|journalist|contributor|intern)\b"
    r"|(?:is (?:the )?editor of|(?:covers|writes about|reports on) [^.]{1,60} (?:for|at)) (?:the )?[A-Z][^.]{1,40}\.$)"
)
# "Jane Roe and Tom Poe in Lima", "Jane Roe, Tom Poe & Ana Ruiz", "Jane Roe and agencies", "Jane Roe with ANA"
_AUTHOR = r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){1,3}"
_AUTHORS = re.compile(
    rf"{_AUTHOR}(?:(?:, | and | & ){_AUTHOR}){{0,3}}"
    r"(?: in [A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,2}|(?:,| and| &| with) (?:[A-Z]{2,5}|[Aa]gencies))?"
)
_LONGEST_BIOGRAPHY = 60  # words


@dataclass(frozen=True, slots=True)
class Layout:
    """The parts of a page.

    Attributes:
        headline: Index of the headline's paragraph, or None.
        body: Index of the first paragraph of prose, or None where the page has none.
        keep: For each paragraph, whether it belongs to the article.
    """

    headline: int | None
    body: int | None
    keep: list[bool]


def lay_out(paragraphs: Paragraphs, kinds: Sequence[Kind], *, extracted: bool = False) -> Layout:
    """Tell an article's paragraphs from the page around it.

    Args:
        paragraphs: Of one page, or of one article in a dump.
        kinds: Their kinds, in the same order.
        extracted: Whether the page's menus and lists are gone already, as from HTML; only single lines go then.
    """
    keep = [kind in _OWN for kind in kinds]
    _drop_posts(paragraphs, kinds, keep)
    _drop_cards(paragraphs, kinds, keep)
    if not extracted:
        _drop_islands(paragraphs, kinds, keep)
    body = next((i for i, kind in enumerate(kinds) if keep[i] and kind in _PROSE), None)
    if body is None:
        return Layout(None, None, [False] * len(keep))
    headline = find_headline(paragraphs, kinds, keep, body)
    _drop_repeats(paragraphs, kinds, keep, headline)
    if not extracted:
        _drop_head(paragraphs, keep, headline, body)
        _drop_names(paragraphs, kinds, keep, body if headline is None else headline)
        _drop_labelled(paragraphs, kinds, keep, body)
        _drop_story_cards(paragraphs, kinds, keep, body)
        _drop_sections(paragraphs, kinds, keep, body)
        _drop_summaries(paragraphs, kinds, keep)
        _drop_teasers(paragraphs, kinds, keep, body)
        _drop_tail(paragraphs, kinds, keep, body)
    _drop_biography(paragraphs, keep)
    return Layout(headline, body, keep)


def _drop_posts(paragraphs: Paragraphs, kinds: Sequence[Kind], keep: list[bool]) -> None:
    """The paragraph above "— Name (@handle) March 3, 2025" is the post."""
    if "signature" not in kinds:
        return
    for i, kind in enumerate(kinds):
        if kind == "signature" and i and kinds[i - 1] in _OWN and len(paragraphs.texts[i - 1]) < 600:
            keep[i - 1] = False


def _drop_cards(paragraphs: Paragraphs, kinds: Sequence[Kind], keep: list[bool]) -> None:
    """A link card repeats its source: "Site - headline" above "Site - first sentence."."""
    for i, (kind, following) in enumerate(pairwise(kinds)):
        if kind == "line" and following in _OWN:
            label, dash, _ = paragraphs.texts[i].partition(" - ")
            if dash and label.count(" ") < 4 and paragraphs.texts[i + 1].startswith(label + dash):
                keep[i] = keep[i + 1] = False


def _drop_islands(paragraphs: Paragraphs, kinds: Sequence[Kind], keep: list[bool]) -> None:
    """Little prose beyond a long run of lines is a cookie notice above the menu or an imprint below the links.

    The same lines between two long parts of prose are a list that the article holds, unless they read like a menu.
    """
    prose = [i for i, kind in enumerate(kinds) if keep[i] and kind in _PROSE]
    if not prose:
        return
    islands = [[prose[0]]]
    for previous, i in pairwise(prose):
        # A menu or an imprint betrays itself by a word or two; a plain list between two paragraphs is the article's.
        far = i - previous
        if far > 4 * _GAP or (far > _GAP and any(kinds[j] not in _OWN for j in range(previous + 1, i))):
            islands.append([])
        islands[-1].append(i)
    if len(islands) == 1:
        return
    sizes = [sum(paragraphs.words[i] for i in island) for island in islands]
    enough = max(sizes) * _SMALL_ISLAND
    main = [island for island, size in zip(islands, sizes, strict=True) if size >= enough]
    for island, size in zip(islands, sizes, strict=True):
        if size < enough:
            for i in island:
                keep[i] = False
    for before, after in pairwise(main):
        gap = range(before[-1] + 1, after[0])
        lines = [i for i in gap if kinds[i] == "line"]
        if any(not keep[i] for i in gap if kinds[i] in _PROSE) or _like_menu(paragraphs, kinds, gap, lines):
            for i in lines:
                keep[i] = False


def _like_menu(paragraphs: Paragraphs, kinds: Sequence[Kind], gap: range, lines: Sequence[int]) -> bool:
    if any(kinds[i] in {"section", "end"} for i in gap):
        return True
    words = sum(paragraphs.words[i] for i in lines)
    return len(lines) > 2 * _GAP and words < _MENU_WORDS * len(lines)


def _drop_head(paragraphs: Paragraphs, keep: list[bool], headline: int | None, body: int) -> None:
    """Between headline and body only a standfirst or two may stand, not names, sections or other headlines."""
    standfirsts = 0
    for i in range(body):
        if headline is None or i < headline:
            keep[i] = False
        elif i > headline and keep[i]:
            standfirsts += 1
            keep[i] = standfirsts <= _STANDFIRSTS and paragraphs.words[i] > 3


def _drop_names(paragraphs: Paragraphs, kinds: Sequence[Kind], keep: list[bool], top: int) -> None:
    """Near the headline a name or an office beside a stamp is the author: "Ellen Marsh", "News Reporter"."""
    for i in range(top + 1, min(top + 1 + _NEAR, len(kinds))):
        if keep[i] and kinds[i] == "line" and "furniture" in kinds[i - 1 : i + 2]:
            words = paragraphs.texts[i].split()
            name = len(words) <= 4 and all(word[0].isupper() or word in {"and", "&"} for word in words)
            if name or _AUTHORS.fullmatch(" ".join(words)) or (len(words) < 8 and _OFFICE.search(paragraphs.texts[i])):
                keep[i] = False


def _drop_biography(paragraphs: Paragraphs, keep: list[bool]) -> None:
    """The author's biography is no part of the article that it closes: "Mara Lindt is a reporter for the Courier."."""
    last = next((i for i in range(len(keep) - 1, 0, -1) if keep[i]), 0)
    if last and _BIOGRAPHY.match(paragraphs.texts[last]) and paragraphs.words[last] < _LONGEST_BIOGRAPHY:
        keep[last] = False


def _drop_repeats(paragraphs: Paragraphs, kinds: Sequence[Kind], keep: list[bool], headline: int | None) -> None:
    """Second copies go; a line printed twice in a row (and no headline) is a link with its picture's text: both go."""
    own = [i for i, text in enumerate(paragraphs.texts) if keep[i] and len(text) >= 15 and paragraphs.words[i] > 2]
    # Hardly ever do two begin alike, and their beginnings are compared much sooner than the whole paragraphs.
    beginnings = "\n".join([paragraphs.texts[i][:_BEGINNING] for i in own]).lower().split("\n")
    if len(set(beginnings)) == len(own):
        return
    forms = [paragraphs.texts[i].lower() for i in own]
    first_copy: dict[str, int] = {}
    previous = -1
    for i, form in zip(own, forms, strict=True):
        first = first_copy.setdefault(form, i)
        if first != i:
            keep[i] = False
            if kinds[i] == "line" and first == previous and first != headline:
                keep[first] = False
        previous = i


def _drop_labelled(paragraphs: Paragraphs, kinds: Sequence[Kind], keep: list[bool], body: int) -> None:
    """The headlines after "Read more" and the one-word links after "Share" go with their label."""
    for i, kind in enumerate(kinds[body:], start=body):
        if kind == "label":
            for j in range(i + 1, min(i + 1 + _LABELLED, len(kinds))):
                if kinds[j] != "line" or paragraphs.words[j] < _HEADLINE_WORDS:
                    break
                keep[j] = False
        elif kind == "furniture" and i + 2 < len(kinds) and paragraphs.texts[i].lower().startswith(("share", "follow")):
            short = i + 1
            while short < len(kinds) and kinds[short] in {"line", "furniture"} and paragraphs.words[short] < 3:
                short += 1
            if short > i + 2:
                keep[i + 1 : short] = [False] * (short - i - 1)


def _drop_story_cards(paragraphs: Paragraphs, kinds: Sequence[Kind], keep: list[bool], body: int) -> None:
    """The card of another story: headline and first sentence set close together, then a picture's text and "Read more".

    Blank lines stand above both pairs, so that neither is a subhead with its paragraph.
    """
    for label, kind in enumerate(kinds):
        top, caption = label - 3, label - 1
        if kind != "label" or top <= body or kinds[caption] != "line":
            continue
        pairs = [paragraphs.apart[i] for i in range(top, label + 1)] == [True, False, True, False]
        if pairs and paragraphs.words[top] <= _LONGEST_CARD_HEADLINE and kinds[top + 1] in _PROSE:
            keep[top:label] = [False] * (label - top)


def _drop_sections(paragraphs: Paragraphs, kinds: Sequence[Kind], keep: list[bool], body: int) -> None:
    if "section" not in kinds and "end" not in kinds:
        return
    words = 0
    i = body
    while i < len(kinds):
        if keep[i] and kinds[i] == "prose":
            words += paragraphs.words[i]
        elif kinds[i] == "end" and words >= _WORDS_BEFORE_END:
            keep[i:] = [False] * (len(keep) - i)
            return
        elif kinds[i] == "section":
            resumed = _resume(paragraphs, kinds, keep, i + 1)
            keep[i:resumed] = [False] * (resumed - i)
            i = resumed
            continue
        i += 1


def _resume(paragraphs: Paragraphs, kinds: Sequence[Kind], keep: Sequence[bool], start: int) -> int:
    """Where the article goes on after a section's label: the index of its next paragraph, or the end."""
    behind = sum(paragraphs.words[i] for i in range(start) if keep[i] and kinds[i] == "prose")
    ahead = sum(paragraphs.words[i] for i in range(start, len(kinds)) if keep[i] and kinds[i] == "prose")
    # In the upper half a list is soon over; in the lower half other stories' first sentences look like the article's.
    wanted, enough = (2, 0) if ahead > behind else (_RESUME_PARAGRAPHS, _RESUME_WORDS)
    run = words = 0
    for i in range(start, len(kinds)):
        if kinds[i] == "prose" and keep[i]:
            run += 1
            words += paragraphs.words[i]
            if run >= wanted and words >= enough:
                return next(j for j in range(i, start - 1, -1) if _begins_run(kinds, keep, j, start))
        elif kinds[i] not in {"furniture", "post", "signature"}:
            if run > 1 and all(keep[j] and kinds[j] == "prose" for j in range(start, start + run)):
                # Two paragraphs of prose straight after the label: it was a subhead or a stray link.
                return start
            run = words = 0
    straight = run and all(kind in {"prose", "furniture"} for kind in kinds[start:])
    return start if straight else len(kinds)


def _begins_run(kinds: Sequence[Kind], keep: Sequence[bool], i: int, start: int) -> bool:
    """Whether nothing but furniture stands between paragraph ``i`` and one that is no prose."""
    if kinds[i] != "prose" or not keep[i]:
        return False
    before = next((j for j in range(i - 1, start - 1, -1) if kinds[j] not in {"furniture", "post", "signature"}), None)
    return before is None or kinds[before] != "prose" or not keep[before]


def _drop_summaries(paragraphs: Paragraphs, kinds: Sequence[Kind], keep: list[bool]) -> None:
    """Headline, stamp, one sentence; headline, stamp, one sentence: the stories that a page lists below its own."""
    stories = stamped = headed = 0
    end = len(kinds)
    for i in range(len(kinds) - 1, 0, -1):
        if not keep[i] or kinds[i] not in _PROSE:
            continue
        above = next((j for j in range(i - 1, -1, -1) if keep[j]), 0)
        if kinds[above] != "line":
            break
        top = next((j for j in range(above, -1, -1) if keep[j] and kinds[j] != "line"), 0)
        stories += 1
        stamped += "furniture" in kinds[above:i] or "furniture" in kinds[top + 2 : above]
        headed += any(paragraphs.words[j] >= _HEADLINE_WORDS for j in range(top + 1, above + 1) if keep[j])
        end = top + 1
    if min(stories, stamped, headed) >= _SUMMARIES:
        keep[end:] = [False] * (len(keep) - end)


def _drop_teasers(paragraphs: Paragraphs, kinds: Sequence[Kind], keep: list[bool], body: int) -> None:
    """Lines set close together where blank lines part all paragraphs are a box of other stories' headlines."""
    prose = [i for i in range(body, len(kinds)) if keep[i] and kinds[i] in _PROSE]
    if len(prose) < _PARTED or sum(paragraphs.apart[i] for i in prose) < _MOST * len(prose):
        return
    for before, after in pairwise(prose):
        box = range(before + 1, after)
        if len(box) < 2:
            continue
        close = all(kinds[i] == "line" and keep[i] for i in box) and not any(paragraphs.apart[i] for i in box[1:])
        headlines = sum(paragraphs.words[i] >= _HEADLINE_WORDS for i in box)
        listed = paragraphs.texts[before].endswith(":") or any(is_bullet(paragraphs.texts[i]) for i in box)
        if close and headlines > 1 and not listed:
            for i in box:
                keep[i] = False


def _drop_tail(paragraphs: Paragraphs, kinds: Sequence[Kind], keep: list[bool], body: int) -> None:
    """Lines after the last paragraph of prose are links, unless they are a list that belongs to it."""
    last = next((i for i in range(len(kinds) - 1, -1, -1) if keep[i] and kinds[i] in _PROSE), body)
    tail = [i for i in range(last + 1, len(keep)) if keep[i]]
    if not tail or paragraphs.texts[last].endswith(":"):
        return
    listed = sum(is_bullet(paragraphs.texts[i]) for i in tail)
    if listed * 2 >= len(tail) and listed > 1:
        return
    if len(tail) <= 2 and paragraphs.words[tail[-1]] >= _LAST_LINE_WORDS:
        return
    for i in tail:
        keep[i] = False
