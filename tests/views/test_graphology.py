"""Both Gephi formats in the parsers of Gephi Lite, which are not ours; needs node and ``npm ci`` in ``graphology/``."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from extremes import networks

from graphkit.records import Network
from graphkit.views.columns import EDGE_COLUMNS, NODE_COLUMNS, edge_rows, node_rows
from graphkit.views.gephi import gexf_lines, graphml_lines
from graphkit.views.gephi.xml import legal

HERE = Path(__file__).parent / "graphology"
NODE = shutil.which("node")
READY = NODE is not None and (HERE / "node_modules" / "graphology").is_dir()

pytestmark = pytest.mark.skipif(
    not READY and os.environ.get("GRAPHKIT_REQUIRE_GRAPHOLOGY") != "1",
    reason="needs node, and its packages: npm ci --prefix tests/views/graphology",
)


def read(network: Network, form: str) -> dict[str, Any]:
    lines = gexf_lines(network) if form == "gexf" else graphml_lines(network)
    run = subprocess.run(
        [str(NODE), str(HERE / "read.mjs"), form],
        input="".join(lines).encode(),
        capture_output=True,
        timeout=60,
        check=True,
    )
    found: dict[str, Any] = json.loads(run.stdout)
    return found


@pytest.mark.parametrize("form", ["graphml", "gexf"])
@pytest.mark.parametrize("name", ["usual", "hostile", "one edge", "empty"])
def test_gephi_lite_reads_everything(name: str, form: str) -> None:
    network = networks()[name]
    graph = read(network, form)
    nodes = {node["id"]: node["attributes"] for node in graph["nodes"]}
    for node in node_rows(network):
        found = nodes.pop(node.id)
        assert found["label"] == legal(node.label)
        assert (found["x"], found["y"], found["size"]) == (node.x, node.y, node.size)
        assert found["color"] in {"#{:02x}{:02x}{:02x}".format(*node.colour), "rgb({},{},{})".format(*node.colour)}
        for column, value in zip(NODE_COLUMNS, node.values, strict=True):
            if isinstance(value, int | float):
                assert found[column.id if form == "gexf" else column.title] == value
    assert not nodes
    edges = {edge["id"]: edge for edge in graph["edges"]}
    for edge in edge_rows(network):
        found = edges.pop(edge.id)
        assert (found["source"], found["target"], found["directed"]) == (edge.source, edge.target, edge.directed)
        assert found["attributes"]["weight"] == edge.weight
        names = [column.id if form == "gexf" else column.title for column in EDGE_COLUMNS]
        assert found["attributes"][names[0]] == edge.kind
        assert found["attributes"][names[1]] == edge.record.weight_raw
    assert not edges
    if network.edges:
        assert graph["type"] == "mixed" if len({e.kind for e in network.edges}) > 1 else graph["type"] != "directed"
