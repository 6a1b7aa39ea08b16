"""Articles that lie elsewhere: in an archive, in memory, on a web server."""

from __future__ import annotations

import builtins
import gzip
import importlib.util
import json
import socket
import threading
import zipfile
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest

from graphkit.building import _title, build
from graphkit.config import DocumentsConfig
from graphkit.documents import read_documents
from graphkit.documents.addresses import address_name, is_address, why_unread
from graphkit.errors import ConfigError, EmptyCorpusError
from graphkit.records import Document, Failure, Notice

fsspec = pytest.importorskip("fsspec")

ARTICLE = "Ana Almeida met Boris Novak in Port Amsel on Monday. They talked about the new bridge for hours. " * 3


def read(*inputs):
    return list(read_documents(inputs, DocumentsConfig()))


def ids(outcomes):
    return [outcome.id for outcome in outcomes if isinstance(outcome, Document)]


@pytest.fixture
def archive(tmp_path):
    path = tmp_path / "articles.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("2025/may/a.txt", ARTICLE)
        packed.writestr("2025/b.txt", ARTICLE + " Carla Weiss came later.")
        packed.writestr("2025/table.xls", "no article")
        packed.writestr("2025/.hidden.txt", ARTICLE)
    return path


@pytest.fixture
def memory():
    system = fsspec.filesystem("memory")
    yield system
    system.store.clear()
    system.pseudo_dirs[:] = [""]


@pytest.fixture
def server(tmp_path):
    handler = partial(_Quiet, directory=tmp_path)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.mark.parametrize("text", ["https://a.org/b.html", "s3://bucket/*.gz", "zip://*.txt::a.zip", "memory://x"])
def test_addresses(text):
    assert is_address(text)


@pytest.mark.parametrize("text", ["articles", "C:\\articles", "C:/articles", "a/b::c.txt", "-", "10:30.txt"])
def test_paths_are_no_addresses(text):
    assert not is_address(text)


def test_an_archive_is_read_by_a_pattern(archive):
    outcomes = read(f"zip://2025/*.txt::{archive}")
    assert ids(outcomes) == ["b.txt"]


def test_a_folder_in_an_archive_is_read_to_the_bottom_and_other_kinds_are_named(archive):
    outcomes = read(f"zip://2025::{archive}")
    assert ids(outcomes) == ["b.txt", "may/a.txt"]
    (notice,) = (outcome for outcome in outcomes if isinstance(outcome, Notice))
    assert ".xls (1)" in notice.message


def test_the_documents_are_those_of_the_unpacked_folder(archive, tmp_path):
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(tmp_path / "out")
    folder = [o for o in read(tmp_path / "out" / "2025") if isinstance(o, Document)]
    assert [o for o in read(f"zip://2025::{archive}") if isinstance(o, Document)] == folder


def test_packed_records_in_a_bucket(memory):
    lines = "\n".join(json.dumps({"id": n, "text": ARTICLE}) for n in "xy").encode()
    memory.pipe("/bucket/day.jsonl.gz", gzip.compress(lines))
    memory.pipe("/bucket/broken.jsonl.gz", gzip.compress(lines)[:40])
    outcomes = read("memory://bucket/*.jsonl.gz")
    assert ids(outcomes) == ["day.jsonl.gz#x", "day.jsonl.gz#y"]
    (failure,) = (outcome for outcome in outcomes if isinstance(outcome, Failure))
    assert failure.document_id == "broken.jsonl.gz"
    assert "damaged gzip file" in failure.message


def test_files_of_one_name_are_called_by_their_whole_address(memory, tmp_path):
    (tmp_path / "a.txt").write_text(ARTICLE)
    memory.pipe("/one/a.txt", ARTICLE.encode())
    memory.pipe("/two/a.txt", ARTICLE.encode())
    given = [tmp_path / "a.txt", "memory://one/*.txt", "memory://two/*.txt"]
    assert ids(read(*given)) == ids(read(*reversed(given))) == ["a.txt", "one/a.txt", "two/a.txt"]


def test_an_address_given_twice_is_read_once(memory):
    memory.pipe("/one/a.txt", ARTICLE.encode())
    assert len(ids(read("memory://one/*.txt", "memory://one"))) == 1


def test_a_web_page_is_read_by_its_address_and_named_by_it(server, tmp_path):
    (tmp_path / "page.html").write_text(f"<html><body><article><p>{ARTICLE}</p></article></body></html>")
    (document,) = read(f"{server}/page.html?from=mail")
    assert document.path == f"{server.removeprefix('http://')}/page.html"
    assert "Ana Almeida met Boris Novak" in document.text


