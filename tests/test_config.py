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


def settings(folder, data):
    path = folder / "settings.toml"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return Config.from_toml(path)


def test_settings_of_windows_editors_can_be_read(tmp_path):
    found = settings(tmp_path, b"\xef\xbb\xbf[edges]\r\nmin_weight = 2\r\n[graph]\r\nseed = 7\r\n")
    assert (found.edges.min_weight, found.graph.seed) == (2, 7)


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16", "utf-16-le"])
def test_settings_in_another_encoding_are_to_be_saved_again(tmp_path, encoding):
    with pytest.raises(ConfigError, match=r"settings\.toml is not written in UTF-8") as caught:
        settings(tmp_path, '[views]\ntitle = "Café"\n'.encode(encoding))
    assert caught.value.hint == "Save it as UTF-8."


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("[graph]\nseed = 1\n[egdes]\nwindow = 'sentence'", "settings.toml, line 3: unknown section: 'egdes'"),
        ("[egdes]\n", "line 1: unknown section: 'egdes'"),
        ("[views]\n\ntitel = 'x'", "line 3: unknown key in [views]: 'titel'"),
        (
            "[graph]\nseed = 1\n[edges]\nmin_weight = 'two'",
            'line 4: edges.min_weight must be a whole number, not "two"',
        ),
        ("[edges]\nmin_confidence = true", "line 2: edges.min_confidence must be a number, not true"),
        ("[graph]\nisolated = 'no'", 'line 2: graph.isolated must be true or false, not "no"'),
        ("[views]\ntitle = 3", "line 2: views.title must be a text in quotation marks, not 3"),
        ("[edges]\nwindow = 'page'", "line 2: edges.window cannot be 'page'"),
        ("[time]\nfirst = 2025-03-02\nlast = 2025-03-01", "line 3: the first day, 2025-03-02, is after"),
        ("edges = 3", "line 1: [edges] must be a table"),
        ("edges.window = 'page'", "line 1: edges.window cannot be 'page'"),
    ],
)
def test_wrong_settings_are_told_with_file_and_line(tmp_path, source, told):
    with pytest.raises(ConfigError) as caught:
        settings(tmp_path, source)
    assert told in caught.value.message
