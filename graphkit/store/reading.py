"""Getting records out of the store, one document at a time, in an order that no run can change."""

from __future__ import annotations

import dataclasses
import json
import sqlite3
from array import array
from collections import Counter
from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

from graphkit.records import Alias, Annotations, Chain, CharSpan, Document, LinkableChain, Mention, Quote
from graphkit.store.days import read_day
from graphkit.store.opening import Store

__all__ = [
    "Assembled",
    "ChainLink",
    "assembled",
    "chain_links",
    "linkable_chains",
    "read_annotations",
    "read_document",
]

Order = Literal["id", "path", "position"]
"""By document id; by source file and place in it; by date and then id (only after assembling)."""

Scope = Literal["graph", "acting", "linked"]
"""Which actors of a document are wanted: those of the graph, those that act, or all."""

_SCOPES = {"graph": "AND a.shown", "acting": "AND a.acts", "linked": ""}
_ORDERS = {"id": "id", "path": "path, offset, id", "position": "position"}


class Assembled(NamedTuple):
    """A document's annotations with the actors its chains were linked to.

    Attributes:
        doc: The document's key in the store.
        annotations: Everything found in it.
        actors: Actor id by chain number, only for those actors that were asked for.
    """

    doc: int
    annotations: Annotations
    actors: dict[int, str]


class ChainLink(NamedTuple):
    """The rule that made a chain its actor ("exact name", "spelling"), and its confidence, 0 to 1."""

    rule: str
    confidence: float


def read_annotations(store: Store, order: Order = "id") -> Iterator[Annotations]:
    """Every document with its annotations, as they were put in."""
    for doc in _keys(store, order):
        yield _annotations(store.connection, doc)


def assembled(store: Store, order: Order = "path", actors: Scope = "graph") -> Iterator[Assembled]:
    """Every document that counts, as ``read_document`` gives it."""
    for doc in _keys(store, order, counted=True):
        yield read_document(store, doc, actors)


def read_document(store: Store, doc: int, actors: Scope = "graph") -> Assembled:
    """One document, by its key in the store, with its annotations and the actors its chains were linked to.

    What an observer reports is a quote without a speaker, and a mention that makes no tie.

    Args:
        store: With its links in place.
        doc: The document's key.
        actors: Those of the graph; "acting" adds those whose type the graph leaves out, "linked" all others, which only
            name places.
    """
    query = f"SELECT l.chain, a.id, a.observer FROM link l JOIN actor a USING (actor) WHERE l.doc = ? {_SCOPES[actors]}"  # noqa: S608
    rows = store.connection.execute(query, (doc,)).fetchall()
    found = _unreported(_annotations(store.connection, doc), {chain for chain, _, observer in rows if observer})
    return Assembled(doc, found, {chain: actor for chain, actor, _ in rows})


def chain_links(store: Store, doc: int) -> dict[int, ChainLink]:
    """Why the chains of one document, by its key in the store, are their actors."""
    query = "SELECT chain, rule, confidence FROM link WHERE doc = ?"
    return {chain: ChainLink(rule, confidence) for chain, rule, confidence in store.connection.execute(query, (doc,))}


def _unreported(found: Annotations, observers: set[int]) -> Annotations:
    """The annotations without the reporting of these chains: "Reuters reported" and "told Reuters" are no acts of it.

    Whatever stands in a sentence that tells what was said, and not in what was said, is part of the reporting.
    """
    if not observers:
        return found
    said = [span for quote in found.quotes for span in quote.content]
    telling = {n for n, sentence in enumerate(found.sentences) if any(sentence.overlaps(span) for span in said)}
    mentions = list(found.mentions)
    for index in (index for chain in observers for index in found.chains[chain].mentions):
        mention = mentions[index]
        reports = mention.sentence in telling and not any(span.contains(mention.span) for span in said)
        if reports and mention.use == "actor":
            mentions[index] = mention._replace(use="other")
    quotes = (
        q if observers.isdisjoint(q.speakers) else q.said_by([v for v in q.voices if v[0] not in observers])
        for q in found.quotes
    )
    return dataclasses.replace(found, mentions=tuple(mentions), quotes=tuple(quotes))


def linkable_chains(store: Store) -> Iterator[LinkableChain]:
    """Every chain as linking across documents sees it, by document id and chain number."""
    query = "SELECT d.id, d.published, s.id FROM document d LEFT JOIN document s ON s.doc = d.story WHERE d.doc = ?"
    for doc in _keys(store, "id"):
        document_id, published, story = store.connection.execute(query, (doc,)).fetchone()
        rows = store.connection.execute("SELECT * FROM mention WHERE doc = ? ORDER BY number", (doc,)).fetchall()
        surfaces: dict[int, Counter[str]] = {}
        acting: Counter[int] = Counter()
        for row in rows:
            surfaces.setdefault(row[-2], Counter())[row[4]] += 1
            acting[row[-2]] += row[6] == "actor"
        for number, chain in enumerate(_chains(store.connection, doc, rows)):
            printed = sorted((s, count) for s, count in surfaces[number].items() if s in chain.aliases)
            yield LinkableChain(
                document_id=document_id,
                number=number,
                chain=chain,
                published=read_day(published),
                story=document_id if story in {None, document_id} else story,
                mentions=acting[number],
                spellings=tuple(Alias(surface, count) for surface, count in printed),
            )


