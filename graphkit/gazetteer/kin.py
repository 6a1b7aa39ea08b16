"""Nouns for relatives, and for a lawyer’s client: what they are to somebody, and their gender."""

from __future__ import annotations

from graphkit.records import Gender

__all__ = ["KIN"]

KIN: dict[str, tuple[str, Gender]] = {
    **dict.fromkeys(("wife", "widow"), ("spouse", "female")),
    **dict.fromkeys(("husband", "widower"), ("spouse", "male")),
    "spouse": ("spouse", ""),
    **dict.fromkeys(("mother", "mum", "mom"), ("parent", "female")),
    **dict.fromkeys(("father", "dad"), ("parent", "male")),
    "daughter": ("child", "female"),
    "son": ("child", "male"),
    "sister": ("sibling", "female"),
    "brother": ("sibling", "male"),
    "fiancée": ("betrothed", "female"),
    "fiancé": ("betrothed", "male"),
    "girlfriend": ("partner", "female"),
    "boyfriend": ("partner", "male"),
    "aunt": ("aunt", "female"),
    "uncle": ("uncle", "male"),
    "niece": ("niece", "female"),
    "nephew": ("nephew", "male"),
    "cousin": ("cousin", ""),
    "grandmother": ("grandparent", "female"),
    "grandfather": ("grandparent", "male"),
    "granddaughter": ("grandchild", "female"),
    "grandson": ("grandchild", "male"),
    "stepfather": ("stepparent", "male"),
    "stepmother": ("stepparent", "female"),
    "daughter-in-law": ("child-in-law", "female"),
    "son-in-law": ("child-in-law", "male"),
    "mother-in-law": ("parent-in-law", "female"),
    "father-in-law": ("parent-in-law", "male"),
    "sister-in-law": ("sibling-in-law", "female"),
    "brother-in-law": ("sibling-in-law", "male"),
    "client": ("client", ""),
}
"""Nouns for one relative to the relation, and the gender they tell."""
