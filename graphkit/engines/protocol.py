"""What every engine is: started, handed documents, asked for outcomes, closed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from graphkit.config import Config
from graphkit.engines.annotator import Identity
from graphkit.records import Annotations, Document, Failure

__all__ = ["Engine", "Outcome"]

Outcome = Annotations | Failure
"""What comes of a document: ``annotations.document.id`` or ``failure.document_id`` tells which one it was."""


class Engine(Protocol):
    """Annotates documents somewhere.

    A build calls these once each, in this order, ``close`` also after an error or Ctrl-C::

        with closing(engine):
            engine.start(config)
            identity = engine.identity()
            for outcome in engine.annotate(documents):
                ...
    """

    @property
    def readers(self) -> int:
        """How many processes of this machine may extract its articles from web pages; with 1, it is the build's own."""
        ...

    def start(self, config: Config) -> None:
        """Get ready to annotate with these settings, or begin to.

        Everything that a worker needs besides the documents is in ``config``, which can be pickled.

        Raises:
            LanguageError: The language pipeline cannot be used.
            EngineError: The workers cannot be started or reached, or differ from each other.
        """
        ...

    def identity(self) -> Identity:
        """Say what annotates, after ``start``, as soon as that is known.

        An engine whose workers are not of one identity refuses to work.

        Raises:
            LanguageError: The language pipeline cannot be used.
            EngineError: The workers cannot be started or reached, or differ from each other.
        """
        ...

    def annotate(self, documents: Iterable[Document]) -> Iterator[Outcome]:
        """Give exactly one outcome for every document, in any order.

        A document that cannot be annotated, for whatever reason, gives a ``Failure`` and costs no other document its
        outcome; one that was lost with its worker is annotated again by another. ``documents`` is read in this
        process, by the thread that asks for the outcomes, and never much further than there is work for; its ids are
        distinct. The caller may stop asking at any time.

        Raises:
            EngineError: No worker is left, and none can be started.
        """
        ...

    def close(self) -> None:
        """End the workers and what they are doing; may be called at any time, also twice."""
        ...
