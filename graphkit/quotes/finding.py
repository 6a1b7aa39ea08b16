"""Finds the quotes of one document: all rules, one consistent set."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence, Set
from typing import TYPE_CHECKING

from graphkit.quotes.about import with_those_meant
from graphkit.quotes.beginnings import without_hearer, without_time
from graphkit.quotes.called import called_so
from graphkit.quotes.choice import choose, pieces
from graphkit.quotes.confidence import confidence_of
from graphkit.quotes.cue_classes import cue_class
from graphkit.quotes.direct import direct_speech
from graphkit.quotes.headlines import headlines
from graphkit.quotes.indirect import indirect_speech
from graphkit.quotes.joint import speaking_on_together, speaking_together
from graphkit.quotes.layout import is_teaser, name_lines, signed_posts, transcripts
from graphkit.quotes.makers import with_makers
from graphkit.quotes.marks import Quotation, find_quotations
from graphkit.quotes.phrases import according_to, reporting_noun_phrases
from graphkit.quotes.reading import Candidate, Reading, read
from graphkit.quotes.speakers import by_token, mention_of
from graphkit.records import CharSpan, Document, Mention, Quote, QuoteKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["find_quotes", "propose"]


_NESTED = 0.8
"""What a quote's confidence is worth inside another quote: "He noted that Putin had said ..."."""


_INNER_OPENING, _INNER_CLOSING = frozenset("‘'"), frozenset("’'")
"""Marks inside marks: 'Roe predicted ‘a very good meeting’'."""

_OPENING = 10
"""Tokens of "When asked, Minister of Maritime Affairs" and the like before a name at most."""

_BEHIND_THE_TELLER = 40
"""Characters behind a cue at the end of a sentence: ", he told reporters on Tuesday"."""

_ASKED = frozenset({"asked", "pressed", "questioned", "quizzed"})


def find_quotes(doc: Doc, document: Document, mentions: Sequence[Mention]) -> tuple[Quote, ...]:
    """Find who says what in one document, before coreference.

    Args:
        doc: The analysed document.
        document: Its record.
        mentions: Its mentions, sorted by position.

    Returns:
        Quotes sorted by first content span, without speaker and targets (see ``attribute``).
    """
    reading = read(doc)
    at = by_token(reading, mentions)
    found = [(c, _quote(reading, c, mentions, at)) for c in propose(reading, document, mentions, at)]
    said = [(candidate, quote) for candidate, quote in found if quote.content]  # "?!" alone says nothing
    made = with_makers(reading, said, mentions, at)
    told = zip((candidate for candidate, _ in said), made, strict=True)
    meant = with_those_meant(reading, list(told), mentions, at)
    return tuple(speaking_on_together(reading, meant))


def propose(
    reading: Reading,
    document: Document,
    mentions: Sequence[Mention],
    at: Mapping[int, Sequence[int]],
    *,
    attitudes: bool = False,
    nested: bool = True,
) -> list[Candidate]:
    """The consistent set of candidates.

    Args:
        reading: The document.
        document: Its record.
        mentions: Its mentions.
        at: For each token the indices of the mentions over it.
        attitudes: Also thoughts and wishes, for comparison with other annotations.
        nested: Whether quotes may stand inside others.
    """
    spoken = [c for c in indirect_speech(reading, attitudes=attitudes) if not _within_person(mentions, at, c.cue_token)]
    spoken = _told_once(reading, _told_by_who_comes_last(spoken))
    layout = [*name_lines(reading, mentions), *signed_posts(reading, mentions)]
    owned = {index for candidate in layout for index in candidate.quotations}
    direct = [c for c in direct_speech(reading, spoken) if not owned.intersection(c.quotations)]
    order = [c for c in direct if c.rule != "floating"]
    phrases = [c for c in according_to(reading) if not any(_tells_on(c, said) for said in order)]
    floating = [c for c in direct if c.rule == "floating"]
    # "A admitted there was no evidence, as B claimed": what the verb has is surer than the sentence before "as"
    spoken.sort(key=lambda c: (c.attitude, c.rule == "as-said", -_length(c)))
    apart = {index for candidate in floating for index in candidate.quotations}
    loose = [c for c in spoken if _within_speech(reading, c, apart)]
    spoken = [c for c in spoken if not _within_speech(reading, c, apart)]
    chosen = choose(
        reading,
        [
            *layout,
            *headlines(reading, document, mentions, at),
            *transcripts(reading, mentions),
            *order,
            *phrases,
            *called_so(reading),
            *spoken,
            *floating,
            *loose,
            *reporting_noun_phrases(reading),
        ],
        nested=nested,
    )
    chosen = [c for c in chosen if not is_teaser(reading, c)]
    return [c for c in chosen if not c.nested or _names_speaker(reading, c, mentions, at)]


