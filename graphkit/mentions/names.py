"""Named mentions: the entity layer, repaired.

An entity recogniser mistypes what it has rarely seen, runs headlines together and misses repetitions. What a text
repeats corrects it: a name has one type in a document, a lone surname has its full name's, and a headline in title
case is read with the names of the body below it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import TYPE_CHECKING

from graphkit.gazetteer import (
    HONORIFICS,
    TRADES,
    cities,
    ethnic_groups,
    family_names_first,
    first_names,
    given_name_genders,
    institutions,
    ordinary_names,
    organisations,
    peoples,
    regions,
    roles,
    state_adjectives,
    states,
)
from graphkit.mentions.acronyms import spelt_out, typed_by_spelling
from graphkit.mentions.addressed import titled
from graphkit.mentions.candidates import Candidate
from graphkit.mentions.channels import PLATFORMS
from graphkit.mentions.context import (
    BODY_WORDS,
    bodies_joined,
    families,
    is_called,
    is_placed,
    posted,
    typed_by_context,
)
from graphkit.mentions.firms import firms
from graphkit.mentions.forces import forces
from graphkit.mentions.headlines import read_headlines
from graphkit.mentions.kinds import without_things
from graphkit.mentions.lookup import AMBIGUOUS, find_known
from graphkit.mentions.offices import named_offices
from graphkit.mentions.outlets import outlets
from graphkit.mentions.partisans import is_lawmaker, without_party
from graphkit.mentions.repetition import one_type_per_name, repeat
from graphkit.mentions.shortened import speaks
from graphkit.mentions.things import THING_HEADS, believable
from graphkit.mentions.trimming import trimmed
from graphkit.mentions.wholes import wholes
from graphkit.records import Gender, Label

if TYPE_CHECKING:
    from graphkit.tokens import Token
    from graphkit.wording import Wording

__all__ = ["find_names"]

_LABELS: dict[str, Label] = {"PERSON": "PERSON", "ORG": "ORG", "GPE": "GPE", "NORP": "NORP", "LOC": "GPE", "FAC": "ORG"}
"""Entity types to actors; a LOC survives only where the gazetteer knows it as an actor, a FAC also where it speaks."""


_PLACE_ENDS = frozenset({"Springs", "Municipality", "County", "Cay", "Falls", "Creek", "Bay", "Heights", "Hills"})
"""Last words of places called after people: "Alice Springs"."""

_IN_PLACE_NAMES = frozenset({"king", "queen", "prince", "princess", "bishop", "governor", "president", "general"})
"""Offices that places are called after."""


_AS_BODIES = frozenset({"WHO", "WFP"})
"""Ambiguous acronyms that as a body's are always the same one's."""

_WHOLE = frozenset({"entire", "whole", "collective", "united", "political"})
"""Words between "the" and the bloc that it is: "the collective West"."""

_PARTS_OF_STATES = (["state"], ["province"], ["county"])
"""Words behind the name of a seat of government that make it another place's: "Washington state"."""

_PARTS_WITH_NAMES = frozenset({"State", "Province", "Prefecture", "Region", "District"})
"""Last words of the names of parts of states."""

_POSSESSIVES = frozenset({"'s", "’s"})

_PEOPLE_FOLLOWED = frozenset({"who", "whom", "of", "living", "in", "from", "among", "and"})
"""Words behind a people that tell which of it are meant: "the Americans who voted"."""


def find_names(doc: list[Token], wording: Wording) -> list[Candidate]:
    """Named mentions and metonyms, sorted and disjoint."""
    known = _as_towns(wording, [k for k in find_known(wording) if not _is_shouted(wording, k)])
    entities = named_offices(wording, titled(doc, wording, _entities(doc, wording), known))
    entities = firms(doc, wording, spelt_out(wording, entities))
    entities = typed_by_spelling(wording, posted(wording, bodies_joined(doc, wording, entities)))
    entities = families(wording, entities)
    chosen = wholes(wording, _merge(doc, wording, known, entities))
    chosen = outlets(wording, typed_by_context(doc, wording, chosen))
    chosen = read_headlines(wording, chosen)
    chosen = forces(wording, one_type_per_name(wording, chosen))
    chosen = without_things(doc, wording, repeat(wording, chosen))
    named = (_for_its_state(wording, candidate) for candidate in chosen)
    return sorted(named, key=lambda c: c.start)


