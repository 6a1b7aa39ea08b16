"""How fast plain text is read, split into articles and marked: megabytes and articles per second of one core.

    python benchmarks/read_speed.py --megabytes 50 --json read_speed.json --markdown read_speed.md

It writes a dump of made-up articles, each announced by a teaser and followed by share links and related headlines, into
a temporary folder and reads it back. Seconds are of processor time, so that a busy machine does not change the result.
"""

from __future__ import annotations

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


def write_dump(path: Path, megabytes: float) -> None:
    dice = random.Random(1)
    with path.open("w", encoding="utf-8") as file:
        number = 0
        while file.tell() < megabytes * 1e6:
            number += 1
            file.write(article(dice, number) + "\n\n")


def measure(path: Path) -> dict[str, Any]:
    """Read a file once."""
    read: list[int] = []
    figures = timed(
        lambda: read.append(sum(isinstance(o, Document) for o in read_documents([path], DocumentsConfig())))
    )
    size = path.stat().st_size / 1e6
    row: dict[str, Any] = {"MB": round(size, 1), "articles": read[0], **figures}
    row["MB a CPU second"] = round(size / figures["CPU s"], 1)
    row["articles a CPU second"] = round(read[0] / figures["CPU s"])
    return row


def main() -> None:
    parser = arguments(__doc__ or "")
    parser.add_argument("--megabytes", type=float, default=50)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "dump.txt")
        write_dump(path, options.megabytes)
        row = in_own_process(measure, path)
    write(options, "Reading and splitting a dump", [row])


if __name__ == "__main__":
    main()
