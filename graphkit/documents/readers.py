"""From the user's inputs to documents: the one function of this stage."""

from __future__ import annotations

import dataclasses
import hashlib
import io
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from graphkit.config import DocumentsConfig
from graphkit.documents.ahead import Outcome, Task, failure, in_turn
from graphkit.documents.encoding import decode, is_binary, is_storable
from graphkit.documents.pages import extract_page
from graphkit.documents.sources import Digest, Source, content_key, find_sources, open_source, read_source
from graphkit.documents.tables import Record, read_csv, read_jsonl
from graphkit.documents.texts import Origin, document_in_text, documents_in_text
from graphkit.errors import DocumentError, EmptyCorpusError
from graphkit.records import Document, Failure, Notice, Reading, SourceFile

__all__ = ["read_documents"]

# A page of 50 MB takes a minute and 1.5 GB to parse; the largest article pages have some megabytes.
_LARGEST_PAGE = 16 * 2**20

# Kinds of files that are read record by record, however large; all others are read whole.
_STREAMED = frozenset({"jsonl", "csv"})


def read_documents(
    inputs: Sequence[str | Path],
    config: DocumentsConfig,
    on_file: Callable[[SourceFile], None] | None = None,
    on_paths: Callable[[Sequence[str]], None] | None = None,
    *,
    known: Callable[[str, Callable[[], str]], Reading | None] | None = None,
    processes: int = 1,
) -> Iterator[Document | Failure | Notice | Reading]:
    """Read every article of the inputs, in the order of their paths.

    Inputs are files, folders (searched recursively) and "-" for standard input; files are plain text or Markdown (one
    page, or many articles in one file), HTML, JSON Lines or CSV, each also with ".gz". Nothing is lost silently: what
    cannot be used comes as a ``Failure``, what the user should know as a ``Notice``, between the documents.

    ``Document.text`` is a verbatim slice of the decoded file, of a record's text field, or, for HTML, of the text
    extracted from the page.

    Args:
        inputs: Files, folders, addresses, "-".
        config: The settings.
        on_file: Told of every file that was read to its end.
        on_paths: Told at once of all files there are to read; ``Document.path`` is one of these, or "FILE#RECORD".
        known: Asked of every file on this machine whose name is UTF-8, by its path and what tells its hash, whether
            what comes of it is known; then that is all that comes, with ``Reading.file.share`` set.
        processes: How many processes may extract articles from web pages at once, 1 or more; they are started once
            there are many pages. The order is the same.

    Raises:
        ConfigError: No input, or an input that does not exist; raised at once, before anything is read.
        EmptyCorpusError: The inputs hold no file that could be read; raised at once, too.
    """
    sources, remarks = find_sources(inputs)
    if not sources and not any(isinstance(remark, Failure) for remark in remarks):
        left_out = " ".join(f"{remark.message}." for remark in remarks if isinstance(remark, Notice))
        names = ", ".join(str(one) for one in inputs)
        hint = "Put .txt, .md, .html, .jsonl or .csv files there."
        raise EmptyCorpusError(f"no articles in {names}", f"{left_out[:1].upper()}{left_out[1:]} {hint}".strip())
    if on_paths:
        on_paths([source.path for source in sources])
    return _told(in_turn(_tasks(sources, remarks, config, known), processes), on_file)


def _told(
    found: Iterator[Outcome], on_file: Callable[[SourceFile], None] | None
) -> Iterator[Document | Failure | Notice | Reading]:
    for outcome in found:
        if not isinstance(outcome, SourceFile):
            yield outcome
        elif on_file:
            on_file(outcome)


