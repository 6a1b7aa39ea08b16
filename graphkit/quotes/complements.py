"""The complements of a reporting verb that hold what was said, and where they end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.quotes.lexicon import ReportingWord, reporting_nouns, reporting_verbs, verb_lemma
from graphkit.quotes.sources import TIME_WORDS, base

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Complement", "complement", "key", "reporting_word"]

_PREPOSITIONS = frozenset("of for as on to about against with at upon that".split())
_ADJUNCT_LEADS = frozenset("in on at during to after before of through via with from this last earlier".split())
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
        if child.dep_ == "compound:prt":
            return f"{lemma}_{child.lower_}"
    return lemma


def reporting_word(verb: Token) -> ReportingWord | None:
    """The lexicon's entry for a verb, with its particle if the lexicon knows that pair."""
    words = reporting_verbs()
    lemma = verb_lemma(verb.lower_)
    return (words.get(key(verb)) or words.get(lemma)) if lemma else None


@dataclass(frozen=True, slots=True)
class _Slot:
    kind: str
    token: Token
    start: int
    end: int


def complement(verb: Token, word: ReportingWord, end: int, *, attitudes: bool) -> Complement | None:
    """The first frame of ``word`` that the verb's right side fills, or None.

    Args:
        verb: The verb.
        word: Its entry in the lexicon.
        end: One past the last token of its sentence.
        attitudes: Whether frames that report thoughts count.
    """
    frames = word.frames | word.attitudes if attitudes else word.frames
    hearer = "hearer" in frames
    if "clause" in frames:
        found = _that_clause(verb, end, hearer, "obj" in frames)
        if found is not None:
            return found
    denies = word.classes[0] in {"denied", "accused"}
    slots = list(_slots(verb))
    return (
        _two_part(verb, end, frames, slots)
        or _clausal(verb, frames, slots, hearer)
        or _nominal(verb, frames, slots, hearer, denies)
        or (_bare_clause(verb, end, hearer) if "clause" in frames else None)
    )


def _slots(verb: Token) -> Iterator[_Slot]:
    """The right dependents that may hold content, in order, each with what kind it is."""
    for child in verb.rights:
        label = base(child.dep_)
        start, end = child.left_edge.i, child.right_edge.i + 1
        if start < verb.i:
            continue
        marks = [mark for mark in child.lefts if base(mark.dep_) in {"mark", "case"}]
        lead = marks[0].lower_ if marks else ""
        if label in {"ccomp", "xcomp", "advcl"}:
            kind = _clause_kind(child, label, lead)
            if kind:
                yield _Slot(kind, child, start, end)
        elif label in {"obj", "iobj"}:
            yield _Slot("obj", child, start, end)
            yield from _inside(child)
        elif label == "obl" and lead in _PREPOSITIONS:
            yield _Slot(lead, child, marks[0].i + 1, end)
        elif label == "parataxis" and start > verb.i + 1 and verb.doc[start - 1].text in {":", ","}:
            yield _Slot("clause", child, start, end)


def _clause_kind(child: Token, label: str, lead: str) -> str:
    if lead == "to" and child.pos_ in {"VERB", "AUX"}:
        return "inf"
    if any(mark.lower_ == "to" and mark.tag_ == "TO" for mark in child.lefts):
        return "inf"
    if label == "advcl":
        return lead if lead in _PREPOSITIONS else ""
    if child.tag_ == "VBG" and not any(base(c.dep_) in {"nsubj", "aux"} for c in child.lefts):
        return lead if lead in _PREPOSITIONS else "ing"
    if label == "ccomp":
        return "clause"
    if any(base(c.dep_) in {"nsubj", "mark"} for c in child.lefts):
        return lead if lead in _PREPOSITIONS - {"that"} else "clause"
    return "small"


def _inside(noun: Token) -> Iterator[_Slot]:
    """Complements the parser hung on the object: "accused [the bank of printing money]"."""
    for child in noun.rights:
        marks = [mark for mark in child.lefts if base(mark.dep_) in {"mark", "case"}]
        if not marks or child.i < noun.i:
            continue
        label, lead = base(child.dep_), marks[0].lower_
        if label in {"nmod", "acl"} and lead in _PREPOSITIONS - {"to"}:
            yield _Slot("~" + lead, child, marks[0].i + 1, child.right_edge.i + 1)
        elif label == "acl" and lead == "to":
            yield _Slot("~inf", child, marks[0].i, child.right_edge.i + 1)
        elif label == "nmod" and lead == "to":
            yield _Slot("~to", child, marks[0].i + 1, child.right_edge.i + 1)


