"""Whom a person means by a name."""

from __future__ import annotations

import pytest
from letters import found

from graphkit.cli.actors import asked_actor
from graphkit.errors import InquiryError
from graphkit.inquiry import Output, also_fitting, find_actor
from graphkit.records import Actor, Alias, Linking
from graphkit.store import open_store, put_annotations, put_linking


@pytest.fixture
def known(tmp_path):
    """Actors written "Name = alias, alias", all in the graph but those in brackets, as an output to ask."""
    store = open_store(tmp_path / "graphkit.sqlite")
    put_annotations(store, [found("1", "A left.")], "p")

    def make(*written):
        actors = []
        for line in written:
            name, _, aliases = line.strip("()").partition("=")
            spellings = tuple(Alias(alias.strip(), 1) for alias in aliases.split(",") if alias.strip())
            id_ = f"{name.strip().lower().replace(' ', '-')}.person"
            actors.append(Actor(id=id_, name=name.strip(), label="PERSON", aliases=spellings, mentions=1))
        with store.transaction():
            put_linking(store, Linking(actors=tuple(sorted(actors, key=lambda actor: actor.id))))
            hidden = [line.strip("()") for line in written if line[0] == "("]
            store.connection.execute("UPDATE actor SET shown = 1")
            store.connection.executemany("UPDATE actor SET shown = 0 WHERE name = ?", ((name,) for name in hidden))
        return Output(tmp_path, store)

    yield make
    store.close()


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("Sergey Lavrov", "Sergey Lavrov"),
        ("sergey  LAVROV", "Sergey Lavrov"),
        ("sergey-lavrov.person", "Sergey Lavrov"),
        ("Lavrov", "Sergey Lavrov"),
        ("Sergei Lavrov", "Sergey Lavrov"),
        ("walesa", "Lech Wałęsa"),
        ("O'Neil-Zak", "Łukasz O’Neil Żak"),
        ("Zak", "Łukasz O’Neil Żak"),
    ],
)
def test_case_diacritics_aliases_and_parts_of_names(known, asked, name):
    output = known("Sergey Lavrov = Sergei Lavrov", "Lech Wałęsa", "Łukasz O’Neil Żak")
    assert find_actor(output, asked).name == name


def test_a_whole_name_comes_before_a_part_of_another(known):
    assert find_actor(known("Korea", "North Korea"), "korea").name == "Korea"


def test_an_alias_of_one_and_the_name_of_another_are_both_candidates(known):
    with pytest.raises(InquiryError, match="may be one of 2 actors") as caught:
        find_actor(known("Donald Trump = Trump", "Trump"), "trump")
    assert "donald-trump.person" in str(caught.value)
    assert "id" in str(caught.value.hint)


def test_a_name_that_is_like_nobodys_suggests_nobody(known):
    with pytest.raises(InquiryError) as caught:
        find_actor(known("Norway", "Bob Dole"), "Nobody")
    assert "mean" not in caught.value.hint


def test_what_is_not_in_the_graph_is_meant_only_where_nothing_else_fits(known):
    output = known("Paris Hilton", "(Paris)", "(Riyadh)")
    assert find_actor(output, "paris").name == "Paris"  # a whole name, even so
    assert find_actor(output, "riyadh").name == "Riyadh"
    assert find_actor(output, "hilton").name == "Paris Hilton"


def test_an_unknown_name_tells_the_nearest(known):
    with pytest.raises(InquiryError, match='no actor "Lawrow"') as caught:
        find_actor(known("Sergey Lavrov", "Marco Rubio"), "Lawrow")
    assert caught.value.hint == "Did you mean Sergey Lavrov?"
    with pytest.raises(InquiryError) as caught:
        find_actor(known("Sergey Lavrov"), "qqqq")
    assert "graphkit top" in str(caught.value.hint)


@pytest.mark.parametrize("asked", ["", " ", "...", "'", "*", '"', "%", "' OR 1=1 --"])
def test_no_sign_is_a_name_of_everybody(known, asked):
    with pytest.raises(InquiryError):
        find_actor(known("Sergey Lavrov", "Marco Rubio"), asked)


def test_an_output_without_actors_says_so(known):
    with pytest.raises(InquiryError, match="no actors at all"):
        find_actor(known(), "Lavrov")


def test_others_whose_names_hold_a_spelling_are_known(known):
    output = known("Maria Lopez = Lopez", "Juan Lopez", "(Pedro Lopez)", "Ann Roe")

    def others(name):
        return [actor.name for actor in also_fitting(output, name, find_actor(output, name))]

    assert others("lopez") == ["Juan Lopez"]
    assert others("Maria López") == others("maria-lopez.person") == others("Roe") == []


def test_the_terminal_is_told_who_else_fits(known, capsys):
    output = known("Maria Lopez = Lopez", "Juan Lopez")
    assert asked_actor(output, "lopez").name == "Maria Lopez"
    told = capsys.readouterr().err
    assert told == (
        'note: "lopez" is taken for Maria Lopez; also fits: Juan Lopez (juan-lopez.person); name one in full or by id\n'
    )
