"""What tests of several folders share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

MODEL = os.environ.get("GRAPHKIT_TEST_MODEL", "")
"""Another spaCy pipeline to run the tests with, by name or path; "" is the shipped one."""

ARTICLES = {
    "lavrov.txt": """Lavrov and Rubio meet in Riyadh

RIYADH, March 25, 2025 - Russian Foreign Minister Sergey Lavrov met US Secretary of State Marco Rubio in Riyadh.

"We have agreed with Marco Rubio to keep talking," Lavrov told reporters after the meeting. Rubio said that Russia must
show it is serious about peace.
""",
    "macron.txt": """Macron calls Zelensky

PARIS, March 26, 2025 - French President Emmanuel Macron spoke with Ukrainian President Volodymyr Zelensky on Wednesday.

Macron said that Volodymyr Zelensky was ready for a truce. Zelensky thanked Emmanuel Macron and the European Union for
their support, and accused Russia of playing for time.
""",
    "more/starmer.txt": """Starmer warns Moscow

LONDON, March 27, 2025 - British Prime Minister Keir Starmer warned on Thursday that Russia would face new sanctions.

"Vladimir Putin must come to the table," Keir Starmer said. The Kremlin accused Starmer of warmongering.
""",
}


@pytest.fixture(scope="session")
def nlp():
    """The language pipeline, loaded once for all tests."""
    from graphkit.language import load

    return load(MODEL)


@pytest.fixture
def quick(nlp, monkeypatch):
    """Builds in this process use the pipeline that is loaded already."""
    from graphkit import language

    load = language.load
    monkeypatch.setattr(language, "load", lambda model="": load(model) if model else nlp)


@pytest.fixture
def articles(tmp_path):
    """A folder of three short articles, one of them in a folder of its own."""
    folder = tmp_path / "articles"
    for name, text in ARTICLES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def contents():
    """A function that maps every file of a folder, the hidden ones and the store aside, to its bytes."""

    def read(folder: Path) -> dict[str, bytes]:
        names = (p for p in sorted(folder.rglob("*")) if p.is_file() and not p.name.startswith("."))
        return {p.relative_to(folder).as_posix(): p.read_bytes() for p in names if p.suffix != ".sqlite"}

    return read
