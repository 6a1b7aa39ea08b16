"""From inputs of every kind, the ugly ones included, to documents, failures and notices."""

from __future__ import annotations

import gzip
import io
import json
import os
import sys
from datetime import date
from pathlib import Path

import pytest

from graphkit.config import DocumentsConfig
from graphkit.documents import read_documents
from graphkit.errors import ConfigError, EmptyCorpusError, GraphkitError
from graphkit.records import Document, Failure, Notice

STORY = (
    "Dock workers in Halden return to work on Thursday after a strike of two weeks, their union said.\n\n"
    "Union leader Grete Moen called the deal fair. Labour Minister Ida Holm thanked both sides for their patience.\n"
)
OTHER = (
    "The library of Marlow will open on Sundays from April, the council said on Friday after a long trial.\n\n"
    "Librarian Ruth Amadi said that nobody had expected queues, and that chairs had come from the church.\n"
)


def read(*inputs: str | Path, **settings: object) -> list[Document | Failure | Notice]:
    return list(read_documents(inputs, DocumentsConfig(**settings)))  # type: ignore[arg-type]


def documents(*inputs: str | Path, **settings: object) -> list[Document]:
    outcomes = read(*inputs, **settings)
    assert not [outcome for outcome in outcomes if isinstance(outcome, Failure)]
    return [outcome for outcome in outcomes if isinstance(outcome, Document)]


def only_failure(*inputs: str | Path, **settings: object) -> Failure:
    outcomes = read(*inputs, **settings)
    assert not [outcome for outcome in outcomes if isinstance(outcome, Document)]
    [failure] = [outcome for outcome in outcomes if isinstance(outcome, Failure)]
    assert failure.stage == "documents"
    return failure


def notices(*inputs: str | Path) -> list[str]:
    return [f"{o.path}: {o.message}" for o in read(*inputs) if isinstance(o, Notice)]


def write(file: Path, content: str | bytes) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return file


