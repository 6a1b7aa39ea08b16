"""The gold: articles as a careful reader annotated them, one JSON file each. The format is in docs/evaluation.md."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from graphkit.errors import GraphkitError
from graphkit.evaluation.texts import Texts
from graphkit.records import CharSpan
from graphkit.store import STORE

__all__ = ["GoldArticle", "GoldMention", "GoldQuote", "read_gold"]

WORD = re.compile(r"\w+")


class GoldMention(NamedTuple):
    """A mention of the gold; an optional one is neither missed nor wrong."""

    span: CharSpan
    actor: str
    form: str
    optional: bool


class GoldQuote(NamedTuple):
    """A quote of the gold; ``speakers`` holds every joint speaker."""

    content: tuple[CharSpan, ...]
    kind: str
    speaker: str | None
    speakers: frozenset[str]
    targets: tuple[str, ...]
    optional: bool

    @property
    def edges(self) -> set[tuple[str, str]]:
        """Everyone who says it with everyone it is about; nobody where the source is unnamed."""
        speakers = self.speakers if self.speaker else ()
        return {(speaker, target) for speaker in speakers for target in self.targets if speaker != target}


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """One gold article and the text of its file."""

    doc: str
    text: str
    span: CharSpan
    boilerplate: tuple[CharSpan, ...]
    places: tuple[CharSpan, ...]
    types: Mapping[str, str]
    mentions: tuple[GoldMention, ...]
    quotes: tuple[GoldQuote, ...]

    def words(self, *spans: CharSpan) -> frozenset[int]:
        """Where the words of these spans begin."""
        return frozenset(
            found.start() + span.start for span in spans for found in WORD.finditer(self.text[span.start : span.end])
        )

    def in_boilerplate(self, span: CharSpan) -> bool:
        """Whether a span touches what is not the article's text."""
        return any(span.overlaps(part) for part in self.boilerplate)

    def is_place(self, span: CharSpan) -> bool:
        """Whether a span touches the name of a mere place."""
        return any(span.overlaps(place) for place in self.places)

    def show(self, span: CharSpan, width: int = 90) -> str:
        """Where a span is and what stands there, for a list of errors."""
        shown = " ".join(self.text[span.start : span.end].split())
        return f"{self.doc}:{span.start} {shown[:width]}"


def read_gold(gold: Path, texts: Texts) -> list[GoldArticle]:
    """Read every gold file of a folder, by name.

    Raises:
        GraphkitError: There is none, one has a mistake in it, or its text is missing.
    """
    if (gold / STORE).exists():
        hint = "Name the folder of hand-checked articles first, then the output folder."
        raise GraphkitError(f"{gold} is the output folder of a build", hint)
    articles = [_read(path, texts) for path in sorted(gold.glob("*.json"))]
    if not articles:
        raise GraphkitError(f"{gold} holds no gold article", "Name a folder with *.json files.")
    return articles


def _read(path: Path, texts: Texts) -> GoldArticle:
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise GraphkitError(f"{path} cannot be read", "Check its rights.") from error
    except ValueError as error:
        raise GraphkitError(f"{path} is not valid JSON: {error}", "Correct the line it names.") from error
    try:
        text = texts.read(record["doc"])
        if text is None:
            raise GraphkitError(
                f"{path.name} is about {record['doc']}, which is not in {texts}",
                "Name the build, or the folder of texts, that the gold is about.",
            )
        _check(record, text, path.name)
        return _article(record, text)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        what = f"has no {error}" if isinstance(error, KeyError) else f"is not as the format asks: {error}"
        raise GraphkitError(f"{path.name}: something {what}", "The format is in docs/evaluation.md.") from error


def _check(record: Mapping[str, Any], text: str, file: str) -> None:
    """Find what a person who corrects a file by hand gets wrong: offsets, and ids of actors."""
    actors = {actor["id"] for actor in record["actors"]}
    for mention in record["mentions"]:
        here = text[mention["start"] : mention["end"]]
        if here != mention.get("text", here) or not here:
            at = f"characters {mention['start']} to {mention['end']}"
            found = text.find(mention.get("text", ""), max(0, mention["start"] - 200)) if mention.get("text") else -1
            hint = f"It stands at {found}." if found >= 0 else "Correct start and end."
            raise GraphkitError(f"{file}: {at} are {here!r}, not {mention.get('text', '')!r}", hint)
        _check_actor(mention["actor"], actors, file)
    for quote in record.get("quotes", ()):
        for actor in [*quote["targets"], *([quote["speaker"]] if quote["speaker"] else [])]:
            _check_actor(actor, actors, file)
        for start, end in quote["content"]:
            if not 0 <= start < end <= len(text):
                raise GraphkitError(f"{file}: a quote from {start} to {end} is outside the text", "Correct the span.")


def _check_actor(actor: str, actors: set[str], file: str) -> None:
    if actor not in actors:
        near = difflib.get_close_matches(str(actor), sorted(actors), n=1)
        hint = f"Did you mean {near[0]!r}?" if near else 'Add it to "actors" of the file.'
        raise GraphkitError(f"{file}: the actor {actor!r} is not among its actors", hint)


def _article(record: Mapping[str, Any], text: str) -> GoldArticle:
    return GoldArticle(
        doc=record["doc"],
        text=text,
        span=CharSpan(*record["span"]),
        boilerplate=_spans(record.get("boilerplate", ())),
        places=_spans(record.get("places", ())),
        types={actor["id"]: actor["type"] for actor in record["actors"]},
        mentions=tuple(
            GoldMention(
                CharSpan(m["start"], m["end"]), m["actor"], m.get("form", "named"), bool(m.get("optional", False))
            )
            for m in record["mentions"]
        ),
        quotes=tuple(
            GoldQuote(
                content=_spans(quote["content"]),
                kind=quote.get("kind", "indirect"),
                speaker=quote["speaker"],
                speakers=frozenset({quote["speaker"], *(quote.get("speakers") or ())} - {None}),
                targets=tuple(quote["targets"]),
                optional=bool(quote.get("optional", False)),
            )
            for quote in record.get("quotes", ())
            if quote["content"]
        ),
    )


def _spans(pairs: Iterable[Iterable[int]]) -> tuple[CharSpan, ...]:
    return tuple(CharSpan(start, end) for start, end in pairs)
