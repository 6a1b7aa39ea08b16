"""Organisations by description: who "the agency", "the Polish parliament" or "her office" is."""

from __future__ import annotations

import re
import string
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from graphkit.actors.bodies import (
    ANY_BODY,
    BODY_KINDS,
    OF_A_STATE,
    body_by_noun,
    has_the_body,
    is_of_a_state,
    with_state,
)
from graphkit.actors.body_fit import ARMED, body_fits, is_national, words_unlike
from graphkit.actors.body_names import abbreviates, body_key, key_without_state, state_in
from graphkit.actors.cast import Member
from graphkit.actors.context import Context
from graphkit.actors.countries import Countries, spaced
from graphkit.actors.descriptions import body_of, describes, is_unique_office, names_body, role_of
from graphkit.actors.kinds import camp_of
from graphkit.actors.nearness import nearest
from graphkit.gazetteer import agencies_of_the_un, full_names, organisations, state_adjectives, states
from graphkit.records import OFFICE, Mention

__all__ = ["Organisations"]

_OWNED = re.compile(r"\w(?<!country)(?<!nation)(?<!republic)(?<!kingdom)['’]s?\s")
"""Whose a body is, in its description: "Amsel's police"; not "the country's parliament"."""

_LOCAL = re.compile(
    r"\b(state|provincial|regional|county|municipal|district|city|local)\s"
    r"(?:assembly|parliament|legislature|senate|house|cabinet|council|court|police)$",
    re.IGNORECASE,
)
"""Bodies of which each part of a state has one: "the state assembly" is not the parliament of the state."""

_DETERMINERS = frozenset("a an the this that its their his her our country nation".split())
_POSSESSIVE = frozenset("my our your his her its their".split())
_ONES_OWN = frozenset({"parliament", "cabinet", "house"})
"""Bodies without an article that are those of whoever speaks to them."""

_UNITED_NATIONS = "United Nations"

_ORGANISATIONS = frozenset({"organisation", "organization"})
"""Nouns for what is known all over the world as well."""

_OF_MANY = frozenset({"court", "committee", "commission", "council", "university", "office", "authority", "party"})
"""Nouns for bodies of which a state has many, so that they name none of it."""

_ALONE = 3
"""Sentences back in which the only body of the kind was named."""

_STEM = 6
"""First letters in which a word for an agency and one of its name agree: "refugee" and "Refugees"."""

_LOCAL_HEADS = frozenset({"mayor", "governor"})
"""Offices below those of the state whose holders speak by their offices."""


