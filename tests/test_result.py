from __future__ import annotations

import html
import re

from networks import from_pairs

from graphkit.config import ViewsConfig
from graphkit.records import Failure, Report
from graphkit.result import Result
from graphkit.views.page import page


def test_a_notebook_shows_the_page_in_a_frame_that_reaches_nothing(tmp_path):
    text = page(from_pairs([("Ana", "<b>Norland</b>")]), ViewsConfig())
    (tmp_path / "graph.html").write_text(text, encoding="utf-8")
    shown = Result.of(Report(read=1), tmp_path)._repr_html_()
    (document,) = re.findall(r'srcdoc="([^"]*)"', shown)
    assert html.unescape(document) == text
    (rights,) = re.findall(r'sandbox="([^"]*)"', shown)
    assert set(rights.split()) == {"allow-scripts", "allow-downloads", "allow-modals"}


def test_a_page_that_is_gone_is_a_line_not_an_error(tmp_path):
    shown = Result.of(Report(), tmp_path / "<gone>")._repr_html_()
    assert shown.startswith("<p>The page ")
    assert "&lt;gone&gt;" in shown


def test_a_result_is_the_report_and_knows_its_folder(tmp_path):
    failure = Failure(document_id="d", stage="documents", error="E", message="m")
    result = Result.of(Report(read=3, annotated=2, skipped=(failure,)), tmp_path)
    assert (result.read, result.annotated, result.exit_code) == (3, 2, 3)
    assert result.page == tmp_path / "graph.html"
