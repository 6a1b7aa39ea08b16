"""Small corpora for linking: documents and the chains in them, in words.

``corpus("1: Sergey Lavrov, Rubio", "2: Lavrov")`` has three chains. Behind a name may stand further spellings, a label,
a gender and titles, ``"3: Bank of Ghana=BoG|ORG, Merkel|female (leader of Germany)"``; a name of ``-`` is an office
whose holder nobody names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from graphkit.records import Alias, Chain, LinkableChain, Linking


def chain(document: str, number: int, written: str, story: str = "") -> LinkableChain:
    """One chain as ``corpus`` writes it; further spellings follow behind ``=``."""
    body, _, titles = written.partition("(")
    body, *notes = (part.strip() for part in body.split("|"))
    name, *others = (part.strip() for part in body.split("="))
    held = tuple(sorted(t.strip() for t in titles.rstrip(") ").split(";") if t.strip()))
    label = next((n for n in notes if n.isupper()), "PERSON")
    names = () if name == "-" else tuple(sorted({name, *others}))
    return LinkableChain(
        document_id=document,
        number=number,
        chain=Chain(
            name=held[0] if name == "-" else name,
            label=label,
            mentions=(0,),
            gender=next((n for n in notes if n in {"male", "female"}), ""),
            titles=held,
            aliases=names,
        ),
        story=story or document,
        mentions=1,
        spellings=tuple(Alias(surface, 1) for surface in names),
    )


def corpus(*documents: str, stories: dict[str, str] | None = None) -> list[LinkableChain]:
    """All chains of a corpus, sorted; ``stories`` maps documents to the first one that tells the same story."""
    found = []
    for written in documents:
        document, _, names = written.partition(":")
        for number, name in enumerate(re.split(r",\s*(?![^(]*\))", names.strip())):
            found.append(chain(document, number, name, (stories or {}).get(document, "")))
    return sorted(found, key=lambda c: (c.document_id, c.number))


def actors_of(linking: Linking, chains: Iterable[LinkableChain]) -> dict[str, list[str]]:
    """For every actor's name, where it is found and how it is called there: ``["1 Sergey Lavrov", "2 Lavrov"]``."""
    named = {(c.document_id, c.number): c.chain.name for c in chains}
    names = {actor.id: actor.name for actor in linking.actors}
    found: dict[str, list[str]] = {}
    for link in linking.links:
        found.setdefault(names[link.actor], []).append(f"{link.document_id} {named[link.document_id, link.number]}")
    return found


def parts_of(linking: Linking) -> set[frozenset[tuple[str, int]]]:
    """Which chains are one actor, whatever it is called."""
    found: dict[str, set[tuple[str, int]]] = {}
    for link in linking.links:
        found.setdefault(link.actor, set()).add((link.document_id, link.number))
    return {frozenset(part) for part in found.values()}
