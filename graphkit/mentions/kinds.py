"""Names of things: a document tells what a name is, "the film Amor Roe", "the Ada Roe is a warship".

A recogniser that has never seen a name takes it for a person's or a body's by its sound. What stands beside one of its
mentions holds for all of them, unless another says what only somebody's name has beside it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from graphkit.gazetteer import HONORIFICS, first_names, roles
from graphkit.mentions.candidates import Candidate
from graphkit.mentions.things import SHIPS, SPEAKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graphkit.tokens import Token
    from graphkit.wording import Wording

__all__ = ["without_things"]

_KINDS = frozenset(
    # works
    "film movie song album novel book memoir poem musical opera drama series sitcom telenovela anime manga documentary "
    "episode anthem painting sculpture mural soundtrack hymn ballad "
    # what sails and flies
    "ship vessel warship carrier frigate destroyer corvette submarine tanker ferry yacht trawler boat cruiser schooner "
    "freighter spacecraft satellite rocket missile drone aircraft helicopter "
    # nature
    "river lake mountain volcano hill valley forest desert reef glacier storm hurricane typhoon cyclone comet "
    "asteroid planet species "
    # products, money, languages
    "app cryptocurrency stablecoin drug vaccine medicine smartphone currency "
    # laws and events
    "treaty law act accord pact bill decree charter festival pageant tournament operation "
    # buildings and ways
    "camp mine dam reservoir bridge street avenue road highway boulevard stadium palace castle shrine monument statue "
    "refinery".split()
)
"""Lemmas of nouns for what is no actor."""

_KINDS_OF_SEVERAL = (_KINDS | {"project"}) - {"act"}
"""Those whose examples are things: one project may well have a staff that acts, and several acts are on stage."""

_STORMS = frozenset({"Hurricane", "Typhoon", "Cyclone", "Storm"})
"""What stands before the name of a storm."""

_BEHIND = frozenset(
    "camp mine dam reservoir bridge street avenue road highway boulevard river lake mountain volcano valley forest "
    "desert reef glacier submarine frigate destroyer missile pandemic virus variant hydropower project festival".split()
)
"""Lower-case words behind the name of a thing: "the Brisk river"."""

_MOST = 3
"""Of so many mentions of a name one has to tell that it is a thing's."""

_FAR = 12
"""Words between a name and the noun that says what it is."""

_NEAR = 5
"""Words from a noun in the plural to the first name of a list behind it: "the rivers - the Brisk"."""

_AGE = re.compile(r"\d{1,2}")

_PERFORMED = frozenset({"sing", "hum", "recite"})
"""Verbs of what is done to works: "the crowd sang Amor Roe"."""

_COPIES = frozenset("rendition episode lyric screening copy reprint remake adaptation season premiere".split())
"""Nouns whose "of" leads to a work: "a rendition of Amor Roe"."""

_PLAYED_IN = frozenset({"star", "cameo"})
"""Lemmas whose "in" leads to a work: "who starred in Amor Roe"."""

_HALLOWED = frozenset({"Holy", "Sacred"})
"""Words before shrines, books and feasts, and before nobody's name but God's."""

_STYLED = frozenset({"Lama", "Khan", "Mahdi", "Pope"})
"""Last words of titles that are used like names: "the Dalai Lama"."""

_BUILT_NAMES = frozenset(
    "Street St Road Rd Avenue Ave Drive Lane Boulevard Square Highway Bridge Airport Airbase Stadium Tower Park Hall "
    "Market Station Dam Hospital Hotel Mosque Cathedral Museum Memorial River Lake Falls Creek Bay".split()
)
"""Last words of what is called after people."""

_SPONSORED = frozenset({"Stadium", "Arena", "Tower"})
"""Last words of what is called after firms."""

_BUILT = frozenset(
    "apartment building cafe church corner hotel house locate mall office restaurant school shop store".split()
)
"""Lemmas after which "on" leads to a street: "a restaurant on Ada Roe"."""

_EXAMPLES = frozenset({"such", "including", "like", "as", "namely"})

