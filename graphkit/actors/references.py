"""Offices and nouns to members: who "the minister", "the Ukrainian leader" or "the agency" is.

A description is resolved only where one candidate remains; among several, one that was spoken of in this or the last
two sentences alone may be chosen, else it stays unresolved.
"""

from __future__ import annotations

import re
import string
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from graphkit.actors.aliases import body_key, key_without_state, state_in
from graphkit.actors.bodies import (
    ANY_BODY,
    BUSINESSES,
    CIVIC_WORDS,
    GOVERNING_WORDS,
    OF_A_STATE,
    PUBLIC_WORDS,
    SIDES,
    body_by_noun,
    has_the_body,
    is_of_a_state,
    with_state,
)
from graphkit.actors.cast import Member
from graphkit.actors.context import Context
from graphkit.actors.countries import Countries, spaced
from graphkit.actors.descriptions import body_of, describes, is_unique_office, names_body, role_of
from graphkit.actors.relations import related
from graphkit.gazetteer import institutions, state_adjectives, states
from graphkit.records import OFFICE, Mention

__all__ = ["References", "opens_story"]

_NEAR = 2
"""Sentences back within which one candidate alone is taken although the document holds others."""

_OPENING = 3
"""Sentences from the start, headline and standfirst among them, that may speak of somebody named later."""

_OWNED = re.compile(r"\w(?<!country)(?<!nation)(?<!republic)(?<!kingdom)['’]s?\s")
"""Whose a body is, in its description: "Amsel's police"; not "the country's parliament"."""

_DETERMINERS = frozenset("a an the this that its their his her our country nation".split())
_POSSESSIVE = frozenset("my our your his her its their".split())
_FOR_NOW = ("acting ", "interim ", "caretaker ")
"""Words of offices held for a time: beside its holder, "the chief" is not the interim chief."""

_LOCAL_HEADS = frozenset({"mayor", "governor"})
"""Offices below those of the state whose holders speak by their offices."""

_KIN = frozenset("siblings brothers sisters twins".split())
"""Nouns that a family is meant by."""

_FEW = frozenset({"duo", "trio", "pair"})
"""Nouns that brothers are meant by, but not "the Roe family"."""

_WRITING = frozenset("columnist writer reporter correspondent author journalist newspaper publication".split())
"""Nouns by which an article means itself and its writer."""


def opens_story(mention: Mention) -> bool:
    """Whether a mention stands where a story may speak of somebody whom it names only later."""
    return mention.sentence < _OPENING


def _in_full(text: str, role: str) -> str:
    """A body's role with the words before it that tell which: "Peru's electoral council" is no mere council."""
    words = _OWNED.split(text)[-1].lower().split()
    before = words[: -len(role.split())] if words[-len(role.split()) :] == role.split() else []
    kept = [
        word
        for word in before
        if word.replace("-", "").isalpha() and word not in state_adjectives() and word not in _DETERMINERS
    ]
    return " ".join([*kept, role])


