"""Writing a page to a path that the user names."""

from __future__ import annotations

from pathlib import Path

from graphkit.errors import ExportError

__all__ = ["write_page"]

_MARK = b'<meta name="generator" content="graphkit">'


def write_page(path: Path, text: str, *, force: bool) -> None:
    """Write a page, replacing only one of graphkit's own unless ``force`` is given.

    Raises:
        ExportError: A file of somebody else stands there, or the path cannot be written.
    """
    from graphkit.views.files import write_atomically

    if path.exists() and not force and not _is_ours(path):
        raise ExportError(f"{path} was not written by graphkit", "Choose another file, or add --force.")
    write_atomically(path, text)


def _is_ours(path: Path) -> bool:
    with path.open("rb") as file:
        return _MARK in file.read(2000)
