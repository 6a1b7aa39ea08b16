"""One build at a time in a folder: a lock that ends with the process that holds it, however that ends."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from pathlib import Path

from graphkit.errors import StoreError

__all__ = ["Lock"]


class Lock:
    """An exclusive lock on an empty file beside the store, which goes when the lock does.

    SQLite's own lock, because it works alike on all systems; not on the store itself, because that would keep readers
    out during a build.

    Args:
        store: The store's file; its folder must exist.

    Raises:
        StoreError: Another build holds it.
    """

    def __init__(self, store: Path) -> None:
        self._path = store.with_name(f".{store.name}.lock")
        self._held = _hold(self._path)
        if self._held is None:
            raise StoreError(
                f"another build is writing to {store.parent}", "Wait until it has finished, or choose another folder."
            )

    def release(self) -> None:
        """Let the next build in."""
        if self._held is not None:
            with suppress(OSError):  # Windows removes no file that is open; it stays, and does no harm
                self._path.unlink(missing_ok=True)
            self._held.close()
            self._held = None


def _hold(path: Path) -> sqlite3.Connection | None:
    """A connection that holds the file at ``path``, or None where another one does."""
    while True:
        before = _file_at(path)
        connection = sqlite3.connect(path, isolation_level=None, timeout=0)
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            connection.close()
            if "locked" not in str(error):
                raise
            return None
        # The last holder may have removed the file after it was opened here, and another build made it anew: a lock on
        # a file that nobody else finds keeps nobody out.
        if before is not None and before == _file_at(path):
            return connection
        connection.close()


def _file_at(path: Path) -> int | None:
    """The system's number of the file that lies there, None where there is none."""
    try:
        return path.stat().st_ino
    except FileNotFoundError:
        return None
