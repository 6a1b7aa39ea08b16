"""Time and memory of assembling, over corpora of growing size: the slope says what the next million costs.

    python benchmarks/assemble_scale.py --documents 1000 10000 100000 --json assemble.json --markdown assemble.md
    python benchmarks/assemble_scale.py --documents 1000000 --keep /big/disk --limit 2000

Stores are filled with made-up annotations (``synthetic_corpus``); no language pipeline runs. "assemble" is all from the
annotations to the measured network, "outputs" all files of the output folder. Each is a process of its own, so the peak
of memory is its own; with ``--limit`` (MB) the system refuses it more (RLIMIT_DATA, which counts heap, not files).
``--keep`` names a folder for the stores, 2.5 GB a million documents, 5 GB assembled, and uses those that are there.
"""

from __future__ import annotations

import argparse
import resource
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from report import arguments, in_own_process, timed, write
from synthetic_corpus import fill

from graphkit.config import Config
from graphkit.outputs import write_outputs
from graphkit.pipeline import assemble
from graphkit.store import STORE, open_store


def measure(path: Path, limit: int) -> dict[str, Any]:
    """Assemble the store, then write the files beside it."""
    if limit:
        resource.setrlimit(resource.RLIMIT_DATA, (limit * 2**20, limit * 2**20))
    found: dict[str, Any] = {}
    with open_store(path) as store:
        networks = []
        figures = timed(lambda: networks.append(assemble(store, Config(), title="synthetic")))
        (network,) = networks
        found = {"documents": store.connection.execute("SELECT count(*) FROM document").fetchone()[0]}
        found |= {"ties": store.connection.execute("SELECT count(*) FROM tie").fetchone()[0]}
        found |= {"actors": network.total_actors, "in the graph": len(network.actors)}
        found |= {"edges": network.total_edges, "edges in the graph": len(network.edges)}
        found |= {f"assemble {name}": value for name, value in figures.items()}
        written = timed(lambda: write_outputs(store, network, Config(), {"program": "graphkit"}))
        found |= {f"outputs {name}": value for name, value in written.items()}
    return found


def generate(path: Path, documents: int) -> None:
    with open_store(path, anew=True) as store:
        fill(store, documents)


def run(options: argparse.Namespace, folder: Path) -> list[dict[str, Any]]:
    rows = []
    for documents in options.documents:
        path = folder / str(documents) / STORE
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            in_own_process(generate, path, documents)
        rows.append(in_own_process(measure, path, options.limit))
    for before, row in pairwise(rows):
        more = (row["documents"] - before["documents"]) / 1000
        row["MB per 1,000 documents"] = round((row["assemble peak MB"] - before["assemble peak MB"]) / more, 3)
        row["CPU s per 1,000 documents"] = round((row["assemble CPU s"] - before["assemble CPU s"]) / more, 3)
    return rows


def main() -> None:
    parser = arguments(__doc__ or "")
    parser.add_argument("--documents", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--keep", type=Path, help="a folder for the stores; without it, a temporary one")
    parser.add_argument("--limit", type=int, default=0, help="MB of memory that assembling may have; 0 for any")
    options = parser.parse_args()
    if options.keep:
        rows = run(options, options.keep)
    else:
        with TemporaryDirectory() as folder:
            rows = run(options, Path(folder))
    write(options, "Assembling synthetic corpora", rows, ["networkx", "numpy", "scipy"])


if __name__ == "__main__":
    main()
