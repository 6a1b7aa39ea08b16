"""What a document repeats: one name has one type, and a name found once is found wherever it stands.

``graphkit.language.consistency`` has made the recogniser's entities agree as they were found. Here names are what
trimming, gazetteers and headlines made of them, and may disagree again: "the Amsel party" and "Amsel" are one spelling
only now, "Washington" is known for a seat of government only now. So they vote once more, and a tie, which leaves every
entity its type there, is settled. What was no entity is found only here: a surname whose bearer was recognised, the
rest of a trimmed name.

Each part was left out in turn. Without the surnames or the repetitions, mentions and edges of the annotated articles
get worse; without the surnames that are seats, "Washington" in a text on Denzel Washington is the United States;
without the vote, nine of 8,100 names in 200 articles of PolNeAR change, six for the worse and none for the better.
"""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Literal

from graphkit.folding import is_made_of
from graphkit.gazetteer import cities, first_names, institutions, regions, roles, seats, states
from graphkit.mentions.candidates import Candidate
from graphkit.mentions.context import is_placed
from graphkit.mentions.firms import KIND_OF_BODY
from graphkit.records import Label

if TYPE_CHECKING:
    from graphkit.wording import Wording

__all__ = ["one_type_per_name", "repeat"]

_SYLLABLES = 3
"""Tokens of a given name of two syllables: "Ka-chiu"."""

_FUNCTION_WORDS = frozenset({"DET", "PRON", "ADP", "CCONJ", "SCONJ", "AUX", "VERB", "ADV"})


_SHORTEST_ACRONYM = 3
"""Letters of an acronym that nothing introduces."""

_SMALL = frozenset("of for and the in on to de la del des du".split())


def one_type_per_name(wording: Wording, candidates: list[Candidate]) -> list[Candidate]:
    """Give every spelling the type most of its mentions have, and a lone surname its full name's."""
    votes: dict[str, Counter[Label | Literal[""]]] = defaultdict(Counter)
    surnames: set[str] = set()
    bearers: set[str] = set()
    named = [(candidate, wording.of(candidate.start, candidate.end)) for candidate in candidates]
    for candidate, text in named:
        told = candidate.canonical or candidate.rule == KIND_OF_BODY  # "Chipmaker Veltra"
        votes[text][candidate.label] += 10 if told else 1
        if candidate.label == "PERSON" and candidate.end - candidate.start > 1:
            surnames.update(_family_names(wording, candidate))
            bearers.add(wording.words[candidate.end - 1])
    bodies = {" ".join(text.split()[n:]) for c, text in named if c.label == "ORG" for n in range(1, text.count(" "))}
    kept = []
    for candidate, text in named:
        label = _label_of_most(text, votes[text])
        if label == "GPE" and text in bodies and not candidate.canonical and text not in cities():
            label = "ORG"  # "Tavir Fire Station ... Fire Station"
        if text in surnames and candidate.end - candidate.start == 1 and not candidate.canonical:
            placed = candidate.label == "GPE" and is_placed(wording, candidate.start)
            label = label if placed else "PERSON"
        if candidate.seat and text in bearers and not is_placed(wording, candidate.start):
            # "Denzel Washington ... Washington thanked the crew": a surname here, no government
            candidate = dataclasses.replace(candidate, canonical="", seat=False, form="named")
            label = "PERSON"
        kept.append(dataclasses.replace(candidate, label=label) if label != candidate.label else candidate)
    return kept


def _label_of_most(text: str, votes: Mapping[Label | Literal[""], int]) -> Label | Literal[""]:
    """The type with most votes; an unknown name that may be a place's is rather a body's, of several words a person's.

    Of ten such ties in the 969 articles of Worldwide English Newswire's train and dev parts seven come out right; as
    places, one did.
    """
    if len(votes) == 1:
        return next(iter(votes))
    most = max(votes.values())
    tied = sorted(label for label, count in votes.items() if count == most)
    if tied == ["GPE", "ORG"] and text not in cities():
        return "ORG"
    if tied == ["GPE", "PERSON"] and " " in text and text not in cities():
        return "PERSON"
    return tied[0]


