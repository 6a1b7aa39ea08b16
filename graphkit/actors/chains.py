"""Members of a document, once all of it is resolved, to its chains."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graphkit.actors.bodies import goes_without_state, has_the_body, with_state
from graphkit.actors.cast import Member
from graphkit.actors.confidence import confidence_of
from graphkit.actors.scene import Place
from graphkit.folding import fold
from graphkit.gazetteer import party_families
from graphkit.records import Chain, Mention

__all__ = ["chains_of", "labelled"]


def labelled(mentions: Sequence[Mention], member_of: Mapping[int, Member]) -> tuple[Mention, ...]:
    """The mentions, in the same order and number, with labels and confidence as resolved.

    Args:
        mentions: All mentions of the document.
        member_of: The member of each mention that means somebody known.
    """
    return tuple(
        mention
        if (member := member_of.get(index)) is None
        else mention._replace(label=member.label, confidence=_confidence(mention, member.mentions[index]))
        for index, mention in enumerate(mentions)
    )


def chains_of(
    members: Sequence[Member], mentions: Sequence[Mention], places: Sequence[Place], home: str
) -> tuple[Chain, ...]:
    """The chain of every member that acts somewhere, sorted by first mention.

    Only places or modifiers make no actor: "the Ukraine conflict" alone.

    Args:
        members: All members.
        mentions: All mentions of the document.
        places: Where each stands.
        home: The state the document is at home in, "" where unclear.
    """
    chains = []
    for member in members:
        if not any(_acts(mentions[i], places[i]) for i in member.mentions):
            continue
        indices = sorted(member.mentions)
        chains.append(
            Chain(
                name=_name(member, member.owner or home) or mentions[indices[0]].text,
                label=member.label,
                mentions=tuple(indices),
                links=tuple(member.mentions[i] for i in indices),
                gender=member.gender,
                titles=tuple(sorted(member.titles | _party_of(member, home))),
                aliases=tuple(sorted(member.names)),
                confidence=min(_confidence(mentions[i], rule) for i, rule in member.mentions.items()),
            )
        )
    return tuple(sorted(chains, key=lambda c: (c.mentions[0], c.name)))


def _party_of(member: Member, home: str) -> set[str]:
    """Of which state a party is whose name parties of several states have, as a role; none where nothing tells."""
    state = member.owner or home
    known = state in party_families().get(fold(member.name), ()) if member.label == "ORG" else False
    return {f"party of {state}"} if known else set()


def _name(member: Member, state: str) -> str:
    """The name of a member; a ministry or court that goes without its state has its own or the home state's in it.

    Else the Supreme Courts of two states would be one actor of the corpus.
    """
    full = [name for name in member.names if not name.isupper()]  # "MOH" of the Ministry of Health tells no state
    lone = member.label == "ORG" and not member.canonical and all(map(goes_without_state, full))
    of_state = lone and full and state and has_the_body(state, member.name)
    return with_state(member.name, state) if of_state else member.name


def _confidence(mention: Mention, rule: str) -> float:
    """How often the rule of a link is right; of a first name, that which found it."""
    return confidence_of(mention.form, mention.rule if rule == "name" else rule)


def _acts(mention: Mention, place: Place) -> bool:
    """Whether a mention shows that its actor is one: neither a pronoun nor "Calder" in "Calder plums"."""
    modifies = mention.label == "PERSON" and " " not in mention.text and place.modifies
    return mention.use == "actor" and mention.form != "pronoun" and not modifies
