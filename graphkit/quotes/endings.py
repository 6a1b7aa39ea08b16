"""Where what is said ends: at the next act, at another attribution, or where the sentence goes on by itself."""

from __future__ import annotations

import itertools

from graphkit.quotes.complements import Complement, reporting_word
from graphkit.quotes.continuing import BREAKS, is_participle
from graphkit.quotes.lexicon import reporting_nouns, verb_lemma
from graphkit.quotes.reading import Reading, Sentence
from graphkit.quotes.sources import OCCASIONS, TIME_WORDS, base, is_infinitive, own_subject
from graphkit.quotes.subjects import subject_by_words
from graphkit.tokens import FINITE, Token

__all__ = ["before_occasion", "cited_again", "content_end"]

_PAST = frozenset({"VBD", "VBZ", "VBP", "VBN"})
_LEAVING = BREAKS | {";"}

_NEXT_CUE = 12
"""Tokens after a semicolon within which the next cue stands."""

_SHORT = 3
"""Tokens of an object that says little by itself: "a reset", "new efforts"."""

_LEADING_TO = frozenset("prompting sparking triggering drawing eliciting provoking earning attracting".split())
_REACTIONS = frozenset(
    "response reaction reply criticism condemnation anger outrage fury backlash rebuke applause laughter praise "
    "ridicule protest denial retort cheer jeer".split()
)
"""What words lead to."""

_NAMING = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON"})

_APPOSED = frozenset({"a", "an", "something", "which"})
"""Words that open what is added to a sentence as a whole."""

_TEMPORAL = frozenset("after before when while as since until once amid during following".split())
"""Words that open when something is or was said."""


def content_end(
    reading: Reading, sentence: Sentence, verb: Token, found: Complement, inherited: dict[int, Token | None]
) -> int:
    """One past the last token of the content.

    Args:
        reading: The document.
        sentence: The verb's sentence.
        verb: The verb that reports it.
        found: Where it begins, and in which frame.
        inherited: Later verbs of the sentence that report something else.
    """
    end = found.end
    if found.frame == "clause":
        main = base(verb.dep_) in {"root", "ROOT"} or verb.i in inherited or is_participle(verb)
        unfinished = not _finite(verb.doc, found.start, end)  # "said that the site, a “mouthpiece”, | had ..."
        end = sentence.end if main or unfinished else _to_border(reading, sentence, max(end, verb.right_edge.i + 1))
    else:
        end = _to_closing_mark(verb.doc, found.start, _with_modifiers(verb, found))
    for child in verb.rights:
        after = child.left_edge.i >= found.start and child.i > found.start
        joined = base(child.dep_) == "conj" or (found.frame != "clause" and _acts_itself(child))
        if not after or not joined or _agrees_with_content(verb, child, found):
            continue
        if found.frame == "obj" and _is_one_more(child):
            end = child.right_edge.i + 1
        elif found.frame.endswith("inf") and is_infinitive(child) and child.left_edge.i - end in {0, 1}:
            end = child.right_edge.i + 1  # "urged them to stay and not to fight", whatever the parser hangs it on
        else:
            end = min(end, _with_conjunction(child))
    if found.frame == "obj+inf":
        end = _with_others_asked(verb.doc, end, sentence.end)
    for position in range(found.start + 1, min(end, sentence.end)):
        before = reading.wording.lower[position - 1]
        leaves = before in _LEAVING and position > found.start + 1  # not in "said that, according to Roe, ..."
        something = reading.wording.lower[position : position + 2] == [
            "something",
            "that",
        ]  # "..., something that Peru saw"
        if before == "," and (
            something
            or _is_behind_words(reading, found.start, position)
            or _others_tell_of_it(reading, position, sentence.end)
        ):
            end = position
            break
        if position in inherited or (leaves and _leaves(reading, sentence, verb, position)):
            end = position
            break
        joins = before in {"and", "but"} and found.frame != "inf" and _repeats(reading, verb, position)
        if joins and (found.frame != "clause" or _of_another_tense(reading, verb, found.start, position)):
            end = position
            break
    return _trimmed(reading, found.start, end)


def _is_behind_words(reading: Reading, start: int, position: int) -> bool:
    """Whether words in marks are all that was said: 'said “it must be stopped”, as he met the envoy'."""
    around = reading.quotation_at[start]
    if around < 0 or reading.quotation_at[position - 2] != around:
        return False
    return reading.wording.lower[position] in _TEMPORAL and reading.quotation_at[position] != around


