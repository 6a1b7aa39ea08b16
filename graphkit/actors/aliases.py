"""May two names be one actor? Normal forms, spelling variants, surnames and initials; of bodies see ``body_names``.

Spelling variants follow the common romanisations of Slavic and Arabic names ("Zelensky", "Zelenskyy", "Zelenskiy"):
letters that they exchange are made one before names are compared.
"""

from __future__ import annotations

import functools
import re

from graphkit.actors.body_names import body_keys, end_keys
from graphkit.folding import fold, words_of
from graphkit.gazetteer import first_names, given_name_genders, name_variants

__all__ = [
    "comparable",
    "ends_name",
    "family_before",
    "name_blocks",
    "person_relation",
    "person_words",
    "place_key",
    "respelt_surname",
    "surname",
]

_RESPELT = (
    (re.compile(r"(?<=.)(?:iy|yy|ij|ii|yi|y|j)\b"), "i"),
    (re.compile(r"y|j"), "i"),
    (re.compile(r"ii+"), "i"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"ks"), "x"),
    (re.compile(r"tz|ts|cz"), "c"),
    (re.compile(r"w"), "v"),
    (re.compile(r"ie|ye"), "e"),
    (re.compile(r"ou"), "u"),
    (re.compile(r"(.)\1"), r"\1"),
)
_GLUED = re.compile(r"(?<![A-Za-z])(?=[A-Z][A-Z.])((?:[A-Z]\.)+|[A-Z]{2,3} )(?=[ .]*[A-Z][a-z]{2})")
"""Initials without a space behind each: "M.K.Roe", "MK Roe"."""

_SYLLABLES = re.compile(r"(?:^|\s)([A-Z][\w'’]*) [A-Z]\w*-[a-z]\w*$")
"""A family name and the syllables of the given name behind it."""

_LONG_WORD = 5
"""Letters from which a missing one is a slip rather than another name."""

_SON_OF = frozenset({"bin", "ibn", "bint"})
_ARTICLES = frozenset({"al", "el"})
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_TOWN_OF = re.compile(r"^(?:the )?(?:city|town|village|municipality) of (?:the )?(?=\w)")
_MUNICIPALITY = re.compile(r"(?<=\w)(?: metro| metropolitan| city)? municipality$")


def person_words(name: str) -> list[str]:
    """The folded words of a person's name, each initial one: "M.K.Roe" and "MK Roe" -> ["m", "k", "roe"]."""
    return words_of(_GLUED.sub(lambda match: " ".join(match[1]), name))


def surname(name: str) -> str:
    """The folded last word of a person's name."""
    words = person_words(name)
    return words[-1] if words else ""


@functools.lru_cache(maxsize=1 << 16)
def _respelt(word: str) -> str:
    for pattern, replacement in _RESPELT:
        word = pattern.sub(replacement, word)
    return word


def _alike(a: str, b: str) -> bool:
    """Whether two folded words are one word in two spellings."""
    return a == b or (min(len(a), len(b)) > 3 and _respelt(a) == _respelt(b))


def _given_names_agree(a: str, b: str) -> bool:
    """Whether two folded given names may be one: equal, an initial, a spelling or a form of the same name."""
    if _alike(a, b) or (min(len(a), len(b)) == 1 and a[0] == b[0]) or _misspelt(a, b):
        return True
    variants = name_variants()
    return bool(variants.get(a, frozenset()) & variants.get(b, frozenset()))


