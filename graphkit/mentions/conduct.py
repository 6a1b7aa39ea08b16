"""What only bodies do, or are said to be: a name that sounds like a town's or a person's is a firm's or a club's."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from graphkit.gazetteer import cities
from graphkit.mentions.candidates import Candidate

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from graphkit.wording import Wording

__all__ = ["deals", "is_example_of_bodies", "plays", "reports"]

_DEALING = frozenset(
    "buy sell sign hire employ manufacture import export own operate present launch acquire publish broadcast invest "
    "supply lend insure merge patent release unveil sponsor recruit lay outsource".split()
)
"""Verbs of firms, clubs and outlets, and seldom of towns."""

_BODIES = frozenset(
    "brand company firm retailer manufacturer carmaker bank lender airline insurer newspaper outlet broadcaster club "
    "party label chain startup".split()
)
"""Lemmas of nouns whose examples are bodies, whatever they are called."""

_NEAR = 3
"""Words from such a noun to the first of the names behind it."""

_PLAYING = frozenset("meet face beat defeat thrash host play edge stun eliminate".split())
"""Verbs of what clubs do to each other."""


def deals(doc: Doc, wording: Wording, candidate: Candidate) -> bool:
    """Whether an unknown place does what firms and clubs do: "Lindale has bought", "an interview with Notivoz"."""
    if wording.of(candidate.start, candidate.end) in cities():
        return False
    head = doc[wording.root(candidate.start, candidate.end)]
    if head.head.pos_ == "VERB" and head.head.lemma_ in _DEALING:
        by = any(c.dep_ == "case" and c.lower_ == "by" for c in head.children)
        return head.dep_ == "nsubj" or by
    if head.head.lemma_ == "tell" and head.head.pos_ == "VERB" and head.dep_ in {"obj", "iobj"}:
        return True  # "she told Notivoz"
    behind = wording.lower[candidate.start - 1] if candidate.start else ""
    return head.dep_ == "nmod" and head.head.lemma_ == "interview" and behind in {"with", "to"}


def plays(doc: Doc, wording: Wording, candidate: Candidate, bodies: Collection[int]) -> bool:
    """Whether an unknown place plays against a body, and so is a club: "Racing Ribeira meet Inter do Vale"."""
    if wording.of(candidate.start, candidate.end) in cities():
        return False
    head = doc[wording.root(candidate.start, candidate.end)]
    if head.head.lemma_ not in _PLAYING or head.dep_ not in {"nsubj", "obj"}:
        return False
    return any(c.i in bodies for c in head.head.children if c.dep_ in {"nsubj", "obj"} and c != head)


def reports(doc: Doc, wording: Wording, candidate: Candidate) -> bool:
    """Whether an outlet is given as the source at the end of a sentence: "The port is closed, Notivoz reported."."""
    head = doc[wording.root(candidate.start, candidate.end)]
    verb = head.head
    if head.dep_ != "nsubj" or verb.lemma_ != "report" or verb.i != candidate.end:
        return False
    return verb.i + 1 >= len(doc) or doc[verb.i + 1].text in {".", "\n"} or bool(doc[verb.i + 1].is_sent_start)


def is_example_of_bodies(doc: Doc, wording: Wording, candidate: Candidate) -> bool:
    """Whether a list of firms or outlets has a name in it: "brands such as Ada Roe", "the companies Roe and Poe"."""
    head = doc[wording.root(candidate.start, candidate.end)]
    while head.dep_ == "conj" and not any(c.dep_ == "case" for c in head.children):
        head = head.head
    several = [
        c for c in (head.head, *head.children) if c.tag_ == "NNS" and c.lemma_.lower() in _BODIES and c.i < head.i
    ]
    beside = head.dep_ in {"appos", "flat", "compound"} and head.head in several and head.i - head.head.i <= _NEAR
    led = any(c.dep_ == "case" and c.lower_ in {"such", "as", "including", "like"} for c in head.children)
    return bool(several) and (beside or (led and head.head in several) or any(c.head == head for c in several))
