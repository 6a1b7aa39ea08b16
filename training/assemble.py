"""Put the trained parts together into one pipeline folder that plain ``spacy.load`` opens."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from confection import Config
from lemmas import build_lookups
from spacy.language import Language
from spacy.pipeline import Lemmatizer
from spacy.util import load_model_from_config
from vectors import load_vectors

from graphkit.language.consistency import FACTORY as AGREEMENT
from graphkit.language.syntax import FACTORY as SYNTAX

NAME = "graphkit_news"
VERSION = "0.3.0"
LICENCE = "CC BY-SA 4.0"
MANTISSA_BITS = 11
"""Bits of a weight's fraction that are kept: files compress to two thirds, scores do not move."""


def trained(folder: Path, config_path: Path) -> Language:
    """Open the best checkpoint of one training run."""
    config = Config().from_disk(config_path)
    config.pop("recipe", None)
    nlp = load_model_from_config(config, auto_fill=True)
    add_labels(nlp, folder)
    nlp.from_disk(folder, exclude=["vocab", "tokenizer"])
    return nlp


def add_labels(nlp: Language, folder: Path) -> None:
    """Put the labels of a stored pipeline into the string store: the training runs store no vocabulary."""
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    for labels in meta["labels"].values():
        for label in labels:
            nlp.vocab.strings.add(label)
            for part in label.split("|"):
                for piece in (part, *part.split("=")):
                    nlp.vocab.strings.add(piece)


def round_weights(array: np.ndarray) -> np.ndarray:
    """Round float32 to ``MANTISSA_BITS`` bits of fraction, to nearest."""
    drop = 23 - MANTISSA_BITS
    bits = np.ascontiguousarray(array, dtype="float32").view(np.uint32)
    rounded = ((bits.astype(np.uint64) + (1 << (drop - 1))) >> drop << drop).astype(np.uint32)
    return rounded.view(np.float32).reshape(array.shape)


def merged_config(names: Path) -> Config:
    """Return the config of the whole pipeline: syntax, the lemmatizer, names, and their agreement last."""
    config = Config().from_disk(names)
    config.pop("recipe", None)
    config["nlp"]["pipeline"] = [SYNTAX, "lemmatizer", *config["nlp"]["pipeline"], AGREEMENT]
    config["components"][SYNTAX] = {"factory": SYNTAX}
    config["components"]["lemmatizer"] = {"factory": "lemmatizer", "mode": "rule", "overwrite": True}
    config["components"][AGREEMENT] = {"factory": AGREEMENT}
    return config


def assemble(names: Path, names_config: Path, syntax: Path, vectors: Path, corpora: Path, out: Path) -> None:
    """Write the pipeline of a checkpoint of names, the syntax network, lexical classes and lemmas to ``out``."""
    nlp = load_model_from_config(merged_config(names_config), auto_fill=True)
    nlp.vocab.vectors = load_vectors(vectors)
    add_labels(nlp, names)
    reader: Any = nlp.get_pipe(SYNTAX)
    reader.from_disk(syntax)
    recogniser: Any = nlp.get_pipe("ner")
    recogniser.from_disk(names / "ner", exclude=["vocab"])
    for node in recogniser.model.walk():
        for parameter in node.param_names:
            if node.has_param(parameter):
                node.set_param(parameter, round_weights(node.get_param(parameter)))
    lemmatizer = nlp.get_pipe("lemmatizer")
    if not isinstance(lemmatizer, Lemmatizer):
        raise TypeError("the English lemmatizer of spaCy was expected")
    lemmatizer.initialize(list, nlp=nlp, lookups=build_lookups(corpora))
    nlp.meta.update({
        "name": NAME,
        "version": VERSION,
        "description": "Small English news pipeline of graphkit: "
        "tagger (Penn tags), features, parser (UD v2), lemmatizer, names (7 types)",
        "author": "The graphkit authors",
        "license": f"{LICENCE} (the weights; the code that made them is MIT)",
        "performance": {},
    })
    keep = out / "README.md"
    card = keep.read_text(encoding="utf-8") if keep.exists() else None
    shutil.rmtree(out, ignore_errors=True)
    nlp.to_disk(out)
    if card is not None:
        keep.write_text(card, encoding="utf-8")
    spacy.load(out)
