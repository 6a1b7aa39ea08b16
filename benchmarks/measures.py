"""Time and agreement of our path measures beside networkx's own.

    python benchmarks/measures.py --nodes 200 1000
    python benchmarks/measures.py --sampled 30000 --json benchmarks/measures.json --markdown benchmarks/measures.md

Seconds are of processor time, for betweenness and harmonic closeness together, over whole-number distances, on made-up
co-occurrence graphs; from 20,000 actors on, paths start from a sample only.
"""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

import networkx as nx
from networks import synthetic_records
from report import arguments, write

from graphkit.config import GraphConfig
from graphkit.graph import cooccurrence_graph
from graphkit.graph.build import distance
from graphkit.graph.centrality import path_measures

NETWORKX_UP_TO = 1_000  # nodes; its betweenness takes minutes above


def main() -> None:
    parser = arguments(__doc__ or "")
    parser.add_argument("--nodes", type=int, nargs="+", default=[50, 200, 500, 1_000, 4_000])
    parser.add_argument(
        "--sampled", type=int, nargs="+", default=[], help="actors of larger graphs, made without texts"
    )
    options = parser.parse_args()
    rows = [*map(measured, options.nodes), *map(sampled, options.sampled)]
    write(options, "Betweenness and harmonic closeness beside networkx", rows, ["networkx", "scipy", "numpy"])


def measured(nodes: int) -> dict[str, Any]:
    graph = made(nodes)
    ours, seconds = timed(lambda: path_measures(graph, GraphConfig(exact_up_to=nodes)))
    row: dict[str, Any] = {"actors": nodes, "edges": graph.number_of_edges(), "paths from": nodes, "CPU s": seconds}
    if nodes <= NETWORKX_UP_TO:
        between, first = timed(lambda: nx.betweenness_centrality(graph, weight="distance"))
        harmonic, second = timed(lambda: nx.harmonic_centrality(graph, distance="distance"))
        nearest = min(d for *_, d in graph.edges(data="distance"))
        row["networkx CPU s"] = round(first + second, 3)
        row["times faster"] = round((first + second) / max(seconds, 0.001))
        row["largest difference"] = max(
            max(abs(ours.betweenness[n] - between[n]) for n in graph),
            max(abs(ours.closeness[n] - harmonic[n] * nearest / (nodes - 1)) for n in graph),
        )
    return row


def sampled(nodes: int) -> dict[str, Any]:
    graph = nx.barabasi_albert_graph(nodes, 5, seed=1)
    rng = random.Random(1)
    for _, _, data in graph.edges(data=True):
        data["distance"] = distance(1 + int(rng.paretovariate(1.2) / 2))
    found, seconds = timed(lambda: path_measures(graph, GraphConfig()))
    return {"actors": nodes, "edges": graph.number_of_edges(), "paths from": found.sources, "CPU s": seconds}


def made(nodes: int) -> nx.Graph:
    actors, edges = synthetic_records(nodes, nodes * 5, evidence=0)
    return cooccurrence_graph(actors, edges)


def timed(call: Any) -> tuple[Any, float]:
    begun = time.process_time()
    result = call()
    return result, round(time.process_time() - begun, 3)


if __name__ == "__main__":
    main()
