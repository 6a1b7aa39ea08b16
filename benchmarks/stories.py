"""Time and memory of finding copies among many articles: python benchmarks/stories.py [--articles 10000 100000].

Of ten made-up articles three are edited copies of one of 3,000, and all share a footer. Writes stories.json and
stories.md beside this file.
"""

from __future__ import annotations

import argparse
import json
import platform
import random
import sys
import time
import tracemalloc
from pathlib import Path
from typing import Any

import numpy as np

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent)]

from graphkit.edges.stories import _copies  # noqa: E402
from graphkit.store.signatures import HASHES, signature  # noqa: E402

ORIGINALS, EDITED, FOOTER = 3_000, 0.25, 0.1


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, nargs="+", default=[10_000, 30_000, 100_000])
    rows = [measured(articles) for articles in parser.parse_args().articles]
    per_article = round(seconds_per_signature() * 1000, 2)
    environment = {"python": platform.python_version(), "machine": platform.machine(), "numpy": np.__version__}
    result = {**environment, "milliseconds_per_signature": per_article, "rows": rows}
    (HERE / "stories.json").write_text(json.dumps(result, indent=2) + "\n")
    lines = [
        "# Finding copies",
        "",
        "CPU seconds and peak memory of comparing signatures, on made-up articles of which three in ten are edited",
        f"copies; {', '.join(f'{name} {version}' for name, version in environment.items())}.",
        f"The signature of an article of 460 words takes {per_article} ms, once.",
        "Made by `python benchmarks/stories.py`.",
        "",
        "| articles | CPU s | memory MB | copies | found | wrong |",
        "|---:|---:|---:|---:|---:|---:|",
    ]
    row = "| {articles:,} | {seconds:.1f} | {megabytes:,} | {copies:,} | {found:.1%} | {wrong} |"
    lines += [row.format(**values) for values in rows]
    (HERE / "stories.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


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
        "seconds": round(seconds, 2),
        "megabytes": round(peak / 1e6),
        "copies": len(copied),
        "found": round(float(np.isin(copied, found).mean()), 4),
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
