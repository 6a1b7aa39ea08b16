"""Articles in which every capital letter is an actor, so that a test can be read at a glance.

``found("1", "A met B. Talks in C@ about the D~ war.")`` has two sentences, four chains and four mentions: ``@`` marks a
place, ``~`` an attribute. ``paragraphs`` are separated by a line end. A quote is written by hand: speaker, content,
and the targets are the letters in the content.
"""

from __future__ import annotations

import re
from datetime import date

from graphkit.records import (
    Actor,
    Annotations,
    Chain,
    CharSpan,
    Document,
    Link,
    LinkableChain,
    Linking,
    Mention,
    Quote,
    Use,
)

USES: dict[str, Use] = {"": "actor", "@": "place", "~": "other"}


def found(
    document_id: str,
    text: str,
    *,
    quotes: tuple[tuple[str, str], ...] = (),
    published: date | None = None,
    outlet: str = "",
    offset: int = 0,
    confidence: float = 1.0,
) -> Annotations:
    """Annotate an article of letters; ``quotes`` are pairs of the letters of who says it ("AB") and the content."""
    sentences = [CharSpan(*match.span()) for match in re.finditer(r"[^.\n]+\.", text)]
    sentences = [CharSpan(s + len(text[s:e]) - len(text[s:e].lstrip()), e) for s, e in sentences]
    mentions = []
    for match in re.finditer(r"\b([A-Z])\b([@~]?)", text):
        sentence = next(i for i, s in enumerate(sentences) if s.start <= match.start() < s.end)
        mentions.append(
            Mention(
                span=CharSpan(*match.span(1)),
                text=match[1],
                form="named",
                label="PERSON",
                use=USES[match[2]],
                sentence=sentence,
                confidence=confidence,
            )
        )
    letters = list(dict.fromkeys(m.text for m in mentions))
    chains = tuple(
        Chain(
            name=letter,
            label="PERSON",
            mentions=tuple(i for i, m in enumerate(mentions) if m.text == letter),
            aliases=(letter,),
        )
        for letter in letters
    )
    return Annotations(
        document=Document(
            id=document_id, path=document_id, text=text, offset=offset, published=published, outlet=outlet
        ),
        sentences=tuple(sentences),
        paragraphs=tuple(text[: s.start].count("\n") for s in sentences),
        mentions=tuple(mentions),
        chains=chains,
        quotes=tuple(_quote(text, mentions, letters, *quote) for quote in quotes),
        words=len(text.split()),
    )


def _quote(text: str, mentions: list[Mention], letters: list[str], speakers: str, content: str) -> Quote:
    said = [mention.text for mention in mentions]
    span = CharSpan(text.index(content), text.index(content) + len(content))
    return Quote(
        kind="direct",
        content=(span,),
        speaker=letters.index(speakers[0]),
        co_speaker_mentions=tuple(said.index(letter) for letter in speakers[1:]),
        co_speakers=tuple(letters.index(letter) for letter in speakers[1:]),
        targets=tuple(sorted({letters.index(m.text) for m in mentions if span.contains(m.span)})),
    )


def actor_ids(annotations: Annotations) -> dict[int, str]:
    """Every chain is the actor with its letter in lower case."""
    return {number: chain.name.lower() for number, chain in enumerate(annotations.chains)}


def link_by_letter(chains: list[LinkableChain]) -> Linking:
    """Linking that makes every letter one actor."""
    letters = sorted({chain.chain.name for chain in chains})
    members = {letter: [chain for chain in chains if chain.chain.name == letter] for letter in letters}
    return Linking(
        actors=tuple(
            Actor(
                id=letter.lower(),
                name=letter,
                label="PERSON",
                mentions=sum(chain.mentions for chain in members[letter]),
                documents=len(members[letter]),
            )
            for letter in letters
        ),
        links=tuple(
            Link(document_id=chain.document_id, number=chain.number, actor=chain.chain.name.lower(), rule="letter")
            for chain in chains
        ),
    )
