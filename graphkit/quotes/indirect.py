"""Indirect and mixed speech by syntax: a reporting verb, its subject, and the complement that holds what was said."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from graphkit.quotes.complements import Complement, complement, reporting_word
from graphkit.quotes.lexicon import ReportingWord
from graphkit.quotes.reading import Candidate, Reading, Source
from graphkit.quotes.sources import base, left_subject, phrase, subject
from graphkit.records import CharSpan

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

__all__ = ["indirect_speech"]

_CLOSING = frozenset({",", "”", '"', "’", "'", "—", "–", "--", "-", "?", "!", "''", "»", ",”"})
_CHAINED = frozenset(
    "add say note stress argue claim insist accuse call describe warn suggest cite emphasise emphasize assert point tell "
    "write urge vow promise blame criticise criticize explain recall declare state announce highlight allege".split()
)
"""Verbs whose participle after a comma goes on reporting: "said that ..., adding that ..."."""

_SPEECH_FRAMES = frozenset({"clause", "quote"})


def indirect_speech(reading: Reading, *, attitudes: bool = False) -> Iterator[Candidate]:
    """Propose a quote for every reporting verb that has content.

    Args:
        reading: The document.
        attitudes: Also propose thoughts and wishes, for comparison with corpora that annotate them.
    """
    for sentence in reading.doc.sents:
        inherited: dict[int, Token | None] = {}
        for verb in sentence:
            if verb.pos_ != "VERB":
                continue
            word = reporting_word(verb)
            if word is None or (not word.frames and not attitudes):
                continue
            candidate = _for_verb(reading, sentence, verb, word, inherited, attitudes)
            if candidate is not None:
                yield candidate


def _for_verb(
    reading: Reading,
    sentence: Span,
    verb: Token,
    word: ReportingWord,
    inherited: dict[int, Token | None],
    attitudes: bool,
) -> Candidate | None:
    speaker = inherited[verb.i] if verb.i in inherited else subject(verb)
    found = complement(verb, word, attitudes=attitudes)
    if found is None:
        return _preposed(reading, sentence, verb, word, speaker)
    end, chained = _content_end(reading, sentence, verb, found)
    if speaker is None and not _passive(verb):
        speaker = _fallback(verb)
    for participle in chained:
        inherited[participle.i] = speaker
    content = reading.span(found.start, end)
    if content.end <= content.start:
        return None
    return Candidate(
        content=(content,),
        cue=_cue(reading, verb, found.cue_end),
        cue_token=verb.i,
        source=_source(reading, speaker, content),
        rule=f"verb-{found.frame}",
        attitude=found.frame in word.attitudes,
    )


def _passive(verb: Token) -> bool:
    return any(child.dep_ in {"nsubj:pass", "aux:pass"} for child in verb.lefts)


def _fallback(verb: Token) -> Token | None:
    return left_subject(verb) if verb.tag_ in {"VBD", "VBZ", "VBP"} else None


def _source(reading: Reading, speaker: Token | None, content: CharSpan) -> Source | None:
    if speaker is None or content.start <= speaker.idx < content.end:
        return None
    return phrase(reading, speaker)


def _cue(reading: Reading, verb: Token, end: int) -> CharSpan:
    """The verb with the particle or preposition that follows it: "called for", "pointed out"."""
    if end - verb.i > 3:
        end = verb.i + 1
    while end > verb.i + 1 and (reading.doc[end - 1].is_punct or reading.doc[end - 1].lower_ == "that"):
        end -= 1
    return reading.span(verb.i, end)


def _content_end(reading: Reading, sentence: Span, verb: Token, found: Complement) -> tuple[int, list[Token]]:
    """One past the last token of the content, and the participles after it that go on reporting."""
    doc = reading.doc
    end = found.end
    if found.frame == "clause":
        end = max(end, verb.right_edge.i + 1)
    for child in verb.rights:
        if child.i <= found.start or child.left_edge.i < found.start:
            continue
        label = base(child.dep_)
        if label == "conj" or (label in {"parataxis", "advcl"} and _is_chained(child)):
            end = min(end, _with_conjunction(child))
    chained: list[Token] = []
    for position in range(found.start + 1, min(end, sentence.end)):
        token = doc[position]
        if _is_chained(token) and not reading.quoted(token):
            chained.append(token)
        elif token.lower_ == "according" and doc[position - 1].text == ",":
            end = min(end, position)
    if chained:
        end = min(end, chained[0].i)
    return _trimmed(reading, found.start, end), chained


def _is_chained(token: Token) -> bool:
    if token.tag_ != "VBG" or token.lemma_.lower() not in _CHAINED or token.i < 2:
        return False
    before = token.doc[token.i - 1]
    if before.pos_ in {"ADV", "CCONJ"}:
        before = token.doc[token.i - 2]
    return before.text in _CLOSING


def _with_conjunction(child: Token) -> int:
    """Where a coordinated verb begins, its conjunction included."""
    start = child.left_edge.i
    for token in child.lefts:
        if token.dep_ in {"cc", "punct"}:
            start = min(start, token.i)
    return start


def _trimmed(reading: Reading, start: int, end: int) -> int:
    doc = reading.doc
    while end > start and (
        doc[end - 1].is_space
        or doc[end - 1].pos_ == "CCONJ"
        or (
            doc[end - 1].is_punct
            and doc[end - 1].text in {".", ",", ";", ":", "—", "–", "-"}
            and not reading.quoted(doc[end - 1])
        )
    ):
        end -= 1
    return end


def _preposed(
    reading: Reading, sentence: Span, verb: Token, word: ReportingWord, speaker: Token | None
) -> Candidate | None:
    """Content before or around the attribution: "The talks, Lavrov said, were useful."."""
    if not word.frames & _SPEECH_FRAMES or _passive(verb) or verb.tag_ == "VBG":
        return None
    doc = reading.doc
    if speaker is None or abs(speaker.i - verb.i) > 30:
        speaker = _fallback(verb)
    if speaker is None:
        return None
    left = _group_start(verb, speaker)
    if left <= sentence.start + 1 or doc[left - 1].text not in _CLOSING:
        return None
    content = [reading.span(sentence.start, _trimmed(reading, sentence.start, left - 1))]
    if content[0].end <= content[0].start or sentence.start <= speaker.i < left:
        return None
    rest = _after_group(sentence, verb, speaker)
    if rest is not None:
        content.append(reading.span(rest, _trimmed(reading, rest, sentence.end)))
    return Candidate(
        content=tuple(content),
        cue=reading.span(verb.i, verb.i + 1),
        cue_token=verb.i,
        source=phrase(reading, speaker),
        rule="preposed" if rest is None else "interrupted",
    )


def _group_start(verb: Token, speaker: Token) -> int:
    """First token of source and cue: "senior diplomat Sergei Ryabkov said", "said Sanchez"."""
    start = verb.i
    for child in verb.lefts:
        if base(child.dep_) in {"aux", "advmod"} and verb.i - child.i <= 3:
            start = min(start, child.i)
    if speaker.i < verb.i:
        edge = speaker.left_edge.i
        start = min(start, edge if speaker.i - edge <= 15 else speaker.i)
    return start


def _after_group(sentence: Span, verb: Token, speaker: Token) -> int | None:
    """Where content goes on after an attribution in its midst, or None."""
    doc = verb.doc
    position = max(verb.i, speaker.i) + 1
    while position < sentence.end and doc[position].text not in {",", "—", "–", "--"}:
        position += 1
    if position >= sentence.end - 2:
        return None
    head = verb.head
    if base(verb.dep_) in {"parataxis", "ccomp", "advcl"} and head.i > position and head is not verb:
        return position + 1
    return None
