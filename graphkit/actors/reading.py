"""What is known of a document while its mentions are resolved one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from graphkit.actors.bystanders import Bystanders
from graphkit.actors.cast import Member
from graphkit.actors.home import home_state
from graphkit.actors.kinds import parties, with_firms
from graphkit.actors.kinship import Kinship
from graphkit.actors.namesakes import give_to_speakers
from graphkit.actors.naming import cast_names
from graphkit.actors.references import References
from graphkit.actors.salience import Salience, Unnamed
from graphkit.actors.scene import Place, Scene
from graphkit.actors.speech import Speech
from graphkit.records import Document, Mention, Quote
from graphkit.wording import wording_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["Reading"]


class Reading:
    """What is known of one document: its names from the start, everything else as it is resolved.

    Args:
        doc: The analysed document.
        document: The document itself.
        mentions: All mentions, sorted by position.
        quotes: Its quotes, speakers as mention indices.

    Attributes:
        places: Where each mention stands.
        home: The state the document is at home in, "" where unclear.
        members: Everybody known; only ever added to.
        member_of: The member of each mention resolved by now.
        salience: Who was spoken of where, up to the mention that is being resolved.
        speech: Who says which quote.
        named: Bodies, by number, to the sentence they were last named in, be it as a place.
        open: Descriptions of persons by which nobody known is meant, to the mention of the first of each.
        quoted_sentences: Sentences that hold mentions inside quotation marks only.
    """

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
        self.references = References(self.members, self.home, mentions, parties(mentions, document.text), document.text)
        told = {p.sentence for p in self.places if p.quote < 0}
        self.quoted_sentences = {p.sentence for p in self.places} - told
        self.salience = Salience()
        self.named: dict[int, int] = {}
        self._numbers: dict[Member, int] = {}
        self.open: dict[str, int] = {}
        self.speech = Speech(mentions, self.places, quotes)
        for index, member in self.member_of.items():
            self.speech.note(index, self.number(member))

    def number(self, member: Member) -> int:
        """The position of a member; members are only ever added, by the references as well."""
        for number in range(len(self._numbers), len(self.members)):
            self._numbers[self.members[number]] = number
        return self._numbers[member]

    def join(self, member: Member, index: int, rule: str) -> None:
        """Record that a mention means a member, and by which rule."""
        member.mentions[index] = rule
        self.member_of[index] = member
        self.speech.note(index, self.number(member))

    def speaker(self, index: int) -> Member | None:
        """Who says the quote that holds a mention, as far as resolved by now."""
        quote = self.places[index].reported
        said_by = self.speech.speaker_of(quote)
        return None if said_by is None else self.member_of.get(said_by)

    def unnamed(self, index: int) -> Unnamed:
        """Looks up who else was spoken of before a mention."""
        return partial(self.bystanders.before, index, resolved=self.member_of)