class TestPaths:
    def test_folders_are_read_recursively_in_the_order_of_their_paths(self, tmp_path: Path) -> None:
        for name in ("b.txt", "a/z.md", "a/b/c.txt", "B.txt"):
            write(tmp_path / name, f"{name}: {STORY}")
        assert [d.path for d in documents(tmp_path)] == ["B.txt", "a/b/c.txt", "a/z.md", "b.txt"]

    def test_the_order_of_the_arguments_does_not_matter(self, tmp_path: Path) -> None:
        one, two = write(tmp_path / "one.txt", STORY), write(tmp_path / "two.txt", OTHER)
        assert read(one, two) == read(two, one) == read(two, one, two)

    def test_files_of_one_name_are_told_apart_by_their_folders(self, tmp_path: Path) -> None:
        write(tmp_path / "may/news/a.txt", STORY), write(tmp_path / "june/news/a.txt", OTHER)
        found = documents(tmp_path / "may/news", tmp_path / "june/news")
        assert [(d.id, d.path) for d in found] == [("june/news/a.txt",) * 2, ("may/news/a.txt",) * 2]

    def test_a_file_that_two_inputs_reach_is_read_once(self, tmp_path: Path) -> None:
        file = write(tmp_path / "deep/a.txt", STORY)
        assert [d.path for d in documents(tmp_path, file)] == ["deep/a.txt"]

    def test_links_in_a_circle_end(self, tmp_path: Path) -> None:
        write(tmp_path / "deep/a.txt", STORY)
        (tmp_path / "deep/up").symlink_to(tmp_path)
        assert [d.path for d in documents(tmp_path)] == ["deep/a.txt"]

    def test_hidden_files_are_no_input(self, tmp_path: Path) -> None:
        write(tmp_path / "a.txt", STORY), write(tmp_path / ".b.txt", OTHER), write(tmp_path / ".git/c.txt", OTHER)
        assert [d.path for d in documents(tmp_path)] == ["a.txt"]

    def test_files_of_other_kinds_are_counted_in_a_notice(self, tmp_path: Path) -> None:
        write(tmp_path / "in/a.txt", STORY)
        for name in ("b.pdf", "c.PDF", "d.docx", "README"):
            write(tmp_path / "in" / name, "x")
        (notice,) = notices(tmp_path / "in")
        assert notice.startswith("in: files of other kinds were left out: .docx (1), .pdf (2), no ending (1): ")
        assert notice.endswith(": README, b.pdf, c.PDF and 1 more")

    def test_a_file_of_another_kind_is_read_when_it_is_named(self, tmp_path: Path) -> None:
        assert documents(write(tmp_path / "story.log", STORY))[0].text.startswith("Dock workers")

    def test_a_copy_is_skipped_with_a_notice(self, tmp_path: Path) -> None:
        for name in ("a.txt", "b.txt", "c/d.txt"):
            write(tmp_path / name, STORY)
        assert [d.path for d in documents(tmp_path)] == ["a.txt"]
        assert notices(tmp_path) == [
            "b.txt: skipped: the same bytes as a.txt",
            "c/d.txt: skipped: the same bytes as a.txt",
        ]

    def test_the_programs_own_output_is_no_input(self, tmp_path: Path) -> None:
        write(tmp_path / "a.txt", STORY)
        for name in ("graphkit.sqlite", "run.json", "graph.html", "quotes.csv"):
            write(tmp_path / "output" / name, OTHER)
        assert [d.path for d in documents(tmp_path)] == ["a.txt"]
        assert notices(tmp_path) == ["output: skipped: a folder with graphkit's own output"]

    @pytest.mark.parametrize("inputs", [[], ["nowhere.txt"]])
    def test_a_missing_input_stops_at_once(self, inputs: list[str]) -> None:
        with pytest.raises(ConfigError) as caught:
            read_documents(inputs, DocumentsConfig())
        assert caught.value.hint

    def test_an_empty_folder_stops_at_once(self, tmp_path: Path) -> None:
        write(tmp_path / "a.pdf", "x")
        with pytest.raises(EmptyCorpusError) as caught:
            read_documents([tmp_path], DocumentsConfig())
        assert ".pdf (1)" in str(caught.value.hint)
        assert ".jsonl" in str(caught.value.hint)

    def test_standard_input_is_a_file_called_stdin(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(STORY.encode()), encoding="utf-8"))
        [document] = documents("-")
        assert (document.id, document.path) == ("stdin", "stdin")

    @pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read everything")
    def test_an_unreadable_file_fails_alone(self, tmp_path: Path) -> None:
        write(tmp_path / "a.txt", STORY), write(tmp_path / "b.txt", OTHER).chmod(0)
        assert [type(o).__name__ for o in read(tmp_path)] == ["Document", "Failure"]

    def test_a_dangling_link_fails_alone(self, tmp_path: Path) -> None:
        write(tmp_path / "a.txt", STORY)
        (tmp_path / "b.txt").symlink_to(tmp_path / "gone.txt")
        assert [type(o).__name__ for o in read(tmp_path)] == ["Document", "Failure"]


