"""Who speaks: the subject of a reporting verb, the phrase it heads, the mention it is."""

from __future__ import annotations

from graphkit.gazetteer import roles
from graphkit.quotes.lexicon import verb_lemma
from graphkit.quotes.reading import Reading, Source
from graphkit.tokens import FINITE, Token

__all__ = [
    "DOCUMENTS",
    "OCCASIONS",
    "TIME_WORDS",
    "agent",
    "base",
    "is_infinitive",
    "is_passive",
    "issuer_of",
    "name_head",
    "own_subject",
    "phrase",
    "resolved",
    "subject",
    "top",
]

_SUBJECTS = frozenset({"nsubj", "csubj"})
_INHERIT = frozenset({"conj", "xcomp", "advcl", "ccomp", "parataxis"})
_MAX_CLIMB = 4
"""Verbs climbed to find a participle's subject: "refused to meet, saying ..." needs two."""

_DASHES = frozenset({"—", "–", "--", "-"})
_TIME_LINKS = frozenset({"on", "in", "at", "last", "this", "early", "late", "of"})
_LONGEST_TIME = 6
"""Words of a time between a name and its clause: "on Monday morning", "on April 30 last year"."""

_LONGEST_TITLE = 6
"""Words of a title before the name: "Costa Rican Deputy Foreign Minister"."""

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


OCCASIONS = DOCUMENTS | frozenset(
    "rally conference briefing debate hearing appearance meeting address remark comment call".split()
)
"""Where or on what somebody speaks: ", in an interview with ..." is no part of what is said."""

_CONJUNCTIONS = frozenset("after before since until as".split())
"""Prepositions that begin a clause as well."""

_LIGHT_VERBS = frozenset(
    "issue release make publish post send give deliver write share record sign file offer provide".split()
)


_FILLERS = frozenset({"it", "this", "that", "there", "these", "those"})
"""Subjects that fill the place of one: "It was the lawyer who said"."""


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
        own = own_subject(current)
        if own is not None:
            return resolved(own, current)
        if is_passive(current):
            return agent(current)
        label = base(current.dep_)
        if label == "acl" and current.tag_ == "VBG" and _is_adjunct(current):
            current = current.head.head
            continue
        if label == "acl" and current.tag_ == "VBG" and base(current.head.dep_) == "obj" and _behind_comma(current):
            current = current.head.head  # "struck a softer tone, telling the court that"
            continue
        if label == "acl" and current.tag_ == "VBG" and base(current.head.dep_) == "obj" and _is_manner(current):
            current = current.head.head  # "lost all restraint in mocking the court"
            continue
        if label == "acl" and current.tag_ == "VBN" and (doer := agent(current)) is not None:
            return doer  # "a matter described by the Kremlin as a step"
        if label == "acl" and (current.head.lower_ == "way" or (current.tag_ == "VB" and current.head.dep_ == "obj")):
            current = current.head.head  # "took the opportunity to remind", "went out of her way to praise"
            continue
        if label == "acl" and current.tag_ == "VBD" and (nearest := _beside_antecedent(current)) is not None:
            return nearest
        if label == "acl":
            return _author(current.head) if current.dep_ != "acl:relcl" else current.head
        if label == "advcl" and current.tag_ == "VBG" and _in_thing_clause(current.head):
            current = current.head.head.head
            continue
        if label not in _INHERIT or current.head == current:
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
        if passive is not None and (current.tag_ == "VBG" or (label == "conj" and not is_passive(current))):
            return passive  # "Roe was warned by police and has signed a bond"
        current = parent
    return None


def top(token: Token, verb: Token) -> Token:
    """The head of the noun phrase around ``token``, on the same side of the verb."""
    while (
        base(token.dep_) in {"compound", "flat", "nmod", "appos", "amod", "det", "nummod"}
        and token.head != token
        and (token.head.i < verb.i) == (token.i < verb.i)
        and token.head.pos_ in {"PROPN", "NOUN", "PRON"}
        and abs(token.head.i - token.i) < 12
        and not (token.head.i < token.i and any(t.text == ":" for t in token.doc[token.head.i : token.i]))
    ):
        token = token.head
    return token


