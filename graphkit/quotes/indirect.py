"""Indirect and mixed speech by syntax: a reporting verb, its subject, and the complement that holds what was said."""

from __future__ import annotations

from collections.abc import Iterator

from graphkit.gazetteer import roles
from graphkit.quotes.adjectives import taken_for_adjective
from graphkit.quotes.answered import answered
from graphkit.quotes.apposed import described
from graphkit.quotes.called import calls_it_behind
from graphkit.quotes.citations import Citation, citation, citation_before
from graphkit.quotes.clauses import behind_aside, is_anothers
from graphkit.quotes.complements import Complement, complement, reporting_word
from graphkit.quotes.continuing import hand_on, is_participle
from graphkit.quotes.endings import before_occasion, cited_again, content_end
from graphkit.quotes.lexicon import ReportingWord, verb_lemma
from graphkit.quotes.nouns import stated
from graphkit.quotes.passives import passive_speech
from graphkit.quotes.positions import inverted, left_subject, main_subject, past_apposition, with_subject
from graphkit.quotes.preposed import parts_subject, preposed_content
from graphkit.quotes.reading import Candidate, Reading, Sentence, Source
from graphkit.quotes.sources import (
    DOCUMENTS,
    OCCASIONS,
    base,
    is_passive,
    own_subject,
    phrase,
    resolved,
    subject,
)
from graphkit.quotes.speakers import PAPERS
from graphkit.quotes.subjects import named_subject, subject_at
from graphkit.quotes.times import tells_when
from graphkit.quotes.unsaid import unsaid
from graphkit.records import CharSpan
from graphkit.tokens import FINITE, Token

__all__ = ["indirect_speech"]

_NEAR = 4
"""Tokens between a document and the participle that says what is in it."""

_NEXT_CUE = 12
"""Tokens from a comma or a participle within which the next cue stands."""

_ADDED = frozenset({"as", "with", "although", "though", "while"})
"""Words after the comma behind a cue that add something to the sentence: "..., he said, as both sides met"."""

_SHOWING = frozenset({"show", "find", "demonstrate"})
"""What documents do that say something."""

_JUDGING = frozenset(
    "court judge justice magistrate tribunal jury panel inquiry commission committee watchdog auditor ombudsman "
    "regulator coroner investigator".split()
)
"""Who finds that something is so, and says so."""

_BEFORE_NAME = 3
"""Words before a name among which an office stands."""

_ASKED = frozenset({"asked", "pressed", "questioned", "quizzed"})
_ANSWERING = frozenset({"responding", "replying", "reacting"})
"""Participles behind which stands what somebody else has said: "responding to the charge that they lied"."""


_INTRODUCING = frozenset("speaking talking commenting writing tweeting".split())
"""Participles that tell what somebody speaks about, and not what he says of it."""


def indirect_speech(reading: Reading, *, attitudes: bool = False) -> Iterator[Candidate]:
    """Propose a quote for every reporting verb that has content.

    Args:
        reading: The document.
        attitudes: Also propose thoughts and wishes, for comparison with corpora that annotate them.
    """
    sentence: Sentence | None = None
    inherited: dict[int, Token | None] = {}
    for position in reading.reporting:
        verb = reading.doc[position]
        if reading.wording.parts[position] != "VERB" or (verb.tag_ == "NN" and verb.dep_ == "compound"):
            taken = stated(reading, verb)
            if taken is not None:
                yield taken
            continue
        word = reporting_word(verb)
        if word is None or not (word.frames or attitudes or (word.attitudes and not reading.quoted(verb))):
            continue
        if sentence is None or position >= sentence.end:
            sentence, inherited = reading.sentence_of(verb), {}
        following = reading.wording.lower[position + 1 : position + 2]
        told = position in inherited and following == ["that"]  # "said the bridge was safe and believed that"
        thoughts = attitudes or told or _of_a_paper(verb) or _told_thoughts(reading, sentence, verb, word)
        if not word.frames and not thoughts:
            continue
        candidate = _for_verb(reading, sentence, verb, word, inherited, thoughts)
        if candidate is None or (candidate.attitude and not attitudes):
            continue
        if candidate.source is not None:
            candidate.source = described(reading, verb, candidate.source)
        yield candidate


