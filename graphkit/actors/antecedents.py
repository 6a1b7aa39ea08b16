"""Whom "he" or "she" may mean, and how likely it is each of them.

Every candidate, and nobody, is given a share of one by a logistic model that ranks them (after Denis and Baldridge
2008, Specialized Models and Ranking for Coreference Resolution). Its signs are the salience factors of Lappin and Leass
(1994, An Algorithm for Pronominal Anaphora Resolution): recency, subject before object, parallel role; to which news
adds who is speaking. The weights stand in ``antecedent_weights.tsv``, with their source.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graphkit.actors.cast import Member
from graphkit.actors.salience import Salience, Unnamed
from graphkit.actors.scene import Place
from graphkit.records import Gender, Mention

__all__ = ["LONG_QUOTATION", "NOBODY", "Candidate", "Pronoun", "candidates", "likelihoods"]

NOBODY = "nobody"
"""The row of the table for a pronoun that means none of the candidates."""

_FILE = Path(__file__).parent / "antecedent_weights.tsv"

_WINDOW = 4
"""Sentences back in which an antecedent of "he" or "she" is sought."""

LONG_QUOTATION = 12
"""Sentences back to which "he added" may reach for the last speaker, over the quotation in between."""

_RECENT = 12
"""Mentions of one member that are looked at, the last ones."""

_DEEP = 4
"""Clauses around a mention from which more of them say nothing more."""

_ACCUSING = frozenset("accuse charge blame sue denounce criticise criticize arrest indict".split())
"""Lemmas of verbs after whose object there is something to deny."""

_DENYING = frozenset("deny reject dismiss refute admit confess plead".split())
"""Lemmas of what he does who is accused, and not who accuses him."""

_REFLEXIVE = frozenset({"himself", "herself"})
_FROM_BACK = ("in this sentence", "in the last sentence", "two sentences back", "farther back")
_ROLES = {"subject": "subjects", "object": "objects", "oblique": "obliques", "possessor": "possessors"}


_Seen = tuple[int | None, Sequence[Place], bool]
"""Somebody's number, where he was mentioned, and whether his gender is known to be the pronoun's."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody a pronoun may mean.

    Attributes:
        member: The member's number; None for somebody nobody names ("the suspect").
        signs: What speaks for or against it, as the rows of the table of weights are called, with its size.
    """

    member: int | None
    signs: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pronoun:
    """A third-person pronoun, and what has been said where it stands.

    Attributes:
        mention: The pronoun.
        place: Where it stands.
        quotation: Where it says a quotation that stands before it ("...," he said), that quote's index and the sentence
            it begins in: who is meant was spoken of before the quotation, and not in it.
        barred: Members who are not meant: whose description it opens ("her lawyer"), or who is named in what it says.
        members: All members.
        salience: What came before.
        speakers: Quote index to the member that speaks, as far as known.
        last_speaker: Where the pronoun itself is a quote's speaker ("he added"), who spoke last.
        unnamed: What else was spoken of before the pronoun, by sentences back and kind.
    """

    mention: Mention
    place: Place
    quotation: tuple[int, int] | None
    barred: Collection[int]
    members: Sequence[Member]
    salience: Salience
    speakers: Mapping[int, int]
    last_speaker: int | None
    unnamed: Unnamed

    @property
    def sentence(self) -> int:
        """Number of the sentence from which is counted back: its own, or the one its quotation begins in."""
        return self.place.sentence if self.quotation is None else self.quotation[1]


def candidates(pronoun: Pronoun) -> list[Candidate]:
    """Who was spoken of before a pronoun for one person and agrees with it.

    Returns:
        Members by number, then the unnamed in order of the text; nobody who cannot be meant.
    """
    found = _left(pronoun, [*_members(pronoun), *_unnamed(pronoun)])
    weighed = []
    for who, where, known in found:
        signs = {name: size for name, size in _signs(pronoun.place, pronoun.sentence, where) if size}
        if known:
            signs["same gender"] = 1.0
        if who is None:
            signs["nobody names"] = 1.0
        elif who == pronoun.last_speaker:
            signs["spoke last"] = 1.0
        if who is not None and pronoun.place.quote < 0 and pronoun.speakers.get(pronoun.place.reported) == who:
            signs["says it"] = 1.0
        weighed.append(Candidate(who, signs))
    return weighed


def _members(pronoun: Pronoun) -> Iterator[_Seen]:
    """The members spoken of lately who agree with a pronoun."""
    mention, place, last_speaker, sentence = pronoun.mention, pronoun.place, pronoun.last_speaker, pronoun.sentence
    near = {*pronoun.salience.since(sentence - _WINDOW), *([] if last_speaker is None else [last_speaker])}
    for number in sorted(near):
        member = pronoun.members[number]
        if number in pronoun.barred or member.label != "PERSON" or not _agrees(mention.gender, member.gender):
            continue
        if place.quote >= 0 and pronoun.speakers.get(place.quote) == number:
            continue  # inside a quotation the speaker is "I"
        before = pronoun.quotation
        seen = [p for p in pronoun.salience.places(number) if before is None or before[0] not in {p.quote, p.reported}]
        reach = LONG_QUOTATION if number == last_speaker else _WINDOW
        if seen and sentence - seen[-1].sentence <= reach and not _same_clause_object(mention, place, seen[-1]):
            yield number, seen, member.gender == mention.gender


def _unnamed(pronoun: Pronoun) -> Iterator[_Seen]:
    """The unnamed who agree with a pronoun; who speaks on has been named."""
    if pronoun.quotation is None and pronoun.last_speaker is None:
        for gender, there in pronoun.unnamed(back=1, kind="person"):
            if _agrees(pronoun.mention.gender, gender):
                yield None, [there], gender == pronoun.mention.gender


def _left(pronoun: Pronoun, found: Sequence[_Seen]) -> Sequence[_Seen]:
    """Those of the candidates whom the clauses around a pronoun leave."""
    place = pronoun.place
    if pronoun.mention.text.lower() in _REFLEXIVE:
        found = [one for one in found if any(_does(place, seen) for seen in one[1][-_RECENT:])] or found
    if not place.subject:
        return found
    tell = [one for one in found if _tells(place, one[1][-1])]
    if any(who is None for who, _, _ in tell):
        return []  # "The plumber claimed that he": the plumber, or somebody whom only he knows
    if place.asked and len(found) > len(tell):
        found = [one for one in found if one not in tell]  # "Baier asked Zelensky whether he would resign"
    return _accused(place, found) if place.does in _DENYING else found


def likelihoods(found: Sequence[Candidate]) -> list[float]:
    """How likely a pronoun means each candidate, 0 to 1, and behind them how likely it means none; they sum to 1."""
    weights = _weights()
    scores = [sum(weights.get(name, 0.0) * size for name, size in one.signs.items()) for one in found]
    scores.append(weights.get(NOBODY, 0.0))
    highest = max(scores)
    shares = [math.exp(score - highest) for score in scores]
    whole = sum(shares)
    return [share / whole for share in shares]


def _signs(pronoun: Place, start: int, seen: Sequence[Place]) -> Iterator[tuple[str, float]]:
    """What the places where somebody was mentioned tell.

    Args:
        pronoun: Where the pronoun stands.
        start: Number of the sentence from which is counted back.
        seen: Where somebody was mentioned before, in order.
    """
    last, near = seen[-1], [p for p in seen[-_RECENT:] if start - p.sentence <= _WINDOW]
    back = max(start - last.sentence, 0)
    yield _FROM_BACK[min(back, 3)], 1.0
    yield "far back", float(back > 3)
    if not back:
        yield "words between, logarithm", math.log1p(max(0, pronoun.head - last.head))
    subject = {start - p.sentence for p in near if p.subject}
    for distance, name in enumerate(_FROM_BACK[:3]):
        if distance in subject:
            yield f"subject {name}", 1.0
    if last.role in {"object", "oblique", "possessor"}:
        yield f"was {last.role}", 1.0
    if last.role == pronoun.role and last.role:
        yield f"both {_ROLES[last.role]}", 1.0
    if back < 2 and pronoun.role == "subject":
        yield f"pronoun as subject, {_FROM_BACK[back]}", 1.0
    if not back and pronoun.role == "possessor":
        yield f"pronoun as possessor, {_FROM_BACK[back]}", 1.0
    here = [p for p in near if p.sentence == pronoun.sentence and p.quote == pronoun.quote]
    if here:
        yield "subject of the clause", float(any(p.subject and p.verb in pronoun.chain[:1] for p in here))
        above = pronoun.chain[1:]
        yield "object above", float(any(not (p.subject or p.possessor) and p.verb in above for p in here))
    yield "only quoted", float(last.quote >= 0 and pronoun.quote != last.quote)
    yield "in the opening", float(seen[0].sentence <= 1)
    yield "mentions, logarithm", math.log(min(len(seen), _RECENT))
    yield "one of several", float(last.joined)
    yield "clauses around", float(min(len(last.chain), _DEEP))
    yield "pronoun last", float(last.pronoun)
    yield "pronoun last, in this sentence", float(last.pronoun and last.sentence == pronoun.sentence)


def _accused(place: Place, found: Sequence[_Seen]) -> Sequence[_Seen]:
    """Without who accuses another of them: "Roe accused Poe. He denied it"."""
    lately = [p for _, seen, _ in found for p in seen[-_RECENT:] if place.sentence - p.sentence <= 1]
    charges = {p.verb for p in lately if p.does in _ACCUSING and p.role == "object"}
    return [one for one in found if not any(p.subject and p.verb in charges and not p.suffers for p in one[1])]


def _agrees(asked: Gender, known: Gender) -> bool:
    return not asked or not known or asked == known


def _same_clause_object(mention: Mention, place: Place, seen: Place) -> bool:
    """Whether the pronoun is an object beside that subject: in "Trump told him", "him" is not Trump."""
    if mention.text.lower() in _REFLEXIVE or place.possessor or place.subject:
        return False
    return seen.verb in place.agents and seen.sentence == place.sentence and seen.subject


def _does(place: Place, seen: Place) -> bool:
    """Whether somebody does what is done to "himself": the subject, or whom it asks, "urged Roe to excuse himself"."""
    if seen.sentence != place.sentence:
        return False
    if place.asked:
        return seen.role == "object" and seen.verb in place.chain[1:2]
    return seen.subject and seen.verb in place.agents


def _tells(place: Place, seen: Place) -> bool:
    """Whether somebody is the subject of the clause that the pronoun's clause is the content of."""
    return seen.subject and seen.sentence == place.sentence and seen.verb in place.chain[1:2]


@cache
def _weights() -> dict[str, float]:
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {name: float(weight) for name, weight in rows}
