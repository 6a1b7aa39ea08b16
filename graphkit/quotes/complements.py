"""The complements of a reporting verb that hold what was said, and where they end."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from graphkit.quotes.answered import ACCUSING
from graphkit.quotes.clauses import (
    after_that,
    bare_clause,
    behind_hearer,
    behind_occasion,
    clause_end,
    hides_clause,
    long_clause,
    rest_of_relative,
    said_with_it,
    that_clause,
)
from graphkit.quotes.deeds import is_deed
from graphkit.quotes.lexicon import ReportingWord, reporting_nouns, reporting_verbs, verb_lemma
from graphkit.quotes.objects import has_teller, is_person, is_source, said_clause
from graphkit.quotes.slots import PREPOSITIONS, VOICING, Slot, slots
from graphkit.quotes.sources import TIME_WORDS, base
from graphkit.tokens import FINITE, Token

__all__ = ["Complement", "complement", "key", "reporting_word"]

_ADJUNCT_LEADS = frozenset("in on at during to after before of through via with from this last earlier".split())
_TWO_PART = tuple("obj+of obj+as obj+for obj+on obj+with obj+against obj+to obj+inf hearer+on hearer+about".split())
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_DESCRIBING = frozenset({"DET", "ADJ", "NOUN", "PROPN", "ADP", "PRON", "NUM"})
_PARTICLES = frozenset({"compound:prt", "advmod"})
_AFTER_AS = frozenset({"DET", "ADJ", "PUNCT"})
_FRONTED = frozenset("as if since because although unless once".split())
_FAR = 12
"""Tokens behind a verb from which on a clause is hardly the one it reports."""

_MADE = frozenset({"clear", "plain", "known", "it"})
"""What something is made or put that is said: "made it clear that", "put it to Roe that"."""

_DONE_TO = frozenset({"recall", "question", "order", "project"})
"""Verbs that report nothing where their object is a person."""

_OF_WORDS = frozenset({"contest", "dismiss", "rebuff", "shrug_off", "brush_off"})
"""Verbs that answer only where their object is what somebody has said: "contested the claim", not "the election"."""

_NO_ANSWER = frozenset({"charge", "complaint"})
"""Words that are dismissed by what a court does."""

_WISHES = frozenset({"called for", "promised", "asked"})
"""Classes of words that are dismissed without an answer: "dismissed calls to step down"."""

_NEWS = frozenset("report rumor rumour suggestion speculation concern fear notion idea".split())
"""Nouns for what is told by nobody in particular."""

_POINTING = frozenset({"this", "that", "it", "so", "these"})
_OPENING = frozenset({"“", '"', "‘", "'", "``"})
_CLOSING = frozenset({"”", '"', "’", "'", "''"})


@dataclass(frozen=True, slots=True)
class Complement:
    """What a verb reports.

    Attributes:
        frame: The frame it fills ("clause", "obj+as").
        start: First token.
        end: One past the last token.
        cue_end: One past the last token that belongs to the cue ("called for", "pointed out").
    """

    frame: str
    start: int
    end: int
    cue_end: int


def key(verb: Token) -> str:
    """Lemma with particle: "point_out"."""
    lemma = verb_lemma(verb.lower_)
    for child in verb.rights:
        if child.dep_ in _PARTICLES:
            pair = f"{lemma}_{child.lower_}"
            if child.dep_ == "compound:prt" or pair in reporting_verbs():
                return pair
        if child.lower_ in _MADE and f"{lemma}_{child.lower_}" in reporting_verbs():
            return f"{lemma}_{child.lower_}"
    return lemma


def reporting_word(verb: Token) -> ReportingWord | None:
    """The lexicon's entry for a verb, with its particle if the lexicon knows that pair."""
    words = reporting_verbs()
    lemma = verb_lemma(verb.lower_)
    return (words.get(key(verb)) or words.get(lemma)) if lemma else None


