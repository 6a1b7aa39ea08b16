"""What a build found, as its files for programs tell it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from graphkit.errors import GraphkitError
from graphkit.records import CharSpan

__all__ = ["Found", "FoundMention", "FoundQuote", "read_found"]


class FoundMention(NamedTuple):
    """A line of ``mentions.jsonl``."""

    doc: str
    span: CharSpan
    actor: str
    type: str | None
    form: str = ""
    rule: str = ""
    link: str = ""
    confidence: float = 1.0


class FoundQuote(NamedTuple):
    """A line of ``quotes.jsonl``."""

    doc: str
    content: tuple[CharSpan, ...]
    speaker: str | None
    targets: frozenset[str]
    rule: str = ""
    confidence: float = 1.0
    together_with: tuple[str, ...] = ()

    @property
    def edges(self) -> set[tuple[str, str]]:
        """Everyone who says it with everyone it is about."""
        speakers = (self.speaker, *self.together_with) if self.speaker else ()
        return {(speaker, target) for speaker in speakers for target in self.targets if speaker != target}


class Found:
    """All mentions and quotes of a build, by file."""

    def __init__(self, mentions: Sequence[FoundMention], quotes: Sequence[FoundQuote]) -> None:
        self.mentions = mentions
        self._mentions: dict[str, list[FoundMention]] = defaultdict(list)
        self._quotes: dict[str, list[FoundQuote]] = defaultdict(list)
        for mention in mentions:
            self._mentions[mention.doc].append(mention)
        for quote in quotes:
            self._quotes[quote.doc].append(quote)
        self._paths: dict[str, set[str]] = defaultdict(set)
        for doc in self._mentions.keys() | self._quotes.keys():
            self._paths[PurePosixPath(doc).name].add(doc)

    def mentions_of(self, doc: str) -> Sequence[FoundMention]:
        """Those of one file, named as in the gold."""
        return self._mentions.get(self._path(doc), ())

    def quotes_of(self, doc: str) -> Sequence[FoundQuote]:
        """Those of one file, named as in the gold."""
        return self._quotes.get(self._path(doc), ())

    def _path(self, doc: str) -> str:
        """The file's path; gold may name a file without its folder, where only one is so called."""
        paths = self._paths.get(doc, set())
        if doc in self._mentions or doc in self._quotes or not paths:
            return doc
        if len(paths) > 1:
            raise GraphkitError(
                f"several files of the build are called {doc}: {', '.join(sorted(paths)[:3])}",
                'Write the whole path as "doc" of the gold file.',
            )
        (path,) = paths
        return path


def read_found(folder: Path) -> Found:
    """Read the two files of a build.

    Raises:
        GraphkitError: One of them is missing or damaged.
    """
    try:
        mentions = [
            FoundMention(
                doc=line["doc"],
                span=CharSpan(line["start"], line["end"]),
                actor=str(line["actor"]),
                type=line.get("type"),
                form=str(line.get("form", "")),
                rule=str(line.get("rule", "")),
                link=str(line.get("link", "")),
                confidence=float(line.get("confidence", 1)),
            )
            for line in _lines(folder / "mentions.jsonl")
        ]
        quotes = [
            FoundQuote(
                doc=line["doc"],
                content=tuple(CharSpan(start, end) for start, end in line["content"]),
                speaker=None if line.get("speaker") is None else str(line["speaker"]),
                targets=frozenset(map(str, line.get("targets") or ())),
                rule=str(line.get("rule", "")),
                confidence=float(line.get("confidence", 1)),
                together_with=tuple(map(str, line.get("together_with") or ())),
            )
            for line in _lines(folder / "quotes.jsonl")
        ]
    except (KeyError, TypeError, ValueError) as error:
        raise GraphkitError(
            f"the lists in {folder} are not as graphkit writes them", "Run graphkit build again."
        ) from error
    return Found(mentions, quotes)


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise GraphkitError(f"{path} cannot be read", "Name the output folder of a finished graphkit build.") from error
    for line in text.split("\n"):  # not at every character that Unicode takes for the end of a line
        if line.strip():
            yield json.loads(line)
