"""The role that a noun phrase means: "the Russian Foreign Minister" is the foreign minister of Russia.

A role is written ``role`` or ``role of body``, the role in lower case, a state by its usual name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.gazetteer import BELIEFS, CONTINENTAL, HONORIFICS, institutions, roles, seats, state_adjectives, states
from graphkit.tokens import Token, text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["portfolio_behind", "role_phrase", "with_tail"]

_RANKS = frozenset({"deputy", "vice", "assistant", "acting", "interim", "caretaker"})
"""Words that make an office another one, also at a distance: "Deputy Youth and Sports Minister"."""

_PAST = frozenset({"former", "ex", "late", "then", "ousted", "outgoing"})
"""Words that say an office is held no more."""

_OF_A_PORTFOLIO = frozenset({"minister", "ministry", "secretary", "department"})
"""What has a portfolio before it: "transport minister"."""

_BY_PARTY = frozenset({"republican", "democrat", "conservative", "socialist", "liberal"})
"""Words for politicians, which the place they sit for may stand before."""

_LEADING = frozenset("leader chief head boss president chairman chairwoman chairperson commander director".split())
"""Offices of many bodies; the noun before them tells of what: "union leader"."""

_ANY_STATE = frozenset({"republic", "state", "nation", "country"})

_OWNERS = frozenset({"republic", "nation", "country", "kingdom"})
"""Nouns before a ministry that tell no portfolio: "the country’s ministry"."""

_OF_A_TOWN = frozenset({"mayor", "governor", "councillor", "councilor", "police"})
"""Offices and forces of a town, be it the capital: "the mayor of Lima" is none of Peru."""

_PARTS_OF_STATES = frozenset({"state", "province", "county"})
"""Words behind the name of a seat of government that make it another place's."""

_LONGEST_PORTFOLIO = 6
"""Words of a portfolio at most: "science, technology and higher education"."""

_CHURCHES = frozenset("Church Chapel Parish Cathedral Congregation Temple".split())
"""Last words of what a minister has who is none of a state."""


def role_phrase(words: Sequence[Token]) -> str:
    """The role a noun phrase without its name means, "" where it means none.

    The words end with the role's last noun: ["the", "Russian", "Foreign", "Minister"] -> "foreign minister of Russia".
    """
    words = [t for t in words if t.tag_ != "POS" and t.lower_ not in {"the", "a", "an", "his", "her", "its", "their"}]
    while words and words[-1].lower_.rstrip(".") in HONORIFICS and not _ends_a_role(words):
        words = words[:-1]
    length = _role_length(words)
    if not length:
        return _portfolio_phrase(words)
    while length > 1 and words[-length].ent_type_ == "ORG" and words[-length].ent_iob_ == "I":
        length -= 1  # "Roots Party leader" leads the Roots Party
    role, rest = words[-length:], words[:-length]
    body = ""
    for index in range(len(rest) - 1, -1, -1):
        if rest[index].text in seats() and rest[index + 1 : index + 2] and rest[index + 1].lower_ in _PARTS_OF_STATES:
            continue  # "the Washington state governor"
        body = _town(rest[: index + 1], role[-1].lower_) or _body(rest[: index + 1])
        told_by_entity = role[-1].lower_ in _OF_A_PORTFOLIO | _BY_PARTY and _is_no_body(rest[index])
        if body and not told_by_entity:
            role = [*(t for t in rest[index + 1 :] if t.pos_ in {"NOUN", "PROPN"}), *role]
            break
        body = ""
    if not body:
        role = [*_portfolio(rest, role[-1]), *role]
    phrase = _spelt(role)
    ranks = [t.lower_ for t in rest if t.lower_ in _RANKS and t.lower_ not in phrase.split()]
    if any(t.lower_ in _PAST for t in rest):
        ranks = ["former", *ranks]
    return _written(" ".join([*ranks, phrase]), body)


def _ends_a_role(words: Sequence[Token]) -> bool:
    """Whether the last word is an office, or the end of one: "Chief Justice", not "Doctor"."""
    return words[-1].lower_ in roles() or _spelt(words[-2:]) in roles()


def _is_no_body(word: Token) -> bool:
    """Whether a word is only taken for a body, "Labour" in "Labour Minister", "South" in "South Dakota Democrat"."""
    name = word.text
    known = name in states() or name in seats() or name in institutions() or word.lower_ in state_adjectives()
    return word.ent_type_ == "ORG" and not known and name.istitle()


def _portfolio(before: Sequence[Token], head: Token) -> list[Token]:
    """The nouns before an office that tell which it is: "youth and sports" of a minister, "union" of a leader.

    Words of names tell nothing of it, nor does what stands before an adjective.
    """
    if head.lower_ in _LEADING:
        last = before[-1] if before else head
        plain = last.tag_ == "NN" and (last.text.islower() or last.is_sent_start) and not last.ent_type_
        plain = plain and (len(before) < 2 or before[-2].text != "-")  # not "right-wing leader"
        return [last] if plain and last is not head and last.lower_ not in _RANKS | _PAST else []
    if head.lower_ not in _OF_A_PORTFOLIO:
        return []
    words: list[Token] = []
    for token in reversed(before):
        joins = token.lower_ in {"and", "&"} and bool(words)
        if not joins and (token.pos_ not in {"NOUN", "PROPN"} or token.ent_type_ in {"PERSON", "GPE", "NORP"}):
            break
        if token.lower_ in _RANKS | _PAST | _OWNERS:
            break
        words.append(token)
    while words and words[-1].lower_ in {"and", "&"}:
        words.pop()
    return words[::-1]


