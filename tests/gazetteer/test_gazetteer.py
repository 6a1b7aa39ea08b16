"""The tables: every row is well-formed, none contradicts another, no person and no outlet is in them."""

from __future__ import annotations

from collections import Counter
from importlib import resources

import pytest

from graphkit import gazetteer

COLUMNS = {
    "states.tsv": 5,
    "institutions.tsv": 5,
    "organisations.tsv": 4,
    "roles.tsv": 4,
    "broader_roles.tsv": 2,
    "first_names.tsv": 2,
    "name_variants.tsv": 1,
    "regions.txt": 1,
    "cities.tsv": 2,
}


def rows(table: str) -> list[list[str]]:
    lines = resources.files(gazetteer).joinpath(table).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def names(table: str, *columns: int) -> list[tuple[str, str]]:
    """Every name in some columns of a table with the first column of its row."""
    return [(name, row[0]) for row in rows(table) for c in columns for name in row[c].split("|") if name]


def doubles(pairs: list[tuple[str, str]]) -> list[str]:
    return sorted(name for name, count in Counter(name for name, _ in pairs).items() if count > 1)


# Every row ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("table", "columns"), COLUMNS.items(), ids=str)
def test_every_row_has_its_columns(table, columns):
    assert {len(row) for row in rows(table)} == {columns}
    assert all(row[0] for row in rows(table))


@pytest.mark.parametrize("table", COLUMNS)
def test_no_field_has_stray_space_and_no_list_an_empty_member(table):
    fields = [field for row in rows(table) for field in row]
    assert [field for field in fields if field != field.strip() or "  " in field] == []
    assert [field for field in fields if field.startswith("|") or field.endswith("|") or "||" in field] == []


@pytest.mark.parametrize("table", COLUMNS)
def test_the_first_line_says_what_the_table_is_and_under_which_licence(table):
    first = resources.files(gazetteer).joinpath(table).read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("# ")
    assert first.endswith("MIT.")


def test_labels_genders_and_kinds_are_known():
    assert {row[1] for row in rows("roles.tsv")} == {"PERSON", "ORG", "GPE"}
    assert {row[2] for row in rows("roles.tsv")} == {"", "male", "female"}
    assert {row[3] for row in rows("roles.tsv")} == {"office", "person", "body"}
    assert {row[2] for row in rows("institutions.tsv")} <= {"ORG", "GROUP"}
    assert {row[0] for row in rows("first_names.tsv")} == {"male", "female"}


def test_only_persons_hold_offices_and_only_bodies_are_bodies():
    for role in gazetteer.roles().values():
        assert (role.kind == "body") == (role.label != "PERSON"), role.noun


def test_roles_have_at_most_three_words():
    assert [noun for noun in gazetteer.roles() if not 1 <= len(noun.split()) <= 3] == []


@pytest.mark.parametrize("table", ["states.tsv", "institutions.tsv", "first_names.tsv", "regions.txt", "cities.tsv"])
def test_names_begin_with_a_capital(table):
    exempt = {"the", "al-Qaeda", "al-Shabaab", "al-Shabab", "al", "sub-Saharan"}
    listed = [name for row in rows(table) for field in row[:4] for name in field.split("|") if name]
    given = [word for name in listed for word in name.split()] if table == "first_names.tsv" else listed
    small = [n for n in given if n[0].islower() and n.split()[0] not in exempt and n not in {"male", "female"}]
    assert small == []


def test_names_of_organisations_have_a_capital():
    small = [name for name, _ in names("organisations.tsv", 0, 1) if name.islower()]
    assert small == []  # "easyJet" and "uMkhonto weSizwe" have theirs inside


# No contradictions ----------------------------------------------------------------------------------------------------


def test_no_name_means_two_states():
    assert doubles(names("states.tsv", 0, 1)) == []


def test_no_name_means_two_institutions():
    assert doubles(names("institutions.tsv", 0, 1)) == []


def test_no_name_means_two_organisations_or_a_state():
    known = {name for name, _ in [*names("institutions.tsv", 0, 1), *names("states.tsv", 0, 1)]}
    listed = names("organisations.tsv", 0, 1)
    assert doubles(listed) == []
    assert sorted(name for name, _ in listed if name in known) == []


def test_the_nouns_for_organisations_are_roles_of_bodies():
    nouns = {noun for noun, _ in [*names("organisations.tsv", 3), *names("institutions.tsv", 4)]}
    assert sorted(n for n in nouns if n not in gazetteer.roles() or gazetteer.roles()[n].kind != "body") == []


