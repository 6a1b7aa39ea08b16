"""A letter that ends a sentence: "he wrote on X. Roe's party", "it cost £180m. The minister".

The tokeniser keeps every capital letter together with the full stop behind it, as in "J. Roe", so the sentence does not
end there, and what follows becomes a surname: "X. Roe".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["part_last_letters"]

_PLATFORM = re.compile(r"\b(?:on|via|to|from|at|called) X\.(?=[\s\"”’)\]]|$)")
"""The platform, which people write on, turn to or are banned from."""

_OPENERS = (
    "The A This That These Those He She It They We I His Her Its Their Our There Here But And Or Then In On At After "
    "Before When While If As For From With By Since Until Some Many Most All What Who Why Asked Later Earlier "
    "Meanwhile However Also Both Another Mr Mrs Ms Dr Doctor President Minister Senator Governor"
)
_ENDS = re.compile(rf"(?<!\S)[A-Z]\.(?=[\"”’)\]]*\s+[\"“‘(]?(?:{'|'.join(_OPENERS.split())})\b(?!\.))")
"""A letter before a word that opens a sentence and is nobody's surname."""

_MEASURED = re.compile(
    rf"(?:\d\s?(?:[mkCF]|bn|tn|kg|km)|\b[ap]\.m)\.(?=[\"”’)\]]*\s+(?:[\"“‘(]|(?:{'|'.join(_OPENERS.split())})\b))"
)
"""What a number is of: "£180m. “It could", "at 4 p.m. The"."""


def part_last_letters(doc: Doc) -> Doc:
    """Part the full stop from every letter or measure that ends a sentence; offsets stay.

    Args:
        doc: A document that nothing has analysed yet.
    """
    text = doc.text
    stops = {match.end() - 1 for pattern in (_PLATFORM, _ENDS, _MEASURED) for match in pattern.finditer(text)}
    if not stops:
        return doc
    with doc.retokenize() as retokenizer:
        for token in doc:
            if len(token) > 1 and token.idx + len(token) - 1 in stops:
                retokenizer.split(token, [token.text[:-1], token.text[-1]], heads=[(token, 0), (token, 0)])
    return doc