def _portfolio_phrase(words: Sequence[Token]) -> str:
    """The role of words that end with its portfolio or body: ["Minister", "of", "Finance"] -> "finance minister"."""
    for index in range(len(words) - 1, 0, -1):
        if words[index].lower_ in {"of", "for"} and _role_length(words[:index]):
            return with_tail(role_phrase(words[:index]), words[index + 1 :])
    return ""


_TAKING_OF = frozenset("accuse suspect convict acquit clear absolve warn remind inform assure convince rid".split())
"""Verbs of which "of" tells something else: "accused the ministry of neglect"."""


def portfolio_behind(doc: Sequence[Token], head: Token) -> Sequence[Token]:
    """The words of a portfolio in lower case behind its office: "mines" of "the ministry of mines", else none."""
    if head.lower_ not in _OF_A_PORTFOLIO - {"secretary"} or head.i + 2 >= len(doc):
        return ()
    start = end = head.i + 2
    if doc[start - 1].lower_ not in {"of", "for"} or head.head.lemma_.lower() in _TAKING_OF:
        return ()
    if doc[start].tag_ == "VBG":
        return ()  # "accused the ministry of hiding files"
    while end < len(doc) and doc[end].text.islower() and end - start < _LONGEST_PORTFOLIO:
        joins = doc[end].lower_ == "and" and end > start
        if not (joins or doc[end].pos_ == "NOUN" or doc[end].tag_ == "JJ") or doc[end].is_sent_start:
            break
        end += 1
    if end - start > 1 and end < len(doc) and doc[end].pos_ in {"DET", "PRON"}:
        end -= 1  # "may the minister of ports sue the mayor?"
    while end > start and doc[end - 1].pos_ != "NOUN":
        end -= 1
    return doc[start:end]


def with_tail(role: str, tail: Sequence[Token]) -> str:
    """A role with what follows its "of": a state or body stays behind it, a minister's portfolio goes before."""
    base, _, owner = role.partition(" of ")
    if owner and tail and tail[0].text.islower() and base in _OF_A_PORTFOLIO:
        return _written(f"{_spelt(tail)} {base}", owner)  # "Brazil’s ministry of agriculture"
    if not tail or " of " in role or (len(tail) == 1 and tail[0].lower_ in _ANY_STATE):
        return role  # "President of the Republic" does not tell of which
    body = _town(tail, role.split(" ")[-1]) or _body(tail)
    if not body and tail[-1].text not in _CHURCHES and role.split(" ")[-1] in _OF_A_PORTFOLIO:
        return f"{' '.join(t.lower_ for t in tail)} {role}"
    return _written(role, body or " ".join(t.text for t in tail if t.text[0].isupper()))


def _spelt(words: Sequence[Token]) -> str:
    """Words in lower case with a space between them, none around a hyphen: "director-general"."""
    return " ".join(t.lower_ for t in words).replace(" - ", "-")


def _written(role: str, body: str) -> str:
    return f"{role} of {body}" if body else role


def _role_length(words: Sequence[Token]) -> int:
    for length in (3, 2, 1):
        if len(words) >= length:
            tail = _spelt(words[-length:])
            if tail in roles() or (length == 1 and words[-1].lemma_.lower() in roles() and words[-1].tag_ != "NNS"):
                return length
    return 0


def _town(words: Sequence[Token], role: str) -> str:
    """The town that somebody is mayor of, by its name, be it the seat of a government; "" of other roles."""
    if role not in _OF_A_TOWN:
        return ""
    texts = (text_of(words[-n], words[-1]) for n in (2, 1) if len(words) >= n)
    return next((text for text in texts if text in seats()), "")


def _body(words: Sequence[Token]) -> str:
    """The state or body named by the end of ``words``: ["senior", "US"] -> "United States"; "" where none is."""
    last = words[-1]
    named = len(words) > 1 and words[-2].lower_ == "of" and words[-2].ent_type_ == last.ent_type_ == "ORG"
    if named and text_of(words[0], last) not in institutions():
        return _organisation(words)  # "Bank of Peru governor" is none of Peru
    for length in (3, 2, 1):  # "South Sudanese" before "Sudanese"
        adjective = " ".join(t.lower_ for t in words[-length:])
        if len(words) >= length and adjective in state_adjectives():
            if length < len(words) and words[-length - 1].lower_ in CONTINENTAL:
                return ""  # "South American" is not of the United States
            return state_adjectives()[adjective]
    for length in (3, 2, 1):
        if len(words) < length:
            continue
        text = text_of(words[-length], last)
        for table in (states(), seats()):
            if text in table:
                return table[text]
        if text in institutions():
            return institutions()[text].name
    return _organisation(words)


def _organisation(words: Sequence[Token]) -> str:
    """The body that the last of the words name, "" where they name none; "JD(S)" where they end in its letter."""
    last = words[-1]
    if last.ent_type_ != "ORG" or not last.text[:1].isupper() or last.lower_ in BELIEFS:
        return ""
    start, end = last.i, last.i + 1
    if end < len(last.doc) and last.doc[end].text == ")" and last.doc[end].ent_iob_ == "I":
        end += 1
    while (start > words[0].i or end > last.i + 1) and last.doc[start - 1].ent_type_ == "ORG":
        start -= 1
    return text_of(last.doc[start], last.doc[end - 1])
