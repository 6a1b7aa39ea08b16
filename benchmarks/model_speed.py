"""Words a second of the shipped pipeline against the architecture of ``en_core_web_sm``, in one run on one core.

The reference is built here from its published configuration (hash embeddings of six attributes, width 96, four
convolutions, one shared tok2vec for tagger and parser and one for names, attribute ruler, rule lemmatizer) and trained
for some seconds on what the shipped pipeline says about the sample, since a parser with random weights takes paths no
trained one takes. Its accuracy is of no account here. Rounds of the two alternate, so that a busy machine slows both.

    OMP_NUM_THREADS=1 python benchmarks/model_speed.py --json model_speed.json --markdown model_speed.md
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import time
from pathlib import Path
from typing import Any

import spacy
import spacy.about
from spacy.language import Language
from spacy.lookups import Lookups
from spacy.tokens import Doc
from spacy.training import Example

ROOT = Path(__file__).parent.parent
MODEL = ROOT / "graphkit" / "language" / "models" / "en_graphkit_news"
SAMPLE = """\
The transport ministry of Norland said on Tuesday that it would reopen the coastal railway after two years of repairs. \
"We have kept our promise," Minister Ilse Brandvold told reporters in Port Amsel. "The first trains will leave in May."

Opposition leaders were not convinced. Tomas Okereke, who heads the Rural League, called the plan "a bridge to \
nowhere" and asked the court of auditors to look at the costs, which have risen from $1.2 billion to nearly $3 billion.

The European Investment Bank, which lent half of the money, declined to comment. A spokeswoman for the contractor, \
Amsel Rail Works Ltd., said the company had met every deadline set by the government since January 2021.

Analysts at the University of Lindhaven noted that fewer than 4,000 passengers a day used the line before it closed. \
They expect that number to double within five years, as more families leave the capital for the coast.
"""


def reference() -> Language:
    """Return the untrained pipeline of en_core_web_sm's architecture."""
    tok2vec: dict[str, Any] = {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": 96,
            "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"],
            "rows": [5000, 1000, 2500, 2500, 50, 50],
            "include_static_vectors": False,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": 96,
            "depth": 4,
            "window_size": 1,
            "maxout_pieces": 3,
        },
    }
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}
    transition = {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
    }
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec", config={"model": tok2vec})
    nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": listener}})
    nlp.add_pipe("parser", config={"model": {**transition, "state_type": "parser", "tok2vec": listener}})
    nlp.add_pipe("attribute_ruler")
    nlp.add_pipe("lemmatizer", config={"mode": "rule"})
    nlp.add_pipe("ner", config={"model": {**transition, "state_type": "ner", "tok2vec": tok2vec}})
    return nlp


def train_briefly(nlp: Language, docs: list[Doc], tables: Lookups, steps: int) -> None:
    """Train the reference on the shipped pipeline's own output, enough for it to take a trained pipeline's paths."""
    examples = [Example(nlp.make_doc(doc.text), Doc.from_docs([doc])) for doc in docs]
    ruler: Any = nlp.get_pipe("attribute_ruler")
    parts = {token.tag_: (token.pos_, str(token.morph)) for doc in docs for token in doc}
    for tag, (pos, morph) in sorted(parts.items()):
        ruler.add(patterns=[[{"TAG": tag}]], attrs={"POS": pos, "MORPH": morph})
    lemmatizer: Any = nlp.get_pipe("lemmatizer")
    lemmatizer.initialize(list, nlp=nlp, lookups=tables)
    with nlp.select_pipes(disable=["lemmatizer", "attribute_ruler"]):
        optimizer = nlp.initialize(lambda: examples)
        for _ in range(steps):
            nlp.update(examples, sgd=optimizer)