def person_relation(a: str, b: str) -> str:
    """How two persons' names relate: "same", "spelling", "part" (one is a part of the other) or "".

    Examples:
        >>> person_relation("Sergey Lavrov", "Sergei Lavrov")
        'spelling'
        >>> person_relation("Sergey Lavrov", "Lavrov")
        'part'
        >>> person_relation("Donald Trump", "Melania Trump")
        ''
    """
    first, first_suffix = _without_suffix(person_words(a))
    second, second_suffix = _without_suffix(person_words(b))
    if not first or not second:
        return ""
    if first_suffix != second_suffix and (min(len(first), len(second)) > 1 or (first_suffix and second_suffix)):
        return ""  # "Donald Trump" is not "Donald Trump Jr", nor "Roe Sr"
    if first == second:
        return "same"
    if len(first) == 1 and len(second) == 1:
        return "spelling" if _alike(first[0], second[0]) or _letters_swapped(first[0], second[0]) else ""
    if len(first) > len(second):
        first, second = second, first
    if len(first) == 1:
        short = min(a, b, key=len).split()[0]
        called = len(second) > 2 and short.isupper() and first[0] == "".join(word[0] for word in second)
        if not called and first[0] == family_before(max(a, b, key=len)):
            return "part"
        part = _part(first[0], second)
        same_bearer = part and first_suffix == second_suffix != ""  # "Roe Jr" of the Roes is "Jon Roe Jr"
        return "spelling" if called or same_bearer else part  # "JRD" for "Juan Ramon Diaz"
    if _misprinted(first, second):
        return "spelling"
    if first[:-1] == second[:-1] and _letters_swapped(first[-1], second[-1]):
        return "spelling"
    if not _alike(first[-1], second[-1]):
        begins = first == second[: len(first)] or _of_two_surnames(first, second)
        return "part" if begins or _ending(first, second) else ""
    if not _given_names_agree(first[0], second[0]):
        return "part" if _ending(first, second) else ""
    return "spelling" if _middle_names_agree(first[1:-1], second[1:-1]) else ""


def family_before(name: str) -> str:
    """The folded family name before a given name of two syllables: "John Lee Ka-chiu" -> "lee"; "" where none is."""
    match = _SYLLABLES.search(name)
    return fold(match[1]) if match else ""


def _of_two_surnames(short: list[str], full: list[str]) -> bool:
    """Whether a name leaves out the second surname, and one of two given names: "Ana Ruiz" of "Ana Maria Ruiz Sosa"."""
    return len(short) == 2 and len(full) == 4 and short[0] in full[:2] and short[1] == full[2]


def _ending(short: list[str], full: list[str]) -> bool:
    """Whether a name of two words or more is a longer one's ending: "Ato Mensah" and "Yaw Ato Mensah".

    A father is no part of his son: "Nasser Al-Amiri" and "Khalid Nasser Al-Amiri".
    """
    father = short[0] not in _ARTICLES and not _ARTICLES.isdisjoint(short)
    return short == full[-len(short) :] and not father


def ends_name(short: str, full: str) -> bool:
    """Whether a name of two words or more is a longer one's ending, be it also how a father would be called."""
    words, longer = person_words(short), person_words(full)
    return 1 < len(words) < len(longer) and longer[-len(words) :] == words


def _misprinted(a: list[str], b: list[str]) -> bool:
    """Whether a letter is missing in one word of a long name: "Nana Ato Danquah" and "Nana Ato Danqua".

    A letter exchanged tells people apart: "Nguyen Van Minh" is not "Nguyen Van Linh".
    """
    if len(a) != len(b) or len(a) < 3:
        return False
    differing = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    return len(differing) == 1 and _lacks_a_letter(*sorted(differing[0], key=len))


def _lacks_a_letter(short: str, full: str) -> bool:
    """Whether a word of five letters or more lacks one that is not its first."""
    if len(short) < _LONG_WORD or len(full) != len(short) + 1:
        return False
    return any(full[:i] + full[i + 1 :] == short for i in range(1, len(full)))


def _misspelt(a: str, b: str) -> bool:
    """Whether one given name is a slip for the other: "Gerado" for "Gerardo", but not "Daniel" for "Daniela"."""
    known = given_name_genders()
    if a.capitalize() in known and b.capitalize() in known:
        return False
    return _lacks_a_letter(*sorted((a, b), key=len)) or _letters_swapped(a, b)


