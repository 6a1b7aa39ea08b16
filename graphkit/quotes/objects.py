"""What the object of a reporting verb is: who is spoken of, who tells it, a word for what was said."""

from __future__ import annotations

from graphkit.gazetteer import roles
from graphkit.quotes.lexicon import reporting_nouns, verb_lemma
from graphkit.quotes.sources import DOCUMENTS, agent, own_subject, subject
from graphkit.tokens import Token

__all__ = ["has_teller", "is_person", "is_source", "said_clause"]

_INFORMANTS = frozenset("people person source official insider witness resident diplomat aide data figure".split())
"""Nouns for those from whom something is known."""


def is_person(noun: Token, end: int) -> bool:
    """Whether a noun is a person, and not one who does something: "recalled Roe talking about it"."""
    if any(child.tag_ == "VBG" for child in noun.rights) or noun.doc[min(end, len(noun.doc) - 1)].tag_ == "VBG":
        return False
    role = roles().get(noun.lower_) or roles().get(noun.lemma_.lower())
    return noun.ent_type_ == "PERSON" or (role is not None and role.label == "PERSON")


def is_source(noun: Token, end: int) -> bool:
    """Whether a noun is who or what something is known from: "two officials", "a letter by Ada Roe"."""
    lemma = noun.lemma_.lower()
    return lemma in _INFORMANTS or lemma in DOCUMENTS or noun.ent_type_ == "ORG" or is_person(noun, end)


def said_clause(noun: Token) -> int:
    """Where the clause of a reporting noun begins, 0 if it has none: "repeated his warning that ..."."""
    if noun.lemma_.lower() not in reporting_nouns():
        return 0
    for child in noun.rights:
        mark = next((left for left in child.lefts if left.lower_ == "that" and left.dep_ == "mark"), None)
        if mark is not None and child.dep_ != "acl:relcl":
            return mark.i + 1
    return 0


def has_teller(verb: Token) -> bool:
    """Whether the clause behind a noun has a subject of its own: not "the suspect, identified as Roe"."""
    told = agent(verb) is not None and verb_lemma(verb.lower_) != "identify"
    return told or own_subject(verb) is not None or (verb.tag_ == "VBD" and subject(verb) != verb.head)