def words_per_second(nlp: Language, texts: list[str]) -> float:
    """Run the pipeline over the texts once; words are its tokens that are not white space.

    Seconds are of processor time: on an idle machine those of the clock, on a busy one less troubled by the others.
    """
    began = time.process_time()
    words = sum(1 for doc in nlp.pipe(texts) for token in doc if not token.is_space)
    return words / (time.process_time() - began)


def megabytes(folder: Path) -> float:
    """Size of a folder on disk, in millions of bytes."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def measure(model: Path, texts: list[str], rounds: int, steps: int) -> dict[str, Any]:
    """Load, warm up and time both pipelines, in alternating rounds."""
    began = time.perf_counter()
    ours = spacy.load(model)
    load = time.perf_counter() - began
    other = reference()
    docs = list(ours.pipe(sorted(set(texts))))
    lemmatizer: Any = ours.get_pipe("lemmatizer")
    train_briefly(other, docs, lemmatizer.lookups, steps)
    speeds: dict[str, list[float]] = {"ours": [], "reference": []}
    for _ in range(rounds):
        speeds["ours"].append(words_per_second(ours, texts))
        speeds["reference"].append(words_per_second(other, texts))
    ratios = [a / b for a, b in zip(speeds["ours"], speeds["reference"], strict=True)]
    return {
        "model": f"{ours.meta['lang']}_{ours.meta['name']} {ours.meta['version']}",
        "spacy": spacy.about.__version__,
        "python": platform.python_version(),
        "threads": os.environ.get("OMP_NUM_THREADS", "unset"),
        "words_per_round": sum(not token.is_space for doc in ours.pipe(texts) for token in doc),
        "rounds": rounds,
        "load_seconds": round(load, 2),
        "megabytes": round(megabytes(model), 1),
        "words_per_second": round(statistics.median(speeds["ours"])),
        "reference_words_per_second": round(statistics.median(speeds["reference"])),
        "ratio": round(statistics.median(ratios), 3),
        "ratios": [round(ratio, 3) for ratio in ratios],
    }


def markdown(result: dict[str, Any]) -> str:
    """Set the result as a table."""
    rows = [
        ("words a CPU second, shipped pipeline (median)", f"{result['words_per_second']:,}"),
        ("words a CPU second, en_core_web_sm's architecture (median)", f"{result['reference_words_per_second']:,}"),
        (
            "ratio (median of rounds; lowest, highest)",
            f"{result['ratio']:.2f} ({min(result['ratios']):.2f}, {max(result['ratios']):.2f})",
        ),
        ("load, seconds", f"{result['load_seconds']:.2f}"),
        ("size on disk, MB", f"{result['megabytes']:.1f}"),
    ]
    head = f"{result['model']}, spaCy {result['spacy']}, Python {result['python']}, one process, "
    head += f"OMP_NUM_THREADS={result['threads']}, "
    head += f"{result['rounds']} rounds of {result['words_per_round']:,} words"
    return "\n".join([head, "", "| | |", "|---|---|", *(f"| {name} | {value} |" for name, value in rows), ""])


def main() -> None:
    """Read the command line, measure, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, default=MODEL)
    parser.add_argument("--texts", type=Path, help="a folder of .txt files to time instead of the sample")
    parser.add_argument("--words", type=int, default=4_000, help="words a round, about")
    parser.add_argument("--rounds", type=int, default=31)
    parser.add_argument("--steps", type=int, default=60, help="training steps of the reference")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--markdown", type=Path)
    arguments = parser.parse_args()
    texts = [SAMPLE]
    if arguments.texts:
        texts = [path.read_text(encoding="utf-8") for path in sorted(arguments.texts.glob("*.txt"))]
    texts = texts * max(1, arguments.words // sum(len(text.split()) for text in texts))
    result = measure(arguments.model, texts, arguments.rounds, arguments.steps)
    if arguments.json:
        arguments.json.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    if arguments.markdown:
        arguments.markdown.write_text(markdown(result), encoding="utf-8")
    print(markdown(result))


if __name__ == "__main__":
    main()
