"""May two names be one actor? Normal forms, spelling variants, surnames, initials and acronyms.

Spelling variants follow the common romanisations of Slavic and Arabic names ("Zelensky", "Zelenskyy", "Zelenskiy"):
letters that they exchange are made one before names are compared.
"""

from __future__ import annotations

import re
import unicodedata

from graphkit.gazetteer import first_names, name_variants, state_adjectives

__all__ = [
    "abbreviates",
    "body_key",
    "fold",
    "person_relation",
    "respelt_surname",
    "same_body",
    "surname",
    "words_of",
]

_FOLDED = str.maketrans("łŁđĐøØßæÆœŒðÐþÞıİ", "lLdDoOsaAoOdDtTiI")
_SMALL = frozenset("of the and for on in de la le du des del der van von und et y e a al at to".split())
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
_BODY_WORDS = {
    "organization": "organisation",
    "defense": "defence",
    "labor": "labour",
    "center": "centre",
    "program": "programme",
    "&": "and",
    "dept": "department",
}


def fold(text: str) -> str:
    """Lower case without diacritics or punctuation: "Łukasz O’Neil-Żak" -> "lukasz oneil zak"."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_FOLDED))
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(re.sub(r"['’.]", "", bare.lower().replace("-", " ").replace(",", " ")).split())


def words_of(name: str) -> list[str]:
    """The folded words of a name."""
    return fold(name).split()


def surname(name: str) -> str:
    """The folded last word of a person's name."""
    return words_of(name)[-1] if words_of(name) else ""


def _respelt(word: str) -> str:
    for pattern, replacement in _RESPELT:
        word = pattern.sub(replacement, word)
    return word


def _alike(a: str, b: str) -> bool:
    """Whether two folded words are one word in two spellings."""
    return a == b or (min(len(a), len(b)) > 3 and _respelt(a) == _respelt(b))


def _given_names_agree(a: str, b: str) -> bool:
    """Whether two folded given names may be one: equal, an initial, a spelling or a form of the same name."""
    if _alike(a, b) or (min(len(a), len(b)) == 1 and a[0] == b[0]):
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
    first, second = words_of(a), words_of(b)
    if not first or not second:
        return ""
    if first == second:
        return "same"
    if len(first) == 1 and len(second) == 1:
        return "spelling" if _alike(first[0], second[0]) else ""
    if len(first) > len(second):
        first, second = second, first
    if len(first) == 1:
        return _part(first[0], second)
    if not _alike(first[-1], second[-1]):
        return "part" if first == second[: len(first)] or first == second[-len(first) :] else ""
    if not _given_names_agree(first[0], second[0]):
        # "Ato Forson" and "Cassel Ato Forson": the shorter one is the longer one's ending
        return "part" if first == second[-len(first) :] else ""
    return "spelling"


def _part(word: str, full: list[str]) -> str:
    """Whether a lone word names the person: the surname, the first name, or a family name inside ("Leow")."""
    if _alike(word, full[-1]) or word == full[0]:
        return "part"
    inner = len(full) > 2 and word in full[1:-1] and word.capitalize() not in first_names()
    return "part" if inner else ""


def abbreviates(short: str, full: str) -> bool:
    """Whether ``short`` is made of the initials of ``full``: "OUN", "BoG", "U.N."."""
    letters = re.sub(r"[^A-Za-z]", "", short).lower()
    if not 2 <= len(letters) <= 8 or sum(c.isupper() for c in short) < 2:
        return False
    words = words_of(full)
    if len(words) < 2:
        return False
    every = "".join(w[0] for w in words)
    content = "".join(w[0] for w in words if w not in _SMALL)
    return letters in {every, content}


def same_body(a: str, b: str) -> str:
    """How two organisations' names relate: "same", "acronym", "part" (one is a shorter form of the other) or "".

    "Ministry of Defence" and "Defense Ministry" are the same; "Gorchakov Fund" is part of "Gorchakov Diplomacy Fund".
    """
    if abbreviates(a, b) or abbreviates(b, a):
        return "acronym"
    first, second = _body(a), _body(b)
    if not first or not second:
        return ""
    if first == second:
        return "same"
    if len(first) > len(second):
        first, second = second, first
    if len(first) == 1 and len(first[0]) < 3:
        return ""
    ends = second[-len(first) :] == first or second[: len(first)] == first
    around = len(first) > 1 and first[0] == second[0] and first[-1] == second[-1]
    return "part" if ends or around else ""


def _body(name: str) -> list[str]:
    """The words of an organisation's name in one order and spelling: "ministry of x affairs" -> "x ministry"."""
    words = [_BODY_WORDS.get(w, w) for w in words_of(name)]
    words = [w for w in words if w != "the"]
    text = " ".join(words)
    text = text.replace("foreign affairs", "foreign").replace("internal affairs", "interior")
    match = re.fullmatch(r"(.*?)\b(ministry|department) (?:of|for) (?:the )?(.+)", text)
    if match:
        text = f"{match[1]}{match[3]} {match[2]}"
    return [w for w in text.split() if w not in _SMALL]


def respelt_surname(name: str) -> str:
    """The last word of a person's name with spelling variants made one: the block in which names are compared."""
    return _respelt(surname(name))


def body_key(name: str) -> list[str]:
    """The words of an organisation's name, sorted apart from its state: equal for spellings of one body.

    "Russian Ministry of Foreign Affairs", "Russia’s Foreign Ministry" -> ["foreign", "ministry", "russia"].
    """
    words = _body(name)
    adjectives = state_adjectives()
    bodies = [adjectives.get(w, w).lower() for w in words if w != "s"]
    return bodies if len(bodies) < 2 else sorted(bodies)