class References:
    """Resolves the descriptions of one document, in order of the text.

    Args:
        members: The members known so far; states named only by a description are added.
        home: The document's home state, "" where unclear.
        mentions: All mentions of the document.
        parties: Names of bodies that the document shows to be parties.
    """

    def __init__(
        self, members: list[Member], home: str, mentions: Sequence[Mention], parties: Collection[str] = ()
    ) -> None:
        self._members = members
        self._mentions = mentions
        self._home = home
        self._parties = parties
        self._described: dict[str, Member] = {}
        self._countries = Countries(members, home, mentions)

    def resolve(self, mention: Mention, context: Context) -> tuple[Member, str] | None:
        """The member that a title or nominal mention means, with the rule, or None."""
        owner, last_seen = context.owner, context.last
        phrase = mention.titles[0] if mention.titles else mention.text.lower()
        opening = mention.text.split()[0].lower()
        if mention.label == "PERSON" and opening in _POSSESSIVE:
            if owner is not None and owner.label == "PERSON":
                holder = related(phrase, owner, self._members)
                return None if holder is None else (holder, "told by another’s office")
            if owner is None or owner.label != "GPE" or body_of(phrase):
                return None  # "his lawyer": somebody the words do not tell
            phrase = f"{phrase} of {owner.canonical}"  # "its president"
        if opening == "this" and role_of(phrase).split(" ")[-1] in _WRITING:
            return None  # "this columnist": who writes the article
        if opening in {"a", "an"}:
            return None  # "a Russian senator" is new here; see ``announced``
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
        if mention.rule == OFFICE:
            return self._office(phrase, owner)
        if mention.label == "ORG" and role_of(phrase) == "administration":
            return self._administration(mention, phrase, context)
        if mention.label == "ORG":
            return self._body(mention, phrase, context)
        return self._person(mention, phrase, last_seen)

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
        near = mention.sentence - last_seen[together[0]] <= _NEAR
        kin = noun in _KIN and (near or words & _KIN)
        fits = kin or (near and (noun in words or (noun in _FEW and words & _KIN)))
        return (self._members[together[0]], "only family") if fits else None

    def _person(self, mention: Mention, phrase: str, last_seen: Mapping[int, int]) -> tuple[Member, str] | None:
        fitting = [
            i
            for i, m in enumerate(self._members)
            if m.label == "PERSON"
            and describes(phrase, m.titles, m.affiliations)
            and not self._of_another(phrase, m)
            and not (mention.gender and m.gender and mention.gender != m.gender)
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
        found = self._choose(fitting, mention, last_seen, "role", ahead=bool(body_of(phrase)))
        if found is None and not body_of(phrase) and is_unique_office(role_of(phrase)):
            return self._choose(self._of_home(fitting), mention, last_seen, "role", ahead=False)
        return found

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
        if mention.form != "title" or not mention.titles or mention.text.split()[0].lower() in {"a", "an"}:
            return None
        title = mention.titles[0]
        if body_of(title) not in states().values() or not is_unique_office(role_of(title)):
            return None
        for member in self._members:
            if not member.names and not member.canonical and title in member.titles:
                return member
        member = Member(label="PERSON", gender=mention.gender, titles={title})
        self._members.append(member)
        return member

    def announced(self, mention: Mention, *, ahead: bool) -> tuple[Member, str] | None:
        """The only holder of a role that a headline announces, "a Russian senator", and the text names later.

        Args:
            mention: The description.
            ahead: Whether it may stand anywhere; its holder has to be named soon then, with the same word: "the judge",
                not "the president", who may be anybody's.
        """
        if mention.label != "PERSON" or not mention.titles or not (ahead or opens_story(mention)):
            return None
        fitting = [
            m for m in self._members if m.label == "PERSON" and describes(mention.titles[0], m.titles, m.affiliations)
        ]
        if len(fitting) != 1 or (ahead and not self._is_named_soon(fitting[0], mention)):
            return None  # "the judge said ... Judge Ada Roe"
        return fitting[0], "role, named later"

    def _is_named_soon(self, member: Member, mention: Mention) -> bool:
        """Whether somebody is named with just the word of a description in the next sentences, and not before."""
        first = min((i for i in member.mentions if self._mentions[i].form == "named"), default=None)
        role = mention.titles[0]
        office = mention.form == "title" and not role.startswith("former ") and not is_unique_office(role)
        told = office and mention.text.lower() == f"the {role}" and role in member.titles
        return told and first is not None and 0 <= self._mentions[first].sentence - mention.sentence <= _NEAR

    def _body(self, mention: Mention, phrase: str, context: Context) -> tuple[Member, str] | None:
        owner, last_seen = context.owner, context.last
        role, body = role_of(phrase), body_of(phrase)
        fitting = []
        for i, member in enumerate(self._members):
            if member.label != "ORG":
                continue
            fits = names_body(role, member.name) or any(names_body(role, n) for n in member.names)
            if (fits or describes(phrase, member.titles, ())) and _body_fits(body, member):
                fitting.append(i)
        whose = owner is not None or mention.text.split()[0].lower() in _POSSESSIVE
        if role == "party" and not fitting and not body and not whose:
            fitting = [i for i, m in enumerate(self._members) if not m.names.keys().isdisjoint(self._parties)]
        if owner is not None and owner.label == "PERSON" and role == "party":
            own = [i for i in fitting if self._members[i].name in owner.affiliations]
            fitting = own or fitting
        if len(fitting) > 1:
            fitting = _told_by_words(mention.text, role, [(i, self._members[i].name) for i in fitting]) or fitting
        seen = last_seen if any(i in last_seen for i in fitting) else context.named
        chosen = self._choose(fitting, mention, seen, "kind of body", ahead=False)
        if chosen is None and not fitting and not whose and role.split(" ")[-1] in ANY_BODY:
            before = self._described.get(role) if not body else None
            chosen = (before, "described before") if before else self._body_near(mention, body, context)
            if chosen is not None:
                self._described[role] = chosen[0]
        if not body and _OWNED.search(mention.text):
            return chosen  # "Gaza's health ministry" is not that of the home state
        state = body or self._home
        full = _in_full(mention.text, role)
        known = body or body_by_noun(role) or role.endswith(" ministry") or is_of_a_state(full)
        if chosen is not None or state not in states().values() or not known:
            return chosen
        if not body and sum(i in last_seen for i in fitting) > 1:
            return None  # "the police" after two forces, none of them near
        if not body and not (has_the_body(state, role) and has_the_body(state, full)):
            return None  # those of a city or province that nothing names
        if not OF_A_STATE & set(role.split()) and not is_of_a_state(full):
            return None  # "the American team", "his Ecuadorian company": one of many
        return self._named_body(body_by_noun(role) or full, state), "body of a state"

    def _body_near(self, mention: Mention, body: str, context: Context) -> tuple[Member, str] | None:
        """The body named in this or the last sentence, where nothing says what kind it is.

        Of several the one that was a subject: "Amsel, a supplier of Brisk, is growing. The company has hired ...". Not
        who only said something of another that may be one: "The Herald reported that Amsel is growing. The company".
        """
        noun = role_of(mention.titles[0]).split(" ")[-1] if mention.titles else ""
        if body and body not in states().values():
            return None  # "the Tavir newspaper": one of another name
        unlike = PUBLIC_WORDS | (CIVIC_WORDS if noun in BUSINESSES else GOVERNING_WORDS if noun in SIDES else set())
        near = [
            i
            for i, m in enumerate(self._members)
            if m.label == "ORG"
            and not m.canonical
            and not unlike & set(m.name.lower().split())
            and _body_fits(body, m)
            and 0 <= mention.sentence - context.last.get(i, -99) <= 1
        ]
        if len(near) > 1:
            near = [i for i in near if i in context.subjects]
        if len(near) != 1 or near[0] in context.reporting:
            return None
        return self._members[near[0]], "body last named"

    def _office(self, phrase: str, owner: Member | None) -> tuple[Member, str] | None:
        """The body of an office: "the Norwegian prime minister’s office", "her office" of one who holds one."""
        if phrase == OFFICE:
            held = [title for title in sorted(owner.titles) if _has_an_office(title)] if owner is not None else []
            if len({role_of(title) for title in held}) != 1:
                return None
            role, body = f"{role_of(held[0])}'s office", next(filter(None, map(body_of, held)), "")
        else:
            role, body = role_of(phrase), body_of(phrase)
        of_state = body or self._home
        key = key_without_state(role)
        named = [
            m
            for m in self._members
            if m.label == "ORG" and any(key_without_state(name) == key for name in (m.canonical, *m.names) if name)
        ]
        named = [m for m in named if not of_state or (m.owner or state_in(m.name)) in {"", of_state}]
        if named:
            return (named[0], "office of its holder") if len(named) == 1 else None
        national = is_unique_office(role.removesuffix("'s office"))
        if not of_state or not (body or national) or not has_the_body(of_state, role):
            return None
        return self._named_body(role, of_state), "office of its holder"

    def _administration(self, mention: Mention, phrase: str, context: Context) -> tuple[Member, str] | None:
        """The government of a state: "the new US administration", "his administration", "the Roe administration"."""
        text = spaced(mention.text)
        heads = [m for m in self._members if m.label == "PERSON" and any(f" {name} " in text for name in m.names)]
        if heads and not body_of(phrase):
            context = replace(context, owner=heads[0])
        of_state = body_of(phrase) in states().values()
        if of_state or (context.owner is not None and context.owner.label == "PERSON"):
            return self._countries.resolve(mention, phrase, context)
        return self._body(mention, phrase, context)

    def _named_body(self, role: str, state: str) -> Member:
        """The body a description names by its state, "the Polish parliament", added where it is new."""
        name = with_state(string.capwords(role), state)
        key = body_key(name)
        for member in self._members:
            if member.label == "ORG" and key in [body_key(n) for n in (member.canonical, *member.names) if n]:
                return member
        member = Member(label="ORG", canonical=name)
        self._members.append(member)
        return member

    def _choose(
        self, fitting: list[int], mention: Mention, last_seen: Mapping[int, int], rule: str, *, ahead: bool
    ) -> tuple[Member, str] | None:
        """The only candidate; else the only one spoken of near by; ``ahead`` allows one that is named only later."""
        seen = [i for i in fitting if i in last_seen]
        if len(seen) == 1:
            return self._members[seen[0]], rule
        if not seen:
            return (self._members[fitting[0]], f"{rule}, named later") if ahead and len(fitting) == 1 else None
        near = [i for i in seen if mention.sentence - last_seen[i] <= _NEAR]
        if len(near) == 1:
            return self._members[near[0]], f"{rule}, nearest"
        latest = sorted(near, key=lambda i: -last_seen[i])
        if len(latest) > 1 and last_seen[latest[0]] > last_seen[latest[1]]:
            return self._members[latest[0]], f"{rule}, nearest"
        return None


def _has_an_office(title: str) -> bool:
    """Whether somebody with a title has people who speak for him: a president, a mayor, a minister; not a senator."""
    role = role_of(title)
    return is_unique_office(role) or role.split(" ")[-1] in _LOCAL_HEADS


def _told_by_words(text: str, role: str, named: Sequence[tuple[int, str]]) -> list[int]:
    """Those whose names have all words of the description: "the asset management firm" of two firms."""
    words = set(text.lower().replace("-", " ").split()[1:]) - set(role.split())
    return [i for i, name in named if words and words <= set(name.lower().replace("-", " ").split())]


def _forms(people: str) -> tuple[str, str]:
    """The name of a people as it is, and without its plural ending."""
    return people, people.removesuffix("s")


def _body_fits(body: str, member: Member) -> bool:
    if not body:
        return True
    adjectives = [a for a, s in state_adjectives().items() if s == body]
    name = member.name.lower()
    if body.lower() in name or any(a in name for a in adjectives) or body in member.affiliations:
        return True
    return not member.affiliations and member.name not in institutions() and not _names_state(name)


def _names_state(name: str) -> bool:
    return any(w in state_adjectives() for w in name.split()) or any(s.lower() in name for s in states().values())
