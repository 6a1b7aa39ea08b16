from __future__ import annotations

import json

import pytest


@pytest.fixture
def output(tmp_path):
    return tmp_path / "output"


@pytest.fixture
def built(graphkit, articles, output):
    assert graphkit("build", articles, "-o", output, "-q").output == ""
    return output


@pytest.fixture
def run_json():
    def read(output):
        return json.loads((output / "run.json").read_text(encoding="utf-8"))

    return read


@pytest.fixture
def lines():
    """What stands on standard error, which is one error and one hint."""

    def both(result):
        error, hint = result.stderr.strip().split("\n")
        assert error.startswith("error: ")
        assert hint.startswith("hint: ")
        return error, hint

    return both
