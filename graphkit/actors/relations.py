"""Persons told by what they are to another: "his Ukrainian counterpart", "her predecessor", "his vice president".

Only offices tell them: a counterpart holds the same one for the other state, a predecessor held it before, a minister
serves the state whose head is spoken of. Whose lawyer or brother somebody is, no office tells.
"""

from __future__ import annotations

from collections.abc import Iterable

from graphkit.actors.cast import Member
from graphkit.actors.descriptions import body_of, describes, is_unique_office, role_of
from graphkit.gazetteer import states

__all__ = ["related"]

_HEADS = frozenset(
    "president|prime minister|premier|chancellor|king|queen|emir|amir|sultan|monarch|leader|ruler|head of state".split(
        "|"
    )
)
"""Offices that lead a state; a president's counterpart may be a premier."""

_BEFORE = frozenset({"predecessor"})
_UNDER = (" minister", " secretary", "vice president", "ambassador", "secretary of state", "attorney general")
"""How offices end that somebody holds under the head of a state."""


def related(phrase: str, owner: Member, members: Iterable[Member]) -> Member | None:
    """The one person whom a description means that opens with a possessive, None where offices do not tell.

    Args:
        phrase: The role of the description, with its state where it has one: "counterpart of Ukraine".
        owner: Whom the possessive means.
        members: All members of the document.
    """
    role, state = role_of(phrase), body_of(phrase)
    others = [m for m in members if m.label == "PERSON" and m is not owner and m.names]
    offices = {role_of(title) for title in owner.titles}
    own = [s for s in sorted(owner.affiliations) if s in states().values()]
    if role == "counterpart" and state in states().values():
        belonging = [m for m in others if state in m.affiliations]
        return _only([m for m in belonging if _holds(m, offices, state)]) or _only([
            m for m in belonging if (not offices or offices & _HEADS) and _leads(m)
        ])
    if role in _BEFORE:
        held = {f"former {office}" for office in offices if is_unique_office(office)}
        mine = [m for m in others if not m.affiliations or not own or m.affiliations & set(own)]
        return _only([m for m in mine if held & {role_of(title) for title in m.titles}])
    if role.endswith(_UNDER) and not state and len(own) == 1 and offices & _HEADS:
        serving = [m for m in others if not m.affiliations or own[0] in m.affiliations]
        return _only([m for m in serving if describes(f"{role} of {own[0]}", m.titles, m.affiliations)])
    return None


def _holds(member: Member, offices: Iterable[str], state: str) -> bool:
    return any(describes(f"{office} of {state}", member.titles, member.affiliations) for office in sorted(offices))


def _leads(member: Member) -> bool:
    return not _HEADS.isdisjoint(role_of(title) for title in member.titles)


def _only(fitting: list[Member]) -> Member | None:
    return fitting[0] if len(fitting) == 1 else None
