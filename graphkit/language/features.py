"""Features of the Universal Dependencies from a Penn tag, a part of speech and the word: the corpora carry none."""

from __future__ import annotations

TAGS = {
    "NN": "Number=Sing", "NNS": "Number=Plur", "NNP": "Number=Sing", "NNPS": "Number=Plur",
    "VB": "VerbForm=Inf", "VBD": "Mood=Ind|Tense=Past|VerbForm=Fin", "VBG": "Tense=Pres|VerbForm=Part",
    "VBN": "Tense=Past|VerbForm=Part", "VBP": "Mood=Ind|Tense=Pres|VerbForm=Fin",
    "VBZ": "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin", "MD": "VerbForm=Fin",
    "JJ": "Degree=Pos", "JJR": "Degree=Cmp", "JJS": "Degree=Sup", "RBR": "Degree=Cmp", "RBS": "Degree=Sup",
    "CD": "NumType=Card", "WDT": "PronType=Rel", "WRB": "PronType=Int", "FW": "Foreign=Yes",
}  # fmt: skip
PRONOUNS = {
    "i": "Case=Nom|Number=Sing|Person=1|PronType=Prs", "me": "Case=Acc|Number=Sing|Person=1|PronType=Prs",
    "my": "Case=Gen|Number=Sing|Person=1|Poss=Yes|PronType=Prs", "mine": "Number=Sing|Person=1|Poss=Yes|PronType=Prs",
    "myself": "Number=Sing|Person=1|PronType=Prs|Reflex=Yes",
    "we": "Case=Nom|Number=Plur|Person=1|PronType=Prs", "us": "Case=Acc|Number=Plur|Person=1|PronType=Prs",
    "our": "Case=Gen|Number=Plur|Person=1|Poss=Yes|PronType=Prs", "ours": "Number=Plur|Person=1|Poss=Yes|PronType=Prs",
    "ourselves": "Number=Plur|Person=1|PronType=Prs|Reflex=Yes",
    "you": "Person=2|PronType=Prs", "your": "Case=Gen|Person=2|Poss=Yes|PronType=Prs",
    "yours": "Person=2|Poss=Yes|PronType=Prs",
    "yourself": "Number=Sing|Person=2|PronType=Prs|Reflex=Yes",
    "yourselves": "Number=Plur|Person=2|PronType=Prs|Reflex=Yes",
    "he": "Case=Nom|Gender=Masc|Number=Sing|Person=3|PronType=Prs",
    "him": "Case=Acc|Gender=Masc|Number=Sing|Person=3|PronType=Prs",
    "his": "Case=Gen|Gender=Masc|Number=Sing|Person=3|Poss=Yes|PronType=Prs",
    "himself": "Gender=Masc|Number=Sing|Person=3|PronType=Prs|Reflex=Yes",
    "she": "Case=Nom|Gender=Fem|Number=Sing|Person=3|PronType=Prs",
    "hers": "Gender=Fem|Number=Sing|Person=3|Poss=Yes|PronType=Prs",
    "herself": "Gender=Fem|Number=Sing|Person=3|PronType=Prs|Reflex=Yes",
    "it": "Gender=Neut|Number=Sing|Person=3|PronType=Prs",
    "its": "Case=Gen|Gender=Neut|Number=Sing|Person=3|Poss=Yes|PronType=Prs",
    "itself": "Gender=Neut|Number=Sing|Person=3|PronType=Prs|Reflex=Yes",
    "they": "Case=Nom|Number=Plur|Person=3|PronType=Prs", "them": "Case=Acc|Number=Plur|Person=3|PronType=Prs",
    "their": "Case=Gen|Number=Plur|Person=3|Poss=Yes|PronType=Prs",
    "theirs": "Number=Plur|Person=3|Poss=Yes|PronType=Prs",
    "themselves": "Number=Plur|Person=3|PronType=Prs|Reflex=Yes",
}  # fmt: skip
DETERMINERS = {
    "the": "Definite=Def|PronType=Art", "a": "Definite=Ind|PronType=Art", "an": "Definite=Ind|PronType=Art",
    "this": "Number=Sing|PronType=Dem", "that": "Number=Sing|PronType=Dem", "these": "Number=Plur|PronType=Dem",
    "those": "Number=Plur|PronType=Dem",
}  # fmt: skip


def features(tag: str, pos: str, word: str) -> str:
    """Return the features of a token as ``Name=Value|Name=Value``, empty where there are none."""
    lower = word.lower()
    if tag in {"PRP", "PRP$"}:
        if lower == "her":
            person = "Gender=Fem|Number=Sing|Person=3"
            return f"Case=Gen|{person}|Poss=Yes|PronType=Prs" if tag == "PRP$" else f"Case=Acc|{person}|PronType=Prs"
        return PRONOUNS.get(lower, "PronType=Prs")
    if tag == "DT":
        return DETERMINERS.get(lower, "")
    if tag in {"RB", "DT"} and lower in {"not", "n't", "n’t"}:
        return "Polarity=Neg"
    if tag in {"WP", "WP$"}:
        return "Poss=Yes|PronType=Rel" if tag == "WP$" else "PronType=Rel"
    if pos in {"NOUN", "PROPN", "VERB", "AUX", "ADJ", "ADV", "NUM", "PRON", "X", "DET", "SYM"}:
        return TAGS.get(tag, "")
    return ""