def _two_part(verb: Token, end: int, frames: frozenset[str], slots: list[_Slot]) -> Complement | None:
    """Frames of an object and what is said of it: "accused him of lying", "called her a liar"."""
    first = next((slot for slot in slots if slot.kind == "obj"), None)
    for frame in (
        "obj+of",
        "obj+as",
        "obj+for",
        "obj+on",
        "obj+with",
        "obj+to",
        "obj+inf",
        "hearer+on",
        "hearer+about",
    ):
        if frame not in frames:
            continue
        wanted = frame.partition("+")[2]
        second = next((slot for slot in slots if slot.kind.lstrip("~") == wanted and slot.start > verb.i), None)
        if first is None and second is not None and wanted in {"as", "of"} and base(verb.dep_) == "acl":
            return Complement(frame, second.start, second.end, verb.i + 1)  # "which he described as ..."
        if frame.startswith("hearer"):
            if second is not None:
                return Complement(frame, second.start, second.end, verb.i + 1)
        elif first is not None and second is not None and second.start > first.start:
            return Complement(frame, first.start, max(first.end, second.end), verb.i + 1)
    if "small" in frames and first is not None:
        second = next((slot for slot in slots if slot.kind == "small" and slot.start > first.start), None)
        if second is None:
            objects = [slot for slot in slots if slot.kind == "obj"]
            second = objects[1] if len(objects) > 1 else None
        if second is not None:
            return Complement("small", first.start, max(first.end, second.end), verb.i + 1)
        quoted = _quoted_name(verb, end, first)
        if quoted:
            return Complement("small", first.start, quoted, verb.i + 1)
    for frame in ("on+inf", "upon+inf", "to+inf"):
        preposition = frame.partition("+")[0]
        found = next((slot for slot in slots if slot.kind == preposition), None)
        if frame in frames and found is not None:
            last = max((slot.end for slot in slots if slot.kind == "inf"), default=found.end)
            return Complement(frame, found.start, max(last, found.end), found.start)
    return None


def _quoted_name(verb: Token, end: int, first: _Slot) -> int:
    """One past the words in marks that say what the object is called: 'called the show "a record"', else 0."""
    doc = verb.doc
    opening = next((i for i in range(first.start + 1, min(first.end + 3, end)) if doc[i].text in _OPENING), 0)
    if not opening:
        return 0
    closing = (i for i in range(opening + 1, min(opening + 30, end)) if doc[i].text in _CLOSING)
    return max(first.end, next(closing, opening) + 1)


def _clausal(verb: Token, frames: frozenset[str], slots: list[_Slot], hearer: bool) -> Complement | None:
    for slot in slots:
        if slot.kind == "clause" and "clause" in frames:
            return Complement("clause", _clause_start(verb, slot, hearer), slot.end, _cue_end(verb))
        if slot.kind == "inf" and "inf" in frames:
            return Complement("inf", _after_to(slot), slot.end, _cue_end(verb))
        if slot.kind == "ing" and "ing" in frames:
            return Complement("ing", slot.start, slot.end, _cue_end(verb))
        if slot.kind == "that" and "clause" in frames:
            return Complement("clause", slot.start, slot.end, _cue_end(verb))
    if hearer and "clause" in frames:
        inner = next((slot for slot in slots if slot.kind in {"~that"}), None)
        if inner is not None:
            return Complement("clause", inner.start, inner.end, _cue_end(verb))
    return None


def _nominal(verb: Token, frames: frozenset[str], slots: list[_Slot], hearer: bool, denies: bool) -> Complement | None:
    for slot in slots:
        if slot.kind in _PREPOSITIONS and slot.kind in frames:
            return Complement(slot.kind, slot.start, slot.end, slot.start)
        if slot.kind == "obj" and "obj" in frames and not hearer:
            start = 0 if denies else _said_clause(slot.token)
            if start:
                return Complement("clause", start, slot.end, _cue_end(verb))
            return Complement("obj", slot.start, slot.end, _cue_end(verb))
    return None


def _said_clause(noun: Token) -> int:
    """Where the clause of a reporting noun begins, 0 if it has none: "repeated his warning that ..."."""
    if noun.lemma_.lower() not in reporting_nouns():
        return 0
    for child in noun.rights:
        mark = next((left for left in child.lefts if left.lower_ == "that" and left.dep_ == "mark"), None)
        if mark is not None and child.dep_ != "acl:relcl":
            return mark.i + 1
    return 0


def _cue_end(verb: Token) -> int:
    for child in verb.rights:
        if child.dep_ == "compound:prt" and child.i == verb.i + 1:
            return child.i + 1
    return verb.i + 1


