"""What can go wrong, as one tree.

::

    GraphkitError            base: a message, and a hint that says what to do
    ├── ConfigError          unknown key, wrong type or impossible value in the configuration
    ├── CurationError        actors.toml has a mistake in it, or contradicts itself
    ├── DocumentError        one document cannot be used: it is skipped and counted, the run goes on
    ├── LanguageError        the spaCy pipeline is missing, too old, or lacks a component
    ├── EngineError          workers cannot be started or reached
    ├── EmptyCorpusError     no document was found at all
    ├── InquiryError         a question names an actor, article or date that the output does not have
    ├── StoreError           the evidence store cannot be opened, is locked, or is of another version
    └── ExportError          an output cannot be written, or would overwrite a stranger's file

``DocumentError`` means: skip this document and go on. Every other one stops the run. The library raises; only the
command line prints and exits.
"""

from __future__ import annotations

__all__ = [
    "ConfigError",
    "CurationError",
    "DocumentError",
    "EmptyCorpusError",
    "EngineError",
    "ExportError",
    "GraphkitError",
    "InquiryError",
    "LanguageError",
    "StoreError",
]


class GraphkitError(Exception):
    """Base of every error graphkit raises on purpose.

    Args:
        message: What happened, one sentence, without a full stop.
        hint: What to do about it, one sentence; None where there is nothing to say.
    """

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class ConfigError(GraphkitError):
    """An unknown key, a wrong type or an impossible value in the configuration."""


class CurationError(GraphkitError):
    """``actors.toml`` cannot be read, has an unknown key or a wrong value, or contradicts itself."""


class DocumentError(GraphkitError):
    """One document cannot be used; it is skipped, counted and named.

    Args:
        document_id: The document's id, or its path where it never became a document.
        message: What is wrong with it.
        hint: What to do about it.
    """

    def __init__(self, document_id: str, message: str, hint: str | None = None) -> None:
        super().__init__(message, hint)
        self.document_id = document_id

    def __reduce__(self) -> tuple[type[DocumentError], tuple[str, str, str | None]]:
        """Pickle with all arguments, so that a worker can send it to its parent."""
        return type(self), (self.document_id, self.message, self.hint)


class LanguageError(GraphkitError):
    """The spaCy pipeline is not installed, is built for another version, or lacks a component the stages need."""


class EngineError(GraphkitError):
    """The workers that annotate cannot be started or reached, or keep ending before they have done anything."""


class EmptyCorpusError(GraphkitError):
    """No document was found in the input."""


class InquiryError(GraphkitError):
    """A question names an actor or article that the output does not have, or several, or a date that is none."""


class StoreError(GraphkitError):
    """The evidence store cannot be opened or written, or was made by an incompatible version."""


class ExportError(GraphkitError):
    """An output cannot be written, or a file that graphkit did not write stands in its place."""
