"""From one text to the documents in it: the articles, each with headline, date, outlet and its boilerplate marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice, pairwise

from graphkit.config import DocumentsConfig
from graphkit.documents.archives import find_archived
from graphkit.documents.articles import find_articles
from graphkit.documents.boilerplate import Layout, lay_out
from graphkit.documents.dates import date_in_path, date_on_lines, parse_date
from graphkit.documents.headers import find_headers
from graphkit.documents.outlets import outlet_of_address, outlet_on_lines
from graphkit.documents.paragraphs import Paragraphs, split_paragraphs
from graphkit.documents.signals import Kind, dateline, end_credit, kinds_of
from graphkit.documents.web_words import normal_form
from graphkit.errors import DocumentError
from graphkit.records import CharSpan, Document, Failure, Notice

__all__ = ["Origin", "document_in_text", "documents_in_text"]

# Of the longest pages three quarters are furniture; what is longer than this is too long without looking closer.
_MOSTLY_FURNITURE = 4
# Press archives mark each article with one of these.
_ARCHIVES = ("Document", "DOCUMENT")
# Front matter is no longer than this many lines.
_FRONT_LINES = 60
# The story begins with the first paragraph of prose, or with the one below its summary.
_ABOVE_DATELINE = 2
# English says one of these every twenty words; who says none in so many characters is read in vain.
_ENGLISH = (" the ", " and ")
_SAMPLE, _TOLD_BY = 2000, 400
# A stamp this many paragraphs below the headline is still the page's own.
_STAMP_BELOW = 6


@dataclass(frozen=True, slots=True)
class Origin:
    """What is known about a text beside the text itself; "" and None where it is not.

    Attributes:
        extracted: Whether menus and lists around the article were taken out already.
    """

    title: str = ""
    outlet: str = ""
    url: str = ""
    published: date | None = None
    extracted: bool = False


class _Source:
    """A text and its path, whose articles are read one after the other."""

    def __init__(self, text: str, path: str) -> None:
        self.text, self.path, self.published = text, path, date_in_path(path)
        self._offset, self._line = 0, 1

    def line_at(self, offset: int) -> int:
        """The line of a character, counted on from the one asked for before: a dump is long."""
        self._line += self.text.count("\n", self._offset, offset)
        self._offset = offset
        return self._line


def documents_in_text(text: str, path: str, config: DocumentsConfig) -> Iterator[Document | Failure | Notice]:
    """The articles of a text file, in order.

    Where there are several, ``Document.id`` counts them from 1, the ones that are skipped included.

    Raises:
        DocumentError: The text holds no article, or only one that is too long.
    """
    source = _Source(text, path)
    paragraphs = split_paragraphs(text)
    kinds = kinds_of(paragraphs.texts)
    front = None
    archived = _archived(paragraphs, kinds) if any(mark in text for mark in _ARCHIVES) else {}
    if archived:
        ranges, origins = list(archived), list(archived.values())
    else:
        headers = _headers(paragraphs, kinds)
        front = _front_matter(paragraphs, kinds)
        ranges = find_articles(paragraphs, kinds, list(headers))
        origins = [_origin_at(headers, kinds, start) for start, _ in ranges]
    if len(ranges) == 1:
        start, end = ranges[0]
        known = front or origins[0] or Origin()
        yield from _told(_document(source, paragraphs.part(start, end), kinds[start:end], path, config, known))
        return
    found, number, short = 0, 0, 0
    for (start, end), origin in zip(ranges, origins, strict=True):
        number += 1
        name = f"{path}#{number}"
        try:
            part = paragraphs.part(start, end)
            yield from _told(_document(source, part, kinds[start:end], name, config, origin or Origin()))
        except _NoArticleError as error:
            # Between the articles of a dump stand captions and adverts; they are no loss.
            number -= 1
            short += error.words > 0
        except DocumentError as error:
            yield Failure(document_id=name, stage="documents", error="DocumentError", message=error.message)
            found += 1
        else:
            found += 1
    if short and found:
        pieces = "a piece" if short == 1 else f"{short} pieces"
        yield Notice(path=path, message=f"{pieces} of fewer than {config.min_words} words (min_words) left out")
    if not found:
        raise _NoArticleError(path, "no article in this file", "Is it a menu, a list of links, or cut off?")


def _archived(paragraphs: Paragraphs, kinds: list[Kind]) -> dict[tuple[int, int], Origin | None]:
    """The ranges of a press archive's articles and what it says of them; its own lines in them become furniture."""
    found: dict[tuple[int, int], Origin | None] = {}
    for record in find_archived(paragraphs):
        start, title = record.start, ""
        kinds[start : record.body] = ["furniture"] * (record.body - start)
        if record.headline is not None:
            start, title = record.headline, paragraphs.texts[record.headline]
            kinds[start] = "line"
        if record.story:  # "Full text: " goes with the line above
            paragraphs.ends[record.body - 1] = paragraphs.starts[record.body] + record.story
            paragraphs.starts[record.body] += record.story
            paragraphs.texts[record.body] = paragraphs.texts[record.body][record.story :]
        if "prose" in kinds[start : record.end]:
            found[start, record.end] = Origin(title=title, outlet=record.outlet, published=record.published)
    return found


