"""Quotations without attribution of their own: they go on with the one before, or with whoever spoke last."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from graphkit.quotes.gaps import CLOSING_MARKS, Attribution, begins_sentence, ends_sentence, last_speech_verb
from graphkit.quotes.marks import Quotation
from graphkit.quotes.reading import Candidate, Reading, Source
from graphkit.quotes.sources import base, phrase, subject
from graphkit.tokens import Token

__all__ = ["carried", "continues"]

_OPENING = 4
"""Tokens at the beginning of a paragraph in which its subject stands: a title and a name."""

_LONGEST_GAP = 60
"""Tokens of an attribution between two halves of a quotation."""

_WORDS = frozenset(
    "remark comment statement claim observation announcement declaration point appeal allegation".split()
)
_SAME = frozenset("the this these those his her their".split())
"""Words before those nouns that mean what stood before: not "made a statement"."""

_SPEAKING = frozenset("speaking commenting talking responding replying answering reacting testifying".split())


def continues(reading: Reading, previous: Candidate, before: list[Token], quotation: Quotation) -> bool:
    """Whether a quotation goes on with the one before: '"...," he said. "...' or '"...," he said, "..."'."""
    if not before or len(before) > _LONGEST_GAP or previous.cue_token < before[0].i:
        return False
    if before[-1].text == ",":
        verb = last_speech_verb(before)  # not in '"...," he said, adding, "..."'
        return verb is not None and verb.i == previous.cue_token
    if not ends_sentence(reading, quotation) or reading.text[quotation.parts[0].start].islower():
        return False
    while before[-1].text in CLOSING_MARKS and len(before) > 1:
        before = before[:-1]  # '... on "Meet the Press." "But ...'
    stops = sum(token.text in {".", "!", "?"} for token in before)
    return stops <= 1 and (before[-1].text[-1] in ".!?" or len(before) <= 4)  # "in Fort Mill, S.C."; "she said"


def carried(
    reading: Reading,
    quotation: Quotation,
    before: list[Token],
    after: list[Token],
    found: list[Candidate],
    spoken: Sequence[Candidate],
) -> Attribution | None:
    """A whole-sentence quotation without attribution: said by whoever spoke last."""
    if not (begins_sentence(reading, quotation, before) and ends_sentence(reading, quotation)):
        return None
    words = reading.text[quotation.parts[0].start : quotation.parts[-1].end]
    if len(words.split()) < 4 or words.isupper():
        return None
    if after and not (after[0].text[0].isupper() or after[0].is_punct):
        return None
    doc = reading.doc
    source = _last_speaker(reading, quotation, before, found, spoken)
    if source is None and not before and not after:
        source = _named_behind(reading, quotation)
    if source is None:
        return None
    return Attribution(None, doc[source.head], "floating", reading.token_at(quotation.end))


def _last_speaker(
    reading: Reading, quotation: Quotation, before: list[Token], found: list[Candidate], spoken: Sequence[Candidate]
) -> Source | None:
    """Who spoke last before a quotation, in its paragraph or the one before, or acted in the sentence before it."""
    paragraph = reading.paragraph_at(quotation.start)
    floor = reading.paragraphs[max(paragraph - 1, 0)].start
    latest, source = -1, None
    for candidate in (*reversed(spoken), *found[-1:]):
        token = candidate.cue_token
        if token < 0 or reading.doc[token].idx >= quotation.start or reading.quotation_at[token] >= 0:
            continue
        if reading.doc[token].idx < floor and not candidate.quotations:
            break
        if token > latest and candidate.source is not None and reading.doc[token].idx >= floor:
            latest, source = token, candidate.source
    if before and latest < before[0].i:
        actor = _actor(before)
        if actor is not None:
            return phrase(reading, actor)
    if source is None and found and found[-1].quotations and found[-1].content[-1].end >= floor:
        source = found[-1].source
    return source


def _named_behind(reading: Reading, quotation: Quotation) -> Source | None:
    """Who the paragraph behind a quotation says has said it: '"..."', and then "Dr Roe made the comment when ...".

    Whoever acts there otherwise has not, "Dr Roe arrived in Halden on Monday", unless the paragraph before is about him
    as well, and about nobody else.
    """
    following = reading.paragraph_at(quotation.end - 1) + 1
    if following >= len(reading.paragraphs):
        return None
    first = reading.token_at(reading.paragraphs[following].start)
    for token in reading.doc[first : first + _OPENING]:
        if token.dep_ in {"nsubj", "nsubj:pass"} and token.ent_type_ == "PERSON":
            said = token.dep_ == "nsubj" and _has_said_it(token.head)
            return phrase(reading, token) if said or _named_before(reading, quotation, token) else None
    return None


def _named_before(reading: Reading, quotation: Quotation, person: Token) -> bool:
    """Whether a person, and nobody else, is named in the paragraph before a quotation."""
    paragraph = reading.paragraph_at(quotation.start) - 1
    if paragraph < 0:
        return False
    start, end = reading.paragraphs[paragraph]
    inside = reading.doc[reading.token_at(start) : reading.token_at(end)]
    return {_surname(token) for token in inside if token.ent_type_ == "PERSON"} == {_surname(person)}


def _surname(named: Token) -> str:
    """The last word of the name that a token is in."""
    following = named.doc[named.i + 1 :]
    return [named, *itertools.takewhile(lambda token: token.ent_iob_ == "I", following)][-1].text


def _has_said_it(verb: Token) -> bool:
    """Whether a verb says that its subject's words stood before: "made the remark", "was speaking", "told the BBC"."""
    if verb.lower_ == "told":
        return not any(base(child.dep_) in {"ccomp", "xcomp", "parataxis"} for child in verb.rights)
    if verb.lower_ == "made":
        objects = [child for child in verb.rights if child.dep_ == "obj" and child.lemma_.lower() in _WORDS]
        return any(word.lower_ in _SAME for thing in objects for word in thing.lefts)
    return verb.lower_ in _SPEAKING


def _actor(before: list[Token]) -> Token | None:
    """The person whose act leads in a quotation: 'Betsy shook her head. "..."'."""
    start = 0
    for position in range(len(before) - 2, -1, -1):
        if before[position].text in {".", "!", "?"}:
            start = position + 1
            break
    for token in before[start:]:
        if base(token.dep_) in {"root", "ROOT"} and token.pos_ == "VERB":
            actor = subject(token)
            if actor is not None and (actor.ent_type_ == "PERSON" or actor.lower_ in {"he", "she"}):
                return actor
    return None
