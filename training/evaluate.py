"""Score the packaged pipeline on every held-out set and write the figures to one JSON file."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import corpora
import fast
import spacy
from confection import Config
from examples import parsed_doc, parsed_documents
from measure import name_records, score_names, score_syntax, seen_names, syntax_references
from spacy.language import Language

CONFIG = Path(__file__).parent / "configs" / "names.cfg"


def news_references(nlp: Language, folder: Path) -> list[Any]:
    """Return the gold Docs of the news documents of ud_gum test."""
    genres = [record["genre"] for record in corpora.read(folder, "ud_gum", "test")]
    documents = parsed_documents(folder, "ud_gum", "test")
    return [parsed_doc(nlp, parsed) for genre, parsed in zip(genres, documents, strict=True) if genre == "news"]


def evaluate(model: Path, folder: Path, out: Path) -> dict[str, Any]:
    """Score ``model`` and write ``out``: percentages with two decimals, sizes in MB, load time in seconds."""
    fast.install()
    began = time.perf_counter()
    nlp = spacy.load(model)
    load = time.perf_counter() - began
    sources = {name: tuple(splits) for name, splits in Config().from_disk(CONFIG)["recipe"]["sources"].items()}
    seen = seen_names(folder, sources)
    names = {"worldwide_newswire dev": score_names(nlp, name_records(folder, "worldwide_newswire", "dev"), seen)}
    for source, split in (("wnut17", "dev"), ("btc", "train")):
        if (folder / source / f"{split}.jsonl.gz").exists():
            names[f"{source} {split} (tweets, not trained on)"] = score_names(nlp, name_records(folder, source, split))
    syntax = {
        f"{source} {split}": score_syntax(nlp, syntax_references(nlp, folder, source, split))
        for source in ("ud_gum", "ud_ewt")
        for split in ("dev", "test")
    }
    syntax["ud_gum test, news"] = score_syntax(nlp, news_references(nlp, folder))
    result = {
        "model": f"{nlp.meta['lang']}_{nlp.meta['name']}",
        "version": nlp.meta["version"],
        "spacy": spacy.__version__,
        "names": names,
        "syntax": syntax,
        "megabytes": round(
            sum(p.stat().st_size for p in model.rglob("*") if p.is_file() and p.name != "README.md") / 1e6, 1
        ),
        "load_seconds": round(load, 2),
    }
    out.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    return result


if __name__ == "__main__":
    import argparse

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    corpora.verify(arguments.corpora)
    print(json.dumps(evaluate(arguments.model, arguments.corpora, arguments.out), indent=1))
