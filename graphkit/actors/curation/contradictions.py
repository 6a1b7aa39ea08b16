"""Edits that cannot all be true; each is told with both lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from graphkit.actors.curation.edits import Edit, Kind, handle
from graphkit.errors import CurationError

__all__ = ["check", "same_as"]

_PUT_ASIDE: tuple[Kind, ...] = ("ignore", "places", "observers")


def check(edits: Sequence[Edit], file: str) -> None:
    """Make sure that edits do not contradict each other.

    Raises:
        CurationError: A merge cycle, a name that is made two actors', names that are both one actor and kept apart,
            an actor with two names or types, two actors with one name, or one that is put aside in two ways.
    """
    parents = _parents(edits, file)
    for first, second, what in _found(edits, {name: _root(parents, name) for name in parents}):
        raise CurationError(
            f"{file}, line {second}: {what}, but line {first} says otherwise", "Correct or remove one of the two."
        )


def same_as(edits: Iterable[Edit]) -> dict[str, str]:
    """For every folded name that edits make one with another, the folded name that is shown; that one included."""
    parents: dict[str, str] = {}
    for child, (parent, _) in _joins(edits):
        parents.setdefault(child, parent)
    names = {name: None for edit in edits if edit.kind in {"same", "known"} for name in _scope(edit)}
    return {name: _top(parents, name) for name in names}


def _scope(edit: Edit) -> list[str]:
    """The folded names of a block that mean its actor everywhere."""
    names = [handle(name) for name in edit.names]
    return names[:1] if edit.documents else names


def _joins(edits: Iterable[Edit]) -> Iterator[tuple[str, tuple[str, int]]]:
    for edit in edits:
        if edit.kind in {"same", "known"}:
            shown, *others = _scope(edit)
            yield from ((other, (shown, edit.line)) for other in others if other != shown)


def _parents(edits: Sequence[Edit], file: str) -> dict[str, tuple[str, int]]:
    """For every name that is made another's, that other and the line; no cycle is made.

    A name that is made two others' is no contradiction where these are one by other blocks.
    """
    parents: dict[str, tuple[str, int]] = {}
    written = {handle(name): name for edit in reversed(edits) for name in reversed(edit.names)}
    hint = "Put all names of one actor into one block, the one to show first."
    for child, (parent, line) in _joins(edits):
        parents.setdefault(child, (parent, line))
        path = parent
        while path in parents:
            path, at = parents[path]
            if path == child:
                raise CurationError(
                    f"{file}, line {line}: a cycle: {written[child]!r} is made one with {written[parent]!r}, and "
                    f"line {at} the other way round",
                    hint,
                )
    for child, (parent, line) in _joins(edits):
        if _root(parents, child) != _root(parents, parent):
            before, at = parents[child]
            raise CurationError(
                f"{file}, line {line}: {written[child]!r} is made one with {written[parent]!r}, but line {at} makes it "
                f"one with {written[before]!r}",
                hint,
            )
    known: dict[str, int] = {}
    for edit in edits:
        if edit.kind == "known" and (before_line := known.setdefault(handle(edit.names[0]), edit.line)) != edit.line:
            raise CurationError(
                f"{file}, line {edit.line}: {edit.names[0]!r} is known already from line {before_line}",
                "Put all that is known of an actor into one block.",
            )
    return parents


def _root(parents: dict[str, tuple[str, int]], name: str) -> str:
    return _top({child: parent for child, (parent, _) in parents.items()}, name)


def _top(parents: dict[str, str], name: str) -> str:
    while name in parents:
        name = parents[name]
    return name


def _found(edits: Sequence[Edit], roots: dict[str, str]) -> Iterator[tuple[int, int, str]]:
    """Contradictions: the line of the first edit, that of the second, and what the second says."""
    yield from _kept_apart(edits, roots)
    yield from _twice(edits, roots)
    yield from _one_name(edits, roots)


def _kept_apart(edits: Sequence[Edit], roots: dict[str, str]) -> Iterator[tuple[int, int, str]]:
    joined = {name: edit.line for edit in edits if edit.kind in {"same", "known"} for name in _scope(edit)}
    for edit in edits:
        if edit.kind == "never":
            met: dict[str, str] = {}
            for name in edit.names:
                root = roots.get(handle(name), handle(name))
                if root in met:
                    same = handle(name) == handle(met[root])
                    line = edit.line if same else joined.get(handle(name), edit.line)
                    yield line, edit.line, f"{met[root]!r} and {name!r} are never one"
                met[root] = name
    known = {handle(edit.names[0]): edit for edit in edits if edit.kind == "known"}
    for name, edit in known.items():
        if roots.get(name, name) != name and roots[name] in known:
            yield known[roots[name]].line, edit.line, f"{edit.names[0]!r} is an actor of its own"


def _twice(edits: Sequence[Edit], roots: dict[str, str]) -> Iterator[tuple[int, int, str]]:
    """An actor with two new names, two types, or put aside in two ways."""
    said: dict[tuple[str, str], tuple[str, int]] = {}
    for edit in edits:
        aspect = "aside" if edit.kind in _PUT_ASIDE else edit.kind
        value = edit.kind if aspect == "aside" else edit.to
        if edit.kind == "known":
            aspect = "type"
        if aspect not in {"aside", "rename", "type"} or not value:
            continue
        for name in edit.names if aspect == "aside" else edit.names[:1]:
            root = roots.get(handle(name), handle(name))
            before, line = said.setdefault((aspect, root), (value, edit.line))
            if before != value:
                what = {"aside": "is put under", "rename": "is renamed to", "type": "is of the type"}[aspect]
                yield line, edit.line, f"{name!r} {what} {value!r}"
    for edit in edits:
        if edit.kind == "known":
            root = roots.get(handle(edit.names[0]), handle(edit.names[0]))
            aside = said.get(("aside", root))
            if aside is not None and aside[0] != "observers":
                yield aside[1], edit.line, f"{edit.names[0]!r} is a known actor"


def _one_name(edits: Sequence[Edit], roots: dict[str, str]) -> Iterator[tuple[int, int, str]]:
    """Two actors that are shown by one name, and one whose new name is renamed in its turn."""
    owners: dict[str, tuple[str, int]] = {}
    ids: dict[str, int] = {}
    renamed = {handle(edit.names[0]): edit for edit in edits if edit.kind == "rename"}
    for edit in edits:
        if edit.kind == "rename":
            root = roots.get(handle(edit.names[0]), handle(edit.names[0]))
            owner, line = owners.setdefault(handle(edit.to), (root, edit.line))
            if owner != root:
                yield line, edit.line, f"{edit.names[0]!r} is renamed to {edit.to!r}, the name of another actor"
            onward = renamed.get(handle(edit.to))
            if onward is not None and onward is not edit:
                yield onward.line, edit.line, f"{edit.names[0]!r} is renamed to {edit.to!r}"
        if edit.wikidata and (line := ids.setdefault(edit.wikidata, edit.line)) != edit.line:
            yield line, edit.line, f"{edit.names[0]!r} has the Wikidata id {edit.wikidata}"
