"""``graphkit evaluate`` and ``graphkit annotate-sample`` as a user meets them."""

from __future__ import annotations

import json

import pytest

pytestmark = [pytest.mark.model, pytest.mark.usefixtures("quick")]


@pytest.fixture
def output(graphkit, articles, tmp_path):
    # Records and HTML too, whose texts are no files; and one name in two folders.
    record = {"text": (articles / "macron.txt").read_text(encoding="utf-8"), "id": "first"}
    (articles / "records.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
    (articles / "more" / "macron.txt").write_text(record["text"].replace("Macron", "Sarkozy"), encoding="utf-8")
    text = (articles / "lavrov.txt").read_text(encoding="utf-8").replace("\n\n", "</p>\n<p>")
    (articles / "page.html").write_text(f"<html><body><h1>Talks</h1><p>{text}</p></body></html>", encoding="utf-8")
    assert graphkit("build", articles, "-o", tmp_path / "out").exit_code == 0
    return tmp_path / "out"


@pytest.fixture
def sample(graphkit, output, tmp_path):
    result = graphkit("annotate-sample", output, "-o", tmp_path / "sample")
    assert (result.exit_code, result.stdout) == (0, "")
    return tmp_path / "sample"


def scores(graphkit, sample, output):
    result = graphkit("evaluate", sample, output, "--json")
    assert (result.exit_code, result.stderr) == (0, "")
    return json.loads(result.stdout)


def test_an_uncorrected_sample_is_right_throughout(graphkit, sample, output):
    found = scores(graphkit, sample, output)
    for measure in ("mentions", "actors", "quote_content", "quote_full", "quote_edges", "cooccurrence_edges"):
        assert found[measure]["f"] == 1.0, measure
        assert found[measure]["tp"] > 0
    assert (found["link_accuracy"], found["type_accuracy"], found["speaker_accuracy"]) == (1.0, 1.0, 1.0)
    assert found["boilerplate_leaks"] == 0


def test_folders_the_wrong_way_round_are_told(graphkit, output):
    result = graphkit("evaluate", output, output)
    assert (result.exit_code, "is the output folder of a build\n" in result.stderr) == (1, True)
    assert "Name the folder of hand-checked articles first" in result.stderr


def test_every_article_has_a_page_to_look_at(sample):
    gold = sorted(path.stem for path in sample.glob("*.json"))
    assert len(gold) == 6
    assert gold == sorted(path.stem for path in sample.glob("*.html"))


def test_a_correction_is_counted(graphkit, sample, output):
    path = sample / "lavrov.txt.json"
    text = path.read_text(encoding="utf-8")
    gold = json.loads(text)
    wrong = next(m for m in gold["mentions"] if m["text"] == "Marco Rubio" and m["form"] == "named")
    kept = [line for line in text.split("\n") if f'"start": {wrong["start"]},' not in line]
    path.write_text("\n".join(kept), encoding="utf-8")
    found = scores(graphkit, sample, output)
    assert (found["mentions"]["fp"], found["mentions"]["fn"]) == (1, 0)
    told = graphkit("evaluate", sample, output, "--detail").stdout
    assert "spurious mentions: 1\n  lavrov.txt" in told


def test_the_table_names_every_measure(graphkit, sample, output):
    lines = graphkit("evaluate", sample, output).stdout.splitlines()
    assert lines[0].split() == ["precision", "recall", "F", "right", "wrong", "missed"]
    assert [line[:26].strip() for line in lines[1:]] == [
        "mentions",
        "actors",
        "quotes",
        "quotes with their speaker",
        "quote edges",
        "co-occurrence edges",
        "linking, share right",
        "types, share right",
        "speakers, share right",
        "mentions in boilerplate",
    ]


def test_the_same_seed_gives_the_same_sample(graphkit, output, tmp_path, contents):
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        graphkit("annotate-sample", output, "-n", 3, "--seed", seed, "-o", tmp_path / name)
    assert contents(tmp_path / "a") == contents(tmp_path / "b")
    assert len(contents(tmp_path / "a")) == 6
    assert contents(tmp_path / "a").keys() != contents(tmp_path / "c").keys()


def test_a_rate_of_nothing_is_a_dash(graphkit, sample, output):
    for path in sample.glob("*.json"):
        gold = json.loads(path.read_text(encoding="utf-8"))
        path.write_text(json.dumps({**gold, "quotes": []}), encoding="utf-8")
    table = {line[:26].strip(): line[26:].split() for line in graphkit("evaluate", sample, output).stdout.splitlines()}
    assert table["quotes"][:4] == ["0.00", "-", "0.00", "0"]
    assert table["speakers, share right"] == ["-"]


def test_corrections_are_never_replaced(graphkit, sample, output, contents):
    before = contents(sample)
    result = graphkit("annotate-sample", output, "-o", sample)
    assert result.exit_code == 1
    assert "what is corrected is not replaced" in result.stderr
    assert contents(sample) == before


def test_a_sample_of_another_build_is_told(graphkit, sample, output, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    (other / "else.txt").write_text("Angela Merkel met Emmanuel Macron. " * 10, encoding="utf-8")
    assert graphkit("build", other, "-o", tmp_path / "out2").exit_code == 0
    result = graphkit("evaluate", sample, tmp_path / "out2")
    assert result.exit_code == 1
    assert "which is not in" in result.stderr


@pytest.mark.parametrize("command", [["evaluate", "gold"], ["annotate-sample", "-o", "sample"]])
def test_what_is_no_build_is_told(graphkit, tmp_path, command):
    result = graphkit(*command, tmp_path / "nothing")
    assert result.exit_code == 1
    assert "Name the output folder of a finished graphkit build." in result.stderr
