from __future__ import annotations

import json
import shutil
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from letters import found, link_by_letter

from graphkit.errors import StoreError
from graphkit.records import Annotations, Chain, CharSpan, Document, Mention, Period, Quote
from graphkit.store import (
    SCHEMA_VERSION,
    assembled,
    choose_actors,
    choose_documents,
    document_sha256,
    forget_unread,
    is_current,
    is_store,
    known_outputs,
    linkable_chains,
    note_read,
    open_store,
    put_annotations,
    put_linking,
    read_annotations,
    remember_output,
    store_errors,
)
from graphkit.store.lock import Lock

RICH = Annotations(
    document=Document(
        id="a/b.txt#2",
        path="a/b.txt",
        text="MENU Lavrov: “Да, ‘we’ agree,” he said.\0 🙂",
        offset=17,
        line=4,
        title="MENU",
        title_span=CharSpan(0, 4),
        outlet="Outlet",
        url="https://example.org/1",
        published=date(2025, 3, 25),
        excluded=(CharSpan(0, 5),),
    ),
    sentences=(CharSpan(5, 40),),
    paragraphs=(3,),
    mentions=(
        Mention(
            span=CharSpan(5, 11),
            text="Lavrov",
            form="named",
            label="PERSON",
            use="actor",
            gender="male",
            number="singular",
            titles=("minister", "russian"),
            canonical="Sergey Lavrov",
            rule="entity",
            confidence=0.75,
        ),
        Mention(span=CharSpan(19, 21), text="we", form="pronoun", label="", use="other", number="plural"),
        Mention(span=CharSpan(31, 33), text="he", form="pronoun", label="", sentence=0),
    ),
    chains=(
        Chain(
            name="Lavrov",
            label="PERSON",
            mentions=(0, 2),
            links=("name", "pronoun"),
            gender="male",
            titles=("minister",),
            aliases=("Lavrov", "S. Lavrov"),
            confidence=0.5,
        ),
    ),
    quotes=(
        Quote(
            kind="mixed",
            content=(CharSpan(14, 16), CharSpan(18, 29)),
            cue=CharSpan(34, 38),
            cue_class="agreed",
            speaker_span=CharSpan(31, 33),
            speaker_mention=2,
            speaker=0,
            rule="after",
            confidence=0.9,
        ),
        Quote(kind="indirect", content=(CharSpan(18, 29),), targets=(0,)),
    ),
    words=9,
)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "graphkit.sqlite"


def texts(store):
    return [found.document.text for found in read_annotations(store)]


def test_what_is_put_in_comes_out(path):
    with open_store(path) as store:
        put_annotations(store, [RICH], "pipeline")
        assert list(read_annotations(store)) == [RICH]
    with open_store(path) as store:
        assert list(read_annotations(store)) == [RICH]


def test_all_who_say_a_quote_together_come_out(path):
    article = found("1", "A, B and C said D is late.", quotes=(("ABC", "D is late"),))
    with open_store(path) as store:
        put_annotations(store, [article], "pipeline")
        assert list(read_annotations(store)) == [article]
        told = store.connection.execute("SELECT quote, chain FROM speaker ORDER BY chain").fetchall()
        assert [tuple(row) for row in told] == [(0, 0), (0, 1), (0, 2)]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(alphabet="ABC. @~", max_size=40).map(lambda text: text.strip() + " D."), max_size=4))
def test_every_annotation_comes_out_as_it_went_in(tmp_path_factory, articles):
    given_ = [found(str(number), text) for number, text in enumerate(articles)]
    with open_store(tmp_path_factory.mktemp("store") / "s.sqlite") as store:
        put_annotations(store, given_, "pipeline")
        assert list(read_annotations(store)) == given_


def test_a_document_put_in_again_is_replaced_with_all_that_hung_on_it(path):
    with open_store(path) as store:
        put_annotations(store, [found("1", "A met B.", quotes=(("A", "B"),)), found("2", "C left.")], "old")
        put_annotations(store, [found("1", "D left.")], "new")
        assert texts(store) == ["D left.", "C left."]
        tables = ("mention", "chain", "quote", "content", "target", "sentence")
        rows = {t: store.connection.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in tables}
        assert rows == {"mention": 2, "chain": 2, "quote": 0, "content": 0, "target": 0, "sentence": 2}


