"""What came of each file when it was read: one that has not changed since need not be read again."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Callable, Iterable

from graphkit.records import Failure, Notice, Reading, SourceFile
from graphkit.store.opening import Store
from graphkit.store.writing import note_read

__all__ = ["Readings"]

# A file's own documents, and those of its records, whose paths are "FILE#RECORD"; "$" comes next after "#".
_OF_FILE = "FROM document WHERE (path = :path OR (path > :path || '#' AND path < :path || '$'))"
_FAR = 2**256


class Readings:
    """The readings that a store has of earlier builds, and those of this build, noted document by document.

    It may be told of the first documents before it has a store.
    """

    def __init__(self) -> None:
        self._store: Store | None = None
        self._pipeline = ""
        self._new: list[tuple[str, str, int, str, str]] = []
        self._begin()

    def _begin(self) -> None:
        self._count, self._digest = 0, 0
        self._remarks: list[Notice | Failure] = []

    def open(self, store: Store, pipeline: str) -> None:
        """Use a store; ``pipeline`` is the fingerprint of what reads and annotates now."""
        self._store, self._pipeline = store, pipeline

    def find(self, path: str, sha256: Callable[[], str]) -> Reading | None:
        """What came of a file, if the store still has every document of it as this pipeline annotates it; else None.

        Args:
            path: The file, as ``SourceFile.path`` has it.
            sha256: Tells the digest of its bytes now; asked only where a file of that name was read before.
        """
        if self._store is None:
            return None
        of_file = {"path": path, "pipeline": self._pipeline}
        # Of a file that held no article no document's row tells that the settings were others.
        query = "SELECT sha256, documents, digest, remarks FROM reading WHERE path = :path AND pipeline = :pipeline"
        row = self._store.connection.execute(query, of_file).fetchone()
        if row is None or row[0] != sha256():
            return None
        stored = self._store.connection.execute(f"SELECT id, sha256 {_OF_FILE} AND pipeline = :pipeline", of_file)
        if f"{sum(map(_number, stored)) % _FAR:064x}" != row[2]:
            return None
        remarks = tuple(Notice(**one) if "path" in one else Failure(**one) for one in json.loads(row[3]))
        return Reading(file=SourceFile(path=path, sha256=row[0]), documents=row[1], remarks=remarks)

    def note_read(self, reading: Reading) -> list[str]:
        """Note that this run's input holds the documents of a file; returns those that were noted before.

        It is what ``writing.note_read`` is for one document.
        """
        if self._store is None:
            raise ValueError("there is no store to find a reading in")
        query = f"SELECT id {_OF_FILE}"
        documents = self._store.connection.execute(query, {"path": reading.file.path}).fetchall()
        return [document_id for (document_id,) in documents if not note_read(self._store, document_id)]

    def add(self, document_id: str, sha256: str) -> None:
        """Note a document that was read, and its hash; "" where it is to be read again in any case."""
        self._count += 1
        self._digest += _number((document_id, sha256))

    def remark(self, remark: Notice | Failure) -> None:
        """Note something to say, of the file that is being read or of another."""
        self._remarks.append(remark)

    def end(self, file: SourceFile | None) -> None:
        """Note that a file was read to its end; None for one that could not."""
        if file:
            remarks = json.dumps([dataclasses.asdict(remark) for remark in self._remarks if _is_of(remark, file)])
            self._new.append((file.path, file.sha256, self._count, f"{self._digest % _FAR:064x}", remarks))
        self._begin()

    def put(self) -> None:
        """Write what is new into the store; whether the documents are there is looked at when it is wanted."""
        if self._store and self._new:
            with self._store.transaction() as connection:
                rows = ((path, sha256, self._pipeline, *rest) for path, sha256, *rest in self._new)
                connection.executemany("INSERT OR REPLACE INTO reading VALUES (?, ?, ?, ?, ?, ?)", rows)
            self._new.clear()

    def forget(self, besides: Iterable[str]) -> None:
        """Forget all files but those of these paths."""
        if self._store:
            kept = frozenset(besides)
            with self._store.transaction() as connection:
                gone = [(path,) for (path,) in connection.execute("SELECT path FROM reading") if path not in kept]
                connection.executemany("DELETE FROM reading WHERE path = ?", gone)


def _is_of(remark: Notice | Failure, file: SourceFile) -> bool:
    name = remark.path if isinstance(remark, Notice) else remark.document_id
    return name == file.path or name.startswith(f"{file.path}#")


def _number(document: tuple[str, str]) -> int:
    """A document's part of a file's digest, which is their sum: then their order and number do not matter."""
    return int.from_bytes(hashlib.sha256("\0".join(document).encode("utf-8", "surrogatepass")).digest(), "big")
