"""Who speaks: the subject of a reporting verb, the phrase it heads, the mention it is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from graphkit.quotes.lexicon import reporting_verbs, verb_lemma
from graphkit.quotes.reading import Reading, Source
from graphkit.records import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "DOCUMENTS",
    "OCCASIONS",
    "TIME_WORDS",
    "base",
    "by_token",
    "left_subject",
    "main_subject",
    "mention_of",
    "phrase",
    "reporting_hearer",
    "subject",
    "with_subject",
]

_SUBJECTS = frozenset({"nsubj", "csubj"})
_NAME_LINKS = frozenset({"flat", "flat:name", "compound", "appos", "nmod:desc"})
_INHERIT = frozenset({"conj", "xcomp", "advcl", "ccomp", "parataxis"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_MAX_CLIMB = 4
"""Verbs climbed to find a participle's subject: "refused to meet, saying ..." needs two."""

_BORDERS = frozenset({",", ";", ":", "—", "–", "--", "(", ")", "”", "“", '"'})
TIME_WORDS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight week month year day "
    "morning afternoon evening night january february march april may june july august september october november "
    "december time".split()
)
DOCUMENTS = frozenset(
    "statement report letter post tweet video article document memo speech interview email e-mail message note "
    "release text paper press book op-ed column blog essay filing lawsuit complaint affidavit transcript ad".split()
)
"""Things that speak for whoever made them: "an agency statement has claimed"."""

BODIES = frozenset(
    "party group agency newspaper daily weekly outlet company firm movement militia alliance bloc union network "
    "channel broadcaster website institute foundation campaign ministry department bank club magazine station "
    "tabloid paper".split()
)
"""Nouns after a name that say what the named body is."""

OCCASIONS = DOCUMENTS | frozenset(
    "rally conference briefing debate hearing appearance meeting address remark comment call".split()
)
"""Where or on what somebody speaks: ", in an interview with ..." is no part of what is said."""

_LIGHT_VERBS = frozenset("issue release make publish post send give deliver write share record sign file offer".split())


def base(label: str) -> str:
    """A dependency label without its subtype."""
    return label.partition(":")[0]


def subject(verb: Token) -> Token | None:
    """The token that names who does what ``verb`` says, or None.

    Passive verbs give their agent ("it was announced by the ministry"), participles and coordinated verbs the subject
    of the verb they lean on, relative clauses the noun they modify.
    """
    current = verb
    for _ in range(_MAX_CLIMB):
        own = _own_subject(current)
        if own is not None:
            return _resolved(own, current)
        if _is_passive(current):
            return _agent(current)
        label = base(current.dep_)
        if label == "acl" and current.tag_ == "VBG" and _is_adjunct(current):
            current = current.head.head if current.head.head is not current.head else current.head
            continue
        if label == "acl":
            return _author(current.head) if current.dep_ != "acl:relcl" else current.head
        if label == "advcl" and current.tag_ == "VBG" and _in_thing_clause(current.head):
            current = current.head.head.head
            continue
        if label not in _INHERIT or current.head is current:
            return None
        if label in {"ccomp", "parataxis"} and current.tag_ != "VBG":
            return None
        if label == "conj" and current.head.pos_ not in {"VERB", "AUX", "ADJ"}:
            return None
        parent = current.head
        if label == "xcomp" and current.tag_ == "VB" and verb_lemma(parent.lower_) not in {"promise", "vow", "offer"}:
            controller = next((child for child in parent.rights if child.dep_ == "obj" and child.i < current.i), None)
            if controller is not None and controller.pos_ in {"NOUN", "PROPN", "PRON"}:
                return controller  # "the timing led Republicans to say"
        passive = _passive_subject(parent)
        if passive is not None and current.tag_ == "VBG":
            return passive
        current = parent
    return None


def left_subject(verb: Token) -> Token | None:
    """A subject by position, where the parse has none: the nominal before the verb, or after it if inverted."""
    if not _follows(verb):
        found = _subject_before(verb)
        if found is not None:
            return found
    return None if reporting_hearer(verb) else _subject_after(verb)


def with_subject(verb: Token) -> Token | None:
    """The subject of a participle after "with": "with Trump telling him", whatever the parse."""
    doc = verb.doc
    before = doc[verb.i - 1] if verb.i > 1 else verb
    if verb.tag_ != "VBG" or before.pos_ not in {"PROPN", "NOUN", "PRON"}:
        return None
    for position in range(verb.i - 2, max(verb.i - 6, -1), -1):
        if doc[position].lower_ == "with":
            return before
        if doc[position].is_punct or doc[position].pos_ in {"VERB", "AUX", "ADP"}:
            return None
    return None


