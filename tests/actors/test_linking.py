"""Which chains of a corpus are one actor. Corpora are written in words, see ``corpora``."""

from __future__ import annotations

import random

import pytest
from corpora import actors_of, corpus, parts_of
from hypothesis import given
from hypothesis import strategies as st

from graphkit.actors import link


def linked(*documents: str, stories: dict[str, str] | None = None) -> dict[str, list[str]]:
    chains = corpus(*documents, stories=stories)
    return actors_of(link(chains), chains)


def decisions(*documents: str) -> list[tuple[str, str, str, str]]:
    return [(d.verdict, d.name, d.other, d.rule) for d in link(corpus(*documents)).decisions]


def test_an_empty_corpus_has_no_actors():
    result = link([])
    assert (result.actors, list(result.links), result.decisions) == ((), [], ())


def test_bodies_of_nobody_knows_which_state_are_one_within_a_story_where_states_are_known_to_have_one():
    courts = ("1: High Court of Kenya|ORG", "2: Irish High Court|ORG", "3: High Court|ORG", "4: High Court|ORG")
    assert len(parts_of(link(corpus(*courts)))) == 4
    assert len(parts_of(link(corpus(*courts, stories={"4": "3"})))) == 3


def test_the_party_of_a_nickname_is_that_of_its_name_where_the_corpus_has_one_such_party():
    gop = "1: Republican Party of the United States|ORG"
    assert linked(gop, "2: Republican Party|ORG") == {
        "Republican Party of the United States": ["1 Republican Party of the United States", "2 Republican Party"]
    }
    assert len(linked(gop, "2: Republican Party of Armenia|ORG")) == 2


def test_parties_of_one_name_have_their_states_in_it_where_the_corpus_has_several():
    one = "1: Labour Party|ORG (party of Norway)"
    assert linked(one, "2: Labour Party|ORG") == {"Labour Party": ["1 Labour Party", "2 Labour Party"]}
    assert linked(one, "2: Labour Party|ORG (party of Malta)", "3: Labour Party|ORG") == {
        "Labour Party of Norway": ["1 Labour Party"],
        "Labour Party of Malta": ["2 Labour Party"],
        "Labour Party": ["3 Labour Party"],
    }


def test_short_names_of_parties_are_those_of_their_states():
    australian = ("1: Australian Labor|ORG", "2: Australian Labor Party|ORG", "3: Labor|ORG (party of Australia)")
    assert len(parts_of(link(corpus(*australian)))) == 1
    assert len(parts_of(link(corpus(*australian, "4: Labour|ORG (party of New Zealand)")))) == 2
    assert len(parts_of(link(corpus(*australian, "4: New Zealand Labour Party|ORG")))) == 2


# Names ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("documents", "actors"),
    [
        (["1: Sergey Lavrov", "2: Sergey Lavrov"], [{"1", "2"}]),
        (["1: Sergey Lavrov", "2: Sergei Lavrov"], [{"1", "2"}]),
        (["1: Volodymyr Zelensky", "2: Vladimir Zelenskiy", "3: Zelenskyy"], [{"1", "2", "3"}]),
        (["1: Sergey Lavrov", "2: Lavrov"], [{"1", "2"}]),
        (["1: V. Putin", "2: Vladimir Putin"], [{"1", "2"}]),
        (["1: Ministry of Defence|ORG", "2: Defense Ministry|ORG"], [{"1", "2"}]),
        (["1: Polish Parliament|ORG", "2: Parliament of Poland|ORG"], [{"1", "2"}]),
        (["1: Supreme Court of Ghana=Supreme Court|ORG", "2: Supreme Court|ORG"], [{"1"}, {"2"}]),
        (["1: Peruvian Supreme Court=Supreme Court|ORG", "2: Supreme Court|ORG"], [{"1"}, {"2"}]),
        (["1: US Supreme Court|ORG", "2: Supreme Court of United States=Supreme Court|ORG"], [{"1", "2"}]),
        (["1: High Court|ORG", "2: High Court|ORG", "3: High Court of Kenya|ORG"], [{"1"}, {"2"}, {"3"}]),
        (["1: High Court|ORG", "2: High Court|ORG"], [{"1", "2"}]),
        (["1: Home Office of United Kingdom=Home Office|ORG", "2: Home Office|ORG"], [{"1", "2"}]),
        (["1: Bank of Ghana=BoG|ORG", "2: BoG|ORG"], [{"1", "2"}]),
        (["1: Russia|GPE", "2: Russia|GPE"], [{"1", "2"}]),
        # negative
        (["1: Donald Trump", "2: Melania Trump"], [{"1"}, {"2"}]),
        (["1: Volodymyr Zelensky", "2: Olena Zelenska"], [{"1"}, {"2"}]),
        (["1: Russia|GPE", "2: Russia|NORP"], [{"1"}, {"2"}]),
        (["1: Ford|ORG", "2: Ford"], [{"1"}, {"2"}]),
        (["1: Bank of Ghana|ORG", "2: BoG|ORG"], [{"1"}, {"2"}]),
        (["1: Bank of Ghana=BoG|ORG", "2: Bank of Grenada=BoG|ORG", "3: BoG|ORG"], [{"1"}, {"2"}, {"3"}]),
        (["1: New York Times|ORG", "2: New Straits Times|ORG"], [{"1"}, {"2"}]),
        (["1: John Smith|male", "2: J. Smith|female"], [{"1"}, {"2"}]),
        (["1: Lavrov", "2: Rubio"], [{"1"}, {"2"}]),
    ],
)
def test_names(documents, actors):
    chains = corpus(*documents)
    assert {frozenset(d for d, _ in part) for part in parts_of(link(chains))} == {frozenset(a) for a in actors}