@dataclass(frozen=True, slots=True)
class _Verb:
    """A verb with all that decides about its complement."""

    token: Token
    end: int
    frames: frozenset[str]
    slots: list[Slot]
    denies: bool

    @property
    def hearer(self) -> bool:
        """Whether its object is who is spoken to."""
        return "hearer" in self.frames

    def first(self, *kinds: str, after: int = -1) -> Slot | None:
        """The first slot of one of the kinds that begins after a token."""
        return next((slot for slot in self.slots if slot.kind in kinds and slot.start > after), None)


_AGAINST = frozenset({"denied", "rejected", "accused", "criticised"})


def complement(verb: Token, word: ReportingWord, end: int, *, attitudes: bool) -> Complement | None:
    """The first frame of ``word`` that the verb's right side fills, or None.

    Args:
        verb: The verb.
        word: Its entry in the lexicon.
        end: One past the last token of its sentence.
        attitudes: Whether frames that report thoughts count.
    """
    found = _complement(verb, word, end, attitudes=attitudes)
    if found is None or found.start >= end:  # cut off: "Ada Roe said that"
        return None
    return None if is_deed(verb, found.frame, found.start, found.end) else found


def _complement(verb: Token, word: ReportingWord, end: int, *, attitudes: bool) -> Complement | None:
    frames = word.frames | word.attitudes if attitudes else word.frames
    view = _Verb(verb, end, frames, list(slots(verb)), word.classes[0] in _AGAINST)
    clausal = "clause" in frames
    if clausal or "that" in frames:
        start = that_clause(verb, end, hearer=view.hearer, transitive="obj" in frames)
        if start is None and view.hearer:
            start = behind_hearer(verb, end)
        if start is not None:
            return _clause(view, start)
    found = _two_part(view) or _asked_to(view) or _small(view) or _called_on(view) or _clausal(view) or _nominal(view)
    if found is None and clausal:
        start = bare_clause(verb, end, hearer=view.hearer)
        if start is None:
            start = rest_of_relative(verb, end)
        if start is None and frames.isdisjoint({"obj", "hearer"}):
            start = long_clause(verb, end)
        return _clause(view, start) if start is not None else None
    return found


def _clause(view: _Verb, start: int) -> Complement:
    verb = view.token
    start = _with_fronted(view, start)
    return Complement("clause", start, max(verb.right_edge.i + 1, clause_end(start, view.end, verb)), _cue_end(verb))


def _with_fronted(view: _Verb, start: int) -> int:
    """Where a clause begins with the reason or condition before it: "said as nothing was ready, he would wait"."""
    verb, doc = view.token, view.token.doc
    fronted = verb.i + 2 < start and doc[verb.i + 1].lower_ in _FRONTED and doc[start - 1].text == ","
    bare = view.frames.isdisjoint({"obj", "hearer"}) and start < view.end and doc[start].lower_ != "that"
    return verb.i + 1 if fronted and bare else start


def _two_part(view: _Verb) -> Complement | None:
    """Frames of an object and what is said of it: "accused him of lying", "described it as a robbery"."""
    verb = view.token
    frames = [frame for frame in _TWO_PART if frame in view.frames]
    if not frames:
        return None
    first = view.first("obj") or view.first("small")  # "accused Mr Obi of": a name that the parser took for a predicate
    for frame in frames:
        lead, _, wanted = frame.partition("+")
        second = view.first(wanted, "~" + wanted, after=verb.i)
        if lead == "hearer":
            if second is not None:
                return Complement(frame, second.start, second.end, verb.i + 1)
        elif first is None:
            if second is not None and wanted in {"as", "of"} and base(verb.dep_) == "acl" and has_teller(verb):
                return Complement(frame, second.start, second.end, verb.i + 1)  # "which he described as ..."
        elif second is not None and second.start > first.start:
            if wanted == "as" and _acts_meanwhile(view, second):  # "rejects tax as senators push for more"
                before = second.start - (verb.doc[second.start].lower_ != "as")
                return Complement("obj", first.start, before, verb.i + 1) if "obj" in view.frames else None
            return Complement(frame, first.start, max(first.end, second.end), verb.i + 1)
        elif (
            second is not None and wanted == "as" and second.start <= verb.i + 3 and first.start - second.end in {0, 1}
        ):
            start = second.start + (verb.doc[second.start].lower_ == "as")
            return Complement(frame, start, first.end, start)  # 'dismissed as "absurd" a report that'
        elif wanted == "as" and "obj" not in view.frames and _is_called(view, first):
            return Complement(frame, first.start, first.end, verb.i + 1)
        elif frame == "obj+of":
            charge = _charge(view, first)
            if charge:
                return Complement(frame, first.start, max(first.end, charge), verb.i + 1)
    return None


