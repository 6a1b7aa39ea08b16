"""From the user's inputs to documents: the one function of this stage."""

from __future__ import annotations

import dataclasses
import hashlib
import io
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from graphkit.config import DocumentsConfig
from graphkit.documents.addresses import without_keys
from graphkit.documents.encoding import decode, is_binary
from graphkit.documents.pages import extract_page
from graphkit.documents.sources import Digest, Source, content_key, find_sources, open_source, read_source
from graphkit.documents.tables import Record, read_csv, read_jsonl
from graphkit.documents.texts import Origin, document_in_text, documents_in_text
from graphkit.errors import DocumentError, EmptyCorpusError
from graphkit.records import Document, Failure, Notice, SourceFile

__all__ = ["read_documents"]

# A page of 50 MB takes a minute and 1.5 GB to parse; the largest article pages have some megabytes.
_LARGEST_PAGE = 16 * 2**20

# Kinds of files that are read record by record, however large; all others are read whole.
_STREAMED = frozenset({"jsonl", "csv"})

Outcome = Document | Failure | Notice


def read_documents(
    inputs: Sequence[str | Path],
    config: DocumentsConfig,
    on_file: Callable[[SourceFile], None] | None = None,
    on_paths: Callable[[Sequence[str]], None] | None = None,
) -> Iterator[Outcome]:
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
    return _read_all(sources, remarks, config, on_file)


def _read_all(
    sources: Sequence[Source],
    remarks: Sequence[Notice | Failure],
    config: DocumentsConfig,
    on_file: Callable[[SourceFile], None] | None,
) -> Iterator[Outcome]:
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
            yield from _read_stream(source, config, digest) if streamed else _read_whole(data, source, config)
        except DocumentError as error:
            yield _failure(error)
        except Exception as error:  # a library that fails on one hostile file must not cost the others
            kind = type(error).__name__
            message = f"could not be read ({kind}: {without_keys(str(error)) if source.address else error})"
            yield Failure(document_id=source.path, stage="documents", error=kind, message=message)
        else:
            if on_file:
                on_file(SourceFile(path=source.path, sha256=digest.hexdigest(), share=done / total))


def _failure(error: DocumentError) -> Failure:
    message = f"{error.message}. {error.hint}" if error.hint else error.message
    return Failure(document_id=error.document_id, stage="documents", error="DocumentError", message=message)


def _read_stream(source: Source, config: DocumentsConfig, digest: Digest) -> Iterator[Outcome]:
    with open_source(source, digest) as stream:
        read = read_jsonl if source.kind == "jsonl" else read_csv
        yield from _read_records(read(stream, source.path, config.text_field), source.path, config)


def _read_whole(data: bytes, source: Source, config: DocumentsConfig) -> Iterator[Outcome]:
    if not data.strip():
        raise DocumentError(source.path, "the file is empty")
    if is_binary(data):
        raise DocumentError(source.path, "this is no text but a binary file", "Convert it to plain text or HTML first.")
    kind = source.kind or _sniff(data)
    if kind == "html":
        yield from _read_page(data, source.path, config)
    elif kind == "jsonl":
        records = read_jsonl(io.BytesIO(data), source.path, config.text_field)
        yield from _read_records(records, source.path, config)
    else:
        text, notice = decode(data)
        if notice:
            yield Notice(path=source.path, message=notice)
        yield from documents_in_text(text, source.path, config)


def _read_page(data: bytes, path: str, config: DocumentsConfig) -> Iterator[Outcome]:
    if len(data) > _LARGEST_PAGE:
        limit = _LARGEST_PAGE // 2**20
        raise DocumentError(path, f"larger than {limit} MB, too large for one page", "Split it, or save it as text.")
    page = extract_page(data)
    if page.notice:
        yield Notice(path=path, message=page.notice)
    if not page.text.strip():
        raise DocumentError(path, "no text in this HTML page", "Is it a frame, a login page, or drawn by a script?")
    origin = Origin(page.title, page.outlet, page.url, page.published, extracted=True)
    yield document_in_text(page.text, path, path, config, origin)


def _read_records(records: Iterator[Record | DocumentError], path: str, config: DocumentsConfig) -> Iterator[Outcome]:
    taken: set[str] = set()
    number = 0
    config = dataclasses.replace(config, min_words=min(config.min_words, 1))  # a record is an article, however short
    for number, record in enumerate(records, start=1):
        if isinstance(record, DocumentError):
            yield _failure(record)
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
            yield document_in_text(record.text, name, name, config, origin)
        except DocumentError as error:
            yield _failure(error)
    if not number:
        raise DocumentError(path, "no record in this file", "Write one record a line, with the article as its text.")


def _sniff(data: bytes) -> str:
    """Tell the kind of a text from its beginning, where no file name does."""
    head = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html")):
        return "html"
    return "jsonl" if head.startswith(b'{"') else "text"
