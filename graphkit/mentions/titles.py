"""The roles printed beside a name, and the gender they tell.

"Russian Foreign Minister Sergey Lavrov" -> "foreign minister of Russia"; "Ryabkov, Russia’s deputy foreign minister,"
likewise; "Bret Baier, a host at Fox News" -> "host of Fox News".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.gazetteer import HONORIFICS, roles
from graphkit.gazetteer.calling import tells_name
from graphkit.gazetteer.kin import KIN
from graphkit.mentions.roles import role_phrase, with_tail
from graphkit.records import Gender
from graphkit.wording import wording_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from graphkit.mentions.candidates import Candidate

__all__ = ["titles_of"]

_MALE = frozenset(
    "mr mr. sir lord datuk dato alhaji messrs monsieur m. herr señor don father brother king prince".split()
)
_FEMALE = frozenset(
    "mrs mrs. ms ms. miss lady dame madam madame mme mlle frau señora doña datin hajah alhaja sister queen "
    "princess".split()
)
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NAMING = frozenset("named called identified introduced known calling".split())
_SELF = frozenset({"himself", "herself", "themselves"})

_RANKED = frozenset("lieutenant major brigadier vice rear colonel second first".split())
"""Words before a rank that make it another: "Rear Admiral"."""

_LEFT_LIMIT = 9
"""Words before a name that can belong to its title: "Deputy Assistant Secretary of State for Russia" has seven."""

_RIGHT_LIMIT = 14
"""Words of an apposition behind a name that are read."""


_NO_MORE = frozenset({"was", "served"})
_BEING = _NO_MORE | {"is", "serves"}
"""Verbs of what somebody is, and was, between "who" and his office."""

_MEANWHILE = frozenset({"as", "also", "now", "then", "currently", "still", "once", "previously", "formerly"})


def titles_of(doc: Doc, candidate: Candidate) -> tuple[tuple[str, ...], Gender]:
    """Roles the words around a candidate give it, sorted, and its gender where they tell."""
    if candidate.role:
        return (candidate.role,), candidate.gender
    if candidate.form in {"pronoun", "title", "nominal"} or candidate.label not in {"PERSON", "ORG"}:
        return (), ""
    left = _left_words(doc, candidate.start)
    phrases = [
        role_phrase(left),
        role_phrase(_without_rank(left)),
        *_apposed(doc, candidate),
        _predicate(doc, candidate),
        _called(doc, candidate),
    ]
    phrases.append(_in_a_clause(doc, candidate))
    if candidate.label == "PERSON":
        phrases.append(_age(doc, candidate))
    wanted = "ORG" if candidate.label == "ORG" else "PERSON"
    found = sorted({p for p in phrases if p and _label_of(p) == wanted and p not in KIN})
    return tuple(found), _gender(left, found) if wanted == "PERSON" else "neuter"


def _age(doc: Doc, candidate: Candidate) -> str:
    """The age behind a person's name, as a description tells it: "Wu Mei, 69," is "69-year-old"."""
    behind = [t.text for t in doc[candidate.end : candidate.end + 3]]
    if len(behind) < 3 or behind[0] not in {",", "("} or not behind[1].isdigit() or behind[2] not in {",", ")", "."}:
        return ""
    return f"{behind[1]}-year-old" if len(behind[1]) < 4 else ""


def _left_words(doc: Doc, start: int) -> list[Token]:
    """The words glued to the left of a name, in order."""
    words: list[Token] = []
    index = start - 1
    while index >= 0 and len(words) < _LEFT_LIMIT:
        token = doc[index]
        if doc[index + 1].is_sent_start or token.is_space:
            break
        if words and token.text == ")" and index >= 2 and doc[index - 2].text == "(" and doc[index - 1].text.isupper():
            words.append(doc[index - 1])  # "the Freedom Union (FU) vice-president Ada Roe"
            break
        joined = token.pos_ in {"ADJ", "NOUN", "PROPN"} or token.tag_ in {"POS", "HYPH"} or token.text == "-"
        known = token.pos_ != "VERB" and (token.lower_ in roles() or token.lower_.rstrip(".") in HONORIFICS)
        if not joined and not known and not _joins_portfolios(doc, token) and not _opens_portfolio(doc, token):
            break
        words.append(token)
        index -= 1
    return words[::-1]


