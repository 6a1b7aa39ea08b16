"""Mentions of one document to chains.

A sieve in the order of certainty (after Lee et al. 2013, Deterministic Coreference Resolution Based on Entity-Centric,
Precision-Ranked Rules): names, then descriptions and third-person pronouns in order of the text, then the first person
of each quotation. Every link keeps the rule that made it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from graphkit.actors.antecedents import Pronoun
from graphkit.actors.beside import GLOSSED, agrees, described_behind, named_beside
from graphkit.actors.cast import Member
from graphkit.actors.chains import chains_of, labelled
from graphkit.actors.exclusions import not_meant, wanted_of_another
from graphkit.actors.kinship import likely_gender
from graphkit.actors.nouns import Nouns
from graphkit.actors.pairs import does_to, one_of_two, pair_of
from graphkit.actors.pronouns import SURE, is_first_person, resolve_pronoun
from graphkit.actors.sides import is_across, side_of
from graphkit.actors.they import is_they, they_two
from graphkit.records import ONE_OF_TWO, PAIR, RELATIVE, Chain, Document, Mention, Quote

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["resolve"]


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


class _Resolution(Nouns):
    """Resolves one document."""

    def __init__(self, doc: Doc, document: Document, mentions: Sequence[Mention], quotes: Sequence[Quote]) -> None:
        super().__init__(doc, document, mentions, quotes)
        self._sides: dict[Member, Member | None] = {}  # speakers to whom they mean by "we"

    def run(self) -> tuple[tuple[Mention, ...], tuple[Chain, ...]]:
        for index in range(len(self.mentions)):
            self._third_person(index)
        for index in range(len(self.mentions)):
            self.announced(index)
            if index not in self.member_of and self.mentions[index].rule == RELATIVE:
                self._relative(index)  # "his wife", whom the text names only then
        for index in range(len(self.mentions)):
            self._first_person(index)
        return labelled(self.mentions, self.member_of), chains_of(self.members, self.mentions, self.places, self.home)

    def _third_person(self, index: int) -> None:
        mention = self.mentions[index]
        if mention.rule == PAIR:
            if not self._is_glossed(index):
                self._pair(index)
            if mention.form != "pronoun" or index in self.member_of or self._is_second(index):
                return  # nobody is meant alone, so that "he" goes past it
        if index not in self.member_of:
            if mention.rule == ONE_OF_TWO:
                meant = one_of_two(index, self.mentions, self.member_of, self.text)
                if meant is not None:
                    self.join(meant, index, ONE_OF_TWO)
            elif mention.rule == RELATIVE:
                owner = self.kinship.owner(index)
                if owner is not None:
                    self._third_person(owner)
                self._relative(index)
            elif mention.form in {"title", "nominal"}:
                self.noun(index)
            elif mention.form == "pronoun" and not is_first_person(mention.text):
                self._speaker_behind(index)
                self.pronoun(index)
        elif mention.form == "named" and mention.label in {"ORG", "GROUP"}:
            self.named[self.number(self.member_of[index])] = mention.sentence
        modifies = mention.label == "PERSON" and self.places[index].modifies
        if index in self.member_of and mention.use == "actor" and not modifies:
            self.salience.note(self.number(self.member_of[index]), self.places[index])

    def _speaker_behind(self, index: int) -> None:
        """Resolve the "he" of "...," he said, before those inside the quotation, who are then somebody else."""
        quote = self.places[index].quote
        speaker = self.speech.speaker_of(quote)
        if speaker is None or speaker <= index or speaker in self.member_of:
            return
        if self.mentions[speaker].form == "pronoun" and not is_first_person(self.mentions[speaker].text):
            self.pronoun(speaker)

    def _pair(self, index: int) -> None:
        """The two mentions of "the two countries", one for each of them."""
        second, mention = self._is_second(index), self.mentions[index]
        if is_they(mention):
            first = index - second
            pair = they_two(first, self.mentions, self.places, self.member_of, self.text, self.unnamed(first))
        else:
            pair = pair_of(index, self.mentions, self.member_of, self.text)
        theirs = mention.form == "pronoun" and self.places[index].possessor  # "They keep their names"
        if pair is not None and (theirs or not does_to(pair, index, self.places, self.member_of)):
            self.join(pair[second], index, "two of a kind")

    def _is_glossed(self, index: int) -> bool:
        """Whether "they (the miners' union)" says itself who that is: one, for all that it is a plural."""
        found = named_beside(index, self.mentions, self.places, self.text)
        return found is not None and found[1] == GLOSSED

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
            kin = self.member_of[beside]
            self.join(kin, index, "apposition")
            kin.gender = self.mentions[index].gender or kin.gender  # "his wife, Alex Roe", for all her given name
            spouse = None if owner is None else self.member_of.get(owner)
            if spouse is not None and not spouse.gender:
                spouse.gender = likely_gender(self.mentions[index].titles[0])
        elif owner is not None:
            first = is_first_person(self.mentions[owner].text)
            whose = self.speaker(index) if first else self.member_of.get(owner)
            found = self.kinship.relative(index, whose, self.member_of)
            if found is not None:
                self.join(found, index, RELATIVE)

    def pronoun(self, index: int) -> None:
        if self._beside(index) or self._speaks_on_unnamed(index):
            return
        said = [self.quotes[number] for number in self.speech.of(index)]
        barred = not_meant(index, self.mentions, self.member_of, said)
        barred += self._who_wants_it(index)
        described = described_behind(index, self.mentions, self.text)
        if described in self.member_of:
            barred.append(self.member_of[described])  # "Roe, his lawyer, said": another's
        pronoun = Pronoun(
            mention=self.mentions[index],
            place=self.places[index],
            quotation=self.speech.quotation_before(index),
            barred={self.number(member) for member in barred},
            members=self.members,
            salience=self.salience,
            speakers=self.speech.speakers,
            last_speaker=self.speech.last_speaker(index),
            unnamed=self.unnamed(index),
        )
        found = resolve_pronoun(pronoun)
        if found is None:
            return
        number, rule = found
        member = self.members[number]
        self.join(member, index, rule)
        gender = self.mentions[index].gender
        if member.label == "PERSON" and not member.gender and rule in SURE:
            member.gender = gender

    def _who_wants_it(self, index: int) -> list[Member]:
        """Who calls for another's resignation, where a pronoun tells whose."""
        quote, teller = self.places[index].reported, self.speaker(index)
        wanted = teller is not None and self.quotes[quote].cue_class in {"called for", "asked"}
        return [teller] if teller and wanted and wanted_of_another(self.mentions[index], self.text) else []

    def _beside(self, index: int) -> bool:
        """Whether the words right around a pronoun tell whom it means; it is joined to him then."""
        found = named_beside(index, self.mentions, self.places, self.text)
        if found is None:
            return False
        other, rule = found
        if other > index and other not in self.member_of and self.mentions[other].form in {"title", "nominal"}:
            self.noun(other)  # what stands before has had its turn
        member = self.member_of.get(other)
        if member is None or not (rule == GLOSSED or agrees(self.mentions[index], member)):
            return False
        self.join(member, index, rule)
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
            for gender, there in self.unnamed(index)(back=1, kind="person")
        )

    def _first_person(self, index: int) -> None:
        mention, quote = self.mentions[index], self.places[index].quote
        if mention.form != "pronoun" or quote < 0 or index in self.member_of:
            return
        number = is_first_person(mention.text)
        if not number:
            return
        said_by = self.quotes[quote].speaker_mention
        speaker = self.member_of.get(said_by) if said_by is not None else None
        if speaker is None:
            return
        if number == "singular":
            if speaker.label == "PERSON":
                self.join(speaker, index, "first person")
            return
        if any(other in self.member_of for other in self.quotes[quote].co_speaker_mentions):
            return  # "We will sign it," Roe and Poe said: both of them, and whomever they speak for
        if speaker not in self._sides:  # one who speaks often is looked up once
            side = side_of(speaker, self.members, self.mentions, self.member_of, self.text, self.home)
            across = side is not None and is_across(side, self.mentions, self.places, self.text)
            self._sides[speaker] = None if across else side
        side = self._sides[speaker]
        if side is not None:
            self.join(side, index, "speaker's side")
