"""Words that tell the name of who is described: "a man named Roe", "the suspect, who identified himself as Roe"."""

from __future__ import annotations

import re

__all__ = ["tells_name"]

_PASSIVE = r"(?:is|was|were|been)\s+(?:(?:later|only|also)\s+)?"
_BY = r"(?:\s+(?:only|by\s+(?:the\s+)?(?:\w+\s+)?(?:police|authorities|officials|media|prosecutors|army|court)))?"
_AS = rf"(?:identified|introduced|named|known){_BY}\s+as(?:\s+\d{{1,3}}-year-old)?"
_OF_ONESELF = r"(?:identified|introduced|identifying|introducing|named|called|calling)\s+(?:him|her|them)sel(?:f|ves)"
_GAVE = r"gave\s+(?:his|her|their)\s+(?:first\s+)?name\s+(?:only\s+)?as"
_ASKED = r"asked\s+to\s+be\s+(?:named|called|identified|known)(?:\s+only)?(?:\s+(?:as|by))?"
_FIRST = r"(?:\s+(?:his|her|their)\s+first\s+name,?)?"

_TOLD = re.compile(
    rf"(?:,?\s+who)?\s+(?:(?:has|had|later|only|also)\s+)*(?:{_PASSIVE}(?:named|called|{_AS})"
    rf"|{_OF_ONESELF}(?:\s+only)?(?:\s+as)?|{_GAVE}|{_ASKED}{_FIRST})\s+|,?\s+(?:by the name of|{_AS})\s+"
)
_CALLED_SO = (" as ", " a ", " an ", " the ", " “", ' "')
_BARE = re.compile(r",?\s+(?:named|called)\s+")


def tells_name(between: str, behind: str, *, new: bool) -> bool:
    """Whether a name behind a description is told as that of who is described.

    Args:
        between: The text between the description and the name.
        behind: The text behind the name, two characters of it at least.
        new: Whether the description is indefinite; "a minister called Roe" is Roe, in "a minister called Roe a liar"
            he calls him so.
    """
    if behind[:2] in {"’s", "'s"}:
        return False  # "the man was named Roe’s heir"
    if _TOLD.fullmatch(between) is not None:
        return True
    return new and _BARE.fullmatch(between) is not None and not behind.startswith(_CALLED_SO)
