"""Clauses by position: where the words themselves tell that content begins, whatever the parse."""

from __future__ import annotations

import itertools

from graphkit.quotes.lexicon import reporting_nouns, verb_lemma
from graphkit.quotes.sources import OCCASIONS, TIME_WORDS, base
from graphkit.tokens import FINITE, Token

__all__ = [
    "after_that",
    "bare_clause",
    "behind_aside",
    "behind_hearer",
    "behind_occasion",
    "clause_end",
    "hides_clause",
    "is_anothers",
    "long_clause",
    "rest_of_relative",
    "said_with_it",
    "that_clause",
]

_RELATIVE = frozenset({"WDT", "WP", "WRB"})
_CLAUSAL = FINITE | _RELATIVE
_RELATIVE_OR_TO = _RELATIVE | {"TO"}
_RELATIVE_HEADS = frozenset({"something", "anything", "nothing", "everything", "one", "those", "all"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})

_OPENING = frozenset({"DET", "PRON", "NOUN", "PROPN", "ADJ", "NUM"})
_NEWS = frozenset({"news", "report", "rumor", "rumour", "speculation", "finding", "verdict", "ruling"})
"""What else may be answered and tells something, besides the nouns that report."""

_FAR = 30
"""Tokens within which a clause has its verb."""

_ASIDE = frozenset("while although though because when as since before after until".split())
_OPENING_MARKS = frozenset({"“", '"', "``"})
_NOMINATIVE = frozenset({"he", "she", "they", "we", "i"})
_BELONGING = frozenset("despite because due without given amid unlike besides thanks instead following after".split())
"""Prepositions right behind a verb that open what was said."""

_EVENTS = frozenset("meeting talk game match session vote visit ceremony hearing trial tour race summit".split())
"""After what somebody says something, besides the occasions on which he does."""

_OPENS_NOMINAL = frozenset({"DT", "NNP", "NNPS", "PRP$", "EX"})
_HEARER_REACH = 8
"""Tokens of whom it was told to, the verb included."""

_REACH = 14
"""Tokens between a verb and its "that", a hearer and adverbials included."""


def that_clause(verb: Token, end: int, *, hearer: bool, transitive: bool) -> int | None:
    """First token after a "that" soon after the verb: "said this week that ...", "told him that ...".

    Args:
        verb: A reporting verb.
        end: One past the last token of its sentence.
        hearer: Whether a noun after the verb is who is spoken to.
        transitive: Whether it may be an object, which then owns the clause: "announced a plan that ...".
    """
    doc = verb.doc
    behind = behind_aside(verb, end)
    if behind is not None:
        return behind
    transitive = transitive and doc[verb.i + 1].pos_ != "ADP"  # "announced at a meeting in Lempira that ..."
    for position in range(verb.i + 1, min(end - 1, verb.i + _REACH)):
        token = doc[position]
        if token.lower_ == "that":
            joined = position > verb.i + 1 and doc[position - 1].lower_ in {"and", "but"}
            # "said Oslo had promised a decision and that people were waiting": what was said, and not promised
            return position + 1 if _opens_clause(token) and not joined else None
        if token.tag_ in _CLAUSAL or token.text in {":", ";", "“", '"'}:
            return None
        participle = token.tag_ == "VBG" or (token.lower_.endswith("ing") and verb_lemma(token.lower_))
        if participle and doc[position - 1].text == "," and doc[position + 1].lower_ == "that":
            return None  # "..., Roe said on Monday, adding that"
        made = token.lower_ == "it" and position == verb.i + 1  # "made it clear that"
        if token.dep_ == "det":
            continue  # "said this week that", whatever "this" was tagged
        if token.pos_ in _NOMINAL and not hearer and not made and (transitive or not _adverbial(token)):
            return None
    return None


