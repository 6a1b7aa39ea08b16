"""Which files the user's inputs mean, in which order, and under which names."""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import sys
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePath, PurePosixPath
from typing import Any, BinaryIO, Protocol, cast

from graphkit.documents.addresses import Remote, find_remote, is_address, open_remote, why_unread
from graphkit.errors import ConfigError, DocumentError
from graphkit.records import Failure, Notice

__all__ = ["KINDS", "OTHER_KINDS", "Source", "content_key", "find_sources", "open_source", "read_source"]

KINDS = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".markdown": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
}
"""How a file is read, by its ending (".gz" aside)."""

OTHER_KINDS = "files of other kinds were left out"
"""How the notice about files that are no input begins."""

_NAMED = 3  # files that the notice names
_STDIN = "-"
# Texts and pages are read whole; larger ones belong in JSONL, which is read line by line.
_MOST_BYTES = 256 * 2**20
# Nearly all are smaller than this; to ask for more costs memory for all that is asked.
_FEW_BYTES = 2**18
# graphkit's own output is no input: "graphkit build . -o output" run twice must find the same articles.
_OUTPUT_MARKS = ("graphkit.sqlite", "run.json")


class Digest(Protocol):
    """What ``hashlib`` makes."""

    def update(self, data: bytes, /) -> None:
        """Take in more bytes."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read.

    Attributes:
        path: Its name in every output: relative to the input, with forward slashes; "stdin" for standard input.
        file: Where it lies; None for standard input and addresses.
        kind: "text", "html", "jsonl" or "csv"; "" where only its content can tell.
        size: In bytes, -1 where unknown.
        address: Where it lies, if not on this machine.
    """

    path: str
    file: Path | None
    kind: str
    size: int = -1
    address: str = ""


def find_sources(inputs: Sequence[str | Path]) -> tuple[list[Source], list[Notice | Failure]]:
    """List the files that ``inputs`` mean, sorted by path, whatever the order of the arguments.

    Folders are searched recursively; hidden files, folders that hold graphkit's own output, and files of unknown kinds
    are left out, the latter two with a notice. A file that two inputs reach is read once. Addresses are listed as
    ``addresses`` says.

    Raises:
        ConfigError: No input was given, one does not exist, or an address cannot be listed.
    """
    if not inputs:
        raise ConfigError("no input was given", "Name at least one file or folder, or - for standard input.")
    found: dict[Path, tuple[str, str]] = {}
    remarks: list[Notice | Failure] = []
    remote: list[Remote] = []
    stdin = False
    for given in sorted({str(one) for one in inputs}):
        if given == _STDIN:
            stdin = True
            continue
        if is_address(given):
            remote += find_remote(given)
            continue
        path = Path(given)
        if not path.exists():
            raise ConfigError(f"no such file or folder: {given}", "Check the spelling, and the folder you are in.")
        files = _walk(path, remarks) if path.is_dir() else [(path.resolve(), path.name)]
        for where, name in files:
            # Inside a folder the longer name says more than the bare file name.
            names = [(name, _kind(name)), found.get(where, ("", ""))]
            found[where] = max(names, key=lambda pair: (len(pair[0]), pair[0]))
    sources = [Source(name, where, found[where][1], _size(where)) for where, name in _distinct_names(found).items()]
    sources += _remote_sources(remote, {source.path for source in sources}, remarks)
    if stdin:
        sources.append(Source("stdin", None, ""))
    return sorted(sources, key=lambda source: source.path), remarks


def read_source(source: Source, digest: Digest | None = None) -> bytes:
    """All bytes of a source, unpacked; ``digest`` takes in those on disk.

    Raises:
        DocumentError: It cannot be read, is damaged, or is too large to be read whole.
    """
    if source.file is not None and not _is_packed(source.file):
        try:
            with source.file.open("rb") as file:  # no stream: a folder may hold a million small files
                data = _read_on(file)
        except OSError as error:
            raise _unread(source, error) from error
        if digest is not None:
            digest.update(data)
    else:
        with open_source(source, digest) as stream:
            data = _read_on(stream)
    if len(data) > _MOST_BYTES:
        limit = _MOST_BYTES // 2**20
        raise DocumentError(source.path, f"larger than {limit} MB", "Split it, or turn it into JSONL.")
    return data


def _read_on(stream: BinaryIO) -> bytes:
    data = stream.read(_FEW_BYTES)
    return data if len(data) < _FEW_BYTES else data + stream.read(_MOST_BYTES + 1 - _FEW_BYTES)


@contextmanager
def open_source(source: Source, digest: Digest | None = None) -> Iterator[BinaryIO]:
    """Open a source's unpacked bytes.

    Args:
        source: The source.
        digest: Takes in what is read, as it lies on disk; unpacked where it lies elsewhere.

    Raises:
        DocumentError: It cannot be opened or read, or is damaged.
    """
    try:
        if source.address:
            with open_remote(source.address) as stream:
                yield _digested(stream, digest)
        elif source.file is None:
            yield _digested(sys.stdin.buffer, digest)
        else:
            with source.file.open("rb") as file:
                stream = _digested(file, digest)
                yield cast("BinaryIO", gzip.GzipFile(fileobj=stream)) if _is_packed(source.file) else stream
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise DocumentError(source.path, f"damaged gzip file: {error}", "Copy or download it again.") from error
    except OSError as error:
        raise _unread(source, error) from error


