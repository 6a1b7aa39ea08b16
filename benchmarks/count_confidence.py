"""Count how often each rule is right, and write the tables that every link's and quote's confidence comes from.

    python benchmarks/count_confidence.py --polnear path/to/train.jsonl.gz NAME=GOLD:TEXTS [NAME=GOLD:TEXTS ...]

Links are counted on the gold articles (as for accuracy.py), by form of the mention and rule, together with those of
``judged_links.tsv``; each share is drawn towards that of its form by the weight of five links. Quotes are counted on
PolNeAR (see quote_accuracy.py), drawn towards 0.6 by the weight of ten quotes. PolNeAR leaves out some speech that
graphkit counts, so the shares of all rules are then moved by one step in log-odds, the one with which they hold on
average for the quotes of the gold articles. Layouts that PolNeAR hardly has keep what was estimated by hand.
"""

from __future__ import annotations

import argparse
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import quote_accuracy
from accuracy import folders, measure

from graphkit.evaluation import Verdict

JUDGED = Path(__file__).parent / "judged_links.tsv"
PACKAGE = Path(__file__).parent.parent / "graphkit"
LINKS = PACKAGE / "actors" / "link_confidence.tsv"
QUOTES = PACKAGE / "quotes" / "rule_confidence.tsv"
LINKS_HEADER = """\
# How often a link of each form of mention and rule is right. Source: counted by benchmarks/count_confidence.py on
# hand-annotated articles ({names}) and links judged by hand, drawn towards the share of the form by the weight of five
# links. Licence: MIT.
# form	rule	links	share
"""
QUOTES_HEADER = """\
# How often a rule finds a quote with the right content and speaker. Source: counted by benchmarks/count_confidence.py
# on PolNeAR 1.0 (Newell et al. 2018; {file}), drawn towards 0.6 by the weight of ten quotes, and moved by {shift:+.2f}
# in log-odds to hold on average for hand-annotated articles ({names}). Licence: MIT.
# rule	share
"""
LAYOUTS = {"byline": 0.80, "name-line": 0.85, "post": 0.75}
"""Rules for layouts that PolNeAR hardly has, as estimated from articles read by hand; they are not moved."""

LINK_WEIGHT = 5
QUOTE_WEIGHT, QUOTE_PRIOR = 10, 0.6
SUREST = 0.99


def link_rows(verdicts: Iterable[Verdict]) -> list[str]:
    """A line for each form and rule, and one for each form."""
    forms: dict[str, list[bool]] = defaultdict(list)
    rules: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for verdict in verdicts:
        if verdict.decision == "link" and verdict.confidence is not None:
            form, _, rule = verdict.rule.partition(", ")
            forms[form].append(verdict.right)
            rules[form, rule].append(verdict.right)
    for form, rule, right, wrong in judged():
        rules[form, rule] += [True] * right + [False] * wrong
        forms[form] += [True] * right + [False] * wrong
    rows = []
    for (form, rule), all_of_rule in sorted(rules.items()):
        prior = sum(forms[form]) / len(forms[form])
        share = (sum(all_of_rule) + LINK_WEIGHT * prior) / (len(all_of_rule) + LINK_WEIGHT)
        rows.append(f"{form}\t{rule}\t{len(all_of_rule)}\t{min(share, SUREST):.2f}")
    rows += [f"{form}\t*\t{len(r)}\t{min(sum(r) / len(r), SUREST):.2f}" for form, r in sorted(forms.items())]
    return sorted(rows)


def judged() -> Iterator[tuple[str, str, int, int]]:
    """Form and rule of links judged by hand, how many were right and how many wrong."""
    for line in JUDGED.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            form, rule, right, wrong = line.split("\t")
            yield form, rule, int(right), int(wrong)


def quote_shares(rules: Iterable[tuple[str, int, int, int, int]]) -> dict[str, float]:
    """Share right of every rule that PolNeAR shows."""
    return {
        rule: (full + QUOTE_WEIGHT * QUOTE_PRIOR) / (found + QUOTE_WEIGHT)
        for rule, found, _, _, full in rules
        if not rule.endswith("*")
    }


def moved(share: float, shift: float) -> float:
    """A share moved by a step in log-odds."""
    return 1 / (1 + math.exp(-math.log(share / (1 - share)) - shift))


def shift_for(shares: dict[str, float], verdicts: Sequence[Verdict]) -> float:
    """The step with which the shares hold on average for these quotes, found by halving."""
    quotes = [v for v in verdicts if v.decision == "quote" and v.confidence is not None and v.rule in shares]
    right = sum(verdict.right for verdict in quotes)
    low, high = -4.0, 4.0
    for _ in range(40):
        middle = (low + high) / 2
        expected = sum(moved(shares[verdict.rule], middle) for verdict in quotes)
        low, high = (middle, high) if expected < right else (low, middle)
    return (low + high) / 2


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", metavar="NAME=GOLD:TEXTS")
    parser.add_argument("--polnear", type=Path, metavar="FILE", help="without it, only links are counted")
    arguments = parser.parse_args()
    names = ", ".join(entry.partition("=")[0] for entry in arguments.sets)
    verdicts = [v for _, gold, texts in map(folders, arguments.sets) for v in measure(gold, texts).verdicts]
    LINKS.write_text(LINKS_HEADER.format(names=names) + "\n".join(link_rows(verdicts)) + "\n", encoding="utf-8")
    if arguments.polnear:
        shares = quote_shares(quote_accuracy.measure(arguments.polnear).rules)
        shift = shift_for(shares, verdicts)
        counted = {rule: min(moved(share, shift), SUREST) for rule, share in shares.items()}
        rows = [f"{rule}\t{share:.2f}" for rule, share in sorted({**counted, **LAYOUTS}.items())]
        header = QUOTES_HEADER.format(file=arguments.polnear.name, shift=shift, names=names)
        QUOTES.write_text(header + "\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
