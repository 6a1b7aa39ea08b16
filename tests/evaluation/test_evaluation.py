"""Each measure means what the module's docstring says it means."""

from __future__ import annotations

import json

import pytest

from graphkit.errors import GraphkitError
from graphkit.evaluation import Counts, Rates, evaluate

TEXT = "Menu Ann\nAnn Lee met Bob Ray in Oslo. She said he was late. “I am tired,” Ray said, and Ann nodded.\nAds Bob\n"


def at(words, nth=0):
    """The span of the nth occurrence of these words."""
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return [start, start + len(words)]


def gold_mention(words, actor, nth=0, form="named", optional=False):
    start, end = at(words, nth)
    return {
        "start": start,
        "end": end,
        "text": words,
        "form": form,
        "use": "actor",
        "actor": actor,
        "optional": optional,
    }


def gold_quote(content, speaker, targets=(), kind="indirect", optional=False, **more):
    return {
        "kind": kind,
        "content": [at(content)],
        "speaker": speaker,
        "targets": list(targets),
        "optional": optional,
        **more,
    }


MENTIONS = [
    gold_mention("Ann Lee", "ann"),
    gold_mention("Bob Ray", "bob"),
    gold_mention("She", "ann", form="pronoun"),
    gold_mention("he", "bob", nth=1, form="pronoun"),
    gold_mention("Ray", "bob", nth=1),
    gold_mention("Ann", "ann", nth=2, optional=True),
]
QUOTES = [gold_quote("he was late", "ann", ["bob"]), gold_quote("I am tired,", "bob", kind="direct")]
GOLD = {
    "doc": "page.txt",
    "article": 1,
    "title": "",
    "span": [9, TEXT.index("\nAds")],
    "boilerplate": [[0, 8], at("Ads Bob")],
    "places": [at("Oslo")],
    "actors": [{"id": "ann", "type": "PERSON"}, {"id": "bob", "type": "PERSON"}],
    "mentions": MENTIONS,
    "quotes": QUOTES,
}


def found(words, actor, nth=0, type="PERSON"):
    start, end = at(words, nth)
    return {"doc": "in/page.txt", "start": start, "end": end, "actor": actor, "type": type, "form": "named"}


def said(content, speaker, targets=()):
    return {
        "doc": "in/page.txt",
        "kind": "direct",
        "content": [at(content)],
        "speaker": speaker,
        "targets": list(targets),
    }


ALL_MENTIONS = [
    found("Ann Lee", "1"),
    found("Bob Ray", "2"),
    found("She", "1"),
    found("he", "2", nth=1),
    found("Ray", "2", nth=1),
]
ALL_QUOTES = [said("he was late", "1", ["2"]), said("I am tired,", "2")]


@pytest.fixture
def score(tmp_path):
    """Score mentions and quotes against the gold of the one small page."""

    def run(mentions=ALL_MENTIONS, quotes=ALL_QUOTES, gold=GOLD):
        (tmp_path / "page.txt").write_text(TEXT, encoding="utf-8")
        (tmp_path / "gold").mkdir(exist_ok=True)
        (tmp_path / "gold" / "1.json").write_text(json.dumps(gold), encoding="utf-8")
        for name, records in (("mentions", mentions), ("quotes", quotes)):
            (tmp_path / f"{name}.jsonl").write_text("".join(f"{json.dumps(r)}\n" for r in records), encoding="utf-8")
        return evaluate(tmp_path / "gold", tmp_path, tmp_path)

    return run


def test_everything_right_is_one_everywhere(score):
    scores = score().scores
    assert set(scores.measures().values()) == {1.0}
    assert scores.boilerplate_leaks == 0


def test_nothing_found_is_zero_everywhere(score):
    scores = score([], []).scores
    assert set(scores.measures().values()) == {0.0}
    assert scores.mentions == Counts(0, 0, 5)


def test_optional_mentions_are_neither_missed_nor_wrong(score):
    assert score([*ALL_MENTIONS, found("Ann", "1", nth=2)]).scores.mentions == Counts(5, 0, 0)


def test_half_the_words_are_enough_for_a_match(score):
    mentions = [found("Ann", "1", nth=1), *ALL_MENTIONS[1:]]
    assert score(mentions).scores.mentions == Counts(5, 0, 0)
    longer = [found("Ann Lee met Bob Ray in", "1"), *ALL_MENTIONS[1:]]
    assert score(longer).scores.mentions == Counts(4, 0, 1)


def test_a_mention_of_nothing_is_spurious_but_a_place_is_not(score):
    evaluation = score([*ALL_MENTIONS, found("nodded", "3"), found("Oslo", "4")])
    assert evaluation.scores.mentions == Counts(5, 1, 0)
    assert evaluation.scores.actors == Counts(2, 2, 0)
    assert evaluation.errors.spurious_actors == ["3", "4"]


def test_a_mention_in_boilerplate_leaks_and_is_nothing_else(score):
    scores = score([*ALL_MENTIONS, found("Ann", "9"), found("Bob", "9", nth=1)]).scores
    assert scores.boilerplate_leaks == 2
    assert scores.actors == Counts(2, 0, 0)


