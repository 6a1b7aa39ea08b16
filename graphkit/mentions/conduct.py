"""What only bodies do, or are said to be: a name that sounds like a town's or a person's is a firm's or a club's."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from graphkit.gazetteer import BODY_HEADS, HONORIFICS, TRADES, cities, first_names, roles, seats
from graphkit.mentions.candidates import Candidate

if TYPE_CHECKING:
    from graphkit.tokens import Token
    from graphkit.wording import Wording

__all__ = [
    "BODY_WORDS",
    "NAMED_BODIES",
    "deals",
    "is_apposed_to_body",
    "is_described_as_body",
    "is_example_of_bodies",
    "is_told_that",
    "is_workplace",
    "kinds_of_bodies",
    "plays",
    "reports",
    "reports_on",
    "speaks_for_body",
]

BODY_WORDS = frozenset(
    "Inc Ltd Corp Co Group Party Bank University College Institute Foundation Trust Association Club United City "
    "FC Council Motors Airlines Energy Media Press News Post Times Centre Center Hospital School Church".split()
)
"""Last words that tell an organisation, even behind a given name: "Herbert Foundation"."""

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

NAMED_BODIES = _BODIES | frozenset(
    "agency alliance association brewer carrier charity co-operative coalition cooperative federation group "
    "developer maker militia movement network producer refiner start-up supermarket trust union".split()
)
"""Nouns for bodies right behind which the name follows: "the dairy co-operative Amsel"."""

_TELLING = frozenset("tell assure inform warn remind notify advise convince persuade show".split())
"""Verbs of which a body may be told what somebody else does."""

_NEAR = 3
"""Words from such a noun to the first of the names behind it."""

_PERSONAL = frozenset("say tell add call explain warn argue describe think believe point note insist recall".split())
"""Verbs of what somebody does who speaks for a body."""

_LONGEST_DESCRIPTION = 8
"""Words behind a name that a description of it has at most."""

_OF_PLACES = frozenset("capital colony community council government municipality province territory".split())
"""Nouns for bodies that are places as well: "Amsel, the community"."""

_DESCRIBING = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})
_GOES_ON = frozenset("based behind for founded in of that which whose".split())
"""Words with which a description goes on behind its noun: "a company based in Amsel"."""

_PLAYING = frozenset("meet face beat defeat thrash host play edge stun eliminate".split())
"""Verbs of what clubs do to each other."""


def deals(doc: list[Token], wording: Wording, candidate: Candidate) -> bool:
    """Whether an unknown place does what firms and clubs do: "Lindale has bought", "an interview with Notivoz"."""
    name = wording.of(candidate.start, candidate.end)
    if name in cities() or name in seats() or name.endswith((" State", " Province", " Region")):
        return False
    head = doc[wording.root(candidate.start, candidate.end)]
    if head.head.pos_ == "VERB" and head.head.lemma_ in _DEALING:
        by = any(c.dep_ == "case" and c.lower_ == "by" for c in head.children)
        return head.dep_ == "nsubj" or by
    if head.head.lemma_ == "tell" and head.head.pos_ == "VERB" and head.dep_ in {"obj", "iobj"}:
        return True  # "she told Notivoz"
    behind = wording.lower[candidate.start - 1] if candidate.start else ""
    return head.dep_ == "nmod" and head.head.lemma_ == "interview" and behind in {"with", "to"}


def plays(doc: list[Token], wording: Wording, candidate: Candidate, bodies: Collection[int]) -> bool:
    """Whether an unknown place plays against a body, and so is a club: "Racing Ribeira meet Inter do Vale"."""
    if wording.of(candidate.start, candidate.end) in cities():
        return False
    head = doc[wording.root(candidate.start, candidate.end)]
    if head.head.lemma_ not in _PLAYING or head.dep_ not in {"nsubj", "obj"}:
        return False
    return any(c.i in bodies for c in head.head.children if c.dep_ in {"nsubj", "obj"} and c != head)


def reports(doc: list[Token], wording: Wording, candidate: Candidate) -> bool:
    """Whether an outlet is given as the source at the end of a sentence: "The port is closed, Notivoz reported."."""
    root = wording.root(candidate.start, candidate.end)
    if wording.labels[root] != "nsubj" or wording.heads[root] != candidate.end:
        return False
    verb = doc[candidate.end]
    if verb.lemma_ != "report":
        return False
    if verb.i + 1 >= len(doc):
        return True
    following = doc[verb.i + 1]
    return following.text == "." or following.is_space or following.is_sent_start


def reports_on(doc: list[Token], wording: Wording, candidate: Candidate) -> bool:
    """Whether an outlet is the subject of "reported", with no title before it: "after Notivoz reported a recall"."""
    root = wording.root(candidate.start, candidate.end)
    verb = wording.heads[root]
    if wording.labels[root] != "nsubj" or wording.tags[verb] not in {"VBD", "VBZ"} or doc[verb].lemma_ != "report":
        return False
    before = wording.lower[candidate.start - 1].rstrip(".") if candidate.start else ""
    return before == "the" or not (before in roles() or before in HONORIFICS)


def is_described_as_body(wording: Wording, candidate: Candidate) -> bool:
    """Whether commas enclose what kind of body a name is: "Amsel Havens, the dockers' union, backed her"."""
    words, lower, end = wording.words, wording.lower, candidate.end
    if words[candidate.start] in first_names():
        return False
    if words[end : end + 1] != [","] or lower[end + 1 : end + 2] not in (["a"], ["an"], ["the"]):
        return False
    for index in range(end + 2, min(end + _LONGEST_DESCRIPTION, len(words) - 1)):
        if wording.parts[index] not in _DESCRIBING and wording.tags[index] not in {"POS", "HYPH"}:
            return False
        closed = words[index + 1] in {",", "."} or lower[index + 1] in _GOES_ON
        if not closed or wording.tags[index] not in {"NN", "JJ"}:  # "a nonprofit", which is an adjective as well
            continue
        phrases = (wording.of(first, index + 1).lower() for first in range(max(end + 2, index - 2), index + 1))
        role = next((role for phrase in phrases if (role := roles().get(phrase)) is not None), None)
        if role is not None and role.label == "ORG":
            return candidate.label == "PERSON" or lower[index] not in _OF_PLACES
    return False


_STAFF = frozenset(
    "analyst associate broker economist editor employee engineer executive lawyer manager partner professor programmer "
    "researcher scientist staff staffer strategist trader worker".split()
)
"""Lemmas of who works somewhere."""


def is_workplace(doc: list[Token], wording: Wording, candidate: Candidate) -> bool:
    """Whether people work at a name: "analysts at Goodbody"; not at somebody's, "a worker at Roe's mine"."""
    start, end = candidate.start, candidate.end
    if start < 2 or wording.lower[start - 1] != "at" or wording.tags[end : end + 1] == ["POS"]:
        return False
    return doc[start - 2].lemma_.lower() in _STAFF and wording.words[start] not in first_names()


