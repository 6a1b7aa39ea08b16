"""Mentions of one document to chains.

A sieve in the order of certainty (after Lee et al. 2013, Deterministic Coreference Resolution Based on Entity-Centric,
Precision-Ranked Rules): names, then descriptions and third-person pronouns in order of the text, then the first person
of each quotation. Every link keeps the rule that made it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from graphkit.actors.antecedents import Pronoun
from graphkit.actors.beside import agrees, named_beside
from graphkit.actors.bystanders import Bystanders
from graphkit.actors.cast import Member
from graphkit.actors.chains import chains_of, labelled
from graphkit.actors.context import Context
from graphkit.actors.descriptions import describes
from graphkit.actors.exclusions import acts_beside, means_another, not_meant
from graphkit.actors.home import home_state
from graphkit.actors.kinds import parties, with_firms
from graphkit.actors.kinship import Kinship, likely_gender
from graphkit.actors.namesakes import give_to_speakers
from graphkit.actors.naming import cast_names
from graphkit.actors.pairs import does_to, one_of_two, pair_of
from graphkit.actors.pronouns import SURE, is_first_person, resolve_pronoun
from graphkit.actors.references import References, opens_story
from graphkit.actors.salience import Salience
from graphkit.actors.scene import Place, Scene
from graphkit.actors.sides import side_of
from graphkit.actors.speech import Speech
from graphkit.actors.they import is_they, they_two
from graphkit.actors.variation import apposed, body_named_next, described_again, named_next, speaks_on
from graphkit.records import ONE_OF_TWO, PAIR, RELATIVE, Chain, Document, Mention, Quote
from graphkit.wording import wording_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["resolve"]

_AROUND = 80
"""Characters around a name in which the text tells whose head somebody is."""


def resolve(
    doc: Doc, document: Document, mentions: Sequence[Mention], quotes: Sequence[Quote]
) -> tuple[tuple[Mention, ...], tuple[Chain, ...]]:
    """Group the mentions of one document into chains, one per actor.

    Args:
        doc: The analysed document.
        document: The document itself.
        mentions: All mentions, sorted by position.
        quotes: Its quotes, speakers as mention indices; used for "I" and for who is meant by "he" in "he said".

    Returns:
        The mentions, in the same order and number, with labels and confidence as resolved; and the chains, sorted by
        first mention. A mention that refers to nobody known is in no chain, nor is one of a name that never acts.
    """
    return _Resolution(doc, document, mentions, quotes).run()


class _Resolution:
    """The state of resolving one document."""

    def __init__(self, doc: Doc, document: Document, mentions: Sequence[Mention], quotes: Sequence[Quote]) -> None:
        self.mentions = mentions = with_firms(mentions)
        self.text = document.text
        self.quotes = quotes
        scene = Scene(doc, document.text, quotes)
        self.places: list[Place] = scene.places(mentions)
        self.bystanders = Bystanders(doc, scene, mentions)
        self.kinship = Kinship(mentions, document.text)
        self.starts = wording_of(doc).starts
        self.home = home_state(mentions, document.text, document.excluded)
        self.members, self.member_of = cast_names(mentions, document.text, self.home)
        give_to_speakers(mentions, self.places, self.members, self.member_of)
        self.references = References(self.members, self.home, mentions, parties(mentions, document.text))
        told = {p.sentence for p in self.places if p.quote < 0}
        self.quoted_sentences = {p.sentence for p in self.places} - told
        self.salience = Salience()
        self.named: dict[int, int] = {}  # bodies to the sentence they were last named in, be it as a place
        self.numbers: dict[Member, int] = {}
        self.open: dict[str, int] = {}  # descriptions by which nobody known is meant, to where each stood first
        self.speech = Speech(mentions, self.places, quotes)
        for index, member in self.member_of.items():
            self.speech.note(index, self._number(member))
        self.sides: dict[Member, Member | None] = {}  # speakers to whom they mean by "we"

    def run(self) -> tuple[tuple[Mention, ...], tuple[Chain, ...]]:
        for index in sorted(range(len(self.mentions)), key=self._reading_order):
            self._third_person(index)
        for index in range(len(self.mentions)):
            self._announced(index)
            if index not in self.member_of and self.mentions[index].rule == RELATIVE:
                self._relative(index)  # "his wife", whom the text names only then
        for index in range(len(self.mentions)):
            self._first_person(index)
        return labelled(self.mentions, self.member_of), chains_of(self.members, self.mentions, self.places, self.home)

    def _reading_order(self, index: int) -> tuple[int, int]:
        return self.mentions[index].span.start, -self.mentions[index].span.end

    def _third_person(self, index: int) -> None:
        mention = self.mentions[index]
        if mention.rule == PAIR:
            self._pair(index)
            if mention.form != "pronoun" or index in self.member_of or self._is_second(index):
                return  # nobody is meant alone, so that "he" goes past it
        if index not in self.member_of:
            if mention.rule == ONE_OF_TWO:
                meant = one_of_two(index, self.mentions, self.member_of, self.text)
                if meant is not None:
                    self._join(meant, index, ONE_OF_TWO)
            elif mention.rule == RELATIVE:
                owner = self.kinship.owner(index)
                if owner is not None:
                    self._third_person(owner)
                self._relative(index)
            elif mention.form in {"title", "nominal"}:
                self._description(index)
            elif mention.form == "pronoun" and not is_first_person(mention.text):
                self._speaker_behind(index)
                self._pronoun(index)
        elif mention.form == "named" and mention.label in {"ORG", "GROUP"}:
            self.named[self._number(self.member_of[index])] = mention.sentence
        modifies = mention.label == "PERSON" and self.places[index].modifies
        if index in self.member_of and mention.use == "actor" and not modifies:
            self.salience.note(self._number(self.member_of[index]), self.places[index])

    def _speaker_behind(self, index: int) -> None:
        """Resolve the "he" of "...," he said, before those inside the quotation, who are then somebody else."""
        quote = self.places[index].quote
        speaker = self.speech.speaker_of(quote)
        if speaker is None or speaker <= index or speaker in self.member_of:
            return
        if self.mentions[speaker].form == "pronoun" and not is_first_person(self.mentions[speaker].text):
            self._pronoun(speaker)

    def _pair(self, index: int) -> None:
        """The two mentions of "the two countries", one for each of them."""
        second, mention = self._is_second(index), self.mentions[index]
        if is_they(mention):
            first = index - second
            unnamed = partial(self.bystanders.before, first, resolved=self.member_of)
            pair = they_two(first, self.mentions, self.places, self.member_of, self.text, unnamed)
        else:
            pair = pair_of(index, self.mentions, self.member_of, self.text)
        theirs = mention.form == "pronoun" and self.places[index].possessor  # "They keep their names"
        if pair is not None and (theirs or not does_to(pair, index, self.places, self.member_of)):
            self._join(pair[second], index, "two of a kind")

    def _is_second(self, index: int) -> bool:
        """Whether a mention is the second of the two with the same words."""
        return (
            index > 0
            and self.mentions[index - 1].span == self.mentions[index].span
            and self.mentions[index - 1].rule == PAIR
        )

    def _relative(self, index: int) -> None:
        """Whom "his wife" means: the name beside it, else who is told as such elsewhere."""
        beside = self.kinship.name_beside(index)
        owner = self.kinship.owner(index)
        if beside is not None and beside in self.member_of:
            self._join(self.member_of[beside], index, "apposition")
            spouse = None if owner is None else self.member_of.get(owner)
            if spouse is not None and not spouse.gender:
                spouse.gender = likely_gender(self.mentions[index].titles[0])
        elif owner is not None:
            first = is_first_person(self.mentions[owner].text)
            whose = self._speaker(index) if first else self.member_of.get(owner)
            found = self.kinship.relative(index, whose, self.member_of)
            if found is not None:
                self._join(found, index, RELATIVE)

    def _name_beside(self, index: int) -> int | None:
        """The name beside a description, or behind it in the words for who speaks: "the head of the bank Ada Roe"."""
        mention = self.mentions[index]
        named = self.speech.named_in_source(mention.span.start)
        if named is not None and named > index and mention.label == self.mentions[named].label == "PERSON":
            return named
        return apposed(index, self.mentions, self.text)

    def _description(self, index: int) -> None:
        mention = self.mentions[index]
        beside = self._name_beside(index)
        named = None if beside is None else self.member_of.get(beside)
        if named is not None:
            named.titles.update(mention.titles)
            self._join(named, index, "apposition")
            return
        found = self.references.resolve(mention, self._context(index))
        if found is not None and not self._means_another(index, found[0]):
            member, rule = found
            self._join(member, index, rule)
            if mention.gender in {"male", "female"} and not member.gender:
                member.gender = mention.gender
        elif (again := self._described_again(index)) is not None:
            again.titles.update(mention.titles)
            self._join(again, index, "described again")
        elif (spoke := self._spoke_last(index)) is not None:
            spoke.titles.update(mention.titles)
            self._join(spoke, index, "described again")
        elif (named := self._named_next(index)) is not None:
            named.titles.update(mention.titles)
            self._join(named, index, "named next")
        elif opens_story(mention) and (body := self._body_named_next(index)) is not None:
            self._join(body, index, "body named next")
        elif (holder := self.references.office(mention)) is not None:
            self._join(holder, index, "office")
        elif mention.label == "PERSON" and mention.titles:
            self.open.setdefault(mention.titles[0], index)

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
        first = min(place.sentence - 1, self.speech.begins.get(place.quote, place.sentence))
        for number in self.salience.since(first):
            for seen in self.salience.places(number)[-4:]:
                near = place.sentence - seen.sentence <= 1 and seen.subject
                if near and seen.quote == place.quote:
                    subjects.add(number)
                if near and seen.reported not in {-1, place.reported} and _may_be_a_body(self.members[number]):
                    reporting |= {self.speech.speakers.get(seen.reported, number)} - {number}
                if seen.quote == place.quote >= 0:
                    last.pop(number, None)
                    last[number] = seen.sentence
            if own and all(seen.reported in own for seen in self.salience.places(number)):
                last.pop(number, None)  # '"They worked for Amsel," the agency said': not Amsel
        return Context(last, subjects, owner, self._speaker(index), reporting, {**self.named, **last})

    def _speaker(self, index: int) -> Member | None:
        """Who says the quote that holds a mention, as far as resolved by now."""
        quote = self.places[index].reported
        said_by = self.speech.speaker_of(quote)
        return None if said_by is None else self.member_of.get(said_by)

    def _described_again(self, index: int) -> Member | None:
        mention = self.mentions[index]
        found = described_again(mention, self.places[index], self.members, self.salience, self.quoted_sentences)
        if found is None:
            return None
        spoken_of = self.salience.places(self._number(found))
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
        unnamed = self.bystanders.before(index, back=1, kind="person", resolved=self.member_of)
        return None if any(place.reported < 0 for _, place in unnamed) else last

    def _body_named_next(self, index: int) -> Member | None:
        return body_named_next(index, self.mentions, self.members, self.places[index])

    def _named_next(self, index: int) -> Member | None:
        """Whom the opening of the story describes before it names him; he has no other role and no other gender."""
        mention = self.mentions[index]
        name = named_next(index, self.mentions, self.places) if opens_story(mention) else None
        member = None if name is None else self.member_of.get(name)
        if member is None or (mention.gender and member.gender and mention.gender != member.gender):
            return None
        asked = mention.titles[0]
        return member if all(describes(asked, {title}, ()) for title in member.titles) else None

    def _announced(self, index: int) -> None:
        """A headline's "Mayor accuses ...", "the judge" before she is named, "his country" before his office is."""
        mention = self.mentions[index]
        if index in self.member_of or mention.form not in {"title", "nominal"}:
            return
        opening = mention.text.split()[0].lower()
        if opening in {"his", "her", "its", "their"}:
            owner = self._owner_so_far(index) if mention.label == "GPE" else None
            state = (
                None
                if owner is None or owner.label != "PERSON"
                else self.references.resolve(mention, Context({}, owner=owner))
            )
            if state is not None:
                self._join(state[0], index, state[1])
            return
        found = self.references.announced(mention, ahead=opening == "the")
        if found is not None and all(i > index for i in found[0].mentions if self.mentions[i].form == "named"):
            self._join(found[0], index, found[1])

    def _owner(self, index: int) -> Member | None:
        """Whom the possessive that opens a description means: "his party", "Roe’s government"."""
        start = self.mentions[index].span.start
        if is_first_person(self.mentions[index].text.split()[0]):
            return self._speaker(index)
        for other in range(max(0, index - 1), min(len(self.mentions), index + 3)):
            inner = self.mentions[other]
            if inner.form == "pronoun" and inner.span.start == start:
                if other not in self.member_of and not is_first_person(inner.text):
                    self._pronoun(other)
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

    def _pronoun(self, index: int) -> None:
        if self._beside(index) or self._speaks_on_unnamed(index):
            return
        said = [part for number in self.speech.of(index) for part in self.quotes[number].content]
        barred = not_meant(index, self.mentions, self.member_of, said)
        pronoun = Pronoun(
            mention=self.mentions[index],
            place=self.places[index],
            quotation=self.speech.quotation_before(index),
            barred={self._number(member) for member in barred},
            members=self.members,
            salience=self.salience,
            speakers=self.speech.speakers,
            last_speaker=self.speech.last_speaker(index),
            unnamed=partial(self.bystanders.before, index, resolved=self.member_of),
        )
        found = resolve_pronoun(pronoun)
        if found is None:
            return
        number, rule = found
        member = self.members[number]
        self._join(member, index, rule)
        gender = self.mentions[index].gender
        if member.label == "PERSON" and not member.gender and rule in SURE:
            member.gender = gender

    def _beside(self, index: int) -> bool:
        """Whether the words right around a pronoun tell whom it means; it is joined to him then."""
        found = named_beside(index, self.mentions, self.places, self.text)
        if found is None:
            return False
        other, rule = found
        if other not in self.member_of and self.mentions[other].form in {"title", "nominal"}:
            self._description(other)
        member = self.member_of.get(other)
        if member is None or not agrees(self.mentions[index], member):
            return False
        self._join(member, index, rule)
        return True

    def _speaks_on_unnamed(self, index: int) -> bool:
        """Whether "he added" speaks on for somebody unnamed, who spoke in this sentence or the last: "A spokesman"."""
        mention, number = self.mentions[index], min(self.speech.of(index), default=0) - 1
        if number < 0 or mention.label != "PERSON" or not self.places[index].subject:
            return False
        last, source = self.quotes[number].speaker_mention, self.quotes[number].speaker_span
        if last in self.member_of or source is None or source.start > mention.span.start:
            return False
        if last is not None and self.mentions[last].form == "pronoun":
            return self._speaks_on_unnamed(last)  # "A spokesman said no. He said why. He added"
        words = range(bisect_left(self.starts, source.start), bisect_left(self.starts, source.end))
        return any(
            there.subject and there.head in words and gender in {"", mention.gender}
            for gender, there in self.bystanders.before(index, back=1, kind="person", resolved=self.member_of)
        )

    def _first_person(self, index: int) -> None:
        mention = self.mentions[index]
        number = is_first_person(mention.text)
        quote = self.places[index].quote
        if mention.form != "pronoun" or not number or quote < 0 or index in self.member_of:
            return
        said_by = self.quotes[quote].speaker_mention
        speaker = self.member_of.get(said_by) if said_by is not None else None
        if speaker is None:
            return
        if number == "singular":
            if speaker.label == "PERSON":
                self._join(speaker, index, "first person")
            return
        if any(other in self.member_of for other in self.quotes[quote].co_speaker_mentions):
            return  # "We will sign it," Roe and Poe said: both of them, and whomever they speak for
        if speaker not in self.sides:  # one who speaks often is looked up once
            self.sides[speaker] = side_of(speaker, self.members, self.mentions, self.member_of, self.text, self.home)
        side = self.sides[speaker]
        if side is not None:
            self._join(side, index, "speaker's side")

    def _number(self, member: Member) -> int:
        """The position of a member; members are only ever added, by the references as well."""
        for number in range(len(self.numbers), len(self.members)):
            self.numbers[self.members[number]] = number
        return self.numbers[member]

    def _join(self, member: Member, index: int, rule: str) -> None:
        member.mentions[index] = rule
        self.member_of[index] = member
        self.speech.note(index, self._number(member))


def _may_be_a_body(member: Member) -> bool:
    """Whether a name that was taken for a person's may be a body's: one word, and nothing tells of a person."""
    alone = all(" " not in name for name in member.names)
    return member.label == "PERSON" and alone and not member.gender and not member.titles