def _for_verb(
    reading: Reading,
    sentence: Sentence,
    verb: Token,
    word: ReportingWord,
    inherited: dict[int, Token | None],
    attitudes: bool,
) -> Candidate | None:
    if verb.dep_ == "amod" and (candidate := taken_for_adjective(reading, sentence, verb, word)) is not None:
        hand_on(reading, sentence, verb, reading.doc[candidate.source.head] if candidate.source else None, inherited)
        return candidate
    if _is_named_act(verb) or _is_trade(verb) or (verb.dep_ == "amod" and verb.tag_ in {"VBN", "VBG"}):
        return None  # "the importance of acknowledging ...", "advocate Ada Roe", "the announced price"
    cited = citation(verb)
    if cited is not None:
        return _passed_on(reading, sentence, cited)
    told = passive_speech(reading, sentence, verb, word) or answered(reading, verb, word)
    if told is not None:
        return told
    speaker = inherited[verb.i] if verb.i in inherited else named_subject(reading, verb, _speaker(sentence, verb))
    if not reading.quoted(verb) and (speaker is None or reading.quoted(speaker)):
        speaker = _subject_of_cue(reading, sentence, verb)  # not a word of the quotation before it
    found = None
    if not _closes(verb, word, sentence.end) and not parts_subject(verb, sentence):
        found = complement(verb, word, sentence.end, attitudes=attitudes)
    if found is None or tells_when(verb, found):
        candidate = preposed_content(reading, sentence, verb, word, speaker)
        if candidate is not None and unsaid(verb):
            return None
        if candidate is not None and candidate.source is not None:
            hand_on(reading, sentence, verb, reading.doc[candidate.source.head], inherited)
        return candidate
    fronted = _is_fronted(sentence, verb)
    if _reports_nothing(reading, sentence, verb, found):
        return None
    if fronted and not _is_question(verb, found):
        return None  # "Asked about Peru, he said"
    if speaker is None and not is_passive(verb):
        speaker = _fallback(verb)
    hand_on(reading, sentence, verb, speaker, inherited, found)
    end = content_end(reading, sentence, verb, found, inherited)
    end = _before_answer(reading, sentence, found.start, end) if fronted else end
    if found.frame == "clause" and "denied" in word.classes and "obj" in word.frames:
        end = before_occasion(verb.doc, found.start, end)
    start = found.start + (verb.doc[found.start].text == ",")  # "said that, if it rained, ..."
    content = reading.span(_whole_word(reading, start), end)
    if content.end <= content.start or (speaker is None and _agentless(verb)):
        return None
    accused = _antecedent(verb) if found.frame.startswith("obj+") else None
    return Candidate(
        content=(content,) if accused is None else (phrase(reading, accused).span, content),
        cue=_cue(reading, verb, found.cue_end),
        cue_token=verb.i,
        source=_source(reading, speaker, content),
        rule=f"verb-{found.frame}",
        attitude=unsaid(verb) or (not _is_told(verb, found, inherited) and _is_thought(reading, found, word, content)),
    )


def _reports_nothing(reading: Reading, sentence: Sentence, verb: Token, found: Complement) -> bool:
    """Whether what a verb holds is another's, or only what is spoken about or shown."""
    if found.frame == "clause":
        return is_anothers(verb, found.start) or _tells_by_whom(verb)
    opens = verb.i <= sentence.start + 1 or verb.nbor(-1).text == ","
    if found.frame in {"about", "of", "on"} and verb.lower_ in _INTRODUCING and opens:
        return True  # "Roe, commenting on the verdict, called it a farce"
    shows = found.frame == "to" and verb.tag_ == "VBG"  # '"Look," says Ada Roe, pointing to a cracked wall'
    return shows and max(reading.quotation_at[sentence.start : verb.i], default=-1) >= 0