def _beside_antecedent(verb: Token) -> Token | None:
    """The noun between what a clause tells of and its verb: "a decision | his party | denounced", by position."""
    noun = verb.nbor(-1)
    apart = noun.pos_ in {"NOUN", "PROPN"} and verb.head.i < noun.left_edge.i
    return noun if apart and noun.left_edge.tag_ in {"DT", "PRP$", "NNP"} else None


def _in_thing_clause(verb: Token) -> bool:
    """Whether a verb stands in a clause about a thing.

    In "advanced a law that would ban trips, citing ..." it is not the law that cites, but its makers.
    """
    if verb.dep_ != "acl:relcl" or verb.head.pos_ != "NOUN":
        return False
    return any(child.lower_ in {"that", "which"} for child in verb.lefts) and verb.head.head.pos_ in {"VERB", "ADJ"}


def _behind_comma(participle: Token) -> bool:
    return participle.i > 0 and participle.nbor(-1).text == ","


def _is_adjunct(participle: Token) -> bool:
    """Whether a participle says when or how, whatever noun the parser hung it on: "on television before adding"."""
    return any(
        child.lower_ in {"before", "after", "while", "by", "without", "for", "since"} for child in participle.lefts
    )


def _is_manner(participle: Token) -> bool:
    """Whether a participle tells what was done in doing something: "in mocking"."""
    return any(mark.lower_ == "in" for mark in participle.lefts)


def name_head(token: Token) -> Token:
    """The head of the name a token belongs to, no further: not the noun that the name modifies."""
    while base(token.dep_) in {"flat", "compound"} and token.head != token and token.head.pos_ == "PROPN":
        token = token.head
    return token


def own_subject(verb: Token) -> Token | None:
    """The subject nearest to the verb: in "LONDON (AP) — A report said" the parser may see two."""
    found: Token | None = None
    for child in verb.children:
        subject_label = child.dep_ in _SUBJECTS or (child.dep_ == "nsubj:pass" and not is_passive(verb))
        if subject_label and child.i + 1 < verb.i and verb.nbor(child.i + 1 - verb.i).text == ":":
            continue  # "Halden: The ministry said"
        time = child.lower_ in TIME_WORDS and child.ent_type_ != "PERSON"  # "Day said", of Kristen Day
        if subject_label and child.pos_ != "VERB" and not time:
            if child.i > verb.i and found is not None and not _within_name(found, child):
                break
            if found is None or not _describes(found, child):
                found = child
    return _behind_conjunction(verb) if found is None else _behind_dateline(found)


def _behind_conjunction(verb: Token) -> Token | None:
    """The subject of a clause whose "after" the parser took for a preposition: "fell after the company warned that"."""
    noun = verb.doc[verb.i - 1] if verb.i else None
    if noun is None or noun.pos_ != "NOUN" or verb.tag_ not in {"VBD", "VBZ"} or base(noun.dep_) != "obl":
        return None
    return noun if any(child.dep_ == "case" and child.lower_ in _CONJUNCTIONS for child in noun.lefts) else None


def _behind_dateline(noun: Token) -> Token:
    """The subject that the parser took for an apposition to where a report was filed: "HALDEN — Ada Roe said"."""
    if not noun.text.isupper() or noun.i >= _dateline_end(noun):
        return noun
    return next((c for c in noun.rights if c.dep_ == "appos" and c.pos_ == "PROPN"), noun)


def _dateline_end(noun: Token) -> int:
    """The token behind the dash of a dateline that opens the sentence of a noun, its first token where none does."""
    doc, start = noun.doc, noun.sent.start
    end = start
    while end < noun.sent.stop and doc[end].text.isupper() and doc[end].text.isalpha():
        end += 1
    dash = doc[end] if start < end < noun.sent.stop else None
    spaced = dash is not None and (dash.text in _DASHES or (dash.text == "-" and doc[end - 1].whitespace_))
    return end + 1 if spaced else start


def _describes(first: Token, last: Token) -> bool:
    """Whether the second of two subjects belongs to the first: "Critics of Prime Minister Ada Roe said"."""
    between = first.doc[first.i + 1 : last.i]
    return (
        first.pos_ == "NOUN"
        and len(between) > 0
        and (between[0].pos_ == "ADP" or between[0].tag_ == "VBG")
        and not any(token.is_punct for token in between)
    )