class TestTexts:
    @pytest.mark.parametrize("prefix", ["", "\ufeff", "\n\n", "\r\n \r\n", "\ufeff\r\n\t"])
    def test_offsets_are_those_of_the_file_read_without_translation(self, tmp_path: Path, prefix: str) -> None:
        file = write(tmp_path / "a.txt", prefix + STORY.replace("\n", "\r\n"))
        [document] = documents(file)
        with file.open(encoding="utf-8", newline="") as stream:
            source = stream.read()
        assert source[document.offset : document.offset + len(document.text)] == document.text
        assert document.text.startswith("Dock")
        assert document.text.endswith("patience.")

    @pytest.mark.parametrize(
        ("content", "reason"),
        [
            (b"", "empty"),
            (b" \r\n\t\n", "empty"),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" * 50, "binary"),
            (STORY.encode() + b"\0" + OTHER.encode(), "binary"),
            (b"Home\nNews\nSport\nLog in\nPrivacy policy\n", "no article"),
            (b"Most read\nFire at Kelford warehouse\nSnow warning extended\n", "no article"),
            (b"A man walks past a shop. (Jane Doe/Coastal Press)\n", "no article"),
            (b"Just one sentence here.", "only 4 words"),
            (b"Home\n" * 500_000, "no article"),
            (b"Firefighters battled the blaze until dawn on Sunday, but the [...]\n" * 3, "no article"),
        ],
    )
    def test_a_file_without_an_article_says_why(self, tmp_path: Path, content: bytes, reason: str) -> None:
        failure = only_failure(write(tmp_path / "a.txt", content))
        assert failure.document_id == "a.txt"
        assert reason in failure.message

    @pytest.mark.parametrize(
        ("encoding", "notice"),
        [("latin-1", "guess"), ("cp1252", "guess"), ("utf-16", "utf-16"), ("utf-8-sig", ""), ("utf-8", "")],
    )
    def test_another_encoding_is_read_and_said(self, tmp_path: Path, encoding: str, notice: str) -> None:
        text = STORY.replace("Moen", "Moën").replace("Ida", "Frédérique Ødegård") * 3
        file = write(tmp_path / "a.txt", text.encode(encoding))
        assert "Moën" in documents(file)[0].text
        assert "Ødegård" in documents(file)[0].text
        assert [notice in message for message in notices(file)] == ([True] if notice else [])

    def test_broken_utf_8_is_replaced_and_counted(self, tmp_path: Path) -> None:
        broken = "Moën said “yes” to Ødegård. ".encode() * 20 + b"\xff\xfe " + STORY.encode()
        [message] = notices(write(tmp_path / "a.txt", broken))
        assert "2 characters could not be read" in message
        assert "Ødegård" in documents(tmp_path / "a.txt")[0].text

    def test_a_text_too_long_fails_and_a_large_dump_does_not(self, tmp_path: Path) -> None:
        long = write(tmp_path / "long.txt", "".join(f"{n}. {STORY}" for n in range(3000)))
        assert "too long" in only_failure(long).message
        parts = [f"Story number {n} of the harbour\n{STORY}" for n in range(3000)]
        teased = [f"{' '.join(part.split())[:90]} […]\n{part}" for part in parts]
        assert len(documents(write(tmp_path / "dump.txt", "".join(teased)))) == 3000

    def test_gzip_is_unpacked(self, tmp_path: Path) -> None:
        [document] = documents(write(tmp_path / "a.txt.gz", gzip.compress(STORY.encode())))
        assert document.path == "a.txt.gz"
        assert document.text.startswith("Dock")

    @pytest.mark.parametrize("content", [b"no gzip at all", gzip.compress(STORY.encode() * 99)[:-20]])
    def test_damaged_gzip_fails(self, tmp_path: Path, content: bytes) -> None:
        assert "gzip" in only_failure(write(tmp_path / "a.txt.gz", content)).message

    def test_dateline_and_wire_mark_are_no_text_of_the_article(self, tmp_path: Path) -> None:
        [document] = documents(write(tmp_path / "a.txt", f"LUND, May 6 (ANA) - {STORY.strip()} (ANA)"))
        assert [document.text[start:end] for start, end in document.excluded] == ["LUND, May 6 (ANA) -"]
        assert document.text.endswith("patience.")

    @pytest.mark.parametrize(
        ("above", "line", "published"),
        [
            ("", "LUND, May 6, 2025 (ANA) - ", date(2025, 5, 6)),
            ("", "LUND, 6 May 2025 - ", date(2025, 5, 6)),
            ("", "LUND, May 6 (ANA) - ", None),
            ("Published: 7 May 2025\n\n", "LUND, May 6, 2025 (ANA) - ", date(2025, 5, 7)),
        ],
    )
    def test_a_dateline_with_its_year_dates_the_article(
        self, tmp_path: Path, above: str, line: str, published: date | None
    ) -> None:
        [document] = documents(write(tmp_path / "a.txt", f"{above}{line}{STORY}"))
        assert document.published == published

    def test_markdown_is_text_with_its_marks(self, tmp_path: Path) -> None:
        page = f"---\ntitle: Strike ends\ndate: 2025-06-11\n---\n\n# Strike in Halden ends\n\n{STORY}"
        [document] = documents(write(tmp_path / "a.md", page))
        assert document.title == "Strike in Halden ends"
        assert document.published == date(2025, 6, 11)

    def test_articles_of_one_file_are_numbered(self, tmp_path: Path) -> None:
        dump = "".join(f"{' '.join(story.split())[:80]} [...]\n{story}" for story in (STORY, OTHER))
        assert [d.id for d in documents(write(tmp_path / "a.txt", dump))] == ["a.txt#1", "a.txt#2"]