def test_ordinary_names_are_names_of_their_rows():
    own = {row[0]: {row[0], *row[1].split("|")} for row in rows("organisations.tsv")}
    assert [name for name, row in names("organisations.tsv", 2) if name not in own[row]] == []


def test_no_organisation_is_called_like_a_people_a_town_or_a_given_name():
    places = {*gazetteer.cities(), *gazetteer.seats(), *gazetteer.regions()}
    taken = places.union(gazetteer.peoples(), gazetteer.first_names())
    assert sorted(taken & gazetteer.organisations().keys()) == []


def test_no_seat_stands_for_two():
    assert doubles([*names("states.tsv", 4), *names("institutions.tsv", 3)]) == []


def test_no_city_is_in_two_states():
    assert doubles(names("cities.tsv", 1)) == []
    assert set(gazetteer.cities().values()) <= set(gazetteer.states().values())


def test_no_role_is_listed_twice():
    assert doubles(names("roles.tsv", 0)) == []


@pytest.mark.parametrize(
    ("table", "other"),
    [
        ("states", "institutions"),
        ("states", "regions"),
        ("states", "peoples"),
        ("seats", "states"),
        ("seats", "institutions"),
        ("seats", "regions"),
        ("peoples", "institutions"),
        ("institutions", "regions"),
        ("roles", "state_adjectives"),
        ("cities", "seats"),
        ("cities", "states"),
        ("cities", "regions"),
        ("cities", "institutions"),
    ],
)
def test_no_name_is_in_two_tables(table, other):
    assert set(getattr(gazetteer, table)()) & set(getattr(gazetteer, other)()) == set()


def test_seats_stand_for_what_exists():
    known = set(gazetteer.states().values()) | {i.name for i in gazetteer.institutions().values()}
    assert set(gazetteer.seats().values()) <= known
    assert set(gazetteer.state_adjectives().values()) <= known
    assert set(gazetteer.peoples().values()) <= known


def test_usual_names_lead_to_themselves():
    for usual in set(gazetteer.states().values()):
        assert gazetteer.states()[usual] == usual
    for institution in gazetteer.institutions().values():
        assert gazetteer.institutions()[institution.name] == institution


@pytest.mark.parametrize("adjective", ["congolese", "dominican"])
def test_adjectives_of_two_states_are_left_out(adjective):
    assert adjective not in gazetteer.state_adjectives()


@pytest.mark.parametrize("people", ["Congolese", "Dominicans"])
def test_peoples_of_two_states_are_left_out(people):
    assert people not in gazetteer.peoples()


def test_given_names_of_both_genders_are_left_out():
    male, female = (set(row[1].split()) for row in rows("first_names.tsv"))
    assert male & female
    assert not (male & female) & set(gazetteer.first_names())


def test_given_names_are_listed_once_per_gender():
    for _, listed in rows("first_names.tsv"):
        assert doubles([(name, "") for name in listed.split()]) == []


def test_forms_of_one_given_name_tell_one_gender():
    known = gazetteer.first_names()
    mixed = [n for (n,) in rows("name_variants.tsv") if len({known[w] for w in n.split() if w in known}) > 1]
    assert mixed == []


def test_no_role_is_wider_than_itself_or_of_another_label():
    roles = gazetteer.roles()
    for narrow, wider in gazetteer.broader_roles().items():
        assert narrow not in wider
        if narrow in roles:
            assert {roles[w].label for w in wider if w in roles} <= {roles[narrow].label}


def test_every_wider_noun_is_a_role_a_text_can_be_read_for():
    assert [broad for broad, _ in rows("broader_roles.tsv") if broad not in gazetteer.roles()] == []


# What the names mean --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("U.S.", "United States"),
        ("US", "United States"),
        ("America", "United States"),
        ("Britain", "United Kingdom"),
        ("Netherlands", "Netherlands"),
        ("Holland", "Netherlands"),
        ("Czechia", "Czech Republic"),
        ("Türkiye", "Turkey"),
        ("DR Congo", "Democratic Republic of the Congo"),
        ("Congo", None),
        ("Korea", None),
        ("us", None),
        ("California", None),
        ("Catalonia", None),
    ],
)
def test_states(name, state):
    assert gazetteer.states().get(name) == state


