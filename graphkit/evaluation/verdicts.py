"""Which rule was right and which was wrong, decision by decision.

What was missed has no rule of its own: it is put down to the rule that cut a quote wrongly, else to "nothing".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from graphkit.evaluation.found import FoundMention, FoundQuote
from graphkit.evaluation.gold import GoldArticle
from graphkit.evaluation.matching import Matched
from graphkit.evaluation.quotes import pair_quotes, speaker_is_right
from graphkit.evaluation.scores import Verdict
from graphkit.records import CharSpan

__all__ = ["verdicts_of"]


def verdicts_of(
    matches: Sequence[Matched], quotes: Sequence[Sequence[FoundQuote]], identities: Mapping[str, str]
) -> list[Verdict]:
    """A verdict on every decision in the gold articles, and one for each that should have been made.

    Args:
        matches: The articles with their mentions, matched.
        quotes: For each article the quotes found in it.
        identities: Found actor to gold actor.
    """
    verdicts = [verdict for match in matches for verdict in _links(match, identities)]
    causes: dict[tuple[str, str], list[str]] = defaultdict(list)
    for match, here in zip(matches, quotes, strict=True):
        verdicts += _quotes(match.article, here, identities, causes)
    found = {
        (identities.get(speaker), identities.get(target))
        for here in quotes
        for quote in here
        for speaker, target in quote.edges
    }
    for (speaker, target), reasons in sorted(causes.items()):
        edge = f"{speaker} - {target}"
        right = (speaker, target) in found
        verdicts.append(Verdict("quote edge", "found" if right else min(reasons), right, None, edge))
    return verdicts


def _links(match: Matched, identities: Mapping[str, str]) -> Iterable[Verdict]:
    article = match.article
    for i, gold in enumerate(article.mentions):
        if i in match.pairs:
            mention = match.found[match.pairs[i]]
            right = identities.get(mention.actor) == gold.actor
            where = f"{article.show(gold.span)} is {gold.actor}, found {mention.actor}"
            yield Verdict("link", _deciding(mention), right, mention.confidence, where)
        elif not gold.optional:
            yield Verdict("link", f"nothing: {gold.form}", False, None, f"{article.show(gold.span)} is {gold.actor}")
    matched = set(match.pairs.values())
    for j, mention in enumerate(match.found):
        touches = any(mention.span.overlaps(gold.span) for gold in article.mentions)
        if j not in matched and not touches and not article.is_place(mention.span):
            where = f"{article.show(mention.span)} is nobody, found {mention.actor}"
            yield Verdict("link", _deciding(mention), False, mention.confidence, where)


def _deciding(mention: FoundMention) -> str:
    """Form and rule of the link; for the first name of an actor the rule that found the name."""
    return f"{mention.form}, {mention.rule if mention.link == 'name' else mention.link}"


def _quotes(
    article: GoldArticle,
    found: Sequence[FoundQuote],
    identities: Mapping[str, str],
    causes: dict[tuple[str, str], list[str]],
) -> Iterable[Verdict]:
    """Verdicts on the quotes of an article; ``causes`` gets for each gold edge what stands in its way, worst last."""
    pairs = pair_quotes(article, found)
    words = [article.words(*quote.content) for quote in found]
    for i, gold in enumerate(article.quotes):
        own = article.words(*gold.content)
        where = article.show(CharSpan(gold.content[0].start, gold.content[-1].end))
        if i in pairs:
            quote = found[pairs[i]]
            right = speaker_is_right(gold, quote, identities)
            yield Verdict(
                "quote", quote.rule, right, quote.confidence, f"{where} is {gold.speaker}'s, found {quote.speaker}'s"
            )
            cause = f"1 target, in {quote.rule}" if right else f"2 speaker, in {quote.rule}"
        else:
            nearest = max(range(len(found)), key=lambda j: (len(own & words[j]), -j), default=None)
            cut = nearest is not None and own & words[nearest]
            rule = f"nothing: cut by {found[nearest].rule}" if cut and nearest is not None else f"nothing: {gold.kind}"
            if own and not gold.optional:
                yield Verdict("quote", rule, False, None, f"{where} is {gold.speaker}'s")
            cause = f"3 content, {rule}"
        for edge in () if gold.optional else gold.edges:
            causes[edge].append(cause)
    matched = set(pairs.values())
    gold_words = [article.words(*quote.content) for quote in article.quotes]
    for j, quote in enumerate(found):
        nested = any((words[j] <= gold or gold <= words[j]) and words[j] & gold for gold in gold_words)
        if j not in matched and words[j] and not nested:
            where = article.show(CharSpan(quote.content[0].start, quote.content[-1].end))
            yield Verdict("quote", quote.rule, False, quote.confidence, f"{where} is no quote, found {quote.speaker}'s")
