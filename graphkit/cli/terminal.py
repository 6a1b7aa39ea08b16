"""Printing text that others wrote: articles, file names, error messages."""

from __future__ import annotations

import io
import json
import os
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

import typer

__all__ = ["has_styles", "one_format", "printable", "say", "say_csv", "say_json", "show", "styled", "tell"]


_OBEYED = {"Cc", "Cf", "Cs", "Zl", "Zp"}
"""Unicode categories: control, format, surrogate, line and paragraph separator."""

_SHOWN = {"\n", "\t", "\N{SOFT HYPHEN}", "\N{ZERO WIDTH NON-JOINER}", "\N{ZERO WIDTH JOINER}"}
"""Of these categories, what ordinary text needs: names in Persian or Hindi hold joiners."""


def printable(text: str) -> str:
    """The text with everything that a terminal would obey, not show, made visible.

    Control characters (escape sequences begin with one), direction marks that reorder what is read, and half
    characters become their code, ``<1B>``; tabs and line ends stay.
    """
    return "".join(f"<{ord(character):02X}>" if _is_obeyed(character) else character for character in text)


def _is_obeyed(character: str) -> bool:
    return character not in _SHOWN and unicodedata.category(character) in _OBEYED


def say(text: str) -> None:
    """Print a result on standard output."""
    typer.echo(printable(text))


def styled(text: str, **style: Any) -> str:
    """Text that others wrote, made printable, in a style of ``typer.style``; for ``show``."""
    return typer.style(printable(text), **style)


def show(text: str) -> None:
    """Print a result whose parts are printable or styled; styles are left out where nobody would see them."""
    typer.echo(text, color=False if os.environ.get("NO_COLOR") else None)


def has_styles() -> bool:
    """Whether ``show`` prints styles: standard output is a terminal, and nobody asked for none."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def say_json(value: Any) -> None:
    """Print a result for programs, with every text as it is; what a terminal would obey is escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    typer.echo("".join(json.dumps(character)[1:-1] if _is_obeyed(character) else character for character in text))


def say_csv(header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print a table as the files have it."""
    from graphkit.views.tables import write_rows

    table = io.StringIO(newline="")
    write_rows(table, header, rows)
    typer.echo(table.getvalue(), nl=False)


def one_format(**wanted: object) -> None:
    """Refuse to print in two formats at once; every option that chooses one is named, with its value."""
    given = [f"--{name}" for name, value in wanted.items() if value]
    if len(given) > 1:
        raise typer.BadParameter(f"{' and '.join(given)} are {len(given)} formats. Choose one.")


def tell(text: str) -> None:
    """Print a message for the person at the terminal, on standard error."""
    typer.echo(printable(text), err=True)
