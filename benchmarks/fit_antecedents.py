"""Fit the weights by which "he" and "she" find whom they mean, and say how well they do on articles left out.

    python benchmarks/fit_antecedents.py NAME=GOLD:TEXTS [NAME=GOLD:TEXTS ...] --gap gap-development.tsv gap-test.tsv

For every such pronoun of the gold articles (as for accuracy.py) the candidates are noted as they stand when all
pronouns before it are resolved rightly. The ranking is logistic, and regularised: first it is fitted on GAP (Webster et
al. 2018, Mind the GAP: A Balanced Corpus of Gendered Ambiguous Pronouns; Wikipedia, Apache License 2.0), whose weights
those of the articles are then drawn towards; signs of speech, which GAP hardly has, towards none. What is printed is
how many pronouns are right and wrong when articles in turn are left out of the fit.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np
from accuracy import folders
from scipy.optimize import minimize

from graphkit import language, pipeline
from graphkit.actors import antecedents, coreference, pronouns
from graphkit.actors.antecedents import NOBODY, Candidate, Pronoun, candidates
from graphkit.config import Config
from graphkit.documents import read_documents
from graphkit.evaluation.found import FoundMention
from graphkit.evaluation.gold import GoldArticle, read_gold
from graphkit.evaluation.matching import match
from graphkit.evaluation.texts import FolderTexts
from graphkit.records import Annotations, CharSpan, Document

WEIGHTS = Path(antecedents.__file__).parent / "antecedent_weights.tsv"
HEADER = """\
# What speaks for somebody as the one "he" or "she" means: weights of a logistic ranking of the candidates (Denis and
# Baldridge 2008), per sign of ``graphkit/actors/antecedents.py``. Source: fitted by benchmarks/fit_antecedents.py on
# the pronouns of hand-annotated articles ({names}), drawn towards weights
# fitted on GAP (Webster et al. 2018). No word of either is in it: GAP's annotations are under the Apache License 2.0,
# its texts are Wikipedia's (CC BY-SA); of the articles, all but the seeds are their publishers' and not distributed, so
# that the fit cannot be repeated without them. Licence of this table: MIT.
# sign	weight
"""
OF_SPEECH = {
    "spoke last",
    "only quoted",
    "says it",
    "in the opening",
    "far back",
}
"""Signs that an encyclopedia hardly has, or where they tell nothing."""

GAP_PULL, NEWS_PULL, SPEECH_PULL = 1.0, 3.0, 1.0
"""How strongly weights are drawn: those of GAP to none, those of articles to GAP's, those of speech to none."""

LIKELY = 0.4


@dataclass(frozen=True)
class Choice:
    """One pronoun: the document it stands in, its candidates, and which of them are right, by position."""

    document: str
    found: Sequence[Candidate]
    right: frozenset[int]


Answers = Mapping[CharSpan, frozenset[int]]
"""Pronouns to the mentions, by index, that name whom they mean; none for somebody nobody names."""


def choices(doc: Any, document: Document, answers: Answers) -> list[Choice]:
    """The candidates of the pronouns in ``answers``, when those before each are resolved as these say."""
    noted: dict[CharSpan, Choice] = {}
    resolve = coreference.resolve_pronoun

    def stand_in(pronoun: Pronoun) -> tuple[int, str] | None:
        mention, members = pronoun.mention, pronoun.members
        if mention.label != "PERSON" or mention.span not in answers:
            return resolve(pronoun)
        found = candidates(pronoun)
        named = answers[mention.span]
        right = [
            i for i, c in enumerate(found) if c.member is not None and not named.isdisjoint(members[c.member].mentions)
        ]
        noted.setdefault(mention.span, Choice(document.id, found, frozenset(right)))
        return (found[right[0]].member, pronouns.CLEAR) if right else None

    with mock.patch.object(coreference, "resolve_pronoun", stand_in):
        pipeline.annotate(doc, document)
    return list(noted.values())


