"""The texts that gold articles are about."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Protocol

from graphkit.errors import GraphkitError
from graphkit.store import STORE, open_to_read

__all__ = ["FolderTexts", "StoredTexts", "Texts"]


class Texts(Protocol):
    """Where texts come from."""

    def read(self, doc: str) -> str | None:
        """The text of a file, such that offsets into the file are offsets into it; None where there is none."""


class FolderTexts:
    """The files themselves."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __enter__(self) -> FolderTexts:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        pass

    def __str__(self) -> str:
        return str(self._folder)

    def read(self, doc: str) -> str | None:
        """The file as UTF-8 without newline translation."""
        try:
            with (self._folder / doc).open(encoding="utf-8", newline="") as file:
                return file.read()
        except OSError:
            return None


class StoredTexts:
    """The articles in the store of a build, each at its place in its file; between them stand spaces."""

    def __init__(self, output: Path) -> None:
        self._output = output
        self._store = open_to_read(output / STORE)

    def __enter__(self) -> StoredTexts:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._store.close()

    def __str__(self) -> str:
        return str(self._output)

    def read(self, doc: str) -> str | None:
        """The file as far as it is articles; gold may name it without its folder, where only one is so called."""
        query = "SELECT DISTINCT path FROM document WHERE path = ? OR substr(path, -length(?)) = ? ORDER BY path"
        paths = [path for (path,) in self._store.connection.execute(query, (doc, f"/{doc}", f"/{doc}"))]
        if doc in paths:
            paths = [doc]
        if len(paths) > 1:
            raise GraphkitError(
                f"several files of the build are called {doc}: {', '.join(paths[:3])}",
                'Write the whole path as "doc" of the gold file.',
            )
        text = ""
        for path in paths:
            rows = "SELECT offset, text FROM document WHERE path = ? ORDER BY offset"
            for offset, article in self._store.connection.execute(rows, (path,)):
                text = text.ljust(offset) + article
        return text if paths else None
