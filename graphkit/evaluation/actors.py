"""Mentions and actors, and which mention is whose."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from graphkit.evaluation.found import FoundMention
from graphkit.evaluation.gold import GoldArticle
from graphkit.evaluation.matching import Matched, MentionLink
from graphkit.evaluation.scores import Counts, Errors, Rates, share

__all__ = ["b_cubed", "link_accuracy", "score_actors", "score_mentions", "type_accuracy"]

NAMING = ("named", "title", "metonym")
SCORED_TYPES = ("PERSON", "ORG", "GPE")


def score_mentions(matches: Iterable[Matched], errors: Errors) -> tuple[Counts, dict[str, float]]:
    """Count mentions, and the share found of every form."""
    found_by_form: Counter[str] = Counter()
    gold_by_form: Counter[str] = Counter()
    spurious = 0
    for match in matches:
        article = match.article
        for i, gold in enumerate(article.mentions):
            if not gold.optional:
                gold_by_form[gold.form] += 1
                found_by_form[gold.form] += i in match.pairs
                if i not in match.pairs:
                    errors.missed_mentions.append(f"{article.show(gold.span)} ({gold.form}, {gold.actor})")
        matched = set(match.pairs.values())
        for j, mention in enumerate(match.found):
            touches_gold = any(mention.span.overlaps(gold.span) for gold in article.mentions)
            if j not in matched and not touches_gold and not article.is_place(mention.span):
                spurious += 1
                errors.spurious_mentions.append(f"{article.show(mention.span)} ({mention.actor})")
        errors.leaked_mentions.extend(article.show(leak.span) for leak in match.leaks)
    right = found_by_form.total()
    counts = Counts(right, spurious, gold_by_form.total() - right)
    return counts, {form: found_by_form[form] / gold_by_form[form] for form in sorted(gold_by_form)}


def score_actors(matches: Sequence[Matched], identities: Mapping[str, str], errors: Errors) -> Counts:
    """Count actors; the right ones were given to a found one."""
    required = {
        mention.actor
        for match in matches
        for mention in match.article.mentions
        if not mention.optional and mention.form in NAMING
    }
    given = set(identities.values())
    spurious = {mention.actor for match in matches for mention in match.found} - identities.keys()
    errors.missed_actors.extend(sorted(required - given))
    errors.spurious_actors.extend(sorted(spurious))
    return Counts(len(required & given), len(spurious), len(required - given))


def b_cubed(links: Sequence[MentionLink]) -> Rates:
    """Purity and wholeness of the found actors, averaged over mentions."""
    together = Counter((link.gold, link.found) for link in links)
    of_gold = Counter(link.gold for link in links)
    of_found = Counter(link.found for link in links)
    pure = sum(together[link.gold, link.found] / of_found[link.found] for link in links)
    whole = sum(together[link.gold, link.found] / of_gold[link.gold] for link in links)
    return Rates(share(pure, len(links)), share(whole, len(links)))


def link_accuracy(links: Iterable[MentionLink], identities: Mapping[str, str], errors: Errors) -> float | None:
    """Share of the required mentions that are found whose actor is the right one."""
    required = [link for link in links if not link.optional]
    wrong = [link for link in required if identities.get(link.found) != link.gold]
    errors.wrong_links.extend(f"{link.where} is {link.gold}, linked to {link.found}" for link in wrong)
    return share(len(required) - len(wrong), len(required))


def type_accuracy(
    articles: Iterable[GoldArticle], mentions: Iterable[FoundMention], identities: Mapping[str, str]
) -> float | None:
    """Share of the found actors that mostly carry the type of the gold actor they were given."""
    gold_types = {actor: kind for article in articles for actor, kind in article.types.items()}
    carried: defaultdict[str, Counter[str | None]] = defaultdict(Counter)
    for mention in mentions:
        carried[mention.actor][mention.type] += 1
    verdicts = [
        carried[found].most_common(1)[0][0] == gold_types[gold]
        for found, gold in identities.items()
        if gold_types[gold] in SCORED_TYPES
    ]
    return share(sum(verdicts), len(verdicts))
