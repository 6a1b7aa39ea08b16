"""What one paragraph looks like by itself: prose, a bare line, or furniture of the page.

Only general signals count: length, final punctuation, links, stamps, and the vocabulary in ``web_words.txt``. What a
paragraph is *for* also depends on its neighbours; that is decided in ``boilerplate``.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Literal

from graphkit.documents.dates import is_stamp
from graphkit.documents.web_words import OPENING_LETTERS, any_of, load_web_words, normal_form
from graphkit.folding import fold
from graphkit.gazetteer import cities, seats

__all__ = [
    "Kind",
    "end_credit",
    "ends_sentence",
    "ends_with_teaser_mark",
    "is_bullet",
    "kinds_of",
    "without_teaser_mark",
]

Kind = Literal["prose", "open", "line", "teaser", "post", "signature", "furniture", "label", "section", "end"]
"""prose: complete sentences; open: a long text without its full stop; line: a short one (headline, subhead, entry of a
list); teaser: breaks off in "[…]"; post: an embedded post; signature: the line under one; furniture: page text; label:
furniture before headlines of other stories; section: a list of other stories begins; end: nothing of the article
follows."""

_CLOSERS = " \t\"”’')]»*_"
_STOPS = ".!?…。！？؟।"
# It begins with one set of characters, by which a search is much quicker than by several alternatives.
_TEASER_MARK = re.compile(
    r"[\[(<….](?:(?<=[\[(<])\s*(?:…|\.{2,})\s*[\])>]"
    r"|(?:(?<=…)|(?<=\.)\.+)\s*[\[(]?\s*(?:continue reading|read more|more)\b.*)[\s.]*$",
    re.I,
)
_LINK_ONLY = re.compile(r"^\W*(?:https?://|www\.)?(?:[\w-]+\.)+[a-z]{2,}(?:[/?%]\S*)?$|^\S*://\S*$", re.I)
_MAIL_ONLY = re.compile(r"^(?:e-?mail:?\s*)?\S+@\S+\.\w+$", re.I)
# A link right after a finished sentence, a hashtag or a handle: "... a peace deal. pic.example.com/a1" is a post,
# "see the report at example.org/a1" is not.
_POST_LINK = re.compile(r"(?:(?:[.!?…\"”’)]|[#@]\w+)\s+(?:https?://)?|\spic\.)(?:[\w-]+\.)+[a-z]{2,}/\w{4,14}$", re.I)
_SIGNATURE = re.compile(r"^[—–-]\s?.{1,80}\(@\w{1,40}\)")
_BY_WORDS = ("by", "from", "words", "story", "text", "interview")
_BY = re.compile(rf"(?:{'|'.join(_BY_WORDS)})(?: by)?[: ]\s*", re.I)
_BYLINE_WORDS = frozenset("and & in of for the with at de van von bin al / | - – —".split())
# "(Reporting by Mara Lindt and Jon Petri in Lund; Editing by Sam Oyelaran)"; "Follow the Courier on Facebook."
_WIRE_OR_FOLLOW = re.compile(
    r"\(?(?:additional |with )?(?:reporting|writing|compiled|editing|translated) by [a-z]"
    r"(?:.{0,300}?\bediting by\b|.{0,60}$)"
    r"|(?:and )?follow (?:us|me|him|her|them|the|our|@|[a-z]).{0,60}\bon [a-z]"
)
# The first three letters of what it matches behind a bracket.
_WIRE_BEGINNINGS = frozenset("add wit rep wri com edi tra and fol".split())
# Every credit, caption and note contains a word that begins like one of these.
_PICTURE_WORDS = ("pic", "photo", "image", "graphic", "screengrab", "illustrat", "represent", "credit")
_NOTE_WORDS = ("contribut", "reserved", "appeared", "syndicat", "published", "republish", "reproduce", "edited by")
_VISITOR_WORDS = ("cookie", "inbox", "unsubscribe", "affiliate", "commission", "javascript", "browser", "privacy")
_TELLING_WORD = re.compile(f" {any_of(_PICTURE_WORDS + _NOTE_WORDS + _VISITOR_WORDS)}".encode())
# Bytes that are no letters become blanks, so that each word but the first stands behind one.
_WORDS_ALONE = bytes(code if chr(code).islower() and code < 128 else ord(" ") for code in bytes(range(256)).lower())
_CREDIT = re.compile(
    r"(?:^|[.!?…\"”’)|]\s*|[\[(]\s*)(?:file |handout |courtesy |stock )?"
    r"(?:photo|image|picture|pic|photograph|illustration|graphic|screengrab|credit)s?(?: credit| source| courtesy)?"
    r"\s*(?::|/|\.\.\.|…|by\s|via\s|courtesy\s)",
    re.I,
)
# "... a negotiator says. / Agency", "... past a shop. (Jane Doe/Agency via Agency)", "... [File: Jane Doe/Agency]"
_CREDIT_END = re.compile(
    r"[.!?…\"”’]\s*(?:©\s?|(?:[A-Z][\w.’'-]* [A-Z][\w.’'-]*\s?)?[/|]\s*)[A-Z][\w.&/ -]{1,40}$"
    r"|[.!?…\"”’]\s*[(\[][^()\[\]]{0,60}(?:\w/[A-Z]|\bvia [A-Z]|\bFile\b)[^()\[\]]{0,60}[)\]]$"
    r"|\[(?:File|Handout|Courtesy|[A-Z][^\[\]]{1,40}/[A-Z])[^\[\]]{0,60}\]\.?$"
)
# A line without a full stop may carry the same credit: "Fans queue for tickets (Jane Doe/Agency)"
_LINE_CREDIT_END = re.compile(r"\((?:[A-Z][^()/]{1,40}/ ?[A-Z]|[^()]{1,40}\bvia [A-Z]|File\b)[^()]{0,60}\)$")
# "Among the dead were Jane Doe [L] and John Roe [R]": where people stand in a picture
_PLACED = re.compile(r"[\[(](?:L|R|C|left|right|centre|center|top|bottom|far left|far right)[\])]")
# "Jane Doe/Coastal Press": a name of two words at least, and who sold the picture
_CREDIT_LINE = re.compile(r"^(?:Via )?[A-Z][\w.’'-]* [A-Z][\w.’' -]{1,40} ?/ ?[A-Z][\w.’' /-]{1,60}$")
# "1 / 23", "Updated Nov 19, 6:55 AM", "Posted 2 days ago"
_COUNTER = re.compile(r"^[\d\s]+/[\d\s]+$|^(?:updated|published|posted)\b.{0,40}\d.{0,40}$", re.I)
_NUMBERED = re.compile(r"^(?:[•●▪■◦‣·*–—-]\s*\S|\(?\d{1,3}[.)]\s|[a-z][.)]\s|\w[\w .]{0,25}:\s)")
# "... to hospital. – Agency", "... for all. (ABC)": the wire's mark after the article's last sentence.
_END_CREDIT = re.compile(
    r"[.!?…\"”’](\s*(?:[-–—]+\s*(?:With )?[A-Z][\w.]*(?:[ /&]+[A-Z][\w.]*){0,5}"
    r"|\([A-Z][\w.]*(?:[ /][A-Z][\w.]*){0,3}\)|Enditem))$"
)
# "LUND, May 6 (ANA) - ", "HALDEN, Norland (ANA) — ", "Gulf News, 27 January - ": place, date and agency, then a dash.
# A name before a dash or a colon alone may be a speaker's and stays.
_DAY = r"(?:\d{1,2} [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\.? \d{1,2})(?:,? \d{4})?"
_AGENCY = r"\([A-Z][\w ./-]{1,30}\)"
_DATELINE = re.compile(
    rf"(?:[A-Z]{{3,}}[\w .,'’/-]{{0,50}}{_AGENCY}|[A-Z][\w .'’/-]{{1,40}}, {_DAY}(?: {_AGENCY})?)\s?[-–—:]+\s"
)
# "ABUJA - Ada Roe said": only of a town that is known, for a speaker's name may stand there.
_TOWN_ALONE = re.compile(r"([A-Z][A-Z .'’-]+[A-Z])(?:, [A-Z][\w .]{2,20})? ?[-–—]+\s(?=[A-Z“\"])")
_LONGEST_DATELINE = 200  # characters, of places with their agencies
_COUNTED = re.compile(r"^(?:\d+\s*)?[-–]?\s*\d+[- ]?(?:mins?|minutes?)(?:\s+(?:read|listen|watch))?\b.{0,12}$", re.I)
# "World | Norland", "Home > News > Local": the way to this page
_TRAIL_MARK = re.compile(r"[|>›»·•]")
_DESK = re.compile(
    r"\b(?:news desk|web desk|news bureau|(?:staff|special|our|own) (?:reporter|writer|correspondent)s?)\b"
)
_DESK_WORDS = ("desk", "bureau", "reporter", "writer", "correspondent")
# Lines without any of these are no stamp, no credit, no address, and no way to a page.
_LINE_MARK = re.compile(r"[0-9/.|>›»·•(\[]")
# ... and without any of these (of numbers, a year or two with a hyphen) no excerpt, link, label or wire's mark either.
_FURNITURE_MARK = re.compile(
    r"[/.|>›»·•(\[►…!?\"”–—’0-9](?:(?<=[^’0-9])|(?<=’)(?![a-z])|(?<=[0-9])-[0-9]|(?<=1)[89][0-9]{2}|(?<=2)[01][0-9]{2})"
)
_LABEL_MARK = re.compile(r"[:|►»]")
_LINK_LABEL = re.compile(r"^\W*(\w[\w’' ]{2,20}?)\s?[:|►»]\s?\S")
# Longer paragraphs are the article's whatever words they contain.
_LONGEST_CAPTION, _LONGEST_OPENING, _LONGEST_LINE = 400, 500, 200
# Words, the first not counted, of a by-line, a picture's credit, a desk, and one step on the way to a page.
_LONGEST_BYLINE, _LONGEST_CREDIT, _LONGEST_DESK, _LONGEST_STEP = 12, 9, 8, 3
_LONGEST_LABEL = 6
# Nobody forgets the full stop of thirty words; and four words with one are a sentence ("He declined to comment.").
_LONG_PROSE, _SHORT_PROSE = 30, 4
# Paragraphs searched in one go.
_TOGETHER = 1000
# Menus, stamps and labels are printed around every article of an outlet; longer paragraphs hardly ever come again.
_REPEATED = 60


def ends_sentence(text: str) -> bool:
    """Whether ``text`` ends in a full stop, question or exclamation mark, quotation marks and brackets aside."""
    bare = text.rstrip(_CLOSERS)
    return bool(bare) and bare[-1] in _STOPS


def ends_with_teaser_mark(text: str) -> bool:
    """Whether ``text`` breaks off the way excerpts do: "[…]", "[...]", "... Read more"."""
    return bool(_TEASER_MARK.search(text, max(0, len(text) - 60)))


def without_teaser_mark(text: str) -> str:
    """``text`` up to the mark that ``ends_with_teaser_mark`` found."""
    found = _TEASER_MARK.search(text, max(0, len(text) - 60))
    return text[: found.start()].rstrip() if found else text


def end_credit(text: str) -> int:
    """Characters of the wire's mark at the end of an article's last paragraph, 0 where it has none.

    >>> end_credit("He was taken to hospital. – Agency")
    9
    """
    found = _END_CREDIT.search(text, max(0, len(text) - 81))
    return len(text) - found.start(1) if found else 0


def dateline(text: str) -> int:
    """Characters of the dateline that a wire story's first sentence follows, 0 where it has none.

    >>> dateline("LUND, May 6 (ANA) - Ministers signed a treaty.")
    20
    """
    if not any(mark in text[:_LONGEST_DATELINE] for mark in "-–—:"):
        return 0
    found = _DATELINE.match(text)
    if found is None:
        town = _TOWN_ALONE.match(text)
        found = town if town and fold(town[1]) in _known_towns() else None
    return found.end() if found else 0


@functools.cache
def _known_towns() -> frozenset[str]:
    return frozenset(map(fold, (*cities(), *seats())))


def is_bullet(text: str) -> bool:
    """Whether ``text`` is an entry of a list: "• water", "3. Taiwan", "Forwards: ..."."""
    return bool(_NUMBERED.match(text))


def kinds_of(texts: Sequence[str]) -> list[Kind]:
    """Tell what each paragraph is from its own characters.

    >>> kinds_of(["The minister declined to comment.", "3 min read", "Most read"])
    ['prose', 'furniture', 'section']
    """
    kinds: list[Kind] = []
    for start in range(0, len(texts), _TOGETHER):
        together = texts[start : start + _TOGETHER]
        telling = _with_telling_words(together)
        for i, text in enumerate(together):
            if len(text) <= _REPEATED:
                kinds.append(_kind_of_short(text, i in telling))
            elif _is_plain_prose(text) and i not in telling:
                kinds.append("prose")
            else:
                kinds.append(_kind_of(text, i in telling))
    return kinds


def _with_telling_words(texts: Sequence[str]) -> set[int]:
    """Which of some paragraphs are short enough for a caption and hold a telling word, searched in one go."""
    short = [text if len(text) <= _LONGEST_CAPTION else "" for text in texts]
    joined = ("\n" + "\n".join(short)).encode("ascii", errors="replace").translate(_WORDS_ALONE)
    found = [match.start() for match in _TELLING_WORD.finditer(joined)]
    if not found:
        return set()
    ends = list(accumulate(len(text) + 1 for text in short))
    return {bisect_right(ends, start) for start in found}


@functools.lru_cache(maxsize=2**15)
def _kind_of_short(text: str, telling: bool) -> Kind:
    return _kind_of(text, telling)


def _kind_of(text: str, telling: bool) -> Kind:
    return (not telling and _plain_line(text)) or _kind_of_marked(text, telling)


def _is_plain_prose(text: str) -> bool:
    """Whether a paragraph is prose at first sight: most of a corpus is, and needs no closer look.

    It is finished, opens like none that speaks to the visitor, and holds no mark of links, posts, credits and excerpts
    (nor a telling word). True only where ``_kind_of_marked`` says "prose", too.
    """
    last = text[-1]
    if not (last in ".!?" or (last in '”"’' and text[-2:-1] in ".!?")) or text.count(" ", 0, 60) < _SHORT_PROSE:
        return False
    if "/" in text or "|" in text or "…" in text or ".." in text or text[0] in "—–-©([* ":
        return False
    head = text[:26]
    if ":" in head or "»" in head or "►" in head:
        return False
    return not _is_opening(text)


def _plain_line(text: str) -> Kind | None:
    """The kind of a line that holds no mark and no word of furniture, as most headlines; None for any other."""
    first = text.partition(" ")[0]
    if not (text[-1].isalpha() and first.isalpha()):
        return None
    word = first.casefold()
    if (
        word in _BY_WORDS
        or word in load_web_words().first_words
        or _is_opening(text)
        or _FURNITURE_MARK.search(text)
        or (":" in text[:26] and _is_link(text))
        or _is_desk(text)
    ):
        return None
    return "open" if len(text) > _LONGEST_LINE or text.count(" ") + 1 >= _LONG_PROSE else "line"


def _kind_of_marked(text: str, telling: bool) -> Kind:
    complete = text[-1] in _STOPS or ends_sentence(text) or end_credit(text) > 0
    # The quick way for most of a corpus: a long, finished paragraph that does not speak to the visitor.
    if len(text) > _LONGEST_OPENING and complete and text[-1] != "]":
        return "prose"
    end = text[-40:]
    if ("…" in end or ".." in end) and ends_with_teaser_mark(text):
        return "teaser"
    if text[0] in "—–-" and _SIGNATURE.match(text):
        return "signature"
    lowered = text.lower()
    if len(text) <= _LONGEST_OPENING:
        if "/" in text[-20:] and _POST_LINK.search(text):
            return "post"
        if _is_opening(text):
            return "furniture"
    if len(text) <= _LONGEST_LINE and _LABEL_MARK.search(text, 0, 26) and _is_link(text):
        return "furniture"
    if not complete or text.count(" ") < _SHORT_PROSE - 1:
        kind = _kind_of_line(text, lowered, telling)
        if kind != "line":
            return kind
        words = text.count(" ") + 1
        if complete and words >= _SHORT_PROSE:
            return "prose"
        return "open" if words >= _LONG_PROSE or len(text) > _LONGEST_LINE else "line"
    return "furniture" if len(text) <= _LONGEST_CAPTION and _is_caption(text, telling) else "prose"


def _is_opening(text: str) -> bool:
    """Whether a paragraph speaks to the visitor: "Sign up for our newsletter"."""
    bracketed = text[0] in "([* ©"
    beginning = text[:OPENING_LETTERS].lower()
    words = load_web_words()
    if not (bracketed or beginning in words.first_letters or beginning[:3] in _WIRE_BEGINNINGS):
        return False
    if text[0] == "©":
        return True
    lowered = text.lower()
    return bool(words.openings.match(lowered) or _WIRE_OR_FOLLOW.match(lowered))


def _is_link(text: str) -> bool:
    """Whether a label announces another story's headline: "ALSO READ: Ten things to know"."""
    label = _LINK_LABEL.match(text)
    return label is not None and label[1].lower().replace("’", "'") in load_web_words().links


