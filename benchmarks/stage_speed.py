"""What our stages cost on top of the bare spaCy pipeline, and what more workers bring.

    OMP_NUM_THREADS=1 python benchmarks/stage_speed.py seeds --json stages.json --markdown stages.md
    python benchmarks/stage_speed.py my-articles --workers 1 2 4

"nlp.pipe" runs over the same texts with the same batch size, in turn with ours, in one process; seconds are processor
time, the median of some rounds. Boilerplate is never analysed, which ``language.analyse`` gains and ``nlp.pipe`` on
whole texts does not; so it is given only what ``analyse`` keeps: the sentences. "store" writes what was found. With
``--workers``, words a second by the clock, from the first outcome to the last, of pools of so many processes; a busy
machine makes it meaningless.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from report import arguments, write

from graphkit import actors, language, mentions, quotes
from graphkit.config import Config
from graphkit.documents import read_documents
from graphkit.engines import Pool
from graphkit.pipeline import annotate
from graphkit.records import Annotations, Document
from graphkit.store import open_store, put_annotations

Row = dict[str, Any]


def seconds(work: Callable[[], Any]) -> tuple[float, Any]:
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


def one_round(nlp: Any, documents: Sequence[Document], texts: Sequence[str], size: int, folder: Path) -> Row:
    """Seconds of every stage, over all documents."""
    found: Row = {}
    found["nlp.pipe, bare"], _ = seconds(lambda: list(nlp.pipe(texts, batch_size=size)))
    found["language"], analysed = seconds(lambda: list(language.analyse(nlp, documents, batch_size=size)))
    found["mentions"], named = seconds(lambda: [tuple(mentions.find_mentions(doc, d)) for d, doc in analysed])
    pairs = list(zip(analysed, named, strict=True))
    found["quotes"], said = seconds(lambda: [tuple(quotes.find_quotes(doc, d, own)) for (d, doc), own in pairs])
    triples = list(zip(analysed, named, said, strict=True))
    found["actors"], _ = seconds(lambda: [actors.resolve(doc, d, own, q) for (d, doc), own, q in triples])
    found["all of annotate"], whole = seconds(lambda: [annotate(doc, d) for d, doc in analysed])
    with open_store(folder / "store.sqlite", anew=True) as store:
        found["store"], _ = seconds(lambda: put_annotations(store, whole, "benchmark"))
    return found


def stages(documents: Sequence[Document], rounds: int) -> list[Row]:
    config = Config()
    nlp, size = language.load(), config.language.batch_size
    texts = [doc.text for _, doc in language.analyse(nlp, documents, batch_size=size)]
    with TemporaryDirectory() as folder:
        measured = [one_round(nlp, documents, texts, size, Path(folder)) for _ in range(rounds + 1)][1:]
    bare = statistics.median(row["nlp.pipe, bare"] for row in measured)
    rows = [
        {
            "stage": stage,
            "CPU s": round(statistics.median(row[stage] for row in measured), 3),
            "of bare spaCy": round(statistics.median(row[stage] / row["nlp.pipe, bare"] for row in measured), 3),
        }
        for stage in measured[0]
    ]
    ours = ("language", "all of annotate", "store")
    total = statistics.median(sum(row[stage] for stage in ours) / row["nlp.pipe, bare"] for row in measured)
    return [*rows, {"stage": " + ".join(ours), "CPU s": round(total * bare, 3), "of bare spaCy": round(total, 3)}]


def pool_speed(documents: Sequence[Document], workers: int) -> Row:
    """Words a second between the first outcome of a pool and the last."""
    with closing(Pool(workers)) as pool:
        pool.start(Config())
        outcomes = pool.annotate(documents)
        next(outcomes)
        start, words = time.perf_counter(), 0
        for outcome in outcomes:
            words += outcome.words if isinstance(outcome, Annotations) else 0
        took = time.perf_counter() - start
    return {"stage": f"{workers} workers", "clock s": round(took, 2), "words a second": round(words / took)}


def main() -> None:
    parser = arguments(__doc__ or "")
    parser.add_argument("inputs", nargs="+", type=Path, help="files and folders of articles")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--workers", type=int, nargs="*", default=[], help="pools to time, by number of workers")
    parser.add_argument("--repeat", type=int, default=20, help="times the articles are repeated for the pools")
    options = parser.parse_args()
    read = [d for d in read_documents(options.inputs, Config().documents) if isinstance(d, Document)]
    rows = stages(read, options.rounds)
    many = [
        Document(id=f"{n}/{d.id}", path=d.path, text=d.text, excluded=d.excluded)
        for n in range(options.repeat)
        for d in read
    ]
    rows += [pool_speed(many, workers) for workers in options.workers]
    for row in rows:
        if "words a second" in row:
            row["times one"] = round(row["words a second"] / rows[-len(options.workers)]["words a second"], 2)
    notes = [f"{len(read)} documents, {sum(len(d.text) for d in read):,} characters; {options.rounds} rounds."]
    write(options, "Our stages beside bare spaCy", rows, ["spacy", "thinc", "numpy"], notes)


if __name__ == "__main__":
    main()
