"""Which words are a name and where it begins: ordinary words out, forenames and initials in, two names apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from graphkit.gazetteer import BODY_HEADS, COMPANY_FORMS, TRADES, first_names, roles, state_adjectives, states
from graphkit.language.cues import BODIES_BEFORE, CALENDAR, CREEDS, QUOTES, THINGS, Name

__all__ = ["corrected_spans"]

_ABSTRACT = re.compile(r"[A-Z][a-z]{2,}(?:ness|tions?|isms?|ships?|ments?|archy)")
"""Nouns that are seldom names, by their endings; surnames may end so ("Holness", "Clements")."""

_PREDICATES = frozenset(
    "added admitted announced argued asked believes called claimed confirmed declined denied did does had has insisted "
    "joined noted replied reported said says stressed suggested tells thinks told tweeted wants warned was will would "
    "wrote".split()
)
"""Verbs that persons and bodies have more often than abstractions do."""

_TOLD_BY_FIRMS = frozenset("added announced confirmed declined expects reported said says warned".split())
"""Verbs of firms, whose names may end in a possessive, and of nobody's belongings."""

_SAID_NEXT = frozenset("that it the he she they its a an no this in on , . ”".split())
"""What stands behind such a verb: "Amsel's said it would pay"."""

_INITIAL = re.compile(r"[A-Z]\.")
_INITIALS = re.compile(r"(?:[A-Z]\.){1,3}")
_SENTENCE_ENDS = frozenset(".!?:…")
_LONGEST_FULL_NAME = 4
"""Words that a person's name behind a body's has fewer of."""

_FIRMS = frozenset({"Inc.", "Ltd.", "Corp.", "Co."})
"""Legal forms whose stop may end a sentence as well."""

_LONG_DASHES = frozenset({"–", "—", "―", "--"})
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_DASHES = frozenset("(-—–")
_PARTS = frozenset("Annex Appendix Article Chapter Figure Page Schedule Section Table".split())
"""What opens a reference ("Appendix 2C")."""

_NUMBER = re.compile(r"\d\S*|[A-Z]|[IVXLC]+")
"""What a reference ends with."""

_WILDS = frozenset(
    "Alps Amazon Andes Arctic Caribbean Caucasus Chaco Himalayas Kalahari Patagonia Pyrenees Sahara Sahel".split()
)
"""Lands that several states share, so that an adjective before them tells whose part."""

_BEFORE_OFFICES = frozenset({"the", "Mr", "Mr.", "Madam"})
_TRAILING = frozenset({"of", "the", "and"})
_SMALL = 4
"""Letters that the words without a capital in a headline have at most."""

_LONGEST_WING = 2
"""Letters in brackets behind an acronym that tell a party's wing; more explain it or are another body."""

_LETTERS_OF_A_WING = 3
"""Letters in brackets that do so where the word behind them tells a party: "CPN (UML) vice-chair"."""

_OF_PARTIES = frozenset(
    "leader leaders chair chairman vice-chair vice-chairman mp mps mla mlas lawmaker lawmakers candidate candidates "
    "central general legislature parliamentary president secretary supporters vice workers".split()
)
"""Words behind the name of a party."""

_PARTIES = frozenset("Party Congress Front League Dal Movement Alliance Union Sena Democrats Liberation".split())
"""Words in the names of parties."""

_WINGS = frozenset(
    "Authentic Center Centre Centrist Communist Democratic Independent Left Leninist Liberal Maoist Marxist "
    "Progressive Radical Reformed Secular Socialist Unified United".split()
)
"""Words in brackets that tell which of two parties of one name: "Communist Party of Nepal (Unified Socialist)"."""

_LONGEST_CREED = 6
"""Words from one bracket to the other."""

_PARTICLES = frozenset("ag al ap bin bint da de del den der di dos du el ibn la le ould ten ter van von wuld".split())
"""Small words inside a person's name: "Attaye ag Rhissa"."""

_FUNCTION_WORDS = frozenset(
    "an by day do go her him how in let man may me my nor now on or our out own said say see so than that the thus to "
    "too up us was we will won yet you".split()
)
"""Words that are names, too, and that nobody takes for names: "Nguyen Van Thus", "Edward Said", "Daw Khin Than"."""

