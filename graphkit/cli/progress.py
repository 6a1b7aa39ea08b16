"""What is told of a build on standard error: how far it is, what was left out, and in one line what it made."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.cli.terminal import tell
from graphkit.counting import counted

if TYPE_CHECKING:
    from graphkit.building import Progress
    from graphkit.records import Failure
    from graphkit.result import Result

__all__ = ["closing_line", "progress_bar", "tell_result"]

_ABOUT_ALL = {"graph", "slices"}
"""What notices are about that are always told, as those of files of other kinds are: what the graph leaves out."""

_LISTED = 10
"""Documents that were skipped, or dropped, named on the terminal; run.json names all that were skipped."""


@contextmanager
def progress_bar(*, quiet: bool) -> Iterator[Progress | None]:
    """A bar on standard error where that is a terminal."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from tqdm import tqdm

    with tqdm(unit=" articles", desc="reading", leave=False) as bar:

        def progress(stage: str, done: int, total: int) -> None:
            bar.total = total or None
            bar.set_description_str(stage, refresh=bar.desc != stage)
            bar.update(done - bar.n)

        yield progress


def tell_result(report: Result, output: Path, *, quiet: bool, verbose: int) -> None:
    """Tell what is to be known about a finished build: notes, what was left out, and what it made."""
    from graphkit.documents import OTHER_KINDS  # here: --help need not wait for it

    for notice in report.notices if verbose else ():
        tell(f"note: {notice.path}: {notice.message}")
    notices = [] if verbose or quiet else list(report.notices)
    for notice in [n for n in notices if n.path in _ABOUT_ALL or n.message.startswith(OTHER_KINDS)]:
        tell(f"note: {notice.path}: {notice.message}")
        notices.remove(notice)
    if notices:
        first, others = notices[0], len(notices) - 1
        tell(f"note: {first.path}: {first.message}" + (f" (and {others} more, see run.json)" if others else ""))
    for failure in report.skipped[:_LISTED]:
        tell(f"skipped: {_named(failure)}")
    if len(report.skipped) > _LISTED:
        tell(f"skipped: {len(report.skipped) - _LISTED} more, see {output / 'run.json'}")
    if report.given_up and not quiet:
        tell(f"note: {counted(report.given_up, 'article')} given up by an earlier build; --retry tries again")
    _tell_dropped(report.dropped if verbose else report.dropped[:_LISTED], len(report.dropped))
    if not dict(report.counts)["actors"]:
        tell("warning: no actor was found; check that the articles are news in English, and days and types asked for")
    if not quiet:
        tell(closing_line(dict(report.counts), report.page, kept=report.kept))


def closing_line(counts: Mapping[str, int], page: Path, *, kept: int = 0) -> str:
    """What a graph holds and where its page is; ``kept`` of the articles were not analysed again."""
    again = f" ({kept:,} unchanged)" if kept else ""
    articles = f"{counted(counts['documents'], 'article')}{again}"
    if counts["documents_in_graph"] < counts["documents"]:
        articles = f"{counts['documents_in_graph']:,} of {articles}"
    if not counts["actors"]:
        return f"No actors found in {articles}; wrote empty outputs to {page.parent}"
    edges = counts["cooccurrence_edges"] + counts["quote_edges"]
    return (
        f"{counted(counts['actors'], 'actor')}, {counted(edges, 'edge')} and "
        f"{counted(counts['quotes_in_graph'], 'quote')} in {articles}; open {page}"
    )


def _tell_dropped(named: Sequence[str], number: int) -> None:
    """Name what an earlier build had and this one has not, also with --quiet: nothing may go unseen."""
    for document in named:
        tell(f"dropped: {document}: no longer in the input")
    if number > len(named):
        tell(f"dropped: {number - len(named):,} more that are no longer in the input; --verbose names all")


def _named(failure: Failure) -> str:
    return f"{failure.document_id}: {failure.message}"
