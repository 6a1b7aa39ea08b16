"""Words that can stand for an actor without naming it: pronouns, offices ("the minister") and nouns ("the agency")."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from graphkit.gazetteer import Role, people_of, roles, state_adjectives
from graphkit.mentions.candidates import Candidate
from graphkit.mentions.titles import role_phrase
from graphkit.records import Gender, Label, Number

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["find_anaphors"]

_PRONOUNS: dict[str, tuple[Label | None, Gender, Number]] = {
    **dict.fromkeys(("he", "him", "his", "himself"), ("PERSON", "male", "singular")),
    **dict.fromkeys(("she", "her", "hers", "herself"), ("PERSON", "female", "singular")),
    **dict.fromkeys(("it", "its", "itself"), (None, "neuter", "singular")),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), (None, "", "plural")),
    **dict.fromkeys(("i", "me", "my", "mine", "myself"), ("PERSON", "", "singular")),
    **dict.fromkeys(("we", "us", "our", "ours", "ourselves"), (None, "", "plural")),
}

_DEFINITE = frozenset("the this that his her its their our".split())
_HEADLINE = 3
"""Sentences from the start in which "a Russian senator" may announce a person the text names later."""

_NOT_A_HEAD = frozenset({"NOUN", "PROPN", "NUM"})
_MODIFIERS = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})
_ONLY_CAPITAL = frozenset({"house", "senate", "presidency"})
"""Nouns that stand for a body only when capitalised: "the House", not "the house"."""

_COUNTRIES = frozenset({"country", "nation", "republic", "kingdom"})

_SEATED = frozenset({"government", "authorities", "regime", "junta"})
"""Bodies that are told by the capital they sit in: "the authorities in Kyiv"."""

_BARE = frozenset({"government", "parliament", "cabinet"})
"""Bodies that some papers name without an article: "government has announced"."""

_LONGEST_PHRASE = 7
"""Words between the article and the role noun at most: "the 45-year-old former Ukrainian defence minister"."""


def find_anaphors(doc: Doc, names: Sequence[Candidate]) -> list[Candidate]:
    """Pronouns and definite role phrases, in order; none overlaps a name except by holding it as a modifier."""
    taken = {i: name for name in names for i in range(name.start, name.end)}
    found = list(_pronouns(doc, taken))
    found.extend(_roles(doc, taken))
    found.extend(_nations(doc, taken))
    return found


def _pronouns(doc: Doc, taken: dict[int, Candidate]) -> Iterator[Candidate]:
    for token in doc:
        if token.i in taken or token.pos_ not in {"PRON", "DET"} or token.lower_ not in _PRONOUNS:
            continue
        if token.text.isupper() and len(token) > 1:  # "US" is a state and "IT" a trade, even where tagged as pronouns
            continue
        if token.dep_ == "expl" or (token.lower_ == "it" and _is_pleonastic(token)):
            continue
        label, gender, number = _PRONOUNS[token.lower_]
        yield Candidate(
            start=token.i,
            end=token.i + 1,
            form="pronoun",
            label=label or "",
            gender=gender,
            number=number,
            rule="pronoun",
        )


def _is_pleonastic(token: Token) -> bool:
    """Whether "it" means nothing: "it is clear that", "it seems", "it is raining", "it was on Friday that"."""
    head = token.head
    if head.lemma_ in {"seem", "appear", "rain", "snow", "turn", "take"} and token.dep_ == "nsubj":
        return True
    if token.dep_ != "nsubj" or not any(c.dep_ in {"cop", "aux:pass"} for c in head.children):
        return token.dep_ == "nsubj:pass" and any(c.dep_ in {"ccomp", "csubj"} for c in head.children)
    return any(c.dep_ in {"csubj", "ccomp", "advcl", "xcomp", "acl:relcl"} and c.i > head.i for c in head.children)


def _roles(doc: Doc, taken: dict[int, Candidate]) -> Iterator[Candidate]:
    persons = _inside_person(taken)
    opening = max((s.end for s in itertools.islice(doc.sents, _HEADLINE)), default=0)
    for token in doc:
        role = _role_at(doc, token)
        if role is None or token.i in taken or token.ent_type_ in {"LOC", "FAC"}:
            continue
        start = _phrase_start(doc, token, taken, opening if role.label == "PERSON" else 0)
        if start is None or _is_named_body(role, doc, start, token.i, taken):
            continue
        tail, body = _body_behind(doc, token, taken)
        phrase = role_phrase([t for t in doc[start : token.i + 1] if t.i not in persons]) or role.noun
        yield Candidate(
            start=start,
            end=tail,
            form="title" if role.kind == "office" else "nominal",
            label=role.label,
            gender=role.gender or ("neuter" if role.kind == "body" else ""),
            number="singular",
            role=f"{phrase} of {body}" if body and " of " not in phrase else phrase,
            rule="role noun",
        )


def _body_behind(doc: Doc, head: Token, taken: dict[int, Candidate]) -> tuple[int, str]:
    """Where a role phrase ends and whose role it is, with "of" and a name behind it: "the president of Russia"."""
    index = head.i + 1
    if index + 1 >= len(doc):
        return index, ""
    seated = taken.get(index + 1)
    if doc[index].lower_ == "in" and head.lower_ in _SEATED and seated is not None:
        return (seated.end, seated.canonical) if seated.canonical else (index, doc[seated.start : seated.end].text)
    if doc[index].lower_ not in {"of", "for"}:
        return index, ""
    index += doc[index + 1].lower_ == "the"
    name = taken.get(index + 1)
    if name is None or name.start != index + 1 or name.label not in {"GPE", "ORG", "GROUP"}:
        return head.i + 1, ""
    return name.end, name.canonical or doc[name.start : name.end].text


def _nations(doc: Doc, taken: dict[int, Candidate]) -> Iterator[Candidate]:
    """A nation by another name: "the American people", "(the) people of Ukraine"."""
    for token in doc:
        if token.lower_ != "people" or token.i in taken:
            continue
        before = doc[token.i - 1] if token.i else token
        state, start, end = state_adjectives().get(before.lower_, ""), token.i - 1, token.i + 1
        if not state and token.i + 2 < len(doc) and doc[token.i + 1].lower_ == "of":
            place = taken.get(token.i + 2) or taken.get(min(token.i + 3, len(doc) - 1))
            if place is not None and place.label == "GPE" and not place.seat:
                state, start, end = place.canonical, token.i, place.end
        if state not in people_of():
            continue
        if start and doc[start - 1].lower_ == "the":
            start -= 1
        yield Candidate(
            start=start,
            end=end,
            form="nominal",
            label="NORP",
            canonical=people_of()[state],
            number="plural",
            rule="people of a state",
        )


def _is_named_body(role: Role, doc: Doc, start: int, end: int, taken: dict[int, Candidate]) -> bool:
    """Whether the phrase only adds what a named body is: "the TASS news agency"; the name is mention enough."""
    inside = {taken[i].label for i in range(start, end) if i in taken}
    return role.kind == "body" and "ORG" in inside


def _inside_person(taken: dict[int, Candidate]) -> set[int]:
    return {i for i, name in taken.items() if name.label == "PERSON"}


def _role_at(doc: Doc, token: Token) -> Role | None:
    """The role that ends at ``token``, where it heads a phrase with no name behind it."""
    plural = token.tag_ in {"NNS", "NNPS"} and token.lower_ != "authorities"
    if token.pos_ not in {"NOUN", "PROPN"} or plural:
        return None
    following = doc[token.i + 1] if token.i + 1 < len(doc) else None
    if following is not None and not following.is_sent_start:
        if following.pos_ in _NOT_A_HEAD and not following.is_space:
            return None
        if following.text == "-":
            return None
    for length in (3, 2, 1):
        start = token.i - length + 1
        if start >= 0:
            found = roles().get(doc[start : token.i + 1].text.lower())
            if found is not None and (found.noun not in _ONLY_CAPITAL or token.text[0].isupper()):
                return found
    return None


def _phrase_start(doc: Doc, head: Token, taken: dict[int, Candidate], opening: int) -> int | None:
    """Where a definite phrase that ends at ``head`` begins, None where it is not definite.

    "the Ukrainian leader", "his party", "Russia’s foreign minister"; before token ``opening`` also "a senator", and at
    the end of a headline "Russian negotiator".
    """
    index = head.i
    while index > 0 and head.i - index < _LONGEST_PHRASE and not doc[index].is_sent_start:
        before = doc[index - 1]
        if before.lower_ in _DEFINITE and before.pos_ in {"DET", "PRON"}:
            return index - 1
        if before.lower_ in {"a", "an"} and index - 1 < opening:
            return index - 1
        if before.tag_ == "POS":
            owner = taken.get(index - 2)
            if owner is None and doc[index - 2].lower_ in _COUNTRIES and index >= 3:
                return index - 3 if doc[index - 3].lower_ == "the" else index - 2
            return owner.start if owner is not None and owner.label in {"GPE", "ORG"} else None
        if before.pos_ not in _MODIFIERS and before.text not in {"-", "’s", "'s"}:
            break
        index -= 1
    bare = doc[index]
    member = index > 1 and doc[index - 1].lower_ == "of" and doc[index - 2].lower_.startswith("member")
    if (
        head.lower_ in _BARE
        and not member
        and (index == head.i or bare.lower_ in {"central", "federal"} | set(state_adjectives()))
    ):
        return index
    ends_line = head.i + 1 >= len(doc) or doc[head.i + 1].is_space or doc[head.i + 1].is_sent_start
    if (
        index < head.i
        and bare.lower_ in state_adjectives()
        and ends_line
        and doc[index - 1].text in {":", "-", "–", "—"}
    ):
        return index
    return None
