"""Train the syntax network: teachers on the treebanks, their annotation of news, the network that is shipped on both.

    python training/syntax.py teacher --corpora PATH --vectors FOLDER --out FOLDER
    python training/syntax.py silver  ...
    python training/syntax.py shipped ...

``training/train.py`` runs the three in turn. Each goes on after its last whole epoch when it was stopped.
"""

from __future__ import annotations

import argparse
import gzip
import json
import logging
import os
import random
import re
import time
from collections.abc import Iterator
from dataclasses import asdict
from itertools import pairwise
from pathlib import Path
from typing import Any

import corpora
import spacy
import torch
from confection import Config
from examples import Parsed, parsed_documents, pieces, vary_parsed
from speech import Speech
from syntax_net import Inventory, Net, Passage, Reader, Sizes, annotate, export, loss, score
from torch import nn
from vectors import load_vectors

CONFIG = Path(__file__).parent / "configs" / "syntax.cfg"
LONGEST = 180
"""Words of a paragraph at most: a longer one of news is left out, since it is a list more often than not, and one of a
treebank is cut."""
log = logging.getLogger("training")


def passage(parsed: Parsed) -> Passage:
    """Turn a piece of a treebank into what the network learns from."""
    labels = [
        "root" if head == i else label for i, (head, label) in enumerate(zip(parsed.heads, parsed.deps, strict=True))
    ]
    return Passage(parsed.words, parsed.tags, parsed.pos, parsed.heads, labels, sorted(parsed.starts))


def paragraphs_of(document: Parsed) -> Iterator[Parsed]:
    """Cut a document at its empty lines, as the pipeline does, and long paragraphs between sentences."""
    borders = [i for i, word in enumerate(document.words) if word.isspace()]
    for before, end in pairwise([-1, *borders, len(document.words)]):
        begin = before + 1
        if begin == end:
            continue
        cut = slice(begin, end)
        paragraph = Parsed(
            document.words[cut],
            document.spaces[cut],
            document.tags[cut],
            document.pos[cut],
            [head - begin for head in document.heads[cut]],
            document.deps[cut],
            document.lemmas[cut],
            {0, *(start - begin for start in document.starts if begin <= start < end)},
        )
        yield from pieces(paragraph, least=LONGEST) if len(paragraph.words) > LONGEST else [paragraph]


def treebank(folder: Path, sources: dict[str, list[str]]) -> list[Parsed]:
    """Read the treebanks, cut into paragraphs."""
    found: list[Parsed] = []
    for source, splits in sources.items():
        skip = corpora.NON_COMMERCIAL_GENRES if source == "ud_gum" else frozenset()
        for split in splits:
            for document in parsed_documents(folder, source, split, skip):
                found += paragraphs_of(document)
    return found


def held_out(folder: Path) -> dict[str, list[Passage]]:
    """Return the dev parts of the treebanks, cut as the training parts are."""
    return {
        source: [
            passage(part) for document in parsed_documents(folder, source, "dev") for part in paragraphs_of(document)
        ]
        for source in ("ud_gum", "ud_ewt")
    }


def paragraphs(folder: Path, sources: dict[str, list[str]]) -> Iterator[tuple[list[str], list[bool]]]:
    """Yield words and the spaces after them, paragraph by paragraph of the name corpora."""
    nlp = spacy.blank("en")
    for source, splits in sources.items():
        for split in splits:
            for record in corpora.read(folder, source, split):
                for text in re.split(r"\n\s*", record["text"]):
                    doc = nlp.make_doc(text.strip())
                    if 4 <= len(doc) <= LONGEST and not any(token.is_space for token in doc):
                        yield [token.text for token in doc], [bool(token.whitespace_) for token in doc]


def silver(folder: Path, vectors: Path, out: Path, config: dict[str, Any]) -> None:
    """Let the teachers annotate news; ``out`` gets one paragraph a line."""
    found = list(paragraphs(folder, config["recipe"]["silver"]))
    passages = [Passage(words, [], [], [], [], [0]) for words, _ in found]
    stored = [torch.load(path, weights_only=True) for path in sorted((out.parent / "teacher").glob("*.pt"))]
    inventory = Inventory(**stored[0]["inventory"])
    nets = [Net(inventory, sizes(config["teacher"]["sizes"])) for _ in stored]
    for net, state in zip(nets, stored, strict=True):
        net.load_state_dict(state["average"])
    annotated = annotate(nets, Reader(inventory, lookup(vectors)), passages)
    out.mkdir(parents=True, exist_ok=True)
    with gzip.open(out / "next", "wt", encoding="utf-8", compresslevel=3) as file:
        for one, (_, spaces) in zip(annotated, found, strict=True):
            file.write(json.dumps([*asdict(one).values(), spaces]) + "\n")
    (out / "next").replace(out / "passages.jsonl.gz")
    log.info("silver: %d paragraphs, %d words", len(annotated), sum(len(one.words) for one in annotated))


