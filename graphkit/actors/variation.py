"""Descriptions that no role in the document explains: who is meant is told by where they stand.

News avoids repeating a name: "Zelensky will not leave his office. The Ukrainian president made that clear" says by
position alone who the president is. And it names the unknown late: "A councillor has accused a builder of fraud. The
firm lied, Ruth Hanley said" says who the councillor is.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from graphkit.actors.cast import Member
from graphkit.actors.descriptions import body_of, is_unique_office, names_body, role_of
from graphkit.actors.salience import Salience
from graphkit.actors.scene import Place
from graphkit.gazetteer import HONORIFICS, roles, states
from graphkit.gazetteer.calling import tells_name
from graphkit.records import OFFICE, Mention

__all__ = ["apposed", "body_named_next", "described_again", "named_next", "speaks_on"]

_AGED = "-year-old"
"""The end of a description by age."""

_REACH = 3
"""Sentences back in which the one person who may hold a unique office is sought."""

_AHEAD = 3
"""Sentences after the one that describes somebody within which he is named."""

_CROWD = frozenset(
    "man woman boy girl teenager official resident worker member victim witness suspect head applicant plaintiff "
    "claimant petitioner complainant appellant".split()
)
"""Nouns that fit anybody and mostly mean somebody who is not named."""

_OF_A_CASE = frozenset({"judge", "magistrate", "prosecutor", "defendant", "interviewer", "moderator"})
"""Nouns for somebody who comes with the case or the interview, and was not named before."""

_FOR_ANOTHER = frozenset(
    "spokesman spokeswoman spokesperson lawyer attorney doctor reporter journalist host ambassador deputy "
    "correspondent columnist author writer officer detective translator".split()
)
"""Nouns for somebody who may speak for or to whoever was named."""

_OFFICE = re.compile(r" of ((?:the )?[A-Z]\w+(?: [A-Z]\w+)*)")
"""What a description is the head of: " of Harbour Schools"."""

_CONTESTED = frozenset("president minister premier senator governor mayor lawmaker mp mla legislator".split())
"""Offices that the leaders of parties hold."""

_OF_PARTIES = frozenset({"former", "senior", "veteran"})
"""Words before "leader" by which a party's politicians are told, and seldom its leader."""

_BY_PARTY = frozenset({"republican", "democrat"})
"""Descriptions of politicians that their home state makes as clear as a unique office."""

_STYLES = frozenset({"sheikh", "prince", "princess", "general", "colonel", "captain", "professor", "doctor"})
"""Forms of address and ranks that heads of states have as well: "Sheikh Roe ... The Emirati president"."""

_NATIONAL = "national"
"""The role of who is told by where he is from: "the Argentine"."""

_OF_OLD = frozenset({"former", "veteran", "longtime", "long-time", "ex", "retired", "one-time", "onetime"})
"""Words of descriptions by what somebody has done besides."""

_TO_COME = frozenset({"next", "future", "new", "first", "last", "eventual", "incoming"})
"""Words of descriptions that mean whoever it will be: "the next president"."""


_NEW = frozenset({"a", "an", "another", "one"})


def apposed(index: int, mentions: Sequence[Mention], text: str) -> int | None:
    """The name right behind a description, "The minister, Esther Chepkoria, declined", or of who is said to be it.

    Args:
        index: A description of a person.
        mentions: All mentions of the document.
        text: The document's text.
    """
    mention = mentions[index]
    new = mention.text.split()[0].lower() in _NEW
    for other in range(index + 1, min(index + 4, len(mentions))):
        following = mentions[other]
        between = text[mention.span.end : following.span.start]
        after = text[following.span.end : following.span.end + len(" the ")]
        if following.label != mention.label or following.form != "named":
            continue
        if mention.label == "ORG" and between.strip() in {",", ", the"} and after[:1] == ",":
            return other  # "his party, the HDF, said"
        if mention.label != "PERSON":
            continue
        beside = _is_apposition(between) or (
            (_OF_WHAT.fullmatch(between) or _AND_WHAT.fullmatch(between)) and not after.startswith(", an")
        )  # ", and Poe": a list
        listed = " of " in mention.text and after.startswith(", an")
        if (beside and not listed and after[:1] in {",", "."}) or tells_name(between, after, new=new):
            return other
    return None