class TestPagesOfTheWeb:
    PAGE = (
        "<!DOCTYPE html><html><head><title>Strike ends</title>"
        '<meta property="og:site_name" content="Halden Courier">'
        '<meta property="article:published_time" content="2025-06-11T18:20:00Z">'
        '<link rel="canonical" href="https://courier.example/strike-ends"></head><body>'
        "<nav><a href='/'>Home</a> <a href='/news'>News</a></nav><article><h1>Strike ends</h1>"
        + "".join(f"<p>{paragraph}</p>" for paragraph in (STORY + OTHER).split("\n") if paragraph)
        + "</article><footer>© 2025 Halden Courier</footer></body></html>"
    )

    def test_the_article_is_extracted_with_what_the_page_says_of_it(self, tmp_path: Path) -> None:
        [document] = documents(write(tmp_path / "a.html", self.PAGE))
        assert "Grete Moen called the deal fair." in document.text
        assert "Home" not in document.text
        assert document.title == "Strike ends"
        assert document.outlet == "Halden Courier"
        assert document.published == date(2025, 6, 11)
        assert document.url == "https://courier.example/strike-ends"

    @pytest.mark.parametrize("encoding", ["utf-8", "latin-1"])
    def test_the_declared_encoding_is_used(self, tmp_path: Path, encoding: str) -> None:
        page = self.PAGE.replace("<head>", f'<head><meta charset="{encoding}">').replace("Moen", "Moën")
        file = write(tmp_path / "a.htm", page.encode(encoding))
        assert "Moën" in documents(file)[0].text
        assert not notices(file)

    @pytest.mark.parametrize(
        "page",
        [
            "<html><body><script>draw()</script></body></html>",
            "<html></html>",
            "<html><body><img src='a.png'></body></html>",
        ],
    )
    def test_a_page_without_text_fails(self, tmp_path: Path, page: str) -> None:
        assert "HTML" in only_failure(write(tmp_path / "a.html", page)).message

    def test_a_page_too_large_to_parse_fails_at_once(self, tmp_path: Path) -> None:
        page = write(tmp_path / "a.html", self.PAGE + " " * 17_000_000)
        assert "larger than 16 MB" in only_failure(page).message

    def test_a_page_on_standard_input_is_recognised(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(self.PAGE.encode()), encoding="utf-8"))
        assert documents("-")[0].outlet == "Halden Courier"


