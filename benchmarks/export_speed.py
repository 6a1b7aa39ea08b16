"""Time, memory and size of the Gephi writers beside networkx's own, on a network of 20,000 actors and 80,000 edges.

Run: ``python benchmarks/export_speed.py [ACTORS EDGES]``. Each writer runs in a process of its own; memory is how much
the process grows while it writes. networkx cannot keep both kinds of edges apart; it is here for its speed.
"""

from __future__ import annotations

import multiprocessing
import resource
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import networkx as nx
from networks import synthetic_records

from graphkit.graph import build_graph
from graphkit.records import Community, Corpus, Measures, Network
from graphkit.views.files import write_atomically
from graphkit.views.gephi import gexf_lines, graphml_lines


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


def run(writer: str, network: Network, results: multiprocessing.Queue[tuple[float, float, float]]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "graph"
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        start = time.perf_counter()
        if writer == "graphml":
            write_atomically(path, graphml_lines(network))
        elif writer == "gexf":
            write_atomically(path, gexf_lines(network))
        else:
            graph = build_graph(network)
            (nx.write_graphml if writer == "networkx graphml" else nx.write_gexf)(graph, path)
        seconds = time.perf_counter() - start
        grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
        results.put((seconds, grown, path.stat().st_size / 2**20))


def main() -> None:
    actors, edges = (int(a) for a in sys.argv[1:3]) if len(sys.argv) > 2 else (20_000, 80_000)
    network = unmeasured(actors, edges)
    context = multiprocessing.get_context("fork")
    print(f"{actors:,} actors, {len(network.edges):,} edges")
    print(f"{'writer':<18}{'seconds':>9}{'memory MB':>11}{'file MB':>9}")
    for writer in ("graphml", "gexf", "networkx graphml", "networkx gexf"):
        results: multiprocessing.Queue[tuple[float, float, float]] = context.Queue()
        process = context.Process(target=run, args=(writer, network, results))
        process.start()
        seconds, grown, size = results.get()
        process.join()
        print(f"{writer:<18}{seconds:>9.2f}{grown:>11.0f}{size:>9.1f}")


if __name__ == "__main__":
    main()
