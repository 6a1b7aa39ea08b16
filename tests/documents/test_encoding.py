"""Bytes to text."""

from __future__ import annotations

import pytest

from graphkit.documents.encoding import decode, is_binary, well_formed

TEXT = "“Moën” said that Ødegård had left – at last. Nobody in the harbour of Halden was surprised by it."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-32", "cp1252"])
def test_common_encodings_are_read(encoding: str) -> None:
    data = TEXT.encode(encoding)
    if encoding == "utf-16-le":
        data = b"\xff\xfe" + data
    text, notice = decode(data)
    assert text.removeprefix("\ufeff") == TEXT
    assert bool(notice) == (encoding != "utf-8")


def test_the_mark_of_utf_8_stays_so_that_offsets_hold() -> None:
    assert decode(b"\xef\xbb\xbfabc") == ("\ufeffabc", "")


def test_other_alphabets_are_guessed() -> None:
    russian = "Переговоры в Стамбуле продолжались шесть часов, сообщил представитель министерства. " * 5
    assert decode(russian.encode("cp1251"))[0] == russian


def test_a_few_broken_bytes_do_not_spoil_the_rest() -> None:
    text, notice = decode(TEXT.encode() * 10 + b"\xff" + TEXT.encode())
    assert text.count("Ødegård") == 11
    assert "1 character" in notice


@pytest.mark.parametrize("data", [b"", b"\xff", b"\xff\xfe\x00", b"\xc3", b"\x80" * 100, bytes(range(256))])
def test_nothing_fails(data: bytes) -> None:
    decode(data)


@pytest.mark.parametrize(
    ("data", "binary"),
    [
        (b"", False),
        (b"plain\ttext\r\n", False),
        ("Ødegård".encode("utf-16"), False),
        (b"a\0b", True),
        (b"\x01\x02\x03", True),
    ],
)
def test_binary_files_are_told_from_text(data: bytes, binary: bool) -> None:
    assert is_binary(data) is binary


def test_what_no_file_can_hold_is_replaced_in_place() -> None:
    assert well_formed("a\ud800b\0c") == "a\ufffdb\ufffdc"
    assert well_formed("Moën") == "Moën"
