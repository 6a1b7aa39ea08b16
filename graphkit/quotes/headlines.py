"""Who says what in a headline, which leaves out words and puts who speaks behind what he says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from graphkit.gazetteer import roles
from graphkit.quotes.complements import complement, reporting_word
from graphkit.quotes.layout import head_in
from graphkit.quotes.lexicon import verb_lemma
from graphkit.quotes.marks import stripped
from graphkit.quotes.nouns import by_words, candidate_of
from graphkit.quotes.reading import Candidate, Reading
from graphkit.quotes.sources import phrase
from graphkit.records import CharSpan, Document, Mention
from graphkit.tokens import FINITE, Token

__all__ = ["headlines"]

_LONGEST = 25
"""Words of a first line that may be a headline."""

_SAYING = r"(?:say|warn|claim|insist|admit|vow|announce)s?|said|tells?"
_SAYS = re.compile(rf",\s+({_SAYING})\s+([^,:;]{{2,60}})$")
_SAID = re.compile(
    rf",\s+([^,:;]{{2,60}}?)\s+({_SAYING})(?<!tells)(?<!tell)(?:\s+(?:after|amid|at|before|in|on)\s[^,:;]+)?$"
    r"|,\s+([^,:;]{2,60}?)\s+(tells?)\s[^,:;]+$"
)
"""Who speaks behind what he says: "Talks useful, says Roe", "Talks useful, Roe tells farmers after blast"."""

_LABEL = re.compile(r"(?:exclusive|breaking|watch|video|live|update|just in)\s?:\s+", re.I)
_SOURCES = frozenset("report poll source official study analyst expert police survey minister spokesman".split())
_NOMINAL = frozenset({"compound", "flat", "appos", "nmod", "amod", "list"})


def headlines(
    reading: Reading, document: Document, mentions: Sequence[Mention], at: Mapping[int, Sequence[int]]
) -> Iterator[Candidate]:
    """A headline's attribution: "Lavrov: no talks", "UN to join talks: negotiator", "Talks useful, says Putin"."""
    title = document.title_span or _first_line(reading)
    if title is None:
        return
    label = _LABEL.match(reading.text, title.start, title.end)
    title = title if label is None else CharSpan(label.end(), title.end)
    told = _told_last(reading, title)
    if told is not None:
        yield told
        return
    text = reading.text[title.start : title.end]
    colons = [match.start() for match in re.finditer(r":(?=\s)", text)]
    if len(colons) == 1:
        left = CharSpan(title.start, title.start + colons[0])
        right = stripped(reading.text, title.start + colons[0] + 1, title.end)
        yield from _colon(reading, left, right, mentions)
    yield from _acting(reading, title, mentions, at)


def _told_last(reading: Reading, title: CharSpan) -> Candidate | None:
    """What stands before a comma and who says it."""
    text = reading.text[title.start : title.end]
    if text.count("“") != text.count("”") or text.count('"') % 2:
        return None
    for pattern, cue_at, name_at in ((_SAYS, 1, 2), (_SAID, 2, 1), (_SAID, 4, 3)):
        match = pattern.search(text)
        if match is None or match[cue_at] is None or len(text[: match.start()].split()) < 2 + (pattern is _SAYS):
            continue
        name = CharSpan(title.start + match.start(name_at), title.start + match.end(name_at))
        inside = reading.doc[reading.token_at(name.start) : reading.token_at(name.end)]
        if any(token.tag_ in FINITE and not token.ent_type_ for token in inside):
            continue  # "Roe defends tax plan, says economy will grow"
        cue = CharSpan(title.start + match.start(cue_at), title.start + match.end(cue_at))
        return Candidate(
            content=(stripped(reading.text, title.start, title.start + match.start()),),
            cue=cue,
            cue_token=reading.token_at(cue.start),
            source=phrase(reading, head_in(reading, name)),
            rule="headline",
        )
    return None