_REPUBLICS = frozenset({"Republic", "Republics"})


def corrected_spans(words: Sequence[str], names: Sequence[Name]) -> list[Name]:
    """Leave out what is no name, and set right where a name begins and ends.

    Args:
        words: All words of the document.
        names: Its names, in order; they do not overlap, nor do those returned.
    """
    lower = {word for word in words if word.islower()}
    shouted_or_lower = not any(word[:1].isupper() for word in words)
    persons = {name.words for name in names if name.label == "PERSON"}
    surnames = {person[-1] for person in persons if len(person) > 1}
    found: list[Name] = []
    for name in names:
        if (_uncapitalised(name) and not shouted_or_lower) or _in_own_script(words, name):
            continue
        if len(name.words) == 1 and (_ordinary(words, name, lower) or _office(words, name, surnames)):
            continue
        for part in _staff(words, name) or _split(name, persons, surnames):
            found.append(_extended(words, part, found[-1].end if found else 0, surnames))
            if len(found) > 1 and _in_two(words, found[-2], found[-1], surnames):
                found[-2:] = [_joined(words, found[-2], found[-1])]
            elif len(found) > 1 and _national(words, found[-2], found[-1]):
                found[-2:] = [replace(_joined(words, found[-2], found[-1]), label="ORG")]
            elif len(found) > 1 and _linked(words, found[-2], found[-1]):
                found[-2:] = [_joined(words, found[-2], found[-1])]
    return [name for i, name in enumerate(found) if i == 0 or name.start >= found[i - 1].end]


def _uncapitalised(name: Name) -> bool:
    """Whether a name has letters but no capital: "mountain gorillas"."""
    return name.label in {"PERSON", "ORG", "GPE"} and name.text.islower()


def _in_own_script(words: Sequence[str], name: Name) -> bool:
    """Whether brackets hold a name in its own script: "Wu Mei (吳美)"."""
    enclosed = name.start > 0 and words[name.start - 1] == "("
    return enclosed and not any(c.islower() or c.isupper() for c in name.text)


def _ordinary(words: Sequence[str], name: Name, lower: set[str]) -> bool:
    """Whether a lone word owes its capital to the sentence: "Permissiveness played a joke", "the region. Region"."""
    if name.label not in {"PERSON", "ORG", "GPE"} or not name.text[0].isupper():
        return False
    following = words[name.end] if name.end < len(words) else ""
    if name.text in _PARTS and _NUMBER.fullmatch(following):
        return True
    if name.label == "PERSON" and _INITIAL.fullmatch(name.text):
        return True
    if following in _PREDICATES or not _opens_sentence(words, name.start):
        return False
    return bool(_ABSTRACT.fullmatch(name.text)) or (name.label == "PERSON" and name.text.lower() in lower)


def _office(words: Sequence[str], name: Name, surnames: set[str]) -> bool:
    """Whether a lone word is an office: "some of the Kings and Sheikhs", "the Sheriff", "Mr Speaker"."""
    word = name.text.lower()
    if name.label not in {"PERSON", "GPE", "NORP"} or name.text in surnames:
        return False
    several = roles().get(word.removesuffix("s")) if word.endswith("s") else None
    before = words[name.start - 1] if name.start else ""
    one = roles().get(word) if name.label == "PERSON" and before in _BEFORE_OFFICES else None
    return any(role is not None and role.kind == "office" for role in (several, one))


def _opens_sentence(words: Sequence[str], i: int) -> bool:
    while i > 0 and (words[i - 1] in QUOTES or words[i - 1] in _DASHES):
        i -= 1
    return i == 0 or words[i - 1] in _SENTENCE_ENDS or words[i - 1].isspace()


