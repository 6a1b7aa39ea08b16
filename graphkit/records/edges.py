"""What ``edges`` adds up: ties between actors, and the evidence they rest on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from graphkit.records.mentions import Form
from graphkit.records.quotes import CueClass
from graphkit.records.spans import CharSpan

__all__ = ["CueCount", "Edge", "EdgeKind", "Evidence", "Reference", "StoryShare"]

EdgeKind = Literal["cooccurrence", "quote"]


class Reference(NamedTuple):
    """How a piece of evidence refers to one end of its edge, and why that is this actor.

    Attributes:
        actor: Actor id.
        form: Form of the mention.
        rule: What puts the mention into its chain within the document: "name", "pronoun of the clause", "office".
        link: What makes the chain this actor across documents: "exact name", "spelling", "acronym".
        confidence: Of the less certain of the two, 0 to 1.
    """

    actor: str
    form: Form
    rule: str = "name"
    link: str = "exact name"
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One reason for an edge.

    Attributes:
        document_id: Where.
        path: The source file, relative to the input folder.
        start: First character in the source (not in ``Document.text``).
        end: One past the last.
        text: The sentence, or the quote's content and attribution, as printed; of two actors that stand far apart in a
            wide window, their two sentences, joined by " … ".
        kind: "sentence" for a co-occurrence, else the quote's kind.
        highlights: Spans of the two actors within ``text``, sorted.
        references: For each highlight, how it refers to its actor; empty where that is not known.
        rule: Which rule found the quote, "" for a co-occurrence.
        together: Of a quote that several actors say together, what the document calls each, in the order of the text;
            empty where one speaks.
        published: The document's date.
        outlet: The document's outlet.
        confidence: 0 to 1.
    """

    document_id: str
    path: str
    start: int
    end: int
    text: str
    kind: Literal["sentence", "direct", "indirect", "mixed"] = "sentence"
    highlights: tuple[CharSpan, ...] = ()
    references: tuple[Reference, ...] = ()
    rule: str = ""
    together: tuple[str, ...] = ()
    published: date | None = None
    outlet: str = ""
    confidence: float = 1.0


class CueCount(NamedTuple):
    """How much of a quote edge's weight is reported by words of one class; written "accused 3"."""

    cue_class: CueClass
    weight: int

    def __str__(self) -> str:
        """As in tables and in Gephi."""
        return f"{self.cue_class} {self.weight}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A tie between two actors with what it rests on.

    Attributes:
        source: Actor id; for a quote the speaker, for a co-occurrence the smaller id.
        target: Actor id; never equal to ``source``.
        kind: "cooccurrence" (undirected) or "quote" (directed).
        weight: Independent pieces of evidence: copies of one story count once. At least 1.
        weight_raw: All pieces of evidence.
        documents: Documents that hold at least one.
        stories: Independent stories that hold at least one of their own, at most ``documents``.
        outlets: Different outlets of those documents; unknown ones are left out, so it may be 0.
        npmi: Normalised pointwise mutual information of the two actors over windows (sentences, if nothing else is
            configured), -1 to 1; None for quotes.
        significance: Log-likelihood ratio G2 of the pair over windows, 0 or more; None for quotes.
        alpha: How likely it is to be this heavy by chance, given the weights of its ends (disparity filter), 0 to 1;
            small for the edges that stand out. 1 where nothing can be said.
        proximity: The weight with distance decay: a meeting of neighbouring words counts 1, one at the far end of a
            window of N words 1/N, evenly in between; above 0, at most ``weight``. None for quotes and other windows.
        first: Earliest date of the evidence, None where unknown.
        last: Latest one.
        cue_classes: Of a quote edge, how much of its weight each class of reporting words makes, the most frequent
            first; they sum to ``weight``. Empty for co-occurrences.
        evidence: In order of date, document and position; capped by the configuration, ``weight_raw`` is not.
    """

    source: str
    target: str
    kind: EdgeKind
    weight: int
    weight_raw: int
    documents: int
    stories: int = 1
    outlets: int = 0
    npmi: float | None = None
    significance: float | None = None
    alpha: float = 1.0
    proximity: float | None = None
    first: date | None = None
    last: date | None = None
    cue_classes: tuple[CueCount, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class StoryShare(NamedTuple):
    """How many pieces of evidence one story adds to the weight of an edge; ``story`` counts the stories from 0."""

    kind: EdgeKind
    source: str
    target: str
    story: int
    pieces: int
