"""What a run tells of itself: what was done, what was left out and why."""

from __future__ import annotations

from dataclasses import dataclass

from graphkit.records.documents import SourceFile

__all__ = ["Failure", "Notice", "Reading", "Report"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something about one input the user should know although nothing was lost ("decoded as cp1252")."""

    path: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A document that was skipped: which, at which stage, and why, in words for the user."""

    document_id: str
    stage: str
    error: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What came of a file that was read to its end.

    Attributes:
        file: The file.
        documents: How many articles are in it.
        remarks: What there was to say of it, in the order of the file.
    """

    file: SourceFile
    documents: int = 0
    remarks: tuple[Notice | Failure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a run did.

    Attributes:
        read: Documents read.
        annotated: Documents annotated in this run.
        kept: Documents whose stored annotations were still good.
        dropped: Ids of the documents that an earlier build had and the input no longer holds, sorted.
        given_up: Documents that an earlier build had given up and this one did not try again; also in ``skipped``.
        skipped: Documents left out, sorted by id.
        notices: Things the user should know, sorted by path.
        counts: Number of records per name ("actors", "quotes", "edges").
    """

    read: int = 0
    annotated: int = 0
    kept: int = 0
    dropped: tuple[str, ...] = ()
    given_up: int = 0
    skipped: tuple[Failure, ...] = ()
    notices: tuple[Notice, ...] = ()
    counts: tuple[tuple[str, int], ...] = ()

    @property
    def exit_code(self) -> int:
        """0 when everything was read, 3 when some documents were skipped."""
        return 3 if self.skipped else 0
