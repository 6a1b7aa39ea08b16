"""``actors.toml`` to edits: every mistake is told with its line and what was probably meant."""

from __future__ import annotations

import difflib
import hashlib
import re
import tomllib
import typing
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from graphkit.actors.curation.contradictions import check
from graphkit.actors.curation.edits import KEYS, Curation, Edit, Kind, Role, is_id
from graphkit.actors.curation.lines import Lines
from graphkit.config import Config
from graphkit.errors import CurationError
from graphkit.gazetteer import states
from graphkit.records import Label

__all__ = ["ACTORS", "find_curation", "read_curation"]

ACTORS = "actors.toml"
"""Name of the file of edits that is looked for in the output folder."""

_WIKIDATA = re.compile(r"Q[1-9][0-9]*")
_LABELS = typing.get_args(Label)
_ROLE_KEYS = {"role": True, "of": False, "from": False, "until": False}
_SEVERAL = {"same", "never"}
"""Kinds that say something about two names at least."""


def find_curation(output: str | Path, config: Config) -> Curation:
    """The edits that hold for an output folder: those of the configured file, else of its own ``actors.toml``, if any.

    Raises:
        CurationError: As ``read_curation``; also where the configured file is not there.
    """
    named = config.actors.file
    path = Path(named) if named else Path(output) / ACTORS
    return read_curation(path) if named or path.exists() else Curation()


