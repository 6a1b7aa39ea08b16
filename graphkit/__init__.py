"""News text to a graph of actors with evidence.

Stages, in order: ``documents`` (files to articles), ``language`` (spaCy), ``mentions`` (who is named), ``quotes`` (who
said what), ``actors`` (who is who), ``edges`` (who is tied to whom), ``graph`` (what that means), ``views`` (files that
people and programs open). ``pipeline`` runs them, ``store`` keeps what they found, ``inquiry`` answers from
it. ``build`` does it all::

    from graphkit import build

    report = build(["articles/"], "output/")

Names are imported when first used: ``import graphkit`` loads neither spaCy nor anything else that is slow.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from graphkit.version import __version__

if TYPE_CHECKING:
    from graphkit.building import build
    from graphkit.config import Config
    from graphkit.documents import read_documents
    from graphkit.errors import GraphkitError
    from graphkit.exporting import load_network
    from graphkit.language import load
    from graphkit.pipeline import annotate_documents, annotate_text, assemble
    from graphkit.records import Annotations, Document, Network, Report
    from graphkit.store import open_store

_HOMES = {
    "Annotations": "graphkit.records",
    "Config": "graphkit.config",
    "Document": "graphkit.records",
    "GraphkitError": "graphkit.errors",
    "Network": "graphkit.records",
    "Report": "graphkit.records",
    "annotate_documents": "graphkit.pipeline",
    "annotate_text": "graphkit.pipeline",
    "assemble": "graphkit.pipeline",
    "build": "graphkit.building",
    "load": "graphkit.language",
    "load_network": "graphkit.exporting",
    "open_store": "graphkit.store",
    "read_documents": "graphkit.documents",
}

__all__ = [
    "Annotations",
    "Config",
    "Document",
    "GraphkitError",
    "Network",
    "Report",
    "__version__",
    "annotate_documents",
    "annotate_text",
    "assemble",
    "build",
    "load",
    "load_network",
    "open_store",
    "read_documents",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'graphkit' has no attribute {name!r}")
    value = getattr(importlib.import_module(_HOMES[name]), name)
    globals()[name] = value  # the next use finds it at once
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
