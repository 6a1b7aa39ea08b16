"""Sentences of the treebanks turned into reported speech, as news is full of it and the treebanks are not.

A plain sentence becomes the content of a quotation with an invented speaker: “Sentence,” said Name Surname. The
annotation follows the treebanks' own: the verb is the root, the content its ``ccomp``, commas and marks hang on the
content.
"""

from __future__ import annotations

import itertools
import random
from dataclasses import dataclass

from examples import PARTS, Parsed
from lexicon import person_names

VERBS = (
    "said said said said said added told noted warned explained insisted argued stressed claimed wrote announced "
    "declared replied stated".split()
)
LEMMAS = {
    "said": "say", "added": "add", "told": "tell", "noted": "note", "warned": "warn", "explained": "explain",
    "insisted": "insist", "argued": "argue", "stressed": "stress", "claimed": "claim", "wrote": "write",
    "announced": "announce", "declared": "declare", "replied": "reply", "stated": "state",
}  # fmt: skip
ROLES = (
    "minister spokesman spokeswoman court report official company ministry president lawyer mayor analyst police "
    "statement agency government parliament diplomat prosecutor paper lawmaker source".split()
)
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


@dataclass(slots=True)
class Word:
    """One token; ``head`` is another token of the same list, itself for the root."""

    text: str
    tag: str
    pos: str
    dep: str
    lemma: str
    space: bool = True
    head: Word | None = None


class Speech:
    """Draws speakers and frames for reported speech."""

    def __init__(self, generator: random.Random) -> None:
        self.generator = generator
        names = person_names()
        self.first = names["female"] + names["male"]
        self.last = names["surname"]

    def speaker(self, verb: Word, *, pronoun: bool = True) -> list[Word]:
        """Return the words of a speaker, hung on the verb as its subject."""
        choice, roll = self.generator.choice, self.generator.random()
        if pronoun and roll < 0.2:
            text = choice(("he", "she", "they", "he"))
            return [Word(text, "PRP", "PRON", "nsubj", text, head=verb)]
        if roll < 0.4:
            noun = Word(choice(ROLES), "NN", "NOUN", "nsubj", "", head=verb)
            noun.lemma = noun.text
            return [Word("the", "DT", "DET", "det", "the", head=noun), noun]
        last = choice(self.last)
        if roll < 0.65:
            return [Word(last, "NNP", "PROPN", "nsubj", last, head=verb)]
        first = choice(self.first)
        name = Word(first, "NNP", "PROPN", "nsubj", first, head=verb)
        words = [name, Word(last, "NNP", "PROPN", "flat", last, head=name)]
        if roll > 0.85:
            title = choice([t for t in PARTS["titles"] if " " not in t and "-" not in t and t[0].isupper()])
            words.insert(0, Word(title, "NNP", "PROPN", "nmod:desc", title, head=name))
        return words

    def verb(self) -> list[Word]:
        """Return the verb of saying, as root, with a hearer where it wants one."""
        text = self.generator.choice(VERBS)
        verb = Word(text, "VBD", "VERB", "ROOT", LEMMAS[text])
        verb.head = verb
        words = [verb]
        if text == "told":
            words.append(Word("reporters", "NNS", "NOUN", "iobj", "reporter", head=verb))
        return words

    def day(self, verb: Word) -> list[Word]:
        """Return "on Monday", now and then."""
        if self.generator.random() > 0.2:
            return []
        name = self.generator.choice(DAYS)
        noun = Word(name, "NNP", "PROPN", "obl", name, head=verb)
        return [Word("on", "IN", "ADP", "case", "on", head=noun), noun]

    def frame(self, content: list[Word], *, curly: bool) -> list[Word]:
        """Put a content (without its full stop, its root marked ROOT) into a sentence of reported speech."""
        opening, closing = ("“", "”") if curly else ('"', '"')
        root = next(word for word in content if word.head is word)
        said = self.verb()
        verb = said[0]
        root.dep, root.head = "ccomp", verb
        left = Word(opening, "``", "PUNCT", "punct", opening, space=False, head=root)
        right = Word(closing, "''", "PUNCT", "punct", closing, head=root)
        comma = Word(",", ",", "PUNCT", "punct", ",", head=root)
        stop = Word(".", ".", "PUNCT", "punct", ".", head=verb)
        style = self.generator.random()
        content[-1].space = False
        if style < 0.7:
            comma.space = False
            speaker = self.speaker(verb, pronoun=style < 0.4)
            # "Brandvold said" and "said Brandvold"; what was told to somebody is not turned round.
            tail = [*speaker, *said] if style < 0.4 or len(said) > 1 else [*said, *speaker]
            tail += self.day(verb)
            tail[-1].space = False
            return [left, *content, comma, right, *tail, stop]
        head = [*self.speaker(verb), *said, *self.day(verb)]
        head[0].text = head[0].text[0].upper() + head[0].text[1:]
        if style < 0.88:
            head[-1].space = False
            mark = self.generator.choice((",", ":"))
            inner = Word(mark, mark, "PUNCT", "punct", mark, head=root)
            stop.space, stop.head = False, root
            return [*head, inner, left, *content, stop, right]
        first = content[0]
        if first.tag not in {"NNP", "NNPS"} and first.text != "I":
            first.text = first.text[0].lower() + first.text[1:]
        middle = [Word("that", "IN", "SCONJ", "mark", "that", head=root)] if self.generator.random() < 0.6 else []
        return [*head, *middle, *content, stop]

    def quote(self, parsed: Parsed) -> Parsed:
        """Turn one plain sentence of a piece into reported speech; the next one may go on with the quotation."""
        starts = [*sorted(parsed.starts), len(parsed.words)]
        plain = [k for k in range(len(starts) - 1) if is_plain(parsed, starts[k], starts[k + 1])]
        if not plain:
            return parsed
        chosen = self.generator.choice(plain)
        curly = self.generator.random() < 0.6
        sentences = [to_words(parsed, begin, end) for begin, end in itertools.pairwise(starts)]
        framed = self.frame(sentences[chosen][:-1], curly=curly)
        framed[-1].space = True
        sentences[chosen] = framed
        following = chosen + 1
        if following in plain and framed[-1].text == "." and self.generator.random() < 0.5:
            more = sentences[following]
            root = next(word for word in more if word.head is word)
            marks = ("“", "”") if curly else ('"', '"')
            more.insert(0, Word(marks[0], "``", "PUNCT", "punct", marks[0], space=False, head=root))
            more[-1].space = False
            more.append(Word(marks[1], "''", "PUNCT", "punct", marks[1], head=root))
        return to_parsed(sentences)


