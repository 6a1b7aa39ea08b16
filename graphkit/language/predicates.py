"""Verbs that the tagger took for participles or nouns: "Ada Roe, the mayor, called on Peru" has no other verb."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from graphkit.tokens import FINITE

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

__all__ = ["find_predicates"]

_NOMINAL = frozenset({"NOUN", "PROPN"})

_SAYING = frozenset("add argue claim insist say suggest".split())
"""Verbs without an object that does something: "saying the documents spoke"."""

_TELLING = frozenset("advise assure convince inform notify persuade promise remind show tell warn".split())
"""Verbs with an object that is told a clause: "told his wife that"."""


def find_predicates(doc: Doc) -> None:
    """Make verbs of what the tagger took for participles and nouns, in place, and give verbs and nouns what is theirs.

    The participle or infinitive with a subject of its own, the participle behind a name and a comma in a sentence that
    has no verb, one of two before "but", and "shot back". An inserted verb gets the
    subject right before it, a noun the clause right behind it.

    Args:
        doc: A parsed document in the universal scheme.
    """
    strings = doc.vocab.strings
    heads, parts, tags, labels, words = doc.to_array(["HEAD", "POS", "TAG", "DEP", "LOWER"]).T
    for i in np.flatnonzero((words == strings["shot"]) & (tags == strings["NN"])).tolist():
        _answer(doc[i])
    for i in np.flatnonzero(((tags == strings["VBN"]) | (tags == strings["VB"])) & (heads == 0)).tolist():
        _finite(doc[i])
    for place in ("nsubj", "obj"):
        filled = [doc[i] for i in np.flatnonzero(labels == strings[place]).tolist()]
        for first, second in pairwise(filled):
            if first.head == second.head and first.right_edge.i + 1 == second.left_edge.i:
                _one_of_two(first, second)
    inserted = (labels == strings["parataxis"]) | (labels == strings["conj"])
    for i in np.flatnonzero(inserted & (parts == strings["VERB"])).tolist():
        _subject_from_aside(doc[i])
    for i in np.flatnonzero(
        ((tags == strings["VBN"]) | (tags == strings["VBD"])) & (labels == strings["acl"])
    ).tolist():
        if i and doc[i - 1].text == ",":
            _part_from_another(doc[i])
    for i in np.flatnonzero((tags == strings["VBN"]) & (labels == strings["xcomp"])).tolist():
        _clause_with_subject(doc[i])
    for i in np.flatnonzero((tags == strings["VBN"]) & (labels == strings["conj"])).tolist():
        _second_act(doc[i])
    for i in np.flatnonzero((parts == strings["PROPN"]) & (labels == strings["appos"])).tolist():
        _name_of_subject(doc[i])
    for i in np.flatnonzero((tags == strings["NNS"]) & (labels == strings["xcomp"])).tolist():
        _noun_behind_to(doc[i])
    for i in np.flatnonzero((labels == strings["ccomp"]) & (parts == strings["NOUN"])).tolist():
        _second_object(doc[i])
    for i in np.flatnonzero((labels == strings["mark"]) & (words == strings["that"])).tolist():
        _clause_of_noun(doc[i])
    roots = np.flatnonzero((heads == 0) & (parts == strings["PROPN"])).tolist()
    for name in [doc[i] for i in roots]:
        sentence = name.sent
        verb = next((token for token in sentence if _may_be_finite(token, sentence)), None)
        if verb is None or any(token.tag_ in FINITE for token in sentence):
            continue
        verb.tag_, verb.dep_ = "VBD", "ROOT"
        verb.head = verb
        name.head, name.dep_ = verb, "nsubj"


def _finite(verb: Token) -> None:
    """Make a finite verb of what has a subject and no auxiliary: "Ada Roe, 61, called on Peru", "They choose"."""
    labels = {child.dep_ for child in verb.children}
    if "nsubj" in labels and not any(label.startswith("aux") or label == "mark" for label in labels):
        verb.tag_ = "VBD" if verb.tag_ == "VBN" else "VBP"


def _subject_from_aside(verb: Token) -> None:
    """Give an inserted verb its subject: in "Peru freed Ada Roe, state media said" the media are no name for Roe."""
    labels = {child.dep_ for child in verb.children}
    own = "cc" in labels or any(label.startswith(("nsubj", "aux")) for label in labels)
    if verb.i < 2 or own or not (verb.tag_ in FINITE or verb.tag_ == "VBN"):
        return
    last = verb.nbor(-2) if verb.nbor(-1).text == "," else verb.nbor(-1)
    named, above = None, last
    while above.head.i < above.i:
        if above.dep_ == "appos":
            named = above
        above = above.head
    if named is None or named.left_edge.i < 2 or named.pos_ not in _NOMINAL:
        return
    if "," in {named.left_edge.text, named.left_edge.nbor(-1).text}:
        named.head, named.dep_ = verb, "nsubj"
        if verb.tag_ == "VBN":
            verb.tag_ = "VBD"


def _one_of_two(first: Token, second: Token) -> None:
    """Make one of two subjects or objects side by side: "the site European Pravda", "the old claims office".

    Each word is given its head by itself, so that two may fill one place.
    """
    before = {child.dep_ for child in second.lefts}
    if "punct" in before and "det" in before and second.dep_ == "nsubj":
        second.head, second.dep_ = first, "appos"  # "Peru - a country of 34 million - said"
    if first.pos_ == "PRON" or not before.isdisjoint({"det", "nmod:poss", "case", "punct"}):
        return  # "called it fraud"
    if second.pos_ == "PROPN":
        second.head, second.dep_ = first, "flat" if first.pos_ == "PROPN" else "appos"
        return
    for child in list(first.children):
        child.head = second
    first.head, first.dep_ = second, "compound"


def _clause_with_subject(verb: Token) -> None:
    """Make a clause of what follows a verb of saying: "saying the documents spoke for themselves"."""
    said, subject = verb.head, next((child for child in verb.head.rights if child.dep_ == "obj"), None)
    if said.lemma_ not in _SAYING or subject is None or subject.right_edge.i + 1 != verb.left_edge.i:
        return
    verb.tag_, verb.dep_ = "VBD", "ccomp"
    subject.head, subject.dep_ = verb, "nsubj"


def _second_act(verb: Token) -> None:
    """Make a second act of a past tense beside an infinitive: "urged Roe to stay and left for the airport"."""
    first = verb.head
    bare = not any(child.dep_.startswith(("aux", "nsubj")) for child in verb.children)
    if first.tag_ == "VB" and first.dep_ == "xcomp" and first.head.tag_ == "VBD" and bare:
        verb.tag_, verb.head = "VBD", first.head


def _name_of_subject(name: Token) -> None:
    """Give a name between commas before a verb to its subject: "the wing of the CDU, the Junge Union, threatened"."""
    owner = name.head
    subject, end = owner.head, name.right_edge.i + (name.right_edge.text != ",") + 1
    between = owner.dep_ == "nmod" and owner.pos_ == "PROPN" and subject.dep_ == "nsubj" and subject.pos_ == "NOUN"
    if between and end < len(name.doc) and name.doc[end] == subject.head and name.doc[end - 1].text == ",":
        name.head = subject


def _noun_behind_to(noun: Token) -> None:
    """Make nouns of plurals taken for infinitives: "responding to claims by Ada Roe that Peru lied"."""
    to = noun.nbor(-1) if noun.i else noun
    if to.head == noun and to.tag_ == "TO":
        to.tag_, to.pos_, to.dep_, noun.pos_, noun.dep_ = "IN", "ADP", "case", "NOUN", "obl"
        for child in noun.rights:
            child.dep_ = {"ccomp": "acl", "obl": "nmod"}.get(child.dep_, child.dep_)


def _second_object(noun: Token) -> None:
    """Make an object of a noun that is no clause: "told the children the truth about Peru"."""
    bare = not any(child.dep_.startswith(("nsubj", "cop", "aux", "mark")) for child in noun.children)
    if bare and noun.head.i < noun.i and any(child.dep_ == "iobj" for child in noun.head.rights):
        noun.dep_ = "obj"


def _clause_of_noun(that: Token) -> None:
    """Give an owned noun the clause that the parser hung on the verb: "repeated his warning that Peru would pay"."""
    clause, noun = that.head, that.nbor(-1) if that.i else that
    taken = clause.dep_ == "ccomp" and noun.dep_ == "obj" and noun.head == clause.head
    if taken and any(c.dep_ == "nmod:poss" for c in noun.lefts) and noun.head.lemma_ not in _TELLING:
        clause.head, clause.dep_ = noun, "acl"


def _part_from_another(verb: Token) -> None:
    """Give two who are joined by "but" a verb each: "Ada Roe, the mayor, called for calm, but Jon Poe, 61, refused".

    The parser reads a participle behind the first, and the second's verb as the first's, with or without the second
    as another subject.
    """
    subject, root = verb.head, verb.head.head
    if subject.dep_ != "nsubj" or root.dep_ != "ROOT" or root.tag_ not in FINITE or not subject.i < verb.i < root.i:
        return
    but = next((token for token in verb.doc[verb.i : root.i] if token.lower_ == "but" and token.dep_ == "cc"), None)
    if but is None or but.nbor(-1).text != ",":
        return
    joined = [but.head] if but.head.dep_ == "conj" else [child for child in root.lefts if child.dep_ == "nsubj"]
    other = next((token for token in joined if but.i < token.i < root.i), None)
    if other is None:
        return
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
