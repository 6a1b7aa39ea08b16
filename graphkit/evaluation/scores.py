"""What an evaluation says: counts, rates, and the errors behind them. The package's docstring defines the measures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

__all__ = ["Counts", "Errors", "Evaluation", "KindRecall", "Rates", "Scores", "Verdict", "share"]


def share(part: float, whole: float) -> float | None:
    """The part of the whole, 0 to 1; None where there is nothing to have a part of."""
    return part / whole if whole else None


class Rates(NamedTuple):
    """Precision and recall; None where nothing was found, or nothing was to be found."""

    precision: float | None
    recall: float | None

    @property
    def f(self) -> float | None:
        """Their harmonic mean, 0 where one is; None where nothing was to be found and nothing was."""
        if self.precision is None and self.recall is None:
            return None
        if not self.precision or not self.recall:
            return 0.0
        return 2 * self.precision * self.recall / (self.precision + self.recall)


class Counts(NamedTuple):
    """How many were right, how many found ones were wrong, how many were missed."""

    right: int
    spurious: int
    missed: int

    @property
    def rates(self) -> Rates:
        """Precision and recall of these counts."""
        return Rates(share(self.right, self.right + self.spurious), share(self.right, self.right + self.missed))

    @property
    def f(self) -> float | None:
        """The F measure of these counts, None where nothing was counted."""
        return self.rates.f


class KindRecall(NamedTuple):
    """Of the gold quotes of one kind: the share found, the share found with the right speaker, and their number."""

    content: float
    full: float
    quotes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """Every measure; the package's docstring defines them. A share is None where there was nothing to score."""

    mentions: Counts
    mention_recall: Mapping[str, float]
    boilerplate_leaks: int
    actors: Counts
    b_cubed: Rates
    link_accuracy: float | None
    quote_content: Counts
    quote_full: Counts
    quote_named_speaker: Counts
    speaker_accuracy: float | None
    quote_recall_by_kind: Mapping[str, KindRecall]
    quote_edges: Counts
    cooccurrence_edges: Counts
    type_accuracy: float | None

    def measures(self) -> dict[str, float]:
        """One number per measure, 0 to 1, better when higher, 0 where it is undefined; the leaks are not among them."""
        measures = {
            "mentions": self.mentions.f,
            **{f"recall of {form} mentions": share for form, share in self.mention_recall.items()},
            "actors": self.actors.f,
            "b-cubed": self.b_cubed.f,
            "link accuracy": self.link_accuracy,
            "type accuracy": self.type_accuracy,
            "quote content": self.quote_content.f,
            "quote with speaker": self.quote_full.f,
            "quote with named speaker": self.quote_named_speaker.f,
            "quote edges": self.quote_edges.f,
            "co-occurrence edges": self.cooccurrence_edges.f,
        }
        return {name: value or 0.0 for name, value in measures.items()}

    def as_json(self) -> dict[str, Any]:
        """All counts and rates, rounded to four places, for ``json.dumps``; None where nothing was to score."""

        def counts(value: Counts) -> dict[str, float | None]:
            return {**rates(value.rates), "tp": value.right, "fp": value.spurious, "fn": value.missed}

        def rates(value: Rates) -> dict[str, float | None]:
            return _rounded({"p": value.precision, "r": value.recall, "f": value.f})

        return {
            "mentions": counts(self.mentions),
            "mention_recall": _rounded(self.mention_recall),
            "boilerplate_leaks": self.boilerplate_leaks,
            "actors": counts(self.actors),
            "b_cubed": rates(self.b_cubed),
            "link_accuracy": _four_places(self.link_accuracy),
            "quote_content": counts(self.quote_content),
            "quote_full": counts(self.quote_full),
            "quote_named_speaker": counts(self.quote_named_speaker),
            "speaker_accuracy": _four_places(self.speaker_accuracy),
            "quote_recall_by_kind": {
                kind: {"content": round(recall.content, 4), "full": round(recall.full, 4), "n": recall.quotes}
                for kind, recall in self.quote_recall_by_kind.items()
            },
            "quote_edges": counts(self.quote_edges),
            "cooccurrence_edges": counts(self.cooccurrence_edges),
            "type_accuracy": _four_places(self.type_accuracy),
        }


@dataclass(frozen=True, slots=True)
class Errors:
    """What went wrong, a line each, in the order of the articles."""

    missed_mentions: list[str] = field(default_factory=list)
    spurious_mentions: list[str] = field(default_factory=list)
    leaked_mentions: list[str] = field(default_factory=list)
    wrong_links: list[str] = field(default_factory=list)
    missed_actors: list[str] = field(default_factory=list)
    spurious_actors: list[str] = field(default_factory=list)
    missed_quotes: list[str] = field(default_factory=list)
    spurious_quotes: list[str] = field(default_factory=list)
    wrong_speakers: list[str] = field(default_factory=list)
    missed_quote_edges: list[str] = field(default_factory=list)
    spurious_quote_edges: list[str] = field(default_factory=list)
    missed_cooccurrence_edges: list[str] = field(default_factory=list)
    spurious_cooccurrence_edges: list[str] = field(default_factory=list)


class Verdict(NamedTuple):
    """One decision and whether it was right.

    Attributes:
        decision: What was decided: whose a mention is, who says what, which edge that makes.
        rule: The rule that decided; "nothing: ..." where none did and one should have.
        right: Whether the gold says the same.
        confidence: How sure the program was, 0 to 1; None where it decided nothing.
        where: File, position and words.
    """

    decision: Literal["link", "quote", "quote edge"]
    rule: str
    right: bool
    confidence: float | None
    where: str


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The scores, the errors behind them, and a verdict on every decision."""

    scores: Scores
    errors: Errors
    verdicts: tuple[Verdict, ...] = ()


def _rounded(values: Mapping[str, float | None]) -> dict[str, float | None]:
    return {name: _four_places(value) for name, value in values.items()}


def _four_places(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