def _split(name: Name, persons: set[tuple[str, ...]], surnames: set[str]) -> Iterator[Name]:
    """Split a state from a person of the document: "in [Saudi Arabia Biden] said"; a people from a thing or land.

    Also a person from what is his, "[Clinton's Senate] race", a body from who works for it, "[Amsel's Ada Roe]", and
    the sides of a dash, "[AMMAN — Jordan] will".
    """
    words = name.words
    for cut in range(1, len(words)):
        if words[cut:] in persons and " ".join(words[:cut]) in states():
            return _halves(name, cut, cut, "GPE", "PERSON")
        if (
            name.label == "ORG"
            and words[cut - 1] in _FIRMS
            and words[cut] not in COMPANY_FORMS
            and words[cut].isupper()
        ):
            return _halves(name, cut, cut, "ORG", "ORG")  # "[Amsel Brisk Inc. NTI] president": a sentence ends there
        if words[cut] in _LONG_DASHES:
            filed = name.label == "PERSON" and "".join(words[:cut]).isupper() and not "".join(words[cut:]).isupper()
            return _halves(name, cut, cut + 1, "GPE" if filed else name.label, name.label)  # "LUND - Ada Roe"
        if words[cut] in _POSSESSIVES and words[cut - 1] in surnames and name.label != "PERSON":
            return _halves(name, cut, cut + 1, "PERSON", name.label)
        if words[cut] in {"'s", "’s"} and name.label == "PERSON" and len(words) > cut + 2:
            return _halves(name, cut, cut + 1, "PERSON" if words[cut - 1] in surnames else "ORG", "PERSON")
    kind = _second(name)
    return _halves(name, 1, 1, "NORP", kind) if kind else iter((name,))


def _staff(words: Sequence[str], name: Name) -> list[Name]:
    """A body and who speaks for it or is of an age, where one name holds both: "[Amsel's Ada Roe] said"."""
    cut = next((i for i, word in enumerate(name.words) if word in {"'s", "’s"}), 0)
    behind, after = name.words[cut + 1 :], words[name.end : name.end + 2]
    if name.label != "ORG" or not cut or not 1 < len(behind) < _LONGEST_FULL_NAME or not all(map(str.istitle, behind)):
        return []
    aged = len(after) > 1 and after[0] == "," and after[1].isdigit()
    if not (aged or _PREDICATES.intersection(after[:1])) or not (BODY_HEADS | TRADES).isdisjoint(behind):
        return []
    return list(_halves(name, cut, cut + 1, "ORG", "PERSON"))


def _halves(name: Name, end: int, start: int, first: str, second: str) -> Iterator[Name]:
    """The words of a name before ``end`` and from ``start`` on, each with its type."""
    yield replace(name, end=name.start + end, words=name.words[:end], label=first)
    if name.words[start:]:
        yield replace(name, start=name.start + start, words=name.words[start:], label=second)


def _second(name: Name) -> str:
    """Type of the second of two words where the first is a people of its own: "Muslim Quran", "the Swiss Alps"."""
    if len(name.words) != 2:
        return ""
    first, second = name.words
    people = first.lower() in state_adjectives()
    if name.label == "MISC" and (people or first in CREEDS):
        return "NORP" if second in CREEDS else "MISC" if second in THINGS else ""
    return "LOC" if name.label in {"ORG", "PERSON", "GPE"} and people and second in _WILDS else ""


def _in_two(words: Sequence[str], name: Name, following: Name, surnames: set[str]) -> bool:
    """Whether two words in a row are one person's name."""
    single = len(name.words) == len(following.words) == 1 and name.label == following.label == "PERSON"
    return single and name.text not in surnames and name.end == following.start


def _national(words: Sequence[str], people: Name, following: Name) -> bool:
    """Whether the adjective of a state or continent opens a body's name: "the news site European Herald"."""
    single = people.label == "NORP" and len(people.words) == len(following.words) == 1
    before = words[people.start - 1] if people.start else ""
    return single and people.end == following.start and (before in BODIES_BEFORE or before == "site")


def _linked(words: Sequence[str], name: Name, following: Name) -> bool:
    """Whether a small word links two halves of a person's name: "Attaye ag Rhissa"."""
    persons = name.label == following.label == "PERSON"
    return persons and following.start == name.end + 1 and words[name.end] in _PARTICLES


def _joined(words: Sequence[str], name: Name, following: Name) -> Name:
    return replace(name, end=following.end, words=tuple(words[name.start : following.end]))


