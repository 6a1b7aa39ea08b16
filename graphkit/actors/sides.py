"""For whom a speaker says "we"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from graphkit.actors.cast import Member
from graphkit.actors.descriptions import body_of, role_of
from graphkit.actors.scene import Place
from graphkit.gazetteer import roles, states
from graphkit.records import Mention

__all__ = ["is_across", "side_of"]

_BELONGS = re.compile(
    r"""
    (?: \s+ (?:of|from|at|with)                                             # "Hiroko Tanaka of"
      | (?: (?: ,\s+ \d+ )? ,\s+ who )? \s+ (?:heads|leads|chairs|runs|owns|founded|directs|manages|represents)
      | (?: ,\s+ \d+ )? ,\s+ (?:the\s+|an?\s+)? (?P<role>[\w-]+(?:\s+[\w-]+){0,3}) \s+ (?:of|at|for|with)
    )
    \s+ (?:the\s+)? (?:[\w’'-]+\s+){0,3}                                  # "the food bank"
    """,
    re.VERBOSE,
)
"""What stands between a person and his body: "of the food bank", "who chairs the", ", 38, general secretary of"."""

_PLAYS_FOR = re.compile(
    r"""
    (?:['’]s?)? \s+ (?:[a-z-]+\s+)?
    (?:captain|skipper|guard|forward|center|striker|winger|defender|midfielder|goalkeeper|keeper|fullback|prop|hooker
      |batsman|bowler|batter|pitcher|quarterback|player|campaigner|activist) \s+
    """,
    re.VERBOSE,
)
"""What stands between a side and who plays for it: "Harbour United striker Ola Berg"."""

_LEADS = re.compile(r"(?P<role>[\w-]+) \s+ of \s+ (?:the\s+)? $", re.VERBOSE | re.IGNORECASE)
"""What stands before a body that its leader is named behind: "the founder of the Sea Network, Olivier Chan"."""

_FELLOWS = frozenset({"founder", "co-founder", "owner", "member"})
"""Roles that are no office, of people who say "we" of the body."""

_AGAINST = frozenset(
    "opposition rebel guerrilla militia protest student union labour labor trade business civic community religious "
    "spiritual indigenous tribal separatist exiled party".split()
)
"""Words before "leader" of those who lead others than the state."""

_LONGEST_LEAD = 40

_LAST = 4
"""Mentions before one among which the subject of its clause is sought."""

_HIRED = frozenset({"lawyer", "attorney", "barrister", "solicitor"})
"""Roles of people who say "we" of a body as often as of themselves."""

_ARMED = frozenset({"commander", "chief of staff", "admiral", "general", "officer", "soldier"})
"""Roles in a body of the state whose holders say "we" of the state as often."""


_TO_ANOTHER = frozenset(
    "accuse advise ask beg blame call condemn consult inform invite meet notify remind request sue tell thank urge "
    "warn".split()
)
"""Verbs of what nobody does to himself."""

_DEALT = re.compile(
    r"\b(?:agree|agreement|deal|dispute|negotiat|quarrel|speak|spoke|talk|talks|treaty)\w* with (?:the )?$"
)
"""What stands before whom somebody deals with: "we have signed an agreement with"."""


def is_across(side: Member, mentions: Sequence[Mention], places: Sequence[Place], text: str) -> bool:
    """Whether "we" do something to a side within a quotation, and so are not it: "We have told Peru that we", he said.

    Args:
        side: Whom the speaker would mean by "we".
        mentions: All mentions, sorted by position.
        places: Where each stands.
        text: The document's text.
    """
    for index in side.mentions:
        place = places[index]
        if place.quote < 0 or place.subject or place.possessor:
            continue
        for other in range(max(0, index - _LAST), index):
            doer = places[other]
            if doer.quote != place.quote or not doer.subject or mentions[other].text.lower() != "we":
                continue
            done = place.role == "object" and doer.verb == place.verb and place.does in _TO_ANOTHER
            start = mentions[index].span.start
            if done or _DEALT.search(text[mentions[other].span.end : start]):
                return True
    return False


def side_of(
    speaker: Member,
    members: Sequence[Member],
    mentions: Sequence[Mention],
    member_of: Mapping[int, Member],
    text: str,
    home: str,
) -> Member | None:
    """The member that a speaker means by "we": himself, where it is a body; the state or the body that he speaks for.

    Args:
        speaker: Who says it.
        members: All members.
        mentions: All mentions, sorted by position.
        member_of: The member of each mention resolved by now.
        text: The document's text.
        home: The state the document is at home in, whose minister "the minister" is; "" where unclear.

    Returns:
        None where nothing tells: a private person, or one with two states or two bodies.
    """
    if speaker.label != "PERSON":
        return speaker
    titles = [title for title in speaker.titles if not title.startswith("former ")]
    public = {body_of(t) for t in titles if body_of(t) in states().values() and _is_public(role_of(t))}
    if any("opposition" in role_of(t).split() for t in titles):
        return None  # his party, or the country that he would lead
    if home and any(role_of(t) == t and t.endswith("minister") and t != "chief minister" for t in titles):
        public.add(home)
    if public:
        found = [m for m in members if m.canonical in public and m.label == "GPE"] if len(public) == 1 else []
        return found[0] if found else None
    bodies = {body_of(t) for t in titles if role_of(t) not in _ARMED and _speaks_for(role_of(t))}
    found = [
        m for m in members if m.label in {"ORG", "GROUP"} and not bodies.isdisjoint({*m.names, m.canonical} - {""})
    ]
    if not found and not any(role_of(t) in _ARMED for t in titles):
        found = _beside(speaker, mentions, member_of, text)
    return found[0] if len(found) == 1 else None


def _beside(speaker: Member, mentions: Sequence[Mention], member_of: Mapping[int, Member], text: str) -> list[Member]:
    """The bodies named right behind a person's name as his: "Hiroko Tanaka of the food bank Komae"."""
    found: dict[Member, None] = {}
    for index in speaker.mentions:
        for other in range(max(index - 1, 0), min(index + 4, len(mentions))):
            body = member_of.get(other)
            named = mentions[index].form == mentions[other].form == "named"
            if named and body is not None and body.label == "ORG" and _is_his(mentions[index], mentions[other], text):
                found[body] = None
    return list(found)


def _is_his(person: Mention, body: Mention, text: str) -> bool:
    """Whether the words around a person's name and a body's say that he holds an office there."""
    if body.span.start > person.span.end:
        match = _BELONGS.fullmatch(text[person.span.end : body.span.start])
        return match is not None and (match["role"] is None or _speaks_for(match["role"].lower()))
    between = text[body.span.end : person.span.start]
    if _PLAYS_FOR.fullmatch(between) is not None:
        return True
    if between != ", ":
        return False
    match = _LEADS.search(text[max(0, body.span.start - _LONGEST_LEAD) : body.span.start])
    return match is not None and _speaks_for(match["role"].lower())


def _speaks_for(role: str) -> bool:
    """Whether one who has this role in a body says "we" of it: "general secretary", not "critic"."""
    last = role.split()[-1]
    return last in _FELLOWS or (last not in _HIRED and _is_public(role.replace("party ", "")))


def _is_public(role: str) -> bool:
    """Whether a role speaks for a state: "foreign minister", not "journalist" nor "opposition leader"."""
    words = role.split(" ")
    if not _AGAINST.isdisjoint(words):
        return False
    known = next((roles()[t] for n in (3, 2, 1) if (t := " ".join(words[-n:])) in roles()), None)
    return known is not None and known.kind == "office"
