"""Named mentions: the entity layer, repaired.

An entity recogniser mistypes what it has rarely seen, runs headlines together and misses repetitions. What a text
repeats corrects it: a name has one type in a document, a lone surname has its full name's, and a headline in title
case is read with the names of the body below it.
"""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Literal

from graphkit.gazetteer import first_names, peoples, regions, roles, state_adjectives
from graphkit.mentions.candidates import Candidate
from graphkit.mentions.lookup import AMBIGUOUS, find_known
from graphkit.mentions.trimming import ADDRESSES, HONORIFICS, trimmed
from graphkit.records import Gender, Label

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["find_names", "is_title_case"]

_LABELS: dict[str, Label] = {"PERSON": "PERSON", "ORG": "ORG", "GPE": "GPE", "NORP": "NORP", "LOC": "GPE", "FAC": "ORG"}
"""Entity types to actors; a LOC or FAC survives only where the gazetteer knows it as an actor."""

_TITLE_CASE_SHARE = 0.75
"""Share of a line's words, small words left out, that begin with a capital, from which it is in title case."""

_BODIES = frozenset(
    "Inc Ltd Corp Co Group Party Bank University College Institute Foundation Trust Association Club United City "
    "FC Council Motors Airlines Energy Media Press News Post Times Centre Center Hospital School Church".split()
)
"""Last words that tell an organisation, even behind a given name: "Herbert Foundation"."""

_NO_ACTORS = frozenset(
    "Act Acts Law Laws Bill Bills Code Constitution Amendment Regulation Regulations Directive Treaty Agreement "
    "Accord Accords Protocol Convention Declaration Charter Pact Deal Plan Initiative Strategy Programme Program "
    "Project Award Awards Prize Medal Cup Games Olympics Championship Championships Tournament Trophy War Wars "
    "Revolution Uprising Massacre Day Week Month Festival Summit Forum Conference Congress Dialogue Talks Meeting "
    "Election Elections Referendum Crisis Pandemic Covid COVID-19 Street Avenue Road Square Hall Park Stadium "
    "Airport Bridge River Island Islands Sea Ocean Lake Mountain Mountains Valley Desert Region Peninsula Strait "
    "Canal Monastery Cathedral Mosque Temple Highway Palace Tower Hotel Times Index Report Review Resolution".split()
) - {"Congress", "Times", "Review"}
"""Last words of names that are no actors: laws, treaties, events, buildings, places."""

_FUNCTION_WORDS = frozenset({"DET", "PRON", "ADP", "CCONJ", "SCONJ", "AUX", "VERB", "ADV"})

_SMALL_WORDS = frozenset(
    "a an the and or but nor of in on at to for from by with as is are was vs via over amid".split()
)


def find_names(doc: Doc) -> list[Candidate]:
    """Named mentions and metonyms, sorted and disjoint."""
    known = [k for k in find_known(doc) if not _is_shouted(doc, k)]
    entities = _bodies_joined(doc, _titled(doc, _entities(doc), known))
    chosen = _typed_by_context(doc, _merge(doc, known, entities))
    chosen = _read_headlines(doc, chosen)
    chosen = _one_type_per_name(doc, chosen)
    return sorted(_repeat(doc, chosen), key=lambda c: c.start)


def is_title_case(sentence: Iterable[Token]) -> bool:
    """Whether a line is set like a headline: "Lavrov Signals Potential to Rebuild Ties"."""
    words = [t for t in sentence if t.is_alpha and t.lower_ not in _SMALL_WORDS]
    if len(words) < 4:
        return False
    return sum(t.text[0].isupper() for t in words) >= _TITLE_CASE_SHARE * len(words)


def _is_shouted(doc: Doc, candidate: Candidate) -> bool:
    """Whether a short ambiguous acronym stands in a line of capitals, where "WHO" is a question."""
    if doc[candidate.start : candidate.end].text not in AMBIGUOUS:
        return False
    return all(t.text.isupper() for t in doc[candidate.start].sent if t.is_alpha)


def _entities(doc: Doc) -> list[Candidate]:
    found = []
    for entity in doc.ents:
        label = _LABELS.get(entity.label_)
        if label is None:
            continue
        span = trimmed(doc, entity.start, entity.end, label)
        if span is None:
            continue
        start, end = span
        if label == "NORP" and not _is_people(doc, end - 1):
            continue
        if label in {"GPE", "ORG"} and end - start in {2, 3} and _looks_personal(doc, start, end):
            label = "PERSON"
        found.append(
            Candidate(
                start=start,
                end=end,
                form="named",
                label=label,
                gender=_gender(doc, start, end) if label == "PERSON" else "",
                number="plural" if label == "NORP" else "singular",
                rule=f"entity:{entity.label_}",
            )
        )
    return found


