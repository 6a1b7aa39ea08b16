from __future__ import annotations

import dataclasses
from collections import defaultdict
from contextlib import contextmanager
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from letters import actor_ids, found, link_by_letter

from graphkit.config import EdgesConfig
from graphkit.edges import assemble_edges, log_likelihood, mark_stories, npmi, put_ties, ties
from graphkit.records import Period
from graphkit.store import choose_actors, choose_documents, linkable_chains, open_store, put_annotations, put_linking

STORY = (
    "A flew to the capital on Monday to meet B for talks behind closed doors. "
    "Officials of C said the two had agreed on a list of twelve open questions. "
    "A will return to the capital with D before the end of the month, it said."
)


@contextmanager
def linked(folder, articles, config=None):
    with open_store(folder / "store.sqlite", anew=True) as store:
        put_annotations(store, articles, "pipeline")
        with store.transaction():
            mark_stories(store)
            put_linking(store, link_by_letter(list(linkable_chains(store))))
            choose_documents(store, Period())
            choose_actors(store, ["PERSON"])
            put_ties(store, config or EdgesConfig())
        yield store


def edges_of(folder, articles, config=None):
    with linked(folder, articles, config) as store, store.transaction():
        return assemble_edges(store, config or EdgesConfig())


def weights(edges):
    return {edge.source + edge.target: (edge.weight, edge.weight_raw) for edge in edges}


def test_each_sentence_is_one_piece_of_evidence(tmp_path):
    edges = edges_of(tmp_path, [found("1", "A met B. Later A left with B. C slept.")])
    assert weights(edges) == {"ab": (2, 2)}
    assert [piece.text for piece in edges[0].evidence] == ["A met B.", "Later A left with B."]


def test_a_copy_counts_in_the_raw_weight_only(tmp_path):
    edges = edges_of(tmp_path, [found("1", STORY), found("2", STORY), found("3", "A met B.")])
    assert weights(edges) == {"ab": (2, 3), "ad": (1, 2)}


def test_a_copy_with_a_sentence_changed_is_the_same_story(tmp_path):
    edited = STORY.replace("flew to the capital on Monday to meet B", "and B came together there on Monday evening")
    assert weights(edges_of(tmp_path, [found("1", STORY), found("2", edited)]))["ab"] == (1, 2)


def test_a_story_counts_as_much_as_its_fullest_copy(tmp_path):
    fuller = STORY + " A thanked B."
    assert weights(edges_of(tmp_path, [found("1", STORY), found("2", fuller)]))["ab"] == (2, 3)


def test_a_sentence_reprinted_in_other_stories_counts_once(tmp_path):
    background = "A and B have been at odds over the islands since the spring of last year."
    articles = [found(str(n), f"{word * 30} C came. {background}") for n, word in enumerate(("rain ", "sun ", "fog "))]
    assert weights(edges_of(tmp_path, articles)) == {"ab": (1, 3)}


def test_a_quote_printed_by_two_outlets_counts_once(tmp_path):
    articles = [
        found("1", "A said on Monday: B must leave the islands at once.", quotes=(("A", "B must leave the islands"),)),
        found("2", "Quite another story. A: B must leave the islands.", quotes=(("A", "B must leave the islands"),)),
    ]
    quoted = [edge for edge in edges_of(tmp_path, articles) if edge.kind == "quote"]
    assert weights(quoted) == {"ab": (1, 2)}
    assert (quoted[0].npmi, quoted[0].significance) == (None, None)


def said_as(articles, tmp_path):
    edges = [edge for edge in edges_of(tmp_path, articles) if edge.kind == "quote"]
    assert all(sum(count.weight for count in edge.cue_classes) == edge.weight for edge in edges)
    return {edge.source + edge.target: [str(count) for count in edge.cue_classes] for edge in edges}


def test_the_classes_of_cues_sum_to_the_weight(tmp_path):
    text = "A: B is late. A: B must go. A: B is a liar. A: C is here."
    quotes = tuple(("A", content) for content in ("B is late", "B must go", "B is a liar", "C is here"))
    article = found("1", text, quotes=quotes)
    classes = ("said", "called for", "said", "praised")
    marked = [dataclasses.replace(q, cue_class=c) for q, c in zip(article.quotes, classes, strict=True)]
    article = dataclasses.replace(article, quotes=tuple(marked))
    assert said_as([article], tmp_path) == {"ab": ["said 2", "called for 1"], "ac": ["praised 1"]}