def _others_tell_of_it(reading: Reading, position: int, end: int) -> bool:
    """Whether the sentence ends with what others say of what was said: ", a plan his party denounced as a farce"."""
    doc = reading.doc
    if reading.wording.lower[position] not in _APPOSED or reading.quotation_at[position] >= 0:
        return False
    before = itertools.takewhile(lambda token: token.text != ",", doc[position + 2 : min(position + _NEXT_CUE, end)])
    verb = next((t for t in before if t.tag_ in _PAST and t.pos_ == "VERB"), None)
    if verb is None or reporting_word(verb) is None or any(token.text == "," for token in doc[verb.i : end]):
        return False
    first = verb.i
    while doc[first - 1].pos_ in {"AUX", "ADV"}:
        first -= 1
    teller = doc[first - 1]
    if teller.i <= position + (doc[position].tag_ == "DT") or teller.left_edge.i <= position:
        return False
    if teller.lower_ in {"he", "she", "they", "it"}:  # "a charge he denies", not "a man he called a liar"
        return doc[position + 1].lemma_.lower() in reporting_nouns()
    apart = teller.tag_ in {"NNS", "NNP", "NNPS"} or doc[teller.left_edge.i].tag_ in {"DT", "PRP$"}
    return apart and teller.pos_ in {"NOUN", "PROPN"}


def _acts_itself(verb: Token) -> bool:
    """Whether "and" leads to somebody who does something: "called Peru a friend, and Roe urged it to pay"."""
    opening = {token.lower_ for token in verb.doc[verb.left_edge.i : verb.i][:2]}
    return not opening.isdisjoint({"and", "but"}) and verb.tag_ in FINITE and own_subject(verb) is not None


def _to_border(reading: Reading, sentence: Sentence, end: int) -> int:
    """Content does not end in the midst of a phrase: on to the next mark or conjunction, if one is near."""
    doc = reading.doc
    for position in range(end, min(end + 15, sentence.end)):
        if doc[position].is_punct or doc[position].pos_ in {"CCONJ", "SCONJ"} or doc[position].tag_ in FINITE:
            return position if doc[position].is_punct or position == end else end
    return end


def _is_one_more(noun: Token) -> bool:
    """Whether a noun that the parser hung on the verb is one more object: "the arrest of Roe, and the silence"."""
    joined = any(child.dep_ == "cc" and child.lower_ in {"and", "as", "or"} for child in noun.lefts)
    own = any(base(child.dep_) in {"nsubj", "cop", "aux"} for child in noun.children)
    return joined and noun.pos_ in {"NOUN", "PROPN"} and not own


def _with_others_asked(doc: list[Token], end: int, limit: int) -> int:
    """With the others who are asked without their verb: "urged Roe to leave, Poe to talk and Oslo to pay"."""
    position = end
    while position < limit - 2 and doc[position].lower_ in {",", "and"}:
        position += 1
        while position < limit - 1 and (doc[position].pos_ in _NAMING or doc[position].lower_ == "and"):
            position += 1
        if doc[position].tag_ != "TO" or doc[position - 1].pos_ not in {"NOUN", "PROPN", "PRON"}:
            break
        position = end = min(doc[position + 1].right_edge.i + 1, limit)
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
    joined = bool(opening) and opening[0].text in {"and", "but"} and opening[0].i > 0
    if joined and own_subject(coordinated) is not None:
        return True  # without a comma: "said it was a friend and there was proof"
    finite = [t.tag_ for t in verb.doc[found.start : coordinated.left_edge.i] if t.tag_ in FINITE]
    own = next((t.tag_ for t in (*coordinated.lefts, coordinated) if t.tag_ in FINITE), "")
    return not finite or (own != verb.tag_ and own in {*finite, "MD"})


def _repeats(reading: Reading, verb: Token, position: int) -> bool:
    """Whether a verb of the same form follows the "and": "noted the importance of it and reiterated his stance".

    Behind closing marks it may be taken for an adjective: 'called it "a farce" and threatened sanctions'.
    """
    tag = reading.wording.tags[position]
    if position > 1 and reading.doc[position - 2].is_quote and tag == "VBN" and verb.tag_ == "VBD":
        return verb_lemma(reading.wording.lower[position]) != ""
    return tag == verb.tag_ and tag in FINITE


def _of_another_tense(reading: Reading, verb: Token, start: int, position: int) -> bool:
    """Whether the past after "and" cannot go on with the content: "stressed that it is urgent and gave figures"."""
    if verb.tag_ != "VBD" or reading.quoted(reading.doc[position]) or reading.doc[position].pos_ != "VERB":
        return False
    tags = set(reading.wording.tags[start:position])
    return bool(tags & FINITE) and tags.isdisjoint({"VBD", "VBN"})


def _leaves(reading: Reading, sentence: Sentence, verb: Token, position: int) -> bool:
    """Whether the content ends here: ", according to", ", and others said", '," in an interview with'."""
    doc = reading.doc
    token, before = doc[position], doc[position - 1]
    if before.text == ";" and not reading.quoted(token):
        return _reports(reading, position, sentence.end)
    if before.text not in BREAKS or reading.quoted(token):
        return False
    if token.tag_ == "NN" and token.lower_.endswith("ing") and verb_lemma(token.lower_):
        return position + 1 < sentence.end and doc[position + 1].lower_ == "that"  # "warning that", taken for a noun
    if token.lower_ == "according" or (token.lower_ == "as" and cited_again(token)):
        return True
    if token.tag_ == "VBG" and (before.text in {"—", "–"} or _reacted_to(token)):
        return True
    if token.lower_ in {"in", "during", "at"}:
        nouns = [t for t in doc[position : min(position + 9, sentence.end)] if t.pos_ == "NOUN"]
        return bool(nouns) and nouns[0].lemma_.lower() in OCCASIONS and not _finite(doc, position, sentence.end)
    if token.lower_ in {"and", "but", "while"} and before.text == ",":
        for other in doc[position + 1 : min(position + 12, sentence.end)]:
            if other.tag_ in FINITE:
                alike = other.tag_ == verb.tag_ or {other.tag_, verb.tag_} == {"VBP", "VBZ"}
                word = reporting_word(other) if alike and other.pos_ == "VERB" else None
                return word is not None and ("clause" in word.frames or token.lower_ != "and")
    return False


