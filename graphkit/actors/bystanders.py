"""People and things that a text speaks of without naming them: a pronoun may mean them rather than an actor.

"A woman told police she had seen the plumber": she is the woman, whoever else was named before.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING, Literal

from graphkit.actors.scene import Place, Scene
from graphkit.gazetteer import roles
from graphkit.records import Gender, Mention
from graphkit.wording import wording_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["Bystanders"]

Kind = Literal["person", "several", "thing"]

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
        self._sentences = [(a, b) for a, b in self._wording.sentences if not self._wording.of(a, b).isspace()]
        self._known: dict[int, tuple[Kind, Gender, Place] | None] = {}

    def before(self, index: int, back: int, kind: Kind, resolved: Collection[int]) -> Iterator[tuple[Gender, Place]]:
        """The unnamed of one kind in the sentence of a mention, before it, and in ``back`` sentences before.

        Args:
            index: The mention.
            back: How many sentences before are looked at.
            kind: Whether one person, several persons or things, or one thing is asked for.
            resolved: Mentions that are known to mean an actor; what they hold is no bystander.
        """
        mention = self._mentions[index]
        number = min(mention.sentence, len(self._sentences) - 1)
        first = self._sentences[max(0, number - back)][0]
        end = bisect_left(self._wording.starts, mention.span.start)
        for token in range(first, end):
            if self._wording.parts[token] != "NOUN":
                continue
            if token not in self._known:
                self._known[token] = self._read(token)
            found = self._known[token]
            if found is not None and found[0] == kind and not self._is_actor(token, resolved):
                yield found[1], found[2]

    def _read(self, token: int) -> tuple[Kind, Gender, Place] | None:
        words, labels = self._wording, self._wording.labels
        if labels[token] in _NOT_ITSELF or any(
            words.heads[i] == token and labels[i] == "cop" for i in range(max(0, token - 6), token)
        ):
            return None
        tag, lower = words.tags[token], words.lower[token]
        role = roles().get(lower)
        gender: Gender = ""
        kind: Kind
        if tag == "NNS":
            kind = "several"
        elif lower in _PERSONS or (role is not None and role.label == "PERSON"):
            kind, gender = "person", _PERSONS.get(lower) or (role.gender if role is not None else "")
        else:
            kind = "thing"
        number = bisect_right(self._sentences, token, key=itemgetter(0)) - 1
        return kind, gender, self._scene.place_of(token, number)

    def _is_actor(self, token: int, resolved: Collection[int]) -> bool:
        start = self._wording.starts[token]
        after = bisect_left(self._mentions, start + 1, key=lambda m: m.span.start)
        return any(i in resolved and self._mentions[i].span.end > start for i in range(max(0, after - 3), after))