def test_a_copy_adds_nothing_to_the_classes_of_cues(tmp_path):
    quotes = (("A", "meet B for talks"), ("A", "return to the capital with D"))
    first, copy = found("1", STORY, quotes=quotes), found("2", STORY, quotes=quotes)
    other = found("3", "Another tale. A: I meet B for talks.", quotes=(("A", "meet B for talks"),))
    copy = dataclasses.replace(copy, quotes=tuple(dataclasses.replace(q, cue_class="claimed") for q in copy.quotes))
    assert said_as([first, copy, other], tmp_path) == {"ab": ["said 1"], "ad": ["said 1"]}


def test_light_edges_are_left_out_of_the_graph_but_not_of_the_store(tmp_path):
    with linked(tmp_path, [found("1", "A met B. A saw B. A met C.")]) as store:
        with store.transaction():
            assert weights(assemble_edges(store, EdgesConfig(min_weight=2))) == {"ab": (2, 2)}
        assert store.connection.execute("SELECT count(*) FROM edge").fetchone() == (2,)


def test_evidence_is_in_order_of_date_and_capped(tmp_path):
    articles = [
        found("1", "A met B late.", published=date(2025, 3, 2)),
        found("2", "A met B early.", published=date(2025, 3, 1)),
        found("3", "A met B some day."),
    ]
    (edge,) = edges_of(tmp_path, articles, EdgesConfig(max_evidence=2))
    assert [piece.text for piece in edge.evidence] == ["A met B early.", "A met B late."]
    assert (edge.weight, edge.documents, edge.first, edge.last) == (3, 3, date(2025, 3, 1), date(2025, 3, 2))


def test_association_is_computed_over_windows(tmp_path):
    articles = [found("1", "A met B. A left. It rained.\nB left. C came.")]
    (edge,) = edges_of(tmp_path, articles)
    assert (edge.npmi, edge.significance) == (round(npmi(5, 2, 2, 1), 6), round(log_likelihood(5, 2, 2, 1), 6))
    wide = {e.source + e.target: e for e in edges_of(tmp_path, articles, EdgesConfig(window="paragraph"))}
    assert wide["ab"].npmi == round(npmi(2, 1, 2, 1), 6)


@pytest.mark.parametrize("window", ["sentence", "paragraph", "document"])
def test_no_edges_where_nothing_is_found(tmp_path, window):
    assert edges_of(tmp_path, [found("1", "It rained.")], EdgesConfig(window=window)) == []


def test_copies_share_the_place_of_one_document_in_association(tmp_path):
    own = "B left with C and with D. It rained on E."
    (alone,) = (e for e in edges_of(tmp_path, [found("1", STORY), found("3", own)]) if e.source + e.target == "ab")
    copies = [found(str(n), STORY) for n in (1, 2, 4, 5)]
    (copied,) = (e for e in edges_of(tmp_path, [*copies, found("3", own)]) if e.source + e.target == "ab")
    assert (copied.weight, copied.weight_raw) == (alone.weight, 4 * alone.weight_raw)
    assert (copied.npmi, copied.significance) == (alone.npmi, alone.significance)


def test_of_a_period_only_its_documents_count(tmp_path):
    articles = [
        found("1", "A met B.", published=date(2025, 3, 1)),
        found("2", "A saw B. A met C.", published=date(2025, 4, 1)),
        found("3", "A left B."),
    ]
    with linked(tmp_path, articles) as store, store.transaction():
        for period, expected in (
            (Period(last=date(2025, 3, 31)), {"ab": (1, 1)}),
            (Period(first=date(2025, 4, 1), last=date(2025, 4, 1)), {"ab": (1, 1), "ac": (1, 1)}),
            (Period(), {"ab": (3, 3), "ac": (1, 1)}),
            (Period(first=date(2026, 1, 1)), {}),
        ):
            choose_documents(store, period)
            assert weights(assemble_edges(store, EdgesConfig())) == expected


def test_the_backbone_leaves_out_what_may_be_chance(tmp_path):
    text = "A met B. A saw B. A left B. A sued B. A met C. A met D."
    edges = edges_of(tmp_path, [found("1", text)], EdgesConfig(backbone=0.2))
    assert weights(edges) == {"ab": (4, 4)}
    assert edges[0].alpha == pytest.approx((1 - 4 / 6) ** 2)


def test_every_meeting_within_some_words_is_a_piece_of_evidence(tmp_path):
    articles = [found("1", "A met B here. B left.\nA came. It rained on C all day long.")]
    (edge,) = edges_of(tmp_path, articles, EdgesConfig(window="tokens:3"))
    assert (edge.source + edge.target, edge.weight, edge.npmi) == ("ab", 2, round(npmi(15, 2, 2, 2), 6))
    assert edge.proximity == round(2 * (3 + 1 - 2) / 3, 6)
    assert [piece.text for piece in edge.evidence] == ["A met B here.", "B left.\nA came."]


