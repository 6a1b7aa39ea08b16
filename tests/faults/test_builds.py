"""Whatever ends a build, or changes under it: nothing is lost, nothing doubled, and the next build is as any other."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, suppress
from pathlib import Path

import faulty
import pytest
from faulty import TEXT, FaultySerial
from typer.testing import CliRunner

import graphkit
from graphkit import build
from graphkit.store import STORE

pytestmark = pytest.mark.skipif(os.name == "nt", reason="no SIGKILL")

ENVIRONMENT = {
    **os.environ,
    "PYTHONPATH": os.pathsep.join(
        map(str, (Path(graphkit.__file__).parents[1], Path(__file__).parent, Path(__file__).parents[1]))
    ),
}


@pytest.fixture
def folder(tmp_path):
    """A folder of articles; ``folder(30, _7="!die")`` gives the seventh an order."""
    articles = tmp_path / "articles"
    articles.mkdir()

    def fill(number, order="", **orders):
        for n in range(number):
            text = f"{order} {orders.get(f'_{n}', '')} {TEXT.format('EFGH'[n % 4])}Item {n}."
            (articles / f"{n:04}.txt").write_text(text, encoding="utf-8")
        return articles

    return fill


def heed_interrupts():
    """In a new process: Ctrl-C works, also where the tests run in the background and ignore it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.fixture
def started(tmp_path):
    """Start a build in a process group of its own; what is left of it is killed at the end."""
    (tmp_path / "settings.toml").write_text("[language]\nbatch_size = 2\n", encoding="utf-8")
    groups = []

    def start(articles, output, *options, **how):
        command = [sys.executable, "-c", "import faulty; faulty.run()", "build", articles, "-o", output]
        command += ["--config", tmp_path / "settings.toml", "--workers", "2", *options]
        process = subprocess.Popen(
            [str(part) for part in command],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=ENVIRONMENT,
            start_new_session=True,
            text=True,
            **{"preexec_fn": heed_interrupts, **how},
        )
        groups.append(process)
        return process

    yield start
    for process in groups:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


@pytest.fixture
def done(started, monkeypatch, tmp_path):
    """Run a build to its end, in this process and without a pool: exit code, and what was told of faults."""
    from graphkit.cli import app, build

    monkeypatch.setattr(build, "_engine", lambda *_, **__: FaultySerial())

    def run(articles, output, *options):
        command = ["build", articles, "-o", output, "--config", tmp_path / "settings.toml", *options]
        result = CliRunner().invoke(app, [str(part) for part in command])
        assert "Traceback" not in result.output
        return result.exit_code, "".join(f"{line}\n" for line in of_faults(result.stderr))

    return run


def of_faults(told):
    """What was told, without the line at the end that says what was made."""
    return [line for line in told.splitlines() if "; open " not in line]


def stored(output):
    """Ids of the documents in the store, twice where they are there twice."""
    with closing(sqlite3.connect(output / STORE)) as connection:
        return [name for (name,) in connection.execute("SELECT id FROM document ORDER BY id")]


def wait_for(number, output):
    """Wait until a build has put so many documents into its store."""
    for _ in range(600):
        with suppress(sqlite3.Error):
            if (output / STORE).exists() and len(stored(output)) >= number:
                return
        time.sleep(0.05)
    raise TimeoutError


def is_gone(group):
    """Whether no process of the group is left, shortly."""
    for _ in range(100):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


def run_json(output):
    return json.loads((output / "run.json").read_text(encoding="utf-8"))


def test_a_build_killed_again_and_again_ends_as_an_undisturbed_one(folder, started, done, tmp_path, contents):
    dice = random.Random(1)
    articles, output = folder(30, "!slow"), tmp_path / "output"
    wanted = 0
    for _ in range(2):
        process = started(articles, output)
        wanted += dice.randint(4, 12)
        wait_for(wanted, output)
        process.kill()
        process.communicate()
        assert is_gone(process.pid)
    before = stored(output)
    assert len(before) == len(set(before)) >= wanted
    assert done(articles, output) == (0, "")
    assert done(articles, tmp_path / "undisturbed") == (0, "")
    assert contents(output) == contents(tmp_path / "undisturbed")
    assert stored(output) == stored(tmp_path / "undisturbed") == [f"{n:04}.txt" for n in range(30)]


