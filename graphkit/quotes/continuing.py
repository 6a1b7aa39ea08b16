"""Verbs that go on with the speaker of one before them: "said so, adding ...", "said he would not and said ..."."""

from __future__ import annotations

from bisect import bisect_left

from graphkit.gazetteer import roles
from graphkit.quotes.complements import Complement, complement, reporting_word
from graphkit.quotes.lexicon import ReportingWord, verb_lemma
from graphkit.quotes.reading import Reading, Sentence
from graphkit.quotes.sources import DOCUMENTS, base
from graphkit.tokens import FINITE, Token

__all__ = ["BREAKS", "hand_on", "is_participle"]

BREAKS = frozenset({",", "”", '"', "’", "'", "—", "–", "--", "''", "»"})
"""Marks before a participle that opens a new member of the sentence."""

_GOING_ON = frozenset({"VBG", "VBD", "VBZ", "VBP", "VBN"})
"""Tags of verbs that go on reporting after another."""

_WHO_ACT = ("er", "or", "ist", "ian", "man", "men", "people", "ee", "ant", "side", "camp", "family")
"""Endings of nouns for people, whom no list can hold: "the miners were tired and accused the firm"."""

_LEADING = 3
"""Words from "went" to the verb it leads to: "went on to say"."""


def hand_on(
    reading: Reading,
    sentence: Sentence,
    verb: Token,
    speaker: Token | None,
    inherited: dict[int, Token | None],
    found: Complement | None = None,
) -> None:
    """Later verbs of the sentence that go on reporting have the same source: ", adding that", "but noted that"."""
    if speaker is None or reading.quoted(verb):
        return
    later = reading.reporting
    for position in later[bisect_left(later, verb.i + 2) : bisect_left(later, sentence.end)]:
        if position in inherited or reading.wording.tags[position] not in _GOING_ON:
            continue
        token = reading.doc[position]
        if not reading.quoted(token) and (is_participle(token) or _is_coordinated(token, verb, found)):
            inherited[position] = speaker
            if _leads_on(token):
                inherited[position + _LEADING] = speaker  # "went on to say"


def is_participle(token: Token) -> bool:
    """Whether a reporting participle opens a new member of the sentence: ', adding', '" and accusing'."""
    if token.tag_ != "VBG" or token.i < 2:
        return False
    word = reporting_word(token)
    if word is None or not word.frames:
        return False
    before = token.doc[token.i - 1]
    following = token.nbor() if token.i + 1 < len(token.doc) else token
    if before.tag_ in FINITE and reporting_word(before) is not None:
        return following.lower_ == "that" or following.text == ":"  # "..., Roe said adding that"
    if before.pos_ in {"ADV", "CCONJ"} or before.lower_ == "while":
        before = token.doc[token.i - 2]
        if token.doc[token.i - 1].lower_ in {"and", "while", "but"} and before.text not in BREAKS:
            return token.dep_ == "conj" and token.head.tag_ == "VBG"
    return before.text in BREAKS


def _is_coordinated(token: Token, verb: Token, found: Complement | None) -> bool:
    """Whether a verb goes on with the subject of ``verb``: "admitted that ... but noted that", "said ... and said"."""
    if token.tag_ not in {"VBD", "VBZ", "VBP", "VBN"} or token.pos_ != "VERB" or token.i + 1 >= len(token.doc):
        return False
    before = token.doc[token.i - 1]
    if before.pos_ == "ADV":
        before = token.doc[token.i - 2]
    if before.lower_ not in {"and", "but"}:
        return False
    word = reporting_word(token)
    if token.tag_ in {verb.tag_, "VBN"} and _goes_on_to_report(token):
        return True
    if word is None or not word.frames:
        return False
    if token.tag_ == verb.tag_ and "clause" in word.frames and token.doc[token.i + 1].lower_ == "that":
        return True
    return found is not None and found.frame == "clause" and _resumes(token, verb, word, found.start)


def _goes_on_to_report(token: Token) -> bool:
    """Whether a verb leads to one that reports, or to a thought told with it: "went on to say", "believed that"."""
    if _leads_on(token):
        return reporting_word(token.doc[token.i + _LEADING]) is not None
    word, following = reporting_word(token), token.doc[token.i + 1 : token.i + 2]
    leads = bool(following) and following[0].lower_ == "that"
    return leads and word is not None and "clause" in word.attitudes


def _leads_on(token: Token) -> bool:
    """Whether "on to" follows a verb, and a verb behind it."""
    following = token.doc[token.i + 1 : token.i + 1 + _LEADING]
    return len(following) == _LEADING and [t.lower_ for t in following[:-1]] == ["on", "to"]


def _resumes(token: Token, verb: Token, word: ReportingWord, start: int) -> bool:
    """Whether a reporting verb after "and" has the subject of ``verb`` and not of what that reports.

    It has where the tenses say so, "said he would not agree and called for talks", where a comma parts them, and
    where it is the same verb again. "He said the party met and demanded talks" tells what the party did.
    """
    tense = "VBD" if verb.tag_ == "VBN" else verb.tag_
    own = "VBD" if token.tag_ == "VBN" else token.tag_
    if own != tense or complement(token, word, token.sent.stop, attitudes=False) is None:
        return False
    if verb_lemma(token.lower_) == verb_lemma(verb.lower_):
        return True
    doc = verb.doc
    told = doc[start : token.i]
    finite = [t.tag_ for t in told if t.tag_ in FINITE and t.dep_ != "acl:relcl"]
    finite += ["VBD" for t in told if t.tag_ == "VBN" and base(t.dep_) == "ccomp"]  # "cartoons amounted to"
    parted = doc[token.i - 2].text == "," or doc[token.i - 3].text == ","
    return bool(finite) and (own not in finite or parted or _is_of_a_thing(token, start) or _turns_on(token, start))


def _turns_on(token: Token, start: int) -> bool:
    """Whether it acts on the only one named: "noted that Norstat had known of it and accused it of lying"."""
    named = [t for t in token.doc[start : token.i] if t.ent_type_ in {"PERSON", "ORG", "GPE"} and t.ent_iob_ == "B"]
    first = len(named) == 1 and base(token.head.dep_) == "ccomp" and named[0].i < token.head.i
    words = [t.lower_ for t in token.doc[token.i + 1 : token.i + 3]]
    return first and len(words) == 2 and words[0] in {"it", "him", "her", "them"} and words[1] in {"of", "to", "for"}


def _is_of_a_thing(token: Token, start: int) -> bool:
    """Whether a verb has been joined to one whose subject cannot speak: "said the talks were over and accused Roe"."""
    joined = token.head
    if token.dep_ != "conj" or joined.i < start:
        return False
    thing = next((child for child in joined.lefts if base(child.dep_) in {"nsubj", "expl"}), None)
    if thing is None or thing.pos_ != "NOUN" or thing.ent_type_:
        return thing is not None and thing.tag_ == "EX"
    noun = thing.lemma_.lower()
    return noun not in roles() and noun not in DOCUMENTS and not noun.endswith(_WHO_ACT)
