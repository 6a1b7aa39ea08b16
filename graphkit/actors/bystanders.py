"""People and things that a text speaks of without naming them: a pronoun may mean them rather than an actor.

"A woman told police she had seen the plumber": she is the woman, whoever else was named before.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Literal

from graphkit.actors.scene import Place, Scene
from graphkit.gazetteer import roles
from graphkit.records import Gender, Mention
from graphkit.wording import wording_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["Bystanders", "Kind"]

Kind = Literal["person", "several", "people", "thing"]

_FEMALE = "wife daughter sister aunt niece girlfriend fiancee lady grandmother daughter-in-law"
_MALE = "husband son brother uncle nephew boyfriend fiance guy gentleman grandfather son-in-law"
_EITHER = (
    "child baby friend colleague neighbour neighbor relative cousin partner patient passenger customer employee "
    "tourist caller source migrant prisoner detainee person shopkeeper carpenter plumber cook barber tailor"
)
_PERSONS: dict[str, Gender] = {
    **dict.fromkeys(_FEMALE.split(), "female"),
    **dict.fromkeys(_MALE.split(), "male"),
    **dict.fromkeys(_EITHER.split(), ""),
}
"""Nouns for persons that are no roles, with the gender they tell."""

_SEVERAL = frozenset({"police", "staff", "crew"})
"""Nouns in the singular that "they" means as several."""

_PEOPLE = frozenset("men women people children girls boys others folk youths mps".split())
_HEARERS = frozenset({"reporters", "journalists"})
"""Who hears what is said and is rarely spoken of after it: "told reporters"."""

_DOING = ("er", "or", "ist", "ian", "ant")
"""Endings of nouns for who does something: "miners"; those of things that end so do no harm."""

_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_COPULA = 6
"""Words before a noun among which the verb stands that makes it a predicate: "is an old friend"."""

_MOST = 100
"""Nouns of a kind before a pronoun that are looked at; no sentence has more, but a list without full stops may."""

_NOT_ITSELF = frozenset({"compound", "appos", "flat", "nmod:desc", "nmod:unmarked", "obl:unmarked", "vocative"})
"""Relations of nouns that only tell more of another word."""


class Bystanders:
    """The unnamed of one document.

    Args:
        doc: The analysed document.
        scene: Where its words stand.
        mentions: Its mentions, sorted by position.
    """

    def __init__(self, doc: Doc, scene: Scene, mentions: Sequence[Mention]) -> None:
        self._wording = wording_of(doc)
        self._scene = scene
        self._mentions = mentions
        self._starts = [mention.span.start for mention in mentions]
        self._places: dict[int, Place] = {}
        self._nouns: dict[Kind, list[int]] = {}

    def before(self, index: int, back: int, kind: Kind, resolved: Collection[int]) -> Iterator[tuple[Gender, Place]]:
        """The unnamed of one kind in the sentence of a mention, before it, and in ``back`` sentences before.

        Args:
            index: The mention.
            back: How many sentences before are looked at.
            kind: Whether one person, several persons or things, only several persons ("people"), or one thing that is a
                subject is asked for.
            resolved: Mentions that are known to mean an actor; what they hold is no bystander.
        """
        mention = self._mentions[index]
        first = self._wording.counted[max(0, mention.sentence - back)][0]
        end = bisect_left(self._wording.starts, mention.span.start)
        nouns = self._of_kind(kind)
        low, high = bisect_left(nouns, first), bisect_left(nouns, end)
        for token in nouns[max(low, high - _MOST) : high]:
            if self._is_actor(token, resolved):
                continue
            if token not in self._places:
                self._places[token] = self._place(token)
            yield self._gender(token), self._places[token]

    def _of_kind(self, kind: Kind) -> list[int]:
        """The nouns of the document that mean one kind of unnamed, ascending."""
        if not self._nouns:
            self._nouns = {"person": [], "several": [], "people": [], "thing": []}
            predicates = self._predicates()
            for token, part in enumerate(self._wording.parts):
                if part != "NOUN":
                    continue
                if token not in predicates and (found := self._kind(token)) is not None:
                    self._nouns[found].append(token)
                if self._is_people(token):
                    self._nouns["people"].append(token)
        return self._nouns[kind]

    def _predicates(self) -> set[int]:
        """Words with a form of "be" close before them: "is an old friend"."""
        hanging = zip(self._wording.labels, self._wording.heads, strict=True)
        return {head for i, (label, head) in enumerate(hanging) if label == "cop" and 0 < head - i <= _COPULA}

    def _kind(self, token: int) -> Kind | None:
        """What a noun means; None where it only tells more of another word, or is a thing that does nothing."""
        words, label = self._wording, self._wording.labels[token]
        if label in _NOT_ITSELF:
            return None
        lower = words.lower[token]
        role = roles().get(lower)
        person = lower in _PERSONS or (role is not None and role.label == "PERSON")
        several = words.tags[token] == "NNS" or lower in _SEVERAL
        if not person and not several and label not in _SUBJECTS:
            return None
        return "several" if several else "person" if person else "thing"

    def _is_people(self, token: int) -> bool:
        """Whether a noun means several persons, be it one that a parser takes for a part of another word."""
        lower = self._wording.lower[token]
        if lower in _HEARERS and self._wording.labels[token] not in _SUBJECTS:
            return False
        if lower in _SEVERAL or lower in _PEOPLE:
            return True
        noun = lower.removesuffix("s")
        return self._wording.tags[token] == "NNS" and (noun in roles() or noun in _PERSONS or noun.endswith(_DOING))

    def _gender(self, token: int) -> Gender:
        lower = self._wording.lower[token]
        role = roles().get(lower)
        return _PERSONS.get(lower) or (role.gender if role is not None else "")

    def _place(self, token: int) -> Place:
        return self._scene.place_of(token, self._wording.number(token))

    def _is_actor(self, token: int, resolved: Collection[int]) -> bool:
        start = self._wording.starts[token]
        after = bisect_left(self._starts, start + 1)
        for index in range(max(0, after - 3), after):
            if index in resolved and self._mentions[index].span.end > start:
                return True
        if after not in resolved:
            return False
        noun, name = self._wording.lower[token], self._mentions[after]
        beside = name.span.start == start + len(noun) + 1  # "the lawmaker Ada Roe"
        return beside and any(title.split(" ")[-1].lower() == noun for title in name.titles)
