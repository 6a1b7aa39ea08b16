"""Made-up networks for tests and benchmarks: records as the earlier stages would hand them over, with evidence."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Sequence
from datetime import date, timedelta

from graphkit.config import GraphConfig
from graphkit.edges import Weighed, alphas
from graphkit.graph import measure
from graphkit.records import Actor, Alias, CharSpan, Corpus, Edge, EdgeKind, Evidence, Label, Network

FIRST = "Ana Boris Carla Dmitri Elif Farid Greta Hugo Ines Jonas Katya Luis Mara Nils Olga Pavel Rosa Samir Tilda Yusuf"
LAST = (
    "Almeida Borowski Çelik Dragić Eriksen Fournier Grünwald Haddad Ivanova Jankowski Kowalczyk Lindqvist Marković "
    "Novák Okonkwo Petrov Quiroga Rasmussen Şahin Tanaka Ustinov Varga Weiss Yılmaz Zieliński Łukaszewicz"
)
PLACES = (
    "Norland Estavia Karelland Türkiye Marovia Sulania Tresland Ostrava Vetria Zamora Galdia Lorien Bessara Corvia "
    "Dalmera Elbonia Freedonia Gondala Hestria Illyria"
)
BODIES = (
    "Foreign Ministry|Defence Ministry|Central Bank|Liberal Party|Workers' Union|Security Council|Daily Courier|"
    "Energy Agency|Supreme Court|National Guard|Trade Chamber|Election Commission"
)
OUTLETS = ("The Daily Courier", "Reuters", "Norland Post", "Agence Sud", "")


def make_actor(identifier: str, name: str = "", label: Label = "PERSON", aliases: Sequence[str] = ()) -> Actor:
    return Actor(id=identifier, name=name or identifier, label=label, aliases=tuple(Alias(a, 1) for a in aliases))


def make_edge(source: str, target: str, kind: EdgeKind = "cooccurrence", weight: int = 1, **fields: object) -> Edge:
    if kind == "cooccurrence":
        source, target = sorted((source, target))
    return Edge(
        source=source,
        target=target,
        kind=kind,
        weight=weight,
        weight_raw=weight,
        documents=1,
        **fields,  # type: ignore[arg-type]
    )


def from_pairs(
    pairs: Sequence[tuple[str, str]] | Sequence[tuple[str, str, int]], isolated: Sequence[str] = ()
) -> Network:
    """A measured network of co-occurrences with the given ends and weights."""
    edges = [make_edge(p[0], p[1], weight=p[2] if len(p) > 2 else 1) for p in pairs]
    names = sorted({n for e in edges for n in (e.source, e.target)} | set(isolated))
    return measure(Corpus(), [make_actor(n) for n in names], with_alphas(edges), GraphConfig())


def with_alphas(edges: Sequence[Edge]) -> list[Edge]:
    keys = {end: key for key, end in enumerate(sorted({end for e in edges for end in (e.source, e.target)}))}
    weighed = [Weighed(e.kind, keys[e.source], keys[e.target], e.weight) for e in edges]
    return [dataclasses.replace(e, alpha=a) for e, a in zip(edges, alphas(weighed), strict=True)]


def synthetic(actors: int, ties: int, seed: int = 1, quotes: float = 0.25, evidence: int = 4) -> Network:
    """A measured network of about ``ties`` edges with the clusters, hubs and stragglers of real news."""
    people, edges = synthetic_records(actors, ties, seed, quotes, evidence)
    dates = [d for e in edges for d in (e.first, e.last) if d]
    documents = max(3, actors * 3)
    corpus = Corpus(
        title="Norland and its neighbours",
        documents=documents,
        outlets=4,
        dated=documents,
        first=min(dates),
        last=max(dates),
    )
    return measure(corpus, people, with_alphas(edges), GraphConfig())


def synthetic_records(
    actors: int, ties: int, seed: int = 1, quotes: float = 0.25, evidence: int = 4
) -> tuple[list[Actor], list[Edge]]:
    rng = random.Random(seed)
    named = [_actor(number, rng) for number in range(actors)]
    groups = max(1, round(actors**0.5 / 2))
    group = [0 if n < groups else 1 + rng.randrange(groups) for n in range(actors)]
    rank = [1.0 / (1 + n) ** 0.8 for n in range(actors)]
    pairs: dict[tuple[int, int, EdgeKind], int] = {}
    everyone = list(range(actors))
    members = {g: [n for n in everyone if group[n] in {g, 0}] for g in range(groups + 1)}
    while len(pairs) < ties:
        a = rng.choices(everyone, rank)[0] if rng.random() < 0.5 else rng.randrange(actors)
        pool = members[group[a]] if rng.random() < 0.85 else everyone
        b = rng.choices(pool, [rank[n] for n in pool])[0] if len(pool) < 3_000 else rng.choice(pool)
        if a == b:
            continue
        kind: EdgeKind = "quote" if rng.random() < quotes and named[a].label != "GPE" else "cooccurrence"
        key = (a, b, kind) if kind == "quote" else (min(a, b), max(a, b), kind)
        pairs[key] = pairs.get(key, 0) + 1 + int(rng.paretovariate(1.2) / 2)
    made = [_edge(named[a], named[b], kind, weight, rng, evidence) for (a, b, kind), weight in pairs.items()]
    return named, made


def _actor(number: int, rng: random.Random) -> Actor:
    kind = rng.random()
    places = PLACES.split()
    label: Label
    if number < 6 or kind < 0.15:
        name, label = places[number % len(places)], "GPE"
    elif kind < 0.4:
        name, label = f"{rng.choice(places)} {rng.choice(BODIES.split('|'))}", "ORG"
    else:
        name, label = f"{rng.choice(FIRST.split())} {rng.choice(LAST.split())}", "PERSON"
    aliases = (Alias(name, 10 + number % 7), Alias(name.split()[-1], 3))
    return Actor(
        id=f"{name.lower().replace(' ', '-')}-{number}.{label.lower()}",
        name=name,
        label=label,
        aliases=aliases,
        mentions=max(1, 400 // (number + 1)),
        documents=max(1, 120 // (number + 1)),
        first=date(2025, 1, 1) + timedelta(days=number % 90),
        last=date(2025, 4, 1) + timedelta(days=number % 60),
    )


def _edge(a: Actor, b: Actor, kind: EdgeKind, weight: int, rng: random.Random, evidence: int) -> Edge:
    pieces = tuple(
        sorted((_evidence(a, b, kind, rng) for _ in range(min(weight, evidence))), key=lambda e: (e.path, e.start))
    )
    dates = [e.published for e in pieces if e.published]
    if kind == "cooccurrence" and a.id > b.id:
        a, b = b, a
    return Edge(
        source=a.id,
        target=b.id,
        kind=kind,
        weight=weight,
        weight_raw=weight + rng.randrange(3),
        documents=max(1, weight - 1),
        npmi=round(rng.uniform(0, 0.9), 4) if kind == "cooccurrence" else None,
        significance=round(rng.uniform(1, 90), 3) if kind == "cooccurrence" else None,
        first=min(dates, default=None),
        last=max(dates, default=None),
        evidence=pieces,
    )


def _evidence(a: Actor, b: Actor, kind: EdgeKind, rng: random.Random) -> Evidence:
    if kind == "quote":
        patterns = (
            "“{b} must keep its word,” {a} told reporters.",
            "{a} said that {b} had not yet answered the letter.",
        )
    else:
        patterns = (
            "{a} met {b} on Tuesday, and the talks went on late into the night without a common statement.",
            "In a joint letter {a} and {b} asked for more time.",
            "Neither {b} nor {a} would say when the agreement, first announced in March, is to be signed.",
        )
    text = rng.choice(patterns).format(a=a.name, b=b.name)
    spans = sorted(CharSpan(at, at + len(n)) for n in (a.name, b.name) for at in [text.find(n)])
    number, outlet = rng.randrange(400), rng.choice(OUTLETS)
    published = date(2025, 1, 1) + timedelta(days=number % 150) if number % 9 else None
    start = rng.randrange(9_000)
    return Evidence(
        document_id=f"2025/{number:04d}.txt",
        path=f"2025/{number:04d}.txt",
        start=start,
        end=start + len(text),
        text=text,
        kind=("direct" if "“" in text else "indirect") if kind == "quote" else "sentence",
        highlights=tuple(spans),
        published=published,
        outlet=outlet,
    )
