"""Golden cases: a short text, and what must and must not be found in it, in words.

A case is a file: a header of ``# key: value`` lines, the text, a line ``---``, and one expectation a line.

Header: ``# shows:`` what the case pins; ``# negative`` when its point is what must not be found; ``# known: why`` for a
case that fails today (it must then fail: the day it passes, the line goes).

Expectations, where NAME is any name the actor is mentioned by, or the one it is shown under:

=================================================  ===================================================================
``chain: NAME = a; b; c``                          one actor has exactly these mentions, in this order; ``...`` at the
                                                   end allows more
``not chain: a; b``                                no actor has both mentions
``no chain: NAME``                                 nobody is called this
``unlinked: a``                                    no mention with these words belongs to an actor
``no mention: a``                                  no mention touches these words
``label: NAME = PERSON``                           what the actor is
``place: a``                                       nobody acts there: no mention, or one that only locates
``quote: NAME -> NAME, NAME | kind | content``     a quote: its speaker (``nobody``; ``NAME + NAME`` for all who say it
                                                   together), its targets (``-``), and its words
``quote: … | kind | content | cue``                the same with its cue
``no quote: a``                                    no quote's content touches these words
``no quotes``                                      no quote at all
=================================================  ===================================================================
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pytest

from graphkit import language
from graphkit.pipeline import annotate_text
from graphkit.records import Annotations, Chain, CharSpan, Quote

FOLDER = Path(__file__).resolve().parent
LEAST_NEGATIVE = 1 / 3
OPEN_END = "..."


@dataclass(frozen=True)
class Case:
    """One file."""

    name: str
    shows: str
    negative: bool
    known: str
    text: str
    expectations: tuple[str, ...]


def read_case(path: Path) -> Case:
    """Take one file apart."""
    head, separator, tail = path.read_text(encoding="utf-8").partition("\n---\n")
    assert separator, f"{path.name}: no line '---' between text and expectations"
    lines = head.splitlines()
    header = [line.removeprefix("# ") for line in lines if line.startswith("# ")]
    fields = dict(line.partition(": ")[::2] for line in header)
    assert fields.keys() <= {"shows", "negative", "known"}, f"{path.name}: unknown header line"
    return Case(
        name=path.stem,
        shows=fields["shows"],
        negative="negative" in fields,
        known=fields.get("known", ""),
        text="\n".join(line for line in lines if not line.startswith("# ")),
        expectations=tuple(line for line in tail.splitlines() if line.strip()),
    )


CASES = [read_case(path) for path in sorted(FOLDER.glob("*.txt"))]


def _parameter(case: Case) -> pytest.param:
    marks = [pytest.mark.model]
    if case.known:
        marks.append(pytest.mark.xfail(reason=case.known, strict=True, raises=AssertionError))
    return pytest.param(case, id=case.name, marks=marks)


# --- what was found, in the words of the cases ----------------------------------------------------------------------


class Found:
    """Annotations that answer questions asked in words."""

    def __init__(self, annotations: Annotations) -> None:
        self.annotations = annotations
        self.text = annotations.document.text

    def mentions_of(self, chain: Chain) -> list[str]:
        return [self.annotations.mentions[index].text for index in chain.mentions]

    def names_of(self, index: int | None) -> set[str]:
        """Every name that may stand for the chain in a case."""
        if index is None:
            return {"nobody"}
        chain = self.annotations.chains[index]
        canonical = {self.annotations.mentions[i].canonical for i in chain.mentions}
        return {chain.name, *chain.aliases, *self.mentions_of(chain), *canonical} - {""}

    def chains_with(self, name: str) -> list[Chain]:
        return [chain for i, chain in enumerate(self.annotations.chains) if name in self.names_of(i)]

    def occurrences(self, words: str) -> list[CharSpan]:
        found = [CharSpan(*match.span()) for match in re.finditer(rf"\b{re.escape(words)}\b", self.text)]
        assert found, f"the text has no {words!r}"
        return found

    def show(self) -> str:
        """Everything, for the message of a failure."""
        chains = [
            f"  {chain.name} ({chain.label}) = {'; '.join(self.mentions_of(chain))}"
            for chain in self.annotations.chains
        ]
        linked = {index for chain in self.annotations.chains for index in chain.mentions}
        loose = [m.text for index, m in enumerate(self.annotations.mentions) if index not in linked]
        quotes = [f"  {self.show_quote(quote)}" for quote in self.annotations.quotes]
        return "\n".join(["", "chains:", *chains, f"loose: {'; '.join(loose)}", "quotes:", *quotes])

    def show_quote(self, quote: Quote) -> str:
        name = " + ".join(self.annotations.chains[speaker].name for speaker in quote.speakers) or "nobody"
        targets = ", ".join(self.annotations.chains[target].name for target in quote.targets) or "-"
        cue = "" if quote.cue is None else self.text[quote.cue.start : quote.cue.end]
        return f"{name} -> {targets} | {quote.kind} | {' '.join(self.words_of(quote))} | {cue}"

    def words_of(self, quote: Quote) -> list[str]:
        return [word for span in quote.content for word in words(self.text[span.start : span.end])]


def words(text: str) -> list[str]:
    """The words of a text; punctuation is nobody's business."""
    return re.findall(r"\w+(?:[’'-]\w+)*", text)


