"""Who made the document that speaks: "the report said" is whoever's report the text told of before."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from graphkit.quotes.reading import Candidate, Reading
from graphkit.quotes.sources import issuer_of, phrase
from graphkit.quotes.speakers import PAPERS, mention_of, owner_of
from graphkit.records import Mention, Quote
from graphkit.tokens import Token

__all__ = ["with_makers"]

_DEFINITE = frozenset({"the", "this", "that"})
_INDEFINITE = frozenset({"a", "an"})
_NEW = _INDEFINITE | {"another"}
_AWAY = frozenset("from to of for".split())
"""Words before "his post" that make it his office."""

_STUDIES = frozenset({"study", "survey", "poll", "research", "review", "audit", "census"})
"""Documents that one text calls now this, now that: "their study showed", "the poll found"."""

_REPORT = "report"
_OUTLETS = frozenset("newspaper daily weekly tabloid agency station channel broadcaster magazine website".split())
"""Nouns for who publishes reports."""

_AHEAD = 60
"""Words within which a document is named whose it is: "a report found ... The Amnesty report said"."""


def with_makers(
    reading: Reading,
    found: Sequence[tuple[Candidate, Quote]],
    mentions: Sequence[Mention],
    at: Mapping[int, Sequence[int]],
) -> list[Quote]:
    """Give the quotes of a document that only says "the report", "the statement" the mention of its maker.

    The maker is told where the same noun stood before with its owner ("The Amnesty report", "a survey by Norstat"),
    or is who spoke in it ("Weber said in a joint statement"). Nearest first; without one the quote stays as it is.

    Args:
        reading: The document.
        found: Its quotes with the candidates they come from, in order of the text.
        mentions: All mentions.
        at: For each token the indices of the mentions over it.
    """
    cited = [_cited_again(reading, candidate, quote) for candidate, quote in found]
    makers = _Makers(reading, {_kind(noun) for noun in cited if noun is not None}, mentions, at)
    quotes: list[Quote] = []
    for (candidate, quote), noun in zip(found, cited, strict=True):
        made = quote if noun is None else _by(quote, makers.of(noun))
        makers.hear(candidate, made)
        quotes.append(made)
    for place, spoken in _speaking_on(reading, found).items():
        made = quotes[spoken]
        if made.speaker_mention is not None:
            quotes[place] = _by(quotes[place], (made.speaker_mention, *made.co_speaker_mentions))
    return quotes


def _by(quote: Quote, makers: tuple[int, ...]) -> Quote:
    """The quote as that of the makers of the document: of both, where two have said it in a joint statement."""
    return replace(quote, speaker_mention=makers[0] if makers else None, co_speaker_mentions=makers[1:])


def _cited_again(reading: Reading, candidate: Candidate, quote: Quote) -> Token | None:
    """The noun, if a document that the text tells more of speaks: "the report", "a report", not "the UN report"."""
    if candidate.source is None or quote.speaker_mention is not None:
        return None
    noun = reading.doc[candidate.source.head]
    known = noun.lemma_.lower() in PAPERS and any(child.lower_ in _DEFINITE | _INDEFINITE for child in noun.lefts)
    return noun if known else None


def _speaking_on(reading: Reading, found: Sequence[tuple[Candidate, Quote]]) -> dict[int, int]:
    """Quotes of "it", to the document's quote just before: "The report said prices rose. It warned of more"."""
    spoken: dict[int, int] = {}
    latest = at = -1
    for place in sorted(range(len(found)), key=lambda place: found[place][0].cue_token):
        candidate = found[place][0]
        if candidate.cue_token < 0 or candidate.source is None:
            continue
        noun = reading.doc[candidate.source.head]
        if noun.lower_ != "it":
            latest, at = (place if noun.lemma_.lower() in PAPERS else -1), noun.i
        elif latest >= 0 and _follows(reading, at, noun.i):
            spoken[place], at = latest, noun.i
    return spoken