_OF_WHAT = re.compile(r"\s+of(?:\s+(?:[\w’'&-]+|\([\w ]+\))){1,9},\s+")
"""What somebody is head of, up to the comma and his name: " of the conservative Amsel Party (AP), "."""


_AND_WHAT = re.compile(r"(?:,\s+[A-Z]\w+(?:\s+[A-Z]\w+)*)*\s+and\s+[A-Z]\w+(?:\s+[A-Z]\w+){0,3},\s+")
"""The rest of a portfolio, up to the comma and the name: "the Minister of Education and Scientific Research, "."""


def _is_apposition(between: str) -> bool:
    """Whether a name is set beside a description, with his trade at most: "her agent, lawyer Ada Roe, said"."""
    comma, *trade = between.split() or [""]
    trade = [word for word in trade if word.lower().rstrip(".") not in HONORIFICS]  # "the chairman, Mr Roe"
    return comma == "," and (not trade or (len(trade) < 3 and trade[-1] in roles() and between.islower()))


def described_again(
    mention: Mention, place: Place, members: Sequence[Member], salience: Salience, quoted: Collection[int]
) -> Member | None:
    """The person a definite description repeats, None where position does not tell.

    Candidates are persons without a role so far who were named outside quotations in the sentence before, or earlier in
    this one under another verb. A subject is taken for the last subject; the holder of a unique office ("the Ukrainian
    president") for the only candidate, wherever both stand; "the Texas Republican" for the only one just before.

    Args:
        mention: A title or nominal mention of a person that no role explains.
        place: Where it stands.
        members: All members.
        salience: What came before.
        quoted: Sentences that are wholly quotation; the story goes on over them.
    """
    words = mention.text.lower().split()
    if words[0] != "the" or mention.label != "PERSON" or not mention.titles or place.quote >= 0:
        return None
    if role_of(mention.titles[0]).split(" ")[-1] in _CROWD | _OF_A_CASE or _TO_COME & set(words):
        return None
    by_party = role_of(mention.titles[0]) in _BY_PARTY and _carries_on(place)
    if mention.titles[0].endswith(_AGED):
        return _of_age(mention, place, members, salience)
    told = is_unique_office(role_of(mention.titles[0])) and body_of(mention.titles[0]) in states().values()
    seen = {
        n: [p for p in salience.places(n)[-6:] if _before(place, p)] for n in salience.since(place.sentence - _REACH)
    }
    aged = any(word.endswith(_AGED) for word in words)
    alone = sum(member.label == "PERSON" and bool(member.names) for member in members) == 1
    alike = [n for n in seen if _may_be(mention, members[n], aged=aged, alone=alone)]
    fitting = [n for n in alike if not _acts_here(place, salience.places(n)[-6:])]
    if told:
        state = body_of(mention.titles[0])
        fitting = [n for n in fitting if members[n].owner in {"", state}]
        own = [n for n in fitting if members[n].owner == state]
        if len(own) == 1:
            return members[own[0]]
    last = next((s for s in range(place.sentence - 1, -1, -1) if s not in quoted), -1)
    subjects = [n for n in fitting if any((p.subject or p.speaks) and p.sentence >= last for p in seen[n])]
    named = sum(any(p.sentence == last for p in seen[n]) for n in fitting)
    if by_party and named > 1:
        return None  # "Roe praised Poe. The Texas Republican": either
    if len(subjects) == 1 and _carries_on(place):
        return members[subjects[0]]
    for back in (1, _REACH):
        near = [n for n in fitting if any(place.sentence - p.sentence <= back for p in seen[n])]
        if near and told and any(_is_rival(members[n], seen[n], place.sentence - back) for n in seen if n not in near):
            return None
        if near:
            return members[near[0]] if len(near) == 1 and (told or (back == 1 and by_party)) else None
    return None