def _titled(doc: Doc, entities: list[Candidate], known: list[Candidate]) -> list[Candidate]:
    """Add persons the recogniser missed behind a form of address: "Datuk Seri Ti Lian Ker", "Dr Kuma"."""
    taken = {i for e in (*entities, *known) for i in range(e.start, e.end)}
    found = list(entities)
    for token in doc[:-1]:
        if token.lower_.rstrip(".") not in ADDRESSES or not token.text[0].isupper():
            continue
        start = end = token.i + 1
        while end < len(doc) and end - start < 4 and end not in taken and _is_name_word(doc[end]):
            end += 1
        while start < end and doc[start].lower_.rstrip(".") in HONORIFICS:
            start += 1
        if start < end:
            found.append(
                Candidate(start=start, end=end, form="named", label="PERSON", number="singular", rule="address")
            )
            taken |= set(range(start, end))
    return sorted(found, key=lambda c: c.start)


def _is_name_word(token: Token) -> bool:
    return token.text[:1].isupper() and token.pos_ in {"PROPN", "NOUN", "ADJ", "X"} and not token.is_sent_start


def _bodies_joined(doc: Doc, entities: list[Candidate]) -> list[Candidate]:
    """Join a body's name that was cut at an apostrophe: "National Athletes' Welfare Foundation"."""
    joined: list[Candidate] = []
    for entity in entities:
        last = joined[-1] if joined else None
        gap = doc[last.end : entity.start] if last else None
        bodies = last is not None and last.label == entity.label == "ORG"
        if last and gap and bodies and len(gap) == 1 and gap[0].tag_ == "POS" and doc[last.end - 1].text.endswith("s"):
            joined[-1] = dataclasses.replace(last, end=entity.end)
            continue
        joined.append(entity)
    return joined


def _typed_by_context(doc: Doc, candidates: list[Candidate]) -> list[Candidate]:
    """Correct a name's type by the words beside it: "media outlet TV3" is a body, "Minister Ti" a person."""
    ordered = sorted(candidates, key=lambda c: c.start)
    retyped = _introduced(doc, ordered)
    for candidate in ordered:
        if candidate.canonical or candidate.label not in {"PERSON", "ORG", "GPE"}:
            continue
        told = _context_label(doc, candidate)
        if told is not None and told != candidate.label:
            retyped[doc[candidate.start : candidate.end].text] = told
    kept = []
    for candidate in ordered:
        text = doc[candidate.start : candidate.end].text
        label = retyped.get(text) or candidate.label
        if not _is_constituency(doc, candidate):
            kept.append(candidate if candidate.canonical else dataclasses.replace(candidate, label=label))
    return kept


def _introduced(doc: Doc, candidates: Sequence[Candidate]) -> dict[str, Label]:
    """Short names that brackets behind a body's name introduce: "National Welfare Foundation (Yakeb)"."""
    found: dict[str, Label] = {}
    for candidate in candidates:
        bracket = doc[candidate.end : candidate.end + 3]
        enclosed = len(bracket) == 3 and (bracket[0].text, bracket[2].text) == ("(", ")")
        if candidate.label == "ORG" and enclosed and bracket[1].text[:1].isupper():
            found[bracket[1].text] = "ORG"
    return found


def _context_label(doc: Doc, candidate: Candidate) -> Label | None:
    before = doc[candidate.start - 1] if candidate.start and not doc[candidate.start].is_sent_start else None
    if before is None:
        return None
    role = roles().get(before.lower_)
    if role is None or before.tag_ in {"NNS", "NNPS"} or (role.kind == "person" and candidate.label == "ORG"):
        return None
    if role.label == "ORG" and candidate.label == "PERSON" and before.text.islower():
        return "ORG"
    if role.label == "PERSON" and candidate.label != "PERSON" and before.text[0].isupper():
        return "PERSON"
    return None


def _is_constituency(doc: Doc, candidate: Candidate) -> bool:
    """Whether a name is the seat a lawmaker sits for: "Steven Sim (PH-Bukit Mertajam)", "Bill Cassidy (R-La.)"."""
    start = candidate.start
    while start > max(0, candidate.start - 3) and doc[start - 1].text[:1].isupper():
        start -= 1
    return start >= 3 and doc[start - 1].text in {"-", "–"} and doc[start - 3].text == "("


def _looks_personal(doc: Doc, start: int, end: int) -> bool:
    """Whether a name that the recogniser took for a place or body opens with a given name: "Stepan Bandera"."""
    words = [t.text for t in doc[start:end]]
    if words[0] not in first_names() or not all(w[0].isupper() and w.isalpha() for w in words):
        return False
    return words[-1].lower() not in roles() and words[-1] not in _NO_ACTORS and words[-1] not in _BODIES


