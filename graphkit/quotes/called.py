"""What somebody calls something that has no noun of its own: "died in what Peru described as a shootout"."""

from __future__ import annotations

from collections.abc import Iterator

from graphkit.quotes.lexicon import verb_lemma
from graphkit.quotes.reading import Candidate, Reading, Source
from graphkit.quotes.sources import TIME_WORDS
from graphkit.tokens import FINITE, Token

__all__ = ["called_so", "calls_it_behind"]

_CALLING = frozenset({"call", "term", "dub", "brand", "deem"})
"""Verbs right behind which stands what something is called."""

_CALLING_AS = frozenset({"describe", "characterise", "characterize", "depict", "portray"})
"""Verbs behind whose "as" it stands."""

_SAYING = frozenset({"say", "claim", "insist", "allege"})
"""Verbs behind whose "was" it stands."""

_BEING = frozenset({"was", "were", "is", "are"})
_SOURCE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON", "PART", "ADP"})
_LONGEST_SOURCE = 8
"""Tokens between "what" and the verb."""

_LONGEST = 30
"""Tokens of what something is called."""

_ENDS = frozenset({",", ".", ";", ":", "—", "–", "!", "?"})


def called_so(reading: Reading) -> Iterator[Candidate]:
    """Propose a quote for every "what X called Y"; a question, "what did Peru call it", has its verb before."""
    doc = reading.doc
    for what in reading.wording.where(["what"]):
        sentence = reading.sentence_of(doc[what])
        first = what + 1
        verb = next((i for i in range(first, min(first + _LONGEST_SOURCE, sentence.end)) if _stops(doc[i])), 0)
        if verb <= first or doc[verb].tag_ not in FINITE:
            continue
        start = _start(doc, what, verb, sentence.end)
        source = doc[verb - 1]
        if not start or source.pos_ not in {"NOUN", "PROPN", "PRON"} or reading.quotation_at[what] >= 0:
            continue
        end = next((i for i in range(start, sentence.end) if doc[i].text in _ENDS and not _inside(reading, i)), start)
        if start < end <= start + _LONGEST:
            yield Candidate(
                content=(reading.span(start, end),),
                cue=reading.span(verb, verb + 1),
                cue_token=verb,
                source=Source(_head(source, first).i, reading.span(first, verb)),
                rule="verb-what",
            )


def calls_it_behind(verb: Token, end: int) -> bool:
    """Whether somebody calls it something behind a verb that closes its clause: "said, in what Peru called"."""
    doc, position = verb.doc, verb.i + 1
    while position < end and (doc[position].lower_ in TIME_WORDS or doc[position].lower_ in {"on", "late", "early"}):
        position += 1
    behind = [token.lower_ for token in doc[position : min(position + 3, end)]]
    return len(behind) > 2 and behind[0] == "," and behind[2] == "what" and doc[position + 1].pos_ == "ADP"


def _stops(token: Token) -> bool:
    return token.pos_ not in _SOURCE


def _start(doc: list[Token], what: int, verb: int, end: int) -> int:
    """Where what something is called begins, 0 where the verb tells nothing of the kind.

    "in what Roe said was a test" tells what he said; "What Roe said was a lie" does not.
    """
    lemma, behind = verb_lemma(doc[verb].lower_), verb + 1
    if behind + 1 >= end:
        return 0
    if lemma in _CALLING:
        return behind if doc[behind].pos_ in {"DET", "NOUN", "PROPN", "ADJ", "PUNCT", "PRON"} else 0
    if lemma in _CALLING_AS:
        return behind + 1 if doc[behind].lower_ == "as" else 0
    told = what > 0 and doc[what - 1].pos_ == "ADP" and doc[what - 1].lower_ != "about"
    return behind + 1 if told and lemma in _SAYING and doc[behind].lower_ in _BEING else 0


def _head(token: Token, first: int) -> Token:
    """The head of the phrase that ends at a token and begins behind "what"."""
    while token.head.i != token.i and first <= token.head.i < token.i + 1:
        token = token.head
    return token


def _inside(reading: Reading, position: int) -> bool:
    return reading.quotation_at[position] >= 0
