from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import graphkit


def test_the_public_names_are_sorted_exist_and_are_few():
    assert graphkit.__all__ == sorted(graphkit.__all__)
    assert len(graphkit.__all__) <= 15
    for name in graphkit.__all__:
        assert getattr(graphkit, name) is not None
    assert set(graphkit.__all__) <= set(dir(graphkit))


def test_every_public_name_is_documented():
    for name in set(graphkit.__all__) - {"__version__"}:
        assert (getattr(graphkit, name).__doc__ or "").strip(), name


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'biuld'"):
        graphkit.biuld  # noqa: B018


def test_importing_graphkit_loads_nothing_slow():
    code = "import sys, graphkit; print(*sorted({name.split('.')[0] for name in sys.modules}))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(run.stdout.split()).isdisjoint({
        "spacy",
        "networkx",
        "numpy",
        "pyvis",
        "typer",
        "trafilatura",
        "sqlite3",
    })


def test_the_version_is_that_of_the_package():
    pyproject = Path(__file__).parents[1] / "pyproject.toml"
    assert tomllib.loads(pyproject.read_text(encoding="utf-8"))["project"]["version"] == graphkit.__version__
