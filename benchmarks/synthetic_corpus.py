"""A store full of made-up annotations: as many documents as asked for, without running a language pipeline.

Actors follow Zipf's law (the actor of rank r occurs in proportion to 1/r) over an open vocabulary that grows with the
corpus, 0.4 actors a document; half of a document's actors are those of its topic. A document has six sentences of one
to three actors, one quote and about eleven mentions; one person in ten is named by surname only, one document in twenty
knows a president by office alone, and one in ten is a copy of a recent one. The same seed gives the same store.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice

from graphkit.records import Annotations, Chain, CharSpan, Document, Label, Mention, Quote
from graphkit.store import Store, put_annotations

__all__ = ["fill", "synthetic_annotations"]

_ACTORS_PER_DOCUMENT = 0.4
_BATCH = 2_000
_SYLLABLES = "ba de ki lo mu ra se ti vo na pe ri so ta ul ve wi xo ya zu dar len mir sol tan vek".split()
_BODIES = ("Ministry of {}", "{} Bank", "{} Party", "{} Union", "University of {}")
_FILLER = "after long talks about the harbour the budget and the railway between both sides on the coast".split()


def fill(store: Store, documents: int, seed: int = 1) -> None:
    """Put ``documents`` synthetic documents into an open store."""
    made = synthetic_annotations(documents, seed)
    while batch := list(islice(made, _BATCH)):
        put_annotations(store, batch, "synthetic")


def synthetic_annotations(documents: int, seed: int = 1) -> Iterator[Annotations]:
    """Annotated documents, each consistent in itself as a worker would return it."""
    dice = random.Random(seed)
    vocabulary = max(20, int(documents * _ACTORS_PER_DOCUMENT))
    recent: list[list[list[int]]] = []
    for number in range(documents):
        if recent and dice.random() < 0.1:
            plot = dice.choice(recent)
        else:
            plot = _plot(dice, vocabulary)
            recent.append(plot)
            del recent[:-200]
        yield _document(number, plot)


def _plot(dice: random.Random, vocabulary: int) -> list[list[int]]:
    """Which actors each sentence mentions, by rank; the last number of a sentence varies its filler."""
    topic = dice.randrange(max(1, vocabulary // 20))
    cast = {_rank(dice, vocabulary) for _ in range(3)}
    cast |= {(topic * 20 + _rank(dice, 40)) % vocabulary for _ in range(3)}
    order = sorted(cast)
    return [[*dice.sample(order, min(len(order), dice.randint(1, 3))), dice.randrange(10**6)] for _ in range(6)]


def _rank(dice: random.Random, vocabulary: int) -> int:
    """A rank below ``vocabulary`` with probability in proportion to 1 / (rank + 1)."""
    return min(vocabulary - 1, int(vocabulary ** dice.random()) - 1)


def _document(number: int, plot: list[list[int]]) -> Annotations:
    text, sentences, places = "", [], []
    for index, (*cast, filler) in enumerate(plot):
        start = len(text)
        for rank in cast:
            name = _printed(rank)
            places.append((rank, index, len(text), name))
            text += f"{name} and "
        words = " ".join(_FILLER[(filler + i * (filler % 7 + 1)) % len(_FILLER)] for i in range(6))
        text = f"{text[:-5]} spoke {words} {filler}. "
        sentences.append(CharSpan(start, len(text) - 1))
    members: dict[int, list[int]] = {}
    for place, (rank, *_) in enumerate(places):
        members.setdefault(rank, []).append(place)
    chains = {rank: index for index, rank in enumerate(members)}
    quoted = next((s for s, (*cast, _) in enumerate(plot) if len(cast) > 1), None)
    return Annotations(
        document=Document(
            id=f"{number // 1000:04d}/{number:07d}.txt",
            path=f"{number // 1000:04d}/{number:07d}.txt",
            text=text,
            published=date(2020, 1, 1) + timedelta(days=number * 1500 // 10**6),
            outlet=f"Outlet {number % 40}",
        ),
        sentences=tuple(sentences),
        paragraphs=tuple(i // 2 for i in range(len(sentences))),
        mentions=tuple(_mention(*place) for place in places),
        chains=tuple(_chain(rank, tuple(found)) for rank, found in members.items()),
        quotes=() if quoted is None else (_quote(places, chains, quoted, sentences[quoted]),),
        words=len(text.split()),
    )


def _mention(rank: int, sentence: int, start: int, name: str) -> Mention:
    span = CharSpan(start, start + len(name))
    return Mention(span=span, text=name, form="named", label=_label(rank), sentence=sentence, rule="synthetic")


def _chain(rank: int, found: tuple[int, ...]) -> Chain:
    name = _printed(rank)
    office = name.startswith("president")
    return Chain(
        name=name,
        label=_label(rank),
        mentions=found,
        links=("name",) * len(found),
        titles=(f"president of {_place(rank)}",) if office or rank % 50 == 1 else (),
        aliases=() if office else (name,),
    )


def _quote(places: list[tuple[int, int, int, str]], chains: dict[int, int], sentence: int, span: CharSpan) -> Quote:
    """The first actor of the sentence speaks; the others are in the content, which runs to the full stop."""
    inside = [(place, *row) for place, row in enumerate(places) if row[1] == sentence]
    (first, speaker, *_), (_, _, _, start, _) = inside[0], inside[1]
    return Quote(
        kind="indirect",
        content=(CharSpan(start, span.end),),
        speaker_mention=first,
        speaker=chains[speaker],
        targets=tuple(sorted({chains[rank] for _, rank, *_ in inside[1:]} - {chains[speaker]})),
        rule="synthetic",
    )


def _label(rank: int) -> Label:
    return "GPE" if rank % 10 == 3 else "ORG" if rank % 10 in {4, 7} else "PERSON"


def _printed(rank: int) -> str:
    """The name as a document prints it, always the same for a rank."""
    label = _label(rank)
    if label == "GPE":
        return _place(rank)
    if label == "ORG":
        return _BODIES[rank % len(_BODIES)].format(_place(rank))
    if rank % 50 == 21:
        return f"president of {_place(rank)}"
    family = _word(rank // 7 * 31 + 5)  # a surname has several bearers
    return family if rank % 10 == 9 else f"{_word(rank * 17 + 3)} {family}"


def _place(rank: int) -> str:
    return _word(rank // 50 + 11) + "ia"


def _word(number: int) -> str:
    letters = ""
    number += len(_SYLLABLES)
    while number:
        number, syllable = divmod(number, len(_SYLLABLES))
        letters += _SYLLABLES[syllable]
    return letters.capitalize()
