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
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from graphkit.evaluation import Verdict
from graphkit.language import analyse, load
from graphkit.mentions import find_mentions
from graphkit.quotes.choice import pieces
from graphkit.quotes.confidence import confidence_of
from graphkit.quotes.finding import propose
from graphkit.quotes.reading import Candidate, Reading, read
from graphkit.quotes.speakers import by_token
from graphkit.records import CharSpan, Document
from graphkit.tokens import Token


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


def source_spans(doc: Sequence[Token], candidate: Candidate) -> list[list[int]]:
    if candidate.source is None:
        return []
    spans = [list(candidate.source.span)]
    if candidate.cue_token >= 0:
        pronouns = [t for t in doc[candidate.cue_token].lefts if t.tag_ in {"WP", "WDT"} and t.dep_.startswith("nsubj")]
        spans += [[token.idx, token.idx + len(token.text)] for token in pronouns]
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
            count[3] += fully_right(guess, truth)
    return [(rule, *count) for rule, count in sorted(counts.items(), key=lambda item: (-item[1][0], item[0]))]


class Measured(NamedTuple):
    """What a run over PolNeAR says: the scorer's table, the precision of every rule, a verdict on every quote."""

    table: str
    rules: list[tuple[str, int, int, int, int]]
    verdicts: list[Verdict]
    summary: str


def verdicts(details: list[Any], rules: list[list[str]], nested: list[list[float]]) -> list[Verdict]:
    """Whether content and speaker of every quote are right, and what was missed."""
    found = []
    for (doc, gold, predicted, matches, missed), names, sure in zip(details, rules, nested, strict=True):
        for guess, match, rule, confidence in zip(predicted, matches, names, sure, strict=True):
            right = match is not None and fully_right(guess, gold[match])
            found.append(Verdict("quote", rule, right, confidence, shown(doc, guess)))
        found += [
            Verdict("quote", f"nothing: {truth.qt}", right=False, confidence=None, where=shown(doc, truth))
            for truth, match in zip(gold, missed, strict=True)
            if match is None
        ]
    return found


def shown(doc: Any, attribution: Any, width: int = 110) -> str:
    """Source and content in words."""
    parts = []
    for words in (attribution.s, attribution.c):
        span = doc.text[doc.w[min(words)][0] : doc.w[max(words)][1]] if words else "-"
        parts.append(" ".join(span.split())[:width])
    return ": ".join(parts)


def fully_right(guess: Any, truth: Any) -> bool:
    """Whether half of the content and the speaker are right, as in score.py."""
    if len(guess.c & truth.c) / len(guess.c | truth.c) < 0.5:
        return False
    brief = len(guess.s) <= len(truth.s) + 12  # as in score.py: a whole sentence is no speaker
    return (bool(guess.sw & truth.sw) and brief) if truth.s else not guess.s


def measure(corpus: Path, model: str = "", *, articles: int | None = None, attitudes: bool = False) -> Measured:
    """Find the quotes of the articles of a PolNeAR file and score them."""
    scorer = scorer_beside(corpus)
    gold = scorer.load(corpus)[:articles]
    predictions, rules, sure, seconds, tokens = [], [], [], 0.0, 0
    started = time.process_time()
    for document, doc in analyse(load(model), (as_document(article) for article in gold)):
        mentions = find_mentions(doc, document)
        before = time.process_time()
        reading = read(doc)
        found = propose(reading, document, mentions, by_token(reading, mentions), attitudes=attitudes, nested=False)
        seconds += time.process_time() - before
        tokens += len(doc)
        predictions.append({"id": document.id, "attributions": [attribution(reading, c) for c in found]})
        rules.append([candidate.rule + ("*" if candidate.attitude else "") for candidate in found])
        sure.append([confidence_of(candidate.rule) for candidate in found])
    total = time.process_time() - started
    details: list[Any] = []
    table = scorer.table(scorer.score(gold, predictions, details=details))
    summary = f"{tokens} tokens; quote rules {seconds:.1f} s of {total:.1f} s, parse and mentions included"
    return Measured(str(table), rule_table(details, rules), verdicts(details, rules, sure), summary)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, help="the articles, JSON Lines, with score.py beside them")
    parser.add_argument("--model", default="", help="a spaCy pipeline; the shipped one by default")
    parser.add_argument("--articles", type=int, default=None, metavar="N", help="only the first N")
    parser.add_argument("--attitudes", action="store_true", help="also propose thoughts and wishes")
    options = parser.parse_args()
    measured = measure(options.corpus, options.model, articles=options.articles, attitudes=options.attitudes)
    print(measured.table)
    print(f"\n{'rule (* attitude)':22s} {'found':>6s} {'met':>6s} {'half':>6s} {'full':>6s}  precision")
    for rule, found, met, half, full in measured.rules:
        print(f"{rule:22s} {found:6d} {met:6d} {half:6d} {full:6d}  {full / found:.2f}")
    print(f"\n{measured.summary}")


if __name__ == "__main__":
    main()