def _acts_meanwhile(view: _Verb, second: Slot) -> bool:
    """Whether the noun behind "as" is one who acts, and not what the object is called."""
    if second.token.tag_ in {"VBZ", "VBP", "VBD"} and any(child.dep_ == "nsubj" for child in second.token.lefts):
        return True
    after = view.token.doc[second.token.i + 1] if second.token.i + 1 < view.end else view.token
    return after.tag_ in {"VBZ", "VBP", "VBD", "MD"} and base(after.dep_) != "acl" and after != view.token


def _is_called(view: _Verb, thing: Slot) -> bool:
    """Whether what a thing is called hangs on a word of its own: "dismissed the bill to ban work as a stunt"."""
    inside = view.token.doc[thing.token.i + 1 : thing.end - 1]
    return any(token.lower_ == "as" and token.dep_ == "case" and token.nbor().pos_ in _AFTER_AS for token in inside)


def _charge(view: _Verb, accused: Slot) -> int:
    """One past what somebody is accused of, 0 without: "accused Roe, Poe and their bank of printing money"."""
    doc = view.token.doc
    limit = clause_end(accused.token.i, view.end, view.token)
    if any(token.lower_ == "of" for token in doc[accused.token.i : limit]):
        return _before_time(view, accused.token.i, limit)
    for position in range(accused.token.i, min(accused.token.i + _FAR, view.end)):
        token = doc[position]
        if token.lower_ == "of":
            return clause_end(position, view.end, view.token)
        if token.pos_ not in {"PROPN", "NOUN", "ADJ", "DET", "NUM", "CCONJ", "PRON", "PART"} and token.text != ",":
            return 0
    return 0


def _before_time(view: _Verb, start: int, limit: int) -> int:
    """Where a charge ends before what had happened then: "accused Peru of bad faith | after it refused to pay"."""
    doc = view.token.doc
    of = next(i for i in range(start, limit) if doc[i].lower_ == "of")
    then = next((i for i in range(of + 2, limit) if doc[i].lower_ in {"after", "when", "while"}), limit)
    return then if any(token.tag_ in FINITE for token in doc[then:limit]) else limit


def _small(view: _Verb) -> Complement | None:
    """An object and what it is called: "called her a liar", 'called the show "a record"'."""
    first = view.first("small", "obj")  # "called the move a dream": either of them may have become the object
    if "small" not in view.frames or first is None or (first.kind == "small" and first.token.pos_ not in _NOMINAL):
        return None
    second = view.first("small", "obj", after=first.start)
    if second is None and view.token.doc[view.token.i + 1].text in _OPENING:
        return None  # 'the project called "Missing Map"' is named, not judged
    end = max(first.end, second.end) if second is not None else _quoted_name(view, first)
    return Complement("small", first.start, end, view.token.i + 1) if end else None


def _quoted_name(view: _Verb, first: Slot) -> int:
    """One past the words in marks that say what the object is called, else 0."""
    doc = view.token.doc
    openings = (i for i in range(first.start + 1, min(first.end + 3, view.end)) if doc[i].text in _OPENING)
    opening = next(openings, 0)
    if not opening:
        return 0
    closings = (i for i in range(opening + 1, min(opening + 30, view.end)) if doc[i].text in _CLOSING)
    return max(first.end, next(closings, opening) + 1)


