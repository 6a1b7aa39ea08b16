"""Subjects by position, for where the parse has none: the nominal beside the verb, whatever hangs on what."""

from __future__ import annotations

import itertools

from graphkit.quotes.lexicon import reporting_verbs, verb_lemma
from graphkit.quotes.sources import TIME_WORDS, name_head, own_subject, resolved, top
from graphkit.tokens import FINITE, Token

__all__ = [
    "behind_conjunction",
    "inverted",
    "left_subject",
    "main_subject",
    "past_apposition",
    "reporting_hearer",
    "shared_subject",
    "with_subject",
]

_COMMAS = frozenset({",", "—", "–", "--"})
_CLAUSAL = FINITE | {"WP", "WP$", "WDT"}


_TELLING = frozenset({"tell", "inform", "remind", "notify", "assure", "reassure"})
"""Verbs that whoever is told stands behind."""


def left_subject(verb: Token) -> Token | None:
    """A subject by position, where the parse has none: the nominal before the verb, or after it if inverted."""
    if not _follows(verb):
        found = _subject_before(verb)
        if found is not None:
            return found
    return None if reporting_hearer(verb) else _subject_after(verb)


def with_subject(verb: Token) -> Token | None:
    """The subject of a participle after "with": "with Trump telling him", whatever the parse."""
    doc = verb.doc
    before = doc[verb.i - 1] if verb.i > 1 else verb
    if verb.tag_ != "VBG" or before.pos_ not in {"PROPN", "NOUN", "PRON"}:
        return None
    for position in range(verb.i - 2, max(verb.i - 6, -1), -1):
        if doc[position].lower_ == "with":
            return before
        if doc[position].is_punct or doc[position].pos_ in {"VERB", "AUX", "ADP"}:
            return None
    return None


def main_subject(verb: Token, start: int) -> Token | None:
    """The subject of the clause a participle is added to: "Mentzen hit back at the journalist, accusing him of ..."."""
    doc = verb.doc
    for position in range(start, verb.i):
        token = doc[position]
        if token.pos_ == "VERB" and (token.tag_ in FINITE or token.tag_ == "VBN") and token.dep_ != "acl:relcl":
            own = own_subject(token)
            if own is not None and own.i < token.i:
                return resolved(own, token)
    return None


def _follows(verb: Token) -> bool:
    """Whether a noun phrase follows a verb that a comma sets off: "..., said the minister"."""
    doc = verb.doc
    if not verb.i or verb.i + 1 >= len(doc) or doc[verb.i - 1].text != ",":
        return False
    return doc[verb.i + 1].pos_ in {"DET", "PROPN", "ADJ", "NOUN"}


def _subject_before(verb: Token) -> Token | None:
    doc = verb.doc
    start = verb.sent.start
    for position in range(verb.i - 1, max(verb.i - 5, start - 1), -1):
        token = doc[position]
        if token.pos_ == "CCONJ":
            return shared_subject(verb, start)
        if token.text in {",", "—", "–", ")"}:
            return _before_apposition(verb, position)
        if token.lower_ in TIME_WORDS:
            continue
        if token.text[0].isupper() and token.tag_ in FINITE and doc[position - 1].pos_ == "PROPN":
            return doc[position - 1]  # a surname that the tagger took for a verb: "Doug Ducey called"
        if position == start and token.text[0].isupper() and token.pos_ in {"ADV", "ADJ", "VERB", "X"}:
            return token  # a rare surname that the tagger took for an adverb: "Jolly said"
        if token.pos_ in {"PROPN", "PRON", "NOUN"}:
            return top(token, verb)
        if token.pos_ not in {"AUX", "ADV", "PART"}:
            break
    return None


def _subject_after(verb: Token) -> Token | None:
    doc = verb.doc
    for position in range(verb.i + 1, min(verb.i + 9, verb.sent.stop)):
        token = doc[position]
        if token.pos_ in {"PROPN", "NOUN", "PRON"} and token.lower_ not in TIME_WORDS:
            return top(token, verb)
        if token.pos_ not in {"DET", "ADJ", "ADV", "NUM", "PUNCT", "AUX"} or token.text in {",", ":"}:
            break
    return None


def _before_apposition(verb: Token, comma: int) -> Token | None:
    """The subject before a loose apposition: "Patch, a former director, said"."""
    doc = verb.doc
    opening = "(" if doc[comma].text == ")" else doc[comma].text
    start = verb.sent.start
    for position in range(comma - 1, max(comma - 25, start), -1):
        token = doc[position]
        before = doc[position - 1]
        if token.text == opening and (before.pos_ in {"NOUN", "PROPN", "PRON"} or before.text[0].isupper()):
            return name_head(before) if before.pos_ == "PROPN" else top(before, verb)
        subordinate = any(c.tag_ in {"WP", "WDT"} or c.pos_ == "SCONJ" for c in token.lefts)
        relative = doc[position - 1].tag_ in {"WP", "WDT"}  # "Mentzen, who is running for president, had called"
        if token.tag_ in FINITE and not subordinate and not relative and opening != "(":
            return None
    return None