def test_an_initial_does_not_make_two_persons_one():
    actors = linked("1: J. Smith", "2: John Smith", "3: Jane Smith")
    assert not any({"2 John Smith", "3 Jane Smith"} <= set(chains) for chains in actors.values())


@pytest.mark.parametrize(
    "names", ["Lim Guan Eng, Lim Hui Eng", "George W. Bush, George H.W. Bush", "John A. Smith, John B. Smith"]
)
def test_full_names_that_differ_in_the_middle_are_two_persons(names):
    assert len(linked(*(f"{n}: {name}" for n, name in enumerate(names.split(", "))))) == 2


def test_bodies_named_by_small_words_are_not_one():
    assert len(linked("1: AND|ORG", "2: LA|ORG")) == 2


def test_a_family_name_that_comes_first_joins_its_bearer():
    assert linked("1: Xi Jinping", "2: Xi") == {"Xi Jinping": ["1 Xi Jinping", "2 Xi"]}


# Lone surnames --------------------------------------------------------------------------------------------------------


def test_a_lone_surname_with_two_bearers_stays_apart_and_is_logged():
    documents = ("1: John Smith", "2: Mary Smith", "3: Smith")
    assert linked(*documents) == {"John Smith": ["1 John Smith"], "Mary Smith": ["2 Mary Smith"], "Smith": ["3 Smith"]}
    assert decisions(*documents) == [
        ("doubtful", "Smith", "John Smith", "surname"),
        ("doubtful", "Smith", "Mary Smith", "surname"),
    ]


def test_a_lone_surname_joins_the_bearer_of_its_own_story():
    documents = ("1: John Smith", "2: Mary Smith", "3: Smith")
    assert linked(*documents, stories={"3": "2"})["Mary Smith"] == ["2 Mary Smith", "3 Smith"]


def test_a_lone_surname_joins_a_bearer_whom_only_a_copy_names():
    documents = ("1: Kuleba", "2: John Smith", "3: Smith", "4: Mary Smith")
    assert linked(*documents, stories={"2": "1", "3": "1"})["John Smith"] == ["2 John Smith", "3 Smith"]


def test_gender_decides_between_two_bearers():
    assert linked("1: John Smith|male", "2: Mary Smith|female", "3: Smith|female")["Mary Smith"] == [
        "2 Mary Smith",
        "3 Smith",
    ]


TEN = tuple(f"{n:02}: John Smith" for n in range(10))


@pytest.mark.parametrize(
    ("documents", "others"),
    [
        ((), {"Mary Smith": ["20 Mary Smith"]}),
        # negative: ten times as many as each of two others
        (("22: Ada Smith",), {"Mary Smith": ["20 Mary Smith"], "Ada Smith": ["22 Ada Smith"], "Smith": ["21 Smith"]}),
    ],
)
def test_a_lone_surname_of_several_is_his_whom_ten_times_as_many_documents_name(documents, others):
    actors = linked(*TEN, "20: Mary Smith", "21: Smith", *documents)
    assert {name: chains for name, chains in actors.items() if name != "John Smith"} == others


def test_an_office_tells_which_bearer_of_a_surname_is_meant():
    office = "(president of France)"
    actors = linked(f"1: John Smith {office}", "2: Mary Smith", f"3: Smith {office}")
    assert actors["John Smith"] == ["1 John Smith", "3 Smith"]


def test_a_lone_surname_beside_a_namesake_of_the_other_gender_is_nobody_of_another_story():
    documents = ("1: Mary Smith|female", "2: John Smith|male, Smith|female", "3: Smith|female")
    assert linked(*documents)["Mary Smith"] == ["1 Mary Smith", "3 Smith"]


def test_a_father_whose_names_end_his_sons_is_another_person():
    assert len(linked("1: Nasser Al-Amiri Al-Kindi", "2: Khalid Nasser Al-Amiri Al-Kindi")) == 2