def test_ctrl_c_ends_everything_and_keeps_what_is_done(folder, started, done, tmp_path, contents):
    stopped = tmp_path / "stopped"
    articles, output = folder(40, "!slow", _39=f"!once={stopped} !hang"), tmp_path / "output"  # never ends by itself
    process = started(articles, output)
    wait_for(5, output)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to the workers, too
    _, told = process.communicate(timeout=20)
    assert process.returncode == 130
    assert told == "interrupted; what was annotated is kept, run the same command again to go on\n"
    assert is_gone(process.pid)
    assert 5 <= len(stored(output)) < 40
    assert [path.name for path in output.iterdir()] == [STORE]
    stopped.touch()
    assert done(articles, output) == (0, "")
    done(articles, tmp_path / "undisturbed")
    assert contents(output) == contents(tmp_path / "undisturbed")


def test_bad_documents_are_named_and_the_others_as_if_they_were_not_there(folder, started, done, tmp_path, contents):
    articles, output = folder(20, _3="!die", _11="!hang"), tmp_path / "output"
    process = started(articles, output, "--timeout", "1")
    _, told = process.communicate(timeout=60)
    assert process.returncode == 3
    assert of_faults(told) == [
        "skipped: 0003.txt: could not be annotated (its worker was killed, as happens where memory runs out)",
        "skipped: 0011.txt: could not be annotated (took longer than 1 s)",
    ]
    assert [failure["error"] for failure in run_json(output)["skipped"]] == ["WorkerDied", "Timeout"]
    assert len(stored(output)) == 18
    before = contents(output)
    code, told = done(articles, output)  # at once, without a hanging or dead worker
    assert (code, told.splitlines()[-1]) == (3, "note: 2 articles given up by an earlier build; --retry tries again")
    assert contents(output) == before
    for bad in ("0003.txt", "0011.txt"):
        path = articles / bad
        path.write_text(path.read_text("utf-8").replace("!die", "").replace("!hang", ""), "utf-8")
    assert done(articles, output) == (0, "")
    assert len(stored(output)) == 20


def test_two_builds_at_once(folder, started, done, tmp_path):
    articles, output = folder(40, "!slow"), tmp_path / "output"
    first = started(articles, output)
    wait_for(2, output)
    code, told = done(articles, output)
    assert (code, told.splitlines()[0]) == (1, f"error: another build is writing to {output}")
    first.communicate(timeout=60)
    assert first.returncode == 0
    assert len(stored(output)) == 40
    assert not (output / f".{STORE}.lock").exists()


def test_a_full_disk(folder, done, tmp_path, contents):
    articles, disk = folder(300), tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=500k", "tmpfs", disk], capture_output=True).returncode:
        pytest.skip("only the administrator can make a small disk")
    try:
        code, told = done(articles, disk / "output")
        assert code == 1
        assert "full" in told.splitlines()[0] or "No space left" in told.splitlines()[0]
        subprocess.run(["mount", "-o", "remount,size=50m", disk], check=True)
        assert done(articles, disk / "output") == (0, "")
        done(articles, tmp_path / "undisturbed")
        assert contents(disk / "output") == contents(tmp_path / "undisturbed")
    finally:
        subprocess.run(["umount", disk], check=True)


