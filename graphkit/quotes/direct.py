"""Quotations in marks and who says them: attribution before, after or between them, or carried over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.quotes.complements import reporting_word
from graphkit.quotes.lexicon import ReportingWord
from graphkit.quotes.marks import Quotation
from graphkit.quotes.reading import Candidate, Reading, Source
from graphkit.quotes.sources import TIME_WORDS, base, left_subject, phrase, reporting_hearer, subject
from graphkit.records import CharSpan

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["direct_speech"]

_TERMINATORS = frozenset(".!?…")
_SPEECH_FRAMES = frozenset({"clause", "quote"})
_LONGEST_LEAD = 40
"""Tokens between the beginning of an attribution and its verb, appositions and relative clauses included."""

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_CLOSING_MARKS = frozenset({"”", '"', "’", "'", "''", "»"})
_LONGEST_GAP = 60
"""Tokens of an attribution between two halves of a quotation."""

_DASHES = frozenset({"—", "–", "--", "-"})


@dataclass(frozen=True, slots=True)
class _Attribution:
    """Who says a quotation, as read off the words beside it."""

    verb: Token | None
    source: Token | None
    rule: str
    last: int


def direct_speech(reading: Reading, spoken: Sequence[Candidate]) -> list[Candidate]:
    """Propose quotes for quotations that stand for themselves.

    Args:
        reading: The document.
        spoken: What the syntactic rules found, to carry a speaker over to a quotation without attribution.
    """
    found: list[Candidate] = []
    open_at = -1  # index in ``found`` of a quote the next quotation may continue
    standing = [
        index
        for index, quotation in enumerate(reading.quotations)
        if _stands(reading, quotation) or reading.text[quotation.parts[-1].end - 1] == ","
    ]
    for place, index in enumerate(standing):
        quotation = reading.quotations[index]
        earlier = reading.quotations[standing[place - 1]] if place else None
        later = reading.quotations[standing[place + 1]] if place + 1 < len(standing) else None
        before, after = _gap_before(reading, quotation, earlier), _gap_after(reading, quotation, later)
        attribution = _colon(reading, before) or _following(reading, quotation, after)
        if (
            attribution is None
            and open_at >= 0
            and found[open_at].quotations[-1] == standing[place - 1]
            and _continues(reading, found[open_at], before, quotation)
        ):
            previous = found[open_at]
            found[open_at] = previous.moved(
                content=(*previous.content, *quotation.parts), quotations=(*previous.quotations, index)
            )
            continue
        attribution = attribution or _leading(reading, before, quotation)
        if attribution is None:
            attribution = _carried(reading, quotation, before, after, found, spoken)
        if attribution is None:
            open_at = -1
            continue
        candidate: Candidate | None = _candidate(reading, quotation, index, attribution)
        if candidate is not None and not _stands(reading, quotation):
            candidate = _whole_sentence(reading, candidate, before)
        if candidate is None:
            open_at = -1
            continue
        found.append(candidate)
        open_at = len(found) - 1
    return found


def _candidate(reading: Reading, quotation: Quotation, index: int, attribution: _Attribution) -> Candidate:
    verb, source = attribution.verb, attribution.source
    return Candidate(
        content=quotation.parts,
        cue=_cue(reading, verb) if verb is not None else None,
        cue_token=verb.i if verb is not None else -1,
        source=phrase(reading, source) if source is not None else None,
        rule=attribution.rule,
        quotations=(index,),
    )


def _whole_sentence(reading: Reading, candidate: Candidate, before: list[Token]) -> Candidate | None:
    """Words in marks that end a reported sentence: 'The gain is "ten times the loss," he said'."""
    sentence = _last_sentence(before)
    if (
        _has_content(reading.doc[candidate.cue_token])
        or candidate.rule != "after"
        or not sentence
        or _last_speech_verb(sentence) is not None
    ):
        return None
    while sentence and sentence[0].text in _CLOSING_MARKS:
        sentence = sentence[1:]
    if not sentence:
        return None
    start = sentence[0].idx
    first, *others = candidate.content
    return candidate.moved(content=(CharSpan(start, first.start - 1), first, *others), rule="after-mixed")


def _cue(reading: Reading, verb: Token) -> CharSpan:
    """The verb, or the whole of "was quoted as saying"."""
    if not _quoted_as_saying(verb):
        return reading.span(verb.i, verb.i + 1)
    auxiliaries = [child.i for child in verb.lefts if child.dep_ in {"aux", "aux:pass"}]
    return reading.span(min([verb.i, *auxiliaries]), verb.i + 3)


def _stands(reading: Reading, quotation: Quotation) -> bool:
    """Whether a quotation may be speech of its own and not a few words within somebody's sentence.

    It begins a paragraph or follows a mark of punctuation or a reporting verb: not the "burn bag" in 'a "burn bag"',
    not the title in 'told "Meet the Press"'.
    """
    position = reading.token_at(quotation.start) - 1
    doc = reading.doc
    while position >= 0 and doc[position].is_space:
        position -= 1
    if position < 0 or doc[position].idx < reading.paragraphs[reading.paragraph_at(quotation.start)].start:
        return True
    last = doc[position]
    if last.is_punct:
        return last.text not in {"(", "[", "/", "-", "‘", "’", "'"}
    return _speech_word(last) is not None


def _gap_before(reading: Reading, quotation: Quotation, earlier: Quotation | None) -> list[Token]:
    """The words before a quotation, back to the quotation or paragraph before it."""
    start = reading.paragraphs[reading.paragraph_at(quotation.start)].start
    return _words(reading, max(start, earlier.end if earlier else 0), quotation.start)


def _gap_after(reading: Reading, quotation: Quotation, later: Quotation | None) -> list[Token]:
    """The words after a quotation, up to the next one or the paragraph's end."""
    end = reading.paragraphs[reading.paragraph_at(quotation.end - 1)].end
    return _words(reading, quotation.end, min(end, later.start) if later else end)


