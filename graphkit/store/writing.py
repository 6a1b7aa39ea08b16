"""Putting records into the store: whole documents, a linking, the hashes of the files written beside it."""

from __future__ import annotations

import dataclasses
import hashlib
import itertools
import json
import re
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from json.encoder import encode_basestring
from pathlib import Path
from typing import Any

from graphkit.records import Annotations, Document, Failure, Linking, Period
from graphkit.store.actors import Activity
from graphkit.store.days import written_day
from graphkit.store.opening import Store, is_store

__all__ = [
    "choose_actors",
    "choose_documents",
    "count_outside",
    "count_unread",
    "document_sha256",
    "forget_unread",
    "give_up",
    "given_up",
    "is_current",
    "known_outputs",
    "note_read",
    "put_activity",
    "put_annotations",
    "put_linking",
    "remember_output",
]

_NOTED = "CREATE TEMP TABLE IF NOT EXISTS read (id TEXT PRIMARY KEY) WITHOUT ROWID"
_WORD = re.compile(r"[^\W_]+")
_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def document_sha256(document: Document) -> str:
    """Identify everything that was read of a document: its text, place, title, date and boilerplate."""
    fields = {f.name: getattr(document, f.name) for f in dataclasses.fields(document)}
    fields["published"] = written_day(document.published)
    return hashlib.sha256(_json(fields).encode()).hexdigest()


def is_current(store: Store, document_id: str, sha256: str, pipeline: str) -> bool:
    """Whether the store has the document of this hash, annotated by this pipeline."""
    row = store.connection.execute("SELECT sha256, pipeline FROM document WHERE id = ?", (document_id,)).fetchone()
    return row is not None and row == (sha256, pipeline)


def put_annotations(store: Store, batch: Iterable[Annotations], pipeline: str) -> None:
    """Write documents with all their annotations in one transaction; one that is there already is replaced.

    Args:
        store: The open store.
        batch: What was found in each document.
        pipeline: Fingerprint of what annotated them; a later build keeps only documents of the same pipeline.
    """
    with store.transaction() as connection:
        connection.execute("DELETE FROM network")  # it is no longer that of these documents
        for annotations in batch:
            connection.execute("DELETE FROM document WHERE id = ?", (annotations.document.id,))  # and all its rows
            connection.execute("DELETE FROM given_up WHERE id = ?", (annotations.document.id,))
            text = annotations.document.text
            words = [_words(text[start:end]) for start, end in annotations.sentences]
            doc = _put_document(connection, annotations, words, pipeline)
            _put_sentences(connection, doc, annotations, words)
            _put_mentions(connection, doc, annotations)
            _put_quotes(connection, doc, annotations)


def give_up(store: Store, document: Document, failure: Failure, pipeline: str) -> None:
    """Note that a document could not be annotated, and that trying again would only cost time."""
    row = (document.id, document_sha256(document), pipeline, failure.error, failure.message)
    store.connection.execute("INSERT OR REPLACE INTO given_up VALUES (?, ?, ?, ?, ?)", row)


def given_up(store: Store, document_id: str, sha256: str, pipeline: str) -> Failure | None:
    """Why the document of this hash was given up by this pipeline, or None."""
    query = "SELECT sha256, pipeline, error, message FROM given_up WHERE id = ?"
    row = store.connection.execute(query, (document_id,)).fetchone()
    if row is None or row[:2] != (sha256, pipeline):
        return None
    return Failure(document_id=document_id, stage="annotate", error=row[2], message=row[3])


def note_read(store: Store, document_id: str) -> bool:
    """Note that this run's input holds the document; False where it was noted before."""
    store.connection.execute(_NOTED)
    return store.connection.execute("INSERT OR IGNORE INTO temp.read VALUES (?)", (document_id,)).rowcount == 1


def count_outside(store: Store, paths: Iterable[str]) -> int:
    """How many documents the store has of files that are not among ``paths``; records are of "file#record"."""
    known = frozenset(paths)
    names = (name for (name,) in store.connection.execute("SELECT path FROM document"))
    return sum(
        not any(start in known for start in itertools.accumulate(name.split("#"), "{}#{}".format)) for name in names
    )


def count_unread(store: Store) -> int:
    """How many documents the store has that ``note_read`` has not noted since it was opened."""
    store.connection.execute(_NOTED)
    query = "SELECT count(*) FROM document WHERE id NOT IN (SELECT id FROM temp.read)"
    return int(store.connection.execute(query).fetchone()[0])


def forget_unread(store: Store, besides: Iterable[str] = ()) -> list[str]:
    """Remove every document that ``note_read`` has not noted since the store was opened, and those of ``besides``.

    A network of documents that are gone goes with them.

    Returns:
        The ids of the former, in order.
    """
    store.connection.execute(_NOTED)
    with store.transaction() as connection:
        connection.execute("DELETE FROM given_up WHERE id NOT IN (SELECT id FROM temp.read)")
        query = "SELECT id FROM document WHERE id NOT IN (SELECT id FROM temp.read) ORDER BY id"
        dropped = [document for (document,) in connection.execute(query).fetchall()]
        connection.execute("DELETE FROM document WHERE id NOT IN (SELECT id FROM temp.read)")
        failed = connection.executemany("DELETE FROM document WHERE id = ?", ((i,) for i in besides)).rowcount
        if dropped or failed > 0:
            connection.execute("DELETE FROM network")
    return dropped


