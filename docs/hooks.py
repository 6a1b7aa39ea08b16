"""Pages of the site that are made from the code: what each command and each setting is."""

from __future__ import annotations

import dataclasses
import inspect
import re
from typing import Any

import typer
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from typer.main import get_command

from graphkit.cli import app
from graphkit.config import Config


def commands() -> str:
    """Every command's ``--help``."""
    group: Any = get_command(app)
    page = [
        "# Commands",
        "What `graphkit COMMAND --help` prints. Exit codes: 0 done, 1 error, 2 wrong usage, 3 done with some documents "
        "skipped, 130 interrupted.",
    ]
    top = typer.Context(group, info_name="graphkit")
    for name, command in group.commands.items():
        context = typer.Context(command, info_name=name, parent=top, terminal_width=100, max_content_width=100)
        page += [f"## graphkit {name}", f"```text\n{command.get_help(context)}\n```"]
    return "\n\n".join(page) + "\n"


def settings() -> str:
    """Every setting with its meaning and its default, as the docstrings of the configuration say it."""
    page = [
        "# Settings",
        "The keys of the file that `--config` reads, with their defaults. `run.json` shows those of a run.",
    ]
    for section in dataclasses.fields(Config):
        value = getattr(Config(), section.name)
        meanings = attributes(type(value))
        rows = [
            f"| `{key.name}` | `{shown(getattr(value, key.name))}` | {meanings.get(key.name, '')} |"
            for key in dataclasses.fields(value)
        ]
        page += [f"## [{section.name}]", "| key | default | meaning |\n|---|---|---|\n" + "\n".join(rows)]
    return "\n\n".join(page) + "\n"


def attributes(section: type[Any]) -> dict[str, str]:
    """The entries of ``Attributes:`` in the docstring of a section."""
    text = inspect.getdoc(section) or ""
    entries = re.findall(r"^    (\w+): (.*(?:\n        .*)*)", text, re.MULTILINE)
    return {name: " ".join(words.split()).replace("|", "\\|") for name, words in entries}


def shown(value: object) -> str:
    """A default as it is written in TOML."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return "[" + ", ".join(shown(v) for v in value) + "]"
    return f'"{value}"' if isinstance(value, str) else str(value)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages made from the code."""
    for name, text in (("commands", commands()), ("settings", settings())):
        files.append(File.generated(config, f"reference/{name}.md", content=text))
    return files