def _extended(words: Sequence[str], name: Name, first: int, surnames: set[str]) -> Name:
    """Take in forenames and initials from word ``first`` on, and "Lugansk People" its republic; leave "of the" out."""
    start, end = name.start, name.end
    wing = _wing(words, end) or _creed(words, name)
    if wing and (name.label != "PERSON" or len(name.words) == 1):  # "ADA ROE (L)" stands on the left
        end += wing
        return Name(start, end, tuple(words[start:end]), "ORG")
    if _is_a_house(words, name, surnames):
        return Name(start, end + 1, tuple(words[start : end + 1]), "ORG")
    if name.label == "PERSON":
        while start > first and _forename(words, start - 1):
            start -= 1
        end += _surname(words, end)
    elif name.words[-1] == "People" and len(words) > end + 1 and words[end + 1] in _REPUBLICS:
        return Name(start, end + 2, tuple(words[start : end + 2]), "GPE")
    else:
        while end > start + 1 and words[end - 1] in _TRAILING:
            end -= 1
    same = start == name.start and end == name.end
    return name if same else replace(name, start=start, end=end, words=tuple(words[start:end]))


def _is_a_house(words: Sequence[str], name: Name, surnames: set[str]) -> bool:
    """Whether a lone word before "’s" and a verb is a firm called so: "Amsel’s announced"; Ada Roe is none."""
    mark, verb, following = [*words[name.end : name.end + 3], "", "", ""][:3]
    alone = len(name.words) == 1 and name.text not in surnames and not name.text.isupper()
    told = verb in _TOLD_BY_FIRMS and (following.lower() in _SAID_NEXT or following[:1].isupper())
    return alone and mark in {"'s", "’s"} and told  # not "Amsel's reported losses"


def _wing(words: Sequence[str], i: int) -> int:
    """How many words behind a party's acronym tell its wing: "PDI-P", "CPI(M)", but not "WHO (UN)"."""
    mark, letters, close = [*words[i : i + 3], "", "", ""][:3]
    if not words[i - 1].isupper() or not (letters.isalpha() and letters.isupper()):
        return 0
    if mark == "(" and close == ")" and letters not in states():
        of_a_party = len(letters) == _LETTERS_OF_A_WING and _OF_PARTIES.intersection(
            map(str.lower, words[i + 3 : i + 4])
        )
        return 3 if len(letters) <= _LONGEST_WING or of_a_party else 0
    return 2 if mark == "-" and len(letters) == 1 else 0


def _creed(words: Sequence[str], name: Name) -> int:
    """How many words in brackets behind a party's full name tell its wing: "Communist Party of India (Marxist)"."""
    i = name.end
    if words[i : i + 1] != ["("] or _PARTIES.isdisjoint(name.words):
        return 0
    close = next((n for n in range(2, _LONGEST_CREED) if words[i + n : i + n + 1] == [")"]), 0)
    inside = words[i + 1 : i + close]
    return close + 1 if close and all(word in _WINGS or word == "-" for word in inside) else 0


def _surname(words: Sequence[str], i: int) -> int:
    """How many words behind a person's name belong to it that no recogniser takes for one: "Edward Said, a fisherman".

    None in a headline, where every word has a capital: "Trump Said to Quit".
    """
    following = words[i : i + 3]
    if not following or following[0].lower() not in _FUNCTION_WORDS or not following[0].istitle():
        return 0
    count = next((n for n, word in enumerate(following) if not word.istitle()), 0)
    start, end = i, i
    while start > 0 and words[start - 1] not in _SENTENCE_ENDS and not words[start - 1].isspace():
        start -= 1
    while end < len(words) and words[end] not in _SENTENCE_ENDS and not words[end].isspace():
        end += 1
    return count if any(word.islower() and len(word) > _SMALL for word in words[start:end]) else 0


def _forename(words: Sequence[str], i: int) -> bool:
    """Whether "J.D." or a given name; "H.E." is a title, and what opens a sentence may be a word ("Said Xulu: ...")."""
    if _INITIALS.fullmatch(words[i]):
        return words[i] != "H.E."
    return words[i] in first_names() and words[i] not in CALENDAR and not _opens_sentence(words, i)
