"""The types that travel between the stages: frozen, slotted, picklable, standard library only.

There is a file for each stage's records; all names are imported from here.

Offsets are half-open character offsets ``[start, end)`` into ``Document.text``. ``Document.text`` is itself a verbatim
slice of its source (the input file, or the text field of a record) that begins ``Document.offset`` characters into it,
so ``document.offset + span.start`` is a position in the source. Text is never rewritten; cleaning marks spans.

Inside one document, records point at each other by position: ``Chain.mentions`` and ``Quote.speaker_mention`` are
indices into ``Annotations.mentions``, ``Quote.speaker`` and ``Quote.targets`` are indices into ``Annotations.chains``.
Across documents, everything points at ``Actor.id``.
"""

from graphkit.records.actors import Actor, Alias, Chain, Decision, Link, LinkableChain, Linking, Tally
from graphkit.records.annotations import Annotations
from graphkit.records.documents import Document, SourceFile
from graphkit.records.edges import CueCount, Edge, EdgeKind, Evidence, Reference, StoryShare
from graphkit.records.mentions import (
    LOCALITY,
    OFFICE,
    ONE_OF_TWO,
    PAIR,
    RELATIVE,
    Form,
    Gender,
    Label,
    Mention,
    Number,
    Use,
)
from graphkit.records.network import Community, Corpus, Measures, Network, RankIntervals
from graphkit.records.quotes import CueClass, Quote, QuoteKind
from graphkit.records.reports import Failure, Notice, Reading, Report
from graphkit.records.spans import CharSpan, Period

__all__ = [
    "LOCALITY",
    "OFFICE",
    "ONE_OF_TWO",
    "PAIR",
    "RELATIVE",
    "Actor",
    "Alias",
    "Annotations",
    "Chain",
    "CharSpan",
    "Community",
    "Corpus",
    "CueClass",
    "CueCount",
    "Decision",
    "Document",
    "Edge",
    "EdgeKind",
    "Evidence",
    "Failure",
    "Form",
    "Gender",
    "Label",
    "Link",
    "LinkableChain",
    "Linking",
    "Measures",
    "Mention",
    "Network",
    "Notice",
    "Number",
    "Period",
    "Quote",
    "QuoteKind",
    "RankIntervals",
    "Reading",
    "Reference",
    "Report",
    "SourceFile",
    "StoryShare",
    "Tally",
    "Use",
]
