"""What tests of several folders share."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

MODEL = os.environ.get("GRAPHKIT_TEST_MODEL", "")
"""Another spaCy pipeline to run the tests with, by name or path; "" is the shipped one."""

ARTICLES = {
    "lavrov.txt": """Lavrov and Rubio meet in Riyadh

RIYADH, March 25 - Russian Foreign Minister Sergey Lavrov met US Secretary of State Marco Rubio in Riyadh.

"We have agreed with Marco Rubio to keep talking," Lavrov told reporters after the meeting. Rubio said that Russia must
show it is serious about peace.
""",
    "macron.txt": """Macron calls Zelensky

PARIS, March 26 - French President Emmanuel Macron spoke with Ukrainian President Volodymyr Zelensky on Wednesday.

Macron said that Volodymyr Zelensky was ready for a truce. Zelensky thanked Emmanuel Macron and the European Union for
their support, and accused Russia of playing for time.
""",
    "more/starmer.txt": """Starmer warns Moscow

LONDON, March 27 - British Prime Minister Keir Starmer warned on Thursday that Russia would face new sanctions.

"Vladimir Putin must come to the table," Keir Starmer said. The Kremlin accused Starmer of warmongering.
""",
}

DATED = {
    name: text.replace("\n\n", f"\n\nMarch {day}, 2025\n\n", 1)
    for day, (name, text) in enumerate(ARTICLES.items(), start=25)
}
"""The same articles with their dates: March 25 to 27."""

UGLY = {
    "ugly <b>&.txt": "Rubio 🙂 speaks\r\n\r\nWASHINGTON - Secretary of State Marco Rubio met journalists "
    "<script>alert(1)</script> on Friday.\r\n\r\n“Sergey Lavrov and I will talk again, \u202e& soon,” Rubio said. "
    "שלום 🙂🙂\r\n\r\nHe added that Sergey Lavrov had promised nothing \x1b[31mat all.\r\n",
}
"""A hostile name, line ends of Windows, emoji, right-to-left text, markup and a terminal escape."""


@pytest.fixture(scope="session")
def nlp():
    """The language pipeline, loaded once for all tests."""
    from graphkit.language import load

    return load(MODEL)


@pytest.fixture(scope="session")
def finished(nlp, tmp_path_factory):
    """The output folder of a finished build of ``DATED`` and a hostile one; not to be written to."""
    from graphkit import build, language

    folder = tmp_path_factory.mktemp("finished")
    for name, text in (DATED | UGLY).items():
        path = folder / "articles" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(language, "load", lambda model="": nlp)
        build([folder / "articles"], folder / "output")
    return folder / "output"


@pytest.fixture
def quick(nlp, monkeypatch):
    """Builds in this process use the pipeline that is loaded already, and start no worker."""
    import graphkit
    from graphkit import engines, language

    load = language.load

    def loaded(model=""):
        return load(model) if model else nlp

    monkeypatch.setattr(graphkit, "load", loaded)  # first: the package keeps a name that was used, and gets it back
    monkeypatch.setattr(language, "load", loaded)
    monkeypatch.setattr(engines, "fitting_pool", lambda *_, **__: engines.Serial())


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


@pytest.fixture(autouse=True)
def loggers_left_as_found() -> Iterator[None]:
    """``graphkit build`` sets up logging for its process, which here runs the next test as well."""
    loggers = [logging.getLogger(), logging.getLogger("graphkit")]
    before = [(logger, logger.level, list(logger.handlers)) for logger in loggers]
    yield
    for logger, level, handlers in before:
        logger.setLevel(level)
        logger.handlers[:] = handlers
