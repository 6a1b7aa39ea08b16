"""The spaCy pipeline: load it, check it, run it over documents.

The stages read one scheme: Penn tags (``token.tag_``), universal parts of speech (``token.pos_``), Universal
Dependencies v2 labels and heads, lemmas, and the entity types PERSON, ORG, GPE, LOC, FAC, NORP. Pipelines that speak
the ClearNLP scheme (``en_core_web_*``) are translated after parsing, see ``graphkit.language.schemes``.
"""

from graphkit.language.analysis import analyse
from graphkit.language.loading import SHIPPED, fingerprint, load

__all__ = ["SHIPPED", "analyse", "fingerprint", "load"]
