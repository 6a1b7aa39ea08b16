"""Quotes and co-occurrences beside textacy's and Renard's, on the same documents, tokens and mentions, in one run.

In an environment of its own, since graphkit needs neither::

    python -m venv peers && peers/bin/pip install . textacy more-itertools nltk nameparser matplotlib rank-bm25
    peers/bin/pip install --no-deps renard-pipeline
    peers/bin/python benchmarks/peers.py seeds --json peers.json --markdown peers.md

Seconds are processor time of the step alone, the best of some rounds; the Docs are made once, for all. Counts are of
what each finds, not of what is right: for that see ``quote_accuracy.py``. textacy finds direct quotations only, and
gives a document up where the number of quotation marks is odd. Renard's extractor is for one long text; it is called
once a document here. It needs no neural network, so the libraries for them (torch, transformers, ...) may be missing:
stand-ins without content are imported in their place. What cannot be imported is left out, and said.
"""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import importlib.util
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest.mock import MagicMock

from report import arguments, write
from spacy.tokens import Doc

from graphkit import actors, language, mentions, quotes
from graphkit.config import Config
from graphkit.documents import read_documents
from graphkit.edges import ties
from graphkit.pipeline import annotate
from graphkit.records import Annotations, Document
from graphkit.tokens import release

Row = dict[str, Any]
Analysed = Sequence[tuple[Document, Doc]]


class StandIn(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Empty modules in place of libraries that Renard imports and its co-occurrence extractor does not use."""

    names = frozenset("torch transformers datasets grimbert tibert accelerate sklearn tiktoken".split())

    def find_spec(self, name: str, *_: Any) -> importlib.machinery.ModuleSpec | None:
        if name.partition(".")[0] in self.names:
            return importlib.machinery.ModuleSpec(name, self, is_package=True)
        return None

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType:
        module: Any = MagicMock(name=spec.name)
        module.__path__, module.__spec__ = [], spec
        module.Tensor = type("Tensor", (), {})  # SciPy asks whether something is one
        return module

    def exec_module(self, module: ModuleType) -> None:
        """Nothing to run."""


def best(work: Callable[[], int], rounds: int) -> tuple[float, int]:
    """Least seconds of processor time, and how many were found."""
    seconds, found = [], 0
    for _ in range(rounds):
        start = time.process_time()
        found = work()
        seconds.append(time.process_time() - start)
    return min(seconds), found


def quote_rows(analysed: Analysed, rounds: int) -> list[Row]:
    known = [(doc, document, tuple(mentions.find_mentions(doc, document))) for document, doc in analysed]
    for doc, _, _ in known:
        release(doc)

    def ours() -> int:
        found = 0
        for doc, document, named in known:
            said = tuple(quotes.find_quotes(doc, document, named))
            resolved, chains = actors.resolve(doc, document, named, said)
            release(doc)
            found += len(quotes.attribute(said, resolved, chains))
        return found

    rows = [_row("quotes with resolved speaker and targets", "graphkit", *best(ours, rounds))]
    try:
        from textacy.extract.triples import direct_quotations
    except ImportError as error:
        return [*rows, {"what": "direct quotations", "by": "textacy", "note": f"not measured: {error}"}]
    given_up = set()

    def theirs() -> int:
        found = 0
        for document, doc in analysed:
            try:
                found += len(list(direct_quotations(doc)))
            except ValueError:
                given_up.add(document.id)
        return found

    row = _row("direct quotations, speaker as words", "textacy", *best(theirs, rounds), rows[0]["CPU s"])
    return [*rows, {**row, "note": f"{len(given_up)} of {len(analysed)} documents given up"}]


def cooccurrence_rows(analysed: Analysed, rounds: int) -> list[Row]:
    found = [(doc, annotate(doc, document)) for document, doc in analysed]
    config = Config().edges
    names = [{number: f"a{number}" for number in range(len(one.chains))} for _, one in found]

    def ours() -> int:
        pairs = 0
        for (_, one), named in zip(found, names, strict=True):
            pairs += len({tie[1:3] for tie in ties(one, named, config) if tie.kind == "cooccurrence"})
        return pairs

    rows = [_row("co-occurring pairs, by sentence", "graphkit", *best(ours, rounds))]
    if not importlib.util.find_spec("torch"):
        sys.meta_path.append(StandIn())
    try:
        from renard.pipeline.character_unification import Character
        from renard.pipeline.graph_extraction import CoOccurrencesGraphExtractor
        from renard.pipeline.ner import NEREntity
    except ImportError as error:
        return [*rows, {"what": "co-occurring pairs", "by": "Renard", "note": f"not measured: {error}"}]
    extractor = CoOccurrencesGraphExtractor((0, "sentences"))
    texts = [
        (_characters(doc, one, Character, NEREntity), [[t.text for t in s] for s in doc.sents]) for doc, one in found
    ]

    def theirs() -> int:
        return sum(
            extractor(characters=characters, sentences=sentences)["character_network"].number_of_edges()
            for characters, sentences in texts
        )

    note = "the same mentions and sentences; mentions that act only"
    row = _row("co-occurring pairs, by sentence", "Renard", *best(theirs, rounds), rows[0]["CPU s"])
    return [*rows, {**row, "note": note}]


def _characters(doc: Doc, one: Annotations, character: Any, entity: Any) -> set[Any]:
    found = set()
    for number, chain in enumerate(one.chains):
        own = [one.mentions[i] for i in chain.mentions]
        spans = [doc.char_span(*m.span, alignment_mode="expand") for m in own if m.use == "actor"]
        if spans:
            members = [entity([t.text for t in span], span.start, span.end, "PER") for span in spans]
            found.add(character(frozenset([f"a{number}"]), members))
    return found


def _row(what: str, by: str, seconds: float, found: int, ours: float = 0.0) -> Row:
    return {
        "what": what,
        "by": by,
        "CPU s": round(seconds, 4),
        "found": found,
        "times ours": round(seconds / ours, 2) if ours else 1.0,
    }


def main() -> None:
    parser = arguments(__doc__ or "")
    parser.add_argument("inputs", nargs="+", type=Path, help="files and folders of articles")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    config = Config()
    read = [d for d in read_documents(options.inputs, config.documents) if isinstance(d, Document)]
    analysed = list(language.analyse(language.load(), read))
    words = sum(not token.is_space for _, doc in analysed for token in doc)
    rows = [*quote_rows(analysed, options.rounds), *cooccurrence_rows(analysed, options.rounds)]
    notes = [f"{len(analysed)} documents, {words:,} words."]
    write(options, "Beside textacy and Renard", rows, ["spacy", "textacy", "renard-pipeline", "networkx"], notes)


if __name__ == "__main__":
    main()
