"""Everything about one actor on one page."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from graphkit.inquiry.absence import days_asked, why_no_actor
from graphkit.inquiry.measures import Ranked, read_measures
from graphkit.inquiry.names import Candidate
from graphkit.inquiry.output import Output
from graphkit.inquiry.passages import Passage
from graphkit.inquiry.searching import Search, count_quotes, search_quotes
from graphkit.records import Alias

__all__ = ["Dossier", "Neighbour", "dossier"]


class Neighbour(NamedTuple):
    """An actor at the other end of an edge.

    Attributes:
        id: Its id.
        name: Its name.
        weight: Of the edge.
        documents: How many documents the edge rests on.
        cue_classes: Of a quote edge, the classes of the reporting words with their part of the weight; else empty.
        shown: Whether the edge is in the graph, and not only in the store.
    """

    id: str
    name: str
    weight: int
    documents: int
    cue_classes: tuple[tuple[str, int], ...] = ()
    shown: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """What an output knows about an actor.

    Attributes:
        actor: Who.
        absence: Why it is not in the graph; "" where it is.
        days: The days the graph is limited to, as they were asked for; "" where it has all articles.
        whole: Whether the numbers of mentions and documents are of the whole store, and not of those days.
        uses: How often it is mentioned at all: to act, to name a place, or to report.
        documents: How many documents mention it.
        dated: How many of them have a date.
        first: Earliest date of a document that does, as YYYY-MM-DD; None where no date is known.
        last: Latest one.
        aliases: Its spellings, the most frequent first.
        roles: What it is called besides its name, with the number of documents, the most frequent first.
        forms: How it is mentioned ("named", "pronoun", ...) and how often, the most frequent first.
        measures: Each with its rank; empty where it is not in the graph.
        ranked: How many actors the ranks are among.
        neighbours: Who it is mentioned with, the heaviest first.
        speaks_about: Whom its quotes are about.
        spoken_about_by: Whose quotes are about it.
        said: Its first quotes by date.
        said_of_it: The first quotes about it by date.
        in_all: How many there are of what is cut to the number asked for: "roles", "neighbours", "speaks_about",
            "spoken_about_by", "said" and "said_of_it".
    """

    actor: Candidate
    absence: str
    days: str
    whole: bool
    uses: int
    documents: int
    dated: int
    first: str | None
    last: str | None
    aliases: tuple[Alias, ...]
    roles: tuple[Alias, ...]
    forms: tuple[Alias, ...]
    measures: tuple[Ranked, ...]
    ranked: int
    neighbours: tuple[Neighbour, ...]
    speaks_about: tuple[Neighbour, ...]
    spoken_about_by: tuple[Neighbour, ...]
    said: tuple[Passage, ...]
    said_of_it: tuple[Passage, ...]
    in_all: Mapping[str, int]


def dossier(output: Output, actor: Candidate, number: int = 5) -> Dossier:
    """Gather what is known about an actor, at most ``number`` neighbours and quotes of each sort."""
    query = "SELECT documents, first, last FROM actor WHERE actor = ?"
    documents, first, last = output.store.connection.execute(query, (actor.key,)).fetchone()
    measures = read_measures(output)
    days = days_asked(output)
    whole = bool(days) and not actor.shown  # the numbers of days are those of the graph's actors
    uses, dated = _uses(output, actor, whole=whole)
    roles = _roles(output, actor)
    together, about, by = (_neighbours(output, query, actor) for query in (_TOGETHER, _ABOUT, _BY))
    said, said_of_it = Search(speaker=actor, limit=number), Search(about=actor, limit=number)
    return Dossier(
        actor=actor,
        absence=why_no_actor(output, actor),
        days=days,
        whole=whole,
        uses=uses,
        documents=documents,
        dated=dated,
        first=first,
        last=last,
        aliases=_counted(output, _SPELLINGS, actor),
        roles=roles[:number],
        forms=_counted(output, _FORMS, actor),
        measures=measures.get(actor.id, ()),
        ranked=len(measures),
        neighbours=together[:number],
        speaks_about=about[:number],
        spoken_about_by=by[:number],
        said=tuple(search_quotes(output, said)),
        said_of_it=tuple(search_quotes(output, said_of_it)),
        in_all={
            "roles": len(roles),
            "neighbours": len(together),
            "speaks_about": len(about),
            "spoken_about_by": len(by),
            "said": count_quotes(output, said),
            "said_of_it": count_quotes(output, said_of_it),
        },
    )


def _uses(output: Output, actor: Candidate, *, whole: bool) -> tuple[int, int]:
    """How often an actor is mentioned to any end, and in how many documents with a date."""
    within = "" if whole else "JOIN counted USING (doc)"
    uses, dated = output.store.connection.execute(
        f"SELECT count(*), count(DISTINCT CASE WHEN d.published NOT NULL THEN d.doc END) FROM link l {within} "  # noqa: S608 - words of ours
        "JOIN document d USING (doc) JOIN mention m ON m.doc = l.doc AND m.chain = l.chain WHERE l.actor = ?",
        (actor.key,),
    ).fetchone()
    return uses, dated


_SPELLINGS = "SELECT surface, count FROM alias WHERE actor = ? ORDER BY count DESC, surface"
_FORMS = """
SELECT m.form, count(*) FROM link l JOIN counted c ON c.doc = l.doc
JOIN mention m ON m.doc = l.doc AND m.chain = l.chain
WHERE l.actor = ? AND m.use = 'actor' GROUP BY m.form ORDER BY count(*) DESC, m.form
"""


def _counted(output: Output, query: str, actor: Candidate) -> tuple[Alias, ...]:
    return tuple(Alias(*row) for row in output.store.connection.execute(query, (actor.key,)))


def _roles(output: Output, actor: Candidate) -> tuple[Alias, ...]:
    query = (
        "SELECT DISTINCT c.doc, c.titles FROM link l JOIN counted USING (doc) "
        "JOIN chain c ON c.doc = l.doc AND c.number = l.chain"
    )
    counts: Counter[str] = Counter()
    for _, titles in output.store.connection.execute(f"{query} WHERE l.actor = ?", (actor.key,)):
        counts.update(set(json.loads(titles)))
    return tuple(Alias(*pair) for pair in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


_TOGETHER = """
SELECT a.id, a.name, e.weight, e.documents, e.shown, NULL FROM edge e
JOIN actor a ON a.actor = CASE e.source WHEN :actor THEN e.target ELSE e.source END
WHERE e.kind = 'cooccurrence' AND (e.source = :actor OR e.target = :actor) ORDER BY e.weight DESC, a.id
"""
_QUOTED = """
SELECT a.id, a.name, e.weight, e.documents, e.shown,
       (SELECT json_group_array(json_array(c.cue_class, c.weight)) FROM (
            SELECT cue_class, weight FROM edge_class c WHERE c.source = e.source AND c.target = e.target
            ORDER BY weight DESC, cue_class) c)
FROM edge e JOIN actor a ON a.actor = e.{other} WHERE e.kind = 'quote' AND e.{one} = :actor
ORDER BY e.weight DESC, a.id
"""
_ABOUT = _QUOTED.format(one="source", other="target")
_BY = _QUOTED.format(one="target", other="source")


def _neighbours(output: Output, query: str, actor: Candidate) -> tuple[Neighbour, ...]:
    return tuple(
        Neighbour(id_, name, weight, documents, tuple((cue, n) for cue, n in json.loads(classes or "[]")), bool(shown))
        for id_, name, weight, documents, shown, classes in output.store.connection.execute(query, {"actor": actor.key})
    )
