"""``graphkit build``: articles in, graph out."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from graphkit.cli.options import CsvBom, Quiet, StyleOfGraphml
from graphkit.cli.progress import progress_bar, tell_result
from graphkit.cli.terminal import tell
from graphkit.config import Config
from graphkit.errors import ConfigError

if TYPE_CHECKING:
    from graphkit.engines import Engine

__all__ = ["build_cli"]


def build_cli(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT...",
            help="Files, folders or addresses of articles (txt, md, html, jsonl, csv, also .gz); - is standard input.",
            show_default=False,
        ),
    ],
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder to write to.")] = Path("output"),
    model: Annotated[
        str | None,
        typer.Option(help="spaCy pipeline, by name or path; without it, the one that comes with graphkit."),
    ] = None,
    actors: Annotated[
        str | None,
        typer.Option(help="Your edits of actors; without it, actors.toml in the output folder, where there is one."),
    ] = None,
    window: Annotated[
        str | None,
        typer.Option(help="Where two actors must be mentioned together: sentence, paragraph, document or tokens:25."),
    ] = None,
    types: Annotated[
        str | None,
        typer.Option(help="Which actors to show: of PERSON, ORG, GPE, NORP, GROUP, separated by commas."),
    ] = None,
    min_weight: Annotated[
        int | None,
        typer.Option(help="Leave out edges with less independent evidence."),
    ] = None,
    min_confidence: Annotated[
        float | None,
        typer.Option(help="Leave out evidence that is less certain, 0 to 1."),
    ] = None,
    backbone: Annotated[
        float | None,
        typer.Option(
            metavar="ALPHA", help="Leave out edges no heavier than chance has it, above 0 to 1; usual is 0.05."
        ),
    ] = None,
    max_nodes: Annotated[
        int | None,
        typer.Option(help="Actors in the graph at most, the strongest first."),
    ] = None,
    isolated: Annotated[
        bool | None,
        typer.Option("--isolated/--drop-isolated", help="Keep or leave out actors without an edge; kept if not said."),
    ] = None,
    page_nodes: Annotated[
        int | None,
        typer.Option(help="Actors drawn on the page at most, the strongest first; the other files hold all."),
    ] = None,
    first: Annotated[
        str | None,
        typer.Option("--from", metavar="DATE", help="Leave articles dated before out of the graph, as 2025-03-01."),
    ] = None,
    last: Annotated[
        str | None,
        typer.Option("--to", metavar="DATE", help="Leave articles dated after out of the graph, as 2025-03-31."),
    ] = None,
    slices: Annotated[
        str | None,
        typer.Option("--slice", metavar="PART", help="Write a graph for each week, month or year as well."),
    ] = None,
    bootstrap: Annotated[
        int | None,
        typer.Option(metavar="N", min=1, help="Resample the stories N times to give ranges of ranks; usual is 200."),
    ] = None,
    title: Annotated[
        str | None,
        typer.Option(help="Title of the page; without it, the input's name."),
    ] = None,
    graphml_style: StyleOfGraphml = None,
    csv_bom: CsvBom = None,
    workers: Annotated[
        str,
        typer.Option(
            metavar="N|auto", help="Processes that analyse articles, one per core at most; auto is all where it pays."
        ),
    ] = "auto",
    engine: Annotated[
        str,
        typer.Option(metavar="local|dask", help="Where articles are analysed: on this machine, or on a Dask cluster."),
    ] = "local",
    scheduler: Annotated[
        str | None,
        typer.Option(metavar="ADDRESS", help="Dask's scheduler, tcp://host:8786; without it, one is started here."),
    ] = None,
    timeout: Annotated[
        float,
        typer.Option(min=1.0, help="Seconds a worker may take for an article before it is left out."),
    ] = 60.0,
    config: Annotated[
        Path | None,
        typer.Option(help="TOML file with settings; options given here come first."),
    ] = None,
    force: Annotated[
        bool,
        typer.Option(
            "--force",
            help="Replace whatever stands at the names of the outputs, the store too: all articles are read anew.",
        ),
    ] = False,
    retry: Annotated[
        bool, typer.Option("--retry", help="Try articles again that an earlier build gave up after dead workers.")
    ] = False,
    prune: Annotated[
        bool,
        typer.Option(
            "--prune",
            help="Drop articles that are gone from the input even if that is most; fewer go unasked, and are named.",
        ),
    ] = False,
    open_page: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
    verbose: Annotated[int, typer.Option("--verbose", "-v", count=True, help="Tell more; twice, for debugging.")] = 0,
    quiet: Quiet = False,
) -> None:
    """Find actors, quotes and ties in articles, and write graph, tables and evidence to a folder."""
    _set_up_logging(verbose)
    options: dict[str, dict[str, Any]] = {
        "language": {"model": model},
        "actors": {"file": actors},
        "edges": {
            "window": window,
            "types": None if types is None else [name.strip().upper() for name in types.split(",")],
            "min_weight": min_weight,
            "min_confidence": min_confidence,
            "backbone": backbone,
        },
        "time": {"first": first, "last": last, "slices": slices},
        "graph": {"max_actors": max_nodes, "isolated": isolated, "bootstrap": bootstrap},
        "views": {
            "title": title,
            "max_nodes": page_nodes,
            "graphml_style": graphml_style,
            "csv_bom": csv_bom,
        },
    }
    settings = _override(Config() if config is None else Config.from_toml(config), options)
    from graphkit.building import build  # here: it imports spaCy's and NetworkX's worlds, and --help must not

    chosen = _engine(engine, scheduler or "", workers, timeout, quiet=quiet)
    with progress_bar(quiet=quiet) as progress:
        report = build(
            inputs, output, settings, force=force, retry=retry, prune=prune, engine=chosen, progress=progress
        )
    tell_result(report, output, quiet=quiet, verbose=verbose)
    if open_page:
        typer.launch(str(report.page.resolve()))
    raise typer.Exit(report.exit_code)


def _override(config: Config, options: dict[str, dict[str, Any]]) -> Config:
    given = {
        section: {key: value for key, value in values.items() if value is not None}
        for section, values in options.items()
    }
    try:
        return config.override(given)
    except ConfigError as error:
        raise typer.BadParameter(f"{error.message}. {error.hint or ''}".strip()) from error


def _engine(engine: str, scheduler: str, workers: str, timeout: float, *, quiet: bool) -> Engine:
    from graphkit.engines import Cluster, available_workers, cores, fitting_pool  # here: --help need not wait for it

    if engine not in {"local", "dask"}:
        raise typer.BadParameter(f"--engine cannot be {engine!r}. Use local or dask.")
    if scheduler and engine == "local":
        raise typer.BadParameter("--scheduler is for --engine dask. Add that, or leave the address out.")
    if workers != "auto" and (not workers.isdecimal() or not int(workers)):
        raise typer.BadParameter(f"--workers cannot be {workers!r}. Use a number from 1, or auto.")
    if scheduler and workers != "auto":
        raise typer.BadParameter("--workers is for this machine. The cluster has workers of its own; leave it out.")
    if scheduler:
        return Cluster(scheduler, timeout=timeout)
    number = 0 if workers == "auto" else int(workers)
    if number > cores() and not quiet:
        tell(f"note: --workers {number} is more than the cores of this machine; {cores()} work")
    if engine == "dask":
        return Cluster(workers=min(number, cores()) or available_workers(), timeout=timeout)
    return fitting_pool(number, timeout=timeout)


def _set_up_logging(verbose: int) -> None:
    """Ours by ``-v``; other packages' messages are about their inner workings, and shown with ``-vv`` only."""
    logging.basicConfig(stream=sys.stderr, format="%(name)s: %(message)s", force=True)
    logging.getLogger().setLevel(logging.DEBUG if verbose > 1 else logging.CRITICAL)
    if verbose < 2:
        for handler in logging.getLogger().handlers:  # Dask gives its loggers a level of their own
            handler.addFilter(logging.Filter("graphkit"))
    levels = (logging.WARNING, logging.INFO, logging.DEBUG)
    logging.getLogger("graphkit").setLevel(levels[min(verbose, 2)])
