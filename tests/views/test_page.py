from __future__ import annotations

import base64
import dataclasses
import hashlib
import json
import re
import subprocess
import sys

from networks import from_pairs, make_actor, make_edge, synthetic

from graphkit.config import GraphConfig, ViewsConfig
from graphkit.graph import measure
from graphkit.records import CharSpan, Corpus, Evidence, Network, Reference
from graphkit.views.page import page, page_frame, page_notices
from graphkit.views.page.selection import select


def data_of(text: str, name: str = "data") -> dict[str, list[list[object]]]:
    block = re.search(f'<script type="application/json" id="{name}">(.*?)</script>', text, re.DOTALL)
    assert block is not None
    return json.loads(block[1])  # type: ignore[no-any-return]


def test_the_same_network_gives_the_same_bytes() -> None:
    assert page(synthetic(30, 80), ViewsConfig()) == page(synthetic(30, 80), ViewsConfig())


def test_the_policy_names_the_two_scripts_and_nothing_else() -> None:
    text = page(from_pairs([("a", "b")]), ViewsConfig())
    scripts = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    assert len(scripts) == 2
    hashes = [base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in scripts]
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)
    assert policy is not None
    directives = dict(d.strip().split(" ", 1) for d in policy[1].replace("&#39;", "'").split(";"))
    assert directives["default-src"] == "'none'"
    assert directives["script-src"] == " ".join(f"'sha256-{h}'" for h in hashes)


def test_text_cannot_leave_its_block() -> None:
    evil = "</script><script>alert(1)</script><!--\u2028\ud800"
    network = measure(
        Corpus(title=evil), [make_actor(evil, evil), make_actor("b")], [make_edge(evil, "b")], GraphConfig()
    )
    text = page(network, ViewsConfig())
    assert "alert(1)</script>" not in text
    assert data_of(text)["actors"][0]["name"] == evil.replace("\ud800", "�")  # type: ignore[call-overload]
    text.encode("utf-8")


def test_a_sentence_is_stored_once_with_positions_as_javascript_counts() -> None:
    text = "🙂🙂 a met b"
    evidence = Evidence(
        document_id="d", path="d", start=5, end=14, text=text, highlights=(CharSpan(3, 4), CharSpan(9, 10))
    )
    edges = [make_edge("a", "b", evidence=(evidence,)), make_edge("a", "c", evidence=(evidence,))]
    network = measure(Corpus(), [make_actor(n) for n in "abc"], edges, GraphConfig())
    data = data_of(page(network, ViewsConfig()))
    assert len(data["sentences"]) == len(data["documents"]) == 1
    assert [edge[-1] for edge in data["edges"]] == [[[0, 5, 6, -1, 11, 12, -1]]] * 2


def test_a_way_of_reference_is_stored_once() -> None:
    pieces = tuple(
        Evidence(
            document_id="d",
            path="d",
            start=n,
            end=n + 9,
            text=f"he met b{n}",
            highlights=(CharSpan(0, 2), CharSpan(7, 8)),
            references=(Reference("a", "pronoun", "first person", confidence=0.9), Reference("b", "named")),
        )
        for n in range(20)
    )
    edges = [make_edge("a", "b", evidence=pieces)]
    data = data_of(page(measure(Corpus(), [make_actor(n) for n in "ab"], edges, GraphConfig()), ViewsConfig()))
    ways = [[0, "pronoun", "first person", "exact name", 0.9], [1, "named", "name", "exact name", 1.0]]
    assert data["references"] == ways
    assert data["edges"][0][-1][19] == [19, 0, 2, 0, 7, 8, 1]  # type: ignore[index]


def test_the_page_knows_who_says_a_quote_together_and_keeps_the_sentence_once() -> None:
    piece = Evidence(document_id="d", path="d", start=0, end=9, text="A and B: c", kind="direct", together=("A", "B"))
    edges = [make_edge(speaker, "c", "quote", evidence=(piece,)) for speaker in "ab"]
    data = data_of(page(measure(Corpus(), [make_actor(n) for n in "abc"], edges, GraphConfig()), ViewsConfig()))
    assert [sentence[7:] for sentence in data["sentences"]] == [[["A", "B"]]]