def main_subject(verb: Token, start: int) -> Token | None:
    """The subject of the clause a participle is added to: "Mentzen hit back at the journalist, accusing him of ..."."""
    doc = verb.doc
    for position in range(start, verb.i):
        token = doc[position]
        if token.pos_ == "VERB" and token.tag_ in _FINITE | {"VBN"} and token.dep_ != "acl:relcl":
            own = _own_subject(token)
            if own is not None and own.i < token.i:
                return _resolved(own, token)
    return None


def _follows(verb: Token) -> bool:
    """Whether a noun phrase follows a verb that a comma sets off: "..., said the minister"."""
    doc = verb.doc
    if not verb.i or verb.i + 1 >= len(doc) or doc[verb.i - 1].text != ",":
        return False
    return doc[verb.i + 1].pos_ in {"DET", "PROPN", "ADJ", "NOUN"}


def _subject_before(verb: Token) -> Token | None:
    doc = verb.doc
    start = verb.sent.start
    for position in range(verb.i - 1, max(verb.i - 5, start - 1), -1):
        token = doc[position]
        if token.pos_ == "CCONJ":
            return _shared_subject(verb, start)
        if token.text in {",", "—", "–", ")"}:
            return _before_apposition(verb, position)
        if token.lower_ in TIME_WORDS:
            continue
        if token.text[0].isupper() and token.tag_ in _FINITE and doc[position - 1].pos_ == "PROPN":
            return doc[position - 1]  # a surname that the tagger took for a verb: "Doug Ducey called"
        if position == start and token.text[0].isupper() and token.pos_ in {"ADV", "ADJ", "VERB", "X"}:
            return token  # a rare surname that the tagger took for an adverb: "Jolly said"
        if token.pos_ in {"PROPN", "PRON", "NOUN"}:
            return _top(token, verb)
        if token.pos_ not in {"AUX", "ADV", "PART"}:
            break
    return None


def _subject_after(verb: Token) -> Token | None:
    doc = verb.doc
    for position in range(verb.i + 1, min(verb.i + 9, verb.sent.end)):
        token = doc[position]
        if token.pos_ in {"PROPN", "NOUN", "PRON"} and token.lower_ not in TIME_WORDS:
            return _top(token, verb)
        if token.pos_ not in {"DET", "ADJ", "ADV", "NUM", "PUNCT", "AUX"} or token.text in {",", ":"}:
            break
    return None


def _before_apposition(verb: Token, comma: int) -> Token | None:
    """The subject before a loose apposition: "Patch, a former director, said"."""
    doc = verb.doc
    opening = "(" if doc[comma].text == ")" else doc[comma].text
    for position in range(comma - 1, max(comma - 25, verb.sent.start), -1):
        token = doc[position]
        before = doc[position - 1]
        if token.text == opening and (before.pos_ in {"NOUN", "PROPN", "PRON"} or before.text[0].isupper()):
            return _top(before, verb)
        subordinate = any(c.tag_ in {"WP", "WDT"} or c.pos_ == "SCONJ" for c in token.lefts)
        if token.tag_ in _FINITE and not subordinate and opening != "(":
            return None
    return None


def _shared_subject(verb: Token, start: int) -> Token | None:
    """The subject of the verb before "and": "criticized the policy and said ..."."""
    for position in range(verb.i - 2, start - 1, -1):
        token = verb.doc[position]
        if token.tag_ == verb.tag_ and token.pos_ == "VERB":
            own = _own_subject(token)
            if own is not None:
                return _resolved(own, token)
    return None


def reporting_hearer(verb: Token) -> bool:
    """Whether the noun after the verb is who is spoken to ("told reporters"), not who speaks ("said Lavrov")."""
    word = reporting_verbs().get(verb_lemma(verb.lower_))
    return word is not None and "hearer" in word.frames


def _top(token: Token, verb: Token) -> Token:
    """The head of the noun phrase around ``token``, on the same side of the verb."""
    while (
        base(token.dep_) in {"compound", "flat", "nmod", "appos", "amod", "det", "nummod"}
        and token.head is not token
        and (token.head.i < verb.i) == (token.i < verb.i)
        and token.head.pos_ in {"PROPN", "NOUN", "PRON"}
        and abs(token.head.i - token.i) < 12
    ):
        token = token.head
    return token


