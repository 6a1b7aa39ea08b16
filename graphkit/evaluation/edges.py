"""Edges of both kinds: distinct pairs of actors."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from graphkit.evaluation.found import FoundQuote
from graphkit.evaluation.gold import GoldArticle
from graphkit.evaluation.matching import Matched
from graphkit.evaluation.scores import Counts, Errors

__all__ = ["found_quote_edges", "gold_quote_edges", "score_cooccurrence", "score_edges"]

Pair = tuple[str, str]

SENTENCE_END = re.compile(
    r"""
    (?<![A-Z]) (?<!\b(?:Mr|Dr|St))        # not after an initial or a title
    [.!?…]+ ["”’']*                       # the mark, and what closes with it
    (?= \s+ ["“‘']? [A-Z] )               # before a capital
    | \n+
    """,
    re.VERBOSE,
)


def identity(actor: str, identities: Mapping[str, str]) -> str:
    """The gold actor a found one was given, or a name no gold actor has."""
    return identities.get(actor, f"?{actor}")


def score_edges(
    required: set[Pair],
    optional: set[Pair],
    found: set[Pair],
    lists: tuple[list[str], list[str]],
) -> Counts:
    """Count edges; write the missed and the spurious ones to the two lists."""
    missed, spurious = required - found, found - required - optional
    for into, edges in zip(lists, (missed, spurious), strict=True):
        into.extend(f"{source} - {target}" for source, target in sorted(edges))
    return Counts(len(required & found), len(spurious), len(missed))


def gold_quote_edges(articles: Iterable[GoldArticle]) -> tuple[set[Pair], set[Pair]]:
    """The required edges and the optional ones; each of several who say something together has its own."""
    required: set[Pair] = set()
    optional: set[Pair] = set()
    for article in articles:
        for quote in article.quotes:
            (optional if quote.optional else required).update(quote.edges)
    return required, optional - required


def found_quote_edges(quotes: Iterable[FoundQuote], identities: Mapping[str, str]) -> set[Pair]:
    """Distinct pairs of speaker and target, as gold actors where they were given one, for each of several speakers."""
    return {
        (identity(speaker, identities), identity(target, identities))
        for quote in quotes
        for speaker, target in quote.edges
    }


def _pairs_in_sentences(cuts: Sequence[int], mentions: Iterable[tuple[int, str]]) -> set[Pair]:
    """Pairs of actors, in alphabetical order, whose mentions (position, actor) begin in one sentence."""
    sentences: defaultdict[int, set[str]] = defaultdict(set)
    for position, actor in mentions:
        sentences[bisect_right(cuts, position)].add(actor)
    return {(a, b) for actors in sentences.values() for a in actors for b in actors if a < b}


def score_cooccurrence(matches: Iterable[Matched], identities: Mapping[str, str], errors: Errors) -> Counts:
    """Count pairs of actors mentioned in one sentence."""
    required: set[Pair] = set()
    all_gold: set[Pair] = set()
    found: set[Pair] = set()
    for match in matches:
        article = match.article
        cuts = [0, *(end.end() for end in SENTENCE_END.finditer(article.text))]
        gold = [(m.span.start, m.actor, m.optional) for m in article.mentions]
        required |= _pairs_in_sentences(cuts, ((start, actor) for start, actor, optional in gold if not optional))
        all_gold |= _pairs_in_sentences(cuts, ((start, actor) for start, actor, _ in gold))
        found |= _pairs_in_sentences(
            cuts,
            (
                (m.span.start, identity(m.actor, identities))
                for m in match.found
                if m.actor in identities or not article.is_place(m.span)
            ),
        )
    lists = (errors.missed_cooccurrence_edges, errors.spurious_cooccurrence_edges)
    return score_edges(required, all_gold - required, found, lists)
