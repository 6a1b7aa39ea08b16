"""A document's tokens as plain objects, under spaCy's names: rules that walk about in sentences ask these.

Whatever is asked of a spaCy token makes it, and its string, anew: a tag takes seven times as long there, the tokens
from here to there twenty times. Here all tokens are read at once, in columns of numbers, and every string only once.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graphkit.wording import wording_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["FINITE", "Token", "release", "text_of", "tokens_of"]

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""Tags of verbs that have a tense of their own, modal ones included."""

_KEPT = "graphkit.tokens"
"""Key in ``Doc.user_data`` under which the tokens of a document are kept."""

_ENTITY_PLACES = ("", "I", "O", "B")
"""How spaCy numbers where a token stands in an entity."""


@dataclass(slots=True, eq=False, repr=False)
class Token:
    """A token; what has the name of an attribute of spaCy's token means the same.

    Attributes:
        doc: All tokens of the document.
        sent: The indices of the tokens of its sentence.
        lefts: Those before it that hang on it, in order.
        rights: Those behind it that hang on it, in order.
    """

    doc: list[Token]
    i: int
    idx: int
    text: str
    lower_: str
    tag_: str
    pos_: str
    dep_: str
    lemma_: str
    ent_type_: str
    ent_iob_: str
    whitespace_: str
    is_punct: bool
    is_quote: bool
    like_num: bool
    sent: range
    head: Token = field(init=False)
    left_edge: Token = field(init=False)
    right_edge: Token = field(init=False)
    lefts: Sequence[Token] = field(init=False, default=())
    rights: Sequence[Token] = field(init=False, default=())

    @property
    def children(self) -> list[Token]:
        """All that hang on it, in order."""
        return [*self.lefts, *self.rights]

    @property
    def is_space(self) -> bool:
        """Whether it is nothing but white space."""
        return self.text.isspace()

    @property
    def is_sent_start(self) -> bool:
        """Whether it is the first of its sentence."""
        return self.i == self.sent.start

    def nbor(self, distance: int = 1) -> Token:
        """The token so many places on; IndexError behind the last one."""
        return self.doc[self.i + distance]


def tokens_of(doc: Doc) -> list[Token]:
    """The tokens of an analysed document, which must not change any more: made at the first call, until ``release``."""
    tokens: list[Token] | None = doc.user_data.get(_KEPT)
    if tokens is None:
        tokens = doc.user_data[_KEPT] = _read(doc)
    return tokens


def release(doc: Doc) -> None:
    """Let go of the tokens of a document that nobody asks any more.

    They hold each other and would wait for the garbage collector, which takes half as long again as making them.
    """
    tokens: list[Token] = doc.user_data.pop(_KEPT, [])
    for token in tokens:
        del token.head, token.left_edge, token.right_edge
    tokens.clear()


def text_of(first: Token, last: Token) -> str:
    """The text from a token to another one of its document, or to itself."""
    return "".join([token.text + token.whitespace_ for token in first.doc[first.i : last.i]]) + last.text


def _read(doc: Doc) -> list[Token]:
    strings, wording = doc.vocab.strings, wording_of(doc)
    coded = doc.to_array(["LEMMA", "ENT_TYPE"]).T.tolist()
    written = {code: strings[code] for code in set().union(*coded)}
    places, spaces = doc.to_array(["ENT_IOB", "SPACY"]).T.tolist()
    tokens: list[Token] = []
    columns = (
        range(len(doc)),
        wording.starts,
        wording.words,
        wording.lower,
        wording.tags,
        wording.parts,
        wording.labels,
        *(map(written.__getitem__, codes) for codes in coded),
        map(_ENTITY_PLACES.__getitem__, places),
        map(("", " ").__getitem__, spaces),
        *doc.to_array(["IS_PUNCT", "IS_QUOTE", "LIKE_NUM"]).astype(bool).T.tolist(),
        itertools.chain.from_iterable([range(start, end)] * (end - start) for start, end in wording.sentences),
    )
    tokens.extend(map(Token, itertools.repeat(tokens), *columns))
    _hang(tokens, wording.heads)
    return tokens


def _hang(tokens: list[Token], heads: list[int]) -> None:
    """Hang every token on its head; what a head reaches to is widened on the way there and on the way back."""
    first, last = list(range(len(heads))), list(range(len(heads)))
    upward = list(enumerate(heads))
    for order in (upward, reversed(upward)):
        for i, head in order:
            if first[i] < first[head]:
                first[head] = first[i]
            if last[i] > last[head]:
                last[head] = last[i]
    lefts: dict[int, list[Token]] = defaultdict(list)
    rights: dict[int, list[Token]] = defaultdict(list)
    for token, head in zip(tokens, heads, strict=True):
        token.head, token.left_edge, token.right_edge = tokens[head], tokens[first[token.i]], tokens[last[token.i]]
        if head != token.i:
            (lefts if token.i < head else rights)[head].append(token)
    for head, before in lefts.items():
        tokens[head].lefts = before
    for head, behind in rights.items():
        tokens[head].rights = behind