class TestRecords:
    def test_the_fields_of_a_record_are_taken(self, tmp_path: Path) -> None:
        record = {
            "id": "h-17",
            "headline": "Strike ends",
            "body": STORY,
            "publication_date": "2025-06-11T18:20:00Z",
            "publisher": "Halden Courier",
            "link": "https://courier.example/17",
        }
        [document] = documents(write(tmp_path / "a.jsonl", json.dumps(record)))
        assert (document.id, document.path, document.offset) == ("a.jsonl#h-17", "a.jsonl#h-17", 0)
        assert (document.title, document.outlet) == ("Strike ends", "Halden Courier")
        assert (document.published, document.url) == (date(2025, 6, 11), "https://courier.example/17")
        assert STORY.startswith(document.text)

    def test_a_bad_line_is_named_and_the_rest_goes_on(self, tmp_path: Path) -> None:
        lines = [
            json.dumps({"text": STORY}),
            '{"text": "half',
            "",
            "[1, 2]",
            '{"text": 7}',
            json.dumps({"text": OTHER}),
        ]
        outcomes = read(write(tmp_path / "a.jsonl", "\n".join(lines)))
        assert [o.id for o in outcomes if isinstance(o, Document)] == ["a.jsonl#1", "a.jsonl#6"]
        failures = [o for o in outcomes if isinstance(o, Failure)]
        assert [f.document_id for f in failures] == ["a.jsonl#2", "a.jsonl#4", "a.jsonl#5"]
        assert "line 2 is not valid JSON: " in failures[0].message
        assert " at character " in failures[0].message

    @pytest.mark.parametrize("name", ["a.jsonl", "a.csv"])
    def test_a_missing_text_field_lists_the_fields_found(self, tmp_path: Path, name: str) -> None:
        content = '{"story": "x", "day": "y"}' if name == "a.jsonl" else "story,day\nx,y\n"
        message = only_failure(write(tmp_path / name, content)).message
        assert "story, day" in message
        assert "text_field" in message

    @pytest.mark.parametrize("name", ["a.jsonl", "a.csv"])
    def test_the_text_field_can_be_named(self, tmp_path: Path, name: str) -> None:
        one_line = " ".join(STORY.split())
        content = json.dumps({"story": one_line, "text": "x"}) if name == "a.jsonl" else f'story,text\n"{one_line}",x\n'
        assert documents(write(tmp_path / name, content), text_field="story")[0].text == one_line

    def test_lone_surrogates_and_zeros_are_replaced_one_by_one(self, tmp_path: Path) -> None:
        file = write(tmp_path / "a.jsonl", json.dumps({"text": f"A \ud83d B \0 C. {STORY}"}))
        [document] = documents(file)
        assert document.text.startswith("A \ufffd B \ufffd C. Dock")
        assert document.text.encode("utf-8")
        assert notices(file) == ["a.jsonl: line 1: characters that no file can hold were replaced"]

    def test_two_records_with_one_id_stay_two(self, tmp_path: Path) -> None:
        lines = [json.dumps({"id": 1, "text": text}) for text in (STORY, OTHER)]
        assert [d.id for d in documents(write(tmp_path / "a.jsonl", "\n".join(lines)))] == ["a.jsonl#1", "a.jsonl#1#2"]

    @pytest.mark.parametrize("name", ["a.jsonl", "a.csv", "a.tsv"])
    @pytest.mark.parametrize("content", ["", "\n\n", "text,title\n"])
    def test_a_file_without_records_fails(self, tmp_path: Path, name: str, content: str) -> None:
        assert only_failure(write(tmp_path / name, content)).document_id.startswith(name)

    def test_records_on_standard_input_are_recognised(self, monkeypatch: pytest.MonkeyPatch) -> None:
        line = json.dumps({"text": STORY}).encode()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(line), encoding="utf-8"))
        assert [d.id for d in documents("-")] == ["stdin#1"]

    @pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
    def test_tables_with_any_separator_are_read(self, tmp_path: Path, separator: str) -> None:
        header = separator.join(["Date", "Title", "Text", "Source"])
        quoted = STORY.replace('"', '""')
        row = separator.join(["11/06/2025", "Strike ends", f'"{quoted}"', "Halden Courier"])
        [document] = documents(write(tmp_path / "a.csv", f"\ufeff{header}\r\n{row}\r\n"))
        assert document.text == STORY.strip()
        assert document.title == "Strike ends"
        assert document.outlet == "Halden Courier"

    def test_a_table_in_an_old_encoding_is_read_and_said(self, tmp_path: Path) -> None:
        row = STORY.replace("\n", " ").replace("Moen", "Moën").replace("Ida", "Åse")
        file = write(tmp_path / "a.csv", ("text,title\n" + f'"{row}",Streik\n' * 5).encode("cp1252"))
        assert "Moën" in documents(file)[0].text
        assert ["guess" in message for message in notices(file)] == [True]

    def test_a_cell_longer_than_the_libraries_limit_is_read(self, tmp_path: Path) -> None:
        paragraphs = "".join(f"On day {n} it rained. {STORY}" for n in range(1000))
        file = write(tmp_path / "a.csv", f'text\n"{paragraphs}"\n')
        assert len(documents(file)[0].text) > 200_000

    @pytest.mark.parametrize("name", ["a.jsonl.gz", "a.csv.gz"])
    def test_records_are_unpacked(self, tmp_path: Path, name: str) -> None:
        content = json.dumps({"text": STORY}) if "jsonl" in name else f'text\n"{STORY}"\n'
        assert len(documents(write(tmp_path / name, gzip.compress(content.encode())))) == 1

    def test_fifty_megabytes_of_records_are_streamed(self, tmp_path: Path) -> None:
        file = tmp_path / "a.jsonl"
        line = json.dumps({"text": "".join(f"On day {n} it rained. {STORY}" for n in range(500))}) + "\n"
        with file.open("w", encoding="utf-8") as stream:
            for _ in range(50_000_000 // len(line)):
                stream.write(line)
        outcomes = read_documents([file], DocumentsConfig(max_characters=20_000))
        assert all(isinstance(outcome, Failure) and "too long" in outcome.message for outcome in outcomes)


def test_every_error_is_one_of_ours(tmp_path: Path) -> None:
    with pytest.raises(GraphkitError):
        read_documents([tmp_path / "no"], DocumentsConfig())


def test_a_page_with_an_impossible_charset_costs_nothing(tmp_path: Path) -> None:
    first = "<p>The ministers of two countries met in Halden on Monday and agreed to meet again in the autumn.</p>"
    second = "<p>Neither of them would say what had been decided about the ferries, but both looked content.</p>"
    body = f"<title>Talks</title></head><body><h1>Talks</h1>{first}{second}</body></html>"
    for charset in ("undefined", "utf-16", "no-such-thing"):
        page = f'<html><head><meta charset="{charset}">{body}<!-- {charset} -->'
        (tmp_path / f"{charset}.html").write_text(page, encoding="utf-8")
    assert len(documents(tmp_path)) == 3


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_in_a_folder_is_named_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "a.txt").write_text("The ministers met in Halden on Monday. " * 8, encoding="utf-8")
    outcomes = read(tmp_path)
    assert [o.document_id for o in outcomes if isinstance(o, Failure)] == ["pipe.txt"]


