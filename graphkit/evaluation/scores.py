"""What an evaluation says: counts, rates, and the errors behind them. The package's docstring defines the measures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

__all__ = ["Counts", "Errors", "Evaluation", "KindRecall", "Rates", "Scores", "Verdict", "share"]


def share(part: float, whole: float) -> float:
    """The part of the whole, 0 where there is nothing."""
    return part / whole if whole else 0.0


class Rates(NamedTuple):
    """Precision and recall."""

    precision: float
    recall: float

    @property
    def f(self) -> float:
        """Their harmonic mean, 0 where both are 0."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


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
    def f(self) -> float:
        """The F measure of these counts."""
        return self.rates.f


class KindRecall(NamedTuple):
    """Of the gold quotes of one kind: the share found, the share found with the right speaker, and their number."""

    content: float
    full: float
    quotes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """Every measure; the package's docstring defines them."""

    mentions: Counts
    mention_recall: Mapping[str, float]
    boilerplate_leaks: int
    actors: Counts
    b_cubed: Rates
    link_accuracy: float
    quote_content: Counts
    quote_full: Counts
    quote_named_speaker: Counts
    speaker_accuracy: float
    quote_recall_by_kind: Mapping[str, KindRecall]
    quote_edges: Counts
    cooccurrence_edges: Counts
    type_accuracy: float

    def measures(self) -> dict[str, float]:
        """One number per measure, all between 0 and 1 and better when higher; the leaks are not among them."""
        return {
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

    def as_json(self) -> dict[str, Any]:
        """All counts and rates, rounded to four places, for ``json.dumps``; None where nothing was to score."""

        def counts(value: Counts) -> dict[str, float | None]:
            rates = {"p": value.rates.precision, "r": value.rates.recall, "f": value.f}
            told = _rounded(rates) if any(value) else dict.fromkeys(rates)
            return {**told, "tp": value.right, "fp": value.spurious, "fn": value.missed}

        b_cubed = {"p": self.b_cubed.precision, "r": self.b_cubed.recall, "f": self.b_cubed.f}
        return {
            "mentions": counts(self.mentions),
            "mention_recall": _rounded(self.mention_recall),
            "boilerplate_leaks": self.boilerplate_leaks,
            "actors": counts(self.actors),
            "b_cubed": _rounded(b_cubed),
            "link_accuracy": round(self.link_accuracy, 4),
            "quote_content": counts(self.quote_content),
            "quote_full": counts(self.quote_full),
            "quote_named_speaker": counts(self.quote_named_speaker),
            "speaker_accuracy": round(self.speaker_accuracy, 4),
            "quote_recall_by_kind": {
                kind: {"content": round(recall.content, 4), "full": round(recall.full, 4), "n": recall.quotes}
                for kind, recall in self.quote_recall_by_kind.items()
            },
            "quote_edges": counts(self.quote_edges),
            "cooccurrence_edges": counts(self.cooccurrence_edges),
            "type_accuracy": round(self.type_accuracy, 4),
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


def _rounded(values: Mapping[str, float]) -> dict[str, float]:
    return {name: round(value, 4) for name, value in values.items()}
