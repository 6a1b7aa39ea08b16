"""Quotations in marks and who says them: attribution before, after or between them, or carried over."""

from __future__ import annotations

from collections.abc import Sequence

from graphkit.gazetteer import roles
from graphkit.quotes.apposed import described
from graphkit.quotes.carried import carried, continues
from graphkit.quotes.citations import citation
from graphkit.quotes.gaps import (
    CLOSING_MARKS,
    Attribution,
    ends_sentence,
    first_sentence,
    gap_after,
    gap_before,
    last_sentence,
    last_speech_verb,
    speech_word,
)
from graphkit.quotes.lexicon import reporting_nouns, verb_lemma
from graphkit.quotes.marks import Quotation
from graphkit.quotes.positions import (
    left_subject,
    main_subject,
    past_apposition,
    reporting_hearer,
    shared_subject,
    with_subject,
)
from graphkit.quotes.reading import Candidate, Reading
from graphkit.quotes.sources import DOCUMENTS, TIME_WORDS, base, phrase, subject
from graphkit.quotes.subjects import named_subject, subject_by_words
from graphkit.records import CharSpan
from graphkit.tokens import FINITE, Token

__all__ = ["direct_speech"]

_LONGEST_LEAD = 40
"""Tokens between the beginning of an attribution and its verb, appositions and relative clauses included."""


_LONGEST_MANNER = 9
"""Tokens of an attribution whose verb the lexicon does not know."""

_LONGEST_SIGNATURE = 5
"""Words of a name with its title that stands alone behind a quotation."""

_ANSWERS = frozenset("answer reply response reaction message verdict retort word advice explanation excuse".split())
"""Nouns for words that a colon leads to, besides those that report."""

_COMMAS = frozenset({",", "—", "–", "--", "-"})


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
        before, after = gap_before(reading, quotation, earlier), gap_after(reading, quotation, later)
        attribution = _colon(reading, before) or _following(reading, quotation, after)
        if (
            attribution is None
            and open_at >= 0
            and found[open_at].quotations[-1] == standing[place - 1]
            and continues(reading, found[open_at], before, quotation)
        ):
            previous = found[open_at]
            found[open_at] = previous.moved(
                content=(*previous.content, *quotation.parts), quotations=(*previous.quotations, index)
            )
            continue
        attribution = attribution or _leading(reading, before, quotation)
        attribution = attribution or carried(reading, quotation, before, after, found, spoken)
        candidate = _candidate(reading, quotation, index, attribution, before) if attribution is not None else None
        open_at = -1
        if candidate is not None:
            found.append(candidate)
            open_at = len(found) - 1
    return found


def _candidate(
    reading: Reading, quotation: Quotation, index: int, attribution: Attribution, before: list[Token]
) -> Candidate | None:
    verb = attribution.verb
    source = phrase(reading, attribution.source) if attribution.source is not None else None
    candidate = Candidate(
        content=quotation.parts,
        cue=_cue(reading, verb) if verb is not None else None,
        cue_token=verb.i if verb is not None else -1,
        source=described(reading, verb, source) if verb is not None and source is not None else source,
        rule=attribution.rule,
        quotations=(index,),
    )
    return candidate if _stands(reading, quotation) else _whole_sentence(reading, candidate, before)


def _whole_sentence(reading: Reading, candidate: Candidate, before: list[Token]) -> Candidate | None:
    """Words in marks that end a reported sentence: 'The gain is "ten times the loss," he said'."""
    sentence = last_sentence(before)
    if (
        _has_content(reading.doc[candidate.cue_token])
        or candidate.rule != "after"
        or not sentence
        or last_speech_verb(sentence) is not None
    ):
        return None
    while sentence and sentence[0].text in CLOSING_MARKS:
        sentence = sentence[1:]
    if not sentence or (sentence[-1].tag_ == "POS" and not any(token.tag_ in FINITE for token in sentence)):
        return None  # 'Sunday on Amsel TV's "This Week," when asked': what a programme is called
    start = sentence[0].idx
    first, *others = candidate.content
    return candidate.moved(content=(CharSpan(start, first.start - 1), first, *others), rule="after-mixed")


def _cue(reading: Reading, verb: Token) -> CharSpan:
    """The verb, or the whole of "was quoted as saying"."""
    cited = citation(verb)
    if cited is None:
        return reading.span(verb.i, verb.i + 1)
    auxiliaries = [child.i for child in verb.lefts if child.dep_ in {"aux", "aux:pass"}]
    return reading.span(min([verb.i, *auxiliaries]), cited.saying.i + 1)


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
    return speech_word(last) is not None


