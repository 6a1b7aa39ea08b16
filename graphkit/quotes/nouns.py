"""Reporting verbs that the tagger took for nouns: "The affidavit states that", "Police deny it", "Roe slams court"."""

from __future__ import annotations

from graphkit.gazetteer import roles
from graphkit.quotes.complements import reporting_word
from graphkit.quotes.lexicon import ReportingWord, reporting_verbs, verb_lemma
from graphkit.quotes.marks import stripped
from graphkit.quotes.positions import main_subject
from graphkit.quotes.reading import Candidate, Reading, Source
from graphkit.quotes.slots import PREPOSITIONS
from graphkit.quotes.sources import DOCUMENTS, phrase
from graphkit.tokens import FINITE, Token

__all__ = ["by_words", "candidate_of", "stated"]

_LONGEST = 14
"""Words of a sentence that would have no verb."""

_LONGEST_SOURCE = 7
"""Words between a comma and a verb at the end."""

_SHORTEST_CONTENT = 5
"""Words before such a comma."""

_MEANWHILE = frozenset("as amid after ahead before during while".split())
"""Words behind an object that open something else."""

_TAKERS = frozenset({"NOUN", "PROPN", "ADJ", "PRON", "DET", "NUM"})


def stated(reading: Reading, verb: Token) -> Candidate | None:
    """What somebody says with a verb that the tagger took for a noun.

    "The affidavit states that Roe was there"; "Roe asked Peru to sign, warning that it would lose"; "Police deny it
    all", where the sentence would be without a verb; "It cost $2 million, the chamber estimates".
    """
    doc, word = reading.doc, reporting_word(verb)
    if word is None or not 0 < verb.i < len(doc) - 1:
        return None
    before, that = doc[verb.i - 1], doc[verb.i + 1]
    if that.lower_ != "that" or verb.i == len(doc) - 2:
        return _closing(reading, verb, word) or _only_verb(reading, verb, word)
    if "clause" not in word.frames:
        return None
    sentence = reading.sentence_of(verb)
    speaker = before if before.tag_ == "NN" and before.lemma_.lower() in DOCUMENTS and verb.tag_ == "NNS" else None
    if verb.lower_.endswith("ing") and before.text == "," and not reading.quoted(verb):
        speaker = main_subject(verb, sentence.start)
    if speaker is None:
        return None
    last = sentence.end
    while last > that.i and (doc[last - 1].is_space or doc[last - 1].text == "."):
        last -= 1
    return Candidate(
        content=(reading.span(that.i + 1, last),),
        cue=reading.span(verb.i, verb.i + 1),
        cue_token=verb.i,
        source=phrase(reading, speaker),
        rule="verb-clause",
    )


def _only_verb(reading: Reading, verb: Token, word: ReportingWord) -> Candidate | None:
    """What somebody denies in a short sentence that would have no verb: "Police deny involvement"."""
    sentence, before = reading.sentence_of(verb), verb.nbor(-1)
    plain = sentence.end - sentence.start <= _LONGEST and verb.text.islower() and "obj" in word.frames
    if not plain or reading.quoted(verb) or not reading.text[: reading.starts[sentence.end - 1] + 1].endswith("."):
        return None
    words = reading.doc[sentence.start : sentence.end - 1]
    if any(token.tag_ in FINITE and token.pos_ in {"VERB", "AUX"} for token in words):
        return None
    role = roles().get(before.lower_) or roles().get(before.lemma_.lower())
    plural = before.tag_ in {"NNS", "NNPS"} or before.lower_ == "police"
    if role is None or plural == verb.lower_.endswith("s"):
        return None
    found = by_words(reading, [token for token in words if token.i >= verb.i and not token.is_space], before)
    return None if found is None else found.moved(rule="verb-obj")


def _closing(reading: Reading, verb: Token, word: ReportingWord) -> Candidate | None:
    """What stands before a comma and who estimates it at the end of a sentence: ", the chamber estimates."."""
    doc, sentence = reading.doc, reading.sentence_of(verb)
    behind = doc[verb.i + 1]
    ends = behind.text == "." and verb.i + 2 >= sentence.end and verb.tag_ == "NNS" and "paren" in word.frames
    if not ends or reading.quoted(verb) or verb.nbor(-1).pos_ not in {"NOUN", "PROPN"}:
        return None
    comma = next((i for i in range(verb.i - 1, max(verb.i - _LONGEST_SOURCE - 1, 0), -1) if doc[i].text == ","), 0)
    if comma - sentence.start < _SHORTEST_CONTENT or doc[comma + 1].tag_ not in {"DT", "PRP$", "NNP"}:
        return None
    found = candidate_of(reading, verb, verb.nbor(-1), sentence.start, comma, "preposed")
    return found.moved(source=Source(verb.i - 1, reading.span(comma + 1, verb.i)))


def by_words(reading: Reading, words: list[Token], source: Token) -> Candidate | None:
    """What a verb reports up to the next comma, "as" or "amid", whatever the parse.

    Args:
        reading: The document.
        words: The verb and the words behind it.
        source: The head of who says it.
    """
    if len(words) == 1:
        return None
    verb, following = words[0], words[1]
    lemma = verb_lemma(verb.lower_)
    word = reporting_verbs().get(f"{lemma}_{following.lower_}")
    rest = words[1:] if word is None else words[2:]
    word = word or reporting_verbs().get(lemma)
    if word is None or not rest:
        return None
    if rest[0].lower_ in PREPOSITIONS & word.frames:
        rest = rest[1:]
    elif word.frames.isdisjoint({"obj", "clause"}) or not (rest[0].pos_ in _TAKERS or rest[0].is_quote):
        return None
    last = next((token for token in rest if token.lower_ in _MEANWHILE or token.text == ","), None)
    if not rest or last is rest[0]:
        return None
    return candidate_of(reading, verb, source, rest[0].i, rest[-1].i + 1 if last is None else last.i)


def candidate_of(
    reading: Reading, verb: Token, source: Token, start: int, end: int, rule: str = "headline"
) -> Candidate:
    """What a verb reports from one token up to another."""
    content = stripped(reading.text, reading.span(start, end).start, reading.span(start, end).end)
    return Candidate(
        content=(content,),
        cue=reading.span(verb.i, verb.i + 1),
        cue_token=verb.i,
        source=phrase(reading, source),
        rule=rule,
    )