def _names_speaker(
    reading: Reading, candidate: Candidate, mentions: Sequence[Mention], at: Mapping[int, Sequence[int]]
) -> bool:
    """Whether a quote inside another one is sure enough to be kept: a clause, or words in marks, of a known actor."""
    clausal = candidate.quotations or candidate.rule in {"verb-clause", "according-to", "preposed", "interrupted"}
    first, last = candidate.content[0].start, candidate.content[-1].end
    in_marks = reading.text[first] in _INNER_OPENING and reading.text[last - 1] in _INNER_CLOSING
    if (
        not (clausal or in_marks)
        or candidate.source is None
        or mention_of(reading, candidate.source, mentions, at) is None
    ):
        return False
    verb = reading.doc[candidate.cue_token]
    return not any(child.tag_ == "MD" for child in verb.lefts)


def _tells_on(candidate: Candidate, said: Candidate) -> bool:
    """Whether a source only hands on a quotation with its speaker: '"No," Roe said, according to his lawyer'."""
    cue = said.cue
    if cue is None or said.source is None or not any(span.overlaps(said.content[-1]) for span in candidate.content):
        return False
    return any(span.start <= cue.start < span.end for span in candidate.content)


def _told_once(reading: Reading, spoken: Sequence[Candidate]) -> list[Candidate]:
    """One quote where a sentence says twice who tells it: "Ada Roe said it failed, but would work, she said"."""
    again = {
        number: other
        for number, outer in enumerate(spoken)
        if outer.rule == "preposed"
        and (other := next((i for i, inner in enumerate(spoken) if _tells_it_all(reading, outer, inner)), None))
        is not None
    }
    whole = {inner: spoken[outer].content[-1].end for outer, inner in again.items()}
    return [_up_to(one, whole.get(i, 0)) for i, one in enumerate(spoken) if i not in again]


def _up_to(candidate: Candidate, end: int) -> Candidate:
    *parts, last = candidate.content
    return candidate.moved(content=(*parts, CharSpan(last.start, end))) if end > last.end else candidate


def _tells_it_all(reading: Reading, outer: Candidate, inner: Candidate) -> bool:
    """Whether what a pronoun says at the end of a sentence is that somebody like it said it all."""
    if outer.source is None or inner.source is None or inner.cue is None or inner.rule != "verb-clause":
        return False
    again, named = reading.doc[outer.source.head], reading.doc[inner.source.head]
    kinds = {"he": "PERSON", "she": "PERSON", "it": "ORG"}
    begins = reading.token_at(inner.source.span.start) - reading.token_at(outer.content[0].start)
    return (
        named.ent_type_ != ""
        and kinds.get(again.lower_) == named.ent_type_
        and again.i > named.i
        and 0 <= begins <= _OPENING
        and inner.cue.end < inner.content[0].start < outer.content[-1].end
    )


def _told_by_who_comes_last(spoken: Sequence[Candidate]) -> list[Candidate]:
    """End what is reported in a sentence before the words for who tells it all.

    "Lima has asked Oslo to explain why ships came near, Foreign Minister Ada Roe said": Lima did not ask what she said.
    """
    tellers = [c for c in spoken if c.rule == "preposed"]
    found = []
    for candidate in spoken:
        cue, end = candidate.cue, candidate.content[-1].end
        for teller in tellers:
            told = teller.content[-1]
            last = teller.cue is not None and told.end < end <= teller.cue.end + _BEHIND_THE_TELLER
            if last and cue is not None and told.start <= cue.start and candidate.content[0].start < told.end:
                cut = tuple(CharSpan(s.start, min(s.end, told.end)) for s in candidate.content if s.start < told.end)
                candidate = candidate.moved(content=cut)
        found.append(candidate)
    return found


