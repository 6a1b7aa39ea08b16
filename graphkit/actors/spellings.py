"""Persons whose full names are spellings of one: "Sergey Lavrov" and "Sergei Lavrov" in two articles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from graphkit.actors.aliases import name_blocks, person_relation, person_words
from graphkit.actors.groups import Group
from graphkit.actors.log import Notes
from graphkit.actors.register import Register

__all__ = ["merge_spellings"]


def merge_spellings(groups: Sequence[Group], register: Register, notes: Notes) -> list[Group]:
    """Join persons whose names are spellings of one, where that leaves no doubt; full names before initials.

    Not two whom half of the documents that name one of them, or more, name apart: a father and a son.
    """
    persons = [g for g in groups if g.label == "PERSON"]
    order = sorted(persons, key=lambda g: (_has_initial(g.name), -g.documents, g.name, g.first))
    standing = register.documents_of(_comparable(persons))
    blocks: dict[str, list[Group]] = defaultdict(list)
    for group in order:
        looks, found_by = _blocks_of(group)
        near = dict.fromkeys(g.standing for key in sorted(looks) for g in blocks[key])
        candidates = [g for g in near if _one_person(g, group)]
        candidates = [g for g in candidates if not _named_apart(standing, g, group)]
        for other in candidates:
            if len(candidates) == 1:
                notes["same", group, other, group.name, "spelling", "two spellings of one name"] = None
                other.absorb(group, "spelling")
                standing[other] |= standing[group]
            else:
                notes["doubtful", group, other, group.name, "spelling", "the name fits several persons"] = None
        for key in sorted(found_by):
            blocks[key].append(group)
    return [g for g in groups if g.merged_into is None]


def _blocks_of(group: Group) -> tuple[set[str], set[str]]:
    """Keys under which the names of a person look for others, and keys under which others find them."""
    looks, found_by = zip(*map(name_blocks, sorted(group.names)), strict=True)
    return set().union(*looks), set().union(*found_by)


def _comparable(persons: Sequence[Group]) -> list[Group]:
    """Those that share a key with another, and may be compared: few of all."""
    shared = Counter(key for group in persons for key in set().union(*_blocks_of(group)))
    return [group for group in persons if any(shared[key] > 1 for key in set().union(*_blocks_of(group)))]


def _named_apart(standing: Mapping[Group, set[int]], group: Group, other: Group) -> bool:
    """Whether at least half of the documents in which one of two persons stands have the other as well."""
    first, second = standing[group], standing[other]
    return 0 < min(len(first), len(second)) <= 2 * len(first & second)


def _has_initial(name: str) -> bool:
    return len(person_words(name)[0]) == 1 if person_words(name) else False


def _one_person(a: Group, b: Group) -> bool:
    if len(a.genders | b.genders) > 1 or not a.may_be(b.apart):
        return False
    enough = any if a.known_as or b.known_as else all  # a person may have said that very different names are one
    return enough(
        person_relation(x, y) in {"same", "spelling", "part"} for x in sorted(a.names) for y in sorted(b.names)
    )
