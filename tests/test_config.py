"""Settings that no run can follow are refused before it begins."""

from __future__ import annotations

import pytest

from graphkit.config import Config
from graphkit.errors import ConfigError


@pytest.mark.parametrize(
    ("section", "key", "value", "told"),
    [
        ("graph", "resolution", float("nan"), "cannot be nan"),
        ("graph", "resolution", float("inf"), "cannot be inf"),
        ("graph", "resolution", 0, "cannot be 0"),
        ("graph", "resolution", 10**400, "at most 1,000,000,000"),
        ("graph", "seed", -(10**30), "at most 1,000,000,000"),
        ("edges", "min_weight", 10**30, "at most 1,000,000,000"),
        ("edges", "max_evidence", 10**30, "at most 1,000,000,000"),
        ("language", "batch_size", 10**30, "at most 1,000,000,000"),
    ],
)
def test_numbers_that_mean_nothing(section, key, value, told):
    with pytest.raises(ConfigError) as caught:
        Config().override({section: {key: value}})
    assert told in f"{caught.value} {caught.value.hint}"


def test_whole_numbers_stand_for_others():
    resolution = Config().override({"graph": {"resolution": 2}}).graph.resolution
    assert (type(resolution), resolution) == (float, 2.0)


def test_a_number_that_python_does_not_read(tmp_path):
    path = tmp_path / "settings.toml"
    path.write_text(f"[graph]\nseed = {'9' * 5_000}\n")
    with pytest.raises(ConfigError, match=r"settings\.toml is not a valid TOML file"):
        Config.from_toml(path)
