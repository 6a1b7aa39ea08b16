"""A person's edits win over the machine. Corpora are written in words, see ``corpora``."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest
from corpora import actors_of, corpus

from graphkit.actors import link, read_curation, unmet
from graphkit.errors import CurationError


@pytest.fixture
def edits(tmp_path):
    """A function that reads edits as they are written in a file."""

    def read(text):
        path = tmp_path / "actors.toml"
        path.write_text(text, encoding="utf-8")
        return read_curation(path)

    return read


@pytest.fixture
def linking(edits):
    """A function that links a corpus under edits."""
    return lambda text, *documents: link(corpus(*documents), edits(text))


@pytest.fixture
def linked(edits):
    """The same, told as the actors by name."""

    def run(text, *documents):
        chains = corpus(*documents)
        return actors_of(link(chains, edits(text)), chains)

    return run


@pytest.fixture
def complaint(edits):
    """What is said of a file that cannot be used: message and hint."""

    def run(text):
        with pytest.raises(CurationError) as caught:
            edits(text)
        return caught.value.message, caught.value.hint

    return run


def notices(curation, *documents):
    chains = corpus(*documents)
    result = link(chains, curation)
    names = {(c.chain.name, c.chain.label) for c in chains} | {(a.name, a.label) for a in result.actors}
    spelled = {}
    for actor in result.actors:
        for alias in actor.aliases:
            spelled.setdefault(alias.surface, set()).add(actor.name)
    names |= {(surface, "") for surface in spelled}
    several = [(c.document_id, c.chain.aliases) for c in chains if len(c.chain.aliases) > 1]
    shown = [actor.name for actor in result.actors]
    shared = {name for name in shown if shown.count(name) > 1}
    return [notice.message for notice in unmet(curation, names, spelled, several, shared)]


# One actor ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("names", "documents"),
    [
        ("'Boris Johnson', 'BoJo'", ["1: Boris Johnson", "2: BoJo"]),
        ("'Boris Johnson', 'bojo'", ["1: Boris Johnson", "2: BoJo"]),
        ("'Boris Johnson', 'bojo.person'", ["1: Boris Johnson", "2: BoJo"]),
        (
            "'Boris Johnson', 'BoJo'",
            ["1: Boris Johnson", "2: Alexander de Pfeffel=BoJo"],
        ),  # only a spelling in the text
        ("'Boris Johnson', 'the blond'", ["1: Boris Johnson", "2: - (the blond)"]),
        ("'Boris Johnson', 'Łodz'", ["1: Boris Johnson", "2: Lodz|GPE"]),
    ],
)
def test_names_that_are_the_same_are_one_actor_shown_by_the_first(linked, names, documents):
    actors = linked(f"[[same]]\nnames = [{names}]", *documents)
    assert list(actors) == ["Boris Johnson"]
    assert len(actors["Boris Johnson"]) == 2


def test_spellings_of_an_edited_name_still_join_it(linked):
    text = "[[same]]\nnames = ['Boris Johnson', 'BoJo']"
    assert list(linked(text, "1: Boris Johnson", "2: BoJo", "3: B. Johnson", "4: Johnson")) == ["Boris Johnson"]


def test_a_name_nobody_bears_can_be_the_one_to_show(linking):
    (actor,) = linking("[[same]]\nnames = ['Charles III', 'Prince Charles']", "1: Prince Charles").actors
    assert (actor.id, actor.name) == ("charles-iii.person", "Charles III")


def test_blocks_may_build_on_each_other(linked):
    text = "[[same]]\nnames = ['A B', 'C D']\n[[same]]\nnames = ['C D', 'E F']"
    assert list(linked(text, "1: A B", "2: C D", "3: E F")) == ["A B"]


def test_the_type_is_that_of_the_name_that_is_shown(linking):
    (actor,) = linking("[[same]]\nnames = ['Wagner Group', 'Wagner']", "1: Wagner Group|ORG", "2: Wagner").actors
    assert (actor.id, actor.label) == ("wagner-group.org", "ORG")


def test_the_log_says_which_line_made_two_names_one(linking):
    (decision,) = linking("\n[[same]]\nnames = ['Boris Johnson', 'BoJo']", "1: Boris Johnson", "2: BoJo").decisions
    assert (decision.verdict, decision.name, decision.rule) == ("same", "BoJo", "curated")
    assert decision.reason == "line 2 of actors.toml"


# Kept apart -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("names", "documents"),
    [
        ("'Sergey Lavrov', 'Sergei Lavrov'", ["1: Sergey Lavrov", "2: Sergei Lavrov"]),  # spelling
        ("'sergey-lavrov.person', 'Sergei Lavrov'", ["1: Sergey Lavrov", "2: Sergei Lavrov"]),
        ("'Ann Lee', 'Lee'", ["1: Ann Lee", "2: Lee"]),  # surname
        ("'Ministry of Defence', 'Defense Ministry'", ["1: Ministry of Defence|ORG", "2: Defense Ministry|ORG"]),
        ("'Bank of Ghana', 'BoG'", ["1: Bank of Ghana=BoG|ORG", "2: BoG|ORG"]),  # acronym
    ],
)
def test_every_automatic_merge_can_be_undone(linked, names, documents):
    assert len(linked("", *documents)) < len(documents)
    assert len(linked(f"[[never]]\nnames = [{names}]", *documents)) == len(documents)


def test_an_office_can_be_taken_from_its_holder(linked):
    trump = "Donald Trump (president of United States)"
    documents = (f"1: {trump}", "2: - (president of United States)", f"3: {trump}")
    assert len(linked("", *documents)["Donald Trump"]) == 3
    text = "[[never]]\nnames = ['Donald Trump', 'president of United States']"
    assert linked(text, *documents) == {"Donald Trump": ["1 Donald Trump", "3 Donald Trump"]}


def test_what_is_kept_apart_stays_apart_from_all_its_spellings(linked):
    text = "[[same]]\nnames = ['Ann Lee', 'Annie']\n[[never]]\nnames = ['Annie', 'A. Lee']"
    assert linked(text, "1: Ann Lee", "2: Annie", "3: A. Lee") == {
        "Ann Lee": ["1 Ann Lee", "2 Annie"],
        "A. Lee": ["3 A. Lee"],
    }


def test_a_doubt_that_is_settled_is_no_longer_listed(linking):
    documents = ("1: Anna Weber", "2: Adam Weber", "3: A. Weber")
    assert {d.verdict for d in linking("", *documents).decisions} == {"doubtful"}
    settled = linking("[[never]]\nnames = ['A. Weber', 'Anna Weber', 'Adam Weber']", *documents)
    assert {d.verdict for d in settled.decisions} == {"apart"}


# Names, types, who is put aside ---------------------------------------------------------------------------------------


def test_a_renamed_actor_keeps_its_id(linking):
    (actor,) = linking("[[rename]]\nname = 'MFA'\nto = 'Foreign Ministry'", "1: MFA|ORG").actors
    assert (actor.id, actor.name) == ("mfa.org", "Foreign Ministry")


def test_other_edits_may_use_the_new_name(linking):
    text = "[[rename]]\nname = 'MFA'\nto = 'Foreign Ministry'\n[[ignore]]\nnames = ['Foreign Ministry']"
    assert linking(text, "1: MFA|ORG").actors == ()


def test_a_new_type_joins_those_of_that_type(linking):
    (actor,) = linking("[[type]]\nname = 'Wagner'\ntype = 'ORG'", "1: Wagner", "2: Wagner|ORG").actors
    assert (actor.id, actor.label, actor.documents) == ("wagner.org", "ORG", 2)


def test_who_is_ignored_is_nobody_and_nobody_takes_the_place(linking):
    result = linking("[[ignore]]\nnames = ['Ann Lee']", "1: Ann Lee", "2: Lee", "3: Bob Ray")
    assert [actor.name for actor in result.actors] == ["Bob Ray"]
    assert [link.actor for link in result.links] == ["bob-ray.person"]


def test_a_name_means_all_its_bearers_and_an_id_one(linked):
    documents = ("1: Ford|ORG", "2: Ford")
    assert linked("[[ignore]]\nnames = ['Ford']", *documents) == {}
    assert linked("[[ignore]]\nnames = ['ford.org']", *documents) == {"Ford": ["2 Ford"]}


def test_places_and_observers_are_named_by_id(linking):
    text = "[[places]]\nnames = ['Davos']\n[[observers]]\nnames = ['Reuters', 'AP']"
    result = linking(text, "1: Davos|GPE, Reuters|ORG", "2: Ann Lee")
    assert (result.places, result.observers) == ({"davos.gpe"}, {"reuters.org"})


# Known actors ---------------------------------------------------------------------------------------------------------

OFFICES = """
[[known]]
name = "Ann Lee"
wikidata = "Q1"
roles = [{ role = "president", of = "the U.S.", from = 2001-01-20, until = 2004 }]
[[known]]
name = "Bob Ray"
roles = [{ role = "president", of = "United States", from = 2005-01-01 }]
"""


@pytest.mark.parametrize(
    ("day", "holder"),
    [
        (date(2001, 1, 19), None),
        (date(2001, 1, 20), "Ann Lee"),
        (date(2004, 12, 31), "Ann Lee"),
        (date(2005, 1, 1), "Bob Ray"),
        (None, None),
    ],
)
def test_an_office_goes_to_who_held_it_that_day(edits, day, holder):
    (office,) = corpus("1: - (president of United States)")
    result = link([dataclasses.replace(office, published=day)], edits(OFFICES))
    assert [actor.name for actor in result.actors] == ([holder] if holder else [])


def test_a_known_actor_carries_its_wikidata_id(linking):
    assert [a.wikidata for a in linking(OFFICES, "1: Ann Lee", "2: Bob Ray").actors] == ["Q1", ""]


def test_known_actors_are_never_made_one(linked):
    text = "[[known]]\nname = 'Jon Smith'\n[[known]]\nname = 'John Smith'"
    assert len(linked("", "1: Jon Smith", "2: John Smith")) == 1
    assert len(linked(text, "1: Jon Smith", "2: John Smith")) == 2


def test_namesakes_are_told_apart_by_their_documents(linked):
    text = "[[known]]\nname = 'John Smith (coach)'\naliases = ['John Smith']\ndocuments = ['sport/*', 'b.txt']"
    assert linked(text, "a.txt: John Smith", "b.txt#2: John Smith", "sport/1: John Smith", "c: John Smith") == {
        "John Smith": ["a.txt John Smith", "c John Smith"],
        "John Smith (coach)": ["b.txt#2 John Smith", "sport/1 John Smith"],
    }


# Nothing is in the corpus that the file speaks of --------------------------------------------------------------------


def test_unknown_names_are_told_with_the_nearest(edits):
    text = "[[ignore]]\nnames = [\n  'Sergey Lavrow',\n  'Ann Lee',\n]"
    assert notices(edits(text), "1: Sergey Lavrov", "2: Ann Lee") == [
        "line 3: nobody is called 'Sergey Lavrow' in this corpus; the nearest: Sergey Lavrov"
    ]


def test_ids_of_another_corpus_are_told(edits):
    (told,) = notices(edits("[[ignore]]\nnames = ['qqq.org']"), "1: Ann Lee")
    assert told.startswith("line 2: no actor has the id 'qqq.org'")


def test_a_name_with_a_dot_is_a_name(edits):
    text = "[[ignore]]\nnames = ['Change.org']"
    assert notices(edits(text), "1: Change.org|ORG") == []
    assert link(corpus("1: Change.org|ORG"), edits(text)).actors == ()


def test_known_actors_need_not_occur(edits):
    assert notices(edits("[[known]]\nname = 'Ann Lee'\naliases = ['Annie']"), "1: Bob Ray") == []


def test_an_ambiguous_name_lists_who_may_be_meant(edits):
    documents = ("1: Ann Lee=Lee", "2: Bob Lee=Lee")
    (told,) = notices(edits("[[ignore]]\nnames = ['Lee']"), *documents)
    assert told == "line 2: 'Lee' may be Ann Lee, Bob Lee; nothing was done, write one of these names"


def test_names_that_a_text_itself_makes_one_are_told(edits):
    (told,) = notices(edits("[[never]]\nnames = ['Ann Lee', 'Annie']"), "1: Ann Lee=Annie")
    assert told == "line 1: 'Ann Lee' and 'Annie' stay one within 1, where the text uses both for one actor"


def test_a_name_that_two_actors_have_after_renaming_is_told(edits):
    text = "[[rename]]\nname = 'MFA'\nto = 'Foreign Ministry'"
    (told,) = notices(edits(text), "1: MFA|ORG", "2: Foreign Ministry|ORG")
    assert told.startswith("line 1: more than one actor is now called 'Foreign Ministry'")


def test_a_file_without_edits_changes_nothing(edits):
    documents = ("1: Sergey Lavrov", "2: Sergei Lavrov", "3: Lavrov", "4: Foreign Ministry|ORG")
    with_file, without = link(corpus(*documents), edits("# nothing yet\n")), link(corpus(*documents))
    assert with_file.actors == without.actors
    assert with_file.decisions == without.decisions
    assert list(with_file.links) == list(without.links)


# Mistakes -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("\n[[smae]]\nnames = ['A', 'B']", "line 2: unknown key 'smae'", "'same'"),
        ("[[same]]\nname = ['A', 'B']", "line 2: unknown key 'name' in [[same]]", "'names'"),
        ("# [[same]]\n[[same]]\nwhy = '[[same]]'", "line 2: [[same]] has no names", "names"),
        ("[[same]]\nnames = 'A'", "line 2: names must be a list", 'names = ["...", "..."]'),
        ("[[same]]\nnames = ['A']", "line 1: [[same]] needs two names", '"A"'),
        ("[[ignore]]\nnames = ['']", "line 1: a name is empty", "remove"),
        ("[same]\nnames = ['A', 'B']", "line 1: same is not a list of blocks", "[[same]]"),
        ("[[type]]\nname = 'A'\ntype = 'PERSONN'", "line 3: no actor has the type 'PERSONN'", "'PERSON'"),
        ("[[rename]]\nname = 'A'\nto = 3", "line 3: to must be a text", "quotation marks"),
        ("[[known]]\nname = 'A'\nwikidata = 'P31'", "line 3: 'P31' is no Wikidata id", "Q58217"),
        ("[[known]]\nname = 'a.org'", "line 1: 'a.org' is an id, not a name", "name"),
        ("[[known]]\nname = 'A'\nroles = [{ roll = 'x' }]", "line 3: unknown key 'roll' in a role", "'role'"),
        ("[[known]]\nname = 'A'\nroles = [{ role = 'x', from = 2 , until = 1 }]", "line 3: the role 'x' ends", ""),
        ("[[known]]\nname = 'A'\nroles = [{ role = 'x', from = '2' }]", "line 3: '2' is no day", "2004-03-09"),
        ("[[same]\nnames = ['A', 'B']", "not valid TOML", "[[same]]"),
    ],
)
def test_mistakes_name_the_line_and_what_was_meant(complaint, text, message, hint):
    told = complaint(text)
    assert message in told[0]
    assert hint in told[1]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("[[same]]\nnames=['A','B']\n[[never]]\nnames=['A','B']", (1, 3)),
        ("[[never]]\nnames=['A','C']\n[[same]]\nnames=['A','B']\n[[same]]\nnames=['B','C']", (1, 5)),
        ("[[same]]\nnames=['A','B']\n[[same]]\nnames=['B','A']", (1, 3)),
        ("[[same]]\nnames=['A','B']\n[[same]]\nnames=['B','C']\n[[same]]\nnames=['C','A']", (1, 5)),
        ("[[same]]\nnames=['A','B']\n[[same]]\nnames=['C','B']", (1, 3)),
        ("[[known]]\nname='A'\naliases=['B']\n[[known]]\nname='C'\naliases=['b']", (1, 4)),
        ("[[known]]\nname='A'\n[[known]]\nname='a'", (1, 3)),
        ("[[rename]]\nname='A'\nto='X'\n[[rename]]\nname='A'\nto='Y'", (1, 4)),
        ("[[same]]\nnames=['A','B']\n[[rename]]\nname='A'\nto='X'\n[[rename]]\nname='B'\nto='Y'", (3, 6)),
        ("[[rename]]\nname='A'\nto='X'\n[[rename]]\nname='B'\nto='x'", (1, 4)),
        ("[[rename]]\nname='A'\nto='B'\n[[rename]]\nname='B'\nto='A'", (4, 1)),
        ("[[type]]\nname='A'\ntype='ORG'\n[[type]]\nname='A'\ntype='GPE'", (1, 4)),
        ("[[known]]\nname='A'\ntype='ORG'\n[[type]]\nname='a'\ntype='GPE'", (1, 4)),
        ("[[ignore]]\nnames=['A']\n[[observers]]\nnames=['A']", (1, 3)),
        ("[[ignore]]\nnames=['A']\n[[known]]\nname='A'", (1, 3)),
        ("[[known]]\nname='A'\nwikidata='Q1'\n[[known]]\nname='B'\nwikidata='Q1'", (1, 4)),
        ("[[never]]\nnames=['Ann','ANN']", (1, 1)),
    ],
)
def test_edits_that_contradict_each_other_are_told_with_both_lines(complaint, text, lines):
    message, _ = complaint(text)
    assert all(f"line {line}" in message for line in lines), message


def test_pairs_of_one_actor_do_not_contradict_each_other(complaint, edits):
    pairs = [("kestria.gpe", "kestria.person"), ("kestria.org", "kestria.person"), ("kestria.gpe", "kestria.org")]
    blocks = [f'[[same]]\nnames = ["{a}", "{b}"]\n' for a, b in pairs]
    assert len(edits("".join(blocks)).edits) == 3
    assert "'kestria.person' is made one with 'kestria.org', but line 1" in complaint("".join(blocks[:2]))[0]


@pytest.mark.parametrize("data", [b"\xff\xfe", b"[[same]]\r\nnames = ['A']\r\n", b"\x00"])
def test_a_file_that_is_no_text_is_refused(tmp_path, data):
    (tmp_path / "actors.toml").write_bytes(data)
    with pytest.raises(CurationError):
        read_curation(tmp_path / "actors.toml")


def test_files_of_windows_editors_can_be_read(tmp_path):
    (tmp_path / "actors.toml").write_bytes(b"\xef\xbb\xbf[[same]]\r\nnames = ['A', 'B']\r\n")
    assert read_curation(tmp_path / "actors.toml").edits[0].names == ("A", "B")


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(CurationError, match="cannot read"):
        read_curation(tmp_path / "none.toml")
