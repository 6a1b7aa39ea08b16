"""What resolution asks of the syntax: for every mention its clause, its role in it, and the quotation it stands in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING

from graphkit.gazetteer import KINDS_OF_BODIES
from graphkit.records import CharSpan, Mention, Quote
from graphkit.tokens import tokens_of
from graphkit.wording import wording_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["Place", "Scene"]

_DEEPEST = 6
"""Clauses (and coordinations) around a mention that are looked at, innermost first."""

_ASKING = frozenset("ask press urge question invite order accuse warn remind beg advise instruct".split())
"""Lemmas of verbs whose object does what their complement says."""

_MODIFIERS = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "PART"})
_NAMING = frozenset({"NOUN", "PROPN", "PRON"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "obl:agent"})
_HANGING = _SUBJECTS | {"cop", "aux:pass", "conj"}

_ROLES = {
    **dict.fromkeys(_SUBJECTS, "subject"),
    **dict.fromkeys(("obj", "iobj"), "object"),
    **dict.fromkeys(("obl", "nmod", "obl:unmarked"), "oblique"),
    "nmod:poss": "possessor",
}


@dataclass(slots=True)  # not frozen: there is one for every mention, and freezing makes them three times as dear
class Place:
    """Where a mention stands.

    Attributes:
        sentence: Number of its sentence.
        subject: Whether it is the subject of its clause.
        possessor: Whether it is a possessive ("his", "Russia’s").
        verb: Token index of the verb of its clause, -1 where there is none.
        does: The lemma of that verb, "" where there is none.
        chain: Token indices of the verbs of the clauses around it, innermost first.
        agents: Those of them whose subject does what the innermost verb says: of "Lavrov praised Trump, describing
            him", both "describing" and "praised".
        quote: Index of the innermost quotation in quotation marks that holds it, -1 where it stands outside.
        reported: Index of the innermost quote of any kind that holds it, -1 where none does.
        head: Token index of its head word.
        asked: Whether the clause above asks or urges somebody ("asked him whether he would"), so that a subject here is
            whom it asks rather than who asks.
        modifies: Whether it only tells which thing is meant ("the Trump administration"); nobody is spoken of then.
        opens: Whether it begins its sentence.
        speaks: Whether a quote has it as its speaker, or as one of several.
        suffers: Whether it is the subject of a verb in the passive ("Roe was accused").
        role: "subject", "object", "oblique" (behind a preposition), "possessor", else "".
        joined: Whether it is one of several that stand together ("Roe and Doe").
        pronoun: Whether it is a pronoun.
        plural: Whether its words are a plural ("the authorities", "the Guardians"), unless they name a state.
        acts: Whether that verb is a full verb, not a form of "be".
    """

    sentence: int
    subject: bool
    possessor: bool
    verb: int
    does: str
    chain: tuple[int, ...]
    agents: tuple[int, ...]
    quote: int
    reported: int
    head: int
    asked: bool
    modifies: bool
    opens: bool
    acts: bool
    speaks: bool
    suffers: bool
    role: str
    joined: bool
    pronoun: bool
    plural: bool


class _Syntax:
    """A document's parse, as far as the clauses around mentions are asked for."""

    def __init__(self, doc: Doc) -> None:
        wording = wording_of(doc)
        self.tokens = tokens_of(doc)
        self.root = wording.root
        self.starts, self.heads, self.labels = wording.starts, wording.heads, wording.labels
        self.tags, self.parts, self.written = wording.tags, wording.parts, wording.words
        self.openings = {first for first, _ in wording.sentences}
        hanging = [(label, i) for i, label in enumerate(wording.labels) if label in _HANGING]
        self.with_subject = {self.heads[i] for label, i in hanging if label in _SUBJECTS}
        self.copular = {self.heads[i] for label, i in hanging if label == "cop"}
        self.joined = {self.heads[i] for label, i in hanging if label == "conj" and self.parts[i] in _NAMING}
        self.passive = {self.heads[i] for label, i in hanging if label == "aux:pass"}
        self.clausal = self.copular | {self.heads[i] for label, i in hanging if label == "nsubj"}

    def words(self, span: CharSpan, *, body: bool) -> tuple[int, int]:
        """The first token of a span of characters and the token that heads it: "museum" of "the Amsel museum"."""
        first = max(bisect_right(self.starts, span.start) - 1, 0)
        after = bisect_left(self.starts, span.end, first)
        head = first if after - first <= 1 else self.root(first, after)
        kind = body and self.heads[head] == after and self.written[after] in KINDS_OF_BODIES
        return first, after if kind else head

    def coordination_top(self, token: int) -> int:
        for _ in range(_DEEPEST):
            if self.labels[token] not in {"conj", "appos", "flat"} or self.parts[token] not in {"PROPN", "NOUN"}:
                break
            token = self.heads[token]
        return token

    def verbs_above(self, token: int) -> tuple[int, ...]:
        found: list[int] = []
        while len(found) < _DEEPEST and (above := self.heads[token]) != token:
            token = above
            if self.parts[token] in {"VERB", "AUX"} or token in self.clausal:
                found.append(token)
        return tuple(found)

    def agents(self, verbs: tuple[int, ...]) -> tuple[int, ...]:
        """The innermost verb, and the verbs above it as long as those below have no subject of their own."""
        for depth, verb in enumerate(verbs):
            if verb in self.with_subject or self.done_to(verb):
                return verbs[: depth + 1]
        return verbs[:1]

    def done_to(self, verb: int) -> bool:
        """Whether the subject above a verb does not do what it says: "(Roe asks) what was done to him"."""
        label = self.labels[verb]
        participle = label == "acl" and self.tags[verb] == "VBN"
        return verb in self.passive or label == "acl:relcl" or participle

    def opens(self, first: int) -> bool:
        """Whether a sentence begins with a token, or with the mark before it."""
        return first in self.openings or (first - 1 in self.openings and not self.written[first - 1].isalpha())

    def modifies(self, head: int, end: int) -> bool:
        """Whether a name that ends at character ``end`` tells which thing is meant; no verb or comma is passed over.

        "the Trump administration"; neither "Roe, director of" nor "Roe rejected claims", read as "rejected claims".
        """
        thing = self.heads[head]
        if self.labels[head] != "compound" or self.parts[thing] != "NOUN" or thing <= head:
            return False
        return all(
            self.parts[i] in _MODIFIERS and self.tags[i] != "VBN" for i in range(bisect_left(self.starts, end), thing)
        )


