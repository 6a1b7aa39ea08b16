"""Titles and nouns to members: whom "the minister", "the agency" or "a Russian senator" means.

What ``references`` finds comes first, unless ``exclusions`` says that it is another; then who is described again in
other words, who speaks on, and who is named only next.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod

from graphkit.actors.beside import described_behind
from graphkit.actors.cast import Member
from graphkit.actors.context import Context
from graphkit.actors.descriptions import describes, role_of
from graphkit.actors.exclusions import acts_beside, means_another
from graphkit.actors.newcomers import newcomer, newly_held
from graphkit.actors.pairs import does_to
from graphkit.actors.pronouns import is_first_person
from graphkit.actors.reading import Reading
from graphkit.actors.references import opens_story
from graphkit.actors.scene import Place
from graphkit.actors.variation import apposed, body_named_next, described_again, named_next, speaks_on

__all__ = ["Nouns"]

_AROUND = 80
"""Characters around a name in which the text tells whose head somebody is."""


_OWN_ACTS = re.compile(r"['’]s?\s(?:[\w-]+\s){1,3}(?:on|against|into|upon|over|with|to|from)\s")
"""What stands between a state and another to which it does something: "Japan's attacks on the country"."""


class Nouns(Reading, ABC):
    """Resolves the titles and nouns of one document, in order of the text."""

    def noun(self, index: int) -> None:
        """Join a title or nominal mention to whom it means, where somebody known does it."""
        mention = self.mentions[index]
        beside = self._name_beside(index)
        named = None if beside is None else self.member_of.get(beside)
        if named is not None:
            named.titles.update(mention.titles)
            self.join(named, index, "apposition")
            return
        new = newly_held(mention)
        if new and (follower := newcomer(index, self.mentions, self.places, self.member_of, self.text)) is not None:
            follower.titles.update(mention.titles)
            self.join(follower, index, "new in office")
            return
        found = self.references.resolve(mention, self._context(index))
        if found is not None and not self._means_another(index, found[0]):
            member, rule = found
            self.join(member, index, rule)
            if mention.gender in {"male", "female"} and not member.gender:
                member.gender = mention.gender
        elif (again := self._described_again(index)) is not None:
            again.titles.update(mention.titles)
            self.join(again, index, "described again")
        elif (spoke := self._spoke_last(index)) is not None:
            spoke.titles.update(mention.titles)
            self.join(spoke, index, "described again")
        elif (named := self._named_next(index)) is not None:
            named.titles.update(mention.titles)
            self.join(named, index, "named next")
        elif (body := self._body_named_next(index)) is not None:
            self.join(body, index, "body named next")
        elif (holder := self.references.office(mention)) is not None:
            self.join(holder, index, "office")
        elif mention.label == "PERSON" and mention.titles:
            self.open.setdefault(mention.titles[0], index)

    def announced(self, index: int) -> None:
        """A headline's "Mayor accuses ...", "the judge" before she is named, "his country" before his office is."""
        mention = self.mentions[index]
        if index in self.member_of or mention.form not in {"title", "nominal"}:
            return
        opening = mention.text.split()[0].lower()
        if opening in {"a", "an"} and self.places[index].quote >= 0:
            return  # "Never trust a politician," she said: any
        if opening in {"his", "her", "its", "their"}:
            owner = self._owner_so_far(index) if mention.label == "GPE" else None
            state = (
                None
                if owner is None or owner.label != "PERSON"
                else self.references.resolve(mention, Context({}, owner=owner))
            )
            if state is not None:
                self.join(state[0], index, state[1])
            return
        found = self.references.announced(mention, ahead=opening == "the", acts=self.places[index].subject)
        if found is not None and all(i > index for i in found[0].mentions if self.mentions[i].form == "named"):
            self.join(found[0], index, found[1])

    @abstractmethod
    def pronoun(self, index: int) -> None:
        """Join a pronoun of the third person to whom it means: the "his" of "his party"."""

    def _name_beside(self, index: int) -> int | None:
        """The name beside a description, or behind it in the words for who speaks: "the head of the bank Ada Roe"."""
        mention = self.mentions[index]
        named = self.speech.named_in_source(mention.span.start)
        if self.text[mention.span.end : mention.span.end + 2] in {"'s", "’s"}:
            return None  # "The activist’s lawyer, Ada Roe, said"
        if named is not None and named > index and mention.label == self.mentions[named].label == "PERSON":
            return named
        behind = described_behind(index, self.mentions, self.text) if mention.label == "PERSON" else None
        return apposed(index, self.mentions, self.text) if behind is None else behind

    def _means_another(self, index: int, member: Member) -> bool:
        """Whether a description that fits somebody means another all the same."""
        done = self.places[index].role == "object" and does_to({member}, index, self.places, self.member_of)
        return done or means_another(index, member, self.mentions, self.text, self.open)  # "Amsel sued the agency"

    def _context(self, index: int) -> Context:
        """What has been said where a description stands; in a quotation also what the quotation itself said."""
        place = self.places[index]
        owner = self._owner(index)  # before what follows: it may resolve the possessive
        last = dict(self.salience.last)
        subjects: set[int] = set()
        reporting: set[int] = set()
        own = self.speech.of(index)
        told: set[int] = set()
        quoted: dict[int, Place] = {}  # members to where this quotation last spoke of them
        first = min(place.sentence - 1, self.speech.begins.get(place.quote, place.sentence))
        for number in self.salience.since(first):
            for seen in self.salience.places(number)[-4:]:
                near = place.sentence - seen.sentence <= 1 and seen.subject
                if near and seen.quote == place.quote:
                    subjects.add(number)
                if near and seen.reported not in {-1, place.reported} and _may_be_a_body(self.members[number]):
                    reporting |= {self.speech.speakers.get(seen.reported, number)} - {number}
                if seen.quote == place.quote >= 0:
                    quoted[number] = seen
            if own and all(seen.reported in own for seen in self.salience.places(number)):
                told.add(number)
                last.pop(number, None)  # '"They worked for Amsel," the agency said': not Amsel
        for number in sorted(quoted, key=lambda number: quoted[number].head):  # who was spoken of last comes last
            last.pop(number, None)
            last[number] = quoted[number].sentence
        for number in self._doers(index) if self.mentions[index].label == "GPE" else ():
            last.pop(number, None)
        if (teller := self._described_teller(index)) is not None:
            subjects.discard(teller)
            reporting.add(teller)
        return Context(last, subjects, owner, self.speaker(index), reporting, {**self.named, **last}, told)

    def _doers(self, index: int) -> set[int]:
        """Who does something to what a description means: "Japan attacked the country", "Japan's raids on it"."""
        found: set[int] = set()
        place = self.places[index]
        for other in range(max(0, index - 3), index):
            there, member = self.places[other], self.member_of.get(other)
            if member is None or there.sentence != place.sentence:
                continue
            between = self.text[self.mentions[other].span.end : self.mentions[index].span.start]
            done = place.role == "object" and there.subject and there.verb == place.verb >= 0
            if done or _OWN_ACTS.fullmatch(between):
                found.add(self.number(member))
        return found

    def _described_teller(self, index: int) -> int | None:
        """Who says what a description stands in, where another noun means him: "The group said the firm had lied"."""
        teller = self.speech.speaker_of(self.places[index].reported)
        if teller is None or teller not in self.member_of or self.mentions[teller].form != "nominal":
            return None
        same = self.mentions[teller].titles == self.mentions[index].titles
        return None if same else self.number(self.member_of[teller])

    def _described_again(self, index: int) -> Member | None:
        mention = self.mentions[index]
        found = described_again(mention, self.places[index], self.members, self.salience, self.quoted_sentences)
        if found is None:
            return None
        spoken_of = self.salience.places(self.number(found))
        same = (i for phrase, i in self.open.items() if describes(mention.titles[0], {phrase}, ()))
        if any(acts_beside(self.places[i], spoken_of) for i in same):
            return None
        return None if self._means_another(index, found) else found

    def _spoke_last(self, index: int) -> Member | None:
        """Who spoke last, where a description speaks on for him and nobody else was spoken of since."""
        number = self.speech.last_speaker(index)
        quotation = self.speech.quotation_before(index)
        sentence = self.mentions[index].sentence if quotation is None else quotation[1]
        seen = [] if number is None else self.salience.places(number)[-6:]
        if number is None or not seen:
            return None
        last = self.members[number]
        said = self.mentions[max(i for i in last.mentions if i < index)].span
        around = self.text[max(0, said.start - _AROUND) : said.end + _AROUND]
        behind = self.text[self.mentions[index].span.end :][:_AROUND]
        if not speaks_on(self.mentions[index], self.places[index], sentence, last, seen, around, behind):
            return None
        if any(describes(self.mentions[index].titles[0], {phrase}, ()) for phrase in self.open):
            return None  # "Roe questioned the mayor. The mayor said"
        others = (
            place
            for other in self.salience.since(sentence - 1)
            if other != number and self.members[other].label == "PERSON"
            for place in self.salience.places(other)[-4:]
        )
        if any(place.reported < 0 and place.sentence >= sentence - 1 for place in others):
            return None
        unnamed = self.unnamed(index)(back=1, kind="person")
        return None if any(place.reported < 0 for _, place in unnamed) else last

    def _named_next(self, index: int) -> Member | None:
        """Whom the opening of the story describes before it names him; he has no other role and no other gender."""
        mention = self.mentions[index]
        if not opens_story(mention) or not mention.titles or self._is_named_as_such(index):
            return None
        name = named_next(index, self.mentions, self.places)
        member = None if name is None else self.member_of.get(name)
        if member is None or (mention.gender and member.gender and mention.gender != member.gender):
            return None
        asked = mention.titles[0]
        return member if all(describes(asked, {title}, ()) for title in member.titles) else None

    def _is_named_as_such(self, index: int) -> bool:
        """Whether the text sets a name beside the same description later: "A judge ... The judge, Ada Roe, said"."""
        asked, form = role_of(self.mentions[index].titles[0]), self.mentions[index].form
        later = range(index + 1, len(self.mentions))
        alike = (i for i in later if self.mentions[i].form == form and self.mentions[i].titles)
        same = (i for i in alike if role_of(self.mentions[i].titles[0]) == asked)
        return any(apposed(i, self.mentions, self.text) is not None for i in same)

    def _body_named_next(self, index: int) -> Member | None:
        if not opens_story(self.mentions[index]):
            return None
        return body_named_next(index, self.mentions, self.members, self.places[index])

    def _owner(self, index: int) -> Member | None:
        """Whom the possessive that opens a description means: "his party", "Roe’s government"."""
        start = self.mentions[index].span.start
        if is_first_person(self.mentions[index].text.split()[0]):
            return self.speaker(index)
        for other in range(max(0, index - 1), min(len(self.mentions), index + 3)):
            inner = self.mentions[other]
            if inner.form == "pronoun" and inner.span.start == start:
                if other not in self.member_of and not is_first_person(inner.text):
                    self.pronoun(other)
                return self.member_of.get(other)
            named = inner.form == "named" and inner.label == "PERSON" and self.mentions[index].label in {"ORG", "GPE"}
            if named and inner.span.start == start and other != index:
                return self.member_of.get(other)
        return None

    def _owner_so_far(self, index: int) -> Member | None:
        """Whom the pronoun that opens a description means, as it is resolved by now."""
        start = self.mentions[index].span.start
        near = range(max(0, index - 1), min(len(self.mentions), index + 3))
        return next((self.member_of.get(i) for i in near if i != index and self.mentions[i].span.start == start), None)


def _may_be_a_body(member: Member) -> bool:
    """Whether a name that was taken for a person's may be a body's: one word, and nothing tells of a person."""
    alone = all(" " not in name for name in member.names)
    return member.label == "PERSON" and alone and not member.gender and not member.titles
