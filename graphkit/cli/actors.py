"""The actor a person at the terminal means, and who else may be meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.cli.terminal import tell

if TYPE_CHECKING:
    from graphkit.inquiry import Candidate, Output

__all__ = ["asked_actor"]

_NAMED = 3
"""Others a note names."""


def asked_actor(output: Output, name: str) -> Candidate:
    """The one actor a name means; where it is a part of others' names too, a note tells who else fits.

    Raises:
        InquiryError: As ``find_actor``.
    """
    from graphkit.inquiry import also_fitting, find_actor

    actor = find_actor(output, name)
    if others := also_fitting(output, name, actor):
        more = f" and {len(others) - _NAMED} more" if len(others) > _NAMED else ""
        names = ", ".join(f"{other.name} ({other.id})" for other in others[:_NAMED])
        tell(f'note: "{name}" is taken for {actor.name}; also fits: {names}{more}; name one in full or by id')
    return actor