def _unread(source: Source, error: OSError) -> DocumentError:
    if source.address:
        return DocumentError(source.path, f"cannot be read: {why_unread(error)}", "Check the address and the network.")
    if isinstance(error, FileNotFoundError):
        there = source.size >= 0  # when the files were listed
        reason = "it was removed during the run" if there else "it is a link to a file that is not there"
        return DocumentError(source.path, f"cannot be read: {reason}")
    reason = error.strerror or str(error)
    return DocumentError(source.path, f"cannot be read: {reason}", "Check the file's permissions.")


def content_key(source: Source) -> str:
    """A digest of a source's bytes as they lie on disk; equal for copies. "" where it cannot be read."""
    if source.file is None:
        return ""
    try:
        with source.file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""


def _is_packed(file: Path) -> bool:
    return file.name[-3:].lower() == ".gz"


def _digested(stream: BinaryIO, digest: Digest | None) -> BinaryIO:
    return stream if digest is None else cast("BinaryIO", io.BufferedReader(_Digested(stream, digest), 2**18))


class _Digested(io.RawIOBase):
    """A stream whose bytes go through a digest on their way."""

    def __init__(self, stream: BinaryIO, digest: Digest) -> None:
        self._stream, self._digest = stream, digest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._stream.read(len(buffer))
        self._digest.update(data)
        buffer[: len(data)] = data
        return len(data)


def _remote_sources(remote: Iterable[Remote], taken: set[str], remarks: list[Notice | Failure]) -> Iterator[Source]:
    """The readable files behind addresses; one whose name another has is called by its whole address."""
    distinct = {one.address: one for one in remote}
    names = Counter(one.name for one in distinct.values()) + Counter(taken)
    unknown: list[PurePath] = []
    for one in distinct.values():
        path = PurePosixPath(one.full_name)
        kind = _kind(path.name)
        if one.given or kind:
            yield Source(one.name if names[one.name] == 1 else one.full_name, None, kind, address=one.address)
        else:
            unknown.append(path)
    if unknown:
        remarks.append(Notice(path="addresses", message=_left_out(unknown)))


def _left_out(files: Sequence[PurePath]) -> str:
    """What is said of files that are no input: how many of each kind, and the names of the first."""
    count = Counter("".join(file.suffixes[-1:]).lower() or "no ending" for file in files)
    kinds = ", ".join(f"{ending} ({number})" for ending, number in sorted(count.items()))
    names = ", ".join(file.as_posix() for file in sorted(files)[:_NAMED])
    more = f" and {len(files) - _NAMED} more" if len(files) > _NAMED else ""
    return f"{OTHER_KINDS}: {kinds}: {names}{more}"


def _kind(name: str) -> str:
    return KINDS.get(PurePath(name.lower().removesuffix(".gz")).suffix, "")


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return -1


def _walk(folder: Path, remarks: list[Notice | Failure]) -> Iterator[tuple[Path, str]]:
    """The readable files below ``folder`` where they really lie, and their names in it; each folder is entered once."""
    unknown: list[PurePath] = []
    entered: set[str] = set()
    for root, folders, files in os.walk(
        folder, followlinks=True, onerror=lambda error: remarks.append(_unreadable(error, folder))
    ):
        real = os.path.realpath(root)
        if real in entered:
            folders.clear()
            continue
        entered.add(real)
        below = Path(root).relative_to(folder).as_posix()
        if all(mark in files for mark in _OUTPUT_MARKS):
            remarks.append(Notice(path=below, message="skipped: a folder with graphkit's own output"))
            folders.clear()
            continue
        # Links after real folders, so that a folder keeps its own name where a link leads to it, too.
        folders[:] = sorted(
            (f for f in folders if not f.startswith(".")), key=lambda f: (Path(root, f).is_symlink(), f)
        )
        for file in sorted(f for f in files if not f.startswith(".")):
            path = Path(real, file)
            name = file if below == "." else f"{below}/{file}"
            if not path.is_file() and path.exists():
                reason = "this is no file but a pipe, a socket or a device"
                remarks.append(Failure(document_id=name, stage="documents", error="DocumentError", message=reason))
            elif _kind(file):
                yield path.resolve() if path.is_symlink() else path, name
            else:
                unknown.append(PurePath(name))
    if unknown:
        remarks.append(Notice(path=folder.name or ".", message=_left_out(unknown)))


def _unreadable(error: OSError, folder: Path) -> Failure:
    name = Path(error.filename).relative_to(folder).as_posix() if error.filename else folder.name
    reason = f"the folder cannot be read: {error.strerror}"
    return Failure(document_id=name, stage="documents", error="DocumentError", message=reason)


def _distinct_names(found: dict[Path, tuple[str, str]]) -> dict[Path, str]:
    """Give files of one name as many of their parent folders as it takes to tell them apart."""
    names = {where: name for where, (name, _) in found.items()}
    for depth in range(1, 1 + max((len(where.parts) for where in found), default=0)):
        clashes = defaultdict(list)
        for where, name in names.items():
            clashes[name].append(where)
        again = [where for group in clashes.values() if len(group) > 1 for where in group]
        if not again:
            break
        for where in again:
            own = len(Path(found[where][0]).parts)
            names[where] = Path(*where.parts[-own - depth :]).as_posix()
    return names
