"""Articles as Nexis, Factiva and ProQuest hand them out."""

from __future__ import annotations

from datetime import date

import pytest

from graphkit.config import DocumentsConfig
from graphkit.documents.texts import documents_in_text
from graphkit.errors import DocumentError
from graphkit.records import Document

BRIDGE = """The bridge over the Tavir will not open this year, transport minister Otto Vane told parliament on Monday.

"Amsel Works has failed Norland," Mr Vane said. The company rejected the charge and said that the minister had changed
the plans four times in a year."""
ENGINEERS = """Chile will send twelve engineers to Lund to inspect the bridge, the embassy announced on Friday.

"Chile stands by Norland," ambassador Karim Soto told reporters. The team would arrive within a week, he said."""

ACADEMIC = f"""
                               1 of 2 DOCUMENTS

                                  The Harbour Post

                             March 5, 2020 Thursday
                                 First Edition

Minister warns of bridge delay

BYLINE: Mara Lindt

SECTION: NEWS; Pg. 4

LENGTH: 120 words

{BRIDGE}

LOAD-DATE: March 9, 2020

LANGUAGE: ENGLISH

                   Copyright 2020 Harbour Media Ltd
                              All Rights Reserved

                               2 of 2 DOCUMENTS

                                  The Daily Courier

                             March 7, 2020 Saturday

Chile sends engineers to Lund

LENGTH: 98 words

{ENGINEERS}

LOAD-DATE: March 9, 2020
"""
COVER = """User Name: Ada Poe
Date and Time: Thursday, 12 March 2020 10:02:00 CET

Documents (2)
1. Minister warns of bridge delay
Search Terms: bridge AND Tavir
2. Chile sends engineers to Lund

"""
UNI = f"""{COVER}Minister warns of bridge delay
The Harbour Post
March 5, 2020 Thursday
First Edition

Copyright 2020 Harbour Media Ltd All Rights Reserved

Section: NEWS; Pg. 4
Length: 120 words
Byline: Mara Lindt
Body

{BRIDGE}

Graphic

Mr Vane on the bridge last week. Picture: Jane Doe.

Classification

Subject: BRIDGES (90%)
Load-Date: March 9, 2020

End of Document

Chile sends engineers to Lund
The Daily Courier
March 7, 2020 Saturday

Copyright 2020 Courier plc All Rights Reserved

Length: 98 words
Body

{ENGINEERS}

Load-Date: March 9, 2020

End of Document
"""
FACTIVA = f"""Minister warns of bridge delay
By Mara Lindt
120 words
5 March 2020
07:15
The Harbour Post
HARP
English
(c) 2020 Harbour Media Ltd

{BRIDGE}

Document HARP000020200305eg35000zq

Chile sends engineers to Lund
98 words
7 March 2020
The Daily Courier
DCOU
English
Copyright 2020 Courier plc. All Rights Reserved.

{ENGINEERS}

Document DCOU000020200307eg3700011

Search Summary
Text bridge Tavir
"""
PROQUEST = f"""____________________________________________________________

Document 1 of 2

Minister warns of bridge delay

Author: Lindt, Mara

Publication info: The Harbour Post ; Halden [Halden]05 Mar 2020: 4.

Full text: {BRIDGE}

Credit: Mara Lindt

ProQuest document ID: 237000001

Last updated: 2020-03-09

____________________________________________________________

Document 2 of 2

Chile sends engineers to Lund

Publication info: The Daily Courier ; Halden [Halden]07 Mar 2020: 1.

Full text: {ENGINEERS}

Publication date: Mar 7, 2020

Last updated: 2020-03-09
"""
ARCHIVES = {"academic": ACADEMIC, "uni": UNI, "factiva": FACTIVA, "proquest": PROQUEST}


def articles(text: str) -> list[Document]:
    found = documents_in_text(text, "download.txt", DocumentsConfig())
    return [article for article in found if isinstance(article, Document)]


def own_words(article: Document) -> str:
    """The text without what is excluded, in single spaces."""
    text = article.text
    for start, end in reversed(article.excluded):
        text = text[:start] + text[end:]
    return " ".join(text.split())


@pytest.mark.parametrize("archive", ARCHIVES)
def test_each_article_of_an_archive_is_its_own(archive):
    one, two = articles(ARCHIVES[archive])
    assert (one.title, one.outlet, one.published) == (
        "Minister warns of bridge delay", "The Harbour Post", date(2020, 3, 5),
    )  # fmt: skip
    assert (two.title, two.outlet, two.published) == (
        "Chile sends engineers to Lund", "The Daily Courier", date(2020, 3, 7),
    )  # fmt: skip
    assert own_words(one) == " ".join(f"{one.title} {BRIDGE}".split())
    assert own_words(two) == " ".join(f"{two.title} {ENGINEERS}".split())


@pytest.mark.parametrize("archive", ARCHIVES)
def test_the_text_of_an_archive_keeps_its_place(archive):
    for article in articles(ARCHIVES[archive]):
        assert ARCHIVES[archive][article.offset :].startswith(article.text)
        start, end = article.title_span
        assert article.text[start:end] == article.title


def test_one_article_downloaded_alone():
    (article,) = articles(UNI[len(COVER) : UNI.rindex("Chile sends engineers")])
    assert (article.id, article.outlet, article.published) == ("download.txt", "The Harbour Post", date(2020, 3, 5))


def test_a_line_that_looks_like_a_field_stays_in_the_story():
    story = BRIDGE.replace("\n\n", "\n\nLocation: the bridge stands near Lund.\n\n", 1)
    one, _ = articles(UNI.replace(BRIDGE, story))
    assert "Location: the bridge" in own_words(one)


def test_an_article_without_a_date_is_still_its_own():
    one, two = articles(ACADEMIC.replace("March 7, 2020 Saturday", "Saturday"))
    assert one.published == date(2020, 3, 5)
    assert (two.published, "LOAD-DATE" in two.text) == (None, False)


def test_a_page_that_speaks_of_documents_is_read_as_a_page():
    page = f"Bridge files\n\nDocument 3 of 12\n\n{BRIDGE}\n\n{ENGINEERS}\n"
    (article,) = articles(page)
    assert "Chile stands by Norland" in article.text


def test_a_collection_with_headers_of_its_own_is_none():
    header = "Title: {}\nDate: 2020-03-0{}\nSource: The Harbour Post\n\n"
    long = f"{ENGINEERS}\n\n{BRIDGE}"
    stories = [header.format("Bridge late", 5) + long, header.format("Help comes", 7) + long]
    one, two = articles("\n\nEnd of Document\n\n".join(stories))
    assert (one.title, one.outlet, one.published) == ("Bridge late", "The Harbour Post", date(2020, 3, 5))
    assert (two.title, two.published, two.text) == ("Help comes", date(2020, 3, 7), long)


def test_an_archive_without_a_story_says_so():
    with pytest.raises(DocumentError, match="no article in this file"):
        articles("1 of 1 DOCUMENTS\n\nThe Harbour Post\n\nMarch 5, 2020 Thursday\n\nLENGTH: 0 words\n")
