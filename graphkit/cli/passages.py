"""Passages on a terminal, and as records for programs."""

from __future__ import annotations

import dataclasses
import itertools
from typing import TYPE_CHECKING, Any

from graphkit.cli.terminal import has_styles, show, styled

if TYPE_CHECKING:
    from graphkit.inquiry import Passage

__all__ = ["PASSAGE_COLUMNS", "passage_record", "passage_row", "show_passage"]

_STYLES: dict[str, dict[str, Any]] = {
    "content": {"underline": True},
    "cue": {"italic": True, "bold": True},
    "speaker": {"fg": "cyan", "bold": True},
    "actor": {"fg": "cyan", "bold": True},
    "target": {"fg": "yellow", "bold": True},
    "other": {"fg": "yellow", "bold": True},
    "match": {"reverse": True},
}
_WAYS = {
    "title": "an office",
    "nominal": "a description",
    "pronoun": "a pronoun",
    "metonym": "a seat of government",
}

_NO_RULE = frozenset({"", "pronoun", "name", "same name"})
"""Rules that say no more than the form does."""

_DIGITS = 4
"""Of a confidence, a product of shares: 0.8513999999999999 is 0.8514."""

PASSAGE_COLUMNS = (
    "date",
    "outlet",
    "path",
    "line",
    "start",
    "end",
    "kind",
    "cue_class",
    "cue",
    "speaker",
    "together_with",
    "printed_speaker",
    "targets",
    "content",
    "text",
    "identified",
    "copy_of",
    "confidence",
    "document",
)
"""Columns of a table of passages."""


def show_passage(passage: Passage, *, shown_above: bool = False) -> None:
    """Print where a passage stands, its words with what matters in them highlighted, and who "he" is.

    Args:
        passage: The passage.
        shown_above: Whether its words were printed before; they are not printed again.
    """
    day = passage.published.isoformat() if passage.published else "undated   "
    place = f"{passage.path}:{passage.line} ({passage.start}-{passage.end})"
    kind = f"{passage.kind} quote, {passage.cue_class}" if passage.kind else "mentioned together"
    together = f"together: {', '.join(who.name for who in passage.speakers)}" if passage.together_with else ""
    copy = f"copy of {passage.copy_of}" if passage.copy_of else ""
    show(
        f"{styled(day, bold=True)}  "
        + styled("  ".join(filter(None, (place, passage.outlet, kind, together, copy))), dim=True)
    )
    if shown_above:
        show(styled("    in a quote above", dim=True))
        return
    show(f"    {_marked(passage)}")
    for way in passage.identified:
        words = " ".join(way.text.split())
        rule = "" if way.rule in _NO_RULE else f", by the rule “{way.rule}”"
        show(styled(f"    “{words}” is {way.name}: {_WAYS[way.form]}{rule}", dim=True))


def _marked(passage: Passage) -> str:
    borders = sorted({0, len(passage.text), *(border for mark in passage.marks for border in mark[:2])})
    parts = []
    for start, end in itertools.pairwise(borders):
        style: dict[str, Any] = {}
        for mark in passage.marks:
            if mark.start <= start and end <= mark.end:
                style |= _STYLES[mark.role]
        parts.append(_opening(passage, start) + styled(_on_one_line(passage.text[start:end]), **style))
        parts.append(_closing(passage, end))
    return "".join(parts)


def _opening(passage: Passage, at: int) -> str:
    """Signs where what was said begins, for who sees no underline."""
    return "" if has_styles() else "«" * sum(mark.role == "content" and mark.start == at for mark in passage.marks)


def _closing(passage: Passage, at: int) -> str:
    return "" if has_styles() else "»" * sum(mark.role == "content" and mark.end == at for mark in passage.marks)


def _on_one_line(text: str) -> str:
    return text.replace("\r\n", " ").replace("\n", " ").replace("\r", " ")


def passage_record(passage: Passage) -> dict[str, Any]:
    """A passage for programs; ``start`` and ``end`` count characters of the file, those of marks characters of text."""
    record = dataclasses.asdict(passage)
    for name in ("speaker", "together_with", "targets", "identified", "marks"):
        value = getattr(passage, name)
        record[name] = value._asdict() if name == "speaker" and value else value
        if name != "speaker":
            record[name] = [item._asdict() for item in value]
    record["confidence"] = round(passage.confidence, _DIGITS)
    record["published"] = passage.published.isoformat() if passage.published else None
    return record


def passage_row(passage: Passage) -> list[object]:
    """A passage as a line of a table, in the order of ``PASSAGE_COLUMNS``."""
    return [
        *(passage.published, passage.outlet, passage.path, passage.line, passage.start, passage.end),
        *(passage.kind or "mentioned together", passage.cue_class, passage.cue),
        passage.speaker.name if passage.speaker else None,
        [speaker.name for speaker in passage.together_with],
        passage.printed_speaker,
        [target.name for target in passage.targets],
        *(passage.content, passage.text),
        [f"{way.text} = {way.name} ({way.form})" for way in passage.identified],
        *(passage.copy_of, round(passage.confidence, _DIGITS), passage.document),
    ]
