"""How fast plain text is read, split into articles and marked: megabytes and articles per second of one core.

    python benchmarks/read_speed.py --megabytes 50 --json read_speed.json --markdown read_speed.md

It writes made-up articles, each announced by a teaser and followed by share links and related headlines, into a
temporary folder and reads them back: as one dump, as records of JSON Lines, and from a file each. Rates are of
processor time, so that a busy machine changes them less, and of the quickest of three readings.
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


def sentence(dice: random.Random) -> str:
    words = dice.choices(WORDS, k=dice.randint(8, 28))
    return f"{' '.join(words).capitalize()}."


def article(dice: random.Random, number: int) -> str:
    headline = f"Harbour story {number}: {' '.join(dice.choices(WORDS, k=8))}"
    paragraphs = [" ".join(sentence(dice) for _ in range(dice.randint(1, 3))) for _ in range(dice.randint(6, 20))]
    teaser = f"{headline} {paragraphs[0][:60].rsplit(' ', 1)[0]} […]"
    related = [f"{' '.join(dice.choices(WORDS, k=9)).capitalize()}" for _ in range(4)]
    return "\n".join([teaser, headline, "5 min read", *paragraphs, "Share this article", "Related stories", *related])


def write_articles(folder: Path, megabytes: float) -> tuple[Path, Path, Path]:
    """Write the articles once as a dump, once as records, and once as a folder of files; returns the three paths."""
    dump, records, files = folder / "dump.txt", folder / "records.jsonl", folder / "files"
    files.mkdir()
    dice = random.Random(1)
    with dump.open("w", encoding="utf-8") as file, records.open("w", encoding="utf-8") as lines:
        number = 0
        while file.tell() < megabytes * 1e6:
            number += 1
            text = article(dice, number)
            file.write(text + "\n\n")
            lines.write(json.dumps({"id": str(number), "text": text}, ensure_ascii=False) + "\n")
            Path(files, f"{number}.txt").write_text(text + "\n", encoding="utf-8")
    return dump, records, files


def measure(path: Path) -> dict[str, Any]:
    """Read a file, or the files of a folder, once."""
    read: list[int] = []
    figures = timed(
        lambda: read.append(sum(isinstance(o, Document) for o in read_documents([path], DocumentsConfig())))
    )
    size = sum(file.stat().st_size for file in (path.iterdir() if path.is_dir() else [path])) / 1e6
    row: dict[str, Any] = {"articles in": path.name, "MB": round(size, 1), "articles": read[0], **figures}
    row["MB a CPU second"] = round(size / figures["CPU s"], 1)
    row["articles a CPU second"] = round(read[0] / figures["CPU s"])
    return row


def main() -> None:
    parser = arguments(__doc__ or "")
    parser.add_argument("--megabytes", type=float, default=50)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        rows = [
            min((in_own_process(measure, path) for _ in range(3)), key=lambda row: row["CPU s"])
            for path in write_articles(Path(folder), options.megabytes)
        ]
    write(options, "Reading and splitting plain text", rows)


if __name__ == "__main__":
    main()