def searched(store, words):
    query = "SELECT rowid >> 20, rowid & 1048575 FROM quote_text WHERE quote_text MATCH ? ORDER BY rowid"
    docs = dict(store.connection.execute("SELECT doc, id FROM document"))
    return [(docs[doc], number) for doc, number in store.connection.execute(query, (words,))]


def test_the_words_of_quotes_are_found_whatever_their_case_and_diacritics(path):
    with open_store(path) as store:
        article = found("1", "A: Il était à Łódź. B: Zürich.", quotes=(("A", "Il était à Łódź"), ("B", "Zürich")))
        put_annotations(store, [article, RICH], "p")
        assert searched(store, "ETAIT") == [("1", 0)]
        assert searched(store, "zurich") == [("1", 1)]
        assert searched(store, "agree") == [(RICH.document.id, 0), (RICH.document.id, 1)]
        put_annotations(store, [found("1", "A left.")], "p")
        assert searched(store, "zurich") == []
        forget_unread(store)
        assert store.connection.execute("SELECT count(*) FROM quote_text").fetchone() == (0,)


def test_a_python_without_full_text_search_is_told(path):
    with pytest.raises(StoreError, match="full-text search") as caught, store_errors(path):
        raise sqlite3.OperationalError("no such module: fts5")
    assert "FTS5" in str(caught.value.hint)


def test_a_document_is_current_while_neither_it_nor_the_pipeline_changes(path):
    with open_store(path) as store:
        put_annotations(store, [RICH], "pipeline")
        sha256 = document_sha256(RICH.document)
        assert is_current(store, RICH.document.id, sha256, "pipeline")
        assert not is_current(store, RICH.document.id, sha256, "another")
        assert not is_current(store, RICH.document.id, "0" * 64, "pipeline")
        assert not is_current(store, "new", sha256, "pipeline")


def test_the_hash_of_a_document_covers_every_field():
    document = RICH.document
    changes = {
        "text": "x", "title": "x", "offset": 1, "line": 9, "published": None, "outlet": "x", "url": "x", "excluded": (),
        "title_span": None, "path": "x", "id": "x",
    }  # fmt: skip
    fields = {name: getattr(document, name) for name in document.__slots__}
    hashes = {document_sha256(Document(**{**fields, name: value})) for name, value in changes.items()}
    assert len(hashes | {document_sha256(document)}) == len(fields) + 1


def test_documents_that_were_not_read_again_are_forgotten(path):
    with open_store(path) as store:
        put_annotations(store, [found(name, f"A met {name}.") for name in "BCD"], "pipeline")
    with open_store(path) as store:
        assert note_read(store, "B")
        assert not note_read(store, "B")
        assert note_read(store, "C")
        forget_unread(store, besides=["C"])
        assert texts(store) == ["A met B."]


@pytest.mark.parametrize(("read", "failed", "left"), [("BC", "", 1), ("B", "", 0), ("BC", "C", 0)])
def test_a_network_goes_with_its_documents(path, read, failed, left):
    with open_store(path) as store:
        put_annotations(store, [found(name, f"A met {name}.") for name in "BC"], "pipeline")
        store.connection.execute("INSERT INTO network VALUES ('', '{}', 0, '[]', 0)")
        for name in read:
            note_read(store, name)
        forget_unread(store, besides=failed)
        assert store.connection.execute("SELECT count(*) FROM network").fetchone() == (left,)


def test_a_batch_is_written_whole_or_not_at_all(path):
    def batch():
        yield found("2", "B left.")
        raise RuntimeError

    with open_store(path) as store:
        put_annotations(store, [found("1", "A left.")], "pipeline")
        with pytest.raises(RuntimeError):
            put_annotations(store, batch(), "pipeline")
        assert texts(store) == ["A left."]


def test_linkable_chains_tell_what_linking_needs(path):
    with open_store(path) as store:
        put_annotations(store, [found("2", "A met A in B@.", published=date(2025, 1, 1)), found("1", "C left.")], "p")
        chains = list(linkable_chains(store))
    assert [(c.document_id, c.number, c.chain.name, c.mentions) for c in chains] == [
        ("1", 0, "C", 1),
        ("2", 0, "A", 2),
        ("2", 1, "B", 0),
    ]
    assert [(a.surface, a.count) for a in chains[1].spellings] == [("A", 2)]
    assert (chains[1].published, chains[1].story) == (date(2025, 1, 1), "2")