def read_curation(path: str | Path) -> Curation:
    """Read the edits of a file.

    Raises:
        CurationError: The file cannot be read, is not TOML, has an unknown key or a wrong value, or contradicts itself.
    """
    path = Path(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CurationError(f"cannot read {path}: {error.strerror}", "Check the path given with --actors.") from error
    try:
        source = data.decode("utf-8-sig").replace("\r\n", "\n")
        table = tomllib.loads(source)
    except UnicodeError as error:
        raise CurationError(f"{path.name} is not written in UTF-8", "Save it as UTF-8.") from error
    except ValueError as error:  # no TOML, or a number of 5,000 digits
        hint = "Correct that place; a block begins with its kind in double brackets, as [[same]]."
        raise CurationError(f"{path.name} is not valid TOML: {error}", hint) from error
    reader = _Reader(path.name, Lines(source))
    edits = sorted(reader.edits(table), key=lambda edit: edit.line)
    check(edits, path.name)
    return Curation(file=path.name, edits=tuple(edits), sha256=hashlib.sha256(data).hexdigest())


class _Reader:
    """Turns the parsed file into edits."""

    def __init__(self, file: str, lines: Lines) -> None:
        self._file = file
        self._lines = lines

    def edits(self, table: Mapping[str, Any]) -> Iterable[Edit]:
        for kind, blocks in table.items():
            if kind not in KEYS:
                raise self._error(self._lines.block(kind, 0), f"unknown key {kind!r}", _nearest(kind, KEYS))
            if not isinstance(blocks, list) or not all(isinstance(block, dict) for block in blocks):
                raise self._error(
                    self._lines.block(kind, 0),
                    f"{kind} is not a list of blocks",
                    f"Begin every block with [[{kind}]] in double brackets.",
                )
            for number, block in enumerate(blocks):
                yield self._edit(kind, number, block)

    def _edit(self, kind: Kind, number: int, block: Mapping[str, Any]) -> Edit:
        line = self._lines.block(kind, number)
        keys = KEYS[kind]
        for key in block:
            if key not in keys:
                at = self._lines.key(kind, number, key)
                raise self._error(at, f"unknown key {key!r} in [[{kind}]]", _nearest(key, keys))
        for key in keys:
            if keys[key] and key not in block:
                raise self._error(line, f"[[{kind}]] has no {key}", f"Its keys are {', '.join(keys)}.")
        names = self._names(kind, number, block)
        if kind == "known" and is_id(names[0]):
            raise self._error(line, f"{names[0]!r} is an id, not a name", "Write the name that the actor is known by.")
        if kind in _SEVERAL and len(names) < 2:
            raise self._error(line, f"[[{kind}]] needs two names", f'Write names = ["{(*names, "A")[0]}", "B"].')
        return Edit(
            kind=kind,
            line=line,
            names=names,
            lines=tuple(self._lines.text(kind, number, name) for name in names),
            to=self._to(kind, number, block),
            roles=tuple(self._role(kind, number, role) for role in self._list(kind, number, block, "roles", dict)),
            wikidata=self._wikidata(kind, number, block),
            documents=tuple(self._list(kind, number, block, "documents", str)),
        )

    def _names(self, kind: Kind, number: int, block: Mapping[str, Any]) -> tuple[str, ...]:
        names = [self._text(kind, number, block, "name")] if "name" in block else []
        for key in ("names", "aliases"):
            names += self._list(kind, number, block, key, str)
        for name in names:
            if not name.strip():
                raise self._error(self._lines.block(kind, number), "a name is empty", "Write it or remove it.")
        return tuple(dict.fromkeys(" ".join(name.split()) for name in names))

    def _to(self, kind: Kind, number: int, block: Mapping[str, Any]) -> str:
        if "to" in block:
            return " ".join(self._text(kind, number, block, "to").split())
        if "type" not in block:
            return ""
        label = self._text(kind, number, block, "type")
        if label not in _LABELS:
            at = self._lines.key(kind, number, "type")
            raise self._error(at, f"no actor has the type {label!r}", _nearest(label.upper(), _LABELS))
        return label

    def _wikidata(self, kind: Kind, number: int, block: Mapping[str, Any]) -> str:
        if "wikidata" not in block:
            return ""
        found = self._text(kind, number, block, "wikidata")
        if not _WIKIDATA.fullmatch(found):
            at = self._lines.key(kind, number, "wikidata")
            raise self._error(at, f"{found!r} is no Wikidata id", 'Write it as "Q58217".')
        return found

    def _role(self, kind: Kind, number: int, role: Mapping[str, Any]) -> Role:
        line = self._lines.key(kind, number, "roles")
        for key in role:
            if key not in _ROLE_KEYS:
                at = self._lines.key(kind, number, key)
                raise self._error(at, f"unknown key {key!r} in a role", _nearest(key, _ROLE_KEYS))
        title = self._text(kind, number, role, "role").lower()
        if "of" in role:
            body = self._text(kind, number, role, "of").removeprefix("the ")
            title = f"{title} of {states().get(body, body)}"
        bounds = [self._day(line, role.get(key), end=key == "until") for key in ("from", "until")]
        if bounds[0] and bounds[1] and bounds[0] > bounds[1]:
            raise self._error(line, f"the role {title!r} ends before it begins", "Correct from or until.")
        return Role(title=title, first=bounds[0], last=bounds[1])

    def _day(self, line: int, value: object, *, end: bool) -> date | None:
        if value is None:
            return None
        if isinstance(value, int) and not isinstance(value, bool) and 0 < value < 10_000:
            return date(value, 12, 31) if end else date(value, 1, 1)
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        raise self._error(line, f"{value!r} is no day", "Write a day or a year without quotation marks: 2004-03-09.")

    def _text(self, kind: Kind, number: int, block: Mapping[str, Any], key: str) -> str:
        value = block.get(key)
        if not isinstance(value, str) or not value.strip():
            line = self._lines.key(kind, number, key)
            raise self._error(line, f"{key} must be a text", f'Write it as {key} = "...", in quotation marks.')
        return value

    def _list(self, kind: Kind, number: int, block: Mapping[str, Any], key: str, of: type) -> list[Any]:
        value = block.get(key, [])
        if isinstance(value, list) and all(isinstance(item, of) for item in value):
            return value
        form = f'{key} = ["...", "..."]' if of is str else f'{key} = [{{ role = "...", of = "..." }}]'
        raise self._error(self._lines.key(kind, number, key), f"{key} must be a list", f"Write it as {form}.")

    def _error(self, line: int, message: str, hint: str) -> CurationError:
        return CurationError(f"{self._file}, line {line}: {message}", hint)


def _nearest(key: str, known: Iterable[str]) -> str:
    known = list(known)
    near = difflib.get_close_matches(key, known, n=1)
    return f"Did you mean {near[0]!r}?" if near else f"Known: {', '.join(known)}."
