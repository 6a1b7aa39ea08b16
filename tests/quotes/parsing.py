"""Makes the analysed documents that the tests look at: from parses written by hand, or without any parse."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from spacy.lang.en import English
from spacy.tokens import Doc

from graphkit.records import CharSpan, Document, Mention
from graphkit.tokens import Token, tokens_of

_VOCAB = English().vocab
_POS = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "PRP": "PRON", "PRP$": "PRON", "WP": "PRON",
    "WDT": "PRON", "IN": "ADP", "DT": "DET", "JJ": "ADJ", "JJS": "ADJ", "RB": "ADV", "CC": "CCONJ", "TO": "PART",
    "CD": "NUM", "MD": "AUX", ",": "PUNCT", ".": "PUNCT", "``": "PUNCT", "''": "PUNCT", "HYPH": "PUNCT", ":": "PUNCT",
}  # fmt: skip
_AUXILIARY = {"aux", "aux:pass", "cop"}


class Case(NamedTuple):
    """A sentence, its parse, and the quotes in it, one a line."""

    text: str
    parse: str
    quotes: list[str]


def read_cases(path: Path) -> list[Case]:
    cases = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = dict(line.partition(": ")[::2] for line in block.splitlines() if line.startswith(("text", "parse")))
        quotes = [line.removeprefix("quote: ") for line in block.splitlines() if line.startswith("quote: ")]
        if lines:
            cases.append(Case(lines["text"], lines["parse"], quotes))
    return cases


def parsed(text: str, parse: str) -> Doc:
    """A document from tokens written as word/lemma/tag/dependency/head, heads counted from 1."""
    rows = [re.fullmatch(r"(.+?)/(.*?)/([^/]+)/([^/]+)/(\d+)", token) for token in parse.split()]
    words, lemmas, tags, deps, heads = zip(*(row.groups() for row in rows if row is not None), strict=True)
    spaces, position = [], 0
    for word in words:
        position = text.index(word, position) + len(word)
        spaces.append(text[position : position + 1] == " ")
    pos = [
        "AUX" if dep in _AUXILIARY else "VERB" if tag.startswith("VB") else "SCONJ" if dep == "mark" else _POS[tag]
        for tag, dep in zip(tags, deps, strict=True)
    ]
    doc = Doc(
        _VOCAB,
        words=list(words),
        spaces=spaces,
        tags=list(tags),
        pos=pos,
        lemmas=[lemma or word for word, lemma in zip(words, lemmas, strict=True)],
        deps=list(deps),
        heads=[int(head) - 1 for head in heads],
    )
    assert doc.text == text
    return doc


def tokens(text: str, parse: str) -> list[Token]:
    """The tokens of such a document as the rules see them."""
    return tokens_of(parsed(text, parse))


def unparsed(text: str) -> Doc:
    """A document without tags and parse, one sentence a line, as a text of one language nobody has a model for."""
    words, spaces, starts = [], [], []
    for line in re.findall(r"[^\n]*\n|[^\n]+", text):
        pieces = re.findall(r"\w+|[^\w\s]|\s+", line)
        for index, piece in enumerate(pieces):
            if piece == " " and words:
                spaces[-1] = True
                continue
            words.append(piece)
            spaces.append(False)
            starts.append(index == 0)
    return Doc(_VOCAB, words=words, spaces=spaces, sent_starts=starts or None)


def names(doc: Doc) -> list[Mention]:
    """Every run of proper nouns is somebody's name."""
    found = []
    for match in re.finditer(r"(?:NNP )+", "".join(f"{token.tag_} " for token in doc)):
        before = "".join(f"{token.tag_} " for token in doc)[: match.start()].count(" ")
        last = before + match.group().count(" ") - 1
        span = CharSpan(doc[before].idx, doc[last].idx + len(doc[last]))
        found.append(Mention(span=span, text=doc.text[span.start : span.end], form="named", label="PERSON"))
    return found


def document(doc: Doc) -> Document:
    return Document(id="text", path="text", text=doc.text)
