"""Which chain of a corpus is in which group, in some bytes a chain, so that millions of them fit into memory."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator

from graphkit.actors.groups import Group
from graphkit.records import LinkableChain

__all__ = ["Register"]

_NOWHERE = -1


class Register:
    """Every chain of the corpus, entered once in the order of document id and number, and its group.

    Chains are spoken of by the number they were entered under, documents by theirs.
    """

    def __init__(self) -> None:
        self._documents: list[str] = []
        self._begins = array("Q")  # the first chain of each document
        self._numbers = array("I")  # of each chain in its document
        self._groups: list[Group] = []
        self._group_of = array("i")
        self._rules: list[str] = []
        self._rule_of = array("b")
        self._copies: dict[str, list[int]] = defaultdict(list)
        self._originals: dict[str, int] | None = None
        self._story_of: dict[int, str] = {}

    def enter(self, item: LinkableChain) -> int:
        """Enter the next chain, without a group as yet, and return its number."""
        if not self._documents or self._documents[-1] != item.document_id:
            if item.story not in {"", item.document_id}:
                self._copies[item.story].append(len(self._documents))
            self._documents.append(item.document_id)
            self._begins.append(len(self._numbers))
        self._numbers.append(item.number)
        self._group_of.append(_NOWHERE)
        self._rule_of.append(_NOWHERE)
        return len(self._numbers) - 1

    def put(self, chain: int, group: Group, rule: str) -> None:
        """Note the group of a chain, and the rule that put it there."""
        if group.number == _NOWHERE:
            group.number = len(self._groups)
            self._groups.append(group)
        if rule not in self._rules:
            self._rules.append(rule)
        self._group_of[chain] = group.number
        self._rule_of[chain] = self._rules.index(rule)

    def document(self, chain: int) -> int:
        """The document of a chain."""
        return bisect_right(self._begins, chain) - 1

    def tellers(self, chain: int) -> tuple[int, ...]:
        """The documents that tell the story of a chain's document, once all chains are entered."""
        if self._originals is None:
            self._originals = {name: i for i, name in enumerate(self._documents) if name in self._copies}
            self._story_of = {copy: story for story, copies in self._copies.items() for copy in copies}
        own = self.document(chain)
        story = self._story_of.get(own, self._documents[own])
        original = self._originals.get(story)
        return (*(() if original is None else (original,)), *self._copies.get(story, ())) or (own,)

    def groups(self, documents: Iterable[int]) -> set[Group]:
        """The groups that stand in any of the documents."""
        return {
            self._groups[number].standing
            for document in documents
            for number in self._group_of[slice(*self._chains(document))]
            if number != _NOWHERE
        }

    def documents_of(self, groups: Iterable[Group]) -> dict[Group, set[int]]:
        """In which documents each of some groups stands."""
        found: dict[Group, set[int]] = {group: set() for group in groups}
        for document in range(len(self._documents)) if found else ():
            for group in self.groups([document]):
                if group in found:
                    found[group].add(document)
        return found

    def documents_by_group(self) -> dict[Group, int]:
        """How many documents each group stands in."""
        counts: dict[Group, int] = defaultdict(int)
        for document in range(len(self._documents)):
            for group in self.groups([document]):
                counts[group] += 1
        return counts

    def links(self) -> Iterator[tuple[str, int, Group, str]]:
        """Document id, number, group and rule of every chain that has a group, in the order they were entered.

        The rule of a chain whose group was merged into another is that of the last merger.
        """
        standing = [(group.standing, group.merged_for) for group in self._groups]
        for document, name in enumerate(self._documents):
            for chain in range(*self._chains(document)):
                number = self._group_of[chain]
                if number != _NOWHERE:
                    group, merged_for = standing[number]
                    yield name, self._numbers[chain], group, merged_for or self._rules[self._rule_of[chain]]

    def _chains(self, document: int) -> tuple[int, int]:
        """The first chain of a document, and the first of the next."""
        following = document + 1
        end = self._begins[following] if following < len(self._begins) else len(self._numbers)
        return self._begins[document], end
