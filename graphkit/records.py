"""The types that travel between the stages: frozen, slotted, picklable, standard library only.

Offsets are half-open character offsets ``[start, end)`` into ``Document.text``. ``Document.text`` is itself a verbatim
slice of its source (the input file, or the text field of a record) that begins ``Document.offset`` characters into it,
so ``document.offset + span.start`` is a position in the source. Text is never rewritten; cleaning marks spans.

Inside one document, records point at each other by position: ``Chain.mentions`` and ``Quote.speaker_mention`` are
indices into ``Annotations.mentions``, ``Quote.speaker`` and ``Quote.targets`` are indices into ``Annotations.chains``.
Across documents, everything points at ``Actor.id``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

__all__ = [
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
    "Reference",
    "Report",
    "SourceFile",
    "StoryShare",
    "Use",
]

Label = Literal["PERSON", "ORG", "GPE", "NORP", "GROUP"]
"""What an actor is: a person, an organisation, a state or city that acts, a people, another named group (the West)."""

Form = Literal["named", "title", "nominal", "pronoun", "metonym"]
"""How a mention refers: a name, an office ("the minister"), another noun ("the agency"), a pronoun, or a seat of
government that stands for its state ("Moscow")."""

Use = Literal["actor", "place", "other"]
"""Whether the mention acts, only locates ("in Istanbul"), or only modifies ("the Ukraine conflict")."""

Gender = Literal["male", "female", "neuter", ""]
Number = Literal["singular", "plural", ""]
QuoteKind = Literal["direct", "indirect", "mixed"]
EdgeKind = Literal["cooccurrence", "quote"]

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


class CharSpan(NamedTuple):
    """A half-open span of characters, ``text[start:end]``."""

    start: int
    end: int

    def overlaps(self, other: CharSpan) -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: CharSpan) -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


class Period(NamedTuple):
    """The days from ``first`` to ``last``, both included; None where there is no bound."""

    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article.

    Attributes:
        id: Stable identity: the source's relative path, plus ``#n`` (from 1) where the source holds several articles.
        path: The source's path relative to the input folder, with forward slashes; the ``doc`` of every output. A
            record of a JSONL or CSV file is a source of its own: its ``path`` is its ``id``.
        offset: Where ``text`` begins in the source, in characters.
        line: The line of the source on which ``text`` begins, from 1; line feeds end a line.
        text: The article's region of the source, verbatim, boilerplate included.
        title: The headline as printed, or "" where none was found.
        title_span: Where the headline stands in ``text``, or None.
        outlet: Who published it, as far as the page or record tells, else "".
        url: Its address, else "".
        published: Its date, else None.
        excluded: Spans that are not the article's own text (menus, teasers, share links, captions, repeated
            headlines), sorted and disjoint. They never yield a mention.
    """

    id: str
    path: str
    text: str
    offset: int = 0
    line: int = 1
    title: str = ""
    title_span: CharSpan | None = None
    outlet: str = ""
    url: str = ""
    published: date | None = None
    excluded: tuple[CharSpan, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place in a document that refers to somebody.

    Attributes:
        span: The mention's characters; for a name, the name only, without title, article or possessive ending.
        text: ``document.text[span.start:span.end]``.
        form: How it refers.
        use: Whether it acts, locates or only modifies.
        label: What it refers to, as far as the mention itself tells; "" for a pronoun that tells nothing.
        sentence: Index into ``Annotations.sentences``.
        gender: Gender as far as the mention or its titles tell.
        number: Number as far as the mention tells.
        titles: Roles glued to a name or meant by a role noun, lower case, the nationality or body first:
            ``("russian foreign minister",)`` for "Russian Foreign Minister Sergey Lavrov".
        canonical: The name it stands for where that differs from its text: "Russia" for the metonym "Moscow".
        rule: Which rule found it.
        confidence: 0 to 1.
    """

    span: CharSpan
    text: str
    form: Form
    label: Label | Literal[""]
    use: Use = "actor"
    sentence: int = 0
    gender: Gender = ""
    number: Number = ""
    titles: tuple[str, ...] = ()
    canonical: str = ""
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """All mentions of one actor in one document.

    Attributes:
        name: The fullest name in the chain; the representative mention's text (or its canonical name).
        label: What the actor is.
        mentions: Indices into ``Annotations.mentions``, ascending, at least one.
        links: For each mention, the rule that put it here, in the same order; "name" for the first.
        gender: Gender where known.
        titles: Every role the document gives this actor, lower case, sorted.
        aliases: Every name form in the document, sorted; empty where the chain has no name.
        confidence: Of the least certain link, 0 to 1.
    """

    name: str
    label: Label
    mentions: tuple[int, ...]
    links: tuple[str, ...] = ()
    gender: Gender = ""
    titles: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    confidence: float = 1.0


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotations:
    """Everything found in one document; what a worker returns and the store keeps.

    Attributes:
        document: The document, its text included.
        sentences: Sentence spans, sorted and disjoint, boilerplate left out.
        paragraphs: For each sentence, the number of its paragraph, ascending from 0.
        mentions: Sorted by position.
        chains: Sorted by first mention; a mention is in at most one chain.
        quotes: Sorted by first content span.
        words: Number of tokens that were analysed, white space left out.
    """

    document: Document
    sentences: tuple[CharSpan, ...] = ()
    paragraphs: tuple[int, ...] = ()
    mentions: tuple[Mention, ...] = ()
    chains: tuple[Chain, ...] = ()
    quotes: tuple[Quote, ...] = ()
    words: int = 0


@dataclass(frozen=True, slots=True)
class Alias:
    """One spelling of an actor's name and how often it occurs."""

    surface: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person, organisation or acting state, across all documents.

    Attributes:
        id: Stable within a corpus: normalised name and label, with a suffix for namesakes ("sergey-lavrov.person").
        name: The name to show.
        label: What it is.
        aliases: Its spellings, the most frequent first.
        mentions: Number of mentions of any form that act.
        documents: Number of documents with at least one of them.
        first: Earliest publication date among those documents, None where no date is known.
        last: Latest one.
        wikidata: Its Wikidata id, "" where no person gave it one.
    """

    id: str
    name: str
    label: Label
    aliases: tuple[Alias, ...] = ()
    mentions: int = 0
    documents: int = 0
    first: date | None = None
    last: date | None = None
    wikidata: str = ""


class Tally(NamedTuple):
    """How much of what the tables list one actor has, by which a reader sees what the graph lacks.

    Attributes:
        dated: Documents with at least one of its mentions whose date is known.
        quotes: Quotes of which it is the speaker, copies included.
        tied: Those of them that make an edge of the graph; the others are about nobody in it.
        quotes_about: Quotes of others or of unnamed speakers about it, copies included.
        tied_about: Those of them that make an edge of the graph.
    """

    dated: int
    quotes: int
    tied: int
    quotes_about: int
    tied_about: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkableChain:
    """What linking across documents sees of one chain.

    Attributes:
        document_id: Where.
        number: Index of the chain in its document's ``Annotations.chains``.
        chain: The chain itself; its mention indices mean nothing outside the document.
        published: The document's date.
        story: Id of the first document of the story this document tells: near-identical copies share it, a document
            without copies has its own id.
        mentions: Mentions of any form that act (``use == "actor"``).
        spellings: For each of ``chain.aliases`` that is printed in the document, how often, sorted by surface.
        known_as: The actor a person's edits make it part of, or "".
        apart: What edits keep it apart from: numbered sides, of which no actor stands on two of one number.
    """

    document_id: str
    number: int
    chain: Chain
    published: date | None = None
    story: str = ""
    mentions: int = 0
    spellings: tuple[Alias, ...] = ()
    known_as: str = ""
    apart: frozenset[tuple[int, str]] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One chain belongs to one actor, and the rule that says so ("exact-name", "surname-in-story", "spelling")."""

    document_id: str
    number: int
    actor: str
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One line of linking's log: two names were made one actor, or were left apart although they look alike.

    Attributes:
        verdict: "same" where they were merged, "apart" where a rule forbids it, "doubtful" where several candidates
            remained and nothing was done.
        name: The name (or group of spellings) in question.
        other: What it was compared with.
        actors: Ids of the actors concerned, sorted; one id when merged.
        rule: Which rule decided.
        reason: In words for the user ("same surname and office in 7 documents").
    """

    verdict: Literal["same", "apart", "doubtful"]
    name: str
    other: str
    actors: tuple[str, ...]
    rule: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Linking:
    """The result of linking the chains of all documents.

    Attributes:
        actors: Sorted by id.
        links: Sorted by document and chain number, at most one per chain; a chain without one stays unresolved. They
            may be made while they are read, since a corpus can have millions.
        decisions: The log, sorted by name, other and rule.
        places: Ids of the actors that a person said only ever to be places.
        observers: Ids of those that a person said only to report: outlets and agencies.
    """

    actors: tuple[Actor, ...] = ()
    links: Iterable[Link] = ()
    decisions: tuple[Decision, ...] = ()
    places: frozenset[str] = frozenset()
    observers: frozenset[str] = frozenset()


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """What the graph says about one actor; every value is finite.

    Attributes:
        actor: Actor id.
        degree: Actors it co-occurs with.
        strength: Sum of the weights of its co-occurrence edges.
        betweenness: Share of shortest paths between other actors that pass through it, over distances that fall with
            the weight, on the co-occurrence graph, 0 to 1.
        closeness: Harmonic closeness over the same distances scaled so that the shortest possible is 1, 0 to 1.
        eigenvector: Eigenvector centrality on the largest component of the co-occurrence graph, 0 to 1, 0 elsewhere.
        core: Core number on the co-occurrence graph.
        quotes_given: Sum of the weights of its outgoing quote edges; a quote about three actors counts three.
        quotes_received: Sum of the weights of its incoming quote edges.
        pagerank: PageRank on the quote graph; sums to 1 over all actors, 0 where there are no quotes.
        community: Index into ``Network.communities``.
        x: Position, -1000 to 1000, growing to the right.
        y: Position, -1000 to 1000, growing upwards.
    """

    actor: str
    degree: int = 0
    strength: int = 0
    betweenness: float = 0.0
    closeness: float = 0.0
    eigenvector: float = 0.0
    core: int = 0
    quotes_given: int = 0
    quotes_received: int = 0
    pagerank: float = 0.0
    community: int = 0
    x: float = 0.0
    y: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Community:
    """A group of actors that hang together; label: its strongest actors' names; size: how many actors."""

    id: int
    label: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """What a network was made from: documents, outlets, documents whose date is known, and the span of those dates.

    ``window`` says within what two actors had to be mentioned to co-occur: "sentence", "paragraph", "document" or
    a number of words; ``left_out`` counts the documents that the asked days leave out, and ``undated`` those of them
    whose date is not known.
    """

    title: str = ""
    window: str = "sentence"
    documents: int = 0
    outlets: int = 0
    dated: int = 0
    first: date | None = None
    last: date | None = None
    left_out: int = 0
    undated: int = 0


class StoryShare(NamedTuple):
    """How many pieces of evidence one story adds to the weight of an edge; ``story`` counts the stories from 0."""

    kind: EdgeKind
    source: str
    target: str
    story: int
    pieces: int


class RankIntervals(NamedTuple):
    """The rank of every actor by one measure, and the range in which 95 of 100 resampled graphs have it.

    Attributes:
        measure: A field of ``Measures``.
        rank: 1 for the largest value; equals share the best rank. In the order of ``Network.actors``, as the others.
        low: The best rank of the range, at most ``rank``.
        high: The worst one, at least ``rank``.
    """

    measure: str
    rank: tuple[int, ...]
    low: tuple[int, ...]
    high: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """The measured graph: what every view shows.

    Attributes:
        corpus: What it was made from.
        actors: Sorted by id.
        measures: One per actor, in the same order.
        edges: Sorted by kind, source and target; both ends are in ``actors``.
        communities: Largest first; ``communities[i].id == i``.
        modularity: Of the communities on the co-occurrence graph, 0 where there is no edge.
        estimates: Names of the measures that are estimates from a sample, sorted.
        sources: How many actors that sample holds; 0 where every measure is exact.
        total_actors: Actors of the chosen types in the store; more than ``actors`` where the graph had to be pruned.
        total_edges: Edges in the store that are heavy enough, likewise.
        rank_intervals: How far ranks hang on single stories, by measure; empty unless it was asked for.
    """

    corpus: Corpus
    actors: tuple[Actor, ...] = ()
    measures: tuple[Measures, ...] = ()
    edges: tuple[Edge, ...] = ()
    communities: tuple[Community, ...] = ()
    modularity: float = 0.0
    estimates: tuple[str, ...] = ()
    sources: int = 0
    total_actors: int = 0
    total_edges: int = 0
    rank_intervals: tuple[RankIntervals, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something about one input the user should know although nothing was lost ("decoded as cp1252")."""

    path: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """A file that was read to its end.

    Attributes:
        path: As ``Document.path`` has it.
        sha256: Of its bytes on disk.
        share: How much of all input is read with it, by size, 0 to 1.
    """

    path: str
    sha256: str
    share: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A document that was skipped: which, at which stage, and why, in words for the user."""

    document_id: str
    stage: str
    error: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a run did.

    Attributes:
        read: Documents read.
        annotated: Documents annotated in this run.
        kept: Documents whose stored annotations were still good.
        dropped: Documents of an earlier build that are no longer in the input.
        given_up: Documents that an earlier build had given up and this one did not try again; also in ``skipped``.
        skipped: Documents left out, sorted by id.
        notices: Things the user should know, sorted by path.
        counts: Number of records per name ("actors", "quotes", "edges").
    """

    read: int = 0
    annotated: int = 0
    kept: int = 0
    dropped: int = 0
    given_up: int = 0
    skipped: tuple[Failure, ...] = ()
    notices: tuple[Notice, ...] = ()
    counts: tuple[tuple[str, int], ...] = ()

    @property
    def exit_code(self) -> int:
        """0 when everything was read, 3 when some documents were skipped."""
        return 3 if self.skipped else 0
