"""Whom a description cannot mean, however well it fits: another has just been introduced, named or set beside him.

"Roe runs the mine. A mine official said it was safe. The official added": not Roe, who is an official too.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice, takewhile

from graphkit.actors.cast import Member
from graphkit.actors.descriptions import body_of, role_of
from graphkit.actors.scene import Place
from graphkit.gazetteer import BELIEFS, REGIONAL, cities, roles, state_adjectives, states
from graphkit.records import CharSpan, Mention, Quote

__all__ = ["acts_beside", "means_another", "not_meant", "wanted_of_another"]

_SAYS_WHAT_HE_IS = re.compile(
    r"\W*(?:who\s+)?(?:is|was|are|were|became|becomes|remains|being|(?:has|had)\s+been|(?:\w+\s+){0,4}?as)?\W*",
    re.IGNORECASE,
)
"""What stands between a name and "a lawyer" that tells of him: "Roe, a lawyer", "Roe is a lawyer"."""

_WANTED = re.compile(
    r"\s+(?:\w+\s+)?(?:resignation|removal|ouster|arrest|dismissal|impeachment|sacking|extradition|release|prosecution"
    r"|suspension|expulsion|trial|execution|apology)\b"
)
"""What one calls for that is another's: "his resignation"."""

_FAR = 4000
"""Characters before a description within which another of the kind is sought."""

_SHARED = frozenset(
    "Korean Congolese Guinean Dominican African Asian European American Nordic Scandinavian Baltic Balkan Arab Gulf "
    "Caribbean Pacific Andean Latin".split()
)
"""Adjectives of several states and of parts of the world, in capitals."""

_CAPITALS = re.compile(r"\b[A-Z][\w'’-]*")


def means_another(
    index: int, member: Member, mentions: Sequence[Mention], text: str, earlier: Mapping[str, int]
) -> bool:
    """Whether a description means another than whom it fits.

    Args:
        index: The description.
        member: Who it may mean.
        mentions: All mentions.
        text: The document's text.
        earlier: The descriptions of persons before it that have stayed open, to the index of the first of each.
    """
    mention = mentions[index]
    if mention.label != "PERSON":
        return member.label == "ORG" and _names_another(mention, member, mentions[max(0, index - 2) : index + 3])
    before = max((i for i in member.mentions if i < index), default=None)
    if before is None or _introduced_since(text, mention, mentions[before].span):
        return before is not None
    return bool(mention.titles) and _held_by_another(mention, member, earlier.get(mention.titles[0], index))


def _introduced_since(text: str, mention: Mention, last: CharSpan) -> bool:
    """Whether the text has introduced another of the kind since it last spoke of somebody: "a mine official".

    Args:
        text: The document's text.
        mention: A definite description: "the official".
        last: Where the one who may be meant was last spoken of before it.
    """
    noun = role_of(mention.titles[0]).split(" ")[-1] if mention.titles else ""
    if not noun or not mention.text.lower().startswith("the "):
        return False
    new = re.compile(rf"\b(?:an?|another|one)\s+(?:[\w’'&-]+\s+){{0,4}}{re.escape(noun)}\b", re.IGNORECASE)
    between = text[max(last.end, mention.span.start - _FAR) : mention.span.start]
    return any(not _SAYS_WHAT_HE_IS.fullmatch(between[: found.start()]) for found in new.finditer(between))


def _names_another(mention: Mention, member: Member, near: Iterable[Mention]) -> bool:
    """Whether a description of a body has a name in it that is not the body's: "the Tavir newspaper" of the Herald.

    Args:
        mention: The description.
        member: Who it may mean.
        near: The mentions around it; a place that it holds only tells where the body is.
    """
    capitals = _CAPITALS.findall(mention.text)[mention.text[:1].isupper() :]
    no_names = (roles(), BELIEFS, REGIONAL)
    places = (states(), cities(), _SHARED)
    plain = [w for w in capitals if "-" not in w and not any(w.lower() in table for table in no_names)]
    names = [w for w in plain if not any(w in table for table in places)]
    if not names:
        return False
    phrase = f" {mention.text.lower()} "
    bodies = (m for m in near if m.form in {"named", "nominal"} and m.label != "PERSON" and m.span != mention.span)
    inside = [m.text for m in bodies if mention.span.contains(m.span)]  # "the staff of the Armed Forces"
    states_named = [a for a in state_adjectives() if f" {a} " in phrase]
    told = [member.canonical, *member.names, *inside, *map(role_of, mention.titles), *states_named]
    known = {word for part in told for word in re.findall(r"\w+", part.lower())}
    return any(name.lower() not in known for name in names)


def _held_by_another(mention: Mention, member: Member, first: int) -> bool:
    """Whether an office was spoken of before a foreign holder was: "the premier", and later "Roe, premier of Chile".

    Args:
        mention: The description.
        member: Who it may mean.
        first: The index of the first description with the same words that has stayed open.
    """
    asked = mention.titles[0]
    abroad = any(role_of(title) == role_of(asked) and body_of(title) in states().values() for title in member.titles)
    return abroad and not body_of(asked) and first < min(member.mentions)


def acts_beside(place: Place, spoken_of: Sequence[Place]) -> bool:
    """Whether somebody stands in the clause of a description, so that he is another.

    "Roe asked the mayor", "A spokesman said that Roe had quit".

    Args:
        place: Where the description stands.
        spoken_of: Where he was spoken of, in order.
    """
    first = bisect_left(spoken_of, place.sentence, key=lambda seen: seen.sentence)
    here = takewhile(lambda seen: seen.sentence == place.sentence, islice(spoken_of, first, None))
    return any(
        (seen.subject and seen.verb in place.chain) or (place.subject and place.verb in seen.chain) for seen in here
    )


def wanted_of_another(mention: Mention, text: str) -> bool:
    """Whether who calls for something calls for another's by a possessive: "Poe called for his resignation"."""
    return mention.text.lower() in {"his", "her", "their"} and bool(_WANTED.match(text, mention.span.end))


def not_meant(
    index: int, mentions: Sequence[Mention], member_of: Mapping[int, Member], said: Sequence[Quote]
) -> list[Member]:
    """Who a pronoun is not: whom the description tells that it opens, and who is named in what it says.

    In "her lawyer" she is not the lawyer; in "He said Roe had lied" he is not Roe (Chomsky 1981, Lectures on
    Government and Binding, condition C), nor in '"Roe lied," he said'.

    Args:
        index: The pronoun.
        mentions: All mentions, sorted by position.
        member_of: The member of each mention resolved by now.
        said: What the pronoun says; of what is not in quotation marks only what stands behind the pronoun counts.
    """
    inner = mentions[index].span
    found = []
    for other in range(max(0, index - 1), min(len(mentions), index + 2)):
        if other != index and mentions[other].span.contains(inner) and other in member_of:
            found.append(member_of[other])
    parts = [part for quote in said for part in quote.content if quote.kind == "direct" or part.start > inner.start]
    if not parts:
        return found
    first = bisect_left(mentions, min(parts).start, key=lambda mention: mention.span.start)
    for other in range(first, len(mentions)):
        mention = mentions[other]
        if mention.span.start >= max(parts).end:
            break
        spoken = any(part.contains(mention.span) for part in parts)
        if spoken and mention.form == "named" and other in member_of:
            found.append(member_of[other])
    return found
