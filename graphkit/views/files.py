"""Writing a file whole or not at all."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from graphkit.errors import ExportError

__all__ = ["atomic_writer", "file_sha256", "write_atomically"]


@contextmanager
def atomic_writer(path: str | Path, *, bom: bool = False) -> Iterator[TextIO]:
    """Open a text file that appears at ``path`` only when the block ends without an error.

    The text goes to a hidden temporary file in the same folder, in UTF-8 and with the line ends it is given (so it
    suits ``csv.writer``), and replaces ``path`` in one step. On any error the temporary file is removed and what stood
    at ``path`` before is untouched. Missing parent folders are made.

    Args:
        path: The file.
        bom: Begin it with a byte order mark.

    Raises:
        ExportError: The folder or the file cannot be written, or a text holds what UTF-8 cannot (a lone surrogate).
    """
    path = Path(path)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("w", encoding="utf-8-sig" if bom else "utf-8", newline="") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise ExportError(
            f"cannot write {path}: {reason}", "Check the folder, its rights and the free space."
        ) from error
    except UnicodeEncodeError as error:
        raise ExportError(f"cannot write {path}: it holds a character that UTF-8 cannot encode") from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def write_atomically(path: str | Path, chunks: str | Iterable[str]) -> Path:
    """Write a text, or the texts an iterable yields one after another, to ``path``; see ``atomic_writer``.

    Returns:
        The path written.

    Raises:
        ExportError: As ``atomic_writer``.
    """
    with atomic_writer(path) as file:
        if isinstance(chunks, str):
            file.write(chunks)
        else:
            file.writelines(chunks)
    return Path(path)


def file_sha256(path: Path) -> str:
    """The hash by which graphkit knows a file it wrote.

    Raises:
        ExportError: The file cannot be read.
    """
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ExportError(f"cannot read {path}: {error.strerror}", "Check its rights.") from error
