"""The one place that turns an error into a message, a hint and an exit code."""

from __future__ import annotations

import logging
from typing import Any

import typer
from typer.core import TyperGroup

from graphkit.cli.terminal import tell
from graphkit.errors import GraphkitError

__all__ = ["INTERRUPTED", "Commands"]

INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells have it: 128 plus the number of the signal."""

log = logging.getLogger(__name__)


class Commands(TyperGroup):
    """The group of all commands, which catches what they raise."""

    def invoke(self, ctx: Any) -> Any:
        """Run a command; an error of ours is told without a traceback, which ``-vv`` shows."""
        try:
            return super().invoke(ctx)
        except GraphkitError as error:
            log.debug("traceback", exc_info=error)
            tell(f"error: {error.message}")
            if error.hint:
                tell(f"hint: {error.hint}")
            raise typer.Exit(1) from error
        except typer.BadParameter as error:
            error.message = error.message.removeprefix("Value error, ")  # Typer's, before "'xlsx' is not one of ..."
            raise
        except BrokenPipeError:
            raise  # "graphkit quotes ... | head": whoever reads has enough, which Typer ends without a word
        except OSError as error:  # a name too long, a folder that may not be entered
            log.debug("traceback", exc_info=error)
            tell(f"error: {error.strerror or error}: {str(error.filename or '')[:200]}")
            tell("hint: Check the path and your rights to it.")
            raise typer.Exit(1) from error
        except KeyboardInterrupt:
            tell("interrupted; what was annotated is kept, run the same command again to go on")
            raise typer.Exit(INTERRUPTED) from None