def _headers(paragraphs: Paragraphs, kinds: list[Kind]) -> dict[int, Origin]:
    """What the headers of a collection's articles say, by the paragraph they begin at; they are marked as furniture."""
    found: dict[int, Origin] = {}
    for start, (end, fields) in find_headers(paragraphs).items():
        kinds[start:end] = ["furniture"] * (end - start)
        found[start] = Origin(
            title=fields.get("title", ""),
            outlet=fields.get("outlet", ""),
            url=fields.get("url", ""),
            published=parse_date(fields.get("date", "")),
        )
    return found


def _origin_at(headers: Mapping[int, Origin], kinds: Sequence[Kind], start: int) -> Origin | None:
    """What the header at the top of an article says: nothing but furniture stands above it."""
    while start < len(kinds) and kinds[start] == "furniture":
        if start in headers:
            return headers[start]
        start += 1
    return None


def _front_matter(paragraphs: Paragraphs, kinds: list[Kind]) -> Origin | None:
    """Read the "key: value" lines between two "---" that open a Markdown file, and mark them as furniture."""
    if not paragraphs or paragraphs.texts[0] != "---":
        return None
    end = next((i for i, line in enumerate(paragraphs.texts[1:_FRONT_LINES], start=1) if line == "---"), 0)
    known: dict[str, str] = {}
    for i in range(1, end):
        key, _, value = paragraphs.texts[i].partition(":")
        known[key.strip().lower()] = value.strip(" \"'")
    kinds[:end] = ["furniture"] * end
    printed = any(line.startswith("# ") for line in paragraphs.texts[end:])
    return Origin(
        title="" if printed else known.get("title", ""),
        outlet=known.get("outlet") or known.get("publisher") or known.get("source") or "",
        url=known.get("url") or known.get("link") or "",
        published=parse_date(known.get("date", "")),
    )


def document_in_text(
    text: str, path: str, name: str, config: DocumentsConfig, origin: Origin
) -> Iterator[Document | Notice]:
    """The one article of a record or an extracted page.

    Raises:
        DocumentError: The text holds no article, or it is too long.
    """
    if len(text) > _MOSTLY_FURNITURE * config.max_characters:
        raise _too_long(name, len(text), config)
    paragraphs = split_paragraphs(text)
    kinds = kinds_of(paragraphs.texts)
    printed = _origin_at(_headers(paragraphs, kinds), kinds, 0)
    if printed:
        origin = Origin(
            title=origin.title or printed.title,
            outlet=origin.outlet or printed.outlet,
            url=origin.url or printed.url,
            published=origin.published or printed.published,
            extracted=origin.extracted,
        )
    yield from _told(_document(_Source(text, path), paragraphs, kinds, name, config, origin))


def _told(document: Document) -> Iterator[Document | Notice]:
    """The document, and that it is hardly in English: it is used, but few or wrong actors come of it."""
    yield document
    sample = document.text[:_SAMPLE]
    if len(sample) >= _TOLD_BY and not any(word in sample for word in _ENGLISH):
        yield Notice(path=document.id, message="this seems not to be English, the one language that graphkit reads")


class _NoArticleError(DocumentError):
    """There is no prose, or too little: so many ``words``."""

    def __init__(self, name: str, message: str, hint: str, words: int = 0) -> None:
        super().__init__(name, message, hint)
        self.words = words