def _asked_to(view: _Verb) -> Complement | None:
    """Somebody and what he is to do, where the parser takes him for its subject: "warned Oslo not to sign"."""
    task = view.first("inf") if "obj+inf" in view.frames else None
    if task is None or not any(base(child.dep_) == "nsubj" for child in task.token.lefts):
        return None
    return Complement("obj+inf", task.token.left_edge.i, task.end, _cue_end(view.token))


def _called_on(view: _Verb) -> Complement | None:
    """Somebody and what he is to do: "called on Israel to open the crossings"; not "a map called Amsel on the site"."""
    if view.token.tag_ == "VBN" and base(view.token.dep_) == "acl":
        return None
    for preposition in ("on", "upon", "to", "with"):
        found = view.first(preposition)
        beside = found is not None and not any(s.kind == "obj" and s.start < found.start for s in view.slots)
        if f"{preposition}+inf" in view.frames and found is not None and beside:  # not in "calls his mother on Sundays"
            task = view.first("inf", after=found.start)
            end = max(task.end, found.end) if task is not None else _task_end(view, found.end)
            return Complement(f"{preposition}+inf", found.start, end, found.start)
    return None


def _task_end(view: _Verb, end: int) -> int:
    """One past what those who are called on are to do, whatever the parser hung it on; ``end`` without a "to"."""
    doc = view.token.doc
    task = end
    if task < view.end and doc[task].text == ",":  # "appealed to the minister, Ada Roe, to act"
        inside = itertools.takewhile(lambda token: token.pos_ in _DESCRIBING, doc[task + 1 : view.end])
        closing = task + 1 + len(list(inside))
        task = closing + 1 if closing < view.end and doc[closing].text == "," else task + 1
    if task + 1 < view.end and doc[task].tag_ == "TO" and doc[task + 1].tag_ == "VB":
        return max(doc[task + 1].right_edge.i + 1, end)
    return end


def _clausal(view: _Verb) -> Complement | None:
    verb = view.token
    cue_end = _cue_end(verb)
    for slot in view.slots:
        if slot.kind == "obj" and "obj" in view.frames and not view.hearer:
            return None  # "cited a source for the claim that ...": the clause belongs to the object
        if slot.kind == "clause" and "clause" in view.frames:
            far = slot.start > verb.i + _FAR or verb.doc[slot.start - 1].text == ","  # "said the two, aged 4, were"
            near = _right_behind(view) if far else None
            start = behind_occasion(verb, _with_fronted(view, near or _clause_start(view, slot)))
            return Complement("clause", start, slot.end, cue_end)
        if slot.kind == "inf" and "inf" in view.frames:
            return Complement("inf", _after_to(slot), slot.end, cue_end)
        if slot.kind == "ing" and "ing" in view.frames:
            return Complement("ing", slot.start, slot.end, cue_end)
        if slot.kind == "that" and "clause" in view.frames:
            return Complement("clause", slot.start, slot.end, cue_end)
    inner = view.first("~that") if view.hearer and "clause" in view.frames else None
    return Complement("clause", inner.start, inner.end, cue_end) if inner is not None else None


def _right_behind(view: _Verb) -> int | None:
    """The word behind a verb that takes only a clause, where the parser saw none there: "said the family plans"."""
    following = view.token.doc[view.token.i + 1]
    nominal = following.pos_ in _NOMINAL | {"DET", "ADJ", "NUM"} and following.lower_ not in TIME_WORDS
    return following.i if nominal and view.frames.isdisjoint({"obj", "hearer"}) else None


