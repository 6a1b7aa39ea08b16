from __future__ import annotations

from datetime import date

from letters import found

from graphkit.edges import mark_stories
from graphkit.store import open_store, put_annotations

LINES = [
    "The ministers of the two countries met in the harbour town on Tuesday.",
    "They spoke for three hours about grain, fish and the price of diesel.",
    "Neither side wanted to say when the next round of talks would begin.",
    "Fishermen waited outside the hall with banners and a brass band.",
    "A storm warning had been issued for the whole of the western coast.",
]
OTHER = "Scientists found water under the ice of a moon that nobody had looked at."


def stories(folder, articles):
    with open_store(folder / "store.sqlite", anew=True) as store:
        put_annotations(store, articles, "pipeline")
        with store.transaction():
            mark_stories(store)
        query = "SELECT d.id, s.id FROM document d JOIN document s ON s.doc = d.story"
        return dict(store.connection.execute(query))


def test_a_document_without_copies_is_its_own_story(tmp_path):
    assert stories(tmp_path, [found("1", " ".join(LINES)), found("2", OTHER)]) == {"1": "1", "2": "2"}


def test_copies_share_the_earliest_document_whatever_their_order(tmp_path):
    first = found("z", " ".join(LINES), published=date(2025, 3, 1))
    second = found("a", " ".join(LINES[:4]), published=date(2025, 3, 2))
    undated = found("b", " ".join(LINES[1:]))
    for articles in ([first, second, undated], [undated, second, first]):
        assert stories(tmp_path, articles) == {"z": "z", "a": "z", "b": "z"}


def test_letter_case_and_punctuation_do_not_matter(tmp_path):
    shouted = " ".join(line.upper().replace(",", " –") for line in LINES)
    assert stories(tmp_path, [found("1", " ".join(LINES)), found("2", shouted)])["2"] == "1"


def test_a_quoted_paragraph_does_not_make_a_copy(tmp_path):
    report = " ".join([LINES[0], OTHER, OTHER.replace("water", "salt"), OTHER.replace("ice", "dust")])
    assert stories(tmp_path, [found("1", " ".join(LINES)), found("2", report)])["2"] == "2"


def test_short_sentences_prove_nothing(tmp_path):
    short = "He did not say. It rained. They left."
    assert stories(tmp_path, [found("1", short), found("2", short)]) == {"1": "1", "2": "2"}