def _ends_open(reading: Reading, quotation: Quotation, after: list[Token]) -> bool:
    """Whether an attribution is due: the quotation ends with a comma, or as a question, or a comma or dash follows."""
    return _last_mark(reading, quotation) in {*",?!…—–-"} or (bool(after) and after[0].text in _COMMAS)


def _last_mark(reading: Reading, quotation: Quotation) -> str:
    """The last character of a quotation, behind which another one may end: ",'"."""
    part = quotation.parts[-1]
    return reading.text[part.start : part.end].rstrip("'’")[-1:]


def _following(reading: Reading, quotation: Quotation, gap: list[Token]) -> Attribution | None:
    """An attribution after the quotation: '...," Lavrov said', '...," said the minister'."""
    group = first_sentence(gap)
    is_open = _ends_open(reading, quotation, group)
    while group and group[0].text in _COMMAS:
        group = group[1:]
    if not group or not (is_open or len(group) <= 7):
        return None
    for token in group[:_LONGEST_LEAD]:
        if (cited := citation(token)) is not None:
            return Attribution(token, cited.speaker, "after", group[-1].i)
        word = speech_word(token)
        if word is None:
            continue
        source = named_subject(reading, token, _beside(token, group))
        if source is None or token.tag_ == "VBG":
            continue
        if not _opens_with(group, token, source) and not _named_first(reading, group, token, source):
            return None
        if not is_open and (group[-1].text in {",", ":"} or any(t.i > token.i and t.pos_ == "VERB" for t in group)):
            return None
        return Attribution(token, source, "after", group[-1].i)
    if _last_mark(reading, quotation) not in {*",?!"}:
        return None
    return _mannered(group) or _signed(group)


def _mannered(group: list[Token]) -> Attribution | None:
    """A short attribution with a verb that reports only here: '...," he cracked', '...," mocked the senator'."""
    if len(group) > _LONGEST_MANNER:
        return None
    verbs = [token for token in group if token.tag_ in {"VBD", "VBZ"} and token.pos_ == "VERB"]
    if not verbs:  # '...," Bozell notes': a verb that the tagger took for a noun
        verbs = [token for token in group[1:] if verb_lemma(token.lower_) and group[0].pos_ in {"PROPN", "PRON", "DET"}]
    if len(verbs) != 1 or any(base(child.dep_) in {"obj", "ccomp", "xcomp"} for child in verbs[0].rights):
        return None
    source = _beside(verbs[0], group)
    if source is None or source is verbs[0] or not _opens_with(group, verbs[0], source):
        return None
    return Attribution(verbs[0], source, "after-manner", group[-1].i)


def _signed(group: list[Token]) -> Attribution | None:
    """A name with its description at most, the verb left out: '...," Dr Roe.'; '..." Jon Poe, an analyst.'."""
    comma = next((place for place, token in enumerate(group) if token.text == ","), len(group))
    name = group[:comma]
    if not all(t.pos_ == "PROPN" for t in name) or not any(t.ent_type_ == "PERSON" for t in name):
        return None
    if len(name) > _LONGEST_SIGNATURE or any(t.tag_ in FINITE or t.tag_ == "VBG" for t in group[comma:]):
        return None
    return Attribution(None, _last_nominal(name), "after-name", group[-1].i)


def _opens_with(group: list[Token], verb: Token, source: Token) -> bool:
    """Whether nothing but source and adverbs stands before the verb: no clause of its own, no "and", no "who"."""
    if group[0].pos_ in {"CCONJ", "SCONJ"} or group[0].tag_ in {"WP", "WDT", "TO"}:
        return False
    for token in group:
        if token.i >= min(verb.i, source.i):
            return True
        if token.tag_ in FINITE or token.tag_ == "VBG":
            return False
    return True


def _named_first(reading: Reading, group: list[Token], verb: Token, source: Token) -> bool:
    """Whether a name opens the words and asides stand between it and the verb: '...," Ada Roe, who was there, said'."""
    if group[0].pos_ == "CCONJ" or source.ent_type_ != "PERSON":
        return False
    acts = any(token.tag_ in FINITE or token.tag_ == "VBG" for token in group if token.i < source.i)
    return not acts and source == subject_by_words(reading, verb)


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


