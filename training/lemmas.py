"""Tables of the rule lemmatizer: those of spacy-lookups-data, and what the treebanks add to them."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

import corpora
import spacy
from examples import parsed_documents
from lexicon import load_table
from morphology import features
from spacy.lookups import Lookups
from spacy.pipeline import Lemmatizer
from spacy.tokens import Doc

CLOSED = ("aux", "pron", "det", "part")
"""Parts of speech the rule tables know nothing of: here a word's usual lemma is looked up."""
OPEN = ("noun", "verb", "adj", "adv")


def build_lookups(folder: Path) -> Lookups:
    """Return the lemmatizer's tables, the exceptions completed by words whose usual lemma the rules miss."""
    lookups = Lookups()
    for name in ("lemma_rules", "lemma_index", "lemma_exc"):
        lookups.add_table(name, load_table(name))
    nlp = spacy.blank("en")
    lemmatizer = nlp.add_pipe("lemmatizer")
    if not isinstance(lemmatizer, Lemmatizer):
        raise TypeError("the English lemmatizer of spaCy was expected")
    lemmatizer.initialize(list, nlp=nlp, lookups=lookups)
    usual: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    ruled: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for source in ("ud_ewt", "ud_gum"):
        skip = corpora.NON_COMMERCIAL_GENRES if source == "ud_gum" else frozenset()
        for parsed in parsed_documents(folder, source, "train", skip):
            morphs = [features(t, p, w) for t, p, w in zip(parsed.tags, parsed.pos, parsed.words, strict=True)]
            doc = Doc(nlp.vocab, words=parsed.words, spaces=parsed.spaces, pos=parsed.pos, morphs=morphs)
            for token, lemma in zip(doc, parsed.lemmas, strict=True):
                pos = token.pos_.lower()
                if pos in CLOSED or pos in OPEN:
                    usual[pos, token.lower_][lemma] += 1
                    ruled[pos, token.lower_][lemmatizer.rule_lemmatize(token)[0]] += 1
    # From the source again: a table of spaCy's knows its keys by hash only, and "verb" would be a second key.
    exceptions = {pos: dict(table) for pos, table in load_table("lemma_exc").items()}
    for (pos, word), lemmas in sorted(usual.items()):
        lemma, count = lemmas.most_common(1)[0]
        if lemma != "I" and not (lemma.islower() and lemma.replace("'", "").isalpha()):
            continue
        if pos in CLOSED or (count > 1 and ruled[pos, word].most_common(1)[0][0] != lemma):
            exceptions.setdefault(pos, {})[word] = [lemma]
            if "'" in word:
                exceptions[pos][word.replace("'", "’")] = [lemma]
    lookups.remove_table("lemma_exc")
    lookups.add_table("lemma_exc", exceptions)
    return lookups