def _tasks(
    sources: Sequence[Source],
    remarks: Sequence[Notice | Failure],
    config: DocumentsConfig,
    known: Callable[[str, Callable[[], str]], Reading | None] | None,
) -> Iterator[Outcome | Task]:
    """What comes of the files, in order, and each file itself after that; web pages are left to be extracted."""
    yield from remarks
    same_size = Counter(source.size for source in sources)
    seen: dict[str, str] = {}
    total, done = sum(max(source.size, 1) for source in sources), 0  # one byte where nobody knows
    for source in sources:
        done += max(source.size, 1)
        digest = hashlib.sha256()
        streamed = source.kind in _STREAMED
        try:
            data = b"" if streamed else read_source(source, digest)
            # Only files of equal size can be copies, so hardly any stream is read twice.
            if source.size > 0 and same_size[source.size] > 1:
                key = content_key(source) if streamed else digest.hexdigest()
                if key and seen.setdefault(key, source.path) != source.path:
                    yield Notice(path=source.path, message=f"skipped: the same bytes as {seen[key]}")
                    continue
            if known and source.file and is_storable(source.path):
                key_now = partial(content_key, source) if streamed else digest.hexdigest
                if reading := known(source.path, key_now):
                    file = dataclasses.replace(reading.file, share=done / total)
                    yield dataclasses.replace(reading, file=file)
                    continue
            kind = source.kind or _sniff(data)
            if streamed:
                yield from _read_stream(source, config, digest)
            elif kind == "jsonl":
                yield from _read_records(read_jsonl(io.BytesIO(data), source.path, config.text_field), source, config)
            elif kind == "text":
                yield from _read_text(data, source.path, config)
            file = SourceFile(path=source.path, sha256=digest.hexdigest(), share=done / total)
            yield Task(_read_page, (data, source.path, config), file) if kind == "html" else file
        except Exception as error:  # a library that fails on one hostile file must not cost the others
            yield failure(source.path, error)


def _read_stream(source: Source, config: DocumentsConfig, digest: Digest) -> Iterator[Outcome]:
    with open_source(source, digest) as stream:
        read = read_jsonl if source.kind == "jsonl" else read_csv
        yield from _read_records(read(stream, source.path, config.text_field), source, config)


def _read_records(
    records: Iterator[Record | DocumentError], source: Source, config: DocumentsConfig
) -> Iterator[Outcome]:
    path = source.path
    taken: set[str] = set()
    number = 0
    config = dataclasses.replace(config, min_words=min(config.min_words, 1))  # a record is an article, however short
    for number, record in enumerate(records, start=1):
        if isinstance(record, DocumentError):
            yield failure(path, record)
            continue
        name = f"{path}#{record.key}"
        if name in taken:
            # Two records with one id stay two documents, told apart by their place in the file.
            name = f"{name}#{number}"
        taken.add(name)
        if record.notice:
            yield Notice(path=path, message=record.notice)
        origin = Origin(record.title, record.outlet, record.url, record.published)
        try:
            yield from document_in_text(record.text, name, name, config, origin)
        except Exception as error:  # a library that fails on one hostile record must not cost the others
            yield failure(name, error)
    if not number:
        raise DocumentError(path, "no record in this file", "Write one record a line, with the article as its text.")


def _read_text(data: bytes, path: str, config: DocumentsConfig) -> Iterator[Outcome]:
    _check_text(data, path)
    text, notice = decode(data)
    if notice:
        yield Notice(path=path, message=notice)
    yield from documents_in_text(text, path, config)


def _read_page(data: bytes, path: str, config: DocumentsConfig) -> Iterator[Outcome]:
    _check_text(data, path)
    if len(data) > _LARGEST_PAGE:
        limit = _LARGEST_PAGE // 2**20
        raise DocumentError(path, f"larger than {limit} MB, too large for one page", "Split it, or save it as text.")
    page = extract_page(data)
    if page.notice:
        yield Notice(path=path, message=page.notice)
    if not page.text.strip():
        raise DocumentError(path, "no text in this HTML page", "Is it a frame, a login page, or drawn by a script?")
    origin = Origin(page.title, page.outlet, page.url, page.published, extracted=True)
    yield from document_in_text(page.text, path, path, config, origin)


def _check_text(data: bytes, path: str) -> None:
    if not data.strip():
        raise DocumentError(path, "the file is empty")
    if is_binary(data):
        raise DocumentError(path, "this is no text but a binary file", "Convert it to plain text or HTML first.")


def _sniff(data: bytes) -> str:
    """Tell the kind of a text from its beginning, where no file name does."""
    head = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html")):
        return "html"
    return "jsonl" if head.startswith(b'{"') else "text"