def test_a_disk_that_is_full_for_one_large_file(folder, started, done, tmp_path, contents):
    import resource

    articles, output = folder(60), tmp_path / "output"

    def small_files():
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    process = started(articles, output, preexec_fn=small_files)
    _, told = process.communicate(timeout=60)
    assert (process.returncode, told.count("\n"), "Traceback" in told) == (1, 2, False)
    assert done(articles, output) == (0, "")
    done(articles, tmp_path / "undisturbed")
    assert contents(output) == contents(tmp_path / "undisturbed")


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="no folder that nobody may write to")
def test_an_output_folder_that_cannot_be_written(folder, done):
    code, told = done(folder(2), Path("/proc/output"))
    assert (code, told.splitlines()[0][:47]) == (1, "error: cannot make the output folder /proc/outp")


def test_a_store_of_an_older_version(folder, done, tmp_path, contents):
    articles, output = folder(3), tmp_path / "output"
    done(articles, output)
    before = contents(output)
    with closing(sqlite3.connect(output / STORE)) as connection:
        connection.execute("PRAGMA user_version = 1")
    code, told = done(articles, output)
    assert (code, "another version of graphkit" in told, "--force" in told) == (1, True, True)
    assert done(articles, output, "--force") == (0, "")
    assert contents(output) == before


@pytest.mark.parametrize("seed", range(2))
def test_a_store_cut_short(folder, done, tmp_path, contents, seed):
    articles, output = folder(20), tmp_path / "output"
    done(articles, output)
    before, whole = contents(output), (output / STORE).read_bytes()
    (output / STORE).write_bytes(whole[: random.Random(seed).randrange(4096, len(whole) - 4096)])
    code, told = done(articles, output)
    assert (code, "is damaged" in told, "--force" in told) == (1, True, True)
    assert done(articles, output, "--force") == (0, "")
    assert contents(output) == before


def test_input_that_changes_during_the_run(folder, done, tmp_path, contents, monkeypatch):
    articles, output = folder(50), tmp_path / "output"
    annotated = faulty.annotated

    def meanwhile(document):
        (articles / "0049.txt").unlink(missing_ok=True)
        (articles / "0000.txt").write_text("A met Z in C@ and talked about the harbour for hours. " * 3, "utf-8")
        return annotated(document)

    monkeypatch.setattr(faulty, "annotated", meanwhile)
    code, told = done(articles, output)
    assert code == 3
    assert told.startswith("skipped: 0049.txt: cannot be read: it was removed during the run")
    assert told.count("\n") == 1
    monkeypatch.undo()
    build([articles], output, engine=FaultySerial())
    build([articles], tmp_path / "undisturbed", engine=FaultySerial())
    assert contents(output) == contents(tmp_path / "undisturbed")


@pytest.fixture
def part(tmp_path):
    """The articles of some numbers in a folder of their own, one file each or, with a name, in one file."""

    def write(folder, numbers, name=""):
        (tmp_path / folder).mkdir(exist_ok=True)
        texts = {n: f"{TEXT.format('EFGH'[n % 4])}Item {n}." for n in numbers}
        if name:
            lines = [json.dumps({"id": n, "text": text}) for n, text in texts.items()]
            (tmp_path / folder / name).write_text("\n".join(lines), encoding="utf-8")
        for n, text in () if name else texts.items():
            (tmp_path / folder / f"{n:04}.txt").write_text(text, encoding="utf-8")
        return tmp_path / folder

    return write


def test_one_part_of_a_corpus_does_not_replace_the_other_unasked(part, done, tmp_path, contents):
    first, second, output = part("part1", range(12)), part("part2", range(9, 15)), tmp_path / "output"
    assert done(first, output) == (0, "")
    before, had = contents(output), stored(output)
    code, told = done(second, output)
    assert code == 1
    assert told == (
        f"error: 9 of the 12 articles in {output} are not in this input\n"
        "hint: Add --prune to drop them, or choose another output folder.\n"
    )
    assert (contents(output), stored(output)) == (before, had)
    gone = [f"dropped: {n:04}.txt: no longer in the input\n" for n in range(9)]
    assert done(second, output, "--prune") == (0, "".join(gone))
    done(second, tmp_path / "undisturbed")
    assert contents(output) == contents(tmp_path / "undisturbed")


