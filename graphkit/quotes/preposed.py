"""Content before its attribution, by position: "The deal is dead, Lavrov said."; "The deal, Lavrov said, is dead."."""

from __future__ import annotations

from graphkit.quotes.continuing import is_participle
from graphkit.quotes.lexicon import ReportingWord, verb_lemma
from graphkit.quotes.positions import inverted, left_subject
from graphkit.quotes.reading import Candidate, Reading, Sentence
from graphkit.quotes.sources import TIME_WORDS, agent, base, is_passive, phrase
from graphkit.quotes.times import behind_time
from graphkit.tokens import FINITE, Token

__all__ = ["parts_subject", "preposed_content"]

_PREDICATES = frozenset({"VB", "VBP", "VBZ", "VBD", "NN", "NNS"})
"""Tags of a predicate without its subject; in "Martial law, she says, rules out a vote" it is taken for a noun."""

_WAITING = frozenset("is are was were has have had will would".split())
"""Verbs that wait for what is behind the comma."""

_CONDITIONS = frozenset({"if", "unless", "because", "until", "lest"})
_CONDITIONS_OF_TWO = frozenset({
    "only if",
    "only when",
    "even if",
    "even though",
    "but only",
    "as long",
    "so long",
    "as soon",
    "so that",
})
"""First words of a clause that goes with what is said and not with the saying of it."""
_REASONS = frozenset("as because if since although though unless while".split())
_OPENINGS = frozenset("when after as asked while before since in at once because".split())
_VERBAL = FINITE | {"VBN"}
_COMMAS = frozenset({",", "—", "–", "--"})
_ANY = ReportingWord((), frozenset(), frozenset())
_OPEN_MARKS = frozenset({"“", '"', "``"})
_LONGEST_SOURCE = 24
"""Tokens of a source with its titles and appositions."""

_TIMED = 4
"""Words at the beginning of a phrase that tell it is a time: "a few days after the vote"."""

_ADVERBIAL = 5
"""Tokens after the cue within which its comma stands: "said on Monday,"."""


def preposed_content(
    reading: Reading,
    sentence: Sentence,
    verb: Token,
    word: ReportingWord,
    speaker: Token | None,
    *,
    passed_on: bool = False,
) -> Candidate | None:
    """Propose what stands before "..., X said" as content, and what goes on after it.

    Args:
        reading: The document.
        sentence: The verb's sentence.
        verb: A finite reporting verb without content on its right.
        word: Its entry in the lexicon.
        speaker: Its subject by the parse, or None.
        passed_on: Whether the verb passes on what somebody else says, and may be passive: "Moreno was quoted".
    """
    if "paren" not in word.frames or not (verb.tag_ in _VERBAL or _plural_taken_for_infinitive(verb)):
        return None
    if _subordinate(sentence, verb) and not parts_subject(verb, sentence):
        return _as_said(reading, sentence, verb, speaker)
    doc = reading.doc
    if (is_passive(verb) and not passed_on) or not (_bare(verb, sentence, word) or parts_subject(verb, sentence)):
        return None
    left = _group_start(sentence, verb)
    if left is None or left - sentence.start < 2 or reading.quoted(doc[left - 1]):
        return None
    if reading.quoted(doc[left - 2]) and not _ends_in_marks(reading, sentence, left - 2):
        return None
    if doc[left].pos_ in {"SCONJ", "CCONJ"} or doc[left].tag_ in {"WDT", "WP", "WRB"}:
        return None
    start = _clause_start(reading, sentence.start, left)
    start = _behind_open_mark(reading, start, left)
    source = _source(verb, left, speaker)
    rest = _rest(reading, sentence, verb, source, left - 2) if source is not None else None
    if source is None or (rest is None and not _is_clause(reading, start, left - 1)):
        return None
    content = [reading.span(start, left - 1)]
    if rest is not None:
        content.append(reading.span(rest, _without_stop(sentence, reading)))
    return Candidate(
        content=tuple(content),
        cue=reading.span(verb.i, verb.i + 1),
        cue_token=verb.i,
        source=phrase(reading, source),
        rule="preposed" if rest is None else "interrupted",
    )


def _ends_in_marks(reading: Reading, sentence: Sentence, last: int) -> bool:
    """Whether only the last words of a reported sentence stand in marks: 'They should “get together”, Trump said'.

    Its verb may be one of them: 'The law “kills trade”, Trump said'.
    """
    quotation = reading.quotations[reading.quotation_at[last]]
    first = reading.token_at(quotation.start)
    before = reading.doc[sentence.start : first]
    if len(before) < 2 or before[-1].pos_ == "PUNCT":
        return False
    goes_on = before[-1].pos_ in {"NOUN", "PROPN"} and reading.doc[first + 1].tag_ in FINITE
    return goes_on or any(token.tag_ in FINITE for token in before)


