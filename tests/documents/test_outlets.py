"""Who published an article."""

from __future__ import annotations

import pytest

from graphkit.documents.outlets import outlet_of_address, outlet_on_lines


@pytest.mark.parametrize(
    ("url", "outlet"),
    [
        ("https://www.example.com.gh/talks-on-debt/", "example.com.gh"),
        ("http://m.example.org:8080/a", "example.org"),
        ("www.example.org", "example.org"),
        ("Example", ""),
        ("", ""),
    ],
)
def test_an_address_names_its_host(url: str, outlet: str) -> None:
    assert outlet_of_address(url) == outlet


@pytest.mark.parametrize(
    ("lines", "outlet"),
    [
        (["Newsfeed News Desk | Updated: 11-06-2025"], "Newsfeed"),
        (["SOURCE:Courier & Agencies"], "Courier & Agencies"),
        (["© 2025 Marlow Media Group"], "Marlow Media Group"),
        (["Copyright © 2020-2025, Marlow Media. All rights reserved."], "Marlow Media"),
        (["© Copyright 2025"], ""),
        (["© 2025. All rights reserved."], ""),
        (["Home", "Log in"], ""),
    ],
)
def test_furniture_may_name_it(lines: list[str], outlet: str) -> None:
    assert outlet_on_lines(lines) == outlet