def _within_name(first: Token, last: Token) -> bool:
    """Whether two subjects are words of one phrase that the parser broke: "said Costa Rican President Ana Ruiz"."""
    between = first.doc[first.i : last.i]
    return len(between) < _LONGEST_TITLE and all(token.pos_ in {"PROPN", "ADJ", "NOUN"} for token in between)


def _passive_subject(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ == "nsubj:pass":
            return child
    return None


def is_infinitive(verb: Token) -> bool:
    """Whether a verb stands with "to"."""
    return verb.tag_ == "VB" and any(mark.tag_ == "TO" for mark in verb.lefts)


def is_passive(verb: Token) -> bool:
    """Whether a verb is passive; "have called" is not, whatever label its subject has."""
    labels = {child.dep_ for child in verb.lefts if child.dep_ != "aux:pass" or not _is_parted(child, verb)}
    if "aux:pass" in labels:
        return True
    perfect = any(child.lower_ in {"have", "has", "had", "’ve", "'ve"} for child in verb.lefts)
    if "nsubj:pass" in labels:
        return not perfect and ("aux" in labels or not _has_object(verb))
    shares = verb.dep_ == "conj" and verb.tag_ == verb.head.tag_ == "VBN" and labels.isdisjoint({"aux", "nsubj"})
    return shares and verb.head.i < verb.i and is_passive(verb.head)  # "was not charged or ever asked to explain"


def _is_parted(auxiliary: Token, verb: Token) -> bool:
    """Whether an auxiliary is that of what is said: "It was, Roe said, a massacre", "It was, said the bishop, ..."."""
    doc = verb.doc
    if doc[auxiliary.i + 1].text != ",":
        return False
    return auxiliary.i + 2 == verb.i or any(
        base(child.dep_) == "nsubj" and child.i > auxiliary.i for child in verb.lefts
    )


def _has_object(verb: Token) -> bool:
    """Whether an object stands right behind a verb: "The Isles, whose ships were hit, accused Peru"."""
    return any(child.dep_ == "obj" and child.left_edge.i == verb.i + 1 for child in verb.rights)


def agent(verb: Token) -> Token | None:
    """Who does what a passive verb says: "announced by the ministry"."""
    for child in verb.rights:
        if base(child.dep_) == "obl" and any(case.lower_ == "by" for case in child.lefts if case.dep_ == "case"):
            return child
    return None


def resolved(own: Token, verb: Token) -> Token | None:
    """Relative pronouns stand for the noun before them; "it" that only fills the place speaks for nobody."""
    if own.dep_ == "expl":
        return None
    if own.tag_ in {"WDT", "WP"} or own.lower_ == "that":
        clause = verb
        while base(clause.dep_) in {"conj", "xcomp", "aux"} and clause.head != clause:
            clause = clause.head
        nearest = own.doc[own.i - 2 if own.i > 1 and own.doc[own.i - 1].text == "," else own.i - 1]
        if own.lower_ == "who" and nearest.pos_ == "PROPN" and _is_where_they_are(nearest):
            return nearest.head
        if own.lower_ == "who" and nearest.pos_ == "PROPN" and nearest.ent_type_ in {"PERSON", ""}:
            return name_head(nearest)
        if own.lower_ == "who" and nearest.pos_ == "NOUN" and _acts(nearest) and not _acts(clause.head):
            return nearest  # "tighter control from the authorities, who warned"
        if own.lower_ == "who" and (person := _before_time(nearest)) is not None:
            return person
        if base(clause.dep_) == "acl" and clause.head.pos_ in {"NOUN", "PROPN", "PRON"}:
            return _said_to_be(clause.head) or clause.head
        before = own.doc[own.i - 1] if own.i else own
        if before.text == "," and own.i > 1:
            before = own.doc[own.i - 2]
        return top(before, verb) if before.pos_ in {"NOUN", "PROPN", "PRON"} else own
    return own


def _said_to_be(predicate: Token) -> Token | None:
    """Who is said to be what a relative clause modifies: "Roe is a lawyer who accused Peru", "is among those who"."""
    while predicate.dep_ == "conj":
        predicate = predicate.head
    if predicate.pos_ == "PROPN" or not any(child.dep_ == "cop" for child in predicate.lefts):
        return None
    subjects = [child for child in predicate.lefts if child.dep_ == "nsubj" and child.pos_ in {"PROPN", "PRON"}]
    return next((child for child in subjects if child.lower_ not in _FILLERS and child.tag_ not in {"WP", "WDT"}), None)


def _is_where_they_are(name: Token) -> bool:
    """Whether several people stand before a name that tells where: "Liberals and Greens in Congress who agree"."""
    placed = name.ent_type_ != "PERSON" and any(case.lower_ in {"in", "at"} for case in name.lefts)
    return placed and name.dep_ == "nmod" and name.head.tag_ in {"NNS", "NNPS"}


def _before_time(last: Token) -> Token | None:
    """The person named before a time that the parser hangs a clause on: "married Ada Roe on April 30, who said"."""
    token = last
    while token.i and last.i - token.i < _LONGEST_TIME and (token.like_num or token.lower_ in TIME_WORDS | _TIME_LINKS):
        token = token.nbor(-1)
    return name_head(token) if token != last and token.pos_ == "PROPN" and token.ent_type_ == "PERSON" else None


def _acts(noun: Token) -> bool:
    """Whether a noun is one for people or bodies."""
    return noun.lower_ in roles() or noun.lemma_.lower() in roles()


def _author(noun: Token) -> Token | None:
    """Who made the document that speaks: "issued a post ... suggesting" is the one who issued it."""
    if noun.lemma_.lower() not in DOCUMENTS:
        if noun.pos_ == "NOUN" and _is_issued(noun) and not _acts(noun) and (issuer := issuer_of(noun)) is not None:
            return issuer  # "signed a bond declaring that he would stay away"
        return noun if noun.pos_ in {"NOUN", "PROPN", "PRON"} else None
    for child in noun.children:
        if child.dep_ == "nmod:poss":
            return child
        if child.dep_ == "nmod" and any(case.lower_ in {"by", "from"} for case in child.lefts):
            return child
    return issuer_of(noun) if _is_issued(noun) else noun


def issuer_of(document: Token) -> Token | None:
    """Who issues a document: "the ministry released a report", "the report was released by the ministry"."""
    if document.dep_ == "nsubj:pass" and document.head.lemma_.lower() in _LIGHT_VERBS:
        return agent(document.head)
    return subject(document.head) if _is_issued(document) else None


def _is_issued(document: Token) -> bool:
    """Whether a document is the object of a verb of publishing, or of a noun that hangs on one by mistake."""
    above = document.head if document.head.pos_ in {"VERB", "AUX"} else document.head.head
    return document.dep_ == "obj" and above.lemma_.lower() in _LIGHT_VERBS


def phrase(reading: Reading, head: Token) -> Source:
    """The noun phrase a source head stands in, without relative clauses and loose appositions."""
    doc = head.doc
    left, right = head.left_edge.i, head.i
    while left < head.i and (doc[left].is_punct or doc[left].is_space or doc[left].pos_ in {"CCONJ", "ADP", "SCONJ"}):
        left += 1
    left = max(left, head.i - 14, _behind_verb(head, left))
    left = min(max(left, _dateline_end(head)), head.i)
    left = max((i + 1 for i in range(left, head.i) if doc[i].text == ":"), default=left)  # "Halden: The ministry said"
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


def _behind_verb(head: Token, left: int) -> int:
    """Where a phrase begins that the parser let reach over a verb: "(prices are) high, forecaster Ada Roe"."""
    before = head.doc[left : head.i]
    if not any(token.tag_ in FINITE for token in before):
        return left
    return max((token.i + 1 for token in before if token.text == ","), default=left)


def _before_clause(noun: Token) -> int:
    """The last token of a noun phrase before its relative clause or a comma."""
    end = noun.right_edge.i
    for child in noun.rights:
        if base(child.dep_) in {"acl", "appos", "advcl", "parataxis"}:
            end = min(end, child.left_edge.i - 1)
    while end > noun.i and noun.doc[end].is_punct:
        end -= 1
    return end
