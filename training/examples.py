"""Training examples: records of the corpora as spaCy Docs, with the variations that news brings.

Names are exchanged for others of their type (places of the whole world, persons, institutions), text is set in
title case or capitals as headlines are, straight quotation marks become typographic ones. Every pass over the data
draws anew, from one seeded generator.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import corpora
from lexicon import load_geonames, person_names, places, read_list
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example

from graphkit.language.features import features

NAME_LABELS = ("FAC", "GPE", "LOC", "MISC", "NORP", "ORG", "PERSON")
CHUNK = 50
"""Characters times ten below which a paragraph is joined to the next: batches stay mixed and sentences keep context."""
SMALL_WORDS = frozenset(
    "a an and as at but by for from in into nor of off on onto or over per so than that the to up via vs with".split()
)
SEATS = re.compile(
    r"^(?:the )?(?:Kremlin|White House|Pentagon|(?:10 )?Downing Street|Oval Office|Capitol Hill|Whitehall|Élysée)$",
    re.I,
)
"""Seats of government: the news corpus calls them place, building or person; here they are the body that sits there."""


STYLED = 0.3
"""Chance that a full name is replaced as a whole, by one of another style."""
TITLED = 0.12
"""Chance that a title is put before a person who gets another name: where a title ends is what headlines blur."""
SITED = 0.15
"""Chance that "the village of" or the like is put before a place that got another name."""
SITES = re.compile(r"\b(?:in|from|near|to|at|outside|through) $")
INITIALS = "ABCDEFGHIJKLMNOPRSTUVWYZ"
PARTS = dict(read_list("parts"))
"""Syllables and endings from which names of persons and bodies are composed."""


@dataclass(slots=True)
class Passage:
    """A stretch of text with its name spans (start, end, label in characters of the text)."""

    text: str
    names: list[tuple[int, int, str]]
    missing: list[tuple[int, int]] = field(default_factory=list)
    partial: frozenset[str] = frozenset()


def name_passages(folder: Path, sources: dict[str, tuple[str, ...]]) -> list[Passage]:
    """Cut the documents of the name corpora into passages of some paragraphs each."""
    passages = []
    for source, splits in sources.items():
        for split in splits:
            for record in corpora.read(folder, source, split):
                passages.extend(cut(record))
    return passages


def cut(record: dict[str, Any], least: int = CHUNK * 10) -> Iterator[Passage]:
    """Cut a record at paragraph breaks into passages of at least ``least`` characters."""
    text: str = record["text"]
    names = []
    for start, end, label in record["ents"]:
        if label in NAME_LABELS:
            names.append((
                start,
                end,
                "ORG" if SEATS.match(text[start:end]) and label in {"FAC", "GPE", "PERSON"} else label,
            ))
    breaks = [match.end() for match in re.finditer(r"\n\s*", text)]
    start = 0
    for stop in [*breaks, len(text)]:
        if stop < len(text) and (stop - start < least or any(s < stop < e for s, e, _ in names)):
            continue
        yield Passage(
            text[start:stop],
            [(s - start, e - start, label) for s, e, label in names if start <= s and e <= stop],
            [(s - start, e - start) for s, e, *_ in record.get("missing", []) if start <= s and e <= stop],
            frozenset(record.get("partial", [])),
        )
        start = stop


def rewrite(passage: Passage, edits: dict[int, str], titles: dict[int, str] | None = None) -> Passage:
    """Return the passage with the text of some names (by index) replaced, all offsets moved accordingly.

    ``titles`` are words put before a name and not part of it.
    """
    pieces, names, missing, shift, last = [], [], [], 0, 0
    order = sorted(range(len(passage.names)), key=lambda i: passage.names[i][0])
    shifts: list[tuple[int, int]] = []
    for index in order:
        start, end, label = passage.names[index]
        new = edits.get(index, passage.text[start:end])
        title = (titles or {}).get(index, "")
        pieces += [passage.text[last:start], title, new]
        shift += len(title)
        names.append((start + shift, start + shift + len(new), label))
        shift += len(new) - (end - start)
        shifts.append((end, shift))
        last = end
    pieces.append(passage.text[last:])
    for start, end in passage.missing:
        moved = next((by for at, by in reversed(shifts) if at <= start), 0)
        missing.append((start + moved, end + moved))
    return Passage("".join(pieces), names, missing, passage.partial)


class Renamer:
    """Draws names to put in the place of others of the same type."""

    def __init__(self, passages: list[Passage], generator: random.Random) -> None:
        self.generator = generator
        known = places()
        self.kinds = known
        self.pools: dict[str, list[str]] = {}
        for name, kind in known.items():
            self.pools.setdefault(kind, []).append(name)
        # Towns too small for the gazetteer teach the network to trust the sentence where the lists are silent.
        self.pools["unlisted"] = sorted(
            {
                str(c["name"])
                for c in load_geonames("cities1000")
                if int(str(c["population"])) < 5000 and re.match(r"^[A-Z][A-Za-z' -]{2,24}$", str(c["name"]))
            }
            - set(known)
        )
        names = person_names()
        self.first = names["female"] + names["male"]
        self.last = names["surname"] + names["surname_rare"][:15000]
        self.first_set, self.last_set = set(self.first), set(self.last)
        seen = {p.text[s:e] for p in passages for s, e, label in p.names if label == "ORG"}
        self.organisations = sorted(seen)
        self.demonyms = [
            name for _, entries in read_list("demonyms") for name in entries if name.endswith(("n", "sh", "se"))
        ]
        self.institutions = [name for _, entries in read_list("institutions") for name in entries]

    def place(self, old: str) -> str:
        """Draw a place: a state for a state, else a town, a province or, at times, anything."""
        kind = self.kinds.get(old, "")
        roll = self.generator.random()
        if kind == "country":
            pool = "country" if roll < 0.85 else "city_1m"
        else:
            pool = next(
                name
                for limit, name in (
                    (0.1, "city_1m"),
                    (0.24, "city_100k"),
                    (0.4, "city_15k"),
                    (0.5, "city_5k"),
                    (0.76, "unlisted"),
                    (0.88, "subdivision"),
                    (0.95, "capital"),
                    (1.1, "country"),
                )
                if roll < limit
            )
        name = self.generator.choice(self.pools[pool])
        if kind != "country" and self.generator.random() < 0.06:
            name += self.generator.choice((
                " Province",
                " District",
                " County",
                " City",
                " State",
                " Region",
                " province",
            ))
        return name

    def person(self, old: str, memory: dict[str, str]) -> str:
        """Draw a person's name word by word; the same word gets the same substitute within a passage."""
        words = old.split(" ")
        if 1 < len(words) <= 3 and words[-1] not in memory and self.generator.random() < STYLED:
            name, surname = self.styled()
            memory[words[-1]], memory[old] = surname, name
        if old in memory:
            return memory[old]
        for position, word in enumerate(words):
            if not re.match(r"^[A-ZÀ-Ž][\w'’-]{2,}$", word):
                continue
            if word not in memory:
                single = len(words) == 1
                is_first = (single and word in self.first_set and word not in self.last_set) or (
                    not single and position < len(words) - 1
                )
                memory[word] = self.generator.choice(self.first if is_first else self.last)
            words[position] = memory[word]
        return " ".join(words)

    def styled(self) -> tuple[str, str]:
        """Draw a full name in one of the world's styles, and the part by which it is called later."""
        choice, first, last = self.generator.choice, self.generator.choice(self.first), self.generator.choice(self.last)
        initials = "".join(f"{choice(INITIALS)}. " for _ in range(self.generator.choice((1, 1, 2))))
        style = self.generator.randrange(9)
        if style == 0:
            return f"{initials}{last}", last
        if style == 1:
            return f"{initials.replace('.', '')}{last}", last
        if style == 2:
            return f"{first} {initials}{last}", last
        if style == 3:
            article = choice(("al-", "Al-", "El-", "al ", "bin ", "ibn ", "Abu "))
            return f"{first} {article}{last}", f"{article.strip() if article.endswith('-') else article}{last}"
        if style == 4:
            return f"{last} {choice(PARTS['syllables'])}-{choice(PARTS['syllables']).lower()}", last
        if style == 5:
            family = choice(PARTS["syllables"])
            return f"{family} {choice(PARTS['syllables'])}{choice(PARTS['syllables']).lower()}", family
        if style == 6:
            return f"{first} {choice(('van', 'de', 'van der', 'von', 'da', 'di', 'Van', 'De', 'del'))} {last}", last
        if style == 7:
            return f"{first} {last}-{choice(self.last)}", last
        return f"{first} {choice(self.first)} {last}", last

    def organisation(self) -> str:
        """Draw an institution of the list, an organisation of the training data, or compose one from its parts."""
        roll, choice = self.generator.random(), self.generator.choice
        if roll < 0.3:
            return choice(self.institutions)
        if roll < 0.6:
            return choice(self.organisations)
        if roll < 0.7:
            return "".join(choice(INITIALS) for _ in range(choice((3, 3, 4))))
        if roll < 0.8:
            return f"{choice(self.last)} {choice(PARTS['companies'])}"
        place = choice(self.pools[choice(("country", "city_1m", "city_100k", "city_15k", "subdivision"))])
        if roll < 0.88:
            return f"{place} {choice(PARTS['local_bodies'])}"
        if roll < 0.94:
            return f"{choice(self.demonyms)} {choice(PARTS['national_bodies'])}"
        return f"{choice(PARTS['bodies_of'])} of {place}"

    def vary(self, passage: Passage, rates: dict[str, float]) -> Passage:
        """Exchange names of a passage; ``rates`` holds the chance of each type, per passage and per name."""
        edits: dict[int, str] = {}
        titles: dict[int, str] = {}
        chosen = {label: self.generator.random() < rates.get(label, 0.0) for label in ("GPE", "PERSON", "ORG")}
        memory: dict[str, dict[str, str]] = {"GPE": {}, "ORG": {}, "PERSON": {}}
        for index, (start, end, label) in enumerate(passage.names):
            if not chosen.get(label):
                continue
            old = passage.text[start:end]
            if old.startswith(("the ", "The ")) or "\n" in old:
                continue
            if label == "PERSON":
                edits[index] = self.person(old, memory["PERSON"])
                if self.generator.random() < TITLED and re.search(r"(?:^|[a-z,] |\n)$", passage.text[:start]):
                    titles[index] = self.generator.choice(PARTS["titles"]) + " "
                continue
            if old not in memory[label]:
                keep = self.generator.random() < 0.4
                memory[label][old] = old if keep else self.place(old) if label == "GPE" else self.organisation()
            edits[index] = memory[label][old]
            if label == "GPE" and self.generator.random() < SITED and re.search(SITES, passage.text[:start]):
                titles[index] = self.generator.choice(PARTS["sites"]) + " "
        return rewrite(passage, edits, titles) if edits else passage


