"""Words a second of the shipped pipeline against the architecture of ``en_core_web_sm``, in one run on one core.

The reference is built here from its published configuration (hash embeddings of six attributes, width 96, four
convolutions, one shared tok2vec for tagger and parser and one for names, attribute ruler, rule lemmatizer) and trained
for some seconds on what the shipped pipeline says about the sample, since a parser with random weights takes paths no
trained one takes. Its accuracy is of no account here. Rounds of the two alternate, so that a busy machine slows both.

    OMP_NUM_THREADS=1 python benchmarks/model_speed.py --json model_speed.json --markdown model_speed.md
"""

from __future__ import annotations

import os
import statistics
import time
from pathlib import Path
from typing import Any

import spacy
from report import arguments, write
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


def measure(model: Path, texts: list[str], rounds: int, steps: int) -> tuple[list[dict[str, Any]], list[str]]:
    """Load, warm up and time both pipelines, in alternating rounds; the rows of the table, and what is below it."""
    began = time.perf_counter()
    ours = spacy.load(model)
    load = time.perf_counter() - began
    other = reference()
    docs = list(ours.pipe(sorted(set(texts))))
    lemmatizer: Any = ours.get_pipe("lemmatizer")
    train_briefly(other, docs, lemmatizer.lookups, steps)
    speeds: dict[str, list[float]] = {"shipped": [], "reference": []}
    for _ in range(rounds):
        speeds["shipped"].append(words_per_second(ours, texts))
        speeds["reference"].append(words_per_second(other, texts))
    ratios = [a / b for a, b in zip(speeds["shipped"], speeds["reference"], strict=True)]
    name = f"{ours.meta['lang']}_{ours.meta['name']} {ours.meta['version']}"
    rows: list[dict[str, Any]] = [
        {
            "pipeline": f"shipped, {name}",
            "words a CPU second": round(statistics.median(speeds["shipped"])),
            "ratio": round(statistics.median(ratios), 3),
            "lowest": round(min(ratios), 3),
            "highest": round(max(ratios), 3),
            "load s": round(load, 2),
            "MB": round(megabytes(model), 1),
        },
        {
            "pipeline": "architecture of en_core_web_sm",
            "words a CPU second": round(statistics.median(speeds["reference"])),
        },
    ]
    words = sum(not token.is_space for doc in ours.pipe(texts) for token in doc)
    threads = os.environ.get("OMP_NUM_THREADS", "unset")
    notes = [f"Medians of {rounds} rounds of {words:,} words; one process, OMP_NUM_THREADS {threads}."]
    return rows, notes


def main() -> None:
    """Read the command line, measure, write."""
    parser = arguments(__doc__ or "")
    parser.add_argument("--model", type=Path, default=MODEL)
    parser.add_argument("--texts", type=Path, help="a folder of .txt files to time instead of the sample")
    parser.add_argument("--words", type=int, default=4_000, help="words a round, about")
    parser.add_argument("--rounds", type=int, default=31)
    parser.add_argument("--steps", type=int, default=60, help="training steps of the reference")
    options = parser.parse_args()
    texts = [SAMPLE]
    if options.texts:
        texts = [path.read_text(encoding="utf-8") for path in sorted(options.texts.glob("*.txt"))]
    texts = texts * max(1, options.words // sum(len(text.split()) for text in texts))
    rows, notes = measure(options.model, texts, options.rounds, options.steps)
    write(options, "The shipped pipeline beside the architecture of en_core_web_sm", rows, ["spacy", "thinc"], notes)


if __name__ == "__main__":
    main()
