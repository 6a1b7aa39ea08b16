"""Networks no format should break on: what hostile pages and broken tools put into names, numbers and texts."""

from __future__ import annotations

import dataclasses
from datetime import date
from functools import cache

from networks import make_actor, make_edge, synthetic

from graphkit.config import GraphConfig
from graphkit.graph import measure
from graphkit.records import Actor, Alias, Corpus, Evidence, Network

HOSTILE = [
    "EU & <Rat>",
    "a ]]> b ]]]]> c",
    "line\nbreak\r\nand\ttab",
    "control \x00\x01\x1b\x7f \ufffe\uffff",
    "lone \ud800 surrogate \udc00",
    "emoji 🏳️‍🌈 and 𝔘nicode",
    "‮right to left‬ \u200bzero\u200dwidth שלום مرحبا",
    "  outer blanks  ",
    '"quoted", \\back\\slash, a|b',
    "<script>alert(1)</script>",
    "&amp; already",
    "=HYPERLINK(1), semicolons; and 'apostrophes'",
    "C:\\users\\u0027; MATCH (n) DETACH DELETE n; // \\",
    " ",
    "",
]
ALIASES = 100_000


def _hostile() -> Network:
    actors = [
        Actor(id=f"a{n:02}", name=name, label="PERSON", aliases=(Alias(name, 2), Alias("x", 1)), mentions=2**70)
        for n, name in enumerate(HOSTILE)
    ]
    text = "".join(HOSTILE) * 20
    evidence = (Evidence(document_id="d", path="d", start=0, end=len(text), text=text, outlet=HOSTILE[4]),)
    edges = [make_edge("a00", a.id, evidence=evidence, npmi=float("nan")) for a in actors[1:]]
    edges += [make_edge("a01", a.id, "quote", weight=2**40) for a in actors[2:]]
    return measure(Corpus(title=HOSTILE[0]), actors, edges, GraphConfig())


def _numbers() -> Network:
    network = measure(Corpus(), [make_actor("a"), make_actor("b")], [make_edge("a", "b")], GraphConfig())
    huge = dataclasses.replace(network.edges[0], weight=10**400, weight_raw=2**63, significance=float("inf"))
    measures = dataclasses.replace(network.measures[0], degree=10**400, betweenness=float("nan"), pagerank=1e-7)
    return dataclasses.replace(network, edges=(huge,), measures=(measures, network.measures[1]))


@cache
def networks() -> dict[str, Network]:
    """Name and network; made once."""
    a, b = make_actor("a"), make_actor("b")
    many = make_actor("a", aliases=[f"alias {n}" for n in range(ALIASES)])
    dated = dataclasses.replace(b, first=date(2025, 1, 2), last=date(2025, 3, 4))
    config = GraphConfig()
    return {
        "usual": synthetic(40, 120),
        "hostile": _hostile(),
        "numbers": _numbers(),
        "empty": measure(Corpus(), [], [], config),
        "one actor": measure(Corpus(), [a], [], config),
        "one edge": measure(Corpus(), [a, dated], [make_edge("a", "b")], config),
        "namesakes": measure(Corpus(), [make_actor("a", "N"), make_actor("b", "N")], [make_edge("a", "b")], config),
        "many aliases": measure(Corpus(), [many], [], config),
    }


NAMES = ("usual", "hostile", "numbers", "empty", "one actor", "one edge", "namesakes", "many aliases")
