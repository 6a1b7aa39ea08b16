"""Which actor a person means by a name: by id, name or alias, letter case and diacritics aside."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from typing import NamedTuple

from graphkit.counting import counted
from graphkit.errors import InquiryError
from graphkit.folding import fold
from graphkit.inquiry.output import Output

__all__ = ["Candidate", "actor_names", "also_fitting", "find_actor", "nearest"]

_LISTED = 10
"""Candidates an error names at most."""

_ALIKE = 0.65
"""How alike two names are (difflib's ratio) from where one may be meant by the other: "Lawrow" for "Lavrov" has 0.67,
"Nobody" for "Norway" 0.5."""


class Candidate(NamedTuple):
    """An actor that a name may mean.

    Attributes:
        key: Its key in this store.
        id: Its id.
        name: The name to show.
        label: What it is.
        mentions: How often it is mentioned.
        shown: Whether it is in the graph.
    """

    key: int
    id: str
    name: str
    label: str
    mentions: int
    shown: bool


def find_actor(output: Output, name: str) -> Candidate:
    """The one actor a name means.

    An id is taken as it is. Else the name must be a name or an alias of one actor, or, where it is nobody's, a part of
    the names of one: "Lavrov" of "Sergey Lavrov". Actors that are not in the graph (places, types that were left out)
    are considered only where no other fits.

    Raises:
        InquiryError: Several actors fit, which are listed with their ids; or none does, and the nearest are named.
    """
    actors = _actors(output)
    names = _names(output, actors)
    wanted = fold(name)
    for fitting in (
        {actor for actor in actors.values() if actor.id == name},
        _fitting(names, lambda known: known == wanted),
        _having_part(names, wanted),
    ):
        shown = {actor for actor in fitting if actor.shown}
        if len(chosen := shown or fitting) == 1:
            return chosen.pop()
        if chosen:
            raise _ambiguous(name, chosen)
    raise _unknown(name, names)


def also_fitting(output: Output, name: str, chosen: Candidate) -> list[Candidate]:
    """Other actors who have a name as a part of theirs, the most mentioned first.

    None where the name is the chosen one's full name or id. Actors that are not in the graph count only where the
    chosen one is not either.
    """
    wanted = fold(name)
    if name == chosen.id or wanted == fold(chosen.name):
        return []
    others = _having_part(_names(output, _actors(output)), wanted) - {chosen}
    fitting = (actor for actor in others if actor.shown or not chosen.shown)
    return sorted(fitting, key=lambda actor: (-actor.mentions, actor.id))


def actor_names(output: Output) -> dict[str, tuple[str, str]]:
    """Name and label of every actor by id, places and types that were left out of the graph included."""
    return {actor.id: (actor.name, actor.label) for actor in _actors(output).values()}


def nearest(wanted: str, known: list[str], alike: float = 0.6) -> list[str]:
    """Up to three of ``known`` that are spelt most like ``wanted``, the nearest first; none where none is alike."""
    return difflib.get_close_matches(wanted, known, n=3, cutoff=alike)


def _actors(output: Output) -> dict[int, Candidate]:
    query = "SELECT actor, id, name, label, mentions, shown FROM actor ORDER BY actor"
    rows = output.store.connection.execute(query)
    return {key: Candidate(key, id_, name, label, count, bool(shown)) for key, id_, name, label, count, shown in rows}


def _names(output: Output, actors: dict[int, Candidate]) -> dict[str, list[Candidate]]:
    """Actors by folded name and alias."""
    names: dict[str, list[Candidate]] = {}
    for actor in actors.values():
        names.setdefault(fold(actor.name), []).append(actor)
    for key, surface in output.store.connection.execute("SELECT actor, surface FROM alias ORDER BY actor, surface"):
        names.setdefault(fold(surface), []).append(actors[key])
    return names


def _fitting(names: dict[str, list[Candidate]], fits: Callable[[str], bool]) -> set[Candidate]:
    return {actor for known, actors in names.items() if fits(known) for actor in actors}


def _having_part(names: dict[str, list[Candidate]], wanted: str) -> set[Candidate]:
    return _fitting(names, lambda known: bool(wanted) and set(wanted.split()) <= set(known.split()))


def _ambiguous(name: str, candidates: set[Candidate]) -> InquiryError:
    ranked = sorted(candidates, key=lambda actor: (-actor.mentions, actor.id))
    lines = [f"  {actor.id}  ({actor.name}, {counted(actor.mentions, 'mention')})" for actor in ranked[:_LISTED]]
    more = [f"  and {len(ranked) - _LISTED} more"] if len(ranked) > _LISTED else []
    return InquiryError(
        "\n".join([f'"{name}" may be one of {len(ranked)} actors:', *lines, *more]), "Write the full name or the id."
    )


def _unknown(name: str, names: dict[str, list[Candidate]]) -> InquiryError:
    if not names:
        return InquiryError(f'there is no actor "{name}": the output has no actors at all')
    words = {word: known for known in sorted(names, reverse=True) for word in known.split()}
    close = nearest(fold(name), sorted(names), _ALIKE)
    close = close or [words[word] for word in nearest(fold(name), sorted(words), _ALIKE)]
    meant = list(dict.fromkeys(actor.name for known in close for actor in names[known]))[:3]
    hint = f"Did you mean {' or '.join(meant)}?" if meant else "graphkit top lists the leading actors, actors.csv all."
    return InquiryError(f'there is no actor "{name}"', hint)