def _is_people(doc: Doc, last: int) -> bool:
    """Whether a nationality word is a noun for people ("Poles") and no adjective ("Polish", "Russian officials")."""
    token = doc[last]
    if token.text in peoples() and token.text.endswith("s"):
        return True
    if token.dep_ in {"amod", "compound"} or (token.i + 1 < len(doc) and doc[token.i + 1].pos_ in {"NOUN", "PROPN"}):
        return False
    return token.tag_ in {"NNS", "NNPS"}


def _gender(doc: Doc, start: int, end: int) -> Gender:
    return first_names().get(doc[start].text, "") if end - start > 1 else ""


def _merge(doc: Doc, known: list[Candidate], entities: list[Candidate]) -> list[Candidate]:
    """Entities and gazetteer in one disjoint layer."""
    taken: dict[int, Candidate] = {i: e for e in entities for i in range(e.start, e.end)}
    chosen: dict[tuple[int, int], Candidate] = {(e.start, e.end): e for e in entities}
    for candidate in known:
        rivals = {(r.start, r.end): r for i in range(candidate.start, candidate.end) if (r := taken.get(i))}
        if not rivals:
            if _stands_alone(doc, candidate):
                chosen[candidate.start, candidate.end] = candidate
            continue
        if _prefer_known(doc, candidate, list(rivals.values())):
            for key in rivals:
                chosen.pop(key, None)
            chosen[candidate.start, candidate.end] = candidate
    return _believable(doc, chosen.values())


def _stands_alone(doc: Doc, candidate: Candidate) -> bool:
    """Whether a gazetteer name that is no entity may be believed."""
    text = doc[candidate.start : candidate.end].text
    if candidate.label == "NORP":
        return _is_people(doc, candidate.end - 1)
    if text == "West":  # "the West" is a bloc; "the West Bank" and "Kanye West" are not
        following = doc[candidate.end] if candidate.end < len(doc) else None
        lone = following is None or following.pos_ not in {"PROPN", "NOUN"}
        return lone and candidate.start > 0 and doc[candidate.start - 1].lower_ == "the"
    if text in AMBIGUOUS:
        return False
    neighbours = [doc[i] for i in (candidate.start - 1, candidate.end) if 0 <= i < len(doc)]
    return not any(_continues_name(doc, candidate, t) for t in neighbours)


def _continues_name(doc: Doc, candidate: Candidate, neighbour: Token) -> bool:
    """Whether ``neighbour`` makes the name part of a longer one, as in "New York" for "York" or "Bank of Ghana"."""
    before = neighbour.i < candidate.start
    return before and neighbour.pos_ == "PROPN" and neighbour.text in first_names()


def _prefer_known(doc: Doc, candidate: Candidate, rivals: list[Candidate]) -> bool:
    rival = rivals[0]
    if len(rivals) > 1:
        return candidate.end - candidate.start >= max(r.end - r.start for r in rivals)
    same = (rival.start, rival.end) == (candidate.start, candidate.end)
    text = doc[candidate.start : candidate.end].text
    if same:
        if candidate.label == "NORP":
            return _is_people(doc, candidate.end - 1)
        return not (text in AMBIGUOUS and rival.label in {"PERSON", "ORG"})
    if candidate.start <= rival.start and rival.end <= candidate.end:
        return True
    return _is_pair(doc, rival)


def _is_pair(doc: Doc, entity: Candidate) -> bool:
    """Whether an entity is two states joined, "Russia-US" or "Latvia-Belarus"."""
    words = [t.text for t in doc[entity.start : entity.end]]
    return "-" in words and entity.label in {"GPE", "NORP", "ORG", "PERSON"} and len(words) <= 5


def _believable(doc: Doc, candidates: Iterable[Candidate]) -> list[Candidate]:
    """Leave out places and facilities, which are no actors, and what is no name at all."""
    kept = []
    for candidate in candidates:
        text = doc[candidate.start : candidate.end].text
        if text in regions() or (text.split()[-1] in _NO_ACTORS and not candidate.canonical):
            continue
        if candidate.rule in {"entity:LOC", "entity:FAC"} or not any(c.isupper() for c in text):
            continue
        if text.startswith(("@", "#", "http", "www.")) or not any(c.isalpha() for c in text) or len(text) < 2:
            continue
        if text.lower() in state_adjectives() and candidate.rule != "gazetteer":
            continue
        if text.lower() in roles() and candidate.rule != "gazetteer":
            continue
        kept.append(candidate)
    return kept


