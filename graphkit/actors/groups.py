"""Actors of a corpus under construction: groups of chains that are one actor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from graphkit.actors.descriptions import body_of
from graphkit.records import Gender, Label, LinkableChain

__all__ = ["Group"]

T = TypeVar("T")

_OFTEN = 3
"""Chains with a name from which on one that a single chain has is an accident: "FBI Raids" in a headline."""


@dataclass(slots=True, eq=False)
class Group:
    """Chains that are one actor: one name at first, more as groups are merged; equal only to itself.

    It holds nothing per chain, so that an actor of a million documents is as small as one of ten; which chains are its
    own stands in the ``Register``.

    Attributes:
        label: What the actor is.
        number: Its number in the ``Register``, -1 where it has no chain there.
        names: Names it may be shown by, and in how many chains each occurs.
        spellings: Every name printed for it, and how often.
        genders: Genders its chains tell; more than one only where a text errs.
        titles: Roles with a body that its chains give.
        first: Document id and number of its first chain.
        documents: How many documents have a chain of it; those of groups it absorbed are not counted.
        latest: Id of the last document that was counted.
        story: Id of one of its stories.
        several_stories: Whether it has others.
        dates: Earliest and latest date, or nothing.
        mentions: Mentions that act.
        known_as: The name a person gave it, "" where nobody did.
        apart: Sides it stands on; with a group on another side of the same number it is never one actor.
        merged_into: The group that took it in, None while it stands.
        merged_by: The rule by which it was.
    """

    label: Label
    number: int = -1
    names: Counter[str] = field(default_factory=Counter)
    spellings: Counter[str] = field(default_factory=Counter)
    genders: frozenset[Gender] = frozenset()
    titles: frozenset[str] = frozenset()
    first: tuple[str, int] = ("", -1)
    documents: int = 0
    latest: str = ""
    story: str = ""
    several_stories: bool = False
    dates: tuple[date, ...] = ()
    mentions: int = 0
    known_as: str = ""
    apart: frozenset[tuple[int, str]] = frozenset()
    merged_into: Group | None = None
    merged_by: str = ""

    @property
    def name(self) -> str:
        """What a person called it, else the fullest of its frequent names: most words, most documents, the alphabet."""
        if self.known_as:
            return self.known_as
        top = max(self.names.values())
        common = [n for n, c in self.names.items() if c * 4 >= top and (c > 1 or top < _OFTEN)]
        return min(common, key=lambda n: (-min(len(n.split()), 3), -self.names[n], n))

    @property
    def standing(self) -> Group:
        """Itself, or the group it was merged into in the end."""
        group = self
        while group.merged_into is not None:
            group = group.merged_into
        return group

    @property
    def merged_for(self) -> str:
        """The rule of the last merger on the way to the group that stands, "" where it stands itself."""
        rule, group = "", self
        while group.merged_into is not None:
            rule, group = group.merged_by, group.merged_into
        return rule

    def admits(self, item: LinkableChain) -> bool:
        """Whether a chain may mean it: no edit keeps them apart, and its gender is not another's."""
        gender = item.chain.gender
        fits = gender not in {"male", "female"} or not self.genders or gender in self.genders
        return fits and self.may_be(item.apart)

    def may_be(self, apart: Collection[tuple[int, str]]) -> bool:
        """Whether no edit keeps it apart from what stands on these sides."""
        return not any(mine == number and side != own for number, side in apart for mine, own in self.apart)

    def add(self, item: LinkableChain, rule: str) -> None:
        """Take in one chain; by a surname or an office alone it adds a spelling, no name to show."""
        chain = item.chain
        if rule != "office":
            self.titles = _union(self.titles, frozenset(t for t in chain.titles if body_of(t)))
        if rule not in {"surname", "office", "known office"}:
            self.names[chain.name] += 1
            self.apart = _union(self.apart, item.apart)
        for alias in item.spellings:
            self.spellings[alias.surface] += alias.count
        if chain.gender in {"male", "female"}:
            self.genders = _union(self.genders, frozenset([chain.gender]))
        place = (item.document_id, item.number)
        self.first = min(self.first, place) if self.documents else place
        self.documents += item.document_id != self.latest or not self.documents
        self.latest = item.document_id
        self._tell(item.story or item.document_id)
        if item.published is not None:
            self._date(item.published)
        self.mentions += item.mentions

    def absorb(self, other: Group, rule: str) -> None:
        """Take in all chains of another group."""
        self.names.update(other.names)
        self.spellings.update(other.spellings)
        self.apart = _union(self.apart, other.apart)
        self.genders = _union(self.genders, other.genders)
        self.titles = _union(self.titles, other.titles)
        self.first = min(self.first, other.first)
        self._tell(other.story)
        self.several_stories |= other.several_stories
        for day in other.dates:
            self._date(day)
        self.mentions += other.mentions
        self.known_as = self.known_as or other.known_as
        other.merged_into, other.merged_by = self, rule

    def _tell(self, story: str) -> None:
        self.several_stories |= self.story not in {"", story}
        self.story = self.story or story

    def _date(self, day: date) -> None:
        self.dates = (min([*self.dates, day]), max([*self.dates, day]))


def _union(known: frozenset[T], more: frozenset[T]) -> frozenset[T]:
    """Both together; the set that is there where nothing is new, so that most groups share the empty one."""
    return known if more <= known else known | more
