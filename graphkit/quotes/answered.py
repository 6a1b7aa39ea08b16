"""What somebody answers to words told before: ", a charge he denies", "an allegation that the bank rejected"."""

from __future__ import annotations

from graphkit.quotes.lexicon import ReportingWord, reporting_nouns
from graphkit.quotes.reading import Candidate, Reading
from graphkit.quotes.sources import base, own_subject, phrase
from graphkit.tokens import Token

__all__ = ["ACCUSING", "answered", "answers"]

ACCUSING = frozenset({"accusation", "comment", "insinuation", "insult", "characterisation", "characterization"})
"""Nouns for what somebody has said, besides those that report."""

_ANSWERS = frozenset({"denied", "rejected", "criticised"})


def answered(reading: Reading, verb: Token, word: ReportingWord) -> Candidate | None:
    """Propose the words told before that a verb behind a noun for them answers, None for any other verb.

    Args:
        reading: The document.
        verb: A reporting verb.
        word: Its entry in the lexicon.
    """
    noun = verb.head
    if base(verb.dep_) != "acl" or verb.tag_ == "VBG":
        return None
    lemma = noun.lemma_.lower()
    opening = next((child for child in noun.lefts if child.lower_ in {"a", "an"} and child.nbor(-1).text == ","), None)
    if opening is None or not (lemma in reporting_nouns() or lemma in ACCUSING):
        return None
    own = own_subject(verb)
    if own is None or own.tag_ in {"WDT", "WP"} or not answers(verb, word):
        return None
    return Candidate(
        content=(reading.span(opening.i, noun.i + 1),),
        cue=reading.span(verb.i, verb.i + 1),
        cue_token=verb.i,
        source=phrase(reading, own),
        rule="verb-obj",
    )


def answers(verb: Token, word: ReportingWord) -> bool:
    """Whether a verb without an object answers what it stands behind: "the charge that the bank rejected"."""
    return word.classes[0] in _ANSWERS and not any(base(child.dep_) in {"obj", "ccomp"} for child in verb.rights)