def read_silver(path: Path) -> list[Parsed]:
    """Read what :func:`silver` wrote."""
    found = []
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            words, tags, parts, heads, labels, starts, spaces = json.loads(line)
            deps = ["ROOT" if label == "root" else label for label in labels]
            found.append(Parsed(words, spaces, tags, parts, heads, deps, words, set(starts)))
    return found


def lookup(folder: Path) -> Any:
    """Return the function that gives a word's static vector."""
    nlp = spacy.blank("en")
    nlp.vocab.vectors = load_vectors(folder)
    return nlp.vocab.get_vector


def sizes(section: dict[str, Any]) -> Sizes:
    """Read the widths of a network from its section of the config."""
    return Sizes(**{**section, "shapes": tuple(section["shapes"])})


def varied(gold: list[Parsed], recipe: dict[str, Any], seed: int) -> list[Passage]:
    """Return the pieces as one epoch sees them: some as reported speech, in other cases, with other quotation marks."""
    generator = random.Random(seed)
    speech = Speech(generator)
    found = []
    for piece in gold:
        chosen = speech.quote(piece) if generator.random() < recipe["speech"] else piece
        found.append(passage(vary_parsed(chosen, recipe, generator)))
    return found


def train(kind: str, seed: int, folder: Path, vectors: Path, out: Path, config: dict[str, Any]) -> None:
    """Train one network; ``out`` gets ``SEED.pt`` after every epoch and ``log.jsonl``."""
    recipe, section = config["recipe"], config[kind]
    gold = treebank(folder, recipe["treebanks"])
    if kind == "shipped":
        gold += read_silver(out.parent / "silver" / "passages.jsonl.gz")
    out.mkdir(parents=True, exist_ok=True)
    inventory = Inventory.of(varied(gold, recipe, seed), least=section["least"])
    reader, dev = Reader(inventory, lookup(vectors)), held_out(folder)
    torch.manual_seed(seed)
    net = Net(inventory, sizes(section["sizes"]))
    average = {name: weight.detach().clone() for name, weight in net.state_dict().items()}
    optimizer = torch.optim.AdamW(net.parameters(), lr=recipe["learn_rate"], betas=(0.9, 0.98), weight_decay=0.01)
    per_epoch = sum(1 for _ in reader.batches(varied(gold, recipe, seed), recipe["batch_words"], random.Random(0)))
    steps, path = per_epoch * section["epochs"], out / f"{seed}.pt"
    state: dict[str, Any] = {"epoch": 0, "step": 0, "seconds": 0.0}
    if path.exists():
        state = torch.load(path, weights_only=True)
        net.load_state_dict(state["net"])
        optimizer.load_state_dict(state["optimizer"])
        average = state["average"]
    step, began = state["step"], time.perf_counter() - state["seconds"]
    for epoch in range(state["epoch"], section["epochs"]):
        number = seed * 1000 + epoch  # a run that goes on draws what it would have drawn
        torch.manual_seed(number)
        net.train()
        for batch in reader.batches(
            varied(gold, recipe, number), recipe["batch_words"], random.Random(number), recipe["unknown"]
        ):
            falling = 1 - max(0.0, step - recipe["decay_after"] * steps) / ((1 - recipe["decay_after"]) * steps)
            for group in optimizer.param_groups:
                group["lr"] = recipe["learn_rate"] * min(1.0, (step + 1) / recipe["warmup"]) * max(0.01, falling)
            optimizer.zero_grad()
            loss(net, batch).backward()
            nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            optimizer.step()
            step += 1
            kept = min(recipe["averaging"], (1 + step) / (10 + step))
            with torch.no_grad():
                for name, weight in net.state_dict().items():
                    average[name].mul_(kept).add_(weight, alpha=1 - kept)
        now = {name: weight.detach().clone() for name, weight in net.state_dict().items()}
        net.load_state_dict(average)
        seconds = time.perf_counter() - began
        line: dict[str, Any] = {"seed": seed, "epoch": epoch + 1, "seconds": round(seconds)}
        line |= {name: score(annotate([net], reader, passages), passages) for name, passages in dev.items()}
        if epoch + 1 == section["epochs"]:
            export(net, inventory, out / "network")
        net.load_state_dict(now)
        state = {"epoch": epoch + 1, "step": step, "seconds": seconds, "net": now, "average": average}
        state |= {"optimizer": optimizer.state_dict(), "inventory": inventory.as_dict()}
        torch.save(state, out / "next")
        (out / "next").replace(path)
        with (out / "log.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")
        log.info("%s: %s", kind, line)


def main() -> None:
    """Read the command line and run one of the three parts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", choices=["teacher", "silver", "shipped"])
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--vectors", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True, help="the folder of this part; the others lie beside it")
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(os.cpu_count() or 1)
    config = Config().from_disk(CONFIG)
    if arguments.part == "silver":
        silver(arguments.corpora, arguments.vectors, arguments.out, config)
        return
    for seed in config[arguments.part]["seeds"]:
        train(arguments.part, seed, arguments.corpora, arguments.vectors, arguments.out, config)
    (arguments.out / "done").write_text("", encoding="utf-8")


if __name__ == "__main__":
    main()
