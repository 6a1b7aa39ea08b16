"""The log of linking, kept while names are still groups: what was made one, kept apart or left in doubt, and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

from graphkit.actors.groups import Group
from graphkit.counting import counted
from graphkit.folding import fold
from graphkit.records import LinkableChain

__all__ = ["Note", "Notes", "Taken", "note_respelt"]

Note = tuple[Literal["same", "apart", "doubtful"], Group, Group, str, str, str]
"""A line of the log before ids are known: verdict, the group, the other, the group's name then, rule, reason."""

Notes = dict[Note, None]
"""The log, each line once, in order."""


def note_respelt(group: Group, notes: Notes) -> None:
    """Log names of one body that differ in the order or form of their words."""
    if group.label == "ORG" and len(group.names) > 1:
        for name in sorted({fold(name): name for name in sorted(group.names)}.values()):
            if fold(name) != fold(group.name):
                notes["same", group, group, name, "same words", "the same words in another order or form"] = None


@dataclass(slots=True)
class Taken:
    """The lone names, or offices, that were given to somebody: a line of the log for each."""

    rule: str
    reason: str
    documents: Counter[tuple[str, Group]] = field(default_factory=Counter)
    latest: dict[tuple[str, Group], str] = field(default_factory=dict)

    def note(self, item: LinkableChain, group: Group) -> None:
        """One chain was given to a group; chains come in the order of their documents."""
        key = (item.chain.name, group)
        self.documents[key] += self.latest.get(key) != item.document_id
        self.latest[key] = item.document_id

    def log(self, notes: Notes) -> None:
        """Write the lines."""
        for (name, group), documents in self.documents.items():
            where = counted(documents, "document")
            notes["same", group, group, name, self.rule, f"{self.reason}, in {where}"] = None