def title_case(word: str, first: bool) -> str:
    """Set a word as a headline would."""
    return word if (word.lower() in SMALL_WORDS and not first) or not word[:1].islower() else word[0].upper() + word[1:]


def recase(text: str, style: str) -> str:
    """Set a text in capitals, small letters or a headline's title case; its length never changes."""
    if style == "title":
        out, position = [], 0
        for match in re.finditer(r"[\w'’-]+", text):
            out += [text[position : match.start()], title_case(match.group(), match.start() == 0)]
            position = match.end()
        changed = "".join(out) + text[position:]
    else:
        changed = text.upper() if style == "upper" else text.lower()
    return changed if len(changed) == len(text) else text


def headline(passage: Passage, generator: random.Random) -> Passage:
    """Take one sentence of a passage as a headline: no full stop, mostly title case."""
    sentences = [match.span() for match in re.finditer(r"[^\n.!?]{25,110}(?=[.!?](?:\s|$))", passage.text)]
    sentences = [(s, e) for s, e in sentences if not any(a < s < b or a < e < b for a, b, _ in passage.names)]
    if not sentences:
        return passage
    start, end = generator.choice(sentences)
    while passage.text[start].isspace() or passage.text[start] in '”"’':
        start += 1
    part = passage.text[start:end]
    style = generator.choices(("title", "upper", "plain"), (0.7, 0.15, 0.15))[0]
    return Passage(
        recase(part, style) if style != "plain" else part,
        [(s - start, e - start, label) for s, e, label in passage.names if start <= s and e <= end],
        [(s - start, e - start) for s, e in passage.missing if start <= s and e <= end],
        passage.partial,
    )