def test_evidence_is_capped_per_edge() -> None:
    pieces = tuple(Evidence(document_id="d", path="d", start=n, end=n + 1, text=str(n)) for n in range(90))
    network = measure(
        Corpus(), [make_actor("a"), make_actor("b")], [make_edge("a", "b", evidence=pieces)], GraphConfig()
    )
    assert len(data_of(page(network, ViewsConfig(max_evidence=7)))["sentences"]) == 7


def test_a_tight_little_group_is_not_crowded_out_by_the_neighbours_of_the_strong() -> None:
    star = [("hub", f"leaf{n:02}", 2) for n in range(40)]
    group = [("x", "y", 9), ("y", "z", 9), ("x", "z", 9), ("x", "leaf00", 1), ("y", "leaf01", 1), ("z", "leaf02", 1)]
    network = from_pairs([*star, *group])
    chosen = select(network, 10)
    names = {network.actors[i].id for i in chosen.actors}
    assert {"hub", "x", "y", "z"} <= names
    assert len(names) == 10
    assert not chosen.complete
    assert all({network.edges[i].source, network.edges[i].target} <= names for i in chosen.edges)


def test_a_small_network_is_shown_whole() -> None:
    network = synthetic(30, 80)
    chosen = select(network, 300)
    assert chosen.complete
    assert (len(chosen.actors), len(chosen.edges)) == (30, 80)


def test_a_part_and_a_large_page_are_announced() -> None:
    network = synthetic(60, 200)
    assert page_notices("", network, ViewsConfig()) == ()
    assert "20 most important of 60" in page_notices("", network, ViewsConfig(max_nodes=20))[0].message
    assert "16 MB" in page_notices("x" * 16_000_000, network, ViewsConfig())[0].message


def test_a_page_that_would_be_too_large_shows_less_evidence_and_says_so() -> None:
    pieces = tuple(
        Evidence(document_id="d", path="d", start=n, end=n + 9, text=f"{n} " + "word " * 3_000) for n in range(2_000)
    )
    edges = [make_edge("a", "b", weight=2_000, evidence=pieces)]
    network = measure(Corpus(), [make_actor("a"), make_actor("b")], edges, GraphConfig())
    config = ViewsConfig(max_evidence=2_000)
    text = page(network, config)
    assert 5_000_000 < len(text.encode()) < 15_000_000
    assert len(data_of(text)["sentences"]) == 500
    assert "at most 500 pieces of evidence per edge" in page_notices(text, network, config)[0].message


def test_totals_are_those_of_the_store_where_the_graph_was_pruned() -> None:
    network = dataclasses.replace(synthetic(30, 80), total_actors=90_000, total_edges=400_000)
    data = data_of(page(network, ViewsConfig()))
    assert (data["measured"], data["total"]) == (30, [90_000, 400_000])


def test_the_title_is_the_users_the_corpus_or_a_plain_one() -> None:
    network = synthetic(10, 20)
    assert "<title>Mine &amp; yours</title>" in page(network, ViewsConfig(title="Mine & yours"))
    assert "<title>Norland and its neighbours</title>" in page(network, ViewsConfig())
    assert "<title>Who appears with whom</title>" in page(Network(corpus=Corpus()), ViewsConfig())


def test_a_frame_for_notebooks_is_sandboxed() -> None:
    frame = page_frame('<p title="a">&amp;</p>')
    assert "allow-same-origin" not in frame
    assert 'srcdoc="&lt;p title=&quot;a&quot;&gt;&amp;amp;&lt;/p&gt;"' in frame


def test_importing_the_views_does_not_load_pyvis() -> None:
    program = "import sys, graphkit.views.page, graphkit.views.gephi; print('pyvis' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"
