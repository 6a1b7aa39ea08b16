"""Headers that collections print above their articles."""

from __future__ import annotations

from datetime import date

import pytest

from graphkit.config import DocumentsConfig
from graphkit.documents import read_documents
from graphkit.documents.headers import find_headers
from graphkit.documents.paragraphs import split_paragraphs
from graphkit.documents.texts import documents_in_text
from graphkit.records import Document

HEADER = """URL: https://www.example.org/harbour
Title: "We will rebuild the harbour of Halden," Lindt says.
Author: Tom Pell
Source: Halden Courier
Date: 2025-03-09
"""
STORY = """Mara Lindt said on Monday that the harbour of Halden would be rebuilt by the end of the year at any price.
The transport minister met Jon Petri of the Harbour Union in the capital, where both signed the contract for the quay.
"We have waited long for this," Petri said after the meeting. He added that the union would watch the work closely.
"""


@pytest.fixture
def read(tmp_path):
    def run(text, name="dump.txt"):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return [d for d in read_documents([tmp_path / name], DocumentsConfig()) if isinstance(d, Document)]

    return run


@pytest.mark.parametrize("gap", ["", "\n"])
def test_a_header_is_no_text_but_says_title_date_and_outlet(read, gap):
    (article,) = read(HEADER + gap + STORY)
    assert article.text == STORY.strip()
    assert article.title == '"We will rebuild the harbour of Halden," Lindt says.'
    assert (article.outlet, article.url) == ("Halden Courier", "https://www.example.org/harbour")
    assert article.published == date(2025, 3, 9)


def test_each_header_of_a_dump_begins_an_article(read):
    one, two = read(f"{HEADER}\n{STORY}\nSource: Harbour Union\n\n{HEADER.replace('harbour', 'quay')}\n{STORY}")
    assert (one.id, two.id) == ("dump.txt#1", "dump.txt#2")
    assert two.title == '"We will rebuild the quay of Halden," Lindt says.'
    assert not any("Title" in article.text or "URL" in article.text for article in (one, two))


def test_headers_between_rules(read):
    found = read(f"=====\n{HEADER}\n{STORY}\n=====\n{HEADER}\n{STORY}")
    assert [(article.title[:8], "Title" in article.text) for article in found] == [('"We will', False)] * 2


def test_a_record_whose_text_begins_with_a_header(read):
    text = (HEADER + STORY).replace("\n", "\\n").replace('"', '\\"')
    (article,) = read(f'{{"text": "{text}", "outlet": "Coastal Press"}}\n', "dump.jsonl")
    assert (article.outlet, article.published) == ("Coastal Press", date(2025, 3, 9))
    assert article.text.startswith("Mara Lindt")


def test_one_such_line_alone_is_no_header():
    assert find_headers(split_paragraphs("Title: The harbour\n\nMara Lindt left.")) == {}
    assert find_headers(split_paragraphs("Source: Courier\nAuthor: Tom Pell\n\nMara Lindt left.")) == {}
    assert find_headers(split_paragraphs("Link: here it is\nLink: and here\n")) == {}


def test_the_sites_name_and_menu_may_stand_above_the_first_header():
    story = "The council of Lund closed its pier on Tuesday after engineers had warned of storms for years. " * 4
    header = "URL: https://example.org/{0}\nTitle: Pier {0} closes\nDate: 2026-11-0{0}\n\n"
    text = "Harbour Courier | Home | News\nLog in\n\n" + "\n\n".join(header.format(n) + story for n in (1, 2, 3))
    found = list(documents_in_text(text, "dump.txt", DocumentsConfig(min_words=10)))
    assert [one.title for one in found] == ["Pier 1 closes", "Pier 2 closes", "Pier 3 closes"]
    assert [one.published.day for one in found] == [1, 2, 3]