def repeat(wording: Wording, candidates: list[Candidate]) -> list[Candidate]:
    """Add the places where a name found elsewhere in the document was missed, or only its beginning was found."""
    names: dict[str, Candidate] = {}
    capitals = {word for word in wording.words if word.isupper() and word.isalpha() and len(word) >= _SHORTEST_ACRONYM}
    for candidate in candidates:
        text = wording.of(candidate.start, candidate.end)
        if candidate.label in {"PERSON", "ORG", "GROUP"} and not candidate.canonical and len(text) > 2:
            names.setdefault(text, candidate)
            for short in _acronyms(text, capitals) if candidate.label == "ORG" else ():
                names.setdefault(short, candidate)
            for word in _family_names(wording, candidate):
                names.setdefault(word, candidate)
    by_first: dict[str, list[str]] = defaultdict(list)
    by_word: dict[str, list[str]] = defaultdict(list)  # those of several words
    for name in sorted(names, key=lambda n: (-len(n), n)):
        by_first[name[:2]].append(name)
        if " " in name:
            by_word[name.partition(" ")[0]].append(name)
    taken = {i for c in candidates for i in range(c.start, c.end)}
    found = {c.start: c for c in candidates}
    for i, opening in enumerate([word[:2] for word in wording.words]):
        begun = found.get(i)
        if opening not in by_first or not opening[0].isupper() or (i in taken and begun is None):
            continue
        start, behind = wording.starts[i], begun.end if begun else i
        for name in by_word.get(wording.words[i], ()) if begun else by_first[opening]:
            end = wording.ends.get(start + len(name))
            if end is None or end <= behind or not wording.text.startswith(name, start):
                continue
            if taken & set(range(behind, end)):
                continue
            if end - i == 1 and (_is_no_name(wording, i) or _is_inside_name(wording, i, taken)):
                continue
            found[i] = dataclasses.replace(names[name], start=i, end=end, rule="repeated name")
            taken |= set(range(i, end))
            break
    return list(found.values())


def _acronyms(name: str, capitals: Collection[str]) -> list[str]:
    """Those words in capitals that are made of the first letters of each word of a name, small ones left out.

    The initials, "EFCC", or of some words more than one letter: "LASWA" of the Lagos State Waterways Authority.
    """
    words = [word for word in name.replace("-", " ").split() if word not in _SMALL]
    if len(words) < _SHORTEST_ACRONYM or not all(word[0].isupper() for word in words):
        return []
    lower = [word.lower() for word in words]
    return sorted(word for word in capitals if word[0] == name[0] and is_made_of(word.lower(), lower))


def _is_no_name(wording: Wording, index: int) -> bool:
    """Whether a word that is a surname elsewhere is a verb or small word here; "Said told him" has another verb."""
    if wording.parts[index] not in _FUNCTION_WORDS:
        return False
    return wording.parts[index] != "VERB" or wording.tags[index + 1 : index + 2] not in (["VBD"], ["VBZ"], ["MD"])


def _family_names(wording: Wording, candidate: Candidate) -> list[str]:
    """The words a person's full name can be cut down to: the last, and the first where it is no given name."""
    if candidate.label != "PERSON" or candidate.end - candidate.start == 1:
        return []
    name = wording.words[candidate.start : candidate.end]
    first, last = name[0], name[-1]
    if len(name) > _SYLLABLES and name[-2] == "-" and last.islower():
        last = name[-4]  # "Lee" of "John Lee Ka-chiu"
    words = [last] if first in first_names() else [last, first]  # "Koh Lee Peng" is "Koh" in the next sentence
    known = (regions(), states(), seats(), institutions(), roles())
    return [w for w in words if len(w) > 1 and w[0].isupper() and not w.isupper() and not any(w in t for t in known)]


def _is_inside_name(wording: Wording, index: int, taken: set[int]) -> bool:
    """Whether a word that is somebody's surname is here part of another's name: "Ali" in "Sahar Ali Sarder"."""
    first, end = wording.sentence(index)
    return any(
        wording.parts[i] == "PROPN" and wording.words[i][0].isupper() and wording.lower[i] not in roles()
        for i in (index - 1, index + 1)
        if first <= i < end and i not in taken
    )
