"""Parses in the ClearNLP scheme become Universal Dependencies."""

from __future__ import annotations

import re

import pytest
import spacy
from spacy.tokens import Doc

from graphkit.language.schemes import to_universal

VOCAB = spacy.blank("en").vocab
POS = {
    **dict.fromkeys("in by to of with at on".split(), "ADP"),
    **dict.fromkeys("was is will".split(), "AUX"),
    **dict.fromkeys("met left accused gave said sent".split(), "VERB"),
    **dict.fromkeys("the a".split(), "DET"),
    **dict.fromkeys("soon".split(), "ADV"),
    **dict.fromkeys("’s".split(), "PART"),
    **dict.fromkeys("aid talks leader minister president".split(), "NOUN"),
}


def doc_of(parse: str) -> Doc:
    """``Lavrov<met:nsubj met:ROOT`` : every word with its head (left out for the root) and label."""
    words, heads, deps = [], [], []
    for word, head, dep in re.findall(r"([^\s<:]+)(?:<([^\s:]+))?:(\S+)", parse):
        words.append(word)
        heads.append(head or word)
        deps.append(dep)
    return Doc(
        VOCAB,
        words=words,
        pos=[POS.get(w, "PROPN") for w in words],
        heads=[words.index(h) for h in heads],
        deps=deps,
    )


def translated(parse: str) -> str:
    doc = doc_of(parse)
    to_universal(doc)
    return " ".join(f"{t.text}:{t.dep_}" if t.head.i == t.i else f"{t.text}<{t.head.text}:{t.dep_}" for t in doc)


@pytest.mark.parametrize(
    ("clear", "universal"),
    [
        (
            "Lavrov<met:nsubj met:ROOT Rubio<met:dobj in<met:prep Riyadh<in:pobj",
            "Lavrov<met:nsubj met:ROOT Rubio<met:obj in<Riyadh:case Riyadh<met:obl",
        ),
        (
            "Lavrov<accused:nsubjpass was<accused:auxpass accused:ROOT by<accused:agent Rubio<by:pobj",
            "Lavrov<accused:nsubj:pass was<accused:aux:pass accused:ROOT by<Rubio:case Rubio<accused:obl:agent",
        ),
        (
            "talks<left:nsubj with<talks:prep Moscow<with:pobj left:ROOT",
            "talks<left:nsubj with<Moscow:case Moscow<talks:nmod left:ROOT",
        ),
        (
            "Lavrov<left:nsubj left:ROOT with<left:prep leader<with:pobj of<leader:prep Russia<of:pobj",
            "Lavrov<left:nsubj left:ROOT with<leader:case leader<left:obl of<Russia:case Russia<leader:nmod",
        ),
        (
            "Russia<leader:poss ’s<Russia:case leader<met:nsubj met:ROOT Rubio<met:dobj",
            "Russia<leader:nmod:poss ’s<Russia:case leader<met:nsubj met:ROOT Rubio<met:obj",
        ),
        (
            "Lavrov<gave:nsubj gave:ROOT Rubio<gave:dative aid<gave:dobj",
            "Lavrov<gave:nsubj gave:ROOT Rubio<gave:iobj aid<gave:obj",
        ),
        pytest.param(
            "Lavrov<gave:nsubj gave:ROOT aid<gave:dobj to<gave:dative Rubio<to:pobj",
            "Lavrov<gave:nsubj gave:ROOT aid<gave:obj to<Rubio:case Rubio<gave:obl",
        ),
        pytest.param(
            "Russia<leader:poss ’s<Russia:case leader<left:nsubj left:ROOT",
            "Russia<leader:nmod:poss ’s<Russia:case leader<left:nsubj left:ROOT",
        ),
        pytest.param(
            "Lavrov<is:nsubj is:ROOT minister<is:attr of<minister:prep Russia<of:pobj",
            "Lavrov<minister:nsubj is<minister:cop minister:ROOT of<Russia:case Russia<minister:nmod",
        ),
    ],
)
def test_clearnlp_becomes_universal(clear, universal):
    assert translated(clear) == universal


@pytest.mark.parametrize(
    "parse",
    [
        "Lavrov<met:nsubj met:ROOT Rubio<met:obj in<Riyadh:case Riyadh<met:obl",
        "Lavrov<minister:nsubj is<minister:cop minister:ROOT",
        "Lavrov<accused:nsubj:pass was<accused:aux:pass accused:ROOT by<Rubio:case Rubio<accused:obl:agent",
        "Lavrov:ROOT",
    ],
)
def test_what_is_universal_already_stays(parse):
    assert translated(parse) == parse


def test_translating_twice_changes_nothing():
    doc = doc_of("Lavrov<met:nsubj met:ROOT Rubio<met:dobj in<met:prep Riyadh<in:pobj")
    to_universal(doc)
    once = doc.to_json()
    to_universal(doc)
    assert doc.to_json() == once


def test_an_empty_text():
    to_universal(Doc(VOCAB))
