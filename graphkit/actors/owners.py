"""Whose a body is that goes by a name of which every state has one: "Ghana's Supreme Court", "the Polish Senate"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from graphkit.actors.bodies import goes_without_state
from graphkit.actors.body_names import state_in
from graphkit.gazetteer import state_adjectives
from graphkit.records import Mention

__all__ = ["origins", "owners"]

_POSSESSIVE = re.compile(r"['’]s?\s+(?:(?:own|new|highest|top|federal|national|interim|military)\s+)*\Z")
"""What stands between whose a body is and its name."""

_BEHIND = re.compile(r"\s+(?:of|in)\s+(?:the\s+)?")
"""What stands between a body's name and whose it is: "the Ministry of Health in Gaza"."""

_POSSESSED = 3
"""Characters between a state and somebody of whom nothing else is said: "'s "."""

_LONGEST = 24
"""Characters between whose a body is and its name, at most."""


def owners(mentions: Sequence[Mention], text: str) -> dict[int, str]:
    """The state or place that a body is said to be of, by the index of its mention, where anything says it.

    By its name, "the Polish Senate", or by the words beside it where it is a name that goes without its state.

    Args:
        mentions: All mentions of the document, sorted by position.
        text: The document's text.
    """
    places = [m for m in mentions if m.label == "GPE" and m.form in {"named", "metonym"}]
    ends: Mapping[int, Mention] = {m.span.end: m for m in places}
    starts: Mapping[int, Mention] = {m.span.start: m for m in places}
    found = {}
    for index, mention in enumerate(mentions):
        if mention.label != "ORG" or mention.form != "named" or mention.canonical:
            continue
        bare = goes_without_state(mention.text)
        if (
            owner := (_before(mention, ends, text) or _behind(mention, starts, text))
            if bare
            else state_in(mention.text)
        ):
            found[index] = owner
    return found


def origins(mentions: Sequence[Mention], text: str) -> dict[int, str]:
    """The state that somebody is said to be of, by the index of his mention: "Egypt's Ada Roe"."""
    ends = {m.span.end: m.canonical for m in mentions if m.label == "GPE" and m.form == "named" and m.canonical}
    found = {}
    for index, mention in enumerate(mentions):
        if mention.label == "PERSON" and mention.form == "named":
            behind = text[max(0, mention.span.start - _POSSESSED) : mention.span.start]
            state = ends.get(mention.span.start - len(behind)) if behind in {"'s ", "’s "} else None
            if state:
                found[index] = state
    return found


def _before(mention: Mention, ends: Mapping[int, Mention], text: str) -> str:
    """Whose a body is by a possessive or an adjective before its name, "" where none is."""
    start = mention.span.start
    match = _POSSESSIVE.search(text, max(0, start - _LONGEST), start)
    if match is not None:
        owner = ends.get(match.start())
        return "" if owner is None else owner.canonical or owner.text
    words = text[max(0, start - _LONGEST) : start].split()
    phrases = (" ".join(words[-n:]).lower() for n in (2, 1))
    return next((state for phrase in phrases if (state := state_adjectives().get(phrase))), "")


def _behind(mention: Mention, starts: Mapping[int, Mention], text: str) -> str:
    """The state whose name follows a body's, "" where none does; a town may be where it only meets."""
    match = _BEHIND.match(text, mention.span.end)
    owner = starts.get(match.end()) if match else None
    return owner.canonical if owner is not None and match and (owner.form == "named" or "of" in match[0]) else ""
