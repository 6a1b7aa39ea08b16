"""Cuts an entity down to the name: no article, honorific, office, nationality, possessive or stray punctuation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from graphkit.gazetteer import (
    BODY_HEADS,
    HONORIFICS,
    family_names_first,
    first_names,
    peoples,
    roles,
    seats,
    state_adjectives,
    states,
)
from graphkit.records import Label

if TYPE_CHECKING:
    from graphkit.wording import Wording

__all__ = ["trimmed"]

_LINKS = frozenset("at of in for and on the to by with".split())

_OF_OFFICE = frozenset({"Presidential", "Vice-Presidential", "Parliamentary", "Gubernatorial", "Mayoral", "Senatorial"})
"""Adjectives before a candidate or an aide, in capitals where headlines are."""

_BOARDS = (["Board", "of", "Directors"], ["Board", "of", "Trustees"])
_LETTERS_BEHIND = frozenset(
    "CBE CFR CMG DBE FRS GCFR KBE KC MBE MD MEP MFR MP MLA MLC MNA MSP OBE OC OFR OFM OON PhD QC SAN SC SJ".split()
)
"""What honours, seats and orders add behind a name: "Ada Roe KC"."""

_PARTS_OF_A_HEAD = 3
"""Tokens from a comma to the word that tells a body: ", Royal Naval Academy of"."""

_LONGEST_WING = 6
"""Tokens from one bracket to the other around the wing of a party: "(Marxist-Leninist)"."""

_DASHES = frozenset({"-", "–", "—", "--"})

_BEHIND_TAN = frozenset({"sri", "seri"})
"""What makes a title of "Tan", which else is a family's name: "Tan Sri Roe", "Tan Wei Ling"."""

_BEHIND_NAMES = frozenset({"saheb", "sahib", "ji"})
"""Forms of address that follow a name, lower case."""


def trimmed(wording: Wording, start: int, end: int, label: Label) -> tuple[int, int] | None:
    """Where the name begins and ends in the tokens ``start`` to ``end``, None where nothing is left of them.

    "the Kremlin’s" -> "Kremlin"; "National Alliance party" -> "National Alliance"; "US Senator Lindsey Graham"
    -> "Lindsey Graham"; "Datuk Seri Ti" -> "Ti".
    """
    words, lower = wording.words, wording.lower
    wing = label == "ORG" and _ends_in_wing(words, start, end)
    if wing and words[start].isupper() and words[end : end + 1] and words[end] in _DASHES:
        return None  # "KANO (AP) - ": a dateline
    while end > start and not wing and (_is_edge(wording, end - 1) or _is_link(wording, end - 1)):
        end -= 1
    while start < end and (_is_edge(wording, start) or lower[start] in {"the", "a", "an"}):
        start += 1
    end = end if wing else _before_a_bracket(words, start, end)
    if label == "ORG":
        end = _before_another_body(words, start, end)
        start = _behind_its_state(wording, start, end)
        if end - start > 1 and words[end - 1] in _OF_OFFICE and end < len(words) and lower[end] in roles():
            end -= 1  # "Roots Party Presidential" candidate
        last = end
        while end - start > 1 and words[end - 1].islower() and _is_kind(wording, end - 1):
            end -= 1
        if end < last and _is_lower(words[end - 1]):
            return None  # "the Union home ministry"
        if end - start == 2 and words[start].istitle() and words[end - 1].islower() and wording.tags[end - 1] == "NN":
            end -= 1  # "the first Saints hurler"
        done = (i for i in range(start + 1, end - 1) if lower[i] == "of" and wording.tags[i + 1] == "VBG")
        end = next((i for i in done if words[i + 1].islower()), end)  # accused "the High Court of lying"
        if end - start > 3 and words[end - 3 : end] in _BOARDS:
            end -= 3  # "Amsel Group Board of Directors"
        start = _behind_its_kind(wording, start, end)
        if words[end : end + 1] and words[end].islower() and wording.of(start, end + 1).lower() in roles():
            return None  # "the Crown corporation" is a kind of body
        while (
            start < end - 1 and _is_lower(words[start]) and wording.parts[start] == "ADJ" and words[start + 1].istitle()
        ):
            start += 1  # "libertarian Amsel Institute"
        if end - start == 2 and lower[start] in state_adjectives() and words[start + 1].isupper():
            start += 1  # "British ATG"
        if all(_is_lower(words[i]) or lower[i] in state_adjectives() for i in range(start, end)):
            return None  # "Hungarian foreign ministry"
    if label in {"PERSON", "GPE"}:
        end = _name_end(wording, start, end, label)
    if label == "GPE":
        while start < end - 1 and _is_lower(words[start]) and words[start + 1] != "-":
            start += 1  # "southern Burma"
    if label == "PERSON":
        end = _with_second_syllable(wording, start, end)
        start = _after_titles(wording, start, end)
        while start < end and _is_edge(wording, start):
            start += 1
    return (start, end) if start < end else None


def _ends_in_wing(words: Sequence[str], start: int, end: int) -> bool:
    """Whether a party's name ends in the wing, "CPI(M)"; the language stage takes no other bracket in."""
    opened = next((i for i in range(end - 2, start, -1) if words[i] == "("), 0)
    return bool(opened) and words[end - 1] == ")" and opened > end - _LONGEST_WING


def _is_edge(wording: Wording, index: int) -> bool:
    word = wording.words[index]
    return wording.tags[index] == "POS" or not (word.isalnum() or any(map(str.isalnum, word)))


