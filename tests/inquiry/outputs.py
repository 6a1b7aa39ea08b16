"""Outputs of articles of letters, to ask them without a language pipeline."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from letters import link_by_letter

from graphkit.config import Config
from graphkit.edges import assemble_edges, mark_stories, put_ties
from graphkit.inquiry import Output
from graphkit.records import Annotations, Corpus, Network, Period
from graphkit.store import (
    choose_actors,
    choose_documents,
    linkable_chains,
    open_store,
    put_annotations,
    put_linking,
    put_network,
)


@contextmanager
def output(
    folder: Path,
    articles: Sequence[Annotations],
    *,
    renamed: Sequence[tuple[str, str, str]] = (),
    observers: Collection[str] = (),
    places: Collection[str] = (),
    **edges: object,
) -> Iterator[Output]:
    """A folder with a store and nothing else; ``renamed`` gives actors, by id, another id and name."""
    folder.mkdir(exist_ok=True)
    config = Config().override({"edges": edges})
    with open_store(folder / "graphkit.sqlite", anew=True) as store:
        put_annotations(store, articles, "pipeline")
        with store.transaction():
            mark_stories(store)
            linking = link_by_letter(list(linkable_chains(store)))
            aside = {"observers": frozenset(observers), "places": frozenset(places)}
            put_linking(store, dataclasses.replace(linking, **aside))
            choose_documents(store, Period())
            choose_actors(store, ["PERSON"])
            for old, id_, name in renamed:
                store.connection.execute("UPDATE actor SET id = ?, name = ? WHERE id = ?", (id_, name, old))
            put_ties(store, config.edges)
            edges_found = assemble_edges(store, config.edges)
        put_network(store, Network(corpus=Corpus(), edges=tuple(edges_found)), config.as_dict())
        yield Output(folder, store)