def past_apposition(verb: Token, found: Token | None) -> Token | None:
    """The person named before or in an apposition between commas, where the parse has another subject or none.

    Args:
        verb: A finite verb: "Ana Ruiz, a former diplomat, said"; "asked for the plan, its author, Ana Ruiz, replied".
        found: Its subject by the parse.
    """
    doc = verb.doc
    start = verb.sent.start
    closing = verb.i - 1
    while closing > start and doc[closing].pos_ in {"AUX", "ADV", "PART"}:
        closing -= 1
    if doc[closing].text != ",":
        return found
    opening = next((i for i in range(closing - 1, max(closing - 25, start), -1) if doc[i].text == ","), 0)
    inside = doc[opening + 1 : closing]
    if not opening or not len(inside) or verb.tag_ == "VBG":
        return found
    before = doc[opening - 1]
    first = next((token for token in inside if token.tag_ in _CLAUSAL), None)
    if first is not None and first.tag_ in FINITE:
        return found  # no apposition: a clause of its own
    if first is not None and first != inside[0] and not (found is None and before.ent_type_ == "PERSON"):
        return found  # "Ada Roe, an expert who has helped the bank, said", where the parser lost who said it
    if all(token.pos_ == "PROPN" for token in inside) and inside[0].ent_type_ == "PERSON":
        told = found is not None and found.pos_ != "NOUN" and found == own_subject(verb)
        return found if told else name_head(inside[-1])
    if before.pos_ == "PROPN" and before.ent_type_ == "PERSON" and (found is None or opening < found.i < closing):
        return name_head(before)
    return found


def shared_subject(verb: Token, start: int) -> Token | None:
    """The subject of the verb before "and": "criticized the policy and said ..."."""
    for position in range(verb.i - 2, start - 1, -1):
        token = verb.doc[position]
        if token.tag_ == verb.tag_ and token.pos_ == "VERB":
            own = own_subject(token)
            if own is not None:
                return resolved(own, token)
    return None


def reporting_hearer(verb: Token) -> bool:
    """Whether the noun after the verb is who is spoken to ("told reporters"), not who speaks ("said Lavrov")."""
    word = reporting_verbs().get(verb_lemma(verb.lower_))
    return word is not None and "hearer" in word.frames


def inverted(verb: Token, end: int) -> bool:
    """Whether the source follows the verb up to the end of the clause: "..., noted the document."."""
    doc = verb.doc
    if doc[verb.i - 1].text not in _COMMAS or verb.tag_ not in {"VBD", "VBZ", "VBP"}:
        return False
    if verb_lemma(verb.lower_) in _TELLING:
        return False
    own = own_subject(verb)
    if any(child.dep_ == "nsubj" for child in verb.rights):
        own = None  # two subjects: "Norstat, which builds ships, has yet to see a loss, said Ada Roe"
    if own is not None and own.i < verb.i and any(token.text in _COMMAS for token in doc[own.i : verb.i - 1]):
        return False  # "Lucia Moreno, a lawmaker, accused the bank of fraud"
    apart = own is not None and own.i + 2 < verb.i  # not in "The law, says Ada Roe, must go"
    if own is not None and apart and own.i < verb.i and any(child.dep_ == "obj" for child in verb.rights):
        return False  # "The deputy minister, Lucia Moreno, revealed the death toll"
    nominal = False
    for position in range(verb.i + 1, min(end, verb.i + 16)):
        token = doc[position]
        if token.text in {".", ",", "—", "–"} or token.is_space:
            break
        finite = token.tag_ in FINITE and not token.ent_type_  # not in "says Human Rights Watch"
        if finite or token.lower_ in {"that", "to", "whether"} or token.text in {":", "“", '"'}:
            return token.lower_ in {"who", "which"} and nominal
        nominal = nominal or token.pos_ in {"NOUN", "PROPN"}
    return nominal


_WHEN = frozenset("after as because before once since though until when while".split())
"""Words with which a clause begins that tells when or why."""


def behind_conjunction(verb: Token, found: Token) -> Token | None:
    """Who says it in "Amsel rose after its chief Ada Roe said", where the parse joins the verb to "rose"."""
    doc, last = verb.doc, verb.i - 1
    if verb.dep_ != "conj" or found.i >= verb.head.i or verb.head.i >= last or doc[last].ent_type_ != "PERSON":
        return None
    between = doc[verb.head.i + 1 : verb.i]
    if any(token.text == "," or token.pos_ == "CCONJ" or token.tag_ in FINITE for token in between):
        return None
    if not any(token.lower_ in _WHEN for token in between):
        return None
    name = list(itertools.takewhile(lambda token: token.ent_type_ == "PERSON", reversed(between)))
    return next((token for token in name if token.head not in name), doc[last])
