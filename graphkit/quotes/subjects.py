"""The subject of a verb read off the words before it: commas, names and openings tell it, whatever the parse."""

from __future__ import annotations

from typing import NamedTuple

from graphkit.gazetteer import HONORIFICS, roles
from graphkit.quotes.lexicon import verb_lemma
from graphkit.quotes.positions import behind_conjunction
from graphkit.quotes.reading import Reading, Subject
from graphkit.quotes.sources import TIME_WORDS
from graphkit.tokens import FINITE, Token

__all__ = ["named_subject", "subject_at", "subject_by_words"]

_COMMAS = frozenset({",", "—", "–", "--"})
_RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})
_CLAUSAL = FINITE | _RELATIVE
_CONJUNCTIONS = frozenset(
    "while when whilst as after before since although though if whether because unless until despite once upon".split()
)
_LISTING = frozenset({"and", "or", "&"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_NAMED = frozenset({"PERSON", "ORG"})
_LONGEST_PLACE = 3
"""Words of a place that says something, "the" included."""

_PARTED = 10
"""Words from "has" to its participle."""

_LONGEST_OFFICE = 16
"""Words behind a verb in which who speaks is named with an office."""

_REACH = 60
"""Words before a verb within which its subject is sought: titles, appositions and relative clauses included."""


_ASKED_OF = frozenset("about by how if on what when where whether who why".split())
"""Words behind "asked" that begin the question."""


class _Part(NamedTuple):
    """What stands between two commas before a verb: first token, one past the last, and what it is."""

    start: int
    end: int
    kind: str


def named_subject(reading: Reading, verb: Token, found: Token | None) -> Token | None:
    """The person that the words before a verb name as its subject, else what the parse has found.

    Args:
        reading: The document.
        verb: A reporting verb; of a participle the verb it goes on with counts: "Ada Roe, the envoy, left, saying".
        found: Its subject by the parse, None where it has none.
    """
    main = verb
    if found is not None and found.i > verb.i and reading.wording.lower[verb.i - 1 : verb.i + 1] == ["when", "asked"]:
        return None  # "when asked about Ada Roe, the mayor said"
    past = verb.tag_ == "VBN" and (_perfect(verb) is not None or (found is not None and found.lower_ in TIME_WORDS))
    if verb.tag_ not in FINITE and not past:  # past: "on Monday called on Peru", taken for what Monday is called
        own = found is not None and found.dep_ == "nsubj" and found.i < found.head.i
        if (found is None or found.i > verb.i) and verb.tag_ == "VBG" and verb.head.i < verb.i:
            said = subject_by_words(reading, verb.head) if verb.head.tag_ in FINITE else None
            return said if said is not None and said.ent_type_ == "PERSON" else found
        if found is None or not own or found.head.tag_ not in FINITE or found.head.i > verb.i:
            return found
        main = found.head
    if found is not None and (teller := behind_conjunction(main, found)) is not None:
        return teller
    if found is not None and found.i > main.i:
        return (_follower(found) if found.ent_type_ == "PERSON" else _inverted(reading, main)) or found
    aside = found is not None and _in_an_aside(found, main)
    if found is not None and not aside and not _names_anybody(reading, main):
        return found
    words = subject_by_words(reading, main)
    if words is None or words.pos_ == "PRON" or (words.ent_type_ != "PERSON" and found is not None and not aside):
        return found
    return words


def _in_an_aside(found: Token, verb: Token) -> bool:
    """Whether a subject by the parse is that of a relative clause before it: "Ghana, which buys | fuel |, said"."""
    doc = verb.doc
    if found.i > verb.i or doc[verb.i - 1].text != ",":
        return False
    return any(t.tag_ in _RELATIVE and doc[t.i - 1].text == "," for t in doc[found.sent.start + 1 : found.i])


def _names_anybody(reading: Reading, verb: Token) -> bool:
    """Whether a person is named in the sentence before a verb: only then its words may tell who that is."""
    return any(token.ent_type_ == "PERSON" for token in reading.doc[reading.sentence_of(verb).start : verb.i])


def _perfect(verb: Token) -> Token | None:
    """The "has" of a verb, words between or none: "Ada Roe has in an interview cautioned"; None without."""
    commas = 0
    for token in reversed(verb.doc[max(verb.i - _PARTED, 1) : verb.i]):
        commas += token.text == ","
        if token.nbor().is_sent_start or token.is_quote or verb.tag_ not in {"VBN", "VBD"}:
            return None
        if token.tag_[0] == "V":
            if commas % 2:
                return None  # "all the ships that Peru has at sea, he added"
            loose = token.nbor() == verb or token.nbor().pos_ in {"ADP", "ADV"} or token.nbor().text == ","
            perfect = token.lower_ in {"has", "have", "had"} and token.nbor(-1).tag_ not in _RELATIVE
            return token if perfect and loose and token.nbor(-1).lower_ != "that" else None
    return None


def _follower(name: Token) -> Token | None:
    """The person whom another one's name and a noun introduce: "said | Vane | constituent Ada Roe"; None without."""
    end = name.i + 1
    while end < len(name.doc) and name.doc[end].ent_iob_ == "I":
        end += 1
    if end + 1 >= len(name.doc) or name.doc[end].tag_ not in {"NN", "JJ"}:
        return None
    following = name.doc[end + 1]
    return following if following.ent_type_ == "PERSON" and following.ent_iob_ == "B" else None


def _inverted(reading: Reading, verb: Token) -> Token | None:
    """The person whose name ends the words behind a verb: "said Foreign Secretary of the Isles Ada Roe, who"."""
    doc = reading.doc
    end = verb.i + 1
    while end < min(verb.i + _LONGEST_OFFICE, len(doc)):
        token = doc[end]
        if (token.is_punct and token.tag_ not in {"HYPH", "-LRB-", "-RRB-"}) or token.tag_ in _CLAUSAL:
            break
        if token.is_space or (token.lower_ in {"on", "in"} and doc[end - 1].ent_type_ == "PERSON"):
            break
        end += 1
    if end == verb.i + 1:
        return None
    found = _closing_head(reading, _part(reading, verb.i + 1, end))
    return found if found is not None and found.ent_type_ == "PERSON" else None


def subject_by_words(reading: Reading, verb: Token) -> Token | None:
    """Who or what is the subject of a finite verb, by the parts that commas make of the words before it.

    The subject is the part beside the verb, "The head of the bank Ada Roe said", or before the asides that a comma
    closes: "The head of the bank, Ada Roe, who has led it since May, in a statement on Monday, said". What opens the
    sentence is none of it: "Speaking in Oslo, ...".

    Args:
        reading: The document.
        verb: A finite verb.

    Returns:
        The head of the name or of the noun, None where the words leave it open: lists, inversions, shared subjects.
    """
    found = _subject(reading, verb)
    return None if found is None else found.head


def subject_at(reading: Reading, verb: Token) -> int | None:
    """Where the words begin that are the subject of a finite verb, its office included; None where left open."""
    found = _subject(reading, verb)
    return None if found is None else found.start


def _subject(reading: Reading, verb: Token) -> Subject | None:
    if verb.i not in reading.subjects:
        reading.subjects[verb.i] = _read_subject(reading, verb)
    return reading.subjects[verb.i]


def _read_subject(reading: Reading, verb: Token) -> Subject | None:
    verb = _perfect(verb) or verb
    end = _before_adverbs(reading, verb.i)
    before = reading.wording.lower[end - 1] if end else ""
    if before in _LISTING or before == "but":
        return _shared(reading, verb, end - 1)
    if not end or before in {"who", "which", "that"}:
        return None
    parts = _parts(reading, verb, end)
    if not parts:
        return None
    beside = parts[-1]
    if beside.end == end:
        if beside.kind == "nominal":
            return _closing(reading, beside)
        found = _closing(reading, beside) if beside.kind == "phrase" else None
        if found is not None or beside.kind != "phrase":
            return found
    nominal = [part for part in parts if part.kind == "nominal"]
    return _apposed(reading, nominal) or _told_of(reading, parts)


def _shared(reading: Reading, verb: Token, conjunction: int) -> Subject | None:
    """The subject of the main verb before "and": "Ada Roe praised the plan and said", where it is a named person."""
    start = reading.sentence_of(verb).start
    first = next((i for i in range(start, conjunction) if _is_predicate(reading, i, start)), None)
    if (
        first is None
        or reading.doc[first].tag_ != verb.tag_
        or reading.quotation_at[first] != reading.quotation_at[verb.i]
    ):
        return None  # not in "The guard claimed that Ada Roe shouted and insisted"
    found = _subject(reading, reading.doc[first])
    return found if found is not None and found.head.ent_type_ == "PERSON" else None


def _before_adverbs(reading: Reading, position: int) -> int:
    """One past the last word before a verb that is no auxiliary, adverb or time: "Ada Roe | on Monday also said"."""
    words, behind = reading.wording.lower, ""
    for token in reversed(reading.doc[:position]):
        time = words[token.i] in TIME_WORDS or (words[token.i] == "on" and behind in TIME_WORDS)
        loose = token.pos_ in {"AUX", "ADV", "PART"} and token.tag_ != "POS"
        if token.ent_type_ in _NAMED or token.is_sent_start or not (time or loose):
            return token.i + 1
        behind = words[token.i]
    return 0


def _parts(reading: Reading, verb: Token, end: int) -> list[_Part]:
    """The parts before a verb, back to the beginning of its clause, without what opens it."""
    doc = reading.doc
    floor = max(reading.sentence_of(verb).start, verb.i - _REACH)
    found: list[_Part] = []
    position, stop = end, end
    depth = 0
    while position > floor:
        token = doc[position - 1]
        if reading.quotation_at[position - 1] != reading.quotation_at[verb.i] or token.text in {";", ":"}:
            break
        depth += (token.text == ")") - (token.text == "(")
        if not depth and (token.text in _COMMAS or (token.text == "-" and token.whitespace_)):
            if position < stop:
                found.append(_part(reading, position, stop))
            stop = position - 1
        elif not depth and _is_predicate(reading, position - 1, floor):
            that = reading.wording.lower[position] in {"that", "whether"}
            if not that and not verb_lemma(token.lower_):
                position = stop  # what stands behind it is its object, "met Ada Roe, said the envoy"
            position += that
            break
        position -= 1
    if position < stop:
        found.append(_part(reading, position, stop))
    opened = next((place for place, part in enumerate(found) if _opens_clause(reading, part)), None)
    if opened is not None:
        found[opened:] = [_part(reading, found[opened].start + 1, found[opened].end)]
    found.reverse()
    while found and found[0].kind != "nominal" and len(found) > 1:
        del found[0]
    return found


def _opens_clause(reading: Reading, part: _Part) -> bool:
    """Whether the subject stands behind a conjunction: ", while the envoy, Ada Roe, said", ", who his aide said"."""
    inner = reading.doc[part.start + 1 : part.end]
    if part.kind not in {"clause", "relative"} or not len(inner) or reading.wording.lower[part.start] == "as":
        return False
    return inner[0].pos_ in {"DET", "PRON", "PROPN", "NOUN", "ADJ"} and not any(t.tag_.startswith("V") for t in inner)


def _is_predicate(reading: Reading, position: int, floor: int) -> bool:
    """Whether a word is the verb of a clause before; not in an aside, "who has led it", "as he said"."""
    doc = reading.doc
    token = doc[position]
    if token.tag_ not in FINITE or token.ent_type_ in _NAMED or token.is_sent_start or _is_asked(token):
        return False
    for before in range(position - 1, floor - 1, -1):
        other = doc[before]
        if other.text in _COMMAS:
            break
        if other.tag_ in _RELATIVE or reading.wording.lower[before] in _CONJUNCTIONS:
            return False
    return True


def _part(reading: Reading, start: int, end: int) -> _Part:
    doc, words = reading.doc, reading.wording.lower
    first = start
    while first < end - 1 and not doc[first].ent_type_ and _is_loose(doc[first]):
        first += 1
    token = doc[first]
    following = doc[first + 1].tag_ if first + 1 < end else ""
    if token.tag_ in _RELATIVE or (token.pos_ == "ADP" and following in _RELATIVE):
        kind = "relative"
    elif words[first] in _CONJUNCTIONS or token.pos_ == "SCONJ":
        kind = "clause"
    elif (
        token.tag_ in {"VBG", "VBN"} or (token.tag_ == "VBD" and (token.is_sent_start or _is_asked(token)))
    ) and not token.ent_type_:
        kind = "participle"
    elif token.pos_ == "ADP" or token.tag_ == "TO":
        kind = "phrase"
    elif not any(t.pos_ in {"NOUN", "PROPN", "PRON"} and t.lower_ not in TIME_WORDS for t in doc[first:end]):
        kind = "adverb"
    else:
        kind = "nominal"
    return _Part(first, end, kind)


def _is_asked(verb: Token) -> bool:
    """Whether a verb between commas tells what its subject was asked: "Ada Roe, | asked | whether it rained, said"."""
    asked = verb.lower_ in {"asked", "questioned", "pressed"} and verb.i > 0 and verb.nbor(-1).text == ","
    return asked and verb.i + 1 < len(verb.doc) and verb.nbor().lower_ in _ASKED_OF


def _is_loose(token: Token) -> bool:
    """Whether a word at the beginning of a part says nothing of what it is: "also speaking"."""
    return (token.pos_ in {"ADV", "CCONJ"} and token.tag_ not in _RELATIVE) or token.is_punct


def _closing(reading: Reading, part: _Part) -> Subject | None:
    """The subject that ends beside its verb."""
    head = _closing_head(reading, part)
    return None if head is None else Subject(head, part.start)


def _closing_head(reading: Reading, part: _Part) -> Token | None:
    doc, words = reading.doc, reading.wording.lower
    if _lists(reading, part.start, part.end):
        return None
    core = _core(reading, part)
    inner = doc[part.start : part.end]
    if any(token.tag_ in _CLAUSAL and token.ent_type_ not in _NAMED for token in inner):
        return None
    head = _head(reading, part.start, core) if part.kind == "nominal" else None
    if head is not None and head.ent_type_ == "PERSON":
        return head
    last = doc[part.end - 1]
    if last.ent_type_ != "PERSON":
        return head if core == part.end or (head is not None and doc[core].pos_ == "ADP") else None
    first = part.end - 1
    while first > part.start and doc[first].ent_iob_ == "I":
        first -= 1
    before = first - 1
    while before > part.start and words[before].rstrip(".") in HONORIFICS:
        before -= 1
    if before < part.start or doc[before].pos_ == "ADP" or words[before] in _LISTING or doc[before].tag_ == "VBG":
        return None
    role = roles().get(words[before])
    opened = any(words[i] in TIME_WORDS for i in range(part.start, before + 1))
    if part.kind == "phrase":
        return _of_name(last) if words[before] in TIME_WORDS or (opened and role is not None) else None
    described = (role is not None and role.label == "PERSON") or doc[before].tag_ == "NN"
    if described and core < before:
        return None  # "the widow of journalist Ada Roe"
    owner = roles().get(head.lower_) if head is not None else None
    if owner is not None and owner.label == "PERSON" and doc[before].pos_ in {"NOUN", "PROPN"}:
        return _of_name(last)
    return None


def _lists(reading: Reading, start: int, end: int) -> bool:
    """Whether names are listed: "Ada Roe and Jon Poe", not "Works and Transport Minister Ada Roe"."""
    joins = [i for i in range(start, end) if reading.wording.lower[i] in _LISTING]
    if not joins:
        return False
    label = reading.doc[end - 1].ent_type_
    listed = {label} if label == "PERSON" else _NAMED | _PLACES
    return any(token.ent_type_ in listed for token in reading.doc[start : joins[-1]])


def _core(reading: Reading, part: _Part) -> int:
    """One past the words of a noun phrase before what hangs on it: "the head | of the bank"."""
    doc = reading.doc
    position = part.start
    depth = 0
    while position < part.end:
        token = doc[position]
        depth += (token.text == "(") - (token.text == ")")
        loose = token.pos_ in {"ADP", "VERB", "AUX", "SCONJ"} or token.tag_ in _RELATIVE or token.tag_ == "TO"
        if loose and not depth and not token.ent_type_ and position > part.start:
            break
        position += 1
    return position


def _head(reading: Reading, start: int, end: int) -> Token | None:
    """The noun that a noun phrase without its complements is about: its last one."""
    depth = 0
    for position in range(end - 1, start - 1, -1):
        token = reading.doc[position]
        depth += (token.text == ")") - (token.text == "(")
        if depth:
            continue
        if token.ent_type_ == "PERSON" and position + 1 < len(reading.doc) and token.nbor().tag_ == "POS":
            return None
        if token.pos_ in {"NOUN", "PROPN", "PRON"} and token.lower_ not in TIME_WORDS:
            return _of_name(token)
    return None


def _of_name(token: Token) -> Token:
    """The head of the name that ends with a word, its titles left out; the word itself where it is no name."""
    doc, first = token.doc, token.i
    while token.ent_type_ and first and doc[first].ent_iob_ == "I":
        first -= 1
    while first < token.i and doc[first].lower_.rstrip(".") in HONORIFICS:
        first += 1
    return next((t for t in doc[first : token.i + 1] if not first <= t.head.i <= token.i or t.head == t), token)


def _told_of(reading: Reading, parts: list[_Part]) -> Subject | None:
    """A place that acts and of which a relative clause tells: "Qatar, which mediates, said"."""
    if [part.kind for part in parts] != ["nominal", "relative"] or parts[0].end - parts[0].start > _LONGEST_PLACE:
        return None
    head = _head(reading, parts[0].start, parts[0].end)
    return None if head is None or head.ent_type_ not in _PLACES else Subject(head, parts[0].start)


def _apposed(reading: Reading, parts: list[_Part]) -> Subject | None:
    """The subject before or in appositions that a comma closes."""
    for place, part in enumerate(parts):
        head = _head(reading, part.start, _core(reading, part))
        if head is None or head.ent_type_ in _PLACES:
            continue
        if _lists(reading, part.start, _core(reading, part)):
            return None
        following = parts[place + 1] if place + 1 < len(parts) else None
        if head.ent_type_ == "PERSON" or following is None:
            return Subject(head, part.start)
        name = _head(reading, following.start, _core(reading, following))
        if name is None or name.ent_type_ != "PERSON":
            return Subject(head, part.start)
        return None if _lists(reading, following.start, following.end) else Subject(name, part.start)
    return None