def answers_of(annotated: Annotations, articles: Sequence[GoldArticle]) -> Answers:
    """Whom the gold says the pronouns of a document mean, told by the mentions that name him in it."""
    document, mentions = annotated.document, annotated.mentions
    chain_of = {i: number for number, chain in enumerate(annotated.chains) for i in chain.mentions}
    spans = [CharSpan(m.span.start + document.offset, m.span.end + document.offset) for m in mentions]
    found = [FoundMention(document.path, span, str(i), mentions[i].label) for i, span in enumerate(spans)]
    answers: dict[CharSpan, frozenset[int]] = {}
    for article in articles:
        matched = match(article, found)
        gold = {int(matched.found[j].actor): article.mentions[i].actor for i, j in matched.pairs.items()}
        votes: defaultdict[int, Counter[str]] = defaultdict(Counter)
        for i, actor in gold.items():
            if mentions[i].form != "pronoun" and i in chain_of:
                votes[chain_of[i]][actor] += 1
        chains = {number: count.most_common(1)[0][0] for number, count in votes.items()}
        for one in matched.found:
            i = int(one.actor)
            touches = any(one.span.overlaps(m.span) for m in article.mentions) or article.is_place(one.span)
            if mentions[i].form != "pronoun" or (i not in gold and touches):
                continue
            meant = [number for number, actor in chains.items() if actor == gold.get(i)]
            named = (k for number in meant for k in annotated.chains[number].mentions if mentions[k].form == "named")
            answers[mentions[i].span] = frozenset(named)
    return answers


def of_articles(nlp: Any, entries: Sequence[str]) -> Iterator[Choice]:
    """The pronouns of the gold articles; an article in two sets counts once."""
    seen: set[str] = set()
    for _, gold, texts in map(folders, entries):
        with FolderTexts(texts) as source:
            articles = read_gold(gold, source)
        paths = sorted({texts / article.doc for article in articles})
        read = [d for d in read_documents(paths, Config().documents) if isinstance(d, Document)]
        for document, doc in language.analyse(nlp, read):
            key = f"{texts.resolve()}/{document.id}"
            here = [a for a in articles if Path(a.doc).name == Path(document.path).name]
            answers = answers_of(pipeline.annotate(doc, document), here)
            if answers and key not in seen:
                seen.add(key)
                yield from choices(doc, document, answers)


def of_gap(nlp: Any, paths: Sequence[Path]) -> Iterator[Choice]:
    """The pronouns of GAP that mean one of the two names it asks about."""
    for path in paths:
        with path.open(encoding="utf-8", newline="") as file:
            rows = {row["ID"]: row for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)}
        read = [Document(id=name, path=name, text=row["Text"]) for name, row in rows.items()]
        for document, doc in language.analyse(nlp, read):
            row = rows[document.id]
            side = next((s for s in "AB" if row[f"{s}-coref"].upper() == "TRUE"), "")
            if not side:
                continue
            start, name = int(row["Pronoun-offset"]), int(row[f"{side}-offset"])
            asked = CharSpan(name, name + len(row[side]))
            mentions = pipeline.annotate(doc, document).mentions
            named = frozenset(i for i, m in enumerate(mentions) if m.form == "named" and m.span.overlaps(asked))
            if named:
                yield from choices(doc, document, {CharSpan(start, start + len(row["Pronoun"])): named})


