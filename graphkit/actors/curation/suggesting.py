"""What a person should look at: doubts first, then actors that may be one, then automatic merges, the boldest first.

Names are compared within small blocks only (equal surname, equal first or last word, equal beginning), so that the
work does not grow with the square of the number of actors.
"""

from __future__ import annotations

import difflib
import itertools
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from graphkit.actors.aliases import respelt_surname
from graphkit.actors.body_names import same_body
from graphkit.actors.curation.edits import Edit, Kind, handle
from graphkit.actors.descriptions import body_of, names_body
from graphkit.counting import counted
from graphkit.folding import words_of
from graphkit.records import Decision
from graphkit.store import Profile

__all__ = ["Suggestion", "suggest"]

_LARGEST = 200
"""Actors in a block above which its pairs are not compared: a word that common ("Ministry") tells nothing."""

_ALIKE = 0.87
"""Least similarity (difflib's ratio) of two names of eight letters or more that may be one with a slip of the pen."""

_BOLDNESS = {"office": 0, "surname": 1, "acronym": 2, "spelling": 3, "same words": 4}
"""Rules of automatic merges, the least certain first."""

_NEWS = ("newspaper", "news agency", "outlet")


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """Something to decide.

    Attributes:
        kind: The block it would be in ``actors.toml``.
        names: The names in it.
        reason: Why, in words, with the number of documents.
        documents: Some of the documents to look at.
        doubt: Whether it is one of several answers to one doubt.
    """

    kind: Kind
    names: tuple[str, ...]
    reason: str
    documents: tuple[str, ...] = ()
    doubt: bool = False


def suggest(
    profiles: Sequence[Profile], decisions: Iterable[Decision], outlets: Collection[str], edits: Iterable[Edit] = ()
) -> list[Suggestion]:
    """Everything a person should look at, what matters most first; what edits have settled is left out.

    Args:
        profiles: The actors that act.
        decisions: The log of linking.
        outlets: Who published the documents.
        edits: Those in force.
    """
    settled = {
        frozenset(pair)
        for edit in edits
        if edit.kind in {"never", "same"}
        for pair in itertools.combinations(map(handle, edit.names), 2)
    }
    written = _Written(profiles)
    decisions = list(decisions)
    found = [
        *_doubts(decisions, written),
        *_types(profiles),
        *_pairs(profiles, written),
        *_reporters(profiles, written, outlets),
        *_merges(decisions, written),
    ]
    kept: dict[tuple[Kind, frozenset[str]], Suggestion] = {}
    for suggestion in found:
        names = frozenset(map(handle, suggestion.names))
        pairs = map(frozenset, itertools.combinations(names, 2))
        if len(names) == len(suggestion.names) and not any(pair in settled for pair in pairs):
            kept.setdefault((suggestion.kind, names), suggestion)
    return list(kept.values())


class _Written:
    """How actors are written in edits: by name, or by id where several share the name."""

    def __init__(self, profiles: Iterable[Profile]) -> None:
        self._profiles = {profile.id: profile for profile in profiles}
        self._bearers: dict[str, set[str]] = defaultdict(set)
        for profile in self._profiles.values():
            for name in {profile.name, *(called for called, _ in profile.names)}:
                self._bearers[handle(name)].add(profile.id)

    def actor(self, profile: Profile) -> str:
        return profile.name if len(self._bearers[handle(profile.name)]) == 1 else profile.id

    def get(self, actor: str) -> Profile | None:
        return self._profiles.get(actor)

    def called(self, name: str) -> list[Profile]:
        found = [self._profiles[actor] for actor in sorted(self._bearers.get(handle(name), ()))]
        return sorted(found, key=lambda profile: handle(profile.name) != handle(name))


def _doubts(decisions: Iterable[Decision], written: _Written) -> Iterator[Suggestion]:
    """Names for which several candidates remained, the most mentioned first."""
    open_: dict[tuple[str, str], list[Decision]] = defaultdict(list)
    for decision in decisions:
        if decision.verdict == "doubtful":
            open_[decision.name, decision.rule].append(decision)

    def mentions(item: tuple[tuple[str, str], list[Decision]]) -> int:
        return max((profile.mentions for profile in written.called(item[0][0])), default=0)

    for (name, _), doubts in sorted(open_.items(), key=lambda item: (-mentions(item), item[0])):
        own = written.called(name)
        examples = own[0].examples if own else ()
        where = _in_documents(own[0].documents) if own else ""
        others = ", ".join(sorted({doubt.other for doubt in doubts}))
        for doubt in sorted(doubts, key=lambda doubt: doubt.other):
            reason = f"In doubt: {name}{where} may be {others}: {doubt.reason}"
            yield Suggestion(kind="same", names=(doubt.other, name), reason=reason, documents=examples, doubt=True)


def _types(profiles: Iterable[Profile]) -> Iterator[Suggestion]:
    """Actors of one name and several types, the most mentioned of each type; all in one block, by id."""
    bearers: dict[str, dict[str, Profile]] = defaultdict(dict)
    for profile in sorted(profiles, key=lambda p: (-p.mentions, p.id)):
        bearers[handle(profile.name)].setdefault(profile.label, profile)
    for types in bearers.values():
        if len(types) > 1:
            first = next(iter(types.values()))
            number = {2: "two", 3: "three"}.get(len(types), str(len(types)))
            reason = f"one name, {number} types ({', '.join(types)}): {first.name}"
            documents = tuple(dict.fromkeys(d for p in types.values() for d in p.examples[:2]))
            yield Suggestion(kind="same", names=tuple(p.id for p in types.values()), reason=reason, documents=documents)