def test_a_page_that_is_not_there_costs_only_itself(server, tmp_path):
    (tmp_path / "a.txt").write_text(ARTICLE)
    outcomes = read(f"{server}/a.txt", f"{server}/missing.html")
    assert len(ids(outcomes)) == 1
    (failure,) = (outcome for outcome in outcomes if isinstance(outcome, Failure))
    assert failure.document_id.endswith("/missing.html")
    assert failure.message == "cannot be read: not found (404). Check the address and the network."


@pytest.mark.parametrize(
    ("address", "what"),
    [
        ("memory://nowhere/a.txt", "no such file"),
        ("memory://nowhere/*.txt", "no file matches"),
        ("zip://*.txt::missing.zip", "no such file"),
        ("nosuch://bucket/a.txt", "Protocol not known"),
    ],
)
def test_an_address_that_cannot_be_listed_is_an_error(address, what):
    with pytest.raises(ConfigError, match=what) as caught:
        read(address)
    assert caught.value.hint


@pytest.mark.parametrize("address", ["https://[x/a.html", "http://[bad"])
def test_an_address_with_a_host_that_is_none_is_an_error(address):
    with pytest.raises(ConfigError, match="cannot read"):
        read(address)


def test_no_output_tells_passwords_and_keys():
    assert address_name("https://me:secret@host/a.html?key=1") == "host/a.html"
    assert address_name("zip://a.txt::s3://me:secret@bucket/b.zip") == "bucket/b.zip/a.txt"
    assert _title(["https://me:secret@host/a.html?key=1"]) == "host/a.html"


def test_no_failure_tells_keys(server):
    (failure,) = read(f"{server}/missing.txt?key=secret")
    assert isinstance(failure, Failure)
    assert "missing.txt" in failure.document_id
    assert "secret" not in failure.document_id + failure.message


@pytest.mark.parametrize(
    "address",
    [
        "zip://*.txt::http://me:secret@127.0.0.1:9/b.zip?key=secret",
        "nosuch://me:secret@bucket/a.txt",
        "https://me:secret@[x/a.html?key=secret",
        "memory://me:secret@nowhere/*.txt",
        "memory://me:secret@nowhere/a.txt",
    ],
)
def test_no_error_tells_keys(address):
    with pytest.raises(ConfigError) as caught:
        read(address)
    assert "secret" not in f"{caught.value.message} {caught.value.hint}"


def test_a_build_without_an_article_tells_no_keys(server, tmp_path):
    with pytest.raises(EmptyCorpusError) as caught:
        build(f"{server}/missing.txt?key=secret", tmp_path / "output")
    assert "secret" not in f"{caught.value.message} {caught.value.hint}"
    assert "not found (404)" in (caught.value.hint or "")


def test_a_server_that_does_not_answer_gives_no_article():
    (failure,) = read("http://127.0.0.1:9/a.txt")  # the port of "discard", where nobody listens
    assert isinstance(failure, Failure)
    assert failure.message == "cannot be read: the connection was refused. Check the address and the network."


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (FileNotFoundError("http://host/a?key=secret"), "not found"),
        (TimeoutError(), "no answer in time"),
        (PermissionError("s3://me:secret@bucket"), "access denied"),
        (socket.gaierror(-2, "Name or service not known"), "there is no such host"),
        (OSError("secret"), "OSError"),
    ],
)
def test_why_an_address_cannot_be_read_is_told_without_it(error, reason):
    wrapped = FileNotFoundError("http://host/a?key=secret")
    wrapped.__cause__ = error
    assert why_unread(error) == why_unread(wrapped) == reason


def test_an_archive_on_a_server_that_sends_whole_files_is_to_be_downloaded(server, archive):
    with pytest.raises(ConfigError, match="sends whole files only") as caught:
        read(f"zip://*.txt::{server}/{archive.name}")
    assert caught.value.hint == "Download it first."


def test_an_archive_on_a_server_that_is_not_there():
    with pytest.raises(ConfigError, match="the connection was refused") as caught:
        read("zip://*.txt::http://127.0.0.1:9/b.zip")
    assert "network" in caught.value.hint


def test_without_the_extra_the_error_says_what_to_install(monkeypatch):
    original = builtins.__import__

    def without(name, *rest):
        if name.partition(".")[0] in {"fsspec", "s3fs"}:
            raise ImportError(name)
        return original(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(ConfigError, match="fsspec is not installed") as caught:
        read("memory://a.txt")
    assert "'.[remote]'" in caught.value.hint


def test_a_file_system_that_is_missing_is_named():
    if importlib.util.find_spec("s3fs"):
        pytest.skip("s3fs is installed")
    with pytest.raises(ConfigError, match="s3fs") as caught:
        read("s3://bucket/a.txt")
    assert "'.[remote]'" in caught.value.hint


def test_an_archive_without_articles_is_an_empty_corpus(tmp_path):
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as packed:
        packed.writestr("a.xls", "x")
    with pytest.raises(EmptyCorpusError, match="no articles"):
        read(f"zip://::{tmp_path / 'x.zip'}")
