"""What the store holds as a whole: how many documents, words, mentions and quotes, and of which days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from graphkit.config import window_name
from graphkit.records import Corpus
from graphkit.store.days import read_day
from graphkit.store.opening import Store

__all__ = ["corpus", "count_documents", "count_edges", "count_quotes", "counted_days", "counts", "document_hashes"]


def corpus(store: Store, title: str, window: str = "sentence") -> Corpus:
    """What the graph is made from, in five facts; its title and the window of its co-occurrences are passed on."""
    query = (
        "SELECT count(*), count(DISTINCT nullif(outlet, '')), count(published), min(published), max(published) "
        "FROM document JOIN counted USING (doc)"
    )
    documents, outlets, dated, first, last = store.connection.execute(query).fetchone()
    query = "SELECT count(*), count(*) - count(published) FROM document WHERE doc NOT IN (SELECT doc FROM counted)"
    left_out, undated = store.connection.execute(query).fetchone()
    return Corpus(
        title=title,
        window=window_name(window),
        documents=documents,
        outlets=outlets,
        dated=dated,
        first=read_day(first),
        last=read_day(last),
        left_out=left_out,
        undated=undated,
    )


def counts(store: Store) -> dict[str, int]:
    """How many documents, words, sentences, mentions, chains and quotes the store holds."""
    tables = ("document", "sentence", "mention", "chain", "quote")
    found = {
        f"{table}s": int(store.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608
        for table in tables
    }
    words = store.connection.execute("SELECT coalesce(sum(words), 0) FROM document").fetchone()[0]
    return {**found, "words": int(words)}


def count_documents(store: Store) -> int:
    """How many documents the store holds."""
    return int(store.connection.execute("SELECT count(*) FROM document").fetchone()[0])


def count_quotes(store: Store) -> int:
    """How many quotes stand in the documents that count."""
    return int(store.connection.execute("SELECT count(*) FROM quote JOIN counted USING (doc)").fetchone()[0])


def count_edges(store: Store, min_weight: int) -> int:
    """How many edges the store holds that have at least that weight."""
    return int(store.connection.execute("SELECT count(*) FROM edge WHERE weight >= ?", (min_weight,)).fetchone()[0])


def document_hashes(store: Store) -> Iterator[tuple[str, str]]:
    """Id and hash of every document, by id."""
    yield from store.connection.execute("SELECT id, sha256 FROM document ORDER BY id")


def counted_days(store: Store) -> list[date]:
    """The different dates of the documents that count, in order."""
    query = "SELECT DISTINCT published FROM document JOIN counted USING (doc) WHERE published NOT NULL ORDER BY 1"
    return [date.fromisoformat(day) for (day,) in store.connection.execute(query)]
