"""Work grows with the length of a text, not with its square, whatever stands in it.

Counted are lines of Python that run, so that the result is the same on every machine.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from graphkit.pipeline import annotate_text

SYLLABLES = "ba ko mi tu re sa lo ni da ve".split()


def name(number: int) -> str:
    """A name that no other number has: "Kobamitu Vedasaro"."""
    digits = f"{1_000 + number}"
    return " ".join("".join(SYLLABLES[int(d)] for d in part).title() for part in (digits, digits[::-1]))


KINDS: dict[str, Callable[[int], str]] = {
    "names and commas": lambda n: ", ".join(map(name, range(n // 3))) + " met.",
    "bodies and brackets": lambda n: ", ".join(f"the {name(i)} Bank ({name(i)[0]}XB)" for i in range(n // 7)) + " met.",
    "X said that Y said": lambda n: " ".join(f"{name(i)} said that" for i in range(n // 4)) + " it rained.",
    "and said, and said": lambda n: "Ada Roe said it rained" + " and said it was over, adding that it was" * (n // 8),
    "marks never closed": lambda n: "“We met him, " + "he said, and “they went home, " * (n // 7) + ".",
    "marks that only close": lambda n: "We met him, he said” " * (n // 6),
    "pronouns": lambda n: "Ada Roe and Dan Poe met " + "he and she and it and they and him and her and " * (n // 12),
    "whose": lambda n: "Ada Roe met " + "his minister and her lawyer and its agency and " * (n // 9) + "him.",
    "appositions": lambda n: "Ada Roe" + "".join(f", the president of the {name(i)} Bank" for i in range(n // 8)),
    "capitals": lambda n: "PUTIN MEETS XI " * (n // 3),
    "speakers in turn": lambda n: "\n".join(f"{name(i)}: It rained." for i in range(n // 6)),
    "posts": lambda n: "\n".join(f"It rained.\n— {name(i)}" for i in range(n // 6)),
}


def steps(work: Callable[[], object]) -> int:
    """How many lines of Python run, each turn of a loop counted."""
    count = 0

    def trace(frame, event, argument):
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


@pytest.mark.model
@pytest.mark.parametrize("kind", KINDS)
def test_twice_as_long_a_text_is_twice_the_work(nlp, monkeypatch, kind):
    monkeypatch.setattr("graphkit.language.cutting.LONGEST_SENTENCE", 60)  # so that short texts show it
    monkeypatch.setattr("graphkit.quotes.reading.LONGEST_SENTENCE", 60)
    text = KINDS[kind]
    annotate_text(text(400), nlp)  # what is read once is read now
    short, long = (steps(lambda n=n: annotate_text(text(n), nlp)) for n in (500, 1_000))
    assert long < 2.7 * short