def _colon(reading: Reading, gap: list[Token]) -> Attribution | None:
    """An attribution before a colon: 'Lavrov said: "...', 'Lavrov: "...'."""
    if not gap or gap[-1].text[-1] != ":":  # also ")", ":" in one: "Mr Roe (MLC): ..."
        return None
    group = last_sentence(gap[:-1])
    verb = last_speech_verb(group)
    if verb is not None:
        return Attribution(verb, named_subject(reading, verb, _source_before(verb, group)), "colon", gap[-1].i)
    root = next((token for token in group if base(token.dep_) == "root" or token.dep_ == "ROOT"), None)
    if root is None:  # the sentence goes on behind the colon: 'Mr Roe: "It was theft."'
        root = next((t for t in group if t.dep_ in {"vocative", "dislocated", "nsubj"} and t.head.i > gap[-1].i), None)
    if root is not None and root.pos_ in {"NOUN", "PROPN"} and len(group) <= 12:
        return Attribution(None, _whose_words(root) or root, "colon-name", gap[-1].i)
    source = subject(root) if root is not None and root.pos_ in {"VERB", "AUX", "ADJ"} else None
    whose = _whose_words(source) if source is not None else None
    if whose is not None:
        return Attribution(None, whose, "colon-other", gap[-1].i)
    role = roles().get(source.lower_) if source is not None else None
    person = role is not None and role.label == "PERSON"
    if source is not None and (source.ent_type_ == "PERSON" or source.pos_ == "PRON" or person):
        return Attribution(None, source, "colon-other", gap[-1].i)
    return None


def _whose_words(noun: Token) -> Token | None:
    """Whose a noun for words is: "Roe's response was blunt:", "Her answer:"."""
    told = noun.lemma_.lower() in _ANSWERS or noun.lemma_.lower() in reporting_nouns()
    return next((child for child in noun.lefts if child.dep_ == "nmod:poss"), None) if told else None


def _source_before(verb: Token, group: list[Token]) -> Token | None:
    """Who speaks before a quotation; participles and coordinated verbs share the subject of the main verb."""
    source: Token | None = None
    before = verb.doc[verb.i - 1] if verb.i else verb
    if verb.tag_ == "VBG":
        source = with_subject(verb) or (main_subject(verb, group[0].i) if before.text == "," else None)
    elif before.lower_ in {"and", "but"} and verb.tag_ == "VBD":
        source = shared_subject(verb, group[0].i)
    source = source or subject(verb)
    if source is None and verb.tag_ in {"VBD", "VBZ", "VBP"}:
        source = left_subject(verb)
    source = past_apposition(verb, source)
    if source is not None and group and source.i > group[-1].i:
        return None
    return source


def _leading(reading: Reading, gap: list[Token], quotation: Quotation) -> Attribution | None:
    """An attribution before the quotation without colon: 'he said, "...', 'adding, "...'."""
    group = last_sentence(gap)
    if not group:
        return None
    last = group[-1]
    first_letter = reading.text[quotation.parts[0].start]
    whole = first_letter.isupper() or first_letter in "[…'‘I"
    if last.text == ",":
        verb = last_speech_verb(group)
        if verb is None:
            return _before_comma(group) if whole and ends_sentence(reading, quotation) else None
        if last.i - verb.i > 14 or _has_clause(verb, last):
            return None
        as_put = group[0].lower_ == "as" and ends_sentence(reading, quotation)  # 'As Roe put it, "the debt is a noose"'
        if not whole and not as_put and (verb.tag_ != "VBG" or last.i - verb.i > 4):
            return None
        return Attribution(verb, named_subject(reading, verb, _source_before(verb, group)), "before", last.i)
    if speech_word(last) is not None and whole and ends_sentence(reading, quotation):
        return Attribution(last, named_subject(reading, last, _source_before(last, group)), "before-bare", last.i)
    return None


def _before_comma(group: list[Token]) -> Attribution | None:
    """Other words that lead in a quotation: 'she boomed, "...', 'he issued a statement, "...'."""
    if len(group) < 3:
        return None
    last = group[-2]
    verb = group[-3] if last.lower_ in {"back", "out", "in", "up"} else last
    if verb.tag_ in {"VBD", "VBZ"} and verb.pos_ == "VERB":
        source = _source_before(verb, group)
        return Attribution(verb, source, "before-manner", group[-1].i) if source is not None else None
    if last.lemma_.lower() in DOCUMENTS and last.dep_ == "obj" and last.head.i < last.i:
        source = subject(last.head)
        return Attribution(last, source, "before-manner", group[-1].i) if source is not None else None
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
