"""A finished build in another format: read from its store, as it was measured; no article is read again."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from graphkit.config import Config, GraphmlStyle
from graphkit.edges import read_edges
from graphkit.errors import ExportError, StoreError
from graphkit.inquiry import Output, open_output
from graphkit.records import Network
from graphkit.store import STORE, is_store, known_outputs, open_store, read_network, read_settings, remember_output
from graphkit.views import Format
from graphkit.views.cypher import cypher_lines
from graphkit.views.files import atomic_writer, file_sha256
from graphkit.views.gephi import (
    gexf_lines,
    graphml_files,
    graphml_lines,
    write_edge_list,
    write_evidence_list,
    write_node_list,
)
from graphkit.views.nodelink import cytoscape_lines, node_link_lines

__all__ = ["export", "export_lines", "load_network"]

_NAMES: dict[Format, str] = {
    "graphml": "graph.graphml",
    "gexf": "graph.gexf",
    "csv": "graph.csv",
    "json": "graph.json",
    "cytoscape": "graph.cytoscape.json",
    "cypher": "graph.cypher",
}
_TABLES: dict[str, Callable[..., None]] = {
    "nodes": write_node_list,
    "edges": write_edge_list,
    "evidence": write_evidence_list,
}
_ONE_FILE: dict[Format, Callable[[Network], Iterable[str]]] = {
    "gexf": gexf_lines,
    "json": node_link_lines,
    "cytoscape": cytoscape_lines,
    "cypher": cypher_lines,
}


def load_network(folder: str | Path) -> Network:
    """The network of a finished build, with its measures and the evidence of every edge.

    Args:
        folder: The output folder of ``build``.

    Raises:
        StoreError: There is no store, it is damaged or of another version, or its build never finished.
    """
    with open_output(folder) as output:
        return _load(output)[0]


def export(
    folder: str | Path,
    form: Format,
    target: str | Path | None = None,
    *,
    style: GraphmlStyle | None = None,
    csv_bom: bool | None = None,
    decimal_comma: bool = False,
    force: bool = False,
) -> tuple[Network, list[Path]]:
    """Write the network of a finished build in another format.

    Args:
        folder: The output folder of ``build``.
        form: What to write. "csv" makes three files (nodes, edges, evidence), "graphml" two with style "split".
        target: The file, or a folder that is there; the output folder where left out. Several files take their names
            from it: "x.csv" gives "x.nodes.csv", "x.edges.csv" and "x.evidence.csv"; where it has no ending, it is a
            folder for them, which is made.
        style: Of GraphML; as the build was configured where left out.
        csv_bom: Whether CSV begins with a byte order mark; as the build was configured where left out.
        decimal_comma: Whether CSV has decimal commas and semicolons.
        force: Replace files that graphkit did not write from this build, or that were changed since.

    Returns:
        The network, and the files written.

    Raises:
        ExportError: A file cannot be written, or stands there and is not graphkit's own.
        StoreError: As ``load_network``.
    """
    folder = Path(folder)
    with open_output(folder) as output:
        network, config = _load(output)
    chosen = style or config.views.graphml_style
    bom = form == "csv" and (config.views.csv_bom if csv_bom is None else csv_bom)
    path = _path(folder, form, target, chosen, usual=config.views.graphml_style)
    files = _tables(network, path, decimal_comma) if form == "csv" else _files(network, path, form, chosen)
    for file in filter(is_store, files):
        raise ExportError(f"{file} is an evidence store", "Choose another place with --output.")
    if not force:
        _check(folder, files)
    for file, write in files.items():
        with atomic_writer(file, bom=bom) as opened:
            write(opened)
    _remember(folder, files)
    return network, list(files)


def export_lines(folder: str | Path, form: Format, style: GraphmlStyle | None = None) -> Iterable[str]:
    """The text of a format that is one file, for a pipe.

    Raises:
        ExportError: The format needs several files.
        StoreError: As ``load_network``.
    """
    with open_output(folder) as output:
        network, config = _load(output)
    chosen = style or config.views.graphml_style
    if form == "csv" or (form == "graphml" and chosen == "split"):
        raise ExportError(f"{form} is several files and cannot be written to a pipe", "Name a folder with --output.")
    return graphml_lines(network, chosen) if form == "graphml" else _ONE_FILE[form](network)


def _load(output: Output) -> tuple[Network, Config]:
    config = Config().override(read_settings(output.store))
    return read_network(output.store, read_edges(output.store, config.edges)), config


def _path(folder: Path, form: Format, target: str | Path | None, style: GraphmlStyle, *, usual: GraphmlStyle) -> Path:
    """Where to write; a GraphML in another style than the build's does not take the place of the build's."""
    several = form == "csv" or (form == "graphml" and style == "split")
    if target is not None and not Path(target).is_dir() and (not several or Path(target).suffix):
        return Path(target)
    other = form == "graphml" and style != usual and style != "split"
    name = f"graph.{style}.graphml" if other else _NAMES[form]
    return Path(target or folder) / name


def _files(network: Network, path: Path, form: Format, style: GraphmlStyle) -> dict[Path, Callable[[TextIO], None]]:
    """The files and what writes each."""
    if form == "graphml":
        return {file: _writer(graphml_lines(network, style, kind)) for file, kind in graphml_files(path, style).items()}
    return {path: _writer(_ONE_FILE[form](network))}


def _tables(network: Network, path: Path, decimal_comma: bool) -> dict[Path, Callable[[TextIO], None]]:
    return {
        path.with_name(f"{path.stem}.{name}{path.suffix}"): functools.partial(
            write, network, decimal_comma=decimal_comma
        )
        for name, write in _TABLES.items()
    }


def _writer(lines: Iterable[str]) -> Callable[[TextIO], None]:
    return lambda file: file.writelines(lines)


def _check(folder: Path, files: Iterable[Path]) -> None:
    known = known_outputs(folder / STORE)
    for file in files:
        if file.exists() and not (file.is_file() and (file.name, file_sha256(file)) in known):
            raise ExportError(
                f"{file} was not written by graphkit, or was changed since",
                "Choose another place with --output, or allow its replacement with --force.",
            )


def _remember(folder: Path, files: Iterable[Path]) -> None:
    """Let the next build and the next export know the files for graphkit's own, wherever they were written."""
    with suppress(StoreError), open_store(folder / STORE) as store:  # it may lie where nobody may write
        for file in files:
            remember_output(store, file.name, file_sha256(file))