def _is_fronted(sentence: Sentence, verb: Token) -> bool:
    """Whether a question opens the sentence of its answer: "Asked whether Peru would pay, Roe said no"."""
    opens = verb.lower_ in _ASKED and verb.i <= sentence.start + 1
    return opens and (verb.text.istitle() or verb.nbor(-1).lower_ == "when")


def _is_question(verb: Token, found: Complement) -> bool:
    """Whether something is asked and not only a subject named: "Pressed on whether Peru would pay"."""
    opening = verb.doc[found.start : found.start + 2]
    return found.frame == "clause" or any(t.tag_ in {"WRB", "WP"} or t.lower_ in {"whether", "if"} for t in opening)


def _before_answer(reading: Reading, sentence: Sentence, start: int, end: int) -> int:
    """Where a question ends that opens a sentence: at the comma before whoever answers it."""
    for token in reading.doc[start : sentence.end]:
        if token.tag_ in FINITE and reporting_word(token) is not None:
            subject_start = subject_at(reading, token)
            if subject_start is not None and reading.doc[subject_start - 1].text == ",":
                return min(subject_start - 1, end)
    return end


def _whole_word(reading: Reading, start: int) -> int:
    """Where the word of a token begins that the parser divided at its hyphen: "said Roe-Poe would stay"."""
    joined = (
        start > 1 and reading.wording.words[start - 1] == "-" and " " not in reading.wording.of(start - 2, start + 1)
    )
    return start - 2 if joined else start


def _told_thoughts(reading: Reading, sentence: Sentence, verb: Token, word: ReportingWord) -> bool:
    """Whether a verb of thinking may hold words that somebody has said: some stand in quotation marks behind it."""
    told = "clause" in word.attitudes and not reading.quoted(verb)
    return told and _holds_a_phrase(reading, reading.span(verb.i, sentence.end))


def _of_a_paper(verb: Token) -> bool:
    """Whether a document tells what it shows, "the survey found that prices fell", or a judge what is true."""
    if verb_lemma(verb.lower_) not in _SHOWING or not verb.i + 1 < len(verb.doc):
        return False
    own = own_subject(verb)
    if own is None or own.i > verb.i:
        return False
    subject_words = verb.doc[max(own.i - _BEFORE_NAME, own.sent.start) : verb.i]
    judges = verb.nbor().lower_ == "that" and any(token.lemma_.lower() in _JUDGING for token in subject_words)
    return judges or own.lemma_.lower() in PAPERS


def _is_told(verb: Token, found: Complement, inherited: dict[int, Token | None]) -> bool:
    """Whether a verb of thinking tells what somebody has said, by who it goes on for or by what its subject is."""
    return found.frame == "clause" and (verb.i in inherited or _of_a_paper(verb))


def _is_thought(reading: Reading, found: Complement, word: ReportingWord, content: CharSpan) -> bool:
    """Whether what a verb of thinking holds was only thought; of what stands in quotation marks there, it was said."""
    if found.frame not in word.attitudes:
        return False
    return found.frame != "clause" or not _holds_a_phrase(reading, content)


def _holds_a_phrase(reading: Reading, span: CharSpan) -> bool:
    """Whether several words of a span stand in quotation marks; one may stand there for other reasons: a “fixer”."""
    return any(" " in reading.text[one.start : one.end] for one in reading.quotations_in(span))


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
        if verb.lower_ == "adding" and (source := _accorded_to(sentence, verb)) is not None:
            return source
        if is_participle(verb) and base(verb.dep_) not in {"advcl", "conj", "xcomp"}:
            return main_subject(verb, sentence.start) or subject(verb)
        if any(t.lemma_.lower() in DOCUMENTS for t in verb.doc[max(verb.i - _NEAR, sentence.start) : verb.i]):
            return subject(verb) or main_subject(verb, sentence.start)  # "issued a statement today declaring"
        return subject(verb) or _subject_behind(sentence, verb)
    found = subject(verb)
    inside = found is not None and any(token.tag_ == "WP$" for token in found.lefts)  # "Roe, whose party leads, called"
    return past_apposition(verb, found) if inside or verb.tag_ in FINITE else found


