"""Edits that a corpus does not (yet) answer to; they are told, and cost nothing: a corpus may grow."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from graphkit.actors.body_names import body_key
from graphkit.actors.curation.edits import Curation, Edit, actor_id, handle, is_id
from graphkit.records import Notice

__all__ = ["unmet"]

_NAMED = 3
"""Documents, and near names, that a message names."""

_COMPARED = 500_000
"""Names compared in search of the nearest, all in all: a few seconds; after that, unknown names are only told."""

_SLIP = 0.85
"""How alike a name to show, which nobody goes by, is to another one (difflib's ratio) from where it may be a slip:
"Serhii Lavrov" for "Sergei Lavrov"."""


def unmet(
    curation: Curation,
    names: Collection[tuple[str, str]],
    spelled: Mapping[str, Collection[str]],
    chains: Iterable[tuple[str, Collection[str]]],
    shared: Collection[str],
) -> list[Notice]:
    """What a person should know about edits that change nothing, or not all that they say.

    Args:
        curation: The edits, which are in force.
        names: Every name and label of a chain or actor of the corpus; the label "" for a mere spelling.
        spelled: For every spelling of an actor, the names of the actors that go by it.
        chains: Document and names of every chain that has several.
        shared: Names that more than one actor is shown by.

    Returns:
        In the order of the file's lines; a known actor that the corpus does not name is not told.
    """
    found = [
        *_unknown(curation, names),
        *_ambiguous(curation, names, spelled),
        *_one_in_the_text(curation, chains),
        *_namesakes(curation, shared),
    ]
    return [Notice(path=curation.file, message=f"line {line}: {message}") for line, message in sorted(set(found))]


def _wanted(curation: Curation) -> Iterator[tuple[int, str, Edit]]:
    for edit in curation.edits:
        if edit.kind != "known":
            for line, name in zip(edit.lines, edit.names, strict=True):
                yield line, name, edit


def _unknown(curation: Curation, names: Collection[tuple[str, str]]) -> Iterator[tuple[int, str]]:
    handles = {handle(name): name for name, _ in sorted(names)}
    given = {handle(e.to) for e in curation.of("rename")} | {handle(n) for e in curation.of("known") for n in e.names}
    bodies = {" ".join(body_key(name)) for name, label in names if label == "ORG"}
    ids = {actor_id(name, label) for name, label in names if label}
    compared = 0
    for line, name, edit in _wanted(curation):
        if is_id(name) and handle(name) not in handles:
            if re.sub(r"-\d+$", "", name) not in ids:
                hint = "ids belong to one corpus, write the name instead"
                yield line, f"no actor has the id {name!r}; {hint}"
        elif handle(name) not in handles.keys() | given and " ".join(body_key(name)) not in bodies:
            chosen = edit.kind == "same" and name == edit.names[0]
            alike = _SLIP if chosen else 0.6
            near = (
                difflib.get_close_matches(handle(name), list(handles), n=_NAMED, cutoff=alike)
                if compared < _COMPARED
                else []
            )
            compared += len(handles)
            hint = f"; the nearest: {', '.join(handles[n] for n in near)}" if near else ""
            if chosen and (not near or {handle(other) for other in edit.names[1:]} & {*near}):
                continue  # a person may choose any name to show, unless it looks like somebody else's with a slip in it
            yield line, f"nobody is called {name!r} in this corpus{hint}"


def _ambiguous(
    curation: Curation, names: Collection[tuple[str, str]], spelled: Mapping[str, Collection[str]]
) -> Iterator[tuple[int, str]]:
    called = {handle(name) for name, label in names if label}
    bearers: dict[str, set[str]] = {}
    for surface, actors in spelled.items():
        bearers.setdefault(handle(surface), set()).update(actors)
    for line, name, edit in _wanted(curation):
        candidates = sorted(bearers.get(handle(name), ()))
        if edit.kind != "never" and handle(name) not in called and len(candidates) > 1:
            listed = ", ".join(candidates[:_NAMED])
            yield line, f"{name!r} may be {listed}; nothing was done, write one of these names"


def _one_in_the_text(curation: Curation, chains: Iterable[tuple[str, Collection[str]]]) -> Iterator[tuple[int, str]]:
    together: dict[tuple[int, str, str], list[str]] = {}
    never = curation.of("never")
    for document, spellings in chains if never else ():
        handles = {handle(name) for name in spellings}
        for edit in never:
            both = [name for name in edit.names if handle(name) in handles]
            if len(both) > 1:
                together.setdefault((edit.line, both[0], both[1]), []).append(document)
    for (line, name, other), documents in together.items():
        listed = ", ".join(documents[:_NAMED]) + (", ..." if len(documents) > _NAMED else "")
        yield line, f"{name!r} and {other!r} stay one within {listed}, where the text uses both for one actor"


def _namesakes(curation: Curation, shared: Collection[str]) -> Iterator[tuple[int, str]]:
    for edit in curation.of("rename", "same", "known"):
        shown = edit.to if edit.kind == "rename" else edit.names[0]
        if shown in shared:
            yield edit.line, f"more than one actor is now called {shown!r}; write [[same]] if they are one"
