"""The measures of a finished build and each actor's rank by them."""

from __future__ import annotations

import bisect
import csv
from typing import NamedTuple

from graphkit.errors import ExportError
from graphkit.inquiry.output import Output
from graphkit.records import Measures

__all__ = ["MEASURES", "Ranked", "read_measures"]

MEASURES = (
    "mentions",
    "documents",
    *(name for name in Measures.__dataclass_fields__ if name not in {"actor", "community", "x", "y"}),
)
"""What actors are ranked by, columns of actors.csv."""


class Ranked(NamedTuple):
    """A measure of an actor and how many actors have a higher value, plus 1."""

    name: str
    value: int | float
    rank: int


def read_measures(output: Output) -> dict[str, tuple[Ranked, ...]]:
    """All measures of every actor of the graph by id, as actors.csv has them; places have none.

    Raises:
        ExportError: The table is missing, or was changed so that a number is none.
    """
    path = output.folder / "actors.csv"
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            values = {row["id"]: [_number(row[name]) for name in MEASURES] for row in csv.DictReader(file)}
    except OSError as error:
        raise ExportError(
            f"cannot read {path}: {error.strerror}", "Name the output folder of a finished graphkit build."
        ) from error
    except (KeyError, ValueError, TypeError, csv.Error) as error:
        raise ExportError(f"{path} is not a table that graphkit wrote", "Run graphkit build again.") from error
    ordered = [sorted(-row[place] for row in values.values()) for place in range(len(MEASURES))]
    return {
        actor: tuple(
            Ranked(name, value, bisect.bisect_left(column, -value) + 1)
            for name, value, column in zip(MEASURES, row, ordered, strict=True)
        )
        for actor, row in values.items()
    }


def _number(text: str) -> int | float:
    return int(text) if text.isdigit() else float(text)