def _for_its_state(wording: Wording, candidate: Candidate) -> Candidate:
    """A people with an article is its state's side, "the Americans want talks"; "Americans" alone are the people."""
    state = peoples().get(candidate.canonical, "") if candidate.label == "NORP" else ""
    if not state or not candidate.start or wording.lower[candidate.start - 1] != "the":
        return candidate
    following = wording.lower[candidate.end] if candidate.end < len(wording.lower) else ""
    if following in _PEOPLE_FOLLOWED or candidate.end - candidate.start > 1:
        return candidate
    return dataclasses.replace(
        candidate,
        start=candidate.start - 1,
        form="nominal",
        label="GPE",
        canonical=state,
        number="plural",
        rule="people for its state",
    )


def _as_towns(wording: Wording, known: list[Candidate]) -> list[Candidate]:
    """Take a seat of government for a town where the text speaks of its mayor: "Lima Mayor Ada Roe", then "Lima"."""
    towns = {wording.of(k.start, k.end) for k in known if k.seat and _has_a_mayor(wording, k)}
    return [
        dataclasses.replace(k, form="named", label="GPE", canonical="", seat=False)
        if k.seat and (wording.of(k.start, k.end) in towns or wording.lower[k.end : k.end + 1] in _PARTS_OF_STATES)
        else k
        for k in known
    ]


def _has_a_mayor(wording: Wording, seat: Candidate) -> bool:
    """Whether a mayor or council stands behind a town's name, or "mayor of" before it."""
    behind = [word for word in wording.lower[seat.end : seat.end + 3] if word not in _POSSESSIVES]
    before = wording.lower[max(seat.start - 2, 0) : seat.start]
    return behind[:1] == ["mayor"] or behind[:2] == ["city", "council"] or before in (["mayor", "of"], ["city", "of"])


def _is_shouted(wording: Wording, candidate: Candidate) -> bool:
    """Whether a short ambiguous acronym stands in a line of capitals, where "WHO" is a question."""
    if wording.of(candidate.start, candidate.end) not in AMBIGUOUS:
        return False
    first, end = wording.sentence(candidate.start)
    return all(word.isupper() for word in wording.words[first:end] if word.isalpha())


_CLAUSAL = frozenset({"VBD", "VBP", "VBZ", "WRB", "WP"})
"""Tags of verbs and of the words that open a clause."""

_NO_NAMES = frozenset(
    "although and as because but he here how however if it now or she since so that then there these they this those "
    "though thus until we what when where while who why you".split()
)
"""Words that are no name where their capitals are a slip: "SInce then"."""


def _entities(doc: list[Token], wording: Wording) -> list[Candidate]:
    found = []
    for first, behind in _recognised(doc):
        label = _LABELS.get(first.ent_type_)
        span = trimmed(wording, first.i, behind, label) if label is not None else None
        bare = without_party(doc, wording, *span) if span is not None else None
        if label is None or bare is None:
            continue
        start, end = bare
        name = wording.of(start, end)
        if bare != span and (name in cities() or name in states()):
            label = "GPE"
        if wording.lower[start] in _NO_NAMES and end - start == 1 and not (name.istitle() or name.isupper()):
            continue
        if "-" in name and _joins_lands(name):
            continue  # "the U.S.-Africa Summit"
        if name in ethnic_groups():
            label = "NORP"
        if label == "NORP" and not _is_people(wording, end - 1):
            continue
        if name in PLATFORMS and label == "PERSON":
            label = "ORG"
        if (name in cities() and name not in first_names()) or _is_part_of_state(wording, start, end):
            label = "GPE"  # "Simferopol" is no body, whatever its sentence looks like
        if label in {"GPE", "ORG"} and end - start in {2, 3} and _looks_personal(wording, start, end):
            placed = is_placed(wording, start) or is_called(wording, start) or name in cities()
            label = label if label == "GPE" and placed else "PERSON"
        if label == "GPE" and _is_styled(wording, start, end):
            label, start = "PERSON", start + 1
        if (
            wording.words[start] == "State"
            and end - start > 1
            and wording.lower[start - 2 : start] == ["secretary", "of"]
        ):
            label, start = "PERSON", start + 1  # "Secretary of State Ada Roe"
        if is_lawmaker(wording, start, end):
            label, start = "PERSON", end - 1
        if label == "ORG" and (owner := _acronym_before(wording, start, end)) > start:
            found.append(_body(start, owner))
            start = owner + 1
        found.append(
            Candidate(
                start=start,
                end=end,
                form="named",
                label=label,
                gender=_gender(wording, start, end) if label == "PERSON" else "",
                number="plural" if label == "NORP" else "singular",
                rule="entity:ORG"
                if first.ent_type_ == "FAC" and speaks(doc[behind - 1])
                else f"entity:{first.ent_type_}",
            )
        )
    return found


