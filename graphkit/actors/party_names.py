"""Parties that several states have one of by the same name: whose "Labour" is, and how it is called in full."""

from __future__ import annotations

import functools

from graphkit.actors.bodies import with_state
from graphkit.actors.descriptions import body_of, role_of
from graphkit.folding import fold
from graphkit.gazetteer import party_families, party_names, state_adjectives
from graphkit.records import LinkableChain

__all__ = ["state_of_party", "usual_name"]


@functools.lru_cache(maxsize=1 << 14)
def usual_name(name: str, state: str) -> str:
    """The name of a party that several states have one of, as it is usual: "Australian Labor" is Australia's."""
    short = " ".join(word for word in fold(name).split() if word not in state_adjectives())
    known = state in party_families().get(short, ())
    return with_state(party_names()[short], state) if known else name


def state_of_party(item: LinkableChain) -> str:
    """The state of a party whose name parties of several states have, "" where nothing tells."""
    found = [body_of(title) for title in item.chain.titles if role_of(title) == "party"]
    return found[0] if len(found) == 1 and fold(item.chain.name) in party_families() else ""