def test_near_meetings_make_more_proximity_than_far_ones(tmp_path):
    articles = [found("1", "A and B met. C came with all of his friends and their D.")]
    edges = edges_of(tmp_path, articles, EdgesConfig(window="tokens:10"))
    near = {edge.source + edge.target: edge.proximity for edge in edges}
    assert near["ab"] == 0.9  # two words apart: (10 + 1 - 2) / 10
    assert near["cd"] == 0.2  # nine words apart


def test_other_windows_know_no_proximity(tmp_path):
    assert {edge.proximity for edge in edges_of(tmp_path, [found("1", "A met B. A said C left.")])} == {None}


def test_meetings_of_a_copied_sentence_count_once_each(tmp_path):
    articles = [found("1", "A met B and A saw B."), found("2", "A met B and A saw B.")]
    assert weights(edges_of(tmp_path, articles, EdgesConfig(window="tokens:2"))) == {"ab": (2, 4)}


def test_hundreds_of_actors_in_one_document_take_a_moment(tmp_path):
    names = [f"{chr(a)}" for a in range(65, 91)]
    sentences = [f"{x} met {y}." for x in names for y in names if x != y] * 2
    edges = edges_of(tmp_path, [found("1", " ".join(sentences))], EdgesConfig(window="document"))
    assert len(edges) == 26 * 25 / 2
    assert all(len(piece.text) < 700 for edge in edges for piece in edge.evidence)


def brute_force_weight(articles, config):
    """No two of these documents are near-copies, so equal windows are the only repetition."""
    texts = defaultdict(set)
    for article in articles:
        spans = article.sentences
        for tie in ties(article, actor_ids(article), config):
            inside = [s for i, s in enumerate(spans) if i == tie.number]
            texts[tie.source + tie.target].add(" ".join(article.document.text[s:e] for s, e in inside))
    return {pair: len(found) for pair, found in texts.items()}


sentences = st.lists(st.sampled_from("ABCD"), min_size=1, max_size=3).map(lambda words: " ".join(words) + ".")
corpora = st.lists(st.lists(sentences, min_size=1, max_size=5).map(" ".join), min_size=1, max_size=4)


@settings(max_examples=30, deadline=None)
@given(corpora)
def test_edges_are_what_brute_force_finds(tmp_path_factory, texts):
    articles = [found(str(number), text) for number, text in enumerate(texts)]
    config = EdgesConfig()
    seen = [{m.text.lower() for m in a.mentions if m.sentence == i} for a in articles for i in range(len(a.sentences))]
    edges = edges_of(tmp_path_factory.mktemp("edges"), articles, config)
    assert {pair: weight for pair, (weight, _) in weights(edges).items()} == brute_force_weight(articles, config)
    for edge in edges:
        both = sum({edge.source, edge.target} <= actors for actors in seen)
        first, second = (sum(end in actors for actors in seen) for end in (edge.source, edge.target))
        assert edge.weight_raw == both
        assert edge.npmi == round(npmi(len(seen), first, second, both), 6)


@pytest.mark.parametrize(("max_edges", "kept"), [(3, "ab ac bc"), (2, "ab bc"), (1, "ab"), (100, "ab ac bc")])
def test_the_least_weight_is_raised_until_the_edges_fit(tmp_path, max_edges, kept):
    text = "A met B. Then A saw B. Later A left B. B met C. At last B saw C. A met C."
    edges = edges_of(tmp_path, [found("1", text)], EdgesConfig(max_edges=max_edges))
    assert " ".join(edge.source + edge.target for edge in edges) == kept


def test_the_heaviest_edges_stay_however_many_they_are(tmp_path):
    edges = edges_of(tmp_path, [found("1", "A met B. B met C.")], EdgesConfig(max_edges=1))
    assert weights(edges) == {"ab": (1, 1), "bc": (1, 1)}


def test_where_evidence_is_plenty_the_heaviest_edges_keep_theirs(tmp_path, monkeypatch):
    monkeypatch.setattr("graphkit.edges.reading._MOST_EVIDENCE", 2)
    articles = [found(str(n), f"A met B {n} times.") for n in range(2)]
    articles += [found(f"x{n}", f"C met D for the {n} time.") for n in range(2)]
    edges = edges_of(tmp_path, articles)
    assert [(edge.source + edge.target, edge.weight, len(edge.evidence)) for edge in edges] == [
        ("ab", 2, 2),
        ("cd", 2, 1),
    ]
