"""Reports that are cited again and again: each time its maker speaks, the one told of nearest before."""

from __future__ import annotations

import pytest
from quotes.parsing import document, names, parsed

from graphkit.quotes import find_quotes

MADE = (
    "The {0} report fell .",
    "The//DT/det/3 {0}//NNP/compound/3 report//NN/nsubj/4 fell/fall/VBD/ROOT/4 .//./punct/4",
)
TOLD = (
    "{0} said in a report it rained .",
    "{0}//NNP/nsubj/2 said/say/VBD/ROOT/2 in//IN/case/5 a//DT/det/5 report//NN/obl/2 it//PRP/nsubj/7 "
    "rained/rain/VBD/ccomp/2 .//./punct/2",
)
CITED = (
    "The report said roads were bad .",
    "The//DT/det/2 report//NN/nsubj/3 said/say/VBD/ROOT/3 roads//NNS/nsubj/6 were/be/VBD/cop/6 bad//JJ/ccomp/3 "
    ".//./punct/3",
)
CITED_BEHIND = (
    "Roads were bad , the report said .",
    "Roads//NNS/nsubj/3 were/be/VBD/cop/3 bad//JJ/ccomp/7 ,//,/punct/7 the//DT/det/6 report//NN/nsubj/7 "
    "said/say/VBD/ROOT/7 .//./punct/7",
)


def speakers(*sentences: tuple[str, str]) -> list[str | None]:
    """Who says the quotes of a document made of these sentences."""
    rows: list[str] = []
    for _, parse in sentences:
        before = len(rows)
        for token in parse.split():
            rest, _, head = token.rpartition("/")
            rows.append(f"{rest}/{before + int(head)}")
    doc = parsed(" ".join(text for text, _ in sentences), " ".join(rows))
    mentions = names(doc)
    quotes = find_quotes(doc, document(doc), mentions)
    return [None if q.speaker_mention is None else mentions[q.speaker_mention].text for q in quotes]


def named(sentence: tuple[str, str], name: str) -> tuple[str, str]:
    return (sentence[0].format(name), sentence[1].format(name))


@pytest.mark.parametrize("cited", [CITED, CITED_BEHIND])
def test_a_report_speaks_for_the_maker_told_nearest_before(cited):
    ana, ben = named(MADE, "Ana"), named(MADE, "Ben")
    assert speakers(cited, ana, cited, cited, ben, cited) == [None, "Ana", "Ana", "Ben"]


def test_who_speaks_in_a_report_has_made_it():
    ana, ben = named(MADE, "Ana"), named(TOLD, "Ben")
    assert speakers(ana, CITED, ben, CITED, CITED_BEHIND) == ["Ana", "Ben", "Ben", "Ben"]


@pytest.mark.parametrize("maker", [None, "Ana"])
def test_a_document_of_many_reports(maker):
    first = [named(MADE, maker)] if maker else []
    assert speakers(*first, *[CITED, CITED_BEHIND] * 400) == [maker] * 800
