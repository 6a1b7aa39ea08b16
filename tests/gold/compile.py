"""Turn the marked articles into seeds and gold annotations.

Usage::

    python tests/gold/compile.py            # check that seeds/ and annotations/ are what marked/ says
    python tests/gold/compile.py --write    # write them

People edit ``marked/*.txt``; nobody types an offset. One file is one article (with the furniture of the page around
it), and the files of one page, in order, are the page, character for character. ``marked/README.md`` explains the
markup; ``marked/actors.tsv`` names the actors.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).resolve().parent
MARKED = HERE / "marked"
ANNOTATIONS = HERE / "annotations"
SEEDS = HERE.parent.parent / "seeds"

FORMS = {"": "named", "t": "title", "n": "nominal", "p": "pronoun", "m": "metonym"}
USES = {"": "actor", "@": "place", "*": "other"}
TYPES = ("PERSON", "ORG", "GPE", "NORP", "GROUP")

TAG = re.compile(r"(?P<actor>\w*):?(?P<form>[tnpm]?)(?P<use>[@*]?)(?P<doubt>\??)(?P<speaks>(?:\^\d+)*)")
OPEN_CONTENT = re.compile(r"\{(?P<quote>\d+)(?P<doubt>\??):")
OPEN_CUE = re.compile(r"<(?P<quote>\d+):")


class MarkupError(Exception):
    """The markup of one article is broken; the message says where."""


class Span(NamedTuple):
    """Half-open characters ``[start, end)`` of the article's file."""

    start: int
    end: int


class ActorName(NamedTuple):
    """A row of ``actors.tsv``."""

    type: str
    name: str


@dataclass(frozen=True)
class MarkedMention:
    """One ``[text|tag]`` that names an actor."""

    span: Span
    actor: str
    form: str
    use: str
    optional: bool


@dataclass
class MarkedQuote:
    """All marks that carry one quote's number."""

    content: list[Span] = field(default_factory=list)
    cue: Span | None = None
    speaker_span: Span | None = None
    speakers: list[str] = field(default_factory=list)
    optional: bool = False


@dataclass
class MarkedArticle:
    """One marked file, taken apart: its plain text and the spans, all relative to that text."""

    name: str
    doc: str
    article: int
    text: str = ""
    boilerplate: list[Span] = field(default_factory=list)
    places: list[Span] = field(default_factory=list)
    mentions: list[MarkedMention] = field(default_factory=list)
    quotes: dict[int, MarkedQuote] = field(default_factory=dict)

    def quote(self, number: str) -> MarkedQuote:
        """The quote with this number, made on first sight."""
        return self.quotes.setdefault(int(number), MarkedQuote())


class _Open(NamedTuple):
    """A bracket that waits for its end: what it is, where its text began, and the quote it belongs to."""

    bracket: str
    start: int
    quote: str


class _Reader:
    """Reads the markup of one article, character by character, and collects plain text and spans."""

    def __init__(self, article: MarkedArticle, marked: str) -> None:
        self.article = article
        self.marked = marked
        self.plain: list[str] = []
        self.length = 0
        self.open: list[_Open] = []

    def read(self) -> None:
        """Fill the article."""
        position = 0
        while position < len(self.marked):
            at_line_start = position == 0 or self.marked[position - 1] == "\n"
            if at_line_start and self.marked.startswith("~", position):
                position = self._boilerplate_line(position)
            else:
                position = self._step(position)
        if self.open:
            raise self._error(position, f"{self.open[-1].bracket} is never closed")
        self.article.text = "".join(self.plain)

    def _error(self, position: int, message: str) -> MarkupError:
        line = self.marked.count("\n", 0, position) + 1
        return MarkupError(f"{self.article.name}, line {line} of the text: {message}")

    def _emit(self, characters: str) -> None:
        self.plain.append(characters)
        self.length += len(characters)

    def _boilerplate_line(self, position: int) -> int:
        end = self.marked.index("\n", position)
        start = self.length
        self._emit(self.marked[position + 1 : end].removeprefix(" "))
        self.article.boilerplate.append(Span(start, self.length))
        return end

    def _step(self, position: int) -> int:
        character = self.marked[position]
        if character == "\\":
            self._emit(self.marked[position + 1])
            return position + 2
        if character == "[":
            self.open.append(_Open("[", self.length, ""))
            return position + 1
        if character in "{<":
            return self._open_numbered(position)
        if character in "}>":
            self._close_numbered(position)
            return position + 1
        if character == "|" and self.open and self.open[-1].bracket == "[":
            return self._tag(position)
        self._emit(character)
        return position + 1

    def _open_numbered(self, position: int) -> int:
        character = self.marked[position]
        found = (OPEN_CONTENT if character == "{" else OPEN_CUE).match(self.marked, position)
        if found is None:
            raise self._error(position, f"{character} needs the number of a quote and a colon")
        self.open.append(_Open(character, self.length, found["quote"]))
        if character == "{" and found["doubt"]:
            self.article.quote(found["quote"]).optional = True
        return found.end()

    def _close_numbered(self, position: int) -> None:
        opener = {"}": "{", ">": "<"}[self.marked[position]]
        if not self.open or self.open[-1].bracket != opener:
            raise self._error(position, f"{self.marked[position]} closes nothing")
        opened = self.open.pop()
        span = Span(opened.start, self.length)
        quote = self.article.quote(opened.quote)
        if opener == "{":
            quote.content.append(span)
        elif quote.cue is None:
            quote.cue = span
        else:
            raise self._error(position, f"quote {opened.quote} has a cue already")

    def _tag(self, position: int) -> int:
        end = self.marked.find("]", position)
        found = TAG.fullmatch(self.marked[position + 1 : end]) if end > 0 else None
        if found is None:
            raise self._error(position, f"no valid tag: {self.marked[position : end + 1]}")
        span = Span(self.open.pop().start, self.length)
        actor, use = found["actor"], USES[found["use"] or ""]
        if actor:
            optional = bool(found["doubt"]) or use != "actor"
            self.article.mentions.append(MarkedMention(span, actor, FORMS[found["form"] or ""], use, optional))
        elif use == "place":
            self.article.places.append(span)
        for number in re.findall(r"\d+", found["speaks"]):
            quote = self.article.quote(number)
            if quote.speaker_span is not None:
                raise self._error(position, f"quote {number} has a speaker already; name joint speakers in the header")
            quote.speaker_span = span
            quote.speakers = [actor] if actor else []
        return end + 1


