"""What the reporting word says the speaker did: said, claimed, denied, accused, ..."""

from __future__ import annotations

from graphkit.quotes.complements import reporting_word
from graphkit.quotes.lexicon import reporting_nouns
from graphkit.quotes.reading import Candidate, Reading
from graphkit.records import CueClass

__all__ = ["cue_class"]


def cue_class(reading: Reading, candidate: Candidate) -> CueClass:
    """The class of a quote by its cue and the frame it stands in.

    "Suggested that" claims and "suggested doing" calls for. A quotation takes the class the word has with a clause
    ("I will go," he vowed), else its first. Without a cue, or with one the table does not know, it is "said".
    """
    if candidate.cue_token < 0:
        return "said"
    token = reading.doc[candidate.cue_token]
    noun = candidate.rule.startswith("noun-")
    word = reporting_nouns().get(token.lemma_.lower()) if noun else reporting_word(token)
    if word is None or not word.class_in:
        return "said"
    main = word.class_in.get("clause", next(iter(word.class_in.values())))
    return word.class_in.get(candidate.rule.partition("-")[2], main)