class Scene:
    """Where the words of a document stand: in which clause, in which role, in which quotation.

    Args:
        doc: The analysed document.
        text: Its text.
        quotes: Its quotes, in any order.
    """

    def __init__(self, doc: Doc, text: str, quotes: Sequence[Quote]) -> None:
        self._syntax = _Syntax(doc)
        self._spans = sorted((span, number) for number, quote in enumerate(quotes) for span in quote.content)
        said = {span for span, number in self._spans if quotes[number].kind == "direct"}
        self._marked = [  # '"I lied," Roe said, according to Poe': the words in marks are Roe's
            (s, n) for s, n in self._spans if quotes[n].kind == "direct" or (s not in said and _in_marks(text, s))
        ]
        self._speakers = {m for quote in quotes for m in (quote.speaker_mention, *quote.co_speaker_mentions)}
        self._around: tuple[list[int], list[int]] | None = None

    def places(self, mentions: Sequence[Mention]) -> list[Place]:
        """A place for every mention of the document, in order; they are sorted by position."""
        quoted = zip(_innermost(self._marked, mentions), _innermost(self._spans, mentions), strict=True)
        return [
            _place(
                self._syntax,
                mention.span,
                mention.sentence,
                quote,
                reported,
                speaks=number in self._speakers,
                body=mention.label == "ORG" and mention.form == "named",
                several=not mention.canonical or mention.form != "named",
            )
            for number, (mention, (quote, reported)) in enumerate(zip(mentions, quoted, strict=True))
        ]

    def place_of(self, token: int, sentence: int) -> Place:
        """The place of a word that is no mention."""
        if self._around is None:
            self._around = self._innermost_at(self._marked), self._innermost_at(self._spans)
        marked, reported = self._around
        start = self._syntax.starts[token]
        span = CharSpan(start, start + len(self._syntax.written[token]))
        return _place(
            self._syntax, span, sentence, marked[token], reported[token], speaks=False, body=False, several=True
        )

    def _innermost_at(self, spans: Sequence[tuple[CharSpan, int]]) -> list[int]:
        """For each token the number of the shortest span that holds it, -1 where none does."""
        starts, written = self._syntax.starts, self._syntax.written
        around = [-1] * len(starts)
        for (start, end), number in sorted(spans, key=lambda s: (s[0].start - s[0].end, -s[1])):
            after = bisect_left(starts, end)
            while after and starts[after - 1] + len(written[after - 1]) > end:
                after -= 1
            for token in range(bisect_left(starts, start), after):
                around[token] = number
        return around


