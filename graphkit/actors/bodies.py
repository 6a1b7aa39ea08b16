"""Nouns and words of names that tell which kind of body is meant: "the company", "the parliament"."""

from __future__ import annotations

__all__ = ["ANY_BODY", "BUSINESSES", "CIVIC_WORDS", "MANY_FORCES", "OF_A_STATE", "PUBLIC_WORDS", "STATE_BODIES"]

ANY_BODY = frozenset(
    "company firm club team group agency organisation organization newspaper outlet airline charity startup retailer "
    "manufacturer lender conglomerate publication magazine militia movement corporation brand giant utility operator "
    "developer supplier automaker carmaker insurer carrier contractor faction outfit".split()
)
"""Nouns for bodies whose names seldom tell what they are: "Racing Ribeira", "the club"."""

PUBLIC_WORDS = frozenset(
    "ministry department court commission committee parliament council police army forces university party office "
    "authority senate assembly bureau government".split()
)
"""Words of names that are no company and no club."""

BUSINESSES = frozenset(
    "company firm startup retailer manufacturer lender conglomerate brand giant utility operator developer supplier "
    "automaker carmaker insurer carrier contractor airline corporation".split()
)
"""Nouns for bodies that are in business."""

CIVIC_WORDS = frozenset(
    "administration agency embassy navy force troops secretariat directorate university college school institute union "
    "federation association nations courts tribunal congress league hospital foundation".split()
)
"""Words of names that are no business."""

OF_A_STATE = PUBLIC_WORDS | frozenset(
    "house bank cabinet military embassy consulate navy mission administration service agency troops intelligence "
    "regulator judiciary".split()
)
"""Words for bodies that a state has, unlike "the American team"."""

MANY_FORCES = frozenset({
    *("United States", "Canada", "Mexico", "Brazil", "Argentina", "Germany", "Switzerland", "Austria"),
    *("United Kingdom", "Australia", "India", "Belgium"),
})
"""States whose cities or provinces each have a police of their own."""

STATE_BODIES = {
    "parliament": "parliament",
    "house": "parliament",
    "foreign ministry": "foreign ministry",
    "ministry of foreign affairs": "foreign ministry",
    "defence ministry": "defence ministry",
    "defense ministry": "defence ministry",
    "interior ministry": "interior ministry",
    "finance ministry": "finance ministry",
    "central bank": "central bank",
    "senate": "senate",
    "cabinet": "cabinet",
    "army": "army",
    "military": "military",
    "supreme court": "supreme court",
    "police": "police",
}
"""Bodies every state has one of, which "the parliament" means for the home state."""
