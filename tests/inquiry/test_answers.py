"""What ties two actors, what was said: the passages, their places and their marks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from inquiry.outputs import output
from letters import found

from graphkit.cli.passages import PASSAGE_COLUMNS, passage_row
from graphkit.errors import InquiryError
from graphkit.inquiry import Search, explain, find_actor, find_articles, search_quotes


def explained(folder, articles, window="sentence"):
    with output(folder, articles, window=window) as opened:
        return explain(opened, find_actor(opened, "A"), find_actor(opened, "B"))


def marked(passage):
    return [(passage.text[mark.start : mark.end], mark.role) for mark in passage.marks]


def test_evidence_comes_by_date_and_place_quotes_first_and_undated_last(tmp_path):
    articles = [
        found("1", "A met B undated. A: B lies.", quotes=(("A", "B lies"),)),
        found("2", "A met B late. B: A is right.", quotes=(("B", "A is right"),), published=date(2025, 3, 2)),
        found("3", "C left. A met B. B and A met.", published=date(2025, 3, 1)),
    ]
    answer = explained(tmp_path, articles)
    assert [(p.document, p.speaker.id, p.content) for p in answer.quotes] == [
        ("2", "b", "A is right"),
        ("1", "a", "B lies"),
    ]
    assert [p.text for p in answer.sentences] == [
        "A met B.", "B and A met.", "A met B late.", "B: A is right.", "A met B undated.", "A: B lies.",
    ]  # fmt: skip
    assert (answer.said, answer.answered, answer.together) == (1, 1, 6)


def test_a_passage_tells_its_line_its_place_and_what_matters_in_it(tmp_path):
    text = "🙂 C came.\r\n\r\nשלום D. A: B lies again.\r\n"
    article = found("1", text, quotes=(("A", "B lies"),), offset=100)
    (quote,) = explained(tmp_path, [article]).quotes
    assert quote.text == "A: B lies again."
    assert (quote.line, quote.start) == (3, 100 + text.index("A:"))
    assert text[quote.start - 100 : quote.end - 100] == quote.text
    assert marked(quote) == [("A", "speaker"), ("B", "target"), ("B lies", "content")]


def test_every_mention_of_both_is_marked_but_places_and_others(tmp_path):
    (passage,) = explained(tmp_path, [found("1", "A met B and A@ with C, said B.")]).sentences
    assert marked(passage) == [("A", "actor"), ("B", "other"), ("B", "other")]


@pytest.mark.parametrize(
    ("window", "text"),
    [
        ("sentence", []),
        ("paragraph", ["A left. B stayed."]),
        ("document", ["A left. B stayed.\nC."]),
        ("tokens:5", ["A left. B stayed."]),
        ("tokens:1", []),
    ],
)
def test_the_window_of_the_build_is_the_window_of_the_answer(tmp_path, window, text):
    answer = explained(tmp_path, [found("1", "A left. B stayed.\nC.")], window)
    assert [passage.text for passage in answer.sentences] == text


def test_a_long_window_is_cut_to_the_nearest_two(tmp_path):
    text = f"A left. {'C stayed. ' * 300}A came. B came. {'C stayed. ' * 300}"
    (passage,) = explained(tmp_path, [found("1", text)], "document").sentences
    assert passage.text == "A came. B came."


def test_a_long_quote_is_shown_as_far_as_who_speaks_about_whom(tmp_path):
    said = f"{'C came. ' * 300}B came"
    (quote,) = explained(tmp_path, [found("1", f"A spoke. {said}.", quotes=(("A", said),))]).quotes
    assert (quote.text[:8], quote.text[-7:], quote.content) == ("A spoke.", "B came.", said)
    lonely = f"{'It came. ' * 300}It left"
    with output(tmp_path, [found("1", f"A spoke. {lonely}.", quotes=(("A", lonely),))]) as opened:
        (passage,) = search_quotes(opened, Search())
    assert passage.text == "A spoke. It came."


def test_what_several_say_together_is_found_with_each_of_them_and_shown_once(tmp_path):
    article = found("1", "A and B said D is late with A.", quotes=(("AB", "D is late with A"),))
    with output(tmp_path, [article]) as opened:
        for speaker, other in ("AD", "BD"):
            answer = explain(opened, find_actor(opened, speaker), find_actor(opened, other))
            (passage,) = answer.quotes
            assert (answer.said, passage.speaker.id, [who.id for who in passage.together_with]) == (1, "a", ["b"])
            assert [words for words, role in marked(passage) if role == "speaker"] == ["A", "B"]
            (again,) = search_quotes(opened, Search(speaker=find_actor(opened, speaker)))
            assert again.content == passage.content
        (alone,) = search_quotes(opened, Search())
        row = dict(zip(PASSAGE_COLUMNS, passage_row(alone), strict=True))
        assert (row["speaker"], row["together_with"], row["targets"]) == ("A", ["B"], ["D"])
        assert list(search_quotes(opened, Search(about=find_actor(opened, "A")))) == []


def test_copies_are_shown_and_named(tmp_path):
    text = "A flew to the capital on Monday to meet B for talks behind closed doors. " + "C stayed at home with D. " * 9
    answer = explained(tmp_path, [found("1", text), found("2", text)])
    assert [passage.copy_of for passage in answer.sentences] == [None, "1"]
    assert answer.together == 1


def test_nothing_ties_two_that_never_meet(tmp_path):
    answer = explained(tmp_path, [found("1", "A left. B left.")])
    assert (answer.quotes, answer.sentences, answer.together) == ((), (), 0)


SAID = [
    found("1", "A: Zürich is far, B. A: I am Łódź.", quotes=(("A", "Zürich is far, B"), ("A", "I am Łódź"))),
    found("2", "B: The far sea. C left.", quotes=(("B", "The far sea"),), published=date(2025, 3, 31)),
    found("3", "C: A sea.", quotes=(("C", "A sea"),), published=date(2024, 2, 29)),
]


def search(folder, **asked):
    with output(folder, SAID) as opened:
        for name in ("speaker", "about"):
            if name in asked:
                asked[name] = find_actor(opened, asked[name])
        return [passage.content for passage in search_quotes(opened, Search(**asked))]


@pytest.mark.parametrize(
    ("asked", "contents"),
    [
        ({}, ["A sea", "The far sea", "Zürich is far, B", "I am Łódź"]),
        ({"limit": 2}, ["A sea", "The far sea"]),
        ({"speaker": "A"}, ["Zürich is far, B", "I am Łódź"]),
        ({"about": "B"}, ["Zürich is far, B"]),
        ({"speaker": "A", "about": "A"}, []),
        ({"text": "ZURICH"}, ["Zürich is far, B"]),
        ({"text": "lodz"}, []),
        ({"text": "łodz"}, ["I am Łódź"]),
        ({"text": "sea far"}, ["The far sea"]),
        ({"text": '"sea far"'}, []),
        ({"text": '"far sea'}, ["The far sea"]),
        ({"text": "se*"}, ["A sea", "The far sea"]),
        ({"text": "se"}, []),
        ({"text": "far NOT sea"}, []),
        ({"text": "content:far OR (sea"}, []),
        ({"text": "far -sea ^"}, ["The far sea"]),
        ({"first": date(2025, 1, 1)}, ["The far sea"]),
        ({"last": date(2024, 2, 29)}, ["A sea"]),
        ({"first": date(2024, 3, 1), "last": date(2025, 3, 30)}, []),
        ({"kind": "indirect"}, []),
        ({"cue_class": "said", "text": "far"}, ["The far sea", "Zürich is far, B"]),
        ({"cue_class": "denied"}, []),
    ],
)
def test_search(tmp_path, asked, contents):
    assert search(tmp_path, **asked) == contents


@pytest.mark.parametrize("text", ["", "  ", '"', "*", "!?", '""'])
def test_a_search_for_no_word_says_so(tmp_path, text):
    with pytest.raises(InquiryError, match="no word"):
        search(tmp_path, text=text)


def test_words_that_were_searched_for_are_marked_also_beside_signs_that_mark(tmp_path):
    articles = [found("1", "A: \x02 the far\x03 sea, far.", quotes=(("A", "\x02 the far\x03 sea, far"),))]
    with output(tmp_path, articles) as opened:
        (passage,) = search_quotes(opened, Search(text="far"))
    assert [words[:3] for words, role in marked(passage) if role == "match"] == ["far", "far"]


def reported(folder):
    """An output where the agency A only reports: it says things, and is told them."""
    articles = [found("1", "A: B left. B told A. C met A. C: A lies.", quotes=(("A", "B left"), ("C", "A lies")))]
    return output(folder, articles, observers=["a"])


def test_an_observer_speaks_nowhere(tmp_path):
    with reported(tmp_path) as opened:
        agency = find_actor(opened, "A")
        assert list(search_quotes(opened, Search(speaker=agency))) == []
        assert [(p.content, p.speaker and p.speaker.id) for p in search_quotes(opened, Search())] == [
            ("B left", None),
            ("A lies", "c"),
        ]
        (article,) = find_articles(opened, "1")
        assert [quote.speaker for quote in article.annotations.quotes] == [None, 2]


def test_an_actor_that_only_names_a_place_neither_speaks_nor_is_spoken_of(tmp_path):
    articles = [found("1", "A: B left. B: A stays.", quotes=(("A", "B left"), ("B", "A stays")))]
    with output(tmp_path, articles, places=["a"]) as opened:
        place = find_actor(opened, "A")
        assert [list(search_quotes(opened, Search(**{asked: place}))) for asked in ("speaker", "about")] == [[], []]
        assert [(p.speaker and p.speaker.id, p.targets) for p in search_quotes(opened, Search())] == [
            (None, (("b", "B"),)),
            ("b", ()),
        ]


def test_a_source_that_is_no_actor_is_no_speaker_of_a_table(tmp_path):
    with reported(tmp_path) as opened:
        passage, _ = search_quotes(opened, Search())
    row = dict(zip(PASSAGE_COLUMNS, passage_row(replace(passage, printed_speaker="the agency")), strict=True))
    assert (row["speaker"], row["printed_speaker"]) == (None, "the agency")


def test_who_speaks_of_himself_is_not_spoken_about(tmp_path):
    articles = [found("1", "A: A is right. B: A lies.", quotes=(("A", "A is right"), ("B", "A lies")))]
    with output(tmp_path, articles) as opened:
        asked = search_quotes(opened, Search(about=find_actor(opened, "A")))
        assert [passage.content for passage in asked] == ["A lies"]
