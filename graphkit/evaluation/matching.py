"""Which gold mention a found one is, and which gold actor a found one stands for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeVar

from graphkit.evaluation.found import FoundMention
from graphkit.evaluation.gold import GoldArticle
from graphkit.evaluation.scores import share
from graphkit.records import CharSpan

__all__ = [
    "ENOUGH",
    "Matched",
    "MentionLink",
    "agreeing",
    "best_pairs",
    "identities_of",
    "jaccard",
    "links_of",
    "match",
]

Left = TypeVar("Left")
Right = TypeVar("Right")

ENOUGH = 0.5
"""The least Jaccard of two word sets that counts as the same mention or the same content."""

OPTIONAL_HANDICAP = 0.01
"""An optional gold mention loses a tie against a required one."""


def jaccard(a: frozenset[int], b: frozenset[int]) -> float:
    """What two sets share, of all they have."""
    return share(len(a & b), len(a | b)) or 0.0


def best_pairs(candidates: Iterable[tuple[float, Left, Right]]) -> list[tuple[Left, Right]]:
    """Match one to one, the highest score first; ties go to what sorts first as text, so that they are settled."""
    left_taken: set[Left] = set()
    right_taken: set[Right] = set()
    pairs = []
    for _, left, right in sorted(candidates, key=lambda c: (-c[0], str(c[1]), str(c[2]))):
        if left not in left_taken and right not in right_taken:
            left_taken.add(left)
            right_taken.add(right)
            pairs.append((left, right))
    return pairs


@dataclass(frozen=True, slots=True)
class Matched:
    """One article with what was found in it: leaks apart, and which gold mention matches which found one."""

    article: GoldArticle
    found: tuple[FoundMention, ...]
    leaks: tuple[FoundMention, ...]
    pairs: Mapping[int, int]
    """Index into the article's mentions to index into ``found``."""


class MentionLink(NamedTuple):
    """A matched mention: whose it is, and whose it was found to be."""

    gold: str
    found: str
    optional: bool
    where: str


def match(article: GoldArticle, mentions: Iterable[FoundMention]) -> Matched:
    """Match the found mentions of one article to the gold ones."""
    leaks, found = [], []
    for mention in mentions:
        if article.in_boilerplate(mention.span):
            leaks.append(mention)
        elif article.span.start <= mention.span.start < article.span.end:
            found.append(mention)
    gold_words = [article.words(mention.span) for mention in article.mentions]
    candidates = []
    for j, mention in enumerate(found):
        words = article.words(mention.span)
        for i, gold in enumerate(article.mentions):
            if mention.span.overlaps(gold.span):
                alike = jaccard(words, gold_words[i])
                if alike >= ENOUGH:
                    candidates.append((alike - OPTIONAL_HANDICAP * gold.optional, i, j))
    return Matched(article, tuple(found), tuple(leaks), dict(best_pairs(candidates)))


def agreeing(matched: Matched, identities: Mapping[str, str]) -> Matched:
    """Match mentions of the same words, as the two of "both countries" are, so that as many as can be are right.

    Args:
        matched: An article, in which the words alone settle nothing between them.
        identities: Found actor to gold actor.
    """
    alike: defaultdict[CharSpan, list[tuple[int, int]]] = defaultdict(list)
    for i, j in matched.pairs.items():
        alike[matched.found[j].span].append((i, j))
    pairs = dict(matched.pairs)
    for together in alike.values():
        actors = {matched.article.mentions[i].actor: i for i, _ in together}
        right = {actors[one]: j for _, j in together if (one := identities.get(matched.found[j].actor)) in actors}
        others = (j for _, j in together if j not in right.values())
        for i, _ in together:
            pairs[i] = right[i] if i in right else next(others)
    return replace(matched, pairs=pairs)


def links_of(matches: Iterable[Matched]) -> list[MentionLink]:
    """Every matched mention, with whose it is and whose it was found to be."""
    return [
        MentionLink(gold.actor, match.found[j].actor, gold.optional, match.article.show(gold.span))
        for match in matches
        for i, j in match.pairs.items()
        for gold in [match.article.mentions[i]]
    ]


def identities_of(links: Iterable[MentionLink]) -> dict[str, str]:
    """Found actor to the gold actor it was given."""
    votes = Counter((link.gold, link.found) for link in links)
    pairs = best_pairs((float(count), gold, found) for (gold, found), count in votes.items())
    return {found: gold for gold, found in pairs}
