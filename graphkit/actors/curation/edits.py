"""What a person may say about actors: one ``Edit`` per block of ``actors.toml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from graphkit.folding import fold

__all__ = ["KEYS", "Curation", "Edit", "Kind", "Role", "actor_id", "handle", "is_id"]

_ID = re.compile(r"\S+\.(?:person|org|gpe|norp|group)(?:-\d+)?")

Kind = Literal["same", "never", "rename", "type", "ignore", "places", "observers", "known"]

KEYS: dict[Kind, dict[str, bool]] = {
    "same": {"names": True, "why": False},
    "never": {"names": True, "why": False},
    "rename": {"name": True, "to": True, "why": False},
    "type": {"name": True, "type": True, "why": False},
    "ignore": {"names": True, "why": False},
    "places": {"names": True, "why": False},
    "observers": {"names": True, "why": False},
    "known": {
        "name": True,
        "type": False,
        "aliases": False,
        "roles": False,
        "wikidata": False,
        "documents": False,
        "why": False,
    },
}
"""The keys of every kind of block, and whether they must be there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """An office somebody held.

    Attributes:
        title: As linking writes it, the state in its usual name: "foreign minister of Russia", "pope".
        first: First day in office, None where it is not known.
        last: Last day, None while it lasts or where it is not known.
    """

    title: str
    first: date | None = None
    last: date | None = None

    def covers(self, day: date | None) -> bool:
        """Whether it was held on that day; on an unknown day only a role without bounds."""
        if day is None:
            return self.first is None and self.last is None
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One block.

    Attributes:
        kind: What it asks for.
        line: Line of its header, from 1.
        names: The names or ids it is about, as written; of "same" and "known" the one that is shown comes first.
        lines: The line of every name.
        to: The new name of "rename", the label of "type"; of "known" its label, "" where it says none.
        roles: Offices of a known actor.
        wikidata: Its Wikidata id ("Q58217"), or "".
        documents: Patterns of the ids or paths of the only documents in which the names mean the known actor; none for
            all documents.
    """

    kind: Kind
    line: int
    names: tuple[str, ...]
    lines: tuple[int, ...] = ()
    to: str = ""
    roles: tuple[Role, ...] = ()
    wikidata: str = ""
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Curation:
    """All edits of one file, free of contradictions.

    Attributes:
        file: The file's name without its folder, "" where there is none.
        edits: In the order of the file.
        sha256: Of the file's bytes, "" where there is none.
    """

    file: str = ""
    edits: tuple[Edit, ...] = ()
    sha256: str = ""

    def of(self, *kinds: Kind) -> tuple[Edit, ...]:
        """The edits of these kinds, in the order of the file."""
        return tuple(edit for edit in self.edits if edit.kind in kinds)


def handle(name: str) -> str:
    """A name as edits compare it: without case, accents and punctuation, unless it is nothing else."""
    return fold(name) or name


def actor_id(name: str, label: str) -> str:
    """The id of the first actor of a name and type: "Sergey Lavrov" -> "sergey-lavrov.person"."""
    return f"{fold(name).replace(' ', '-') or 'unnamed'}.{label.lower()}"


def is_id(name: str) -> bool:
    """Whether a name in an edit is an actor's id, which has no capitals: "change.org", not "Change.org"."""
    return _ID.fullmatch(name) is not None and name == name.lower()