def put_linking(store: Store, linking: Linking) -> None:
    """Replace actors, aliases, links and the log of decisions; the caller holds the transaction.

    An actor's key is its rank by id, so that comparing keys compares ids.
    """
    connection = store.connection
    for table in ("network", "community", "measure", "tie", "edge", "edge_class", "link", "alias", "decision", "actor"):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - names from this line only
    keys = {actor.id: key for key, actor in enumerate(sorted(linking.actors, key=lambda a: a.id), start=1)}
    for actor in linking.actors:
        row: tuple[Any, ...] = (keys[actor.id], actor.id, actor.name, actor.label, actor.mentions, actor.documents)
        row += (written_day(actor.first), written_day(actor.last), actor.wikidata)
        row += (actor.id in linking.places, actor.id in linking.observers)
        connection.execute(f"INSERT INTO actor VALUES ({', '.join('?' * len(row))}, 0, 0)", row)  # noqa: S608
        aliases = ((keys[actor.id], alias.surface, alias.count) for alias in actor.aliases)
        connection.executemany("INSERT INTO alias VALUES (?, ?, ?)", aliases)
    for document_id, links in itertools.groupby(linking.links, key=lambda link: link.document_id):
        (doc,) = connection.execute("SELECT doc FROM document WHERE id = ?", (document_id,)).fetchone()
        rows = ((doc, x.number, keys[x.actor], x.rule, x.confidence) for x in links)
        connection.executemany("INSERT INTO link VALUES (?, ?, ?, ?, ?)", rows)
    connection.executemany(
        "INSERT INTO decision VALUES (?, ?, ?, ?, ?, ?)",
        ((d.verdict, d.name, d.other, _json(d.actors), d.rule, d.reason) for d in linking.decisions),
    )


def remember_output(store: Store, name: str, sha256: str) -> None:
    """Note a file that graphkit writes from the store, so that it is known as graphkit's own later."""
    store.connection.execute("INSERT OR IGNORE INTO output VALUES (?, ?)", (name, sha256))


def known_outputs(path: str | Path) -> set[tuple[str, str]]:
    """Name and hash of every file graphkit ever wrote from the store at ``path``; none where there is no sound one."""
    if not is_store(path):
        return set()
    try:
        with closing(sqlite3.connect(path, timeout=5)) as connection:
            return set(connection.execute("SELECT name, sha256 FROM output"))
    except (sqlite3.Error, UnicodeDecodeError):  # the latter where SQLite quotes what is damaged
        return set()


def choose_documents(store: Store, period: Period) -> None:
    """Choose the documents that count: all, or those dated within a period; the others stay in the store.

    A document without a date is in no period.
    """
    days = (written_day(period.first), written_day(period.last))
    store.connection.execute("DELETE FROM counted")
    store.connection.execute(
        "INSERT INTO counted SELECT doc FROM document "
        "WHERE (?1 IS NULL OR published >= ?1) AND (?2 IS NULL OR published <= ?2)",
        days,
    )


def put_activity(store: Store, active: Mapping[str, Activity]) -> None:
    """Replace what the store says of its actors by what they do in the documents that count."""
    store.connection.executemany(
        "UPDATE actor SET mentions = ?, documents = ?, first = ?, last = ? WHERE id = ?",
        (
            (does.mentions, does.documents, written_day(does.first), written_day(does.last), actor)
            for actor, does in active.items()
        ),
    )


def choose_actors(store: Store, types: Iterable[str]) -> None:
    """Mark the actors that act, being mentioned at least once other than as a place, and those the graph shows.

    An observer acts where it is mentioned other than in reporting, that is in what was said, or where nobody speaks.

    Args:
        store: With its links in place, after ``choose_documents``.
        types: Labels of the actors the graph shows; the lists of mentions and quotes hold all that act.
    """
    wanted = ", ".join("?" * len(types := tuple(types)))
    store.connection.execute(
        "UPDATE actor SET acts = NOT place AND EXISTS ("
        "SELECT 1 FROM link l JOIN counted USING (doc) JOIN mention m ON m.doc = l.doc AND m.chain = l.chain "
        "WHERE l.actor = actor.actor AND m.use <> 'place' AND NOT (actor.observer AND EXISTS ("
        "SELECT 1 FROM content c JOIN sentence s USING (doc) WHERE c.doc = m.doc AND s.number = m.sentence "
        "AND c.start_char < s.end_char AND s.start_char < c.end_char) AND NOT EXISTS ("
        "SELECT 1 FROM content c WHERE c.doc = m.doc AND c.start_char <= m.start_char AND m.end_char <= c.end_char)))"
    )
    store.connection.execute(f"UPDATE actor SET shown = acts AND label IN ({wanted})", types)  # noqa: S608 - marks only