_ENACTED = frozenset("provision implementation violation breach ratification signatory effect amendment clause".split())
"""Nouns that lead to a law or treaty: "to give effect to Pacta Loa", "a breach of Pacta Loa"."""

_ALIAS = frozenset({"as", "alias", "nicknamed", "called", "named", "dubbed", "aka"})
"""Words before a nickname in quotation marks."""

_OPENING, _CLOSING = frozenset({'"', "“", "«", "‘", "'"}), frozenset({'"', "”", "»", "’", "'"})


def without_things(doc: list[Token], wording: Wording, candidates: Iterable[Candidate]) -> list[Candidate]:
    """Leave out the names that the document says, or shows, are those of things."""
    ordered = list(candidates)
    by_name: defaultdict[str, list[Candidate]] = defaultdict(list)
    for candidate in ordered:
        if not candidate.canonical and candidate.label in {"PERSON", "ORG", "GPE"} and candidate.form == "named":
            by_name[wording.of(candidate.start, candidate.end)].append(candidate)
    called = _called_by_kind(wording)
    things = {name for name, found in by_name.items() if name in called or _is_thing(doc, wording, found)}
    kept = (c for c in ordered if c.canonical or wording.of(c.start, c.end) not in things) if things else ordered
    return [c for c in kept if not _is_part_of_a_place(doc, wording, c)]


def _called_by_kind(wording: Wording) -> set[str]:
    """Names of what a document calls a storm somewhere: "Hurricane Amsel", and later "Amsel"."""
    words, kinds = wording.words, wording.where(map(str.lower, _STORMS))
    follows = [i for i in kinds if words[i] in _STORMS and i + 1 < len(words) and words[i + 1].istitle()]
    pairs = [(words[i], words[i + 1]) for i in follows]
    return {f"{kind} {name}" for kind, name in pairs} | {name for _, name in pairs} - _STORMS


def _is_part_of_a_place(doc: list[Token], wording: Wording, candidate: Candidate) -> bool:
    """Whether a mention of somebody is only the first part of what was called after him: "Roe Street"."""
    if candidate.label not in {"PERSON", "ORG"} or candidate.canonical:
        return False
    following = wording.words[candidate.end] if candidate.end < len(wording.words) else ""
    called = _BUILT_NAMES if candidate.label == "PERSON" else _SPONSORED
    return following in called and not doc[candidate.end].is_sent_start


def _is_thing(doc: list[Token], wording: Wording, found: list[Candidate]) -> bool:
    """Whether the mentions of one name together tell that it is a thing's."""
    headed = [(candidate, doc[wording.root(candidate.start, candidate.end)]) for candidate in found]
    if any(_is_somebody(wording, candidate, head) for candidate, head in headed):
        return False
    if _MOST * sum(_is_told(wording, candidate, head) for candidate, head in headed) >= len(found):
        return True
    if found[0].label != "PERSON":
        return False
    with_article = sum(_has_article(wording, candidate, head) for candidate, head in headed)
    if _has_first_name(wording, found[0]):
        return with_article == len(found) > 1
    return 2 * with_article >= len(found) or _is_title(wording, found[0])


def _is_somebody(wording: Wording, candidate: Candidate, head: Token) -> bool:
    """Whether an office or a form of address stands before a name, an age or "who" behind it, or it speaks."""
    before = wording.lower[candidate.start - 1].rstrip(".") if candidate.start else ""
    role = roles().get(before)
    if (before in HONORIFICS and before != "the") or (role is not None and role.label == "PERSON"):
        return True
    behind = wording.words[candidate.end : candidate.end + 3]
    if behind[:1] == behind[2:] == [","] and _AGE.fullmatch(behind[1]):
        return True  # "Ada Roe, 35, who"
    if head.dep_ == "nsubj" and head.head.lemma_ in SPEAKING:
        return True
    return any(c.lower_ == "who" for child in head.children if child.dep_ == "acl:relcl" for c in child.children)


