"""What changed between two outputs."""

from __future__ import annotations

import pytest
from inquiry.outputs import output
from letters import found
from lxml import html

from graphkit.errors import InquiryError
from graphkit.inquiry import compare
from graphkit.inquiry.measures import MEASURES
from graphkit.views.comparison import comparison_page


@pytest.fixture
def make(tmp_path):
    """Write an output with its measures: strengths are sums of weights, all others are 0."""
    stores = []

    def build(name, *texts, **more):
        articles = [found(str(number), text) for number, text in enumerate(texts)]
        manager = output(tmp_path / name, articles, **more)
        made = manager.__enter__()
        stores.append(manager)
        rows = made.store.connection.execute(
            "SELECT a.actor, (SELECT coalesce(sum(weight), 0) FROM edge e WHERE e.kind = 'cooccurrence' "
            "AND a.actor IN (e.source, e.target)) FROM actor a"
        ).fetchall()
        measures = [
            (actor, name, value if name == "strength" else 0)
            for actor, value in rows
            for name in MEASURES
            if name not in {"mentions", "documents"}
        ]
        made.store.connection.executemany("INSERT INTO measure VALUES (?, ?, ?)", measures)
        return made

    yield build
    for manager in stores:
        manager.__exit__(None, None, None)


def told(found):
    return {
        "new": [c.name for c in found.new],
        "gone": [c.name for c in found.gone],
        "moved": [(c.name, *c.values, *c.ranks) for c in found.moved],
        "edges": [
            (e.source + e.target, *e.weights) for e in (*found.new_edges, *found.gone_edges, *found.changed_edges)
        ],
    }


def test_what_the_graph_leaves_out_does_not_count(make):
    before, after = make("before", "A met B. A met C."), make("after", "A met B. A met C.")
    after.store.connection.execute("UPDATE edge SET shown = 0 WHERE target = 2")  # B is not heavy enough
    after.store.connection.execute("DELETE FROM measure WHERE actor = (SELECT actor FROM actor WHERE id = 'c')")
    found = compare(before, after)
    assert told(found)["gone"] == ["C"]
    assert sorted(told(found)["edges"]) == [("AB", 1, 0), ("AC", 1, 0)]
    assert (found.after.actors, found.after.edges) == (2, 0)


def test_new_and_gone_and_changed(make):
    before = make("before", "A met B. A saw B. C met D. A met E.")
    after = make("after", "A met B. C met F. C saw F. A met E.")
    assert told(compare(before, after)) == {
        "new": ["F"],
        "gone": ["D"],
        "moved": [("A", 3, 2, 1, 1), ("B", 2, 1, 2, 4), ("C", 1, 2, 3, 1)],
        "edges": [("CF", 0, 2), ("CD", 1, 0), ("AB", 2, 1)],
    }


def mirrored(change):
    pairs = {name: getattr(change, name) for name in change.__slots__}
    return {name: value[::-1] if isinstance(value, tuple) else value for name, value in pairs.items()} | (
        {"before": change.after, "after": change.before} if "before" in pairs else {}
    )


def test_the_other_way_round_both_sides_are_swapped_and_nothing_else(make):
    before = make("before", "A met B. A saw B. C met D. G met H.", renamed=[("g", "g2", "G")])
    after = make("after", "A met B. C met F. C saw F. G met H. G met A.")
    one, other = compare(before, after), compare(after, before)
    for name, opposite in (
        ("new", "gone"), ("gone", "new"), ("moved", "moved"), ("climbed", "climbed"),
        ("new_edges", "gone_edges"), ("gone_edges", "new_edges"), ("changed_edges", "changed_edges"),
    ):  # fmt: skip
        mine = [mirrored(change) for change in getattr(one, name)]
        theirs = [{n: getattr(change, n) for n in change.__slots__} for change in getattr(other, opposite)]
        assert mine == theirs, name
    assert (one.before, one.after) == (other.after, other.before)


def test_equal_outputs_are_equal(make):
    found = compare(make("one", "A met B. C left."), make("two", "A met B. C left."))
    assert found.same
    assert told(found) == {"new": [], "gone": [], "moved": [], "edges": []}


def test_an_actor_with_another_id_is_found_by_its_name(make):
    found = compare(make("one", "A met B."), make("two", "A met B.", renamed=[("a", "a-the-great", "A")]))
    assert (found.new, found.gone, found.new_edges, found.gone_edges) == ((), (), (), ())
    assert found.same


def test_an_actor_whose_type_was_corrected_is_neither_new_nor_gone(make):
    after = make("two", "A met B.", renamed=[("a", "a.org", "A")])
    after.store.connection.execute("UPDATE actor SET label = 'ORG' WHERE id = 'a.org'")
    found = compare(make("one", "A met B."), after)
    assert (found.new, found.gone, found.new_edges, found.gone_edges) == ((), (), (), ())


def test_ranks_among_zeros_are_not_compared(make):
    found = compare(make("one", "A met B. C left."), make("two", "A met B. D met E. C left."))
    assert [c.name for c in found.climbed] == []


def test_two_that_share_a_name_are_not_guessed(make):
    one = make("one", "A met B. C met B.", renamed=[("a", "x1", "X"), ("c", "x2", "X")])
    found = compare(one, make("two", "A met B.", renamed=[("a", "x3", "X")]))
    assert ([c.before for c in found.gone], [c.after for c in found.new]) == (["x1", "x2"], ["x3"])


def test_two_settings_are_told_and_light_edges_left_out(make):
    found = compare(make("one", "A met B. A saw B. A met C."), make("two", "A met B. A saw B. A met C.", min_weight=2))
    assert [tuple(setting) for setting in found.settings] == [("edges.min_weight", 1, 2)]
    assert told(found)["edges"] == [("AC", 1, 0)]
    assert not found.same


def test_an_unknown_measure_says_so(make):
    one, two = make("one", "A met B."), make("two", "A met B.")
    with pytest.raises(InquiryError, match="fame"):
        compare(one, two, "fame")


def test_the_page_shows_names_as_text_and_runs_nothing(make):
    one = make("one", "A met B. C met D.", renamed=[("a", "a", "<script>alert(1)</script>")])
    text = comparison_page(compare(one, make("two", "A met B. A saw B. E met F.")), "<b>one</b>", "two", 1)
    tree = html.document_fromstring(text.encode())
    assert tree.findall(".//script") == []
    assert "<b>one</b> → two" in tree.findtext(".//title")
    assert "and 1 more" in tree.text_content()
    headings = [" ".join(heading.text_content().split()) for heading in tree.findall(".//h2")]
    assert headings == [
        "In all", "New actors 2", "Gone actors 2", "Actors that changed most 2", "New edges 1", "Gone edges 1",
        "Edges that changed most 1",
    ]  # fmt: skip
