"""``graphkit model``: which language pipeline is used, and how good it is."""

from __future__ import annotations

from graphkit.cli.terminal import say
from graphkit.errors import LanguageError

__all__ = ["model_cli"]


def model_cli() -> None:
    """Show the card of the language pipeline that comes with graphkit: what it was trained on, how well it does."""
    from graphkit.language import SHIPPED

    try:
        card = (SHIPPED / "README.md").read_text(encoding="utf-8")
    except OSError as error:
        raise LanguageError(
            "this copy of graphkit comes without a language pipeline",
            "Name an installed spaCy pipeline with --model, for example en_core_web_sm.",
        ) from error
    say(card.rstrip())
