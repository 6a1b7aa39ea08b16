"""Quotes by speaker, target, words, date and kind."""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from graphkit.errors import InquiryError
from graphkit.inquiry.names import Candidate, actor_names
from graphkit.inquiry.output import Output
from graphkit.inquiry.passages import Passage, quote_passage
from graphkit.records import Annotations, CharSpan, CueClass, QuoteKind
from graphkit.store import read_document

__all__ = ["Search", "count_quotes", "search_quotes", "undated_quotes"]

_OPEN, _CLOSE = "\x02", "\x03"
_JOINT = len(" … ")
_TERM = re.compile(r'"([^"]*)"?(\*?)|([^\s"]+)')


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """Which quotes to find; what is left out is not asked.

    Attributes:
        speaker: Who is quoted, alone or with others.
        about: Whom the quote is about.
        text: Words that all stand in what was said, letter case and diacritics aside; "in quotation marks" words that
            follow each other, with an asterisk at the end words that begin so.
        first: Not before this day; documents without a date are left out.
        last: Not after this day; likewise.
        kind: "direct", "indirect" or "mixed".
        cue_class: What the reporting words say the speaker did.
        limit: At most so many, the earliest.
    """

    speaker: Candidate | None = None
    about: Candidate | None = None
    text: str | None = None
    first: date | None = None
    last: date | None = None
    kind: QuoteKind | None = None
    cue_class: CueClass | None = None
    limit: int | None = None


def search_quotes(output: Output, search: Search) -> Iterator[Passage]:
    """The quotes that fit, by date, document and position; quotes of undated documents last.

    Raises:
        InquiryError: The text to search for holds no word.
    """
    names = {actor: name for actor, (name, _) in actor_names(output).items()}
    tables, conditions, values = _conditions(search)
    words = f"highlight(quote_text, 0, '{_OPEN}', '{_CLOSE}')" if search.text is not None else "''"
    query = (
        f"SELECT q.doc, q.number, nullif(f.id, d.id), {words} FROM quote q {tables} "  # noqa: S608 - our own words
        f"JOIN document d ON d.doc = q.doc JOIN document f ON f.doc = d.story JOIN counted c ON c.doc = q.doc "
        f"WHERE {' AND '.join(conditions) or '1'} ORDER BY d.position, q.number LIMIT :limit"
    )
    rows = output.store.connection.execute(query, {**values, "limit": -1 if search.limit is None else search.limit})
    about = None if search.about is None else [search.about.id]
    for doc, found in itertools.groupby(rows.fetchall(), key=lambda row: int(row[0])):
        article = read_document(output.store, doc, "acting")
        for _, number, copy_of, marked in found:
            matches = _matches(article.annotations, number, marked)
            yield quote_passage(article, number, names, copy_of, about=about, matches=matches)


def count_quotes(output: Output, search: Search) -> int:
    """How many quotes fit, those beyond the limit too."""
    return _count(output, search, "1")


def undated_quotes(output: Output, search: Search) -> int:
    """How many quotes fit but for the days asked for, as they stand in documents without a date."""
    return _count(output, dataclasses.replace(search, first=None, last=None), "d.published IS NULL")


def _count(output: Output, search: Search, condition: str) -> int:
    tables, conditions, values = _conditions(search)
    query = (
        f"SELECT count(*) FROM quote q {tables} JOIN document d ON d.doc = q.doc JOIN counted c ON c.doc = q.doc "  # noqa: S608
        f"WHERE {' AND '.join([*conditions, condition])}"
    )
    return int(output.store.connection.execute(query, values).fetchone()[0])


def _conditions(search: Search) -> tuple[str, list[str], dict[str, Any]]:
    tables = ""
    conditions: list[str] = []
    values: dict[str, Any] = {}
    if search.text is not None:
        tables = "JOIN quote_text t ON q.doc = t.rowid >> 20 AND q.number = t.rowid & 1048575"
        conditions.append("quote_text MATCH :text")
        values["text"] = _query(search.text)
    if search.speaker is not None:
        conditions.append(
            "(q.doc, q.number) IN (SELECT s.doc, s.quote FROM speaker s JOIN link l USING (doc, chain) "
            "JOIN actor USING (actor) WHERE actor = :speaker AND acts AND NOT observer)"
        )
        values["speaker"] = search.speaker.key
    if search.about is not None:
        conditions.append(
            "(q.doc, q.number) IN (SELECT t.doc, t.quote FROM target t JOIN link l USING (doc, chain) "
            "JOIN actor USING (actor) WHERE actor = :about AND acts) "
            "AND (q.doc, q.number) NOT IN (SELECT s.doc, s.quote FROM speaker s JOIN link l USING (doc, chain) "
            "JOIN actor USING (actor) WHERE actor = :about AND NOT observer)"  # nobody is a target of his own
        )
        values["about"] = search.about.key
    for column, comparison, value in (
        ("d.published", ">=", search.first and search.first.isoformat()),
        ("d.published", "<=", search.last and search.last.isoformat()),
        ("q.kind", "=", search.kind),
        ("q.cue_class", "=", search.cue_class),
    ):
        if value is not None:
            conditions.append(f"{column} {comparison} :v{len(values)}")
            values[f"v{len(values)}"] = value
    return tables, conditions, values


def _query(text: str) -> str:
    """What was typed as a query of FTS5 that finds all of its words; nothing in it is an operator."""
    terms = []
    for phrase, prefix, word in _TERM.findall(text):
        term = phrase or word.rstrip("*")
        if re.search(r"\w", term):
            terms.append(f'"{term}"' + ("*" if prefix or word.endswith("*") else ""))
    if not terms:
        raise InquiryError(f'there is no word to search for in "{text}"', "Write at least one word.")
    return " ".join(terms)


def _matches(annotations: Annotations, number: int, marked: str) -> list[CharSpan]:
    """Where the words searched for stand in the document; ``marked`` is the content with signs around them."""
    content = annotations.quotes[number].content
    words = " … ".join(annotations.document.text[start:end] for start, end in content)
    found: list[CharSpan] = []
    at, start = 0, 0
    for character in marked:
        is_sign = words[at : at + 1] != character  # the text itself may hold such a sign
        if is_sign and character == _OPEN:
            start = at
        elif is_sign and character == _CLOSE:
            found.append(CharSpan(_place(content, start), _place(content, at - 1) + 1))
        else:
            at += 1
    return found


def _place(content: Sequence[CharSpan], at: int) -> int:
    """The character of the document at a character of the joined content."""
    for span in content:
        if at < span.end - span.start:
            return span.start + max(at, 0)
        at -= span.end - span.start + _JOINT
    return content[-1].end - 1