def _read_headlines(doc: Doc, candidates: list[Candidate]) -> list[Candidate]:
    """In lines of title case, believe only names that the running text or the gazetteer knows."""
    headlines = [s for s in doc.sents if is_title_case(s)]
    if not headlines:
        return candidates
    inside = {t.i for s in headlines for t in s}
    body = [c for c in candidates if c.start not in inside]
    spoken = {doc[c.start : c.end].text: c for c in body}
    for candidate in body:
        if candidate.label == "PERSON":
            spoken.setdefault(doc[candidate.end - 1].text, candidate)
    lower = {t.lower_ for t in doc if t.i not in inside and t.text.islower()}
    kept = list(body)
    for candidate in candidates:
        if candidate.start in inside:
            kept.extend(_headline_name(doc, candidate, spoken, lower))
    return kept


def _headline_name(doc: Doc, candidate: Candidate, spoken: dict[str, Candidate], lower: set[str]) -> list[Candidate]:
    """The longest part of a headline's entity that is a name: "Lavrov" of "Lavrov Signals Potential"."""
    if candidate.rule == "gazetteer":
        return [candidate]
    for length in range(candidate.end - candidate.start, 0, -1):
        for start in range(candidate.start, candidate.end - length + 1):
            twin = spoken.get(doc[start : start + length].text)
            if twin is not None:
                part = dataclasses.replace(candidate, start=start, end=start + length, label=twin.label)
                return [dataclasses.replace(part, canonical=twin.canonical, rule="headline")]
    words = [t for t in doc[candidate.start : candidate.end] if t.is_alpha]
    if any(t.lower_ in lower or t.pos_ in {"VERB", "AUX", "ADV"} for t in words):
        return []
    return [candidate]


def _one_type_per_name(doc: Doc, candidates: list[Candidate]) -> list[Candidate]:
    """Give every spelling the type most of its mentions have, and a lone surname its full name's."""
    votes: dict[str, Counter[Label | Literal[""]]] = defaultdict(Counter)
    surnames: set[str] = set()
    for candidate in candidates:
        votes[doc[candidate.start : candidate.end].text][candidate.label] += 10 if candidate.canonical else 1
        if candidate.label == "PERSON" and candidate.end - candidate.start > 1:
            surnames.update(_family_names(doc, candidate))
    kept = []
    for candidate in candidates:
        text = doc[candidate.start : candidate.end].text
        label = max(sorted(votes[text]), key=lambda k: votes[text][k])
        if candidate.end - candidate.start == 1 and text in surnames and not candidate.canonical:
            label = "PERSON"
        kept.append(dataclasses.replace(candidate, label=label) if label != candidate.label else candidate)
    return kept


def _family_names(doc: Doc, candidate: Candidate) -> list[str]:
    """The words a person's full name can be cut down to: the last, and the first where it is no given name."""
    if candidate.label != "PERSON" or candidate.end - candidate.start == 1:
        return []
    first, last = doc[candidate.start].text, doc[candidate.end - 1].text
    words = [last] if first in first_names() else [last, first]  # "Koh Lee Peng" is "Koh" in the next sentence
    return [w for w in words if len(w) > 1 and w[0].isupper() and not w.isupper()]


def _repeat(doc: Doc, candidates: list[Candidate]) -> list[Candidate]:
    """Add the places where a name found elsewhere in the document was missed."""
    names: dict[str, Candidate] = {}
    for candidate in candidates:
        text = doc[candidate.start : candidate.end].text
        if candidate.label in {"PERSON", "ORG"} and not candidate.canonical and len(text) > 2:
            names.setdefault(text, candidate)
            for word in _family_names(doc, candidate):
                names.setdefault(word, candidate)
    by_first: dict[str, list[str]] = defaultdict(list)
    for name in names:
        by_first[name[:2]].append(name)
    taken = {i for c in candidates for i in range(c.start, c.end)}
    ends = {t.idx + len(t): t.i + 1 for t in doc}
    found = list(candidates)
    for token in doc:
        if token.i in taken or not token.text[:1].isupper():
            continue
        for name in sorted(by_first.get(token.text[:2], ()), key=lambda n: (-len(n), n)):
            end = ends.get(token.idx + len(name))
            if end is None or not doc.text.startswith(name, token.idx) or taken & set(range(token.i, end)):
                continue
            if end - token.i == 1 and token.pos_ in _FUNCTION_WORDS:
                continue
            twin = names[name]
            found.append(dataclasses.replace(twin, start=token.i, end=end, rule="repeated name"))
            taken |= set(range(token.i, end))
            break
    return found
