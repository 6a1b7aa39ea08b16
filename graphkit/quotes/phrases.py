"""Attribution without a verb: "according to", and nouns such as "his warning that"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from graphkit.gazetteer import roles
from graphkit.quotes.answered import answers
from graphkit.quotes.apposed import behind_apposition
from graphkit.quotes.complements import reporting_word
from graphkit.quotes.lexicon import reporting_nouns, verb_lemma
from graphkit.quotes.reading import Candidate, Reading, Sentence, Source
from graphkit.quotes.sources import DOCUMENTS, base, name_head, own_subject, phrase, subject
from graphkit.records import CharSpan
from graphkit.tokens import FINITE, Token

__all__ = ["according_to", "reporting_noun_phrases"]

_ACCORDING = re.compile(r"\b(?:according\s+to|in\s+the\s+(?:words|view|opinion)\s+of)\b", re.IGNORECASE)
_MAKING = frozenset(
    f"{verb}{end}" for verb in ("repeat", "renew", "issu", "reiterat") for end in ("ed", "ing", "s", "es", "e", "")
) | {"make", "makes", "made", "making", "give", "gives", "gave", "given", "giving"}
"""Verbs whose subject is the author of a claim: "X repeated the claim that ..."."""

_SPEAKING = frozenset({"police", "data", "research", "testimony", "tradition", "legend", "media"})
_STANDARDS = frozenset("standard norm criterion principle condition circumstance need taste preference ability".split())
_BREAKS = frozenset({",", ";", "—", "–", "--", ":"})
_OPENING = 3
"""Tokens before a phrase that opens its sentence: "And, according to Roe, "."""

_SHORT = 3
"""Words in marks that say something by themselves."""

_NEXT_CUE = 10
"""Tokens from a conjunction to the verb of who else speaks."""


def according_to(reading: Reading) -> Iterator[Candidate]:
    """Propose a quote for every "according to X", "in the words of X"."""
    for match in _ACCORDING.finditer(reading.text):
        position = reading.token_at(match.start())
        if position + 2 >= len(reading.doc) or reading.starts[position] != match.start():
            continue
        token, behind = reading.doc[position], reading.token_at(match.end())
        sentence = reading.sentence_of(token)
        relative = reading.wording.lower[behind : behind + 1] in (
            ["whom"],
            ["which"],
        )  # "Roe, according to whom Poe lied"
        candidate = _according(reading, sentence, token, behind) if behind < sentence.end and not relative else None
        if candidate is not None:
            yield candidate


def _according(reading: Reading, sentence: Sentence, token: Token, behind: int) -> Candidate | None:
    head = _object(sentence, token, behind)
    if head is None or _is_measure(head, token) or (token.lower_ == "in" and not _is_somebody(head)):
        return None  # "in the view of the mountains"
    end = _phrase_end(reading, sentence, head)
    if token.i - sentence.start < _OPENING:
        end = behind_apposition(head, end, sentence.end)
    content = _around(reading, sentence, token.i, end)
    around = reading.quotation_at[token.i]
    first = reading.token_at(content[0].start) if content else token.i
    if around >= 0 and first < token.i and reading.quotation_at[max(token.i - _SHORT, first)] != around:
        return None  # 'all were “paid according to the award”'
    if not content:
        return None
    speaker: Token | None = head
    if head.lower_ == "what":  # "according to what the ministry announced"
        told = [head.head, *head.rights]
        speaker = next((subject(verb) for verb in told if verb.i > head.i and verb.pos_ == "VERB"), head)
    return Candidate(
        content=content,
        cue=reading.span(token.i, behind),
        cue_token=token.i,
        source=_apart(reading, phrase(reading, head if speaker is None else speaker), content),
        rule="according-to",
    )


def _is_somebody(noun: Token) -> bool:
    """Whether a noun is a name, a pronoun, or a word for people or bodies."""
    return noun.pos_ in {"PROPN", "PRON"} or noun.lower_ in roles() or noun.lemma_.lower() in roles()


def _around(reading: Reading, sentence: Sentence, start: int, end: int) -> tuple[CharSpan, ...]:
    """What is reported: the words before the phrase, those after it where it opens a clause, or both around it."""
    doc = reading.doc
    before = start
    while before > sentence.start and (
        (doc[before - 1].is_punct and not reading.quoted(doc[before - 1])) or doc[before - 1].is_space
    ):
        before -= 1
    after = end
    while after < sentence.end and doc[after - 1].ent_type_ == "ORG" and _within_name(doc, after):
        after += 1  # "the Ministry of Agriculture, Forestry and Fisheries"
    end = after
    while after < sentence.end and (doc[after].text in _BREAKS or doc[after].is_space):
        after += 1
    last = _before_another(doc, after, sentence.end)
    while last > after and doc[last - 1].text in {".", ";", ","} and not reading.quoted(doc[last - 1]):
        last -= 1
    left, right = reading.span(sentence.start, before), reading.span(after, last)
    if _opens_clause(sentence, doc[before - 1] if before > sentence.start else None, before, doc):
        content = [right]
    elif end < sentence.end and doc[end].text in _BREAKS and last - after > 3 and _goes_on(sentence, after, doc[end]):
        content = [left, right]
    else:
        content = [left]
    return tuple(span for span in content if span.end > span.start)


def _before_another(doc: list[Token], start: int, end: int) -> int:
    """One past what is reported from a token on, where somebody else speaks behind it: ", but Lima says it is"."""
    for position in range(start + 3, end - 2):
        if doc[position - 1].text == "," and doc[position].lower_ == "adding":
            return position - 1  # "According to the ministry, Peru has signed, adding that"
        if doc[position - 1].text != "," or doc[position].lower_ not in {"but", "while", "although", "though"}:
            continue
        for verb in doc[position + 1 : min(position + _NEXT_CUE, end)]:
            if verb.tag_ in {"VBD", "VBZ", "VBP"}:
                word = reporting_word(verb)
                puts = verb_lemma(verb.lower_) == "put"  # "while the army puts the number at 40"
                speaks = puts or (word is not None and "clause" in word.frames)
                return position - 1 if speaks and own_subject(verb) is not None and verb.pos_ == "VERB" else end
    return end


def _within_name(doc: list[Token], index: int) -> bool:
    """Whether a token goes on with the name that the token before it belongs to."""
    return doc[index].ent_iob_ == "I"


def _apart(reading: Reading, source: Source, content: tuple[CharSpan, ...]) -> Source:
    """A source without what it says: "according to police | , Ada Roe, a teacher, was robbed"."""
    start, end = source.span
    first = next((span.start for span in content if start < span.start < end), end)
    behind = reading.text[start:first].rstrip(" ,") if first < end else reading.text[start:end]
    return Source(source.head, CharSpan(start, start + len(behind)))


def _opens_clause(sentence: Sentence, last: Token | None, before: int, doc: list[Token]) -> bool:
    """Whether only "but", "that" or an adverb stands between the phrase and the beginning of its clause."""
    if last is None:
        return True
    if before - sentence.start <= 2 and doc[sentence.start].pos_ in {"CCONJ", "ADV", "SCONJ"}:
        return True
    return last.pos_ in {"CCONJ", "SCONJ"} or last.lower_ in {"and", "but", "that", "which"}


def _is_measure(head: Token, token: Token) -> bool:
    """Whether nobody speaks: "according to plan", "were sold off according to agreed standards"."""
    if head.lemma_.lower() in _STANDARDS:
        return True
    bare = head.i == token.i + 2 and head.tag_ in {"NN", "VB", "VBP"}
    bare = bare and head.text.islower() and head.text not in _SPEAKING
    return bare and not any(base(child.dep_) in {"det", "amod", "nmod", "compound", "nummod"} for child in head.lefts)


def _goes_on(sentence: Sentence, after: int, mark: Token) -> bool:
    """Whether what is said goes on behind the phrase.

    The main verb comes only then, "The deal, according to X, has been made", or a colon: "two tracks, according to X:
    one on trade".
    """
    return sentence.root >= after or mark.text == ":"


def _object(sentence: Sentence, token: Token, behind: int) -> Token | None:
    doc = token.doc
    head = token.head
    if head.i >= behind and head.pos_ in {"NOUN", "PROPN", "PRON"} and head.i - token.i < 25:
        return head
    for position in range(behind, min(behind + 10, sentence.end)):
        candidate = doc[position]
        if candidate.is_punct and candidate.text in _BREAKS:
            break
        if candidate.pos_ in {"NOUN", "PROPN", "PRON"}:
            while (
                base(candidate.dep_) in {"compound", "flat", "nmod", "amod"}
                and candidate.head != candidate
                and candidate.head.i >= behind
                and candidate.head.pos_ in {"NOUN", "PROPN", "PRON"}
            ):
                candidate = candidate.head
            return candidate
    return None


def _phrase_end(reading: Reading, sentence: Sentence, head: Token) -> int:
    """One past the source phrase with its relative clause, up to the comma that closes it."""
    doc = reading.doc
    position = head.i + 1
    edge = min(head.right_edge.i + 1, sentence.end)
    while position < edge and doc[position].text not in _BREAKS:
        position += 1
    while position < sentence.end and doc[position].ent_type_ == "PERSON" and doc[position - 1].text not in _BREAKS:
        position += 1  # "according to team captain | Ada Roe, Peru"
    if position < sentence.end and doc[position].lower_ in DOCUMENTS:  # "a Reuters report today, ...", read as a verb
        while position < sentence.end and doc[position].text not in _BREAKS:
            position += 1
    return position


_OPENING_A_CLAUSE = frozenset({"DET", "PRON", "PROPN", "NOUN", "ADJ", "NUM"})
_OBJECTS = frozenset({"DET", "PRON", "PROPN", "NOUN", "ADJ", "NUM", "ADP"})
"""Parts of speech of what may stand behind a verb as its object."""

_SUBJECTS = frozenset({"PRP", "WDT", "WP", "EX"})
"""Tags of what a verb of a lower clause follows."""

_DONE_TO_CLAIMS = frozenset(
    "accept break carry cause deny dismiss draw file follow forget get give hear honour honor ignore issue keep like "
    "make offer prompt publish read receive refuse reject release repeat send sign spark submit support take want "
    "withdraw write".split()
)
"""Lemmas of what is done to a claim, so that it is the object: "the promise that he kept"."""

_CHARGES = frozenset({"allegation", "accusation", "charge", "suspicion"})
"""Nouns whose "of" leads to a wrong, with who did it behind "by"."""


def reporting_noun_phrases(reading: Reading) -> Iterator[Candidate]:
    """Propose a quote for every noun with content: "his warning that ...", "a call by X for ..."."""
    nouns = reporting_nouns()
    for position in reading.nouns:
        token = reading.doc[position]
        word = nouns.get(token.lemma_.lower())
        if word is None:
            continue
        candidate = _noun(reading, token, word.frames)
        if candidate is not None:
            yield candidate


def _noun(reading: Reading, noun: Token, frames: frozenset[str]) -> Candidate | None:
    if "whether" in frames:
        return _question(reading, noun)
    for child in noun.rights:
        label = base(child.dep_)
        if label not in {"acl", "ccomp", "nmod"}:
            continue
        lead = next((mark for mark in child.lefts if base(mark.dep_) in {"mark", "case"}), None)
        if lead is None:
            continue
        word = lead.lower_
        frame = "clause" if word == "that" else "inf" if word == "to" and label == "acl" else word
        if frame not in frames or (frame == "clause" and child.dep_ == "acl:relcl"):
            continue
        speaker, told = _owner(noun), reporting_word(child) if child.pos_ == "VERB" else None
        if word == "of" and noun.lemma_.lower() in _CHARGES and speaker is not None and speaker.i > child.i:
            return None  # "an allegation of fraud by Roe" is one against him
        if speaker is None and (frame != "clause" or (told is not None and answers(child, told))):
            return None
        content = reading.span(lead.i + 1, child.right_edge.i + 1)
        return Candidate(
            content=(content,),
            cue=reading.span(noun.i, noun.i + 1),
            cue_token=noun.i,
            source=phrase(reading, speaker) if speaker is not None else None,
            rule=f"noun-{frame}",
        )
    return _clause_behind(reading, noun) if "clause" in frames else None


def _clause_behind(reading: Reading, noun: Token) -> Candidate | None:
    """The clause behind a noun where the parser takes "that" for a relative: "Roe's warning that Peru would attack".

    Not what is done to a claim, "the claim that Roe made", nor what it does, "a claim that angered Roe".
    """
    doc, sentence, speaker = reading.doc, reading.sentence_of(noun), _owner(noun)
    if speaker is None:
        return None
    that = max(noun.i, speaker.right_edge.i) + 1 if speaker.i > noun.i else noun.i + 1
    if that + 2 >= sentence.end or doc[that].lower_ != "that" or doc[that + 1].pos_ not in _OPENING_A_CLAUSE:
        return None
    end = _end_of_clause(reading, sentence, noun, that + 1)
    if end is None:
        return None
    return Candidate(
        content=(reading.span(that + 1, end),),
        cue=reading.span(noun.i, noun.i + 1),
        cue_token=noun.i,
        source=phrase(reading, speaker),
        rule="noun-clause",
    )


def _end_of_clause(reading: Reading, sentence: Sentence, noun: Token, start: int) -> int | None:
    """One past a clause behind a noun: before the verb of which the noun is the subject; None where it is no clause."""
    doc = reading.doc
    finite = [i for i in range(start, sentence.end) if doc[i].tag_ in FINITE]
    if not finite:
        return None
    rest = doc[finite[0] + 1 : sentence.end]
    last = finite[0] + sum(1 for _ in itertools.takewhile(_goes_with_a_verb, rest))  # "would | not attack"
    behind = doc[last + 1].pos_ if last + 1 < sentence.end else ""
    if doc[last].lemma_.lower() in _DONE_TO_CLAIMS and behind not in _OBJECTS:
        return None
    stop = next((i for i in range(last + 1, sentence.end) if doc[i].text in {",", ".", ";"}), sentence.end)
    if any(doc[i].tag_ in FINITE for i in range(sentence.start, noun.i)):
        return stop
    following = next((i for i in finite if i > last and doc[i - 1].tag_ not in _SUBJECTS), None)
    return None if following is None else min(stop, following)


def _goes_with_a_verb(token: Token) -> bool:
    return (token.pos_ in {"VERB", "AUX"} and token.tag_ not in {"VBD", "VBZ"}) or token.tag_ == "RB"


def _question(reading: Reading, noun: Token) -> Candidate | None:
    """What a question asks: "a question by X on whether the plan would go on"."""
    doc, sentence = reading.doc, reading.sentence_of(noun)
    speaker = _owner(noun)
    opening = next((i for i in range(noun.i + 1, min(noun.i + 15, sentence.end)) if doc[i].lower_ == "whether"), None)
    if speaker is None or opening is None or any(token.tag_ in {"VBD", "VBZ"} for token in doc[noun.i : opening]):
        return None
    end = next((i for i in range(opening, sentence.end) if doc[i].text in {",", ".", ";"}), sentence.end)
    return Candidate(
        content=(reading.span(opening, end),),
        cue=reading.span(noun.i, noun.i + 1),
        cue_token=noun.i,
        source=phrase(reading, speaker),
        rule="noun-whether",
    )


def _owner(noun: Token) -> Token | None:
    """Whose claim it is: "his claim", "the claim by Dr Roe", "X repeated claims"."""
    for child in noun.children:
        if child.dep_ == "nmod:poss":
            return child if child.lower_ != "whose" else _before_whose(child)
        if child.dep_ == "nmod" and any(case.lower_ in {"by", "from"} for case in child.lefts):
            return child
    if noun.dep_ == "obj" and noun.head.lower_ in _MAKING:
        return subject(noun.head)
    return None


def _before_whose(whose: Token) -> Token | None:
    """Whom "whose" means: "Ada Roe, whose criticism of Peru has sharpened"."""
    last = whose.i - 1
    if last > 0 and whose.doc[last].text == ",":
        last -= 1
    named = whose.doc[max(last, 0)]
    return name_head(named) if named.pos_ in {"PROPN", "NOUN", "PRON"} else None
