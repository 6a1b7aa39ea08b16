"""What the store holds, as lines for programs and spreadsheets: every mention of an actor, every quote.

The lists for programs hold actors of every type, peoples included; the graph and the tables only those asked for.
Offsets here count characters in the source file, unlike those in ``Annotations``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from graphkit.records import Annotations, CharSpan, Quote
from graphkit.store import Assembled, Store, acting_actors, assembled
from graphkit.views.tables import QuoteRow

__all__ = ["mention_rows", "mentions_in", "quote_lines", "quote_rows", "quotes_in"]

_DIGITS = 2
"""Of a confidence: it is counted on some hundreds of decisions."""


def mention_rows(store: Store) -> Iterator[dict[str, Any]]:
    """Every mention of an actor that does more than name a place, by file and position."""
    acting = acting_actors(store)
    for document in assembled(store, actors="acting"):
        yield from mentions_in(document, acting)


def mentions_in(document: Assembled, acting: Mapping[str, tuple[str, str]]) -> Iterator[dict[str, Any]]:
    """The mentions of one document that ``mention_rows`` lists, and how each is used.

    Args:
        document: Assembled with every actor.
        acting: Name and label of every actor that acts.
    """
    _, found, actors = document
    chain_of = {index: number for number, chain in enumerate(found.chains) for index in chain.mentions}
    links = {index: rule for chain in found.chains for index, rule in zip(chain.mentions, chain.links, strict=False)}
    for index, mention in enumerate(found.mentions):
        actor = actors.get(chain_of.get(index, -1), "")
        if actor not in acting or mention.use == "place":
            continue
        name, label = acting[actor]
        start, end = _in_source(found, mention.span)
        yield {
            "doc": found.document.path,
            "start": start,
            "end": end,
            "text": mention.text,
            "form": mention.form,
            "use": mention.use,
            "type": label,
            "actor": actor,
            "name": name,
            "rule": mention.rule,
            "link": links.get(index, ""),
            "confidence": mention.confidence,
        }


def quote_lines(store: Store) -> Iterator[dict[str, Any]]:
    """Every quote, by file and position; speaker and targets are actor ids."""
    for document in assembled(store, actors="acting"):
        yield from quotes_in(document)


def quotes_in(document: Assembled) -> Iterator[dict[str, Any]]:
    """The quotes of one document, assembled with every actor."""
    _, found, actors = document
    for quote in found.quotes:
        speakers, targets = quote.ends(actors)
        yield {
            "doc": found.document.path,
            "kind": quote.kind,
            "content": [_in_source(found, span) for span in quote.content],
            "cue": _in_source(found, quote.cue) if quote.cue else None,
            "cue_class": quote.cue_class,
            "speaker_span": _in_source(found, quote.speaker_span) if quote.speaker_span else None,
            "speaker": speakers[0] if speakers else None,
            "together_with": speakers[1:],
            "targets": targets,
            "rule": quote.rule,
            "confidence": round(quote.confidence, _DIGITS),
        }


def quote_rows(store: Store, names: Mapping[str, str]) -> Iterator[QuoteRow]:
    """Every quote in words, by file and position; ``names`` maps actor ids to what to print."""
    for _, found, actors in assembled(store):
        document = found.document
        for quote in found.quotes:
            speakers, targets = quote.ends(actors)
            called = [names[speaker] for speaker in speakers if speaker in names]
            yield QuoteRow(
                speaker=called[0] if called else "",
                together_with=tuple(called[1:]),
                targets=tuple(names[target] for target in targets if target in names),
                kind=quote.kind,
                cue=document.text[quote.cue.start : quote.cue.end] if quote.cue else "",
                cue_class=quote.cue_class,
                content=" … ".join(document.text[start:end] for start, end in quote.content),
                sentence=_sentences_around(found, quote),
                document=document.id,
                published=document.published,
                outlet=document.outlet,
                confidence=round(quote.confidence, _DIGITS),
            )


def _in_source(found: Annotations, span: CharSpan) -> list[int]:
    return [found.document.offset + span.start, found.document.offset + span.end]


def _sentences_around(found: Annotations, quote: Quote) -> str:
    spans = [*quote.content, *filter(None, (quote.cue, quote.speaker_span))]
    touched = [sentence for sentence in found.sentences if any(sentence.overlaps(span) for span in spans)]
    return " ".join(found.document.text[start:end] for start, end in touched)