def _without_rank(words: Sequence[Token]) -> Sequence[Token]:
    """The words of an office before another form of address: "Foreign Minister" of "Foreign Minister Prince".

    Ranks and offices of two words stay whole: "Lieutenant General", "Attorney General".
    """
    end = len(words)
    while end > 1 and words[end - 1].lower_.rstrip(".") in HONORIFICS:
        last = f"{words[end - 2].lower_} {words[end - 1].lower_}"
        if last in roles() or words[end - 2].lower_ in _RANKED:
            break
        end -= 1
    return words[:end] if end < len(words) else ()


def _joins_portfolios(doc: Doc, token: Token) -> bool:
    """Whether an "and" stands inside an office: "Youth and Sports Minister"."""
    if token.lower_ not in {"and", "&"} or not 0 < token.i < len(doc) - 1:
        return False
    before, after = doc[token.i - 1], doc[token.i + 1]
    place = before.ent_type_ == after.ent_type_ == "GPE"  # "Jammu and Kashmir chief minister"
    return before.text[:1].isupper() and after.text[:1].isupper() and (before.ent_type_ == "" or place)


def _opens_portfolio(doc: Doc, token: Token) -> bool:
    """Whether an "of" or "for" stands inside an office: "Secretary of State Antony Blinken"."""
    if token.lower_ not in {"of", "for"} or token.i == 0:
        return False
    return doc[token.i - 1].text[:1].isupper() and doc[token.i - 1].lower_ in roles()


def _apposed(doc: Doc, candidate: Candidate) -> list[str]:
    """Roles in an apposition: "Sanchez, Spain’s prime minister, said" or "the minister, Sergey Lavrov, said"."""
    found = []
    if candidate.end < len(doc) and doc[candidate.end].text in {",", "(", "–", "—"}:
        if not _is_subject(doc, candidate.end + 1):
            found.append(_phrase_from(doc, candidate.end + 1))
    elif candidate.label == "ORG" and candidate.end < len(doc) and doc[candidate.end].lower_ in roles():
        found.append(role_phrase([doc[candidate.end]]))
    root = doc[wording_of(doc).root(candidate.start, candidate.end)]
    if root.dep_ == "appos" and root.head.i < candidate.start:
        head = root.head
        left = doc[head.left_edge.i : head.i + 1]
        if head.ent_type_ not in {"PERSON", "ORG"} and not any(t.pos_ == "VERB" for t in left):
            found.append(_phrase_from(doc, head.left_edge.i) or role_phrase(list(left)))
    elif (start := _description_before(doc, candidate)) is not None:
        found.append(_phrase_from(doc, start))
    return found


def _description_before(doc: Doc, candidate: Candidate) -> int | None:
    """Where "The director of harbour schools, Jon Lund, said" describes a name, whatever the parser hangs it on.

    Not in a list: "the minister of finance, Ada Roe and Jon Poe".
    """
    end = candidate.end
    if candidate.start < 2 or doc[candidate.start - 1].text != "," or end >= len(doc):
        return None
    behind = doc[end + 1].tag_ if end + 1 < len(doc) else "CC"
    closed = doc[end].tag_ in _FINITE or (doc[end].text == "," and behind not in {"CC", "NNP"})
    for token in reversed(doc[max(0, candidate.start - _RIGHT_LIMIT) : candidate.start - 1]):
        if token.lower_ == "the":
            if token.i and not token.is_sent_start and doc[token.i - 1].lower_ in {"of", "for", "in", "at"}:
                continue  # "the head of the office"
            return token.i if closed and doc[token.i - 1].text != "," else None
        if token.is_punct or token.is_sent_start or token.tag_ in _FINITE or token.pos_ in {"CCONJ", "PRON"}:
            return None
    return None


def _is_subject(doc: Doc, start: int) -> bool:
    """Whether what follows a name and a comma is another who acts: "with the envoy, Jon Poe, the minister said"."""
    head = doc[start] if start < len(doc) and doc[start].lower_ == "the" else None
    for token in doc[start + 1 : start + _RIGHT_LIMIT] if head is not None else ():
        if token.pos_ not in {"ADJ", "NOUN", "PROPN", "NUM", "ADV", "AUX"} and token.tag_ not in _FINITE:
            return False
        if token.tag_ in _FINITE:
            return True
    return False


