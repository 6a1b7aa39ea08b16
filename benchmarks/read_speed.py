"""How fast plain text is read, split into articles and marked: megabytes and articles per second of one core.

::

    python benchmarks/read_speed.py --megabytes 50

It writes a dump of made-up articles, each announced by a teaser and followed by share links and related headlines, into
a temporary folder and reads it back. The time is processor time, so that a busy machine does not change the result.
"""

from __future__ import annotations

import argparse
import random
import resource
import tempfile
import time
from pathlib import Path

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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--megabytes", type=float, default=50)
    megabytes = parser.parse_args().megabytes
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "dump.txt")
        write_dump(path, megabytes)
        size = path.stat().st_size / 1e6
        begin, clock = time.process_time(), time.perf_counter()
        articles = sum(isinstance(outcome, Document) for outcome in read_documents([path], DocumentsConfig()))
        seconds, wall = time.process_time() - begin, time.perf_counter() - clock
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{size:.1f} MB, {articles} articles: {seconds:.2f} s of processor time ({wall:.2f} s by the clock)")
    print(f"{size / seconds:.1f} MB/s, {articles / seconds:.0f} articles/s, at most {peak:.0f} MB of memory")


if __name__ == "__main__":
    main()