def _as_said(reading: Reading, sentence: Sentence, verb: Token, speaker: Token | None) -> Candidate | None:
    """An attribution with "as": "As the spokesman explained, taxes were put off"; "..., as reported by the Herald"."""
    doc = verb.doc
    opening = next((child for child in verb.lefts if child.lower_ == "as"), None)
    passive = verb.tag_ == "VBN" and not any(base(child.dep_) == "aux" for child in verb.lefts)
    speaker = agent(verb) if passive else speaker
    if opening is None or speaker is None or verb.i - opening.i > _LONGEST_SOURCE or not _bare(verb, sentence, _ANY):
        return None
    after = behind_time(doc, (speaker.right_edge.i if passive else verb.i + _puts_it(verb)) + 1)
    closed = after >= sentence.end or doc[after].is_punct
    first = opening.i == sentence.start or (opening.i == sentence.start + 1 and doc[sentence.start].pos_ == "CCONJ")
    if first and closed and after < sentence.end - 3 and doc[after].text == ",":
        content = reading.span(after + 1, _without_stop(sentence, reading))
    elif opening.i > sentence.start + 3 and doc[opening.i - 1].text in _COMMAS and closed:
        content = reading.span(sentence.start, opening.i - 1)
    else:
        return None
    return Candidate(
        content=(content,),
        cue=reading.span(verb.i, verb.i + 1),
        cue_token=verb.i,
        source=phrase(reading, speaker),
        rule="as-said",
    )


def _subordinate(sentence: Sentence, verb: Token) -> bool:
    """Whether the verb's clause modifies something: "a claim the office disputes", "though it reads well".

    A word that opens what stands before the comma does not: "struck while at his shop, a source told the paper".
    """
    if _stands_alone(sentence, verb):
        return False
    if verb.dep_ == "acl:relcl" and not _after_comma(verb):
        return True
    opens = [child.i for child in verb.lefts if child.dep_ == "mark" or child.tag_ in {"WDT", "WP", "WRB"}]
    if not opens:
        return False
    left = _group_start(sentence, verb)
    return left is None or opens[-1] >= left or opens[0] == sentence.start


def _stands_alone(sentence: Sentence, verb: Token) -> bool:
    """Whether only a nominal stands between a comma and the verb, and a mark behind it: ", engineer Chen Mei said,"."""
    doc = verb.doc
    left = _group_start(sentence, verb)
    closed = verb.i + 1 >= sentence.end or doc[verb.i + 1].text in {",", "."}
    if left is None or left - sentence.start < 3 or not closed or doc[left - 2].tag_ in {"WDT", "WP", "WRB", "IN"}:
        return False
    group = doc[left : verb.i]
    nominal = all(t.pos_ in {"DET", "ADJ", "NOUN", "PROPN", "PRON", "PUNCT", "INTJ"} for t in group)
    return nominal and any(t.pos_ == "PROPN" for t in group) and not any(t.tag_ in {"WDT", "WP"} for t in group)


def _plural_taken_for_infinitive(verb: Token) -> bool:
    """Whether nothing makes it an infinitive: "..., the authors of the bill say"."""
    return verb.tag_ == "VB" and not any(child.tag_ in {"TO", "MD"} or child.lower_ == "to" for child in verb.lefts)


def _after_comma(verb: Token) -> bool:
    """Whether a comma stands before the subject: "until it has heard the pickers, the judge ruled" modifies nothing."""
    before = verb.left_edge.i - 1
    opens = verb.doc[verb.left_edge.i].text in _COMMAS or (before > 0 and verb.doc[before].text in _COMMAS)
    return opens and any(base(child.dep_) == "nsubj" and child.tag_ not in {"WP", "WDT"} for child in verb.lefts)


def _behind_open_mark(reading: Reading, start: int, left: int) -> int:
    """Where words begin whose closing mark is missing, in a sentence before maybe: "“We go on. We win, Roe said"."""
    doc = reading.doc
    floor = reading.token_at(reading.paragraphs[reading.paragraph_at(reading.starts[start])].start)
    for position in range(left - 2, floor - 1, -1):
        if reading.quotation_at[position] >= 0:
            break
        token = doc[position]
        free = position == floor or doc[position - 1].whitespace_ or doc[position - 1].is_space
        if token.text in _OPEN_MARKS and free and not token.whitespace_:
            return position + 1
    return start


def _clause_start(reading: Reading, start: int, left: int) -> int:
    """Where the clause before the attribution begins: "He called him a liar; the court, he recalled, had agreed"."""
    doc = reading.doc
    for position in range(left - 2, start, -1):
        if doc[position].text in {";", ":"} and not reading.quoted(doc[position]):
            return position + 1
    return start


