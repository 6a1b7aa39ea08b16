"""Translates a ClearNLP parse, as ``en_core_web_*`` makes it, into the Universal Dependencies scheme the stages read.

Only what the stages ask for is translated: labels of subjects, objects and clauses; prepositions, which govern their
noun in ClearNLP ("said in(prep) Paris(pobj)") and mark it in UD ("said Paris(obl) in(case)"); and the copula, which
heads its clause there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["to_universal"]

_BE = frozenset("be is are was were been being am 's ’s 're ’re".split())

_CLEAR_NLP = ("pobj", "dobj", "nsubjpass", "auxpass", "relcl", "poss", "prep")
"""Labels that only ClearNLP has."""

_RENAMED = {
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "auxpass": "aux:pass",
    "dobj": "obj",
    "dative": "iobj",
    "poss": "nmod:poss",
    "relcl": "acl:relcl",
    "prt": "compound:prt",
    "neg": "advmod",
    "nn": "compound",
    "pcomp": "advcl",
    "npadvmod": "obl:unmarked",
    "intj": "discourse",
    "attr": "xcomp",
    "oprd": "xcomp",
    "acomp": "xcomp",
    "preconj": "cc:preconj",
    "predet": "det:predet",
    "quantmod": "advmod",
}


def to_universal(doc: Doc) -> None:
    """Rewrite heads and labels of ``doc`` in place; a parse that is universal already is left as it is."""
    strings = doc.vocab.strings
    if {strings[label] for label in _CLEAR_NLP}.isdisjoint(doc.to_array("DEP").tolist()):
        return
    for token in doc:
        if token.dep_ == "pobj":
            _turn_preposition(token)
    for token in doc:
        if token.dep_ == "attr" and token.head.lower_ in _BE:
            _turn_copula(token)
    for token in doc:
        token.dep_ = _RENAMED.get(token.dep_, token.dep_)


def _turn_preposition(noun: Token) -> None:
    """Hang the noun where its preposition hung, and the preposition below the noun."""
    preposition = noun.head
    if preposition.dep_ not in {"prep", "agent", "dative"} or preposition.head == preposition:
        return
    governor, agent = preposition.head, preposition.dep_ == "agent"
    verbal = governor.pos_ in {"VERB", "AUX", "ADJ", "ADV"}
    noun.head = governor
    noun.dep_ = "obl:agent" if agent else "obl" if verbal else "nmod"
    preposition.head = noun
    preposition.dep_ = "case"


def _turn_copula(predicate: Token) -> None:
    """Make the predicate the head of its clause and "be" its copula: "Lavrov is the minister"."""
    be = predicate.head
    others = [child for child in be.children if child.i != predicate.i]
    governor, label = be.head, be.dep_
    predicate.head = predicate if governor.i == be.i else governor
    predicate.dep_ = label
    be.head = predicate
    be.dep_ = "cop"
    for child in others:
        child.head = predicate
