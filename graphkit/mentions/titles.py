"""The roles printed beside a name, and the gender they tell.

"Russian Foreign Minister Sergey Lavrov" -> "foreign minister of Russia"; "Ryabkov, Russia’s deputy foreign minister,"
likewise; "Bret Baier, a host at Fox News" -> "host of Fox News".
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from graphkit.gazetteer import HONORIFICS, roles
from graphkit.gazetteer.calling import tells_name
from graphkit.gazetteer.kin import KIN
from graphkit.mentions.roles import role_phrase, with_tail
from graphkit.records import Gender
from graphkit.tokens import FINITE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphkit.mentions.candidates import Candidate
    from graphkit.tokens import Token
    from graphkit.wording import Wording

__all__ = ["titles_of"]

_MALE = frozenset(
    "mr mr. sir lord datuk dato alhaji messrs monsieur m. herr señor don father brother king prince".split()
)
_FEMALE = frozenset(
    "mrs mrs. ms ms. miss lady dame madam madame mme mlle frau señora doña datin hajah alhaja sister queen "
    "princess".split()
)
_DESCRIBING = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM"})
_NAMING = frozenset("named called identified introduced known calling".split())
_SELF = frozenset({"himself", "herself", "themselves"})

_RANKED = frozenset("lieutenant major brigadier vice rear colonel second first".split())
"""Words before a rank that make it another: "Rear Admiral"."""

_LEFT_LIMIT = 9
"""Words before a name that can belong to its title: "Deputy Assistant Secretary of State for Russia" has seven."""

_RIGHT_LIMIT = 14
"""Words of an apposition behind a name that are read."""


_LONGEST_OFFICES = 24
"""Words of two offices before a name at most."""

_INSIDE_OFFICES = frozenset({"of", "for", "the", "and", "&", "-"})
"""Words without a capital inside offices."""

_NO_MORE = frozenset({"was", "served"})
_BEING = _NO_MORE | {"is", "serves"}
"""Verbs of what somebody is, and was, between "who" and his office."""

_CHOOSING = frozenset("appoint choose elect install name pick re-elect reappoint reelect select swear".split())
"""Verbs by which somebody gets an office."""

_AS = frozenset({"as", "in", "to", "be", "its", "their", "his", "her"})
"""Words between such a verb and the office."""

_MEANWHILE = frozenset({"as", "also", "now", "then", "currently", "still", "once", "previously", "formerly"})


def titles_of(doc: list[Token], wording: Wording, candidate: Candidate) -> tuple[tuple[str, ...], Gender]:
    """Roles the words around a candidate give it, sorted, and its gender where they tell."""
    if candidate.role:
        return (candidate.role,), candidate.gender
    if candidate.form in {"pronoun", "title", "nominal"} or candidate.label not in {"PERSON", "ORG"}:
        return (), ""
    left = _left_words(doc, wording, candidate.start)
    wanted = "ORG" if candidate.label == "ORG" else "PERSON"
    glued = [phrase for words in (left, _without_rank(left)) if words and (phrase := role_phrase(words))]
    if wanted == "PERSON" and left and not any(_label_of(phrase) == wanted for phrase in glued):
        glued = _offices_before(doc, wording, candidate.start)
    phrases = [
        *glued,
        *_apposed(doc, wording, candidate),
        _predicate(doc, wording, candidate),
        _called(doc, wording, candidate),
        _in_a_clause(doc, wording, candidate),
        _chosen(doc, wording, candidate),
    ]
    if candidate.label == "PERSON":
        phrases.append(_age(wording, candidate))
    found = sorted({p for p in phrases if p and _label_of(p) == wanted and p not in KIN})
    return tuple(found), _gender(left, found) if wanted == "PERSON" else "neuter"


def _age(wording: Wording, candidate: Candidate) -> str:
    """The age behind a person's name, as a description tells it: "Wu Mei, 69," is "69-year-old"."""
    behind = wording.words[candidate.end : candidate.end + 3]
    if len(behind) < 3 or behind[0] not in {",", "("} or not behind[1].isdigit() or behind[2] not in {",", ")", "."}:
        return ""
    return f"{behind[1]}-year-old" if len(behind[1]) < 4 else ""