def test_only_actors_of_the_chosen_types_that_do_more_than_name_a_place_are_shown(path):
    with open_store(path) as store:
        put_annotations(store, [found("1", "A met B in C@ over the D~ war.")], "pipeline")
        with store.transaction():
            put_linking(store, link_by_letter(list(linkable_chains(store))))
            choose_documents(store, Period())
            choose_actors(store, ["PERSON", "ORG"])
        assert [document.actors for document in assembled(store)] == [{0: "a", 1: "b", 3: "d"}]
        with store.transaction():
            choose_actors(store, ["ORG"])
        assert [document.actors for document in assembled(store)] == [{}]


def test_outputs_are_remembered_in_all_their_versions(path):
    assert known_outputs(path) == set()
    with open_store(path) as store:
        remember_output(store, "a.csv", "1")
        remember_output(store, "a.csv", "2")
    assert known_outputs(path) == {("a.csv", "1"), ("a.csv", "2")}


def test_a_closed_store_is_one_plain_sqlite_file_that_anybody_can_read(path):
    with open_store(path) as store:
        put_annotations(store, [RICH], "pipeline")
    assert [p.name for p in path.parent.iterdir() if not p.name.startswith(".")] == [path.name]
    with closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as reader:
        assert reader.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
        assert reader.execute("SELECT text, start FROM sentence_text").fetchone()[1] == 17 + 5
        assert reader.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert reader.execute("PRAGMA foreign_key_check").fetchall() == []


def test_offsets_count_characters_not_bytes(path):
    with open_store(path) as store:
        put_annotations(store, [found("1", "🙂é A met B.")], "pipeline")
        query = (
            "SELECT m.text, substr(d.text, m.start_char + 1, m.end_char - m.start_char) FROM mention m JOIN document d"
        )
        assert all(kept == sliced for kept, sliced in store.connection.execute(query + " USING (doc)"))


def test_readers_may_look_while_a_build_writes(path):
    with open_store(path) as store:
        put_annotations(store, [RICH], "pipeline")
        with closing(sqlite3.connect(path)) as reader:
            assert reader.execute("SELECT count(*) FROM document").fetchone() == (1,)


def test_a_second_build_is_turned_away(path):
    with open_store(path), pytest.raises(StoreError, match="another build is writing"):
        open_store(path)
    with open_store(path):
        pass


def test_a_build_that_waited_for_a_lock_that_is_gone_does_not_hold_it(path, monkeypatch):
    """The first build ends, and removes its lock, just when the third has found the file; the second is quicker."""
    connect, others = sqlite3.connect, [Lock(path)]

    def slowly(file, **options):
        connection = connect(file, **options)
        if len(others) == 1:
            others[0].release()
            others.append(None)
            others[1] = Lock(path)
        return connection

    monkeypatch.setattr(sqlite3, "connect", slowly)
    with pytest.raises(StoreError, match="another build is writing"):
        Lock(path)
    others[1].release()


def test_the_lock_of_a_killed_build_is_gone(path):
    code = f"import os; from graphkit.store import open_store; open_store({str(path)!r}); os._exit(9)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 9
    assert is_store(path)
    with open_store(path) as store:
        assert texts(store) == []


def test_a_store_of_another_version_is_refused_and_can_be_made_anew(path):
    with open_store(path) as store:
        put_annotations(store, [RICH], "pipeline")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    with pytest.raises(StoreError, match="another version of graphkit") as caught:
        open_store(path)
    assert "--force" in str(caught.value.hint)
    with open_store(path, anew=True) as store:
        assert texts(store) == []


@pytest.mark.parametrize(
    "damage",
    [
        lambda b: b"no database " * 100,
        lambda b: b[:1000],
        lambda b: b[:100] + b"\xff" * 9000,
        lambda b: b.replace(b"ON DELETE CASCADE", b"ON DELETE CASCA\x80E"),
    ],
)
def test_a_damaged_store_says_so(path, damage):
    with open_store(path) as store:
        put_annotations(store, [RICH], "pipeline")
    path.write_bytes(damage(path.read_bytes()))
    assert known_outputs(path) == set()
    with pytest.raises(StoreError, match="is damaged") as caught:
        open_store(path)
    assert "--force" in str(caught.value.hint)


def test_a_text_that_is_none_is_damage(path):
    with open_store(path) as store:
        put_annotations(store, [RICH], "pipeline")
        store.connection.execute("UPDATE document SET text = CAST(x'ff' AS TEXT)")
    with pytest.raises(StoreError, match="is damaged"), store_errors(path), open_store(path) as store:
        texts(store)