def behind_aside(verb: Token, end: int) -> int | None:
    """First token after a "that" which an aside parts from its verb: "reported, citing two officials, that ..."."""
    doc = verb.doc
    if verb.i + 3 >= end or doc[verb.i + 1].text != ",":
        return None
    inside = list(itertools.takewhile(lambda token: token.text != ",", doc[verb.i + 2 : min(verb.i + _REACH, end - 2)]))
    that = verb.i + 3 + len(inside)
    parted = that + 1 < end and doc[that - 1].text == "," and doc[that].lower_ == "that" and doc[that].tag_ == "IN"
    return that + 1 if parted and inside and not any(token.tag_ in _CLAUSAL for token in inside) else None


def _opens_clause(that: Token) -> bool:
    """Whether "that" opens a clause and is no pronoun: not in "said that is wrong", but in "said that trips to ..."."""
    following, before = that.doc[that.i + 1], that.nbor(-1)
    if before.lower_ in _RELATIVE_HEADS and that.dep_ != "mark":
        return False  # "asked for help, something that Peru denied"
    points = that.tag_ == "DT" and that.dep_ == "det" and that.head.i > that.i and that.head.pos_ == "NOUN"
    if points and that.head.tag_ != "NNS":
        return False  # "disputed that account", but "promised that talks had failed"
    if following.lower_ in {"clear", "plain", "known"} and that.dep_ != "mark":
        return False  # "made that clear on Friday"
    return (
        that.dep_ == "mark"
        or following.pos_ not in {"VERB", "AUX"}
        or following.tag_ == "VBG"  # "said on Friday that painting the ferry took a year"
        or (following.tag_ == "VBZ" and following.pos_ == "VERB")
    )


def _adverbial(noun: Token) -> bool:
    """Whether a noun between verb and "that" only says when, where or to whom: "on Monday", "in a statement"."""
    top = noun
    for _ in range(6):
        if base(top.dep_) in {"obl", "advmod"} or any(child.dep_ == "case" for child in top.lefts):
            return True
        if base(top.dep_) not in {"compound", "nmod", "amod", "flat", "conj", "appos", "nummod"}:
            break
        top = top.head
    return top.lower_ in TIME_WORDS or top.head.lower_ == "following"  # "said following a vote in May that ..."


def bare_clause(verb: Token, end: int, *, hearer: bool) -> int | None:
    """First token of a finite clause right after the verb that the parser did not see: "telling him he is ..."."""
    doc = verb.doc
    start, subjects = verb.i + 1, 0
    for position in range(verb.i + 1, min(end, verb.i + _REACH + 2)):
        token = doc[position]
        if token.text == "," and subjects and not hearer and _is_aside(verb, position, end):
            return start
        if token.text in {",", ";", ":"} or token.tag_ in _RELATIVE_OR_TO:
            return None
        if subjects and _opens_another(token, verb):
            return None
        if token.tag_ in FINITE and token.pos_ in {"VERB", "AUX"}:
            if doc[position - 1].pos_ == "CCONJ":
                return None  # "said hello to the children and left"
            if doc[position - 1].tag_ == "EX":
                return position - 1  # "admitted at a press conference there was no proof"
            lacking = hearer and start == verb.i + 1  # "told reporters is ...": no subject of its own
            return start if subjects and not lacking else None
        if token.pos_ in _NOMINAL:
            subjects += 1
            following = doc[position + 1] if position + 1 < len(doc) else token
            if hearer and start == verb.i + 1 and following.pos_ not in {"NOUN", "PROPN", "PART"}:
                start = position + 1
    return None


def _is_aside(verb: Token, opening: int, end: int) -> bool:
    """Whether only an aside parts a subject from its verb: "alleged the couple, both 45, had laundered money"."""
    doc = verb.doc
    inside = list(itertools.takewhile(lambda t: t.text != "," and t.tag_ not in _CLAUSAL, doc[opening + 1 : end - 1]))
    closing = opening + 1 + len(inside)
    short = 0 < len(inside) < _HEARER_REACH and doc[closing].text == "," and verb.dep_ != "acl:relcl"
    return short and closing + 1 < len(doc) and doc[closing + 1].tag_ in FINITE