def _left_words(doc: list[Token], wording: Wording, start: int) -> list[Token]:
    """The words glued to the left of a name, in order."""
    words: list[Token] = []
    written, index = wording.words, start - 1
    while index >= 0 and len(words) < _LEFT_LIMIT:
        enclosed = written[index] == ")" and index >= 2 and written[index - 2] == "(" and written[index - 1].isupper()
        short = enclosed and bool(words)  # "the Freedom Union (FU) vice-president Ada Roe"
        if not short and not _is_in_title(doc, wording, index):
            break
        if doc[index + 1].is_sent_start or written[index].isspace():
            break
        words.append(doc[index - short])
        index -= 1
        if short:
            break
    return words[::-1]


def _offices_before(doc: list[Token], wording: Wording, start: int) -> list[str]:
    """Offices in capitals with what they are of: "Minister of Water and Head of the Drought Committee Ada Roe"."""
    words, first = wording.words, max(wording.sentence(start)[0], start - _LONGEST_OFFICES)
    index = start
    while (
        index > first
        and doc[index - 1].ent_type_ != "PERSON"
        and (words[index - 1][0].isupper() or words[index - 1] in _INSIDE_OFFICES)
    ):
        index -= 1
    if not any(words[i] in {"of", "for"} for i in range(index, start)):
        return []
    found: list[str] = []
    opens = [i for i in range(index, start) if _is_office(wording, i) and (i == index or words[i - 1] == "and")]
    for begin, end in itertools.pairwise([*opens, start + 1]):
        office = [t for t in doc[begin : end - 1] if t.lower_ != "the"]
        cuts = [i for i, token in enumerate(office) if token.lower_ in {"of", "for"}]
        whole = (" ".join(t.lower_ for t in office[: i + 2]) in roles() for i in cuts)  # "Minister of State for Water"
        cut = next((i for i, is_role in zip(cuts, whole, strict=True) if not is_role), len(office))
        role = role_phrase(office[:cut])
        found += [with_tail(role, office[cut + 1 :])] if role else []
    return found


def _is_office(wording: Wording, index: int) -> bool:
    """Whether a word is an office, or an office begins with it: "Deputy President", "General Secretary"."""
    if not wording.words[index][0].isupper():
        return False
    first, second = [*wording.lower[index : index + 2], ""][:2]
    known = (roles().get(phrase) for phrase in (first, second, f"{first} {second}"))
    return any(role is not None and role.label == "PERSON" for role in known)


def _is_in_title(doc: list[Token], wording: Wording, index: int) -> bool:
    """Whether a word right before a name, or before words of its title, can be a word of its title."""
    lower, part = wording.lower[index], wording.parts[index]
    if part in {"ADJ", "NOUN", "PROPN"} or wording.tags[index] in {"POS", "HYPH"} or lower == "-":
        return True
    if part != "VERB" and (lower in roles() or lower.rstrip(".") in HONORIFICS):
        return True
    return _joins_portfolios(doc, wording, index) or _opens_portfolio(wording, index)


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


def _joins_portfolios(doc: list[Token], wording: Wording, index: int) -> bool:
    """Whether an "and" stands inside an office: "Youth and Sports Minister"."""
    if wording.lower[index] not in {"and", "&"} or not 0 < index < len(doc) - 1:
        return False
    before, after = doc[index - 1], doc[index + 1]
    place = before.ent_type_ == after.ent_type_ == "GPE"  # "Jammu and Kashmir chief minister"
    return before.text[:1].isupper() and after.text[:1].isupper() and (before.ent_type_ == "" or place)


def _opens_portfolio(wording: Wording, index: int) -> bool:
    """Whether an "of" or "for" stands inside an office: "Secretary of State Antony Blinken"."""
    if wording.lower[index] not in {"of", "for"} or index == 0:
        return False
    return wording.words[index - 1][0].isupper() and wording.lower[index - 1] in roles()


