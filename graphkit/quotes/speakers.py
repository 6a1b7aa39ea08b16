"""From the words that name a source to the mention that is the speaker."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from graphkit.gazetteer import HONORIFICS, KINDS_OF_BODIES, KINDS_OF_PLACES, roles
from graphkit.gazetteer.calling import tells_name
from graphkit.quotes.reading import Reading, Source
from graphkit.quotes.sources import DOCUMENTS, TIME_WORDS
from graphkit.records import Mention
from graphkit.tokens import FINITE, Token

__all__ = ["PAPERS", "by_token", "mention_of", "owner_of"]

_LONGEST_DESCRIPTION = 24
"""Words of a description within which the name that closes it is sought."""

_NAME_LINKS = frozenset({"flat", "flat:name", "compound", "appos", "nmod:desc"})
PAPERS = DOCUMENTS | frozenset(
    "survey study poll research analysis data figure estimate policy rule charter index website site page account "
    "bulletin communique communiqué declaration review audit census announcement yearbook notice circular "
    "dispatch".split()
)
"""Things that tell what whoever made them says."""

_MAKER_REACH = 12
"""Words behind a document in which its maker stands: "a poll last week by the research company Norstat"."""

_PAGES = frozenset({"site", "website", "page", "account"})
"""Papers whose owner stands behind "of": "the Twitter account of Norstat", not "a report of theft by Norstat"."""

_OWNER_REACH = 6
"""Words before a document within which its owner stands: "the ministry's 2021 country report"."""

_CAMPS = frozenset({"opposition", "rebel", "insurgent", "separatist"})
"""Nouns before a name that say on which side the named body is: "the opposition Amsel Alliance"."""


def by_token(reading: Reading, mentions: Sequence[Mention]) -> dict[int, list[int]]:
    """For each token under a mention the indices of the mentions that overlap it."""
    at: dict[int, list[int]] = {}
    starts, words = reading.starts, reading.wording.words
    for index, mention in enumerate(mentions):
        start, end = mention.span
        first = max(bisect_right(starts, start) - 1, 0)
        for position in range(first, bisect_left(starts, end)):
            if position > first or starts[position] + len(words[position]) > start:
                at.setdefault(position, []).append(index)
    return at


def mention_of(
    reading: Reading, source: Source, mentions: Sequence[Mention], at: Mapping[int, Sequence[int]]
) -> int | None:
    """The mention that is the source, or None for a source that is no mention ("officials").

    Args:
        reading: The document.
        source: The phrase that speaks.
        mentions: All mentions.
        at: For each token the indices of the mentions over it.
    """
    head = reading.doc[source.head]
    best = _best(at.get(head.i, ()), mentions)
    if best is not None and mentions[best].label == "GPE":
        best = _force_of(head, best, mentions, at)
    if best is not None and mentions[best].form in {"named", "pronoun", "metonym"}:
        person = None if mentions[best].label == "PERSON" else _person_of(reading, source, mentions, at, best)
        return best if person is None else person
    for child in head.children:  # "Russian Foreign Minister Sergey Lavrov", however the parser hangs the name
        linked = child.dep_ in _NAME_LINKS and child.pos_ == "PROPN" and child.i > head.i
        named = _best(at.get(child.i, ()), mentions) if linked else None
        if named is None or mentions[named].form != "named" or mentions[named].label not in {"PERSON", ""}:
            continue
        if not _is_anothers(reading, head, mentions[named]):
            return named
    named = _closing_name(reading, head, mentions, at)
    if named is not None:
        return named
    if best is not None:
        return best
    called = _place_called(reading, head, mentions, at)
    if called is not None:
        return called
    following = _best(at.get(head.i + 1, ()), mentions)
    if following is not None and mentions[following].form == "named" and _is_kind(head, mentions[following]):
        return following  # "spokeswoman Maria Zakharova", "the television channel Al Sumar"
    named = _apposed(reading, head, mentions, at)
    if named is not None:
        return named
    named = _before_role(reading, source, mentions, at)
    if named is not None:
        return named
    named = _name_at_end(reading, source, mentions, at)
    if named is not None:
        return named
    named = _named_behind(reading, head, mentions, at)
    if named is not None:
        return named
    if head.dep_ in {"flat", "flat:name", "compound", "appos"}:
        return _best(at.get(head.head.i, ()), mentions)
    found = owner_of(head, mentions, at)
    if found is None:
        found = _opening_name(reading, source, mentions, at)
    return _joined(head, mentions, at) if found is None else found


def _joined(head: Token, mentions: Sequence[Mention], at: Mapping[int, Sequence[int]]) -> int | None:
    """Who is named beside some who are not: "according to lawyers and Amnesty International"."""
    for child in head.rights:
        if child.dep_ == "conj":
            named = _best(at.get(child.i, ()), mentions)
            if named is not None and mentions[named].form == "named" and mentions[named].label in {"PERSON", "ORG"}:
                return named
    return None


def _force_of(head: Token, place: int, mentions: Sequence[Mention], at: Mapping[int, Sequence[int]]) -> int:
    """The body that a place only tells of, where the parser takes the place for the head: "Lima police said"."""
    longer = (i for i in at.get(head.i + 1, ()) if mentions[i].span.start == mentions[place].span.start)
    return next((i for i in longer if mentions[i].form == "nominal" and mentions[i].label == "ORG"), place)


def _place_called(
    reading: Reading, head: Token, mentions: Sequence[Mention], at: Mapping[int, Sequence[int]]
) -> int | None:
    """The place that a noun and its "of" name: "the city of Amsel said"."""
    kind = head.lemma_.lower() in KINDS_OF_PLACES and reading.wording.lower[head.i + 1 : head.i + 2] == ["of"]
    named = _best(at.get(head.i + 2, ()), mentions) if kind else None
    return named if named is not None and mentions[named].label == "GPE" else None


def _is_kind(head: Token, name: Mention) -> bool:
    """Whether a noun says what somebody is: anything of a person, only a word for bodies, or "one", of a body."""
    role = roles().get(head.lemma_.lower())
    body = head.lemma_.lower() in KINDS_OF_BODIES | _CAMPS or (role is not None and role.label == "ORG")
    body = body or head.lower_ == "one"  # "One of them, Amsel Health, said"
    return name.label == "PERSON" or (name.label == "ORG" and body)


def _closing_name(
    reading: Reading, head: Token, mentions: Sequence[Mention], at: Mapping[int, Sequence[int]]
) -> int | None:
    """The person named at the end of a long description: "The envoy for the Sahel region Dr Ada Roe, said".

    A preposition or comma before the name makes it another's: "The lawyer for Ada Roe said".
    """
    words, doc = reading.wording.lower, reading.doc
    heads = [head, *(child for child in head.rights if child.dep_ == "conj")]  # "The pop star and actor Jon Poe said"
    if not any((role := roles().get(words[token.i])) is not None and role.label == "PERSON" for token in heads):
        return None
    for position in range(head.i + 1, min(head.i + _LONGEST_DESCRIPTION, len(doc) - 1)):
        if doc[position].is_sent_start or words[position] == "," or doc[position].tag_ in {"VBD", "VBZ", "VBP"}:
            return None
        named = _best(at.get(position, ()), mentions)
        if named is None or mentions[named].form != "named" or mentions[named].label != "PERSON":
            continue
        before = position - 1
        while words[before].rstrip(".") in HONORIFICS:
            before -= 1
        after = bisect_left(reading.starts, mentions[named].span.end)
        while after < len(doc) and (words[after] == "on" or words[after] in TIME_WORDS):
            after += 1  # "President of the Republic Ada Roe on Friday urged"
        closes = after < len(doc) and (words[after] in {",", "."} or doc[after].pos_ in {"VERB", "AUX"})
        fits = before > head.i and (doc[before].pos_ in {"NOUN", "PROPN"} or words[before] == ")")
        return named if closes and fits and not _is_anothers(reading, head, mentions[named]) else None
    return None


def _is_anothers(reading: Reading, head: Token, name: Mention) -> bool:
    """Whether a name behind a description goes with a role in its "of" or "for": "the widow of journalist Ada Roe"."""
    words, doc = reading.wording.lower, reading.doc
    before = reading.token_at(name.span.start) - 1
    while before > head.i and words[before].rstrip(".") in HONORIFICS:
        before -= 1
    role = roles().get(words[before])
    return (
        role is not None
        and role.label == "PERSON"
        and any(token.pos_ == "ADP" or token.tag_ == "VBG" for token in doc[head.i + 1 : before])
    )


def _apposed(reading: Reading, head: Token, mentions: Sequence[Mention], at: Mapping[int, Sequence[int]]) -> int | None:
    """The person named behind a description and a comma: "A fire service official, Jon Poe, said"."""
    several = any(token.dep_ == "cc" for child in head.rights for token in child.children)
    for child in head.rights:
        # The parser takes a name between two commas for one of several, too: "The chief executive, Jon Poe, said".
        if child.dep_ == "appos" or (child.dep_ == "conj" and not several):
            named = _best(at.get(child.i, ()), mentions)
            if named is None or mentions[named].form != "named" or not _is_kind(head, mentions[named]):
                continue
            if not _is_anothers(reading, head, mentions[named]):
                return named
    return None


def _name_at_end(
    reading: Reading, source: Source, mentions: Sequence[Mention], at: Mapping[int, Sequence[int]]
) -> int | None:
    """The person whose name ends a title with "of" in it: "Secretary of State Marco Rubio".

    It is another's in "critics of Prime Minister Rubio", where no office stands before "of".
    """
    last = reading.token_at(source.span.end) - 1
    named = _best(at.get(last, ()), mentions) if last > source.head else None
    if named is None or mentions[named].form != "named" or mentions[named].label != "PERSON":
        return None
    before = reading.token_at(mentions[named].span.start)
    if reading.wording.of(source.head, before).lower() in roles():
        return named
    words, doc = reading.wording.lower, reading.doc
    office = roles().get(words[source.head])
    capital = doc[source.head].text[0].isupper() and office is not None and office.kind == "office"
    follows = doc[before - 1].pos_ in {"PROPN", "NOUN"} and words[before - 1] not in roles()
    return named if capital and follows else None  # "Minister of Foreign Affairs Ada Roe"


def _named_behind(
    reading: Reading, head: Token, mentions: Sequence[Mention], at: Mapping[int, Sequence[int]]
) -> int | None:
    """Who is told by name behind what he is: "A farmer in Lund named Roe said", "a nurse, who gave her name as Poe"."""
    if head.pos_ != "NOUN":
        return None
    end = head.idx + len(head.text)
    for position in range(head.i + 2, min(head.i + _MAKER_REACH, head.sent.stop)):
        named = _best(at.get(position, ()), mentions)
        if named is None or mentions[named].form != "named" or mentions[named].label != "PERSON":
            continue
        start, stop = mentions[named].span.start, mentions[named].span.end
        between, behind = reading.text[end:start], reading.text[stop : stop + 16]
        told = between[max(between.rfind(" who "), between.rfind(" named "), 0) :]
        new = any(child.lower_ in {"a", "an", "another", "one"} for child in head.lefts)
        return named if tells_name(told, behind, new=new) else None
    return None


def _before_role(
    reading: Reading, source: Source, mentions: Sequence[Mention], at: Mapping[int, Sequence[int]]
) -> int | None:
    """A name before its role, where a comma is missing: "Dr Roe, Ranking Member on Roads has said".

    Not in "Peru has freed Roe, state media said".
    """
    first = reading.token_at(source.span.start)
    doc = reading.doc
    role = roles().get(doc[source.head].lower_)
    if doc[source.head].text.islower() and (role is None or role.label != "PERSON"):
        return None
    if first > 1 and doc[first - 1].text.istitle() and doc[first - 1].tag_ == "VBG":
        first -= 1  # "Ranking Member", which the tagger took for an act
    if (
        first < 2
        or doc[first - 1].text != ","
        or doc[first].pos_ == "DET"
        or doc[source.head].tag_ not in {"NN", "NNP"}
    ):
        return None
    named = _best(at.get(first - 2, ()), mentions)
    return named if named is not None and mentions[named].label == "PERSON" else None


def _person_of(
    reading: Reading, source: Source, mentions: Sequence[Mention], at: Mapping[int, Sequence[int]], body: int
) -> int | None:
    """Who speaks of a phrase headed by a body: "Ada Roe, head of the firm Norstat"; "Norstat analyst Jon Poe and"."""
    opening = _opening_name(reading, source, mentions, at)
    if opening is not None:
        return opening
    for position in range(reading.token_at(mentions[body].span.end), reading.token_at(source.span.end)):
        if reading.doc[position].is_punct or reading.doc[position].pos_ in {"ADP", "CCONJ", "VERB"}:
            return None
        named = _best(at.get(position, ()), mentions)
        if named is not None and mentions[named].form == "named" and mentions[named].label == "PERSON":
            role = roles().get(reading.wording.lower[reading.token_at(mentions[named].span.start) - 1])
            return named if role is not None and role.label == "PERSON" else None
    return None


def _opening_name(
    reading: Reading, source: Source, mentions: Sequence[Mention], at: Mapping[int, Sequence[int]]
) -> int | None:
    """A person named before what the parser took for the head: "Dr Ama Mensah, director, said", "Ada Roe MP said"."""
    for position in range(reading.token_at(source.span.start), source.head):
        named = _best(at.get(position, ()), mentions)
        if named is not None and mentions[named].form == "named" and mentions[named].label == "PERSON":
            after = bisect_left(reading.starts, mentions[named].span.end)
            letters = after == source.head and reading.doc[after].text.isupper()
            return named if letters or (after < len(reading.doc) and reading.doc[after].text == ",") else None
    return None


def owner_of(head: Token, mentions: Sequence[Mention], at: Mapping[int, Sequence[int]]) -> int | None:
    """Whom a document or campaign speaks for: "the agency statement", "Lavrov's speech", "a survey by Norstat"."""
    lemma = head.lemma_.lower()
    if lemma in KINDS_OF_BODIES and head.i:  # "the National Alliance party", "the TASS news agency"
        before = _best((*at.get(head.i - 1, ()), *at.get(head.i - 2, ())), mentions)
        named = before is not None and mentions[before].form == "named" and mentions[before].label != "GPE"
        if before is not None and mentions[before].label == "PERSON" and head.doc[head.i - 1].tag_ == "POS":
            return None  # "Roe’s party" is not Roe
        return before if named else None  # not the state of "Bangladesh newspapers"
    if lemma not in PAPERS:
        return None
    if lemma in _PAGES and (owner := _maker(head, mentions, at)) is not None:
        return owner  # "the Facebook page of Norstat"
    for child in head.lefts:
        if child.dep_ in {"nmod:poss", "compound"}:
            found = _best(at.get(child.i, ()), mentions)
            if found is not None:
                return found
    owner = _possessor(head, mentions, at)
    if owner is not None:
        return owner
    before = _best(at.get(head.i - 1, ()), mentions) if head.i else None
    if before is not None and mentions[before].form == "named" and mentions[before].label == "ORG":
        return before  # "the Amnesty International report", whatever the parser makes of it
    return _maker(head, mentions, at)


def _maker(head: Token, mentions: Sequence[Mention], at: Mapping[int, Sequence[int]]) -> int | None:
    """Who is named behind "by" or "from": "a statement on Monday by Chile's ambassador Ada Roe"."""
    doc = head.doc
    by = -1
    for position in range(head.i + 1, min(head.i + _MAKER_REACH, len(doc))):
        token = doc[position]
        apposed = by >= 0 and token.text == "," and doc[position - 1].pos_ == "NOUN"  # "a post by its leader, Ada Roe"
        if (token.is_punct and not apposed) or token.is_sent_start or token.tag_ in FINITE:
            return None
        made = token.lower_ in {"by", "from"} or (token.lower_ == "of" and head.lemma_.lower() in _PAGES)
        by = position if made else by
        found = _best(at.get(position, ()), mentions) if by >= 0 else None
        owns = doc[min(position + 1, len(doc) - 1)].tag_ == "POS"  # "by the militia's leader, Ada Roe"
        if found is not None and mentions[found].label in {"ORG", "PERSON"} and not owns:
            return found
    return None


def _possessor(head: Token, mentions: Sequence[Mention], at: Mapping[int, Sequence[int]]) -> int | None:
    """Whose a noun is by position, whatever hangs on what: "the State Department's 2021 country report"."""
    doc = head.doc
    for position in range(head.i - 1, max(head.i - _OWNER_REACH, 0), -1):
        if doc[position].tag_ == "POS":
            return _best(at.get(position - 1, ()), mentions)
        if doc[position].pos_ not in {"ADJ", "NOUN", "PROPN", "NUM"}:
            return None
    return None


def _best(indices: Sequence[int], mentions: Sequence[Mention]) -> int | None:
    """Of the mentions over one token the named one, else the shortest."""
    if not indices:
        return None
    order = {"named": 0, "metonym": 1, "pronoun": 2, "title": 3, "nominal": 4}
    return min(indices, key=lambda i: (order[mentions[i].form], mentions[i].span.end - mentions[i].span.start, i))
