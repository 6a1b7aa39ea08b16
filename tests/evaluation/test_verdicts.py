"""Every decision gets a verdict under the rule that made it."""

from __future__ import annotations

import json

import pytest

from graphkit.evaluation import evaluate

TEXT = "Ann Lee met Bob Ray. She said he was late. “I am tired,” Ray said.\n"


def span(words):
    start = TEXT.index(words)
    return [start, start + len(words)]


def gold_mention(words, actor, form="named"):
    start, end = span(words)
    return {"start": start, "end": end, "text": words, "form": form, "use": "actor", "actor": actor, "optional": False}


GOLD = {
    "doc": "page.txt",
    "article": 1,
    "title": "",
    "span": [0, len(TEXT)],
    "boilerplate": [],
    "places": [],
    "actors": [{"id": "ann", "type": "PERSON"}, {"id": "bob", "type": "PERSON"}],
    "mentions": [
        gold_mention("Ann Lee", "ann"),
        gold_mention("Bob Ray", "bob"),
        gold_mention("She", "ann", "pronoun"),
        gold_mention("he was"[:2], "bob", "pronoun"),
    ],
    "quotes": [
        {
            "kind": "indirect",
            "content": [span("he was late")],
            "speaker": "ann",
            "targets": ["bob"],
            "optional": False,
        },
        {"kind": "direct", "content": [span("I am tired,")], "speaker": "bob", "targets": [], "optional": False},
    ],
}


def found(words, actor, **more):
    start, end = span(words)
    base = {"doc": "page.txt", "start": start, "end": end, "actor": actor, "type": "PERSON", "form": "named"}
    return {**base, "rule": "entity:PERSON", "link": "name", "confidence": 0.9, **more}


def said(content, speaker, targets=(), **more):
    base = {"doc": "page.txt", "kind": "indirect", "content": [span(content)], "speaker": speaker}
    return {**base, "targets": list(targets), "rule": "verb-clause", "confidence": 0.8, **more}


NAMES = [found("Ann Lee", "1"), found("Bob Ray", "2")]
SHE = found("She", "1", form="pronoun", rule="pronoun", link="pronoun", confidence=0.7)


@pytest.fixture
def verdicts(tmp_path):
    def run(mentions, quotes):
        (tmp_path / "page.txt").write_text(TEXT, encoding="utf-8")
        (tmp_path / "gold").mkdir(exist_ok=True)
        (tmp_path / "gold" / "1.json").write_text(json.dumps(GOLD), encoding="utf-8")
        for name, records in (("mentions", mentions), ("quotes", quotes)):
            (tmp_path / f"{name}.jsonl").write_text("".join(f"{json.dumps(r)}\n" for r in records), encoding="utf-8")
        evaluation = evaluate(tmp_path / "gold", tmp_path, tmp_path)
        return {(v.decision, v.rule, v.right, v.confidence) for v in evaluation.verdicts}

    return run


def test_a_right_link_stands_under_form_and_rule(verdicts):
    judged = verdicts([*NAMES, SHE], [])
    assert ("link", "named, entity:PERSON", True, 0.9) in judged
    assert ("link", "pronoun, pronoun", True, 0.7) in judged


def test_a_wrong_link_is_its_rule_s(verdicts):
    assert ("link", "pronoun, pronoun", False, 0.7) in verdicts([*NAMES, {**SHE, "actor": "2"}], [])


def test_a_missed_mention_is_nobody_s_rule(verdicts):
    assert ("link", "nothing: pronoun", False, None) in verdicts(NAMES, [])


def test_a_mention_of_nobody_is_wrong(verdicts):
    assert ("link", "named, entity:PERSON", False, 0.9) in verdicts([*NAMES, found("tired", "3")], [])


def test_quotes_and_the_edges_they_make(verdicts):
    right = verdicts([*NAMES, SHE], [said("he was late", "1", ["2"])])
    assert {("quote", "verb-clause", True, 0.8), ("quote edge", "found", True, None)} <= right
    assert ("quote", "nothing: direct", False, None) in right


@pytest.mark.parametrize(
    ("quote", "rule"),
    [
        (said("he was late", "1"), "1 target, in verb-clause"),
        (said("he was late", "2", ["1"]), "2 speaker, in verb-clause"),
        (said("he", "1", ["2"]), "found"),
        (said("I am tired,", "2"), "3 content, nothing: indirect"),
        (said("late", "1"), "3 content, nothing: cut by verb-clause"),
    ],
)
def test_what_stands_in_the_way_of_an_edge(verdicts, quote, rule):
    assert rule in {verdict[1] for verdict in verdicts([*NAMES, SHE], [quote]) if verdict[0] == "quote edge"}


def test_files_without_rules_are_judged_too(verdicts):
    bare = [{k: v for k, v in m.items() if k not in {"rule", "link", "confidence"}} for m in NAMES]
    assert ("link", "named, ", True, 1.0) in verdicts(bare, [])
