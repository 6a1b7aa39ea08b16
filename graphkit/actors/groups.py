"""Actors of a corpus under construction: groups of chains that are one actor."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from graphkit.actors.descriptions import body_of
from graphkit.records import Gender, Label, LinkableChain

__all__ = ["Group"]


@dataclass(slots=True, eq=False)
class Group:
    """Chains that are one actor: one name at first, more as groups are merged; equal only to itself.

    Attributes:
        label: What the actor is.
        names: Names it may be shown by, and in how many chains each occurs.
        spellings: Every name printed for it, and how often.
        genders: Genders its chains tell; more than one only where a text errs.
        titles: Roles with a body that its chains give.
        members: Document id, chain number and the rule that put the chain here.
        documents: Ids of its documents.
        stories: Ids of its stories.
        dates: Earliest and latest date, or nothing.
        mentions: Mentions that act.
        merged_into: The group that took it in, None while it stands.
    """

    label: Label
    names: Counter[str] = field(default_factory=Counter)
    spellings: Counter[str] = field(default_factory=Counter)
    genders: set[Gender] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    members: list[tuple[str, int, str]] = field(default_factory=list)
    documents: set[str] = field(default_factory=set)
    stories: set[str] = field(default_factory=set)
    dates: list[date] = field(default_factory=list)
    mentions: int = 0
    merged_into: Group | None = None

    @property
    def name(self) -> str:
        """The fullest of its frequent names: most words, then most documents, then the alphabet."""
        top = max(self.names.values())
        common = [n for n, c in self.names.items() if c * 4 >= top]
        return min(common, key=lambda n: (-min(len(n.split()), 3), -self.names[n], n))

    @property
    def standing(self) -> Group:
        """Itself, or the group it was merged into in the end."""
        group = self
        while group.merged_into is not None:
            group = group.merged_into
        return group

    def admits(self, gender: Gender) -> bool:
        """Whether somebody of that gender may be meant."""
        return gender not in {"male", "female"} or not self.genders or gender in self.genders

    def add(self, item: LinkableChain, rule: str) -> None:
        """Take in one chain; by a surname or an office alone it adds a spelling, no name to show."""
        chain = item.chain
        if rule != "office":
            self.titles.update(t for t in chain.titles if body_of(t))
        if rule not in {"surname", "office"}:
            self.names[chain.name] += 1
        for alias in item.spellings:
            self.spellings[alias.surface] += alias.count
        if chain.gender in {"male", "female"}:
            self.genders.add(chain.gender)
        self.members.append((item.document_id, item.number, rule))
        self.documents.add(item.document_id)
        self.stories.add(item.story or item.document_id)
        if item.published is not None:
            self.dates = [min([*self.dates, item.published]), max([*self.dates, item.published])]
        self.mentions += item.mentions

    def absorb(self, other: Group, rule: str) -> None:
        """Take in all chains of another group."""
        self.names.update(other.names)
        self.spellings.update(other.spellings)
        self.genders |= other.genders
        self.titles |= other.titles
        self.members.extend((d, n, rule) for d, n, _ in other.members)
        self.documents |= other.documents
        self.stories |= other.stories
        self.dates = [min(both), max(both)] if (both := [*self.dates, *other.dates]) else []
        self.mentions += other.mentions
        other.merged_into = self