def _apposed(doc: list[Token], wording: Wording, candidate: Candidate) -> list[str]:
    """Roles in an apposition: "Sanchez, Spain’s prime minister, said" or "the minister, Sergey Lavrov, said"."""
    found, end = [], candidate.end
    following = wording.lower[end] if end < len(wording.lower) else ""
    if following in {",", "(", "–", "—"}:
        if not _is_subject(doc, wording, end + 1):
            found.append(_phrase_from(doc, wording, end + 1))
    elif candidate.label == "ORG" and following in roles():
        found.append(role_phrase([doc[end]]))
    root = wording.root(candidate.start, end)
    if wording.labels[root] == "appos" and wording.heads[root] < candidate.start:
        head = doc[wording.heads[root]]
        left = doc[head.left_edge.i : head.i + 1]
        acts = any(t.pos_ == "VERB" and not _is_adjectival(t) for t in left)
        if head.ent_type_ not in {"PERSON", "ORG"} and not acts:
            found.append(_phrase_from(doc, wording, head.left_edge.i) or role_phrase(left))
    elif (start := _description_before(doc, wording, candidate)) is not None:
        found.append(_phrase_from(doc, wording, start))
    return found


def _description_before(doc: list[Token], wording: Wording, candidate: Candidate) -> int | None:
    """Where "The director of harbour schools, Jon Lund, said" describes a name, whatever the parser hangs it on.

    Not in a list: "the minister of finance, Ada Roe and Jon Poe".
    """
    end = candidate.end
    if candidate.start < 2 or wording.words[candidate.start - 1] != "," or end >= len(doc):
        return None
    behind = doc[end + 1].tag_ if end + 1 < len(doc) else "CC"
    closed = doc[end].tag_ in FINITE or (doc[end].text == "," and behind not in {"CC", "NNP"})
    for token in reversed(doc[max(0, candidate.start - _RIGHT_LIMIT) : candidate.start - 1]):
        if token.lower_ == "the":
            if token.i and not token.is_sent_start and doc[token.i - 1].lower_ in {"of", "for", "in", "at"}:
                continue  # "the head of the office"
            return token.i if closed and doc[token.i - 1].text != "," else None
        if token.is_punct or token.is_sent_start or token.tag_ in FINITE or token.pos_ in {"CCONJ", "PRON"}:
            return None
    return None


def _is_subject(doc: list[Token], wording: Wording, start: int) -> bool:
    """Whether what follows a name and a comma is another who acts: "with the envoy, Jon Poe, the minister said"."""
    if wording.lower[start : start + 1] != ["the"]:
        return False
    for token in doc[start + 1 : start + _RIGHT_LIMIT]:
        if token.pos_ not in {"ADJ", "NOUN", "PROPN", "NUM", "ADV", "AUX"} and token.tag_ not in FINITE:
            return False
        if token.tag_ in FINITE:
            return True
    return False


def _phrase_from(doc: list[Token], wording: Wording, start: int) -> str:
    """The role that a noun phrase beginning at ``start`` means, with its "of", "for" or "at" body."""
    parts, tags, index = wording.parts, wording.tags, start
    limit = min(wording.sentence(start)[1], start + _RIGHT_LIMIT)
    while index < limit and (
        parts[index] in _DESCRIBING or tags[index] in {"POS", "PRP$", "HYPH"} or _is_adjectival(doc[index])
    ):
        index += 1
    if index == start or tags[index - 1] == "POS":
        return ""  # "the prime minister’s then-adviser"
    if wording.of(index - 1, min(index + 2, len(doc))).lower() in roles():  # "a member of parliament"
        index += 2
    role = role_phrase(doc[start:index])
    if not role or " of " in role or index >= len(doc) or wording.lower[index] not in {"of", "for", "at", "in"}:
        return role
    index += 1
    while index < len(doc) and parts[index] == "DET":
        index += 1
    tail: list[Token] = []
    while index < len(doc) and len(tail) < 8 and _continues(doc[index]) and not doc[index].is_sent_start:
        tail.append(doc[index])
        index += 1
    while tail and tail[-1].text in {"of", "and"}:
        tail.pop()
    return with_tail(role, tail)


def _is_adjectival(token: Token) -> bool:
    """Whether a participle tells of which kind somebody is, "the managing director", or "then" when, "then-mayor"."""
    return token.dep_ == "amod" and (token.tag_ in {"VBG", "VBN"} or token.lower_ == "then")


