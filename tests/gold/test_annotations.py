"""The gold says what the marked articles say, and every span fits its text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import compile as gold
import pytest

RECORDS = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(gold.ANNOTATIONS.glob("*.json"))]
NAMES = [f"{record['doc']}-{record['article']}" for record in RECORDS]
each_article = pytest.mark.parametrize("record", RECORDS, ids=NAMES)


def page(record: dict[str, Any]) -> str:
    with (gold.SEEDS / record["doc"]).open(encoding="utf-8", newline="") as file:
        return file.read()


def test_seeds_and_annotations_are_up_to_date():
    pages, annotations = gold.compile_all()
    assert gold.differences(pages, gold.SEEDS, "*.txt") == []
    assert gold.differences(annotations, gold.ANNOTATIONS, "*.json") == []


@each_article
def test_every_mention_is_the_slice_it_claims_to_be(record):
    text = page(record)
    assert [m["text"] for m in record["mentions"]] == [text[m["start"] : m["end"]] for m in record["mentions"]]


@each_article
def test_nothing_is_annotated_in_boilerplate(record):
    marks = [(m["start"], m["end"]) for m in record["mentions"]]
    marks += [tuple(span) for quote in record["quotes"] for span in quote["content"]]
    marks += [tuple(place) for place in record["places"]]
    low, high = record["span"]
    for start, end in marks:
        assert low <= start < end <= high
        assert not any(start < right and left < end for left, right in record["boilerplate"])


@each_article
def test_content_holds_no_double_quotation_marks_and_is_in_order(record):
    text = page(record)
    for quote in record["quotes"]:
        assert quote["content"] == sorted(quote["content"])
        for start, end in quote["content"]:
            assert not set('“”"\n') & set(text[start:end])


@each_article
def test_first_person_singular_in_a_quote_is_its_speaker(record):
    for mention in record["mentions"]:
        if mention["text"] in ("I", "my", "me", "My") and not mention["optional"]:
            speakers = [
                quote["speaker"]
                for quote in record["quotes"]
                if any(start <= mention["start"] < end for start, end in quote["content"])
            ]
            assert mention["actor"] in speakers


def marked(tmp_path: Path, body: str, header: str = "doc: a.txt\narticle: 1") -> dict[str, Any]:
    (tmp_path / "actors.tsv").write_text("ann\tPERSON\tAnn Lee\n", encoding="utf-8")
    (tmp_path / "01-01.txt").write_text(f"{header}\n---\n{body}\n", encoding="utf-8")
    record: dict[str, Any] = json.loads(gold.compile_all(tmp_path)[1]["01-01.json"])
    return record


@pytest.mark.parametrize(
    ("body", "kind", "content"),
    [
        ("“{1:Go home,}” [Ann Lee|ann^1] <1:said>.", "direct", ["Go home,"]),
        ("[Ann Lee|ann^1] <1:said> {1:it was “too late” to go}.", "mixed", ["it was", "too late", "to go"]),
        ("{1:It was} ‘{1:late}’, <1:says> [Ann Lee|ann^1]", "mixed", ["It was", "late"]),
        ("[Ann Lee|ann^1] <1:said> {1:it was Bob's turn}.", "indirect", ["it was Bob's turn"]),
        ("[Ann Lee|ann^1]\n“{1:First.\n\nSecond.}”", "direct", ["First.", "Second."]),
        ('[Ann Lee|ann^1]: "{1:First.\n"Second.}"', "direct", ["First.", "Second."]),
    ],
)
def test_compiler_cuts_content_at_quotation_marks(tmp_path, body, kind, content):
    record = marked(tmp_path, body)
    text = gold.compile_all(tmp_path)[0]["a.txt"]
    assert record["quotes"][0]["kind"] == kind
    assert [text[start:end] for start, end in record["quotes"][0]["content"]] == content


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("[Ann Lee|ann", "no valid tag"),
        ("[Ann Lee", "never closed"),
        ("{said}", "needs the number"),
        ("[Ann Lee|ann^1] <1:said>.", "no content"),
        ("[Bob|bob] and [Ann Lee|ann]", "actors.tsv has no 'bob'"),
        ("[ Ann|ann]", "white space"),
        ("[Ann|ann^1] and [Ann|ann^1] <1:say> {1:so}", "a speaker already"),
    ],
)
def test_compiler_says_what_is_wrong(tmp_path, body, message):
    with pytest.raises(gold.MarkupError, match=message):
        marked(tmp_path, body)