def _phrase_from(doc: Doc, start: int) -> str:
    """The role that a noun phrase beginning at ``start`` means, with its "of", "for" or "at" body."""
    words: list[Token] = []
    index = start
    while index < len(doc) and index - start < _RIGHT_LIMIT:
        token = doc[index]
        if token.is_sent_start and index > start:
            break
        if token.pos_ not in {"DET", "ADJ", "NOUN", "PROPN", "NUM"} and token.tag_ not in {"POS", "PRP$", "HYPH"}:
            break
        words.append(token)
        index += 1
    if words and doc[words[-1].i : words[-1].i + 3].text.lower() in roles():  # "a member of parliament"
        words += doc[index : index + 2]
        index += 2
    role = role_phrase(words)
    if not role or " of " in role or index >= len(doc) or doc[index].lower_ not in {"of", "for", "at", "in"}:
        return role
    index += 1
    while index < len(doc) and doc[index].pos_ == "DET":
        index += 1
    tail: list[Token] = []
    while index < len(doc) and len(tail) < 8 and _continues(doc[index]) and not doc[index].is_sent_start:
        tail.append(doc[index])
        index += 1
    while tail and tail[-1].text in {"of", "and"}:
        tail.pop()
    return with_tail(role, tail)


def _continues(token: Token) -> bool:
    named = token.pos_ in {"PROPN", "ADJ"} or (token.pos_ == "NOUN" and token.text[:1].isupper())
    if token.tag_ == "POS":  # "deputy head of the Supreme People's Court"
        return token.i + 1 < len(token.doc) and token.nbor().text[:1].isupper()
    return named or token.text in {"of", "and", "-", "&", "wing", "based"}


def _predicate(doc: Doc, candidate: Candidate) -> str:
    """The role of "X is the president of Y", "" where the sentence says no such thing."""
    root = doc[wording_of(doc).root(candidate.start, candidate.end)]
    head = root.head
    if root.dep_ != "nsubj" or head.pos_ not in {"NOUN", "PROPN"} or not any(c.dep_ == "cop" for c in head.children):
        return ""
    if any(c.dep_ == "advmod" and c.lower_ in {"not", "n't", "never"} for c in head.children):
        return ""
    return _phrase_from(doc, next((t.i for t in doc[head.left_edge.i : head.i + 1] if t.i > _cop(head)), head.i))


def _in_a_clause(doc: Doc, candidate: Candidate) -> str:
    """The role of "X, who is also chairman of Y"; with "was", one he has left; "" where no such clause follows."""
    index = candidate.end + (doc[candidate.end : candidate.end + 1].text == ",")
    if index + 2 >= len(doc) or doc[index].lower_ != "who" or doc[index + 1].lower_ not in _BEING:
        return ""
    left = doc[index + 1].lower_ in _NO_MORE
    index += 2
    while index < len(doc) and doc[index].lower_ in _MEANWHILE:
        left = left or doc[index].lower_ == "once"
        index += 1
    phrase = _phrase_from(doc, index)
    return phrase if not phrase or not left or phrase.startswith("former ") else f"former {phrase}"


def _called(doc: Doc, candidate: Candidate) -> str:
    """The role of "a man named X", "the suspect, who identified himself as X"; "" where nobody is called so."""
    index = candidate.start - 1
    while index > 0 and (doc[index].lower_ in {"as", "only"} or doc[index].lower_ in _SELF):
        index -= 1
    if index < 1 or doc[index].lower_ not in _NAMING or doc[index].is_sent_start:
        return ""
    index -= 1
    while index > 0 and (doc[index].lower_ in {"who", "later", "only", ","} or doc[index].dep_.startswith("aux")):
        index -= 1
    left = _left_words(doc, index + 1) if doc[index].pos_ in {"NOUN", "PROPN"} else []
    new = bool(left) and left[0].i > 0 and doc[left[0].i - 1].lower_ in {"a", "an", "another", "one"}
    between = doc[index].whitespace_ + doc[index + 1 : candidate.start].text_with_ws
    behind = doc[candidate.end - 1].whitespace_ + doc[candidate.end : candidate.end + 2].text_with_ws
    return role_phrase(left) if left and tells_name(between, behind, new=new) else ""


def _cop(head: Token) -> int:
    return max((c.i for c in head.children if c.dep_ in {"cop", "advmod", "aux"}), default=head.i - 1)


def _label_of(phrase: str) -> str:
    words = phrase.split(" of ")[0].split(" ")
    for length in (3, 2, 1):
        role = roles().get(" ".join(words[-length:]))
        if role is not None:
            return role.label
    return "PERSON"


def _gender(left: Sequence[Token], phrases: Sequence[str]) -> Gender:
    for token in left:
        if token.lower_ in _MALE:
            return "male"
        if token.lower_ in _FEMALE:
            return "female"
    for phrase in phrases:
        role = roles().get(phrase.split(" of ")[0])
        if role is not None and role.gender:
            return role.gender
    return ""
