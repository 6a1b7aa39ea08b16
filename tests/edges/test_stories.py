from __future__ import annotations

import random
import tracemalloc
from datetime import date

import numpy as np
import pytest
from letters import found

from graphkit.edges import mark_stories
from graphkit.edges.stories import _copies
from graphkit.store import open_store, put_annotations
from graphkit.store.signatures import HASHES, signature

LINES = [
    "The ministers of the two countries met in the harbour town on Tuesday to settle a quarrel over fishing rights.",
    "They spoke for three hours about grain, fish and the price of diesel, officials on both sides told reporters.",
    "Neither side wanted to say when the next round of talks would begin or who would be sent to lead them.",
    "Fishermen waited outside the hall with banners and a brass band that played until the rain began to fall.",
    "A storm warning had been issued for the whole of the western coast and several ferries were kept in port.",
    "The quarrel goes back to a line that a surveyor drew through the bay when the lighthouse was being built.",
    "Last year a patrol boat rammed a trawler and its crew spent a week in a cell before they were sent home.",
    "Prices at the auction have doubled since then and two of the three canneries in the town have closed.",
    "A retired judge who was asked to mediate has said that he will hand in his report before the summer.",
    "The mayor invited both delegations to dinner but only one of them stayed to eat the soup that was served.",
]
REPORT = " ".join(LINES)
SAME_EVENT = (
    "Talks on fishing rights between the two neighbours ended on Tuesday without a result. The meeting in the harbour "
    "town was the first since a trawler was rammed by a patrol boat last year. Both ministers left by the back door. "
    "They spoke for three hours about grain, fish and the price of diesel, officials on both sides told reporters. "
    "Diplomats said privately that the draft had three gaps, the largest of them over who may cast nets at night. "
    "Owners of boats from the southern villages had come by bus and shouted at the cars. Analysts doubt that the "
    "summer report of a former judge can end a dispute which has cost the canneries half of their workers."
)
FOOTER = (
    "Sign up here for our morning letter and get the stories that matter sent to your inbox on every working day. "
    "Our standards of reporting can be found on the page of the trust that watches over the independence of the desk."
)


def stories(folder, articles):
    with open_store(folder / "store.sqlite", anew=True) as store:
        put_annotations(store, articles, "pipeline")
        with store.transaction():
            mark_stories(store)
        query = "SELECT d.id, s.id FROM document d JOIN document s ON s.doc = d.story"
        return dict(store.connection.execute(query))


def one_story(folder, *texts):
    return len(set(stories(folder, [found(str(n), text) for n, text in enumerate(texts)]).values())) == 1


def changed(line):
    """A copy editor's touch in every sentence."""
    words = line.split()
    words[len(words) // 2] = "indeed"
    return " ".join(words)


EDITED = {
    "letter case and punctuation": " ".join(line.upper().replace(",", " –") for line in LINES),
    "three sentences replaced": " ".join([*LINES[:3], *["Another sentence stands here now."] * 3, *LINES[6:]]),
    "a word changed in every sentence": " ".join(map(changed, LINES)),
    "sentences in another order": " ".join(reversed(LINES)),
    "a lead of its own": "HARBOUR TOWN (Agency) - It was a long day for all who had come to the hall. " + REPORT,
    "cut to its first half": " ".join(LINES[:5]),
    "cut and edited": " ".join(map(changed, LINES[:6])),
    "a footer added": f"{REPORT} {FOOTER}",
}  # fmt: skip


@pytest.mark.parametrize("edit", EDITED)
def test_an_edited_copy_tells_the_same_story(tmp_path, edit):
    assert one_story(tmp_path, REPORT, EDITED[edit])


def test_two_reports_on_one_event_that_quote_the_same_words_are_two_stories(tmp_path):
    assert not one_story(tmp_path, REPORT, SAME_EVENT)


def test_a_brief_inside_a_long_report_is_a_story_of_its_own(tmp_path):
    assert not one_story(tmp_path, REPORT, " ".join(LINES[:2]))


def test_a_shared_footer_makes_no_copies(tmp_path):
    assert not one_story(tmp_path, f"{' '.join(LINES[:3])} {FOOTER}", f"{' '.join(LINES[5:8])} {FOOTER}")


def test_short_sentences_prove_nothing(tmp_path):
    short = "He did not say. It rained. They left."
    assert not one_story(tmp_path, short, short)


def test_copies_share_the_earliest_document_whatever_their_order(tmp_path):
    first = found("z", REPORT, published=date(2025, 3, 1))
    second = found("a", " ".join(LINES[:6]), published=date(2025, 3, 2))
    undated = found("b", " ".join(LINES[4:]))
    for articles in ([first, second, undated], [undated, second, first]):
        assert stories(tmp_path, articles) == {"z": "z", "a": "z", "b": "z"}


def test_no_documents_and_documents_without_words(tmp_path):
    assert stories(tmp_path, []) == {}
    assert stories(tmp_path, [found("1", ""), found("2", "")]) == {"1": "1", "2": "2"}


def test_a_signature_estimates_what_two_documents_share():
    rng = random.Random(1)
    words = [f"w{n}" for n in range(3000)]
    common, a, b = (rng.sample(words, 600) for _ in range(3))
    (size_a, left), (size_b, right) = (signature([*common, *own]) for own in (a, b))
    assert 1100 < size_a <= 1197
    agree = (np.frombuffer(left, "<u4") == np.frombuffer(right, "<u4")).mean()
    assert agree == pytest.approx(597 / (size_a + size_b - 597), abs=0.1)


def test_signatures_are_the_same_on_every_machine():
    size, values = signature("the quick brown fox jumps over the lazy dog".split())
    assert (size, len(values)) == (6, 4 * HASHES)
    assert np.frombuffer(values, "<u4")[:3].tolist() == [213500749, 1974865887, 315100471]


def test_many_documents_of_one_outlet_need_little_memory():
    rng = np.random.default_rng(1)
    signatures = rng.integers(0, 2**32, size=(20_000, HASHES), dtype=np.uint32)
    signatures[:, :12] = signatures[0, :12]  # the footer that all of them print
    signatures[10_000:10_050] = signatures[9_999]
    tracemalloc.start()
    pairs = _copies(signatures, np.full(20_000, 500))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert set(pairs.ravel().tolist()) == set(range(9_999, 10_050))
    assert peak < 150_000_000