def speaks_on(
    mention: Mention, place: Place, sentence: int, last: Member, seen: Sequence[Place], around: str, behind: str
) -> bool:
    """Whether a description that speaks may mean who spoke last: "Ada Roe said no. The former minister added".

    Nobody whose office is known holds another, unless a former one, and nobody heads a body of which the text does not
    tell that he does.

    Args:
        mention: A title or nominal mention of a person that no role explains.
        place: Where it stands.
        sentence: Number of the sentence that what it says begins in.
        last: Who spoke last.
        seen: Where he was mentioned.
        around: The text around where he was mentioned last.
        behind: The text behind the description.
    """
    words = mention.text.lower().split()
    if words[0] != "the" or mention.label != "PERSON" or not mention.titles or not place.speaks or place.quote >= 0:
        return False
    if words[1] == "same":
        return last.label == "PERSON" and bool(last.names)
    asked, body = role_of(mention.titles[0]), body_of(mention.titles[0])
    noun, office = asked.split(" ")[-1], _OFFICE.match(behind)
    if last.label != "PERSON" or not last.names or noun in _OF_A_CASE | _FOR_ANOTHER or _TO_COME & set(words):
        return False
    in_politics = noun == "leader" and not _OF_PARTIES.isdisjoint(words) and _is_politician(last)
    if body and body not in last.affiliations and not in_politics:
        return False
    if mention.gender and last.gender and mention.gender != last.gender:
        return False
    if (office is None and noun in _CROWD) or (office is not None and f" of {office[1]}" not in around):
        return False
    known = any(role_of(title).split(" ")[-1] in roles() for title in last.titles)
    if (
        known
        and office is None
        and not (body and in_politics)
        and "former" not in words
        and noun in roles()
        and roles()[noun].kind == "office"
    ):
        return False
    return any((p.subject or p.speaks) and 0 <= sentence - p.sentence <= 1 for p in seen)


def _is_politician(member: Member) -> bool:
    """Whether somebody holds an office that parties contest, and of no body: "the home minister", a party's leader."""
    offices = {role_of(title).split(" ")[-1] for title in member.titles}
    bodies = {body_of(title) for title in member.titles} - {"", *states().values()}
    return not bodies and not _CONTESTED.isdisjoint(offices)


def named_next(index: int, mentions: Sequence[Mention], places: Sequence[Place]) -> int | None:
    """The first name of the person whom the opening of a story describes and whom it names only then.

    "The mayor of Kerrin Bay has accused a builder of fraud. Aroha Tipene told the council": who is described speaks,
    and the first sentence after it that names anybody for the first time has one new full name that speaks.

    Args:
        index: A description of a person that nothing before explains.
        mentions: All mentions of the document.
        places: Their places.

    Returns:
        The index of the name, None where there is none or several may be meant.
    """
    mention, place = mentions[index], places[index]
    if mention.label != "PERSON" or not mention.titles or not place.speaks or place.quote >= 0:
        return None
    if role_of(mention.titles[0]).split(" ")[-1] in _CROWD:
        return None
    known = {word for m in mentions if m.sentence <= mention.sentence and m.form == "named" for word in m.text.split()}
    new = [
        i
        for i, m in enumerate(mentions)
        if m.form == "named"
        and m.label == "PERSON"
        and 0 < m.sentence - mention.sentence <= _AHEAD
        and m.text.split()[-1] not in known
    ]
    first = [i for i in new if mentions[i].sentence == mentions[new[0]].sentence and places[i].speaks]
    return first[0] if len(first) == 1 and " " in mentions[first[0]].text else None


