"""Scoring a build against gold articles."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from graphkit.evaluation.actors import b_cubed, link_accuracy, score_actors, score_mentions, type_accuracy
from graphkit.evaluation.edges import found_quote_edges, gold_quote_edges, score_cooccurrence, score_edges
from graphkit.evaluation.found import Found, read_found
from graphkit.evaluation.gold import GoldArticle, read_gold
from graphkit.evaluation.matching import agreeing, identities_of, links_of, match
from graphkit.evaluation.quotes import QuoteTally, quotes_in, tally_article
from graphkit.evaluation.scores import Errors, Evaluation, KindRecall, Scores, share
from graphkit.evaluation.texts import FolderTexts, StoredTexts
from graphkit.evaluation.verdicts import verdicts_of

__all__ = ["evaluate"]


def evaluate(gold: str | Path, found: str | Path, texts: str | Path | None = None) -> Evaluation:
    """Score a build.

    Args:
        gold: Folder of gold files, ``*.json``.
        found: The build's output folder; of its files, ``mentions.jsonl`` and ``quotes.jsonl`` are scored.
        texts: Folder with the files the gold is about; without it, their texts are taken from the build's store.

    Raises:
        GraphkitError: Something is missing from one of the folders, or a gold file has a mistake in it.
        StoreError: The texts are to be taken from the store, and it cannot be used.
    """
    found = Path(found)
    with StoredTexts(found) if texts is None else FolderTexts(Path(texts)) as source:
        articles = read_gold(Path(gold), source)
    return _score(articles, read_found(found))


def _score(articles: list[GoldArticle], build: Found) -> Evaluation:
    """All measures over all articles."""
    errors = Errors()
    matches = [match(article, build.mentions_of(article.doc)) for article in articles]
    identities = identities_of(links_of(matches))
    matches = [agreeing(matched, identities) for matched in matches]
    links = links_of(matches)
    mention_counts, mention_recall = score_mentions(matches, errors)

    quotes = [quotes_in(article, build.quotes_of(article.doc)) for article in articles]
    tallies: defaultdict[str, QuoteTally] = defaultdict(QuoteTally)
    for article, here in zip(articles, quotes, strict=True):
        tally_article(article, here, identities, tallies, errors)
    required, optional = gold_quote_edges(articles)
    quote_edges = score_edges(
        required,
        optional,
        found_quote_edges((quote for here in quotes for quote in here), identities),
        (errors.missed_quote_edges, errors.spurious_quote_edges),
    )
    every, named = tallies["all"], tallies["named"]
    scores = Scores(
        mentions=mention_counts,
        mention_recall=mention_recall,
        boilerplate_leaks=sum(len(matched.leaks) for matched in matches),
        actors=score_actors(matches, identities, errors),
        b_cubed=b_cubed(links),
        link_accuracy=link_accuracy(links, identities, errors),
        quote_content=every.content_counts(),
        quote_full=every.full_counts(),
        quote_named_speaker=named.full_counts(),
        speaker_accuracy=share(every.full, every.content),
        quote_recall_by_kind={
            kind: KindRecall(tally.content / tally.gold, tally.full / tally.gold, tally.gold)
            for kind, tally in sorted(tallies.items())
            if kind not in ("all", "named") and tally.gold
        },
        quote_edges=quote_edges,
        cooccurrence_edges=score_cooccurrence(matches, identities, errors),
        type_accuracy=type_accuracy(articles, build.mentions, identities),
    )
    return Evaluation(scores, errors, tuple(verdicts_of(matches, quotes, identities)))
