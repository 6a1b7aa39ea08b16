"""Opening a finished output folder to ask it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from graphkit.errors import StoreError
from graphkit.store import STORE, Store, open_to_read, read_settings, store_errors

__all__ = ["Output", "open_output"]


@dataclass(frozen=True, slots=True)
class Output:
    """An output folder of ``graphkit build`` and its open store."""

    folder: Path
    store: Store


@contextmanager
def open_output(folder: str | Path) -> Iterator[Output]:
    """Open the output folder of a finished build; nothing in it is changed.

    Raises:
        StoreError: There is no store, it is empty, damaged or of another version, or its build never finished.
    """
    folder = Path(folder)
    path = folder / STORE
    if folder.is_file():
        raise StoreError(f"{folder} is a file", "Name the output folder of a finished graphkit build.")
    if not path.is_file():
        raise StoreError(f"{folder} holds no evidence store", "Name the output folder of a finished graphkit build.")
    with store_errors(path), open_to_read(path) as store:
        if not store.connection.execute("SELECT EXISTS (SELECT 1 FROM document)").fetchone()[0]:
            raise StoreError(f"the evidence store in {folder} is empty", "Run graphkit build to fill it.")
        read_settings(store)
        yield Output(folder, store)