def _place(
    syntax: _Syntax,
    span: CharSpan,
    sentence: int,
    quote: int,
    reported: int,
    *,
    speaks: bool,
    body: bool,
    several: bool,
) -> Place:
    first, head = syntax.words(span, body=body)
    top = syntax.coordination_top(head)
    verbs = syntax.verbs_above(top)
    labels, parts = syntax.labels, syntax.parts
    possessor = labels[head] == "nmod:poss" or syntax.tags[head] == "PRP$"
    above = labels[syntax.heads[top]] if speaks and labels[top] == "nmod" else labels[top]
    role = _ROLES.get(above, "possessor" if possessor else "")
    return Place(
        sentence=sentence,
        # also "Rubio" read as a part of "Secretary of State Rubio", and "it" taken for empty in "said it was open"
        subject=above in _SUBJECTS or above == "expl",
        possessor=possessor,
        verb=verbs[0] if verbs else -1,
        does=syntax.tokens[verbs[0]].lemma_ if verbs else "",
        chain=verbs,
        agents=syntax.agents(verbs),
        quote=quote,
        reported=reported,
        head=head,
        asked=len(verbs) > 1 and syntax.tokens[verbs[1]].lemma_ in _ASKING,
        modifies=syntax.modifies(head, span.end),
        opens=syntax.opens(first),
        acts=bool(verbs) and parts[verbs[0]] == "VERB" and verbs[0] not in syntax.copular,
        speaks=speaks,
        suffers=bool(verbs) and above == "nsubj:pass",
        role=role,
        joined=head in syntax.joined or labels[head] == "conj",
        pronoun=parts[head] == "PRON" or syntax.tags[head] == "PRP$",
        plural=several and (syntax.tags[head] in {"NNS", "NNPS"} or syntax.written[head].lower() == "police"),
    )


def _in_marks(text: str, span: CharSpan) -> bool:
    """Whether quotation marks open right before the span."""
    return text[max(0, span.start - 1) : span.start] in {'"', "“", "‘", "«", "'", "„"}


def _innermost(spans: Sequence[tuple[CharSpan, int]], mentions: Sequence[Mention]) -> Iterator[int]:
    """For each mention the number of the shortest span that holds it, -1 where none does; both sorted by position."""
    begun: list[tuple[CharSpan, int]] = []
    coming = deque(spans)
    for mention in mentions:
        start, end = mention.span
        while coming and coming[0][0].start <= start:
            begun.append(coming.popleft())
        if not begun:
            yield -1
            continue
        begun = [one for one in begun if one[0].end > start]
        holding = [(span.end - span.start, number) for span, number in begun if end <= span.end]
        yield min(holding, key=itemgetter(0))[1] if holding else -1
