"""Which article a person means: by document id, file, or the end of its path."""

from __future__ import annotations

from graphkit.errors import InquiryError
from graphkit.inquiry.names import nearest
from graphkit.inquiry.output import Output
from graphkit.store import Assembled, read_document

__all__ = ["find_articles"]

_LISTED = 10


def find_articles(output: Output, name: str) -> tuple[Assembled, ...]:
    """The article of that id, or all articles of that file, with what was found in them.

    Args:
        output: The open output.
        name: A document's id ("seeds/dump.txt#3"), a file's path as the outputs name it, the last part of either, or
            the path of the file on this machine.

    Returns:
        At least one article, in the order of the file, with every actor its mentions were linked to.

    Raises:
        InquiryError: Nothing fits, and the nearest names are told; or several files do, which are listed.
    """
    rows = output.store.connection.execute("SELECT doc, id, path FROM document ORDER BY path, offset, id").fetchall()
    wanted = name.replace("\\", "/").removeprefix("./").rstrip("/")
    exact = [row[0] for row in rows if wanted in row[1:]]
    if exact:
        return _read(output, exact)
    for column in (1, 2):
        fitting = sorted({row[column] for row in rows if _ends(row[column], wanted) or _ends(wanted, row[column])})
        if len(fitting) == 1:
            return _read(output, [row[0] for row in rows if row[column] == fitting[0]])
        if fitting:
            listed = [f"  {path}" for path in fitting[:_LISTED]]
            more = [f"  and {len(fitting) - _LISTED} more"] if len(fitting) > _LISTED else []
            raise InquiryError("\n".join([f'"{name}" may be one of:', *listed, *more]), "Write the whole path.")
    known = sorted({row[1] for row in rows} | {row[2] for row in rows})
    by_end = {path.rpartition("/")[2]: path for path in reversed(known)}
    close = nearest(wanted, known) or [by_end[end] for end in nearest(wanted.rpartition("/")[2], sorted(by_end))]
    hint = f"Did you mean {' or '.join(close)}?" if close else f"The store has, for example, {known[0]}."
    raise InquiryError(f'the store has no article "{name}"', hint)


def _ends(path: str, end: str) -> bool:
    return bool(end) and path.endswith(f"/{end}")


def _read(output: Output, docs: list[int]) -> tuple[Assembled, ...]:
    return tuple(read_document(output.store, doc, "linked") for doc in docs)
