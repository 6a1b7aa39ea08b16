"""Time and memory of finding copies among many articles, by the signatures in the store.

    python benchmarks/stories.py --json benchmarks/stories.json --markdown benchmarks/stories.md

Of ten made-up articles three are edited copies of one of 3,000, and all share a footer. Seconds are of processor time.
"""

from __future__ import annotations

import random
import time
import tracemalloc
from typing import Any

import numpy as np
from report import arguments, write

from graphkit.edges.stories import _copies
from graphkit.store.signatures import HASHES, signature

ORIGINALS, EDITED, FOOTER = 3_000, 0.25, 0.1


def main() -> None:
    parser = arguments(__doc__ or "")
    parser.add_argument("--articles", type=int, nargs="+", default=[10_000, 30_000, 100_000])
    options = parser.parse_args()
    rows = [measured(articles) for articles in options.articles]
    each = f"The signature of an article of 460 words takes {seconds_per_signature() * 1000:.2f} ms, once."
    write(options, "Finding copies", rows, ["numpy"], [each])


def measured(articles: int) -> dict[str, Any]:
    """Find the copies once for the time and once for the memory, which tracing would slow down."""
    rng = np.random.default_rng(1)
    signatures = rng.integers(0, 2**32, (articles, HASHES), dtype=np.uint32)
    originals = signatures[:ORIGINALS].copy()
    source = np.arange(articles)
    copied = np.flatnonzero((np.arange(articles) >= ORIGINALS) & (np.arange(articles) % 10 < 3))
    source[copied] = rng.integers(0, ORIGINALS, len(copied))
    kept = rng.random((len(copied), HASHES)) > EDITED
    signatures[copied] = np.where(kept, originals[source[copied]], signatures[copied])
    shared = rng.random(signatures.shape) < FOOTER
    signatures = np.where(shared, rng.integers(0, 2**32, HASHES, dtype=np.uint32), signatures)
    runs = np.full(articles, 500)
    begun = time.process_time()
    pairs = _copies(signatures, runs)
    seconds = time.process_time() - begun
    tracemalloc.start()
    _copies(signatures, runs)
    peak = tracemalloc.get_traced_memory()[1] + signatures.nbytes
    tracemalloc.stop()
    right = source[pairs[:, 0]] == source[pairs[:, 1]]
    found = np.unique(pairs[right][:, 1])
    return {
        "articles": articles,
        "CPU s": round(seconds, 2),
        "memory MB": round(peak / 1e6),
        "copies": len(copied),
        "share found": round(float(np.isin(copied, found).mean()), 4),
        "wrong": int((~right).sum()),
    }


def seconds_per_signature(documents: int = 200) -> float:
    rng = random.Random(1)
    words = [f"word{n}" for n in range(30_000)]
    texts = [rng.choices(words, k=460) for _ in range(documents)]
    begun = time.process_time()
    for text in texts:
        signature(text)
    return (time.process_time() - begun) / documents


if __name__ == "__main__":
    main()
