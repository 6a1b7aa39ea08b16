"""Verbs that the tagger took for participles: "Ada Roe, the mayor, called on Peru to act" has no other verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

__all__ = ["find_predicates"]

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def find_predicates(doc: Doc) -> None:
    """Make the participle behind a name and a comma the verb of a sentence that has none, in place.

    Args:
        doc: A parsed document in the universal scheme.
    """
    for shot in [token for token in doc if token.lower_ == "shot" and token.tag_ == "NN"]:
        _answer(shot)
    columns = doc.to_array(["HEAD", "POS"])
    roots = np.flatnonzero((columns[:, 0] == 0) & (columns[:, 1] == doc.vocab.strings["PROPN"])).tolist()
    for name in [doc[i] for i in roots]:
        sentence = name.sent
        verb = next((token for token in sentence if _may_be_finite(token, sentence)), None)
        if verb is None or any(token.tag_ in _FINITE for token in sentence):
            continue
        verb.tag_, verb.dep_ = "VBD", "ROOT"
        verb.head = verb
        name.head, name.dep_ = verb, "nsubj"


def _answer(shot: Token) -> None:
    """Make "shot" behind a name the verb that it is before "back": "Ada Roe shot back"."""
    doc, before = shot.doc, shot.i - 1
    if shot.i + 1 == len(doc) or doc[shot.i + 1].lower_ != "back" or before < 0 or doc[before].pos_ != "PROPN":
        return
    shot.tag_, shot.pos_ = "VBD", "VERB"
    for name in shot.lefts:
        if name.dep_ == "compound" and name.pos_ == "PROPN":
            name.dep_ = "nsubj"


def _may_be_finite(token: Token, sentence: Span) -> bool:
    """Whether a participle stands behind a comma and something before it, without an auxiliary."""
    return (
        token.tag_ == "VBN"
        and token.dep_ == "acl"
        and token.i > sentence.start + 2
        and token.nbor(-1).text == ","
        and not any(child.dep_.startswith("aux") for child in token.children)
    )
