"""Mentions to actors: chains within a document, links across documents.

``naming`` groups names, ``references`` resolves offices and nouns, ``pronouns`` pronouns, ``coreference`` runs them
over a document; ``linking`` makes one actor of the chains of all documents, and ``curation`` is what a person says of
them in ``actors.toml``.
"""

from graphkit.actors.coreference import resolve
from graphkit.actors.curation import Curation, read_curation, unmet
from graphkit.actors.linking import link

__all__ = ["Curation", "link", "read_curation", "resolve", "unmet"]