def _words(reading: Reading, start: int, end: int) -> list[Token]:
    doc = reading.doc
    return [token for token in doc[reading.token_at(start) : reading.token_at(end)] if not token.is_space]


def _last_sentence(gap: list[Token]) -> list[Token]:
    for position in range(len(gap) - 1, -1, -1):
        if gap[position].text[-1] in _TERMINATORS and len(gap[position].text) <= 3:
            return gap[position + 1 :]
    return gap


def _first_sentence(gap: list[Token]) -> list[Token]:
    for position, token in enumerate(gap):
        if token.text in {".", "!", "?", "…", ";"} or (
            position and token.is_sent_start and gap[position - 1].text[-1] in ".!?"
        ):
            return gap[:position]
    return gap


def _ends_open(reading: Reading, quotation: Quotation, after: list[Token]) -> bool:
    """Whether an attribution is due: the quotation ends with a comma, or as a question, or a comma or dash follows."""
    last = reading.text[quotation.parts[-1].end - 1]
    return last in ",?!…—–-" or (bool(after) and after[0].text in {",", *_DASHES})


def _speech_word(token: Token) -> ReportingWord | None:
    if token.pos_ not in {"VERB", "AUX"} and token.tag_ not in {"VBD", "VBZ", "VBP"}:
        return None
    word = reporting_word(token)
    return word if word is not None and word.frames & _SPEECH_FRAMES else None


def _following(reading: Reading, quotation: Quotation, gap: list[Token]) -> _Attribution | None:
    """An attribution after the quotation: '...," Lavrov said', '...," said the minister'."""
    group = _first_sentence(gap)
    is_open = _ends_open(reading, quotation, group)
    while group and group[0].text in {",", *_DASHES}:
        group = group[1:]
    if not group or not (is_open or len(group) <= 7):
        return None
    for token in group[:_LONGEST_LEAD]:
        if _quoted_as_saying(token):
            patient = next((child for child in token.lefts if child.dep_ == "nsubj:pass"), None)
            source = patient if patient is not None and patient.i >= group[0].i else left_subject(token)
            return _Attribution(token, source, "after", group[-1].i)
        word = _speech_word(token)
        if word is None:
            continue
        source = _beside(token, group)
        if source is None or token.tag_ == "VBG":
            continue
        if not _opens_with(group, token, source):
            return None
        if not is_open and (group[-1].text in {",", ":"} or any(t.i > token.i and t.pos_ == "VERB" for t in group)):
            return None
        return _Attribution(token, source, "after", group[-1].i)
    return None