def swap_quotes(text: str) -> str:
    """Exchange straight and typographic quotation marks, one for one."""
    if "“" in text or "’" in text:
        return text.translate(str.maketrans("“”‘’", "\"\"''"))
    opened = False
    out = []
    for char in text:
        if char == '"':
            opened = not opened
            char = "“" if opened else "”"
        elif char == "'":
            char = "’"
        out.append(char)
    return "".join(out)


def name_doc(nlp: Language, passage: Passage) -> Doc:
    """Make the reference Doc of a passage; what the source does not annotate is marked missing."""
    doc = nlp.make_doc(passage.text)
    spans, missing, taken = [], [], set()
    for start, end, label in passage.names:
        span = doc.char_span(start, end, label=label)
        if span is None:
            rough = doc.char_span(start, end, alignment_mode="expand")
            if rough is not None:
                missing.append(Span(doc, rough.start, rough.end))
            continue
        if not taken.intersection(range(span.start, span.end)):
            spans.append(span)
            taken.update(range(span.start, span.end))
    for start, end in passage.missing:
        rough = doc.char_span(start, end, alignment_mode="expand")
        if rough is not None:
            missing.append(rough)
    if passage.partial:
        # A capital may start a name of a type the source leaves out; a small letter does not.
        missing += [doc[t.i : t.i + 1] for t in doc if t.i not in taken and t.text[:1].isupper()]
    if not missing:
        doc.set_ents(spans, default="outside")
    else:
        left = [doc[i : i + 1] for i in sorted({t.i for span in missing for t in span} - taken)]
        doc.set_ents(spans, missing=left, default="outside")
    return doc


