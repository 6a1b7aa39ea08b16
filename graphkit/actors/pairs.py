"""Who "the two countries" are, "both companies", and "the latter"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from graphkit.actors.bodies import CIVIC_WORDS, PUBLIC_WORDS
from graphkit.actors.cast import Member
from graphkit.actors.scene import Place
from graphkit.gazetteer import NAMED_TOGETHER, roles, states
from graphkit.records import Mention

__all__ = ["does_to", "one_of_two", "pair_of"]

_WINDOW = 3
"""Sentences back in which the two were named."""

_FARTHEST = 500
"""Mentions back that are looked at, so that a long document takes no longer than it must."""

_JOINED = re.compile(r"(?:,?\s+and|\s+with|\s*[-–])\s*(?:the\s+|its\s+)?")
"""What stands between two names that are named together: "Japan and Ireland", "US-Russia"."""

_NEW = re.compile(
    r"(?<!\bthe\s)(?<!\bthese\s)(?<!\bthose\s)\b(?P<two>[Tt]wo)\s+(?P<words>[\w’'-]+(?:\s+[\w’'-]+){0,2})",
    re.IGNORECASE,
)
"""Two who are new: "two Kenyan athletes"."""

_POSTS = frozenset({"Embassy", "Consulate", "Mission", "Delegation"})
"""Words of names of those who only stand for a side."""

_COMPANIES = frozenset({"companies", "firms", "clubs", "teams"})
_PUBLIC = PUBLIC_WORDS | CIVIC_WORDS
"""Words of names of those who are no company: "the two finance companies" are not a court and a ministry."""

_PEOPLE = frozenset("men women people children girls boys others brothers sisters teenagers".split())
_MEASURES = frozenset("seconds minutes hours days nights weeks months years decades centuries thirds times".split())


def pair_of(
    index: int, mentions: Sequence[Mention], member_of: Mapping[int, Member], text: str
) -> tuple[Member, Member] | None:
    """The two members that a phrase like "the two countries" means, sorted by name.

    They are those last named together ("Japan and Ireland") in the sentences before, else the only two of their kind
    there, else the only two that the document has named together so far. "The two" are of whatever kind there were last
    two of. Where two others come between who stay without names, those are meant: "Two banks failed. The two banks".

    Args:
        index: The mention.
        mentions: All mentions, sorted by position.
        member_of: The member of each mention resolved by now.
        text: The document's text.
    """
    here = mentions[index]
    before = list(_before(index, mentions, member_of))
    if here.text.lower().endswith(("countries", "nations", "states")):
        before = [(m, n) for m, n in before if m.label != "GPE" or m.canonical in states().values()]
    if here.text.lower().endswith("sides"):
        before = [(m, n) for m, n in before if _POSTS.isdisjoint(m.name.split())]
    near = [(m, n) for m, n in before if here.sentence - mentions[n].sentence <= _WINDOW]
    acting = [(m, n) for m, n in near if mentions[n].use != "place" and not _owns(mentions[n], text)]
    kind: str = here.label
    if here.text.lower().endswith(" two"):
        kind = _kind(acting, mentions)
        before, near, acting = ([(m, n) for m, n in some if m.label == kind] for some in (before, near, acting))
        inside = {m for m, n in acting if mentions[n].sentence == here.sentence}
        if kind and len(inside) == 2:
            return _sorted(*inside)  # "Asked whether she had met Poe, Roe said the two had talked"
    found = next(_together([(m, n) for m, n in near if mentions[n].use != "place"], mentions, text), None)
    noun = here.text.lower().split()[-1]
    if noun in NAMED_TOGETHER and (found is None or not _are(found, noun) or _of_three(here, near, mentions, text)):
        return None
    if found is None and kind and len({m for m, _ in acting}) == 2:
        found = _sorted(*{m for m, _ in acting})
    owning = {m for m, n in near if mentions[n].use != "place" and m.label == kind}
    if found is None and len({m for m, _ in acting}) == 1 and len(owning) == 2:
        found = _sorted(*owning)  # "Talks with Peru went on, Chile’s minister said: both countries"
    if found is None:
        ever = set(_together(before, mentions, text))
        found = ever.pop() if len(ever) == 1 else None
    if found is None or (noun in _COMPANIES and any(map(_is_public, found))):
        return None
    last = max(n for m, n in before if m in found)
    return None if _two_others(text[mentions[last].span.end : here.span.start], here.text) else found


def one_of_two(index: int, mentions: Sequence[Mention], member_of: Mapping[int, Member], text: str) -> Member | None:
    """Whom "the latter" or "the former" means, of the two spoken of last in this sentence, else in the one before.

    Two that were named together come first, then two persons, then two others: in "Roe met Poe in Peru, the latter"
    is Poe. None where there are not just two of them.

    Args:
        index: The mention.
        mentions: All mentions, sorted by position.
        member_of: The member of each mention resolved by now.
        text: The document's text.
    """
    here = mentions[index]
    lately = (m.sentence for m in mentions[max(0, index - _WINDOW) : index] if m.rule == here.rule)
    told = any(here.sentence - sentence == 1 for sentence in lately)  # "The latter will pay. The former will host"
    for back in (0, 1, 2) if told else (0, 1):
        seen = [(m, n) for m, n in _before(index, mentions, member_of) if mentions[n].sentence == here.sentence - back]
        named = [(m, n) for m, n in seen if mentions[n].form in {"named", "metonym", "title"}]
        together = next(_joined(named[:2], mentions, text), None)
        persons = list(dict.fromkeys(m for m, _ in seen if m.label == "PERSON"))
        others = list(dict.fromkeys(m for m, n in named if m.label != "PERSON" and mentions[n].use == "actor"))
        two = [*together] if together else persons if len(persons) > 1 else others
        if len(two) == 2:
            return two[0] if here.text.lower().endswith("latter") else two[1]
        if seen:
            return None
    return None


def _kind(acting: Sequence[tuple[Member, int]], mentions: Sequence[Mention]) -> str:
    """What "the two" are: persons or states or bodies, of whichever two were named last; "" where there are no two."""
    seen: dict[str, set[Member]] = {}
    for _, group in itertools.groupby(acting, key=lambda named: mentions[named[1]].sentence):
        for member, _ in group:
            seen.setdefault(member.label, set()).add(member)
        several = [label for label, members in seen.items() if len(members) > 1]
        if several:
            return "PERSON" if "PERSON" in several else several[0] if len(several) == 1 else ""
    return ""


def _are(pair: Collection[Member], noun: str) -> bool:
    """Whether two may be whom a noun for people means: "women" are no men."""
    gender = NAMED_TOGETHER[noun]
    return all(m.label == "PERSON" and (not gender or m.gender in {"", gender}) for m in pair)


def _of_three(here: Mention, near: Sequence[tuple[Member, int]], mentions: Sequence[Mention], text: str) -> bool:
    """Whether nothing says that they are two, and a third is named with them: "Roe, Poe and Doe", then "the men"."""
    if " two " in here.text.lower() or here.text.lower().startswith("both "):
        return False
    third = (text[max(0, mentions[n].span.start - 2) : mentions[n].span.start] == ", " for _, n in near)
    return any(third)


def _two_others(between: str, phrase: str) -> bool:
    """Whether words speak of two without names whom a phrase behind them means: "Two soldiers died. The two ..."."""
    noun = phrase.lower().split()[-1]
    for match in _NEW.finditer(between):
        words = match["words"].lower().split()
        subject = match["two"] == "Two" and words[0] not in _MEASURES
        if noun in words or (noun == "two" and (subject or any(_is_person(word) for word in words))):
            return True
    return False


def _is_person(noun: str) -> bool:
    """Whether a plural noun means people."""
    role = roles().get(noun.removesuffix("s"))
    return noun in _PEOPLE or (role is not None and role.label == "PERSON")


def _together(
    named: Sequence[tuple[Member, int]], mentions: Sequence[Mention], text: str
) -> Iterator[tuple[Member, Member]]:
    """The pairs named together, each sorted by name, the last pair first."""
    return (_sorted(last, first) for last, first in _joined(named, mentions, text))


def _joined(
    named: Sequence[tuple[Member, int]], mentions: Sequence[Mention], text: str
) -> Iterator[tuple[Member, Member]]:
    """The pairs named together, the second of each first, the last pair first."""
    for (last, second), (first, other) in itertools.pairwise(named):
        between = text[mentions[other].span.end : mentions[second].span.start]
        if first is not last and first.label == last.label and _JOINED.fullmatch(between):
            yield last, first


def _owns(mention: Mention, text: str) -> bool:
    """Whether a name only tells whose somebody is: "Trump's envoy"."""
    return text[mention.span.end : mention.span.end + 2] in {"’s", "'s"}


def _is_public(member: Member) -> bool:
    return not _PUBLIC.isdisjoint(member.name.lower().split())


def _sorted(one: Member, other: Member) -> tuple[Member, Member]:
    return (one, other) if one.name <= other.name else (other, one)


def _before(index: int, mentions: Sequence[Mention], member_of: Mapping[int, Member]) -> Iterator[tuple[Member, int]]:
    """The members named before who can be meant, the last one first, with their mentions."""
    here = mentions[index]
    for number in range(index - 1, max(index - _FARTHEST, -1), -1):
        member = member_of.get(number)
        if member is not None and mentions[number].rule != here.rule and here.label in {"", member.label}:
            yield member, number


def does_to(meant: Collection[Member], index: int, places: Sequence[Place], member_of: Mapping[int, Member]) -> bool:
    """Whether one of those meant is who does something to them: in "Peru urged both sides" Peru is neither.

    Of two neither is the state whose envoy does it; one alone may be, "the Peruvian president urged the country".

    Args:
        meant: Whom the mention may mean.
        index: The mention.
        places: The places of all mentions.
        member_of: The member of each mention resolved by now.
    """
    here, number = places[index], index - 1
    while number >= 0 and places[number].sentence == here.sentence:
        doer = places[number]
        if doer.subject and doer.verb == here.verb >= 0 and (member := member_of.get(number)) is not None:
            own = [m for m in meant if len(meant) > 1 and m.canonical in member.affiliations]  # "the Peruvian envoy"
            if member in meant or own:
                return not here.subject
        number -= 1
    return False
