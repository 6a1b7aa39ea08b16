"""Publication dates on stamp lines, in addresses and paths."""

from __future__ import annotations

from datetime import date

import pytest

from graphkit.documents.dates import date_in_path, date_on_lines, is_stamp, parse_date

MARCH = date(2025, 3, 25)
SEPTEMBER = date(2025, 9, 3)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-03-25", MARCH),
        ("2025-03-25T04:44:00Z", MARCH),
        ("2025/3/25", MARCH),
        ("20250325", MARCH),
        ("March 25, 2025", MARCH),
        ("25 March 2025", MARCH),
        ("25th March, 2025", MARCH),
        ("Mar. 25, 2025", MARCH),
        ("Tue, 25 Mar 2025 04:44:00 +0530", MARCH),
        ("25-Mar-2025", MARCH),
        ("25/03/2025", MARCH),
        ("03/25/2025", MARCH),
        ("25.3.2025", MARCH),
        ("March 2025", None),
        ("25 March", None),
        ("yesterday", None),
        ("2 hours ago", None),
        ("Monday", None),
        ("2025-13-45", None),
        ("0025-03-25", None),
        ("", None),
        ("1740441600", None),
    ],
)
def test_only_full_dates_are_read(text: str, expected: date | None) -> None:
    assert parse_date(text) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["date 2025-03-25 WORLD"], MARCH),
        (["3 min read", "March 25, 2025"], MARCH),
        (["Updated: 03-09-2025 04:44 IST"], SEPTEMBER),
        (["Updated: 09-03-2025 04:44 EST"], SEPTEMBER),
        (["2025-09-03", "03/09/2025"], SEPTEMBER),
        (["Created: 13-09-2025 | Updated: 03-10-2025"], date(2025, 9, 13)),
        (["Updated: March 26, 2025", "Published: March 25, 2025"], MARCH),
        (["By Ellen Marsh", "12:10, 25 MAR 2025", "Updated 15:31, 26 MAR 2025"], MARCH),
        (["Posted on 25/03/2025"], MARCH),
        (["© Copyright 2025"], None),
        ([], None),
    ],
)
def test_the_day_of_publication_is_found_on_the_pages_stamps(lines: list[str], expected: date | None) -> None:
    assert date_on_lines(lines) == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("https://example.org/news/2025/03/25/talks", MARCH),
        ("archive/2025-03-25.txt", MARCH),
        ("archive/20250325_talks.txt", MARCH),
        ("archive/2025/03/talks.txt", date(2025, 3, 1)),
        ("archive/2025/13/99/talks.txt", None),
        ("articles/1234567890.txt", None),
        ("talks-2025.txt", None),
        ("000_4a0eb72e9adcffa0.txt", None),
    ],
)
def test_addresses_and_paths_tell_dates(path: str, expected: date | None) -> None:
    assert date_in_path(path) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("April 13, 2025", True),
        ("date 2025-03-25 WORLD", True),
        ("Published - April 13, 2025 09:12 pm IST", True),
        ("Newsfeed Desk | Halden | Updated: 11-06-2025 18:20 IST", True),
        ("Monday, 7 April 2025 | 11:05 GMT", True),
        ("The treaty of March 3, 1918 ended the war", False),
        ("Protests of April 13, 2025 remembered in Lund", False),
        ("Monday", False),
        ("In 2025, everything changed.", False),
    ],
)
def test_a_stamp_is_a_date_and_little_else(line: str, expected: bool) -> None:
    assert is_stamp(line) is expected