def _follows(reading: Reading, first: int, second: int) -> bool:
    """Whether two words stand in one sentence or in two with nothing between them but quotations."""
    end = reading.sentence_of(reading.doc[first]).end
    start = reading.sentence_of(reading.doc[second]).start
    return all(reading.quotation_at[i] >= 0 or reading.doc[i].is_space for i in range(end, start))


def _kind(noun: Token) -> str:
    return "study" if noun.lemma_ in _STUDIES else noun.lemma_


def _is_outlet(candidate: Candidate, doc: list[Token]) -> bool:
    """Whether an outlet by its kind speaks, whose words are a report: "According to the Herald newspaper"."""
    return candidate.source is not None and doc[candidate.source.head].lemma_.lower() in _OUTLETS


def _is_office(noun: Token) -> bool:
    """Whether a post is what somebody holds: "discharged from his post"."""
    return noun.lemma_ == "post" and any(child.dep_ == "case" and child.lower_ in _AWAY for child in noun.lefts)


class _Makers:
    """Whose documents the text has told of so far.

    Quotes come in the order of what is said, and their nouns not quite so ('"It is bad", the report said'), so what is
    told is kept in the order of the nouns.

    Args:
        reading: The document.
        kinds: The kinds of document that are asked for.
        mentions: All mentions.
        at: For each token the indices of the mentions over it.
    """

    def __init__(
        self, reading: Reading, kinds: set[str], mentions: Sequence[Mention], at: Mapping[int, Sequence[int]]
    ) -> None:
        self._doc, self._wording = reading.doc, reading.wording
        self._told: dict[str, list[int]] = defaultdict(list)  # kind -> its tokens with a maker, ascending
        self._makers: dict[int, tuple[int, ...]] = {}
        self._open: dict[int, list[int]] = defaultdict(list)  # start of a sentence -> tokens without a maker in it
        for index in reading.nouns if kinds else ():
            token = self._doc[index]
            if _kind(token) in kinds and not _is_office(token):
                owner = owner_of(token, mentions, at)
                if owner is None and (issuer := issuer_of(token)) is not None:
                    owner = mention_of(reading, phrase(reading, issuer), mentions, at)
                if owner is None:
                    self._open[reading.wording.sentence(index)[0]].append(index)
                if owner is not None or any(child.lower_ in _NEW for child in token.lefts):
                    makers = () if owner is None else (owner,)  # "officials issued a statement": not the one before
                    self._tell(_kind(token), index, makers)

    def of(self, noun: Token) -> tuple[int, ...]:
        """The makers told nearest before a noun that is known, "the report"; soon after one that is new, "a report"."""
        told = self._told[_kind(noun)]
        place = bisect_left(told, noun.i)
        if not any(child.lower_ in _INDEFINITE for child in noun.lefts):
            return self._makers[told[place - 1]] if place else ()
        if place < len(told) and told[place] == noun.i:
            place += 1
        return self._makers[told[place]] if place < len(told) and told[place] - noun.i < _AHEAD else ()

    def hear(self, candidate: Candidate, quote: Quote) -> None:
        """Take whoever speaks first in a sentence for the maker of the documents in it.

        Who reported something has made a report: "The Herald reported that ... According to the report".
        """
        cue = candidate.cue_token
        if quote.speaker_mention is None or cue < 0:
            return
        makers = (quote.speaker_mention, *quote.co_speaker_mentions)
        for index in self._open.pop(self._wording.sentence(cue)[0], ()):
            self._tell(_kind(self._doc[index]), index, makers)
        if self._doc[cue].lemma_ == _REPORT or _is_outlet(candidate, self._doc):
            self._tell(_REPORT, cue, makers)

    def _tell(self, kind: str, index: int, makers: tuple[int, ...]) -> None:
        if index not in self._makers:
            insort(self._told[kind], index)
        self._makers[index] = makers
