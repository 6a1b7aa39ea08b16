"""The output folder: what graphkit may write there, and every file of the output contract.

Files are prepared in a hidden folder beside their places and then moved there one by one, so none is ever half
written. A file that graphkit did not write, or that was changed since, is never replaced or removed without ``force``:
the store remembers a hash of every file graphkit put there, and ``run.json`` repeats those of the last run.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import Any

from graphkit.config import Config
from graphkit.errors import ExportError
from graphkit.graph import GRAPH
from graphkit.listing import mention_rows, quote_lines, quote_rows
from graphkit.records import Network, Notice
from graphkit.slicing import Slice
from graphkit.store import STORE, Store, acting_actors, count_edges, is_store, known_outputs, remember_output, tallies
from graphkit.views.files import atomic_writer, file_sha256, write_atomically
from graphkit.views.gephi import gexf_lines, write_graphml
from graphkit.views.page import omissions, page, page_notices
from graphkit.views.tables import write_actors, write_edges, write_quotes, write_slices

__all__ = ["FILES", "PAGE", "SLICES", "STORE", "check_folder", "make_folder", "write_outputs"]

PAGE = "graph.html"
"""Name of the page in the output folder."""

FILES = (
    "actors.csv",
    "edges.csv",
    "graph.gexf",
    "graph.graphml",
    PAGE,
    "mentions.jsonl",
    "quotes.csv",
    "quotes.jsonl",
    "run.json",
)
"""The other files of the output folder; ``run.json`` describes them."""

_OF_STYLE = ("graph.cooccurrence.graphml", "graph.quote.graphml")
"""What stands in place of ``graph.graphml`` with the GraphML style "split"."""

SLICES = "slices"
"""Name of the folder that holds a folder for each week, month or year, where they were asked for."""

_STAGING = ".graphkit-writing"
_ADVICE = "Choose another folder with --output, move the file away, or allow its replacement with --force."


def check_folder(folder: str | Path) -> None:
    """Make sure that every file a build will replace is graphkit's own; nothing is written.

    Raises:
        ExportError: The folder is a file, or holds a file of our names that graphkit did not write as it is now.
    """
    folder = Path(folder)
    if folder.exists() and not folder.is_dir():
        raise ExportError(f"the output folder {folder} is a file", "Name a folder with --output.")
    run = _read_run(folder)
    place = folder / STORE
    if place.is_dir() or (place.exists() and place.stat().st_size and not is_store(place) and not run):
        raise ExportError(f"{place} is not graphkit's evidence store", _ADVICE)
    known = known_outputs(place) | set(run.items())
    of_slices = (path.relative_to(folder).as_posix() for path in sorted((folder / SLICES).glob("*/*.*")))
    for name in (*FILES, *_OF_STYLE, f"{SLICES}/measures.csv", *of_slices):
        path = folder / name
        if not path.exists() or (name == "run.json" and run):
            continue
        if path.is_dir() or (name, file_sha256(path)) not in known:
            what = "was changed after" if any(name == mine for mine, _ in known) else "was not written by"
            raise ExportError(f"{path} {what} graphkit" + (" wrote it" if "after" in what else ""), _ADVICE)


def make_folder(folder: str | Path) -> None:
    """Make the output folder where there is none.

    Raises:
        ExportError: It cannot be made.
    """
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(
            f"cannot make the output folder {folder}: {error.strerror}", "Name a folder you may write to."
        ) from error


def write_outputs(
    store: Store, network: Network, config: Config, run: Mapping[str, Any], slices: Iterable[Slice] = ()
) -> tuple[Notice, ...]:
    """Write every file of the output contract beside the store.

    Args:
        store: Assembled; what it holds is what the tables and the JSON lines list.
        network: The measured network.
        config: Its section ``views`` shapes the page, the GraphML and the tables.
        run: What ``run.json`` says besides the hashes of the other files; plain values only.
        slices: Graphs of parts of the time, each for a folder of its own.

    Returns:
        What to tell the user about the page: that it shows a part only, or that it is large; about the slices; and
        about exports of an earlier graph that stand in the folder.

    Raises:
        ExportError: The folder cannot be written; what stood there before is untouched.
    """
    folder = store.path.parent
    staging = folder / _STAGING
    shutil.rmtree(staging, ignore_errors=True)  # what a killed run left
    try:
        notices = _prepare(staging, store, network, config)
        if config.time.slices:
            notices += _prepare_slices(staging / SLICES, slices, network, config)
        written = sorted(path for path in staging.rglob("*") if path.is_file())
        hashes = {path.relative_to(staging).as_posix(): file_sha256(path) for path in written}
        text = json.dumps({**run, "outputs": hashes}, ensure_ascii=False, indent=2) + "\n"
        write_atomically(staging / "run.json", text)
        hashes["run.json"] = file_sha256(staging / "run.json")
        before = _read_run(folder)
        for name, sha256 in hashes.items():
            remember_output(store, name, sha256)
            _move(staging / name, folder / name)
        _remove_outdated(folder, {name: sha256 for name, sha256 in before.items() if name not in hashes})
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    changed = any(before.get(name) != sha256 for name, sha256 in hashes.items() if name != "run.json")
    return (*notices, *(_stale_exports(folder, store, hashes) if changed else ()))


def _stale_exports(folder: Path, store: Store, written: Mapping[str, str]) -> tuple[Notice, ...]:
    """A notice of the files in the folder that ``graphkit export`` wrote of an earlier graph, and nobody changed."""
    known = set(store.connection.execute("SELECT name, sha256 FROM output"))
    others = sorted({name for name, _ in known} - written.keys())
    stale = [n for n in others if "/" not in n and (folder / n).is_file() and (n, file_sha256(folder / n)) in known]
    if not stale:
        return ()
    message = f"{', '.join(stale)} may show an earlier graph; run graphkit export again, or remove what is outdated"
    return (Notice(path=GRAPH, message=message),)


def _prepare(staging: Path, store: Store, network: Network, config: Config) -> tuple[Notice, ...]:
    views = config.views
    with atomic_writer(staging / "actors.csv", bom=views.csv_bom) as file:
        write_actors(network, file)
    with atomic_writer(staging / "edges.csv", bom=views.csv_bom) as file:
        write_edges(network, file)
    names = {actor: name for actor, (name, _) in acting_actors(store).items()}  # the graph may hold a part only
    with atomic_writer(staging / "quotes.csv", bom=views.csv_bom) as file:
        write_quotes(quote_rows(store, names), file)
    write_atomically(staging / "mentions.jsonl", map(_line, mention_rows(store)))
    write_atomically(staging / "quotes.jsonl", map(_line, quote_lines(store)))
    write_graphml(network, staging / "graph.graphml", views.graphml_style)
    write_atomically(staging / "graph.gexf", gexf_lines(network))
    light = count_edges(store, 1) - count_edges(store, config.edges.min_weight)
    text = page(network, views, tallies(store), omissions(network, config, light))
    write_atomically(staging / PAGE, text)
    return page_notices(text, network, views)


def _prepare_slices(staging: Path, slices: Iterable[Slice], network: Network, config: Config) -> tuple[Notice, ...]:
    with atomic_writer(staging / "measures.csv", bom=config.views.csv_bom) as file:
        write_slices(_written(staging, slices, config), file)
    undated = network.corpus.documents - network.corpus.dated
    if not undated:
        return ()
    articles = "1 article without a date is" if undated == 1 else f"{undated:,} articles without a date are"
    return (Notice(path=SLICES, message=f"{articles} in no slice"),)


def _written(staging: Path, slices: Iterable[Slice], config: Config) -> Iterator[Slice]:
    """The slices, each after its own tables and Gephi files were written."""
    for part in slices:
        place, network = staging / part.name, part.network
        with atomic_writer(place / "actors.csv", bom=config.views.csv_bom) as file:
            write_actors(network, file)
        with atomic_writer(place / "edges.csv", bom=config.views.csv_bom) as file:
            write_edges(network, file)
        write_graphml(network, place / "graph.graphml", config.views.graphml_style)
        write_atomically(place / "graph.gexf", gexf_lines(network))
        yield part


def _remove_outdated(folder: Path, files: Mapping[str, str]) -> None:
    """Remove what the last run wrote and this one does not (GraphML in another style): it shows what is no more."""
    for name, sha256 in files.items():
        path = folder / name
        if _is_ours(name) and path.is_file() and file_sha256(path) == sha256:
            path.unlink()
            if path.parent != folder:
                for emptied in (path.parent, folder / SLICES):
                    with suppress(OSError):  # something else is in it
                        emptied.rmdir()


def _is_ours(name: str) -> bool:
    """Whether a name that run.json gives is one of a file in the folder or of a slice, and leads nowhere else."""
    parts = PurePosixPath(name).parts
    return ".." not in parts and "\\" not in name and (len(parts) == 1 or (parts[0] == SLICES and len(parts) < 4))


def _move(source: Path, target: Path) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        source.replace(target)
    except OSError as error:
        raise ExportError(
            f"cannot write {target}: {error.strerror}",
            "Close the program that has it open, or check the folder's rights.",
        ) from error


def _read_run(folder: Path) -> dict[str, str]:
    """Name and hash of the files of the last run as ``run.json`` tells them; empty where it is not ours."""
    try:
        run = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(run, dict) or run.get("program") != "graphkit" or not isinstance(run.get("outputs"), dict):
        return {}
    return {str(name): str(sha256) for name, sha256 in run["outputs"].items()}


def _line(fields: dict[str, Any]) -> str:
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":")) + "\n"
