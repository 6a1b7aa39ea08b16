"""What has been said where a description stands."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from graphkit.actors.cast import Member

__all__ = ["Context"]


@dataclass(frozen=True, slots=True)
class Context:
    """What has been said where a description stands.

    Attributes:
        last: For members by position in the list, the sentence they were last spoken of in, the last one last.
        subjects: Members that were the subject of a clause in this sentence or the one before.
        owner: Whom a possessive before the description means ("his party"), None where it has none.
        speaker: Who says it, where it stands in a quote and the speaker is known.
        reporting: Members that in this sentence or the one before spoke of another that may be a body.
        named: As ``last``, and bodies that were named so far only as a place ("at the ministry").
        told: Members that only what this description says has spoken of: '"We work for Amsel," the agency said'.
    """

    last: Mapping[int, int]
    subjects: Collection[int] = ()
    owner: Member | None = None
    speaker: Member | None = None
    reporting: Collection[int] = ()
    named: Mapping[int, int] = field(default_factory=dict)
    told: Collection[int] = ()