def _recognised(doc: list[Token]) -> Iterator[tuple[Token, int]]:
    """The entities: first token and one past the last; a clause in one parts it, "[Greens] blast [Roe]"."""
    for first in doc:
        if first.ent_iob_ != "B":
            continue
        behind = first.i + 1
        while behind < len(doc) and doc[behind].ent_iob_ == "I":
            following = doc[behind + 1] if behind + 1 < len(doc) else first
            if doc[behind].tag_ in _CLAUSAL and doc[behind].text.islower() and following.ent_iob_ == "I":
                yield first, behind
                first = following
            behind += 1
        yield first, behind


def _joins_lands(name: str) -> bool:
    """Whether a name is that of a part of the world with that of a state or another: "U.S.-Africa"."""
    lands = set(name.split("-"))
    return not regions().isdisjoint(lands) and all(land in regions() or land in states() for land in lands)


def _acronym_before(wording: Wording, start: int, end: int) -> int:
    """Where the genitive ends of a body whose part a name is: "NASU’s | Jet Laboratory"; ``start`` where none is."""
    owned = end - start > 2 and wording.tags[start + 1] == "POS" and wording.words[start][:2].isupper()
    return start + 1 if owned and wording.words[start + 2][0].isupper() else start


def _body(start: int, end: int) -> Candidate:
    return Candidate(start=start, end=end, form="named", label="ORG", number="singular", rule="entity:ORG")


def _is_part_of_state(wording: Wording, start: int, end: int) -> bool:
    """Whether a name is a known place with what it is: "Lagos State"; "Ohio State" plays football."""
    if end - start < 2 or wording.words[end - 1] not in _PARTS_WITH_NAMES:
        return False
    return cities().get(wording.of(start, end - 1), "United States") != "United States"


def _is_styled(wording: Wording, start: int, end: int) -> bool:
    """Whether a name taken for a place opens with a person's office: "Metropolitan Tikhon"."""
    if end - start != 2 or wording.lower[start] in _IN_PLACE_NAMES:
        return False  # "King County", "Queen Creek"
    role = roles().get(wording.lower[start])
    return role is not None and role.label == "PERSON" and wording.words[end - 1] not in BODY_WORDS


def _looks_personal(wording: Wording, start: int, end: int) -> bool:
    """Whether a name that the recogniser took for a place or body opens with a given name: "Stepan Bandera"."""
    words = wording.words[start:end]
    if words[0] not in first_names() or not all(w[0].isupper() and w.isalpha() for w in words) or words[-1].isupper():
        return False
    return words[-1].lower() not in roles() and words[-1] not in THING_HEADS | BODY_WORDS | TRADES | _PLACE_ENDS


def _is_people(wording: Wording, last: int) -> bool:
    """Whether a nationality word is a noun for people ("Poles") and no adjective ("Polish", "Russian officials")."""
    word, lower, tag, label = wording.words[last], wording.lower[last], wording.tags[last], wording.labels[last]
    if word in peoples() and word.endswith("s"):
        return True
    if word in regions():
        return False  # "the Mexican Caribbean"
    if lower in state_adjectives() and lower.endswith(("an", "i")):
        return False  # "the Latin American left", "an Iraqi": several have an s, or the article alone
    if label in {"amod", "compound"} or wording.parts[last + 1 : last + 2] in (["NOUN"], ["PROPN"]):
        return False
    if last and wording.lower[last - 1] == "in":
        return tag in {"NNS", "NNPS"}  # "performed in Inuktitut": a language
    # "Inuit", "Māori": a people by a name without a plural, where it stands for itself
    named = tag == "NNP" or word in ethnic_groups()
    nominal = named and label in {"nsubj", "nsubj:pass", "obj", "obl", "conj", "obl:agent", "nmod"}
    return tag in {"NNS", "NNPS"} or nominal


def _gender(wording: Wording, start: int, end: int) -> Gender:
    given, space, rest = wording.of(start, end).partition(" ")
    if not space:
        return ""  # "Anderson-Pyrz" is a surname
    genders = given_name_genders()
    if given in family_names_first() and (given not in first_names() or not _is_family_name(rest)):
        return ""
    return genders.get(given) or genders.get(given.partition("-")[0], "")  # "Carol-Ann"


def _is_family_name(words: str) -> bool:
    """Whether the words behind "Lee", which is a given name too, are a family name: "Marsh" is, "Ha-yoon" is not."""
    return " " not in words and "-" not in words and words not in family_names_first()