class Organisations:
    """Resolves what describes a body in one document, in order of the text.

    Args:
        members: The members known so far; bodies of states named only by a description are added.
        home: The document's home state, "" where unclear.
        parties: Names of bodies that the document shows to be parties.
        camps: Names of parties that it calls ruling or opposition parties, each to "ruling" or "opposition".
        countries: Resolves what means a state.
    """

    def __init__(
        self,
        members: list[Member],
        home: str,
        parties: frozenset[str],
        camps: Mapping[str, str],
        countries: Countries,
    ) -> None:
        self._members = members
        self._home = home
        self._parties = parties
        self._camps = camps
        self._countries = countries
        self._described: dict[str, Member] = {}
        self._called: dict[Member, set[str]] = defaultdict(set)  # nouns that have meant a body
        self._elsewhere: set[str] = set()  # nouns for bodies of which one of a town was spoken of

    def resolve(self, mention: Mention, phrase: str, context: Context) -> tuple[Member, str] | None:
        """The body or state that a description means, with the rule, or None.

        Args:
            mention: The description.
            phrase: What it says, as role and body: "parliament of Poland".
            context: What has been said.
        """
        found = self._meant(mention, phrase, context)
        if found is not None:
            self._called[found[0]].add(role_of(phrase).split(" ")[-1])
        return found

    def _meant(self, mention: Mention, phrase: str, context: Context) -> tuple[Member, str] | None:
        if mention.rule == OFFICE:
            return self._office(phrase, context.owner)
        if role_of(phrase) == "administration":
            return self._administration(mention, phrase, context)
        if body_of(phrase) == _UNITED_NATIONS and role_of(phrase).split(" ")[-1] == "agency":
            return self._agency(mention, phrase, context)
        return self._body(mention, phrase, context)

    def _agency(self, mention: Mention, phrase: str, context: Context) -> tuple[Member, str] | None:
        """The agency of the United Nations of which its words tell, "the UN food agency"; else they themselves."""
        known, words = agencies_of_the_un(), role_of(phrase).split(" ")[:-1]
        fitting = [
            i
            for i, m in enumerate(self._members)
            if m.canonical in known
            and all(any(part.startswith(word[:_STEM]) for part in known[m.canonical]) for word in words)
        ]
        chosen = nearest(self._members, fitting, mention, context.last, "kind of body", ahead=True)
        whole = next((m for m in self._members if m.canonical == _UNITED_NATIONS), None)
        return chosen or (None if whole is None else (whole, "kind of body"))

    def _body(self, mention: Mention, phrase: str, context: Context) -> tuple[Member, str] | None:
        owner, last_seen = context.owner, context.last
        role, body = role_of(phrase), body_of(phrase)
        if (local := _LOCAL.search(mention.text)) is not None:
            return self._local(mention, local[1].lower(), last_seen)
        owned = not body and owner is not None and owner.label == "GPE" and owner.canonical in states().values()
        if owned and owner is not None:
            body = owner.canonical  # "Peru called it an act of war. Its foreign ministry said ..."
        body = body or self._of_who_speaks(mention, role, context)
        fitting = []
        town = body if role == "police" and body not in states().values() else ""
        for i, member in enumerate(self._members):
            if member.label != "ORG" or (town and town not in member.name):
                continue
            fits = any(names_body(role, n) for n in (*member.names, member.canonical, *full_names(member.canonical)))
            if (fits or (member.titles and describes(phrase, member.titles, ()))) and body_fits(body, member):
                fitting.append(i)
        if role in ARMED:
            own = [i for i in fitting if is_national(self._members[i].name)]
            fitting = own if own or body else fitting
        whose = owner is not None or mention.text.split()[0].lower() in _POSSESSIVE
        if role == "party" and not body and not whose:
            told = self._parties | self._camps.keys()
            called = {i for i, m in enumerate(self._members) if not m.names.keys().isdisjoint(told)}
            fitting = sorted(called.union(fitting))
        if owner is not None and owner.label == "PERSON" and role == "party":
            fitting = self._own_party(owner, fitting)
        if role == "party" and (camp := camp_of(mention.text)):
            fitting = self._in_camp(camp, fitting)
        if len(fitting) > 1:
            fitting = _told_by_words(mention.text, role, [(i, self._members[i].name) for i in fitting]) or fitting
        seen = last_seen if any(i in last_seen for i in fitting) else context.named
        chosen = nearest(self._members, fitting, mention, seen, "kind of body", ahead=False)
        noun = role.split(" ")[-1]
        # "the anti-graft body" is a certain one, "the requesting party" no party
        alone = noun in {"body", "party"} and mention.text.count(" ") == 1
        if chosen is None and not fitting and not whose and (noun in ANY_BODY or alone):
            before = self._described.get(noun) if not body else None
            chosen = (before, "described before") if before else self._body_near(mention, body, context)
            if chosen is not None:
                self._described[noun] = chosen[0]
        unique = body_by_noun(role, body) and role != "police"
        if chosen is None and body in states().values() and len(fitting) == 1 and unique:
            return self._members[fitting[0]], "kind of body, named later"  # "the Chinese navy ... the PLA Navy"
        if _of_two(mention.text):
            return chosen  # "the Saudi-Greek Council"
        if not body and _OWNED.search(mention.text):
            return chosen  # "Gaza's health ministry" is not that of the home state
        if chosen is None and (body or _of_a_town(mention.text, role)) and body not in states().values():
            self._elsewhere.add(role)  # "the Lima police ... the police"
        lost = owner is None and mention.text.split()[0].lower() in {"its", "their"}  # whose it is nothing tells
        state = body or ("" if lost or role in self._elsewhere else self._home or _state_of(context.speaker))
        full = _in_full(mention.text, role)
        stated = bool(body) and not owned  # "its mission" is one of many
        known = stated or body_by_noun(role, state) or role.endswith(" ministry") or is_of_a_state(full)
        if chosen is not None or state not in states().values() or not known:
            return chosen
        if not body and sum(i in last_seen for i in fitting) > 1:
            return None  # "the police" after two forces, none of them near
        if not body and not (has_the_body(state, role) and has_the_body(state, full)):
            return None  # those of a city or province that nothing names
        if not OF_A_STATE & set(role.split()) and not is_of_a_state(full):
            return None  # "the American team", "his Ecuadorian company": one of many
        if full in _OF_MANY:
            return None  # "the ball is in Peru's court"
        return self._named_body(body_by_noun(role, state) or full, state), "body of a state"

    def _own_party(self, owner: Member, fitting: Sequence[int]) -> list[int]:
        """The party somebody is of, among some; where nothing tells it, those that nobody else is said to be of."""
        called = {i: {self._members[i].name, *self._members[i].names} for i in fitting}
        others = {body for m in self._members if m is not owner and m.label == "PERSON" for body in m.affiliations}
        own = [i for i in fitting if called[i] & owner.affiliations]
        return own or [i for i in fitting if not called[i] & others]

    def _in_camp(self, camp: str, fitting: Sequence[int]) -> list[int]:
        """Those of some parties that are in a camp; where none is said to be, those not said to be in another."""
        told = {i: {self._camps[name] for name in self._members[i].names if name in self._camps} for i in fitting}
        return [i for i in fitting if camp in told[i]] or [i for i in fitting if not told[i]]

    def _local(self, mention: Mention, part: str, last_seen: Mapping[int, int]) -> tuple[Member, str] | None:
        """The body of a part of a state, named before: "the state assembly", Kano State Assembly."""
        role = mention.text.lower().split()[-1]
        fitting = [
            i
            for i, m in enumerate(self._members)
            if m.label == "ORG" and names_body(role, m.name) and part in m.name.lower().split()
        ]
        return nearest(self._members, fitting, mention, last_seen, "kind of body", ahead=False)

    def _of_who_speaks(self, mention: Mention, role: str, context: Context) -> str:
        """The state whose minister speaks to what has no article: "Peru's minister Ada Roe told parliament"."""
        if mention.text.lower() not in {role, "the house"} or role not in _ONES_OWN:
            return ""
        here = (self._members[i] for i in context.subjects if context.last.get(i) == mention.sentence)
        found = {b for m in here if m.label == "PERSON" for b in m.affiliations if b in states().values()}
        return found.pop() if len(found) == 1 else ""

    def _body_near(self, mention: Mention, body: str, context: Context) -> tuple[Member, str] | None:
        """The body named in this or the last sentence, or alone a little before, where nothing says what kind it is.

        Of several the one that was a subject: "Amsel, a supplier of Brisk, is growing. The company has hired ...". Not
        who only said something of another that may be one: "The Herald reported that Amsel is growing. The company".
        """
        noun = role_of(mention.titles[0]).split(" ")[-1] if mention.titles else ""
        if body and body not in states().values():
            return None  # "the Tavir newspaper": one of another name
        unlike = words_unlike(noun)
        known = [
            i
            for i, m in enumerate(self._members)
            if m.label == "ORG"
            and (not m.canonical or noun in _ORGANISATIONS or m.canonical in organisations())
            and not unlike & set(m.name.lower().split())
            and body_fits(body, m)
            and i not in context.told
            and not self._is_of_another_kind(m, noun)
            and 0 <= mention.sentence - context.named.get(i, -99) <= _ALONE
        ]
        fitting = [i for i in known if mention.sentence - context.named[i] <= 1] or (known if len(known) == 1 else [])
        near = [i for i in fitting if 0 <= mention.sentence - context.last.get(i, -99) <= 1] or fitting
        if len(near) > 1:
            near = [i for i in near if i in context.subjects]
        if len(near) != 1 or near[0] in context.reporting:
            return None
        return self._members[near[0]], "body last named"

    def _is_of_another_kind(self, member: Member, noun: str) -> bool:
        """Whether what a body was called, or its name, tells that it is no such body: "Air Amsel" is no newspaper."""
        kind = next((nouns for nouns in BODY_KINDS if noun in nouns), None)
        if kind is None:
            return False
        told = {role_of(title).split(" ")[-1] for title in member.titles} | self._called[member]
        told |= {n for nouns in BODY_KINDS for n in nouns if any(names_body(n, name) for name in member.names)}
        return kind.isdisjoint(told) and any(not nouns.isdisjoint(told) for nouns in BODY_KINDS)

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
        name = with_state(re.sub(r" (Of|And|For) ", lambda small: small[0].lower(), string.capwords(role)), state)
        key = body_key(name)
        for member in self._members:
            if member.label == "ORG" and key in [body_key(n) for n in (member.canonical, *member.names) if n]:
                return member
            if member.label == "ORG" and any(len(n) > 2 and n.isupper() and abbreviates(n, name) for n in member.names):
                member.canonical = member.canonical or name  # "the Nigerian central bank ... the CBN"
                return member
        member = Member(label="ORG", canonical=name)
        self._members.append(member)
        return member


