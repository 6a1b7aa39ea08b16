"""All evidence between two actors."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass

from graphkit.inquiry.absence import days_asked, why_no_actor, why_no_edge
from graphkit.inquiry.names import Candidate, actor_names
from graphkit.inquiry.output import Output
from graphkit.inquiry.passages import Passage, around, quote_passage, window_passage
from graphkit.records import Annotations, CharSpan
from graphkit.store import Assembled, read_document, read_settings

__all__ = ["Explanation", "explain"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """What ties two actors.

    Attributes:
        first: The first actor.
        second: The second one.
        said: Weight of the quotes of the first about the second, 0 without.
        answered: Weight of the quotes of the second about the first.
        together: Weight of their co-occurrence.
        absent: Why ends or edges with a weight are not in the graph, by what they are: "first" and "second" for the
            actors, "said", "answered" and "together"; what is in the graph is left out.
        days: The days the graph is limited to, as they were asked for; "" where it has all articles.
        quotes: All quotes of one about the other, by date, document and position; copies included.
        sentences: All passages that mention both, in the same order.
    """

    first: Candidate
    second: Candidate
    said: int
    answered: int
    together: int
    absent: Mapping[str, str]
    days: str
    quotes: tuple[Passage, ...]
    sentences: tuple[Passage, ...]


def explain(output: Output, first: Candidate, second: Candidate) -> Explanation:
    """All evidence between two different actors, that of edges too light for the graph included.

    The weights count copies of one story once, the passages are all there are.
    """
    window = read_settings(output.store)["edges"]["window"]
    names = {actor: name for actor, (name, _) in actor_names(output).items()}
    quotes, sentences = [], []
    for doc, rows in itertools.groupby(_ties(output, first, second), key=lambda row: row[0]):
        article = read_document(output.store, doc, "acting")
        for _, kind, target, number, copy_of in rows:
            if kind == "quote":
                quotes.append(quote_passage(article, number, names, copy_of, about=[target]))
            else:
                span = _span(article, number, window, {first.id, second.id})
                sentences.append(window_passage(article, span, (first.id, second.id), names, copy_of))
    absent = {
        "first": why_no_actor(output, first),
        "second": why_no_actor(output, second),
        "said": why_no_edge(output, "quote", first, second),
        "answered": why_no_edge(output, "quote", second, first),
        "together": why_no_edge(output, "cooccurrence", *sorted((first, second))),
    }
    return Explanation(
        first=first,
        second=second,
        said=_weight(output, "quote", first, second),
        answered=_weight(output, "quote", second, first),
        together=_weight(output, "cooccurrence", *sorted((first, second))),
        absent={what: reason for what, reason in absent.items() if reason},
        days=days_asked(output),
        quotes=tuple(quotes),
        sentences=tuple(sentences),
    )


def _ties(output: Output, first: Candidate, second: Candidate) -> list[tuple[int, str, str, int, str | None]]:
    query = """
        SELECT t.doc, t.kind, o.id, t.number, nullif(f.id, d.id) FROM tie t JOIN actor o ON o.actor = t.target
        JOIN document d USING (doc) JOIN document f ON f.doc = d.story
        WHERE t.kind IN ('cooccurrence', 'quote')
        AND t.source IN (:a, :b) AND t.target IN (:a, :b)
        ORDER BY d.position, t.number
    """
    return output.store.connection.execute(query, {"a": first.key, "b": second.key}).fetchall()


def _weight(output: Output, kind: str, source: Candidate, target: Candidate) -> int:
    query = "SELECT coalesce(sum(weight), 0) FROM edge WHERE kind = ? AND source = ? AND target = ?"
    return int(output.store.connection.execute(query, (kind, source.key, target.key)).fetchone()[0])


def _span(article: Assembled, number: int, window: str, actors: set[str]) -> CharSpan:
    found = article.annotations
    if window == "sentence":
        return found.sentences[number]
    if window == "paragraph":
        return _of_paragraph(found, number)
    return _whole(found) if window == "document" else _meeting(article, number, actors)


def _meeting(article: Assembled, number: int, actors: set[str]) -> CharSpan:
    """The sentences around a mention and the nearest one before it of the other actor, in a window of words."""
    found = article.annotations
    actor_at = {index: actor for chain, actor in article.actors.items() for index in found.chains[chain].mentions}
    (other,) = actors - {actor_at[number]}
    later = found.mentions[number].span
    before = [
        m.span
        for index, m in enumerate(found.mentions)
        if actor_at.get(index) == other and m.use == "actor" and m.span <= later
    ]
    return around(found, [max(before, default=later), later])


def _of_paragraph(found: Annotations, number: int) -> CharSpan:
    spans = [span for span, paragraph in zip(found.sentences, found.paragraphs, strict=True) if paragraph == number]
    return CharSpan(spans[0].start, spans[-1].end)


def _whole(found: Annotations) -> CharSpan:
    return CharSpan(found.sentences[0].start, found.sentences[-1].end)
