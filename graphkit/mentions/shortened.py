"""Bodies called by the last noun of their name: "the archives" after "the National Archives"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from graphkit.gazetteer import roles
from graphkit.mentions.candidates import Candidate

if TYPE_CHECKING:
    from graphkit.tokens import Token
    from graphkit.wording import Wording

__all__ = ["SPEAKING", "find_shortened", "speaks"]

_LONGEST = 4
"""Words of a name that are repeated, at most, with the article."""

SPEAKING = frozenset(
    "accuse acknowledge add admit agree allege announce answer argue ask assert call caution claim clarify comment "
    "complain conclude condemn confirm criticise criticize decide declare decline deny describe emphasise emphasize "
    "estimate explain indicate inform insist maintain note order plan point predict promise publish recommend refuse "
    "reiterate reject remark reply report request respond reveal rule say specify state stress suggest tell threaten "
    "urge vow warn welcome write".split()
)
"""Lemmas of what bodies do and walls, debates and districts do not, which names end with as well."""


def find_shortened(doc: list[Token], wording: Wording, names: Sequence[Candidate]) -> Iterator[Candidate]:
    """Definite phrases that speak and whose words are the last ones of a body's name that stands before them.

    Nouns that are roles, "the council", are no matter of names; ``anaphors`` finds them.

    Args:
        doc: The analysed document.
        wording: Its words.
        names: The named mentions.
    """
    taken = {i for name in names for i in range(name.start, name.end)}
    bodies: dict[str, list[tuple[int, list[str]]]] = defaultdict(list)
    for name in names:
        words = wording.lower[name.start : name.end]
        if name.label == "ORG" and len(words) > 1 and words[-1].isalpha() and words[-1] not in roles():
            bodies[words[-1]].append((name.end, words))
    for i in wording.where(bodies):
        if i in taken or wording.parts[i] not in {"NOUN", "PROPN"} or not speaks(doc[i]):
            continue
        start = i
        while start and wording.lower[start] != "the" and i - start < _LONGEST:
            start -= 1
        words = wording.lower[start + 1 : i + 1]
        if wording.lower[start] == "the" and any(
            end <= start and words == name[-len(words) :] for end, name in bodies[words[-1]] if words
        ):
            yield Candidate(
                start=start,
                end=i + 1,
                form="nominal",
                label="ORG",
                gender="neuter",
                role=" ".join(words),
                rule="end of a name",
            )


def speaks(noun: Token) -> bool:
    """Whether a noun is who says something: "the archives noted", "according to the archives"."""
    if noun.dep_ == "nsubj":
        return noun.head.lemma_.lower() in SPEAKING
    if noun.dep_ == "ROOT" and any(verb.dep_ == "acl" and verb.lemma_.lower() in SPEAKING for verb in noun.rights):
        return True  # "the archives specified that", read as "the specified archives"
    return any(child.lower_ == "according" for child in noun.lefts)