def _put_document(
    connection: sqlite3.Connection, annotations: Annotations, words: list[list[str]], pipeline: str
) -> int:
    from graphkit.store.signatures import signature  # here: it loads NumPy, and who only asks a store needs none

    document = annotations.document
    title = document.title_span or (None, None)
    row = (document.id, document.path, document.offset, document.line, document.title, *title)
    row += (document.outlet, document.url, written_day(document.published), annotations.words, _json(document.excluded))
    row += (document_sha256(document), pipeline)
    row += (*signature(list(itertools.chain.from_iterable(words))), document.text)
    columns = "id, path, offset, line, title, title_start, title_end, outlet, url, published, words, excluded, sha256"
    cursor = connection.execute(
        f"INSERT INTO document ({columns}, pipeline, runs, signature, text) VALUES ({', '.join('?' * len(row))})",  # noqa: S608
        row,
    )
    return int(cursor.lastrowid or 0)


def _put_sentences(connection: sqlite3.Connection, doc: int, annotations: Annotations, words: list[list[str]]) -> None:
    sentences = zip(annotations.sentences, annotations.paragraphs, words, strict=True)
    connection.executemany(
        "INSERT INTO sentence VALUES (?, ?, ?, ?, ?, ?)",
        ((doc, i, *span, paragraph, _digest(said)) for i, (span, paragraph, said) in enumerate(sentences)),
    )


def _put_mentions(connection: sqlite3.Connection, doc: int, annotations: Annotations) -> None:
    places: dict[int, tuple[int, str | None]] = {}
    for number, chain in enumerate(annotations.chains):
        links: tuple[str | None, ...] = chain.links or (None,) * len(chain.mentions)
        places |= {m: (number, link) for m, link in zip(chain.mentions, links, strict=True)}
        who = (chain.name, chain.label, chain.gender, _list(chain.titles), _list(chain.aliases), chain.confidence)
        connection.execute("INSERT INTO chain VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (doc, number, *who))
    rows: list[tuple[Any, ...]] = []
    for number, m in enumerate(annotations.mentions):
        what = (m.text, m.form, m.use, m.label, m.sentence, m.gender, m.number, _list(m.titles), m.canonical)
        rows.append((doc, number, *m.span, *what, m.rule, m.confidence, *places.get(number, (None, None))))
    if rows:
        connection.executemany(f"INSERT INTO mention VALUES ({', '.join('?' * len(rows[0]))})", rows)  # noqa: S608


def _put_quotes(connection: sqlite3.Connection, doc: int, annotations: Annotations) -> None:
    text = annotations.document.text
    rows: list[tuple[Any, ...]] = []
    said: list[tuple[int, str]] = []
    for number, q in enumerate(annotations.quotes):
        passage = " … ".join(text[start:end] for start, end in q.content)
        said.append((doc << 20 | number, passage))
        cue, speaker = q.cue or (None, None), q.speaker_span or (None, None)
        row = (doc, number, q.kind, *cue, q.cue_class, *speaker, q.speaker_mention)
        rows.append((*row, q.speaker, q.rule, q.confidence, _digest(_words(passage))))
    if rows:
        connection.executemany(f"INSERT INTO quote VALUES ({', '.join('?' * len(rows[0]))})", rows)  # noqa: S608
    connection.executemany("INSERT INTO quote_text (rowid, content) VALUES (?, ?)", said)
    contents = ((doc, n, i, *span) for n, q in enumerate(annotations.quotes) for i, span in enumerate(q.content))
    connection.executemany("INSERT INTO content VALUES (?, ?, ?, ?, ?)", contents)
    voices = (
        (doc, number, place, *voice)
        for number, q in enumerate(annotations.quotes)
        for place, voice in enumerate(zip(q.co_speaker_mentions, q.co_speakers, strict=True), start=1)
    )
    connection.executemany("INSERT INTO co_speaker VALUES (?, ?, ?, ?, ?)", voices)
    targets = ((doc, number, chain) for number, q in enumerate(annotations.quotes) for chain in q.targets)
    connection.executemany("INSERT INTO target VALUES (?, ?, ?)", targets)


def _words(passage: str) -> list[str]:
    """The words of a passage by which copies are told: neither letter case nor punctuation matters."""
    return _WORD.findall(passage.casefold())


def _digest(words: list[str]) -> int:
    """A whole number of 64 bits that two passages share when they have the same words."""
    return int.from_bytes(hashlib.blake2b(" ".join(words).encode(), digest_size=8).digest(), "big", signed=True)


def _json(value: Any) -> str:
    return _ENCODER.encode(value)


def _list(strings: Iterable[str]) -> str:
    """What ``_json`` makes of strings, without setting up an encoder: there are some for every mention."""
    return f"[{','.join(map(encode_basestring, strings))}]"
