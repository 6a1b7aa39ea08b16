from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st
from letters import actor_ids, found

from graphkit.config import EdgesConfig
from graphkit.edges import Tie, presence, ties
from graphkit.edges.evidence import evidence
from graphkit.store import ChainLink

CONFIG = EdgesConfig()


def pairs(annotations, config=CONFIG):
    return [(t.source + t.target, t.number) for t in ties(annotations, actor_ids(annotations), config)]


def test_two_actors_of_one_sentence_are_tied_once():
    assert pairs(found("1", "B met A and A met B. C left.")) == [("ab", 0)]


def test_a_place_and_an_attribute_tie_nobody():
    assert pairs(found("1", "A met B in C@ over the D~ war.")) == [("ab", 0)]


@pytest.mark.parametrize(
    ("window", "expected"),
    [
        ("sentence", [("ab", 0)]),
        ("paragraph", [("ab", 0), ("ac", 0), ("bc", 0)]),
        ("document", [("ab", 0), ("ac", 0), ("ad", 0), ("bc", 0), ("bd", 0), ("cd", 0)]),
    ],
)
def test_the_window_is_a_sentence_a_paragraph_or_the_document(window, expected):
    annotations = found("1", "A met B. C left.\nD came.")
    assert pairs(annotations, EdgesConfig(window=window)) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("A met B.", 1, []),
        ("A met B.", 2, [("ab", 1)]),
        ("A met B and B left with B.", 9, [("ab", 1)]),  # A is mentioned once, and meets B once
        ("A met B. B saw A.", 9, [("ab", 1), ("ab", 3)]),
        ("A met B. It rained and rained and rained. A left.", 4, [("ab", 1)]),
        ("A met friends. B left.", 3, [("ab", 1)]),  # across sentences
        ("A C B.", 2, [("ab", 2), ("ac", 1), ("bc", 2)]),
        ("A met A.", 9, []),
    ],
)
def test_the_window_may_be_a_number_of_words(text, words, expected):
    assert sorted(pairs(found("1", text), EdgesConfig(window=f"tokens:{words}"))) == expected


def test_of_a_window_of_words_the_mentions_are_counted():
    annotations = found("1", "A met B. A left.")
    assert presence(annotations, actor_ids(annotations), EdgesConfig(window="tokens:5")) == (5, {"a": 2, "b": 1})


def test_windows_without_actors_are_counted():
    annotations = found("1", "It rained. A left.")
    assert presence(annotations, actor_ids(annotations), CONFIG) == (2, {"a": 1})


def test_an_actor_that_is_not_shown_ties_nobody():
    annotations = found("1", "A met B and C.")
    assert list(ties(annotations, {0: "a", 2: "c"}, CONFIG)) == [Tie("cooccurrence", "a", "c", 0)]


def test_an_uncertain_mention_is_no_evidence():
    annotations = found("1", "A met B.", confidence=0.4)
    assert pairs(annotations, EdgesConfig(min_confidence=0.4)) == [("ab", 0)]
    assert pairs(annotations, EdgesConfig(min_confidence=0.5)) == []


def test_a_quote_ties_the_speaker_to_whom_it_is_about_and_never_to_itself():
    annotations = found("1", "A said B must help A and C.", quotes=(("A", "B must help A and C"),))
    quoted = [t for t in ties(annotations, actor_ids(annotations), CONFIG) if t.kind == "quote"]
    assert quoted == [Tie("quote", "a", "b", 0), Tie("quote", "a", "c", 0)]


def test_each_of_several_who_say_it_together_speaks_of_the_others():
    annotations = found("1", "A and B said C must help A and D.", quotes=(("AB", "C must help A and D"),))
    quoted = [t for t in ties(annotations, actor_ids(annotations), CONFIG) if t.kind == "quote"]
    assert quoted == [Tie("quote", speaker, target, 0) for speaker in "ab" for target in "cd"]
    pieces = evidence(annotations, actor_ids(annotations), {}, quoted, CONFIG)
    assert [piece.text[slice(*piece.highlights[0])] for piece in pieces] == ["A", "A", "B", "B"]
    assert {piece.together for piece in pieces} == {("A", "B")}


