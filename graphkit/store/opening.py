"""Opening the store: one build at a time, a layout with a version, and errors that say what to do."""

from __future__ import annotations

import logging
import sqlite3
import textwrap
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from types import TracebackType

from graphkit.errors import StoreError
from graphkit.store.lock import Lock

__all__ = [
    "APPLICATION_ID",
    "SCHEMA_VERSION",
    "STORE",
    "Store",
    "is_store",
    "open_store",
    "open_to_read",
    "store_errors",
]

APPLICATION_ID = 0x474B4954
"""Written into the header of the file ("GKIT"), so that a store is told from any other SQLite file."""

SCHEMA_VERSION = 13
"""Raised with every change of ``schema.sql`` that older or newer versions cannot read."""

STORE = "graphkit.sqlite"
"""Name of the store in the output folder."""

_REBUILD = "Run graphkit build with --force to build it anew from the articles."

_DAMAGE = ("not a database", "malformed", "Could not decode", "constraint failed", "no such table", "no such column")
"""What SQLite says of a file that is not as it was written."""

log = logging.getLogger(__name__)

_NO_SEARCH = "no such module: fts5"


class Store:
    """An open store.

    Attributes:
        path: The SQLite file.
        connection: Its connection, in autocommit mode: a change belongs in ``with store.transaction():``.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, lock: Lock | None = None) -> None:
        self.path = path
        self.connection = connection
        self._lock = lock

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Do all of a block or nothing of it."""
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield self.connection
        except BaseException:
            with suppress(sqlite3.Error):  # a full disk has rolled back already
                self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")

    @contextmanager
    def draft(self) -> Iterator[sqlite3.Connection]:
        """Do a block to see what comes of it, and take it back."""
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield self.connection
        finally:
            with suppress(sqlite3.Error):
                self.connection.execute("ROLLBACK")

    def close(self) -> None:
        """Leave one plain file behind, without write-ahead log, and let the next build in.

        Where another program reads it just now, or the disk has no room, the log stays and nothing is lost; a warning
        says so if the file alone does not hold everything.
        """
        reason = "" if self._lock is None else self._empty_log()
        self.connection.close()  # which tries once more where nobody else has it open
        left = self.path.with_name(f"{self.path.name}-wal")
        if reason and left.exists():
            log.warning(
                "%s could not be written into %s (%s). It belongs to the store: copy both files, never one alone.",
                left,
                self.path.name,
                reason,
            )
        if self._lock is not None:
            self._lock.release()

    def _empty_log(self) -> str:
        """Write what the log holds into the file; returns what kept it from that, "" where the file has it all."""
        try:
            self.connection.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.Error:
            try:
                _, logged, copied = self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            except sqlite3.Error as error:
                return str(error)
            return "" if copied == logged else "another program reads it"
        return ""


def is_store(path: str | Path) -> bool:
    """Whether the file is a graphkit store of any version, judged by its header alone."""
    try:
        with Path(path).open("rb") as file:
            header = file.read(72)
    except OSError:
        return False
    return header[:16] == b"SQLite format 3\0" and int.from_bytes(header[68:72], "big") == APPLICATION_ID


def open_store(path: str | Path, *, anew: bool = False) -> Store:
    """Open the store at ``path`` for writing, making it where there is none.

    Only one build at a time may hold a store; the lock ends with the process that holds it, however that ends.

    Args:
        path: The SQLite file; its folder must exist.
        anew: Start with an empty store, whatever stands there.

    Raises:
        StoreError: Another build holds it, it is of another version, damaged, or cannot be written.
    """
    path = Path(path)
    with store_errors(path):
        lock = Lock(path)
        connection = None
        try:
            if anew:
                for suffix in ("", "-wal", "-shm", "-journal"):
                    path.with_name(path.name + suffix).unlink(missing_ok=True)
            connection = sqlite3.connect(path, isolation_level=None)
            _prepare(connection, path)
        except BaseException:
            if connection is not None:
                connection.close()
            lock.release()
            raise
        return Store(path, connection, lock)


def open_to_read(path: str | Path) -> Store:
    """Open a store that a build has made, to ask it; any number may read, also while a build writes.

    Raises:
        StoreError: There is none, or it is of another version, damaged, or cannot be read.
    """
    path = Path(path)
    if not path.is_file():
        raise StoreError(f"there is no evidence store {path}", "Name the output folder of a finished graphkit build.")
    if not is_store(path):
        raise StoreError(f"{path} is not graphkit's evidence store", _REBUILD)
    with store_errors(path):
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None)
        try:
            _check_version(connection, path)
        except BaseException:
            connection.close()
            raise
        return Store(path, connection)


@contextmanager
def store_errors(path: str | Path) -> Iterator[None]:
    """Turn SQLite's errors in a block into ``StoreError`` with what to do about them.

    So are errors of our own, where the store proves to be damaged: half a page of rubbish may pass for numbers.
    """
    try:
        yield
    except (LookupError, TypeError, ValueError) as error:
        if _is_sound(Path(path)):
            raise
        raise StoreError(f"the evidence store {path} is damaged", _REBUILD) from error
    except sqlite3.Error as error:
        raise StoreError(f"the evidence store {path} {_what_happened(str(error))}", _what_to_do(str(error))) from error
    except OSError as error:
        if error.filename is None or Path(error.filename).name.lstrip(".").split("-")[0] != Path(path).name:
            raise
        raise StoreError(f"cannot write the evidence store {path}: {error.strerror}", "Check its rights.") from error


def _is_sound(path: Path) -> bool:
    """Whether the file is a store whose pages and references fit together; its values may be wrong all the same."""
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            (told,) = connection.execute("PRAGMA quick_check(1)").fetchone()
            return told == "ok" and connection.execute("PRAGMA foreign_key_check").fetchone() is None
    except (sqlite3.Error, ValueError):  # the latter where the message itself is no UTF-8
        return False


def _what_happened(message: str) -> str:
    if _means_damage(message):
        return f"is damaged ({textwrap.shorten(message, 100)})"
    if "locked" in message:
        return "is in use by another program"
    if _NO_SEARCH in message:
        return "needs full-text search, which the SQLite of this Python lacks"
    return f"cannot be used: {message}"


def _what_to_do(message: str) -> str:
    if _means_damage(message):
        return _REBUILD
    if "locked" in message:
        return "Wait until it has finished, or close it."
    if _NO_SEARCH in message:
        return "Use a Python whose SQLite has FTS5, such as that of python.org, of Debian, or of uv."
    return "Check the folder, its rights and the free space."


def _means_damage(message: str) -> bool:
    return any(sign in message for sign in _DAMAGE)


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    if not _check_version(connection, path):
        schema = Path(__file__).with_name("schema.sql").read_text(encoding="utf-8")
        mark = f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {SCHEMA_VERSION};"
        connection.executescript(f"BEGIN; {schema} {mark} COMMIT;")
    # Only now, so that the mark stands in the file itself and not in a log that a killed build leaves behind.
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA cache_size = -65536")  # 64 MB, whatever the size of the store
    connection.execute("PRAGMA temp.cache_size = -65536")  # as much for what assembling sets aside
    connection.execute("PRAGMA foreign_keys = ON")


def _check_version(connection: sqlite3.Connection, path: Path) -> int:
    """How many tables the store has; none in a new file."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    tables = int(connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
    if tables and version != SCHEMA_VERSION:
        raise StoreError(
            f"the evidence store {path} was made by another version of graphkit "
            f"(layout {version}, this version reads {SCHEMA_VERSION})",
            _REBUILD,
        )
    return tables
