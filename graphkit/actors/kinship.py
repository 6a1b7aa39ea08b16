"""Whose wife, brother or mother is who: told where a relative is named, asked where "his wife" stands alone.

"Ruth Hanley’s brother, Doug, ... her brother": Doug; "his sister": Ruth Hanley. So with clients: "Hanley’s lawyer,
Ada Roe, said her client ...": Hanley.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from graphkit.actors.cast import Member
from graphkit.gazetteer.kin import KIN
from graphkit.records import RELATIVE, Gender, Mention

__all__ = ["Kinship", "likely_gender"]

_NAMED_BEHIND = re.compile(r"(?:,\s*|\s+)(?:[A-Z][\w.’'-]*\s+){0,4}")
"""What stands between a relative and his name: "his wife, Ada", "her son, Halden Councillor Jon"."""

_NAMED_BEFORE = re.compile(r"\s*(?:\([^()]{1,30}\))?(?:,\s+|\s+[–—-]\s+|,?\s+who (?:is|was)\s+|\s+(?:is|was)\s+)")
"""What stands between a name and whose relative he is: "Ada, his wife"."""

_OF = re.compile(
    rf"(?:,\s+|,?\s+who (?:is|was)\s+|\s+(?:is|was)\s+)(?:the\s+|an?\s+)?(?:[\w-]+\s+){{0,2}}?"
    rf"(?P<noun>{'|'.join(map(re.escape, KIN))})\s+of\s+(?:the\s+|late\s+)*(?:[\w-]+\s+){{0,4}}"
)
"""What stands between two names of which the first is a relative "of" the second: "Ada Roe, the wife of Jon Poe"."""

_MARRIED = re.compile(r"\s+(?:(?:had|has|was|is|later|recently|re)\s*)*married(?:\s+to)?\s+(?:[a-z-]+\s+){0,3}")
"""What stands between the names of a couple: "Roe had married journalist Ada Poe"."""

_LAWYER = r"(?:[\w-]+\s+){0,2}(?:lawyer|attorney|barrister|solicitor|counsel|advocate)"

_HIS_LAWYER = re.compile(
    rf"(?:['’]s?)?\s+{_LAWYER},?\s+(?:(?:advocate|attorney|barrister|counsel|lawyer|Adv|Mr|Ms|Mrs|Dr)\.?\s+)?",
    re.IGNORECASE,
)
"""What stands between somebody, by name or pronoun, and his lawyer: "Roe’s defence lawyer, Poe", "her attorney Poe"."""

_LAWYER_FOR = re.compile(
    rf",\s+(?:(?:who\s+)?(?:is\s+)?(?:represents|represented|representing|defends|defending|(?:appears|appeared|appearing"
    rf"|acts|acted|acting)\s+(?:for|on\s+behalf\s+of))"
    rf"|(?:an?\s+|the\s+)?{_LAWYER}\s+(?:for|of|representing|defending))\s+(?:[\w-]+\s+){{0,2}}"
    rf"|\s+(?:represents|is\s+representing|defends|is\s+defending)\s+(?:[\w-]+\s+){{0,2}}"
)
"""What stands between a lawyer and his client: "Ada Roe, a lawyer for the banker Jon Poe"."""

_FOR = re.compile(rf"{_LAWYER}\s+(?:for|representing)\s+(?:[\w-]+\s+){{0,2}}$", re.IGNORECASE)
"""What stands before a client whose lawyer is named behind: "A lawyer for Jon Poe, Ada Roe, said"."""

_INVERSE = {"spouse": "spouse", "sibling": "sibling", "parent": "child", "child": "parent", "betrothed": "betrothed"}
"""What somebody is to a relative of his."""

_STEPS = (("sibling", "parent"), ("spouse", "child"))
"""Whose relatives one shares: a brother's mother and a wife's son."""


_LONGEST = 80
"""Characters between two names of which the one tells what the other is."""


_CLIENT_NEAR = 3
"""Mentions before a lawyer’s name among which his client’s may be."""

_POSSESSIVES = frozenset({"his", "her"})

_AGES = {"older": 1, "elder": 1, "eldest": 1, "big": 1, "younger": -1, "youngest": -1, "little": -1}
"""Words for a brother or sister who is older (1) or younger (-1)."""


class _Told(NamedTuple):
    """That one is a relative of another: mention indices; the owner's is None where none tells; see ``_AGES``."""

    relative: int
    relation: str
    owner: int | None
    age: int = 0


