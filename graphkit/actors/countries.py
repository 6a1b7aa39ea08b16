"""Countries and governments by description: "the country", "the government", "his country", "Burma’s regime"."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import islice

from graphkit.actors.cast import Member
from graphkit.actors.context import Context
from graphkit.actors.descriptions import body_of, is_unique_office, role_of
from graphkit.actors.nearness import NEAR
from graphkit.gazetteer import cities, state_groups, states
from graphkit.records import LOCALITY, Mention

__all__ = ["Countries", "spaced"]

_OFTEN = 3
"""Times that a document names a state or its towns which goes without saying there."""

_COUNTRY = frozenset({"country", "nation", "republic", "kingdom"})
_GOVERNMENT = frozenset({"government", "regime", "junta", "authorities"})
_LOCAL = frozenset(
    "local regional provincial state county city municipal district village town township metropolitan territorial "
    "prefectural cantonal".split()
)
"""Words before "government" and "authorities" that make them those of a part of the state."""

_OTHER = frozenset(
    "airport aviation church clan customary education health hospital park port prison religious school sports "
    "stadium tax traditional transport tribal university".split()
)
"""Words before "authorities" that make them no government."""

_GOVERNED = re.compile(
    r"(?:[Tt]he )?"
    r"(?:((?:[A-Z]\w+[ -])+(?:State|Province|County|City))"
    r"|((?:[A-Z]\w+ )*[A-Z]\w+) (?:Regional|Provincial|Metropolitan)) Government"
)
"""Governments of parts of a state by their names: "Lagos State Government", "Kurdistan Regional Government"."""

_NATIONAL = frozenset({"federal", "national", "central"})
"""Words before "government" that make it the state's."""

_HARSH = frozenset({"regime", "junta"})
"""Words for a government that a paper seldom uses of the state it is at home in."""


_FOREIGN = frozenset({"apartheid", "occupation", "occupying", "puppet", "usurping"})
"""Words before "regime" by which its enemies tell it, who name no state."""


