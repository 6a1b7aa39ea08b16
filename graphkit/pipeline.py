"""The order of the stages.

``annotate`` is pure and works on one document; it runs anywhere. ``assemble`` links what the store holds across
documents, adds edges up and measures them; it never reads the articles again.
"""

from __future__ import annotations

import dataclasses
import itertools
import logging
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from graphkit import actors, language, mentions, quotes
from graphkit.config import Config
from graphkit.edges import assemble_edges, mark_stories, put_ties, story_shares
from graphkit.language.paragraphs import paragraph_starts
from graphkit.language.unwrapping import Unwrapped, unwrap
from graphkit.records import Annotations, CharSpan, Document, Failure, Network, Period
from graphkit.store import (
    Store,
    active_actors,
    choose_actors,
    choose_documents,
    corpus,
    count_edges,
    linkable_chains,
    put_activity,
    put_linking,
    put_network,
    read_actors,
    shown_actors,
)
from graphkit.tokens import release
from graphkit.wording import Wording, wording_of

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["annotate", "annotate_documents", "annotate_text", "assemble"]

log = logging.getLogger(__name__)


def annotate(doc: Doc, document: Document) -> Annotations:
    """Find everything in one document: mentions, chains, quotes.

    Args:
        doc: From ``graphkit.language.analyse``.
        document: The document it was made from.
    """
    try:
        found = tuple(mentions.find_mentions(doc, document))
        said = tuple(quotes.find_quotes(doc, document, found))
        found, chains = actors.resolve(doc, document, found, said)
    finally:
        release(doc)
    wording = wording_of(doc)
    sentences = _sentences(wording)
    starts = paragraph_starts(wording.text)
    return Annotations(
        document=document,
        sentences=sentences,
        paragraphs=tuple(max(0, bisect_right(starts, sentence.start) - 1) for sentence in sentences),
        mentions=tuple(found),
        chains=tuple(chains),
        quotes=tuple(quotes.attribute(said, found, chains)),
        words=len(wording.words) - sum(map(str.isspace, wording.words)),
    )


def annotate_text(text: str, nlp: Language | None = None) -> Annotations:
    """Annotate a text that is one article, for a try or a test.

    Args:
        text: The article.
        nlp: A pipeline from ``graphkit.language.load``; without it, the shipped one is loaded for this call.

    Raises:
        LanguageError: The shipped pipeline cannot be loaded.
    """
    unwrapped = unwrap(Document(id="text", path="text", text=text))
    ((document, doc),) = language.analyse(nlp or language.load(), [unwrapped.document])
    return unwrapped.put_back(annotate(doc, document))


def annotate_documents(
    read: Iterable[Document], nlp: Language, *, batch_size: int = 32
) -> Iterator[Annotations | Failure]:
    """Annotate documents, in order; one that cannot be annotated gives a ``Failure`` and costs only itself."""
    for batch in _batches(map(unwrap, read), batch_size):
        try:
            documents = [unwrapped.document for unwrapped in batch]
            analysed = list(language.analyse(nlp, documents, batch_size=batch_size))
        except Exception as error:  # whatever it is, it must cost one document only: find out which
            log.debug("a batch failed, its documents are analysed one by one", exc_info=error)
            for unwrapped in batch:
                yield _annotate_alone(unwrapped, nlp)
        else:
            for unwrapped, (_, doc) in zip(batch, analysed, strict=True):
                yield _annotate_safely(doc, unwrapped)


def assemble(store: Store, config: Config, *, title: str = "", curation: actors.Curation | None = None) -> Network:
    """Link, add up and measure what the store holds, and keep the result in it.

    Args:
        store: Open; its tables "after assembling" and "after measuring" are derived anew.
        config: Its sections ``edges``, ``time`` and ``graph`` apply.
        title: What the network is called.
        curation: A person's edits of actors; none where left out.

    Returns:
        The network of all actors of the chosen types, and of the edges that are heavy enough; of a huge corpus, of the
        strongest of both.
    """
    from graphkit import graph  # here: those who annotate need none of it

    with store.transaction():
        mark_stories(store)
        _link(store, config, curation)
        put_ties(store, config.edges)
        edges = assemble_edges(store, config.edges)
        shares, stories = story_shares(store) if config.graph.bootstrap else ([], 0)
    drawn, edges = graph.strongest(read_actors(store), edges, config.graph)
    network = graph.measure(corpus(store, title, config.edges.window), drawn, edges, config.graph)
    heavy = count_edges(store, config.edges.min_weight)
    network = dataclasses.replace(network, total_actors=len(shown_actors(store)), total_edges=heavy)
    if config.graph.bootstrap:
        intervals = graph.rank_intervals(network, shares, stories, config.graph)
        network = dataclasses.replace(network, rank_intervals=intervals)
    put_network(store, network, config.as_dict())
    return network


def _link(store: Store, config: Config, curation: actors.Curation | None) -> None:
    """Link the chains of all documents; nothing of it stays in memory."""
    put_linking(store, actors.link(linkable_chains(store), curation))
    choose_documents(store, config.time.period)
    choose_actors(store, config.edges.types)
    if config.time.period != Period():
        put_activity(store, active_actors(store))


def _annotate_alone(unwrapped: Unwrapped, nlp: Language) -> Annotations | Failure:
    try:
        ((_, doc),) = language.analyse(nlp, [unwrapped.document])
    except Exception as error:
        return _failure(unwrapped.document, "language", error)
    return _annotate_safely(doc, unwrapped)


def _annotate_safely(doc: Doc, unwrapped: Unwrapped) -> Annotations | Failure:
    try:
        return unwrapped.put_back(annotate(doc, unwrapped.document))
    except Exception as error:  # a rule that fails on one document must not cost the others
        return _failure(unwrapped.document, "annotate", error)


def _failure(document: Document, stage: str, error: Exception) -> Failure:
    log.debug("%s failed in %s", document.id, stage, exc_info=error)
    kind = type(error).__name__
    return Failure(
        document_id=document.id, stage=stage, error=kind, message=f"could not be annotated ({kind}: {error})"
    )


def _sentences(wording: Wording) -> tuple[CharSpan, ...]:
    """The sentences that are counted, without the white space around them."""
    spans = []
    for first, after in wording.counted:
        words = wording.of(first, after)
        kept = words.strip()
        start = wording.starts[first] + words.index(kept[0])
        spans.append(CharSpan(start, start + len(kept)))
    return tuple(spans)


def _batches(documents: Iterable[Unwrapped], size: int) -> Iterator[list[Unwrapped]]:
    rest = iter(documents)
    while batch := list(itertools.islice(rest, size)):
        yield batch
