"""Verbs that the tagger took for participles or nouns: "Ada Roe, the mayor, called on Peru" has no other verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from graphkit.tokens import FINITE

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

__all__ = ["find_predicates"]


def find_predicates(doc: Doc) -> None:
    """Make verbs of what the tagger took for participles and nouns, in place.

    The participle behind a name and a comma in a sentence that has no verb, one of two before "but", and "shot back".

    Args:
        doc: A parsed document in the universal scheme.
    """
    strings = doc.vocab.strings
    heads, parts, tags, labels, words = doc.to_array(["HEAD", "POS", "TAG", "DEP", "LOWER"]).T
    for i in np.flatnonzero((words == strings["shot"]) & (tags == strings["NN"])).tolist():
        _answer(doc[i])
    for i in np.flatnonzero((tags == strings["VBN"]) & (labels == strings["acl"])).tolist():
        if i and doc[i - 1].text == ",":
            _part_from_another(doc[i])
    roots = np.flatnonzero((heads == 0) & (parts == strings["PROPN"])).tolist()
    for name in [doc[i] for i in roots]:
        sentence = name.sent
        verb = next((token for token in sentence if _may_be_finite(token, sentence)), None)
        if verb is None or any(token.tag_ in FINITE for token in sentence):
            continue
        verb.tag_, verb.dep_ = "VBD", "ROOT"
        verb.head = verb
        name.head, name.dep_ = verb, "nsubj"


def _part_from_another(verb: Token) -> None:
    """Give two who are joined by "but" a verb each: "Ada Roe, the mayor, called for calm, but Jon Poe, 61, refused".

    The parser reads a participle behind the first, and the second's verb as the first's.
    """
    subject, root = verb.head, verb.head.head
    if subject.dep_ != "nsubj" or root.dep_ != "ROOT" or root.tag_ not in FINITE or not subject.i < verb.i < root.i:
        return
    but = next((token for token in verb.doc[verb.i : root.i] if token.lower_ == "but" and token.dep_ == "cc"), None)
    if but is None or but.nbor(-1).text != "," or but.head.dep_ != "conj" or not but.head.i < root.i:
        return
    other = but.head
    verb.tag_, verb.dep_, verb.head = "VBD", "ROOT", verb
    subject.head = verb
    root.dep_, root.head = "conj", verb
    other.dep_, other.head, but.head = "nsubj", root, root


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