def _within_speech(reading: Reading, candidate: Candidate, apart: Set[int]) -> bool:
    """Whether a verb in marks is part of what is said and reports nothing: "Say it here", "I will say what I know".

    In quotations that stand apart, ``apart``, "he" is none who is surer than whoever says the whole.
    """
    around = reading.quotation_at[candidate.cue_token]
    if around < 0 or candidate.source is None:
        return around >= 0
    head = reading.doc[candidate.source.head]
    return head.lower_ in {"i", "we"} or (head.pos_ == "PRON" and around in apart)


def _within_person(mentions: Sequence[Mention], at: Mapping[int, Sequence[int]], token: int) -> bool:
    """Whether a verb is a word of somebody's name: "Army chief Said Poe suggested"."""
    return any(mentions[i].form == "named" and mentions[i].label == "PERSON" for i in at.get(token, ()))


def _length(candidate: Candidate) -> int:
    return sum(span.end - span.start for span in candidate.content)


def _quote(
    reading: Reading, candidate: Candidate, mentions: Sequence[Mention], at: Mapping[int, Sequence[int]]
) -> Quote:
    content = without_hearer(reading, candidate.cue, pieces(reading, candidate.content), mentions, at)
    content = without_time(reading, candidate, content)
    source = None if _is_fronted_question(reading, candidate.cue) else candidate.source
    named = mention_of(reading, source, mentions, at) if source is not None else None
    if source is not None and named is not None and candidate.rule == "according-to":
        # "According to police, Ada Roe, 45, was robbed": she is named in what they say
        told = [i for i in (named, *at.get(source.head, ())) if not _is_told_of(candidate, mentions[i])]
        named = told[0] if told else None
    voices = speaking_together(reading, candidate, named, mentions, at)
    return Quote(
        kind=_kind(reading, candidate, content),
        content=content,
        cue=candidate.cue,
        cue_class=cue_class(reading, candidate),
        speaker_span=source.span if source is not None else None,
        speaker_mention=voices[0] if voices else None,
        co_speaker_mentions=voices[1:],
        rule=candidate.rule,
        confidence=confidence_of(candidate.rule) * (_NESTED if candidate.nested else 1),
    )


def _is_told_of(candidate: Candidate, mention: Mention) -> bool:
    return any(span.contains(mention.span) for span in candidate.content)


def _is_fronted_question(reading: Reading, cue: CharSpan | None) -> bool:
    """Whether the cue is what somebody else asked: "Asked whether he would resign, the minister said no"."""
    first = bisect_right(reading.starts, cue.start) - 1 if cue is not None else -1
    if first < 0 or reading.wording.lower[first] not in _ASKED:
        return False
    verb = reading.doc[first]
    if verb.is_sent_start and verb.text[0].isupper():  # not '"Why?" asked the boy', wherever sentences were cut
        return True
    own = any(child.dep_.startswith(("aux", "nsubj")) for child in verb.lefts)
    return verb.tag_ == "VBN" and verb.dep_ == "advcl" and not own


def _kind(reading: Reading, candidate: Candidate, content: tuple[CharSpan, ...]) -> QuoteKind:
    """How much of the content stands in marks of its own.

    The marks around the cue are somebody else's: in '"Putin said the talks were over," Rubio told us' only Rubio is
    quoted, and Putin's words are a report, unless inner marks stand around them.
    """
    around = reading.quotation_at[candidate.cue_token] if candidate.cue_token >= 0 else -1
    outer = reading.quotations[around] if around >= 0 else None
    inner = find_quotations(reading.text, outer.parts) if outer is not None else []
    whole, some = [], []
    for span in content:
        marks = [q for q in [*reading.quotations_in(span), *inner] if q is not outer and span.overlaps(_extent(q))]
        whole.append(any(q.start <= span.start and span.end <= q.end for q in marks))
        some.append(bool(marks))
    if all(whole):
        return "direct"
    return "mixed" if any(some) else "indirect"


def _extent(quotation: Quotation) -> CharSpan:
    return CharSpan(quotation.start, quotation.end)
