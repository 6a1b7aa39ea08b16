"""What holds for any input."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphkit.config import DocumentsConfig
from graphkit.documents import read_documents
from graphkit.records import Document, Failure, Notice

PAGES = [page.read_text(encoding="utf-8") for page in sorted(Path(__file__).with_name("pages").glob("*.txt"))]
LINES = sorted({line[2:] for page in PAGES for line in page.splitlines()})
CONFIG = DocumentsConfig(min_words=1)

any_page = st.lists(st.one_of(st.sampled_from(LINES), st.text(max_size=80)), max_size=40).flatmap(
    lambda lines: st.sampled_from(["\n", "\r\n", "\n\n", "\r"]).map(lambda newline: newline.join(lines))
)
relaxed = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])


def outcomes(file: Path, data: bytes) -> list[Document | Failure | Notice]:
    file.write_bytes(data)
    return list(read_documents([file], CONFIG))


@relaxed
@given(text=any_page)
def test_documents_are_slices_of_their_source(tmp_path: Path, text: str) -> None:
    data = text.encode("utf-8", errors="replace")
    file = tmp_path / "a.txt"
    found = [o for o in outcomes(file, data) if isinstance(o, Document)]
    source = data.decode("utf-8")
    end = 0
    for document in found:
        assert source[document.offset : document.offset + len(document.text)] == document.text
        assert document.offset >= end
        end = document.offset + len(document.text)
        position = 0
        for span in document.excluded:
            assert position <= span.start < span.end <= len(document.text)
            position = span.end + 1
        if document.title_span:
            start, stop = document.title_span
            assert document.text[start:stop].split() == document.title.split()


@relaxed
@given(data=st.binary(max_size=300))
def test_any_bytes_give_documents_or_reasons(tmp_path: Path, data: bytes) -> None:
    for name in ("a.txt", "a.jsonl", "a.csv", "a.txt.gz"):
        assert all(isinstance(outcome, Document | Failure | Notice) for outcome in outcomes(tmp_path / name, data))


@pytest.mark.parametrize("seed", range(5))
def test_reading_twice_and_in_another_order_gives_the_same(tmp_path: Path, seed: int) -> None:
    dice = random.Random(seed)
    files = [tmp_path / f"{number}.txt" for number in range(len(PAGES))]
    for file, page in zip(files, PAGES, strict=True):
        file.write_text("\n".join(line[2:] for line in page.splitlines()), encoding="utf-8")
    expected = list(read_documents(files, CONFIG))
    dice.shuffle(files)
    assert list(read_documents(files, CONFIG)) == expected
