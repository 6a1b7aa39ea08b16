"""What ``mentions`` finds: places in a document that refer to somebody."""

from __future__ import annotations

from typing import Literal, NamedTuple

from graphkit.records.spans import CharSpan

__all__ = [
    "LOCALITY",
    "OFFICE",
    "ONE_OF_TWO",
    "PAIR",
    "RELATIVE",
    "Form",
    "Gender",
    "Label",
    "Mention",
    "Number",
    "Use",
]

Label = Literal["PERSON", "ORG", "GPE", "NORP", "GROUP"]
"""What an actor is: a person, an organisation, a state or city that acts, a people, another named group (the West)."""

Form = Literal["named", "title", "nominal", "pronoun", "metonym"]
"""How a mention refers: a name, an office ("the minister"), another noun ("the agency"), a pronoun, or a seat of
government that stands for its state ("Moscow")."""

Use = Literal["actor", "place", "other"]
"""Whether the mention acts, only locates ("in Istanbul"), or only modifies ("the Ukraine conflict")."""

Gender = Literal["male", "female", "neuter", ""]
Number = Literal["singular", "plural", ""]

ONE_OF_TWO = "one of two"
"""The rule of "the latter" and "the former"."""

PAIR = "pair"
"""The rule of both mentions of a phrase that means two actors at once: "the two countries"."""

LOCALITY = "place by its kind"
"""Rule of a mention of a town or province that speaks by what it is: "the city said"."""

OFFICE = "office"
"""Rule of a mention of who works for the holder of an office: "the Prime Minister’s Office", "her office"."""

RELATIVE = "relative"
"""The rule of what somebody is to another by kinship: "his wife"."""


class Mention(NamedTuple):
    """One place in a document that refers to somebody; a tuple, because a document has hundreds.

    Attributes:
        span: The mention's characters; for a name, the name only, without title, article or possessive ending.
        text: ``document.text[span.start:span.end]``.
        form: How it refers.
        use: Whether it acts, locates or only modifies.
        label: What it refers to, as far as the mention itself tells; "" for a pronoun that tells nothing.
        sentence: Index into ``Annotations.sentences``.
        gender: Gender as far as the mention or its titles tell.
        number: Number as far as the mention tells.
        titles: Roles glued to a name or meant by a role noun, lower case, the nationality or body first:
            ``("russian foreign minister",)`` for "Russian Foreign Minister Sergey Lavrov".
        canonical: The name it stands for where that differs from its text: "Russia" for the metonym "Moscow".
        rule: Which rule found it.
        confidence: 0 to 1.
    """

    span: CharSpan
    text: str
    form: Form
    label: Label | Literal[""]
    use: Use = "actor"
    sentence: int = 0
    gender: Gender = ""
    number: Number = ""
    titles: tuple[str, ...] = ()
    canonical: str = ""
    rule: str = ""
    confidence: float = 1.0