def _opens_another(token: Token, verb: Token) -> bool:
    """Whether a word opens a clause beside the verb's own: "has maintained the lead | while Peru follows".

    And "that" behind "and": "said Oslo had promised a decision and that people were waiting" is what was said.
    """
    if token.lower_ == "that" and token.i and token.nbor(-1).pos_ == "CCONJ":
        return True
    return token.lower_ in _ASIDE and token.dep_ == "mark" and token.head.head == verb


def behind_hearer(verb: Token, end: int) -> int | None:
    """What opens a clause soon after whom it was told to: "told The Halden Post he was not there yet".

    A name or an article does so behind a noun: "told the court the mine was his", "told lawmakers Oslo had agreed".
    """
    doc = verb.doc
    for position in range(verb.i + 1, min(end - 1, verb.i + _HEARER_REACH)):
        token = doc[position]
        if token.is_punct or token.tag_ in _CLAUSAL or token.pos_ in {"ADP", "SCONJ"}:
            return None
        if token.lower_ in _NOMINATIVE and doc[position + 1].tag_ in FINITE:
            return position if position > verb.i + 1 else None
        if token.tag_ in _OPENS_NOMINAL and _is_told(verb, position) and _has_verb(token, end):
            return position
    return None


def _is_told(verb: Token, position: int) -> bool:
    """Whether whom it was told to ends before a token: "told the court", "told reporters Monday"."""
    doc = verb.doc
    last = position - 1
    while last > verb.i and doc[last].lower_ in TIME_WORDS:
        last -= 1
    if last <= verb.i or doc[position].lower_ in TIME_WORDS or any(t.tag_ == "DT" for t in doc[verb.i + 2 : last]):
        return False
    definite = doc[verb.i + 1].tag_ in {"DT", "PRP$"} or doc[last].tag_ == "NNS"
    named = doc[position].tag_ == "DT" and doc[last].pos_ == "PROPN"  # "told the Herald the mayor lied"
    return named or (definite and doc[last].tag_ in {"NN", "NNS"})


def _has_verb(token: Token, end: int) -> bool:
    """Whether a nominal that begins here has a finite verb: "the mine was his", not "the truth".

    A name has it at once: in "told her lawyer Jon Roe she would go" it is the lawyer's.
    """
    doc = token.doc
    if token.pos_ == "PROPN":
        last = token.i
        while (
            last + 1 < end
            and doc[last + 1].pos_ == "PROPN"
            and not (doc[last].ent_type_ and doc[last + 1].ent_iob_ == "B")
        ):
            last += 1
        return last + 1 < end and doc[last + 1].tag_ in FINITE
    for position in range(token.i + 1, min(end, token.i + _HEARER_REACH)):
        other = doc[position]
        if other.is_punct or other.tag_ in _RELATIVE_OR_TO or other.pos_ in {"CCONJ", "SCONJ"}:
            return False
        if other.tag_ in FINITE:
            return other.dep_ != "acl:relcl"
    return False


def rest_of_relative(verb: Token, end: int) -> int | None:
    """First token of a clause whose subject is the relative pronoun: "which officials claimed were ordered"."""
    if verb.dep_ != "acl:relcl" or verb.i + 1 >= end:
        return None
    clause = [child for child in verb.rights if child.dep_ == "ccomp"]
    fronted = itertools.chain.from_iterable(child.lefts for child in clause)  # whatever the pronoun hangs on
    about = any(child.tag_ in {"WDT", "WP"} and base(child.dep_) != "nsubj" for child in verb.lefts)
    about = about or any(child.tag_ in {"WDT", "WP"} and child.i < verb.i for child in fronted)
    return verb.i + 1 if about and verb.doc[verb.i + 1].tag_ in FINITE else None


def behind_occasion(verb: Token, start: int) -> int:
    """Where a clause begins behind the time at which it was said: "said after the meeting, Peru would pay"."""
    doc = verb.doc
    lead = doc[start]
    event = lead.head
    if start != verb.i + 1 or lead.lower_ not in {"after", "following", "during", "before"} or lead.dep_ != "case":
        return start
    comma = event.right_edge.i + (event.right_edge.text != ",")
    told_then = event.lemma_.lower() in OCCASIONS | _EVENTS and comma + 1 < len(doc) and doc[comma].text == ","
    return comma + 1 if told_then else start


