from __future__ import annotations

import pytest
from typer.testing import CliRunner

from graphkit.cli import app


@pytest.fixture
def graphkit():
    """Run the command line in this process: ``graphkit("build", folder).exit_code``."""

    def run(*arguments, text=None):
        return CliRunner().invoke(app, [str(argument) for argument in arguments], input=text)

    return run
