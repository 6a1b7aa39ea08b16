"""Who takes part in a document: the actors under construction while its mentions are resolved."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from graphkit.actors.descriptions import body_of
from graphkit.records import Gender, Label

__all__ = ["Member"]


@dataclass(slots=True, eq=False)
class Member:
    """One actor of the document, growing as mentions join it; equal only to itself.

    Attributes:
        label: What it is.
        canonical: The usual name of a state, seat or institution, else "".
        names: Its spellings and how often each occurs.
        mentions: Mention indices in the order they joined, with the rule that joined them.
        titles: Roles the document gives it, as "role of body".
        gender: As far as known.
        owner: The state or place that a body is said to be of whose name does not tell, or the state that somebody is
            said to be of, "Egypt's Ada Roe"; "" where nothing says it.
    """

    label: Label
    canonical: str = ""
    names: Counter[str] = field(default_factory=Counter)
    mentions: dict[int, str] = field(default_factory=dict)
    titles: set[str] = field(default_factory=set)
    gender: Gender = ""
    owner: str = ""

    @property
    def name(self) -> str:
        """The name to show: the canonical one, else the fullest, the most frequent among equals."""
        if self.canonical:
            return self.canonical
        return min(self.names, key=lambda n: (-len(n.split()), -self.names[n], -len(n), n), default="")

    @property
    def affiliations(self) -> set[str]:
        """States and bodies its roles name."""
        return {body for title in self.titles if (body := body_of(title))}
