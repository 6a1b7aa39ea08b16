"""Every file format, byte by byte, on a network small enough to read.

After a change that is meant: ``GRAPHKIT_RENEW=1 python -m pytest tests/views/test_golden.py``, and read the difference.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from networks import make_edge

from graphkit.records import Actor, Alias, CharSpan, Community, Corpus, Evidence, Measures, Network
from graphkit.views.cypher import cypher_lines
from graphkit.views.files import atomic_writer, write_atomically
from graphkit.views.gephi import gexf_lines, graphml_lines, write_edge_list, write_evidence_list, write_node_list
from graphkit.views.nodelink import cytoscape_lines, node_link_lines
from graphkit.views.tables import QuoteRow, write_actors, write_edges, write_quotes

GOLDEN = Path(__file__).parent / "golden"


def evidence(text: str, *names: str, kind: str = "sentence", published: date | None = None) -> Evidence:
    spans = [CharSpan(text.index(name), text.index(name) + len(name)) for name in names]
    return Evidence(
        document_id="wire.txt#2",
        path="wire.txt",
        start=120,
        end=120 + len(text),
        text=text,
        kind=kind,  # type: ignore[arg-type]
        highlights=tuple(sorted(spans)),
        published=published,
        outlet="The Daily Courier",
    )


def small_network() -> Network:
    """Three actors who meet and speak, one of them with a hostile name, and one alone; the measures are made up."""
    actors = (
        Actor(
            id="ana-almeida.person",
            name="Ana Almeida",
            label="PERSON",
            aliases=(Alias("Ana Almeida", 3), Alias("Almeida", 2)),
            mentions=7,
            documents=2,
            first=date(2025, 3, 1),
            last=date(2025, 3, 9),
        ),
        Actor(
            id="bank.org",
            name='=Bank & "Trust" <1>',
            label="ORG",
            aliases=(Alias('=Bank & "Trust" <1>', 1), Alias("a|b; c\\d", 1)),
            mentions=2,
            documents=1,
        ),
        Actor(
            id="norland.gpe",
            name="Norland",
            label="GPE",
            aliases=(Alias("Norland", 4),),
            mentions=4,
            documents=2,
            first=date(2025, 3, 1),
            last=date(2025, 3, 1),
        ),
        Actor(id="zoë-o'neil.person", name="Zoë O'Neil", label="PERSON", mentions=1, documents=1),
    )
    met = evidence("Ana Almeida met Norland's envoys.", "Ana Almeida", "Norland", published=date(2025, 3, 1))
    said = evidence("“Norland must pay,” Ana Almeida said.", "Norland", "Ana Almeida", kind="direct")
    edges = (
        make_edge("ana-almeida.person", "bank.org", weight=1, npmi=-0.125, significance=0.5),
        make_edge(
            "ana-almeida.person",
            "norland.gpe",
            weight=2,
            npmi=0.25,
            significance=4.75,
            first=date(2025, 3, 1),
            last=date(2025, 3, 9),
            evidence=(met,),
        ),
        make_edge("ana-almeida.person", "norland.gpe", "quote", first=date(2025, 3, 9), evidence=(said,)),
    )
    measures = (
        Measures(
            actor="ana-almeida.person",
            degree=2,
            strength=3,
            betweenness=1.0,
            closeness=0.75,
            quotes_given=1,
            pagerank=0.25,
            x=-10.5,
            y=2.0,
        ),
        Measures(actor="bank.org", degree=1, strength=1, closeness=1e-05, x=-1000.0, y=0.0),
        Measures(
            actor="norland.gpe", degree=1, strength=2, closeness=0.5, quotes_received=1, pagerank=0.75, x=1000.0, y=-5.5
        ),
        Measures(actor="zoë-o'neil.person", community=1),
    )
    communities = (Community(id=0, label="Ana Almeida, Norland", size=3), Community(id=1, label="Zoë O'Neil", size=1))
    corpus = Corpus(
        title="Talks & more", documents=2, outlets=1, dated=1, first=date(2025, 3, 1), last=date(2025, 3, 9)
    )
    return Network(corpus=corpus, actors=actors, measures=measures, edges=edges, communities=communities)


def quotes(_: Network, file) -> None:
    row = QuoteRow(
        speaker="Ana Almeida",
        together_with=("Bela Brandt",),
        targets=("Norland",),
        kind="direct",
        cue="said",
        cue_class="said",
        content="Norland must pay",
        sentence="“Norland must pay,” Ana Almeida said.",
        document="wire.txt#2",
        published=date(2025, 3, 9),
        outlet="The Daily Courier",
        confidence=0.88,
    )
    write_quotes([row], file)


LINES: dict[str, Callable[[Network], object]] = {
    "graph.graphml": graphml_lines,
    "graph.portable.graphml": lambda network: graphml_lines(network, "portable"),
    "graph.cooccurrence.graphml": lambda network: graphml_lines(network, "split", "cooccurrence"),
    "graph.quote.graphml": lambda network: graphml_lines(network, "split", "quote"),
    "graph.gexf": gexf_lines,
    "graph.json": node_link_lines,
    "graph.cytoscape.json": cytoscape_lines,
    "graph.cypher": cypher_lines,
}
TABLES = {
    "graph.nodes.csv": write_node_list,
    "graph.edges.csv": write_edge_list,
    "graph.evidence.csv": write_evidence_list,
    "actors.csv": write_actors,
    "edges.csv": write_edges,
    "quotes.csv": quotes,
}


@pytest.mark.parametrize("name", [*LINES, *TABLES])
def test_the_file_is_as_it_was(name: str, tmp_path: Path) -> None:
    network = small_network()
    if name in LINES:
        write_atomically(tmp_path / name, LINES[name](network))  # type: ignore[arg-type]
    else:
        with atomic_writer(tmp_path / name) as file:
            TABLES[name](network, file)
    written = (tmp_path / name).read_bytes()
    if os.environ.get("GRAPHKIT_RENEW") == "1":
        write_atomically(GOLDEN / name, written.decode("utf-8"))
    assert written == (GOLDEN / name).read_bytes(), "see the first lines of this test"


def test_no_golden_file_is_forgotten() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == {*LINES, *TABLES}
