"""A sample of a build's articles to correct by hand: gold files that hold what graphkit found."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from graphkit.errors import ExportError
from graphkit.inquiry import actor_names, open_output
from graphkit.listing import mentions_in, quotes_in
from graphkit.records import Annotations
from graphkit.store import Assembled, Store, acting_actors, read_document
from graphkit.views.article import article_page
from graphkit.views.files import write_atomically

__all__ = ["write_sample"]

_NOT_IN_NAMES = re.compile(r"[^\w.-]+")
_WORD = re.compile(r"\w")
_LONGEST = 80
"""Characters of a file's name."""


def write_sample(output: str | Path, folder: str | Path, *, number: int = 20, seed: int = 1) -> list[Path]:
    """Write a random sample of articles to correct: a gold file and a page to look at for each.

    The same build, number and seed give the same files. Scored without corrections, they are right throughout.

    Args:
        output: The output folder of a finished build.
        folder: Where to write; must hold no gold files yet, which may be corrected ones.
        number: How many articles; all where the build has fewer.
        seed: Seeds the choice.

    Returns:
        The gold files, by name.

    Raises:
        ExportError: The folder holds gold files already, or cannot be made.
        StoreError: There is no finished build to take a sample of.
    """
    folder = Path(folder)
    if any(folder.glob("*.json")):
        raise ExportError(
            f"{folder} holds JSON files already", "Choose another folder; what is corrected is not replaced."
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(f"cannot make {folder}: {error.strerror}", "Name a folder you may write to.") from error
    with open_output(output) as opened:
        names, acting = actor_names(opened), acting_actors(opened.store)
        written = []
        for name, doc in _chosen(opened.store, number, seed):
            found = read_document(opened.store, doc, "acting")
            path = folder / f"{name}.json"
            write_atomically(path, _written(_gold(found, acting)))
            shown = read_document(opened.store, doc, "linked")
            page = article_page([shown], names, found.annotations.document.path)
            write_atomically(folder / f"{name}.html", page)
            written.append(path)
    return written


def _chosen(store: Store, number: int, seed: int) -> Iterator[tuple[str, int]]:
    """A file name and the key of every chosen document of those that count, by document id."""
    documents = store.connection.execute("SELECT id, doc FROM document JOIN counted USING (doc) ORDER BY id").fetchall()
    chosen = sorted(random.Random(seed).sample(documents, min(number, len(documents))))  # noqa: S311 - no secret
    used: set[str] = set()
    for document, doc in chosen:
        base = name = _NOT_IN_NAMES.sub("_", document)[-_LONGEST:].strip("._") or "article"
        count = 1
        while name.casefold() in used:
            count += 1
            name = f"{base}-{count}"
        used.add(name.casefold())
        yield name, doc


def _gold(found: Assembled, acting: dict[str, tuple[str, str]]) -> dict[str, Any]:
    """What was found in an article, in the format of gold files."""
    annotations = found.annotations
    document = annotations.document
    mentions = list(mentions_in(found, acting))
    quotes = list(quotes_in(found))
    number = document.id.rpartition("#")[2]
    return {
        "doc": document.path,
        "article": int(number) if document.id != document.path and number.isdecimal() else 1,
        "title": document.title,
        "span": [document.offset, document.offset + len(document.text)],
        "boilerplate": [[document.offset + start, document.offset + end] for start, end in document.excluded],
        "places": _places(annotations),
        "actors": _actors(found, acting, mentions, quotes),
        "mentions": [
            {
                **{key: mention[key] for key in ("start", "end", "text", "form")},
                "use": mention["use"],
                "actor": mention["actor"],
                "optional": mention["use"] != "actor" or not _WORD.search(mention["text"]),
            }
            for mention in mentions
        ],
        "quotes": [
            {
                "id": f"q{count}",
                **{key: quote[key] for key in ("kind", "content", "cue", "speaker_span", "speaker", "targets")},
                **({"speakers": [quote["speaker"], *quote["together_with"]]} if quote["together_with"] else {}),
                "optional": False,
            }
            for count, quote in enumerate(quotes, start=1)
        ],
    }


def _actors(
    found: Assembled,
    acting: dict[str, tuple[str, str]],
    mentions: Iterable[dict[str, Any]],
    quotes: Iterable[dict[str, Any]],
) -> list[dict[str, Any]]:
    """The actors that mentions and quotes name, by id, with the aliases of their chains."""
    actors = {mention["actor"] for mention in mentions}
    for quote in quotes:
        actors |= {actor for actor in (quote["speaker"], *quote["together_with"], *quote["targets"]) if actor}
    aliases: dict[str, set[str]] = {actor: set() for actor in actors}
    for chain, actor in found.actors.items():
        aliases.setdefault(actor, set()).update(found.annotations.chains[chain].aliases)
    return [
        {"id": actor, "name": acting[actor][0], "type": acting[actor][1], "aliases": sorted(aliases[actor])}
        for actor in sorted(actors)
    ]


def _places(found: Annotations) -> list[list[int]]:
    offset = found.document.offset
    spans = sorted(mention.span for mention in found.mentions if mention.use == "place")
    return [[offset + start, offset + end] for start, end in spans]


def _written(record: dict[str, Any]) -> str:
    """JSON with one actor, mention or quote a line, as a person edits it."""

    def line(value: object) -> str:
        return json.dumps(value, ensure_ascii=False)

    def lines(values: Sequence[object]) -> str:
        return "[\n" + ",\n".join(f"  {line(value)}" for value in values) + "\n ]" if values else "[]"

    listed = {"actors", "mentions", "quotes"}
    parts = [f' "{key}": {lines(value) if key in listed else line(value)}' for key, value in record.items()]
    return "{\n" + ",\n".join(parts) + "\n}\n"
