"""How memory grows with the number of documents that one process annotates: the slope, not only a point.

    python benchmarks/memory_growth.py --documents 1000 10000 100000 --json memory.json --markdown memory.md

Articles of about 80 words with an open vocabulary of names (``synthetic_corpus``) go through the language pipeline and
all stages into a store, one size a process. The peak is of the whole process, the language pipeline included.
"""

from __future__ import annotations

from contextlib import closing
from itertools import islice, pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from report import arguments, in_own_process, timed, write
from synthetic_corpus import synthetic_annotations

from graphkit.config import Config
from graphkit.engines import Serial
from graphkit.records import Annotations
from graphkit.store import counts, open_store, put_annotations


def annotate(documents: int) -> dict[str, Any]:
    """Annotate so many into a store."""
    with (
        TemporaryDirectory() as folder,
        open_store(Path(folder) / "store.sqlite") as store,
        closing(Serial()) as engine,
    ):
        engine.start(Config())
        outcomes = engine.annotate(made.document for made in synthetic_annotations(documents))
        found = (outcome for outcome in outcomes if isinstance(outcome, Annotations))

        def work() -> None:
            while batch := list(islice(found, 32)):
                put_annotations(store, batch, "benchmark")

        figures = timed(work)
        return {"documents": documents, "words": counts(store)["words"], **figures}


def main() -> None:
    parser = arguments(__doc__ or "")
    parser.add_argument("--documents", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    options = parser.parse_args()
    rows = [in_own_process(annotate, documents) for documents in options.documents]
    for before, row in pairwise(rows):
        more = (row["documents"] - before["documents"]) / 1000
        row["MB per 1,000 documents"] = round((row["peak MB"] - before["peak MB"]) / more, 2)
    write(options, "Memory of annotating", rows, ["spacy", "thinc", "numpy"])


if __name__ == "__main__":
    main()
