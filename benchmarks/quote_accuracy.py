"""How well quotes are attributed: the PolNeAR table, and the precision of every rule.

::

    python benchmarks/quote_accuracy.py path/to/polnear/dev.jsonl.gz [--model NAME] [--attitudes] [--articles N]

PolNeAR (Newell, Margolin, Ruths, LREC 2018) is not part of graphkit. The file holds one article a line (id, text,
attributions with source, cue and content); its scorer, ``score.py``, lies in the same folder and prints the table:
FULL means that the content overlaps by half (Jaccard) and the speaker is right.

What to know when reading the numbers: PolNeAR also annotates thoughts, plans, attitudes and things ("the poll
shows"), 37 % of its cues, and it never nests. graphkit reports speech only, so its recall there has a ceiling. For the
comparison nested quotes are left out; a relative pronoun counts with the noun it stands for, because PolNeAR calls
"who" the source of "the minister, who said"; and ``--attitudes`` adds the lexicon's attitude words, which the product
never uses.
"""

from __future__ import annotations

import argparse
import collections
import importlib.util
import sys
import time
from pathlib import Path
from types import ModuleType
from typing import Any

from spacy.tokens import Doc

from graphkit.language import analyse, load
from graphkit.mentions import find_mentions
from graphkit.quotes.choice import pieces
from graphkit.quotes.finding import propose
from graphkit.quotes.reading import Candidate, Reading, read
from graphkit.records import CharSpan, Document


def scorer_beside(corpus: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("polnear_score", corpus.parent / "score.py")
    if spec is None or spec.loader is None:
        sys.exit(f"no score.py beside {corpus}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def as_document(article: dict[str, Any]) -> Document:
    """The first line of an article is its headline."""
    title = CharSpan(0, article["text"].find("\n")) if "\n" in article["text"] else None
    return Document(id=article["id"], path=article["id"], text=article["text"], title_span=title)


def source_spans(doc: Doc, candidate: Candidate) -> list[list[int]]:
    if candidate.source is None:
        return []
    spans = [list(candidate.source.span)]
    if candidate.cue_token >= 0:
        pronouns = [t for t in doc[candidate.cue_token].lefts if t.tag_ in {"WP", "WDT"} and t.dep_.startswith("nsubj")]
        spans += [[token.idx, token.idx + len(token)] for token in pronouns]
    return spans


def attribution(reading: Reading, candidate: Candidate) -> dict[str, list[list[int]]]:
    return {
        "source": source_spans(reading.doc, candidate),
        "cue": [list(candidate.cue)] if candidate.cue is not None else [],
        "content": [list(piece) for piece in pieces(reading, candidate.content)],
    }


def rule_table(details: list[Any], rules: list[list[str]]) -> list[tuple[str, int, int, int, int]]:
    """For every rule: proposals, those that meet gold content, with half of it right, with the speaker right too."""
    counts: dict[str, list[int]] = collections.defaultdict(lambda: [0, 0, 0, 0])
    for (_, gold, predicted, matches, _), names in zip(details, rules, strict=True):
        for guess, match, rule in zip(predicted, matches, names, strict=True):
            count = counts[rule]
            count[0] += 1
            if match is None:
                continue
            truth = gold[match]
            count[1] += 1
            if len(guess.c & truth.c) / len(guess.c | truth.c) < 0.5:
                continue
            count[2] += 1
            brief = len(guess.s) <= len(truth.s) + 12  # as in score.py: a whole sentence is no speaker
            count[3] += (bool(guess.sw & truth.sw) and brief) if truth.s else not guess.s
    return [(rule, *count) for rule, count in sorted(counts.items(), key=lambda item: (-item[1][0], item[0]))]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, help="the articles, JSON Lines, with score.py beside them")
    parser.add_argument("--model", default="", help="a spaCy pipeline; the shipped one by default")
    parser.add_argument("--articles", type=int, default=None, metavar="N", help="only the first N")
    parser.add_argument("--attitudes", action="store_true", help="also propose thoughts and wishes")
    options = parser.parse_args()
    scorer = scorer_beside(options.corpus)
    gold = scorer.load(options.corpus)[: options.articles]
    predictions, rules, seconds, tokens = [], [], 0.0, 0
    started = time.process_time()
    for document, doc in analyse(load(options.model), (as_document(article) for article in gold)):
        mentions = find_mentions(doc, document)
        before = time.process_time()
        reading = read(doc)
        found = propose(reading, document, mentions, attitudes=options.attitudes, nested=False)
        seconds += time.process_time() - before
        tokens += len(doc)
        predictions.append({"id": document.id, "attributions": [attribution(reading, c) for c in found]})
        rules.append([candidate.rule + ("*" if candidate.attitude else "") for candidate in found])
    total = time.process_time() - started
    details: list[Any] = []
    print(scorer.table(scorer.score(gold, predictions, details=details)))
    print(f"\n{'rule (* attitude)':22s} {'found':>6s} {'met':>6s} {'half':>6s} {'full':>6s}  precision")
    for rule, found_count, met, half, full in rule_table(details, rules):
        print(f"{rule:22s} {found_count:6d} {met:6d} {half:6d} {full:6d}  {full / found_count:.2f}")
    print(f"\n{tokens} tokens; quote rules {seconds:.1f} s of {total:.1f} s, parse and mentions included")


if __name__ == "__main__":
    main()