def _clause_start(verb: Token, slot: _Slot, hearer: bool) -> int:
    """First token of a clause, its subject included where the parser hung that on the reporting verb.

    In "said about half of the cut reflected losses" the subject may have become an adjunct of "said".
    """
    start = _after_that(slot)
    if hearer or start != slot.start:
        return start
    for child in verb.rights:
        if child.i >= start:
            break
        lead = verb.doc[child.left_edge.i].lower_
        if child.pos_ not in {"NOUN", "PROPN", "PRON", "NUM"} or child.lower_ in TIME_WORDS or child.i < verb.i + 1:
            continue
        if base(child.dep_) in {"obl", "obj"} and lead not in _ADJUNCT_LEADS and child.right_edge.i + 1 == start:
            return child.left_edge.i
    return start


def _after_that(slot: _Slot) -> int:
    doc = slot.token.doc
    start = slot.start
    while start < slot.end and (doc[start].is_punct or doc[start].is_space or doc[start].lower_ == "that"):
        if doc[start].lower_ == "that" and start + 1 < slot.end and not _complementizer(doc[start]):
            break
        start += 1
    return start


def _after_to(slot: _Slot) -> int:
    doc = slot.token.doc
    return slot.start + 1 if doc[slot.start].lower_ == "to" else slot.start


def _that_clause(verb: Token, limit: int, hearer: bool, transitive: bool) -> Complement | None:
    """A "that" soon after the verb opens the content, whatever the parse: "said this week that", "told him that"."""
    doc = verb.doc
    end = min(limit, verb.i + 14)
    has_noun = False
    for position in range(verb.i + 1, end):
        token = doc[position]
        if token.lower_ == "that":
            if position + 1 >= end or (has_noun and not hearer) or not _complementizer(token):
                return None
            return Complement(
                "clause", position + 1, max(verb.right_edge.i + 1, _clause_end(verb, limit, position)), _cue_end(verb)
            )
        if token.tag_ in {"VBD", "VBZ", "VBP", "MD", "WDT", "WP", "WRB"} or token.text in {":", ";", "“", '"'}:
            return None
        if token.pos_ in {"NOUN", "PROPN", "PRON"} and not _adverbial(token):
            has_noun = True
        if transitive and has_noun and not hearer:
            return None
    return None


def _clause_end(verb: Token, end: int, position: int) -> int:
    """The end of a clause by marks alone: the next comma, dash or participle, where the parse does not reach."""
    doc = verb.doc
    for index in range(position + 2, end):
        token = doc[index]
        if token.text in {",", ";", "—", "–", "."}:
            return index
        if token.pos_ == "CCONJ" and index + 1 < end and doc[index + 1].tag_ == "VBG":
            return index
    return end


def _complementizer(that: Token) -> bool:
    """Whether "that" opens a clause and is no pronoun: "said that is wrong", "said that trips to ..."."""
    following = that.doc[that.i + 1]
    return following.pos_ not in {"VERB", "AUX"} or that.dep_ == "mark"


def _adverbial(noun: Token) -> bool:
    """Whether a noun between verb and "that" only says when, where or to whom: "on Monday", "in a statement"."""
    top = noun
    for _ in range(6):
        if base(top.dep_) in {"obl", "advmod"} or any(child.dep_ == "case" for child in top.lefts):
            return True
        if base(top.dep_) in {"compound", "nmod", "amod", "flat", "conj", "appos", "nummod"}:
            top = top.head
        else:
            break
    return top.lower_ in TIME_WORDS


def _bare_clause(verb: Token, end: int, hearer: bool) -> Complement | None:
    """A finite clause right after the verb that the parser did not see as one: "telling him he is ..."."""
    doc = verb.doc
    subjects = 0
    start = verb.i + 1
    for position in range(verb.i + 1, min(end, verb.i + 16)):
        token = doc[position]
        if token.text in {",", ";", ":"} or token.tag_ in {"WDT", "WP", "WRB", "TO"}:
            return None
        if token.tag_ in {"VBD", "VBZ", "VBP", "MD"} and token.pos_ in {"VERB", "AUX"}:
            if not subjects or (hearer and start == verb.i + 1):
                return None
            return Complement(
                "clause", start, max(verb.right_edge.i + 1, _clause_end(verb, end, position)), _cue_end(verb)
            )
        if token.pos_ in {"NOUN", "PROPN", "PRON"}:
            subjects += 1
            following = doc[position + 1] if position + 1 < len(doc) else token
            if hearer and start == verb.i + 1 and following.pos_ not in {"NOUN", "PROPN", "PART"}:
                start = position + 1
    return None
