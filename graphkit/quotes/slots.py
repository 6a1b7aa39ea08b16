"""The right dependents of a reporting verb that may hold what was said, each with what kind it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graphkit.quotes.lexicon import verb_lemma
from graphkit.quotes.sources import TIME_WORDS, base
from graphkit.tokens import Token

__all__ = ["PREPOSITIONS", "VOICING", "Slot", "slots"]

PREPOSITIONS = frozenset("of for as on to about against with at upon that".split())
"""What leads to a dependent that may hold content."""

VOICING = frozenset({"express", "voice", "convey"})
"""Verbs of which a feeling is the object: "expressed to Roe his concern"."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One dependent.

    Attributes:
        kind: What it is: "clause", "inf", "obj", a preposition; with "~" before it where it hangs on the object.
        token: Its head.
        start: First token, what leads to it left out.
        end: One past the last token.
    """

    kind: str
    token: Token
    start: int
    end: int


def slots(verb: Token) -> Iterator[Slot]:
    """The right dependents that may hold content, in order, each with what kind it is."""
    for child in verb.rights:
        label = base(child.dep_)
        start, end = child.left_edge.i, child.right_edge.i + 1
        if start < verb.i:
            continue
        marks = [mark for mark in child.lefts if base(mark.dep_) in {"mark", "case"}]
        lead = marks[0].lower_ if marks else ""
        if label in {"ccomp", "xcomp", "advcl"}:
            kind = _clause_kind(child, label, lead)
            if kind:
                yield Slot(kind, child, start + (kind == "to"), end)
        elif label in {"obj", "iobj"} and child.lower_ not in TIME_WORDS:
            yield Slot("obj", child, start, end)
            yield from _inside(child)
        elif label == "obl" and lead == "to" and verb_lemma(verb.lower_) in VOICING:
            yield from _voiced_behind(child, end)
        elif label == "obl" and lead in PREPOSITIONS and child.lower_ not in TIME_WORDS:
            yield Slot(lead, child, marks[0].i + 1, end)
        elif label == "obl" and not lead and child.pos_ == "NOUN" and verb_lemma(verb.lower_) in VOICING:
            yield Slot("obj", child, start, end)  # "expressed to the president his concern about ..."
        elif label == "parataxis" and start > verb.i + 1 and verb.doc[start - 1].text in {":", ","}:
            yield Slot("clause", child, start, end)


def _voiced_behind(hearer: Token, end: int) -> Iterator[Slot]:
    """What is voiced, where the parser hung it on whom it is told: "expressed to Prime Minister Roe his concern"."""
    own = next((token for token in hearer.doc[hearer.i + 1 : end] if token.tag_ == "PRP$"), None)
    if own is not None and not any(child.dep_ == "case" for child in own.head.lefts):
        yield Slot("obj", own.head, own.i, end)  # not "conveyed to the leader of her party that"


def _clause_kind(child: Token, label: str, lead: str) -> str:
    if lead == "to" and child.doc[child.left_edge.i + 1].tag_ == "VBG":
        return "to"  # "confessed to being recruited"
    if lead == "to" and child.pos_ in {"VERB", "AUX"}:
        return "inf"
    if any(mark.lower_ == "to" and mark.tag_ == "TO" for mark in child.lefts):
        return "inf"
    if label == "advcl":
        return lead if lead in PREPOSITIONS else ""
    if child.tag_ == "VBG" and not any(base(c.dep_) in {"nsubj", "aux"} for c in child.lefts):
        return lead if lead in PREPOSITIONS else "ing"
    if label == "ccomp":
        return "clause"
    if any(base(c.dep_) in {"nsubj", "mark"} for c in child.lefts):
        return lead if lead in PREPOSITIONS - {"that"} else "clause"
    return "small"


def _inside(noun: Token) -> Iterator[Slot]:
    """Complements the parser hung on the object: "accused [the bank of printing money]"."""
    for child in noun.rights:
        marks = [mark for mark in child.lefts if base(mark.dep_) in {"mark", "case"}]
        if not marks or child.i < noun.i:
            continue
        label, lead = base(child.dep_), marks[0].lower_
        if label in {"nmod", "acl"} and lead in PREPOSITIONS - {"to"}:
            yield Slot("~" + lead, child, marks[0].i + 1, child.right_edge.i + 1)
        elif label == "acl" and lead == "to":
            yield Slot("~inf", child, marks[0].i, child.right_edge.i + 1)
        elif label == "nmod" and lead == "to":
            yield Slot("~to", child, marks[0].i + 1, child.right_edge.i + 1)
