"""What a person is asked to look at."""

from __future__ import annotations

import re

from graphkit.actors import read_curation, suggest, suggested_lines
from graphkit.actors.curation import Edit
from graphkit.records import Decision
from graphkit.store import Profile


def profile(name, label="PERSON", mentions=1, titles=(), **more):
    """An actor of one document a title."""
    return Profile(
        id=more.pop("id", f"{name.lower().replace(' ', '-')}.{label.lower()}"),
        name=name,
        label=label,
        mentions=mentions,
        documents=max(1, len(titles)),
        titles=tuple((title, frozenset(where)) for title, where in titles),
        names=((name, ("a.txt",)),),
        **more,
    )


def decision(verdict, name, other, rule, *actors):
    return Decision(verdict=verdict, name=name, other=other, actors=actors, rule=rule, reason="why")


def asked(profiles, decisions=(), outlets=(), edits=()):
    return [(s.kind, *s.names) for s in suggest(profiles, decisions, outlets, edits)]


def test_nothing_is_asked_of_an_empty_corpus():
    assert asked([]) == []


def test_one_surname_and_office_is_asked_with_the_number_of_documents():
    office = "foreign minister of Russia"
    actors = [
        profile("Sergey Lavrov", mentions=9, titles=[(office, ["a", "b", "c"])]),
        profile("Serguei Lavrov", titles=[(office, ["c", "d"])]),
    ]
    (suggestion,) = suggest(actors, [], [])
    assert (suggestion.kind, suggestion.names) == ("same", ("Sergey Lavrov", "Serguei Lavrov"))
    assert suggestion.reason == f"same surname and office ({office}) in 4 documents: Sergey Lavrov / Serguei Lavrov"
    assert suggestion.documents == ("a", "b", "c")


def test_two_holders_of_an_office_with_different_given_names_are_not_asked():
    office = "president of United States"
    assert asked([profile("Ann Bush", titles=[(office, "a")]), profile("George Bush", titles=[(office, "b")])]) == []


def test_one_name_of_two_types_is_asked_by_id():
    assert asked([profile("Ford", "ORG", mentions=3), profile("Ford")]) == [("same", "ford.org", "ford.person")]


def test_one_name_of_three_types_is_one_block():
    actors = [profile("Kestria", "GPE", mentions=5), profile("Kestria"), profile("Kestria", "ORG", mentions=3)]
    (suggestion,) = suggest(actors, [], [])
    assert suggestion.names == ("kestria.gpe", "kestria.org", "kestria.person")
    assert suggestion.reason == "one name, three types (GPE, ORG, PERSON): Kestria"


def test_three_that_are_alike_can_all_be_followed(tmp_path):
    actors = [
        profile("Slawomir Mentzen", mentions=3),
        profile("Slawomir Mentzn", mentions=2),
        profile("Slawomir Menzen"),
    ]
    text = "".join(suggested_lines(suggest(actors, [], []), "output"))
    path = tmp_path / "actors.toml"
    path.write_text(re.sub(r"^#(?! )", "", text, flags=re.MULTILINE), encoding="utf-8")
    assert len(read_curation(path).edits) == 3


def test_suggestions_in_the_persons_own_file_are_not_to_be_moved_there():
    assert "move them to actors.toml" in "".join(suggested_lines([], "output"))
    assert "move them" not in "".join(suggested_lines([], "output", own_file=False))


def test_a_shorter_form_of_a_body_is_asked():
    actors = [profile("Gorchakov Diplomacy Fund", "ORG"), profile("Gorchakov Fund", "ORG", mentions=5)]
    assert asked(actors) == [("same", "Gorchakov Fund", "Gorchakov Diplomacy Fund")]


def test_a_slip_of_the_pen_is_asked():
    assert asked([profile("Slawomir Mentzen"), profile("Slawomir Mentzn")])
    assert asked([profile("Slawomir Mentzen"), profile("Slawomira Nowak")]) == []


def test_doubts_come_first_each_with_all_candidates():
    actors = [
        profile("A. Weber"),
        profile("Adam Weber"),
        profile("Anna Weber"),
        profile("Ford"),
        profile("Ford", "ORG"),
    ]
    doubts = [decision("doubtful", "A. Weber", name, "spelling") for name in ("Adam Weber", "Anna Weber")]
    assert asked(actors, doubts)[:2] == [("same", "Adam Weber", "A. Weber"), ("same", "Anna Weber", "A. Weber")]
    assert "may be Adam Weber, Anna Weber" in suggest(actors, doubts, [])[0].reason


def test_merges_come_last_the_boldest_first():
    decisions = [decision("same", "Lavrow", "Lavrov", "spelling"), decision("same", "the minister", "Lavrov", "office")]
    assert asked([profile("Lavrov")], decisions) == [("never", "Lavrov", "the minister"), ("never", "Lavrov", "Lavrow")]


def test_outlets_that_are_actors_are_asked():
    actors = [profile("Daily Planet", "ORG"), profile("Morning News", "ORG", reports=2), profile("Bank News", "ORG")]
    assert asked(actors, outlets=["Daily Planet"]) == [("observers", "Morning News"), ("observers", "Daily Planet")]


def test_what_is_settled_is_not_asked_again():
    actors = [profile("Gorchakov Diplomacy Fund", "ORG"), profile("Gorchakov Fund", "ORG")]
    edit = Edit(kind="never", line=1, names=("gorchakov fund", "Gorchakov Diplomacy Fund"))
    assert asked(actors, edits=[edit]) == []
    assert asked([profile("Daily Planet", "ORG", observer=True)], outlets=["Daily Planet"]) == []
    assert asked([profile("A B")], [decision("same", "C D", "A B", "curated")]) == []


def test_a_block_can_be_uncommented_whatever_the_names(tmp_path):
    hostile = ['"]\n[[ignore]]\nnames = ["Ann', "B\\c\x1b[31m", "D\u2028\u202ee"]
    doubts = [decision("doubtful", name, "Ann Lee", "surname") for name in hostile]
    text = "".join(suggested_lines(suggest([profile("Ann Lee")], doubts, []), "out\nput"))
    path = tmp_path / "actors.toml"
    path.write_text(text, encoding="utf-8")
    assert read_curation(path).edits == ()
    path.write_text(re.sub(r"^#(?! )", "", text, flags=re.MULTILINE), encoding="utf-8")
    edits = read_curation(path).edits
    assert {edit.kind for edit in edits} == {"same"}
    assert sorted(edit.names[1] for edit in edits) == sorted(" ".join(name.split()) for name in hostile)
