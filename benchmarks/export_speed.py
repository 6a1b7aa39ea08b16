"""Time, memory and size of every export beside networkx's own writers, on a network of 20,000 actors and 80,000 edges.

Run: ``python benchmarks/export_speed.py [ACTORS EDGES] --json export_speed.json --markdown export_speed.md``. Each
writer runs in a process of its own, several times in turns; the median counts. On a busy machine compare the seconds of
the processor, since those of the clock are shared with others. Memory is how much the process grows while it writes.
networkx's writers are given the graph of ``build_graph``, whose making counts, since ours need none; they cannot keep
both kinds of edges apart in Gephi and are here for their speed: "times ours" is their processor time over that of our
writer of the same format, which for node-link writes the evidence as well.
"""

from __future__ import annotations

import json
import multiprocessing
import resource
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import networkx as nx
from networks import synthetic_records
from report import arguments, write

from graphkit.graph import build_graph
from graphkit.records import Community, Corpus, Measures, Network
from graphkit.views.cypher import cypher_lines
from graphkit.views.files import atomic_writer, write_atomically
from graphkit.views.gephi import (
    gexf_lines,
    graphml_lines,
    write_edge_list,
    write_evidence_list,
    write_graphml,
    write_node_list,
)
from graphkit.views.nodelink import cytoscape_lines, node_link_lines


def unmeasured(actors: int, edges: int) -> Network:
    """A network of that size without the time to measure it."""
    people, ties = synthetic_records(actors, edges, evidence=1)
    people.sort(key=lambda a: a.id)
    ties.sort(key=lambda e: (e.kind, e.source, e.target))
    measures = tuple(
        Measures(actor=a.id, degree=n % 50, strength=n % 90, betweenness=n / actors, community=0, x=n % 2000 - 1000.0)
        for n, a in enumerate(people)
    )
    communities = (Community(id=0, label=people[0].name, size=actors),)
    return Network(corpus=Corpus(), actors=tuple(people), measures=measures, edges=tuple(ties), communities=communities)


def write_csv(network: Network, folder: Path) -> None:
    lists = (("nodes", write_node_list), ("edges", write_edge_list), ("evidence", write_evidence_list))
    for name, write_list in lists:
        with atomic_writer(folder / f"{name}.csv") as file:
            write_list(network, file)


def write_json(data: Any, folder: Path) -> None:
    with (folder / "graph.json").open("w", encoding="utf-8") as file:
        json.dump(data, file, ensure_ascii=False)


WRITERS: dict[str, Callable[[Network, Path], object]] = {
    "graphml (mixed)": lambda n, folder: write_atomically(folder / "graph", graphml_lines(n)),
    "graphml (split)": lambda n, folder: write_graphml(n, folder / "graph.graphml", "split"),
    "gexf": lambda n, folder: write_atomically(folder / "graph", gexf_lines(n)),
    "csv (3 files)": write_csv,
    "json node-link, with evidence": lambda n, folder: write_atomically(folder / "graph", node_link_lines(n)),
    "cytoscape json": lambda n, folder: write_atomically(folder / "graph", cytoscape_lines(n)),
    "cypher": lambda n, folder: write_atomically(folder / "graph", cypher_lines(n)),
    "networkx graphml": lambda n, folder: nx.write_graphml(build_graph(n), folder / "graph"),
    "networkx gexf": lambda n, folder: nx.write_gexf(build_graph(n), folder / "graph"),
    "networkx node-link": lambda n, folder: write_json(nx.node_link_data(build_graph(n), edges="edges"), folder),
    "networkx cytoscape": lambda n, folder: write_json(nx.cytoscape_data(build_graph(n)), folder),
}


OURS = {
    "networkx graphml": "graphml (mixed)",
    "networkx gexf": "gexf",
    "networkx node-link": "json node-link, with evidence",
    "networkx cytoscape": "cytoscape json",
}


def run(writer: str, network: Network, results: multiprocessing.Queue[tuple[float, ...]]) -> None:
    with TemporaryDirectory() as folder:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        start, processor = time.perf_counter(), time.process_time()
        WRITERS[writer](network, Path(folder))
        seconds, processor = time.perf_counter() - start, time.process_time() - processor
        grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
        size = sum(path.stat().st_size for path in Path(folder).iterdir()) / 2**20
        results.put((seconds, processor, grown, size))


def measure(network: Network, rounds: int) -> list[dict[str, Any]]:
    context = multiprocessing.get_context("fork")
    found: dict[str, list[tuple[float, ...]]] = {writer: [] for writer in WRITERS}
    for _ in range(rounds):
        for writer, figures in found.items():
            results: multiprocessing.Queue[tuple[float, ...]] = context.Queue()
            process = context.Process(target=run, args=(writer, network, results))
            process.start()
            figures.append(results.get())
            process.join()
            print(f"{writer}: {figures[-1][0]:.1f} s", file=sys.stderr)
    names = ("clock s", "CPU s", "memory MB", "file MB")
    rows: dict[str, dict[str, Any]] = {
        writer: {n: round(statistics.median(c), 2) for n, c in zip(names, zip(*figures, strict=True), strict=True)}
        for writer, figures in found.items()
    }
    for writer, ours in OURS.items():
        rows[writer]["times ours"] = round(rows[writer]["CPU s"] / rows[ours]["CPU s"], 2)
    return [{"writer": writer} | row for writer, row in rows.items()]


def main() -> None:
    parser = arguments(__doc__ or "")
    parser.add_argument("size", nargs="*", type=int, metavar="ACTORS EDGES")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    actors, edges = options.size or (20_000, 80_000)
    network = unmeasured(actors, edges)
    notes = [f"{actors:,} actors, {len(network.edges):,} edges; median of {options.rounds} rounds."]
    write(options, "Exports", measure(network, options.rounds), ["networkx"], notes)


if __name__ == "__main__":
    main()