class Kinship:
    """The relatives one document tells of.

    Args:
        mentions: All mentions of the document, sorted by position.
        text: Its text.
    """

    def __init__(self, mentions: Sequence[Mention], text: str) -> None:
        self._mentions = mentions
        self._text = text
        self._asked = [i for i, m in enumerate(mentions) if m.rule == RELATIVE]
        self._named = [i for i, m in enumerate(mentions) if m.form == "named" and m.label == "PERSON"]
        self._told = list(self._facts())

    def owner(self, index: int) -> int | None:
        """The mention of whose relative somebody is: the pronoun of "his wife", the name of "Roe’s wife"."""
        mention = self._mentions[index]
        for other in range(max(0, index - 2), min(len(self._mentions), index + 4)):
            inner = self._mentions[other].span
            if other != index and inner.start == mention.span.start and inner.end < mention.span.end:
                return other
        for before in reversed([i for i in self._asked if i < index]):
            if self._text[self._mentions[before].span.end : mention.span.start] == " and ":
                return self.owner(before)  # "his wife and son"
        return None

    def name_beside(self, index: int) -> int | None:
        """The name of a relative that stands beside what he is: "his wife, Ada Roe"."""
        span = self._mentions[index].span
        behind = next((i for i in self._named if self._mentions[i].span.start >= span.end), None)
        if behind is not None and _NAMED_BEHIND.fullmatch(self._text[span.end : self._mentions[behind].span.start]):
            return behind
        before = next((i for i in reversed(self._named) if self._mentions[i].span.end <= span.start), None)
        closed = self._text[span.end : span.end + 1] in {",", ".", ")", ";"}
        if before is not None and closed:
            between = self._text[self._mentions[before].span.end : span.start]
            return before if _NAMED_BEFORE.fullmatch(between) else None
        return None

    def relative(self, index: int, owner: Member | None, member_of: Mapping[int, Member]) -> Member | None:
        """Whom a noun for a relative means, None where the document does not tell or several may be meant.

        Where nobody is known to have such a relative, or it is not known whose relative he is, it is the only one of
        the document who may be: "their mother, Ada Roe ... his mother".

        Args:
            index: The mention.
            owner: Whose relative he is, None where unknown.
            member_of: The member of each mention resolved by now.
        """
        relation, gender = KIN[self._mentions[index].titles[0]]
        known, age = self._known(member_of), self._age(index)
        mine = known[owner][relation].items() if owner is not None else ()
        found = [m for m, older in mine if _agrees(gender, m.gender) and not age * older < 0]
        if not mine:
            everybody = {m: None for of in known.values() for m in of[relation] if _agrees(gender, m.gender)}
            alone = len(everybody) == 1 and (owner is None or not everybody.keys().isdisjoint(self._shared(member_of)))
            found = [m for m in everybody if alone and m is not owner]
        return found[0] if len(found) == 1 else None

    def _shared(self, member_of: Mapping[int, Member]) -> set[Member]:
        """Relatives of somebody unknown who may be another's: "their mother, Ada Roe", a husband; not "his father"."""
        return {
            member_of[told.relative]
            for told in self._told
            if told.owner is not None and told.relative in member_of and told.owner not in member_of
            if told.relation == "spouse" or self._mentions[told.owner].number == "plural"
        }

    def _age(self, index: int) -> int:
        return next((_AGES[w] for w in self._mentions[index].text.lower().split() if w in _AGES), 0)

    def _known(self, member_of: Mapping[int, Member]) -> dict[Member | None, dict[str, dict[Member, int]]]:
        """For everybody the relatives the text tells of, by relation, with ``_AGES``; under None of nobody known."""
        known: dict[Member | None, dict[str, dict[Member, int]]] = defaultdict(lambda: defaultdict(dict))
        for told in self._told:
            relative = member_of.get(told.relative)
            owner = None if told.owner is None else member_of.get(told.owner)
            if relative is None or relative is owner:
                continue
            known[owner][told.relation][relative] = told.age
            if owner is not None and told.relation in _INVERSE:
                known[relative][_INVERSE[told.relation]][owner] = -told.age
        for somebody in [one for one in known if one is not None]:
            for through, relation in _STEPS:
                for other in list(known[somebody][through]):
                    for shared in list(known[other][relation]) if other in known else ():
                        if shared is not somebody:
                            known[somebody][relation][shared] = 0
                            known[shared][_INVERSE[relation]][somebody] = 0
        return known

    def _facts(self) -> Iterator[_Told]:
        """What the text tells: names beside nouns for relatives, "the wife of", and who married whom."""
        for index in self._asked:
            named = self.name_beside(index)
            if named is not None:
                relation, _ = KIN[self._mentions[index].titles[0]]
                yield _Told(named, relation, self.owner(index), self._age(index))
        for first, second in pairwise(self._named):
            between = self._text[self._mentions[first].span.end : self._mentions[second].span.start]
            if len(between) > _LONGEST:
                continue
            if (match := _OF.fullmatch(between)) is not None:
                yield _Told(first, KIN[match["noun"]][0], second)
            elif _MARRIED.fullmatch(between):
                yield _Told(first, "spouse", second)
        yield from self._clients()

    def _clients(self) -> Iterator[_Told]:
        """Who is whose client."""
        persons = set(self._named)
        for second in self._named:
            for first in range(max(0, second - _CLIENT_NEAR), second):
                (start, end), named = self._mentions[first].span, first in persons
                if not named and self._text[start:end].lower() not in _POSSESSIVES:
                    continue
                between = self._text[end : self._mentions[second].span.start]
                if _HIS_LAWYER.fullmatch(between):
                    yield _Told(first, "client", second)
                elif named and _LAWYER_FOR.fullmatch(between):
                    yield _Told(second, "client", first)
                elif named and between == ", " and _FOR.search(self._text[max(0, start - _LONGEST) : start]):
                    yield _Told(first, "client", second)


def likely_gender(noun: str) -> Gender:
    """Of somebody of whom nothing else tells it and who has such a relative: "male" for "wife"; "" for most."""
    relation, gender = KIN[noun]
    if relation != "spouse" or not gender:
        return ""
    return "male" if gender == "female" else "female"


def _agrees(asked: Gender, known: Gender) -> bool:
    return not asked or not known or asked == known