def _nominal(view: _Verb) -> Complement | None:
    for slot in view.slots:
        if slot.kind in PREPOSITIONS and slot.kind in view.frames:
            return Complement(slot.kind, slot.start, slot.end, slot.start)
        if (slot.token.lower_ in _POINTING or slot.token.tag_ == "WP") and "clause" in view.frames and not view.denies:
            return None  # "mentioned this in Halden", "explain what the vote means"
        if verb_lemma(view.token.lower_) in _DONE_TO and is_person(slot.token, slot.end):
            return None  # "recalled its ambassador", "questioned the former minister"
        if verb_lemma(view.token.lower_) == "cite" and is_source(slot.token, slot.end):
            return None  # "citing people familiar with the matter"
        if key(view.token) in _OF_WORDS and not _is_of_words(slot.token):
            return None
        shifted = slot.kind == "small" and slot.token.pos_ == "NOUN" and view.first("obj") is None
        if not (slot.kind == "obj" or shifted) or "obj" not in view.frames or (view.hearer and _hears(view, slot)):
            continue  # shifted: "condemned on Monday in the strongest terms the regime's execution of ..."
        if "clause" in view.frames and hides_clause(slot.token, view.end):
            return _clause(view, slot.start)
        start = 0 if view.denies else said_clause(slot.token) or _clause_behind(view, slot)
        if start > slot.end:
            return _clause(view, start)
        return Complement("clause" if start else "obj", start or slot.start, slot.end, _cue_end(view.token))
    return None


def _hears(view: _Verb, slot: Slot) -> bool:
    """Whether an object is who is spoken to: "promised voters a new law", not "promised a new law"."""
    person = slot.token.tag_ not in {"NN", "NNS"} or is_person(slot.token, slot.end)
    return person or (slot.end < view.end and view.token.doc[slot.end].pos_ in {"DET", "ADJ", "NUM", "NOUN", "PROPN"})


def _is_of_words(noun: Token) -> bool:
    """Whether a noun is what somebody has said, and whoever answers it speaks as well."""
    lemma = noun.lemma_.lower()
    word = reporting_nouns().get(lemma)
    told = word is not None and lemma not in _NO_ANSWER and _WISHES.isdisjoint(word.classes)
    return told or lemma in ACCUSING or (lemma in _NEWS and noun.tag_ == "NNS")


def _clause_behind(view: _Verb, slot: Slot) -> int:
    """Where a clause begins right after what is voiced, else 0: "voiced disappointment that so little was done"."""
    if slot.end + 1 >= view.end or verb_lemma(view.token.lower_) not in VOICING:
        return 0
    that = view.token.doc[slot.end]
    return that.i + 1 if that.lower_ == "that" and that.tag_ == "IN" else 0


def _cue_end(verb: Token) -> int:
    for child in verb.rights:
        if child.dep_ == "compound:prt" and child.i == verb.i + 1:
            return child.i + 1
    return verb.i + 1


def _clause_start(view: _Verb, slot: Slot) -> int:
    """First token of a clause, its subject included where the parser hung that on the reporting verb.

    In "said about half of the cut reflected losses" the subject may have become an adjunct of "said".
    """
    start = after_that(slot.token, slot.start, slot.end)
    if not view.hearer and said_with_it(view.token, start):
        return view.token.i + 1
    if view.hearer or any(token.lower_ == "that" for token in slot.token.doc[slot.start : start]):
        return start
    for child in view.token.rights:
        if child.i >= slot.start:
            break
        lead = child.doc[child.left_edge.i].lower_
        if child.pos_ not in {"NOUN", "PROPN", "PRON", "NUM"} or child.lower_ in TIME_WORDS:
            continue
        if (
            base(child.dep_) in {"obl", "obj", "iobj"}
            and lead not in _ADJUNCT_LEADS
            and child.right_edge.i + 1 == slot.start
        ):
            return child.left_edge.i
    return start


def _after_to(slot: Slot) -> int:
    return slot.start + 1 if slot.token.doc[slot.start].lower_ == "to" else slot.start