def _is_caption(text: str, telling: bool) -> bool:
    """Whether a paragraph describes a picture, or is an editors' note or the footer's small print."""
    end = text[-45:]
    if (end[-1] in ")]" or any(mark in end for mark in "/|©")) and _CREDIT_END.search(text, max(0, len(text) - 140)):
        return True
    if not telling:
        return False
    lowered = text.lower()
    credited = any(map(lowered.__contains__, _PICTURE_WORDS)) and _CREDIT.search(text)
    return bool(credited) or any(map(lowered.__contains__, load_web_words().captions))


def _kind_of_line(text: str, lowered: str, telling: bool) -> Kind:
    """Tell furniture from other paragraphs without a full stop."""
    if not (text[0].isalnum() or any(map(str.isalnum, text))) or text.isdigit():
        return "furniture"
    if len(text) > _LONGEST_LINE:
        caption = len(text) <= _LONGEST_CAPTION and (_PLACED.search(text) or _is_caption(text, telling))
        return "furniture" if caption else "line"
    kind = _listed_kind(text)
    if kind:
        return kind
    if (
        (_LINE_MARK.search(text) and _is_marked(text))
        or _is_byline(text)
        or _is_desk(text)
        or _is_caption(text, telling)
    ):
        return "furniture"
    return "line"