def _merge(doc: list[Token], wording: Wording, known: list[Candidate], entities: list[Candidate]) -> list[Candidate]:
    """Entities and gazetteer in one disjoint layer."""
    taken = {i: e for e in entities for i in range(e.start, e.end)}
    chosen: dict[tuple[int, int], Candidate] = {(e.start, e.end): e for e in entities}
    borne = {w for e in entities if e.label == "PERSON" and e.end - e.start > 1 for w in wording.words[e.start : e.end]}
    for candidate in known:
        text = wording.of(candidate.start, candidate.end)
        if text in borne and text in organisations():
            continue  # "Ford" in a story of Ada Ford
        rivals = {(r.start, r.end): r for i in range(candidate.start, candidate.end) if (r := taken.get(i))}
        if not rivals:
            if _stands_alone(doc, wording, candidate):
                chosen[candidate.start, candidate.end] = candidate
            continue
        if _prefer_known(doc, wording, candidate, list(rivals.values())):
            for key in rivals:
                chosen.pop(key, None)
            chosen[candidate.start, candidate.end] = candidate
    return believable(doc, wording, chosen.values())


def _stands_alone(doc: list[Token], wording: Wording, candidate: Candidate) -> bool:
    """Whether a gazetteer name that is no entity may be believed."""
    text, before = wording.of(candidate.start, candidate.end), candidate.start - 1
    if text in organisations():
        last, after = doc[candidate.end - 1], candidate.end
        longer = after < len(wording.words) and wording.words[after].istitle() and wording.parts[after] == "PROPN"
        sure = last.dep_ != "compound" and not longer and not _is_titled(wording, candidate)  # "Kia Vane said"
        if last.text.endswith("s") and doc[candidate.start].is_sent_start:
            return False  # "Conservatives argued that ..." are many
        return sure and (text not in ordinary_names() or speaks(last))
    if candidate.label == "NORP":
        return _is_people(wording, candidate.end - 1)
    if text == "West":  # "the West" is a bloc; "the West Bank" and "Kanye West" are not
        following = wording.words[candidate.end] if candidate.end < len(wording.words) else ""
        lone = not following or not (wording.parts[candidate.end] in {"PROPN", "NOUN"} or following[0].isupper())
        if before > 0 and wording.lower[before] in _WHOLE:
            before -= 1
        return lone and before >= 0 and wording.lower[before] == "the"
    if text in AMBIGUOUS:
        return False
    # not where it is part of a longer one, as "York" of "Ada York"
    return before < 0 or wording.parts[before] != "PROPN" or wording.words[before] not in first_names()


def _prefer_known(doc: list[Token], wording: Wording, candidate: Candidate, rivals: list[Candidate]) -> bool:
    rival = rivals[0]
    if len(rivals) > 1:
        return candidate.end - candidate.start >= max(r.end - r.start for r in rivals)
    if (rival.start, rival.end) == (candidate.start, candidate.end):
        if candidate.label == "NORP":
            return _is_people(wording, candidate.end - 1)
        text = wording.of(candidate.start, candidate.end)
        if text in organisations():
            place = text in ordinary_names() and rival.label == "GPE" and not speaks(doc[candidate.end - 1])
            return not place and not _is_titled(wording, candidate)  # "the Brazilian Amazon"
        ambiguous = text in AMBIGUOUS and not (text in _AS_BODIES and rival.label == "ORG")
        return not ambiguous or rival.label not in {"PERSON", "ORG"} or _is_spelt_out(wording, candidate)
    if candidate.start <= rival.start and rival.end <= candidate.end:
        return True
    if candidate.canonical == "White House" and candidate.end == rival.end:
        return True  # "the Clinton White House"
    return _is_pair(wording, rival)


def _is_titled(wording: Wording, candidate: Candidate) -> bool:
    """Whether a title or office stands before a company's name, which is somebody's then: "Mr Ford", "Premier Ford"."""
    if not candidate.start or wording.parts[candidate.start - 1] not in {"NOUN", "PROPN"}:
        return False
    before = wording.lower[candidate.start - 1]
    role = roles().get(before)
    return before in HONORIFICS or (role is not None and role.label == "PERSON")


def _is_spelt_out(wording: Wording, candidate: Candidate) -> bool:
    """Whether the text also has another name of a body, "International Criminal Court" for "ICC"."""
    own, text = wording.of(candidate.start, candidate.end), wording.text
    names = (n for n, body in institutions().items() if body.name == candidate.canonical and n != own)
    return candidate.label == "ORG" and any(name in text for name in names)


def _is_pair(wording: Wording, entity: Candidate) -> bool:
    """Whether an entity is two states joined, "Russia-US" or "Latvia-Belarus"."""
    words = wording.words[entity.start : entity.end]
    return "-" in words and entity.label in {"GPE", "NORP", "ORG", "PERSON"} and len(words) <= 5