def _keys(store: Store, order: Order, *, counted: bool = False) -> Iterator[int]:
    # Fetched at once: a statement left open over a whole run would keep a transaction open with it.
    chosen = "WHERE doc IN (SELECT doc FROM counted)" if counted else ""
    rows = store.connection.execute(f"SELECT doc FROM document {chosen} ORDER BY {_ORDERS[order]}")  # noqa: S608
    yield from array("q", (doc for (doc,) in rows))


def _annotations(connection: sqlite3.Connection, doc: int) -> Annotations:
    document, words = _document(connection, doc)
    sentences = connection.execute(
        "SELECT start_char, end_char, paragraph FROM sentence WHERE doc = ? ORDER BY number", (doc,)
    ).fetchall()
    rows = connection.execute("SELECT * FROM mention WHERE doc = ? ORDER BY number", (doc,)).fetchall()
    return Annotations(
        document=document,
        sentences=tuple(CharSpan(start, end) for start, end, _ in sentences),
        paragraphs=tuple(paragraph for *_, paragraph in sentences),
        mentions=tuple(_mention(row) for row in rows),
        chains=_chains(connection, doc, rows),
        quotes=_quotes(connection, doc),
        words=words,
    )


def _document(connection: sqlite3.Connection, doc: int) -> tuple[Document, int]:
    columns = "id, path, offset, line, title, title_start, title_end, outlet, url, published, words, excluded, text"
    row = connection.execute(f"SELECT {columns} FROM document WHERE doc = ?", (doc,)).fetchone()  # noqa: S608
    id_, path, offset, line, title, title_start, title_end, outlet, url, published, words, excluded, text = row
    document = Document(
        id=id_,
        path=path,
        text=text,
        offset=offset,
        line=line,
        title=title,
        title_span=_span(title_start, title_end),
        outlet=outlet,
        url=url,
        published=read_day(published),
        excluded=tuple(CharSpan(*pair) for pair in json.loads(excluded)),
    )
    return document, words


def _mention(row: tuple[Any, ...]) -> Mention:
    _, _, start, end, text, form, use, label, sentence, gender, number, titles, canonical, rule, confidence, *_ = row
    return Mention(
        span=CharSpan(start, end),
        text=text,
        form=form,
        label=label,
        use=use,
        sentence=sentence,
        gender=gender,
        number=number,
        titles=_texts(titles),
        canonical=canonical,
        rule=rule,
        confidence=confidence,
    )


def _chains(connection: sqlite3.Connection, doc: int, mention_rows: list[tuple[Any, ...]]) -> tuple[Chain, ...]:
    members: dict[int, list[tuple[int, str | None]]] = {}
    for row in mention_rows:
        number, chain, link = row[1], row[-2], row[-1]
        if chain is not None:
            members.setdefault(chain, []).append((number, link))
    query = "SELECT number, name, label, gender, titles, aliases, confidence FROM chain WHERE doc = ? ORDER BY number"
    return tuple(
        Chain(
            name=name,
            label=label,
            mentions=tuple(mention for mention, _ in members[number]),
            links=tuple(link for _, link in members[number] if link is not None),
            gender=gender,
            titles=_texts(titles),
            aliases=_texts(aliases),
            confidence=confidence,
        )
        for number, name, label, gender, titles, aliases, confidence in connection.execute(query, (doc,))
    )


def _quotes(connection: sqlite3.Connection, doc: int) -> tuple[Quote, ...]:
    contents: dict[int, list[CharSpan]] = {}
    query = "SELECT quote, start_char, end_char FROM content WHERE doc = ? ORDER BY quote, number"
    for quote, start, end in connection.execute(query, (doc,)):
        contents.setdefault(quote, []).append(CharSpan(start, end))
    targets: dict[int, list[int]] = {}
    for quote, chain in connection.execute(
        "SELECT quote, chain FROM target WHERE doc = ? ORDER BY quote, chain", (doc,)
    ):
        targets.setdefault(quote, []).append(chain)
    voices: dict[int, list[tuple[int, int]]] = {}
    query = "SELECT quote, mention, chain FROM co_speaker WHERE doc = ? ORDER BY quote, number"
    for quote, *voice in connection.execute(query, (doc,)):
        voices.setdefault(quote, []).append((voice[0], voice[1]))
    rows = connection.execute("SELECT * FROM quote WHERE doc = ? ORDER BY number", (doc,))
    return tuple(
        Quote(
            kind=kind,
            content=tuple(contents.get(number, ())),
            cue=_span(*cue),
            cue_class=cue_class,
            speaker_span=_span(*speaker_span),
            speaker_mention=mention,
            speaker=speaker,
            co_speaker_mentions=tuple(mention for mention, _ in voices.get(number, ())),
            co_speakers=tuple(chain for _, chain in voices.get(number, ())),
            targets=tuple(targets.get(number, ())),
            rule=rule,
            confidence=confidence,
        )
        for (_, number, kind, *places, mention, speaker, rule, confidence, _) in rows
        for cue, cue_class, speaker_span in [(places[:2], places[2], places[3:])]
    )


def _texts(listed: str) -> tuple[str, ...]:
    return () if listed == "[]" else tuple(json.loads(listed))  # most are empty, and a corpus has tens of millions


def _span(start: int | None, end: int | None) -> CharSpan | None:
    return None if start is None or end is None else CharSpan(start, end)
