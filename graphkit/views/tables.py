"""The network as tables for spreadsheets: actors.csv, edges.csv, quotes.csv.

RFC 4180: UTF-8, commas, fields quoted where needed, lines end in CR LF, first line names the columns. Lists stand in
one field, separated by "; ". White space inside a text is one space. A text that a spreadsheet would run as a formula
(``=HYPERLINK(...)``) gets an apostrophe in front, which spreadsheets take for "this is text"; so does one that begins
with apostrophes before such a sign, so that taking one away always gives the text back. Numbers have a decimal point
and dates are YYYY-MM-DD whatever the computer's language.
"""

from __future__ import annotations

import csv
import dataclasses
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TextIO

from graphkit.records import CueClass, Measures, Network, Period, QuoteKind
from graphkit.views.columns import joined, number

__all__ = ["QuoteRow", "write_actors", "write_edges", "write_quotes", "write_rows", "write_slices"]

# The wide forms of the signs are formulas in Japanese spreadsheets.
_FORMULA = re.compile("'*[=+\\-@\t\r\uff1d\uff0b\uff0d\uff20]")
_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")

_MEASURES = [field.name for field in dataclasses.fields(Measures) if field.name not in {"actor", "x", "y"}]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteRow:
    """One line of quotes.csv.

    Attributes:
        speaker: Name of the actor, "" where the source is unnamed or unresolved.
        together_with: Names of those who say it with the speaker.
        targets: Names of the actors it is about.
        kind: "direct", "indirect" or "mixed".
        cue: The reporting word or phrase.
        cue_class: What it says the speaker did.
        content: What was said; the parts of a discontinuous quote are joined by " … ".
        sentence: The sentence or sentences it stands in.
        document: The document's id.
        published: The document's date.
        outlet: The document's outlet.
        confidence: How likely content and speaker are right, 0 to 1.
    """

    speaker: str
    together_with: tuple[str, ...]
    targets: tuple[str, ...]
    kind: QuoteKind
    cue: str
    cue_class: CueClass
    content: str
    sentence: str
    document: str
    published: date | None
    outlet: str
    confidence: float


def write_actors(network: Network, file: TextIO) -> None:
    """Write one line per actor, the strongest first: who it is, where it occurs, every measure, ranges of ranks."""
    communities = {community.id: community.label for community in network.communities}
    header = ["id", "name", "type", "aliases", "mentions", "documents", "first", "last"]
    header += [*_MEASURES, "community_label", "wikidata"]
    header += [f"{i.measure}_{end}" for i in network.rank_intervals for end in ("rank", "rank_low", "rank_high")]
    ranges = list(zip(*(column for i in network.rank_intervals for column in i[1:]), strict=True))
    triples = zip(network.actors, network.measures, ranges or [()] * len(network.actors), strict=True)
    ranked = sorted(triples, key=lambda triple: (-triple[1].strength, -triple[0].mentions, triple[0].id))
    rows = (
        [
            *(actor.id, actor.name, actor.label, [alias.surface for alias in actor.aliases]),
            *(actor.mentions, actor.documents, actor.first, actor.last),
            *(getattr(measures, name) for name in _MEASURES),
            communities.get(measures.community, ""),
            actor.wikidata,
            *ranks,
        ]
        for actor, measures, ranks in ranked
    )
    write_rows(file, header, rows)


def write_edges(network: Network, file: TextIO) -> None:
    """Write one line per edge, the heaviest first, with its first piece of evidence as example."""
    names = {actor.id: actor.name for actor in network.actors}
    columns = (
        "weight weight_raw documents stories outlets npmi significance alpha proximity first last cue_classes".split()
    )
    ranked = sorted(network.edges, key=lambda edge: (-edge.weight, edge.kind, edge.source, edge.target))
    rows = (
        [
            *(edge.source, edge.target, names[edge.source], names[edge.target], edge.kind),
            *(getattr(edge, column) for column in columns),
            edge.evidence[0].text if edge.evidence else "",
        ]
        for edge in ranked
    )
    write_rows(file, ["source", "target", "source_name", "target_name", "kind", *columns, "example"], rows)


def write_slices(slices: Iterable[tuple[str, Period, Network]], file: TextIO) -> None:
    """Write one line per part of the time and actor that acts in it: the measures it has there."""
    header = ["slice", "from", "to", "articles", "id", "name", "type", "mentions", "documents"]
    rows = (
        [
            *(name, period.first, period.last, network.corpus.documents),
            *(actor.id, actor.name, actor.label, actor.mentions, actor.documents),
            *(getattr(measures, column) for column in _MEASURES),
            network.communities[measures.community].label,
        ]
        for name, period, network in slices
        for actor, measures in zip(network.actors, network.measures, strict=True)
    )
    write_rows(file, [*header, *_MEASURES, "community_label"], rows)


def write_quotes(quotes: Iterable[QuoteRow], file: TextIO) -> None:
    """Write one line per quote, in the order given."""
    header = "speaker together_with targets kind cue cue_class content sentence document date outlet confidence".split()
    rows = (
        [
            *(q.speaker, q.together_with, q.targets, q.kind, q.cue, q.cue_class, q.content, q.sentence),
            *(q.document, q.published, q.outlet, q.confidence),
        ]
        for q in quotes
    )
    write_rows(file, header, rows)


def write_rows(
    file: TextIO, header: Sequence[str], rows: Iterable[Iterable[object]], *, decimal_comma: bool = False
) -> None:
    """Write a table; see the module for what becomes of a value.

    Args:
        file: Opened without translation of line ends.
        header: The names of the columns.
        rows: The values.
        decimal_comma: Write decimal commas and separate fields by semicolons, as spreadsheets expect it where commas
            separate decimals: there they take 0.75 for a text, or for a date.
    """
    writer = csv.writer(file, lineterminator="\r\n", delimiter=";" if decimal_comma else ",")
    writer.writerow(header)
    for row in rows:
        cells = map(_cell, row)
        writer.writerow([_with_comma(cell) for cell in cells] if decimal_comma else list(cells))


def _with_comma(cell: object) -> object:
    return repr(cell).replace(".", ",") if isinstance(cell, float) else cell


def _cell(value: object) -> object:
    """A value as a spreadsheet should read it; numbers stay numbers, None and what is no number are an empty field."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return number(value)
    if value is None:
        return None
    if isinstance(value, list | tuple):
        value = joined(map(str, value), "; ")
    text = str(value)
    if "  " in text or text != text.strip() or not text.isprintable():  # few are
        text = _NOT_TEXT.sub("\N{REPLACEMENT CHARACTER}", " ".join(text.split()))
    return f"'{text}" if _FORMULA.match(text) else text