def parts_subject(verb: Token, sentence: Sentence) -> bool:
    """Whether source and cue stand between commas in the midst of somebody else's clause.

    In "Kyiv, the candidate demanded, must give up" it is not Kyiv that was demanded, whatever the parse says.
    """
    doc = verb.doc
    if any(child.dep_ == "mark" or child.tag_ in {"WDT", "WP", "WRB"} for child in verb.lefts):
        return False
    if verb.tag_ not in {"VBD", "VBZ", "VBP"}:
        return False
    left = _group_start(sentence, verb)
    if left is not None and left - sentence.start > 2 and doc[left - 2].lower_ in _WAITING:
        return True  # "It was, she said, ..."
    for position in range(verb.i + 1, min(verb.i + _ADVERBIAL, sentence.end - 2)):
        if doc[position].text in _COMMAS:
            following = doc[position + 1]
            finite = following.tag_ in FINITE or following.tag_ == "VB"  # ", she argued, choose their president"
            if finite and following.lower_ != verb.lower_:
                return True
            if not _after_words(sentence, verb):
                return False
            return _goes_on(verb, following) or _behind_reason(sentence, verb)
    return False


def _goes_on(verb: Token, following: Token) -> bool:
    """Whether what follows the cue is no sentence of its own: ", he argued, choose their leader", ", if it rains"."""
    opening = f"{following.lower_} {following.nbor().lower_}"
    if following.lower_ in _CONDITIONS or opening in _CONDITIONS_OF_TWO or following.tag_ == "TO":
        return True
    predicate = following
    while predicate.head != predicate and predicate.head.i > verb.i:
        predicate = predicate.head
    if base(predicate.dep_) not in {"ccomp", "parataxis"} or predicate.tag_ not in _PREDICATES:
        return False
    return not any(base(child.dep_) in {"nsubj", "csubj", "expl", "mark"} for child in predicate.children)


def _behind_reason(sentence: Sentence, verb: Token) -> bool:
    """Whether the clause before source and cue leads to what follows: "As there is no road, Roe said, he would fly"."""
    first = verb.doc[sentence.start]
    left = _group_start(sentence, verb)
    if left is None or first.lower_ not in _REASONS:
        return False
    return any(token.tag_ in FINITE for token in verb.doc[first.i + 1 : left])


def _after_words(sentence: Sentence, verb: Token) -> bool:
    """Whether words that can be content stand before the comma that opens source and cue."""
    first = verb.doc[sentence.start]
    left = _group_start(sentence, verb)
    return left is not None and left - sentence.start >= 2 and first.tag_ not in {"VBG", "VBN", "WRB"}


def _bare(verb: Token, sentence: Sentence, word: ReportingWord) -> bool:
    """Whether nothing but a hearer, an adverbial or an inverted source follows the verb."""
    hearer = "hearer" in word.frames
    for child in verb.rights:
        label = base(child.dep_)
        if child.tag_ == "VBG" and (is_participle(child) or child.lower_ == "adding"):
            continue  # "..., she said, adding that", which the parser may take for what she said
        if label == "ccomp" and child.left_edge.lower_ in _OPENINGS:
            continue  # "..., she said on Monday after 19 members were sent out"
        if label in {"ccomp", "xcomp"} and child.i - verb.i < 4 and not hearer and not _is_title(verb, child, sentence):
            return False
        if label == "obj" and child.i == verb.i + 1 and not hearer and child.pos_ == "PRON" and not _puts_it(verb):
            return False
    return verb.i + 1 >= sentence.end or verb.doc[verb.i + 1].text != ":"


def _puts_it(verb: Token) -> bool:
    """Whether words are put as they are: "as Roe put it"."""
    return verb_lemma(verb.lower_) == "put" and verb.i + 1 < len(verb.doc) and verb.nbor().lower_ == "it"


def _is_title(verb: Token, complement: Token, sentence: Sentence) -> bool:
    """Whether the parser took a title behind an inverted cue for what was said: ", said Halden director general"."""
    nominal = complement.pos_ in {"NOUN", "PROPN", "ADJ"}
    own = any(base(child.dep_) in {"nsubj", "cop", "mark", "aux"} for child in complement.children)
    return nominal and not own and inverted(verb, sentence.end)


def _group_start(sentence: Sentence, verb: Token) -> int | None:
    """First token after the comma before source and cue, or None where there is no such comma."""
    doc = verb.doc
    position = verb.i - 1
    if doc[position].text in _COMMAS and inverted(verb, sentence.end):
        return verb.i
    if doc[position].text == ")":
        position = _before_brackets(sentence, verb, position)  # "..., Chen Mei (陳梅) said"
    appositions = int(doc[position].text in _COMMAS)  # "..., Graham, a former candidate, told reporters"
    if appositions:
        position -= 1
    while position >= max(sentence.start, verb.i - _LONGEST_SOURCE):
        token = doc[position]
        if token.text in _COMMAS:
            if not appositions:
                return position + 1
            appositions -= 1
        elif token.text in {"”", '"', ":", ";"} or (_predicates(token) and not _relative(token)):
            return None
        position -= 1
    return None


