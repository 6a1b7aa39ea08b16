"""Quotes: content, and who said it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graphkit.evaluation.found import FoundQuote
from graphkit.evaluation.gold import GoldArticle, GoldQuote
from graphkit.evaluation.matching import ENOUGH, best_pairs, jaccard
from graphkit.evaluation.scores import Counts, Errors
from graphkit.records import CharSpan

__all__ = ["QuoteTally", "pair_quotes", "quotes_in", "speaker_is_right", "tally_article"]


@dataclass(slots=True)
class QuoteTally:
    """Counts over gold quotes of one kind (or all), and over spurious found ones."""

    gold: int = 0
    content: int = 0
    full: int = 0
    spurious: int = 0

    def add(self, *, content: bool, full: bool) -> None:
        """Count a gold quote."""
        self.gold += 1
        self.content += content
        self.full += full

    def content_counts(self) -> Counts:
        """Counts of quotes found."""
        return Counts(self.content, self.spurious, self.gold - self.content)

    def full_counts(self) -> Counts:
        """Counts of quotes found with the right speaker."""
        return Counts(self.full, self.spurious + self.content - self.full, self.gold - self.full)


def speaker_is_right(gold: GoldQuote, found: FoundQuote, identities: Mapping[str, str]) -> bool:
    """Whether the found speaker is the gold one; nobody known, where the gold names nobody."""
    identity = None if found.speaker is None else identities.get(found.speaker)
    return identity in gold.speakers if gold.speaker else identity is None


def pair_quotes(article: GoldArticle, found: Sequence[FoundQuote]) -> dict[int, int]:
    """Index of each gold quote whose content was found to the index of the found one."""
    gold_words = [article.words(*quote.content) for quote in article.quotes]
    found_words = [article.words(*quote.content) for quote in found]
    candidates = [
        (jaccard(gold, words), i, j)
        for i, gold in enumerate(gold_words)
        for j, words in enumerate(found_words)
        if gold & words
    ]
    return dict(best_pairs(candidate for candidate in candidates if candidate[0] >= ENOUGH))


def tally_article(
    article: GoldArticle,
    found: Sequence[FoundQuote],
    identities: Mapping[str, str],
    tallies: Mapping[str, QuoteTally],
    errors: Errors,
) -> None:
    """Add one article's quotes to the tallies: "all", "named" (the gold speaker is an actor), and one per kind."""
    gold_words = [article.words(*quote.content) for quote in article.quotes]
    found_words = [article.words(*quote.content) for quote in found]
    pairs = pair_quotes(article, found)
    for i, quote in enumerate(article.quotes):
        content = i in pairs
        full = content and speaker_is_right(quote, found[pairs[i]], identities)
        if (quote.optional and not content) or not gold_words[i]:
            continue
        for name in ("all", quote.kind, *(("named",) if quote.speaker else ())):
            tallies[name].add(content=content, full=full)
        whole = CharSpan(quote.content[0].start, quote.content[-1].end)
        if not content:
            errors.missed_quotes.append(f"{article.show(whole)} ({quote.kind}, {quote.speaker})")
        elif not full:
            errors.wrong_speakers.append(f"{article.show(whole)} is {quote.speaker}'s, not {found[pairs[i]].speaker}'s")
    matched = set(pairs.values())
    for j, words in enumerate(found_words):
        if not words:
            continue  # dots or dashes between quotation marks say nothing
        nested = any((words <= gold or gold <= words) and words & gold for gold in gold_words)
        if j not in matched and not nested:
            tallies["all"].spurious += 1
            tallies["named"].spurious += found[j].speaker is not None
            whole = CharSpan(found[j].content[0].start, found[j].content[-1].end)
            errors.spurious_quotes.append(f"{article.show(whole)} ({found[j].speaker})")


def quotes_in(article: GoldArticle, quotes: Iterable[FoundQuote]) -> list[FoundQuote]:
    """The found quotes that begin in an article."""
    return [q for q in quotes if q.content and article.span.start <= q.content[0].start < article.span.end]