def test_a_common_surname_alone_is_nobody_of_another_story():
    assert len(linked("1: Kim Min-jun", "2: Kim")) == 2
    assert len(linked(*(f"{n}: Kim Min-jun" for n in range(1, 6)), "7: Kim")) == 1


def test_two_names_that_a_document_keeps_apart_are_two_persons():
    assert len(linked("1: Pedro Ruiz, Pedro Manuel Ruiz")) == 2
    assert len(linked("1: Pedro Ruiz", "2: Pedro Manuel Ruiz")) == 1


def test_a_longer_name_that_one_document_has_is_not_shown():
    actors = linked("1: FBI|ORG", "2: FBI|ORG", "3: FBI|ORG", "4: FBI Raids=FBI|ORG")
    assert list(actors) == ["FBI"]


def test_a_lone_surname_never_shows_as_the_name():
    actors = linked("1: Sergey Lavrov", "2: Lavrov", "3: Lavrov", "4: Lavrov", "5: Lavrov")
    assert list(actors) == ["Sergey Lavrov"]


# Offices --------------------------------------------------------------------------------------------------------------

TRUMP = "Donald Trump (president of United States)"


@pytest.mark.parametrize(
    ("documents", "holder"),
    [
        ([f"1: {TRUMP}", "2: - (president of United States)", f"3: {TRUMP}"], "Donald Trump"),
        ([f"1: {TRUMP}", "2: - (president of United States)"], ""),  # one story alone may tell of long ago
        (
            [
                "1: Volodymyr Zelensky (president of Ukraine)",
                "2: - (leader of Ukraine)",
                "3: Volodymyr Zelensky (president of Ukraine)",
            ],
            "Volodymyr Zelensky",
        ),
        ([f"1: {TRUMP}", "2: - (president of Russia)"], ""),
        (["1: Donald Trump (president)", "2: - (president of United States)"], ""),
        (["1: Joe Biden (former president of United States)", "2: - (president of United States)"], ""),
        ([f"1: {TRUMP}", "3: Joe Biden (president of United States)", "2: - (president of United States)"], ""),
        (["1: Sanna Marin|female (prime minister of Finland)", "2: -|male (prime minister of Finland)"], ""),
        (["1: Lavrov", "2: - (foreign minister of Russia)"], ""),
    ],
)
def test_an_office_goes_to_the_one_holder_the_corpus_knows(documents, holder):
    offices = {name: chains for name, chains in linked(*documents).items() if any(c.startswith("2 ") for c in chains)}
    assert list(offices) == ([holder] if holder else [])


def test_of_two_holders_the_one_in_the_document_is_meant():
    actors = linked(f"1: {TRUMP}", "2: Joe Biden (president of United States), - (president of United States)")
    assert actors["Joe Biden"] == ["2 Joe Biden", "2 president of United States"]


@pytest.mark.parametrize("office", ["senator of United States", "ambassador of United States", "lawmaker of Russia"])
def test_an_office_of_many_is_given_to_nobody(office):
    assert linked(f"1: Lindsey Graham ({office})", f"2: - ({office})") == {"Lindsey Graham": ["1 Lindsey Graham"]}


# The log, ids, counts -------------------------------------------------------------------------------------------------


def test_merged_spellings_are_logged():
    assert decisions("1: Sergey Lavrov", "2: Sergei Lavrov") == [("same", "Sergey Lavrov", "Sergei Lavrov", "spelling")]


def test_an_initial_of_two_bearers_stays_apart_and_is_logged():
    documents = ("1: Anna Weber", "2: Anna Weber", "3: Adam Weber", "4: Adam Weber", "5: A. Weber")
    assert linked(*documents)["A. Weber"] == ["5 A. Weber"]
    assert decisions(*documents) == [
        ("doubtful", "A. Weber", "Adam Weber", "spelling"),
        ("doubtful", "A. Weber", "Anna Weber", "spelling"),
    ]


def test_equal_names_need_no_log():
    assert decisions("1: Sergey Lavrov", "2: Sergey Lavrov", "3: Marco Rubio") == []


def test_the_log_names_the_actors_concerned():
    (decision,) = link(corpus("1: Sergey Lavrov", "2: Sergei Lavrov")).decisions
    assert decision.actors == ("sergei-lavrov.person",)


def test_an_acronym_of_two_bodies_is_logged():
    assert decisions("1: Bank of Ghana=BoG|ORG", "2: Bank of Grenada=BoG|ORG", "3: BoG|ORG")


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("Sergey Lavrov", "sergey-lavrov.person"),
        ("Nicolae Ceaușescu", "nicolae-ceausescu.person"),
        ("Bank of Ghana|ORG", "bank-of-ghana.org"),
        ("U.N.|ORG", "un.org"),
        ("محمد بن سلمان", "محمد-بن-سلمان.person"),
        ("…|ORG", "unnamed.org"),
    ],
)
def test_ids(name, actor):
    ids = [a.id for a in link(corpus(f"1: {name}")).actors]
    assert ids == [actor]