def listed(value: str) -> list[str]:
    return [part.strip() for part in value.split(";")]


# --- expectations ---------------------------------------------------------------------------------------------------


def expect_chain(found: Found, value: str) -> None:
    name, _, mentions = value.partition(" = ")
    expected = listed(mentions)
    chains = found.chains_with(name)
    assert len(chains) == 1, f"{len(chains)} actors are called {name}{found.show()}"
    actual = found.mentions_of(chains[0])
    if expected[-1] == OPEN_END:
        rest = iter(actual)
        assert all(mention in rest for mention in expected[:-1]), found.show()
    else:
        assert actual == expected, found.show()


def expect_not_chain(found: Found, value: str) -> None:
    apart = set(listed(value))
    assert not any(apart <= set(found.mentions_of(chain)) for chain in found.annotations.chains), found.show()


def expect_no_chain(found: Found, value: str) -> None:
    assert found.chains_with(value) == [], found.show()


def expect_unlinked(found: Found, value: str) -> None:
    found.occurrences(value)
    assert not any(value in found.mentions_of(chain) for chain in found.annotations.chains), found.show()


def expect_no_mention(found: Found, value: str) -> None:
    places = found.occurrences(value)
    touching = [m.text for m in found.annotations.mentions if any(m.span.overlaps(place) for place in places)]
    assert touching == [], found.show()


def expect_label(found: Found, value: str) -> None:
    name, _, label = value.partition(" = ")
    assert [chain.label for chain in found.chains_with(name)] == [label], found.show()


def expect_place(found: Found, value: str) -> None:
    places = found.occurrences(value)
    acting = [
        m.text for m in found.annotations.mentions if m.use == "actor" and any(m.span.overlaps(p) for p in places)
    ]
    assert acting == [], found.show()


class QuoteWords(NamedTuple):
    """A ``quote:`` line, taken apart."""

    speakers: list[str]
    targets: list[str]
    kind: str
    content: list[str]
    cue: str


def read_quote(value: str) -> QuoteWords:
    """Take a ``quote:`` line apart."""
    who, kind, content, *cue = (part.strip() for part in value.split(" | "))
    speakers, _, targets = who.partition(" -> ")
    named = [] if targets == "-" else [target.strip() for target in targets.split(",")]
    return QuoteWords(speakers.split(" + "), named, kind, words(content), cue[0] if cue else "")


def expect_quote(found: Found, value: str) -> None:
    expected = read_quote(value)
    matching = [quote for quote in found.annotations.quotes if found.words_of(quote) == expected.content]
    assert len(matching) == 1, f"{len(matching)} quotes with these words{found.show()}"
    quote = matching[0]
    speakers = [found.names_of(speaker) for speaker in quote.speakers or (None,)]
    assert len(speakers) == len(expected.speakers), found.show()
    assert all(name in names for name, names in zip(expected.speakers, speakers, strict=True)), found.show()
    targets = [found.names_of(target) for target in quote.targets]
    assert len(targets) == len(expected.targets), found.show()
    assert all(any(name in names for names in targets) for name in expected.targets), found.show()
    assert quote.kind == expected.kind, found.show()
    if expected.cue:
        assert quote.cue is not None, found.show()
        assert found.text[quote.cue.start : quote.cue.end] == expected.cue, found.show()


def expect_no_quote(found: Found, value: str) -> None:
    places = found.occurrences(value)
    touching = [q for q in found.annotations.quotes if any(s.overlaps(p) for s in q.content for p in places)]
    assert touching == [], found.show()


def expect_no_quotes(found: Found, value: str) -> None:
    assert found.annotations.quotes == (), found.show()


EXPECTATIONS = {
    "chain": expect_chain,
    "not chain": expect_not_chain,
    "no chain": expect_no_chain,
    "unlinked": expect_unlinked,
    "no mention": expect_no_mention,
    "label": expect_label,
    "place": expect_place,
    "quote": expect_quote,
    "no quote": expect_no_quote,
    "no quotes": expect_no_quotes,
}


# --- tests ----------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def nlp():
    return language.load()


@pytest.mark.parametrize("case", [_parameter(case) for case in CASES])
def test_case(case: Case, nlp) -> None:
    found = Found(annotate_text(case.text, nlp))
    for line in case.expectations:
        key, _, value = line.partition(": ")
        EXPECTATIONS[key](found, value)


def test_every_case_says_what_it_shows_and_expects_something_known():
    for case in CASES:
        assert case.shows, case.name
        assert case.expectations, case.name
        assert {line.partition(": ")[0] for line in case.expectations} <= EXPECTATIONS.keys(), case.name


def test_enough_cases_are_negative():
    assert sum(case.negative for case in CASES) >= LEAST_NEGATIVE * len(CASES)
