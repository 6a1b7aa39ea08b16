"""What our stages cost on top of the bare spaCy pipeline, and what more workers bring.

    OMP_NUM_THREADS=1 python benchmarks/stage_speed.py seeds --json stage_speed.json --markdown stage_speed.md
    python benchmarks/stage_speed.py seeds --workers 1 2      # on an idle machine of two cores or more

"nlp.pipe, bare" is the shipped pipeline without its last component, which is ours. It runs over the same texts with the
same batch size, in turn with our stages, in one process; seconds are of processor time, the median of some rounds, and
ratios are those within a round. Boilerplate is never analysed, which ``language.analyse`` gains and ``nlp.pipe`` on
whole texts does not; so it is given only what ``analyse`` keeps. "language" is all of ``analyse``, "store" writes what
was found. "all of annotate" is timed first and reads the words of the documents, once for the three stages; "tokens"
makes the tokens that the stages walk about in, which "all of annotate" does as well.

With ``--workers``, pools of so many processes annotate the articles, repeated to ``--articles`` of them, and the parent
writes the store. The clock runs from the start of the first worker to the last document in the store. "parent CPU s" is
the share of the work that no further worker takes over. A busy machine makes the clock meaningless, not these.
"""

from __future__ import annotations

import dataclasses
import gc
import itertools
import resource
import statistics
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from report import arguments, write

from graphkit import actors, language, mentions, quotes
from graphkit.config import Config
from graphkit.documents import read_documents
from graphkit.engines import Pool
from graphkit.language.consistency import FACTORY
from graphkit.pipeline import annotate
from graphkit.records import Annotations, Document
from graphkit.store import Store, open_store, put_annotations
from graphkit.tokens import release, tokens_of

Row = dict[str, Any]


def seconds(work: Callable[[], Any]) -> tuple[float, Any]:
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


def bare(nlp: Any, texts: Sequence[str], size: int) -> None:
    with nlp.select_pipes(disable=[FACTORY]):
        for _ in nlp.pipe(texts, batch_size=size):
            pass


def one_round(nlp: Any, documents: Sequence[Document], texts: Sequence[str], size: int, folder: Path) -> Row:
    """Seconds of every stage, over all documents."""
    found: Row = {}
    found["nlp.pipe, bare"], _ = seconds(lambda: bare(nlp, texts, size))
    found["language"], analysed = seconds(lambda: list(language.analyse(nlp, documents, batch_size=size)))
    whole_seconds, whole = seconds(lambda: [annotate(doc, d) for d, doc in analysed])
    found["tokens"], _ = seconds(lambda: [tokens_of(doc) for _, doc in analysed])
    found["mentions"], named = seconds(lambda: [tuple(mentions.find_mentions(doc, d)) for d, doc in analysed])
    pairs = list(zip(analysed, named, strict=True))
    found["quotes"], said = seconds(lambda: [tuple(quotes.find_quotes(doc, d, own)) for (d, doc), own in pairs])
    triples = list(zip(analysed, named, said, strict=True))
    found["actors"], _ = seconds(lambda: [actors.resolve(doc, d, own, q) for (d, doc), own, q in triples])
    for _, doc in analysed:
        release(doc)
    found["all of annotate"] = whole_seconds
    with open_store(folder / "store.sqlite", anew=True) as store:
        found["store"], _ = seconds(lambda: put(store, whole, size))
    return found


def put(store: Store, outcomes: Iterable[Any], size: int) -> int:
    """Write the store as a build does, one transaction per batch; how many words it holds."""
    words = 0
    for batch in batches((o for o in outcomes if isinstance(o, Annotations)), size):
        put_annotations(store, batch, "benchmark")
        words += sum(annotations.words for annotations in batch)
    return words


def batches(items: Iterator[Any], size: int) -> Iterator[list[Any]]:
    while batch := list(itertools.islice(items, size)):
        yield batch


def stages(documents: Sequence[Document], rounds: int) -> list[Row]:
    config = Config()
    nlp, size = language.load(), config.language.batch_size
    gc.freeze()  # as a worker does
    texts = [doc.text for _, doc in language.analyse(nlp, documents, batch_size=size)]
    with TemporaryDirectory() as folder:
        measured = [one_round(nlp, documents, texts, size, Path(folder)) for _ in range(rounds + 1)][1:]
    for row in measured:
        row["language + annotate + store"] = row["language"] + row["all of annotate"] + row["store"]
    return [
        {
            "stage": stage,
            "CPU s": round(statistics.median(row[stage] for row in measured), 3),
            "of bare spaCy": round(statistics.median(row[stage] / row["nlp.pipe, bare"] for row in measured), 3),
        }
        for stage in measured[0]
    ]


def pool_speed(documents: Sequence[Document], workers: int) -> Row:
    """Annotate and store the documents with so many workers."""
    size = Config().language.batch_size
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    clock, processor = time.perf_counter(), time.process_time()
    with TemporaryDirectory() as folder, closing(Pool(workers)) as pool:
        pool.start(Config())
        pool.identity()
        ready = time.perf_counter() - clock
        with open_store(Path(folder, "store.sqlite"), anew=True) as store:
            words = put(store, pool.annotate(documents), size)
        took, spent = time.perf_counter() - clock, time.process_time() - processor
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    theirs = after.ru_utime + after.ru_stime - children.ru_utime - children.ru_stime
    return {
        "stage": f"{len(documents):,} articles, workers: {workers}",
        "clock s": round(took, 2),
        "first ready s": round(ready, 2),
        "words a second": round(words / took),
        "parent CPU s": round(spent, 2),
        "workers CPU s": round(theirs, 2),
    }


def main() -> None:
    parser = arguments(__doc__ or "")
    parser.add_argument("inputs", nargs="+", type=Path, help="files and folders of articles")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--workers", type=int, nargs="*", default=[], help="pools to time, by number of workers")
    parser.add_argument("--articles", type=int, default=1_000, help="articles for the pools")
    options = parser.parse_args()
    read = [d for d in read_documents(options.inputs, Config().documents) if isinstance(d, Document)]
    rows = stages(read, options.rounds)
    many = [
        dataclasses.replace(document, id=f"{number}/{document.id}")
        for number, document in enumerate(itertools.islice(itertools.cycle(read), options.articles))
    ]
    pools = [pool_speed(many, workers) for workers in options.workers]
    for row in pools:
        row["times the first"] = round(pools[0]["clock s"] / row["clock s"], 2)
    notes = [f"{len(read)} documents, {sum(len(d.text) for d in read):,} characters; {options.rounds} rounds."]
    write(options, "Our stages beside bare spaCy", [*rows, *pools], ["spacy", "thinc", "numpy"], notes)


if __name__ == "__main__":
    main()