def said_with_it(verb: Token, start: int) -> bool:
    """Whether what stands between a verb and its clause belongs to the clause: "said despite the war, Peru would pay".

    Not when or where it was said: "said after the meeting, Peru would pay".
    """
    lead = verb.doc[verb.i + 1]
    if lead.lower_ not in _BELONGING or verb.doc[start - 1].text != "," or lead.dep_ != "case":
        return False
    told_then = lead.lower_ in {"after", "following"} and lead.head.lemma_.lower() in OCCASIONS | _EVENTS
    return not told_then and base(lead.head.dep_) == "obl" and lead.head.right_edge.i + 2 >= start


def is_anothers(verb: Token, start: int) -> bool:
    """Whether a clause tells what the verb answers, not what it says: "responded to claims by Roe that he lied"."""
    to = verb.doc[verb.i + 1] if verb.i + 1 < start else verb
    return to.lower_ == "to" and to.head.i < start and to.head.lemma_.lower() in reporting_nouns().keys() | _NEWS


def long_clause(verb: Token, end: int) -> int | None:
    """First token of a clause whose verb stands far from a verb that has no objects: "said the path to ... was long".

    A participle does for its verb where nothing else can: "said cleaning efforts proved to be futile".
    """
    doc = verb.doc
    start = verb.i + 1
    first = doc[start] if start < end else verb
    if first.pos_ not in _OPENING or first.lower_ in TIME_WORDS or not any(c.dep_ == "nsubj" for c in verb.lefts):
        return None
    noun = doc[start].pos_ in _NOMINAL
    for position in range(start + 1, min(end, start + _FAR)):
        token = doc[position]
        if token.text in _OPENING_MARKS:
            goes_on = noun and position + 1 < end and doc[position + 1].text.islower()
            return start if goes_on else None  # "said his words “amount to a threat”", not "wrote the novel “Fog”"
        if token.text in {",", ";", ":"} or token.tag_ in _RELATIVE or _opens_another(token, verb):
            return None
        if token.tag_ in FINITE and doc[position - 1].pos_ == "CCONJ":
            return None
        if (
            noun
            and token.pos_ in {"VERB", "AUX"}
            and (token.tag_ in FINITE or (token.tag_ == "VBN" and token.dep_ == "acl"))
        ):
            return start
        noun = noun or token.pos_ in _NOMINAL
    return None


def hides_clause(noun: Token, end: int) -> bool:
    """Whether an "object" is the subject of a clause the parser missed: "stated the government had announced"."""
    doc = noun.doc
    for position in range(noun.i + 1, min(end, noun.i + 10)):
        token = doc[position]
        if token.is_punct or token.tag_ in _RELATIVE_OR_TO or token.pos_ in {"CCONJ", "SCONJ"}:
            return False
        if token.lower_ in {"that", "as"}:
            return False
        if token.tag_ in FINITE and token.pos_ in {"VERB", "AUX"}:
            return token.dep_ != "acl:relcl"
    return False


def clause_end(position: int, end: int, verb: Token) -> int:
    """One past a clause by marks alone: up to the next comma, dash or coordinated participle.

    Args:
        position: A token near the beginning of the clause.
        end: One past the last token of the sentence.
        verb: Any token of the document.
    """
    doc = verb.doc
    for index in range(position + 2, end):
        token = doc[index]
        if token.text in {",", ";", "—", "–", "."}:
            return index
        if token.pos_ == "CCONJ" and index + 1 < end and doc[index + 1].tag_ == "VBG":
            return index
    return end


def after_that(token: Token, start: int, end: int) -> int:
    """First token of a clause after its "that" and marks, where there are some."""
    doc = token.doc
    while start < end and (doc[start].is_punct or doc[start].is_space or doc[start].lower_ == "that"):
        if doc[start].lower_ == "that" and start + 1 < end and not _opens_clause(doc[start]):
            break
        start += 1
    return start