def _in_thing_clause(verb: Token) -> bool:
    """Whether a verb stands in a clause about a thing.

    In "advanced a law that would ban trips, citing ..." it is not the law that cites, but its makers.
    """
    if verb.dep_ != "acl:relcl" or verb.head.pos_ != "NOUN":
        return False
    return any(child.lower_ in {"that", "which"} for child in verb.lefts) and verb.head.head.pos_ in {"VERB", "ADJ"}


def _is_adjunct(participle: Token) -> bool:
    """Whether a participle says when or how, whatever noun the parser hung it on: "on television before adding"."""
    return any(
        child.lower_ in {"before", "after", "while", "by", "without", "for", "since"} for child in participle.lefts
    )


def _own_subject(verb: Token) -> Token | None:
    """The subject nearest to the verb: in "LONDON (AP) — A report said" the parser may see two."""
    found: Token | None = None
    for child in verb.children:
        if child.dep_ in _SUBJECTS and child.pos_ != "VERB" and child.lower_ not in TIME_WORDS:
            if child.i > verb.i and found is not None:
                break
            found = child
    return found


def _passive_subject(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ == "nsubj:pass":
            return child
    return None


def _is_passive(verb: Token) -> bool:
    return any(child.dep_ in {"nsubj:pass", "aux:pass"} for child in verb.lefts)


def _agent(verb: Token) -> Token | None:
    for child in verb.rights:
        if base(child.dep_) == "obl" and any(case.lower_ == "by" for case in child.lefts if case.dep_ == "case"):
            return child
    return None


def _resolved(own: Token, verb: Token) -> Token | None:
    """Relative pronouns stand for the noun before them; "it" that only fills the place speaks for nobody."""
    if own.dep_ == "expl":
        return None
    if own.tag_ in {"WDT", "WP"} or own.lower_ == "that":
        clause = verb
        while base(clause.dep_) in {"conj", "xcomp", "aux"} and clause.head is not clause:
            clause = clause.head
        if base(clause.dep_) == "acl" and clause.head.pos_ in {"NOUN", "PROPN", "PRON"}:
            return clause.head
        before = own.doc[own.i - 1] if own.i else own
        if before.text == "," and own.i > 1:
            before = own.doc[own.i - 2]
        return _top(before, verb) if before.pos_ in {"NOUN", "PROPN", "PRON"} else own
    return own


def _author(noun: Token) -> Token | None:
    """Who made the document that speaks: "issued a post ... suggesting" is the one who issued it."""
    if noun.lemma_.lower() not in DOCUMENTS:
        return noun if noun.pos_ in {"NOUN", "PROPN", "PRON"} else None
    for child in noun.children:
        if child.dep_ == "nmod:poss":
            return child
        if child.dep_ == "nmod" and any(case.lower_ in {"by", "from"} for case in child.lefts):
            return child
    verb = noun.head
    if noun.dep_ == "obj" and verb.lemma_.lower() in _LIGHT_VERBS:
        return subject(verb)
    return noun


def phrase(reading: Reading, head: Token) -> Source:
    """The noun phrase a source head stands in, without relative clauses and loose appositions."""
    doc = head.doc
    left, right = head.left_edge.i, head.i
    while left < head.i and (doc[left].is_punct or doc[left].is_space or doc[left].pos_ in {"CCONJ", "ADP", "SCONJ"}):
        left += 1
    if head.i - left > 14:
        left = max(left, head.i - 14)
    for child in head.rights:
        label = base(child.dep_)
        if label in {"flat", "compound", "nummod", "goeswith"} or (
            label == "appos" and child.left_edge.i == right + 1 and child.pos_ == "PROPN"
        ):
            right = max(right, child.right_edge.i)
        elif label == "nmod" and child.left_edge.i == right + 1 and child.right_edge.i - right <= 10:
            right = _before_clause(child)
        elif label == "conj" and child.right_edge.i - right <= 8:
            right = max(right, _before_clause(child))
        elif label not in {"case", "punct"}:
            break
    return Source(head.i, reading.span(left, right + 1))


def _phrase_start(reading: Reading, head: Token) -> int:
    """First token of the phrase: never across a comma, a dash or the quotation before it."""
    doc = head.doc
    start = head.i
    floor = max(head.left_edge.i, head.i - 14)
    while start > floor:
        token = doc[start - 1]
        if token.is_space or token.text in _BORDERS or token.tag_ in _FINITE or reading.quoted(token):
            break
        start -= 1
    while start < head.i and (doc[start].is_punct or doc[start].pos_ in {"CCONJ", "ADP", "SCONJ"}):
        start += 1
    return start


def _before_clause(noun: Token) -> int:
    """The last token of a noun phrase before its relative clause or a comma."""
    end = noun.right_edge.i
    for child in noun.rights:
        if base(child.dep_) in {"acl", "appos", "advcl", "parataxis"}:
            end = min(end, child.left_edge.i - 1)
    while end > noun.i and noun.doc[end].is_punct:
        end -= 1
    return end


def mention_of(
    reading: Reading, source: Source, mentions: Sequence[Mention], at: Mapping[int, Sequence[int]]
) -> int | None:
    """The mention that is the source, or None for a source that is no mention ("officials").

    Args:
        reading: The document.
        source: The phrase that speaks.
        mentions: All mentions.
        at: For each token the indices of the mentions over it.
    """
    head = reading.doc[source.head]
    best = _best(at.get(head.i, ()), mentions)
    if best is not None and mentions[best].form in {"named", "pronoun", "metonym"}:
        return best
    for child in head.children:  # "Russian Foreign Minister Sergey Lavrov", however the parser hangs the name
        linked = child.dep_ in _NAME_LINKS and child.pos_ == "PROPN" and child.i > head.i
        named = _best(at.get(child.i, ()), mentions) if linked else None
        if named is not None and mentions[named].form == "named" and mentions[named].label in {"PERSON", ""}:
            return named
    if best is not None:
        return best
    named = _before_role(reading, source, mentions, at)
    if named is not None:
        return named
    if head.dep_ in {"flat", "flat:name", "compound", "appos"}:
        return _best(at.get(head.head.i, ()), mentions)
    return _owner(head, mentions, at)


def _before_role(
    reading: Reading, source: Source, mentions: Sequence[Mention], at: Mapping[int, Sequence[int]]
) -> int | None:
    """A name before its role, where a comma is missing: "Dr Forson, Ranking Member on Finance has said"."""
    first = reading.token_at(source.span.start)
    doc = reading.doc
    if (
        first < 2
        or doc[first - 1].text != ","
        or doc[first].pos_ == "DET"
        or doc[source.head].tag_ not in {"NN", "NNP"}
    ):
        return None
    named = _best(at.get(first - 2, ()), mentions)
    return named if named is not None and mentions[named].label == "PERSON" else None


def _owner(head: Token, mentions: Sequence[Mention], at: Mapping[int, Sequence[int]]) -> int | None:
    """A document or campaign speaks for the actor before it: "the agency statement", "Lavrov's speech"."""
    lemma = head.lemma_.lower()
    if lemma in BODIES and head.i:  # "the National Alliance party", "the TASS news agency"
        before = _best((*at.get(head.i - 1, ()), *at.get(head.i - 2, ())), mentions)
        return before if before is not None and mentions[before].form == "named" else None
    if lemma not in DOCUMENTS:
        return None
    for child in head.lefts:
        if child.dep_ in {"nmod:poss", "compound"}:
            found = _best(at.get(child.i, ()), mentions)
            if found is not None:
                return found
    return None


def _best(indices: Sequence[int], mentions: Sequence[Mention]) -> int | None:
    """Of the mentions over one token the named one, else the shortest."""
    if not indices:
        return None
    order = {"named": 0, "metonym": 1, "pronoun": 2, "title": 3, "nominal": 4}
    return min(indices, key=lambda i: (order[mentions[i].form], mentions[i].span.end - mentions[i].span.start, i))


def by_token(reading: Reading, mentions: Sequence[Mention]) -> dict[int, list[int]]:
    """For each token under a mention the indices of the mentions that overlap it."""
    at: dict[int, list[int]] = {}
    starts = reading.starts
    for index, mention in enumerate(mentions):
        first = max(bisect_right(starts, mention.span.start) - 1, 0)
        for position in range(first, bisect_left(starts, mention.span.end)):
            if position > first or starts[position] + len(reading.doc[position]) > mention.span.start:
                at.setdefault(position, []).append(index)
    return at
