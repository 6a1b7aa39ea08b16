"""What the settings keep out of a graph, in words for the reader of its page."""

from __future__ import annotations

from typing import get_args

from graphkit.config import Config
from graphkit.counting import counted
from graphkit.records import Label, Network

__all__ = ["omissions"]

_PLURALS: dict[Label, str] = {
    "PERSON": "people",
    "ORG": "organisations",
    "GPE": "states and cities",
    "NORP": "peoples and nationalities",
    "GROUP": "groups",
}


def omissions(network: Network, config: Config, light: int) -> list[str]:
    """What is left out, one phrase for each setting that leaves something out; empty where the graph holds all.

    Args:
        network: The graph.
        config: That it was made with.
        light: Ties in the store that are lighter than ``edges.min_weight``.
    """
    edges, graph, corpus = config.edges, config.graph, network.corpus
    found = [_PLURALS[label] for label in get_args(Label) if label not in edges.types]
    first, last = config.time.period
    if first or last:
        days = (
            f"{f'before {first}' if first else ''}{' or ' if first and last else ''}{f'after {last}' if last else ''}"
        )
        found.append(f"{counted(corpus.left_out - corpus.undated, 'article')} of days {days}")
        found.append(f"{counted(corpus.undated, 'article')} without a date")
    if edges.min_confidence > 0:
        found.append(f"mentions and quotes of a certainty below {edges.min_confidence:g}")
    if light:
        found.append(f"{counted(light, 'tie')} of a weight below {edges.min_weight:,}")
    actors, ties = network.total_actors - len(network.actors), network.total_edges - len(network.edges)
    if actors > 0:
        reasons = [f"at most {graph.max_actors:,} are kept"] if network.total_actors > graph.max_actors else []
        reasons += [] if graph.isolated else ["those without a tie are dropped"]
        found.append(f"{counted(actors, 'actor')} ({', '.join(reasons)})")
    if ties > 0:
        reasons = [f"backbone {edges.backbone:g}"] if edges.backbone < 1 else []
        reasons += [f"at most {edges.max_edges:,} are kept"] if network.total_edges > edges.max_edges else []
        reasons += ["those of the actors left out"] if actors > 0 and network.total_actors > graph.max_actors else []
        found.append(f"{counted(ties, 'tie')} ({', '.join(reasons)})")
    return found