def _accorded_to(sentence: Sentence, verb: Token) -> Token | None:
    """Who adds something behind "According to the ministry, Peru has signed, adding that"."""
    opening = verb.doc[sentence.start]
    source = opening.head
    return source if opening.lower_ == "according" and opening.i < source.i < verb.i and source.pos_ != "VERB" else None


def _subject_behind(sentence: Sentence, verb: Token) -> Token | None:
    """The subject of the clause behind a participle that opens its sentence: "Alleging fraud, Chile now waits"."""
    if verb.i > sentence.start + 1:
        return None
    doc = verb.doc
    for comma in range(verb.i + 1, sentence.end):
        if doc[comma].text == ",":
            for token in doc[comma + 1 : min(comma + _NEXT_CUE, sentence.end)]:
                own = own_subject(token) if token.tag_ in FINITE else None
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
    if verb.tag_ == "VBZ" and verb.i and verb.nbor(-1).tag_ == "TO":
        return True  # "responding to claims that he lied", a noun that the tagger took for a verb
    if verb.tag_ != "VBG":
        return False
    if verb.is_sent_start and verb.head == verb:
        return True  # "Saying goodbye was hard"
    if verb.dep_ == "csubj" and (verb.is_sent_start or verb.nbor(-1).pos_ in {"SCONJ", "VERB", "ADP"}):
        return True  # "found that ridiculing him stems from fear"
    if base(verb.dep_) not in {"acl", "nmod"} or verb.head.lemma_.lower() in OCCASIONS:
        return False
    return any(child.lower_ in {"of", "for"} for child in verb.lefts)


def _tells_by_whom(verb: Token) -> bool:
    """Whether a participle only tells who did it: "the measures announced by the government are too weak"."""
    if verb.tag_ not in {"VBD", "VBN"} or any(base(child.dep_) == "aux" for child in verb.lefts):
        return False
    return any(child.dep_ == "obl:agent" and child.left_edge.i == verb.i + 1 for child in verb.rights)


def _is_trade(verb: Token) -> bool:
    """Whether it is no verb but what somebody is, before his name: "her agent, advocate Ada Roe, said"."""
    following = verb.doc[verb.i + 1 : verb.i + 2]
    bare = verb.tag_ in {"VB", "VBP"} and verb.lower_ in roles()  # not "who accused Ada Roe of"
    return bare and any(token.ent_type_ == "PERSON" for token in following)


def _closes(verb: Token, word: ReportingWord, end: int) -> bool:
    """Whether the verb can have no content on its right: "..., officials say, adding", "..., noted the document."."""
    if verb.i + 1 >= end:
        return True
    following = verb.doc[verb.i + 1]
    if following.tag_ == "VBG" and is_participle(following):
        return True  # "..., Roe said adding that"
    if calls_it_behind(verb, end):
        return True  # "..., officials said on Monday, in what Peru called a raid"
    if following.text in {",", "."} and verb.i + 2 < end and behind_aside(verb, end) is None:
        behind = verb.doc[verb.i + 2]
        if behind.lower_ == "as" and cited_again(behind):
            return True  # "..., Roe said, as reported by the Herald, a daily"
        if behind.lower_ in _ADDED and not any(t.text == "," for t in verb.doc[verb.i + 2 : end]):
            return True
        return behind.tag_ == "VBG" and reporting_word(behind) is not None
    return "paren" in word.frames and inverted(verb, end)  # never in "Peru, whose side won, welcomed the result"


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