@pytest.mark.parametrize(
    ("seat", "state"),
    [
        ("Moscow", "Russia"),
        ("Kyiv", "Ukraine"),
        ("Kiev", "Ukraine"),
        ("Beijing", "China"),
        ("Brussels", "European Union"),
        ("Downing Street", "United Kingdom"),
        ("Washington", "United States"),
        ("Kremlin", None),
        ("White House", None),
        ("Istanbul", None),
        ("New York", None),
        ("Geneva", None),
    ],
)
def test_seats(seat, state):
    assert gazetteer.seats().get(seat) == state


@pytest.mark.parametrize(
    ("adjective", "state"),
    [
        ("russian", "Russia"),
        ("dutch", "Netherlands"),
        ("u.s.", "United States"),
        ("nigerian", "Nigeria"),
        ("nigerien", "Niger"),
        ("south sudanese", "South Sudan"),
        ("korean", None),
        ("european", None),
        ("Russian", None),
    ],
)
def test_adjectives(adjective, state):
    assert gazetteer.state_adjectives().get(adjective) == state


@pytest.mark.parametrize(
    ("people", "state"),
    [("Poles", "Poland"), ("Danes", "Denmark"), ("Ukrainians", "Ukraine"), ("French", None), ("Europeans", None)],
)
def test_peoples(people, state):
    assert gazetteer.peoples().get(people) == state


@pytest.mark.parametrize(
    ("name", "usual"),
    [
        ("UN", "United Nations"),
        ("U.N.", "United Nations"),
        ("Nato", "NATO"),
        ("State Duma", "Duma"),
        ("ISIS", "Islamic State"),
        ("EU", "European Union"),
        ("West", "West"),
        ("Parliament", None),
        ("Foreign Ministry", None),
    ],
)
def test_institutions(name, usual):
    found = gazetteer.institutions().get(name)
    assert (found and found.name) == usual


@pytest.mark.parametrize(
    ("name", "gender"),
    [("Sergey", "male"), ("Olena", "female"), ("Andrea", None), ("Kim", None), ("Russia", None), ("sergey", None)],
)
def test_first_names(name, gender):
    assert gazetteer.first_names().get(name) == gender


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        ("sergey", "serhiy", True),
        ("volodymyr", "vladimir", True),
        ("mohammed", "muhammad", True),
        ("matthew", "mateusz", True),
        ("matthew", "matt", True),
        ("mateusz", "matt", False),
        ("donald", "melania", False),
        ("ivan", "igor", False),
    ],
)
def test_variants_of_given_names(a, b, one):
    variants = gazetteer.name_variants()
    assert bool(variants.get(a, frozenset()) & variants.get(b, frozenset())) is one


@pytest.mark.parametrize(
    ("narrow", "broad", "can"),
    [
        ("senator", "lawmaker", True),
        ("prime minister", "leader", True),
        ("lawmaker", "senator", False),
        ("leader", "president", False),
        ("journalist", "politician", False),
    ],
)
def test_wider_roles(narrow, broad, can):
    assert (broad in gazetteer.broader_roles().get(narrow, ())) is can


# No person, no outlet -------------------------------------------------------------------------------------------------

OUTLETS = "BBC CNN Reuters TASS AFP AP Xinhua RT Bloomberg Politico Kommersant Times Guardian Post Sputnik Twitter"
LEADERS = "Putin Zelensky Trump Biden Xi Macron Starmer Merz Orban Erdogan Modi Lula Milei Netanyahu Kim Jong Nguema"


@pytest.mark.parametrize("table", ["states", "seats", "institutions", "peoples", "regions", "cities"])
def test_no_outlet_and_no_person_is_in_the_tables_of_bodies_and_places(table):
    words = {word for name in getattr(gazetteer, table)() for word in name.split()}
    assert words & set((OUTLETS + " " + LEADERS).split()) == set()


@pytest.mark.parametrize("table", ["states", "seats", "institutions", "peoples", "regions"])
def test_no_full_name_of_a_person_is_in_the_tables_of_bodies_and_places(table):
    given = set(gazetteer.first_names()) - {"Hong"}  # of Hong Kong
    assert [n for n in getattr(gazetteer, table)() if n.split()[0] in given and " " in n] == []


def test_no_surname_is_among_the_given_names():
    surnames = set("Putin Zelensky Trump Biden Macron Starmer Merz Orban Erdogan Modi Netanyahu Lavrov Rubio".split())
    assert surnames & set(gazetteer.first_names()) == set()


def test_tables_are_read_once():
    assert gazetteer.states() is gazetteer.states()
    assert gazetteer.first_names() is gazetteer.first_names()