_WHOSE = frozenset({"its", "their", "the", "his", "her", "our", "my", "’s", "'s"})


def is_apposed_to_body(wording: Wording, candidate: Candidate) -> bool:
    """Whether a name stands between commas behind what kind of body it is: "Its operator, Amsel, thanked them"."""
    words, start = wording.words, candidate.start
    if start < 3 or words[start - 1] != "," or words[candidate.end : candidate.end + 1] != [","]:
        return False
    role = roles().get(wording.lower[start - 2])
    return role is not None and role.label == "ORG" and wording.lower[start - 3] in _WHOSE


def is_told_that(doc: list[Token], wording: Wording, candidate: Candidate) -> bool:
    """Whether the body before a name is only told what its bearer does: "He told the court Roe had lied"."""
    if wording.tags[candidate.end : candidate.end + 1] not in (["VBD"], ["VBZ"], ["MD"], ["VBP"]):
        return False
    first = max(wording.sentence(candidate.start)[0], candidate.start - _LONGEST_DESCRIPTION)
    for index in range(candidate.start - 2, first - 1, -1):
        if doc[index].lemma_ in _TELLING:
            return True
        if wording.parts[index] not in _DESCRIBING | {"DET", "PRON"} and wording.tags[index] not in {"POS", "HYPH"}:
            return False
    return False


def speaks_for_body(doc: list[Token], wording: Wording, candidate: Candidate) -> bool:
    """Whether a name of two or three words behind a body's possessive speaks: "Amsel International's Roe Poe said"."""
    if candidate.canonical:
        return False
    words, start = wording.words[candidate.start : candidate.end], candidate.start
    if start < 2 or wording.tags[start - 1] != "POS" or not 2 <= len(words) <= 3 or doc[start - 2].ent_type_ != "ORG":
        return False
    if not all(word.isalpha() and word.istitle() for word in words):
        return False
    head = doc[wording.root(start, candidate.end)]
    speaks = head.dep_ == "nsubj" and head.head.lemma_ in _PERSONAL
    return speaks and (BODY_HEADS | BODY_WORDS | TRADES).isdisjoint(words)


def kinds_of_bodies(doc: list[Token], wording: Wording) -> set[int]:
    """The tokens that are a noun for several bodies: "the companies"."""
    return {i for i, tag in enumerate(wording.tags) if tag == "NNS" and doc[i].lemma_.lower() in _BODIES}


def is_example_of_bodies(doc: list[Token], wording: Wording, candidate: Candidate, kinds: Collection[int]) -> bool:
    """Whether a list of firms or outlets has a name in it: "brands such as Ada Roe", "the companies Roe and Poe".

    Args:
        doc: The analysed document.
        wording: Its words.
        candidate: A name.
        kinds: From ``kinds_of_bodies``.
    """
    head = doc[wording.root(candidate.start, candidate.end)]
    while head.dep_ == "conj" and not any(c.dep_ == "case" for c in head.children):
        head = head.head
    several = [c for c in (head.head, *head.children) if c.i in kinds and c.i < head.i]
    beside = head.dep_ in {"appos", "flat", "compound"} and head.head in several and head.i - head.head.i <= _NEAR
    led = any(c.dep_ == "case" and c.lower_ in {"such", "as", "including", "like"} for c in head.children)
    return bool(several) and (beside or (led and head.head in several) or any(c.head == head for c in several))