def _document(
    source: _Source,
    paragraphs: Paragraphs,
    kinds: Sequence[Kind],
    name: str,
    config: DocumentsConfig,
    origin: Origin,
) -> Document:
    if paragraphs and paragraphs.ends[-1] - paragraphs.starts[0] > _MOSTLY_FURNITURE * config.max_characters:
        raise _too_long(name, paragraphs.ends[-1] - paragraphs.starts[0], config)
    layout = lay_out(paragraphs, kinds, extracted=origin.extracted)
    kept = [i for i, own in enumerate(layout.keep) if own]
    words = sum(paragraphs.words[i] for i in kept)
    if not kept or words < config.min_words:
        what = f"only {words} words" if kept else "no article"
        raise _NoArticleError(name, f"{what} in this text", "Is it a menu, a list of links, or cut off?", words)
    start, end = paragraphs.starts[kept[0]], paragraphs.ends[kept[-1]] - end_credit(paragraphs.texts[kept[-1]])
    if end - start > config.max_characters:
        raise _too_long(name, end - start, config)
    title, title_span = _title(paragraphs, layout, origin, start)
    furniture = _own_stamps(paragraphs, layout, kept[-1])
    datelines = _dateline(paragraphs, layout, kept)
    stamps = [*furniture, *(source.text[start + begin : start + stop] for begin, stop in datelines)]
    address = origin.url or next((line for line in furniture if "." in line and outlet_of_address(line)), "")
    return Document(
        id=name,
        path=source.path,
        text=source.text[start:end],
        offset=start,
        line=source.line_at(start),
        title=title,
        title_span=title_span,
        outlet=origin.outlet or outlet_on_lines(furniture) or outlet_of_address(address),
        url=address,
        published=origin.published or date_on_lines(stamps) or date_in_path(address) or source.published,
        excluded=tuple(sorted([*_excluded(paragraphs, kept), *datelines])),
    )


def _too_long(name: str, length: int, config: DocumentsConfig) -> DocumentError:
    hint = "Split it, or raise max_characters in [documents]."
    return DocumentError(name, f"too long: {length:,} characters, the limit is {config.max_characters:,}", hint)


def _title(paragraphs: Paragraphs, layout: Layout, origin: Origin, start: int) -> tuple[str, CharSpan | None]:
    """The headline and where it stands; a record's own title has a place only if the text repeats it."""
    if layout.headline is not None and layout.keep[layout.headline]:
        headline = paragraphs.texts[layout.headline]
        printed = headline.lstrip("#").lstrip()  # Markdown's mark is no part of it
        if not origin.title or normal_form(origin.title) == normal_form(printed):
            first = paragraphs.starts[layout.headline] + len(headline) - len(printed)
            span = CharSpan(first - start, paragraphs.ends[layout.headline] - start)
            return " ".join(printed.split()), span
    return " ".join(origin.title.split()), None


def _own_stamps(paragraphs: Paragraphs, layout: Layout, last: int) -> list[str]:
    """The lines of furniture that speak of this article: around its headline, and at the page's foot."""
    top = layout.headline if layout.headline is not None else layout.body or 0
    head = min(top + _STAMP_BELOW, last) + 1
    return [paragraphs.texts[i] for i in (*range(head), *range(last + 1, len(paragraphs))) if not layout.keep[i]]


def _dateline(paragraphs: Paragraphs, layout: Layout, kept: Sequence[int]) -> list[CharSpan]:
    """The dateline that opens the story, below a standfirst at most."""
    start = paragraphs.starts[kept[0]]
    story = (i for i in kept if i != layout.headline and i >= (layout.body or 0))
    for i in islice(story, _ABOVE_DATELINE):
        if length := dateline(paragraphs.texts[i]):
            first = paragraphs.starts[i] - start
            return [CharSpan(first, first + length - 1)]
    return []


def _excluded(paragraphs: Paragraphs, kept: Sequence[int]) -> Iterator[CharSpan]:
    """Runs of paragraphs that are not the article's own, between paragraphs that are."""
    start = paragraphs.starts[kept[0]]
    for before, after in pairwise(kept):
        if after > before + 1:
            yield CharSpan(paragraphs.starts[before + 1] - start, paragraphs.ends[after - 1] - start)