def name_examples(
    nlp: Language, passages: list[Passage], settings: dict[str, Any], generator: random.Random
) -> Iterator[Example]:
    """Yield varied examples for the name recogniser without end, a fresh order on every pass."""
    renamer = Renamer(passages, generator)
    order = list(range(len(passages)))
    while True:
        generator.shuffle(order)
        for index in order:
            passage = renamer.vary(passages[index], settings["rename"])
            roll = generator.random()
            case = settings["case"]
            if roll < case["headline"]:
                passage = headline(passage, generator)
            elif roll < case["headline"] + case["upper"]:
                passage = Passage(recase(passage.text, "upper"), passage.names, passage.missing, passage.partial)
            elif roll < case["headline"] + case["upper"] + case["lower"]:
                passage = Passage(recase(passage.text, "lower"), passage.names, passage.missing, passage.partial)
            if generator.random() < settings["quotes"]:
                passage = Passage(swap_quotes(passage.text), passage.names, passage.missing, passage.partial)
            if not passage.text.strip():
                continue
            reference = name_doc(nlp, passage)
            yield Example(bare(reference), reference)


def bare(reference: Doc) -> Doc:
    """Return a Doc of the same tokens without annotation; cheaper than to tokenize again."""
    words, spaces = zip(*((token.text, bool(token.whitespace_)) for token in reference), strict=True)
    return Doc(reference.vocab, words=words, spaces=spaces)


@dataclass(slots=True)
class Parsed:
    """A document of a treebank, token by token; heads are token indices."""

    words: list[str]
    spaces: list[bool]
    tags: list[str]
    pos: list[str]
    heads: list[int]
    deps: list[str]
    lemmas: list[str]
    starts: set[int]


def parsed_documents(
    folder: Path, source: str, split: str, skip_genres: frozenset[str] = frozenset()
) -> Iterator[Parsed]:
    """Yield the documents of a treebank split, without the genres to skip."""
    for record in corpora.read(folder, source, split):
        if record["genre"] in skip_genres:
            continue
        words = [record["text"][s:e] for s, e in record["tokens"]]
        yield Parsed(
            words, [bool(x) for x in record["spaces"]], record["tags"], record["pos"], record["heads"],
            record["deps"], record["lemmas"],
            set(record["sent_starts"]),
        )  # fmt: skip


def pieces(parsed: Parsed, least: int = 50) -> Iterator[Parsed]:
    """Cut a document between sentences into pieces of at least ``least`` tokens, the last one excepted.

    The parser computes a gold path through a long document on every update, which costs more than the network.
    Pieces of some sentences need none and still show where sentences end.
    """
    starts = sorted(parsed.starts)
    begin = 0
    for end in [*starts[1:], len(parsed.words)]:
        if end - begin < least and end < len(parsed.words):
            continue
        cut = slice(begin, end)
        yield Parsed(
            parsed.words[cut],
            parsed.spaces[cut],
            parsed.tags[cut],
            parsed.pos[cut],
            [head - begin for head in parsed.heads[cut]],
            parsed.deps[cut],
            parsed.lemmas[cut],
            {start - begin for start in starts if begin <= start < end},
        )
        begin = end


def parsed_doc(nlp: Language, parsed: Parsed) -> Doc:
    """Make the reference Doc of a treebank document."""
    return Doc(
        nlp.vocab,
        words=parsed.words,
        spaces=parsed.spaces,
        tags=parsed.tags,
        pos=parsed.pos,
        morphs=[features(t, p, w) for t, p, w in zip(parsed.tags, parsed.pos, parsed.words, strict=True)],
        heads=parsed.heads,
        deps=parsed.deps,
        lemmas=parsed.lemmas,
    )


def vary_parsed(parsed: Parsed, settings: dict[str, Any], generator: random.Random) -> Parsed:
    """Vary casing and quotation marks of a treebank document, token by token."""
    words = list(parsed.words)
    roll = generator.random()
    case = settings["case"]
    if roll < case["upper"]:
        words = [w.upper() if len(w.upper()) == len(w) else w for w in words]
    elif roll < case["upper"] + case["lower"]:
        words = [w.lower() for w in words]
    elif roll < case["upper"] + case["lower"] + case["headline"]:
        words = [title_case(w, i in parsed.starts) for i, w in enumerate(words)]
    if generator.random() < settings["quotes"]:
        for i, (word, tag) in enumerate(zip(words, parsed.tags, strict=True)):
            if word == '"':
                words[i] = "“" if tag == "``" else "”"
            elif "'" in word and parsed.tags[i] not in {"``"}:
                words[i] = word.replace("'", "’")
    if words == parsed.words:
        return parsed
    return Parsed(
        words, parsed.spaces, parsed.tags, parsed.pos, parsed.heads, parsed.deps, parsed.lemmas, parsed.starts
    )