def _opens_with(group: list[Token], verb: Token, source: Token) -> bool:
    """Whether nothing but source and adverbs stands before the verb: no clause of its own, no "and", no "who"."""
    if group[0].pos_ in {"CCONJ", "SCONJ"} or group[0].tag_ in {"WP", "WDT", "TO"}:
        return False
    for token in group:
        if token.i >= min(verb.i, source.i):
            return True
        if token.tag_ in _FINITE or token.tag_ == "VBG":
            return False
    return True


def _quoted_as_saying(token: Token) -> bool:
    doc = token.doc
    return (
        token.tag_ == "VBN"
        and token.lower_ in {"quoted", "cited"}
        and doc[token.i + 1 : token.i + 3].text == "as saying"
    )


def _beside(verb: Token, group: list[Token]) -> Token | None:
    """The verb's subject if it stands within ``group``, else the nominal beside the verb, whatever the parse."""
    first, last = group[0].i, group[-1].i
    for source in (subject(verb), left_subject(verb)):
        if source is not None and first <= source.i <= last:
            return source
    if verb.i > first:
        return _last_nominal([token for token in group if token.i < verb.i])
    after = [token for token in group if token.i > verb.i]
    hearer = reporting_hearer(verb) and verb.i > first  # '..." asked the boy' has the speaker behind the verb
    return None if hearer else _last_nominal(after)


def _last_nominal(tokens: list[Token]) -> Token | None:
    """The head of the noun phrase at the beginning: its last noun before a comma, a preposition or a verb."""
    found: Token | None = None
    for token in tokens:
        name = token.pos_ in {"PROPN", "NOUN", "PRON"} or (token.text[0].isupper() and token.pos_ != "DET")
        if name and token.lower_ not in TIME_WORDS:
            found = token
        elif found is not None and (token.is_punct or token.pos_ in {"ADP", "VERB", "AUX", "SCONJ"}):
            break
    return found


def _colon(reading: Reading, gap: list[Token]) -> _Attribution | None:
    """An attribution before a colon: 'Lavrov said: "...', 'Lavrov: "...'."""
    if not gap or gap[-1].text != ":":
        return None
    group = _last_sentence(gap[:-1])
    verb = _last_speech_verb(group)
    if verb is not None:
        return _Attribution(verb, _source_before(verb, group), "colon", gap[-1].i)
    root = next((token for token in group if base(token.dep_) == "root" or token.dep_ == "ROOT"), None)
    if root is not None and root.pos_ in {"NOUN", "PROPN"} and len(group) <= 12:
        return _Attribution(None, root, "colon-name", gap[-1].i)
    source = subject(root) if root is not None and root.pos_ in {"VERB", "AUX"} else None
    if source is not None and (source.ent_type_ == "PERSON" or source.pos_ == "PRON"):
        return _Attribution(None, source, "colon-other", gap[-1].i)
    return None


def _last_speech_verb(group: list[Token]) -> Token | None:
    for token in reversed(group):
        if _speech_word(token) is not None:
            return token
    return None


def _source_before(verb: Token, group: list[Token]) -> Token | None:
    source = subject(verb)
    if source is None and verb.tag_ in {"VBD", "VBZ", "VBP"}:
        source = left_subject(verb)
    if source is not None and group and source.i > group[-1].i:
        return None
    return source


def _leading(reading: Reading, gap: list[Token], quotation: Quotation) -> _Attribution | None:
    """An attribution before the quotation without colon: 'he said, "...', 'adding, "...'."""
    group = _last_sentence(gap)
    if not group:
        return None
    last = group[-1]
    first_letter = reading.text[quotation.parts[0].start]
    whole = first_letter.isupper() or first_letter in "[…'‘I"
    if last.text == ",":
        verb = _last_speech_verb(group)
        if verb is None or last.i - verb.i > 14 or _has_clause(verb, last):
            return None
        if not whole and (verb.tag_ != "VBG" or last.i - verb.i > 4):
            return None
        return _Attribution(verb, _source_before(verb, group), "before", last.i)
    if _speech_word(last) is not None and whole and _ends_sentence(reading, quotation):
        return _Attribution(last, _source_before(last, group), "before-bare", last.i)
    return None


def _has_content(verb: Token) -> bool:
    """Whether a verb after a quotation has content of its own: '..."Marco!", the senator said his race was ...'."""
    for child in verb.rights:
        if base(child.dep_) == "ccomp" and child.left_edge.i <= verb.i + 3:
            return True
    return verb.i + 1 < len(verb.doc) and verb.doc[verb.i + 1].lower_ == "that"