def test_what_fails_on_a_damaged_store_is_the_damage_and_on_a_sound_one_ours(path):
    with open_store(path) as store:
        put_annotations(store, [RICH], "pipeline")
    with pytest.raises(KeyError), store_errors(path):
        raise KeyError(8)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("INSERT INTO content VALUES (77, 0, 0, 0, 1)")  # of a document that is not there
    with pytest.raises(StoreError, match="is damaged"), store_errors(path):
        raise KeyError(8)


def test_only_our_files_count_as_stores(path, tmp_path):
    with open_store(path):
        pass
    assert is_store(path)
    other = tmp_path / "other.sqlite"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE t (x)")
    assert not is_store(other)
    assert not is_store(tmp_path / "missing.sqlite")


def test_a_missing_folder_is_a_clear_error(tmp_path):
    with pytest.raises(StoreError, match="cannot be used"):
        open_store(tmp_path / "missing" / "graphkit.sqlite")


def test_json_columns_are_lists(path):
    with open_store(path) as store:
        put_annotations(store, [RICH], "pipeline")
        (titles,) = store.connection.execute("SELECT titles FROM mention WHERE number = 0").fetchone()
    assert json.loads(titles) == ["minister", "russian"]
    assert stat.S_ISREG(path.stat().st_mode)


@pytest.fixture
def copy_of(tmp_path):
    """What somebody has who takes the one file along."""

    def documents(path):
        copy = tmp_path / "copy.sqlite"
        shutil.copy(path, copy)
        with closing(sqlite3.connect(copy)) as connection:
            tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
            return tables and connection.execute("SELECT count(*) FROM document").fetchone()[0]

    return documents


def test_a_closed_store_is_one_file(tmp_path, copy_of, caplog):
    path = tmp_path / "graphkit.sqlite"
    with open_store(path) as store:
        put_annotations(store, [RICH], "p1")
    assert copy_of(path) == 1
    assert not caplog.records
    assert not path.with_name("graphkit.sqlite-wal").exists()


def test_a_store_that_is_read_while_it_is_closed_holds_everything(tmp_path, copy_of, caplog):
    path = tmp_path / "graphkit.sqlite"
    with closing(sqlite3.connect(path)) as reader:
        with open_store(path) as store:
            store.connection.execute("PRAGMA busy_timeout = 0")
            put_annotations(store, [RICH], "p1")
            reader.execute("SELECT * FROM document").fetchall()
        assert copy_of(path) == 1
        assert not caplog.records


def test_a_log_that_holds_what_the_file_lacks_is_told(tmp_path, copy_of, caplog):
    path = tmp_path / "graphkit.sqlite"
    with closing(sqlite3.connect(path, isolation_level=None)) as reader:
        with open_store(path) as store:
            store.connection.execute("PRAGMA busy_timeout = 0")
            reader.execute("BEGIN")
            reader.execute("SELECT * FROM document").fetchall()  # and sees no later state until it ends
            put_annotations(store, [RICH], "p1")
        (told,) = caplog.records
        assert "graphkit.sqlite-wal" in told.getMessage()
        assert "copy both files" in told.getMessage()
        assert copy_of(path) == 0
        reader.execute("ROLLBACK")
    with open_store(path) as store:
        assert is_current(store, RICH.document.id, document_sha256(RICH.document), "p1")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of a file")
def test_a_file_that_cannot_grow_leaves_its_log_and_says_so(tmp_path):
    """As on a nearly full disk: there was room for the log, and is none for the same again in the file."""
    program = """
import pathlib, resource, signal, sqlite3, sys
from graphkit.store import open_store
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
path = pathlib.Path(sys.argv[1])
with open_store(path) as store:
    store.connection.execute("INSERT INTO output VALUES ('big', hex(zeroblob(2000000)))")
    size = path.stat().st_size + 4096
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
"""
    path = tmp_path / "graphkit.sqlite"
    run = subprocess.run([sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True)
    assert "graphkit.sqlite-wal could not be written into graphkit.sqlite" in run.stderr
    assert run.stderr.count("\n") == 1
    with open_store(path):
        assert known_outputs(path) == {("big", "0" * 4000000)}
    assert not path.with_name("graphkit.sqlite-wal").exists()