def test_a_file_that_lost_most_of_its_articles_does_not_drop_them_unasked(part, done, tmp_path, contents):
    articles, output = part("dump", range(12), "all.jsonl"), tmp_path / "output"
    done(articles, output)
    before, had = contents(output), stored(output)
    assert len(had) == 12
    part("dump", range(4), "all.jsonl")
    code, told = done(articles, output)
    assert code == 1
    assert f"8 of the 12 articles in {output} are not in this input\n" in told
    assert set(had) <= set(stored(output))
    assert contents(output) == before
    part("dump", range(12), "all.jsonl")
    assert done(articles, output) == (0, "")
    assert contents(output) == before


@pytest.mark.parametrize(("had", "left", "code"), [(4, 1, 0), (10, 5, 0), (9, 4, 1), (6, 1, 1)])
def test_few_articles_or_at_most_half_may_leave(part, done, tmp_path, had, left, code):
    articles = part("articles", range(had))
    done(articles, tmp_path / "output")
    for n in range(left, had):
        (articles / f"{n:04}.txt").unlink()
    assert done(articles, tmp_path / "output")[0] == code
    assert len(stored(tmp_path / "output")) == (had if code else left)


def test_force_asks_about_no_article(part, done, tmp_path):
    done(part("part1", range(8)), tmp_path / "output")
    assert done(part("part2", range(20, 23)), tmp_path / "output", "--force") == (0, "")


def test_what_is_no_longer_in_the_input_is_dropped_and_told(folder, done, tmp_path, contents):
    articles, output = folder(5), tmp_path / "output"
    done(articles, output)
    (articles / "0002.txt").unlink()
    assert done(articles, output) == (0, "dropped: 0002.txt: no longer in the input\n")
    done(articles, tmp_path / "undisturbed")
    assert contents(output) == contents(tmp_path / "undisturbed")


def test_what_is_gone_is_named_also_quietly_and_all_of_it_on_request(part, done, tmp_path):
    articles, output = part("articles", range(26)), tmp_path / "output"
    for options, named, others in ((["-q"], 10, "dropped: 2 more that are no longer in the input"), (["-v"], 12, "")):
        part("articles", range(26))
        done(articles, output)
        for n in range(12):
            (articles / f"{n:04}.txt").unlink()
        code, told = done(articles, output, *options)
        assert (code, told.count(": no longer in the input\n")) == (0, named)
        assert others in told


def test_an_article_that_cannot_be_read_any_more_is_skipped_and_not_gone(folder, done, tmp_path):
    articles, output = folder(3), tmp_path / "output"
    done(articles, output)
    (articles / "0001.txt").write_bytes(b"")
    code, told = done(articles, output)
    assert (code, told.count("0001.txt")) == (3, 1)
    assert told.startswith("skipped: 0001.txt: ")


def test_run_json_has_the_hash_of_every_file_as_it_lies_on_disk(folder, done, tmp_path):
    articles = folder(2)
    packed = articles / "packed.txt.gz"
    packed.write_bytes(gzip.compress((articles / "0001.txt").read_bytes() + b" Item 3."))
    done(articles, tmp_path / "output")
    assert run_json(tmp_path / "output")["files"] == {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(articles.iterdir())
    }


def test_input_that_cannot_be_read(folder, done, tmp_path):
    articles = folder(3)
    (articles / "gone.txt").symlink_to(articles / "nowhere.txt")
    code, told = done(articles, tmp_path / "output")
    assert (code, told.count("\n")) == (3, 1)
    assert told == "skipped: gone.txt: cannot be read: it is a link to a file that is not there\n"
    assert len(stored(tmp_path / "output")) == 3


def test_hundreds_of_small_files(folder, done, tmp_path, contents):
    articles = folder(200)
    assert done(articles, tmp_path / "output") == (0, "")
    assert len(run_json(tmp_path / "output")["inputs"]) == 200
    before = contents(tmp_path / "output")
    assert done(articles, tmp_path / "output") == (0, "")
    assert contents(tmp_path / "output") == before