def test_namesakes_of_two_genders_are_kept_apart_by_a_suffix():
    ids = [a.id for a in link(corpus("1: Kim Lee|male", "2: Kim Lee|female")).actors]
    assert ids == ["kim-lee.person", "kim-lee.person-2"]


def test_ids_that_would_collide_get_a_suffix():
    assert [a.id for a in link(corpus("1: ...", "2: unnamed")).actors] == ["unnamed.person", "unnamed.person-2"]


def test_spellings_mentions_and_documents_are_added_up():
    (actor,) = link(corpus("1: Sergey Lavrov=Lavrov", "2: Sergei Lavrov", "3: Lavrov")).actors
    assert [(a.surface, a.count) for a in actor.aliases] == [("Lavrov", 2), ("Sergei Lavrov", 1), ("Sergey Lavrov", 1)]
    assert (actor.mentions, actor.documents) == (3, 3)


def test_links_keep_their_rule():
    links = link(
        corpus("1: Sergey Lavrov (foreign minister of Russia)", "2: Lavrov", "3: - (foreign minister of Russia)")
    )
    assert [(x.document_id, x.rule) for x in links.links] == [("1", "exact name"), ("2", "surname"), ("3", "office")]


# Whatever the order ---------------------------------------------------------------------------------------------------

NAMES = [
    "Sergey Lavrov",
    "Sergei Lavrov",
    "Lavrov",
    "John Smith",
    "John Smith|male",
    "Mary Smith|female",
    "J. Smith",
    "Johnny Smith",
    "Smith",
    "Smith|female",
    TRUMP,
    "- (president of United States)",
    "- (leader of United States)",
    "Bank of Ghana=BoG|ORG",
    "Bank of Grenada=BoG|ORG",
    "BoG|ORG",
    "Ghana Bank|ORG",
    "Russia|GPE",
    "Xi Jinping",
    "Xi",
]
DOCUMENTS = st.lists(st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique=True), min_size=1, max_size=6)


def written(documents: list[list[str]], ids: list[str]) -> list[str]:
    return [f"{i}: {', '.join(names)}" for i, names in zip(ids, documents, strict=True)]


@given(DOCUMENTS, st.randoms(use_true_random=False))
def test_the_order_of_the_chains_changes_nothing(documents: list[list[str]], order: random.Random):
    chains = corpus(*written(documents, [str(n) for n in range(len(documents))]))
    shuffled = chains.copy()
    order.shuffle(shuffled)
    again, first = link(sorted(shuffled, key=lambda c: (c.document_id, c.number))), link(chains)
    assert (again.actors, list(again.links), again.decisions) == (first.actors, list(first.links), first.decisions)


@given(DOCUMENTS, st.randoms(use_true_random=False))
def test_the_names_of_the_documents_decide_nothing(documents: list[list[str]], order: random.Random):
    ids = [str(n) for n in range(len(documents))]
    others = ids.copy()
    order.shuffle(others)
    renamed = dict(zip(others, ids, strict=True))
    first = parts_of(link(corpus(*written(documents, ids))))
    second = parts_of(link(corpus(*written(documents, others))))
    assert {frozenset((renamed[d], n) for d, n in part) for part in second} == first


def test_two_lone_surnames_of_two_genders_are_treated_alike():
    assert linked("1: Alex Smith", "2: Smith|female", "3: Smith|male")["Alex Smith"] == ["1 Alex Smith"]


@given(DOCUMENTS)
def test_every_id_is_one_actors_and_every_chain_is_linked_at_most_once(documents: list[list[str]]):
    result = link(corpus(*written(documents, [str(n) for n in range(len(documents))])))
    ids = [a.id for a in result.actors]
    assert ids == sorted(set(ids))
    places = [(x.document_id, x.number) for x in result.links]
    assert places == sorted(set(places))
    assert {x.actor for x in result.links} == set(ids)
    assert sum(a.mentions for a in result.actors) == len(places)


@pytest.mark.parametrize(
    "name", ["🎉", "مرحبا", "\u200b", "a" * 10_000, "Ana " * 2_000 + "Ana", "\u202eLavrov", "’’’", "A"], ids=ascii
)
@pytest.mark.parametrize("label", ["PERSON", "ORG", "GPE"])
def test_hostile_names_are_linked_to_themselves(name, label):
    result = link(corpus(f"1: {name}|{label}", f"2: {name}|{label}", f"3: Sergey Lavrov|{label}"))
    assert len(result.actors) == 2
