"""``graphkit explain``, ``show`` and ``quotes`` on a finished build."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import typing

import pytest
from conftest import DATED, UGLY

from graphkit.cli.quotes import Cue
from graphkit.records import CueClass

pytestmark = pytest.mark.model


def ok(result):
    assert (result.exit_code, result.stderr) == (0, "")
    assert "\x1b" not in result.stdout
    return result.stdout


def records(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_explain_shows_quotes_then_sentences_with_their_place(graphkit, finished):
    shown = ok(graphkit("explain", finished, "lavrov", "rubio"))
    assert shown.startswith("Sergey Lavrov and Marco Rubio, 2 documents")
    assert shown.index("Sergey Lavrov about Marco Rubio: weight 1") < shown.index("Mentioned together")
    assert "lavrov.txt:7 (" in shown
    assert "direct quote, said" in shown


def test_a_sentence_of_a_quote_is_not_printed_twice(graphkit, finished):
    shown = ok(graphkit("explain", finished, "lavrov", "rubio"))
    quotes, together = shown.split("Mentioned together")
    printed = [line for line in shown.splitlines() if line.startswith("    ") and "“" not in line]
    again = [line for line in printed if line.strip() == "in a quote above"]
    assert len(printed) - len(again) == len({line for line in printed if line not in again})
    assert "in a quote above" in together
    assert "in a quote above" not in quotes


def test_explain_as_json_gives_offsets_into_the_file(graphkit, finished):
    answer = json.loads(ok(graphkit("explain", finished, "Rubio", "Lavrov", "--json")))
    texts = DATED | UGLY
    passages = answer["quotes"] + answer["sentences"]
    assert answer["weights"]["together"] == len(answer["sentences"])
    for passage in passages:
        text = texts[passage["path"]]
        assert text[passage["start"] : passage["end"]] == passage["text"]
        assert text.count("\n", 0, passage["start"]) + 1 == passage["line"]
        assert {mark["role"] for mark in passage["marks"]} >= ({"speaker"} if passage["kind"] else {"actor", "other"})


def test_explain_says_who_he_is(graphkit, finished):
    answer = json.loads(ok(graphkit("explain", finished, "Rubio", "Lavrov", "--json")))
    ways = [way for passage in answer["quotes"] for way in passage["identified"]]
    assert [(way["actor"], way["text"], way["form"]) for way in ways] == [("marco-rubio.person", "He", "pronoun")]
    assert "“He” is Marco Rubio: a pronoun" in ok(graphkit("explain", finished, "Rubio", "Lavrov"))


def test_explain_as_a_table(graphkit, finished):
    table = records(ok(graphkit("explain", finished, "Rubio", "Lavrov", "--csv")))
    assert table[0]["kind"] == "direct"
    assert {row["path"] for row in table} == {"lavrov.txt", next(iter(UGLY))}


def test_explain_two_that_nothing_ties_and_one_with_itself(graphkit, finished):
    assert ok(graphkit("explain", finished, "Starmer", "Macron")).startswith("nothing ties Keir Starmer and Emmanuel")
    result = graphkit("explain", finished, "Starmer", "keir starmer")
    assert (result.exit_code, "are both Keir Starmer" in result.stderr) == (1, True)


@pytest.mark.parametrize(
    "command", [("explain", "Lavrow", "Rubio"), ("show", "Lavrow"), ("quotes", "--about", "Lavrow")]
)
def test_an_unknown_actor_tells_the_nearest(graphkit, finished, command):
    name, *others = command
    result = graphkit(name, finished, *others)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == 'error: there is no actor "Lavrow"\nhint: Did you mean Sergey Lavrov?\n'


@pytest.mark.parametrize("command", [("explain", "a", "b"), ("show", "a"), ("quotes",)])
def test_a_folder_without_a_build_says_so(graphkit, tmp_path, command):
    name, *others = command
    result = graphkit(name, tmp_path, *others)
    assert (result.exit_code, "holds no evidence store" in result.stderr) == (1, True)


def test_show_tells_who_it_is_and_what_was_said(graphkit, finished):
    shown = ok(graphkit("show", finished, "starmer"))
    for part in (
        "Keir Starmer  PERSON",
        "1 document, 2025-03-27",
        "strength",
        "Mentioned with",
        "What it said",
        "Kremlin",
    ):
        assert part in shown


def test_show_as_json_ranks_as_top_does(graphkit, finished):
    top = json.loads(graphkit("top", finished, "--json").stdout)
    for row in top[:3]:
        answer = json.loads(ok(graphkit("show", finished, row["id"], "--json")))
        assert answer["measures"]["strength"]["value"] == row["strength"]
        assert answer["measures"]["strength"]["rank"] == row["rank"]
        assert sum(item["count"] for item in answer["forms"]) == answer["mentions"]
    assert json.loads(graphkit("show", finished, top[0]["id"], "--json").stdout)["measures"]["strength"]["rank"] == 1


def test_show_says_how_many_more_there_are_and_how_to_see_them(graphkit, finished):
    few = json.loads(ok(graphkit("show", finished, "Lavrov", "-n", 1, "--json")))
    shown = ok(graphkit("show", finished, "Lavrov", "-n", 1))
    more = few["in_all"]["neighbours"]
    assert more > 1
    assert f"  and {more - 1} more (-n {more} shows all)\n" in shown
    every = ok(graphkit("show", finished, "Lavrov", "-n", max(few["in_all"].values())))
    assert " more (-n" not in every
    whole = json.loads(ok(graphkit("show", finished, "Lavrov", "-n", 1000, "--json")))
    assert {section: len(whole[section]) for section in few["in_all"]} == few["in_all"] == whole["in_all"]


def test_show_as_a_table_and_of_a_place(graphkit, finished):
    table = records(ok(graphkit("show", finished, "rubio", "--csv")))
    assert {"actor", "aliases", "measures", "neighbours", "said"} <= {row["section"] for row in table}


@pytest.mark.parametrize(
    "command", [["top"], ["show", "Starmer"], ["explain", "Lavrov", "Rubio"], ["quotes"], ["curate", "--log"]]
)
def test_two_formats_at_once_are_wrong_usage(graphkit, finished, command):
    name, *rest = command
    result = graphkit(name, finished, *rest, "--json", "--csv")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Choose one." in result.stderr


def test_quotes_by_everything_at_once(graphkit, finished):
    who = ["--speaker", "Keir Starmer", "--about", "putin", "--text", "table"]
    how = ["--from", "2025", "--to", "2025-03", "--kind", "direct", "--cue-class", "said"]
    result = graphkit("quotes", finished, *who, *how, "--csv")
    assert result.stderr == ""
    table = records(result.stdout)
    assert [(row["path"], row["speaker"], row["targets"]) for row in table] == [
        ("more/starmer.txt", "Keir Starmer", "Vladimir Putin")
    ]


def test_quotes_of_all_are_those_of_the_table(graphkit, finished):
    table = records((finished / "quotes.csv").read_text(encoding="utf-8"))
    answer = json.loads(ok(graphkit("quotes", finished, "--json")))
    assert len(table) == len(answer)
    assert {row["content"] for row in table if row["date"]} == {p["content"] for p in answer if p["published"]}
    asked = records(ok(graphkit("quotes", finished, "--csv")))
    assert sorted((row["document"], row["content"], row["speaker"]) for row in asked) == sorted(
        (row["document"], row["content"], row["speaker"]) for row in table
    )
    assert ok(graphkit("quotes", finished, "--text", "zebra")) == "no quotes\n"
    assert len(json.loads(ok(graphkit("quotes", finished, "-n", 2, "--json")))) == 2


@pytest.mark.parametrize("day", ["yesterday", "2025-13", "2025-02-30", "25-03-2025", "0000", "2025-", "", "20250325"])
def test_a_date_that_is_none(graphkit, finished, day):
    result = graphkit("quotes", finished, "--from", day)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "is no date; write 2025, 2025-03 or 2025-03-25" in " ".join(result.stderr.split())


def test_dates_the_wrong_way_round_and_a_kind_that_is_none(graphkit, finished):
    assert "is after" in graphkit("quotes", finished, "--from", "2026", "--to", "2025-05").stderr
    assert graphkit("quotes", finished, "--kind", "loud").exit_code == 2


def test_a_choice_that_is_none_is_told_in_words(graphkit, finished):
    told = " ".join(graphkit("export", finished, "--format", "xlsx").stderr.split())
    assert "'xlsx' is not one of 'graphml'" in told
    assert "Value error" not in told


def test_confidences_have_four_digits(graphkit, finished):
    found = [row["confidence"] for row in records(ok(graphkit("quotes", finished, "--csv")))]
    assert found
    assert all(len(value.partition(".")[2]) <= 4 for value in found)
    assert [quote["confidence"] for quote in json.loads(ok(graphkit("quotes", finished, "--json")))] == list(
        map(float, found)
    )


def test_quotes_of_undated_articles_are_counted_where_they_fit(graphkit, finished):
    everything = graphkit("quotes", finished, "--from", "2025")
    assert everything.stderr == "note: 2 quotes of undated articles left out\n"
    assert graphkit("quotes", finished, "--from", "2025", "--speaker", "Keir Starmer").stderr == ""


def test_a_month_ends_with_its_last_day(graphkit, finished):
    days = {row["date"] for row in records(graphkit("quotes", finished, "--to", "2025-03", "--csv").stdout)}
    assert max(days) >= "2025-03-27"
    assert not records(graphkit("quotes", finished, "--to", "2025-02", "--csv").stdout)


def test_the_classes_on_the_command_line_are_those_of_the_records():
    assert [cue.value for cue in Cue] == list(typing.get_args(CueClass))


def test_nothing_an_article_says_harms_the_terminal(graphkit, finished):
    shown = graphkit("explain", finished, "Rubio", "Lavrov").stdout
    assert "<202E>" in shown
    assert "\u202e" not in shown


def test_asking_loads_nothing_slow(finished):
    command = [sys.executable, "-X", "importtime", "-m", "graphkit", "show", str(finished), "lavrov"]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    imported = {line.rsplit("|", 1)[-1].strip().split(".")[0] for line in run.stderr.splitlines()}
    assert imported.isdisjoint({"spacy", "networkx", "numpy", "scipy", "pyvis", "trafilatura", "dateparser"})


def test_a_closed_pipe_is_no_error(finished):
    command = f"{sys.executable} -m graphkit quotes {finished} --json | head -c 10; exit ${{PIPESTATUS[0]}}"
    run = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert run.stderr == ""


@pytest.fixture(scope="module")
def later(nlp, tmp_path_factory):
    """Another build: without the hostile article, in windows of paragraphs."""
    from graphkit import Config, build, language

    folder = tmp_path_factory.mktemp("later")
    for name, text in DATED.items():
        path = folder / "articles" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(language, "load", lambda model="": nlp)
        build([folder / "articles"], folder / "output", Config().override({"edges": {"window": "paragraph"}}))
    return folder / "output"


def test_diff_of_two_settings(graphkit, finished, later):
    shown = ok(graphkit("diff", finished, later))
    assert shown.startswith("edges.window: sentence before, paragraph after\ndocuments 4 → 3, actors ")
    assert "New edges" in shown
    answer = json.loads(ok(graphkit("diff", finished, later, "--json")))
    table = records(ok(graphkit("diff", finished, later, "--csv")))
    assert len([row for row in table if row["what"] == "edge"]) == sum(map(len, answer["edges"].values()))
    assert ok(graphkit("diff", finished, later)) == shown


def test_diff_of_a_build_with_itself(graphkit, finished):
    assert ok(graphkit("diff", finished, finished)).startswith("the two outputs are equal: ")
    assert json.loads(ok(graphkit("diff", finished, finished, "--json")))["same"] is True


def test_diff_writes_a_page(graphkit, finished, later, tmp_path):
    path = tmp_path / "diff.html"
    result = graphkit("diff", finished, later, "--html", path)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"compared {finished} with {later}; open {path}\n"
    first = path.read_bytes()
    graphkit("diff", finished, later, "--html", path)
    assert path.read_bytes() == first
    path.write_text("mine")
    assert "is no page of graphkit read" in graphkit("diff", finished, later, "--html", path).stderr


def test_diff_with_a_folder_that_is_none(graphkit, finished, tmp_path):
    for folders in ((finished, tmp_path), (tmp_path, finished)):
        result = graphkit("diff", *folders)
        assert (result.exit_code, f"{tmp_path} holds no evidence store" in result.stderr) == (1, True)
    assert graphkit("diff", finished, finished, "--by", "fame").exit_code == 2


def test_what_was_said_is_marked_where_no_terminal_underlines_it(graphkit, finished):
    for shown in (ok(graphkit("quotes", finished)), ok(graphkit("show", finished, "Starmer"))):
        assert "«Vladimir Putin must come to the table,»" in shown or "«Vladimir Putin must come to the table»" in shown
    assert "«" not in graphkit("quotes", finished, "--csv").stdout
