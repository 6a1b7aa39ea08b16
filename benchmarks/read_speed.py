"""How fast articles are read, split and marked: megabytes and articles a second.

    python benchmarks/read_speed.py --megabytes 50 --json read_speed.json --markdown read_speed.md

It writes made-up articles, each announced by a teaser and followed by share links and related headlines, into a
temporary folder and reads them back: as one dump, as records of JSON Lines, from a file each, and from a web page each;
in one process, and in two. Rates are by the clock, of the quickest of three readings, so let nothing else run beside.
"""

from __future__ import annotations

import json
import random
import tempfile
from pathlib import Path
from typing import Any

from report import arguments, in_own_process, timed, write

from graphkit.config import DocumentsConfig
from graphkit.documents import read_documents
from graphkit.records import Document

WORDS = (
    "the council of a harbour town agreed on Tuesday to rebuild its pier after months of talks with engineers who had "
    "warned that storms would close it again before winter and that ferries could not land there any more"
).split()

PAGES = 400


def sentence(dice: random.Random) -> str:
    words = dice.choices(WORDS, k=dice.randint(8, 28))
    return f"{' '.join(words).capitalize()}."


def article(dice: random.Random, number: int) -> tuple[str, list[str]]:
    """A headline and paragraphs."""
    headline = f"Harbour story {number}: {' '.join(dice.choices(WORDS, k=8))}"
    return headline, [" ".join(sentence(dice) for _ in range(dice.randint(1, 3))) for _ in range(dice.randint(6, 20))]


def as_text(dice: random.Random, headline: str, paragraphs: list[str]) -> str:
    teaser = f"{headline} {paragraphs[0][:60].rsplit(' ', 1)[0]} […]"
    related = [f"{' '.join(dice.choices(WORDS, k=9)).capitalize()}" for _ in range(4)]
    return "\n".join([teaser, headline, "5 min read", *paragraphs, "Share this article", "Related stories", *related])


def as_page(headline: str, paragraphs: list[str]) -> str:
    links = "".join(f'<li class="menu"><a href="/{number}/">Section {number}</a></li>' for number in range(120))
    body = "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs)
    return (
        f"<!doctype html><html><head><title>{headline}</title></head><body><nav><ul>{links}</ul></nav>"
        f"<article><h1>{headline}</h1>\n{body}</article><footer><ul>{links}</ul></footer></body></html>"
    )


def write_articles(folder: Path, megabytes: float) -> list[Path]:
    """Write articles as a dump, as records, from a file each, and some as web pages; returns the four paths."""
    dump, records, files, pages = (folder / name for name in ("dump.txt", "records.jsonl", "files", "pages"))
    files.mkdir()
    pages.mkdir()
    dice = random.Random(1)
    with dump.open("w", encoding="utf-8") as file, records.open("w", encoding="utf-8") as lines:
        number = 0
        while file.tell() < megabytes * 1e6:
            number += 1
            headline, paragraphs = article(dice, number)
            text = as_text(dice, headline, paragraphs)
            file.write(text + "\n\n")
            lines.write(json.dumps({"id": str(number), "text": text}, ensure_ascii=False) + "\n")
            Path(files, f"{number}.txt").write_text(text + "\n", encoding="utf-8")
            if number <= PAGES:
                Path(pages, f"{number}.html").write_text(as_page(headline, paragraphs), encoding="utf-8")
    return [dump, records, files, pages]


def measure(path: Path, processes: int) -> dict[str, Any]:
    """Read a file, or the files of a folder, once."""
    read: list[int] = []
    figures = timed(
        lambda: read.append(
            sum(isinstance(o, Document) for o in read_documents([path], DocumentsConfig(), processes=processes))
        )
    )
    size = sum(file.stat().st_size for file in (path.iterdir() if path.is_dir() else [path])) / 1e6
    row: dict[str, Any] = {"articles in": path.name, "processes": processes, "MB": round(size, 1), "articles": read[0]}
    row |= figures
    row["MB a second"] = round(size / figures["clock s"], 1)
    row["articles a second"] = round(read[0] / figures["clock s"])
    return row


def main() -> None:
    parser = arguments(__doc__ or "")
    parser.add_argument("--megabytes", type=float, default=50)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        rows = [
            min((in_own_process(measure, path, processes) for _ in range(3)), key=lambda row: row["clock s"])
            for path in write_articles(Path(folder), options.megabytes)
            for processes in (1, 2)
        ]
    write(options, "Reading, extracting and splitting", rows)


if __name__ == "__main__":
    main()