def _reports(reading: Reading, position: int, end: int) -> bool:
    """Whether somebody else speaks after a semicolon: "prices would not rise; the economist called that a dream"."""
    for token in reading.doc[position : min(position + _NEXT_CUE, end)]:
        if token.tag_ not in {"VBD", "VBZ", "VBN"} or reporting_word(token) is None:
            continue
        named = subject_by_words(reading, token)
        if (named is not None and named.ent_type_ == "PERSON") or (token.tag_ != "VBN" and own_subject(token)):
            return True
    return False


def _reacted_to(participle: Token) -> bool:
    """Whether a participle tells what the words led to: ", prompting a response from", ", drawing criticism"."""
    if participle.lower_ not in _LEADING_TO:
        return False
    return any(child.dep_ == "obj" and child.lemma_.lower() in _REACTIONS for child in participle.rights)


def cited_again(token: Token) -> bool:
    """Whether "as" opens a second attribution: ", as cited by a newspaper"."""
    doc = token.doc
    return token.i + 2 < len(doc) and doc[token.i + 1].tag_ == "VBN" and doc[token.i + 2].lower_ in {"by", "in"}


def _finite(doc: list[Token], start: int, end: int) -> bool:
    return any(token.tag_ in FINITE for token in doc[start:end])


def _with_modifiers(verb: Token, found: Complement) -> int:
    """The end of an object with what follows it closely: "concern at the fate of the prisoners"."""
    end = found.end
    whole = verb.lower_.startswith(("express", "voic"))  # "expressed disappointment in the lack of progress"
    for child in verb.rights:
        label = base(child.dep_)
        if child.left_edge.i == end and found.frame == "obj" and _is_one_more(child):
            end = child.right_edge.i + 1  # "condemned the raid, as well as the silence of Oslo"
            continue
        if child.left_edge.i == end and label == "ccomp" and _tells_what(verb, found, end):
            end = child.right_edge.i + 1  # "denied accusations by Peru that it had paid"
            continue
        if child.left_edge.i != end or label not in {"obl", "nmod", "acl", "xcomp", "advcl"}:
            continue
        first = verb.doc[child.left_edge.i]
        opening = verb.doc[first.i + 1].lower_ if first.text == "," else first.lower_
        if opening in _TEMPORAL or child.dep_ in {"obl:unmarked", "obl:tmod"}:
            break
        added = first.text == "," and found.frame == "obj" and opening != "including"
        if added and verb.doc[first.i + 1].tag_ == "VBG":
            break  # "reported its first flight, joining a small group"
        beside = first.lower_ in {"in", "on", "at", "during"} and child.dep_ != "acl:relcl"
        if beside and not whole and not _of_what_is_said(found, child):
            break
        end = child.right_edge.i + 1
    return end


def _tells_what(verb: Token, found: Complement, position: int) -> bool:
    """Whether a clause with "that" tells what an object says, which the parser hung on the verb."""
    told = {token.lemma_.lower() for token in verb.doc[found.start : found.end]} & reporting_nouns().keys()
    return found.frame == "obj" and bool(told) and verb.doc[position].lower_ == "that"


def _of_what_is_said(found: Complement, child: Token) -> bool:
    """Whether a phrase tells more of a short object: "called for a reset in their ties", not "in an interview"."""
    short = child.left_edge.i - found.start <= _SHORT
    return (
        short
        and child.pos_ in {"NOUN", "PROPN"}
        and child.lower_ not in TIME_WORDS
        and child.lemma_.lower() not in OCCASIONS
    )


def _to_closing_mark(doc: list[Token], start: int, end: int) -> int:
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


_OCCASIONS = frozenset({"after", "when", "before", "while", "until", "since"})
"""Words behind what somebody denies that tell when he did."""


def before_occasion(doc: list[Token], start: int, end: int) -> int:
    """One past what somebody denies, where the parse goes on with the occasion: "denied a crime | after police came".

    Args:
        doc: The document's tokens.
        start: Where the content begins.
        end: One past it by the parse.
    """
    for position in range(start + 1, end):
        token = doc[position]
        if token.tag_ in {"VBD", "VBZ", "VBP", "MD", "TO"} or token.text == ",":
            return end
        if token.lower_ in _OCCASIONS:
            return position
    return end