def test_pieces_of_a_dump_that_are_too_short_are_counted(tmp_path):
    prose = "The council of the harbour town agreed on Tuesday to rebuild its pier after months of talks. "
    parts = [f"Harbour story number {n} of the week\n\n{prose * times}" for n, times in enumerate((6, 3, 6))]
    (tmp_path / "dump.txt").write_text("\n=====\n".join(parts), encoding="utf-8")
    *found, notice = read(tmp_path, min_words=60)
    assert [document.id for document in found] == ["dump.txt#1", "dump.txt#2"]
    assert notice == Notice(path="dump.txt", message="a piece of fewer than 60 words (min_words) left out")


MASTHEAD = "Home | News | Sport\nThe Halden Courier\n\n"


@pytest.mark.parametrize(
    ("parts", "number"),
    [
        ([MASTHEAD + STORY * 2, MASTHEAD + OTHER * 2], 2),
        ([MASTHEAD + STORY * 2, "Home | News | Sport\nAbout us\n\n" + OTHER * 2], 1),
        ([MASTHEAD + STORY * 2, MASTHEAD + "Most read"], 1),
        ([STORY * 2, OTHER, STORY * 2], 1),
    ],
    ids=["a masthead above each", "another second line", "a masthead at the foot", "prose twice"],
)
def test_pages_of_one_site_are_told_apart_by_their_masthead(tmp_path: Path, parts: list[str], number: int) -> None:
    (tmp_path / "dump.txt").write_text("\n\n".join(parts), encoding="utf-8")
    assert len(documents(tmp_path)) == number


def test_a_date_that_cannot_be_read_is_noted_once_a_file(tmp_path: Path) -> None:
    days = ["2025-03-25", "in spring", "in autumn", ""]
    lines = [json.dumps({"text": STORY, "date": day}) for day in days]
    write(tmp_path / "a.jsonl", "\n".join(lines))
    table = "".join(f'"{STORY}",{day}\n' for day in days)
    write(tmp_path / "b.csv", f"text,date\n{table}")
    told = "'in spring' is no date that can be read; write it as 2025-03-25"
    assert notices(tmp_path) == [f"a.jsonl: line 2: {told}", f"b.csv: row 2: {told}"]
    assert [document.published for document in documents(tmp_path)] == [date(2025, 3, 25), None, None, None] * 2


@pytest.mark.parametrize(
    ("story", "noted"),
    [
        ("Der Minister sagte am Montag, die Regierung werde noch in diesem Jahr entscheiden. ", True),
        ("Министр сказал в понедельник, что правительство примет решение до конца года. ", True),
        ("The minister said on Monday that they would decide and leave. ", False),
    ],
)
def test_an_article_that_is_not_english_is_used_and_noted(tmp_path: Path, story: str, noted: bool) -> None:
    write(tmp_path / "a.txt", story * 8)
    write(tmp_path / "b.jsonl", json.dumps({"text": story * 8}))
    write(tmp_path / "c.html", f"<html><body><article><h1>News</h1><p>{story * 8}</p></article></body></html>")
    assert len(documents(tmp_path)) == 3
    told = "this seems not to be English, the one language that graphkit reads"
    assert notices(tmp_path) == ([f"{name}: {told}" for name in ("a.txt", "b.jsonl#1", "c.html")] if noted else [])
