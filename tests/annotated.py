"""Docs annotated by hand, so that tests of rules need no language pipeline.

``parsed("Moscow warned Kyiv in Paris .", GPE="Moscow; Kyiv; Paris")`` reads the small English of the tests: tokens
stand apart, a full stop ends a sentence, ``¶`` is a blank line. What the few rules below would get wrong is written
behind the word: ``word/TAG``, ``word/dep``, ``word/dep>head`` (the nearest token of that text), ``word/TAG/dep>head``.

``story("[Sergey Lavrov|male: minister of Russia] left . [he] smiled .")`` is such a text with its mentions in brackets,
for tests that begin behind the mentions stage; see ``story`` for what may follow the bar.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import spacy
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from graphkit.actors import resolve
from graphkit.gazetteer import roles
from graphkit.mentions import find_mentions
from graphkit.records import CharSpan, Document, Mention, Quote

VOCAB = spacy.blank("en").vocab
VERBS = dict(
    pair.split(":")
    for pair in (
        "said:say says:say told:tell tell:tell met:meet left:leave left:leave came:come went:go go:go fled:flee "
        "spoke:speak wrote:write sent:send saw:see held:hold hit:hit won:win lost:lose took:take bought:buy "
        "smiled:smile warned:warn accused:accuse visited:visit praised:praise thanked:thank posted:post agreed:agree "
        "travelled:travel arrived:arrive received:receive stopped:stop supported:support criticised:criticise "
        "denied:deny asked:ask called:call answered:answer rained:rain wants:want want:want help:help "
        "stand:stand agree:agree resigned:resign voted:vote signed:sign lives:live spoken:speak defended:defend "
        "welcomed:welcome followed:follow describing:describe arrives:arrive signals:signal fight:fight need:need "
        "increased:increase declined:decline shouted:shout hopes:hope owns:own seems:seem"
    ).split()
)
TAGS = {
    **dict.fromkeys("the The a A an An this This".split(), "DT"),
    **dict.fromkeys("he He him she She it It they They them I me we We us himself".split(), "PRP"),
    **dict.fromkeys("his His her Her its Its their Their my our Our My".split(), "PRP$"),
    **dict.fromkeys("in In at with by between Between of from From on for near against about under via".split(), "IN"),
    **dict.fromkeys("to To".split(), "IN"),
    **dict.fromkeys("and or".split(), "CC"),
    **dict.fromkeys("that".split(), "WDT"),
    **dict.fromkeys("is was has had been be".split(), "VBZ"),
    **dict.fromkeys("will would should must can".split(), "MD"),
    **dict.fromkeys("not soon never briefly".split(), "RB"),
    **dict.fromkeys("former Former late senior deputy new".split(), "JJ"),
    **dict.fromkeys("Russian Ukrainian British American Polish Malaysian".split(), "JJ"),
    **dict.fromkeys("’s 's".split(), "POS"),
    **dict.fromkeys("“", "``"),
    **dict.fromkeys("”", "''"),
    **dict.fromkeys(". ! ?".split(), "."),
    **dict.fromkeys(", ; : ( ) – —".split(), ","),
    "-": "HYPH",
    "¶": "_SP",
}  # fmt: skip
POS = {
    "DT": "DET", "PRP": "PRON", "PRP$": "PRON", "IN": "ADP", "CC": "CCONJ", "WDT": "SCONJ", "VBZ": "AUX", "MD": "AUX",
    "VBD": "VERB", "VBG": "VERB", "RB": "ADV", "JJ": "ADJ", "POS": "PART", "NN": "NOUN", "NNS": "NOUN", "CD": "NUM",
    "NNP": "PROPN", "NNPS": "PROPN", "_SP": "SPACE",
}  # fmt: skip
NOMINAL = frozenset("DT JJ CD NN NNS NNP NNPS PRP PRP$ HYPH".split())
INSIDE = {"DT": "det", "JJ": "amod", "CD": "nummod", "PRP$": "nmod:poss", "HYPH": "punct"}
NO_SPACE_BEFORE = frozenset(", . ; : ) ’s 's ” ! ? - ¶".split())
NO_SPACE_AFTER = frozenset("( “ - ¶".split())


def parsed(text: str, **entities: str) -> Doc:
    """A Doc with tags, parse, lemmas and entities; ``entities`` map a type to names, separated by semicolons."""
    tokens = [_Token(*_read(written)) for written in text.split()]
    for sentence in _sentences(tokens):
        _parse(sentence, tokens)
    words = ["\n\n" if t.word == "¶" else t.word for t in tokens]
    follows = [t.word for t in tokens[1:]] + ["."]
    doc = Doc(
        VOCAB,
        words=words,
        spaces=[
            t.word not in NO_SPACE_AFTER and n not in NO_SPACE_BEFORE for t, n in zip(tokens, follows, strict=True)
        ],
        tags=[t.tag for t in tokens],
        pos=[t.pos for t in tokens],
        heads=[t.head for t in tokens],
        deps=[t.dep for t in tokens],
        lemmas=[VERBS.get(t.word.lower(), t.word.lower()[:-1] if t.tag == "NNS" else t.word.lower()) for t in tokens],
        sent_starts=[t.starts for t in tokens],
    )
    found = [
        span for label, names in entities.items() for name in names.split("; ") for span in _find(doc, name, label)
    ]
    doc.ents = filter_spans(found)
    return doc


def _find(doc: Doc, name: str, label: str) -> list[Span]:
    return [
        doc.char_span(m.start(), m.end(), label=label)
        for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", doc.text)
        if doc.char_span(m.start(), m.end()) is not None
    ]


@dataclass(eq=False)
class _Token:
    word: str
    tag: str
    dep: str
    wanted: str
    head: int = -1
    index: int = -1
    starts: bool = False

    @property
    def pos(self) -> str:
        if self.dep in {"cop", "aux", "aux:pass"}:
            return "AUX"
        return POS.get(self.tag, "PUNCT")

    @property
    def nominal(self) -> bool:
        return self.tag in NOMINAL

    @property
    def verbal(self) -> bool:
        return self.tag in {"VBD", "VBG"}


def _read(written: str) -> tuple[str, str, str, str]:
    word, *notes = written.split("/") if len(written) > 1 else [written]
    tags = [n for n in notes if n.isupper() and n != "ROOT"]
    tag = next(iter(tags), "") or TAGS.get(word, "")
    dep, _, head = next((n for n in notes if n not in tags), "").partition(">")
    if not tag:
        verb = word.lower() in VERBS
        tag = ("VBG" if word.endswith("ing") else "VBD") if verb else "NNP" if word[0].isupper() else "NN"
        tag = "CD" if word.isdigit() else tag
    return word, tag, dep, head


def _sentences(tokens: list[_Token]) -> list[list[_Token]]:
    found: list[list[_Token]] = [[]]
    for index, token in enumerate(tokens):
        token.index = index
        ended = found[-1] and found[-1][-1].word in {".", "!", "?", "¶"} and token.word not in {"”", "¶"}
        if ended or (found[-1] and found[-1][-1].word == "”" and found[-1][-2].word == "." and token.word[0].isupper()):
            found.append([])
        found[-1].append(token)
    for sentence in found:
        sentence[0].starts = True
    return found


def _parse(sentence: list[_Token], tokens: list[_Token]) -> None:
    heads = _phrases(sentence)
    verbs = [t for t in sentence if t.verbal]
    root = next((t for t in sentence if t.dep == "ROOT"), None) or (verbs or heads or sentence)[0]
    _attach(root, "ROOT", root)
    for number, verb in enumerate(verbs):
        if verb is not root:
            before = tokens[verb.index - 1].word
            dep = "advcl" if verb.tag == "VBG" else "conj" if before in {"and", ","} else "ccomp"
            _attach(verb, dep, verbs[max(0, number - 1)] if verbs[0] is root else root)
    for head in heads:
        _place(head, heads, verbs, root, sentence)
    for token in sentence:
        if token.head < 0:
            verb = next((v for v in verbs if v.index > token.index), root)
            dep = {"MD": "aux", "VBZ": "aux", "RB": "advmod", "WDT": "mark", "CC": "cc"}.get(token.tag, "punct")
            _attach(token, dep, verb if dep != "punct" else root)
    for token in sentence:
        if token.wanted:
            named = [t for t in sentence if t.word == token.wanted and t is not token]
            token.head = min(named, key=lambda t: abs(t.index - token.index)).index


def _attach(token: _Token, dep: str, head: _Token) -> None:
    token.dep = token.dep or dep
    token.head = head.index


def _phrases(sentence: list[_Token]) -> list[_Token]:
    """Heads of noun phrases: the last word of each run; the other words hang below it."""
    heads: list[_Token] = []
    run: list[_Token] = []
    for token, following in zip(sentence, [*sentence[1:], None], strict=True):
        if token.nominal:
            run.append(token)
        if run and (following is None or not following.nominal or token.tag == "PRP"):
            for part in run[:-1]:
                _attach(part, INSIDE.get(part.tag, "compound"), run[-1])
            heads.append(run[-1])
            run = []
    return heads


def _place(head: _Token, heads: list[_Token], verbs: list[_Token], root: _Token, sentence: list[_Token]) -> None:
    """Whether a noun phrase is a possessor, coordinated, behind a preposition, a subject or an object."""
    if head is root or head.head >= 0:
        return
    first = min([t for t in sentence if t.head == head.index and t.index < head.index] + [head], key=lambda t: t.index)
    at = sentence.index(first)
    before = sentence[at - 1] if at else None
    after = next(iter(sentence[sentence.index(head) + 1 :]), None)
    following = next((h for h in heads if h.index > head.index), None)
    if after is not None and after.tag == "POS" and following is not None:
        _attach(after, "case", head)
        _attach(head, "nmod:poss", following)
        return
    past = [v for v in verbs if v.index < head.index]
    earlier = [h for h in heads if h.index < head.index]
    if before is not None and before.tag == "IN":
        _attach(before, "case", head)
        _attach(head, "obl" if past else "nmod", (past or earlier or [root])[-1])
        return
    if before is not None and before.tag == "CC" and earlier:
        _attach(head, "conj", earlier[-1])
        return
    coming = next((v for v in verbs if v.index > head.index), None)
    if coming is not None:
        between = [t for t in sentence if head.index < t.index < coming.index]
        if not past or not any(t in heads or t.tag in {"CC", ",", "``"} for t in between):
            _attach(head, "nsubj", coming)
            return
    _attach(head, "obj" if past else "dep", past[-1] if past else root)


PRONOUNS: dict[str, tuple[str, str, str]] = {
    **dict.fromkeys("he him his himself".split(), ("PERSON", "male", "singular")),
    **dict.fromkeys("she her hers herself".split(), ("PERSON", "female", "singular")),
    **dict.fromkeys("it its itself".split(), ("", "neuter", "singular")),
    **dict.fromkeys("they them their".split(), ("", "", "plural")),
    **dict.fromkeys("i me my".split(), ("PERSON", "", "singular")),
    **dict.fromkeys("we us our".split(), ("", "", "plural")),
}


@dataclass
class Story:
    """A text whose mentions are known, and what resolution makes of them."""

    doc: Doc
    mentions: list[Mention]
    quotes: list[Quote] = field(default_factory=list)

    @property
    def document(self) -> Document:
        return Document(id="story", path="story", text=self.doc.text)

    def resolved(self):
        """Mentions and chains after resolution."""
        return resolve(self.doc, self.document, self.mentions, self.quotes)

    def chains(self) -> list[str]:
        """Every chain as the words of its mentions, "Sergey Lavrov; he", in order of the text."""
        mentions, chains = self.resolved()
        return ["; ".join(mentions[i].text for i in chain.mentions) for chain in chains]

    def rules(self) -> dict[str, str]:
        """For the words of every resolved mention, the rule that linked it (the last, where words repeat)."""
        mentions, chains = self.resolved()
        return {mentions[i].text: rule for chain in chains for i, rule in zip(chain.mentions, chain.links, strict=True)}


def story(text: str, *, speakers: str = "") -> Story:
    """A text with its mentions in brackets.

    Behind a bar stand, in any order, a label (a name is a PERSON without it), a gender, ``=Canonical name``, a use
    (``place``, ``other``), ``metonym``; behind a colon the titles, separated by commas. Pronouns and role nouns need
    nothing: ``[he]``, ``[the minister]``; a body is given as the title, ``[the Ukrainian leader|: leader of Ukraine]``.

    Args:
        text: As for ``parsed``, mentions in brackets.
        speakers: For each quotation in marks, the mention that speaks ("Lavrov; he"), the nearest one outside.
    """
    notes: list[tuple[int, int, str]] = []
    plain: list[str] = []
    for part in re.findall(r"\[[^\]]+\]\S*|\S+", text):
        match = re.fullmatch(r"\[([^|\]]+)(?:\|([^\]]*))?\](\S*)", part)
        if match is None:
            plain.append(part)
            continue
        words = match[1].split()
        notes.append((len(plain), len(plain) + len(words), match[2] or ""))
        plain.extend([*words[:-1], words[-1] + match[3]])
    doc = parsed(" ".join(plain))
    sentences = [s for s in doc.sents if not s.text.isspace()]
    mentions = []
    for start, end, note in notes:
        if end - start > 1 and doc[start].tag_ == "PRP$":  # "his party" holds the mention "his"
            notes.append((start, start + 1, ""))
        number = next(n for n, s in enumerate(sentences) if s.start <= start < s.end)
        mentions.append(_mention(doc, start, end, note, number))
    spans = [CharSpan(m.start(1), m.end(1)) for m in re.finditer("“([^”]*)”", doc.text)]
    names = speakers.split("; ") if speakers else [""] * len(spans)
    quotes = [_quote(span, name, mentions, spans) for span, name in zip(spans, names, strict=True)]
    return Story(doc, sorted(mentions, key=lambda m: (m.span.start, -m.span.end)), quotes)


def _quote(content: CharSpan, speaker: str, mentions: list[Mention], contents: list[CharSpan]) -> Quote:
    outside = [i for i, m in enumerate(mentions) if m.text == speaker and not any(c.contains(m.span) for c in contents)]
    nearest = min(outside, key=lambda i: abs(mentions[i].span.start - content.end), default=None)
    return Quote(kind="direct", content=(content,), speaker_mention=nearest)


def _mention(doc: Doc, start: int, end: int, note: str, sentence: int) -> Mention:
    span = doc[start:end]
    said, _, held = note.partition(":")
    words = re.findall(r"=[^=]*$|\S+", said)
    canonical = next((w[1:].strip() for w in words if w.startswith("=")), "")
    titles = tuple(sorted(t.strip() for t in held.split(",") if t.strip()))
    label = next((w for w in words if w.isupper()), "")
    gender = next((w for w in words if w in {"male", "female", "neuter"}), "")
    use = next((w for w in words if w in {"place", "other"}), "actor")
    form, number = "metonym" if "metonym" in words else "named", "singular"
    last = [t.lower_ for t in span]
    role = next((roles()[r] for n in (3, 2, 1) if (r := " ".join(last[-n:])) in roles()), None)
    if not label and span.text.lower() in PRONOUNS:
        form = "pronoun"
        label, gender, number = PRONOUNS[span.text.lower()]
    elif role is not None and span[-1].text.islower():
        form = "title" if role.kind == "office" else "nominal"
        label = label or role.label
        gender = gender or role.gender or ("neuter" if role.kind == "body" else "")
        titles = titles or (role.noun,)
    return Mention(
        span=CharSpan(span.start_char, span.end_char),
        text=span.text,
        form=form,
        label=label if form == "pronoun" else label or "PERSON",
        use=use,
        sentence=sentence,
        gender=gender,
        number=number,
        titles=titles,
        canonical=canonical,
        rule="by hand",
    )


def mentions_in(text: str, **entities: str) -> list[Mention]:
    """The mentions of a text as ``parsed`` reads it."""
    doc = parsed(text, **entities)
    return find_mentions(doc, Document(id="text", path="text", text=doc.text))
