"""The words that report speech: verbs, nouns, and the frames in which they do."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import cast

from graphkit.records import CueClass

__all__ = ["ReportingWord", "reporting_nouns", "reporting_verbs", "verb_forms", "verb_lemma"]

_FILE = Path(__file__).parent / "reporting_words.tsv"

_ANY_WORD = frozenset({"quote", "paren", "hearer"})
"""Frames that say nothing of the act: quotations, parentheses, and whom it was said to."""


@dataclass(frozen=True, slots=True)
class ReportingWord:
    """One verb or noun.

    Attributes:
        classes: What kinds of act it reports ("said", "accused", "called for"), in the order of the data file.
        frames: The complements that hold what was said ("clause", "obj", "obj+as", "for"; see the data file).
        attitudes: Frames in which it reports a thought or wish instead of speech.
        class_in: What it reports in each of ``frames``, those that any reporting word may have ("quote") left out.
    """

    classes: tuple[str, ...]
    frames: frozenset[str]
    attitudes: frozenset[str]
    class_in: Mapping[str, CueClass] = field(default_factory=dict)


@cache
def reporting_verbs() -> dict[str, ReportingWord]:
    """Verbs by lemma, a particle joined with an underscore ("point_out")."""
    return _read("verb")


@cache
def reporting_nouns() -> dict[str, ReportingWord]:
    """Nouns by lemma."""
    return _read("noun")


def verb_lemma(form: str) -> str:
    """The reporting verb that a word form belongs to, "" if none: "said" gives "say".

    Not every pipeline's lemmatizer knows irregular verbs, and a missed "said" is a missed quote.
    """
    return verb_forms().get(form.lower(), "")


@cache
def verb_forms() -> dict[str, str]:
    """Word forms of reporting verbs, lower case, to the verb without its particle."""
    table: dict[str, str] = {}
    for entry in reporting_verbs():
        lemma = entry.partition("_")[0]
        for form in _inflected(lemma):
            table.setdefault(form, lemma)
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("forms\t"):
            lemma, *forms = line.split("\t")[1].split()
            table.update(dict.fromkeys(forms, lemma))
    for entry in reporting_verbs():
        lemma = entry.partition("_")[0]
        table[lemma] = lemma
    return table


def _inflected(lemma: str) -> list[str]:
    """Regular forms: say, says, saying; deny, denies, denied, denying; beg, begged; urge, urged, urging."""
    stems = {lemma}
    if re.fullmatch(r"(.*[^aeiou])?[aeiou][bdglmnprt]", lemma):
        stems.add(lemma + lemma[-1])
    if lemma.endswith("e"):
        stems = {lemma[:-1]}
    past = [stem + "ed" for stem in sorted(stems)]
    if re.search(r"[^aeiou]y$", lemma):
        past = [lemma[:-1] + "ied"]
    return [lemma, *_third_person(lemma), *past, *(stem + "ing" for stem in sorted(stems))]


def _third_person(lemma: str) -> list[str]:
    if re.search(r"[^aeiou]y$", lemma):
        return [lemma[:-1] + "ies"]
    return [lemma + ("es" if lemma.endswith(("s", "x", "ch", "sh", "z", "o")) else "s")]


def _read(wanted: str) -> dict[str, ReportingWord]:
    classes: dict[str, dict[str, None]] = {}
    class_in: dict[str, dict[str, CueClass]] = {}
    frames: dict[str, set[str]] = {}
    attitudes: dict[str, set[str]] = {}
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        pos, *columns = line.split("\t")
        if pos != wanted:
            continue
        cue_class, frame_list, words = columns
        for entry in words.split():
            word, _, mark = entry.partition(":")
            for frame_entry in frame_list.split():
                frame, _, frame_mark = frame_entry.partition(":")
                is_attitude = "attitude" in {mark, frame_mark}
                (attitudes if is_attitude else frames).setdefault(word, set()).add(frame)
                if not is_attitude:
                    classes.setdefault(word, {})[cue_class] = None
                if not is_attitude and frame not in _ANY_WORD:
                    class_in.setdefault(word, {}).setdefault(frame, cast("CueClass", cue_class))
    return {
        word: ReportingWord(
            classes=tuple(classes.get(word, {"attitude": None})),
            class_in=class_in.get(word, {}),
            frames=frozenset(frames.get(word, ())),
            attitudes=frozenset(attitudes.get(word, ())) - frozenset(frames.get(word, ())),
        )
        for word in sorted(frames.keys() | attitudes.keys())
    }
