"""Mentions to actors: chains within a document, links across documents.

``naming`` groups names, ``references`` resolves offices and nouns (``organisations`` those of bodies, ``countries``
those of states), ``pronouns`` pronouns (``antecedents`` weighs whom they may mean, ``bystanders`` are whom else,
``beside`` tells those that nothing has to be weighed for, ``pairs`` and ``they`` who are meant at once), ``nouns`` says
what to make of all that for a noun, and ``coreference`` runs them over a document, whose state is ``reading``.
``linking`` makes one actor of the chains of all documents, and ``curation`` is what a person says of them in
``actors.toml``.
"""

from graphkit.actors.coreference import resolve
from graphkit.actors.curation import ACTORS, Curation, find_curation, read_curation, suggest, suggested_lines, unmet
from graphkit.actors.linking import link

__all__ = [
    "ACTORS",
    "Curation",
    "find_curation",
    "link",
    "read_curation",
    "resolve",
    "suggest",
    "suggested_lines",
    "unmet",
]
