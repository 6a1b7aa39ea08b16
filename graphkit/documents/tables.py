"""Records of JSON Lines and CSV files, read one at a time whatever the file's size."""

from __future__ import annotations

import codecs
import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, BinaryIO, cast

from graphkit.documents.dates import parse_date
from graphkit.documents.encoding import decode, well_formed
from graphkit.errors import DocumentError

__all__ = ["Record", "read_csv", "read_jsonl"]

# Field names that users' files have, the first found wins; compared in lower case.
_TEXT = ("text", "content", "body", "article", "full_text", "fulltext", "maintext", "article_text")
_TITLE = ("title", "headline", "heading")
_DATE = ("date", "published", "publication_date", "published_at", "date_published", "publish_date", "pubdate")
_OUTLET = ("outlet", "source", "publisher", "publication", "newspaper", "site", "sitename", "site_name", "domain")
_URL = ("url", "link", "address", "permalink", "source_url")
_ID = ("id", "_id", "uid", "guid", "article_id", "doc_id")
# A longer line is no record of an article; reading it would fill the memory.
_LONGEST_LINE = 64 * 2**20
# Characters of what stands for a date in a notice.
_LONGEST_DATE = 40
_NO_DATE = "is no date that can be read; write it as 2025-03-25"
# As much of a table as tells its encoding.
_SAMPLE = 2**20


@dataclass(frozen=True, slots=True)
class Record:
    """One record with a text.

    Attributes:
        key: What tells it from the file's others: its own id where it has one, else its number.
        text: The text field, verbatim (characters no file can hold are replaced one by one).
        title: Its title, else "".
        outlet: Who published it, else "".
        url: Its address, else "".
        published: Its date, else None.
        notice: Something the user should know about it, else "".
    """

    key: str
    text: str
    title: str = ""
    outlet: str = ""
    url: str = ""
    published: date | None = None
    notice: str = ""


def read_jsonl(stream: BinaryIO, path: str, text_field: str) -> Iterator[Record | DocumentError]:
    """Read one JSON object a line; a bad line gives an error that names it, and the rest goes on."""
    return _dates_noted_once(_objects(stream, path, text_field))


def _objects(stream: BinaryIO, path: str, text_field: str) -> Iterator[Record | DocumentError]:
    number = 0
    while line := stream.readline(_LONGEST_LINE):
        number += 1
        name = f"{path}#{number}"
        if len(line) == _LONGEST_LINE and not line.endswith(b"\n"):
            while (rest := stream.readline(_LONGEST_LINE)) and not rest.endswith(b"\n"):
                pass
            yield DocumentError(name, f"line {number} is longer than {_LONGEST_LINE // 2**20} MB", "Split the record.")
            continue
        text, notice = decode(line.removeprefix(codecs.BOM_UTF8) if number == 1 else line)
        if not text.strip(" \t\r\n\0"):
            continue
        try:
            fields = json.loads(text)
        except (ValueError, RecursionError) as error:
            reason = "it cannot be read"
            if isinstance(error, json.JSONDecodeError):
                what = error.msg.removesuffix(" at")
                reason = f"{what[:1].lower()}{what[1:]} at character {error.colno}"
            yield DocumentError(name, f"line {number} is not valid JSON: {reason}", "Correct or delete the line.")
            continue
        if not isinstance(fields, dict):
            yield DocumentError(name, f"line {number} is not a JSON object", 'Write it as {"text": "..."}.')
            continue
        yield _record(fields, path, number, text_field, f"line {number}", notice)


def read_csv(stream: BinaryIO, path: str, text_field: str) -> Iterator[Record | DocumentError]:
    """Read a table whose first row names its columns; the separator is the one that row uses.

    Raises:
        DocumentError: The table has no column of text, or is damaged beyond the row it names.
    """
    return _dates_noted_once(_rows(stream, path, text_field))


