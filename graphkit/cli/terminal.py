"""Printing text that others wrote: articles, file names, error messages."""

from __future__ import annotations

import unicodedata

import typer

__all__ = ["complain", "printable", "say"]


def printable(text: str) -> str:
    """The text with everything that a terminal would obey, not show, made visible.

    Control characters (escape sequences begin with one), direction marks that reorder what is read, and half
    characters become their code, ``<1B>``; tabs and line ends stay.
    """
    return "".join(
        character
        if character in "\n\t" or unicodedata.category(character) not in _OBEYED
        else f"<{ord(character):02X}>"
        for character in text
    )


_OBEYED = {"Cc", "Cf", "Cs", "Zl", "Zp"}
"""Unicode categories: control, format, surrogate, line and paragraph separator."""


def say(text: str) -> None:
    """Print a result."""
    typer.echo(printable(text))


def complain(text: str) -> None:
    """Print a message for the person at the terminal, on standard error."""
    typer.echo(printable(text), err=True)
