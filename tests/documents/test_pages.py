"""Whole pages of many shapes: which lines belong to the article.

Each file in ``pages/`` is one page. The first character of a line says what it is: "=" the headline, "+" the article's
own text, "-" furniture; the page's text begins at the third. A second headline begins a second article.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit.config import DocumentsConfig
from graphkit.documents import read_documents
from graphkit.records import Document

PAGES = sorted(Path(__file__).with_name("pages").glob("*.txt"))


def read_page(page: Path, folder: Path, newline: str = "\n", blank_lines: bool = True) -> tuple[str, list[Document]]:
    lines = [line[2:] for line in page.read_text(encoding="utf-8").splitlines()]
    text = newline.join(line for line in lines if line.strip() or blank_lines)
    file = folder / "page.txt"
    file.write_text(text, encoding="utf-8", newline="")
    return text, [d for d in read_documents([file], DocumentsConfig(min_words=5)) if isinstance(d, Document)]


def own_characters(text: str, documents: list[Document]) -> bytearray:
    own = bytearray(len(text))
    for document in documents:
        start = document.offset
        own[start : start + len(document.text)] = b"\1" * len(document.text)
        for span in document.excluded:
            own[start + span.start : start + span.end] = bytes(span.end - span.start)
    return own


def marked_lines(page: Path, text: str, documents: list[Document]) -> list[str]:
    """The page as it was written, with the marks that the documents give its lines."""
    own = own_characters(text, documents)
    titles = {d.offset + d.title_span.start for d in documents if d.title_span}
    found, position = [], 0
    for line in page.read_text(encoding="utf-8").splitlines():
        bare = line[2:].strip()
        if not bare:
            continue
        start = text.index(bare, position)
        position = start + len(bare)
        kept = [own[i] for i in range(start, position) if text[i].isalnum()]
        mark = "=" if start in titles else "+" if any(kept) else "-"
        found.append(f"{mark} {bare}")
    return found


def expected_lines(page: Path) -> list[str]:
    lines = page.read_text(encoding="utf-8").splitlines()
    return [f"{line[0]} {line[2:].strip()}" for line in lines if line[2:].strip()]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_keeps_the_article_and_nothing_else(page: Path, tmp_path: Path) -> None:
    text, documents = read_page(page, tmp_path)
    assert marked_lines(page, text, documents) == expected_lines(page)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_line_ends_of_windows_change_nothing(page: Path, tmp_path: Path) -> None:
    text, documents = read_page(page, tmp_path, newline="\r\n")
    assert marked_lines(page, text, documents) == expected_lines(page)


@pytest.mark.parametrize("page", [p for p in PAGES if "wrapped" not in p.stem], ids=lambda page: page.stem)
def test_missing_blank_lines_change_nothing(page: Path, tmp_path: Path) -> None:
    text, documents = read_page(page, tmp_path, blank_lines=False)
    assert marked_lines(page, text, documents) == expected_lines(page)


@pytest.mark.parametrize("page", [p for p in PAGES if "wrapped" not in p.stem], ids=lambda page: page.stem)
def test_a_blank_line_after_each_line_changes_nothing(page: Path, tmp_path: Path) -> None:
    text, documents = read_page(page, tmp_path, newline="\n\n", blank_lines=False)
    assert marked_lines(page, text, documents) == expected_lines(page)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_each_headline_begins_a_document(page: Path, tmp_path: Path) -> None:
    _, documents = read_page(page, tmp_path)
    headlines = [line[2:].strip() for line in page.read_text(encoding="utf-8").splitlines() if line.startswith("=")]
    assert [d.title for d in documents] == (headlines or [""])
