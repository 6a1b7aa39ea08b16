"""Documents to mentions: who is named, and by what.

``names`` repairs the entity layer into named mentions, ``use`` decides who acts and what only locates, ``titles``
reads the roles printed beside a name, ``anaphors`` finds the offices, nouns and pronouns that can stand for an actor.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.mentions.anaphors import find_anaphors
from graphkit.mentions.names import find_names
from graphkit.mentions.shortened import find_shortened
from graphkit.mentions.titles import titles_of
from graphkit.mentions.use import use_of
from graphkit.records import Mention
from graphkit.tokens import Token, tokens_of
from graphkit.wording import Wording, wording_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from graphkit.mentions.candidates import Candidate
    from graphkit.records import Document

__all__ = ["find_mentions"]


def find_mentions(doc: Doc, document: Document) -> list[Mention]:
    """All mentions of possible actors in one analysed document, sorted by position, disjoint or nested.

    Pronouns and role nouns are candidates only: whether they refer to an actor is for coreference to say.

    Args:
        doc: From ``graphkit.language.analyse``: tags, universal parse, entities.
        document: The document ``doc`` was made from.
    """
    tokens, wording = tokens_of(doc), wording_of(doc)
    names = find_names(tokens, wording)
    anaphors = [*find_anaphors(tokens, wording, names), *find_shortened(tokens, wording, names)]
    found = [_mention(tokens, document, wording, candidate) for candidate in (*names, *anaphors)]
    return sorted(found, key=lambda m: (m.span.start, -m.span.end, m.form))


def _mention(doc: list[Token], document: Document, wording: Wording, candidate: Candidate) -> Mention:
    span = wording.span(candidate.start, candidate.end)
    titles, gender = titles_of(doc, wording, candidate)
    use, form, canonical = use_of(doc, wording, candidate)
    return Mention(
        span=span,
        text=document.text[span.start : span.end],
        form=form,
        label=candidate.label,
        use=use,
        sentence=wording.number(candidate.start),
        gender=gender or candidate.gender,
        number=candidate.number,
        titles=titles,
        canonical=canonical,
        rule=candidate.rule,
    )