def read_marked(path: Path) -> MarkedArticle:
    """Take one marked file apart."""
    header, separator, body = path.read_text(encoding="utf-8").partition("\n---\n")
    if not separator:
        raise MarkupError(f"{path.name}: no line '---' between header and text")
    fields: dict[str, list[str]] = {}
    for line in header.splitlines():
        key, _, value = line.partition(": ")
        fields.setdefault(key, []).append(value)
    unknown = fields.keys() - {"doc", "article", "speaker"}
    if unknown:
        raise MarkupError(f"{path.name}: unknown header lines {sorted(unknown)}")
    article = MarkedArticle(path.name, fields["doc"][0], int(fields["article"][0]))
    _Reader(article, body).read()
    for value in fields.get("speaker", ()):
        number, *actors = value.split()
        article.quote(number).speakers = actors
    return article


def read_actors(path: Path) -> dict[str, ActorName]:
    """The actors' table: id, type and name, tab-separated."""
    table: dict[str, ActorName] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        identifier, kind, name = line.split("\t")
        if identifier in table or kind not in TYPES:
            raise MarkupError(f"{path.name}: {line!r} is a second entry or has no known type")
        table[identifier] = ActorName(kind, name)
    return table


def quoted_pieces(text: str, span: Span) -> Iterator[tuple[Span, bool]]:
    """Cut a content span at double quotation marks and line ends; yield each piece and whether it is quoted."""
    before = text[max(0, span.start - 2) : span.start]
    inside = before[-1:] in tuple('“"‘') or bool(re.fullmatch(r"(?:^|\W)'", before))
    start = span.start
    for position in range(span.start, span.end + 1):
        character = text[position] if position < span.end else "\n"
        if character not in '“”"\n':
            continue
        piece = text[start:position]
        if re.search(r"\w", piece):
            left = len(piece) - len(piece.lstrip())
            yield Span(start + left, start + len(piece.rstrip())), inside
        if character != "\n":
            inside = character == "“" or (character == '"' and text[position - 1].isspace())
        start = position + 1


def _kind(quoted: Sequence[bool]) -> str:
    if all(quoted):
        return "direct"
    return "mixed" if any(quoted) else "indirect"


def _merged(spans: Sequence[Span], text: str) -> list[Span]:
    """Join neighbouring boilerplate lines that only white space separates; leave out empty ones at the rim."""
    merged: list[Span] = []
    for span in spans:
        if merged and not text[merged[-1].end : span.start].strip():
            merged[-1] = Span(merged[-1].start, span.end)
        else:
            merged.append(span)
    return merged


