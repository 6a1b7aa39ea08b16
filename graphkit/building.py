"""From files to the output folder: read what is new, annotate it, assemble the whole, write every file."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

from graphkit import documents
from graphkit.actors import Curation, find_curation
from graphkit.assembling import Progress, assemble_store, corpus_counts
from graphkit.config import Config
from graphkit.engines import Engine, Identity, Serial
from graphkit.errors import EmptyCorpusError, ExportError
from graphkit.graph import pruning_notices
from graphkit.outputs import check_folder, make_folder, write_outputs
from graphkit.records import Annotations, Document, Failure, Network, Notice, Reading, Report, SourceFile
from graphkit.result import Result
from graphkit.slicing import slices
from graphkit.store import (
    STORE,
    Readings,
    Store,
    count_documents,
    count_outside,
    count_unread,
    document_hashes,
    document_sha256,
    forget_unread,
    give_up,
    given_up,
    is_current,
    is_store,
    note_read,
    open_store,
    put_annotations,
    store_errors,
    withheld,
)
from graphkit.version import __version__

__all__ = ["Progress", "build"]

_COSTLY = frozenset({"Timeout", "WorkerDied"})
"""Failures that cost minutes or workers; the next build leaves these documents out at once."""

_TWICE = "another document has the same path; only the first is used"

_FEW = 5
"""So many articles may leave the input unasked, and any number up to half of them."""


def build(
    inputs: Sequence[str | Path],
    output: str | Path,
    config: Config | None = None,
    *,
    force: bool = False,
    retry: bool = False,
    prune: bool = False,
    engine: Engine | None = None,
    progress: Progress | None = None,
) -> Result:
    """From articles to every file of the output folder.

    Documents that an earlier build into the same folder annotated, and that have not changed since, are not annotated
    again; those that are no longer in the input are removed, and named in the report. The files are the same as those
    of a fresh build. Where most would be removed, as when one part of a corpus is built into the folder of another, the
    build refuses.

    Args:
        inputs: Files and folders of articles; "-" is standard input.
        output: The folder to write to.
        config: The settings; the defaults where left out.
        force: Replace whatever stands at the names of the outputs, the evidence store included: all is annotated anew.
        retry: Try documents again that an earlier build gave up because they killed their workers or took too long.
        prune: Remove what is no longer in the input even where it is more than half of the articles, and five or more.
        engine: Where the documents are annotated; without one, in this process. It is closed afterwards.
        progress: Told how far the run is.

    Returns:
        What the run did and where its files are; a notebook shows it as the page.

    Raises:
        EmptyCorpusError: No article was found.
        ExportError: The folder holds files that graphkit did not write, or articles that ``prune`` would remove, or
            cannot be written.
        StoreError: The evidence store is in use, damaged, of another version, or cannot be written.
        CurationError: The edits of actors have a mistake in them, or contradict each other.
        LanguageError: The language pipeline cannot be used.
        EngineError: The engine cannot be started, or has no worker left.
    """
    with closing(engine or Serial()) as running:
        report = _build(
            inputs,
            Path(output),
            config or Config(),
            running,
            progress or _ignore,
            force=force,
            retry=retry,
            prune=prune,
        )
    return Result.of(report, Path(output))


def _build(
    inputs: Sequence[str | Path],
    output: Path,
    config: Config,
    engine: Engine,
    tell: Progress,
    *,
    force: bool,
    retry: bool,
    prune: bool,
) -> Report:
    inputs = [inputs] if isinstance(inputs, str | Path) else inputs
    if any(Path(name).is_dir() and Path(name).resolve() == output.resolve() for name in inputs):
        raise ExportError(f"the output folder {output} is also an input", "Choose another folder with --output.")
    if not force:
        check_folder(output)
    curation = find_curation(output, config)  # before the work of hours
    engine.start(config)  # its workers get ready, which takes seconds, while the first article is read
    run = _Run(inputs=tuple(map(str, inputs)), output=output.resolve())
    place = output / STORE
    found = documents.read_documents(
        inputs, config.documents, run.end_file, run.paths.update, known=run.readings.find, processes=engine.readers
    )
    read = run.sort_out(found)
    first = []
    if force or not is_store(place):  # without an article nothing is made
        first = list(itertools.islice(read, 1))
        if not first:
            raise run.empty()
    tell("loading the language pipeline", 0, 0)
    for slow in ("graphkit.graph.network", "pyvis.network"):  # these take a second, which the workers need too
        import_module(slow)
    pipeline = engine.identity()
    make_folder(output)
    with store_errors(place), open_store(place, anew=force) as store:
        stored = count_documents(store)
        if not prune:
            _refuse_to_drop(count_outside(store, run.paths), stored, output)  # before the work of hours
        run.readings.open(store, pipeline.fingerprint)
        new = run.new(itertools.chain(first, read), store, pipeline, tell, retry=retry)
        run.commit(engine.annotate(new), store, pipeline, config.language.batch_size, tell)
        if run.annotated + run.kept == 0:
            raise run.empty()
        if not prune:
            _refuse_to_drop(count_unread(store), stored, output)
        run.drop(forget_unread(store, run.failed))
        run.readings.forget(file.path for file in run.files)
        return _assemble(run, store, pipeline, config, curation, tell)


def _assemble(
    run: _Run, store: Store, pipeline: Identity, config: Config, curation: Curation, tell: Progress
) -> Report:
    """Link and measure what the store holds, and write every file."""
    tell("assembling", run.read, run.read)
    network, about = assemble_store(store, config, curation, config.views.title or _title(run.inputs))
    run.notices += pruning_notices(network, config, withheld(store, config.edges.min_confidence))
    tell("writing", run.read, run.read)
    report = run.report(store, network)
    about = {**_record(report, run.files, store, pipeline, config), **about}
    told = write_outputs(store, network, config, about, slices(store, config, network))
    unmet = tuple(Notice(path=curation.file, message=message) for message in about["curation"]["notices"])
    return dataclasses.replace(report, notices=(*unmet, *report.notices, *told))


def _refuse_to_drop(gone: int, stored: int, output: Path) -> None:
    if gone >= _FEW and 2 * gone > stored:
        raise ExportError(
            f"{gone:,} of the {stored:,} articles in {output} are not in this input",
            "Add --prune to drop them, or choose another output folder.",
        )


@dataclass(slots=True)
class _Run:
    """What one build has met so far."""

    inputs: tuple[str, ...]
    output: Path
    paths: set[str] = field(default_factory=set)
    read: int = 0
    annotated: int = 0
    kept: int = 0
    dropped: tuple[str, ...] = ()
    given_up: int = 0
    given_out: dict[str, Document] = field(default_factory=dict)
    files: list[SourceFile] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    skipped: list[Failure] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    readings: Readings = field(default_factory=Readings)

    @property
    def expected(self) -> int:
        """About how many documents there are, by the share of the input that is read; 0 while nothing tells."""
        share = self.files[-1].share if self.files else 0.0
        return round(self.read / share) if share else 0

    def end_file(self, file: SourceFile) -> None:
        """Note that a file was read to its end, unless no file can hold its name: its articles are skipped."""
        storable = documents.is_storable(file.path)
        self.files += [file] if storable else []
        self.readings.end(file if storable else None)

    def sort_out(self, found: Iterable[Document | Failure | Notice | Reading]) -> Iterator[Document | Reading]:
        """The documents, and the files whose documents the store has; what else is reported is kept for the report."""
        for item in found:
            if isinstance(item, Document):
                self.read += 1
                if documents.is_storable(item.id + item.path + item.text + item.title + item.outlet + item.url):
                    yield item
                else:
                    self.readings.add(item.id, "")
                    self.skip(item.id, "holds half a character, which no file can store")
            elif isinstance(item, Reading):
                self.files.append(item.file)
                self.read += item.documents
                for remark in item.remarks:
                    self._remark(remark)
                yield item
            else:
                self._remark(item)
                self.readings.remark(item)
                if isinstance(item, Failure) and item.document_id in self.paths:
                    self.readings.end(None)
                elif isinstance(item, Failure) and item.error != "DocumentError":  # a killed process may live next time
                    self.readings.add(item.document_id, "")

    def _remark(self, remark: Failure | Notice) -> None:
        if isinstance(remark, Failure):
            self.skip(remark.document_id, remark.message, stage=remark.stage, error=remark.error)
        elif not any((Path(name) / remark.path).resolve() == self.output for name in self.inputs):
            # That its own output was left out says nothing, and would tell a second run from the first.
            self.notices.append(remark)

    def new(
        self, read: Iterable[Document | Reading], store: Store, pipeline: Identity, tell: Progress, *, retry: bool
    ) -> Iterator[Document]:
        """The documents that the store does not have as they are, annotated by this pipeline."""
        for item in read:
            if isinstance(item, Reading):
                twice = self.readings.note_read(item)
                for document_id in twice:
                    self.skip(document_id, _TWICE)
                self.kept += item.documents - len(twice)
                tell("annotating", self.annotated + self.kept, self.expected)
                continue
            sha256 = document_sha256(item)
            self.readings.add(item.id, sha256)
            if not note_read(store, item.id):
                self.skip(item.id, _TWICE)
            elif is_current(store, item.id, sha256, pipeline.fingerprint):
                self.kept += 1
                tell("annotating", self.annotated + self.kept, self.expected)
            elif not retry and (before := given_up(store, item.id, sha256, pipeline.fingerprint)):
                self.given_up += 1
                self._fail(before)
            else:
                self.given_out[item.id] = item
                yield item

    def commit(
        self, outcomes: Iterable[Annotations | Failure], store: Store, pipeline: Identity, size: int, tell: Progress
    ) -> None:
        """Put what is annotated into the store, one transaction per ``size`` documents.

        However this ends, what is annotated by then is in the store.
        """
        pending: list[Annotations] = []
        try:
            for outcome in outcomes:
                if isinstance(outcome, Failure):
                    document = self.given_out.pop(outcome.document_id)
                    if outcome.error in _COSTLY:
                        give_up(store, document, outcome, pipeline.fingerprint)
                    self._fail(outcome)
                    continue
                del self.given_out[outcome.document.id]
                pending.append(outcome)
                self.annotated += 1
                if len(pending) >= size:
                    put_annotations(store, pending, pipeline.fingerprint)
                    pending.clear()
                    self.readings.put()
                tell("annotating", self.annotated + self.kept, self.expected)
        finally:
            if pending:
                put_annotations(store, pending, pipeline.fingerprint)
            self.readings.put()

    def _fail(self, failure: Failure) -> None:
        self.failed.append(failure.document_id)
        self.skip(failure.document_id, failure.message, stage=failure.stage, error=failure.error)

    def skip(self, document_id: str, message: str, *, stage: str = "documents", error: str = "DocumentError") -> None:
        """Note a document that is left out; half characters, as in a file name that is not UTF-8, become "?"."""
        document_id, message = (text.encode("utf-8", "replace").decode() for text in (document_id, message))
        self.skipped.append(Failure(document_id=document_id, stage=stage, error=error, message=message))

    def drop(self, gone: Iterable[str]) -> None:
        """Note the stored documents that this input lacks; those that are there and could not be read are skipped."""
        unread = {failure.document_id for failure in self.skipped}
        self.dropped = tuple(name for name in gone if unread.isdisjoint({name, name.rpartition("#")[0]}))

    def empty(self) -> EmptyCorpusError:
        """Say that there is nothing to work on, and the first reason where there is one."""
        named = (documents.without_keys(one) if documents.is_address(one) else one for one in self.inputs)
        where = ", ".join(named) or "no input"
        if not self.skipped:
            return EmptyCorpusError(f"no article found in {where}", "Name files or folders that hold news articles.")
        first = min(self.skipped, key=lambda failure: failure.document_id)
        others = f" (and {len(self.skipped) - 1} more)" if len(self.skipped) > 1 else ""
        reason = f"{first.document_id}: {first.message.rstrip('.')}{others}"
        reason += "" if reason.endswith("?") else "."
        return EmptyCorpusError(f"no article could be read from {where}", reason)

    def report(self, store: Store, network: Network) -> Report:
        """What the run did, and how much of everything there is now."""
        return Report(
            read=self.read,
            annotated=self.annotated,
            kept=self.kept,
            dropped=self.dropped,
            given_up=self.given_up,
            skipped=tuple(sorted(set(self.skipped), key=lambda f: (f.document_id, f.stage, f.message))),
            notices=tuple(sorted(set(self.notices), key=lambda n: (n.path, n.message))),
            counts=tuple(corpus_counts(store, network).items()),
        )


def _record(
    report: Report, files: Iterable[SourceFile], store: Store, pipeline: Identity, config: Config
) -> dict[str, Any]:
    """What run.json says: nothing about the clock, the machine, or what an earlier run left to do."""
    inputs = dict(document_hashes(store))
    return {
        "program": "graphkit",
        "version": __version__,
        "model": {"name": pipeline.name, "version": pipeline.version, "fingerprint": pipeline.language},
        "pipeline": pipeline.fingerprint,
        "config": config.as_dict(),
        "config_fingerprint": config.fingerprint(),
        "counts": {"read": report.read, "skipped": len(report.skipped), **dict(report.counts)},
        "skipped": [dataclasses.asdict(failure) for failure in report.skipped],
        "notices": [dataclasses.asdict(notice) for notice in report.notices],
        "inputs": inputs,
        "files": {file.path: file.sha256 for file in sorted(files, key=lambda file: file.path)},
    }


def _title(inputs: Sequence[str]) -> str:
    names = sorted("standard input" if name == "-" else _name(name) for name in inputs)
    return ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")


def _name(given: str) -> str:
    return documents.address_name(given) if documents.is_address(given) else Path(given).resolve().name or given


def _ignore(stage: str, done: int, total: int) -> None:
    """No progress is asked for."""
