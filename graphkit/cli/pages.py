"""Writing a page to a path that the user names."""

from __future__ import annotations

import re
from pathlib import Path

from graphkit.errors import ExportError

__all__ = ["write_page"]

_MARK = re.compile(rb'<meta name="generator" content="graphkit (?:read|diff)">')


def write_page(path: Path, text: str, *, force: bool) -> None:
    """Write a page, replacing only one that was written so unless ``force`` is given.

    Raises:
        ExportError: A file of somebody else, or the page of a build, stands there, or the path cannot be written.
    """
    from graphkit.views.files import write_atomically

    if path.exists() and not force and not _is_ours(path):
        raise ExportError(
            f"{path} is no page of graphkit read or graphkit diff", "Choose another file, or add --force."
        )
    write_atomically(path, text)


def _is_ours(path: Path) -> bool:
    with path.open("rb") as file:
        return _MARK.search(file.read(2000)) is not None
