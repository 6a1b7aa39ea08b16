"""What ``actors`` makes of mentions: chains in one document, actors across all, and why they are who they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from graphkit.records.mentions import Gender, Label

__all__ = ["Actor", "Alias", "Chain", "Decision", "Link", "LinkableChain", "Linking", "Tally"]


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