class Ranking:
    """Choices as arrays: choice, candidate (the last is nobody), sign."""

    def __init__(self, noted: Sequence[Choice], signs: Sequence[str]) -> None:
        most = max(len(choice.found) for choice in noted) + 1
        column = {sign: j for j, sign in enumerate(signs)}
        self.signs = np.zeros((len(noted), most, len(signs)))
        self.right = np.zeros((len(noted), most), dtype=bool)
        self.absent = np.zeros((len(noted), most))
        for i, choice in enumerate(noted):
            for k, candidate in enumerate(choice.found):
                for sign, size in candidate.signs.items():
                    self.signs[i, k, column[sign]] = size
            nobody = len(choice.found)
            self.signs[i, nobody, column[NOBODY]] = 1
            self.absent[i, nobody + 1 :] = -1e9
            unnamed = [k for k, candidate in enumerate(choice.found) if candidate.member is None]
            self.right[i, sorted(choice.right) or [nobody, *unnamed]] = True

    def likelihoods(self, weights: Any) -> Any:
        """Of every candidate of every choice."""
        scores = self.signs @ weights + self.absent
        shares = np.exp(scores - scores.max(axis=1, keepdims=True))
        return shares / shares.sum(axis=1, keepdims=True)

    def fit(self, towards: Any, pull: Any, rows: Any = slice(None)) -> Any:
        """The weights that make what is right most likely, each drawn towards a value."""
        signs, right = self.signs[rows], self.right[rows]

        def loss(weights: Any) -> tuple[float, Any]:
            shares = self.likelihoods(weights)[rows]
            meant = (shares * right).sum(axis=1) + 1e-12
            slope = np.einsum("ik,ikj->j", shares - np.where(right, shares, 0) / meant[:, None], signs)
            away = weights - towards
            return -np.log(meant).sum() + (pull * away**2).sum() / 2, slope + pull * away

        return minimize(loss, towards, jac=True, method="L-BFGS-B").x


def crossed(ranking: Ranking, noted: Sequence[Choice], fitted: Callable[[Any], Any], parts: int) -> str:
    """Right, wrong and open ones, when each document's pronouns are decided by a fit to the others."""
    part = {name: n % parts for n, name in enumerate(sorted({choice.document for choice in noted}))}
    parted = np.array([part[choice.document] for choice in noted])
    counts: Counter[str] = Counter()
    for left_out in range(parts):
        shares = ranking.likelihoods(fitted(parted != left_out))
        for i in np.flatnonzero(parted == left_out):
            best = int(shares[i].argmax())
            named = best < len(noted[i].found) and noted[i].found[best].member is not None
            if named and shares[i, best] > LIKELY:
                counts["right" if best in noted[i].right else "wrong"] += 1
            elif noted[i].right:
                counts["open"] += 1
    return f"left out in {parts} parts: {counts['right']} right, {counts['wrong']} wrong, {counts['open']} left open"


def main() -> None:
    """Fit, write the table, and print what was counted."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", metavar="NAME=GOLD:TEXTS")
    parser.add_argument("--gap", nargs="*", type=Path, default=[], metavar="FILE", help="GAP, as its tables come")
    parser.add_argument("--folds", type=int, default=6, metavar="N", help="parts in turn left out (6)")
    arguments = parser.parse_args()
    nlp = language.load()
    news, gap = list(of_articles(nlp, arguments.sets)), list(of_gap(nlp, arguments.gap))
    signs = [*sorted({s for choice in [*news, *gap] for c in choice.found for s in c.signs}), NOBODY]
    none = np.zeros(len(signs))
    towards = Ranking(gap, signs).fit(none, GAP_PULL) if gap else none
    speech = np.array([sign in OF_SPEECH for sign in signs])
    towards, pull = np.where(speech, 0, towards), np.where(speech, SPEECH_PULL, NEWS_PULL)
    ranking = Ranking(news, signs)
    print(crossed(ranking, news, lambda rows: ranking.fit(towards, pull, rows), arguments.folds))
    weights = dict(zip(signs, ranking.fit(towards, pull), strict=True))
    names = ", ".join(entry.partition("=")[0] for entry in arguments.sets)
    rows = [f"{sign}\t{weight:.2f}" for sign, weight in sorted(weights.items(), key=lambda w: (-w[1], w[0]))]
    WEIGHTS.write_text(HEADER.format(names=names) + "\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
