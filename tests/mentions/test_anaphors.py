"""Words that can stand for an actor without naming it."""

from __future__ import annotations

import pytest
from annotated import mentions_in


def anaphors(text: str, **entities: str) -> list[str]:
    """Pronouns, offices and nouns in a text with their form: ``title The minister``."""
    return [f"{m.form} {m.text}" for m in mentions_in(text, **entities) if m.form in {"title", "nominal", "pronoun"}]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The minister left .", ["title The minister"]),
        ("The foreign/JJ minister left .", ["title The foreign minister"]),
        ("The Ukrainian leader left .", ["title The Ukrainian leader"]),
        ("This lawmaker left .", ["title This lawmaker"]),
        ("The journalist left .", ["nominal The journalist"]),
        ("The agency left .", ["nominal The agency"]),
        ("His party left .", ["nominal His party", "pronoun His"]),
        ("Russia ’s foreign/JJ minister left .", ["title Russia’s foreign minister"]),
        ("The government left .", ["nominal The government"]),
        ("Parliament/NNP left .", ["nominal Parliament"]),
        ("The House left .", ["nominal The House"]),
        ("A Russian senator left .", ["title A Russian senator"]),
        # negative
        ("The ministers/NNS left .", []),
        ("Minister Hale left .", []),
        ("The minister Anna Hale left .", []),
        ("The TASS news agency left .", []),
        ("The house left .", []),
        ("The friend left .", []),
        ("The minister - designate left .", []),
        ("The party leader left .", ["title The party leader"]),
        ("Any minister left .", []),
        ("It rained . It rained . It rained . A Russian senator left .", []),
    ],
)
def test_role_nouns(text, found):
    assert anaphors(text, GPE="Russia", PERSON="Hale; Anna Hale", ORG="TASS") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He left .", ["pronoun He"]),
        ("She praised her friend .", ["pronoun She", "pronoun her"]),
        ("They left .", ["pronoun They", "pronoun They"]),  # perhaps two people
        ("“ We need help , ” I said .", ["pronoun We", "pronoun I"]),
        ("It left .", ["pronoun It"]),
        # negative: no pronouns, or pronouns that mean nothing
        ("US/PRP voters/NNS left .", []),
        ("IT/PRP officials/NNS left .", []),
        ("You/PRP left .", []),
        ("It/expl rained .", []),
        ("It/nsubj>seems seems/VBD/ROOT that Hale left/ccomp>seems .", []),
        ("It/nsubj>clear is/cop>clear clear/JJ/ROOT that Hale left/csubj>clear .", []),
    ],
)
def test_pronouns(text, found):
    assert anaphors(text, GPE="US") == found


@pytest.mark.parametrize(
    ("word", "label", "gender", "number"),
    [
        ("He", "PERSON", "male", "singular"),
        ("Her", "PERSON", "female", "singular"),
        ("It", "", "neuter", "singular"),
        ("They", "", "", "plural"),
        ("I", "PERSON", "", "singular"),
        ("We", "", "", "plural"),
    ],
)
def test_what_a_pronoun_tells(word, label, gender, number):
    found, *_ = mentions_in(f"{word} left .")
    assert (found.label, found.gender, found.number) == (label, gender, number)


@pytest.mark.parametrize(
    ("text", "label", "gender"),
    [
        ("The minister left .", "PERSON", ""),
        ("The spokeswoman left .", "PERSON", "female"),
        ("The king left .", "PERSON", "male"),
        ("The agency left .", "ORG", "neuter"),
        ("The country left .", "GPE", "neuter"),
    ],
)
def test_what_a_role_noun_tells(text, label, gender):
    (found,) = mentions_in(text)
    assert (found.label, found.gender) == (label, gender)


@pytest.mark.parametrize(
    ("text", "phrase", "people"),
    [
        ("The American people/NNS left .", "The American people", "Americans"),
        ("The people/NNS of Ukraine/nmod>people left .", "The people of Ukraine", "Ukrainians"),
        ("The people/NNS left .", "", ""),
        ("The people/NNS of Amsel/nmod>people left .", "", ""),
        ("The people/NNS of Moscow/nmod>people left .", "", ""),
    ],
)
def test_the_people_of_a_state(text, phrase, people):
    found = [(m.text, m.canonical) for m in mentions_in(text, GPE="Ukraine; Amsel; Moscow") if m.label == "NORP"]
    assert found == ([(phrase, people)] if phrase else [])
