"""What annotates, wherever it runs: the language pipeline and our own rules, loaded once per process."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit import language
from graphkit.config import Config
from graphkit.pipeline import annotate_documents
from graphkit.records import Annotations, Document, Failure

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["Annotator", "Identity"]

_STAGES = ("records", "documents", "language", "mentions", "gazetteer", "quotes", "actors")
"""Folders whose code decides what is found in a document; a change in one makes stored annotations stale."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What annotates: the language pipeline, our own rules, the settings that change what is found.

    Attributes:
        name: The language pipeline's name, "en_graphkit_news".
        version: Its version.
        language: Its fingerprint, 16 hex digits.
        fingerprint: 16 hex digits for everything together: where they are equal, annotations are.
    """

    name: str
    version: str
    language: str
    fingerprint: str


class Annotator:
    """The language pipeline and our own rules, ready to work in this process.

    Args:
        config: The settings; ``config.language`` names the pipeline and the size of a batch.

    Attributes:
        identity: What it is, to tell whether stored annotations are still those it would make.

    Raises:
        LanguageError: The language pipeline cannot be used.
    """

    def __init__(self, config: Config) -> None:
        self._nlp = language.load(config.language.model)
        self._batch_size = config.language.batch_size
        self.identity = _identify(self._nlp, config)

    def annotate(self, documents: Iterable[Document], *, batch_size: int = 0) -> Iterator[Annotations | Failure]:
        """Annotate documents, in order; one that cannot be annotated gives a ``Failure`` and costs only itself.

        Args:
            documents: Read lazily, a batch ahead.
            batch_size: Documents analysed at once; 0 for as many as the settings say.
        """
        return annotate_documents(documents, self._nlp, batch_size=batch_size or self._batch_size)


def _identify(nlp: Language, config: Config) -> Identity:
    """Identify what annotates.

    The rules are identified by their code, not by the version, so that work in progress never meets annotations of
    yesterday's rules.
    """
    folder = Path(__file__).parent.parent
    sources = [folder / "pipeline.py", folder / "folding.py", folder / "wording.py"]
    for stage in _STAGES:
        sources += sorted(path for path in (folder / stage).glob("*.*") if path.is_file())
    digest = hashlib.sha256(f"{language.fingerprint(nlp)} {config.fingerprint()} ".encode())
    for path in sources:
        digest.update(path.name.encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n"))
    name = f"{nlp.meta['lang']}_{nlp.meta['name']}"
    return Identity(name, str(nlp.meta["version"]), language.fingerprint(nlp), digest.hexdigest()[:16])
