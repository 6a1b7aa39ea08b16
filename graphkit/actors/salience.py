"""Who was spoken of where, up to the current point of a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from graphkit.actors.bystanders import Kind
from graphkit.actors.scene import Place
from graphkit.records import Gender

__all__ = ["Salience", "Unnamed"]


class Unnamed(Protocol):
    """Looks up who else was spoken of, see ``graphkit.actors.bystanders``."""

    def __call__(self, *, back: int, kind: Kind) -> Iterator[tuple[Gender, Place]]:
        """The gender and the place of each, in order of the text."""
        ...


class Salience:
    """Who was spoken of where, up to the current point of the text."""

    def __init__(self) -> None:
        self.last: dict[int, int] = {}
        self._places: dict[int, list[Place]] = {}
        self._latest: dict[int, int] = {}

    def note(self, member: int, place: Place) -> None:
        """Record that a member was mentioned at a place."""
        self._places.setdefault(member, []).append(place)
        self._latest.pop(member, None)  # so that who was mentioned last comes last
        self._latest[member] = place.sentence
        if place.quote < 0:
            self.last.pop(member, None)  # so that the dictionary is in the order of the last mentions
            self.last[member] = place.sentence
        else:
            self.last.setdefault(member, place.sentence)

    def places(self, member: int) -> Sequence[Place]:
        """Where a member was mentioned so far, in order."""
        return self._places.get(member, ())

    def since(self, sentence: int) -> list[int]:
        """Members mentioned in a sentence or after it, ascending."""
        found = []
        for member, latest in reversed(self._latest.items()):
            if latest < sentence:
                break
            found.append(member)
        return sorted(found)
