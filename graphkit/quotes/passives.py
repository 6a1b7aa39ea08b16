"""What a passive verb reports of its subject: "Roe was accused by Peru of lying", "the raid was condemned by Chile"."""

from __future__ import annotations

from graphkit.gazetteer import roles
from graphkit.quotes.clauses import clause_end
from graphkit.quotes.lexicon import ReportingWord, verb_lemma
from graphkit.quotes.reading import Candidate, Reading, Sentence
from graphkit.quotes.sources import TIME_WORDS, agent, base, is_passive, phrase, resolved
from graphkit.tokens import Token

__all__ = ["passive_speech"]

_JUDGING = frozenset(
    "condemn denounce decry deplore criticise criticize lambast lambaste castigate rebuke chide censure ridicule mock "
    "praise laud commend applaud extol reject deny dismiss refute rebut repudiate blame".split()
)
"""What is said of somebody without further words; "was attacked by Peru" may be more than words."""

_ACTORS = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_NAME_PARTS = frozenset({"PROPN", "NOUN", "ADJ", "DET", "NUM", "CCONJ", "PART", "PRON"})
_FAR = 15
"""Tokens behind whoever says it within which it begins."""


def passive_speech(reading: Reading, sentence: Sentence, verb: Token, word: ReportingWord) -> Candidate | None:
    """What somebody says of the subject of a passive verb, who is named behind "by"; None where it is no such verb.

    Args:
        reading: The document.
        sentence: The verb's.
        verb: A reporting verb.
        word: Its entry in the lexicon.
    """
    if verb.tag_ not in {"VBN", "VBD"}:
        return None
    by = agent(verb)
    if by is None or not _may_speak(by):
        return None
    thing = _said_of(sentence, verb)
    if thing is None or reading.quotation_at[thing.i] != reading.quotation_at[verb.i]:
        return None
    rest = _rest(reading, sentence, verb, word, by)
    if rest is None and not ("obj" in word.frames and verb_lemma(verb.lower_) in _JUDGING):
        return None
    content = [phrase(reading, thing).span]
    if rest is not None:
        content.append(reading.span(*rest))
    return Candidate(
        content=tuple(sorted(content)),
        cue=reading.span(verb.i, verb.i + 1),
        cue_token=verb.i,
        source=phrase(reading, by),
        rule="verb-passive",
    )


def _may_speak(noun: Token) -> bool:
    """Whether a noun behind "by" is somebody: not in "by Monday", "by a wide margin"."""
    if noun.lower_ in TIME_WORDS:
        return False
    return noun.ent_type_ in _ACTORS or noun.pos_ == "PROPN" or noun.lower_ in roles() or noun.lemma_.lower() in roles()


def _said_of(sentence: Sentence, verb: Token) -> Token | None:
    """Who or what a passive verb is about: its subject, or that of the clause which it opens."""
    if is_passive(verb):
        above = verb
        while base(above.dep_) == "conj" and not _subject(above) and above.head != above:
            above = above.head  # "was praised by Peru and condemned by Chile"
        own = _subject(above)
        found = None if own is None else resolved(own, verb)
        return None if found is None or found.tag_ in {"WP", "WDT"} else found
    opens = verb.i == sentence.start and base(verb.dep_) == "advcl" and verb.head.i > verb.i
    return _subject(verb.head) if opens else None  # "Accused by Peru of spying, Roe left"


def _subject(verb: Token) -> Token | None:
    return next((child for child in verb.lefts if base(child.dep_) == "nsubj"), None)


def _rest(reading: Reading, sentence: Sentence, verb: Token, word: ReportingWord, by: Token) -> tuple[int, int] | None:
    """The tokens behind the agent that say what the subject did or is to do: "of lying", "as a liar", "to resign"."""
    leads = {frame.partition("+")[2] for frame in word.frames if frame.startswith("obj+")}
    for token in reading.doc[by.i + 1 : min(by.i + _FAR, sentence.end - 1)]:
        if token.ent_type_ and token.ent_iob_ == "I":
            continue
        task = token.tag_ == "TO" and token.nbor().tag_ == "VB" and "inf" in leads
        if task or (token.lower_ in leads and token.pos_ in {"ADP", "SCONJ"}):
            return token.i, clause_end(token.i, sentence.end, verb)
        if token.pos_ not in _NAME_PARTS and token.lower_ != "of" and token.text != ",":
            return None
    return None
