"""What ``quotes`` finds: speech attributed to a source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from graphkit.records.spans import CharSpan

__all__ = ["CueClass", "Quote", "QuoteKind"]

QuoteKind = Literal["direct", "indirect", "mixed"]

CueClass = Literal[
    "said",
    "claimed",
    "agreed",
    "admitted",
    "denied",
    "rejected",
    "accused",
    "criticised",
    "praised",
    "called",
    "called for",
    "asked",
    "warned",
    "predicted",
    "promised",
    "threatened",
]
"""What the reporting word says the speaker did: "insisted" claims, "hit out at" criticises, "described as" calls. It
is the reporter's word for it and no sentiment: "said" is everything neutral, and a quote without a reporting word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Speech attributed to a source: speaker, cue, content, targets.

    Attributes:
        kind: "direct" (all in quotation marks), "indirect" (none), or "mixed".
        content: What was said, without the quotation marks; sorted, several spans where it is discontinuous.
        cue: The verb or phrase that reports ("said", "according to"), or None.
        cue_class: What kind of act it reports.
        speaker_span: The words that name the source, resolved or not ("senior officials"), or None.
        speaker_mention: The mention that is the source, an index into ``Annotations.mentions``; None where the source
            is not a mention of an actor (unnamed sources).
        speaker: The source's chain, an index into ``Annotations.chains``; None where unnamed or unresolved. Of several
            who say it together the one that is named first and resolved.
        co_speaker_mentions: The mentions of those who say it together with the speaker ("Roe and Poe said in a joint
            statement"), in the order of the text; empty where it is one who speaks.
        co_speakers: Their chains, one for each of ``co_speaker_mentions`` and none twice, once speakers are resolved.
        about: Mentions outside the content that it is about ("said of Roe"), if they are of one actor; empty once
            targets are resolved.
        targets: Chains of the other actors the content is about, ascending indices.
        rule: Which rule found it.
        confidence: 0 to 1, that content and speaker are right.
    """

    kind: QuoteKind
    content: tuple[CharSpan, ...]
    cue: CharSpan | None = None
    cue_class: CueClass = "said"
    speaker_span: CharSpan | None = None
    speaker_mention: int | None = None
    speaker: int | None = None
    co_speaker_mentions: tuple[int, ...] = ()
    co_speakers: tuple[int, ...] = ()
    about: tuple[int, ...] = ()
    targets: tuple[int, ...] = ()
    rule: str = ""
    confidence: float = 1.0

    @property
    def speakers(self) -> tuple[int, ...]:
        """The chains of all who say it, the speaker first; empty where nobody is known."""
        return () if self.speaker is None else (self.speaker, *self.co_speakers)

    @property
    def voices(self) -> tuple[tuple[int, int | None], ...]:
        """For each of ``speakers`` its chain and the mention that the attribution names it by, None without one."""
        return tuple(zip(self.speakers, (self.speaker_mention, *self.co_speaker_mentions), strict=False))

    def said_by(self, voices: Sequence[tuple[int, int | None]], **changes: Any) -> Quote:
        """The same quote, with some changes, said by others; ``speaker_mention`` stays where there is nobody."""
        if not voices:
            return replace(self, speaker=None, co_speaker_mentions=(), co_speakers=(), **changes)
        (speaker, mention), *others = voices
        return replace(
            self,
            speaker=speaker,
            speaker_mention=mention,
            co_speaker_mentions=tuple(mention for _, mention in others if mention is not None),
            co_speakers=tuple(chain for chain, mention in others if mention is not None),
            **changes,
        )

    def ends(self, actors: Mapping[int, str]) -> tuple[list[str], list[str]]:
        """The actors that say it, the one named first first, and the others it is about, sorted.

        Args:
            actors: Actor id by chain; what is left out is no end.
        """
        speakers = list(dict.fromkeys(actors[chain] for chain in self.speakers if chain in actors))
        return speakers, sorted({actors[chain] for chain in self.targets if chain in actors}.difference(speakers))