class Countries:
    """Resolves what means a state or its government in one document, in order of the text.

    Args:
        members: The members known so far; states named only by a description are added.
        home: The document's home state, "" where unclear.
        mentions: All mentions of the document.
    """

    def __init__(self, members: list[Member], home: str, mentions: Sequence[Mention]) -> None:
        self._members = members
        self._home = home
        self._mentions = mentions
        self._described: dict[str, Member] = {}
        self._national: dict[str, Member] = {}
        self._starts: dict[Member, list[int]] = {}

    def resolve(self, mention: Mention, phrase: str, context: Context) -> tuple[Member, str] | None:
        """The state or place that a description means, with the rule, or None.

        Args:
            mention: The description.
            phrase: What it says, as role and body: "government of Burma".
            context: What has been said.
        """
        words = mention.text.lower().split()
        if "authorities" in words and not _OTHER.isdisjoint(words):
            return None  # "the port authorities"
        found = self._meant(mention, phrase, context)
        if found is not None:
            self._described[role_of(phrase).split(" ")[-1]] = found[0]
            if found[0].canonical:
                self._national[role_of(phrase).split(" ")[-1]] = found[0]
        return found

    def _meant(self, mention: Mention, phrase: str, context: Context) -> tuple[Member, str] | None:
        owner, speaker, last_seen = context.owner, context.speaker, context.last
        role, body = role_of(phrase), body_of(phrase)
        if mention.rule == LOCALITY:
            return self._locality(mention, role)
        if (called := _GOVERNED.fullmatch(mention.text)) is not None:
            return self._place(called[1] or called[2]), "government of a place"
        if _noun_of(role) in _COUNTRY and (group := _group(mention.text)):
            return self._of_group(mention, group)
        if body in states().values():
            return self.state(body, "GPE"), "government of a state"
        if body:
            return None
        noun = _noun_of(role)
        if mention.text.lower().endswith("first nation"):
            return None  # a people of its own
        if noun in _GOVERNMENT and (place := self._place_in(mention)) is not None:
            return place, "government of a place"
        if noun in _GOVERNMENT and not _LOCAL.isdisjoint(mention.text.lower().split()):
            return self._part_of_state(mention) if noun == "government" else None  # "local authorities" are many
        if noun in _HARSH and owner is None and (words := mention.text.split()[:-1]):
            if any(word[0].isupper() for word in words[words[0].lower() == "the" :]):
                return self._governed_by(words[-1])  # "the Roe regime"
            if not _FOREIGN.isdisjoint(words):
                return None
        described = self._described.get(noun)
        described = described if noun in _GOVERNMENT else None
        if not _NATIONAL.isdisjoint(mention.text.lower().split()):
            described = self._national.get(noun)  # "Lagos State Government ... the federal government"
        if described is not None and owner is None:
            return described, "described before"  # "Burma’s regime ... the regime"
        if owner is not None:
            own = [s for s in sorted(owner.affiliations) if s in states().values()]
            if not own and self._home and any(is_unique_office(role_of(title)) for title in owner.titles):
                own = [self._home]  # "the president ... his government", in a story that is at home in his state
            if not own and described is not None:
                return described, "described before"
            return (self.state(own[0], "GPE"), "owner's state") if len(own) == 1 else None
        if speaker is not None and noun in _COUNTRY:
            own = [s for s in sorted(speaker.affiliations) if s in states().values()]
            if len(own) == 1:
                return self.state(own[0], "GPE"), "speaker's country"
        if noun in _COUNTRY | _HARSH:
            named = self._state_named(mention, last_seen, harsh=noun in _HARSH)
            if named is not None or noun in _HARSH:
                return named
        if self._home and noun in _COUNTRY | _GOVERNMENT:
            return self.state(self._home, "GPE"), "home state"
        return self._only_state() if noun in _COUNTRY else None

    def _of_group(self, mention: Mention, group: Collection[str]) -> tuple[Member, str] | None:
        """The state of a part of the world that was named last, "the West African nation"; None where two were near."""
        before: dict[Member, Mention] = {}
        for member in self._members:
            if member.label == "GPE" and member.canonical in group:
                seen = [i for i in member.mentions if self._mentions[i].span.end <= mention.span.start]
                if seen:
                    before[member] = self._mentions[max(seen)]
        if not before and self._home in group:
            return self.state(self._home, "GPE"), "home state"
        near = [m for m, last in before.items() if mention.sentence - last.sentence <= NEAR]
        found = near or list(before)
        return (found[0], "state of a region") if len(found) == 1 else None

    def _governed_by(self, surname: str) -> tuple[Member, str] | None:
        """The state that somebody with a surname serves or served, None where no one state is known."""
        found = {
            state
            for m in self._members
            if m.label == "PERSON" and any(name.split()[-1] == surname for name in m.names)
            for state in m.affiliations
            if state in states().values()
        }
        return (self.state(found.pop(), "GPE"), "owner's state") if len(found) == 1 else None

    def _only_state(self) -> tuple[Member, str] | None:
        """The only state that the document names, be it as a place; it or towns of it several times."""
        named = [m for m in self._members if m.label == "GPE" and m.canonical in states().values() and m.mentions]
        if len(named) != 1:
            return None
        towns = sum(cities().get(m.text) == named[0].canonical for m in self._mentions)
        return (named[0], "only state") if len(named[0].mentions) + towns >= _OFTEN else None

    def _state_named(self, mention: Mention, last_seen: Mapping[int, int], *, harsh: bool) -> tuple[Member, str] | None:
        """The state last named in this sentence, or in the one before where the document is at home nowhere."""
        for back in (0, 1):
            if back and self._home and not harsh:
                return None
            near = [
                self._members[i]
                for i, sentence in last_seen.items()  # the last one named comes last
                if self._members[i].label == "GPE"
                and self._members[i].canonical not in {"", self._home if harsh else ""}
                and mention.sentence - sentence <= back
            ]
            if len(near) == 1:
                return near[0], "country last named"
            if near and (harsh or (not back and not self._home)):
                return near[-1], "country last named, of several"
        return None

    def _place(self, name: str) -> Member:
        """The place below a state that is called so, added where it is new."""
        for member in self._members:
            if member.label == "GPE" and not member.canonical and name in member.names:
                return member
        member = Member(label="GPE", names=Counter({name: 1}))
        self._members.append(member)
        return member

    def _locality(self, mention: Mention, kind: str) -> tuple[Member, str] | None:
        """The place so far that has its kind in its name, "the City of Amsel", else the only one that acted."""
        before = {
            m: [i for i in m.mentions if self._mentions[i].span.start < mention.span.start]
            for m in self._members
            if m.label == "GPE" and not m.canonical
        }
        called = [m for m in before if before[m] and any(kind in name.lower().split() for name in m.names)]
        acted = [m for m in before if any(self._mentions[i].use == "actor" for i in before[m])]
        found = called or acted
        return (found[0], LOCALITY) if len(found) == 1 else None

    def _place_in(self, mention: Mention) -> Member | None:
        """The place below a state whose name a description holds: "Marlow's government"."""
        inside = (
            m
            for m in self._members
            if m.label == "GPE" and not m.canonical and any(f" {n} " in spaced(mention.text) for n in m.names)
        )
        return next(inside, None)

    def _part_of_state(self, mention: Mention) -> tuple[Member, str] | None:
        """The place below a state named most so far, "Marlow ... the state government"; None where two were."""
        counts = {
            i: bisect_left(self._starts_of(m), mention.span.start)
            for i, m in enumerate(self._members)
            if m.label == "GPE" and not m.canonical
        }
        most = sorted((i for i in counts if counts[i]), key=lambda i: (-counts[i], i))
        if not most or (len(most) > 1 and counts[most[0]] == counts[most[1]]):
            return None
        return self._members[most[0]], "place named most"

    def _starts_of(self, member: Member) -> list[int]:
        """Where the mentions of a member begin, ascending; only those that joined since the last call are added."""
        starts = self._starts.setdefault(member, [])
        if len(starts) < len(member.mentions):
            for index in islice(member.mentions, len(starts), None):
                insort(starts, self._mentions[index].span.start)
        return starts

    def state(self, name: str, label: str) -> Member:
        """The member that is a state, or with the label "NORP" a people; added where it is new."""
        for member in self._members:
            if name in {member.canonical, member.name} and member.label == label:
                return member
        member = Member(label="NORP" if label == "NORP" else "GPE", canonical=name)
        self._members.append(member)
        return member


def _noun_of(role: str) -> str:
    """The last word of a role: "country" of "island country"."""
    return role.split(" ")[-1]


def _group(text: str) -> frozenset[str]:
    """The states that the words of a description may mean, empty where they tell no part of the world."""
    words, found = f" {text.lower()} ", []
    for group, members in state_groups().items():  # "west african" before "african"
        if f" {group} " in words:
            words = words.replace(f" {group} ", " ")
            found.append(members)
    return frozenset.intersection(*found) if found else frozenset()


def spaced(text: str) -> str:
    """A text as words with a space around each, without possessive endings."""
    return f" {text.replace('’s', '').replace(chr(39) + 's', '')} "
