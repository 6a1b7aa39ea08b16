"""The page of one article: exactly its text, who is who without colour, nothing executed."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from letters import actor_ids, found
from lxml import html

from graphkit.records import Annotations, CharSpan, Document, Mention, Quote
from graphkit.store import Assembled
from graphkit.views.article import article_page, segments

NAMES = {letter.lower(): (f"Actor {letter}", "PERSON") for letter in "ABCDE"}
UGLY = "A <b>met</b> B & C.\r\n\r\nשלום 🙂 A said.\rNo \x0b line\u2028 end é e\u0301 \u202e A.\n\n"


def page(*annotations, title="Page"):
    articles = [Assembled(1, each, actor_ids(each)) for each in annotations]
    return html.document_fromstring(article_page(articles, NAMES, title).encode())


def texts(tree):
    return [div.text_content() for div in tree.find_class("text")]


@pytest.mark.parametrize("text", [UGLY, "\n\n  A left.\n", "A.", "\r\nA\r\rB.\r\n"])
def test_the_text_is_exactly_the_original(text):
    assert texts(page(found("1", text))) == [text]


def test_a_nul_that_html_cannot_hold_keeps_its_place():
    assert texts(page(found("1", "A\0 left."))) == ["A\ufffd left."]


def test_segments_are_the_text_in_order():
    annotations = found("1", UGLY, quotes=(("A", "B & C"),))
    pieces = list(segments(annotations))
    assert "".join(piece.text for piece in pieces) == UGLY
    assert all(a.span.end == b.span.start for a, b in itertools.pairwise(pieces))
    assert [piece.text for piece in pieces if piece.mention is not None] == ["A", "B", "C", "A", "A"]
    assert [piece.text for piece in pieces if piece.quotes] == ["B", " & ", "C"]


def test_a_quote_within_a_quote_and_a_mention_within_a_mention():
    text = "He said that A of B said no."
    mentions = [(13, 19), (18, 19)]
    annotations = Annotations(
        document=Document(id="1", path="1", text=text),
        mentions=tuple(Mention(span=CharSpan(*s), text=text[slice(*s)], form="named", label="ORG") for s in mentions),
        quotes=(
            Quote(kind="indirect", content=(CharSpan(13, 27),)),
            Quote(kind="direct", content=(CharSpan(25, 27),), cue=CharSpan(20, 24)),
        ),
    )
    pieces = {piece.text: (piece.mention, piece.quotes, piece.begins) for piece in segments(annotations)}
    assert pieces == {
        "He said that ": (None, (), ()),
        "A of ": (0, (0,), (0,)),
        "B": (1, (0,), ()),
        " ": (None, (0,), ()),
        "said": (None, (0,), ()),
        "no": (None, (0, 1), (1,)),
        ".": (None, (), ()),
    }


def test_two_mentions_with_the_same_words_are_both_kept():
    text = "Both countries agree."
    mentions = tuple(Mention(span=CharSpan(0, 14), text=text[:14], form="nominal", label="GPE") for _ in range(2))
    first, *_ = segments(Annotations(document=Document(id="1", path="1", text=text), mentions=mentions))
    assert (first.text, first.mention, first.second) == ("Both countries", 0, 1)


def test_an_empty_text_has_no_segments():
    assert list(segments(Annotations(document=Document(id="1", path="1", text="")))) == []


def test_mentions_carry_number_and_name_not_colour_alone():
    tree = page(found("1", "A met B and A. C@ is far. D~ war."))
    marks = tree.find_class("text")[0].findall(".//mark")
    assert [(m.text, m.get("data-key"), m.get("title").split(" (")[0]) for m in marks] == [
        ("A", "1", "1 Actor A"),
        ("B", "2", "2 Actor B"),
        ("A", "1", "1 Actor A"),
        ("C", "3", "3 Actor C"),
        ("D", "4", "4 Actor D"),
    ]
    assert ["aside" in m.get("class") for m in marks] == [False, False, False, True, True]
    legend = [" ".join(item.text_content().split()) for item in tree.find_class("legend")[0].findall(".//li")]
    assert legend[0] == "1 Actor A PERSON, 2 mentions: A"


def test_a_quote_names_its_speaker_before_its_words_and_in_the_list():
    tree = page(found("1", "A said B is late. Done.", quotes=(("A", "B is late"),)))
    (note,) = tree.find_class("note")
    assert (note.get("data-note"), note.text) == ("❝1 Actor A [1]", None)
    listed = tree.get_element_by_id(note.get("href")[1:])
    assert listed.find("a").get("href") == f"#{note.get('id')}"
    assert "about Actor B [2]" in listed.text_content()


def test_several_articles_on_one_page_share_numbers_and_no_anchor():
    first = found("1", "A met B.", quotes=(("A", "B"),))
    second = found("2", "B met A and A.", quotes=(("B", "A and A"),), published=date(2025, 3, 1), outlet="Post")
    tree = page(first, second)
    assert [m.get("data-key") for m in tree.findall(".//article//mark")] == ["1", "2", "2", "1", "1"]
    ids = [element.get("id") for element in tree.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert "Post · 2025-03-01 · 2" in tree.text_content()


def test_text_from_articles_is_never_markup_and_nothing_runs():
    hostile = found("<img src=x onerror=alert(1)>", 'A </div><script>alert("1")</script> said.')
    tree = page(hostile, title="</title><script>alert(2)</script>")
    assert tree.findall(".//script") == []
    assert tree.findall(".//img") == []
    policy = tree.find(".//meta[@http-equiv='Content-Security-Policy']").get("content")
    assert policy.startswith("default-src 'none'")
    assert "script-src" not in policy
    assert not any(e.get("src") or (e.get("href") or "#")[0] != "#" for e in tree.iter())


def test_the_same_articles_give_the_same_page():
    articles = [Assembled(1, found("1", "A met B. C said D."), {3: "d", 1: "b", 0: "a", 2: "c"})]
    again = [Assembled(7, found("1", "A met B. C said D."), {0: "a", 1: "b", 2: "c", 3: "d"})]
    assert article_page(articles, NAMES, "x") == article_page(again, NAMES, "x")
