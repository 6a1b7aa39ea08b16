"""Scores: exact name spans with their type, tags, heads and labels, sentence boundaries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import corpora
from examples import NAME_LABELS, SEATS, parsed_doc, parsed_documents
from spacy.language import Language
from spacy.pipeline.dep_parser import parser_score
from spacy.pipeline.lemmatizer import lemmatizer_score
from spacy.pipeline.morphologizer import morphologizer_score
from spacy.pipeline.tagger import tagger_score
from spacy.training import Example

ACTORS = ("PERSON", "ORG", "GPE", "NORP")
"""The four types of the headline figure."""


def fscore(right: int, found: int, wanted: int) -> dict[str, float]:
    """Precision, recall and F in percent, with the number of names wanted."""
    precision, recall = (100 * right / found if found else 0.0), (100 * right / wanted if wanted else 0.0)
    f = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"p": round(precision, 2), "r": round(recall, 2), "f": round(f, 2), "n": wanted}


def name_records(folder: Path, source: str, split: str) -> list[dict[str, Any]]:
    """Read gold names as they are in the source: no correction of the training labels reaches the test."""
    return list(corpora.read(folder, source, split))


def score_names(
    nlp: Language, records: list[dict[str, Any]], seen: dict[str, set[str]] | None = None
) -> dict[str, Any]:
    """Score names: each type, the four actor types together, spans without type, names seen in training or not."""
    found: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    right: Counter[str] = Counter()
    spans = [0, 0, 0]
    recall: dict[str, list[int]] = {}
    for record, doc in zip(records, nlp.pipe([r["text"] for r in records]), strict=True):
        missing = record.get("missing", [])
        labels = set(NAME_LABELS) - set(record.get("partial", []))
        gold = {(s, e): label for s, e, label in record["ents"] if label in labels}
        guess = {
            (e.start_char, e.end_char): e.label_
            for e in doc.ents
            if e.label_ in labels and not any(s < e.end_char and e.start_char < t for s, t in missing)
        }
        for span, label in gold.items():
            wanted[label] += 1
            hit = guess.get(span) == label
            right[label] += hit
            if seen is not None and label in ACTORS:
                key = f"{label} {'seen' if record['text'][slice(*span)] in seen[label] else 'unseen'}"
                recall.setdefault(key, [0, 0])
                recall[key][0] += hit
                recall[key][1] += 1
        found.update(guess.values())
        actors = (
            {s for s, label in gold.items() if label in ACTORS},
            {s for s, label in guess.items() if label in ACTORS},
        )
        spans = [spans[0] + len(actors[0] & actors[1]), spans[1] + len(actors[1]), spans[2] + len(actors[0])]
    result: dict[str, Any] = {label: fscore(right[label], found[label], wanted[label]) for label in NAME_LABELS}
    result["actors"] = fscore(*(sum(c[label] for label in ACTORS) for c in (right, found, wanted)))
    result["actor_spans_without_type"] = fscore(*spans)
    if seen is not None:
        result["recall"] = {key: {"r": round(100 * a / b, 2), "n": b} for key, (a, b) in sorted(recall.items())}
    return result


def seen_names(folder: Path, sources: dict[str, tuple[str, ...]]) -> dict[str, set[str]]:
    """Return the surface forms of each type in the training data."""
    seen: dict[str, set[str]] = {label: set() for label in NAME_LABELS}
    for source, splits in sources.items():
        for split in splits:
            for record in corpora.read(folder, source, split):
                for start, end, label in record["ents"]:
                    if label in seen:
                        seen[label].add(record["text"][start:end])
    return seen


def score_syntax(nlp: Language, references: Iterable[Any]) -> dict[str, float]:
    """Score tags, parts of speech, heads, labels and sentence starts on raw text, in percent."""
    gold = list(references)
    examples = [Example(found, doc) for found, doc in zip(nlp.pipe(doc.text for doc in gold), gold, strict=True)]
    scores = tagger_score(examples) | morphologizer_score(examples) | parser_score(examples)
    scores |= lemmatizer_score(examples)
    keys = {
        "tag": "tag_acc",
        "pos": "pos_acc",
        "morph": "morph_acc",
        "lemma": "lemma_acc",
        "uas": "dep_uas",
        "las": "dep_las",
        "sentences_f": "sents_f",
    }
    return {name: round(100 * scores[key], 2) for name, key in keys.items() if isinstance(scores.get(key), float)}


def syntax_references(nlp: Language, folder: Path, source: str, split: str) -> list[Any]:
    """Return the gold Docs of a treebank split."""
    return [parsed_doc(nlp, parsed) for parsed in parsed_documents(folder, source, split)]


__all__ = ["ACTORS", "SEATS", "name_records", "score_names", "score_syntax", "seen_names", "syntax_references"]