def test_recall_is_told_by_form(score):
    scores = score([m for m in ALL_MENTIONS if m["start"] != at("She")[0]]).scores
    assert scores.mention_recall == {"named": 1.0, "pronoun": 0.5}


def test_a_split_actor_costs_actors_links_and_b_cubed(score):
    mentions = [*ALL_MENTIONS[:4], found("Ray", "5", nth=1)]
    evaluation = score(mentions)
    assert evaluation.scores.actors == Counts(2, 1, 0)
    assert evaluation.scores.link_accuracy == 0.8
    assert evaluation.scores.b_cubed == Rates(1.0, (1 + 1 + 2 / 3 + 2 / 3 + 1 / 3) / 5)
    assert evaluation.errors.wrong_links == [f"page.txt:{at('Ray', 1)[0]} Ray is bob, linked to 5"]


def test_merged_actors_stand_for_one_of_them(score):
    evaluation = score([{**mention, "actor": "1"} for mention in ALL_MENTIONS])
    assert evaluation.scores.actors == Counts(1, 0, 1)
    assert evaluation.scores.link_accuracy == 0.6
    assert evaluation.errors.missed_actors == ["ann"]


def test_the_type_is_the_one_mostly_carried(score):
    mentions = [found("Ann Lee", "1", type="ORG"), *ALL_MENTIONS[1:2], found("She", "1", type="ORG"), *ALL_MENTIONS[3:]]
    assert score(mentions).scores.type_accuracy == 0.5


def test_content_matches_at_half_its_words(score):
    assert score(quotes=[said("was late", "1", ["2"]), ALL_QUOTES[1]]).scores.quote_content == Counts(2, 0, 0)
    assert score(quotes=[said("late", "1"), ALL_QUOTES[1]]).scores.quote_content == Counts(1, 0, 1)


def test_a_quote_of_nothing_is_spurious_unless_it_is_nested(score):
    assert score(quotes=[*ALL_QUOTES, said("met Bob", "1")]).scores.quote_content == Counts(2, 1, 0)
    assert score(quotes=[*ALL_QUOTES, said("tired", "1")]).scores.quote_content == Counts(2, 0, 0)


@pytest.mark.parametrize("order", ["12", "21"])
def test_two_mentions_of_the_same_words_are_right_in_any_order(score, order):
    both = [gold_mention("he", actor, nth=1, form="pronoun") for actor in ("ann", "bob")]
    gold = {**GOLD, "mentions": [m for m in MENTIONS if m["text"] != "he"] + both}
    mentions = [m for m in ALL_MENTIONS if m["start"] != at("he", 1)[0]] + [
        found("he", actor, nth=1) for actor in order
    ]
    assert score(mentions=mentions, gold=gold).scores.link_accuracy == 1


def test_a_wrong_speaker_is_both_wrong_and_missed(score):
    scores = score(quotes=[said("he was late", "2"), ALL_QUOTES[1]]).scores
    assert scores.quote_full == Counts(1, 1, 1)
    assert scores.speaker_accuracy == 0.5
    assert scores.quote_recall_by_kind["indirect"].full == 0.0


def test_an_unnamed_source_is_right_when_nobody_known_speaks(score):
    gold = {**GOLD, "quotes": [gold_quote("he was late", None, ["bob"]), QUOTES[1]]}
    assert score(quotes=[said("he was late", None), ALL_QUOTES[1]], gold=gold).scores.quote_full == Counts(2, 0, 0)
    assert score(quotes=[said("he was late", "77"), ALL_QUOTES[1]], gold=gold).scores.quote_full == Counts(2, 0, 0)
    wrong = score(quotes=[said("he was late", "1"), ALL_QUOTES[1]], gold=gold).scores
    assert wrong.quote_full == Counts(1, 1, 1)
    assert wrong.quote_named_speaker == Counts(1, 0, 0)


def test_either_of_joint_speakers_will_do(score):
    gold = {**GOLD, "quotes": [gold_quote("he was late", "ann", ["bob"], speakers=["ann", "bob"])]}
    assert score(quotes=[said("he was late", "2")], gold=gold).scores.quote_full == Counts(1, 0, 0)


def test_each_of_joint_speakers_has_its_edges(score):
    both = {**GOLD, "quotes": [gold_quote("he was late", "ann", ["ann", "bob"], speakers=["ann", "bob"])]}
    told = {**said("he was late", "1", ["1", "2"]), "together_with": ["2"]}
    assert score(quotes=[told], gold=both).scores.quote_edges == Counts(2, 0, 0)
    alone = score(quotes=[said("he was late", "1", ["2"])], gold=both)
    assert alone.scores.quote_edges == Counts(1, 0, 1)
    assert alone.errors.missed_quote_edges == ["bob - ann"]


def test_an_optional_quote_counts_only_when_found(score):
    gold = {**GOLD, "quotes": [QUOTES[0], {**QUOTES[1], "optional": True}]}
    assert score(quotes=ALL_QUOTES[:1], gold=gold).scores.quote_full == Counts(1, 0, 0)
    assert score(gold=gold).scores.quote_full == Counts(2, 0, 0)


