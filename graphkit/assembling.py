"""From the store to the output folder: link with a person's edits, measure, write every file; no article is read."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from graphkit.actors import Curation, find_curation, unmet
from graphkit.config import Config
from graphkit.errors import ConfigError, EmptyCorpusError, ExportError
from graphkit.graph import GRAPH, pruning_notices
from graphkit.outputs import check_folder, write_outputs
from graphkit.pipeline import assemble
from graphkit.records import Network, Notice, Report
from graphkit.slicing import slices
from graphkit.store import (
    STORE,
    Store,
    chain_names,
    count_quotes,
    counts,
    is_store,
    names_in_use,
    open_store,
    shared_names,
    spelled,
    store_errors,
    withheld,
)
from graphkit.version import __version__

__all__ = ["Progress", "assemble_folder", "assemble_store", "corpus_counts", "read_run"]

Progress = Callable[[str, int, int], None]
"""Told what is being done ("annotating", "assembling", "writing", ...), how many documents are done so far, and about
how many there will be, 0 where nothing tells yet."""


def assemble_store(store: Store, config: Config, curation: Curation, title: str) -> tuple[Network, dict[str, Any]]:
    """Assemble what the store holds.

    Returns:
        The network, and what ``run.json`` says about it: its title, the edits and what is to be known about them.
    """
    network = assemble(store, config, title=title, curation=curation)
    notices = unmet(curation, names_in_use(store), spelled(store), chain_names(store), shared_names(store))
    told = {
        "file": curation.file,
        "sha256": curation.sha256,
        "edits": len(curation.edits),
        "notices": [notice.message for notice in notices],
    }
    estimates = {"measures": list(network.estimates), "sources": network.sources}
    return network, {"title": title, "curation": told, "estimates": estimates}


def corpus_counts(store: Store, network: Network) -> dict[str, int]:
    """How much of everything there is now."""
    kinds = [edge.kind for edge in network.edges]
    return {
        **counts(store),
        "documents_in_graph": network.corpus.documents,
        "quotes_in_graph": count_quotes(store),
        "actors": len(network.actors),
        "cooccurrence_edges": kinds.count("cooccurrence"),
        "quote_edges": kinds.count("quote"),
        "communities": len(network.communities),
    }


def assemble_folder(
    output: str | Path, *, actors: str | None = None, force: bool = False, progress: Progress | None = None
) -> Report:
    """Assemble the output folder of a build anew, with its settings and the edits of ``actors.toml`` as it is now.

    The files are the same as those that a build of the same articles would write.

    Args:
        output: The folder.
        actors: Another file of edits, from now on; None for that of the last run.
        force: Replace files that were changed since.
        progress: Told how far the run is.

    Raises:
        CurationError: The edits have a mistake in them, or contradict each other.
        EmptyCorpusError: The store holds no article.
        ExportError: The folder holds no finished build, or cannot be written.
        StoreError: The evidence store is in use, damaged, or of another version.
    """
    output = Path(output)
    run = read_run(output)
    config = _settings(run, output, actors)
    curation = find_curation(output, config)
    if not force:
        check_folder(output)
    place = output / STORE
    tell = progress or (lambda stage, done, total: None)
    with store_errors(place), open_store(place) as store:
        documents = counts(store)["documents"]
        if not documents:
            raise EmptyCorpusError(f"{place} holds no article", "Run graphkit build first.")
        tell("assembling", documents, documents)
        network, about = assemble_store(store, config, curation, str(run.get("title", "")))
        found = corpus_counts(store, network)
        tell("writing", documents, documents)
        run |= {"version": __version__, "config": config.as_dict(), "config_fingerprint": config.fingerprint(), **about}
        run["counts"] = {**run["counts"], **found}
        pruned = pruning_notices(network, config, withheld(store, config.edges.min_confidence))
        run["notices"] = _with(run["notices"], pruned)
        told = write_outputs(store, network, config, run, slices(store, config, network))
    notices = tuple(Notice(path=curation.file, message=message) for message in about["curation"]["notices"])
    return Report(kept=documents, notices=(*notices, *pruned, *told), counts=tuple(found.items()))


def read_run(output: Path) -> dict[str, Any]:
    """What ``run.json`` of a finished build says.

    Raises:
        ExportError: There is none, or it is none of ours.
    """
    advice = "Name the output folder of a finished graphkit build."
    try:
        run = json.loads((output / "run.json").read_text(encoding="utf-8"))
    except OSError as error:
        raise ExportError(f"cannot read {output / 'run.json'}: {error.strerror}", advice) from error
    except ValueError as error:
        raise ExportError(f"{output / 'run.json'} is damaged", "Run graphkit build again.") from error
    if not isinstance(run, dict) or run.get("program") != "graphkit" or not is_store(output / STORE):
        raise ExportError(f"{output} holds no graphkit build", advice)
    return run


def _with(notices: list[dict[str, str]], pruned: tuple[Notice, ...]) -> list[dict[str, str]]:
    """The notices of the last run, with those about its graph replaced."""
    kept = [notice for notice in notices if notice["path"] != GRAPH]
    return sorted([*kept, *map(dataclasses.asdict, pruned)], key=lambda notice: (notice["path"], notice["message"]))


def _settings(run: dict[str, Any], output: Path, actors: str | None) -> Config:
    try:
        config = Config().override(run["config"])
    except (ConfigError, KeyError) as error:
        raise ExportError(
            f"{output / 'run.json'} was written by another version of graphkit", "Run graphkit build again."
        ) from error
    return (
        config
        if actors is None
        else dataclasses.replace(config, actors=dataclasses.replace(config.actors, file=actors))
    )
