"""What the steps of this stage pass on among themselves: a span of tokens that may be a mention."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from graphkit.records import Form, Gender, Label, Number

__all__ = ["Candidate"]


@dataclass(slots=True, kw_only=True)  # not frozen: many are made, and freezing makes them three times as dear
class Candidate:
    """A possible mention, in tokens.

    Attributes:
        start: Index of the first token.
        end: One past the last.
        form: How it would refer.
        label: What it would refer to, "" where it does not tell.
        canonical: The usual name of a state, seat or institution, else "".
        seat: Whether it names a seat of government, which may stand for its state.
        gender: As far as the words themselves tell.
        number: As far as the words themselves tell.
        role: For a role noun, its role and body ("president of Russia"), else "".
        rule: Which rule found it.
    """

    start: int
    end: int
    form: Form
    label: Label | Literal[""]
    canonical: str = ""
    seat: bool = False
    gender: Gender = ""
    number: Number = ""
    role: str = ""
    rule: str = ""
