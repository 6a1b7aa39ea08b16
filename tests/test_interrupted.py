"""A build that is killed loses at most the batch in flight, and the next one ends as if nothing had happened."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

import pytest
from conftest import MODEL

from graphkit import Config, build

pytestmark = [pytest.mark.model, pytest.mark.usefixtures("quick")]


def stored(path):
    if not path.exists():
        return 0
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
            return connection.execute("SELECT count(*) FROM document").fetchone()[0]
    except sqlite3.Error:  # it is being made
        return 0


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL")
def test_a_killed_build_is_resumed(articles, tmp_path, contents):
    for number in range(12):
        text = f"Sergey Lavrov met Marco Rubio in Riyadh on Tuesday. He said talk {number} was useful. " * 6
        (articles / f"{number}.txt").write_text(text, encoding="utf-8")
    settings = {"language": {"batch_size": 1, **({"model": MODEL} if MODEL else {})}}
    (tmp_path / "settings.toml").write_text(
        "[language]\n" + "".join(f"{key} = {value!r}\n" for key, value in settings["language"].items()),
        encoding="utf-8",
    )
    output = tmp_path / "killed"
    command = [
        sys.executable,
        "-m",
        "graphkit",
        "build",
        articles,
        "-o",
        output,
        "--config",
        tmp_path / "settings.toml",
    ]
    with subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL) as process:
        while process.poll() is None and stored(output / "graphkit.sqlite") < 3:
            time.sleep(0.02)
        process.send_signal(signal.SIGKILL)
    assert not (output / "run.json").exists()
    report = build([articles], output, Config().override(settings))
    assert report.kept >= 3
    assert report.kept + report.annotated == 15
    build([articles], tmp_path / "fresh", Config().override(settings))
    assert contents(output) == contents(tmp_path / "fresh")