def _acting(
    reading: Reading, title: CharSpan, mentions: Sequence[Mention], at: Mapping[int, Sequence[int]]
) -> Iterator[Candidate]:
    """Verbs that the tagger took for nouns, "Roe slams court", or that lack a subject: "Roe hails deal, slams Peru"."""
    first, end = reading.token_at(title.start), reading.token_at(title.end)
    words = [token for token in reading.doc[first:end] if not token.is_space]
    finite = [token for token in words if token.tag_ in FINITE and token.pos_ in {"VERB", "AUX"}]
    lead = next((place for place in range(1, len(words) - 1) if _is_led(words[place], mentions, at)), 0)
    shares = [place for place in range(lead + 1, len(words) - 1) if words[place - 1].text == "," and lead]
    shares = [place for place in shares if _is_present(reading, words[place])]
    for place, token in enumerate(words[1:-1], 1):
        if not _is_present(reading, token):
            continue
        mistaken = token.pos_ != "VERB" or (finite == [token] and _holds_nothing(token, end))
        alone = not lead and finite in ([], [token]) and words[place - 1].lower_ in roles()
        if place in shares:
            told = None if mistaken or token.dep_ in _NOMINAL else _shared(reading, token, words[lead - 1], end)
            found = told or by_words(reading, words[place:], words[lead - 1])
        elif (place == lead and (mistaken or shares)) or (mistaken and alone):
            found = by_words(reading, words[place:], words[place - 1])
        else:
            found = None
        if found is not None:
            yield found


def _is_present(reading: Reading, token: Token) -> bool:
    """Whether a word has the form of a reporting verb in the present: "slams", whatever the tagger took it for."""
    lemma = verb_lemma(token.lower_)
    return bool(lemma) and token.lower_ != lemma and token.lower_.endswith("s") and not reading.quoted(token)


def _is_led(token: Token, mentions: Sequence[Mention], at: Mapping[int, Sequence[int]]) -> bool:
    """Whether a word that looks like a verb stands behind a name, or behind who belongs to it: "Roe ally slams"."""
    if not (token.text.islower() and token.lower_.endswith("s")) or any(
        mentions[i].form == "named" for i in at.get(token.i, ())
    ):
        return False
    before = token.nbor(-1)
    ends = {mentions[i].span.end for i in (*at.get(before.i, ()), *at.get(before.i - 1, ()))}
    return before.idx + len(before.text) in ends or (before.pos_ == "NOUN" and before.idx - 1 in ends)


def _holds_nothing(verb: Token, end: int) -> bool:
    """Whether the parser left a verb without what it reports."""
    word = reporting_word(verb)
    return word is not None and complement(verb, word, end, attitudes=False) is None


def _shared(reading: Reading, verb: Token, source: Token, end: int) -> Candidate | None:
    """What a verb behind a comma reports of the subject of the first one."""
    word = reporting_word(verb)
    found = complement(verb, word, end, attitudes=False) if word is not None and word.frames else None
    return None if found is None else candidate_of(reading, verb, source, found.start, found.end)


def _first_line(reading: Reading) -> CharSpan | None:
    """The first paragraph where it looks like a headline: short, and without a stop."""
    if not reading.paragraphs:
        return None
    span = reading.paragraphs[0]
    words = reading.text[span.start : span.end]
    return span if words[-1] not in '.!?”"' and len(words.split()) <= _LONGEST else None


def _colon(reading: Reading, left: CharSpan, right: CharSpan, mentions: Sequence[Mention]) -> Iterator[Candidate]:
    for name, content in ((left, right), (right, left)):
        words = len(reading.text[name.start : name.end].split())
        if words > 4 or len(reading.text[content.start : content.end].split()) < 3:
            continue
        head = head_in(reading, name)
        if name is left and not _named(name, mentions) and head.lemma_.lower() not in _SOURCES:
            continue
        if head.pos_ in {"PROPN", "NOUN"}:
            yield Candidate(content=(content,), source=phrase(reading, head), rule="headline")
            return


def _named(span: CharSpan, mentions: Sequence[Mention]) -> bool:
    return any(
        m.label in {"PERSON", "ORG"} and m.form in {"named", "title"} and span.contains(m.span) for m in mentions
    )