def is_plain(parsed: Parsed, begin: int, end: int) -> bool:
    """Whether a sentence can be quoted: it is whole, has a verb, ends in a full stop and holds no quotation marks."""
    words = parsed.words[begin:end]
    if not 5 <= len(words) <= 35 or words[-1] != "." or not words[0][:1].isupper() or not words[-2][-1:].isalnum():
        return False
    root = next((i for i in range(begin, end) if parsed.heads[i] == i), None)
    quoted = any(mark in word for word in words for mark in '"“”')
    return root is not None and root != end - 1 and parsed.pos[root] in {"VERB", "ADJ", "NOUN", "AUX"} and not quoted


def to_words(parsed: Parsed, begin: int, end: int) -> list[Word]:
    """Return a sentence as linked words."""
    words = [
        Word(parsed.words[i], parsed.tags[i], parsed.pos[i], parsed.deps[i], parsed.lemmas[i], parsed.spaces[i])
        for i in range(begin, end)
    ]
    for i, word in enumerate(words):
        word.head = words[parsed.heads[begin + i] - begin]
    return words


def to_parsed(sentences: list[list[Word]]) -> Parsed:
    """Return linked words as a document."""
    words = [word for sentence in sentences for word in sentence]
    index = {id(word): i for i, word in enumerate(words)}
    starts, position = set(), 0
    for sentence in sentences:
        starts.add(position)
        position += len(sentence)
    return Parsed(
        [word.text for word in words],
        [word.space for word in words],
        [word.tag for word in words],
        [word.pos for word in words],
        [index[id(word.head)] for word in words],
        [word.dep for word in words],
        [word.lemma for word in words],
        starts,
    )
