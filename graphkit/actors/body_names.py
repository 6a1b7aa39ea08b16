"""May two names of bodies be one? Acronyms, parts, words in another order, and the state that a name tells."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from graphkit.folding import is_made_of, words_of
from graphkit.gazetteer import state_adjectives, states

__all__ = ["abbreviates", "body_key", "body_keys", "end_keys", "key_without_state", "same_body", "state_in"]

_SMALL = frozenset("of the and for on in de la le du des del der van von und et y e a al at to".split())
_NO_LETTER = re.compile(r"[^A-Za-z]")
_WHOLE = frozenset("bank university ministry police party church group company corporation college hospital".split())
"""First or last words of names that say all a body is."""

_BRANCHES = frozenset(
    "management securities press foundation institute capital investments insurance museum hospital fund ventures "
    "academy school union association federation college research".split()
)
"""Last words of the names of what such a body has: another body."""

_ORGANS = _BRANCHES | frozenset("assembly board caucus commission committee council court league panel wing".split())
"""Last words of the names of what a body known by its acronym has, or of what is for its people."""

_LONGEST_PLACE = 3
"""Letters of a place that goes by its initials at most: "NSW Police"."""

_LONGEST_STATE = 5
"""Words of a state's name at most."""

_BODY_WORDS = {
    "organization": "organisation",
    "defense": "defence",
    "labor": "labour",
    "center": "centre",
    "program": "programme",
    "&": "and",
    "dept": "department",
}


_TRADES = re.compile(
    r"\b((?:farm|work|teach|trad|play|lawy|writ|driv|fish|min|plant|grow|own|manufactur)er)['’]s\b", re.I
)
"""Those of whom a body is, spelt as one of them."""

_SYLLABLES = 3
"""Words from which a name has an acronym of syllables: "LASWA"."""


def abbreviates(short: str, full: str) -> bool:
    """Whether ``short`` is made of the initials of ``full``: "OUN", "BoG", "U.N."."""
    letters = _acronym_letters(short)
    if not letters or letters in _initials(full):
        return bool(letters)
    words = [word for word in words_of(full) if word not in _SMALL]
    return len(letters) > len(words) >= _SYLLABLES and is_made_of(letters, words)  # "LASWA"


def _acronym_letters(name: str) -> str:
    """The letters of a name that may be an acronym, in lower case; "" of any other."""
    letters = _NO_LETTER.sub("", name).lower()
    return letters if 2 <= len(letters) <= 8 and sum(c.isupper() for c in name) > 1 else ""


def _initials(name: str) -> set[str]:
    """The acronyms a name of several words may have, in lower case: of all its words, and without the small ones."""
    words = words_of(name)
    if len(words) < 2:
        return set()
    return {"".join(w[0] for w in words), "".join(w[0] for w in words if w not in _SMALL)}


def same_body(a: str, b: str) -> str:
    """How two organisations' names relate: "same", "acronym", "part" (one is a shorter form of the other) or "".

    "Ministry of Defence" and "Defense Ministry" are the same; "Gorchakov Fund" is part of "Gorchakov Diplomacy Fund".
    """
    if abbreviates(a, b) or abbreviates(b, a) or _place_abbreviated(a, b) or _place_abbreviated(b, a):
        return "acronym"
    first, second = _body(a), _body(b)
    if not first or not second or _other_wing(a, b):
        return ""
    if first == second:
        return "same"
    state, other = _states_in(first), _states_in(second)
    if state and other and state != other:
        return ""
    if state and other and len(first) == len(second) and body_key(a) == body_key(b):
        return "same"  # "Football Federation of Chile" and "Chilean Football Federation"
    if len(first) > len(second):
        first, second = second, first
    if len(first) == 1 and len(first[0]) < 3:
        return ""
    whole = len(first) > 1 and not _WHOLE.isdisjoint({first[0], first[-1]})
    if second[: len(first)] == first and whole and second[-1] in _BRANCHES:
        return ""  # "Amsel University" is not "Amsel University Press", nor "Bank of Amsel" "Bank of Amsel Securities"
    if len(first) == 1 and len(second) > 2 and second[-1] in _ORGANS and min(a, b, key=len).isupper():
        return ""  # "ARL" is not "ARL Players Association"
    ends = second[-len(first) :] == first or second[: len(first)] == first
    around = 1 < len(first) < len(second) and first[0] == second[0] and first[-1] == second[-1]
    around = around and set(first) <= set(second)  # the Institute of Tourism is not the Chamber of Tourism
    if (
        ends
        and second[: len(first)] != first
        and _is_whole(min(a, b, key=len))
        and not _states_in(second[: -len(first)])
    ):
        return ""  # "Bank of China" is not "Agricultural Bank of China"
    return "part" if ends or around else ""


def _place_abbreviated(short: str, full: str) -> bool:
    """Whether a name begins with the initials of what the other begins with: "NE police", "North Eastland Police"."""
    place, _, kind = short.partition(" ")
    if not kind or len(place) > _LONGEST_PLACE or not place.isupper():
        return False
    rest = full.lower().removesuffix(f" {kind.lower()}")
    return rest != full.lower() and place.lower() in _initials(rest)