def _pairs(profiles: Sequence[Profile], written: _Written) -> Iterator[Suggestion]:
    """Actors that may be one although no rule says so, the most mentioned first."""
    found: dict[frozenset[str], tuple[int, Suggestion]] = {}
    for first, second, reason, documents in _alike(profiles):
        a, b = sorted((first, second), key=lambda p: (-p.mentions, p.id))
        weight = b.mentions
        names = (written.actor(a), written.actor(b))
        suggestion = Suggestion(kind="same", names=names, reason=f"{reason}: {a.name} / {b.name}", documents=documents)
        found.setdefault(frozenset((a.id, b.id)), (weight, suggestion))
    for _, suggestion in sorted(found.values(), key=lambda pair: (-pair[0], pair[1].names)):
        yield suggestion


def _alike(profiles: Sequence[Profile]) -> Iterator[tuple[Profile, Profile, str, tuple[str, ...]]]:
    persons = [p for p in profiles if p.label == "PERSON"]
    bodies = [p for p in profiles if p.label == "ORG"]
    for key, a, b in _blocks(persons, lambda p: [f"{respelt_surname(p.name)}|{t}" for t, _ in p.titles if body_of(t)]):
        if not _both_full_and_apart(a, b):
            title = key.split("|", 1)[1]
            where = frozenset().union(*(docs for p in (a, b) for held, docs in p.titles if held == title))
            yield a, b, f"same surname and office ({title}){_in_documents(len(where))}", tuple(sorted(where)[:3])
    for _, a, b in _blocks(bodies, lambda p: words_of(p.name)[:1] + words_of(p.name)[-1:]):
        if (relation := same_body(a.name, b.name)) in {"part", "same"}:
            reason = "one is a shorter form of the other" if relation == "part" else "the same words"
            yield a, b, f"{reason}, in {a.documents} and {b.documents} documents", _examples(a, b)
    for _, a, b in _blocks([*persons, *bodies], lambda p: [f"{p.label}|{handle(p.name)[:3]}"]):
        if _slip_of_the_pen(handle(a.name), handle(b.name)):
            yield a, b, "almost the same letters", _examples(a, b)


def _both_full_and_apart(a: Profile, b: Profile) -> bool:
    """Whether two given names tell two persons apart: two presidents called Bush."""
    first, second = words_of(a.name), words_of(b.name)
    return len(first) > 1 and len(second) > 1 and first[0][:1] != second[0][:1]


def _slip_of_the_pen(a: str, b: str) -> bool:
    if min(len(a), len(b)) < 8 or a == b or sorted(a.split()) == sorted(b.split()):
        return False
    return difflib.SequenceMatcher(None, a, b).ratio() >= _ALIKE


def _blocks(
    profiles: Iterable[Profile], keys: Callable[[Profile], Collection[str]]
) -> Iterator[tuple[str, Profile, Profile]]:
    """Pairs of different actors that share a key, blocks that are too large left out."""
    blocks: dict[str, list[Profile]] = defaultdict(list)
    for profile in profiles:
        for key in sorted(set(keys(profile))):
            blocks[key].append(profile)
    for key, block in sorted(blocks.items()):
        if 1 < len(block) <= _LARGEST:
            for a, b in itertools.combinations(block, 2):
                yield key, a, b


def _reporters(profiles: Iterable[Profile], written: _Written, outlets: Collection[str]) -> Iterator[Suggestion]:
    """Outlets and agencies that the graph takes for actors."""
    published = {handle(outlet) for outlet in outlets}
    for profile in sorted(profiles, key=lambda p: (-p.reports, -p.mentions, p.id)):
        if profile.label != "ORG" or profile.observer:
            continue
        is_outlet = handle(profile.name) in published
        if is_outlet or (profile.reports and any(names_body(role, profile.name) for role in _NEWS)):
            what = "published some of these articles" if is_outlet else f"is the source of {profile.reports} quotes"
            reason = f"{profile.name} {what}; if it only reports, it is an observer"
            yield Suggestion(
                kind="observers", names=(written.actor(profile),), reason=reason, documents=profile.examples
            )


def _merges(decisions: Iterable[Decision], written: _Written) -> Iterator[Suggestion]:
    """Automatic merges, to be undone where they are wrong."""
    merges = [d for d in decisions if d.verdict == "same" and d.rule in _BOLDNESS]
    for merge in sorted(merges, key=lambda d: (_BOLDNESS[d.rule], d.name, d.other)):
        profile = written.get(merge.actors[0]) if merge.actors else None
        reason = f"Made one by the rule {merge.rule!r} ({merge.reason}): {merge.name} / {merge.other}"
        documents = dict(profile.names).get(merge.name, profile.examples) if profile else ()
        yield Suggestion(kind="never", names=(merge.other, merge.name), reason=reason, documents=documents)


def _in_documents(number: int) -> str:
    return f" in {counted(number, 'document')}"


def _examples(a: Profile, b: Profile) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*a.examples[:2], *b.examples[:2]]))
