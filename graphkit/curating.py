"""What a person needs to correct who is who: suggestions for ``actors.toml``, and the log of what was made one."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import NamedTuple

from graphkit.actors import ACTORS, find_curation, suggest, suggested_lines
from graphkit.config import Config
from graphkit.errors import ExportError
from graphkit.records import Decision
from graphkit.store import (
    STORE,
    open_to_read,
    read_decisions,
    read_outlets,
    read_profiles,
    read_settings,
    store_errors,
)
from graphkit.views.files import write_atomically

__all__ = ["SUGGESTED", "Suggested", "linking_log", "write_suggestions"]

SUGGESTED = "actors.suggested.toml"
"""Name of the file of suggestions in the output folder."""

_SEAL = "Not changed since graphkit wrote it:"

_VERDICTS = {"doubtful": 0, "same": 1, "apart": 2}


class Suggested(NamedTuple):
    """How much was suggested, and where it stands.

    Attributes:
        suggestions: How many; where one of several answers is to be chosen, they are one suggestion.
        doubts: How many of them are names that were left in doubt.
        path: The file.
    """

    suggestions: int
    doubts: int
    path: Path


def write_suggestions(output: str | Path, *, append: bool = False) -> Suggested:
    """Write what a person should look at, as comments to follow or to leave.

    Args:
        output: The output folder of a finished build.
        append: Add the suggestions to the person's own file instead of writing ``actors.suggested.toml``,
            unless it has just these already.

    Raises:
        CurationError: The edits in force have a mistake in them.
        ExportError: The file of suggestions was changed since graphkit wrote it, or cannot be written.
        StoreError: There is no store, or it cannot be used.
    """
    output = Path(output)
    place = output / STORE
    with open_to_read(place) as store, store_errors(place):
        config = Config().override(read_settings(store))
        curation = find_curation(output, config)
        found = suggest(read_profiles(store), read_decisions(store), read_outlets(store), curation.edits)
    text = "".join(suggested_lines(found, str(output), own_file=not append))
    doubts = {suggestion.reason: suggestion.doubt for suggestion in found}
    numbers = len(doubts), sum(doubts.values())
    if append:
        path = Path(config.actors.file or output / ACTORS)
        before = path.read_bytes().decode("utf-8") if path.exists() else ""
        if text not in before:
            write_atomically(path, before + ("\n" if before and not before.endswith("\n") else "") + text)
        return Suggested(*numbers, path)
    path = output / SUGGESTED
    if path.exists() and not _is_untouched(path.read_bytes()):
        raise ExportError(
            f"{path} was changed after graphkit wrote it", "Move what you want to keep to actors.toml, then delete it."
        )
    write_atomically(path, text + _seal(text.encode()))
    return Suggested(*numbers, path)


def linking_log(output: str | Path) -> list[Decision]:
    """What linking made one, kept apart or left in doubt; the doubts first.

    Raises:
        StoreError: There is no store, or it cannot be used.
    """
    place = Path(output) / STORE
    with open_to_read(place) as store, store_errors(place):
        found = read_decisions(store)
    return sorted(found, key=lambda d: (_VERDICTS[d.verdict], d.rule, d.name, d.other, d.actors))


def _seal(data: bytes) -> str:
    """The last line of a file of suggestions, by which it is known that nobody worked on it."""
    return f"\n# {_SEAL} {hashlib.sha256(data).hexdigest()[:16]}\n"


def _is_untouched(data: bytes) -> bool:
    text, _, _ = data.rpartition(f"\n# {_SEAL}".encode())
    return data == text + _seal(text).encode()
