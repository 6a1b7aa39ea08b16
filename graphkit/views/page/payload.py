"""The data inside a page, as plain values for JSON; each sentence and document stands there once, by number.

Positions in text are counted in UTF-16 code units, as JavaScript counts them.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from graphkit.records import Actor, CharSpan, Edge, Evidence, Measures, Network, Reference, Tally
from graphkit.views.colours import DARK_PALETTE, OTHER, PALETTE, TYPE_COLOURS
from graphkit.views.page.selection import Selection

__all__ = ["MEASURES", "page_data", "vis_edges", "vis_nodes"]

MEASURES = (
    "strength",
    "degree",
    "betweenness",
    "closeness",
    "eigenvector",
    "core",
    "quotes_given",
    "quotes_received",
    "pagerank",
)
"""The measures a page shows, in this order, each with its rank."""

_KINDS = ("cooccurrence", "quote")


def page_data(
    network: Network,
    selection: Selection,
    title: str,
    max_evidence: int,
    tallies: Mapping[str, Tally],
) -> dict[str, Any]:
    """Everything the script of the page needs, except what vis-network draws with."""
    number = {network.actors[i].id: new for new, i in enumerate(selection.actors)}
    ranks = _ranks(network.measures)
    texts = _Texts()
    corpus = network.corpus
    return {
        "title": title,
        "corpus": [corpus.documents, corpus.outlets, _iso(corpus.first), _iso(corpus.last), corpus.dated],
        "window": corpus.window,
        "measured": len(network.actors),
        "total": [max(len(network.actors), network.total_actors), max(len(network.edges), network.total_edges)],
        "modularity": network.modularity,
        "estimates": list(network.estimates),
        "palette": {"light": PALETTE, "dark": DARK_PALETTE, "other": OTHER, "types": TYPE_COLOURS},
        "communities": [[c.label, c.size] for c in network.communities],
        "measures": MEASURES,
        "actors": [
            {**_actor(network.actors[i], network.measures[i], ranks[i]), "tally": tallies.get(network.actors[i].id)}
            for i in selection.actors
        ],
        "edges": [_edge(network.edges[i], number, texts, max_evidence) for i in selection.edges],
        "sentences": list(texts.sentences),
        "documents": list(texts.documents),
        "references": list(texts.references),
    }


def vis_nodes(network: Network, selection: Selection) -> list[dict[str, Any]]:
    """The nodes n0, n1, ... with positions; upwards is negative on a screen. Stretched to the full picture again."""
    measures = [network.measures[i] for i in selection.actors]
    left, right = min((m.x for m in measures), default=0), max((m.x for m in measures), default=0)
    low, high = min((m.y for m in measures), default=0), max((m.y for m in measures), default=0)
    scale = 2000 / max(right - left, (high - low) * 1.3, 1e-9) if len(measures) > 1 else 1.0
    scale = 1.0 if selection.complete else scale
    return [
        {
            "id": f"n{i}",
            "x": round((m.x - (left + right) / 2) * scale, 1),
            "y": round(((low + high) / 2 - m.y) * scale, 1),
        }
        for i, m in enumerate(measures)
    ]


def vis_edges(network: Network, selection: Selection) -> list[dict[str, Any]]:
    """One unseen edge per pair of actors: it only holds them together when the picture is shaken."""
    number = {network.actors[i].id: new for new, i in enumerate(selection.actors)}
    edges = [network.edges[i] for i in selection.edges]
    pairs = sorted({tuple(sorted((number[e.source], number[e.target]))) for e in edges})
    return [{"id": f"e{i}", "from": f"n{a}", "to": f"n{b}"} for i, (a, b) in enumerate(pairs)]


def _actor(actor: Actor, measures: Measures, ranks: Sequence[int]) -> dict[str, Any]:
    return {
        "id": actor.id,
        "name": actor.name or actor.id,
        "type": actor.label,
        "aliases": [a.surface for a in actor.aliases if a.surface != actor.name],
        "mentions": actor.mentions,
        "documents": actor.documents,
        "first": _iso(actor.first),
        "last": _iso(actor.last),
        "community": measures.community,
        "values": [_short(getattr(measures, name)) for name in MEASURES],
        "ranks": ranks,
    }


def _ranks(measures: Sequence[Measures]) -> list[list[int]]:
    """For each actor its rank by each measure, from 1; equal values share the better rank."""
    columns = []
    for name in MEASURES:
        values = [getattr(m, name) for m in measures]
        first: dict[float, int] = {}
        for rank, value in enumerate(sorted(values, reverse=True), start=1):
            first.setdefault(value, rank)
        columns.append([first[value] for value in values])
    return [list(row) for row in zip(*columns, strict=True)] if columns else []


def _edge(edge: Edge, number: dict[str, int], texts: _Texts, max_evidence: int) -> list[Any]:
    return [
        number[edge.source],
        number[edge.target],
        _KINDS.index(edge.kind),
        edge.weight,
        edge.weight_raw,
        edge.documents,
        _finite(edge.npmi),
        _finite(edge.significance),
        _iso(edge.first),
        _iso(edge.last),
        [str(count) for count in edge.cue_classes],
        [texts.refer(evidence, edge) for evidence in edge.evidence[:max_evidence]],
    ]


class _Texts:
    """The sentences, documents and ways of reference of a page, each kept once, with its number."""

    def __init__(self) -> None:
        self.sentences: dict[tuple[Any, ...], int] = {}
        self.documents: dict[tuple[Any, ...], int] = {}
        self.references: dict[tuple[Any, ...], int] = {}

    def refer(self, evidence: Evidence, edge: Edge) -> list[int]:
        """The number of the sentence, then start, end and way of reference (-1: unknown) of each highlight."""
        source = (evidence.document_id, evidence.path, _iso(evidence.published), evidence.outlet)
        sentence = (
            _number(self.documents, source),
            evidence.start,
            evidence.end,
            evidence.kind,
            round(evidence.confidence, 2),
            evidence.text,
            evidence.rule,
            *([evidence.together] if evidence.together else []),
        )
        row = [_number(self.sentences, sentence)]
        references = (*evidence.references, *[None] * len(evidence.highlights))
        positions = _utf16(evidence.text, evidence.highlights)
        for start, end, found in zip(positions[::2], positions[1::2], references, strict=False):
            row += (start, end, -1 if found is None else _number(self.references, _way(found, edge)))
        return row


def _number(known: dict[tuple[Any, ...], int], row: tuple[Any, ...]) -> int:
    return known.setdefault(row, len(known))


def _way(reference: Reference, edge: Edge) -> tuple[Any, ...]:
    """Which end of the edge (0 the source), form, the two rules and the confidence."""
    end = int(reference.actor != edge.source)
    return end, reference.form, reference.rule, reference.link, round(reference.confidence, 2)


def _utf16(text: str, spans: Sequence[CharSpan]) -> list[int]:
    positions = [position for span in spans for position in span]
    if text.isascii():
        return positions
    return [p + sum(character > "\uffff" for character in text[:p]) for p in positions]


def _short(value: float) -> float:
    return value if isinstance(value, int) else float(f"{value:.5g}")


def _finite(value: float | None) -> float | None:
    return round(value, 4) if value is not None and math.isfinite(value) else None


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
