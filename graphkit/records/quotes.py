"""What ``quotes`` finds: speech attributed to a source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

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
        speaker: The source's chain, an index into ``Annotations.chains``; None where unnamed or unresolved.
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
    targets: tuple[int, ...] = ()
    rule: str = ""
    confidence: float = 1.0