def test_who_is_not_shown_speaks_together_with_nobody():
    annotations = found("1", "A and B said C is late.", quotes=(("AB", "C is late"),))
    (quoted,) = (t for t in ties(annotations, {1: "b", 2: "c"}, CONFIG) if t.kind == "quote")
    assert quoted == Tie("quote", "b", "c", 0)
    (piece,) = evidence(annotations, {1: "b", 2: "c"}, {}, [quoted], CONFIG)
    assert piece.together == ()


def test_a_quote_is_about_nobody_who_is_too_uncertain():
    annotations = found("1", "A said B must help A.", quotes=(("A", "B must help A"),), confidence=0.4)
    (sure,) = (dataclasses.replace(quote, confidence=1.0) for quote in annotations.quotes)
    annotations = dataclasses.replace(annotations, quotes=(sure,))
    for least, number in ((0.4, 1), (0.5, 0)):
        told = ties(annotations, actor_ids(annotations), EdgesConfig(min_confidence=least))
        assert sum(tie.kind == "quote" for tie in told) == number


def test_evidence_of_a_quote_marks_no_place():
    annotations = found("1", "A said talks in B@ will help B.", quotes=(("A", "talks in B@ will help B"),))
    (piece,) = evidence(annotations, actor_ids(annotations), {}, [Tie("quote", "a", "b", 0)], CONFIG)
    assert piece.highlights[1].start == len("A said talks in B@ will help ")


def test_two_chains_of_one_actor_are_one_end():
    annotations = found("1", "A met B and C.")
    assert list(ties(annotations, {0: "x", 1: "y", 2: "x"}, CONFIG)) == [Tie("cooccurrence", "x", "y", 0)]


def shown(annotations, tie, config=CONFIG):
    (piece,) = evidence(annotations, actor_ids(annotations), {}, [tie], config)
    return piece.text, [piece.text[s:e] for s, e in piece.highlights]


def test_evidence_is_the_sentence_with_both_actors_marked():
    annotations = found("1", "It rained. A met B. C left.")
    assert shown(annotations, Tie("cooccurrence", "a", "b", 1)) == ("A met B.", ["A", "B"])


def test_evidence_of_a_wide_window_is_the_closest_pair():
    annotations = found("1", "A came. It rained. B left. A met friends. C slept.")
    config = EdgesConfig(window="document")
    assert shown(annotations, Tie("cooccurrence", "a", "b", 0), config) == ("B left. A met friends.", ["B", "A"])


def test_evidence_of_a_quote_reaches_to_its_speaker():
    annotations = found("1", "A spoke. It rained. B is late. C left.", quotes=(("A", "B is late"),))
    assert shown(annotations, Tie("quote", "a", "b", 0)) == ("A spoke. It rained. B is late.", ["A", "B"])


def test_a_long_speech_is_cut_to_speaker_and_target():
    speech = "B is late. " + "It rained. " * 60 + "C is late. It rained"
    annotations = found("1", f"A spoke. {speech}. C left.", quotes=(("A", speech),))
    assert shown(annotations, Tie("quote", "a", "b", 0)) == ("A spoke. B is late.", ["A", "B"])
    assert shown(annotations, Tie("quote", "a", "c", 0))[0].endswith("C is late.")


def test_evidence_gives_its_place_in_the_source():
    annotations = found("1", "It rained. A met B.", offset=100)
    (piece,) = evidence(annotations, actor_ids(annotations), {}, [Tie("cooccurrence", "a", "b", 1)], CONFIG)
    assert (piece.start, piece.end) == (111, 119)


