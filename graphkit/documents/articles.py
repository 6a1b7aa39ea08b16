"""Where one article ends and the next begins in a text that holds several.

A crawl's dump announces each article by a teaser that breaks off in "[…]" and repeats its beginning; other collections
put rules, addresses or stamps between them, or print the site's masthead above each. A text without such signs is one
article.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from graphkit.documents.paragraphs import Paragraphs
from graphkit.documents.signals import Kind, without_teaser_mark

__all__ = ["find_articles"]

_RULE = re.compile(r"^(?:[=_*#~-]{5,}|(?:[=_*#~-] ){4,}[=_*#~-]|end of document|document \d+ of \d+)$", re.I)
_ADDRESS = re.compile(r"^https?://\S+$", re.I)
_STAMP = re.compile(r"^date:?\s+\d{4}-\d\d-\d\d\b", re.I)
# "… More" under a picture unfolds its caption, which is then printed in full; it announces no article.
_UNFOLDS = re.compile(r"(?<!read )\bmore\W*$", re.I)
# Shorter excerpts match by chance.
_SHORTEST_TEASER = 20
# Headline, by-line and stamp may stand between a teaser and the sentence that it repeats.
_SKIP = 3
# Words of prose that make a part of a text an article of its own.
_PART_WORDS = 40
_STANDFIRST_WORDS = 5


def find_articles(paragraphs: Paragraphs, kinds: Sequence[Kind], headers: Sequence[int] = ()) -> list[tuple[int, int]]:
    """Ranges of paragraphs, one per article, in order; a text of one article is one range.

    Teasers and adverts between articles may lie inside a range; ``boilerplate`` marks them. ``headers`` are the
    paragraphs at which headers begin, as ``headers`` finds them.
    """
    starts = _starts_after_teasers(paragraphs, kinds) or _starts_at_marks(paragraphs, kinds, headers)
    bounds = sorted({0, *starts, len(paragraphs)})
    return [(a, b) for a, b in pairwise(bounds) if _holds_prose(kinds[a:b])]


def _holds_prose(kinds: Sequence[Kind]) -> bool:
    return any(kind in {"prose", "open"} for kind in kinds)


def _starts_after_teasers(paragraphs: Paragraphs, kinds: Sequence[Kind]) -> list[int]:
    teasers = [i for i, kind in enumerate(kinds) if kind == "teaser"]
    matched = {i for i in teasers if _is_repeated(paragraphs, kinds, i)}
    if not matched:
        return []
    starts = []
    for i in teasers:
        if i in matched:
            starts.append(_title_above(paragraphs, kinds, i))
        elif kinds[i + 1 : i + 2] == ["line"] and paragraphs.words[i + 1] >= _STANDFIRST_WORDS:
            # Its excerpt was written by hand, but a standfirst or headline shows that an article begins.
            starts.append(i + 1)
    return starts


def _is_repeated(paragraphs: Paragraphs, kinds: Sequence[Kind], teaser: int) -> bool:
    """Whether the paragraphs after the teaser begin as it does."""
    excerpt = paragraphs.texts[teaser]
    wanted = " ".join(without_teaser_mark(excerpt).split())
    if len(wanted) < _SHORTEST_TEASER or ("more" in excerpt.lower() and _UNFOLDS.search(excerpt)):
        return False
    first = wanted.partition(" ")[0]
    for start in range(teaser + 1, min(teaser + 2 + _SKIP, len(paragraphs))):
        if kinds[start] == "teaser":
            return False
        text, i = "", start
        while len(text) < len(wanted) and i < len(paragraphs) and kinds[i] != "teaser":
            if kinds[i] != "furniture":  # excerpts leave out the stamp under the headline
                if not text and not paragraphs.texts[i].startswith(first):
                    break
                text = f"{text} {' '.join(paragraphs.texts[i].split())}".strip()
            i += 1
        if text.startswith(wanted):
            return True
        if kinds[start] in {"prose", "open"}:
            return False
    return False


def _title_above(paragraphs: Paragraphs, kinds: Sequence[Kind], teaser: int) -> int:
    """Where the article of a teaser begins: after it, or at the headline printed above it and not again below."""
    above = teaser - 1
    if above < 0 or kinds[above] != "line" or (above and kinds[above - 1] == "line"):
        return teaser + 1
    words = paragraphs.texts[above].split()
    below = paragraphs.texts[teaser + 1 : teaser + 2 + _SKIP]
    named = 4 <= len(words) <= 25 and words[0][0] not in "“\"'‘" and paragraphs.texts[above] not in below
    return above if named and kinds[teaser + 1] != "line" else teaser + 1


def _starts_at_marks(paragraphs: Paragraphs, kinds: Sequence[Kind], headers: Sequence[int]) -> list[int]:
    """Starts at rules, headers, addresses, stamps or mastheads, if what lies between are articles throughout."""
    rules = [i + 1 for i in _marked(paragraphs, kinds, _RULE) if i + 1 < len(paragraphs)]
    marks = (headers, _marked(paragraphs, kinds, _ADDRESS), _marked(paragraphs, kinds, _STAMP))
    opening = [list(found) for found in (*marks, _mastheads(paragraphs, kinds)) if found and found[0] == 0]
    if headers and headers[0] and not _holds_prose(kinds[: headers[0]]):
        opening.insert(0, list(headers))  # above the first stand the site's name and menu
    for starts in (rules, *opening):
        begins = frozenset(starts)
        bounds = sorted({0, *begins, len(paragraphs)})
        parts = [(a, b) for a, b in pairwise(bounds) if a in begins or _holds_prose(kinds[a:b])]
        if len(parts) > 1 and all(_is_article(paragraphs, kinds, a, b) for a, b in parts):
            return starts
    return []


def _mastheads(paragraphs: Paragraphs, kinds: Sequence[Kind]) -> list[int]:
    """Where the two lines that open the text stand again: a menu and the site's name, copied with every page."""
    if len(paragraphs) < 2 or not {kinds[0], kinds[1]} <= {"line", "furniture"}:
        return []
    opening = paragraphs.texts[:2]
    return [
        i for i, text in enumerate(paragraphs.texts) if text == opening[0] and paragraphs.texts[i : i + 2] == opening
    ]


def _marked(paragraphs: Paragraphs, kinds: Sequence[Kind], mark: re.Pattern[str]) -> list[int]:
    return [i for i, kind in enumerate(kinds) if kind in {"furniture", "end"} and mark.match(paragraphs.texts[i])]


def _is_article(paragraphs: Paragraphs, kinds: Sequence[Kind], start: int, end: int) -> bool:
    """Whether a part opens like an article (headline, stamp or address) and is long enough to be one."""
    if all(kinds[i] == "furniture" for i in range(start, end)):
        return True  # between two rules, or after the last
    opens = kinds[start] in {"line", "furniture"}
    return opens and sum(paragraphs.words[i] for i in range(start, end) if kinds[i] in {"prose", "open"}) >= _PART_WORDS