def _before_brackets(sentence: Sentence, verb: Token, closing: int) -> int:
    """The last token before brackets that close behind a name; the closing one where none open near by."""
    opening = range(closing - 1, max(sentence.start, closing - _LONGEST_SOURCE), -1)
    return next((i - 1 for i in opening if verb.doc[i].text == "("), closing)


def _predicates(token: Token) -> bool:
    """Whether a token makes a clause of its own; "jailed" after a comma is more likely an adjective."""
    if token.tag_ not in FINITE or token.dep_ in {"aux", "aux:pass"}:
        return False
    return token.doc[token.i - 1].text != ","


def _relative(token: Token) -> bool:
    return token.dep_ == "acl:relcl" or any(child.tag_ in {"WP", "WDT"} for child in token.lefts)


def _source(verb: Token, left: int, speaker: Token | None) -> Token | None:
    doc = verb.doc
    if left == verb.i:
        return speaker if speaker is not None and speaker.i > verb.i else left_subject(verb)
    if speaker is not None and left <= speaker.i < verb.i:
        return speaker
    best = None
    for position in range(left, verb.i):
        token = doc[position]
        if token.text in _COMMAS or token.tag_ in {"WP", "WDT"}:
            break
        if token.pos_ in {"NOUN", "PROPN", "PRON"} and token.lower_ not in TIME_WORDS:
            if best is not None and token.dep_ == "nmod" and any(c.dep_ == "case" for c in token.lefts):
                break
            best = token
    return best


def _is_clause(reading: Reading, start: int, end: int) -> bool:
    """Whether the words before the attribution say something: a finite verb that is not in a subordinate clause."""
    doc = reading.doc
    first = doc[start]
    comma = next((token.i for token in doc[start:end] if token.text == ","), end)
    if first.tag_ in {"VBG", "VBN"} and base(first.dep_) == "advcl" and not comma < first.head.i < end:
        return False  # "Speaking in Oslo", not "Founded in 1921, the brewery will stay"
    finite = [token for token in doc[start:end] if token.tag_ in FINITE or _past_taken_for_participle(token)]
    if not finite:
        return False
    if first.lower_ in _OPENINGS or first.tag_ == "TO":
        return any(token.i > comma for token in finite)
    return True


def _past_taken_for_participle(token: Token) -> bool:
    """Whether a participle has a subject and no auxiliary: "the two sides agreed to talk, the consulate said"."""
    if token.tag_ != "VBN" or base(token.dep_) == "acl":
        return False
    labels = {base(child.dep_) for child in token.lefts}
    return "nsubj" in labels and "aux" not in labels


def _rest(reading: Reading, sentence: Sentence, verb: Token, source: Token, last: int) -> int | None:
    """Where content goes on after an attribution in its midst, or None; ``last`` is the last word before it."""
    doc = verb.doc
    position = max(verb.i, source.i) + 1
    while position < sentence.end and doc[position].text not in _COMMAS:
        position += 1
    if position < sentence.end - 2 and source.ent_type_ != "PERSON" and doc[position + 1].ent_type_ == "PERSON":
        named = position + 1  # "said the bishop of Halden, Ada Roe, ..."
        while named < sentence.end - 2 and doc[named].ent_type_ == "PERSON":
            named += 1
        position = named if doc[named].text in _COMMAS else position
    if position >= sentence.end - 2 or doc[position + 1].tag_ == "VBG":
        return None
    following = doc[position + 1]
    if reading.quoted(following) and doc[position + 2].text[0].islower():
        return position + 1  # 'Reading polls, Stevens said, "is like ..."'
    if doc[last].pos_ == "VERB" and _is_object(doc[position + 1 : sentence.end]):
        return position + 1
    return position + 1 if sentence.root > position or parts_subject(verb, sentence) else None


def _is_object(words: list[Token]) -> bool:
    """Whether words are an object that its verb was parted from: "It contains, he complained, no guarantees"."""
    timed = any(token.lower_ in TIME_WORDS or token.lower_.rstrip("s") in TIME_WORDS for token in words[:_TIMED])
    return words[0].tag_ in {"DT", "CD"} and not timed


def _without_stop(sentence: Sentence, reading: Reading) -> int:
    end = sentence.end
    while end > sentence.start and (reading.doc[end - 1].is_space or reading.doc[end - 1].text in {".", ","}):
        end -= 1
    return end