def _rows(stream: BinaryIO, path: str, text_field: str) -> Iterator[Record | DocumentError]:
    # The csv module's limit of 131,072 characters a cell is for the whole process; articles may be longer.
    csv.field_size_limit(max(csv.field_size_limit(), 2**31 - 1))
    encoding, notice, buffered = _sniff(stream)
    with io.TextIOWrapper(buffered, encoding=encoding, errors="replace", newline="") as lines:
        header = next(iter(lines), "")
        columns = next(csv.reader([header], delimiter=_separator(header)), [])
        if not _text_column(columns, text_field):
            raise _no_text(path, columns, text_field)
        rows = csv.reader(lines, delimiter=_separator(header))
        number = 0
        try:
            for row in rows:
                number += 1
                if any(row):
                    yield _record(
                        dict(zip(columns, row, strict=False)), path, number, text_field, f"row {number}", notice
                    )
                    notice = ""
        except csv.Error as error:
            raise DocumentError(path, f"damaged after row {number}: {error}", "Correct the table there.") from error


def _dates_noted_once(found: Iterable[Record | DocumentError]) -> Iterator[Record | DocumentError]:
    """Note of a file's first date that cannot be read only: where one cannot, none of thousands can."""
    noted = False
    for item in found:
        if isinstance(item, Record) and item.notice.endswith(_NO_DATE):
            yield replace(item, notice="") if noted else item
            noted = True
        else:
            yield item


def _record(
    fields: Mapping[str, Any], path: str, number: int, text_field: str, where: str, notice: str
) -> Record | DocumentError:
    column = _text_column(fields, text_field)
    name = f"{path}#{number}"
    if not column:
        return _no_text(name, fields, text_field)
    text = fields[column]
    if not isinstance(text, str):
        return DocumentError(name, f"{where}: {column!r} is not a text", "Write the article's text there.")
    known = {key.strip().lower(): str(value) for key, value in fields.items() if isinstance(value, (str, int))}
    clean = well_formed(text)
    printed = _first(known, _DATE).strip()
    published = parse_date(printed)
    if not notice and clean != text:
        notice = f"{where}: characters that no file can hold were replaced"
    elif not notice and printed and published is None:
        notice = f"{where}: {printed[:_LONGEST_DATE]!r} {_NO_DATE}"
    return Record(
        key=well_formed(_first(known, _ID)).strip() or str(number),
        text=clean,
        title=well_formed(_first(known, _TITLE)).strip(),
        outlet=well_formed(_first(known, _OUTLET)).strip(),
        url=well_formed(_first(known, _URL)).strip(),
        published=published,
        notice=notice,
    )


def _first(known: Mapping[str, str], names: Iterable[str]) -> str:
    for name in names:
        if name in known and known[name].strip():
            return known[name]
    return ""


def _text_column(columns: Iterable[str], text_field: str) -> str:
    """The name of the field that holds the text, as the file spells it, or ""."""
    if text_field:
        return next((column for column in columns if column.strip() == text_field), "")
    spelled = {column.strip().lower(): column for column in columns}
    return next((spelled[name] for name in _TEXT if name in spelled), "")


def _no_text(name: str, columns: Iterable[str], text_field: str) -> DocumentError:
    found = ", ".join(str(column) for column in columns) or "none"
    wanted = f"no field {text_field!r}" if text_field else "no field with the text"
    hint = 'Name the one that holds the text in the configuration: [documents] text_field = "..."'
    return DocumentError(name, f"{wanted}; fields found: {found}", hint)


def _separator(header: str) -> str:
    """The separator of the first row: the character that it has most outside quotation marks."""
    bare = "".join(header.split('"')[::2])
    return max(",;\t|", key=bare.count)


def _sniff(stream: BinaryIO) -> tuple[str, str, BinaryIO]:
    """The encoding of a table, a notice about it, and a stream that begins at the table's beginning."""
    head = stream.read(_SAMPLE)
    rest = cast("BinaryIO", io.BufferedReader(_Joined(head, stream)))
    if head.startswith(codecs.BOM_UTF8):
        return "utf-8-sig", "", rest
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16", "", rest
    # Only up to the last line break: the sample may cut a character in two.
    whole = head[: head.rfind(b"\n") + 1] or head
    try:
        whole.decode("utf-8")
    except UnicodeDecodeError:
        _, notice = decode(whole)
        guess = notice.partition("decoded as ")[2].partition(",")[0]
        return guess or "utf-8", notice, rest
    return "utf-8", "", rest


class _Joined(io.RawIOBase):
    """Bytes already read, then the rest of their stream."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = io.BytesIO(head)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._head.read(len(buffer)) or self._rest.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)