def _has_clause(verb: Token, limit: Token) -> bool:
    """Whether the verb already has its content between itself and the quotation."""
    return any(base(child.dep_) == "ccomp" and verb.i < child.i < limit.i for child in verb.rights)


def _ends_sentence(reading: Reading, quotation: Quotation) -> bool:
    text = reading.text
    if text[quotation.parts[-1].end - 1] in ".!?…":
        return True
    return (quotation.end < len(text) and text[quotation.end] in ".!?\n") or quotation.end >= len(text)


def _begins_sentence(reading: Reading, quotation: Quotation, before: list[Token]) -> bool:
    letter = reading.text[quotation.parts[0].start]
    return (not before or before[-1].text[-1] in _TERMINATORS) and not letter.islower()


def _continues(reading: Reading, previous: Candidate, before: list[Token], quotation: Quotation) -> bool:
    """Whether a quotation goes on with the one before: '"...," he said. "...' or '"...," he said, "..."'."""
    if not before or len(before) > _LONGEST_GAP or previous.cue_token < before[0].i:
        return False
    if before[-1].text == ",":
        verb = _last_speech_verb(before)  # not in '"...," he said, adding, "..."'
        return verb is not None and verb.i == previous.cue_token
    if not _ends_sentence(reading, quotation) or reading.text[quotation.parts[0].start].islower():
        return False
    while before[-1].text in _CLOSING_MARKS and len(before) > 1:
        before = before[:-1]  # '... on "Meet the Press." "But ...'
    stops = sum(token.text in {".", "!", "?"} for token in before)
    return stops <= 1 and (before[-1].text[-1] in ".!?" or len(before) <= 4)  # "in Fort Mill, S.C."; "she said"


def _carried(
    reading: Reading,
    quotation: Quotation,
    before: list[Token],
    after: list[Token],
    found: list[Candidate],
    spoken: Sequence[Candidate],
) -> _Attribution | None:
    """A whole-sentence quotation without attribution: said by whoever spoke last."""
    if not (_begins_sentence(reading, quotation, before) and _ends_sentence(reading, quotation)):
        return None
    words = reading.text[quotation.parts[0].start : quotation.parts[-1].end]
    if len(words.split()) < 4 or words.isupper():
        return None
    if after and not (after[0].text[0].isupper() or after[0].is_punct):
        return None
    doc = reading.doc
    source = _last_speaker(reading, quotation, before, found, spoken)
    if source is None:
        return None
    return _Attribution(None, doc[source.head], "floating", reading.token_at(quotation.end))


def _last_speaker(
    reading: Reading, quotation: Quotation, before: list[Token], found: list[Candidate], spoken: Sequence[Candidate]
) -> Source | None:
    """Who spoke last before a quotation, in its paragraph or the one before, or acted in the sentence before it."""
    paragraph = reading.paragraph_at(quotation.start)
    floor = reading.paragraphs[max(paragraph - 1, 0)].start
    latest, source = -1, None
    for candidate in (*reversed(spoken), *found[-1:]):
        token = candidate.cue_token
        if token < 0 or reading.doc[token].idx >= quotation.start or reading.quotation_at[token] >= 0:
            continue
        if reading.doc[token].idx < floor and not candidate.quotations:
            break
        if token > latest and candidate.source is not None and reading.doc[token].idx >= floor:
            latest, source = token, candidate.source
    if before and latest < before[0].i:
        actor = _actor(before)
        if actor is not None:
            return phrase(reading, actor)
    if source is None and found and found[-1].quotations and found[-1].content[-1].end >= floor:
        source = found[-1].source
    return source


def _actor(before: list[Token]) -> Token | None:
    """The person whose act leads in a quotation: 'Betsy shook her head. "..."'."""
    start = 0
    for position in range(len(before) - 2, -1, -1):
        if before[position].text in {".", "!", "?"}:
            start = position + 1
            break
    for token in before[start:]:
        if base(token.dep_) in {"root", "ROOT"} and token.pos_ == "VERB":
            actor = subject(token)
            if actor is not None and (actor.ent_type_ == "PERSON" or actor.lower_ in {"he", "she"}):
                return actor
    return None