def _is_told(wording: Wording, candidate: Candidate, head: Token) -> bool:
    """Whether the words around a mention say what kind of thing it is, or do with it what one does with works."""
    if candidate.start and wording.words[candidate.start - 1] in SHIPS | _HALLOWED:
        return True
    if any(_is_kind(token, head.i) for token in _kinds_of(head, candidate)):
        listed = candidate.start and wording.words[candidate.start - 1] == "," and _has_first_name(wording, candidate)
        return not listed  # "who directed the film, Ada Roe, and": two of several
    if candidate.end == head.head.i and head.head.text in _BEHIND:
        return True
    several = _examples_of(head)
    kind = several.lemma_.lower() if several is not None and several.tag_ == "NNS" else ""
    if kind in _KINDS_OF_SEVERAL and not _has_first_name(wording, candidate):
        return True
    governor = head.head.lemma_.lower()
    case = next((c.lower_ for c in head.children if c.dep_ == "case"), "")
    if candidate.label == "PERSON" and case in {"of", "to"}:
        given = case == "to" and any(c.dep_ == "obj" and c.lemma_ == "effect" for c in head.head.children)
        if given or governor in _ENACTED:
            return True
    if case == "on" and governor in _BUILT and not _has_first_name(wording, candidate):
        return candidate.label == "PERSON"
    sung = head.dep_ == "obj" and governor in _PERFORMED
    return sung or (case == "of" and governor in _COPIES) or (case == "in" and governor in _PLAYED_IN)


def _examples_of(head: Token) -> Token | None:
    """The noun whose examples a list of names gives: "rivers such as the Brisk", "films including"; None without."""
    while head.dep_ == "conj" and not any(c.dep_ == "case" for c in head.children):
        head = head.head
    led = any(c.dep_ == "case" and c.lower_ in _EXAMPLES for c in head.children)
    return head.head if led or (head.dep_ == "appos" and head.i - head.head.i <= _NEAR) else None


def _kinds_of(head: Token, candidate: Candidate) -> Iterator[Token]:
    """The nouns that say what a name is: beside it, in apposition to it, or of the clause it is the subject of."""
    governor = head.head
    described = head.dep_ == "nsubj" and any(c.dep_ == "cop" for c in governor.children)
    beside = head.dep_ in {"flat", "compound", "nmod:desc"} and governor.i == candidate.start - 1
    if described or beside or head.dep_ == "appos":
        yield governor
    for child in head.children:
        if child.dep_ == "appos" or (child.dep_ in {"compound", "nmod:desc"} and child.i == candidate.start - 1):
            yield child


def _is_kind(token: Token, name: int) -> bool:
    """Whether a noun tells a kind of thing, and stands near the name: not the "law" of "father-in-law"."""
    if token.tag_ != "NN" or token.lemma_.lower() not in _KINDS or not token.text.islower():
        return False
    return abs(token.i - name) <= _FAR and (not token.i or token.doc[token.i - 1].text != "-")


def _has_article(wording: Wording, candidate: Candidate, head: Token) -> bool:
    """Whether a name itself has an article, as no person's has: "the Ada Roe", but "the Ada Roe foundation"."""
    start, end = candidate.start, candidate.end
    if not start or wording.lower[start - 1] != "the" or wording.words[end - 1] in _STYLED:
        return False
    if end - start == 1 and wording.words[start].endswith("s"):
        return False  # "the Navarros": a family
    named = end < len(wording.words) and wording.parts[end] in {"NOUN", "PROPN"}
    if named or wording.words[end : end + 1] in (["-"], ["and"], ["or"], ["&"], ["/"]):
        return False
    return wording.heads[start - 1] == head.i


def _has_first_name(wording: Wording, candidate: Candidate) -> bool:
    return not first_names().keys().isdisjoint(wording.words[candidate.start : candidate.end - 1])


def _is_title(wording: Wording, first: Candidate) -> bool:
    """Whether a name of several words, none a given name, stands in quotation marks when it first comes up."""
    words, start, end = wording.words, first.start, first.end
    if end - start < 2 or not start or end >= len(words):
        return False
    behind = words[end + 1] if words[end] == "," and end + 1 < len(words) else words[end]  # "“Amor de Roe,” she sang"
    if words[start - 1] not in _OPENING or behind not in _CLOSING or wording.lower[start - 2] in _ALIAS:
        return False
    return first_names().keys().isdisjoint(words[start:end])
