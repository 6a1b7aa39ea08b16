"""Words beside a verb that tell when something was said: "said on Monday", "said as talks went on"."""

from __future__ import annotations

from graphkit.quotes.complements import Complement
from graphkit.quotes.sources import TIME_WORDS
from graphkit.tokens import FINITE, Token

__all__ = ["behind_time", "tells_when"]

_TEMPORAL = frozenset("after before when while as since".split())
_BEFORE_TIME = frozenset("on in last earlier late early this next the".split())


def behind_time(doc: list[Token], position: int) -> int:
    """The first token at or after a position that tells no time: "said on Monday night | as", "last month | ,"."""
    while position + 1 < len(doc):
        before = doc[position].lower_ in _BEFORE_TIME and doc[position + 1].lower_ in TIME_WORDS | _BEFORE_TIME
        if not before and doc[position].lower_ not in TIME_WORDS:
            break
        position += 1
    return position


def tells_when(verb: Token, found: Complement) -> bool:
    """Whether a clause behind a verb only tells when it was said: "said on Tuesday after 19 members were sent out".

    A second verb or a comma makes it something that may have been said: "said while it rained, all was well".
    """
    if found.frame != "clause":
        return False
    doc = verb.doc
    opening = max(behind_time(doc, verb.i + 1), found.start)
    if doc[opening].lower_ not in _TEMPORAL or doc[found.start - 1].lower_ == "that":
        return False
    inside = doc[opening : found.end]
    return sum(t.tag_ in FINITE for t in inside) == 1 and not any(t.text == "," or t.is_quote for t in inside)
