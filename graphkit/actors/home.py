"""The state a document is at home in, whose government, parliament and ministries go without its name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from graphkit.gazetteer import CONTINENTAL, cities, peoples, seats, state_adjectives, states
from graphkit.records import CharSpan, Mention

__all__ = ["home_state"]

_DATELINE = 250
"""Characters from the start within which a place in capitals is the dateline."""

_DATELINE_PLACES = re.compile(r"([A-Z][\w .'’/-]*?)\s?[,(–—-].*[-–—:]\s*", re.DOTALL)
"""The words before the first mark of a dateline, "NEW DELHI, May 3 (ANA) -": a town, or several."""

_DATELINE_COUNTS = 7
"""How often the state of a dateline is taken to be named."""

_PEOPLE_COUNTS = 2
"""How often the state of a people is taken to be named."""

_LEAD = 1.5
"""How much more often than the second the home state must be named."""

_WORD_BEFORE = 9
"""Characters before a word in which "Latin" or "African" makes "American" no state's."""

_LEAD_PARAGRAPH = 400
"""Characters from the start that count double, because a story opens with whom it is about."""

_SHORT_LEAD = 120
"""Characters of it in a text that has not twice as many: its first sentence."""

_BEFORE_A_SENTENCE = frozenset({"", ".", "-", "–", "—"})
"""What stands before a sentence, a dateline's dash too."""

_OF_LANDS = frozenset("Ocean Sea Gulf Channel Columbia Guiana Polynesia Virgin Samoa Islands Straits".split())
"""Second words of lands and seas whose first is an adjective: "British Columbia", "the Indian Ocean"."""

_BEFORE_STATES = "South|North|Central|New|Costa|Sri|East|Sierra|Cape|Papua|San|El"
_WORD = re.compile(rf"\b(?=[A-Z])(?:(?:{_BEFORE_STATES}) )?[A-Z][\w.-]*\w")
"""A capitalised word, with one before it that begins the names of states."""

_NEXT = re.compile(r"\s([A-Z]\w+)")


def home_state(mentions: Sequence[Mention], text: str, excluded: Sequence[CharSpan] = ()) -> str:
    """The state a document is at home in: that of its dateline, else the one it names most; "" where unclear.

    Args:
        mentions: All mentions of the document, place uses included.
        text: Its text, for adjectives ("Ghanaian") and bodies ("Bank of Ghana") that tell the state.
        excluded: What of it is not the article's own text and holds no mentions, as a dateline with its date.
    """
    counts: Counter[str] = Counter()
    lead = min(_LEAD_PARAGRAPH, max(len(text) // 2, _SHORT_LEAD))
    if state := _dateline_state(text, excluded):
        counts[state] = _DATELINE_COUNTS
    for mention in mentions:
        if mention.label == "GPE" and mention.canonical:
            if mention.use == "place" and mention.span.start < _DATELINE and mention.text.isupper():
                counts[mention.canonical] += 6
            # "the Myanmar junta" tells as much as an adjective; "US" is counted as one below
            # and "Guatemala's president" as much as "the Guatemalan president"
            modifies = mention.use == "other" and mention.text.lower() not in state_adjectives()
            opens = mention.span.start < lead and _opens_and_owns(mention.span, text)
            counts[mention.canonical] += 6 if opens else 2 if mention.use == "actor" else 3 if modifies else 1
        elif mention.label == "GPE" and (state := _state_of_town(mention.text)):
            counts[state] += 6 if mention.text.isupper() and mention.span.start < _DATELINE else 1
        elif mention.label == "ORG":
            counts.update(named[w] for w in mention.text.split() for named in (states(), cities()) if w in named)
    named = {peoples()[m.text] for m in mentions if m.label == "NORP" and m.text in peoples()}
    counts.update(dict.fromkeys(named, _PEOPLE_COUNTS))  # "Israelis living near the border"
    adjectives = state_adjectives()
    for match in _WORD.finditer(text):
        phrase = match[0].lower()
        if phrase not in adjectives and phrase.rpartition(" ")[2] not in adjectives:
            continue
        words = phrase.split(" ")
        behind = _NEXT.match(text, match.end())
        if behind is not None and behind[1] in _OF_LANDS:
            continue
        before = text[max(0, match.start() - _WORD_BEFORE) : match.start()].lower().split()
        continental = not CONTINENTAL.isdisjoint((*words[:-1], *before[-1:]))
        whole = adjectives.get(phrase, "") if len(words) > 1 else ""
        if state := whole or ("" if continental else adjectives.get(words[-1], "")):
            counts[state] += 6 if match.start() < lead else 3  # "Latvian lawmakers": whose affairs these are
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    if not ranked or (len(ranked) > 1 and ranked[0][1] < _LEAD * ranked[1][1]):
        return ""
    return ranked[0][0]


def _opens_and_owns(span: CharSpan, text: str) -> bool:
    """Whether a sentence begins with a state and what it has: "Guatemala's president", not "its view of Peru's"."""
    return text[span.end : span.end + 2] in {"'s", "’s"} and text[: span.start].rstrip()[-1:] in _BEFORE_A_SENTENCE


def _state_of_town(name: str) -> str:
    """The state of a town by its name, "LAGOS" in a dateline too; "" of one that is in no list."""
    town = name.title() if name.isupper() else name
    return cities().get(town, "") or (found if (found := seats().get(town, "")) in states().values() else "")


def _dateline_state(text: str, excluded: Sequence[CharSpan]) -> str:
    """The state of the town, or the state itself, in a dateline that was set apart; "" where none is known."""
    for start, end in excluded:
        found = _DATELINE_PLACES.fullmatch(text, start, end) if start < _DATELINE else None
        place = found[1].title() if found else ""
        state = seats().get(place) or states().get(place) or cities().get(place) or ""
        if state in states().values():
            return state  # not "BRUSSELS", whose union has no courts and ministries that go without its name
    return ""