def _continues(token: Token) -> bool:
    named = token.pos_ in {"PROPN", "ADJ"} or (token.pos_ == "NOUN" and token.text[:1].isupper())
    if token.tag_ == "POS":  # "deputy head of the Supreme People's Court"
        return token.i + 1 < len(token.doc) and token.nbor().text[:1].isupper()
    return named or token.text in {"of", "and", "-", "&", "wing", "based"}


def _predicate(doc: list[Token], wording: Wording, candidate: Candidate) -> str:
    """The role of "X is the president of Y", "" where the sentence says no such thing."""
    root = wording.root(candidate.start, candidate.end)
    if wording.labels[root] != "nsubj" or wording.parts[wording.heads[root]] not in {"NOUN", "PROPN"}:
        return ""
    head = doc[wording.heads[root]]
    if not any(c.dep_ == "cop" for c in head.children):
        return ""
    if any(c.dep_ == "advmod" and c.lower_ in {"not", "n't", "never"} for c in head.children):
        return ""
    return _phrase_from(
        doc, wording, next((t.i for t in doc[head.left_edge.i : head.i + 1] if t.i > _cop(head)), head.i)
    )


def _in_a_clause(doc: list[Token], wording: Wording, candidate: Candidate) -> str:
    """The role of "X, who is also chairman of Y"; with "was", one he has left; "" where no such clause follows."""
    lower, index = wording.lower, candidate.end
    index += lower[index : index + 1] == [","]
    if index + 2 >= len(lower) or lower[index] != "who" or lower[index + 1] not in _BEING:
        return ""
    left = lower[index + 1] in _NO_MORE
    index += 2
    while index < len(lower) and lower[index] in _MEANWHILE:
        left = left or lower[index] == "once"
        index += 1
    phrase = _phrase_from(doc, wording, index)
    return phrase if not phrase or not left or phrase.startswith("former ") else f"former {phrase}"


def _chosen(doc: list[Token], wording: Wording, candidate: Candidate) -> str:
    """The office somebody has been given: "elected Ada Roe speaker", "Ada Roe was sworn in as mayor"; else ""."""
    root = wording.root(candidate.start, candidate.end)
    office = wording.heads[root]
    glued = wording.labels[root] == "compound" and office >= candidate.end  # "elected Ada Roe speaker"
    verb = wording.heads[office] if glued else office
    if candidate.label != "PERSON" or wording.tags[candidate.end : candidate.end + 1] == ["POS"]:
        return ""
    if doc[verb].lemma_ not in _CHOOSING or wording.tags[verb] not in {"VBD", "VBN"}:
        return ""
    if any(c.tag_ == "MD" or (c.dep_ == "advmod" and c.lower_ in {"not", "n't", "never"}) for c in doc[verb].lefts):
        return ""
    passive = wording.labels[root] == "nsubj:pass" and verb >= candidate.end
    index = verb + 1 if passive else candidate.end
    if not passive and (verb > root or not (glued or wording.labels[root] == "obj")):
        return ""
    while index < len(doc) and (wording.lower[index] in _AS or wording.parts[index] == "DET"):
        index += 1
    return _phrase_from(doc, wording, index) if index < len(doc) else ""


def _called(doc: list[Token], wording: Wording, candidate: Candidate) -> str:
    """The role of "a man named X", "the suspect, who identified himself as X"; "" where nobody is called so."""
    lower, index = wording.lower, candidate.start - 1
    while index > 0 and (lower[index] in {"as", "only"} or lower[index] in _SELF):
        index -= 1
    if index < 1 or lower[index] not in _NAMING or doc[index].is_sent_start:
        return ""
    index -= 1
    while index > 0 and (lower[index] in {"who", "later", "only", ","} or wording.labels[index].startswith("aux")):
        index -= 1
    left = _left_words(doc, wording, index + 1) if wording.parts[index] in {"NOUN", "PROPN"} else []
    new = bool(left) and left[0].i > 0 and lower[left[0].i - 1] in {"a", "an", "another", "one"}
    described, name = wording.span(index, index + 1), wording.span(candidate.start, candidate.end)
    between, behind = wording.text[described.end : name.start], wording.text[name.end :]
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
