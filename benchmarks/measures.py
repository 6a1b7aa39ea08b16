"""Time and agreement of our path measures beside networkx's own: python benchmarks/measures.py [--nodes 200 1000].

Writes measures.json and measures.md beside this file.
"""

from __future__ import annotations

import argparse
import json
import platform
import random
import sys
import time
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import scipy

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent / "tests")]

from networks import synthetic_records  # noqa: E402

from graphkit.config import GraphConfig  # noqa: E402
from graphkit.graph import cooccurrence_graph  # noqa: E402
from graphkit.graph.build import distance  # noqa: E402
from graphkit.graph.centrality import path_measures  # noqa: E402

NETWORKX_UP_TO = 1_000  # nodes; its betweenness takes minutes above


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--nodes", type=int, nargs="+", default=[50, 200, 500, 1_000, 4_000])
    rows = [measured(nodes) for nodes in parser.parse_args().nodes]
    rows.append(sampled(30_000))
    versions = {m.__name__: m.__version__ for m in (nx, scipy, np)}
    machine = {"python": platform.python_version(), "machine": platform.machine(), "system": platform.system()}
    (HERE / "measures.json").write_text(json.dumps({**machine, **versions, "rows": rows}, indent=2) + "\n")
    (HERE / "measures.md").write_text(page(rows, {**machine, **versions}), encoding="utf-8")
    print((HERE / "measures.md").read_text(encoding="utf-8"))


def measured(nodes: int) -> dict[str, Any]:
    graph = made(nodes)
    ours, seconds = timed(lambda: path_measures(graph, GraphConfig(exact_up_to=nodes)))
    row: dict[str, Any] = {"nodes": nodes, "edges": graph.number_of_edges(), "sources": nodes, "seconds": seconds}
    if nodes <= NETWORKX_UP_TO:
        between, first = timed(lambda: nx.betweenness_centrality(graph, weight="distance"))
        harmonic, second = timed(lambda: nx.harmonic_centrality(graph, distance="distance"))
        nearest = min(d for *_, d in graph.edges(data="distance"))
        row["networkx_seconds"] = round(first + second, 3)
        row["largest_difference"] = max(
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
    return {"nodes": nodes, "edges": graph.number_of_edges(), "sources": found.sources, "seconds": seconds}


def made(nodes: int) -> nx.Graph:
    actors, edges = synthetic_records(nodes, nodes * 5, evidence=0)
    return cooccurrence_graph(actors, edges)


def timed(call: Any) -> tuple[Any, float]:
    begun = time.process_time()
    result = call()
    return result, round(time.process_time() - begun, 3)


def page(rows: list[dict[str, Any]], environment: dict[str, str]) -> str:
    lines = [
        "# Betweenness and harmonic closeness beside networkx",
        "",
        "CPU seconds for both measures together, over integer distances, on made-up co-occurrence graphs;",
        f"{', '.join(f'{name} {version}' for name, version in environment.items())}.",
        "Made by `python benchmarks/measures.py`.",
        "",
        "| actors | edges | from | graphkit s | networkx s | faster | largest difference |",
        "|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for row in rows:
        theirs = row.get("networkx_seconds")
        begun = "all" if row["sources"] == row["nodes"] else f"{row['sources']:,} drawn"
        lines.append(
            f"| {row['nodes']:,} | {row['edges']:,} | {begun} | {row['seconds']:.2f} | "
            + (f"{theirs:.2f} | {theirs / max(row['seconds'], 0.001):.0f}x | {row['largest_difference']:.1e} |"
               if theirs is not None else "not run | | |")
        )  # fmt: skip
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