_HALVES = frozenset("afro anglo euro franco indo luso russo sino".split())
"""First halves of adjectives of two states: "Sino-British"."""


def _of_two(text: str) -> bool:
    """Whether a body's words say that two states have it."""
    pairs = (word.lower().split("-") for word in text.split() if "-" in word)
    return any(len(pair) > 1 and all(half in state_adjectives() or half in _HALVES for half in pair) for pair in pairs)


def _in_full(text: str, role: str) -> str:
    """A body's role with the words before it that tell which: "Peru's electoral council" is no mere council."""
    words = _OWNED.split(text)[-1].lower().split()
    if "of" in words and " of " not in role:
        words = words[: words.index("of")]  # "the supreme court of Peru"
    before = words[: -len(role.split())] if words[-len(role.split()) :] == role.split() else []
    while " ".join(before[-2:]) in state_adjectives():
        before = before[:-2]  # "the Hong Kong security bureau"
    kept = [
        word
        for word in before
        if word.replace("-", "").isalpha() and word not in state_adjectives() and word not in _DETERMINERS
    ]
    return " ".join([*kept, role])


def _of_a_town(text: str, role: str) -> bool:
    """Whether a force is that of a town by the name before it: "the Amsel police"; not "the Peruvian police"."""
    words = text.split()[1 : -len(role.split())] if role == "police" else []
    return bool(words) and all(word[0].isupper() and word.lower() not in state_adjectives() for word in words)


def _has_an_office(title: str) -> bool:
    """Whether somebody with a title has people who speak for him: a president, a mayor, a minister; not a senator."""
    role = role_of(title)
    return is_unique_office(role) or role.split(" ")[-1] in _LOCAL_HEADS


def _told_by_words(text: str, role: str, named: Sequence[tuple[int, str]]) -> list[int]:
    """Those whose names have all words of the description: "the asset management firm" of two firms."""
    words = set(text.lower().replace("-", " ").split()[1:]) - set(role.split())
    return [i for i, name in named if words and words <= set(name.lower().replace("-", " ").split())]


def _state_of(speaker: Member | None) -> str:
    """The state whose body speaks, or that a speaker serves: its police are "the police", where no story tells."""
    if speaker is None:
        return ""
    named = {state_in(name) for name in (speaker.canonical, *speaker.names)} if speaker.label == "ORG" else set()
    own = {*named, *speaker.affiliations} & set(states().values())
    return own.pop() if len(own) == 1 else ""
