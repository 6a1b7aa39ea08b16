"""What a worker is given to do, in which time, and what is said of a document that no worker got done."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graphkit.records import Document, Failure

__all__ = ["HOPELESS", "READY", "Task", "Todo", "allowance", "given_up"]

HOPELESS = 10
"""Documents in a row given up because their workers died, with none done: the fault is not theirs."""

READY = 120.0
"""Seconds a worker may take to load the language pipeline."""

_PER_CHARACTER = 1e-3
"""Seconds granted for a character, some forty times what it takes."""

_CHARACTERS = 100_000
"""Characters in a task at most, unless a single document has more; bounds what a worker holds in memory."""


@dataclass(frozen=True, slots=True)
class Task:
    """Documents for one worker.

    Attributes:
        documents: At least one.
        one_by_one: Whether each is analysed alone, so that the first one unanswered is the one being worked on.
    """

    documents: tuple[Document, ...]
    one_by_one: bool = False


class Todo:
    """The documents that no worker has.

    The first tasks are small, so that all workers soon have one and few documents still make work for all.

    Args:
        documents: Read one task ahead.
        most: Documents in a task at most.
    """

    def __init__(self, documents: Iterable[Document], most: int) -> None:
        self._rest = iter(documents)
        self._most = most
        self._size = 1
        self._suspects: deque[tuple[Document, ...]] = deque()
        self._deaths: Counter[str] = Counter()
        self._next: tuple[Document, ...] = ()
        self._over: Document | None = None

    def __bool__(self) -> bool:
        """Whether anything is left to do."""
        if not self._suspects and not self._next:
            self._next = self._read()
        return bool(self._suspects or self._next)

    def take(self) -> Task:
        """The next task; only where there is one."""
        if self._suspects:
            return Task(self._suspects.popleft(), one_by_one=True)
        task, self._next = Task(self._next or self._read()), ()
        return task

    def put_back(self, documents: Sequence[Document]) -> None:
        """Take documents back that a worker did not answer; one of them may be the reason."""
        if documents:
            self._suspects.append(tuple(documents))

    def count_death(self, document: Document) -> int:
        """Note that a worker died over this document alone; how often that has happened."""
        self._deaths[document.id] += 1
        return self._deaths[document.id]

    def _read(self) -> tuple[Document, ...]:
        found: list[Document] = []
        characters = 0
        while len(found) < self._size:
            document, self._over = self._over or next(self._rest, None), None
            if document is None:
                break
            characters += len(document.text)
            if found and characters > _CHARACTERS:
                self._over = document  # the first of the next task
                break
            found.append(document)
        self._size = min(self._most, self._size + 1)
        return tuple(found)


def allowance(documents: Iterable[Document], timeout: float) -> float:
    """Seconds in which a worker has to annotate documents: ``timeout`` and what their length asks for."""
    return timeout + _PER_CHARACTER * sum(len(document.text) for document in documents)


def given_up(document: Document, error: str, reason: str) -> Failure:
    """The outcome of a document that no worker got done, for a reason in words."""
    return Failure(document_id=document.id, stage="annotate", error=error, message=f"could not be annotated ({reason})")
