"""Indirect and mixed speech by syntax: a reporting verb, its subject, and the complement that holds what was said."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from graphkit.gazetteer import roles
from graphkit.quotes.citations import Citation, citation, citation_before
from graphkit.quotes.clauses import is_anothers
from graphkit.quotes.complements import Complement, complement, reporting_word
from graphkit.quotes.continuing import BREAKS, hand_on, is_participle
from graphkit.quotes.lexicon import ReportingWord
from graphkit.quotes.positions import left_subject, main_subject, past_apposition, with_subject
from graphkit.quotes.preposed import inverted, parts_subject, preposed_content
from graphkit.quotes.reading import Candidate, Reading, Sentence, Source
from graphkit.quotes.sources import (
    DOCUMENTS,
    OCCASIONS,
    TIME_WORDS,
    base,
    is_infinitive,
    is_passive,
    own_subject,
    phrase,
    resolved,
    subject,
)
from graphkit.quotes.unsaid import unsaid
from graphkit.records import CharSpan

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["indirect_speech"]

_NEAR = 4
"""Tokens between a document and the participle that says what is in it."""

_SHORT = 3
"""Tokens of an object that says little by itself: "a reset", "new efforts"."""

_NEXT_CUE = 12
"""Tokens after a semicolon within which the next cue stands."""

_LEAVING = BREAKS | {";"}

_FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})
_ADDED = frozenset({"as", "with", "although", "though", "while"})
"""Words after the comma behind a cue that add something to the sentence: "..., he said, as both sides met"."""

_LEADING_TO = frozenset("prompting sparking triggering drawing eliciting provoking earning attracting".split())
_REACTIONS = frozenset(
    "response reaction reply criticism condemnation anger outrage fury backlash rebuke applause laughter praise "
    "ridicule protest denial retort cheer jeer".split()
)
"""What words lead to."""

_ANSWERING = frozenset({"responding", "replying", "reacting"})
"""Participles behind which stands what somebody else has said: "responding to the charge that they lied"."""

_TEMPORAL = frozenset("after before when while as since until once amid during following".split())


def indirect_speech(reading: Reading, *, attitudes: bool = False) -> Iterator[Candidate]:
    """Propose a quote for every reporting verb that has content.

    Args:
        reading: The document.
        attitudes: Also propose thoughts and wishes, for comparison with corpora that annotate them.
    """
    sentence: Sentence | None = None
    inherited: dict[int, Token | None] = {}
    for position in reading.reporting:
        if reading.wording.parts[position] != "VERB":
            continue
        verb = reading.doc[position]
        word = reporting_word(verb)
        if word is None or (not word.frames and not attitudes):
            continue
        if sentence is None or position >= sentence.end:
            sentence, inherited = reading.sentence_of(verb), {}
        candidate = _for_verb(reading, sentence, verb, word, inherited, attitudes)
        if candidate is not None and (attitudes or not candidate.attitude):
            yield candidate


def _for_verb(
    reading: Reading,
    sentence: Sentence,
    verb: Token,
    word: ReportingWord,
    inherited: dict[int, Token | None],
    attitudes: bool,
) -> Candidate | None:
    if _is_named_act(verb) or _is_trade(verb) or (verb.dep_ == "amod" and verb.tag_ in {"VBN", "VBG"}):
        return None  # "the importance of acknowledging ...", "advocate Ada Roe", "the announced price"
    cited = citation(verb)
    if cited is not None:
        return _passed_on(reading, sentence, cited)
    speaker = inherited[verb.i] if verb.i in inherited else _speaker(sentence, verb)
    if not reading.quoted(verb) and (speaker is None or reading.quoted(speaker)):
        speaker = _subject_of_cue(reading, sentence, verb)  # not a word of the quotation before it
    found = None
    if not _closes(verb, sentence.end) and not parts_subject(verb, sentence):
        found = complement(verb, word, sentence.end, attitudes=attitudes)
    if found is None:
        candidate = preposed_content(reading, sentence, verb, word, speaker)
        if candidate is not None and unsaid(verb):
            return None
        if candidate is not None and candidate.source is not None:
            hand_on(reading, sentence, verb, reading.doc[candidate.source.head], inherited)
        return candidate
    if found.frame == "clause" and is_anothers(verb, found.start):
        return None
    if speaker is None and not is_passive(verb):
        speaker = _fallback(verb)
    hand_on(reading, sentence, verb, speaker, inherited, found)
    end = _content_end(reading, sentence, verb, found, inherited)
    content = reading.span(found.start, end)
    if content.end <= content.start or (speaker is None and _agentless(verb)):
        return None
    accused = _antecedent(verb) if found.frame.startswith("obj+") else None
    return Candidate(
        content=(content,) if accused is None else (phrase(reading, accused).span, content),
        cue=_cue(reading, verb, found.cue_end),
        cue_token=verb.i,
        source=_source(reading, speaker, content),
        rule=f"verb-{found.frame}",
        attitude=found.frame in word.attitudes or unsaid(verb),
    )


def _passed_on(reading: Reading, sentence: Sentence, cited: Citation) -> Candidate | None:
    """What stands before "..., Reuters quoted Moreno as saying"; what stands behind it is for "saying" to report."""
    word = reporting_word(cited.saying)
    if word is None or complement(cited.saying, word, sentence.end, attitudes=False) is not None:
        return None
    found = preposed_content(reading, sentence, cited.verb, word, cited.speaker, passed_on=True)
    source = phrase(reading, cited.speaker) if cited.speaker is not None else None
    cue = reading.span(cited.verb.i, cited.saying.i + 1)
    return None if found is None else found.moved(source=source, cue=cue, cue_token=cited.saying.i)


def _speaker(sentence: Sentence, verb: Token) -> Token | None:
    """Who speaks, by the parse; for participles by position where the parse hung them on a noun."""
    if verb.tag_ == "VBG":
        cited = citation_before(verb)
        found = with_subject(verb) if cited is None else cited.speaker
        if found is not None:
            return found
        if is_participle(verb) and base(verb.dep_) not in {"advcl", "conj", "xcomp"}:
            return main_subject(verb, sentence.start) or subject(verb)
        if any(t.lemma_.lower() in DOCUMENTS for t in verb.doc[max(verb.i - _NEAR, sentence.start) : verb.i]):
            return subject(verb) or main_subject(verb, sentence.start)  # "issued a statement today declaring"
        return subject(verb) or _subject_behind(sentence, verb)
    found = subject(verb)
    inside = found is not None and any(token.tag_ == "WP$" for token in found.lefts)  # "Roe, whose party leads, called"
    return past_apposition(verb, found) if inside or verb.tag_ in _FINITE_TAGS else found


def _subject_behind(sentence: Sentence, verb: Token) -> Token | None:
    """The subject of the clause behind a participle that opens its sentence: "Alleging fraud, Chile now waits"."""
    if verb.i > sentence.start + 1:
        return None
    doc = verb.doc
    for comma in range(verb.i + 1, sentence.end):
        if doc[comma].text == ",":
            for token in doc[comma + 1 : min(comma + _NEXT_CUE, sentence.end)]:
                own = own_subject(token) if token.tag_ in _FINITE_TAGS else None
                if own is not None and own.i > comma:
                    return own
    return None


def _subject_of_cue(reading: Reading, sentence: Sentence, verb: Token) -> Token | None:
    """Who speaks by the cue before a participle that goes on after it: '"We wish him well," the board said, adding'."""
    if not is_participle(verb) or verb.lower_ in _ANSWERING:
        return None
    for position in range(verb.i - 2, max(verb.i - _NEXT_CUE, sentence.start), -1):
        cue = verb.doc[position]
        if cue.tag_ in {"VBD", "VBZ"} and reporting_word(cue) is not None and not reading.quoted(cue):
            return own_subject(cue) or left_subject(cue)
    return None


def _antecedent(verb: Token) -> Token | None:
    """Whom a relative clause is about that he is the object of: "the men, whom they accused of theft"."""
    pronoun = next((child for child in verb.lefts if child.dep_ == "obj" and child.tag_ == "WP"), None)
    found = resolved(pronoun, verb) if pronoun is not None else None
    return None if found == pronoun else found


def _is_named_act(verb: Token) -> bool:
    """Whether a participle names an act that nobody is said to do: "the importance of acknowledging realities"."""
    if verb.tag_ != "VBG" or base(verb.dep_) not in {"acl", "nmod"} or verb.head.lemma_.lower() in OCCASIONS:
        return False
    return any(child.lower_ in {"of", "for"} for child in verb.lefts)


def _is_trade(verb: Token) -> bool:
    """Whether it is no verb but what somebody is, before his name: "her agent, advocate Ada Roe, said"."""
    following = verb.doc[verb.i + 1 : verb.i + 2]
    return verb.lower_ in roles() and any(token.ent_type_ == "PERSON" for token in following)


def _closes(verb: Token, end: int) -> bool:
    """Whether the verb can have no content on its right: "..., officials say, adding", "..., noted the document."."""
    if verb.i + 1 >= end:
        return True
    following = verb.doc[verb.i + 1]
    if following.text in {",", "."} and verb.i + 2 < end:
        behind = verb.doc[verb.i + 2]
        if behind.lower_ == "as" and _cited(behind):
            return True  # "..., Roe said, as reported by the Herald, a daily"
        if behind.lower_ in _ADDED and not any(t.text == "," for t in verb.doc[verb.i + 2 : end]):
            return True
        return behind.tag_ == "VBG" and reporting_word(behind) is not None
    return inverted(verb, end)


def _agentless(verb: Token) -> bool:
    """Whether nobody is said to have spoken: "Asked about the money, he ...", "the group was accused of ..."."""
    if any(child.lower_ in {"when", "once", "if"} for child in verb.lefts):
        return True
    return verb.tag_ == "VBN" and (is_passive(verb) or not any(base(child.dep_) == "aux" for child in verb.lefts))


def _fallback(verb: Token) -> Token | None:
    return left_subject(verb) if verb.tag_ in {"VBD", "VBZ", "VBP", "VBN"} else None


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


def _content_end(
    reading: Reading, sentence: Sentence, verb: Token, found: Complement, inherited: dict[int, Token | None]
) -> int:
    """One past the last token of the content."""
    end = found.end
    if found.frame == "clause":
        main = base(verb.dep_) in {"root", "ROOT"} or verb.i in inherited or is_participle(verb)
        end = sentence.end if main else _to_border(reading, sentence, max(end, verb.right_edge.i + 1))
    else:
        end = _to_closing_mark(verb.doc, found.start, _with_modifiers(verb, found))
    for child in verb.rights:
        after = child.left_edge.i >= found.start and child.i > found.start
        if not after or base(child.dep_) != "conj" or _agrees_with_content(verb, child, found):
            continue
        if found.frame.endswith("inf") and is_infinitive(child) and child.left_edge.i - end in {0, 1}:
            end = child.right_edge.i + 1  # "urged them to stay and not to fight", whatever the parser hangs it on
        else:
            end = min(end, _with_conjunction(child))
    for position in range(found.start + 1, min(end, sentence.end)):
        before = reading.wording.lower[position - 1]
        if position in inherited or (before in _LEAVING and _leaves(reading, sentence, verb, position)):
            end = position
            break
        joins = before in {"and", "but"} and found.frame != "inf" and _repeats(reading, verb, position)
        if joins and (found.frame != "clause" or _of_another_tense(reading, verb, found.start, position)):
            end = position
            break
    return _trimmed(reading, found.start, end)


def _to_border(reading: Reading, sentence: Sentence, end: int) -> int:
    """Content does not end in the midst of a phrase: on to the next mark or conjunction, if one is near."""
    doc = reading.doc
    for position in range(end, min(end + 15, sentence.end)):
        if doc[position].is_punct or doc[position].pos_ in {"CCONJ", "SCONJ"} or doc[position].tag_ in _FINITE_TAGS:
            return position if doc[position].is_punct or position == end else end
    return end


def _agrees_with_content(verb: Token, coordinated: Token, found: Complement) -> bool:
    """Whether a coordinated verb has the tense of the content and not of the reporting verb.

    "said he opposes the deal and will vote against it" reports the vote; "said so and left the room" does not.
    """
    if found.frame != "clause":
        return False
    opening = verb.doc[coordinated.left_edge.i : coordinated.i]
    if any(token.lower_ == "that" and token.dep_ == "mark" for token in opening):
        return True  # "that it was ..., and that it also ..."
    if coordinated.left_edge.i > 0 and opening[:1].text in {"and", "but"} and own_subject(coordinated) is not None:
        return True  # without a comma: "said it was a friend and there was proof"
    finite = [t.tag_ for t in verb.doc[found.start : coordinated.left_edge.i] if t.tag_ in _FINITE_TAGS]
    own = next((t.tag_ for t in (*coordinated.lefts, coordinated) if t.tag_ in _FINITE_TAGS), "")
    return not finite or (own != verb.tag_ and own in {*finite, "MD"})


def _repeats(reading: Reading, verb: Token, position: int) -> bool:
    """Whether a verb of the same form follows the "and": "noted the importance of it and reiterated his stance"."""
    tag = reading.wording.tags[position]
    return tag == verb.tag_ and tag in _FINITE_TAGS


def _of_another_tense(reading: Reading, verb: Token, start: int, position: int) -> bool:
    """Whether the past after "and" cannot go on with the content: "stressed that it is urgent and gave figures"."""
    if verb.tag_ != "VBD" or reading.quoted(reading.doc[position]) or reading.doc[position].pos_ != "VERB":
        return False
    tags = set(reading.wording.tags[start:position])
    return bool(tags & _FINITE_TAGS) and tags.isdisjoint({"VBD", "VBN"})


def _leaves(reading: Reading, sentence: Sentence, verb: Token, position: int) -> bool:
    """Whether the content ends here: ", according to", ", and others said", '," in an interview with'."""
    doc = reading.doc
    token, before = doc[position], doc[position - 1]
    if before.text == ";" and not reading.quoted(token):
        return _reports(doc, position, sentence.end)
    if before.text not in BREAKS or reading.quoted(token):
        return False
    if token.lower_ == "according" or (token.lower_ == "as" and _cited(token)):
        return True
    if token.tag_ == "VBG" and (before.text in {"—", "–"} or _reacted_to(token)):
        return True
    if token.lower_ in {"in", "during", "at"}:
        nouns = [t for t in doc[position : min(position + 9, sentence.end)] if t.pos_ == "NOUN"]
        return bool(nouns) and nouns[0].lemma_.lower() in OCCASIONS and not _finite(doc, position, sentence.end)
    if token.lower_ in {"and", "but", "while"} and before.text == ",":
        for other in doc[position + 1 : min(position + 12, sentence.end)]:
            if other.tag_ in _FINITE_TAGS:
                word = reporting_word(other) if other.tag_ == verb.tag_ and other.pos_ == "VERB" else None
                return word is not None and "clause" in word.frames
    return False


def _reports(doc: Doc, position: int, end: int) -> bool:
    """Whether somebody else speaks after a semicolon: "prices would not rise; the economist called that a dream"."""
    following = doc[position : min(position + _NEXT_CUE, end)]
    return any(t.tag_ in {"VBD", "VBZ"} and reporting_word(t) is not None and own_subject(t) for t in following)


def _reacted_to(participle: Token) -> bool:
    """Whether a participle tells what the words led to: ", prompting a response from", ", drawing criticism"."""
    if participle.lower_ not in _LEADING_TO:
        return False
    return any(child.dep_ == "obj" and child.lemma_.lower() in _REACTIONS for child in participle.rights)


def _cited(token: Token) -> bool:
    """Whether "as" opens a second attribution: ", as cited by a newspaper"."""
    doc = token.doc
    return token.i + 2 < len(doc) and doc[token.i + 1].tag_ == "VBN" and doc[token.i + 2].lower_ in {"by", "in"}


def _finite(doc: Doc, start: int, end: int) -> bool:
    return any(token.tag_ in _FINITE_TAGS for token in doc[start:end])


def _with_modifiers(verb: Token, found: Complement) -> int:
    """The end of an object with what follows it closely: "concern at the fate of the prisoners"."""
    end = found.end
    whole = verb.lower_.startswith(("express", "voic"))  # "expressed disappointment in the lack of progress"
    for child in verb.rights:
        label = base(child.dep_)
        if child.left_edge.i != end or label not in {"obl", "nmod", "acl", "xcomp", "advcl"}:
            continue
        first = verb.doc[child.left_edge.i]
        opening = verb.doc[first.i + 1].lower_ if first.text == "," else first.lower_
        if opening in _TEMPORAL or child.dep_ in {"obl:unmarked", "obl:tmod"}:
            break
        beside = first.lower_ in {"in", "on", "at", "during"} and child.dep_ != "acl:relcl"
        if beside and not whole and not _of_what_is_said(found, child):
            break
        end = child.right_edge.i + 1
    return end


def _of_what_is_said(found: Complement, child: Token) -> bool:
    """Whether a phrase tells more of a short object: "called for a reset in their ties", not "in an interview"."""
    short = child.left_edge.i - found.start <= _SHORT
    return (
        short
        and child.pos_ in {"NOUN", "PROPN"}
        and child.lower_ not in TIME_WORDS
        and child.lemma_.lower() not in OCCASIONS
    )


def _to_closing_mark(doc: Doc, start: int, end: int) -> int:
    """An object in marks ends with them where another act follows: "predicted ‘a good meeting’ and left"."""
    if doc[start].text not in {"‘", "“"}:
        return end
    closing = "’" if doc[start].text == "‘" else "”"
    close = next((i for i in range(start + 1, end) if doc[i].text == closing), end)
    return close + 1 if close + 1 < end and doc[close + 1].lower_ in {"and", "but"} else end


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
        or (doc[end - 1].text in {".", ",", ";", ":", "—", "–", "-"} and not reading.quoted(doc[end - 1]))
    ):
        end -= 1
    return end
