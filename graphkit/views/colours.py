"""The colours of communities: distinguishable with every kind of colour vision, on paper and on screen."""

from __future__ import annotations

from graphkit.records import Network

__all__ = ["DARK_PALETTE", "OTHER", "PALETTE", "TYPE_COLOURS", "community_colours"]

PALETTE = (
    "#332288",
    "#CC6677",
    "#44AA99",
    "#DDCC77",
    "#882255",
    "#88CCEE",
    "#117733",
    "#AA4499",
    "#999933",
    "#EE8866",
)
"""Paul Tol's muted scheme (personal.sron.nl/~pault), the clearest first, and the orange of his light one."""

DARK_PALETTE = (
    "#8F84E8",
    "#E58A99",
    "#5CC4B3",
    "#E3D488",
    "#D9739F",
    "#9AD6F3",
    "#58BC7C",
    "#D285C7",
    "#BDBD5A",
    "#F2A488",
)
"""The same hues lightened for a dark ground."""

TYPE_COLOURS = {"PERSON": "#4477AA", "ORG": "#CC6633", "GPE": "#228833", "NORP": "#B5407F", "GROUP": "#997700"}
"""For colouring by type; light and dark ground alike."""

OTHER = "#BBBBBB"
"""Of communities beyond the tenth and of actors that belong to none."""


def community_colours(network: Network) -> tuple[str, ...]:
    """The colour of each community, "#rrggbb": one of its own for the ten largest of two actors or more, else grey."""
    return tuple(PALETTE[c.id] if c.id < len(PALETTE) and c.size > 1 else OTHER for c in network.communities)