def _letters_swapped(a: str, b: str) -> bool:
    """Whether two words of five letters or more differ by neighbours that changed places: "Hasina" and "Hasian"."""
    if len(a) != len(b) or len(a) < _LONG_WORD or a[0] != b[0] or sorted(a) != sorted(b):
        return False
    differing = [i for i, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    known = given_name_genders()
    names = a.capitalize() in known and b.capitalize() in known  # "Brain" and "Brian" may be two
    return len(differing) == 2 and differing[1] == differing[0] + 1 and not names


def _without_suffix(words: list[str]) -> tuple[list[str], str]:
    """A name's words and its "Jr", "Sr" or numeral, "" where it has none."""
    return (words[:-1], words[-1]) if len(words) > 1 and words[-1] in _SUFFIXES else (words, "")


def _middle_names_agree(a: list[str], b: list[str]) -> bool:
    """Whether middle names leave room for one person: one side has none, or one is common ("W" and "Walker" too).

    Of initials the first must be the same: "George W. Bush" is not "George H.W. Bush".
    """
    if a and b and max(map(len, (*a, *b))) == 1:
        return a[0] == b[0]
    return not a or not b or any(_given_names_agree(x, y) for x in a for y in b)


def _part(word: str, full: list[str]) -> str:
    """Whether a lone word names the person: the surname, the first name, or a family name inside ("Leow").

    A father's name is none: "King Salman" is not "Mohammed bin Salman".
    """
    if full[-2] in _SON_OF and word == full[-1]:
        return ""
    if _alike(word, full[-1]) or word == full[0]:
        return "part"
    inner = len(full) > 2 and word in full[1:-1] and word.capitalize() not in first_names()
    return "part" if inner else ""


def respelt_surname(name: str) -> str:
    """The last word of a person's name with spelling variants made one: the block in which names are compared."""
    return _respelt(surname(name))


def name_blocks(name: str) -> tuple[set[str], set[str]]:
    """Keys under which a full name looks for others, and keys under which others find it.

    "Volodymyr Zelensky" and "Vladimir Zelenskyy" share a key by the forms of the given name, "Yaw Ato Mensah" and
    "Ato Mensah" by the second word. A name with an initial looks under the initial, where full names are found but do
    not look themselves: all the many bearers of one surname are then never compared with each other.
    """
    words = person_words(name)
    if not words:
        return set(), set()
    family = respelt_surname(name)
    initial = f"{family}|{words[0][0]}."
    if len(words[0]) == 1:
        return {initial}, {initial}
    given = words[:2] if len(words) > 2 else words[:1]
    keys = {f"{family}|{_respelt(word)}" for word in given}
    keys |= {f"{family}|{group}" for group in name_variants().get(words[0], ())}
    return keys, keys | {initial}


@functools.lru_cache(maxsize=1 << 14)
def comparable(name: str, label: str) -> tuple[frozenset[str], frozenset[str]]:
    """Keys under which a name looks for others of its type in a document, and keys under which others find it.

    Whatever ``person_relation`` or ``same_body`` relate meets in one, so that a list of a thousand names need not be
    compared with itself. Names of other types are one only where their words are.
    """
    if label == "PERSON":
        return _person_keys(name)
    if label == "ORG":
        return body_keys(name)
    words = place_key(name).split() if label == "GPE" else words_of(name)
    key = frozenset({words[0].removesuffix("s") if words else ""})
    return key, key


def place_key(name: str) -> str:
    """The folded name of a place, equal for a town and its government: "City of Lund", "Lund Municipality" -> "lund".

    Not for provinces and counties, whose capitals often have their names.
    """
    return _MUNICIPALITY.sub("", _TOWN_OF.sub("", fold(name)))


def _person_keys(name: str) -> tuple[frozenset[str], frozenset[str]]:
    words, _ = _without_suffix(person_words(name))
    looks, found = end_keys(words)
    each = [_respelt(word) for word in words]
    both = {f"letters:{''.join(sorted(words[-1]))}"} if words else set()
    if len(words) == 1:
        both |= {f"lone:{each[0]}", f"called:{words[0]}"}
        return looks | both | {f"word:{each[0]}"}, found | both
    both |= {f"family:{each[-1]}"} if words else set()
    if len(words) > 2:
        both |= {f"given:{words[0]} {words[1]}", f"called:{''.join(word[0] for word in words)}"}
    if len(words) == 4:
        without = [f"{given} {words[2]}" for given in words[:2]]
        looks |= {f"whole:{name}" for name in without}
        found |= {f"longer:{name}" for name in without}
    return looks | both | {f"lone:{word}" for word in each}, found | both | {f"word:{word}" for word in each}