def test_evidence_says_how_each_actor_is_referred_to():
    annotations = found("1", "B met A.", confidence=0.9)
    links = {0: ChainLink("spelling", 0.8), 1: ChainLink("exact name", 1.0)}
    (piece,) = evidence(annotations, actor_ids(annotations), links, [Tie("cooccurrence", "a", "b", 0)], CONFIG)
    assert [piece.text[s:e] for s, e in piece.highlights] == ["B", "A"]
    by_actor = {reference.actor: reference for reference in piece.references}
    assert [reference.actor for reference in piece.references] == ["b", "a"]
    assert {by_actor["b"].link, by_actor["a"].link} == {"spelling", "exact name"}
    assert sorted(r.confidence for r in piece.references) == [0.8, 0.9]
    assert {reference.form for reference in piece.references} == {"named"}


@pytest.mark.parametrize(
    ("text", "sure", "shown_first"),
    [
        ("A said A met B.", 0, 0),  # "Roe said he had met Poe" shows the name
        ("A said A met B.", 1, 1),
        ("A left. A met B.", 0, 1),  # the surer one is not in the sentences of the nearest two
    ],
)
def test_evidence_shows_the_surest_mention_of_the_sentence(text, sure, shown_first):
    annotations = found("1", text)
    mentions = [m._replace(confidence=1.0 if i == sure else 0.6) for i, m in enumerate(annotations.mentions)]
    annotations = dataclasses.replace(annotations, mentions=tuple(mentions))
    tie = Tie("cooccurrence", "a", "b", 0)
    (piece,) = evidence(annotations, actor_ids(annotations), {}, [tie], EdgesConfig(window="document"))
    assert piece.start + piece.highlights[0].start == mentions[shown_first].span.start


def test_evidence_of_a_quote_names_its_rule():
    annotations = found("1", "A said B is late.", quotes=(("A", "B is late"),))
    (piece,) = evidence(annotations, actor_ids(annotations), {}, [Tie("quote", "a", "b", 0)], CONFIG)
    assert piece.rule == annotations.quotes[0].rule
    assert [reference.actor for reference in piece.references] == ["a", "b"]


letters = st.lists(st.tuples(st.sampled_from("ABCDEF"), st.sampled_from(["", "@", "~"])), min_size=1, max_size=5)
articles = st.lists(letters, min_size=1, max_size=8).map(
    lambda sentences: " ".join(" ".join(a + u for a, u in sentence) + "." for sentence in sentences)
)


@given(articles)
def test_ties_are_what_brute_force_finds(text):
    annotations = found("1", text)
    expected = set()
    for number, sentence in enumerate(text.split(". ")):
        acting = {word for word in sentence.rstrip(".").split() if len(word) == 1}
        expected |= {(a.lower() + b.lower(), number) for a in acting for b in acting if a < b}
    assert sorted(pairs(annotations)) == sorted(expected)
    for tie in ties(annotations, actor_ids(annotations), CONFIG):
        _, marked = shown(annotations, tie)
        assert {m.lower() for m in marked} == {tie.source, tie.target}


def test_of_actors_far_apart_in_a_wide_window_only_their_sentences_are_shown():
    annotations = found("1", "A came. " + "It rained on the roofs. " * 40 + "B left early. C slept.", offset=7)
    tie = Tie("cooccurrence", "a", "b", 0)
    config = EdgesConfig(window="document")
    assert shown(annotations, tie, config) == ("A came. … B left early.", ["A", "B"])
    (piece,) = evidence(annotations, actor_ids(annotations), {}, [tie], config)
    assert (piece.start, piece.end) == (7, 7 + annotations.document.text.index(" C slept"))


@given(articles, st.integers(1, 8))
def test_meetings_are_within_the_window_and_use_a_mention_of_a_pair_once(text, words):
    annotations = found("1", text)
    config = EdgesConfig(window=f"tokens:{words}")
    counts = presence(annotations, actor_ids(annotations), config).actors
    tied = [t for t in ties(annotations, actor_ids(annotations), config) if t.kind == "cooccurrence"]
    assert len(tied) == len(set(tied))
    for pair in {(t.source, t.target) for t in tied}:
        assert sum((t.source, t.target) == pair for t in tied) <= min(counts[end] for end in pair)
    for tie in tied:
        _, marked = shown(annotations, tie, config)
        assert {m.lower() for m in marked} == {tie.source, tie.target}