def _is_marked(text: str) -> bool:
    """Whether the marks in a line show that it is a credit, an address, a stamp, or the way to this page."""
    if _CREDIT_LINE.match(text) and text.count(" ") < _LONGEST_CREDIT:
        return True
    if "." in text and (_LINK_ONLY.match(text) or _MAIL_ONLY.match(text)):
        return True
    if _COUNTED.match(text) or _COUNTER.match(text) or is_stamp(text):
        return True
    return bool(_is_trail(text) or _LINE_CREDIT_END.search(text) or _PLACED.search(text))


def _listed_kind(text: str) -> Kind | None:
    """The kind of a line that equals or begins like one of ``web_words.txt``."""
    words = load_web_words()
    if not words.may_list(text):
        return None
    form = normal_form(text)
    part = words.lines.get(form, "")
    if part:
        return "furniture" if part == "line" else part  # type: ignore[return-value]
    if words.ends.match(form):
        return "end"
    if words.sections.match(form) and text.count(" ") < _LONGEST_LABEL:
        if text[-1] not in ":." or text.count(" ") < 3:
            return "section"
        if text[-1] == ":":
            return "label"  # "More on the national team:" and a headline, inside an article
    return "furniture" if words.starts.match(form) else None


def _is_byline(text: str) -> bool:
    """Whether a line names its authors and nothing else: "By Ellen Marsh and Tom Pell in Marlow"."""
    by = _BY.match(text)
    if not by or text.count(" ") > _LONGEST_BYLINE:
        return False
    names = re.split(r"[\s,]+", text[by.end() :].strip(" ,|"))
    return bool(names[0]) and all(name[0].isupper() or name.lower() in _BYLINE_WORDS for name in names if name)


def _is_trail(text: str) -> bool:
    """Whether a line is the way to this page: short names with marks between them, "World | Norland | Halden"."""
    steps = _TRAIL_MARK.split(text)
    return len(steps) > 1 and all(step and step.count(" ") < _LONGEST_STEP for step in map(str.strip, steps))


def _is_desk(text: str) -> bool:
    """Whether a line names an office of the newspaper: "Our Correspondent"."""
    if text.count(" ") >= _LONGEST_DESK:
        return False
    lowered = text.lower()
    return any(map(lowered.__contains__, _DESK_WORDS)) and bool(_DESK.search(lowered))
