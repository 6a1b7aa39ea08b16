"""Reporting verbs that the parser took for adjectives: "Roe rejected claims by the bank"."""

from __future__ import annotations

from graphkit.gazetteer import roles
from graphkit.quotes.continuing import is_participle
from graphkit.quotes.lexicon import ReportingWord
from graphkit.quotes.reading import Candidate, Reading, Sentence
from graphkit.quotes.sources import base, phrase
from graphkit.quotes.subjects import subject_by_words
from graphkit.tokens import Token

__all__ = ["taken_for_adjective"]


def taken_for_adjective(reading: Reading, sentence: Sentence, verb: Token, word: ReportingWord) -> Candidate | None:
    """What a verb reports that the parser took for an adjective of its object: "Roe rejected claims by the bank"."""
    thing, doc = verb.head, verb.doc
    between = doc[verb.i + 1 : thing.i]
    acts = base(thing.dep_) == "nsubj" or thing.i < verb.i or any(child.tag_ == "DT" for child in thing.lefts)
    plain = "obj" in word.frames or "obj+inf" in word.frames
    if acts or not plain or verb.tag_ not in {"VBN", "VBD"} or reading.quoted(verb):
        return None
    speaker = subject_by_words(reading, verb)
    if any(t.pos_ not in {"NOUN", "ADJ", "PROPN"} for t in between) or speaker is None:
        return None
    if not (speaker.ent_type_ in {"PERSON", "ORG"} or speaker.lower_ in roles()):
        return None
    start, end = verb.i + 1, min(thing.right_edge.i + 1, sentence.end)
    if end < sentence.end and doc[end].lower_ == "that" and doc[end].tag_ == "IN":
        start, end = end + 1, sentence.end  # "voiced disappointment that so little was done"
    going_on = (t.i - 1 for t in doc[start + 1 : end] if is_participle(t) and doc[t.i - 1].text == ",")
    end = min(going_on, default=end)  # "rejected claims that it had failed, saying ..."
    return Candidate(
        content=(reading.span(start, end - (doc[end - 1].text == ".")),),
        cue=reading.span(verb.i, verb.i + 1),
        cue_token=verb.i,
        source=phrase(reading, speaker),
        rule="verb-obj",
    )