def test_quote_edges_are_distinct_pairs_of_known_actors(score):
    assert score(quotes=[*ALL_QUOTES, said("late", "1", ["2"])]).scores.quote_edges == Counts(1, 0, 0)
    wrong = score(quotes=[said("he was late", "2", ["1", "2"]), ALL_QUOTES[1]])
    assert wrong.scores.quote_edges == Counts(0, 1, 1)
    assert wrong.errors.spurious_quote_edges == ["bob - ann"]


def test_an_edge_only_optional_gold_supports_is_neither_right_nor_wrong(score):
    gold = {**GOLD, "quotes": [{**QUOTES[0], "optional": True}, QUOTES[1]]}
    assert score(gold=gold).scores.quote_edges == Counts(0, 0, 0)
    gold = {**GOLD, "mentions": [*MENTIONS[:1], *({**m, "optional": True} for m in MENTIONS[1:])]}
    assert score(gold=gold).scores.cooccurrence_edges == Counts(0, 0, 0)


def test_cooccurrence_is_within_a_sentence(score):
    assert score().scores.cooccurrence_edges == Counts(1, 0, 0)
    apart = {**GOLD, "mentions": [MENTIONS[0], MENTIONS[4]]}
    first_and_last = [ALL_MENTIONS[0], ALL_MENTIONS[4]]
    assert score(first_and_last, gold=apart).scores.cooccurrence_edges == Counts(0, 0, 0)
    assert score([*first_and_last, found("met", "7")], gold=apart).scores.cooccurrence_edges == Counts(0, 1, 0)


def test_scores_can_be_written_as_json(score):
    written = json.loads(json.dumps(score().scores.as_json()))
    assert written["mentions"] == {"p": 1.0, "r": 1.0, "f": 1.0, "tp": 5, "fp": 0, "fn": 0}
    assert written["quote_recall_by_kind"]["direct"] == {"content": 1.0, "full": 1.0, "n": 1}


@pytest.mark.parametrize(
    ("missing", "message"),
    [("gold/1.json", "no gold article"), ("page.txt", "which is not in"), ("mentions.jsonl", "cannot be read")],
)
def test_what_is_missing_is_named(score, tmp_path, missing, message):
    score()
    (tmp_path / missing).unlink()
    with pytest.raises(GraphkitError, match=message):
        evaluate(tmp_path / "gold", tmp_path, tmp_path)


@pytest.mark.parametrize(
    ("change", "message", "hint"),
    [
        ({"mentions": [{**MENTIONS[0], "start": 10}]}, "not 'Ann Lee'", "It stands at 9."),
        ({"mentions": [{**MENTIONS[0], "actor": "anne"}]}, "the actor 'anne' is not among its actors", "'ann'"),
        ({"quotes": [{**QUOTES[0], "speaker": "zoe"}]}, "the actor 'zoe' is not among its actors", "Add it"),
        ({"quotes": [{**QUOTES[0], "content": [[9, 9999]]}]}, "outside the text", "Correct"),
        ({"mentions": [{"start": 9}]}, "something has no 'end'", "docs/evaluation.md"),
        ({"actors": 3}, "is not as the format asks", "docs/evaluation.md"),
    ],
)
def test_mistakes_in_a_corrected_file_are_told(score, change, message, hint):
    with pytest.raises(GraphkitError) as caught:
        score(gold={**GOLD, **change})
    assert message in caught.value.message
    assert caught.value.message.startswith("1.json")
    assert hint in (caught.value.hint or "")


def test_a_file_that_is_no_json_is_told_with_its_line(score, tmp_path):
    score()
    (tmp_path / "gold" / "1.json").write_text('{\n "doc": ,\n}', encoding="utf-8")
    with pytest.raises(GraphkitError, match=r"1.json is not valid JSON: .*line 2"):
        evaluate(tmp_path / "gold", tmp_path, tmp_path)


def test_where_there_is_nothing_to_score_no_rate_is_told(score):
    scores = score(quotes=[], gold={**GOLD, "quotes": []}).scores
    assert scores.as_json()["quote_content"] == {"p": None, "r": None, "f": None, "tp": 0, "fp": 0, "fn": 0}
    assert scores.as_json()["speaker_accuracy"] is None


def test_nothing_found_has_no_precision_and_nothing_to_find_no_recall(score):
    none_found, none_there = score([], []).scores, score(gold={**GOLD, "quotes": []}).scores
    assert none_found.mentions.rates == Rates(None, 0.0)
    assert (none_found.mentions.f, none_found.link_accuracy, none_found.type_accuracy) == (0.0, None, None)
    assert none_there.quote_content.rates == Rates(0.0, None)
    assert none_there.quote_content.f == 0.0


def test_a_line_separator_in_a_text_does_not_break_the_lists(score):
    odd = [{**ALL_MENTIONS[0], "name": "Ann\u2028Lee"}, *ALL_MENTIONS[1:]]
    assert score(odd).scores.mentions == Counts(5, 0, 0)
