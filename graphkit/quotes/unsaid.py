"""Acts of speech that did not happen: denied, only demanded, possible, still to come, asked about or imagined."""

from __future__ import annotations

from graphkit.quotes.complements import reporting_word
from graphkit.quotes.lexicon import verb_lemma
from graphkit.quotes.sources import base
from graphkit.tokens import Token

__all__ = ["unsaid"]

_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "hardly", "neither", "nor"})
_CONDITIONS = frozenset({"if", "unless", "whether", "without"})
_REFUSALS = frozenset("decline refuse fail avoid forget hesitate stop".split())
_STILL_TO_DO = frozenset("have has need needs ought ready willing unwilling able unable likely due set bound".split())
"""What an infinitive hangs on that is yet to be done; "had to admit" is past and done."""

_SEEMING = frozenset({"appear", "seem", "claim", "profess", "purport"})
"""Verbs that ask for nothing: "appeared to suggest that the deal was dead" suggests it."""

_TOLD_AS_PAST = frozenset("later eventually subsequently afterwards finally then often always repeatedly only".split())
"""Adverbs with which "would" tells what was said: "would later admit", "would only say"."""

_ONESELF = frozenset({"himself", "herself", "themselves"})
_NAMING = frozenset({"identify", "introduce", "name"})
_NAMED = frozenset({"named", "identified", "called", "known", "quoted"})
"""What somebody asks to be, or not to be, who tells reporters his name."""

_ASKING = frozenset({"ask", "request", "want", "prefer", "wish"})
_IDENTITY = frozenset({"name", "names", "identity", "surname"})
_WITHHELD = frozenset("withheld used published printed changed revealed disclosed concealed protected".split())
"""What somebody asks to be done with his name, or not: "asked that his full name not be used"."""

_LONGEST_WISH = 12
"""Words in which he does."""

_LONGEST_CHAIN = 4
"""Verbs climbed from one that reports: "will have to come and accept" needs two."""


def unsaid(verb: Token) -> bool:
    """Whether the words were not said.

    Denied ("never said", "declined to say", "without saying"), imagined ("if he says no", "had she admitted"), asked
    about ("Did she promise ...?"), demanded ("must accept", "urged them to admit"), possible or still to come ("may
    warn", "will have to accept"). Who speaks of himself does what he says he may: "I must say that", "we can promise".

    Nor is it speech where somebody tells reporters his name: "who identified himself as Roe", "asked not to be named".

    Args:
        verb: A reporting verb.
    """
    if _tells_own_name(verb):
        return True
    governed = verb
    for _ in range(_LONGEST_CHAIN):
        if _denied(governed) or (not _in_first_person(governed) and (_modal(governed) or _inverted(governed))):
            return True
        governor, label = governed.head, base(governed.dep_)
        if governor == governed:
            return False
        if label == "conj" and governed.tag_ == governor.tag_ == "VB" and not _has_auxiliary(governed):
            governed = governor
            continue
        if label not in {"xcomp", "ccomp"} or not any(child.tag_ == "TO" for child in governed.lefts):
            return False
        if _keeps_from(governor) or (not _in_first_person(governor) and _demands(governor)):
            return True
        governed = governor
    return False


def _tells_own_name(verb: Token) -> bool:
    behind = [token.lower_ for token in verb.doc[verb.i + 1 : verb.i + 5]]
    if behind[:1] == ["that"] and not _IDENTITY.isdisjoint(behind):
        return any(token.lower_ in _WITHHELD for token in verb.doc[verb.i + 3 : verb.i + _LONGEST_WISH])
    if behind[:1] and behind[0] in _ONESELF:
        return verb_lemma(verb.lower_) in _NAMING or verb.lemma_ in _NAMING
    asked = behind[1:] if behind[:1] == ["not"] else behind
    if asked[:2] != ["to", "be"] or _NAMED.isdisjoint(asked[2:3]) or verb_lemma(verb.lower_) not in _ASKING:
        return False
    rest = verb.doc[verb.i + 3 + len(behind) - len(asked) + 1 :][:1]
    return not rest or rest[0].is_punct or rest[0].text.istitle() or rest[0].lower_ in {"as", "because", "by", "for"}


def _denied(verb: Token) -> bool:
    if any(c.lower_ in _NEGATIONS or (c.dep_ == "mark" and c.lower_ in _CONDITIONS) for c in verb.lefts):
        return True
    subject = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
    return subject is not None and any(child.lower_ in {"no", "neither"} for child in subject.lefts)


def _in_first_person(verb: Token) -> bool:
    return any(child.dep_ == "nsubj" and child.lower_ in {"i", "we"} for child in verb.children)


def _modal(verb: Token) -> bool:
    """Whether it may, must or will be said; "can confirm" and "would later admit" tell what is said."""
    modals = {child.lower_ for child in verb.lefts if child.tag_ == "MD"} - {"can"}
    return bool(modals) and not any(child.lower_ in _TOLD_AS_PAST for child in verb.lefts)


def _inverted(verb: Token) -> bool:
    """Whether an auxiliary opens the clause before its subject: "Did she say that", "Had she admitted that"."""
    auxiliaries = (child for child in verb.lefts if base(child.dep_) == "aux" and child.nbor().text != ",")
    auxiliary = next(auxiliaries, None)  # not in "It was, Roe said, a massacre"
    subject = next((child for child in verb.lefts if base(child.dep_) == "nsubj"), None)
    if auxiliary is None or subject is None or auxiliary.i > subject.i:
        return False
    return all(child.dep_ in {"cc", "punct"} for child in verb.lefts if child.i < auxiliary.i)


def _keeps_from(governor: Token) -> bool:
    return (verb_lemma(governor.lower_) or governor.lemma_.lower()) in _REFUSALS


def _demands(governor: Token) -> bool:
    """Whether an infinitive is only wanted, asked for or due: "urged them to admit", "has to accept"."""
    if governor.lower_ in _STILL_TO_DO:
        return True
    word = reporting_word(governor)
    if word is None or verb_lemma(governor.lower_) in _SEEMING:
        return False
    return not {"inf", "obj+inf"}.isdisjoint(word.frames | word.attitudes)


def _has_auxiliary(verb: Token) -> bool:
    return any(base(child.dep_) == "aux" or child.tag_ == "TO" for child in verb.lefts)