def _behind_its_state(wording: Wording, start: int, end: int) -> int:
    """Where a body's name begins behind the state it is of: "Norway's Supreme Court"; "Lund's Bakery" is a name."""
    owned = (i for i in range(start + 1, end - 1) if wording.tags[i] == "POS")
    first = next(owned, start)
    owner = wording.of(start, first)
    return first + 1 if owner in states() or owner in seats() else start


def _is_link(wording: Wording, index: int) -> bool:
    """Whether a word links a name to the next, "Amsel and", and is no part of one, "Lee Kang-in"."""
    return wording.lower[index] in _LINKS and wording.words[index - 1 : index] != ["-"]


def _behind_its_kind(wording: Wording, start: int, end: int) -> int:
    """Where a name begins behind its state and what it is: "Canadian company Northern Rail", "Crown corporation NR"."""
    kind = start + (wording.lower[start] in state_adjectives())
    role = roles().get(wording.words[kind]) if kind < end - 1 else None
    if role is not None and role.label == "ORG":
        return kind + 1
    pair = end - kind > 2 and wording.words[kind + 1].islower() and roles().get(wording.of(kind, kind + 2).lower())
    return kind + 2 if pair and pair.label == "ORG" and wording.words[kind + 2][0].isupper() else start


def _is_lower(word: str) -> bool:
    return word.islower() and any(c.isalpha() for c in word)


def _is_kind(wording: Wording, index: int) -> bool:
    """Whether a word without capitals tells what a body or its people are: "Roots party", "Amsel delegates"."""
    return wording.lower[index] in roles() or wording.tags[index] == "NNS"


def _before_a_bracket(words: Sequence[str], start: int, end: int) -> int:
    """Where a name ends that runs on into a bracket: "Harbour Road(N10"."""
    opened = [i for i in range(start + 1, end) if "(" in words[i]]
    return opened[0] if opened and not any(")" in word for word in words[start:end]) else end


def _before_another_body(words: Sequence[str], start: int, end: int) -> int:
    """Where a body's name ends before the one it is a part of: "Institute for Peace, University of Lund"."""
    for comma in range(start + 1, end - 2):
        if words[comma] == "," and not BODY_HEADS.isdisjoint(words[start:comma]):
            head = next((i for i in range(comma + 1, end - 1) if words[i] in BODY_HEADS), end)
            if head - comma <= _PARTS_OF_A_HEAD and words[head + 1] == "of":
                return comma
    return end


def _name_end(wording: Wording, start: int, end: int, label: Label) -> int:
    """Where a person's or place's name ends: before a comma, "Oak Creek, Ohio"; words in lower case are no part of it.

    "Hillary ca n’t", "Rao saheb", "Barron 9", "Georgia committeeman".
    """
    words = wording.words
    if label == "GPE":
        end = next((i for i in range(start + 1, end) if words[i] == ","), end)
    while end - start > 1 and words[end - 2] != "-" and _is_no_name(words[end - 1]):
        end -= 1
    titled = start > 0 and wording.lower[start - 1].rstrip(".") in HONORIFICS  # "Lord Dale QC"; "Ravi KC" is a name
    while end - start > 2 - titled and words[end - 1] in _LETTERS_BEHIND:
        end -= 1
    return end


def _with_second_syllable(wording: Wording, start: int, end: int) -> int:
    """Where a name ends whose last word was cut at its hyphen: "Park Min-soo", "Kerry Chan Wai-man"."""
    words = wording.words
    if words[end : end + 1] != ["-"] or not _is_lower("".join(words[end + 1 : end + 2])):
        return end
    joined = " " not in wording.of(end - 1, end + 2)
    return end + 2 if joined and not family_names_first().isdisjoint(words[start : end - 1]) else end


def _is_no_name(word: str) -> bool:
    return _is_lower(word) or not any(c.isalpha() for c in word) or word.lower() in _BEHIND_NAMES


def _after_titles(wording: Wording, start: int, end: int) -> int:
    """Where the name begins behind the words of office; the last word always belongs to the name."""
    known, words, lower = roles(), wording.words, wording.lower
    while start < end - 1:
        word = lower[start].rstrip(".")
        pair = f"{word} {lower[start + 1]}"
        called = start == end - 2 and words[start] in first_names()  # "Amir Roe"
        office = word in known and (known[word].kind == "office" or start < end - 2)  # "Rebel Wilson" is a name
        if start + 2 < end and pair in known:
            start += 2
        elif (
            (office and not called)
            or (word in HONORIFICS and (word != "tan" or lower[start + 1] in _BEHIND_TAN))
            or (words[start] == "U" and start < end - 2)  # "U Tin Maung Oo"
            or word in state_adjectives()
            or (start < end - 2 and f"{words[start]}s" in peoples() and words[start] not in first_names())
            or (words[start] in states() and _is_title_word(wording, start + 1))
            or (words[start].islower() and wording.parts[start] not in {"PROPN", "ADP", "DET", "PART"})
        ):
            start += 1
        else:
            break
    return start


def _is_title_word(wording: Wording, index: int) -> bool:
    """Whether an office follows: "Israel Defence Minister Katz" has a state before it, "Israel Katz" a given name."""
    word = wording.lower[index]
    return word in roles() or word.rstrip(".") in HONORIFICS or wording.parts[index] == "ADJ" or word == "’s"
