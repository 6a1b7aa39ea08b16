"""Offices and nouns to members: who "the minister", "the Ukrainian leader" or "the agency" is.

A description is resolved only where one candidate remains; among several, one that was spoken of in this or the last
two sentences alone may be chosen, else it stays unresolved.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graphkit.actors.cast import Member
from graphkit.actors.charged import CHARGED, charged
from graphkit.actors.context import Context
from graphkit.actors.countries import Countries, spaced
from graphkit.actors.descriptions import body_of, describes, is_unique_office, role_of
from graphkit.actors.kinds import camps
from graphkit.actors.nearness import NEAR, nearest
from graphkit.actors.organisations import Organisations
from graphkit.actors.relations import related
from graphkit.gazetteer import states
from graphkit.records import Mention

__all__ = ["References", "opens_story"]

_OPENING = 3
"""Sentences from the start, headline and standfirst among them, that may speak of somebody named later."""

_POSSESSIVE = frozenset("my our your his her its their".split())
_FOR_NOW = ("acting ", "interim ", "caretaker ")
"""Words of offices held for a time: beside its holder, "the chief" is not the interim chief."""

_TO_COME = frozenset({"next", "future", "eventual", "incoming"})
"""Words of descriptions of who does not hold an office yet."""

_KIN = frozenset("siblings brothers sisters twins".split())
"""Nouns that a family is meant by."""

_FEW = frozenset({"duo", "trio", "pair"})
"""Nouns that brothers are meant by, but not "the Roe family"."""

_WRITING = frozenset("columnist writer reporter correspondent author journalist newspaper publication".split())
"""Nouns by which an article means itself and its writer."""


def opens_story(mention: Mention) -> bool:
    """Whether a mention stands where a story may speak of somebody whom it names only later."""
    return mention.sentence < _OPENING


class References:
    """Resolves the descriptions of one document, in order of the text.

    Args:
        members: The members known so far; states named only by a description are added.
        home: The document's home state, "" where unclear.
        mentions: All mentions of the document.
        parties: Names of bodies that the document shows to be parties.
        text: The document's text.
    """

    def __init__(
        self,
        members: list[Member],
        home: str,
        mentions: Sequence[Mention],
        parties: frozenset[str] = frozenset(),
        text: str = "",
    ) -> None:
        self._members = members
        self._mentions = mentions
        self._home = home
        self._text = text
        self._accused: frozenset[int] | None = None  # names of who is charged, once somebody asks
        self._countries = Countries(members, home, mentions)
        self._organisations = Organisations(members, home, parties, camps(mentions, text), self._countries)

    def resolve(self, mention: Mention, context: Context) -> tuple[Member, str] | None:
        """The member that a title or nominal mention means, with the rule, or None."""
        owner, last_seen = context.owner, context.last
        phrase = mention.titles[0] if mention.titles else mention.text.lower()
        opening = mention.text.split()[0].lower()
        if mention.label == "PERSON" and opening in _POSSESSIVE:
            if owner is not None and owner.label == "PERSON":
                holder = related(phrase, owner, self._members)
                return None if holder is None else (holder, "told by another’s office")
            if owner is not None and owner.label in {"ORG", "GROUP"}:
                return self._of_body(mention, phrase, owner)
            if owner is None or owner.label != "GPE" or body_of(phrase):
                return None  # "his lawyer": somebody the words do not tell
            phrase = f"{phrase} of {owner.canonical}"  # "its president"
        if opening == "this" and role_of(phrase).split(" ")[-1] in _WRITING:
            return None  # "this columnist": who writes the article
        if (
            self._is_any(mention)
            or opening in {"a", "an"}
            or (mention.label == "PERSON" and _TO_COME & set(mention.text.lower().split()))
        ):
            return None  # "a Russian senator" is new here, see ``announced``; "the next president" is nobody yet
        if mention.label == "NORP":
            return self._countries.state(mention.canonical, "NORP"), "people of a state"
        if mention.rule == "people for its state":
            return self._countries.state(mention.canonical, "GPE"), mention.rule
        if mention.label == "GPE":
            return self._countries.resolve(mention, phrase, context)
        if mention.label == "GROUP":
            return self._family(mention, phrase, last_seen)
        if role_of(phrase).split(" ")[-1] == "community":
            return self._people(mention, last_seen)
        if mention.label == "ORG":
            return self._organisations.resolve(mention, phrase, context)
        return self._person(mention, phrase, last_seen)

    def _is_any(self, mention: Mention) -> bool:
        """Whether a government is anybody’s, "form a government", or a paper is an act: "the publication of it"."""
        start, end = mention.span
        act = mention.text.lower().endswith("publication") and self._text[end : end + 4] == " of "
        return act or (mention.label == "GPE" and self._text[max(start - 3, 0) : start].lower() == " a ")

    def _people(self, mention: Mention, last_seen: Mapping[int, int]) -> tuple[Member, str] | None:
        """The people whose name a description holds, "the Amsel community"; "the community" is the one last named."""
        peoples = [i for i, m in enumerate(self._members) if m.label == "NORP" and m.names]
        inside = spaced(mention.text)
        named = [i for i in peoples if any(f" {form} " in inside for n in self._members[i].names for form in _forms(n))]
        if len(named) == 1:
            return self._members[named[0]], "people of a community"
        if mention.text.lower() != "the community":
            return None
        near = [i for i in peoples if 0 <= mention.sentence - last_seen.get(i, -99) <= 1]
        bodies = any(m.label in {"ORG", "GPE"} and "ommunity" in m.name for m in self._members)
        return (self._members[near[0]], "people of a community") if len(near) == 1 and not bodies else None

    def _family(self, mention: Mention, phrase: str, last_seen: Mapping[int, int]) -> tuple[Member, str] | None:
        """The only family, near by: "the siblings"; brothers also from afar, a couple only if named so."""
        noun = role_of(phrase).split(" ")[-1]
        together = [i for i, m in enumerate(self._members) if m.label == "GROUP" and m.names and i in last_seen]
        if len(together) != 1:
            return None
        words = {word for name in self._members[together[0]].names for word in name.lower().split()}
        near = mention.sentence - last_seen[together[0]] <= NEAR
        kin = noun in _KIN and (near or words & _KIN)
        fits = kin or (near and (noun in words or (noun in _FEW and words & _KIN)))
        return (self._members[together[0]], "only family") if fits else None

    def _person(self, mention: Mention, phrase: str, last_seen: Mapping[int, int]) -> tuple[Member, str] | None:
        fitting = [
            i
            for i, m in enumerate(self._members)
            if m.label == "PERSON"
            and m.titles
            and not (mention.gender and m.gender and mention.gender != m.gender)
            and describes(phrase, m.titles, m.affiliations)
            and not self._of_another(phrase, m)
        ]
        if len(fitting) > 1 and body_of(phrase):
            belonging = [i for i in fitting if body_of(phrase) in self._members[i].affiliations]
            fitting = belonging or fitting
        if len(fitting) > 1 and not phrase.startswith(_FOR_NOW):
            fitting = [
                i for i in fitting if not any(t.startswith(_FOR_NOW) for t in self._members[i].titles)
            ] or fitting
        if len(fitting) > 1:
            exact = [i for i in fitting if role_of(phrase) in {role_of(t) for t in self._members[i].titles}]
            named_body = [i for i in fitting if phrase in self._members[i].titles]
            fitting = named_body if len(named_body) == 1 else exact if len(exact) == 1 else fitting
        if not fitting and role_of(phrase) in CHARGED:
            return self._charged(mention)
        found = nearest(self._members, fitting, mention, last_seen, "role", ahead=bool(body_of(phrase)))
        if found is None and not body_of(phrase) and is_unique_office(role_of(phrase)):
            return nearest(self._members, self._of_home(fitting), mention, last_seen, "role", ahead=False)
        return found

    def _charged(self, mention: Mention) -> tuple[Member, str] | None:
        """The only one who has been charged so far: "the accused"."""
        if self._accused is None:
            self._accused = charged(self._mentions, self._text)
        before = [i for i in self._accused if self._mentions[i].span.end <= mention.span.start]
        found = [m for m in self._members if m.label == "PERSON" and any(i in m.mentions for i in before)]
        return (found[0], "who is charged") if len(found) == 1 else None

    def _of_body(self, mention: Mention, phrase: str, owner: Member) -> tuple[Member, str] | None:
        """The only one with an office of a body that a possessive means: "its governor" of the bank."""
        names = {*owner.names, owner.canonical} - {""}
        fitting = [
            m
            for m in self._members
            if m.label == "PERSON"
            and not (mention.gender and m.gender and mention.gender != m.gender)
            and describes(phrase, {role_of(title) for title in m.titles if body_of(title) in names}, ())
        ]
        return (fitting[0], "told by another’s office") if len(fitting) == 1 else None

    def _of_home(self, fitting: Sequence[int]) -> list[int]:
        """Of the holders of one office those that no other state's title tells apart from the home state's.

        "President Roe met US President Poe ... the president": Roe, unless the story is at home in the United States.
        """
        bodies = {i: {body_of(title) for title in self._members[i].titles} & set(states().values()) for i in fitting}
        abroad = [i for i in fitting if bodies[i] - {self._home}]
        return [i for i in fitting if i not in abroad] if abroad and len(fitting) > 1 else []

    def _of_another(self, phrase: str, member: Member) -> bool:
        """Whether somebody holds a unique office of the home state, which goes without saying, and another is meant.

        "Colombia's president" is not President Roe of a story that is at home in Argentina, nor is "the president of
        the Supreme Court".
        """
        body = body_of(phrase)
        if not body or body == self._home or not is_unique_office(role_of(phrase)) or member.affiliations:
            return False
        return bool(self._home) if body in states().values() else role_of(phrase) == "president"

    def office(self, mention: Mention) -> Member | None:
        """A member for an office of a state whose holder the document does not name; linking may know him.

        "The US president", not "a Russian senator"; a new member is added where the office was not spoken of before.
        """
        words = mention.text.lower().split()
        if mention.form != "title" or not mention.titles or words[0] in {"a", "an"}:
            return None
        if not _TO_COME.isdisjoint(words) or words[1:2] in (["first"], ["last"], ["late"]):
            return None  # "The first elected president of Peru": whoever it was
        title = mention.titles[0]
        if body_of(title) not in states().values() or not is_unique_office(role_of(title)):
            return None
        for member in self._members:
            if not member.names and not member.canonical and title in member.titles:
                return member
        member = Member(label="PERSON", gender=mention.gender, titles={title})
        self._members.append(member)
        return member

    def announced(self, mention: Mention, *, ahead: bool, acts: bool) -> tuple[Member, str] | None:
        """The only holder of a role that a headline announces, "a Russian senator", and the text names later.

        Args:
            mention: The description.
            ahead: Whether it may stand anywhere; its holder has to be named soon then, with the same word: "the judge";
                "the president", who may be anybody's, only as the subject where the story opens.
            acts: Whether it is a subject.
        """
        if mention.label != "PERSON" or not mention.titles or not (ahead or opens_story(mention)):
            return None
        fitting = [
            m for m in self._members if m.label == "PERSON" and describes(mention.titles[0], m.titles, m.affiliations)
        ]
        if len(fitting) != 1 or (ahead and not self._is_named_soon(fitting[0], mention, acts=acts)):
            return None  # "the judge said ... Judge Ada Roe"
        return fitting[0], "role, named later"

    def _is_named_soon(self, member: Member, mention: Mention, *, acts: bool) -> bool:
        """Whether somebody is named with just the word of a description in the next sentences, and not before."""
        first = min((i for i in member.mentions if self._mentions[i].form == "named"), default=None)
        role = mention.titles[0]
        office = mention.form == "title" and not role.startswith("former ")
        office = office and (not is_unique_office(role) or (acts and opens_story(mention) and not member.affiliations))
        told = office and mention.text.lower() == f"the {role}" and role in member.titles
        return told and first is not None and 0 <= self._mentions[first].sentence - mention.sentence <= NEAR


def _forms(people: str) -> tuple[str, str]:
    """The name of a people as it is, and without its plural ending."""
    return people, people.removesuffix("s")