def body_named_next(index: int, mentions: Sequence[Mention], members: Sequence[Member], place: Place) -> Member | None:
    """The body whose words open a story, "..., the agency has said", and that one of the next sentences names.

    Args:
        index: A description of a body that nothing before explains.
        mentions: All mentions of the document.
        members: All members.
        place: Where the description stands.

    Returns:
        The only one named up to two sentences later that is of the kind; None where a body was named before.
    """
    mention = mentions[index]
    if mention.label != "ORG" or mention.rule == OFFICE or not mention.titles or not place.speaks:
        return None  # "her office" is not the Office of the Auditor General
    if body_of(mention.titles[0]):
        return None
    starts = {m: mentions[min(m.mentions)] for m in members if m.label == "ORG" and m.names}
    near = [m for m, first in starts.items() if first.sentence < mention.sentence + _AHEAD]
    if any(starts[m].span.start < mention.span.start for m in near):
        return None
    fitting = [m for m in near if any(names_body(role_of(mention.titles[0]), name) for name in m.names)]
    return fitting[0] if len(fitting) == 1 else None


def _may_be(mention: Mention, member: Member, *, aged: bool, alone: bool) -> bool:
    """Whether nothing is known of a person that contradicts a description; a known gender shows that it is a person.

    So does a name of several words, where the text names nobody else.

    Of whom an age is told, a further trade may be told as well: "Roe, a dissident ... The 44-year-old writer".
    """
    return (
        member.label == "PERSON"
        and bool(member.names)
        and (
            member.gender in {"male", "female"}
            or bool(member.owner)
            or role_of(mention.titles[0]) in _BY_PARTY
            or (alone and " " in member.name)
        )
        and not any(t.endswith(_AGED) if aged else _is_held(role_of(t).split(" ")[-1], mention) for t in member.titles)
        and not (mention.gender and member.gender and mention.gender != member.gender)
    )


def _is_held(noun: str, mention: Mention) -> bool:
    """Whether a role of somebody keeps him from having another: a general may be a president, and no lieutenant.

    A politician may be "the former candidate" or "the veteran diplomat".
    """
    asked = role_of(mention.titles[0])
    if noun not in roles() or asked == _NATIONAL or (noun in _STYLES and is_unique_office(asked)):
        return False
    return roles()[noun].kind == "office" or _OF_OLD.isdisjoint(mention.text.lower().split())


def _is_rival(member: Member, seen: Sequence[Place], since: int) -> bool:
    """Whether somebody else was the subject there of whom not even the gender is known: he may hold the office."""
    unknown = member.label == "PERSON" and bool(member.names) and not member.gender and not member.titles
    return unknown and any(p.subject and p.sentence >= since for p in seen)


def _of_age(mention: Mention, place: Place, members: Sequence[Member], salience: Salience) -> Member | None:
    """The only person of unknown age in this sentence, under another verb, or the subject before who goes on to speak.

    Otherwise of the one before it would be anybody: "Ada Roe condemned the attack. The 27-year-old was charged".
    """
    first = place.sentence - 1 if place.speaks else place.sentence
    near = {
        n
        for n in salience.since(first)
        for p in salience.places(n)[-6:]
        if members[n].label == "PERSON"
        and members[n].names
        and not any(t.endswith(_AGED) for t in members[n].titles)
        and p.sentence >= first
        and (p.verb != place.verb if p.sentence == place.sentence else p.subject)
        and not p.modifies
    }
    return members[near.pop()] if len(near) == 1 else None


def _carries_on(place: Place) -> bool:
    """Whether a description opens its sentence as the subject or is who speaks."""
    return (place.subject and place.opens) or place.speaks


def _before(place: Place, seen: Place) -> bool:
    """Whether somebody was named in the sentences before, or in this one under another verb."""
    distance = place.sentence - seen.sentence
    if seen.quote >= 0 or seen.modifies or seen.possessor:
        return False
    return 0 < distance <= _REACH or (distance == 0 and seen.verb not in place.chain)


def _acts_here(place: Place, seen: Sequence[Place]) -> bool:
    """Whether somebody is the subject of the clause: in "he asked the mayor", he is not the mayor.

    What somebody says may be about himself: "He would be glad, the president added".
    """
    return any(
        p.subject and p.sentence == place.sentence and p.verb in place.chain and not (place.speaks and p.reported >= 0)
        for p in seen
    )
