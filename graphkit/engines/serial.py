"""The simplest engine: one document after the other, in this process."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graphkit.config import Config
from graphkit.engines.annotator import Annotator, Identity
from graphkit.engines.protocol import Outcome
from graphkit.records import Document

__all__ = ["Serial"]


class Serial:
    """Annotates in this process, in order: for small inputs, notebooks and debugging.

    A document that raises costs only itself; one that hangs, or takes all memory, takes the process with it.
    """

    readers = 1

    def __init__(self) -> None:
        self._config = Config()
        self._annotator: Annotator | None = None

    def start(self, config: Config) -> None:
        """Note the settings; the language pipeline is loaded when it is needed."""
        self._config, self._annotator = config, None

    def identity(self) -> Identity:
        """What annotates."""
        return self._loaded().identity

    def annotate(self, documents: Iterable[Document]) -> Iterator[Outcome]:
        """Annotate documents, in order."""
        return self._loaded().annotate(documents)

    def close(self) -> None:
        """Let the language pipeline go."""
        self._annotator = None

    def _loaded(self) -> Annotator:
        if self._annotator is None:
            self._annotator = Annotator(self._config)
        return self._annotator
