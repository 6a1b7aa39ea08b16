"""What single paragraphs are taken for."""

from __future__ import annotations

import time

import pytest

from graphkit.documents.signals import dateline, end_credit, kinds_of, without_teaser_mark
from graphkit.documents.web_words import load_web_words

KINDS = {
    "prose": [
        "He declined to comment.",
        "“We can do it again,” Kranz wrote.",
        "Officials said the plan was ready. (ABC)",
        "By Friday, the city was empty.",
        "Published on Monday, the report says that twenty people died.",
        "Share prices fell by a third after the minister resigned.",
        "The video shows soldiers in Lund, the army said.",
        "He showed a photo of his son to the judges.",
        "The image of the party has suffered, its leader said.",
        "The council of HIV/AIDS groups met in Lund (NGO/UN).",
        "For details see the report at example.org/reports/2025/final-version.",
        "Subscribers to the fund lost half of their money last year.",
        "More news about the dam is expected today, the ministry said.",
    ],
    "line": [
        "‘Pan-Alpine’ platform",
        "More investments",
        "Latest figures released",
        "Varga survives confidence vote",
        "Ilse Kranz, senior fellow at the Institute for Peace Studies",
        "The treaty of March 3, 1918",
        "Breaking the silence",
        "Contact with the crew was lost",
        "Follow-up talks in Lund",
    ],
    "furniture": [
        "3 min read",
        "Reading time: 4 minutes",
        "5 minute read",
        "By Ellen Marsh",
        "BY ELLEN MARSH AND TOM PELL",
        "Written by Ellen Marsh | Marlow |",
        "Our Correspondent",
        "Reporting by Mara Lindt; Editing by Sam Oyelaran",
        "A coastguard vessel. [File: Ida Roos/Coastal Press]",
        "Fans queue for tickets (Jane Doe/Coastal Press via Lund Pictures)",
        "The dam seen from above. Photo: Ida Roos",
        '"We go on," a negotiator says. / CPA',
        "ALSO READ: Who owns the water?",
        "Also Read:‘Overwhelmed’: the president says farewell",
        "Read more | Varga survives vote",
        "https://example.org/news/2025/03/25/talks",
        "www.example.org",
        "desk@example.org",
        "SOURCE:Courier & Agencies",
        "(With inputs from agencies.)",
        "© 2025 Marlow Media. All rights reserved.",
        "Sign up for our newsletter and get the best stories in your inbox.",
        "We use cookies to make this site better.",
        "This article was first published by the Lund Review, and was translated by our team.",
        "This image is AI-generated and does not depict any real event.",
        "World > Norland > Halden",
        "Among the dead were Jane Doe [L], better known as Jinx, and her brother John Doe [R] [Agency]",
        "First printed in the Lund Review. Shortened and edited by the Norland Reader.",
        "🔗",
        "***",
        "7",
        "Skip to main content",
        "Monday, 7 April 2025 | 11:05 GMT",
        "Tags: Norland, ferries",
    ],
    "label": ["Read more", "ALSO READ", "Advertisement", "Story continues below", "More on the coastal railway:"],
    "section": [
        "Explore",
        "TRENDING",
        "Most Read",
        "Latest from -World",
        "You may also like",
        "Related stories:",
        "Previous Story",
    ],
    "end": ["12 Comments", "Leave a reply", "Terms of Use"],
    "teaser": ["The bank left its key rate unchanged, but […]", "The bank left its rate [...]", "He said… Read more"],
    "post": [
        "Our engineers are on their way. https://sh.example/qf0dLY",
        "Thank you @NorlandGov sh.example/Ab3x",
        "Minister to the press: it is for voters to decide pic.sh.example/a8Kx2",
    ],
    "signature": ["— Kari Nyland (@KariNyland) February 22, 2025"],
    "open": ["the delegation will meet again on Tuesday and on Wednesday " * 4],
}


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in KINDS.items() for text in texts])
def test_a_paragraph_alone_shows_its_kind(kind: str, text: str) -> None:
    assert kinds_of([text.strip()]) == [kind]


@pytest.mark.parametrize("phrase", load_web_words().captions)
def test_a_caption_is_known_by_any_of_its_phrases(phrase: str) -> None:
    assert kinds_of([f"{phrase.capitalize()} of the harbour in Lund."]) == ["furniture"]
    assert kinds_of([f"A harbour, {phrase} of Lund."]) == ["furniture"]
    assert kinds_of([f"A harbour in Lund ({phrase})."]) == ["furniture"]


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("He was taken to hospital. – Agency", " – Agency"),
        ("It will benefit all. (QNA)", " (QNA)"),
        ("“A miscalculation.” - Coastal Press/ANA", " - Coastal Press/ANA"),
        ("It was a good day.", ""),
        ("It was a good day (for some).", ""),
        ("He came from Lund – by train.", ""),
    ],
)
def test_the_wires_mark_is_no_text(text: str, credit: str) -> None:
    assert text[len(text) - end_credit(text) :] == credit


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("LUND, May 6 (ANA) - Ministers signed a treaty.", "LUND, May 6 (ANA) - "),
        ("HALDEN, Norland (Coastal Press) — The port is open.", "HALDEN, Norland (Coastal Press) — "),
        ("Serrat, May 16 2022 (ANA) - The road is closed.", "Serrat, May 16 2022 (ANA) - "),
        ("Lund Gazette, 27 January - The harbour froze.", "Lund Gazette, 27 January - "),
        ("VARGA: We will sign.", ""),
        ("Varga (Bessia) — We will sign.", ""),
        ("LUND — Ministers signed a treaty.", ""),
        ("Lund, the capital, was quiet - for once.", ""),
        ("On May 6, 2022 - a Friday - it rained.", ""),
    ],
)
def test_a_dateline_names_place_and_agency(text: str, line: str) -> None:
    assert text[: dateline(text)] == line


def test_the_mark_of_a_teaser_is_cut_off() -> None:
    assert without_teaser_mark("The bank left its rate […]") == "The bank left its rate"


# Text that makes a careless pattern try every way to divide it.
REPEATED = "a,A ,Aa ,a-,a.,World | ,(A/B,. - A,1/2 ,March ,… more ,Photo: ,reporting by A,— (,A’ A/, \t,By A,…[".split(
    ","
)


@pytest.mark.parametrize("piece", REPEATED)
def test_no_paragraph_takes_long(piece: str) -> None:
    begin = time.process_time()
    for end in ("", ".", "!", ")", "/a1B2"):
        kinds_of(["By " + piece * (480 // len(piece)) + end])
    assert time.process_time() - begin < 0.5


def test_a_paragraph_is_judged_by_itself_whatever_stands_beside_it() -> None:
    paragraphs = [
        "Fishermen mend their nets beside the harbour wall in the early morning, before the boats leave.",
        "Fishermen mend their nets beside the harbour wall. Photo: Ellen Marsh for the Harbour Post.",
        "The ministry said on Monday that é, ß and 東京 would not keep the report from its readers.",
        "Council votes to rebuild the pier after the storms of last winter",
        "Mara Lindt contributed reporting to this account of a long day at the harbour and in the town.",
        "Most read",
    ]
    together = kinds_of(paragraphs * 400)
    assert together == [kind for text in paragraphs for kind in kinds_of([text])] * 400
    assert together[:6] == ["prose", "furniture", "prose", "line", "furniture", "section"]