def _overlap(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


class _Builder:
    """Builds the JSON object of one article whose text begins ``offset`` characters into its file."""

    def __init__(self, article: MarkedArticle, actors: Mapping[str, ActorName], offset: int) -> None:
        self.article = article
        self.actors = actors
        self.offset = offset
        self.boilerplate = _merged(article.boilerplate, article.text)

    def build(self) -> dict[str, Any]:
        """The article's gold annotation."""
        self._check()
        span = self._article_span()
        mentions = sorted(self.article.mentions, key=lambda m: (m.span.start, -m.span.end, m.actor))
        return {
            "doc": self.article.doc,
            "article": self.article.article,
            "title": self.article.text[span.start : span.end].splitlines()[0],
            "span": self._move(span),
            "boilerplate": [self._move(part) for part in self.boilerplate],
            "places": [self._move(place) for place in sorted(self.article.places)],
            "actors": self._actors(mentions),
            "mentions": [self._mention(mention) for mention in mentions],
            "quotes": [self._quote(number) for number in sorted(self.article.quotes)],
        }

    def _move(self, span: Span) -> list[int]:
        return [span.start + self.offset, span.end + self.offset]

    def _article_span(self) -> Span:
        """From the first to the last character that is neither boilerplate nor white space."""
        inside = [
            position
            for position, character in enumerate(self.article.text)
            if not character.isspace() and not any(part.start <= position < part.end for part in self.boilerplate)
        ]
        return Span(inside[0], inside[-1] + 1)

    def _check(self) -> None:
        name = self.article.name
        for mention in self.article.mentions:
            text = self.article.text[mention.span.start : mention.span.end]
            if mention.actor not in self.actors:
                raise MarkupError(f"{name}: actors.tsv has no {mention.actor!r} ({text})")
            if not text or text != text.strip():
                raise MarkupError(f"{name}: white space around or nothing in {text!r}")
        for number, quote in self.article.quotes.items():
            if not quote.content:
                raise MarkupError(f"{name}: quote {number} has no content")
            if any(speaker not in self.actors for speaker in quote.speakers):
                raise MarkupError(f"{name}: quote {number} has an unknown speaker")

    def _actors(self, mentions: Sequence[MarkedMention]) -> list[dict[str, Any]]:
        found: dict[str, dict[str, Any]] = {}
        for mention in mentions:
            known = self.actors[mention.actor]
            actor = found.setdefault(
                mention.actor, {"id": mention.actor, "name": known.name, "type": known.type, "aliases": []}
            )
            text = self.article.text[mention.span.start : mention.span.end]
            if mention.form in ("named", "metonym") and text not in actor["aliases"]:
                actor["aliases"].append(text)
        return list(found.values())

    def _mention(self, mention: MarkedMention) -> dict[str, Any]:
        start, end = self._move(mention.span)
        return {
            "start": start,
            "end": end,
            "text": self.article.text[mention.span.start : mention.span.end],
            "form": mention.form,
            "use": mention.use,
            "actor": mention.actor,
            "optional": mention.optional,
        }

    def _quote(self, number: int) -> dict[str, Any]:
        quote = self.article.quotes[number]
        pieces = [piece for span in sorted(quote.content) for piece in quoted_pieces(self.article.text, span)]
        content = [span for span, _ in pieces]
        targets = {
            mention.actor for mention in self.article.mentions if any(_overlap(mention.span, span) for span in content)
        }
        record: dict[str, Any] = {
            "id": f"q{number}",
            "kind": _kind([quoted for _, quoted in pieces]),
            "content": [self._move(span) for span in content],
            "cue": None if quote.cue is None else self._move(quote.cue),
            "speaker_span": None if quote.speaker_span is None else self._move(quote.speaker_span),
            "speaker": quote.speakers[0] if quote.speakers else None,
            "targets": sorted(targets - set(quote.speakers)),
            "optional": quote.optional,
        }
        if len(quote.speakers) > 1:
            record["speakers"] = quote.speakers
        return record


def compile_all(marked: Path = MARKED) -> tuple[dict[str, str], dict[str, str]]:
    """Everything the marked files say: the pages by file name, the annotations as JSON text by file name."""
    actors = read_actors(marked / "actors.tsv")
    pages: dict[str, str] = {}
    annotations: dict[str, str] = {}
    used: set[str] = set()
    for path in sorted(marked.glob("??-??.txt")):
        article = read_marked(path)
        offset = len(pages.get(article.doc, ""))
        record = _Builder(article, actors, offset).build()
        annotations[f"{path.stem}.json"] = json.dumps(record, ensure_ascii=False, indent=1) + "\n"
        pages[article.doc] = pages.get(article.doc, "") + article.text
        used.update(mention.actor for mention in article.mentions)
    unused = actors.keys() - used
    if unused:
        raise MarkupError(f"actors.tsv: nobody mentions {sorted(unused)}")
    return pages, annotations


def differences(expected: Mapping[str, str], folder: Path, pattern: str) -> list[str]:
    """Names of the files in ``folder`` that are missing, left over, or other than expected."""
    found = {path.name: path.read_text(encoding="utf-8") for path in folder.glob(pattern)}
    return sorted(name for name in expected.keys() | found.keys() if expected.get(name) != found.get(name))


def write_all(files: Mapping[str, str], folder: Path, pattern: str) -> None:
    """Make the folder's files that match the pattern exactly these."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.glob(pattern):
        if path.name not in files:
            path.unlink()
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def main() -> int:
    """Check or write; exit code 1 when something is out of date or the markup is broken."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write seeds/ and annotations/")
    arguments = parser.parse_args()
    try:
        pages, annotations = compile_all()
    except MarkupError as error:
        print(error, file=sys.stderr)  # noqa: T201 (a command's message)
        return 1
    if arguments.write:
        write_all(pages, SEEDS, "*.txt")
        write_all(annotations, ANNOTATIONS, "*.json")
    stale = differences(pages, SEEDS, "*.txt") + differences(annotations, ANNOTATIONS, "*.json")
    if stale:
        print(f"out of date: {', '.join(stale)}; run with --write", file=sys.stderr)  # noqa: T201
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