def _other_wing(a: str, b: str) -> bool:
    """Whether brackets tell that two names are those of two parties: "Roots Party (United)" and "Roots Party"."""
    if not (a.endswith(")") or b.endswith(")")):
        return False
    (name, _, wing), (other, _, another) = a.partition("("), b.partition("(")
    return _initials(f"a {wing}") != _initials(f"a {another}") and words_of(name) == words_of(other)


def _is_whole(name: str) -> bool:
    """Whether a name begins with what a body is, so that nothing is left out before it: "Bank of China"."""
    words = name.removeprefix("the ").removeprefix("The ").split()
    return words[0] == "Bank" and words[1:2] == ["of"]


@functools.lru_cache(maxsize=1 << 16)
def _body(name: str) -> tuple[str, ...]:
    """The words of an organisation's name in one order and spelling: "ministry of x affairs" -> "x ministry"."""
    several = _TRADES.sub(r"\1s", name)  # "Farmer's Bank" is the Farmers Bank
    words = [_BODY_WORDS.get(w, w) for w in words_of(re.sub(r"['’]s\b", "", several))]
    words = [w for w in words if w != "the"]
    text = " ".join(words)
    text = text.replace("foreign affairs", "foreign").replace("internal affairs", "interior")
    match = re.fullmatch(r"(.*?)\b(ministry|department) (?:of|for) (?:the )?(.+)", text)
    if match:
        text = f"{match[1]}{match[3]} {match[2]}"
    elif match := re.fullmatch(r"office of (?:the )?(.+)", text):
        text = f"{match[1]} office"
    return tuple(w for w in text.split() if w not in _SMALL) or tuple(words)


@functools.cache
def _state_words() -> dict[str, str]:
    """Adjectives and names of states, in lower case, to the state."""
    return {**state_adjectives(), **{name.lower(): state for name, state in states().items()}}


@functools.lru_cache(maxsize=1 << 16)
def _states_in(words: tuple[str, ...]) -> frozenset[str]:
    """The states a body's name tells by adjective or name."""
    known = _state_words()
    runs = (" ".join(words[i : i + n]) for n in range(1, _LONGEST_STATE + 1) for i in range(len(words) - n + 1))
    return frozenset(known[run] for run in runs if run in known)


def state_in(name: str) -> str:
    """The state that an organisation's name tells by adjective or name, "" where it tells none or several.

    >>> state_in("Peruvian Supreme Court"), state_in("Hydro Board")
    ('Peru', '')
    """
    found = _states_in(_body(name))
    return next(iter(found)) if len(found) == 1 else ""


@functools.lru_cache(maxsize=1 << 14)
def body_key(name: str) -> tuple[str, ...]:
    """The words of an organisation's name, sorted, its state by its usual name: equal for spellings of one body.

    "Russian Ministry of Foreign Affairs", "Russia’s Foreign Ministry" -> ("foreign", "ministry", "russia").
    """
    return tuple(sorted(word for run, state in _runs(_body(name)) for word in (state.lower().split() or run)))


@functools.lru_cache(maxsize=1 << 14)
def key_without_state(name: str) -> tuple[str, ...]:
    """The ``body_key`` of an organisation's name without its state: "Supreme Court of Peru" -> ("court", "supreme")."""
    return tuple(sorted(word for run, state in _runs(_body(name)) for word in run if not state))


def _runs(words: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """The words of a body's name in order, those that together name or tell a state as one, with that state."""
    known, start = _state_words(), 0
    while start < len(words):
        lengths = range(min(_LONGEST_STATE, len(words) - start), 0, -1)
        length = next((n for n in lengths if " ".join(words[start : start + n]) in known), 0)
        run = words[start : start + (length or 1)]
        yield run, known[" ".join(run)] if length else ""
        start += len(run)


def body_keys(name: str) -> tuple[frozenset[str], frozenset[str]]:
    """Keys under which a body's name looks for others, and keys under which others find it, see ``comparable``."""
    words, short, long = list(_body(name)), _acronym_letters(name), _initials(name)
    looks, found = end_keys(words)
    both = {f"around:{words[0]} {words[-1]}"} if words else set()
    if _states_in(tuple(words)):
        both.add(f"words:{body_key(name)}")
    if len(short) > _SYLLABLES:
        looks, found = looks | {f"syllables:{short[:2]}"}, found | {f"sounded:{short[:2]}"}
    own = [word for word in words_of(name) if word not in _SMALL]
    if len(own) >= _SYLLABLES:
        beginnings = {own[0][:2], own[0][0] + own[1][0]}
        looks, found = looks | {f"sounded:{b}" for b in beginnings}, found | {f"syllables:{b}" for b in beginnings}
    looks |= both | {f"initials:{short}"} | {f"letters:{letters}" for letters in long}
    return looks, found | both | {f"letters:{short}"} | {f"initials:{letters}" for letters in long}


def end_keys(words: list[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Keys in which a name meets those that it begins or ends with, and those that begin or end with it."""
    count = len(words)
    ends = {" ".join(words[:n]) for n in range(1, count + 1)} | {" ".join(words[n:]) for n in range(1, count)}
    whole = " ".join(words)
    looks = {f"longer:{whole}", *(f"whole:{end}" for end in ends)}
    return frozenset(looks), frozenset({f"whole:{whole}", *(f"longer:{end}" for end in ends)})
