"""Bytes to text, without ever failing and without moving a character.

UTF-8 first, because it cannot be mistaken for anything else; then the mark of UTF-16 or UTF-32; then a guess; then
UTF-8 with replacement characters. Everything but plain UTF-8 is said in a notice.
"""

from __future__ import annotations

import codecs
import re

__all__ = ["decode", "is_binary", "is_storable", "well_formed"]

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# A guess needs some text, and becomes slow without becoming better with more.
_SAMPLE = 65_536
# English with typographic quotes and a few foreign names; from so little a guess would come out Japanese as well.
_SPARSE = 0.03
# Of the first bytes of a file that is text, at most this share are control characters.
_MOST_CONTROLS = 0.05
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r\x0b\x0c\x1b\x1a")
_UNWRITABLE = re.compile("[\0\ud800-\udfff]")


def is_binary(data: bytes) -> bool:
    """Whether ``data`` is no text: it holds zero bytes (and is not UTF-16 or -32) or many control characters."""
    sample = data[:8192]
    if sample.startswith(tuple(mark for mark, _ in _MARKS)):
        return False
    if b"\0" in sample:
        return True
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls > _MOST_CONTROLS * len(sample)


def decode(data: bytes) -> tuple[str, str]:
    """Decode ``data`` and say how, where it was not UTF-8.

    A byte order mark of UTF-8 stays in the text as one character (U+FEFF), so that offsets equal those of
    ``open(path, encoding="utf-8", newline="").read()``.

    Returns:
        The text, and a message for the user, "" for UTF-8.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, errors="replace"), f"decoded as {name}; offsets count its characters"
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError as error:
        first = error.start
    if guess := _guess(data[max(0, first - _SAMPLE // 2) :][:_SAMPLE]):
        try:
            return data.decode(guess), f"not UTF-8: decoded as {guess}, which is a guess"
        except UnicodeDecodeError:
            pass
    text = data.decode("utf-8", errors="replace")
    return text, f"not UTF-8: {text.count(chr(0xFFFD))} characters could not be read and were replaced"


def well_formed(text: str) -> str:
    """``text`` with zero characters and lone surrogates, which no file can hold, each replaced by U+FFFD.

    JSON can spell both as escapes. The length stays, so offsets do too.
    """
    return _UNWRITABLE.sub("\ufffd", text) if "\0" in text or not is_storable(text) else text


def is_storable(text: str) -> bool:
    """Whether UTF-8 can hold the text: a JSON escape can make half a character, the first of a surrogate pair."""
    if text.isascii():  # known without looking at its characters
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _guess(sample: bytes) -> str:
    """The likely encoding of bytes that are not UTF-8, or "".

    Mostly UTF-8 with a few broken bytes is not guessed: another encoding would spoil all the rest of the text.
    """
    from charset_normalizer import from_bytes  # here, because few corpora need it

    high = sum(byte > 127 for byte in sample)
    replaced = sample.decode("utf-8", errors="replace")
    multibyte = sum(char > "\x7f" and char != "\ufffd" for char in replaced)
    if multibyte > replaced.count("\ufffd"):
        return ""
    if high < _SPARSE * len(sample):
        return "cp1252"
    best = from_bytes(sample).best()
    return best.encoding if best else ""
