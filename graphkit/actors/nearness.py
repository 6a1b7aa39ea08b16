"""Which of several that a description fits is spoken of near by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graphkit.actors.cast import Member
from graphkit.records import Mention

__all__ = ["NEAR", "nearest"]

NEAR = 2
"""Sentences back within which one candidate alone is taken although the document holds others."""


def nearest(
    members: Sequence[Member],
    fitting: list[int],
    mention: Mention,
    last_seen: Mapping[int, int],
    rule: str,
    *,
    ahead: bool,
) -> tuple[Member, str] | None:
    """The only candidate that was spoken of; else the only one near by, or the one last spoken of there.

    Args:
        members: All members.
        fitting: Positions of those that the description fits.
        mention: The description.
        last_seen: For members by position the sentence they were last spoken of in.
        rule: The rule of the link.
        ahead: Whether the only one may be named only later.
    """
    seen = [i for i in fitting if i in last_seen]
    if len(seen) == 1:
        return members[seen[0]], rule
    if not seen:
        return (members[fitting[0]], f"{rule}, named later") if ahead and len(fitting) == 1 else None
    near = [i for i in seen if mention.sentence - last_seen[i] <= NEAR]
    if len(near) == 1:
        return members[near[0]], f"{rule}, nearest"
    latest = sorted(near, key=lambda i: -last_seen[i])
    if len(latest) > 1 and last_seen[latest[0]] > last_seen[latest[1]]:
        return members[latest[0]], f"{rule}, nearest"
    return None
